"""Gives the records of a document ids and links, by what the episode and the notes file hold already."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ghostcli.actions.merging import NewText, ids_by_label
from ghostcli.actions.record_ids import record_id
from ghostcli.actions.same_statements import statements_of
from ghostcli.actions.written_records import Key, Written
from ghostcli.fields import Type
from ghostcli.library.record_places import NotesPlaces
from ghostcli.library.write_yaml import record_texts
from ghostcli.model import KINDS
from ghostcli.text.words import fold


class FoundRecord(NamedTuple):
    """A record of a document: its kind, its values without links, and the positions of its quotes.

    In ghost's own YAML, `values` have an id and links.
    """

    kind: str
    values: Mapping[str, Any]
    quotes: tuple[int, ...] = ()
    line: int = 0


class OtherRecords(NamedTuple):
    """What the other files of the episode hold: the values of their records by kind."""

    records: Mapping[str, Sequence[Mapping[str, Any]]]

    def ids(self, kind: str) -> set[str]:
        """The ids of a kind."""
        return {values["id"] for values in self.records.get(kind, ()) if values.get("id")}

    def people(self) -> dict[str, Mapping[str, Any]]:
        """The people, by each of their folded names."""
        return {
            fold(name): values
            for values in self.records.get("people", ())
            for name in (values.get("name", ""), *values.get("aliases", ()))
        }

    def linked(self) -> set[Key]:
        """The records that these link to."""
        return {
            (field.links, target)
            for kind, records in self.records.items()
            for field in KINDS[kind].fields
            if field.links
            for values in records
            for target in _listed(values.get(field.name))
        }


class Plan(NamedTuple):
    """The records to write, in order, and those left out: known people, and ids that another record has.

    `values` are the values of the records in `new`.
    """

    new: tuple[NewText, ...]
    values: tuple[Mapping[str, Any], ...]
    known: tuple[str, ...]
    taken: tuple[str, ...]


def plan(
    found: Sequence[FoundRecord],
    others: OtherRecords,
    places: NotesPlaces,
    written: Written,
    left: Container[int] = (),
) -> Plan:
    """The lines of each record with its id and links. `left` are positions of records to leave out."""
    people = others.people()
    known = {
        place: str(one.values["name"])
        for place, one in enumerate(found)
        if one.kind == "people" and _is_known(one.values, people)
    }
    ids, taken = _ids(
        [None if place in known or place in left else one for place, one in enumerate(found)],
        others,
        places,
        written,
    )
    here = {
        (kind, one.id): one.values for kind, place in places.kinds.items() for one in place.records if one.id
    }
    own = {key: values for key, values in here.items() if key not in written.hashes}
    present = _present(found, ids, others, own)
    deleted = {key for key in written.hashes if key not in here}
    mine = (values for (kind, _), values in own.items() if kind == "quotes")
    statements = statements_of([*others.records.get("quotes", ()), *mine])
    planned: list[tuple[Key, dict[str, Any]]] = []
    for one, name in zip(found, ids, strict=True):
        if name is None:
            continue
        values = {**one.values, "id": name, **_links(one, ids)}
        if one.kind == "quotes" and "id" not in one.values:
            old = here.get(("quotes", name))
            if old is not None and fold(str(old.get("text"))) == fold(values["text"]):
                head = old.get("same_as")
            else:
                head = statements.head_of(values["text"])
            if head and head != name:
                values["same_as"] = head
            statements.add(name, values["text"], values.get("same_as"))
        planned.append(((one.kind, name), _without(one.kind, values, present)))
    return Plan(
        tuple(_texts(planned, deleted)),
        tuple(values for _, values in planned),
        tuple(known.values()),
        taken,
    )


def _is_known(values: Mapping[str, Any], people: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether the episode has a person, and the notes say nothing else of them."""
    return fold(str(values["name"])) in people and not values.get("description")


