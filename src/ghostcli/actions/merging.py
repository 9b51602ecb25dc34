"""Merges the records of a document into the text of a notes file; what a person edited stays."""

from __future__ import annotations

import difflib
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ghostcli.actions.written_records import Key, Origin, Written, hash_of, without_list
from ghostcli.errors import GhostError
from ghostcli.library.record_places import KindPlace, NotesPlaces, RecordPlace, places_in
from ghostcli.model import KINDS
from ghostcli.text.escaping import visible
from ghostcli.text.words import fold

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class NewText(NamedTuple):
    """The lines of a record of the document. `short` are those without links to deleted records."""

    key: Key
    text: str
    short: str


@dataclass
class Merged:
    """The new text of a notes file, and what was done with the records, by kind and id.

    `edited` are kept as a person edited them, `deleted` stay deleted, `needed` are gone from the document and
    kept, since other files link to them.
    """

    text: str = ""
    added: list[Key] = field(default_factory=list)
    changed: list[Key] = field(default_factory=list)
    removed: list[Key] = field(default_factory=list)
    edited: list[Key] = field(default_factory=list)
    deleted: list[Key] = field(default_factory=list)
    needed: list[Key] = field(default_factory=list)


class _Edit(NamedTuple):
    start: int
    number: int
    end: int
    text: str


def first_text(top: str, new: Sequence[NewText], origin: Origin) -> Merged:
    """The text of a new notes file; `top` are its first lines."""
    written = Written(origin, {one.key: hash_of(one.text) for one in new})
    parts = [top]
    for kind in KINDS:
        texts = [one.text for one in new if one.key[0] == kind]
        parts += [f"\n{kind}:\n", *texts] if texts else []
    return Merged("".join([*parts, "\n", str(written)]), added=[one.key for one in new])


def merge(old: str, path: str, new: Sequence[NewText], needed: Container[Key], origin: Origin) -> Merged:
    """Merge records into the text of an existing notes file.

    Raises GhostError if the file is not valid, or if records cannot be added to it line by line.
    """
    return _Merge(old, path, needed, origin).run(new)


