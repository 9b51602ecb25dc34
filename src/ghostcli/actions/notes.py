"""Imports the notes on one episode: decides on the episode and the file, then merges the records into it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ghostcli.actions.importing import ImportSettings
from ghostcli.actions.merging import Merged, diff, first_text, merge
from ghostcli.actions.naming import title_of
from ghostcli.actions.new_episodes import named, namesakes
from ghostcli.actions.note_verdicts import FindingsAhead, NotedQuotes, find_ahead, verify_quotes
from ghostcli.actions.notes_episode import episode_for
from ghostcli.actions.notes_files import NotesFile, ReadNotes, files_of, is_of
from ghostcli.actions.planned_records import FoundRecord, OtherRecords, Plan, plan
from ghostcli.actions.storing import ADDED, NEW, REPLACED, UNCHANGED, Target, complete, folder_of, put
from ghostcli.actions.written_records import Origin, document_name, hash_of
from ghostcli.errors import GhostError
from ghostcli.library.folders import EPISODE_FILE
from ghostcli.library.record_places import NotesPlaces, places_in
from ghostcli.library.schema import SCHEMA_FILE
from ghostcli.library.write_yaml import dump, yaml_value
from ghostcli.model import EPISODES, KINDS, is_quotable
from ghostcli.notes.base import EpisodeNotes
from ghostcli.text.escaping import visible
from ghostcli.transcripts.base import FIELD, Remark

if TYPE_CHECKING:
    from ghostcli.verify.verifier import Verified

CHANGED = "changed"
"""The change of a document that was imported before and differs now; it needs --update."""


class ImportedNotes(NamedTuple):
    """The result of an import of notes on one episode.

    `change` is new, added, replaced, unchanged, or changed (it was not written). `values` are the values of
    the records. `diff` is that of a changed file. `verdicts` counts the quotes by their first verdict.
    """

    episode: str
    path: str
    change: str
    title: str
    values: tuple[tuple[str, Mapping[str, Any]], ...]
    remarks: tuple[Remark, ...]
    diff: str
    verdicts: Mapping[str, int]


class NotesDocument(NamedTuple):
    """A file with notes on one episode or several: the source of the notes, and its path, `-` for stdin."""

    source: str
    path: str

    def read(self, notes: EpisodeNotes, settings: ImportSettings) -> ReadNotes:
        """The notes on an episode, with the options applied, and their origin.

        The source is that of the notes, else the title in the file name. The hash is that of the notes
        without options.
        """
        name = document_name(os.path.basename(self.path)) if self.path != "-" else ""
        content = hash_of(repr([(one.kind, sorted(one.values.items()), one.quotes) for one in notes.records]))
        origin = Origin(self.source or title_of(self.path), name, content)
        return ReadNotes(self.path, origin, _found(notes, settings))


_FACT_NAMES = {"media": "url"}
"""What notes call a field of `episode.yaml`, where that differs."""


def find_notes_ahead(
    notes: EpisodeNotes, document: NotesDocument, settings: ImportSettings, target: Target
) -> FindingsAhead | None:
    """The results for the quotes of notes that will be imported; None if they cannot be known yet."""
    try:
        read = document.read(notes, settings)
        episode = episode_for({**notes.facts, **settings.facts}, read, settings, target)
        return find_ahead(_quotes_of(read.records, episode), target)
    except GhostError:  # the import will raise it
        return None


def import_notes(
    notes: EpisodeNotes,
    document: NotesDocument,
    settings: ImportSettings,
    target: Target,
    ahead: FindingsAhead | None = None,
) -> ImportedNotes:
    """Import the notes on one episode; `ahead` are the results for its quotes, if they are known.

    Raises GhostError if they cannot be imported.
    """
    facts = {**notes.facts, **settings.facts}
    read = document.read(notes, settings)
    origin, found = read.origin, read.records
    episode = episode_for(facts, read, settings, target)
    folder = folder_of(target.root, episode)
    results = verify_quotes(noted, target, ahead) if (noted := _quotes_of(found, episode)).quotes else []
    quotes, verdicts, left = _quotable(found, results, settings)
    for file in files_of(folder, read, settings.name, target):
        others = _others(episode, file.path, target)
        places = places_in(file.text, file.path) if file.text is not None else NotesPlaces({}, {}, 0)
        planned = plan(found, others, places, file.written, left)
        merged = _merged(planned, file, others, target, origin)
        if file.text in {None, merged.text} or is_of(file, read, target):
            break
    is_again = file.text is not None and target.noted.get(episode, {}).get(file.path) == merged.text
    known = target.has(episode)
    change = _change(file, merged, is_new=not known)
    told = "" if file.text is None or merged.text == file.text else diff(file.text, merged.text, file.path)
    remarks = [*_left_out(found, results, left), *_remarks(planned, merged)]
    is_same = file.written.origin.content == origin.content and not merged.removed  # with other options
    if change == REPLACED and not settings.update and not is_same:
        change = CHANGED
    elif not settings.dry_run:
        _write(file, merged, folder, None if known else _head(facts, origin.source, episode), target)
    if change != CHANGED:
        if merged.text:
            target.noted.setdefault(episode, {})[file.path] = merged.text
            target.documents.setdefault(file.path, document.path)
        if not known:
            target.take(episode, _head(facts, origin.source, episode))
        else:
            remarks += _completed(episode, _head(facts, origin.source, episode), settings, target)
    remarks += namesakes(facts, episode, target) if change == NEW else ()
    remarks += _lacking(facts, episode, target)
    pairs = tuple((one.key[0], values) for one, values in zip(planned.new, planned.values, strict=True))
    title = str(facts.get("title") or episode)
    if change != CHANGED:
        for one in quotes if not is_again else ():
            target.quotes.add(one)
        if quotes and not any(one.results for one in quotes):  # each transcript gives a result
            target.unchecked.add(episode)
    return ImportedNotes(episode, file.path, change, title, pairs, tuple(remarks), told, verdicts)


def _found(notes: EpisodeNotes, settings: ImportSettings) -> list[FoundRecord]:
    """The records, with renamed speakers and shifted times."""
    found = []
    for one in notes.records:
        values = dict(one.values)
        for name in ("speaker", "name") if one.kind in {"quotes", "people"} else ():
            if name in values:
                values[name] = settings.speakers.get(values[name], values[name])
        if settings.offset and "at" in values:
            values["at"] = tuple(_moved(span, settings.offset) for span in values["at"])
        found.append(FoundRecord(one.kind, values, one.quotes, one.line))
    return found


def _quotes_of(found: Sequence[FoundRecord], episode: str) -> NotedQuotes:
    """The quotes and the people among the records, for an episode."""
    quotes, people = ([one.values for one in found if one.kind == kind] for kind in ("quotes", "people"))
    return NotedQuotes(episode, quotes, people)


def _quotable(
    found: Sequence[FoundRecord], results: Sequence[Verified], settings: ImportSettings
) -> tuple[list[Verified], Counter[str], frozenset[int]]:
    """The quotes to import with their results, the number of each verdict, and the quotes to leave out."""
    places = [place for place, one in enumerate(found) if one.kind == "quotes"]
    left = frozenset(
        place
        for place, one in zip(places, results, strict=True)
        if settings.quotable and not is_quotable(one.leading)
    )
    kept = [one for place, one in zip(places, results, strict=True) if place not in left]
    return kept, Counter(one.leading[0] for one in kept), left


def _left_out(
    found: Sequence[FoundRecord], results: Sequence[Verified], left: frozenset[int]
) -> list[Remark]:
    """Remarks on the quotes that --quotable leaves out: one on those that could not be checked."""
    quoted = [place for place, one in enumerate(found) if one.kind == "quotes"]
    verdicts = {place: one.leading[0] for place, one in zip(quoted, results, strict=True)}
    unchecked = sum(verdicts[place] == "unchecked" for place in left)
    remarks = [
        Remark(found[place].line, f"may not be quoted, so left out: “{visible(found[place].values['text'])}”")
        for place in sorted(left)
        if verdicts[place] != "unchecked"
    ]
    if unchecked:
        number = "1 quote" if unchecked == 1 else f"{unchecked:,} quotes"
        told = f"{number} could not be checked, so --quotable leaves them out"
        remarks.append(
            Remark(0, f"{told}; after the transcript is imported, the same command brings them in")
        )
    return remarks


def _moved(span: tuple[float, float | None], by: float) -> tuple[float, float | None]:
    start, end = span
    if start + by < 0:
        raise GhostError("--offset makes times negative")
    return round(start + by, 3), None if end is None else round(end + by, 3)


def _others(episode: str, path: str, target: Target) -> OtherRecords:
    """The records of the episode's other files, those of this run included."""
    records: dict[str, list[Mapping[str, Any]]] = {kind: [] for kind in KINDS}
    made = target.noted.get(episode, {})
    known = target.library.episodes.get(episode)
    for kind, held in (known.records if known else {}).items():
        records[kind] += [one.values for one in held if one.path != path and one.path not in made]
    for other, text in made.items():
        for kind, place in places_in(text, other).kinds.items() if other != path else ():
            records[kind] += [one.values for one in place.records]
    return OtherRecords(records)


