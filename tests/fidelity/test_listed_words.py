"""The words of `trigger_words`, the fillers and what is short for what: that each entry does what its list is for.

A list that loses a word fails here; what a whole sentence means is tested in `test_triggers` and `test_scope`.
"""

from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.reference import Reference
from ghostcli.transcripts.base import Cue

DENIALS = """
    aint arent avoid avoided avoids barely cannot cant couldnt denied denies deny denying didnt doesnt
    dont doubt doubted doubts fail failed failing fails false few hadnt hardly hasnt havent impossible
    isnt lack lacked lacks minus mustnt neither never no nobody none nor not nothing nowhere rarely
    refuse refused refuses scarcely seldom shouldnt t unlikely wasnt werent without wont wouldnt
"""
DENYING = """
    a myth; disagree; disagreed; disagrees; far from; gave up fishing; given up fishing; he wishes; i
    wish; i wished; opposed to; pretend; pretended; pretends; quit fishing; quits fishing; she wishes;
    stop fishing; stopped fishing; stops fishing; they wish; too early; too far to; too late; uncertain;
    unclear; untrue; used to believe; used to think; we wish; we wished
"""
HARMLESS = """
    a few; can't believe; can't help; can't imagine a; can't wait; cannot believe; cannot but; cannot
    stop; couldn't agree more; couldn't be more; couldn't believe; don't forget; don't get me wrong;
    don't worry; every few; first few; i wish to; last but not least; last few; more often than not;
    never mind; never quit; never stop; never stopped; never too late; never used to; next few; no
    doubt; no fewer than; no idea; no less than; no matter; no problem; no pun intended; no question; no
    sooner; no wonder; non stop; not bad; not just; not least; not long ago; not merely; not only; not
    simply; not so much; not stop; not surprisingly; not to mention; not too late; not uncommon; not
    unlike; nothing but; nothing less than; or not; past few; t stop; the few; these few; those few; too
    long to; we wish to; whether or not; why not; without a doubt; without doubt; without stopping
"""
REPORTS = """
    allegedly; he claimed; he claims; it is said; it's said; many believe; many say; many think; people
    believe; people believed; people claim; people said; people say; people think; she claimed; she
    claims; some claim; some people say; some people think; some say; some think; supposedly; they
    believe; they claim; they claimed; they said; they say; they think; they thought
"""
SOURCES = """
    according to; allegedly; legend has it; reportedly; rumor has it; rumour has it; supposedly; word
    has it
"""
CLAIMS = """
    he claimed; he claims; it is said; it's said; people claim; people said; people say; people think;
    she claimed; she claims; some said; some say; they believe; they claim; they claimed; they said;
    they say; they think
"""
BOUNDS = """
    above; almost; at least; at most; below; fewer than; less than; more than; nearly; no fewer than; no
    more than; over; short of; under; up to
"""
BEHIND = """
    at least; at most; at the least; at the most; or fewer; or less; or more; or so they say; tops
"""
CONDITIONS = """
    as long as the; as long as we; assuming; assuming that; assuming we; except if; except when; if; on
    condition that; on the condition that; only if; only when; provided; provided that; provided we;
    providing that; providing we; so long as the; so long as we; supposing that; unless; until
"""
ASKS = """
    ask if; asked if; asking if; asks if; certain if; check if; clear if; knew if; know if; knows if;
    see if; sure if; tell if; tell me if; tell us if; what if; whether; wonder if; wondered if;
    wondering if; wonders if
"""
ASKED = """
    are you saying; did you say; do you believe; do you think; is that correct; is that true; would you
    say
"""
SAYS = """
    agree agreed argue argued assume believe believed believes buy case certain claim claimed claims
    clear convinced disagree disagreed evidence expect expected feel feels felt guess hear heard hope
    imagine like likely mean means meant obvious possible pretend pretended proof said saw say saying
    says see seem seemed seems sense suppose supposed sure tell think thinking thinks thought told true
    wish wished
"""
FACTS = """
    care forget forgot hate knew know knowing liked love matter mind notice noticed realise realised
    realize realized regret remember surprised surprising understand wait
"""
HEDGES = """
    allegedly almost can could darf debe debemos deben debo deve devem devo devono dobbiamo dois doit
    doivent durfen durfte durften if kan kann kannst konnen konnt konnte konnten kunnen ll may might
    minus moest moesten moet moeten mogen mostly muss mussen musst musste mussten must nearly only
    partly peut peuvent peux pode podem podemos possiamo posso possono puede pueden puedo puo should
    soll sollen sollst sollte sollten supposedly unless until will would
"""
FILLERS = {
    "en": """
        um; umm; uhm; uh; uhh; er; erm; ah; eh; hm; hmm; mm; mmm; mhm; huh; oh; like; you know; you see; you
        know what i mean; i mean; kind of; sort of; kinda; sorta; yeah; okay; ok; actually; basically;
        literally
    """,
    "de": """
        ah; ahm; oh; eh; hm; hmm; mm; mmm; mhm; halt; ne; sozusagen; quasi; irgendwie; okay; ok
    """,
    "fr": """
        euh; heu; hum; hm; hmm; mm; mmm; mhm; ah; oh; eh; ben; bah; hein; du coup; en fait; okay; ok
    """,
    "es": """
        eh; em; hm; hmm; mm; mmm; mhm; ah; oh; este; o sea; pues; okay; ok
    """,
}
SHORT = {
    "de": """
        s = es; s = das; n = ein; n = einen; n = den; ne = eine; nen = einen; nem = einem; ner = einer; hab
        = habe; is = ist; nich = nicht; gibts = gibt es; habs = hab es; habs = habe es; gehts = geht es;
        ists = ist es; wars = war es; hats = hat es; aufs = auf das; ins = in das; ans = an das; ums = um
        das; furs = fur das; ubers = uber das; durchs = durch das
    """,
    "fr": """
        j = je; t = tu; chuis = je suis; ya = il y a; quelqu = quelque
    """,
    "es": """
        pa = para; pal = para el
    """,
}


