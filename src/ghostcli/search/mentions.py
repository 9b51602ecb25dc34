"""Where a name is mentioned: in notes and speech, by date, whatever its spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from ghostcli.fields import Kind
from ghostcli.index.reader import StoredEpisodes
from ghostcli.index.schema import kind_number
from ghostcli.model import FIDELITY, TRANSCRIPT
from ghostcli.names.keys import name_key, without_brackets
from ghostcli.names.overview import OVERVIEWS, Named
from ghostcli.records.passages import spoken_of
from ghostcli.records.timeline import Stretch, Timeline, chapters_of
from ghostcli.search.answers import Partial
from ghostcli.search.find import Question, find
from ghostcli.search.hit import Hit
from ghostcli.search.overview import StoredNames
from ghostcli.search.query import LONGEST
from ghostcli.text.words import fold
from ghostcli.verify.effective import Judge

MENTIONED = ("published", "inferred", "snippet")
"""Fields that a list of mentions has beside those of a hit."""

_SPEAKING = frozenset({"speaker", "source"})
"""Fields that say who speaks or noted, which mentions nobody."""

_AT_ONCE = 500  # episodes that are searched together; their hits are held in memory
_UNDATED = "9999"


class Tally(NamedTuple):
    """The mentions of one episode: its date, how many there are, and how many of them are only inferred."""

    episode: str
    published: str
    mentions: int
    inferred: int


class Mentions:
    """The mentions of a name, by date. Each iteration searches again, and holds a few episodes at a time.

    `question` has the kinds, conditions, episodes, order and limit. `names` are the spellings and aliases
    that are searched for; with `question.exact` only the name as typed.
    """

    def __init__(self, episodes: StoredEpisodes, question: Question, typed: str) -> None:
        self._episodes = episodes
        self._question = question
        self._judge = Judge(episodes.index)
        self._records: dict[str, list[tuple[Kind, Named]]] = {}
        spellings: dict[str, str] = {}
        for kind in () if question.exact else OVERVIEWS:
            for spelling in self._same(StoredNames(episodes.index, kind, typed), typed):
                spellings.setdefault(fold(spelling), spelling)
        spellings.setdefault(fold(typed), " ".join(typed.split()))
        self.names = tuple(spellings.values())

    def _same(self, stored: StoredNames, typed: str) -> Iterator[str]:
        """The spellings and aliases of the name, of the records that are that person or company."""
        wanted = stored.names.everywhere(typed)
        for one in stored.records:
            for part in stored.names.parts(one.name):
                if wanted in stored.names.lines(one.episode, part):
                    self._records.setdefault(stored.episodes[one.episode], []).append((stored.kind, one))
                    if stored.names.belongs_everywhere(part):
                        yield without_brackets(part)
        yield from stored.names.aliases(wanted)

    @property
    def known(self) -> list[str]:
        """All names of people and companies in the library; none if only the name as typed is searched."""
        return [] if self._question.exact else self._episodes.index.values("name", "")

    @property
    def _query(self) -> str:
        """The names as alternatives, as many as a query may hold."""
        query = ""
        for name in self.names:
            more = '"' + name.replace('"', " ") + '"'
            longer = f"{query} OR {more}" if query else more
            if len(longer) <= LONGEST and name_key(name):
                query = longer
        return query

    def __iter__(self) -> Iterator[Hit]:
        for hit in islice(self._every(), self._question.limit or None):
            judged = self._question.judged
            yield hit._replace(record=self._judge.effective(hit.record)) if judged else hit

    def _every(self) -> Iterator[Hit]:
        question = self._question
        asked = question._replace(
            query=self._query,
            exact=False,
            partial=Partial.NONE,
            limit=0,
            judged=False,
            ranked=False,
            unsearched=_SPEAKING,
        )
        if question.sort is not None:
            yield from filter(_is_mention, find(self._episodes, asked).hits)
            return
        wanted = frozenset(question.episodes)
        airings = [
            (published or _UNDATED, name)
            for _, name, _, published in self._episodes.index.airings()
            if not wanted or name in wanted
        ]
        order = [name for _, name in sorted(airings, reverse=question.reverse)]
        for start in range(0, len(order), _AT_ONCE):
            yield from self._among(order[start : start + _AT_ONCE], asked)

    def _among(self, names: list[str], asked: Question) -> Iterator[Hit]:
        """The mentions in some episodes, episode by episode: the notes, then the speech by its time."""
        found: dict[str, list[Hit]] = {name: [] for name in names}
        some = asked._replace(episodes=tuple(names), reverse=False)
        for hit in find(self._episodes, some).hits:
            if _is_mention(hit):
                found[hit.record.episode].append(hit)
        for name, hits in found.items():
            refs = {hit.record.ref for hit in hits}
            hits += [hit for hit in self._recorded(name) if hit.record.ref not in refs]
            yield from sorted(hits, key=self._place)

    def _recorded(self, episode: str) -> Iterator[Hit]:
        """The records of the person or company itself, whatever they call it."""
        kinds = {kind.name for kind in self._question.kinds}
        for kind, one in self._records.get(episode, ()):
            record = self._episodes.index.record(one.episode, kind_number(kind), one.number)
            conditions = (each for each in self._question.conditions if each.field is not FIDELITY)
            if record.kind.name in kinds and all(each.holds(record) for each in conditions):
                yield Hit(record, "exact", field="name", snippet=record.label)

    def _place(self, hit: Hit) -> tuple[int, float, int]:
        record = hit.record
        kinds = [kind.name for kind in self._question.kinds]
        start = record.times[0][0] if record.kind is TRANSCRIPT and record.times else 0.0
        return kinds.index(record.kind.name), start, record.number

    def timeline(self, episode: str) -> Timeline | None:
        """The timeline of an episode, None if nothing in it has a time. Its quotes are verified."""
        from ghostcli.verify.timelines import verified_timeline
        from ghostcli.verify.verifier import Verifier

        found = self._episodes[episode]
        return verified_timeline(found, spoken_of(found), Verifier(self._episodes))

    def chapters(self, episode: str) -> tuple[float, tuple[Stretch, ...]]:
        """The length of an episode in seconds and its chapters; the length is 0 if it is not known."""
        found, index = self._episodes[episode], self._episodes.index
        position = index.position(episode)
        last = index.speech.transcript(position)[1]
        end = index.speech.shape(position, last)[3] if last else None
        length = max(float(found.head.values.get("duration") or 0), float(end or 0))
        return length, chapters_of(found.records, length) if length else ()

    def tallies(self) -> list[Tally]:
        """The mentions counted by episode, in the order of the list."""
        counts: Counter[str] = Counter()
        inferred: Counter[str] = Counter()
        dates: dict[str, str] = {}
        for hit in self:
            record = hit.record
            dates[record.episode] = str(record.head.get("published") or "")
            counts[record.episode] += 1
            inferred[record.episode] += bool(record.values.get("inferred"))
        return [Tally(name, date, counts[name], inferred[name]) for name, date in dates.items()]


def _is_mention(hit: Hit) -> bool:
    """Whether the words stand as asked."""
    return hit.match == "exact"
