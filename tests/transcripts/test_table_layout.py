"""Where the headings of a table stand."""

from __future__ import annotations

import pytest

from ghostcli.transcripts.table_layout import layout_of

TABLE = "Start,End,Speaker,Text\n0:05,0:08,Ida Moss,The oven was cold.\n0:11,0:14,Tom Vale,We lit it.\n"


@pytest.mark.parametrize(("rows", "found"), [(0, True), (1, True), (9, True), (10, True), (11, False)])
def test_ten_rows_may_stand_above_the_headings(rows: int, found: bool) -> None:
    layout = layout_of("The oven\n" * rows + TABLE)
    assert (layout is not None and layout.headings == rows + 1) == found
