"""Times that nobody could have spoken in: just below, at and above what is borne."""

from __future__ import annotations

import pytest

from ghostcli.transcripts.base import Cue, Remarks
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.speaking_rate import judge_pace, plausible_times, weight
from ghostcli.transcripts.srt import read as read_srt
from ghostcli.transcripts.webvtt import read as read_vtt

FIVE = "The baker had a ladder."


def said(cues: list[Cue]) -> tuple[list[Cue], list[str]]:
    remarks = Remarks()
    return plausible_times(cues, remarks), [str(remark) for remark in remarks.listed()]


@pytest.mark.parametrize(
    ("end", "unknown"),
    [(70, False), (70.001, True), (7000, True)],
)
def test_an_end_more_than_a_minute_behind_the_next_start(end: float, unknown: bool) -> None:
    cues, remarks = said([Cue(5, end, None, FIVE), Cue(10, 12, None, FIVE)])
    assert [cue.end for cue in cues] == [None if unknown else end, 12]
    assert bool(remarks) == unknown


@pytest.mark.parametrize(("words", "unknown"), [(29, True), (30, False)])
def test_not_where_the_words_may_take_so_long(words: int, unknown: bool) -> None:
    """Thirty words in a hundred seconds are 0.3 a second: somebody may speak on while another begins."""
    cues, _ = said([Cue(0, 100, "Ida", " ".join(["so"] * words)), Cue(10, 12, "Tom", "Yes.")])
    assert (cues[0].end is None) == unknown


def test_the_last_end_goes_with_the_others() -> None:
    late = [Cue(5, 6005, None, FIVE), Cue(11, 6911, None, FIVE), Cue(75, 7800, None, FIVE)]
    cues, remarks = said(late)
    assert [cue.end for cue in cues] == [None, None, None]
    assert remarks == [
        "2 cues end up to 1:53:56 after the next one has begun: such ends are treated as unknown"
    ]
    alone = [Cue(5, 9, None, FIVE), Cue(75, 7800, None, "Music.")]
    assert said(alone) == (alone, [])


def test_the_lines_are_named() -> None:
    text = "1\n00:00:05,000 --> 01:40:05,000\nOne ladder.\n\n2\n00:00:11,000 --> 00:00:12,000\nTwo.\n"
    remark = "line 2: 1 cue ends up to 1:39:54 after the next one has begun: such ends are treated as unknown"
    srt = read_srt(decode(text.encode()))
    assert [str(one) for one in srt.remarks] == [remark]
    assert [cue[:2] for cue in srt.cues] == [(5, 11), (11, 12)]
    body = text.replace(",", ".").replace("00:00:05", "00:05")
    vtt = read_vtt(decode(f"WEBVTT\n\n{body}".encode()))
    assert [str(one) for one in vtt.remarks] == [remark.replace("line 2", "line 4")]
    assert vtt.cues == srt.cues


def crowd(words: int) -> str:
    return " ".join(["word"] * words)


@pytest.mark.parametrize(
    ("words", "seconds", "borne"),
    [(99, 0.1, True), (100, 0.1, False), (320, 10, True), (321, 10, False), (5200, 0.84, False)],
)
def test_a_crowd_of_words_in_no_time(words: int, seconds: float, borne: bool) -> None:
    cue = Cue(1926, 1926 + seconds, None, crowd(words))
    cues, remarks = said([cue])
    assert cues == [cue if borne else cue._replace(start=None, end=None)]
    assert bool(remarks) == (not borne)
    if not borne:
        assert remarks == [f"1 cue has {words:,} words in {seconds:.3g} s: its times are of no use"]


@pytest.mark.parametrize(("following", "kept"), [(36, False), (37.5, True), (1000, True), (1001, False)])
def test_its_start_stays_where_the_words_fit_before_the_next(following: float, kept: bool) -> None:
    cues, remarks = said([Cue(0, 1, None, crowd(300)), Cue(following, following + 2, None, FIVE)])
    assert cues[0][:2] == (0 if kept else None, None)
    assert ("ends are not known" in remarks[0]) == kept


def test_several_crowds_are_one_remark() -> None:
    cues, remarks = said([Cue(n, n + 0.5, None, crowd(300)) for n in range(3)])
    assert cues == [Cue(None, None, None, crowd(300))] * 3
    assert remarks == [
        "3 cues have too many words for their time, the first 300 words in 0.5 s: their times are of no use"
    ]


def test_a_crowd_in_a_file_has_no_time() -> None:
    """Every hit was at the one second that it has."""
    found = read_vtt(decode(f"WEBVTT\n\n00:32:06.000 --> 00:32:06.840\n{crowd(5200)}\n".encode()))
    assert found.cues == (Cue(None, None, None, crowd(5200)),)
    assert [remark.line for remark in found.remarks] == [3]


@pytest.mark.parametrize(
    ("words", "seconds", "human"),
    [
        (100, 333, True),
        (100, 334, False),
        (800, 100, True),
        (801, 100, False),
        (99, 1, True),
        (100, 0, False),
    ],
)
def test_the_pace_of_a_file(words: int, seconds: float, human: bool) -> None:
    remarks = Remarks()
    judge_pace(
        [Cue(7, 7 + seconds / 2, None, crowd(words - 50)), Cue(9000, 9000 + seconds / 2, None, crowd(50))],
        remarks,
    )
    assert bool(remarks.listed()) == (not human)


def test_times_that_are_too_quick_stand_as_they_are() -> None:
    """Milliseconds that were written as seconds: subtitles have clock times, and keep them."""
    blocks = [f"{n}\n00:00:00,{n:03} --> 00:00:00,{n + 1:03}\n{FIVE}\n" for n in range(1, 41)]
    found = read_srt(decode("\n".join(blocks).encode()))
    assert found.cues[9].start == 0.01
    assert [remark.message for remark in found.remarks] == [
        "nobody speaks 5,000 words a second, as these times have it: they are kept as they stand"
    ]


def test_scripts_without_blanks_have_words_too() -> None:
    assert weight("二度測った橋は二度測った橋は") == 14 / 8
    assert weight("so we went") == 3
