"""`ghost export anki`, read by Anki itself: a second import updates what changed and nothing else."""

from __future__ import annotations

import io
import json
import sqlite3
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostcli.exports import anki as writer
from ghostcli.exports.anki import Card, Cards, html, package
from traced import Home

pytest.importorskip("genanki")
anki = pytest.importorskip("anki.collection")

NOTES = """\
title: The </b> bridge
show: Small Works
published: 2026-03-20
media: [{url: 'https://www.youtube.com/watch?v=abcdefghijk'}]
quotes:
- {id: ferryman, text: 'Nobody asked the ferryman, and he had known for thirty years.', speaker: Ada Reed, at: 0:00:12, tags: [two words]}
- {id: wrong, text: 'Everybody asked the ferryman twice, and he knew of nothing at all.', speaker: Ada Reed}
- {text: We measured the river twice and trusted the first number., speaker: Ada Reed}
- {id: nobody, text: What went wrong with the old bridge?}
questions:
- {id: what, text: What went wrong?, answer: They trusted the first number., cut: true}
- {id: open, text: What next?}
takeaways:
- {id: ask, title: Ask those who know, detail: "One line,\\nand [sound:x.mp3] \\\\(x\\\\) <img src=x onerror=y>"}
"""


@pytest.fixture
def talk(home: Home) -> Home:
    home.episode(notes=NOTES.split("\n", 1)[1])
    return home


class Deck:
    """A collection of Anki, and the package that is imported into it."""

    def __init__(self, home: Home, collection: Any) -> None:
        self.home, self.collection, self.file = home, collection, home.folder / "talks.apkg"

    def export(self, *options: str) -> str:
        return str(self.home.ghost("export", "anki", self.file, *options).err)

    def imported(self) -> None:
        request = anki.ImportAnkiPackageRequest(
            package_path=str(self.file),
            options=anki.ImportAnkiPackageOptions(
                merge_notetypes=False, update_notes=0, update_notetypes=0, with_scheduling=False
            ),
        )
        self.collection.import_anki_package(request)

    def note(self, ref: str) -> Any:
        (found,) = self.collection.find_notes(f'"Ref:{ref}"')
        return self.collection.get_note(found)

    def card(self, ref: str) -> Any:
        return self.note(ref).cards()[0]

    @property
    def count(self) -> int:
        return len(self.collection.find_notes(""))


@pytest.fixture
def deck(talk: Home) -> Iterator[Deck]:
    collection = anki.Collection(str(talk.folder / "collection.anki2"))
    yield Deck(talk, collection)
    collection.close()


def test_a_card_has_its_address_verdict_and_context(deck: Deck) -> None:
    told = deck.export()
    deck.imported()
    assert "4 cards of 1 episode; written to" in told
    assert "no card without an id: bridge/quotes/3 (ghost edit REF; id: a-short-name)\n" in told
    assert (
        "no card without a speaker, an answer or a detail: bridge/quotes/nobody, bridge/questions/open"
        in told
    )
    note = deck.note("bridge/quotes/ferryman")
    assert note["Back"] == "Ada Reed"
    assert note["Where"] == "bridge, Small Works, 2026-03-20, 0:00:12"
    assert 'href="https://www.youtube.com/watch?v=abcdefghijk&amp;t=12"' in note["Url"]
    assert note["Verdict"] == "✓ verbatim"
    assert "Nobody asked the ferryman" in note["Context"]
    assert note.tags == ["ghost::bridge", "two-words"]
    assert deck.note("bridge/questions/what")["Back"] == "They trusted the first number. …"
    assert deck.note("bridge/quotes/wrong")["Verdict"] == "? unclear"


def test_what_may_not_be_quoted_is_left_out_and_counted(deck: Deck) -> None:
    assert "3 cards of 1 episode; 1 quote left out, not quotable" in deck.export("--quotable")


def test_content_does_not_act(deck: Deck) -> None:
    deck.export()
    deck.imported()
    back = deck.note("bridge/takeaways/ask")["Back"]
    card = deck.card("bridge/takeaways/ask")
    assert "<img" not in back
    assert "One line,<br>and &#91;sound:x.mp3] \\<span></span>(x" in back
    assert not card.answer_av_tags()
    assert "&lt;img src=x onerror=y&gt;" in card.answer()


def test_twice_makes_no_doubles(deck: Deck) -> None:
    deck.export()
    deck.imported()
    before = {one: deck.collection.get_note(one).mod for one in deck.collection.find_notes("")}
    deck.export()
    deck.imported()
    assert {one: deck.collection.get_note(one).mod for one in deck.collection.find_notes("")} == before


