"""Which keys a JSON value has: paths such as `results.items[].alternatives`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ghostcli.transcripts.encoding import Source

_LOOKED_AT = 50
"""How many items of a list are looked at."""


def has(*paths: str) -> Callable[[Source], bool]:
    """A test for JSON that has a value other than null at every one of the paths.

    `[]` behind a key says that a list stands there; one of its first items must have what follows. A
    path that begins with `[]` goes into a list at the top.
    """
    steps = [path.replace("[]", ".[]").strip(".").split(".") for path in paths]

    def test(source: Source) -> bool:
        value = source.json
        return all(any(True for _ in _at(value, one)) for one in steps)

    return test


def _at(value: object, steps: list[str]) -> Iterator[object]:
    if not steps:
        if value is not None:
            yield value
        return
    step, rest = steps[0], steps[1:]
    if step == "[]":
        for item in value[:_LOOKED_AT] if isinstance(value, list) else ():
            if not rest or isinstance(item, (dict, list)):
                yield from _at(item, rest)
    elif isinstance(value, dict) and step in value:
        yield from _at(value[step], rest)
