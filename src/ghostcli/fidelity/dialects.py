"""Map spelling variants to one form: British and American by suffix rules and a list; German umlauts."""

from __future__ import annotations

import re
from functools import lru_cache

# Not in "neue", "Bauer", "Quelle". Other false matches ("aktuell") change in the same way on both sides.
_UMLAUT = re.compile("(?<![aeq])ue|[ao]e")
_PAIRS = """
    aluminium:aluminum disc:disk discs:disks ageing:aging analogue:analog artefact:artifact
    artefacts:artifacts cheque:check cheques:checks cosy:cozy cosier:cozier cosiest:coziest
    defence:defense defences:defenses offence:offense offences:offenses pretence:pretense
    pretences:pretenses licence:license licences:licenses licenced:licensed practise:practice
    practised:practiced practises:practices practising:practicing doughnut:donut doughnuts:donuts
    draught:draft draughts:drafts draughty:drafty enquire:inquire enquired:inquired enquires:inquires
    enquiring:inquiring enquiry:inquiry enquiries:inquiries gaol:jail gaols:jails gaoler:jailer grey:gray
    greys:grays greyer:grayer greyest:grayest greyish:grayish greyed:grayed jewellery:jewelry kerb:curb
    kerbs:curbs kerbside:curbside manoeuvre:maneuver manoeuvres:maneuvers manoeuvred:maneuvered
    manoeuvring:maneuvering mould:mold moulds:molds moulded:molded moulding:molding mouldy:moldy
    moult:molt moulting:molting smoulder:smolder smouldered:smoldered smouldering:smoldering
    smoulders:smolders moustache:mustache moustaches:mustaches moustached:mustached omelette:omelet
    omelettes:omelets plough:plow ploughs:plows ploughed:plowed ploughing:plowing ploughman:plowman
    programme:program programmes:programs pyjamas:pajamas pyjama:pajama sceptic:skeptic sceptics:skeptics
    sceptical:skeptical sceptically:skeptically scepticism:skepticism storey:story storeys:stories
    storeyed:storied sulphur:sulfur tyre:tire tyres:tires whisky:whiskey whiskies:whiskeys woollen:woolen
    woollens:woolens woolly:wooly yoghurt:yogurt yoghurts:yogurts skilful:skillful skilfully:skillfully
    wilful:willful wilfully:willfully fulfil:fulfill fulfils:fulfills fulfilment:fulfillment enrol:enroll
    enrols:enrolls enrolment:enrollment instalment:installment instalments:installments distil:distill
    distils:distills instil:instill instils:instills appal:appall furore:furor cypher:cipher tsar:czar
    tsars:czars
"""
_WORDS = dict(pair.split(":") for pair in _PAIRS.split())
_RE = "theat|cent|met|lit|fib|sab|calib|somb|meag|lust|spect|scept|sepulch|och|louv|mit|goit"
_AFTER_OUR = "s|ed|ing|er|ers|ful|fully|less|able|ably|ites?|hoods?|ly|ists?|y|ize|izes|ized|izing|some|ish"
_RULES = tuple(
    (piece, re.compile(pattern), replacement)
    for piece, pattern, replacement in (
        ("lys", r"s(?=(?:e|ed|es|er|ers|ing)\Z)", "z"),
        ("is", r"([aeiouy][a-z]*[^aeiou])is(?=(?:e|ed|es|er|ers|ing|ation|ations|able)\Z)", r"\1iz"),
        (
            "our",
            rf"([aeiou][a-z]*)our(?=(?:{_AFTER_OUR})?\Z)",
            r"\1or",
        ),
        ("re", rf"({_RE})re(?=s?\Z)", r"\1er"),
        ("red", rf"({_RE})r(?=ed\Z)", r"\1er"),
        ("ring", rf"({_RE})r(?=ing\Z)", r"\1er"),
        ("ll", r"([aeiou][a-z]*[^aeiou][aeiou])ll(?=(?:ed|ing|er|ers|or|ors|ous|ously|est)\Z)", r"\1l"),
        ("pp", r"(worship|kidnap)p(?=(?:ed|ing|er|ers)\Z)", r"\1"),
        ("ss", r"(focus|bias)s(?=(?:ed|es|ing)\Z)", r"\1"),
        ("ogu", r"(dial|catal|monol|prol|epil|travel|homol|demag|synag)ogue?(?=(?:d|s|ing)?\Z)", r"\1og"),
        ("gement", r"(acknowledg|judg|abridg|lodg)ement(?=s?\Z)", r"\1ment"),
        ("ae", r"ae(?=mi[ac])|(?<=h)ae(?=m)|(?<=p)ae(?=d)|(?<=arch)ae(?=o)|(?<=pal)ae(?=o)", "e"),
        ("ae", r"(?<=gyn)ae(?=c)|ae(?=sthe)|(?<=medi)ae(?=v)|(?<=f)ae(?=c)", "e"),
        ("oe", r"(?<=f)oe(?=t)|oe(?=str|soph|dem)|(?<=am)oe(?=b)|(?<=diarrh)oe|(?<=c)oe(?=liac)", "e"),
    )
)


# Endings that some rule may change. This quick test spares most words all the rules.
_TAILS = """
    yse ise sed ses ser ers ing ion ons ble our urs red rer ful lly ess bly ite tes ood ods rly ist sts
    ury ize zes zed ome ish tre bre gre hre vre res led ler lor ors ous sly est ped per gue ues ued ent
    nts
"""
_ENDS = frozenset(_TAILS.split())

LONGEST = 40
"""In letters. The rules are slow on a run of thousands of letters, so longer words are left as they are."""


@lru_cache(maxsize=8192)
def one_spelling(word: str) -> str:
    """Return the American spelling of a folded British word; any other word is returned unchanged.

    The result may be a non-word ("promize"), but never a different word.
    """
    found = _WORDS.get(word)
    if found is not None:
        return found
    if len(word) > LONGEST or (word[-3:] not in _ENDS and "ae" not in word and "oe" not in word):
        return word
    for piece, pattern, replacement in _RULES:
        if piece in word:
            word = pattern.sub(replacement, word)
    return word


def without_umlauts(word: str) -> str:
    """Fold ae, oe and ue of a German word as ä, ö and ü are folded: faehrmann becomes fahrmann."""
    return _UMLAUT.sub(_bare, word) if "e" in word else word


def _bare(match: re.Match[str]) -> str:
    return match[0][0]