def _merged(planned: Plan, file: NotesFile, others: OtherRecords, target: Target, origin: Origin) -> Merged:
    if file.text is not None:
        return merge(file.text, file.path, planned.new, others.linked(), origin)
    if not planned.new:
        return Merged()
    has_schema = os.path.exists(os.path.join(target.root, SCHEMA_FILE))
    header = f"# yaml-language-server: $schema=../{SCHEMA_FILE}\n" if has_schema else ""
    return first_text(header + dump({"source": origin.source}), planned.new, origin)


def _change(file: NotesFile, merged: Merged, *, is_new: bool) -> str:
    if file.text is None and not is_new:
        return ADDED if merged.text else UNCHANGED
    if file.text is None:
        return NEW
    if merged.text != file.text:
        return REPLACED
    return NEW if is_new else UNCHANGED  # new: completes an import that was killed


def _head(facts: Mapping[str, Any], source: str, episode: str) -> dict[str, Any]:
    """The fields of a new `episode.yaml`."""
    known = {"title": episode, "sources": ({"name": source},), **facts}
    if facts.get("url"):
        known["media"] = ({"url": facts["url"]},)
    return {one.name: yaml_value(one, known[one.name]) for one in EPISODES.fields if known.get(one.name)}


def _write(
    file: NotesFile, merged: Merged, folder: str, head: Mapping[str, Any] | None, target: Target
) -> None:
    """Write the file, and the `episode.yaml` of a new episode. Raises WriteError."""
    target.prepare()
    data = merged.text.encode()
    stays = data == file.data or (file.data is None and not merged.text)
    put(target.root, folder, None if stays else (file.path, data, file.data), head)


