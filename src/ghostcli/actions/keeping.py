"""Keeps a moment as a quote, as said: finds its words and their verdict, and writes its record."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Container, Iterable, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from ghostcli.actions.kept_records import quotes_in
from ghostcli.actions.notes_edits import NotesEdits
from ghostcli.actions.record_ids import record_id
from ghostcli.actions.said_there import SaidWords
from ghostcli.actions.storing import Target, folder_of
from ghostcli.errors import GhostError
from ghostcli.fidelity.finding import TOLERANCE
from ghostcli.library.append_yaml import with_record
from ghostcli.library.write import WriteError, make_folder
from ghostcli.library.write_yaml import yaml_value
from ghostcli.model import FIDELITY, KINDS, Episode, Record
from ghostcli.text.words import fold
from ghostcli.timecode import Span

if TYPE_CHECKING:
    from ghostcli.verify.verifier import Verifier

KEPT_FILE, SOURCE = "kept.yaml", "you"
"""The notes file of an episode that holds what was kept, and the source of its records."""

QUOTES = KINDS["quotes"]
_FIELDS = {field.name: field for field in QUOTES.fields}


class Wish(NamedTuple):
    """What a kept quote is to have beside its words; `theme` is a theme of its episode."""

    tags: tuple[str, ...] = ()
    note: str | None = None
    theme: Record | None = None


class Kept(NamedTuple):
    """A kept quote. `is_new` says that it was not there before; `added` lists what it got otherwise."""

    record: Record
    is_new: bool
    added: tuple[str, ...] = ()


class NewQuote(NamedTuple):
    """What a quote is made from: its words as said, when (on the episode's clock), and the verdicts on it."""

    said: SaidWords
    at: Span | None
    verdicts: tuple[str, ...]


def keep(
    quote: NewQuote, episode: Episode, wish: Wish, verifier: Verifier, target: Target, *, dry_run: bool
) -> Kept:
    """Write a quote into the kept notes of its episode, unless the episode has it already.

    Raises GhostError if a file cannot be changed in place, WriteError if it cannot be written.
    """
    folder = folder_of(target.root, episode.id)
    path = os.path.join(folder, KEPT_FILE)
    edits = NotesEdits(target.library.roots)
    present = list(quotes_in(edits.text(path), path, episode.head))
    stored = [one for one in episode.of(QUOTES) if os.path.realpath(one.path) != os.path.realpath(path)]
    same = next((one for one in stored if _is_same(one, quote, verifier)), None)
    same = same or next((one for one in present if _is_same(one, quote, None)), None)
    if same is not None:
        return add_to(same, wish, target, dry_run=dry_run)
    taken = {one.id for one in [*episode, *present] if one.id}
    values = _values(quote, wish, taken)
    record = Record(QUOTES, episode.id, len(stored) + len(present) + 1, values, path, 0, episode.head.values)
    if wish.theme is not None:  # before the record, which may move its line
        edits.add_item(wish.theme, "quotes", str(record.id))
    written = {name: yaml_value(_FIELDS[name], value) for name, value in values.items()}
    edits.set(path, with_record(edits.text(path), QUOTES.name, written, path, source=SOURCE))
    if not dry_run:
        _save(edits, target, folder)
    return Kept(record, is_new=True)


def add_to(record: Record, wish: Wish, target: Target, *, dry_run: bool) -> Kept:
    """Add the tags, the note and the link of a theme that a stored quote lacks.

    Raises GhostError if it has another note, if a file cannot be changed in place, or if it is built in.
    """
    edits = NotesEdits(target.library.roots)
    tags = [tag for tag in dict.fromkeys(wish.tags) if tag not in record.values.get("tags", ())]
    theme = wish.theme
    if theme is not None and record.id in theme.values.get("quotes", ()):
        theme = None
    if theme is not None and record.id is None:
        raise GhostError(f"{record.ref} has no id to link to", f"ghost edit {record.ref} can give it one")
    added = [f"tag {tag}" for tag in tags]
    steps: list[tuple[int, Callable[[], None]]] = [
        (record.line, lambda: _add_fields(edits, record, tags, wish.note))
    ]
    if wish.note and record.values.get("note") != wish.note:
        added.append("note")
    if theme is not None:
        linking = theme
        steps.append((theme.line, lambda: edits.add_item(linking, "quotes", str(record.id))))
        added.append(f"link from {theme.ref}")
    steps.sort(key=itemgetter(0), reverse=True)  # from the last line upwards: no line moves
    for _, step in steps:
        step()
    if added and not dry_run:
        edits.save()
    return Kept(record, is_new=False, added=tuple(added))


def _add_fields(edits: NotesEdits, record: Record, tags: Iterable[str], note: str | None) -> None:
    for tag in tags:
        edits.add_item(record, "tags", tag)
    if note and record.values.get("note") != note:
        edits.add_note(record, note)


def _save(edits: NotesEdits, target: Target, folder: str) -> None:
    is_new = not os.path.lexists(folder)
    target.prepare()
    try:
        make_folder(folder)
        edits.save()
    except WriteError:
        if is_new:
            with contextlib.suppress(OSError):
                os.rmdir(folder)  # if it is empty
        raise


def _values(quote: NewQuote, wish: Wish, taken: Container[str]) -> dict[str, Any]:
    """The fields of the new record, in the order in which they are written."""
    text, speaker = quote.said.text, quote.said.speakers[0]
    values: Mapping[str, Any] = {
        "id": record_id(text, taken),
        "text": text,
        "speaker": speaker,
        "at": (quote.at,) if quote.at else None,
        FIDELITY.name: {"verdicts": quote.verdicts},
        "tags": tuple(dict.fromkeys(wish.tags)),
        "note": wish.note,
    }
    return {name: value for name, value in values.items() if value}


def _is_same(record: Record, quote: NewQuote, verifier: Verifier | None) -> bool:
    """Whether a stored quote has the same words at the same time; an unknown time does not differ.

    With a verifier, the time of a quote without one is looked up in the transcript.
    """
    if fold(record.label) != fold(quote.said.text):
        return False
    spans = list(record.times)
    if verifier is not None and not spans and (when := verifier.verify(record).when):
        spans = [when.span]
    if quote.at is None or not spans:
        return True
    first, last = _reach(quote.at)
    return any(begin <= last + TOLERANCE and first <= end + TOLERANCE for begin, end in map(_reach, spans))


def _reach(span: Span) -> tuple[float, float]:
    start, end = span
    return start, start if end is None else end
