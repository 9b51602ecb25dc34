"""WebVTT as tools and hands write it beyond the standard: each is read as it is meant, and reported."""

from __future__ import annotations

import pytest

from ghostcli.transcripts.base import FIELD, LEFT_OVER, Cue, ParsedTranscript
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.webvtt import read


def reading(text: str) -> ParsedTranscript:
    return read(decode(f"WEBVTT\n\n{text}".encode()))


def times(text: str) -> list[tuple[float | None, float | None]]:
    return [cue[:2] for cue in reading(text).cues]


@pytest.mark.parametrize(
    ("timing", "start", "end"),
    [
        ("0.860 --> 7.380", 0.86, 7.38),
        ("5 --> 7.5", 5, 7.5),
        ("5 --> 7", 5, 7),
        ("1:01.460 --> 1:11.360", 61.46, 71.36),
        ("00:38 --> 00:42", 38, 42),
        ("0:38 --> 0:42 align:start", 38, 42),
        ("01:00:38 --> 01:00:42", 3638, 3642),
        ("00:00:01,000 --> 00:00:02,500", 1, 2.5),
        ("00:00:01.5 --> 00:00:02.25", 1.5, 2.25),
        ("00:00:01.500000 --> 00:00:02.250000", 1.5, 2.25),
    ],
)
def test_times_that_lack_something(timing: str, start: float, end: float) -> None:
    """Their words were left out, all of them, and the exit status was 0."""
    found = reading(f"{timing}\n<v Ida>The ladder.\n")
    assert found.cues == (Cue(start, end, "Ida", "The ladder."),)
    assert [(remark.line, remark.lost) for remark in found.remarks] == [(3, False)]
    assert timing in found.remarks[0].message


def test_a_file_may_write_its_later_times_as_the_standard_does() -> None:
    text = "59.1 --> 1:02.5\nOne.\n\n9:59.0 --> 10:01.5\nTwo.\n\n10:02.000 --> 10:04.000\nThree.\n"
    found = reading(text + text.replace("59.1 --> 1:02.5", "11:00.000 --> 11:01.000"))
    assert [cue.start for cue in found.cues] == [59.1, 599, 602, 660, 599, 602]
    assert found.remarks[0].message.startswith("3 cues with times that are not written as in WebVTT")


@pytest.mark.parametrize(("good", "kept"), [(1, False), (2, True)])
def test_a_broken_time_is_named_and_its_words_stay_where_most_times_are_good(good: int, kept: bool) -> None:
    """By the standard such a cue is none; a file that has more of them than of others is held to that."""
    whole = "".join(f"00:0{n}.000 --> 00:0{n}.900\nrung {n}\n\n" for n in range(1, good + 1))
    found = reading(whole + "00:00:19werwer.580 --> 00:00:20.000\nThe last rung.\n")
    assert ([cue[:2] for cue in found.cues if cue.text == "The last rung."] == [(None, None)]) == kept
    assert [(remark.line, remark.place) for remark in found.remarks] == [
        (3 * good + 3, "" if kept else LEFT_OVER)
    ]
    assert "19werwer" in found.remarks[0].message


def test_a_time_below_zero_is_none() -> None:
    """The import was refused for an offset that nobody had given."""
    text = "00:01.000 --> 00:02.000\nOne.\n\n-1:00:03.000 --> 00:04.000\nTwo.\n\n"
    found = reading(text + "00:05.000 --> 00:06.000\nThree.\n")
    assert [(cue.start, cue.text) for cue in found.cues] == [(1, "One."), (None, "Two."), (5, "Three.")]
    assert [(one.line, "-1:00:03" in one.message) for one in found.remarks] == [(6, True)]


def test_a_broken_end_is_not_known() -> None:
    text = (
        "00:01.000 --> 00:02.900\nOne.\n\n00:03.000 --> 00:0x.000\nTwo.\n\n00:05.000 --> 00:06.000\nThree.\n"
    )
    found = reading(text)
    assert [cue[:2] for cue in found.cues] == [(1, 2.9), (3, 5), (5, 6)]
    assert [remark.line for remark in found.remarks] == [6]


def test_arrows_of_a_word_processor() -> None:
    found = reading("00:01.000 –> 00:02.000\nOne.\n\n00:03.000 –> 00:04.000\nTwo –> three.\n")
    assert found.cues == (Cue(1, 2, None, "One."), Cue(3, 4, None, "Two –> three."))
    assert "arrows" in found.remarks[0].message


