from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.transcripts.base import Cue, ParsedTranscript
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.webvtt import read


def reading(text: str) -> ParsedTranscript:
    return read(decode(text.encode()))


def cues(text: str) -> list[Cue]:
    return list(reading(text).cues)


def body(text: str) -> list[Cue]:
    return cues("WEBVTT\n\n" + text)


ONE = "00:00:01.000 --> 00:00:02.500\n"


def test_reads_voices_times_and_lines() -> None:
    assert body(
        "intro\n00:01.250 --> 00:02.000 align:start\n<v.loud Ada  Reed>We measured\nthe river twice.</v>\n\n"
        "100:00:00.000 --> 100:00:01.000\nNobody asked &amp; nobody knew.\n"
    ) == [
        (1.25, 2.0, "Ada Reed", "We measured\nthe river twice."),
        (360000.0, 360001.0, None, "Nobody asked & nobody knew."),
    ]


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ("<v Ada>One.", [("Ada", "One.")]),
        ("<v Ada>One.</v>", [("Ada", "One.")]),
        ("<v\tAda\u00a0 Reed>One.", [("Ada Reed", "One.")]),
        ("<v.first.loud Ada>One.", [("Ada", "One.")]),
        ("<v Speaker0> One.", [("Speaker0", "One.")]),
        ("<v Ada &amp; Ben>One.", [("Ada & Ben", "One.")]),
        ("<v Ada>One. <v Ben>Two.", [("Ada", "One."), ("Ben", "Two.")]),
        ("<v Ada>One <v Ada>and more.", [("Ada", "One and more.")]),
        ("<v Ada>One.</v> (a bell)", [("Ada", "One."), (None, " (a bell)".strip())]),
        ("- <v Ada>One.\n- <v Ben>Two.", [("Ada", "One."), ("Ben", "Two.")]),
        ("<v>One.", [(None, "One.")]),
        ("<c.yellow>One</c> <i>and</i> <00:00:01.500>two.", [(None, "One and two.")]),
        ("<ruby>橋<rt>はし</rt></ruby>", [(None, "橋はし")]),
        ("One<br>two.", [(None, "One\ntwo.")]),
        ("5 < 6 and 7 > 6", [(None, "5 < 6 and 7 > 6")]),
        ("a <- b, <ada@example.org>, <3", [(None, "a <- b, <ada@example.org>, <3")]),
        ("&lt;b&gt; &#39;&quot;&hellip; &nosuch; AT&T", [(None, "<b> '\"… &nosuch; AT&T")]),
        ("a&lrm;b&nbsp;c", [(None, "a\u200eb\u00a0c")]),
        ("&#27;[31mred", [(None, "[31mred")]),
    ],
)
def test_cue_text(payload: str, expected: list[tuple[str | None, str]]) -> None:
    assert [cue[2:] for cue in body(ONE + payload)] == expected


def test_voices_of_one_cue_share_its_times() -> None:
    assert [cue[:2] for cue in body(ONE + "<v Ada>One. <v Ben>Two.")] == [(1.0, 2.5), (1.0, 2.5)]


def test_regular_and_odd_blocks_give_the_same() -> None:
    """The quick branch of the reader and the careful one: an id that is no number leads to the second."""
    for payload in ("<v Ada>One.\n  two  \n", " One. ", "One &amp; two", "<v Ada>One.</v>", "One.\n \nTwo."):
        assert body(ONE + payload) == body("odd\n" + ONE + payload), payload


def test_what_is_no_speech() -> None:
    text = (
        "WEBVTT - The bridge\nKind: captions\nLanguage: pt-BR\n\nSTYLE\n::cue { color: red }\n\n"
        "REGION\nid:a\nlines:2\n\nNOTE a remark\nof two lines\n\nNOTE\n\n" + ONE + "One.\n\nNOTE the end"
    )
    found = reading(text)
    assert [cue.text for cue in found.cues] == ["One."]
    assert (found.title, found.language, found.remarks) == ("The bridge", "pt-BR", ())


def test_every_text_without_a_place_is_reported_with_its_line() -> None:
    text = (
        "WEBVTT\nstray header\n\nstray before\n\n"
        + ONE
        + "One.\n\nstray after\n\n00:00:61.000 --> 00:00:62.000\nbroken\n\n17\n\n00:00:70.000 --> 00:01\n\n"
        + "00:00:05.000 -> 00:00:06.000\nno arrow\n\n"
        + ONE
        + "a <blink>tag"
    )
    found = reading(text)
    assert [tuple(cue) for cue in found.cues] == [
        (1.0, 2.5, None, "One."),
        (None, None, None, "stray after"),
        (1.0, 2.5, None, "a tag"),
    ]
    assert [(remark.line, remark.lost) for remark in found.remarks] == [
        (2, True),
        (4, True),
        (9, False),
        (11, True),
        (14, True),
        (16, False),
        (18, True),
        (21, True),
    ]
    assert "stray header" in found.remarks[0].message
    assert "broken" in found.remarks[3].message
    assert "<blink>" in found.remarks[7].message


