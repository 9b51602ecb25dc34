"""A digest: the episodes of a period, and by subject a few quotes from several of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from ghostcli.fields import Kind, Type
from ghostcli.index.reader import StoredEpisodes
from ghostcli.index.schema import kind_number
from ghostcli.model import EPISODES, FIDELITY, KINDS, QUOTE_KINDS, Record, is_quotable
from ghostcli.records.filters import Condition
from ghostcli.search.find import Question, find
from ghostcli.text.escaping import one_line
from ghostcli.text.words import fold
from ghostcli.verify.effective import Judge
from ghostcli.verify.verifier import Verifier

SUBJECTS, QUOTES = 7, 3
"""Subjects of a digest without -n, and quotes of each."""

WORDS = 1_900
"""At most so many words has a digest without `-n 0`; its labels take less than a hundred more."""

_FOR_QUOTES = 1_400  # words of the subjects, the rest is for the list of episodes
_LONGEST = 120  # words of a quote
_ABOUT = 8  # words of a line beside its texts: time, address, ref


def _links_quotes(kind: Kind) -> bool:
    return any(one.type is Type.LINK and one.links == "quotes" for one in kind.fields)


TAGGED = (EPISODES, *(kind for kind in KINDS.values() if kind in QUOTE_KINDS or _links_quotes(kind)))
"""The kinds whose tags are subjects: episodes, quotes, and what rests on quotes."""


class Subject(NamedTuple):
    """A subject: its name, in how many episodes it is, and its quotes, each with its one time first."""

    name: str
    episodes: int
    quotes: Sequence[Record]


@dataclass
class Digest:
    """A digest. `episodes` are those that fit, the newest first, of `count`; `seconds` is their length.

    `since` and `until` are the first and the last date of publication, None if none is known. `subjects` are
    by tag, or by show if nothing is tagged. `left_out` counts the quotes that were passed over, since they
    may not be quoted.
    """

    since: str | None = None
    until: str | None = None
    count: int = 0
    seconds: float = 0
    quotes: int = 0
    episodes: list[Record] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)
    more_subjects: int = 0
    left_out: int = 0
    is_tagged: bool = True


class _Candidate(NamedTuple):
    """A quote of a subject: how near it is to it (0: tagged itself), its episode's rank, and its number."""

    distance: int
    kind: int
    number: int


class _Found:
    """The candidates of a subject by the id of the episode, and the spellings of its name."""

    def __init__(self) -> None:
        self.spellings: Counter[str] = Counter()
        self.episodes: dict[str, list[_Candidate]] = defaultdict(list)

    @property
    def name(self) -> str:
        return min(self.spellings, key=lambda one: (-self.spellings[one], one))


def digest(
    episodes: StoredEpisodes,
    names: tuple[str, ...],
    conditions: tuple[Condition, ...],
    *,
    limit: int | None = None,
    everything: bool = False,
) -> Digest:
    """The digest of the episodes and records that satisfy the conditions.

    `limit` is the number of subjects; 0 is all, and all episodes, in any number of words. With `everything`,
    quotes that may not be quoted are not left out.
    """
    return _Digester(episodes, everything=everything, limit=limit).digest(names, conditions)


