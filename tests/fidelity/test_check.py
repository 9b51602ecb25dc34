"""Every verdict of the table, on a made-up talk."""

from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.reference import Reference
from ghostcli.model import VERDICTS
from ghostcli.transcripts.base import Cue
from talk import ADA, BEN, CUES, TALK, said, shown, verdicts

BRIDGE = Reference.of(CUES[2:5])


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        # verbatim: the words stand there in one stretch
        ("We measured the river twice and trusted the first number.", ("verbatim",)),
        ("we MEASURED the river — twice, and trusted “the first number”", ("verbatim",)),
        ("trusted the first number. Nobody asked the ferryman", ("verbatim",)),
        ("Bridge", ("verbatim",)),
        ("the water was, like, 20B litres a year", ("verbatim",)),
        ("How much did the pretraining of the crew cost", ("verbatim",)),
        ("about $2.5 million, and I'd say 90% of it was spent", ("verbatim",)),
        # with marked cuts each part does, in order
        ("We measured the river twice … he had known for thirty years.", ("verbatim",)),
        ("We measured the river ... and trusted [...] number", ("verbatim",)),
        ("[W]e measured [it] twice and trusted the first number", ("verbatim",)),
        # near: cleaned, or nine words in ten
        ("You know, the water was twenty billion litres a year", ("near",)),
        ("And the committee, they signed it anyway?", ("near",)),
        ("It is not that anybody lied. It's that we did not want to know", ("near",)),
        # reworded: six to nine in ten, a telling word, a negation, a number
        ("We measured the stream twice and trusted the first number.", ("reworded",)),
        ("We measured the water once and trusted the first number.", ("reworded",)),
        ("I think a good engineer is somebody who is not a little bit afraid of water", ("reworded",)),
        ("They did read the appendix, which is where the flood tables were.", ("reworded",)),
        ("I would build it five hundred metres upstream, where the rock is, and I would", ("reworded",)),
        # spliced: five said words or more between, and no mark
        ("We measured the river twice and he had known for thirty years", ("spliced",)),
        ("rivers keep their own calendar, no tourist is standing in the way with a camera", ("spliced",)),
        # reordered
        (f"{CUES[4].text} {CUES[3].text}", ("reordered",)),
        ("he had known for thirty years … we measured the river twice", ("reordered",)),
        (
            "no tourist is standing in the way with a camera, rivers keep their own calendar",
            ("spliced", "reordered"),
        ),
        (
            "no tourist stands in the way with a camera, rivers keep their old calendar, and somebody reads",
            ("reworded", "spliced", "reordered"),
        ),
        # absent and unclear
        ("The mayor signed every page without reading one.", ("absent",)),
        ("Concrete", ("absent",)),
        ("nobody knew the ferryman", ("unclear",)),
        ("", ("unclear",)),
        ("…", ("unclear",)),
    ],
)
def test_verdicts(quote: str, expected: tuple[str, ...]) -> None:
    finding = check(quote, TALK)
    assert finding.verdicts == expected, shown(finding)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (CUES[3].text, ("verbatim",)),
        (f"{CUES[4].text} {CUES[3].text}", ("reordered",)),
        ("The mayor signed every page without reading one.", ("absent",)),
        ("measured the river twice, he had known for thirty years", ("spliced",)),
        ("We measured the brook twice and trusted the first two numbers.", ("reworded",)),
    ],
)
def test_three_cues_are_enough_to_say(quote: str, expected: tuple[str, ...]) -> None:
    assert verdicts(quote, BRIDGE) == expected


def test_every_verdict_but_the_callers_is_given_and_in_the_order_of_the_table() -> None:
    order = list(VERDICTS)
    for quote in (CUES[3].text, "rivers keep their own calendar, no tourist is standing in the way"):
        found = list(check(quote, TALK, speaker="Nobody Else").verdicts)
        assert "misattributed" in found
        assert found == sorted(found, key=order.index)


def test_nothing_is_in_an_empty_transcript() -> None:
    assert verdicts("We measured the river twice.", said()) == ("absent",)
    assert verdicts("We measured the river twice.", said("", " … ")) == ("absent",)


def test_marked_parts_that_are_far_apart_are_distant() -> None:
    near = check("We measured the river twice … nobody reads it", TALK)
    far = check("We measured the river twice … inspected", TALK)
    assert near.verdicts == ("verbatim", "distant")  # 30 s to 128 s
    assert near.cuts == 1
    assert far.verdicts == ("reworded",)  # one word stands within forty of its neighbour
    assert "distant" not in verdicts("She was right … we poured the footings", TALK)


