"""The order in which an index gives back what was found is that in which Python sorts it."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.errors import GhostError
from ghostcli.index.sorting import Sorter

VALUES = st.none() | st.integers() | st.floats(allow_nan=False)
TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


class Connection(sqlite3.Connection):
    """One that is closed by the last who holds it."""

    def __del__(self) -> None:
        self.close()


def connected() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", factory=Connection)


def filled(rows: list[tuple[bytes, object]], teams: list[str | None] | None = None) -> Sorter:
    sorter = Sorter(connected())
    for at, (key, value) in enumerate(rows):
        sorter.add(at, key, value=value, team=teams[at] if teams else None)
    return sorter


def add(sorter: Sorter, number: int) -> None:
    for at in range(number):
        sorter.add(at, at.to_bytes(4, "big"))


def places(sorter: Sorter, **more: object) -> list[int]:
    return list(sorter.in_order(**more))  # type: ignore[arg-type]


@given(st.lists(st.binary(max_size=3), unique=True))
def test_by_keys(keys: list[bytes]) -> None:
    order = sorted(range(len(keys)), key=keys.__getitem__)
    assert places(filled([(key, None) for key in keys])) == order
    assert places(filled([(key, None) for key in keys]), reverse=True) == order[::-1]
    assert places(filled([(key, None) for key in keys]), limit=2) == order[:2]


@given(st.lists(VALUES) | st.lists(TEXTS), st.booleans())
def test_by_values_and_what_has_none_comes_last(values: list[object], reverse: bool) -> None:
    numbers = [float(one) if isinstance(one, int) and abs(one) >= 1 << 63 else one for one in values]
    having = [at for at, value in enumerate(numbers) if value is not None]
    having.sort(key=lambda at: numbers[at], reverse=reverse)  # type: ignore[arg-type, return-value]
    order = having + [at for at, value in enumerate(numbers) if value is None]
    rows = [(at.to_bytes(8, "big"), value) for at, value in enumerate(values)]
    assert places(filled(rows), reverse=reverse, by_value=True) == order


@pytest.mark.parametrize("sign", [1, -1])
def test_numbers_that_no_table_holds_are_sorted_too(sign: int) -> None:
    """A whole number in SQLite is below 2 to the 63rd."""
    values = [sign * ((1 << 63) + more) for more in (-1, 0, 1, 1 << 64)] + [0]
    found = places(filled([(bytes([at]), value) for at, value in enumerate(values)]), by_value=True)
    assert [values[at] // 1e10 for at in found] == sorted(value // 1e10 for value in values)


def test_a_team_follows_upon_its_first() -> None:
    rows: list[tuple[bytes, object]] = [(key, None) for key in (b"d", b"a", b"c", b"b", b"e")]
    teams = ["x", None, "y", "x", "y"]
    assert places(filled(rows, teams)) == [1, 3, 0, 2, 4]
    assert places(filled(rows, teams), reverse=True) == [4, 2, 0, 3, 1]


def test_only_what_lacks_the_least_is_given_back() -> None:
    sorter = Sorter(connected())
    for at, lack in enumerate((2, 1, 3, 1)):
        sorter.add(at, bytes([9 - at]), lack=lack, team="a")
    assert places(sorter) == [3, 1]


def test_more_than_is_kept_in_memory() -> None:
    rows: list[tuple[bytes, object]] = [
        ((at * 7919 % 20_011).to_bytes(4, "big"), None) for at in range(20_011)
    ]
    assert places(filled(rows)) == sorted(range(20_011), key=lambda at: rows[at][0])


def test_several_at_once_and_one_given_up() -> None:
    connection = connected()
    sorters = [Sorter(connection), Sorter(connection)]
    for one in sorters:
        add(one, 2000)
    first = sorters[0].in_order()
    assert next(first) == 0
    assert places(sorters[1]) == list(range(2000))
    first.close()  # type: ignore[attr-defined]


def test_no_room_is_no_damage() -> None:
    connection = connected()
    sorter = Sorter(connection)
    connection.execute("PRAGMA temp.max_page_count = 3")
    with pytest.raises(GhostError, match="cannot sort the results") as caught:
        add(sorter, 20_000)
    assert type(caught.value) is GhostError
