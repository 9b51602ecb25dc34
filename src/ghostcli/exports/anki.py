"""Flashcards for Anki, as a package that updates what changed: quotes, questions and takeaways.

Anki overwrites a note if the one in the package is newer. So each note has the time at which its own record
last changed: the package remembers the words and the time of each note, and the next export reads them.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import time
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ghostcli.errors import GhostError
from ghostcli.exports.chosen import Chosen
from ghostcli.exports.page_text import link, text
from ghostcli.library.made_files import MadeFile
from ghostcli.model import FIDELITY, Record
from ghostcli.records.moments import moment
from ghostcli.records.passages import moment_record
from ghostcli.render.marks import mark_of
from ghostcli.timecode import format_time

MODEL, DECK = 1_764_500_001, 1_764_500_002
"""The ids of the note type and the deck. They never change: Anki finds both by them."""

FIELDS = ("Ref", "Front", "Back", "Speaker", "Where", "Url", "Verdict", "Context", "Extra")
"""The fields of a note. They never change: with another field, Anki would make a second note type."""

SIDES: Mapping[str, tuple[str, str]] = {
    "quotes": ("text", "speaker"),
    "questions": ("text", "answer"),
    "takeaways": ("title", "detail"),
}
"""For each kind that gets cards, its fields on the front and the back."""

_MEMORY = "ghost.json"
_FRONT = '<p class="front">{{Front}}</p>{{#Verdict}}<p class="small">Who said it?</p>{{/Verdict}}'
_BACK = """{{FrontSide}}<hr id="answer"><p>{{Back}}</p>
<p class="small">{{Where}}{{#Url}} · {{Url}}{{/Url}}{{#Verdict}} · {{Verdict}}{{/Verdict}}</p>
{{#Context}}<p class="context">{{Context}}</p>{{/Context}}
{{#Extra}}<p class="small">{{Extra}}</p>{{/Extra}}"""
_STYLE = """.card { font: 1.2em/1.5 sans-serif; max-width: 40em; margin: auto; }
.small { font-size: 0.75em; opacity: 0.8; }
.context { font-size: 0.85em; text-align: left; border-left: 3px solid; padding-left: 0.7em; }"""
_ACTS = re.compile(r"\[(?=(?:sound|latex|/latex|\$|/\$|anki:))", re.IGNORECASE)
_MATH = re.compile(r"\\(?=[()\[\]])")


class Card(NamedTuple):
    """A note of the package: the ref of its record, its fields as HTML, its tags, its file's time."""

    ref: str
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    file_time: int

    @property
    def hash(self) -> str:
        """A hash of all that Anki would show."""
        data = json.dumps([self.fields, self.tags], sort_keys=True)
        return hashlib.sha256(data.encode()).hexdigest()[:16]


@dataclass
class Cards:
    """The cards of an export, and the refs of records that get none."""

    cards: list[Card] = field(default_factory=list)
    without_id: list[str] = field(default_factory=list)
    one_sided: list[str] = field(default_factory=list)
    episodes: int = 0
    left_out: int = 0


def cards_of(chosen: Iterable[Chosen]) -> Cards:
    """The cards of episodes."""
    found = Cards()
    for one in chosen:
        found.left_out += one.left_out
        before = len(found.cards)
        for kind, (front, back) in SIDES.items():
            for record in one.records.get(kind, ()):
                if not record.id:
                    found.without_id.append(record.ref)
                elif not record.values.get(front) or not record.values.get(back):
                    found.one_sided.append(record.ref)
                else:
                    found.cards.append(_card(one, record))
        found.episodes += len(found.cards) > before
    return found


def _card(chosen: Chosen, record: Record) -> Card:
    front, back = SIDES[record.kind.name]
    head, values, mark = record.head, record.values, mark_of(record)
    start = record.times[0][0] if record.times else None
    heard = moment(head, start)
    where = [
        str(head.get("title") or record.episode),
        *(str(head[one]) for one in ("show", "published") if head.get(one)),
    ]
    where += [format_time(start)] if start is not None else []
    remark = values.get(FIDELITY.name, {}).get("remark")
    extra = [str(values["note"])] if values.get("note") else []
    extra += [str(remark)] if remark else []
    extra += [f"via {values['source']}"] if values.get("source") else []
    cut = " …" if values.get("cut") else ""
    tags = [f"ghost::{record.episode}", *map(str, values.get("tags", ()))]
    fields = {
        "Ref": html(record.ref),
        "Front": html(str(values[front])),
        "Back": html(str(values[back]) + cut),
        "Speaker": html(str(values.get("speaker") or "")),
        "Where": html(", ".join(where)),
        "Url": link(heard.url, text(heard.service)) if heard else "",
        "Verdict": html(str(mark)) if mark else "",
        "Context": html(_context(chosen, record)),
        "Extra": html("\n".join(extra)),
    }
    return Card(record.ref, fields, tuple(dict.fromkeys(map(_tag, tags))), _file_time(record.path))


def _file_time(path: str) -> int:
    """When a notes file last changed, in whole seconds; 0 if it cannot be read."""
    try:
        return int(os.stat(path).st_mtime)
    except OSError:
        return 0


def _now() -> float:
    return time.time()


def html(content: str) -> str:
    """Content as HTML of a field; what Anki would play, typeset or ask for stays text."""
    lines = [text(line) for line in content.strip().splitlines()]
    return _MATH.sub(r"\\<span></span>", _ACTS.sub("&#91;", "<br>".join(lines)))


def _tag(content: str) -> str:
    """A tag without blanks, which separate tags, and without control characters."""
    return "-".join(text(content).replace("&amp;", "&").split()) or "-"


def _context(chosen: Chosen, record: Record) -> str:
    """What is said at the time of a record, with the speaker; empty without a transcript or a time."""
    if not chosen.spoken or not record.times:
        return ""
    said = moment_record(chosen.episode, chosen.spoken, record.times[0], None, chosen.clock).values
    words, speaker = str(said.get("text", "")), said.get("speaker")
    return f"{speaker}: {words}" if speaker and words else words


def _is_ours(data: bytes) -> bool:
    return bool(_memory(data))


def _memory(data: bytes) -> Mapping[str, Any]:
    """The hash and the time of each note of an earlier package, by ref; empty if ghost did not make it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            found = json.loads(package.read(_MEMORY))
    except (zipfile.BadZipFile, KeyError, ValueError, RecursionError, NotImplementedError, RuntimeError):
        return {}
    return found if isinstance(found, dict) and found.get("ghost") == "anki" else {}


PACKAGE = MadeFile("a package", "", "talks.apkg", is_ours=_is_ours)
"""The file of a package."""


def package(found: Cards, before: bytes | None) -> bytes:
    """The package of the cards, as bytes.

    `before` is the package that it replaces: a note that it has, unchanged, keeps its time. A changed one
    gets the present time, a new one that of its file. Raises GhostError if genanki is not installed.
    """
    try:
        import genanki
    except ImportError:
        told = "the package genanki, which writes the file, is not installed"
        raise GhostError(told, "pip install 'ghostcli[anki]'") from None

    class Note(genanki.Note):  # type: ignore[misc]
        """A note with a time of its own."""

        def write_to_db(self, cursor: Any, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
            del timestamp
            super().write_to_db(cursor, self.time, deck_id, id_gen)

    known = _memory(before or b"").get("notes", {})
    times = {card.ref: _time(card, known.get(card.ref)) for card in found.cards}
    model = genanki.Model(
        MODEL,
        "ghost",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "ghost", "qfmt": _FRONT, "afmt": _BACK}],
        css=_STYLE,
    )
    deck = genanki.Deck(DECK, "ghost", "Made by ghost export anki.")
    for card in found.cards:
        values = [card.fields[name] for name in FIELDS]
        note = Note(model=model, fields=values, tags=list(card.tags), guid=genanki.guid_for(card.ref))
        note.time = times[card.ref]
        deck.add_note(note)
    file = io.BytesIO()
    genanki.Package(deck).write_to_file(file, timestamp=max(times.values(), default=0) or 1)
    now = {card.ref: [card.hash, times[card.ref]] for card in found.cards}
    memory = {"ghost": "anki", "notes": {**known, **now}}
    with zipfile.ZipFile(file, "a") as zipped:
        zipped.writestr(_MEMORY, json.dumps(memory))
    return file.getvalue()


def _time(card: Card, known: object) -> int:
    """When a note's record last changed, in whole seconds."""
    if not (isinstance(known, list) and len(known) == 2 and isinstance(known[1], int)):
        return card.file_time
    return known[1] if known[0] == card.hash else max(int(_now()), known[1] + 1)