def test_a_cut_over_the_turn_of_another_is_distant() -> None:
    def told(between: str) -> Reference:
        lines = [(ADA, "We measured the river twice"), (BEN, between), (ADA, "and trusted the first number")]
        return Reference.of([Cue(n, n + 1, who, f"{text}.") for n, (who, text) in enumerate(lines)])

    quote = "We measured the river twice … and trusted the first number"
    assert verdicts(quote, told("And why was that")) == ("verbatim", "distant")
    assert verdicts(quote, told("And why so")) == ("verbatim",)


def test_cuts_without_times_are_not_called_distant() -> None:
    untimed = Reference.of([cue._replace(start=None, end=None) for cue in CUES])
    assert verdicts("We measured the river twice … nobody reads it", untimed) == ("verbatim",)


def test_a_finding_has_the_parts_with_places_and_times() -> None:
    finding = check("rivers keep their own calendar, We measured the river twice", TALK)
    assert finding.verdicts == ("spliced", "reordered")
    assert [(part.text, part.said) for part in finding.parts] == [
        ("rivers keep their own calendar", "rivers keep their own calendar"),
        ("We measured the river twice", "We measured the river twice"),
    ]
    assert [(part.start, part.end, part.speaker, part.share) for part in finding.parts] == [
        (120.0, 128.0, BEN, 1.0),
        (30.0, 38.0, ADA, 1.0),
    ]
    assert finding.parts[0].moment == pytest.approx(123.2)
    assert [TALK.words[part.position] for part in finding.parts] == ["rivers", "we"]
    assert [part.length for part in finding.parts] == [5, 5]


def test_the_share_is_of_the_longer_side() -> None:
    assert check("We measured the stream twice and trusted the first number.", TALK).share == 0.9
    assert check("We measured the river and trusted the first number.", TALK).share == 0.9
    assert check("We measured the river twice and then trusted the first number.", TALK).share == 10 / 11
    assert check("You know, the water was twenty billion litres a year", TALK).share == 1.0


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (
            "We measured the old river twice and trusted it",
            "We measured the [old|] river twice and trusted [it|the]",
        ),
        ("the water was twenty billion litres", "the water was [~|like] twenty billion litres"),
        ("the water was, like, 20B litres", "the water was, like, 20B litres"),
        (
            "We measured the river twice [...] for thirty years",
            "We measured the river twice [...]/ for thirty years",
        ),
        (
            "measured the river twice he had known for thirty years",
            "measured the river twice / he had known for thirty years",
        ),
        (
            "We measured the river … and a donkey … thirty years",
            "We measured the river …/ [and a donkey|] …/ thirty years",
        ),
        ("Granite for ever … we measured the river", "[Granite for ever|] …/ we measured the river"),
        ("Nothing comes near this", "[Nothing comes near this|]"),
    ],
)
def test_the_diff_shows_both_spellings(quote: str, expected: str) -> None:
    assert shown(check(quote, TALK)) == expected


def test_what_was_misheard_is_right_in_either_form() -> None:
    quote = "We measured the liver twice and trusted the first lumber."
    sic = {"liver": "river", "first lumber": "first number"}
    assert check(quote, TALK).verdicts == ("reworded",)
    assert check(quote, TALK, sic=sic).verdicts == ("verbatim",)
    assert check(quote, said(quote), sic=sic).verdicts == ("verbatim",)
    one_of_each = said("We measured the liver twice and trusted the first number.")
    assert check(quote, one_of_each, sic=sic).verdicts == ("verbatim",)
    assert check(quote, one_of_each, sic={"": "x", "liver": "", "ox": "cow"}).verdicts == ("reworded",)


def test_what_a_verdict_takes_from_corrections_is_told() -> None:
    quote = "We measured the liver twice and trusted the first lumber. Nobody asked the ferryman"
    sic = {"liver": "river", "first lumber": "first number", "ferryman": "committee"}
    assert check(quote, TALK, sic=sic).corrections == (("liver", "river"), ("first lumber", "first number"))
    assert check(quote, TALK).corrections == ()
    assert check("We measured the river twice", TALK, sic={"river": "liver"}).corrections == ()


