"""Imports the notes on one episode: decides on the episode and the file, then merges the records into it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ghostcli.actions.episode_facts import check_id
from ghostcli.actions.importing import ImportSettings
from ghostcli.actions.merging import Merged, diff, first_text, merge
from ghostcli.actions.naming import id_of, title_of
from ghostcli.actions.note_verdicts import verify_quotes
from ghostcli.actions.planned_records import FoundRecord, OtherRecords, Plan, plan
from ghostcli.actions.record_ids import record_id
from ghostcli.actions.storing import ADDED, NEW, REPLACED, UNCHANGED, Target, complete, folder_of, put
from ghostcli.actions.written_records import Written, document_name
from ghostcli.errors import GhostError, Problem
from ghostcli.library.files import leads_out, read_bytes
from ghostcli.library.folders import EPISODE_FILE
from ghostcli.library.parse_yaml import LIMIT
from ghostcli.library.record_places import NotesPlaces, places_in
from ghostcli.library.schema import SCHEMA_FILE
from ghostcli.library.write_yaml import dump, yaml_value
from ghostcli.model import EPISODES, KINDS, is_quotable
from ghostcli.notes.base import EpisodeNotes
from ghostcli.system.paths import is_device
from ghostcli.text.escaping import visible
from ghostcli.transcripts.base import FIELD, Remark

if TYPE_CHECKING:
    from ghostcli.verify.verifier import Verified

CHANGED = "changed"
"""The change of a document that was imported before and differs now; it needs --update."""


_MOST_FILES = 1_000

OWN = ".yaml"
"""The ending of ghost's own notes."""


class NotesFile(NamedTuple):
    """A notes file of an episode: its path, its text, None if it is new, and its bytes."""

    path: str
    text: str | None
    data: bytes | None


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


def import_notes(
    notes: EpisodeNotes, source: str, document: str, settings: ImportSettings, target: Target
) -> ImportedNotes:
    """Import the notes on one episode. `document` is the path of their file, `-` for standard input.

    Raises GhostError if they cannot be imported.
    """
    facts = {**notes.facts, **settings.facts}
    source = source or title_of(document)
    name = document_name(os.path.basename(document)) if document != "-" else ""
    episode = _episode(facts, document, (source, name), settings, target)
    folder = folder_of(target.root, episode)
    found = _found(notes, settings)
    quotes, verdicts, left = _verified(found, episode, settings, target)
    for file in _files(folder, source, name, settings, target):
        others = _others(episode, file.path, target)
        places = places_in(file.text, file.path) if file.text is not None else NotesPlaces({}, {}, 0)
        before = Written.of(file.text or "")
        planned = plan(found, others, places, before, left)
        merged = _merged(planned, file, others, target, source=source, document=name)
        if file.text is None or before.document in {name, ""} or merged.text == file.text:
            break
    known = target.has(episode)
    change = _change(file, merged, is_new=not known)
    told = "" if file.text is None or merged.text == file.text else diff(file.text, merged.text, file.path)
    remarks = [*_left_out(found, left), *_remarks(planned, merged), *_lacking(facts, episode, target)]
    if change == REPLACED and not settings.update:
        change = CHANGED
    elif not settings.dry_run:
        _write(file, merged, folder, None if known else _head(facts, source, episode), target)
    if change != CHANGED:
        if merged.text:
            target.noted.setdefault(episode, {})[file.path] = merged.text
        if not known:
            target.take(episode, _head(facts, source, episode))
        elif episode in target.heads:
            complete(target, episode, _head(facts, source, episode), dry_run=settings.dry_run)
    pairs = tuple((one.key[0], values) for one, values in zip(planned.new, planned.values, strict=True))
    title = str(facts.get("title") or episode)
    if change != CHANGED:
        for one in quotes:
            target.quotes.add(one)
        if quotes and not any(one.results for one in quotes):  # each transcript gives a result
            target.unchecked.add(episode)
    return ImportedNotes(episode, file.path, change, title, pairs, tuple(remarks), told, verdicts)


def _episode(
    facts: Mapping[str, Any],
    document: str,
    origin: tuple[str, str],
    settings: ImportSettings,
    target: Target,
) -> str:
    """The id of the episode: from --episode, else by address or title, else a new one.

    `origin` are the source and the name of the document: if an episode with the id of a new one has notes
    from it, it is the episode.
    """
    if settings.episode is not None:
        check_id(settings.episode)
        return settings.episode
    if found := target.known.find(facts):
        return found
    if document.endswith(OWN) and not facts:
        raise GhostError("ghost's own notes do not name their episode", "--episode ID names it")
    name = str(facts.get("title") or "")
    try:
        episode = id_of(name or title_of(document))
    except GhostError:
        episode = id_of(title_of(document))
    if target.has(episode):
        before = _files(folder_of(target.root, episode), *origin, settings, target)[0].text
        if origin[1] and before is not None and Written.of(before).document == origin[1]:
            return episode
        hint = f"--episode {episode} adds the notes to it; --episode ID imports them elsewhere"
        raise GhostError(f"the episode {episode} already exists", hint)
    return episode


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


