"""Suggested pairs and aliases as lines for notes files, or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ghostcli.actions.like_aliases import LikeAlias
from ghostcli.actions.like_names import LikeName
from ghostcli.library.paths import DISTINCT
from ghostcli.library.write_yaml import dump, scalar
from ghostcli.model import HEARD
from ghostcli.render import json_output
from ghostcli.render.request import Request
from ghostcli.text.escaping import visible

_SHOWN = 3  # episodes that a comment names


def as_lines(found: Iterable[LikeName | LikeAlias], _: Request) -> Iterator[str]:
    """Entries under `heard:` for each episode, and `aliases:` for records, with the evidence in comments."""
    suggested = list(found)
    heard = [one for one in suggested if isinstance(one, LikeName)]
    for name, pairs in groupby(heard, key=lambda one: one.episode):
        yield f"# {visible(name)}/episode.yaml\n{HEARD.name}:\n"
        for one in pairs:
            times = "once" if one.times == 1 else f"{one.times} times"
            yield f"  {dump({one.heard: one.name}).strip()}  # {times}, {visible(one.ref)}\n"

    for other in suggested:
        if isinstance(other, LikeAlias):
            yield from _aliases(other)


def _aliases(one: LikeAlias) -> Iterator[str]:
    """The evidence, the place of the record, and its line."""
    why = "equal without a suffix or title" if one.ratio is None else f"{one.ratio:g} % alike"
    name, other = _evidence(one.name, one.episodes), _evidence(one.other, one.other_episodes)
    yield f"# {one.kind}: {name}, and {other}: {why}\n"
    replaces = ", in place of its aliases" if one.has_aliases else ""
    yield f"# {visible(one.path)}:{one.line} ({visible(one.ref)}){replaces}\n"
    yield f"aliases: [{', '.join(map(_in_list, one.aliases))}]\n"


def as_distinct(one: LikeName | LikeAlias) -> str:
    """The line of `ghost.yaml` by which a pair is not suggested again."""
    other = one.heard if isinstance(one, LikeName) else one.other
    return f"{DISTINCT.name}: [[{visible(scalar(one.name))}, {visible(scalar(other))}]]"


def _in_list(alias: str) -> str:
    """The text of an alias in a list between brackets: quoted, unless it is only words."""
    plain = alias.replace(" ", "").replace(".", "").replace("-", "")
    return alias if plain.isalpha() and alias[0].isalpha() else json_output.dump(alias)


def _evidence(name: str, episodes: Sequence[str]) -> str:
    more = f" and {len(episodes) - _SHOWN} more" if len(episodes) > _SHOWN else ""
    return f'"{visible(name)}" in {len(episodes)} ({", ".join(map(visible, episodes[:_SHOWN]))}{more})'


def as_json(found: Iterable[LikeName | LikeAlias], _: Request) -> Iterator[str]:
    """One array."""
    yield json_output.dump([one._asdict() for one in found], indent=2) + "\n"