class _Merge:
    """One merge: the edits of the text, and the list of what ghost wrote."""

    def __init__(self, old: str, path: str, needed: Container[Key], origin: Origin) -> None:
        self.old = old
        self.text = old if not old or old.endswith("\n") else old + "\n"
        self.path = path
        self.needed = needed
        self.places = places_in(self.text, path)
        self.written = Written.of(self.text)
        self.origin = origin
        self.here: dict[Key, RecordPlace] = {
            (kind, one.id): one
            for kind, place in self.places.kinds.items()
            for one in place.records
            if one.id
        }
        self.edits: list[_Edit] = []
        self.emptied: set[str] = set()
        self.done = Merged()
        self.expected: dict[Key, Any] = {key: one.values for key, one in self.here.items()}

    def run(self, new: Sequence[NewText]) -> Merged:
        self._drop({one.key for one in new})
        self._drop_empty({one.key[0] for one in new})
        for kind in KINDS:
            self._kind(kind, [one for one in new if one.key[0] == kind])
        if self.edits:
            changed = without_list(_applied(self.text, self.edits)).rstrip("\n") + "\n"
            known = self.written.origin
            self.written.origin = self.origin._replace(document=self.origin.document or known.document)
            newline = "\r\n" if "\r\n" in self.text else "\n"
            self.done.text = changed + (f"\n{self.written}").replace("\n", newline)
            self._check()
        else:
            self.done.text = self.old
        return self.done

    def _state(self, key: Key) -> str:
        """Whether a record is as ghost wrote it, edited, deleted, a person's own, or not there."""
        place = self.here.get(key)
        if key not in self.written.hashes:
            return "own" if place else "new"
        if place is None:
            return "deleted"
        same = hash_of(place.written(self.text)) == self.written.hashes[key]
        return "as written" if same else "edited"

    def _kind(self, kind: str, new: Sequence[NewText]) -> None:
        place = self.places.kinds.get(kind)
        before: RecordPlace | None = None
        waiting: list[NewText] = []
        for one in new:
            state = self._state(one.key)
            if state == "new":
                self._insert(kind, place, before, one, waiting)
            elif state in {"edited", "deleted"}:
                (self.done.edited if state == "edited" else self.done.deleted).append(one.key)
            elif state == "as written":
                self._replace(one)
            before = self.here.get(one.key, before)
        if waiting:
            self._new_kind(kind, waiting)

    def _replace(self, one: NewText) -> None:
        place, recorded = self.here[one.key], self.written.hashes[one.key]
        if recorded in {hash_of(one.text), hash_of(one.short)}:
            return
        indented = _indented(one.short, place.indent, self.text)
        self.edits.append(_Edit(place.start, len(self.edits), place.end, indented))
        self._wrote(one)
        self.done.changed.append(one.key)

    def _insert(
        self,
        kind: str,
        place: KindPlace | None,
        before: RecordPlace | None,
        one: NewText,
        waiting: list[NewText],
    ) -> None:
        self.done.added.append(one.key)
        self._wrote(one)
        if place is None:
            waiting.append(one)
            return
        if not place.is_open:
            message = f"{visible(self.path)}: {kind} is not a list with a line for each record"
            raise GhostError(message, "write each record on lines of its own, then import again")
        at = before.end if before else place.after
        self.edits.append(_Edit(at, len(self.edits), at, _indented(one.short, place.indent, self.text)))

    def _new_kind(self, kind: str, new: Sequence[NewText]) -> None:
        order = list(KINDS)
        stay = {name: place for name, place in self.places.kinds.items() if name not in self.emptied}
        above = [place.end for name, place in stay.items() if order.index(name) < order.index(kind)]
        starts = [place.start for place in stay.values()]
        at = max(above) if above else min(starts) if starts else self.places.end
        text = "".join([f"{kind}:\n", *(one.short for one in new)])
        text = f"{text}\n" if starts and not above else f"\n{text}"
        self.edits.append(_Edit(at, len(self.edits), at, _indented(text, 0, self.text)))

    def _wrote(self, one: NewText) -> None:
        self.written.hashes[one.key] = hash_of(one.short)
        place = places_in(f"{one.key[0]}:\n{one.short}", "").kinds[one.key[0]]
        self.expected[one.key] = place.records[0].values

    def _drop(self, kept: Container[Key]) -> None:
        """Remove what the document no longer has, unless it was edited or other files link to it."""
        for key in [key for key in self.written.hashes if key not in kept]:
            state = self._state(key)
            if state == "edited":
                self.done.edited.append(key)
            elif state == "as written" and key in self.needed:
                self.done.needed.append(key)
            elif state == "as written":
                place = self.here[key]
                start = self._above(place.start) if self._is_blank(place.end) else place.start
                self.edits.append(_Edit(start, len(self.edits), place.end, ""))
                self.done.removed.append(key)
                del self.written.hashes[key], self.expected[key]

    def _drop_empty(self, kept: Container[str]) -> None:
        """Remove the key of each kind of which all records are removed, and the blank lines above it."""
        for kind, place in self.places.kinds.items():
            removed = [self.here[key] for key in self.done.removed if key[0] == kind]
            starts = [place.after, *(one.end for one in removed)]
            ends = [*(one.start for one in removed), place.end]
            rest = "".join(
                self.text[one:other] for one, other in zip(sorted(starts), sorted(ends), strict=True)
            )
            is_bare = self.text[place.start : place.after].strip() == f"{kind}:" and not rest.strip()
            if removed and is_bare and kind not in kept:
                self.edits.append(_Edit(self._above(place.start), len(self.edits), place.end, ""))
                self.emptied.add(kind)

    def _above(self, place: int) -> int:
        """The beginning of the blank lines above a line."""
        return len(self.text[:place].rstrip()) + 1 if self.text[:place].strip() else 0

    def _is_blank(self, place: int) -> bool:
        """Whether a line is blank, or there is none."""
        return not self.text[place:].partition("\n")[0].strip()

    def _check(self) -> None:
        """Raise GhostError if anything else would change than is meant."""
        try:
            after = places_in(self.done.text, self.path)
        except GhostError:
            after = NotesPlaces({}, {}, 0)
        found = {
            (kind, one.id): one.values
            for kind, place in after.kinds.items()
            for one in place.records
            if one.id
        }
        if found != self.expected or after.values != self.places.values:
            message = f"{visible(self.path)} cannot be changed line by line, so nothing was written"
            raise GhostError(message, "move it away, then import again")


def _indented(text: str, by: int, around: str) -> str:
    lines = [" " * by + line if line.strip() else line for line in _LINE.findall(text)]
    return "".join(lines).replace("\n", "\r\n" if "\r\n" in around else "\n")


def _applied(text: str, edits: Sequence[_Edit]) -> str:
    pieces, place = [], 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end > one.start, one.number)):
        pieces += [text[place : edit.start], edit.text]
        place = max(place, edit.end)
    return "".join([*pieces, text[place:]])


def diff(old: str, new: str, path: str) -> str:
    """The difference of two texts of a notes file without their lists, as `diff -u` shows it."""
    return "".join(
        line if line.endswith("\n") else line + "\n"
        for line in difflib.unified_diff(
            _LINE.findall(without_list(old)), _LINE.findall(without_list(new)), visible(path), visible(path)
        )
    )


def ids_by_label(places: NotesPlaces) -> Mapping[Key, str | None]:
    """The ids of the records of a notes file, by kind and folded label; the first one counts."""
    found: dict[Key, str | None] = {}
    for kind, place in places.kinds.items():
        for one in place.records:
            label = one.values.get(KINDS[kind].label)
            if isinstance(label, str):
                found.setdefault((kind, fold(label)), one.id)
    return found