def test_a_corrected_number_is_told_as_it_is_written_on_either_side() -> None:
    quote = "It was new fifteen years before that bridge was built"
    found = check(
        quote,
        said("It was new 150 years before that bridge was built."),
        sic={"fifteen": "one hundred and fifty"},
    )
    assert (found.verdicts, found.corrections) == (("verbatim",), (("fifteen", "150"),))


def test_a_pair_of_heard_is_told_wherever_it_is_needed() -> None:
    heard = {"river": "liver", "trusted the": "thrust a"}
    reference = Reference.of(CUES, heard=heard)
    assert check("We measured the liver twice and thrust a first number", reference).corrections == (
        ("liver", "river"), ("thrust a", "trusted the"),
    )  # fmt: skip
    assert check("We measured the river twice and trusted the first number", reference).corrections == ()
    reverse = Reference.of(CUES, heard={"liver": "river"})
    assert check("We measured the liver twice", reverse).corrections == (("liver", "river"),)
    assert check("We measured the river twice", reverse).corrections == ()


def test_a_number_counts_once_however_many_words_it_has() -> None:
    reference = said(
        "it cost us one hundred and eighty one thousand five hundred and six dollars in all that year alone"
    )
    assert verdicts("it cost us 181,506 in all that year alone", reference) == ("near",)
    assert verdicts("it cost us 181,507 in all that year alone", reference) == ("reworded",)


def test_a_long_quote_and_a_short_transcript() -> None:
    quote = " ".join(cue.text for cue in CUES)
    assert verdicts(quote) == ("verbatim",)
    assert verdicts(quote, BRIDGE)[0] in {"unclear", "absent"}
    assert verdicts(f"{quote} Indeed. {quote}", TALK)[-1] == "reordered"


def test_scripts_without_spaces() -> None:
    reference = said(
        "橋は二度測った。川はもう一度測るべきだった。", "渡し守には誰も聞かなかった。彼は三十年も知っていた。"
    )
    assert verdicts("橋は二度測った。川は", reference) == ("verbatim",)
    assert verdicts("彼は三十年も知っていた。橋は二度測った。", reference) == ("spliced", "reordered")
    assert verdicts("市長はすべての頁に署名した", reference) in {("absent",), ("unclear",)}


def test_a_passage_in_quite_other_words_between_two_that_stand() -> None:
    middle = " ".join(f"zebra{number}" for number in range(40))
    said_middle = " ".join(f"okapi{number}" for number in range(40))
    ends = ("nobody asked the ferryman about the river", "and the flood tables were in the appendix")
    finding = check(f"{ends[0]} {middle} {ends[1]}", said(f"{ends[0]} {said_middle} {ends[1]}"))
    assert finding.verdicts == ("unclear",)
    assert finding.share == pytest.approx(15 / 55)
    assert [step.op for step in finding.diff] == ["equal", "replace", "equal"]


def test_repeats_and_numbers_beside_one_another_are_read_together() -> None:
    reference = said(
        "so we have to, we have to go, you know, two hundred and, two hundred and five times, down there"
    )
    finding = check("so we have to go 205 times down there", reference)
    assert (finding.verdicts, finding.share) == (("near",), 1.0), shown(finding)


def test_many_of_everything() -> None:
    quote = " ".join(["the 5 the, um, 20 of the two the hundred I mean it's a"] * 12)
    said_so = " ".join(["a 6 the, uh, twenty the of to the three hundred you know it is the"] * 12)
    assert check(quote, said(said_so)).verdicts[0] in {"reworded", "unclear", "absent"}


@pytest.mark.parametrize(
    "quote",
    [
        "The price of the eels rose to 103 [percent] in the year of the flood",
        "We did [not] sell the boat to the [old man of the upper mill with the] dogs",
        "We did [not] sell the boat",
    ],
)
def test_brackets_that_are_the_transcripts_own_are_no_cuts(quote: str) -> None:
    said = (
        "The price of the eels rose to 103 [percent] in the year of the flood. "
        "We did [not] sell the boat to the [old man of the upper mill with the] dogs. That was in May."
    )
    assert check(quote, Reference.of([Cue(0, 60, "Ida", said)])).verdicts == ("verbatim",)
    bare = Reference.of([Cue(0, 60, "Ida", said.replace("[", "").replace("]", ""))])
    assert check("We did [so] sell the boat", bare).verdicts != ("verbatim",)
