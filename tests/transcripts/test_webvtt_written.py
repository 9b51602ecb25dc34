"""WebVTT as it is written, and read back the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.transcripts.base import Cue, Metadata, ParsedTranscript
from ghostcli.transcripts.canonical import closed, normal, shifted
from ghostcli.transcripts.encoding import SourceText, decode
from ghostcli.transcripts.webvtt import read, write


def reading(text: str) -> ParsedTranscript:
    return read(decode(text.encode()))


def test_writes_what_is_stored() -> None:
    text = write(
        [
            Cue(None, None, None, "Before all."),
            Cue(1, 2.5, "Ada <Reed> & Co", "We asked -->\ntwice & thrice."),
            Cue(None, None, "Ben", "Between."),
            Cue(4.0004, None, None, "After <i>."),
            Cue(None, None, None, "Then."),
            Cue(None, None, None, "At last."),
        ],
        Metadata("A --> title", "en", 1.5),
    )
    assert text == (
        "WEBVTT - A -> title\nLanguage: en\n\nNOTE ghost offset=1.500\n\n"
        "untimed-1\n00:00:00.000 --> 00:00:01.000\nBefore all.\n\n"
        "00:00:01.000 --> 00:00:02.500\n<v Ada &lt;Reed&gt; &amp; Co>We asked --&gt;\ntwice &amp; thrice.\n\n"
        "untimed-2\n00:00:02.500 --> 00:00:04.000\n<v Ben>Between.\n\n"
        "00:00:04.000 --> 00:00:05.000\nAfter &lt;i&gt;.\n\n"
        "untimed-3\n00:00:05.000 --> 00:00:05.001\nThen.\n\n"
        "untimed-4\n00:00:05.001 --> 00:00:05.002\nAt last.\n"
    )


def test_offset_title_and_language_survive() -> None:
    found = reading(write([Cue(-2.25, 1, None, "One.")], Metadata("The bridge", "pt-BR", 3)))
    assert (found.offset, found.title, found.language) == (5.25, "The bridge", "pt-BR")
    assert found.cues == (Cue(0.0, 3.25, None, "One."),)
    earlier = reading(write([Cue(1, 2, None, "One.")], Metadata(offset=-5)))
    assert (earlier.offset, earlier.lost) == (-5, ())
    plain = write([Cue(1, 2, None, "One.")], Metadata(None, "no language!", 0))
    assert plain.startswith("WEBVTT\n\nNOTE ghost\n")


def test_written_names_before_colons_stay_text() -> None:
    said = [
        Cue(float(n), n + 1.0, None, f"{name}: we asked.") for n, name in enumerate(("Ada", "Ben", "Ada"))
    ]
    assert reading(write(said)).cues == tuple(said)


ODD = st.sampled_from(
    [*"ab  <>&;:-\n\t.\"'vé橋\u00a0\u2028\u202e/0\\", "-->", "<v X>", "&amp;", "WEBVTT", "NOTE"]
)
TEXTS = st.one_of(st.lists(ODD, max_size=12).map("".join), st.text(max_size=40))
TIMES = st.one_of(
    st.none(),
    st.floats(min_value=-1e6, max_value=1e6),
    st.sampled_from([float("nan"), float("inf"), 1e12, 0.0005, 359_999.9999]),
)
CUES = st.lists(st.builds(Cue, TIMES, TIMES, st.one_of(st.none(), TEXTS), TEXTS), max_size=8)


@given(CUES)
def test_any_cues_are_read_back(given_cues: list[Cue]) -> None:
    kept, offset = shifted([cue for cue in map(normal, given_cues) if cue.text])
    expected = closed(kept)
    for found in (reading(write(given_cues)), read(SourceText(write(given_cues)))):
        assert list(found.cues) == expected
        assert found.offset == pytest.approx(offset, abs=0.0006)
        assert not found.lost


@given(CUES)
def test_what_was_read_back_is_written_the_same(given_cues: list[Cue]) -> None:
    once = write(given_cues)
    found = reading(once)
    assert write(found.cues, Metadata(found.title, found.language, found.offset)) == once