def _ids(
    found: Sequence[FoundRecord | None], others: OtherRecords, places: NotesPlaces, written: Written
) -> tuple[list[str | None], tuple[str, ...]]:
    """An id for each record, None for one that is left out; and the ids that are taken.

    A record that the file has already keeps its id: it has the same label, or ids from the same words.
    """
    ids: list[str | None] = [None] * len(found)
    by_label = ids_by_label(places)
    claimed: set[Key] = set()
    waiting: list[int] = []
    conflicts: list[str] = []
    for place, one in enumerate(found):
        if one is None:
            continue
        if own := one.values.get("id"):
            if own in others.ids(one.kind) and _is_there(one, others):
                continue
            if own in others.ids(one.kind) or (one.kind, own) in claimed:
                conflicts.append(f"{one.kind}/{own}")
            else:
                ids[place] = own
                claimed.add((one.kind, own))
            continue
        key = one.kind, fold(str(one.values[KINDS[one.kind].label]))
        if key not in by_label:
            waiting.append(place)
        elif (name := by_label[key]) is not None and (one.kind, name) not in claimed:
            ids[place] = name
            claimed.add((one.kind, name))
        elif name is not None:
            waiting.append(place)
    listed: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for kind, name in written.hashes:
        listed[kind].add(name)
    ours = {kind: set(names) for kind, names in listed.items()}
    for kind, held in places.kinds.items():
        ours[kind] |= {one.id for one in held.records if one.id}
    theirs = {kind: others.ids(kind) for kind in KINDS}
    for place in waiting:
        one = found[place]
        assert one is not None  # noqa: S101 - only found records wait
        may_be = listed[one.kind] if written.hashes else ours[one.kind]
        text = str(one.values[KINDS[one.kind].label])
        new = _id(one.kind, text, theirs[one.kind], may_be=may_be, ours=ours[one.kind], claimed=claimed)
        ids[place] = new
        claimed.add((one.kind, new))
    return ids, tuple(conflicts)


def _is_there(one: FoundRecord, others: OtherRecords) -> bool:
    """Whether another file has the record itself: the same id and label."""
    label = KINDS[one.kind].label
    held = next(values for values in others.records[one.kind] if values.get("id") == one.values["id"])
    return fold(str(held.get(label))) == fold(str(one.values[label]))


def _id(
    kind: str, text: str, theirs: set[str], *, may_be: set[str], ours: set[str], claimed: set[Key]
) -> str:
    """The id of a record whose label the file lacks: the first one from its words that may be its own."""
    name = record_id(text, theirs)
    passed = set(theirs)
    while name in ours:
        if name in may_be and (kind, name) not in claimed:
            return name
        passed.add(name)
        name = record_id(text, passed)
    return record_id(text, theirs | ours | {one for kind_, one in claimed if kind_ == kind})


def _links(one: FoundRecord, ids: Sequence[str | None]) -> dict[str, Any]:
    targets = tuple(dict.fromkeys(name for place in one.quotes if (name := ids[place])))
    has = KINDS[one.kind].field("quotes")
    return {"quotes": targets} if targets and has else {}


def _present(
    found: Sequence[FoundRecord], ids: Sequence[str | None], others: OtherRecords, own: Iterable[Key]
) -> dict[str, set[str]]:
    """The ids of each kind that a link can have."""
    present = {kind: others.ids(kind) for kind in KINDS}
    for kind, name in own:
        present[kind].add(name)
    for one, given in zip(found, ids, strict=True):
        if given:
            present[one.kind].add(given)
    return present


def _without(kind: str, values: dict[str, Any], present: Mapping[str, set[str]]) -> dict[str, Any]:
    """The values without links to records that do not exist."""
    for field in KINDS[kind].fields:
        if field.type is not Type.LINK or field.name not in values or not field.links:
            continue
        kept = tuple(one for one in _listed(values[field.name]) if one in present[field.links])
        values[field.name] = kept if field.many else next(iter(kept), None)
        if not values[field.name]:
            del values[field.name]
    return values


def _listed(value: Any) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value or ()


def _texts(planned: Sequence[tuple[Key, dict[str, Any]]], deleted: set[Key]) -> list[NewText]:
    """The lines of each record; the short form lacks links to deleted quotes."""
    gone = {name for kind, name in deleted if kind == "quotes"}
    texts: dict[Key, NewText] = {}
    for kind in KINDS:
        listed = [(key, values) for key, values in planned if key[0] == kind]
        full = record_texts(KINDS[kind], [values for _, values in listed])
        for (key, values), text in zip(listed, full, strict=True):
            short = text
            if gone and any(not gone.isdisjoint(_listed(values.get(name))) for name in ("quotes", "same_as")):
                left = {one for name in ("quotes", "same_as") for one in _listed(values.get(name))} - gone
                kept = _without(kind, dict(values), dict.fromkeys(KINDS, left))
                short = record_texts(KINDS[kind], [kept])[0]
            texts[key] = NewText(key, text, short)
    return [texts[key] for key, _ in planned]
