"""A timeline in blocks: every chapter, voice and quote has a sign, at its place, whatever the width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ghostcli.model import KINDS, Record
from ghostcli.records.timeline import Stretch, Timeline
from ghostcli.render.timeline_blocks import BARS, ruler, timeline_blocks

LENGTH = 400.0


def quote(at: float, *verdicts: str, computed: bool = True) -> Stretch:
    values = {"text": "words", "fidelity": {"verdicts": list(verdicts), "computed": computed}}
    return Stretch(at, at, Record(KINDS["quotes"], "talk", 1, values, "", 0, {}))


CHAPTERS = (Stretch(0, 100), Stretch(100, 300), Stretch(300, LENGTH))
TALK = Timeline(
    LENGTH,
    CHAPTERS,
    {"Ada": (Stretch(0, 100),), "Ben": (Stretch(100, 101), Stretch(200, 400))},
    (quote(0, "verbatim"), quote(150, "near"), quote(200, "misattributed"), quote(399, "unclear")),
)


def rows(timeline: Timeline, width: int = 50, *mentions: float) -> list[str]:
    return [row.plain for row in timeline_blocks(timeline, width, mentions)]


def test_everything_is_at_its_place() -> None:
    assert rows(TALK, 50, 10, 390) == [
        "chapters  │─────────│───────────────────│─────────",
        "Ada       ██████████                              ",
        "Ben                 ▁         ████████████████████",
        "quotes    ✓              ~    ✗                  ?",
        "mentions   •                                     •",
        "          0:00:00                          0:06:40",
    ]


def test_the_worst_of_several_quotes_in_a_cell_is_shown() -> None:
    """A good one beside it must not hide that one may not be quoted."""
    for order in ([quote(1, "verbatim"), quote(2, "absent")], [quote(1, "absent"), quote(2, "verbatim")]):
        assert rows(Timeline(LENGTH, (), {}, tuple(order)))[0].split() == ["quotes", "✗"]


def test_verdicts_of_the_notes_alone_are_named() -> None:
    recorded = Timeline(LENGTH, (), {}, (quote(1, "verbatim", computed=False),))
    assert rows(recorded, 80)[0].startswith("quotes (recorded)  ✓")


def test_rows_without_anything_are_left_out() -> None:
    assert [row.split()[0] for row in rows(TALK._replace(voices={}, quotes=()))] == ["chapters", "0:00:00"]


def test_a_narrow_terminal_has_no_timeline() -> None:
    assert rows(TALK, 24) == []
    assert ruler(CHAPTERS, LENGTH, [1], 30).plain == ""


def test_the_ruler_has_the_mentions_on_the_chapters() -> None:
    assert ruler(CHAPTERS, LENGTH, [0, 150, 399], 56).plain == (
        "0:00:00 •─────────│────•──────────────│────────• 0:06:40"
    )
    assert ruler((), LENGTH, [200], 56).plain == f"0:00:00 {'─' * 20}•{'─' * 19} 0:06:40"


TIMES = st.floats(0, LENGTH)
SPANS = st.lists(st.tuples(TIMES, TIMES).map(lambda pair: Stretch(min(pair), max(pair))), max_size=5)
NAMES = st.text(min_size=1, max_size=30).filter(lambda name: bool(name.strip()))


@given(SPANS, st.dictionaries(NAMES, SPANS, max_size=4), st.lists(TIMES, max_size=5), st.integers(0, 200))
def test_no_row_is_wider_than_the_terminal(
    chapters: list[Stretch], voices: dict[str, list[Stretch]], quotes: list[float], width: int
) -> None:
    marks = tuple(quote(time, "verbatim") for time in quotes)
    begun = tuple(sorted(chapters))
    drawn = rows(Timeline(LENGTH, begun, voices, marks), width, *quotes)
    assert all(cell_len(row) <= width for row in drawn)
    assert len({cell_len(row) for row in drawn}) <= 1
    assert all("\n" not in row and "\x1b" not in row for row in drawn)
    if drawn:
        spoken = sum(any(stretch.end > stretch.start for stretch in spans) for spans in voices.values())
        assert sum(any(bar in row for bar in BARS) for row in drawn) >= spoken
    assert cell_len(ruler(begun, LENGTH, quotes, width).plain) <= width
