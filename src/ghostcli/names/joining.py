"""Joins the names of people or companies in a library: which of them are one line of the overview.

Names with an equal key are one, and aliases join the rest. Everything else stays apart: nothing is joined
because it is similar. A one-word name of a person belongs to its episode: Ada in two episodes may be two
persons.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
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
    its quotes; it is called for episodes in which a one-word name is not that of a host or guest. With
    `about`, only the line of this name in the whole library has all its one-word names; that is faster.
    """

    def __init__(
        self,
        entries: Collection[Entry],
        *,
        persons: bool,
        speakers: Callable[[int], Iterable[str]] = lambda _: (),
        about: str | None = None,
    ) -> None:
        self._persons = persons
        self._speakers = speakers
        self._parent: dict[Line, Line] = {}
        aliases = {alias for one in entries for alias in one.aliases}
        spellings = {one.name for one in entries} | aliases
        aliases = {alias for alias in aliases if not persons or is_named(alias, ())}
        self._local = _given(spellings) if persons else frozenset()
        self._aliases = sorted(alias for alias in aliases if name_key(alias) not in self._local)
        several = {name for name in spellings if has_parts(name)}
        self._known = {
            name_key(name) for name in spellings if several and (not persons or is_named(name, ()))
        } - self._local
        self._whole = {name_key(name) for name in spellings - several}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for name in sorted(several & {one.name for one in entries}):
            self._by_key[name_key(name)].append(name)
        for one in entries:
            self._join_aliases(one)
        if persons:
            alone = self._local if about is None else self._local_in(about, spellings)
            self._resolve(entries, alone)

    def lines(self, episode: int, name: str) -> list[Line]:
        """The lines that a name in an episode belongs to: one, or one for each of several known names."""
        parts = self._parts(name)
        found = [line for part in parts for line in self.lines(episode, part)]
        return list(dict.fromkeys(found)) or [self._root(self._line(episode, name))]

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

    def _local_in(self, about: str, spellings: Iterable[str]) -> frozenset[str]:
        """The keys of one-word names that may be the first or last word of a name in the line of `about`."""
        line = self.everywhere(about)
        keys = {name_key(about), *(name_key(name) for name in spellings if self.everywhere(name) == line)}
        return frozenset(own for own in self._local if any(own in key for key in keys))

    def _resolve(self, entries: Iterable[Entry], wanted: Collection[str]) -> None:
        """Join each one-word name of a person with the one person who speaks in its episode and has it.

        Only names whose keys are `wanted` are joined.
        """
        alone: dict[int, set[str]] = defaultdict(set)
        full: dict[int, set[str]] = defaultdict(set)
        for one in entries:
            for name in self.parts(one.name):
                if name_key(name) in self._local:
                    if name_key(name) in wanted:
                        alone[one.episode].add(name)
                elif one.speaks:
                    full[one.episode].add(name)
        joined: list[tuple[Line, Line]] = []
        for episode, names in alone.items():
            spoken = set(self._speakers(episode))
            for name in names:
                (own,) = words(without_brackets(name))
                line = self._line(episode, name)
                meant = {
                    self._root(self._line(episode, other))
                    for other in full[episode] | spoken
                    if own in _ends(other)
                    and name_key(other) not in self._local
                    and (other in full[episode] or is_named(other, ()))
                } - {self._root(line)}
                if len(meant) == 1 and self._root(line)[0] != EVERYWHERE:
                    joined.append((line, meant.pop()))
        for line, other in joined:
            self._join(line, other)

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
