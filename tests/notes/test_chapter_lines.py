"""Lists of chapters as lines: what stands around a time, and which times are chapters."""

from __future__ import annotations

import pytest
from chapter_texts import chapters, read, said

from ghostcli.notes.base import NO_KIND, RECORD
from ghostcli.transcripts.base import FIELD, LEFT_OVER

LIST = [(0, "Flour"), (90, "Salt"), (360, "Water"), (3723, "Oven")]
CLOCKS = ["0:00", "1:30", "6:00", "1:02:03"]
SHAPES = {
    "a blank": "{at} {title}",
    "a hyphen": "{at} - {title}",
    "a dash": "{at} – {title}",
    "a long dash": "{at} — {title}",
    "a colon": "{at}: {title}",
    "a bar": "{at} | {title}",
    "a point": "{at} • {title}",
    "an arrow": "{at} → {title}",
    "round brackets": "({at}) {title}",
    "square brackets": "[{at}] - {title}",
    "a bullet": "- {at} {title}",
    "a star": "* {at} {title}",
    "a number": "3. {at} {title}",
    "a link": "- [{at}](https://example.org/?t=1) {title}",
    "bold": "{at} **{title}**",
    "blanks around": "  {at}   {title}  ",
    "an address": "{at} {title} <https://example.org/a>",
    "behind": "{title} {at}",
    "behind a dash": "{title} - {at}",
    "behind, in brackets": "{title} ({at})",
    "behind dots": "{title} ..... {at}",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_what_separates_a_time_and_a_title(shape: str) -> None:
    lines = [shape.format(at=at, title=title) for at, (_, title) in zip(CLOCKS, LIST, strict=True)]
    reading = read("\n".join(lines))
    assert chapters(reading) == LIST
    assert reading.lines_in(RECORD) == [1, 2, 3, 4]
    assert all(one.values["at"][0][1] is None for one in reading.episodes[0].records)
    assert ("4 addresses are left out" in said(reading)) is ("<https" in shape)


@pytest.mark.parametrize("shape", ["{} - {} Loaf", "[{} - {}] Loaf", "{}–{}: Loaf", "- {} to {} | Loaf"])
def test_a_range_states_the_end(shape: str) -> None:
    times = [("0:00", "1:30"), ("1:30", "6:00"), ("6:00", "7:10")]
    lines = [shape.format(*pair) + f" {number}" for number, pair in enumerate(times)]
    reading = read("\n".join(lines), "chapter-lines")
    found = [(one.values["at"][0], one.values["title"]) for one in reading.episodes[0].records]
    assert found == [((0, 90), "Loaf 0"), ((90, 360), "Loaf 1"), ((360, 430), "Loaf 2")]


DESCRIPTION = """Ida and Tom bake bread. New loaves at 18:30 on Fridays!

Thanks to the mill: https://example.org/1:1

TIMESTAMPS:
0:00 - Flour
1:30: Salt
4:41
6:00 | Water

18:30 is when the shop opens, and so it is no chapter but a time of day that nobody needs to know
"""


def test_the_chapters_of_a_description() -> None:
    reading = read(DESCRIPTION, "chapter-lines")
    assert chapters(reading)[:3] == LIST[:3]
    assert reading.lines_in(FIELD) == [5]
    assert reading.lines_in(NO_KIND) == [8]
    assert {1, 3} <= set(reading.lines_in(LEFT_OVER))
    assert "line 8: the chapter at 0:04:41 is left out: it has no title" in said(reading)


def test_the_longest_run_of_rising_times_counts() -> None:
    text = "18:30 doors open\nby the river\nwith a friend\nand a loaf\n0:00 Flour\n1:30 Salt\n6:00 Water\n0:20 Wrong\n1:02:03 Oven\n"
    reading = read(text, "chapter-lines")
    assert chapters(reading) == LIST
    assert reading.lines_in(LEFT_OVER) == [1, 2, 3, 4, 8]
    assert "line 1: 5 lines left over, the first: “18:30 doors open”" in said(reading)


def test_text_without_times_has_no_chapters() -> None:
    reading = read("Bread and salt.\n\nNothing else: 12:99, 1:1.\n", "chapter-lines")
    assert reading.episodes[0].records == ()
    assert reading.lines_in(LEFT_OVER) == [1, 3]
