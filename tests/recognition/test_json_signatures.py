"""JSON that is no speech: each refused with what it is, and never stored."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ghostcli.errors import GhostError
from ghostcli.recognition.base import CHAPTERS, DOUBT, FEED, NOTES, OTHER, TRANSCRIPT, UNKNOWN
from ghostcli.recognition.json_signatures import JSON_SIGNATURES
from ghostcli.recognition.recognise import read, recognise
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.formats import find

LONG = "The keeper says that nobody has counted the herons at the lake for eleven years now. "


def _quote(place: int) -> dict[str, Any]:
    return {"text": LONG, "speaker": "Mara Lind", "timestamp": f"00:{place * 7:02}:00"}


REFUSED: dict[str, tuple[str, Any]] = {
    "chapters of Podcasting 2.0": (
        CHAPTERS,
        {"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Start"}]},
    ),
    "chapters of PeerTube": (
        CHAPTERS,
        {"chapters": [{"timecode": 0, "title": "Start"}, {"timecode": 60, "title": "Lake"}]},
    ),
    "chapters of yt-dlp": (
        CHAPTERS,
        {
            "id": "x",
            "extractor": "youtube",
            "formats": [{"url": "https://example.org"}],
            "chapters": [{"start_time": 0.0, "end_time": 65.0, "title": "Start"}],
        },
    ),
    "chapters of ffprobe": (
        CHAPTERS,
        {"chapters": [{"id": 0, "start_time": "0.0", "end_time": "65.0", "tags": {"title": "Start"}}]},
    ),
    "chapters as a list": (CHAPTERS, [{"start": 0, "title": "Start"}, {"start": 60, "title": "The lake"}]),
    "chapters with summaries": (
        CHAPTERS,
        [{"start": 300 * n, "end": 300 * n + 300, "title": "Lake", "summary": LONG} for n in range(5)],
    ),
    "a JSON feed": (
        FEED,
        {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [{"id": "1", "content_text": LONG, "date_published": "2024-01-01T00:00:00Z"}],
        },
    ),
    "metadata of yt-dlp": (
        OTHER,
        {"extractor": "youtube", "formats": [{"url": "https://x"}], "description": LONG},
    ),
    "speakers alone": (OTHER, [{"start": 1.0, "end": 2.0, "speaker": "SPEAKER_00"}]),
    "speakers alone, segments": (OTHER, {"segments": [{"start": 1.0, "end": 2.0, "speaker": "SPEAKER_00"}]}),
    "a job that waits": (OTHER, {"status": "queued", "audio_url": "https://x", "words": None, "text": None}),
    "a job of AWS": (
        OTHER,
        {"TranscriptionJob": {"TranscriptionJobName": "x", "TranscriptionJobStatus": "FAILED"}},
    ),
    "a chat": (OTHER, {"messages": [{"role": role, "content": LONG} for role in ("user", "assistant") * 3]}),
    "a model": (
        OTHER,
        {"architectures": ["WhisperForConditionalGeneration"], "model_type": "whisper", "d_model": 384},
    ),
    "notes": (NOTES, {"summary": LONG, "takeaways": [{"title": "Herons", "detail": LONG}]}),
    "quotes": (NOTES, {"title": "Lake", "quotes": [_quote(place) for place in range(4)]}),
    "what ghost printed": (
        NOTES,
        [{"ref": "lake/quotes/1", "kind": "quotes", "text": LONG, "speaker": "Mara Lind", "at": 5.0}],
    ),
    "timed notes": (DOUBT, [{"timestamp": f"00:{n:02}:00", "text": LONG * 2} for n in range(8)]),
    "quotes as a list": (UNKNOWN, [_quote(place) for place in range(4)]),
    "sections": (UNKNOWN, [{"start": 300 * n, "end": 300 * n + 300, "text": LONG} for n in range(6)]),
    "articles": (
        UNKNOWN,
        [{"title": "Lake", "text": LONG * 5, "timestamp": 1700000000 + 86400 * n} for n in range(5)],
    ),
    "posts": (
        UNKNOWN,
        [{"id": n, "text": LONG, "timestamp": 1700000000 + 600 * n, "user": "mara"} for n in range(50)],
    ),
    "a chat of people": (
        UNKNOWN,
        [
            {"type": "message", "user": f"U{n % 3}", "text": LONG, "ts": f"{1700000000 + 300 * n}.0002"}
            for n in range(30)
        ],
    ),
    "a log": (UNKNOWN, [{"time": 1700000000 + n, "text": "GET /index.html 200"} for n in range(20)]),
    "a list of words": (UNKNOWN, {"words": [{"text": "heron", "translation": "Reiher"}, {"text": "lake"}]}),
    "segments of customers": (
        UNKNOWN,
        {"segments": [{"id": 1, "text": "Young parents"}, {"id": 2, "text": "Walkers"}]},
    ),
    "reviews": (UNKNOWN, [{"name": f"Reader {n}", "text": LONG} for n in range(8)]),
    "spans of entities": (
        UNKNOWN,
        [{"text": LONG, "entities": [{"start": 0, "end": 5, "label": "PER"}]} for _ in range(5)],
    ),
    "a manifest": (
        UNKNOWN,
        [{"audio_filepath": "a.wav", "duration": 3.2, "text": "we counted them"} for _ in range(5)],
    ),
    "questions": (
        UNKNOWN,
        {
            "data": [
                {"paragraphs": [{"context": LONG, "qas": [{"answers": [{"text": "a", "answer_start": 5}]}]}]}
            ]
        },
    ),
    "a package": (
        UNKNOWN,
        {"name": "x", "version": "1.0.0", "scripts": {"test": "t"}, "dependencies": {"a": "^1"}},
    ),
    "settings": (UNKNOWN, {"compilerOptions": {"target": "es5"}, "include": ["src"]}),
    "a map": (UNKNOWN, {"type": "FeatureCollection", "features": [{"geometry": {"coordinates": [1, 2]}}]}),
    "translations": (UNKNOWN, {"hello": "Hello", "bye": "Good bye"}),
    "texts": (UNKNOWN, ["one", "two"]),
    "nothing": (UNKNOWN, {}),
    "one text": (UNKNOWN, {"text": LONG * 9, "title": "Lake"}),
}


@pytest.mark.parametrize("name", REFUSED)
def test_json_that_is_no_speech_is_refused_by_name(name: str) -> None:
    what, value = REFUSED[name]
    data = json.dumps(value).encode()
    found = recognise(decode(data))
    assert found.what == what
    assert found.name
    assert found.way_out
    with pytest.raises(GhostError) as error:
        read(data)
    assert found.name in error.value.message
    assert "--format" not in (error.value.hint or "") or what == DOUBT


def test_the_format_that_a_hint_names_reads_the_file() -> None:
    for what, value in REFUSED.values():
        if what == DOUBT:
            assert read(json.dumps(value).encode(), "json").cues


def test_chapters_beside_speech_do_not_hide_it() -> None:
    said = [
        {"start": 4 * n, "end": 4 * n + 4, "text": "we counted all of the herons", "speaker": "A"}
        for n in range(4)
    ]
    chapters = [{"start": 0, "startTime": 0, "title": "Start"}]
    for value in (
        {"chapters": chapters, "transcripts": said},
        {"chapters": chapters, "segments": said},
        {"chapters": chapters, "utterances": said, "summary": LONG, "takeaways": [LONG]},
    ):
        assert recognise(decode(json.dumps(value).encode())).what == TRANSCRIPT


def test_every_row_names_a_format_that_is_read_or_says_what_to_do() -> None:
    for row in JSON_SIGNATURES:
        if row.what == TRANSCRIPT:
            assert find(row.format)
        else:
            assert row.name
            assert row.way_out


def test_a_file_without_a_known_shape_is_told_what_is_read() -> None:
    with pytest.raises(GhostError) as error:
        read(b'{"a": 1}')
    assert error.value.message == "line 1: this is JSON, but not a transcript that ghost knows"
    assert error.value.hint == "a list of objects with start, speaker and text is read, whoever wrote it"
