"""JSON whose segments have text: Podcasting 2.0, Whisper's kin, lists of objects, editors' files."""

from __future__ import annotations

import json
from functools import partial

from speakers_base import CLOCKS
from speakers_segments import HERE, Format, Script, Segment, Word, Written, coded, spliced

_MILLIS = CLOCKS["HH:MM:SS.mmm"].written
_LONG = CLOCKS["H:MM:SS"].written


def _podcasting(script: Script) -> Written:
    rows = [
        {**script.tag(one, "speaker"), "startTime": one.start, "endTime": one.end, "body": one.text}
        for one in script.segments
    ]
    return spliced({"version": "1.0.0", "segments": [HERE]}, rows)


def _podcasting_words(script: Script) -> Written:
    """A segment a word, as the standard's own example has it."""
    rows = [
        [
            {**script.tag(one, "speaker"), "startTime": word.start, "endTime": word.end, "body": word.text}
            for word in one.words
        ]
        for one in script.segments
    ]
    return spliced({"version": "1.0.0", "segments": [HERE]}, rows)


def _heard(script: Script, segment: Segment, word: Word) -> dict[str, object]:
    """A word of WhisperX: numbers within a segment are not aligned and have no times."""
    tag = script.tag(segment, "speaker")
    if word.text[0].isdigit() and word not in (segment.words[0], segment.words[-1]):
        return {"word": word.text, **tag}
    return {"word": word.text, "start": word.start, "end": word.end, "score": 0.871, **tag}


def _whisperx(script: Script, *, words: bool = True) -> Written:
    """Segments that have the speaker of most of their words; one without a speaker has no such key."""
    rows: list[object] = []
    for group in script.groups():
        if not group:
            rows.append([])
            continue
        most = max(group, key=lambda one: len(one.words))
        row: dict[str, object] = {
            "start": group[0].start,
            "end": group[-1].end,
            "text": " " + " ".join(one.text for one in group),
        }
        if words:
            row["words"] = [_heard(script, one, word) for one in group for word in one.words]
        rows.append({**row, **script.tag(most, "speaker")})
    return spliced({"segments": [HERE], "word_segments": [], "language": "en"}, rows)


def _insanely_fast(script: Script) -> Written:
    """insanely-fast-whisper: who says what in one list, all without speakers in another."""
    chunks = [{"timestamp": [one.start, one.end], "text": f" {one.text}"} for one in script.segments]
    rows = [
        {**script.tag(one, "speaker"), **chunk} for one, chunk in zip(script.segments, chunks, strict=True)
    ]
    return spliced({"speakers": [HERE], "chunks": chunks, "text": f" {script.text}"}, rows)


def _podwhisperer(script: Script) -> Written:
    table = {f"spk_{voice}": name for voice, name in enumerate(script.names)}
    rows = []
    for one in script.segments:
        tag = script.tag(one, "speakerLabel")
        if tag.get("speakerLabel"):
            tag = {"speakerLabel": f"spk_{one.voice}"}
        rows.append({**tag, "start": one.start, "end": one.end, "text": one.text})
    return spliced({"speakers": table, "segments": [HERE]}, rows)


def _dote(script: Script) -> Written:
    rows = [
        {
            "startTime": _MILLIS(one.start).replace(".", ","),
            "endTime": _MILLIS(one.end).replace(".", ","),
            **script.tag(one, "speakerDesignation"),
            "text": one.text,
        }
        for one in script.segments
    ]
    return spliced({"lines": [HERE]}, rows)


def _premiere(script: Script) -> Written:
    """Premiere's export: speakers by ids, with a table of their names."""
    ids = [f"{voice:08x}-51c7-4d1e-8a40-9b6f0e2d7c35" for voice in range(len(script.names))]
    rows = []
    for one in script.segments:
        tag = script.tag(one, "speaker")
        if tag.get("speaker"):
            tag = {"speaker": ids[one.voice]}
        words = [
            {
                "confidence": 0.97,
                "duration": round(word.end - word.start, 3),
                "eos": word is one.words[-1],
                "start": word.start,
                "tags": [],
                "text": word.text,
                "type": "word",
            }
            for word in one.words
        ]
        length = round(one.end - one.start, 3)
        rows.append({"duration": length, "language": "en-us", **tag, "start": one.start, "words": words})
    table = [{"id": id_, "name": name} for id_, name in zip(ids, script.names, strict=True)]
    return spliced({"language": "en-us", "segments": [HERE], "speakers": table}, rows)


