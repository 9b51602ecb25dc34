"""The whole sentence of a quote that begins or ends inside one."""

from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.reference import Reference
from ghostcli.fidelity.sentences import with_sentence
from ghostcli.transcripts.base import Cue

TALK = (
    "I never said that the warden sold the boat. He hired it out, and",
    "the town paid for the paint! Who would have thought so?",
    "The ferry takes twelve at a time. Nobody asked what it should become",
)
WHOLE = [
    ("the warden sold the boat", "I never said that the warden sold the boat."),
    ("I … said that the warden sold the boat", "I never said that the warden sold the boat."),
    ("I never said that the warden sold the boat", ""),
    ("sold the boat. He hired it out", None),
    ("He hired it out, and the town paid for the paint", ""),
    ("Who would have thought", "Who would have thought so?"),
    ("Nobody asked what it should", "Nobody asked what it should become"),
    ("Who would have thought … Nobody asked what it", None),
    ("Nobody ever painted the harbour wall in green", ""),
]
FULL = {
    "sold the boat. He hired it out": (
        "I never said that the warden sold the boat. He hired it out, and the town paid for the paint!"
    ),
    "Who would have thought … Nobody asked what it": (
        "Who would have thought so? […] Nobody asked what it should become"
    ),
}


def sentence(quote: str, talk: Reference) -> str:
    return with_sentence(check(quote, talk), talk).sentence


def reference(*texts: str, gap: float = 0.0) -> Reference:
    return Reference.of([Cue(10.0 * at, 10.0 * at + 10 - gap, "Ada", text) for at, text in enumerate(texts)])


@pytest.mark.parametrize(("quote", "whole"), WHOLE)
def test_a_sentence_is_whole_where_the_quote_is_less(quote: str, whole: str | None) -> None:
    assert sentence(quote, reference(*TALK)) == (FULL[quote] if whole is None else whole)


def test_pauses_end_sentences_where_nothing_is_punctuated() -> None:
    lines = ("we went to the river", "the ferry was late that day again", "so we walked home")
    assert sentence("the ferry was late that day", reference(*lines, gap=1)) == lines[1]


def test_what_never_ends_goes_on_in_dots() -> None:
    words = " ".join(f"word{number}" for number in range(400))
    found = sentence("word200 word201 word202 word203 word204", reference(words))
    assert found.startswith("… word140 word141")
    assert found.endswith("word263 word264 …")
