"""Numbers, rows and layouts of tables, and lines of texts, are the same however they are come by."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.transcripts import base
from ghostcli.transcripts.base import lines_of
from ghostcli.transcripts.cells import Dialect, number_of, plain_number, rows
from ghostcli.transcripts.encoding import HEAD, decode
from ghostcli.transcripts.json_times import moment
from ghostcli.transcripts.table_layout import body, layout_of


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        *(("12", 12), ("12.5", 12.5), (" 7. ", 7.0), ("0", 0), ("007.250\t", 7.25)),
        *(
            (cell, None)
            for cell in ("", " ", ".", ".5", "1.2.3", "1 2", "1e5", "1_0", "nan", "inf", "-1", "٣", "1,5")
        ),
        ("9" * 21, None),
    ],
)
def test_plain_numbers(cell: str, number: float | None) -> None:
    assert plain_number(cell) == number
    assert isinstance(plain_number(cell), int) is (number is not None and "." not in cell)


@given(st.text("0123456789.:, sme-", max_size=12))
def test_the_number_of_a_cell_is_what_any_reader_takes_it_for(cell: str) -> None:
    if number_of(cell) is not None and plain_number(cell) is not None:
        assert number_of(cell) == moment(cell.strip())


@given(st.text("ab\n", max_size=60), st.integers(0, 5))
def test_lines(text: str, size: int) -> None:
    start = len(text) // 3
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(base, "_AT_A_TIME", size)
        assert list(lines_of(text, start)) == text[start:].split("\n")


@given(st.lists(st.lists(st.text('ab"; ', max_size=4), min_size=2, max_size=4), min_size=1, max_size=6))
def test_rows(table: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\n").writerows(table)
    found = [row.cells for row in rows(written.getvalue(), Dialect(";", quoted=True))]
    assert found == [cells for cells in table if any(map(str.strip, cells))]


def test_a_table_in_pipes() -> None:
    text = "| start | speaker | text |\n|---|---|---|\n| 0:01 | Mina | hot |\n| 0:02 | Olu | cold |\n"
    layout = layout_of(text)
    assert layout is not None
    assert [row.cells for row in body(text, layout)] == [
        [" 0:01 ", " Mina ", " hot "],
        [" 0:02 ", " Olu ", " cold "],
    ]


@pytest.mark.parametrize("above", ["", "The kiln, again\n", "The kiln, again\nof May 4, 2024\n"])
def test_the_rows_of_a_table_need_not_be_the_first(above: str) -> None:
    text = above + "start,end,text\n" + "".join(f"{n},{n + 1},hot it was {n}\n" for n in range(30))
    layout = layout_of(text)
    assert layout is not None
    assert layout.headings == above.count("\n") + 1
    assert len(list(body(text, layout))) == 30


def test_prose_with_commas_is_no_table() -> None:
    assert layout_of("It was hot, and then cold.\nHot, cold, hot.\nSo it goes.\n" * 20) is None


def test_the_beginning_of_a_text() -> None:
    source = decode(f"\n\n  one\n\n{'x' * 2 * HEAD}\n".encode() + b"y\n" * 300)
    assert source.head[:4] == "one\n"
    assert len(source.head) == HEAD
    assert source.first_lines[:2] == ["  one", "x" * HEAD]
    assert len(source.first_lines) == 2 + 200 - 5
