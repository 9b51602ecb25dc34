"""What speakers repair themselves, and what others put in, is no part of what is quoted."""

from __future__ import annotations

import pytest

from ghostcli.fidelity.asides import LONGEST
from ghostcli.fidelity.check import check
from ghostcli.fidelity.reference import Reference
from ghostcli.transcripts.base import Cue

AFTER = " And then the snow came, and nobody went up to the hut again until the end of March."


def verdicts(quote: str, *lines: tuple[str, str]) -> tuple[str, ...]:
    cues = [Cue(10.0 * number, 10.0 * number + 9, *line) for number, line in enumerate(lines)]
    return check(quote, Reference.of(cues, language="en"), speaker=lines[0][0]).verdicts


def said(quote: str, text: str) -> tuple[str, ...]:
    return verdicts(quote, ("Ida", text + AFTER))


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        # a false start, also of what denies where that is said again
        ("The guests like the stove, but they never ask who cuts the wood.",
         "The guests like the stove, but they don't, they never ask who cuts the wood."),
        ("and we can't carry coal fast enough up that path",
         "and we can't bring, we can't carry coal fast enough up that path."),
        ("So you see why the bell rings at noon in the valley.",
         "So you see why, well I'm here and why the bell rings at noon in the valley."),
        # a number, corrected at once
        ("The roof must hold about twelve tons of snow, or the beams will break.",
         "The roof must hold about ten tons, um, twelve tons, I mean, of snow, or the beams will break."),
        ("They paid roughly 400,000 crowns for a hut that leaks",
         "They paid roughly four, 400,000 crowns for a hut that leaks."),
        ("It is hard to wait for forty minutes in that wind", ("It is hard to wait for two hundred, sorry, forty minutes"
         " in that wind.")),
        # taken back
        ("We hung the lamp in the kitchen that year", "We hung the lamp in the hall, sorry, in the kitchen that year."),
        # said again in another form
        ("It would be like feeding a goat with lace.", "It would be like it'd be like feeding a goat with lace."),
        # no, before a denial
        ("You won't find a dog that walks this ridge. You really won't.",
         "You won't find a dog that walks this ridge. No, you really won't."),
    ],
)  # fmt: skip
def test_a_repair_is_cleaned(quote: str, text: str) -> None:
    assert said(quote, text) == ("near",)


@pytest.mark.parametrize(
    ("language", "quote", "text"),
    [
        ("de", "In diesem Jahr kamen zweiundzwanzig Boote an den See", "In diesem Jahr kamen zwanzig, nein, zweiundzwanzig Boote an den See."),
        ("de", "In diesem Jahr kamen zweiundzwanzig Boote an den See", "In diesem Jahr kamen zwanzig, ich meine, zweiundzwanzig Boote an den See."),
        ("fr", "Cette année vingt bateaux sont venus au lac", "Cette année trente, non, vingt bateaux sont venus au lac."),
        ("es", "Este año veinte barcos vinieron a la orilla", "Este año treinta, no, perdón, veinte barcos vinieron a la orilla."),
        ("es", "Este año veinte barcos vinieron a la orilla", "Este año treinta, no, veinte barcos vinieron a la orilla."),
        ("it", "Quest'anno 20 barche sono venute alla riva", "Quest'anno 30, anzi, 20 barche sono venute alla riva."),
        ("nl", "Dit jaar kwamen 20 boten naar de oever van het meer", "Dit jaar kwamen 30, nee, 20 boten naar de oever van het meer."),
        ("pt", "Este ano 20 barcos vieram para a margem do lago", "Este ano 30, quer dizer, 20 barcos vieram para a margem do lago."),
    ],
)  # fmt: skip
def test_a_number_is_corrected_in_every_language(language: str, quote: str, text: str) -> None:
    assert check(quote, Reference.of([Cue(0, 9, None, text)], language=language)).verdicts == ("near",)


