"""Tests for keys of a JSON value, by paths such as `results.items[].alternatives`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ghostcli.transcripts.encoding import SourceText

_LOOKED_AT = 50
"""Number of list items that are examined."""

Test = Callable[[SourceText], bool]


def has(*paths: str) -> Test:
    """Return a test for JSON that has a non-null value at each of the paths.

    `[]` after a key requires a list; one of its first items must match the rest of the path. A path that
    begins with `[]` enters a list at the top; `*` matches any key. Wrapper objects of services, such as
    `output` or `response`, are searched too.
    """
    steps = [path.replace("[]", ".[]").strip(".").split(".") for path in paths]

    def test(source: SourceText) -> bool:
        # Imported here, because a stored transcript is read without the JSON parser.
        from ghostcli.transcripts.json_input import layers

        return any(all(any(True for _ in _at(layer, one)) for one in steps) for layer in layers(source.json))

    return test


def lacks(*paths: str) -> Test:
    """Return a test for JSON without a value at any of the paths, at the top."""
    steps = [path.replace("[]", ".[]").strip(".").split(".") for path in paths]
    return lambda source: not any(any(True for _ in _at(source.json, one)) for one in steps)


def every(*tests: Callable[[SourceText], object]) -> Test:
    """Return a test that requires all of the tests."""
    return lambda source: all(test(source) for test in tests)


def text_at(path: str, part: str) -> Test:
    """Return a test for JSON with a text at the path that contains `part`; the path has objects only."""
    steps = path.split(".")

    def test(source: SourceText) -> bool:
        return any(isinstance(value, str) and part in value for value in _at(source.json, steps))

    return test


def only(*keys: str) -> Test:
    """Return a test for an object with no other keys than these."""
    known = frozenset(keys)
    return lambda source: isinstance(source.json, dict) and known.issuperset(source.json)


def like(*keys: str) -> Test:
    """Return a test for a list of objects that each have exactly these keys."""
    known = set(keys)

    def test(source: SourceText) -> bool:
        value = source.json
        return (
            isinstance(value, list)
            and bool(value)
            and all(isinstance(one, dict) and one.keys() == known for one in value[:_LOOKED_AT])
        )

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
    elif step == "*" and isinstance(value, dict):
        for item in list(value.values())[:_LOOKED_AT]:
            yield from _at(item, rest)
    elif isinstance(value, dict) and step in value:
        yield from _at(value[step], rest)
