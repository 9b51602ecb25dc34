"""Which keys a JSON value has: paths such as `results.items[].alternatives`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ghostcli.transcripts.encoding import SourceText

_LOOKED_AT = 50
"""How many items of a list are looked at."""

Test = Callable[[SourceText], bool]


def has(*paths: str) -> Test:
    """A test for JSON that has a value other than null at every one of the paths.

    `[]` behind a key says that a list stands there; one of its first items must have what follows. A
    path that begins with `[]` goes into a list at the top; `*` is any key. What a service wraps in an
    object of its own, such as `output` or `response`, is looked into as well.
    """
    steps = [path.replace("[]", ".[]").strip(".").split(".") for path in paths]

    def test(source: SourceText) -> bool:
        # Here, since a stored transcript is read without the parser of JSON.
        from ghostcli.transcripts.json_input import layers

        return any(all(any(True for _ in _at(layer, one)) for one in steps) for layer in layers(source.json))

    return test


def lacks(*paths: str) -> Test:
    """A test for JSON that has a value at none of the paths, at the top."""
    steps = [path.replace("[]", ".[]").strip(".").split(".") for path in paths]
    return lambda source: not any(any(True for _ in _at(source.json, one)) for one in steps)


def every(*tests: Callable[[SourceText], object]) -> Test:
    """A test that all of the tests pass."""
    return lambda source: all(test(source) for test in tests)


def text_at(path: str, part: str) -> Test:
    """A test for JSON that has the part in a text at the path, of objects alone."""
    steps = path.split(".")

    def test(source: SourceText) -> bool:
        return any(isinstance(value, str) and part in value for value in _at(source.json, steps))

    return test


def only(*keys: str) -> Test:
    """A test for an object that has no other keys than these."""
    known = frozenset(keys)
    return lambda source: isinstance(source.json, dict) and known.issuperset(source.json)


def like(*keys: str) -> Test:
    """A test for a list of objects of which each has just these keys."""
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
