"""When words are said: taken from each kind of source, written to WebVTT and read back, used in subtitles."""

from __future__ import annotations

import json
import pickle
from itertools import accumulate, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import Cue, Metadata, TimedText
from ghostcli.transcripts.canonical import normal
from ghostcli.transcripts.formats import write
from ghostcli.transcripts.subtitles import SubtitleSize, subtitles
from ghostcli.transcripts.word_times import has_word_times, starts_in, timed_text

TIMED = Metadata(word_times=True)


def starts(cue: Cue) -> dict[str, float]:
    """The words of a cue that have a time, each with its second."""
    places = [place for place, _ in starts_in(cue.text)]
    words = [cue.text[begin:end].strip() for begin, end in pairwise([*places, len(cue.text)])]
    return {
        word: round((cue.start or 0) + after, 3)
        for word, (_, after) in zip(words, starts_in(cue.text), strict=True)
    }


def reading(value: Any) -> list[dict[str, float]]:
    text = value if isinstance(value, str) else json.dumps(value)
    return [starts(cue) for cue in read(text.encode()).cues]


def whisper(text: str, words: list[tuple[str, float]]) -> Any:
    """A segment as Whisper writes it; a word lasts until the next one begins."""
    spans = zip(words, [*(start for _, start in words[1:]), words[-1][1] + 0.5], strict=True)
    listed = [{"word": word, "start": start, "end": end} for (word, start), end in spans]
    segment = {"id": 0, "start": words[0][1], "end": listed[-1]["end"], "text": text, "words": listed}
    return {"text": text, "language": "en", "segments": [segment]}


def test_a_segment_that_stays_whole() -> None:
    words = [(" We", 1.0), (" measured,", 1.5), (" twice.", 2.25)]
    assert reading(whisper(" We measured, twice.", words)) == [{"We": 1.0, "measured,": 1.5, "twice.": 2.25}]


def test_a_segment_that_is_split() -> None:
    words = [(" Ours.", 1.0), (" The", 7.0), (" river", 9.0), (" rose.", 12.0)]
    assert reading(whisper(" Ours. The river rose.", words)) == [
        {"Ours.": 1.0},
        {"The": 7.0, "river": 9.0, "rose.": 12.0},
    ]


def test_words_that_are_spelled_otherwise_in_the_text() -> None:
    words = [("we", 1.0), ("measured", 1.5), ("twice", 2.25)]
    assert reading(whisper("“We measured: twice.", words)) == [{"We": 1.0, "measured:": 1.5, "twice.": 2.25}]


def test_captions_of_youtube_in_json() -> None:
    event = {
        "tStartMs": 1500,
        "dDurationMs": 3000,
        "segs": [{"utf8": "so"}, {"utf8": " the", "tOffsetMs": 500}, {"utf8": " the", "tOffsetMs": 900}],
    }
    (cue,) = read(json.dumps({"wireMagic": "pb3", "events": [event]}).encode()).cues
    assert (cue.text, starts_in(cue.text)) == ("so the the", ((0, 0), (3, 0.5), (7, 0.9)))


@pytest.mark.parametrize("strange", ["x", [], -700, {"a": 1}])
def test_a_strange_time_of_a_piece_is_no_time(strange: object) -> None:
    event = {
        "tStartMs": 1500,
        "dDurationMs": 3000,
        "segs": [{"utf8": "so"}, {"utf8": " we", "tOffsetMs": strange}, {"utf8": " rowed", "tOffsetMs": 900}],
    }
    assert reading({"wireMagic": "pb3", "events": [event]}) == [{"so we": 1.5, "rowed": 2.4}]


def test_captions_of_youtube_in_xml() -> None:
    said = '<s ac="255">so</s><s t="400" ac="255"> we&amp;#39;d</s><s t="900"> rowed</s>'
    assert reading(
        f'<?xml version="1.0"?><timedtext format="3"><body><p t="1500" d="3000" w="1">{said}</p></body>'
        "</timedtext>"
    ) == [{"so": 1.5, "we'd": 1.9, "rowed": 2.4}]


def test_captions_of_youtube_that_roll_up() -> None:
    assert reading("""\
WEBVTT

00:00:00.160 --> 00:00:02.389
\x20
so<00:00:00.400><c> today</c><00:00:01.300><c> the</c>

00:00:02.389 --> 00:00:02.399
so today the
\x20

00:00:02.399 --> 00:00:04.950
so today the
the<00:00:03.000><c> river</c><00:00:03.500><c> rose</c>

00:00:04.950 --> 00:00:05.950
the river rose
and<00:00:05.400><c> rose</c>
""") == [
        {"so": 0.16, "today": 0.4, "the": 1.3},
        {"the": 2.399, "river": 3.0, "rose": 3.5},
        {"and": 4.95, "rose": 5.4},
    ]


def test_a_table_with_a_word_in_a_line() -> None:
    rows = [f"talk 1 {1 + at / 2} 0.4 {word}" for at, word in enumerate(["we", "measured", "the", "river"])]
    assert reading("\n".join([*rows, ""])) == [{"we": 1.0, "measured": 1.5, "the": 2.0, "river": 2.5}]


def test_after_a_word_that_the_text_lacks_no_times_are_known() -> None:
    words: list[tuple[str, float | None]] = [("we", 1), ("never", 2), ("the", 3)]
    assert starts_in(timed_text("we measured the river", 1, [words[0], ("measured", 2), words[2]])) == (
        (0, 0),
        (3, 1),
        (12, 2),
    )
    assert starts_in(timed_text("we measured the river", 1, words)) == ((0, 0),)