def runs(listed: str) -> list[str]:
    return [" ".join(run.split()) for run in listed.split(";")]


def of_languages(listed: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, run) for language, some in listed.items() for run in runs(some)]


def told(said: str, quote: str) -> list[str]:
    """The kinds of what is left out, where one sentence among others is quoted in part."""
    sentences = f"We met in May. {said} The goats ate the roses of the widow. That was in June."
    return [one.kind for one in check(quote, Reference.of([Cue(0, 9, None, sentences)], "en")).omissions]


SOLD = "sold the old lock to the town that year"
THEY_SOLD = "the miller sold the old lock that year"
HEAD = "The miller sold the old lock that year"


@pytest.mark.parametrize("words", [*DENIALS.split(), *runs(DENYING)])
def test_what_denies(words: str) -> None:
    assert told(f"The men {words} {SOLD}.", SOLD) == ["denial"]


@pytest.mark.parametrize("words", runs(HARMLESS))
def test_what_denies_nothing(words: str) -> None:
    assert not told(f"The men {words} {SOLD}.", SOLD)


@pytest.mark.parametrize("words", [*runs(REPORTS), *runs(SOURCES)])
def test_what_tells_that_others_say_so(words: str) -> None:
    assert told(f"{words} {THEY_SOLD}.", THEY_SOLD) == ["report"]


@pytest.mark.parametrize("words", runs(CLAIMS))
def test_what_tells_so_behind_it(words: str) -> None:
    assert told(f"{HEAD}, {words}.", HEAD) == ["report"]


@pytest.mark.parametrize("words", runs(BOUNDS))
def test_what_bounds_a_number(words: str) -> None:
    assert told(f"We sold {words} forty boats to the town.", "forty boats to the town") == ["number"]


@pytest.mark.parametrize("words", runs(BEHIND))
def test_what_bounds_a_number_behind_it(words: str) -> None:
    assert told(f"The town has forty boats {words}.", "The town has forty boats") == ["number"]


@pytest.mark.parametrize("words", runs(CONDITIONS))
def test_what_makes_a_condition(words: str) -> None:
    assert told(f"{words.capitalize()} we pay, {THEY_SOLD}.", THEY_SOLD) == ["condition"]
    assert told(f"{HEAD} {words} we pay.", HEAD) == ["condition"]


@pytest.mark.parametrize("words", runs(ASKS))
def test_what_asks(words: str) -> None:
    assert told(f"I {words} {THEY_SOLD}.", THEY_SOLD) == ["question"]


@pytest.mark.parametrize("words", runs(ASKED))
def test_what_asks_behind_it(words: str) -> None:
    assert told(f"{HEAD}, {words}?", HEAD) == ["question"]


@pytest.mark.parametrize("verb", SAYS.split())
def test_what_is_denied_before_a_clause_denies_it(verb: str) -> None:
    assert told(f"We never {verb} that {THEY_SOLD}.", THEY_SOLD) == ["denial"]


@pytest.mark.parametrize("verb", FACTS.split())
def test_what_holds_whether_it_is_denied_or_not(verb: str) -> None:
    assert not told(f"We never {verb} that {THEY_SOLD}.", THEY_SOLD)


GOODS = (
    "barley candles anchors lanterns copper saddles walnuts ribbons hammers kettles feathers mirrors tobacco "
    "oranges buttons vinegar pistols"
)


def verdicts(printed: str, said: str, language: str) -> tuple[str, ...]:
    return check(printed, Reference.of([Cue(0, 9, None, said)], language)).verdicts


@pytest.mark.parametrize(("language", "words"), of_languages(FILLERS))
def test_a_filler_is_cleaned(language: str, words: str) -> None:
    filled = GOODS.replace("oranges", f"{words} oranges")
    for printed, said in ((GOODS, filled), (filled, GOODS)):
        finding = check(printed, Reference.of([Cue(0, 9, None, said)], language))
        assert finding.verdicts == ("near",)
        assert {step.op for step in finding.diff} == {"equal", "cleaned"}
        assert finding.share == 1


@pytest.mark.parametrize(("language", "pair"), of_languages(SHORT))
def test_what_is_short_for_it_is_cleaned(language: str, pair: str) -> None:
    short, long = pair.split(" = ")
    finding = check(f"{long} {GOODS}", Reference.of([Cue(0, 9, None, f"{short} {GOODS}")], language))
    assert {step.op for step in finding.diff} <= {"equal", "cleaned"}
    assert finding.verdicts == ("near",)


@pytest.mark.parametrize("word", HEDGES.split())
def test_a_word_that_says_how_far_it_holds_is_not_left_out_or_put_in(word: str) -> None:
    hedged = GOODS.replace("oranges", f"{word} oranges")
    assert verdicts(GOODS, hedged, "en") == verdicts(hedged, GOODS, "en") == ("reworded",)