def test_reviews_decks_and_edits_are_kept_and_changed_words_are_new(
    deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    past = int(time.time()) - 1000
    monkeypatch.setattr(writer, "_file_time", lambda _: past)
    deck.export()
    deck.imported()
    collection = deck.collection
    reviewed = deck.card("bridge/quotes/ferryman")
    reviewed.start_timer()
    collection.sched.answerCard(reviewed, 3)
    reviews = deck.card("bridge/quotes/ferryman").reps
    mine = collection.decks.id("Mine")
    collection.set_deck([deck.card("bridge/questions/what").id], mine)
    edited = deck.note("bridge/takeaways/ask")
    edited["Front"] = "My own words"
    collection.update_note(edited)
    text = NOTES.replace("for thirty years.", "for thirty years, he said.").replace(
        "What went wrong?", "What failed?"
    )
    deck.home.episode(notes=text.split("\n", 1)[1] + "- {id: new, title: A new one, detail: Yes}\n")
    monkeypatch.setattr(writer, "_now", lambda: time.time() + 1000)
    deck.export()
    deck.imported()
    assert deck.count == 5
    assert deck.card("bridge/quotes/ferryman").reps == reviews == 1
    assert "he said" in deck.note("bridge/quotes/ferryman")["Front"]
    assert deck.card("bridge/questions/what").did == mine
    assert deck.note("bridge/questions/what")["Front"] == "What failed?"
    assert deck.note("bridge/takeaways/ask")["Front"] == "My own words"


def test_a_package_of_a_choice_remembers_the_others(deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time of a forgotten note was that of its file, which a change of another record renews."""
    monkeypatch.setattr(writer, "_file_time", lambda _: int(time.time()) - 1000)
    deck.export()
    deck.imported()
    edited = deck.note("bridge/takeaways/ask")
    edited["Front"] = "My own words"
    deck.collection.update_note(edited)
    deck.home.episode(notes=NOTES.split("\n", 1)[1].replace("What next?", "And next?"))
    monkeypatch.setattr(writer, "_file_time", lambda _: int(time.time()) + 1000)
    for options in (["--tag", "two words"], []):
        deck.export(*options)
        deck.imported()
    assert deck.note("bridge/takeaways/ask")["Front"] == "My own words"


def test_a_record_that_is_left_out_later_stays(deck: Deck) -> None:
    deck.export()
    deck.imported()
    deck.home.episode(notes=NOTES.split("\n", 1)[1].replace("id: ask", "id: asked"))
    deck.export()
    deck.imported()
    assert deck.count == 5


def test_only_a_package_of_ghost_is_replaced(talk: Home) -> None:
    other = talk.write("other.apkg", b"PK mine")
    assert "is not a package by ghost" in talk.ghost("export", "anki", other, status=2).err
    assert other.read_bytes() == b"PK mine"
    file = talk.folder / "none.apkg"
    ran = talk.ghost("export", "anki", file, "--show", "nobody", status=1)
    assert ran.err == "nothing found; no file written\n"
    assert not file.exists()
    assert "needs one file" in talk.ghost("export", "anki", status=2).err


def test_the_same_library_gives_the_same_contents(talk: Home) -> None:
    one, two = talk.folder / "one.apkg", talk.folder / "two.apkg"
    talk.ghost("export", "anki", one)
    talk.ghost("export", "anki", two)
    assert _contents(one.read_bytes()) == _contents(two.read_bytes())


def _contents(data: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        memory = json.loads(zipped.read("ghost.json"))
        return memory, _rows(zipped.read("collection.anki2"))


def _rows(data: bytes) -> list[Any]:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    return [connection.execute(f"select * from {one}").fetchall() for one in ("notes", "cards", "col")]  # noqa: S608


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=4))
def test_any_text_comes_back(tmp_path: Path, texts: list[str]) -> None:
    del tmp_path
    cards = [
        Card(f"a/quotes/x{at}", dict.fromkeys(writer.FIELDS, html(one)), ("a",), 1)
        for at, one in enumerate(texts)
    ]
    (_, (notes, *_)) = _contents(package(Cards(cards), None))
    fields = {note[6].split("\x1f")[0] for note in notes}
    assert fields == {html(one) for one in texts}
    assert all(len(note[6].split("\x1f")) == len(writer.FIELDS) for note in notes)