@pytest.mark.parametrize(("times", "known"), [
    ((1, 2, 3), 3), ((1, None, 3), 2), ((0.5, 2, 3), 2), ((1, 1, 3), 2), ((2, 1, 3), 2), ((None,) * 3, 0),
])  # fmt: skip
def test_times_that_cannot_be(times: tuple[float | None, ...], known: int) -> None:
    text = timed_text("we measured twice", 1, zip(["we", "measured", "twice"], times, strict=True))
    assert len(starts_in(text)) == known


def test_a_text_with_times_is_a_text() -> None:
    text = TimedText("we measured", ((3, 0.5),))
    assert text == "we measured"
    assert hash(text) == hash("we measured")
    assert starts_in(pickle.loads(pickle.dumps(text))) == ((3, 0.5),)  # noqa: S301
    (cue,) = read(write([Cue(1, 2, None, text)], "vtt", TIMED).encode()).cues
    assert starts_in(pickle.loads(pickle.dumps(cue)).text) == ((0, 0), (3, 0.5))  # noqa: S301
    assert starts_in(text.upper()) == ()
    assert starts_in(normal(Cue(0, 1, None, text)).text) == ((3, 0.5),)
    assert starts_in(normal(Cue(0, 1, None, TimedText("we\x07 measured", ((3, 0.5),)))).text) == ()


WORDS = st.lists(
    st.text(st.sampled_from("abéŻ&<>-.,;“”水ประ\u0301 0:1"), min_size=1, max_size=8).filter(
        lambda text: any(map(str.isalnum, text)) and text == text.strip()
    ),
    min_size=1,
    max_size=9,
)


@given(
    st.lists(st.tuples(WORDS, st.lists(st.integers(1, 900), min_size=9, max_size=9)), min_size=1, max_size=4)
)
def test_what_is_written_is_read_back(said: list[tuple[list[str], list[int]]]) -> None:
    """Except the time of the first word, which is that of the cue."""
    cues = []
    for number, (words, gaps) in enumerate(said):
        begin = number * 10.0
        times = [round(begin + after / 1000, 3) for after in accumulate(gaps)]
        text = timed_text(" ".join(words), begin, zip(words, times, strict=False))
        cues.append(Cue(begin, begin + 9.5, "Ada" if number % 2 else None, text))
    written = write(cues, "vtt", TIMED)
    found = read(written.encode(), "vtt").cues
    assert found == tuple(cues)
    for before, after in zip(cues, found, strict=True):
        kept = [(place, time) for place, time in starts_in(before.text) if place]
        assert [pair for pair in starts_in(after.text) if pair[0]] == kept
    assert write(found, "vtt", TIMED) == written
    assert write(cues, "vtt") == write([cue._replace(text=str(cue.text)) for cue in cues], "vtt")


def test_times_outside_of_the_cue_are_not_written() -> None:
    text = TimedText("a b c d", ((0, 0.0), (2, 1.0), (4, 2.0), (6, 3.0)))
    assert "a <00:00:11.000>b c d" in write([Cue(10, 12, None, text)], "vtt", TIMED)


@pytest.mark.parametrize("strange", ["<12345.678>", "<1:2:3.456>", "<::::::.123>"])
def test_what_is_no_time_stays_text(strange: str) -> None:
    (cue,) = read(f"WEBVTT\n\n00:01.000 --> 00:09.000\nwe {strange}measured\n".encode()).cues
    (own,) = read(
        f"WEBVTT\n\nNOTE ghost\n\n00:00:01.000 --> 00:00:09.000\nwe {strange}measured\n".encode()
    ).cues
    assert cue.text == own.text == f"we {strange}measured"


def test_a_cue_without_a_time_has_no_stamps() -> None:
    text = TimedText("a b", ((2, 1.0),))
    assert "a b\n" in write([Cue(0, 2, None, "x"), Cue(None, None, None, text)], "vtt", TIMED)


def test_only_a_time_inside_of_a_cue_tells_more_than_the_cue() -> None:
    assert has_word_times([Cue(0, 2, None, "x"), Cue(2, 4, None, TimedText("a b", ((2, 1.0),)))])
    assert not has_word_times([Cue(0, 2, None, TimedText("a b", ((0, 0.0),)))])
    assert not has_word_times([])


def test_subtitles_begin_when_their_words_are_said() -> None:
    said = "We measured the river twice. We trusted the first number."
    text = timed_text(said, 0, [("We measured the river twice.", 0), ("We", 6.75)])
    first, second = subtitles([Cue(0, 10, None, text)], SubtitleSize(42, 2)).cues
    assert (first.text, second.start) == ("We measured the river twice.", 6.75)


def test_between_two_known_times_those_of_the_others_are_interpolated() -> None:
    text = timed_text("aaaa bbbb cccc dddd", 0, [("aaaa", 0), ("bbbb", 4), ("cccc", None), ("dddd", 8)])
    found = subtitles([Cue(0, 10, None, text)], SubtitleSize(4, 1)).cues
    assert [cue.start for cue in found] == [0, 4, 6, 8]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(-2000, 12_000)), max_size=8))
def test_no_times_of_words_break_the_subtitles(starts_of: list[tuple[int, int]]) -> None:
    """A file that a person edited may have any."""
    said = "When we measured the river, it was spring."
    ordered = sorted({place: after / 1000 for place, after in starts_of}.items())
    found = subtitles([Cue(1, 9, None, TimedText(said, tuple(ordered)))], SubtitleSize(16, 1)).cues
    assert " ".join(cue.text for cue in found) == said
    assert all((one.end or 0) <= (after.start or 0) for one, after in pairwise(found))
    assert all(1 <= (cue.start or 0) <= (cue.end or 0) for cue in found)
