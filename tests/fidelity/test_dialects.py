from __future__ import annotations

import pytest

from ghostcli.fidelity.dialects import one_spelling
from talk import said, verdicts

PAIRS = """
    colour:color labours:labors honourable:honorable neighbourhood:neighborhood favourite:favorite colourized:colorized
    realise:realize organisation:organization apologised:apologized analysed:analyzed paralysing:paralyzing
    theatre:theater centred:centered centring:centering kilometres:kilometers litre:liter fibre:fiber
    travelled:traveled counsellor:counselor marvellous:marvelous modelling:modeling worshipped:worshiped
    dialogue:dialog catalogues:catalogs judgement:judgment programme:program grey:gray tyres:tires plough:plow
    defence:defense practising:practicing paediatric:pediatric haemorrhage:hemorrhage anaemia:anemia
    anaesthetic:anesthetic oestrogen:estrogen encyclopaedia:encyclopedia manoeuvre:maneuver sceptical:skeptical
    colourised:colorized focussed:focused biassed:biased kidnapped:kidnaped tyre:tire cheque:check cheques:checks greys:grays programmes:programs
"""


@pytest.mark.parametrize("pair", PAIRS.split())
def test_british_and_american_spellings_are_one(pair: str) -> None:
    british, american = pair.split(":")
    assert one_spelling(british) == one_spelling(american)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("four", "for"),
        ("tour", "tor"),
        ("hour", "hor"),
        ("prise", "prize"),
        ("filling", "filing"),
        ("called", "caled"),
        ("there", "theer"),
        ("timbre", "timber"),
        ("does", "des"),
        ("poem", "pem"),
        ("vogue", "vog"),
        ("children", "kids"),
        ("wise", "wize"),
    ],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert one_spelling(one) != one_spelling(other)


@pytest.mark.parametrize(
    ("reference", "quote"),
    [
        (
            "the colour of the theatre was grey, we realised, and the programme was cancelled",
            "the color of the theater was gray, we realized, and the program was canceled",
        ),
        ("our neighbours ploughed in January", "our neighbors plowed in January"),
    ],
)
def test_they_are_equal_in_quotes(reference: str, quote: str) -> None:
    assert verdicts(quote, said(f"Well now, {reference}, I tell you.")) == ("verbatim",)
    assert verdicts(reference, said(f"Well now, {quote}, I tell you.")) == ("verbatim",)