def test_an_arrow_in_a_payload_ends_the_cue() -> None:
    assert body(ONE + "One.\n00:00:03.000 --> 00:00:04.000\nTwo.") == [
        (1.0, 2.5, None, "One."),
        (3.0, 4.0, None, "Two."),
    ]
    found = reading("WEBVTT\n\n" + ONE + "One.\nleft --> right\nlost")
    assert [cue.text for cue in found.cues] == ["One."]
    assert [(remark.line, remark.lost) for remark in found.remarks] == [(5, True)]


def test_ids_where_no_blank_line_stands_between_cues() -> None:
    text = (
        "1\n" + ONE + "One.\n2\n00:00:03.000 --> 00:00:04.000\n1984\n9\n00:00:05.000 --> 00:00:06.000\nThree."
    )
    assert [cue[3] for cue in body(text)] == ["One.", "1984\n9", "Three."]
    assert [cue[3] for cue in body("11\n" + ONE + "12\n00:00:03.000 --> 00:00:04.000\nTwo.")] == ["Two."]
    with_blanks = ONE + "One.\n \nsecond\n00:00:03.000 --> 00:00:04.000\nTwo."
    assert [cue[3] for cue in body(with_blanks)] == ["One.", "Two."]


def test_x_timestamp_map_shifts_all_times() -> None:
    text = "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:02.000\n\n" + ONE + "One."
    found = reading(text)
    assert found.cues == (Cue(9.0, 10.5, None, "One."),)
    assert found.remarks[0].line == 2
    below = reading("WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:05.000,MPEGTS:0\n\n" + ONE + "One.")
    assert (below.cues[0].start, below.cues[0].end, below.offset) == (0.0, 1.5, 4.0)
    assert reading("WEBVTT\nX-TIMESTAMP-MAP=LOCAL:nonsense,MPEGTS:0\n\n" + ONE + "One.").cues[0].start == 1.0


def test_times_out_of_order_are_kept_and_reported() -> None:
    found = reading("WEBVTT\n\n00:05.000 --> 00:04.000\nOne.\n\n00:01.000 --> 00:02.000\nTwo.\n")
    assert [cue[:2] for cue in found.cues] == [(5.0, 6.0), (1.0, 2.0)]
    assert [str(remark) for remark in found.remarks] == [
        "line 3: 1 cue with an end before the start: treated as unknown",
        "line 6: 1 cue with a start before that of the one above",
    ]


