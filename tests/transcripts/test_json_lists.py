"""JSON under the usual keys: lists of objects that no format of their own names, wherever they stand."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import LEFT_OVER, REPEAT, Cue, UnreadableError

from .rows import NAMES, at, lasting, ms, reading, rows, said
from .talk import TALK, TEXT, WORDS, clock, spoken

TIMED: dict[str, Any] = {
    "start, end": rows(start="start", end="end", speaker="who", text="text"),
    "youtube-transcript-api": rows(text="text", start="start", duration=lasting),
    "numbers as text": rows(text="text", start=lambda one: str(one.start), dur=lambda one: f"{lasting(one)}"),
    "milliseconds": rows(offset=ms("start"), duration=lambda one: round(lasting(one) * 1000), text="text"),
    "keys that say milliseconds": rows(start_ms=ms("start"), endMs=ms("end"), name="who", sentence="text"),
    "words that make a key": rows(
        relativeStartTimeInMilliseconds=ms("start"),
        durationInMilliseconds=lambda one: lasting(one) * 1000,
        text="text",
    ),
    "from, to": {"font_size": 0.4, "body": rows(**{"from": "start", "to": "end", "content": "text"})},
    "clock times": rows(startTime=at("start"), endTime=at("end"), speaker_name="who", sentence="text"),
    "a range": rows(timestamp=lambda one: f"{clock(one.start)} --> {clock(one.end)}", who="who", text="text"),
    "a pair": rows(sid=lambda one: str(one.number), text="text", time=lambda one: [one.start, one.end]),
    "a pair of a length": rows(utt="text", dur=lambda one: [one.start, one.end]),
    "an object of times": rows(text="text", timestamp=lambda one: {"start": one.start, "end": one.end}),
    "Fireflies": {
        "data": {
            "transcript": {
                "title": "The lake",
                "sentences": rows(
                    speaker_name="who",
                    speaker_id=lambda one: one.number,
                    text="text",
                    start_time="start",
                    end_time="end",
                ),
            }
        }
    },
    "Podlove's player": rows(
        start=at("start"),
        start_ms=ms("start"),
        end=at("end"),
        end_ms=ms("end"),
        speaker=lambda one: str(one.number),
        voice="who",
        text="text",
    ),
    "Happy Scribe": rows(
        speaker="who",
        words=lambda one: [
            {**word, "type": "text"} for word in spoken(one, "text", "data_start", "data_end")
        ],
    ),
    "Sonix": {
        "name": "The lake",
        "transcript": rows(
            speaker="who",
            text="text",
            start_time="start",
            end_time="end",
            words=lambda one: spoken(one, "text", "start_time", "end_time"),
        ),
    },
    "Recall": rows(
        participant=lambda one: {"id": one.number, "name": one.who},
        words=lambda one: [
            {
                "text": word["word"],
                "start_timestamp": {"relative": word["start"], "absolute": "2024-01-01T00:00:00Z"},
                "end_timestamp": {"relative": word["end"]},
            }
            for word in spoken(one)
        ],
    ),
    "Gong": {
        "callTranscripts": [
            {
                "transcript": rows(
                    speakerId=lambda one: str(one.number),
                    sentences=lambda one: [
                        {"start": one.start * 1000, "end": one.end * 1000, "text": one.text}
                    ],
                )
            }
        ]
    },
    "Teams": {
        "type": "Transcript",
        "entries": rows(
            text="text",
            speakerId=lambda one: f"guid-{one.number}",
            speakerDisplayName="who",
            startOffset=lambda one: clock(one.start) + "0000",
            endOffset=at("end"),
        ),
    },
    "TED": {"paragraphs": [{"cues": [{"time": line.start * 1000, "text": line.text}]} for line in TALK]},
    "subtitle.js": [
        {"type": "cue", "data": {"start": line.start * 1000, "end": line.end * 1000, "text": line.text}}
        for line in TALK
    ],
    "YouTube's pane": {
        "actions": [
            {
                "initialSegments": [
                    {
                        "transcriptSegmentRenderer": {
                            "startMs": str(round(line.start * 1000)),
                            "endMs": str(round(line.end * 1000)),
                            "snippet": {"runs": [{"text": line.text}]},
                        }
                    }
                    for line in TALK
                ]
            }
        ]
    },
    "Draft.js": {
        "blocks": rows(
            text="text", data=lambda one: {"speaker": one.who, "start": one.start, "words": spoken(one)}
        ),
        "entityMap": {},
    },
    "autoEdit": {
        "text": rows(
            speaker="who", paragraph=lambda one: [{"line": spoken(one, "text", "startTime", "endTime")}]
        )
    },
    "Soniox": {
        "tokens": [
            {
                "text": f" {word['word']}",
                "start_ms": word["start"],
                "end_ms": word["end"],
                "speaker": str(line.number + 1),
            }
            for line in TALK
            for word in spoken(line, unit=1000)
        ]
    },
    "NeMo": {
        "session_id": "lake",
        "words": [
            {
                "word": w["word"],
                "start_time": w["start"],
                "end_time": w["end"],
                "speaker_label": f"speaker_{line.number}",
            }
            for line in TALK
            for w in spoken(line)
        ],
    },
    "Vosk": [{"result": spoken(line), "text": line.text} for line in TALK],
    "lists of words": {"words": [[w["word"], w["start"], w["end"]] for line in TALK for w in spoken(line)]},
    "columns": {
        "start": {str(place): line.start for place, line in enumerate(TALK)},
        "end": {str(place): line.end for place, line in enumerate(TALK)},
        "speaker": {str(place): line.who for place, line in enumerate(TALK)},
        "text": {str(place): line.text for place, line in enumerate(TALK)},
    },
    "numbered rows": {
        str(place): row for place, row in enumerate(rows(start="start", end="end", text="text"))
    },
    "tracks": {
        "tracks": [
            {
                "speaker": who,
                "segments": [{"start": o.start, "end": o.end, "text": o.text} for o in TALK if o.who == who],
            }
            for who in NAMES
        ]
    },
    "tags and entities": rows(
        start="start", end="end", text=lambda one: f"<i>{one.text.replace(' ', '&#32;', 1)}</i>"
    ),
}


@pytest.mark.parametrize("name", TIMED)
def test_a_list_under_the_usual_keys(name: str) -> None:
    found = reading(TIMED[name])
    assert found.format == "json"
    assert said(found) == WORDS
    assert [cue.start for cue in found.cues] == [line.start for line in TALK]
    assert [remark for remark in found.remarks if "by the pace" not in remark.message] == []
    named = "Mara Lind" in json.dumps(TIMED[name])
    numbered = {"a pair", "Gong", "Soniox", "NeMo"}
    if named:
        assert [cue.speaker for cue in found.cues] == [line.who for line in TALK]
    else:
        assert len(found.speakers) == (2 if name in numbered else 0)


def test_whole_seconds_and_the_frames_of_editors() -> None:
    found = reading(rows(timestamp=at("start", 8), speaker="who", text="text"))
    assert [cue[:3] for cue in found.cues] == [
        (int(line.start), int(after.start) if after else 18.6, line.who)
        for line, after in zip(TALK, [*TALK[1:], None], strict=True)
    ]
    frames = reading(rows(start=lambda one: f"00:00:{int(one.start):02}:15", speaker="who", text="text"))
    assert [cue.start for cue in frames.cues] == [5.5, 8.5, 12.5, 15.5]
    by_time = reading({clock(line.start)[:8]: line.text for line in TALK})
    assert [cue.start for cue in by_time.cues] == [5, 8, 12, 15]


def test_json_lines_and_a_line_that_is_broken() -> None:
    lines = [json.dumps(row) for row in rows(start="start", end="end", speaker="who", text="text")]
    found = read("\n".join(lines).encode())
    assert (found.format, said(found), found.speakers) == ("json", WORDS, NAMES)
    assert read("\n\n".join(json.dumps(json.loads(line), indent=1) for line in lines).encode()) == found
    with pytest.raises(UnreadableError, match="line 3: the JSON breaks off"):
        read("\n".join([*lines[:2], lines[2][:-9], lines[3]]).encode())
    with pytest.raises(UnreadableError, match=r"line 2: the JSON .* Extra data"):
        read(f"{lines[0]}\nand so on".encode())


# --- which list, and what else stands there


def test_the_list_with_the_most_words_counts_and_others_are_named() -> None:
    listed = rows(start="start", end="end", speaker="who", text="text")
    other = [
        {"start": 1 + 3 * n, "end": 3 + 3 * n, "text": f"a second talk of {n} quite other words"}
        for n in range(4)
    ]
    found = reading({"one": listed, "two": other})
    assert said(found) == WORDS
    assert [(remark.message, remark.place) for remark in found.remarks] == [
        ("two[]: 4 entries with other words than one[], left out", LEFT_OVER)
    ]
    words = [{"text": word["word"], "start": word["start"]} for line in TALK for word in spoken(line)]
    again = reading({"utterances_": listed, "all_words": words, "translation": {"segments": other * 2}})
    assert (said(again), again.speakers, again.remarks) == (WORDS, NAMES, ())


def test_a_list_with_speakers_counts_before_the_same_words_without() -> None:
    named = rows(start="start", end="end", speaker="who", text="text")
    bare = [{"start": row["start"], "end": row["end"], "text": f"{row['text']} So."} for row in named]
    assert reading({"captions": bare, "turns": named}).speakers == NAMES


def test_several_talks_in_a_file_are_refused() -> None:
    listed = rows(start="start", end="end", text="text")
    with pytest.raises(UnreadableError, match="these seem to be 3 talks"):
        reading([{"title": f"Day {day}", "captions": listed} for day in range(3)])


def test_results_that_were_not_final_are_left_out() -> None:
    final = rows(start="start", end="end", text="text", is_final=lambda _: True)
    early = [{**row, "text": row["text"][:20], "is_final": False} for row in final]
    found = reading([row for pair in zip(early, final, strict=True) for row in pair])
    assert said(found) == WORDS
    assert [(remark.message, remark.place) for remark in found.remarks] == [
        ("4 results that were not final yet, left out: the final ones are here", REPEAT)
    ]


def test_captions_that_roll_are_thinned() -> None:
    lines = [f"that was heron number {n} of the lake" for n in range(12)]
    listed = [
        {"start": 3.0 * n, "end": 3.0 * n + 3, "text": f"{a}\n{b}"}
        for n, (a, b) in enumerate(pairwise(lines))
    ]
    found = reading(listed)
    assert " ".join(said(found)) == " ".join(lines)
    assert any("captions roll" in remark.message for remark in found.remarks)


def test_speech_without_times_has_speakers_who_come_back() -> None:
    found = reading(rows(speaker="who", text="text"))
    assert list(found.cues) == [Cue(None, None, line.who, line.text) for line in TALK]
    columns = {"program": "The lake", "utt": [o.text for o in TALK], "speaker": [o.who for o in TALK]}
    assert reading(columns).cues == found.cues
    with pytest.raises(UnreadableError, match="JSON, but not a transcript"):
        reading([{"speaker": f"Reader {n}", "text": line.text} for n, line in enumerate(TALK)])


def test_what_ghost_prints_comes_back() -> None:
    listed = rows(start="start", end="end", speaker="who", text="text", turn=lambda _: 1)
    assert reading(listed).cues == tuple(Cue(o.start, o.end, o.who, o.text) for o in TALK)
    untimed = rows(
        start=lambda _: None, end=lambda _: None, speaker=lambda _: None, text="text", turn=lambda _: 1
    )
    assert reading(untimed).cues == tuple(Cue(None, None, None, o.text) for o in TALK)


# --- a transcript in a text of JSON


def test_a_transcript_that_is_one_text_is_read() -> None:
    text = "\n\n".join(f"[{clock(line.start)[:8]}] {line.who}: {line.text}" for line in TALK)
    captions = "WEBVTT\n\n" + "\n\n".join(
        f"{clock(line.start)} --> {clock(line.end)}\n<v {line.who}>{line.text}" for line in TALK
    )
    subtitles = "\n\n".join(
        f"{n}\n{clock(o.start, ',')} --> {clock(o.end, ',')}\n{o.who}: {o.text}"
        for n, o in enumerate(TALK, 1)
    )
    for value in (
        {"title": "The lake", "transcript": text},
        {"id": 7, "vtt": captions},
        {"data": {"srt": subtitles}},
    ):
        found = reading(value)
        assert (found.format, said(found), found.speakers) == ("json", WORDS, NAMES)
        assert [int(cue.start or 0) for cue in found.cues] == [5, 8, 12, 15]
        assert "the transcript is the text of" in found.remarks[0].message


def test_an_article_is_no_transcript() -> None:
    for value in (
        {"title": "Herons", "text": TEXT * 5, "url": "https://example.org"},
        {"text": TEXT, "model": "x"},
    ):
        with pytest.raises(UnreadableError, match="JSON, but not a transcript"):
            reading(value)
