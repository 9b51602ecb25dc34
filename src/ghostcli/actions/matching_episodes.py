"""Finds the episode that notes are about: by the address of its media, else by its title and show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ghostcli.errors import GhostError
from ghostcli.records.addresses import address_key
from ghostcli.text.escaping import visible
from ghostcli.text.words import fold

TELLING = 3
"""The least number of words of a title that identifies an episode if the show is unknown."""

MOST_LISTED = 10
"""The largest number of episodes that an error lists."""


class KnownEpisodes:
    """The episodes of a library and of this run, by their addresses, titles and aliases."""

    def __init__(self) -> None:
        self._by_address: dict[str, dict[str, None]] = {}
        self._by_title: dict[str, dict[str, None]] = {}
        self._shows: dict[str, str] = {}

    def add(self, episode: str, facts: Mapping[str, Any]) -> None:
        """Add an episode with its fields; a second call adds further addresses and titles."""
        urls = [medium["url"] for medium in facts.get("media", ()) if "url" in medium]
        for key in filter(None, map(address_key, [*urls, *_listed(facts.get("url"))])):
            self._by_address.setdefault(key, {})[episode] = None
        for title in filter(None, map(fold, [*_listed(facts.get("title")), *facts.get("aliases", ())])):
            self._by_title.setdefault(title, {})[episode] = None
        self._shows[episode] = fold(facts.get("show") or "") or self._shows.get(episode, "")

    def find(self, facts: Mapping[str, Any]) -> str | None:
        """The id of the one episode that notes with these facts are about; None if there is none.

        Raises GhostError if several fit.
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
            raise GhostError(
                f"{len(fitting)} episodes may be “{about}”: {listed}", "--episode ID says which one it is"
            )
        return fitting[0] if fitting else None

    def _titled(self, facts: Mapping[str, Any]) -> list[str]:
        """The episodes with this title, and with this show where both are known."""
        found: dict[str, None] = {}
        show = fold(facts.get("show") or "")
        for title in map(fold, [*_listed(facts.get("title")), *facts.get("aliases", ())]):
            for episode in self._by_title.get(title, ()) if title else ():
                theirs = self._shows[episode]
                alike = show == theirs if show and theirs else title.count(" ") + 1 >= TELLING
                if alike:
                    found[episode] = None
        return list(found)


def _listed(value: str | None) -> Iterable[str]:
    return (value,) if value else ()