def test_times_are_computed_once_and_not_kept_for_ever() -> None:
    stamps = [f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.500" for n in range(41_000)]
    found = reading("WEBVTT\n\n" + "".join(f"{stamp} --> {stamp}\na\n\n" for stamp in stamps))
    assert [cue.start for cue in found.cues] == [n + 0.5 for n in range(41_000)]


def test_hours_beyond_all_measure_are_no_time() -> None:
    found = reading("WEBVTT\n\n999999999999:00:00.000 --> 999999999999:00:01.000\nOne.")
    assert found.cues == (Cue(None, None, None, "One."),)
    assert found.remarks[0].line == 3


def test_line_ends_and_control_characters() -> None:
    data = b"\xef\xbb\xbfWEBVTT\r\n\r\n00:00:01.000 --> 00:00:02.500\r\n<v A\x1bda>O\x00ne.\r\x07\rTwo."
    found = read(decode(data))
    assert found.cues == (Cue(1.0, 2.5, "A da", "One.\nTwo."),)
    assert found.remarks[0].message == "3 control characters removed (line 4, 5)"
    assert found.remarks[0].line == 4


def test_escape_sequences_are_removed_as_a_whole() -> None:
    data = b"WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v \x1b[31mAda>\x1b]8;;http://evil.example\x07One.\x1b[0m\n"
    found = read(decode(data))
    assert found.cues == (Cue(1.0, 2.5, "Ada", "One."),)
    assert found.remarks[0].message == "4 control characters removed (line 4)"


def test_a_cue_of_control_characters_alone_is_none() -> None:
    assert read(
        decode(b"WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n\x00\x01\n\n" + ONE.encode() + b"x")
    ).cues == (Cue(1.0, 2.5, None, "x"),)


def test_leading_blanks() -> None:
    assert [
        cue[3] for cue in body(ONE + " a word\n\n" + ONE + "   an indent  \n\n" + ONE + " \n\n" + ONE + "\tx")
    ] == [
        "a word",
        "   an indent",
        "\tx",
    ]


def test_speakers_named_before_a_colon() -> None:
    found = reading(
        "WEBVTT\n\n"
        + ONE
        + "Ada: We measured it.\n\n"
        + ONE
        + "The truth: twice.\n\n"
        + ONE
        + "Ben: And then?\n\n"
        + ONE
        + "Ada: Nobody asked."
    )
    assert [cue[2:] for cue in found.cues] == [
        ("Ada", "We measured it."),
        ("Ada", "The truth: twice."),
        ("Ben", "And then?"),
        ("Ada", "Nobody asked."),
    ]
    assert found.speakers == ("Ada", "Ben")


def test_labels_of_whisperx_are_not_carried_forward() -> None:
    found = reading(
        "WEBVTT\n\n" + ONE + "[SPEAKER_00]: One.\n\n" + ONE + "Two.\n\n" + ONE + "[SPEAKER_01]: Three."
    )
    assert [cue.speaker for cue in found.cues] == ["SPEAKER_00", None, "SPEAKER_01"]


def test_a_voice_in_the_file_means_that_colons_are_speech() -> None:
    found = reading("WEBVTT\n\n" + ONE + "<v Ada>Ben: no.\n\n" + ONE + "<v Ada>Ben: yes.")
    assert [cue[2:] for cue in found.cues] == [("Ada", "Ben: no."), ("Ada", "Ben: yes.")]


def test_a_voice_is_not_carried_forward() -> None:
    assert [cue[2] for cue in body(ONE + "<v Ada>One.\n\n" + ONE + "Two.")] == ["Ada", None]


def test_untimed_ids_mean_no_time() -> None:
    assert body("untimed-1\n" + ONE + "One.\n\nuntimed-2\n" + ONE + "<v Ada>Two <b>bold</b>.") == [
        (None, None, None, "One."),
        (None, None, "Ada", "Two bold."),
    ]


def test_a_file_without_cues_is_read() -> None:
    assert cues("WEBVTT") == cues("WEBVTT\n") == cues("WEBVTT \n\nNOTE nothing\n") == []


def test_without_the_signature_cues_are_still_found() -> None:
    found = reading(ONE + "One.")
    assert [cue.text for cue in found.cues] == ["One."]
    assert found.remarks[0].line == 1


LINES = st.sampled_from([ONE, "w\n", "w\n", "\n", "7\n", "-->\n", "NOTE\n", "<v A>w\n", " \n", "STYLE\n"])


@given(st.lists(LINES, max_size=7))
def test_no_text_is_lost_without_a_word(lines: list[str]) -> None:
    """Each word is in a cue or in a remark on lost text, unless it is an id, a note or a style."""
    numbered = [line.replace("w", f"w{place}") for place, line in enumerate(lines)]
    found = reading("WEBVTT\n\n" + "".join(numbered))
    placed = re.findall("w[0-9]", f"{found.cues} {found.lost}")
    aside = False
    for line, below in pairwise([*numbered, ""]):
        aside = (aside or line in ("NOTE\n", "STYLE\n")) and line != "\n"
        if "w" in line and not aside and "-->" not in below:
            assert line.strip().removeprefix("<v A>") in placed


# --- the oracles


def test_the_web_platform_tests(real: Path) -> None:
    """35 of the 37 files read as a conforming parser reads them; what does not is listed."""
    deviations = {
        # The standard has a NUL replaced by U+FFFD; ghost removes it, as all control characters.
        "nulls.vtt": ("\ufffdtext\ufffd2", "\ufffdtext2"),
    }
    folder = real / "webvtt-wpt"
    expected = json.loads((folder / "expected-cues.json").read_text(encoding="utf-8"))
    differing: dict[str, tuple[str, str]] = {}
    backwards: list[str] = []
    for name, file in expected.items():
        found = read(decode((folder / "test" / "wpt-file-parsing" / name).read_bytes()))
        want = [(cue["start"], cue["end"], cue["plain"]) for cue in file["cues"]]
        got = [(cue.start, cue.end, cue.text) for cue in found.cues]
        assert len(got) == len(want), name
        for one, other in zip(want, got, strict=True):
            assert one[0] == other[0], name
            if one[1] < one[0]:  # the standard keeps such an end; to ghost it is unknown
                assert (other[1] or 0) > (other[0] or 0)
                backwards.append(name)
            else:
                assert one[1] == other[1], name
            if one[2] != other[2]:
                differing[name] = (one[2], other[2])
    assert len(expected) == 37
    assert differing == deviations
    assert set(backwards) == {"timings-negative.vtt"}


def test_webvtt_py_finds_no_cue_that_ghost_does_not(real: Path) -> None:
    import webvtt

    for path in [*real.glob("python-bytes/*.vtt"), *real.glob("podcasting20/*.vtt")]:
        theirs = webvtt.WebVTT.from_string(path.read_text(encoding="utf-8")).captions
        ours = read(decode(path.read_bytes())).cues
        assert [(cue.start, cue.end) for cue in ours] == [
            pytest.approx((caption.start_in_seconds, caption.end_in_seconds), abs=1) for caption in theirs
        ], path.name
        assert (
            " ".join(cue.text for cue in ours).split()
            == " ".join(caption.text.replace("&amp;", "&") for caption in theirs).split()
        ), path.name
