"""A library as notes of an Obsidian vault, written again and again beside what a person writes there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ghostcli.exports.chosen import Chosen
from ghostcli.exports.front_matter import FrontMatter, renewed_front
from ghostcli.exports.marked_blocks import Account, Block, known_facts, renewed
from ghostcli.exports.obsidian_notes import (
    Appearance,
    Names,
    blocks_of_episode,
    blocks_of_name,
    front_of_episode,
    front_of_name,
    gone_in,
)
from ghostcli.exports.vault import Note, Vault
from ghostcli.index.reader import StoredEpisodes
from ghostcli.names.overview import OVERVIEWS, Row
from ghostcli.search.overview import StoredNames
from ghostcli.text.words import fold


@dataclass
class Report:
    """What an export did: numbers of notes, and by path what became of their blocks."""

    new: int = 0
    renewed: int = 0
    unchanged: int = 0
    left_out: int = 0
    accounts: dict[str, Account] = field(default_factory=dict)


class _NameNote:
    """The note of a name: its row, and its records in the exported episodes."""

    def __init__(self, kind: str, row: Row, note: Note) -> None:
        self.kind, self.row, self.note = kind, row, note
        self.spellings = {fold(one) for one in (row.name, *row.values["spellings"])}
        self.appearances: list[Appearance] = []


class VaultExport:
    """Writes chosen episodes into a vault: a note for each, and one for each name in several episodes."""

    def __init__(self, episodes: StoredEpisodes, ids: Sequence[str], vault: Vault) -> None:
        self._episodes = episodes
        self._vault = vault
        self.report = Report()
        heads = {name: episodes.index.head(episodes.index.position(name)) for name in ids}
        self._notes = {
            name: vault.placed(name, str(head.values.get("title") or name), name)
            for name, head in heads.items()
        }
        self._stored = {kind: StoredNames(episodes.index, kind) for kind in OVERVIEWS}
        self._of_names = [one for kind in OVERVIEWS for one in self._name_notes(kind, frozenset(ids))]
        self._by_ref: dict[str, list[_NameNote]] = defaultdict(list)
        self._names = self._targets()

    def _name_notes(self, kind: str, ids: frozenset[str]) -> Iterator[_NameNote]:
        """The names of a kind that two or more episodes have, at least one of them exported."""
        stored = self._stored[kind]
        taken: set[str] = set()
        for row in sorted(stored.rows(stored.records).values(), key=lambda row: row.rank):
            places = {stored.episodes[one.episode] for one in row.records}
            if len(places) < 2 or not places & ids:
                continue
            known = [f"{kind} {one}" for one in (row.name, *row.values["spellings"])]
            found = next((one for one in known if self._vault.note(one) and one not in taken), known[0])
            while found in taken:
                found += " +"
            taken.add(found)
            yield _NameNote(kind, row, self._vault.placed(found, row.name, kind, kind))

    def _targets(self) -> Names:
        records: dict[str, str] = {}
        speakers: dict[tuple[str, str], str] = {}
        for one in self._of_names:
            target = self._vault.target(one.note)
            stored = self._stored[one.kind]
            for named in one.row.records:
                ref = stored.ref(named)
                records.setdefault(ref, target)
                self._by_ref[ref].append(one)
                if one.kind == "people":
                    episode = stored.episodes[named.episode]
                    speakers |= {(episode, name): target for name in (fold(named.name), *one.spellings)}
        episodes = {name: self._vault.target(note) for name, note in self._notes.items()}
        return Names(episodes, records, speakers)

    def write(self, chosen: Iterable[Chosen]) -> Report:
        """Write the notes of the chosen episodes, then those of the names. Raises WriteError."""
        for one in chosen:
            name = one.episode.id
            self.report.left_out += one.left_out
            self._collect(one)
            self._write(
                self._notes[name],
                front_of_episode(one.episode.head),
                list(blocks_of_episode(one, self._names)),
                gone_in(one.episode.records),
            )
        for each in self._of_names:
            others = each.row.values["spellings"]
            self._write(
                each.note,
                front_of_name(each.kind, each.row.name, others),
                list(blocks_of_name(each.appearances, self._names)),
                self._is_gone,
            )
        return self.report

    def _collect(self, chosen: Chosen) -> None:
        """Keep the records of names, each with the quotes of that person."""
        quotes = chosen.records.get("quotes", ())
        for kind in OVERVIEWS:
            for record in chosen.records.get(kind, ()):
                for one in self._by_ref.get(record.ref, ()):
                    known = {fold(record.label), *one.spellings}
                    own = [each for each in quotes if kind == "people" and fold(each.who) in known]
                    one.appearances.append(Appearance(record, own))

    def _is_gone(self, key: str) -> bool:
        """Whether the library has no longer the record of a block in the note of a name."""
        name, _, rest = key.partition("/")
        return name not in self._episodes or gone_in(self._episodes[name].records)(rest)

    def _write(
        self, note: Note, front: Mapping[str, Any], blocks: Sequence[Block], is_gone: Callable[[str], bool]
    ) -> None:
        text = note.text
        found = FrontMatter.of(text)
        account = Account()
        above, hashes = renewed_front(found, front, known_facts(text), account)
        below, own = renewed(found.body or "\n", blocks, is_gone, hashes)
        own.edited = account.edited + own.edited
        if self._vault.write(note, above + below):
            self.report.new += note.before is None
            self.report.renewed += note.before is not None
        else:
            self.report.unchanged += 1
        if own.edited or own.removed or own.gone:
            self.report.accounts[note.path] = own
