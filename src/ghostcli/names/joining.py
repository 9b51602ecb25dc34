"""Joins the names of people or companies in a library: which of them are one line of the overview.

Names with an equal key are one, and aliases join the rest. Everything else stays apart: nothing is joined
because it is similar. A one-word name of a person belongs to its episode: Ada in two episodes may be two
persons.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ghostcli.drafts.given_names import GENDERS
from ghostcli.drafts.people import is_named
from ghostcli.names.keys import has_parts, is_one_word, known_parts, name_key, without_brackets
from ghostcli.text.words import words

Line = tuple[int, str]
"""A line of the overview: the episode to which it belongs (-1 for the whole library), and a key."""

EVERYWHERE = -1

_HANDLE = re.compile(r"[a-z]|.*\d")
"""A name in small letters or with a digit is no given name: swyx, 3Blue1Brown."""


class Entry(NamedTuple):
    """A name in the notes: the position of its episode, its aliases, and whether it speaks there."""

    episode: int
    name: str
    aliases: tuple[str, ...] = ()
    speaks: bool = False


class Names:
    """The names of one kind in a library, joined. The order of the entries makes no difference.

    `persons` says that they are people. `speakers` returns the speakers of an episode: of its transcript and
    its quotes; it is called for episodes in which a one-word name is not that of a host or guest.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        *,
        persons: bool,
        speakers: Callable[[int], Iterable[str]] = lambda _: (),
    ) -> None:
        every = set(entries)
        self._persons = persons
        self._speakers = speakers
        self._parent: dict[Line, Line] = {}
        self._own: dict[tuple[int, str], list[Line]] = {}
        spellings = {one.name for one in every} | {alias for one in every for alias in one.aliases}
        aliases = {alias for one in every for alias in one.aliases if not persons or is_named(alias, ())}
        self._local = _given(spellings) if persons else frozenset()
        self._aliases = sorted(alias for alias in aliases if name_key(alias) not in self._local)
        self._known = {
            name_key(name) for name in spellings if not persons or is_named(name, ())
        } - self._local
        self._whole = {name_key(name) for name in spellings if not has_parts(name)}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for name in sorted({one.name for one in every if has_parts(one.name)}):
            self._by_key[name_key(name)].append(name)
        for one in every:
            self._join_aliases(one)
        if persons:
            self._resolve(every)

    def lines(self, episode: int, name: str) -> list[Line]:
        """The lines that a name in an episode belongs to: one, or one for each of several known names."""
        found = self._own.get((episode, name))
        if found is None:
            parts = self._parts(name)
            found = [line for part in parts for line in self.lines(episode, part)] if parts else []
            found = list(dict.fromkeys(found)) or [self._root(self._line(episode, name))]
            self._own[episode, name] = found
        return found

    def everywhere(self, name: str) -> Line:
        """The line that a name has in the whole library."""
        return self._root((EVERYWHERE, name_key(name)))

    def belongs_everywhere(self, name: str) -> bool:
        """Whether a name is not the one-word name of a person, which belongs to one episode."""
        return name_key(name) not in self._local

    @staticmethod
    def is_of_library(line: Line) -> bool:
        """Whether a line belongs to the whole library, not to one episode."""
        return line[0] == EVERYWHERE

    def aliases(self, line: Line) -> list[str]:
        """The aliases in the notes that belong to a line of the whole library."""
        return [alias for alias in self._aliases if self.everywhere(alias) == line]

    def parts(self, name: str) -> list[str]:
        """The names that a name consists of: itself, or two or more known names."""
        parts = self._parts(name)
        return [one for part in parts for one in self.parts(part)] if parts else [name]

    def _parts(self, name: str) -> list[str]:
        """The known names that a name consists of, none if it is one name.

        A name that equals one without `/`, `,`, `&` and `and` is that name: Google DeepMind.
        """
        key = name_key(name)
        if key in self._whole or not has_parts(name):
            return []
        return next(filter(None, (known_parts(one, self._known) for one in self._by_key[key])), [])

    def _line(self, episode: int, name: str) -> Line:
        key = name_key(name)
        return (episode if key in self._local else EVERYWHERE, key)

    def _join_aliases(self, entry: Entry) -> None:
        if not entry.aliases or self._parts(entry.name):
            return
        line = self._line(entry.episode, entry.name)
        for alias in entry.aliases:
            if name_key(alias) and not (self._persons and not is_named(alias, ())):
                self._join(line, self._line(entry.episode, alias))

    def _resolve(self, entries: Iterable[Entry]) -> None:
        """Join each one-word name of a person with the one person who speaks in its episode and has it."""
        alone: dict[int, set[str]] = defaultdict(set)
        full: dict[int, set[str]] = defaultdict(set)
        for one in entries:
            for name in self.parts(one.name):
                if name_key(name) in self._local:
                    alone[one.episode].add(name)
                elif one.speaks:
                    full[one.episode].add(name)
        joined: list[tuple[Line, Line]] = []
        for episode, names in alone.items():
            spoken = {name for name in self._speakers(episode) if is_named(name, ())}
            for name in names:
                (own,) = words(without_brackets(name))
                line = self._line(episode, name)
                meant = {
                    self._root(self._line(episode, other))
                    for other in full[episode] | spoken
                    if name_key(other) not in self._local and own in _ends(other)
                } - {self._root(line)}
                if len(meant) == 1 and self._root(line)[0] != EVERYWHERE:
                    joined.append((line, meant.pop()))
        for line, other in joined:
            self._join(line, other)
        self._own.clear()

    def _root(self, line: Line) -> Line:
        parent = self._parent
        while (above := parent.get(line, line)) != line:
            parent[line] = parent.get(above, above)
            line = above
        return line

    def _join(self, one: Line, other: Line) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        if first != second:
            self._parent[second] = first


def _ends(name: str) -> tuple[str, ...]:
    """The first and last word of a name."""
    own = words(without_brackets(name))
    return tuple(own[:1] + own[-1:])


def _given(names: Iterable[str]) -> frozenset[str]:
    """The keys of one-word names that several persons may have: all but handles and joined full names."""
    alone: dict[str, list[str]] = defaultdict(list)
    whole: set[str] = set()
    ends: set[str] = set()
    for name in names:
        if is_one_word(name):
            alone[name_key(name)].append(without_brackets(name))
        else:
            whole.add(name_key(name))
            ends.update(_ends(name))
    return frozenset(
        key for key, some in alone.items() if key not in whole and not _is_handle(key, some, ends)
    )


def _is_handle(key: str, spellings: Sequence[str], ends: set[str]) -> bool:
    """Whether a one-word name is a handle, which belongs to one person: no given name, written like one."""
    return key not in GENDERS and key not in ends and any(_HANDLE.match(one) for one in spellings)