def test_one_word_that_answers_and_denies_takes_back_only_between_marks() -> None:
    said = "Este año no vinieron treinta no veinte barcos a la orilla. Fue así."
    found = check(
        "Este año no vinieron veinte barcos a la orilla", Reference.of([Cue(0, 9, None, said)], language="es")
    )
    assert "reworded" in found.verdicts


def test_a_false_start_behind_the_first_word() -> None:
    assert said("And we don't need the key", "And we never, we don't need the key.") == ("near",)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        # what is denied is denied no more
        ("The guests like the stove, but they ask who cuts the wood.",
         "The guests like the stove, but they don't, they never ask who cuts the wood."),
        ("and we carry coal fast enough up that path", "and we can't, we carry coal fast enough up that path."),
        # another sentence, and not a beginning of this one
        ("I painted the door last week", "I hated it. I painted the door last week."),
        # two numbers, and no correction
        ("The roof must hold about twelve tons of snow", "The roof must hold about ten and twelve tons of snow."),
        # an answer
        ("you found the key in the snow", "No, you found the key in the snow."),
    ],
)  # fmt: skip
def test_what_is_no_repair(quote: str, text: str) -> None:
    found = said(quote, text)
    assert found != ("near",)
    assert found in {("reworded",), ("verbatim",), ("reworded", "misleading"), ("verbatim", "misleading")}


def test_a_filler_anchors_no_part() -> None:
    text = (
        "A stove is a stubborn teacher, since we're not actually burning peat any more. My first letter said we're "
        "not selling soup. We're selling broth or whatever a cook would call thin, because the hut is no inn."
    )
    quote = "We're not actually selling soup. We're selling broth, or whatever a cook would call thin"
    assert said(quote, text) == ("near",)


def test_half_a_contraction_anchors_no_part() -> None:
    text = (
        "It's a small wonder that the beams hold at all, and on a long night I could say why. So I saw that the craft "
        "cannot have begun for the sake of huts."
    )
    found = verdicts(
        "It's a small wonder that crooked beams don't have to be ugly and uglier. The craft cannot have begun for the sake of huts.",
        ("Ida", text),
        ("Tom", "Then the guild went through all of its books, and nobody wrote for a year." + AFTER),
        ("Tom", "Going back to the barn, these crooked beams don't bother us, and they can stay."),
    )
    assert "reordered" not in found
    assert "reworded" in found


MANY = [
    "the",
    "goats",
    "ate",
    "both",
    "of",
    "my",
    "good",
    "shirts",
    "before",
    "they",
    "drank",
    "all",
    "our",
    "milk",
    "on",
    "Sunday",
]
BEFORE, BEHIND = (
    "We call it lantern time, when the cows are fed",
    "and you're back at the table with the books",
)


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("You are reading again.", ("verbatim",)),
        ("No, you are not.", ("verbatim",)),
        ("A hundred percent.", ("verbatim",)),
        (" ".join(MANY[:LONGEST]), ("verbatim",)),
        (" ".join(MANY[: LONGEST + 1]), ("spliced",)),
    ],
)
def test_what_another_puts_in(between: str, expected: tuple[str, ...]) -> None:
    assert verdicts(f"{BEFORE} {BEHIND}", ("Ida", BEFORE), ("Tom", between), ("Ida", BEHIND)) == expected


def test_what_another_puts_in_behind_the_first_word() -> None:
    quote = "100%. A hut may burn down, people say to themselves. What they fear is that it stays."
    lines = (
        ("Ida", "100%."),
        ("Tom", "I think the toll house does not come anywhere near that."),
        ("Ida", "A hut may burn down, people say to themselves. What they fear is that it stays."),
    )
    assert verdicts(quote, *lines) == ("verbatim",)


def test_without_names_nothing_is_anothers() -> None:
    cues = [
        Cue(n, n + 1, None, text) for n, text in enumerate((BEFORE, "You are reading again today.", BEHIND))
    ]
    assert check(f"{BEFORE} {BEHIND}", Reference.of(cues)).verdicts == ("spliced",)
