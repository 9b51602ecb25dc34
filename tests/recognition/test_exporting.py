"""Out and in again: whatever is exported comes back as the same words, speakers and times, or it is said."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ghostcli.errors import GhostError
from ghostcli.recognition.exporting import export
from ghostcli.recognition.recognise import read
from ghostcli.text.words import words
from ghostcli.transcripts.base import Cue, Metadata
from ghostcli.transcripts.canonical import closed, normal, shifted
from ghostcli.transcripts.formats import FORMATS

WRITTEN = [form.name for form in FORMATS if form.writes]
BY_CUE = ["vtt", "podcasting", "srt"]

MARKS = [
    *(
        ":",
        "::",
        "-",
        "--",
        "---",
        "–",
        "—",
        "-->",
        "->",
        "→",
        "–>",
        "#",
        "##",
        ">",
        ">>",
        "|",
        "*",
        "**",
        "__",
    ),
    *(
        "_",
        "`",
        "```",
        "~~~",
        "$",
        "~",
        "!",
        "&",
        "&amp;",
        "&lt;",
        "<",
        "<b>",
        "<v",
        "<v>",
        "<i>",
        "{\\an8}",
        "\\",
    ),
    *(
        "\\[",
        "[",
        "]",
        "[[",
        "]]",
        "(",
        ")",
        "[]",
        "![a](b)",
        "[a](http://b.c)",
        "//",
        "@",
        "=",
        "===",
        ";;",
        ",",
    ),
    *(".", "...", "…", "?", '"', "'", "“", "”", "«", "»", "♪", "橋", "二度", "é", "\u200b"),
]
LINES = [
    *("Ada: hello there", "Ben Cole: no", "Note: bring boots", "Q: why?", "- Ada: so", ">> and then", "– no"),
    *("0:05 and then", "[0:05]", "[0:30] so", "(0:30)", "00:00:05,000 --> 00:00:08,000", "1", "2", "1984"),
    *(
        "# A heading",
        "## The river",
        "- a list",
        "* a list",
        "1. first",
        "1) first",
        "> quoted",
        "NOTE a note",
    ),
    *(
        "WEBVTT",
        "STYLE",
        "untimed-1",
        "00:01.000 --> 00:02.000",
        "0:00:05.000,0:00:08.000",
        "**Ada** _0:00:05_",
    ),
    *(
        "**Ada:** yes",
        "[Ada]: yes",
        "–: yes",
        "_0:00:05_",
        "---",
        "***",
        "```",
        "<cite>Ada</cite>",
        "{",
        "[1, 2]",
    ),
    *("Transcribed by a machine", "Attendees: Ada, Ben", "Transcription ended", "Subscribe to our show"),
    *(
        "[Script Info]",
        "{\\rtf1",
        "<tt>",
        "a\tb\tc",
        "0:00:05\tAda\tyes",
        "start\tend\ttext",
        '{"text": "a"}',
        "[ti:x]",
    ),
    *(
        "Dear Ada,",
        "ACT I",
        "EXT. A RIVER",
        "chapters:",
        "quotes:",
        "summary: yes",
        "title: a talk",
        "#hashtag",
    ),
]
WORDS = st.sampled_from(["we", "walked", "home", "The", "Ada", "Ben", "five", "7", "0:05", "so"])
TEXTS = st.one_of(
    st.lists(st.one_of(WORDS, st.sampled_from(MARKS), st.sampled_from(LINES)), min_size=1, max_size=8).map(
        " ".join
    ),
    st.lists(st.one_of(WORDS, st.sampled_from(LINES)), min_size=1, max_size=4).map("\n".join),
    st.text(min_size=1, max_size=30),
)
NAMES = st.one_of(
    st.none(),
    st.sampled_from(["Ada Reed", "Ben", "ben cole", "SPEAKER_01", "Speaker 1", "A", "Q"]),
    st.sampled_from(
        [
            *(
                "Dr: No",
                "Reed, Ada",
                "Ada (she/her)",
                "[Ada]",
                "(Ada)",
                "- Ada",
                "–",
                "Ada -->",
                "--> Ada",
                "Ada:",
            ),
            *(
                "Ada | River Co",
                "Andrew ‘Bo’ Bosley",
                '"Bo"',
                "ben's phone",
                "@ada",
                "<Ada>",
                "&amp;",
                "<v Ada>",
                "1",
            ),
            *(
                "0:05",
                "[0:05]",
                "**Ada**",
                "_Ada_",
                "# Ada",
                "Note",
                "Transcribed by",
                "Ada Reed 0:05",
                "橋本",
                "{\\an8}",
            ),
            *("Ada\\", "Ada]", "[Ada", "A" * 120, "this is a whole sentence that somebody set as a name"),
        ]
    ),
)
STARTS = st.floats(0, 90_000).map(lambda time: round(time, 3))


@st.composite
def talks(draw: st.DrawFn, *, timed: bool | None = None) -> list[Cue]:
    """Cues in the order of their times, as a stored transcript has them."""
    said = draw(st.lists(st.tuples(NAMES, TEXTS), min_size=1, max_size=7))
    starts = sorted(draw(st.lists(STARTS, min_size=len(said), max_size=len(said))))
    cues = []
    for (name, text), start in zip(said, starts, strict=True):
        known = draw(st.booleans()) if timed is None else timed
        end = start + draw(st.floats(0.1, 20))
        cues.append(normal(Cue(start if known else None, end if known else None, name, text)))
    return [cue for cue in cues if words(cue.text)]


def turns(cues: list[Cue]) -> list[tuple[str | None, list[str]]]:
    """Who says which words."""
    return [
        (speaker, [word for cue in group for word in words(cue.text)])
        for speaker, group in groupby(cues, key=lambda cue: cue.speaker)
    ]


@pytest.mark.parametrize("name", WRITTEN)
@given(cues=talks(timed=True))
def test_whatever_was_said_comes_back(name: str, cues: list[Cue]) -> None:
    assume(cues)
    exported = export(cues, name, Metadata("The hill: a talk", "en"))
    assert exported.losses == ()
    found = list(read(exported.text.encode()).cues)
    assert turns(found) == turns(cues)
    if name in BY_CUE:
        assert [cue[:2] for cue in found] == [cue[:2] for cue in closed(shifted(cues)[0])]
    else:
        first = [next(group).start for _, group in groupby(cues, key=lambda cue: cue.speaker)]
        again = [next(group).start for _, group in groupby(found, key=lambda cue: cue.speaker)]
        assert again == [int(start or 0) for start in first]


@pytest.mark.parametrize("name", WRITTEN)
@given(cues=talks(timed=True).map(lambda cues: [cue._replace(speaker=None) for cue in cues]))
def test_words_of_nobody_stay_nobodys(name: str, cues: list[Cue]) -> None:
    assume(cues)
    exported = export(cues, name)
    assert exported.losses == ()
    assert turns(list(read(exported.text.encode()).cues)) == turns(cues)


@pytest.mark.parametrize("name", WRITTEN)
@given(cues=talks())
def test_what_has_no_time_gets_none(name: str, cues: list[Cue]) -> None:
    assume(cues)
    timed = [cue for cue in cues if cue.start is not None]
    if name == "srt" and not timed:
        with pytest.raises(GhostError, match="cannot hold words without times"):
            export(cues, name)
        return
    exported = export(cues, name)
    said = name in {"srt", "vtt"} and len(timed) < len(cues)
    assert [loss.partition(" (")[0] for loss in exported.losses] == (
        [f"{len(cues) - len(timed)} cue{'' if len(cues) - len(timed) == 1 else 's'} without a time"]
        if said
        else []
    )
    found = list(read(exported.text.encode()).cues)
    assert turns(found) == turns(timed if name == "srt" else cues)
    if name in BY_CUE:
        assert [cue.start for cue in found] == [cue.start for cue in cues if name != "srt" or cue in timed]


def test_the_plain_form_is_kept_where_it_comes_back() -> None:
    cues = [
        Cue(
            n * 9.0, n * 9 + 8.0, ("Ida Marsh", "Tom Lund")[n % 2], f"That was rung number {n} of the ladder."
        )
        for n in range(12)
    ]
    assert export(cues, "text").text.startswith("[0:00:00] Ida Marsh: That was")
    assert export(cues, "markdown").text.startswith("**Ida Marsh** _0:00:00_\n\nThat was")
    assert "\nIda Marsh: That was" in export(cues, "srt").text
    assert "generator" not in export(cues, "podcasting").text
    cues[4] = cues[4]._replace(speaker=None)
    assert "\n–: That was" in export(cues, "srt").text  # else it would be Tom's
    for name in WRITTEN:
        assert turns(list(read(export(cues, name).text.encode()).cues)) == turns(cues)


def test_a_name_that_no_bracket_holds_is_said() -> None:
    cues = [Cue(1, 2, "Ida]: Marsh", "One ladder."), Cue(2, 3, "Tom", "Two.")]
    for name in ("srt", "text"):
        assert export(cues, name).losses == ("ghost import would read 1 word of this differently",), name
    for name in ("vtt", "podcasting", "markdown"):
        assert export(cues, name).losses == (), name


LOST = {
    "1\n00:00:01,000 --> 00:00:02,000\n[Ida]: two one\n": "would read the words of this in another order",
    "1\n00:00:01,000 --> 00:00:02,000\n[Tom]: one two\n": "would give 2 words of this to another speaker",
    "1\n00:00:01,000 --> 00:00:03,000\n[Ida]: one two\n": "would read other times from this",
    "1\n00:00:01,000 --> 00:00:02,000\n[Ida]: one two three\n": "would read 1 word of this differently",
    "": "would refuse this: the file is empty",
}


@pytest.mark.parametrize("text", LOST)
def test_what_is_lost_is_a_sentence(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ghostcli.recognition.exporting.write", lambda *_, **__: text)
    assert export([Cue(1, 2, "Ida", "One two.")], "srt").losses == (f"ghost import {LOST[text]}",)


def test_no_cues_are_no_loss() -> None:
    assert export([], "text") == ("", ())
    assert export([Cue(1, 2, None, " ")], "srt") == ("", ())


@pytest.mark.parametrize("name", [form.name for form in FORMATS if form.blocks])
@given(cues=talks(timed=True), more=st.lists(TEXTS, max_size=3))
def test_passages_come_back_as_their_turns(name: str, cues: list[Cue], more: list[str]) -> None:
    assume(cues)
    long = "We measured the river twice, in spring and in autumn, and trusted the first number. " * 12
    cues = [*cues, normal(cues[-1]._replace(text=long + " ".join(more)))]
    exported = export(cues, name, units="passages")
    assert exported.losses == ()
    found = list(read(exported.text.encode()).cues)
    assert turns(found) == turns(cues)
    assert len(found) > len(turns(cues))


@pytest.mark.parametrize("name", WRITTEN)
@given(cues=talks(timed=True))
def test_the_plain_form_says_what_it_loses(name: str, cues: list[Cue]) -> None:
    assume(cues)
    exported = export(cues, name, plain=True)
    assert bool(exported.losses) or turns(list(read(exported.text.encode()).cues)) == turns(cues)