def test_a_blank_line_between_a_time_and_its_text() -> None:
    """The text had no time, and the cue above ended when it ended."""
    found = reading(
        "00:01.000 --> 00:02.000\nOne.\n\n00:03.000 --> 00:04.000 align:center\n\nTwo,\nthree.\n\nAnd four.\n\n"
        "00:05.000 --> 00:06.000\nFive.\n\nSix.\n"
    )
    assert found.cues == (
        Cue(1, 2, None, "One."),
        Cue(3, 4, None, "Two,\nthree."),
        Cue(3, 4, None, "And four."),
        Cue(5, 6, None, "Five."),
        Cue(None, None, None, "Six."),
    )
    assert [remark.line for remark in found.remarks] == [8, 11, 16]


def test_a_note_or_a_time_is_no_text_of_an_empty_cue() -> None:
    found = reading(
        "00:01.000 --> 00:02.000\n\nNOTE nothing\n\n00:03.000 --> 00:04.000\n\n7\n\n00:05.000 --> 00:06.000\nOne."
    )
    assert found.cues == (Cue(5, 6, None, "One."),)


def test_text_on_the_line_of_its_time() -> None:
    found = reading("00:01.000 --> 00:02.000 One ladder.\n\n00:03.000 --> 00:04.000 line:0 align:start\n\n")
    assert found.cues == (Cue(1, 2, None, "One ladder."),)
    assert [remark.line for remark in found.remarks] == [3]


def test_an_id_twice_is_no_speech() -> None:
    found = reading(
        "1\n00:01.000 --> 00:02.000\nOne.\n\n2\n\n2\n00:03.000 --> 00:04.000\nTwo.\n\n9\n\n8\n00:05.000 --> 00:06.000\nx"
    )
    assert [cue.text for cue in found.cues] == ["One.", "Two.", "x"]
    assert [(remark.line, remark.place) for remark in found.remarks] == [(7, FIELD), (13, LEFT_OVER)]


EDITED = """NOTE
Transcribed with a tool

1
00:00.010 --> 00:00.010
<v S00>[00:00:00]

2
00:00.010 --> 00:00.010
<v S00>S00:

3
00:00.010 --> 00:07.050
<v S00>and who owned the ladder: S00 or

4
00:07.250 --> 00:08.490
<v S02>//S00: the baker// did, //http: no//.
"""


def test_a_cue_that_is_a_time_or_its_own_speakers_label_is_no_speech() -> None:
    found = reading(EDITED)
    assert [cue[2:] for cue in found.cues] == [
        ("S00", "and who owned the ladder: S00 or"),
        ("S02", "//the baker// did, //http: no//."),
    ]
    assert [(remark.line, remark.place) for remark in found.remarks] == [(7, FIELD), (19, FIELD)]


def test_such_a_cue_may_stand_further_down() -> None:
    whole = "".join(f"00:{n:02}.000 --> 00:{n:02}.900\n<v Ida>rung {n}\n\n" for n in range(50))
    found = reading(whole + "00:50.000 --> 00:50.000\n<v Tom>[Tom]\n")
    assert [(remark.line, remark.place) for remark in found.remarks] == [(153, FIELD)]


def test_lines_that_grow() -> None:
    words = ["we", "carried", "it", "up", "the", "hill"]
    blocks = [f"00:00:0{n}.000 --> 00:00:0{n + 1}.000\n{' '.join(words[: n + 1])}\n\n" for n in range(6)]
    assert [cue.text for cue in reading("".join(blocks)).cues] == words


@pytest.mark.parametrize("text", ["<v Ida>Tom:", "<v Ida>Ida", "(laughs)", "[00:00:00] so", "12:30:", "[12]"])
def test_other_short_cues_are_speech(text: str) -> None:
    assert len(reading(f"00:01.000 --> 00:02.000\n{text}\n").cues) == 1


def test_what_ghost_stores_is_taken_as_it_is() -> None:
    text = (
        "NOTE ghost\n\n00:00:01.000 --> 02:00:02.000\n<v S00>S00:\n\n00:00:03.000 --> 00:00:04.000\n[0:05]\n\n"
        + "".join(f"00:00:0{n}.000 --> 00:00:0{n + 1}.000\nrung {n}\nrung {n + 1}\n\n" for n in range(4, 9))
    )
    found = reading(text)
    assert [cue.text for cue in found.cues][:3] == ["S00:", "[0:05]", "rung 4\nrung 5"]
    assert (found.cues[0].end, found.remarks) == (7202, ())


def test_colours_in_a_header_are_no_speech() -> None:
    found = read(
        decode(
            b"WEBVTT\nKind: captions\nStyle:\n::cue(c.a) { color: red;\n }\n##\nstray\n\n00:01.000 --> 00:02.000\nOne."
        )
    )
    assert [(remark.line, remark.lost) for remark in found.remarks] == [(7, True)]
