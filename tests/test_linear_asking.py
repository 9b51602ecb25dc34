"""What is asked of a hostile library takes work in proportion to it: lines of ghost's code that run, counted."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from counted import work
from ghostcli.actions.naming import id_of
from ghostcli.drafts import people
from ghostcli.fidelity.check import check
from ghostcli.fidelity.reference import Reference
from ghostcli.notes.headings import folded
from ghostcli.text.words import words
from ghostcli.transcripts.base import Cue
from running import Ghost, write_episode

FEW = 100
TWICE = 2.9


def write_names(root: Path, count: int) -> Path:
    """An episode in which everybody has a name, a voice and a quote of their own, hardly one the same."""
    notes = ["title: Talk", "people:"]
    notes += [f"- {{name: Name{at} Last{at}}}" for at in range(count)]
    notes += ["quotes:"]
    notes += [f"- {{text: said number {at} and that was all, speaker: Nam{at} Last}}" for at in range(count)]
    write_episode(root, "talk", "\n".join(notes) + "\n")
    cues = [
        f"{at // 60:02}:{at % 60:02}.000 --> {at // 60:02}:{at % 60:02}.900\n"
        f"<v Nome{at} Last{at}>said number {at} and that was all\n"
        for at in range(count)
    ]
    (root / "talk" / "transcript.vtt").write_text("\n".join(["WEBVTT\n", *cues]))
    draft = root / "draft.md"
    draft.write_text(
        "\n\n".join(f"“Said number {at} and that was all,” said Name{at} Last{at}." for at in range(count))
    )
    return draft


STATUS = {"lint": 0, "lint --names": 0, "verify": 1, "verify --draft": 0}


@pytest.mark.parametrize("command", STATUS)
def test_many_names(command: str, tmp_path: Path, ghost: Ghost) -> None:
    def asked(count: int) -> int:
        root = tmp_path / str(count)
        root.mkdir()
        draft = write_names(root, count)
        given = [*command.split(), *([str(draft)] if "--draft" in command else [])]
        ghost("--content", str(root), "index")
        return work(lambda: ghost("--content", str(root), *given, status=STATUS[command]))

    asked(10)  # what is loaded or compiled once is
    few, many = asked(FEW), asked(2 * FEW)
    assert many <= TWICE * few, (few, many)


def test_people_of_many_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The initials of all were one key: each name in a draft was held against each person."""
    held: list[object] = []
    real = people._fits

    def fits(name: Sequence[str], own: Sequence[str]) -> int:
        held.append(own)
        return real(name, own)

    monkeypatch.setattr(people, "_fits", fits)
    names = [f"Name{at} Last{at % 7}" for at in range(300)]
    known = people.People(people.Person(name, (name,), name) for name in names)
    for name in names:
        assert [one.name for one in known.find(words(name))] == [name]
    assert len(held) <= 4 * len(names)


@pytest.mark.parametrize("quote", ["a b " * 20, "a b " * 200, "a " * 200, "a b c " * 80])
def test_a_quote_of_what_is_said_over_and_over(quote: str) -> None:
    def said(count: int) -> Reference:
        return Reference.of([Cue(float(at), at + 1.0, "Ada", "a b " * 10) for at in range(count)])

    few, many = (work(partial(check, quote, said(count))) for count in (FEW, 2 * FEW))
    assert many <= TWICE * few, (few, many)


def test_quotes_of_a_talk_that_says_alike_all_the_time() -> None:
    """Each was laid beside every other place that is nearly the same."""

    def verified(count: int) -> int:
        texts = [f"we all said the number {at} in a row that day" for at in range(count)]
        reference = Reference.of([Cue(float(at), at + 1.0, "Ada", text) for at, text in enumerate(texts)])
        return work(lambda: [check(text, reference) for text in texts[: FEW // 4]])

    few, many = verified(FEW), verified(2 * FEW)
    assert many <= 1.6 * few, (few, many)  # the same number of quotes


MARKS = "\u0301\u0323"


@pytest.mark.parametrize("marks", [MARKS, "\u0323\u0301", "\u0301\u0323\u0316"])
def test_marks_on_one_letter_are_not_sorted_without_end(marks: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    real: Any = unicodedata.normalize

    def normalize(form: str, text: str) -> Any:
        given.append(text)
        return real(form, text)

    monkeypatch.setattr(unicodedata, "normalize", normalize)
    text = f"e{marks * 20_000}"
    assert words(f"Then {text} ended") == ["then", "e", "ended"]
    assert id_of(f"Then {text} ended") == "then-e-ended"
    assert folded(f"Key {text} takeaways")
    assert given
    assert max(map(len, given)) < 200
    assert words("e\u0301\u0323") == words("\u1eb9\u0301") == ["e"]


LONG_QUOTES: dict[str, Callable[[int], tuple[str, list[str], dict[str, str]]]] = {
    "one word": lambda n: ("hello " * n, ["hello"] * n, {}),
    "a formula": lambda n: (
        " ".join(f"we all said number {at}" for at in range(n // 4)),
        [f"we all said number {at}" for at in range(n // 4)],
        {},
    ),
    "pairs": lambda n: (
        " ".join(f"w{at}" for at in range(n)), [f"v{at}" for at in range(n)], {f"w{at}": f"v{at}" for at in range(n)},
    ),
    "one pair": lambda n: ("a " * n, ["b b b"] * (n // 3), {"a": "b"}),
}  # fmt: skip


@pytest.mark.parametrize("shape", LONG_QUOTES)
def test_a_long_quote(shape: str) -> None:
    def verified(count: int) -> int:
        text, said, sic = LONG_QUOTES[shape](count)
        reference = Reference.of([Cue(float(at), at + 1.0, "Ada", one) for at, one in enumerate(said)])
        return work(lambda: check(text, reference, sic=sic))

    verified(50)
    few, many = verified(6 * FEW), verified(12 * FEW)
    assert many <= TWICE * few, (few, many)