def _verified(
    found: Sequence[FoundRecord], episode: str, settings: ImportSettings, target: Target
) -> tuple[list[Verified], Counter[str], frozenset[int]]:
    """The quotes to import with their results, the number of each verdict, and the quotes to leave out."""
    places = [place for place, one in enumerate(found) if one.kind == "quotes"]
    people = [one.values for one in found if one.kind == "people"]
    results = (
        verify_quotes(episode, [found[place].values for place in places], people, target) if places else []
    )
    left = frozenset(
        place
        for place, one in zip(places, results, strict=True)
        if settings.quotable and not is_quotable(one.leading)
    )
    kept = [one for place, one in zip(places, results, strict=True) if place not in left]
    return kept, Counter(one.leading[0] for one in kept), left


def _left_out(found: Sequence[FoundRecord], left: frozenset[int]) -> list[Remark]:
    """Remarks on the quotes that --quotable leaves out."""
    return [
        Remark(found[place].line, f"may not be quoted, so left out: “{visible(found[place].values['text'])}”")
        for place in sorted(left)
    ]


def _moved(span: tuple[float, float | None], by: float) -> tuple[float, float | None]:
    start, end = span
    if start + by < 0:
        raise GhostError("--offset makes times negative")
    return round(start + by, 3), None if end is None else round(end + by, 3)


def _files(
    folder: str, source: str, document: str, settings: ImportSettings, target: Target
) -> list[NotesFile]:
    """The files that may be that of the document: those of its source, its own first, then a new one.

    A document of another name is another document, unless it has just the records of one that is there.
    """
    slug = settings.name or record_id(source, ())
    slug = f"{slug}-notes" if f"{slug}.yaml" == EPISODE_FILE or is_device(slug) else slug
    files: list[NotesFile] = []
    for number in range(1, _MOST_FILES):
        path = os.path.join(folder, f"{slug}.yaml" if number == 1 else f"{slug}-{number}.yaml")
        found = _read(path, target)
        if found.text is None:
            files.sort(key=lambda one: Written.of(one.text or "").document != document)
            return [*files, found]
        if places_in(found.text, path).values.get("source") == source:
            files.append(found)
    raise GhostError(f"{visible(folder)} has too many files of notes by {visible(source)}")


def _read(path: str, target: Target) -> NotesFile:
    """The file at a path. Raises GhostError if it cannot be read."""
    folder = os.path.dirname(path)
    made = target.noted.get(os.path.basename(folder), {}).get(path)
    if leads_out(path, target.root):
        raise GhostError(f"{visible(path)} leads out of the library, so it is not read")
    if not os.path.lexists(path):
        return NotesFile(path, made, made.encode() if made is not None else None)
    data = read_bytes(path, LIMIT)
    if isinstance(data, Problem):
        raise GhostError(f"{visible(path)} {data.message}")
    try:
        return NotesFile(path, made if made is not None else data.decode("utf-8"), data)
    except UnicodeDecodeError:
        raise GhostError(f"{visible(path)} is not valid UTF-8") from None


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


def _merged(
    planned: Plan, file: NotesFile, others: OtherRecords, target: Target, *, source: str, document: str
) -> Merged:
    if file.text is not None:
        return merge(file.text, file.path, planned.new, others.linked(), document)
    if not planned.new:
        return Merged()
    has_schema = os.path.exists(os.path.join(target.root, SCHEMA_FILE))
    header = f"# yaml-language-server: $schema=../{SCHEMA_FILE}\n" if has_schema else ""
    return first_text(header + dump({"source": source}), planned.new, document)


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
    known = {"title": episode, **facts, "sources": ({"name": source},)}
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
            remarks.append(Remark(0, f"{told}: {_named([f'{kind}/{one}' for kind, one in keys])}"))
    if planned.taken:
        listed = _named(planned.taken)
        remarks.append(Remark(0, f"not imported, since another record of the episode has the id: {listed}"))
    if planned.known:
        remarks.append(Remark(0, f"the episode has these people already: {_named(planned.known)}", FIELD))
    return remarks


def _named(names: Sequence[str]) -> str:
    return visible(", ".join(names[:10])) + (f" and {len(names) - 10} more" if len(names) > 10 else "")


def _lacking(facts: Mapping[str, Any], episode: str, target: Target) -> list[Remark]:
    """A remark on the facts that an existing `episode.yaml` lacks."""
    known = target.library.episodes.get(episode)
    if known is None:
        return []
    has = {**known.head.values, "url": known.head.values.get("media")}
    lacking = [name for name in facts if not has.get(name) or (name == "title" and has[name] == episode)]
    if not lacking:
        return []
    return [Remark(0, f"{EPISODE_FILE} lacks what the notes say: {', '.join(lacking)}", FIELD)]