def _listed(script: Script, keys: str, *, clock: str = "", around: str = "") -> Written:
    """A list of objects: `keys` are those of start, end (`-`: none), speaker and text."""
    start, end, speaker, text = keys.split()
    rows = []
    for one in script.segments:
        row: dict[str, object] = {start: _time(one.start, clock)}
        if end != "-":
            row[end] = _time(one.end, clock)
        rows.append({**row, **script.tag(one, speaker), text: one.text})
    return spliced({around: [HERE]} if around else [HERE], rows)


def _time(seconds: float, clock: str) -> object:
    if clock == "ms":
        return round(seconds * 1000)
    return CLOCKS[clock].written(seconds) if clock else seconds


def _fireflies(script: Script) -> Written:
    rows = [
        {
            "sentence": one.text,
            "startTime": _LONG(one.start),
            "endTime": _LONG(one.end),
            **script.tag(one, "speaker_name"),
            "speaker_id": one.voice,
        }
        for one in script.segments
    ]
    return spliced([HERE], rows)


def _lines(script: Script, keys: str) -> Written:
    """JSON Lines: an object a line."""
    start, end, speaker, text = keys.split()
    rows = [
        json.dumps(
            {start: one.start, end: one.end, **script.tag(one, speaker), text: one.text}, ensure_ascii=False
        )
        + "\n"
        for one in script.segments
    ]
    return Written("", rows, "")


_SPEAKER = coded("SPEAKER_{:02}")
_ALL = ("no key", "null", "empty")

JSON: tuple[Format, ...] = (
    Format("Podcasting JSON, each segment", _podcasting, missing=("no key",), carried=True),
    Format("Podcasting JSON, null", _podcasting, missing=("null",)),
    Format("Podcasting JSON, at changes", _podcasting, missing=("no key",), changes=True, carried=True),
    Format("Podcasting JSON, words", _podcasting_words, missing=("no key",), carried=True, by_word=True),
    Format("WhisperX JSON", _whisperx, _SPEAKER, missing=("no key",)),
    Format("WhisperX JSON, renamed", _whisperx, missing=("no key",)),
    Format(
        "WhisperX JSON, two in a segment", _whisperx, _SPEAKER, missing=("no key",), joined=True, by_word=True
    ),
    Format("Whisper JSON with speakers", partial(_whisperx, words=False), missing=_ALL),
    Format("insanely-fast-whisper", _insanely_fast, _SPEAKER),
    Format("PodWhisperer, a table of names", _podwhisperer, missing=_ALL),
    Format("DOTe", _dote, missing=_ALL),
    Format("Premiere JSON", _premiere, missing=_ALL),
    Format(
        "list: timestamp speaker text",
        partial(_listed, keys="timestamp - speaker text", clock="H:MM:SS"),
        missing=_ALL,
        ends=False,
        precision=1,
    ),
    Format("list: start end speaker text", partial(_listed, keys="start end speaker text"), missing=_ALL),
    Format(
        "list: start_time, ms",
        partial(_listed, keys="start_time end_time speaker_name text", clock="ms"),
        missing=_ALL,
    ),
    Format(
        "list: from to name content",
        partial(_listed, keys="from to name content", clock="HH:MM:SS.mmm"),
        missing=_ALL,
    ),
    Format(
        "object: transcript[]",
        partial(_listed, keys="start end speaker text", around="transcript"),
        missing=_ALL,
    ),
    Format("list (Fireflies)", _fireflies, missing=("null", "empty"), precision=1),
    Format("JSON Lines", partial(_lines, keys="start end speaker text"), missing=_ALL),
    Format("JSON Lines, SPEAKER_00", partial(_lines, keys="start end speaker text"), _SPEAKER),
)
