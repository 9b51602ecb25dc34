"""Refs: from what a person types to the record or episode that it means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ghostcli.errors import GhostError
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT, Episode, Kind, Record
from ghostcli.search.passages import moment_record, spoken_of
from ghostcli.suggest import did_you_mean
from ghostcli.text import visible
from ghostcli.timecode import parse_span

SHOWN = 10

_NUMBER = re.compile(r"[0-9]{1,6}")
_TURN = re.compile(r"turn([0-9]{1,6})")


class RefError(GhostError):
    """A ref that names nothing, or several things."""


def kind_named(name: str) -> Kind | None:
    """The kind of that plural or singular."""
    name = name.lower()
    for kind in (*KINDS.values(), EPISODES, TRANSCRIPT):
        if name in {kind.name, kind.singular}:
            return kind
    return None


def resolve(
    typed: str,
    episodes: Mapping[str, Episode],
    *,
    kind: Kind | None = None,
    within: Sequence[str] = (),
    default: str | None = None,
) -> Record:
    """The one record that `typed` means.

    `kind` is the kind asked about (after `ghost KIND show`); `within` are the ids of the episodes
    to look in, `default` the one to prefer where several fit. Raises RefError with the nearest
    name where nothing fits, with the first ten refs and their number where several do.
    """
    text = typed.strip().strip("/")
    if "@" in text:
        return _moment(text, episodes)
    inside = {name: episodes[name] for name in within} if within else episodes
    parts = text.split("/")
    if len(parts) > 3 or not all(parts):
        raise RefError(f'"{visible(typed)}" is no ref', "EPISODE, EPISODE/KIND/ID, KIND/ID or an id")
    if len(parts) == 3:
        inside = {name: episodes[name] for name in [episode_named(parts[0], episodes)]}
    if len(parts) > 1:
        kind = _kind(parts[-2], typed)
    name = parts[-1]
    found = _episodes(name, inside) if kind is None or kind is EPISODES else []
    if kind is EPISODES or (kind is None and name in inside):
        if _NUMBER.fullmatch(name) and not found:
            heads = [episode.head for episode in inside.values()]
            raise RefError(f"there is no episode {int(name)}{_range(heads, 'episode')}")
        return _only(found, typed, "episode", inside, default)
    if kind is None and _NUMBER.fullmatch(name):
        raise RefError(f"{name} is a number in which kind?", f"KIND/{name}, as in themes/{name}")
    records = [record for episode in inside.values() for record in _records(episode, kind)]
    what = kind.singular if kind else "record or episode"
    if _NUMBER.fullmatch(name):
        fitting = [record for record in records if record.number == int(name)]
        if not fitting:
            raise RefError(f"there is no {what} {int(name)}{_range(records, what)}")
    else:
        fitting = [record for record in records if record.id == name]
        if not fitting:
            begun = [record for record in records if record.id and record.id.startswith(name)]
            fitting = [*found, *begun]
    names = [*(record.id for record in records if record.id), *(inside if kind is None else ())]
    return _only(fitting, typed, what, names, default)


def _moment(typed: str, episodes: Mapping[str, Episode]) -> Record:
    """The moment `EPISODE@0:43:08`, `EPISODE@0:43:08-0:43:38` or `EPISODE@turn118`."""
    name, _, place = typed.partition("@")
    episode = episodes[episode_named(name, episodes)]
    turn = _TURN.fullmatch(place)
    span = parse_span(place)
    if not turn and span is None:
        raise RefError(
            f'"{visible(typed)}" is no moment', "EPISODE@0:43:08, EPISODE@0:43:08-0:43:38 or EPISODE@turn118"
        )
    spoken = spoken_of(episode)
    number = int(turn[1]) if turn else None
    if number is not None and not (spoken and 0 < number <= len(spoken.turns)):
        last = len(spoken.turns) if spoken else 0
        raise RefError(f"there is no turn {number} in {episode.id}; it has {last}")
    return moment_record(episode, spoken, span, number)


def episode_named(typed: str, episodes: Mapping[str, Episode]) -> str:
    """The id of the one episode that `typed` is, or is the beginning of."""
    return _only(_episodes(typed, episodes), typed, "episode", episodes, None).episode


def _episodes(typed: str, episodes: Mapping[str, Episode]) -> list[Record]:
    if typed in episodes:
        return [episodes[typed].head]
    if _NUMBER.fullmatch(typed):
        return [episode.head for episode in episodes.values() if episode.head.number == int(typed)]
    return [episode.head for name, episode in episodes.items() if typed and name.startswith(typed)]


def _records(episode: Episode, kind: Kind | None) -> Sequence[Record]:
    if kind is not None:
        return episode.of(kind)
    return [record for records in episode.records.values() for record in records]


def _kind(name: str, typed: str) -> Kind:
    kind = kind_named(name)
    if kind is None:
        begun = [known for known in KINDS if known.startswith(name.lower())]
        if len(begun) != 1:
            near = did_you_mean(name, KINDS)
            raise RefError(f'"{visible(typed)}": no kind is called "{visible(name)}"{near}')
        kind = KINDS[begun[0]]
    return kind


def _range(records: Sequence[Record], what: str) -> str:
    numbers = [record.number for record in records]
    if not numbers:
        return f"; no {what} is here at all"
    return f"; they go from {min(numbers)} to {max(numbers)}"


def _only(
    fitting: Sequence[Record],
    typed: str,
    what: str,
    names: Sequence[str] | Mapping[str, object],
    default: str | None,
) -> Record:
    if len(fitting) > 1 and default is not None:
        fitting = [record for record in fitting if record.episode == default] or fitting
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        near = did_you_mean(typed.strip().strip("/").rpartition("/")[2], names)
        raise RefError(f'there is no {what} "{visible(typed)}"{near}')
    refs = "\n".join(f"  {record.ref}" for record in fitting[:SHOWN])
    more = f"\n  and {len(fitting) - SHOWN} more" if len(fitting) > SHOWN else ""
    raise RefError(
        f'"{visible(typed)}" fits {len(fitting)} of them:\n{refs}{more}',
        "--episode ID or a longer ref settles it",
    )