class _Digester:
    def __init__(self, episodes: StoredEpisodes, *, everything: bool, limit: int | None) -> None:
        self._index = episodes.index
        self._judge = Judge(episodes.index)
        self._verifier = Verifier(episodes)
        self._everything = everything
        self._whole = limit == 0
        self._limit = SUBJECTS if limit is None else limit
        self._heads: dict[str, Record] = {}
        self._used: set[str] = set()
        self._passed_over: set[str] = set()
        self._words = 0
        self._quotes = 0

    def digest(self, names: tuple[str, ...], conditions: tuple[Condition, ...]) -> Digest:
        asked = Question(TAGGED, conditions=conditions, episodes=names, judged=False)
        records = (hit.record for hit in find(self._index.episodes, asked).hits)
        by_tag: dict[str, _Found] = defaultdict(_Found)
        by_show: dict[str, _Found] = defaultdict(_Found)
        for name, some in groupby(records, key=lambda record: record.episode):
            self._collect(name, list(some), by_tag, by_show)
        found = by_tag or by_show
        newest = sorted(self._heads.values(), key=_age, reverse=True)
        rank = {head.episode: place for place, head in enumerate(newest)}
        ordered = sorted(found.values(), key=lambda one: (-len(one.episodes), fold(one.name)))
        chosen = ordered if self._whole else ordered[: self._limit]
        subjects = [subject for one in chosen if (subject := self._subject(one, rank))]
        dates = sorted(str(head.values["published"]) for head in newest if head.values.get("published"))
        return Digest(
            since=dates[0] if dates else None,
            until=dates[-1] if dates else None,
            count=len(newest),
            seconds=sum(float(head.values.get("duration") or 0) for head in newest),
            quotes=self._quotes,
            episodes=list(self._fitting(newest)),
            subjects=subjects,
            more_subjects=len(ordered) - len(subjects),
            left_out=len(self._passed_over),
            is_tagged=bool(by_tag),
        )

    def _collect(
        self, name: str, records: Sequence[Record], by_tag: dict[str, _Found], by_show: dict[str, _Found]
    ) -> None:
        """Add the subjects of an episode."""
        head = self._index.head(self._index.position(name))
        self._heads[name] = head
        quotes = [one for one in records if one.is_quote]
        self._quotes += len(quotes)
        known = {one.id or str(one.number): one for one in quotes}
        near: dict[str, dict[_Candidate, None]] = {}
        for record in sorted(records, key=lambda one: one.kind is EPISODES):
            for tag in dict.fromkeys(map(str, record.values.get("tags", ()))):
                found = by_tag[fold(tag) or tag]
                found.spellings[one_line(tag)] += 1
                mine = near.setdefault(fold(tag) or tag, {})
                distance, some = self._about(record, quotes, known)
                mine |= {_Candidate(distance, kind_number(one.kind), one.number): None for one in some}
        for tag, mine in near.items():
            by_tag[tag].episodes[name] += sorted(mine, key=lambda one: one.distance)
        show = str(head.values.get("show") or head.values.get("title") or name)
        by_show[fold(show)].spellings[one_line(show)] += 1
        by_show[fold(show)].episodes[name] += [
            _Candidate(0, kind_number(one.kind), one.number) for one in quotes
        ]

    def _about(
        self, record: Record, quotes: Sequence[Record], known: dict[str, Record]
    ) -> tuple[int, Iterable[Record]]:
        """How near the quotes of a tagged record are to its subject, and these quotes."""
        if record.is_quote:
            return 0, (record,)
        if record.kind is EPISODES:
            return 2, quotes
        return 1, [known[one] for one in record.values.get("quotes", ()) if one in known]

    def _subject(self, found: _Found, rank: dict[str, int]) -> Subject | None:
        """A subject with its quotes: the newest episodes first, one of each in turn; None without a quote."""
        waiting = {name: iter(found.episodes[name]) for name in sorted(found.episodes, key=rank.__getitem__)}
        quotes: list[Record] = []
        while waiting and len(quotes) < QUOTES:
            for name in list(waiting):
                one = next(filter(None, (self._taken(name, each) for each in waiting[name])), None)
                if one is None:
                    del waiting[name]
                elif len(quotes) < QUOTES:
                    quotes.append(one)
                if len(quotes) >= QUOTES:
                    break
        self._words += len(found.name.split()) + _ABOUT
        return Subject(found.name, len(found.episodes), quotes) if quotes else None

    def _taken(self, name: str, one: _Candidate) -> Record | None:
        """The quote of a candidate, None if it was used, may not be quoted, or does not fit."""
        record = self._index.record(self._index.position(name), one.kind, one.number)
        if record.ref in self._used:
            return None
        length = len(record.label.split())
        words = length + sum(len(str(part).split()) for part in (record.who, record.head.get("show", "")))
        if not self._whole and (length > _LONGEST or self._words + words + _ABOUT > _FOR_QUOTES):
            return None
        judged = self._judge.effective(record)
        verdicts = (judged.values.get(FIDELITY.name) or {}).get("verdicts", ())
        if not self._everything and not is_quotable(verdicts):
            self._passed_over.add(record.ref)
            return None
        self._used.add(record.ref)
        self._words += words + _ABOUT
        return self._verifier.timed(judged)

    def _fitting(self, newest: Iterable[Record]) -> Iterator[Record]:
        """The episodes whose lines fit."""
        for head in newest:
            texts = (head.values.get("title", head.episode), head.values.get("show", ""))
            words = sum(len(str(one).split()) for one in texts) + _ABOUT
            if not self._whole and self._words + words > WORDS:
                return
            self._words += words
            yield head


def _age(head: Record) -> tuple[str, int]:
    return str(head.values.get("published") or ""), head.number
