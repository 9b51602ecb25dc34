"""oTranscribe's .otr: a text in HTML, in JSON."""

from __future__ import annotations

import json

import pytest

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import ParsedTranscript, UnreadableError

from .talk import TALK, WORDS


def reading(text: str) -> ParsedTranscript:
    return read(
        json.dumps({"text": text, "media": "lake.mp3", "media-source": "", "media-time": 20.5}).encode()
    )


def stamp(seconds: float) -> str:
    return f'<span class="timestamp" contenteditable="false" data-timestamp="{seconds}">0:{int(seconds):02}</span>'


@pytest.mark.parametrize(
    "line",
    [
        "<p>{time} {who}: {text}</p>",
        "<p>{time}<b>{who}:</b> {text}<br /></p>",
        "<div>{time}&nbsp;<strong>{who}</strong> {text}</div>",
        "{time}{who}: {text}<br><br>",
    ],
)
def test_times_and_speakers(line: str) -> None:
    found = reading("".join(line.format(time=stamp(one.start), who=one.who, text=one.text) for one in TALK))
    assert found.format == "otranscribe"
    assert [(cue.start, cue.speaker, cue.text) for cue in found.cues] == [
        (o.start, o.who, o.text) for o in TALK
    ]


def test_a_time_inside_a_turn_continues_it() -> None:
    first, second, third, _ = TALK
    found = reading(
        f"<p>{stamp(5)} Mara Lind: {first.text} {stamp(6.5)} {second.text}</p><p>{stamp(12)} Jon Akers: {third.text}</p>"
        f"<p>{stamp(13)} Mara Lind: {first.text}</p><p>{stamp(14)} Jon Akers: {third.text}</p>"
    )
    assert [(cue.start, cue.speaker) for cue in found.cues][:3] == [
        (5, "Mara Lind"),
        (6.5, "Mara Lind"),
        (12, "Jon Akers"),
    ]


def test_a_time_that_is_text_alone() -> None:
    lines = (f'<p><span class="timestamp">0:{int(o.start):02}</span> {o.who}: {o.text}</p>' for o in TALK)
    assert [(cue.start, cue.speaker) for cue in reading("".join(lines)).cues] == [
        (int(o.start), o.who) for o in TALK
    ]


def test_text_without_names_keeps_its_words() -> None:
    found = reading("".join(f"<p>{stamp(one.start)} {one.text}</p>" for one in TALK))
    assert [word for cue in found.cues for word in cue.text.split()] == WORDS
    assert [cue.start for cue in found.cues] == [one.start for one in TALK]
    assert found.speakers == ()


def test_a_time_that_is_none_and_a_file_without_text() -> None:
    found = reading(f'<p><span class="timestamp" data-timestamp="soon">soon</span> {TALK[0].text}</p>')
    assert TALK[0].text in found.cues[0].text
    with pytest.raises(UnreadableError):
        reading("<p></p>")


@pytest.mark.parametrize(
    "time",
    [
        '<span class="timestamp">0:0x</span>',
        '<span class="timestamp" data-timestamp="7,x">0:07</span>',
        '<span class="timestamp" data-timestamp="abc"></span>',
        '<span class="timestamp">0:72</span>',
    ],
)
def test_a_time_that_is_none_is_told_and_its_words_are_not_the_other_speakers(time: str) -> None:
    first, second, third, _ = TALK
    found = reading(
        f"<p>{stamp(5)} Mara Lind: {first.text}</p><p>{stamp(6.5)} Jon Akers: {second.text}</p>"
        f"<p>{time} Jon Akers: {third.text}</p><p>{stamp(13)} Mara Lind: {first.text}</p>"
    )
    told = [remark.message for remark in found.remarks if "is not a valid time" in remark.message]
    cue = found.cues[2]
    if found.cues[2].start is None:
        assert (cue.speaker, cue.text, len(told)) == ("Jon Akers", third.text, 1)
    else:
        assert (cue.start, cue.speaker, cue.text, told) == (7, "Jon Akers", third.text, [])


def test_a_time_that_is_not_closed_costs_no_words() -> None:
    first, second, _, _ = TALK
    page = f"<p>{stamp(5)} Mara Lind: {first.text}</p>" * 2
    found = reading(f'{page}<p><span class="timestamp">Jon Akers: {second.text}</p>')
    assert found.cues[-1].text.endswith(second.text)