_DONE = (
    ("changed", "changed"),
    ("removed", "gone from the document, and removed"),
    ("edited", "kept as you edited"),
    ("deleted", "deleted by you, so not brought back"),
    ("needed", "gone from the document, and kept, since other notes link to it"),
)


def _remarks(planned: Plan, merged: Merged) -> list[Remark]:
    remarks = []
    for name, told in _DONE:
        keys = getattr(merged, name)
        if keys:
            remarks.append(Remark(0, f"{told}: {named([f'{kind}/{one}' for kind, one in keys])}"))
    if planned.taken:
        listed = named(planned.taken)
        remarks.append(Remark(0, f"not imported, since another record of the episode has the id: {listed}"))
    if planned.known:
        remarks.append(Remark(0, f"the episode has these people already: {named(planned.known)}", FIELD))
    return remarks


def _completed(
    episode: str, head: Mapping[str, Any], settings: ImportSettings, target: Target
) -> list[Remark]:
    """A remark on the facts that are added to the `episode.yaml` of an earlier import. Raises WriteError."""
    is_new = episode in target.heads
    filled = complete(target, episode, head, dry_run=settings.dry_run)
    names = [_FACT_NAMES.get(name, name) for name in filled if name != "sources"]
    return [Remark(0, f"added to {EPISODE_FILE}: {', '.join(names)}", FIELD)] if names and not is_new else []


def _lacking(facts: Mapping[str, Any], episode: str, target: Target) -> list[Remark]:
    """A remark on the facts that an existing `episode.yaml` lacks."""
    known = target.library.episodes.get(episode)
    if known is None:
        return []
    head = target.heads.get(episode, known.head.values)
    has = {**head, "url": head.get("media")}
    stated = [name for name in facts if name != "sources"]
    lacking = [name for name in stated if not has.get(name) or (name == "title" and has[name] == episode)]
    if not lacking:
        return []
    return [Remark(0, f"{EPISODE_FILE} lacks what the notes say: {', '.join(lacking)}", FIELD)]
