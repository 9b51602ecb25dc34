"""Finds the episode that notes are about: by the address of its media, else by its title and show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from ghostcli.errors import GhostError
from ghostcli.records.addresses import address_key
from ghostcli.text.escaping import visible
from ghostcli.text.words import fold

TELLING = 3
"""The least number of words of a title that identifies an episode if the show is unknown."""

NEAR = 3
"""Days by which two dates of one episode may differ: publishers are in several time zones."""

MOST_LISTED = 10
"""The largest number of episodes that an error lists."""


class SeveralFitError(GhostError):
    """Notes may be about several episodes: `episodes` are their ids."""

    def __init__(self, episodes: Sequence[str], message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.episodes = tuple(episodes)


class KnownEpisodes:
    """The episodes of a library and of this run, by their addresses, titles and aliases."""

    def __init__(self) -> None:
        self._by_address: dict[str, dict[str, None]] = {}
        self._by_title: dict[str, dict[str, None]] = {}
        self._by_guid: dict[str, dict[str, None]] = {}
        self._shows: dict[str, str] = {}
        self._dates: dict[str, str] = {}

    def add(self, episode: str, facts: Mapping[str, Any]) -> None:
        """Add an episode with its fields; a second call adds further addresses and titles."""
        urls = [medium["url"] for medium in facts.get("media", ()) if "url" in medium]
        for key in filter(None, map(address_key, [*urls, *_listed(facts.get("url"))])):
            self._by_address.setdefault(key, {})[episode] = None
        for title in filter(None, map(fold, [*_listed(facts.get("title")), *facts.get("aliases", ())])):
            self._by_title.setdefault(title, {})[episode] = None
        for source in facts.get("sources", ()):
            if guid := source.get("guid"):
                self._by_guid.setdefault(str(guid), {})[episode] = None
        self._shows[episode] = fold(facts.get("show") or "") or self._shows.get(episode, "")
        self._dates[episode] = facts.get("published") or self._dates.get(episode, "")

    def find(self, facts: Mapping[str, Any]) -> str | None:
        """The id of the one episode that notes with these facts are about; None if there is none.

        Raises SeveralFitError if several fit.
        """
        key = address_key(facts.get("url") or "")
        fitting = list(self._by_address.get(key, ())) if key else []
        if len(fitting) != 1:
            titled = self._titled(facts)
            fitting = [one for one in titled if one in fitting] or fitting or titled
        if len(fitting) > 1:
            listed = ", ".join(sorted(fitting)[:MOST_LISTED]) + (
                ", ..." if len(fitting) > MOST_LISTED else ""
            )
            about = visible(str(facts.get("title") or facts.get("url")))
            told = f"{len(fitting)} episodes may be “{about}”: {listed}"
            raise SeveralFitError(fitting, told, "--episode ID says which one it is")
        return fitting[0] if fitting else None

    def with_guid(self, guid: str) -> list[str]:
        """The episodes to which a feed, whichever it is, gives this id."""
        return list(self._by_guid.get(guid, ()))

    def namesakes(self, facts: Mapping[str, Any]) -> list[str]:
        """The episodes with this title that are others, since their show or date is another."""
        return [one for one in self._with_title(facts) if self.is_other(one, facts)]

    def is_other(self, episode: str, facts: Mapping[str, Any]) -> bool:
        """Whether notes are about another episode than one: by the show, or by dates that are days apart."""
        date_apart = _are_apart(facts.get("published") or "", self._dates.get(episode, ""))
        return date_apart or self.is_of_other_show(episode, facts)

    def is_of_other_show(self, episode: str, facts: Mapping[str, Any]) -> bool:
        """Whether the show of an episode and that of notes are known, and differ."""
        show, theirs = fold(facts.get("show") or ""), self._shows.get(episode, "")
        return bool(show and theirs) and show != theirs

    def _titled(self, facts: Mapping[str, Any]) -> list[str]:
        """The episodes with this title, which by show and date may be that of the notes."""
        return [
            one
            for one, telling in self._with_title(facts).items()
            if not self.is_other(one, facts) and (telling or (facts.get("show") and self._shows[one]))
        ]

    def _with_title(self, facts: Mapping[str, Any]) -> dict[str, bool]:
        """The episodes with a title or alias of these facts, and whether that identifies one by itself."""
        found: dict[str, bool] = {}
        for title in map(fold, [*_listed(facts.get("title")), *facts.get("aliases", ())]):
            for episode in self._by_title.get(title, ()) if title else ():
                found[episode] = found.get(episode, False) or title.count(" ") + 1 >= TELLING
        return found


def _are_apart(one: str, other: str) -> bool:
    """Whether two dates, each a day, a month or a year, are more than a few days apart."""
    ours, theirs = _days(one), _days(other)
    if ours is None or theirs is None:
        return False
    return max((ours[0] - theirs[1]).days, (theirs[0] - ours[1]).days) > NEAR


def _days(text: str) -> tuple[date, date] | None:
    """The first and the last day of a date; None if it is none."""
    try:
        first = date.fromisoformat((text + "-01-01")[:10]) if len(text) in {4, 7, 10} else None
    except ValueError:
        return None
    if first is None or len(text) == len("2025-10-17"):
        return (first, first) if first else None
    is_year = len(text) == len("2025")
    after = first.replace(year=first.year + 1) if is_year else (first + timedelta(31)).replace(day=1)
    return first, after - timedelta(1)


def _listed(value: str | None) -> Iterable[str]:
    return (value,) if value else ()
