"""Resolves refs: from what a user types to a record or an episode."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ghostcli.errors import GhostError
from ghostcli.fields import Kind
from ghostcli.index.index import Index
from ghostcli.index.reader import StoredEpisodes
from ghostcli.model import EPISODES, KINDS, Episode, Record, kind_named
from ghostcli.suggest import did_you_mean
from ghostcli.system.paths import with_slashes
from ghostcli.text.escaping import visible
from ghostcli.text.words import fold
from ghostcli.timecode import parse_span

SHOWN = 10

_NUMBER = r"[0-9]{1,6}"
_TURN = r"turn([0-9]{1,6})"


class RefError(GhostError):
    """A ref that matches nothing, or more than one thing."""


def resolve(
    typed: str,
    episodes: StoredEpisodes,
    *,
    kind: Kind | None = None,
    within: Sequence[str] = (),
    default: str | None = None,
) -> Record:
    """The one record that `typed` refers to.

    `kind` is the requested kind (after `ghost KIND show`). `within` are the ids of the episodes to search in.
    `default` is the episode to prefer if several match. Raises RefError: with the nearest name if nothing
    matches, with the number of matches and the first ten refs if several do.
    """
    text = with_slashes(typed).strip().strip("/")
    if "@" in text:
        return _moment(text, episodes)
    inside: Mapping[str, Episode] = {name: episodes[name] for name in within} if within else episodes
    parts = text.split("/")
    if len(parts) > 3 or not all(parts):
        raise RefError(f'"{visible(typed)}" is not a valid ref', "EPISODE, EPISODE/KIND/ID, KIND/ID or an id")
    if len(parts) == 3:
        inside = {name: episodes[name] for name in [episode_named(parts[0], episodes)]}
    if len(parts) > 1:
        kind = _kind(parts[-2], typed)
    name = parts[-1]
    found = _episodes(name, inside) if kind is None or kind is EPISODES else []
    if kind is EPISODES or (kind is None and name in inside):
        if re.fullmatch(_NUMBER, name) and not found:
            numbers = [inside[one].head.number for one in (*list(inside)[:1], *list(inside)[-1:])]
            where = _range(min(numbers, default=1), max(numbers, default=0), "episode")
            raise RefError(f"there is no episode {int(name)}{where}")
        meant = [] if found else _with_words(name, inside)
        return _only(found, typed, "episode", inside, default, meant=meant)
    if kind is None and re.fullmatch(_NUMBER, name):
        raise RefError(f"{name} is a number in which kind?", f"KIND/{name}, as in themes/{name}")
    shelf = _Shelf(episodes.index, None if inside is episodes else inside)
    what = kind.singular if kind else "record or episode"
    if kind is not None and re.fullmatch(_NUMBER, name):
        fitting = shelf.numbered(kind, int(name))
        if not fitting:
            raise RefError(f"there is no {what} {int(name)}{shelf.range(kind)}")
        return _only(fitting, typed, what, (), default)
    fitting = shelf.named(kind, name) or [*found, *shelf.named(kind, name, begun=True)]
    names = () if fitting else [*shelf.ids(kind), *(inside if kind is None else ())]
    meant = [] if fitting or kind is not None else _with_words(name, inside)
    return _only(fitting, typed, what, names, default, meant=meant)


class _Shelf:
    """Looks up records: in the whole index, which reads only matching records, or in some episodes."""

    def __init__(self, index: Index, within: Mapping[str, Episode] | None) -> None:
        self._index = index
        self._within = within

    def numbered(self, kind: Kind, number: int) -> list[Record]:
        if self._within is None:
            return list(self._index.numbered(kind, number))
        return [one for one in self._records(self._within, kind) if one.number == number]

    def named(self, kind: Kind | None, name: str, *, begun: bool = False) -> list[Record]:
        if self._within is None:
            return list(self._index.named(kind, name, begun=begun))
        named = [one for one in self._records(self._within, kind) if one.id]
        return [one for one in named if one.id == name or (begun and (one.id or "").startswith(name))]

    def ids(self, kind: Kind | None) -> list[str]:
        if self._within is None:
            return self._index.ids(kind)
        return [record.id for record in self._records(self._within, kind) if record.id]

    def range(self, kind: Kind) -> str:
        if self._within is None:
            last = self._index.last_number(kind)
            numbered = (at for at in range(1, last + 1) if any(True for _ in self._index.numbered(kind, at)))
            return _range(next(numbered, 1), last, kind.singular)
        numbers = [record.number for record in self._records(self._within, kind)]
        return _range(min(numbers, default=1), max(numbers, default=0), kind.singular)

    @staticmethod
    def _records(episodes: Mapping[str, Episode], kind: Kind | None) -> Iterator[Record]:
        for episode in episodes.values():
            kinds = [kind] if kind else [KINDS[name] for name in episode.records]
            yield from (record for one in kinds for record in episode.of(one))


def _moment(typed: str, episodes: Mapping[str, Episode]) -> Record:
    """The moment `EPISODE@0:43:08`, `EPISODE@0:43:08-0:43:38` or `EPISODE@turn118`."""
    from ghostcli.records.passages import moment_record, spoken_of  # the readers of transcripts

    name, _, place = typed.partition("@")
    episode = episodes[episode_named(name, episodes)]
    turn = re.fullmatch(_TURN, place)
    span = parse_span(place)
    if not turn and span is None:
        raise RefError(
            f'"{visible(typed)}" is not a valid moment',
            "EPISODE@0:43:08, EPISODE@0:43:08-0:43:38 or EPISODE@turn118",
        )
    spoken = spoken_of(episode)
    number = int(turn[1]) if turn else None
    if number is not None and not (spoken and 0 < number <= len(spoken.turns)):
        last = len(spoken.turns) if spoken else 0
        raise RefError(f"there is no turn {number} in {episode.id}; it has {last}")
    if span is None or spoken is None:
        return moment_record(episode, spoken, span, number)
    from ghostcli.verify.verifier import Verifier

    clock = Verifier(episodes).clock(episode.id)
    return moment_record(episode, spoken, span, number, None if clock.is_same else clock)


def episode_named(typed: str, episodes: Mapping[str, Episode]) -> str:
    """The id of the one episode with the id, number or beginning of an id `typed`. Raises RefError."""
    fitting = _episodes(typed, episodes)
    meant = [] if fitting else _with_words(typed, episodes)
    return _only(fitting, typed, "episode", episodes, None, meant=meant).episode


def _episodes(typed: str, episodes: Mapping[str, Episode]) -> list[Record]:
    if typed in episodes:
        return [episodes[typed].head]
    if re.fullmatch(_NUMBER, typed):
        if isinstance(episodes, StoredEpisodes):
            return list(episodes.index.numbered(EPISODES, int(typed)))
        return [episode.head for episode in episodes.values() if episode.head.number == int(typed)]
    return [episodes[name].head for name in episodes if typed and name.startswith(typed)]


def _with_words(typed: str, episodes: Mapping[str, Episode]) -> list[Record]:
    """The episodes whose id, title or aliases have words that begin with each of the typed words."""
    wanted = fold(typed.replace("-", " ")).split()
    if isinstance(episodes, StoredEpisodes):
        heads = (episodes.index.head(position) for position in episodes.index.positions())
    else:
        heads = (episode.head for episode in episodes.values())
    return [head for head in heads if wanted and _has_words(head, wanted)]


def _has_words(head: Record, wanted: Iterable[str]) -> bool:
    texts = [head.episode.replace("-", " "), head.label, *head.values.get("aliases", ())]
    words = [word for text in texts for word in fold(text).split()]
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _kind(name: str, typed: str) -> Kind:
    kind = kind_named(name)
    if kind is None:
        begun = [known for known in KINDS if known.startswith(name.lower())]
        if len(begun) != 1:
            near = did_you_mean(name, KINDS)
            raise RefError(f'"{visible(typed)}": no kind is called "{visible(name)}"{near}')
        kind = KINDS[begun[0]]
    return kind


def _range(first: int, last: int, what: str) -> str:
    return f"; they go from {first} to {last}" if last else f"; no {what} is here at all"


def _only(
    fitting: Sequence[Record],
    typed: str,
    what: str,
    names: Iterable[str],
    default: str | None,
    *,
    meant: Sequence[Record] = (),
) -> Record:
    """The one record that fits. Raises RefError, with `meant` or the nearest of `names` if none does."""
    if len(fitting) > 1 and default is not None:
        fitting = [record for record in fitting if record.episode == default] or fitting
    if len(fitting) == 1:
        return fitting[0]
    if len(meant) > 1:
        raise RefError(
            f'there is no {what} "{visible(typed)}"; these have the words:\n{_listed(meant)}',
            "use the id, or a beginning of it",
        )
    if not fitting and meant:
        raise RefError(f'there is no {what} "{visible(typed)}"; did you mean "{meant[0].ref}"?')
    if not fitting:
        near = did_you_mean(with_slashes(typed).strip().strip("/").rpartition("/")[2], names)
        raise RefError(f'there is no {what} "{visible(typed)}"{near}')
    raise RefError(
        f'"{visible(typed)}" fits {len(fitting)} of them:\n{_listed(fitting)}',
        "use --episode ID or a longer ref",
    )


def _listed(records: Sequence[Record]) -> str:
    refs = "\n".join(f"  {record.ref}" for record in records[:SHOWN])
    return refs + (f"\n  and {len(records) - SHOWN} more" if len(records) > SHOWN else "")
