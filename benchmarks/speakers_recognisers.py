"""The JSON of cloud recognisers: words with times, and ids for speakers."""

from __future__ import annotations

import re
from functools import partial

from speakers_segments import (
    HERE,
    LETTERS,
    NUMBERS,
    Format,
    Labels,
    Script,
    Segment,
    Word,
    Written,
    coded,
    numbered,
    spliced,
)

_MARKS = re.compile(r"(.*\w)([.,?!])", re.DOTALL)


def _apart(word: Word) -> tuple[str, str]:
    """A word and the mark behind it, which some recognisers give as an item of its own."""
    found = _MARKS.fullmatch(word.text)
    return (found[1], found[2]) if found else (word.text, "")


def _bare(word: Word) -> str:
    return re.sub(r"[^\w'’-]", "", word.text).lower()


def _aws(script: Script, *, labelled: bool = True) -> Written:
    """AWS Transcribe; not `labelled` is a file from before 2023, with speakers in `speaker_labels` alone."""
    rows: list[list[dict[str, object]]] = []
    segments: list[dict[str, object]] = []
    for one in script.segments:
        label = script.label(one)
        tag = {"speaker_label": label} if label is not None and labelled else {}
        items: list[dict[str, object]] = []
        times = []
        for word in one.words:
            text, mark = _apart(word)
            time = {"start_time": f"{word.start:.3f}", "end_time": f"{word.end:.3f}"}
            heard = [{"confidence": "0.998", "content": text}]
            items.append({"type": "pronunciation", "alternatives": heard, **time, **tag})
            times.append({**time, **({"speaker_label": label} if label is not None else {})})
            if mark:
                marks = [{"confidence": "0.0", "content": mark}]
                items.append({"type": "punctuation", "alternatives": marks, **tag})
        rows.append(items)
        if label is not None:
            ends = {"start_time": f"{one.start:.3f}", "end_time": f"{one.end:.3f}"}
            segments.append({**ends, "speaker_label": label, "items": times})
    labels = {"segments": segments, "channel_label": "ch_0", "speakers": len(script.names)}
    results = {"transcripts": [{"transcript": script.text}], "speaker_labels": labels, "items": [HERE]}
    value = {"jobName": "talk", "accountId": "000000000000", "status": "COMPLETED", "results": results}
    return spliced(value, rows)


def _deepgram_words(script: Script, one: Segment) -> list[dict[str, object]]:
    return [
        {
            "word": _bare(word),
            "start": word.start,
            "end": word.end,
            "confidence": 0.99,
            **script.tag(one, "speaker"),
            "speaker_confidence": 0.7,
            "punctuated_word": word.text,
        }
        for word in one.words
    ]


def _deepgram(script: Script, *, utterances: bool = True) -> Written:
    spoken = [_deepgram_words(script, one) for one in script.segments]
    alternative = {"transcript": script.text, "confidence": 0.99}
    metadata = {"request_id": "5b1e", "duration": script.segments[-1].end, "channels": 1}
    if not utterances:
        results: dict[str, object] = {"channels": [{"alternatives": [{**alternative, "words": [HERE]}]}]}
        return spliced({"metadata": metadata, "results": results}, spoken)
    rows = [
        {
            "start": one.start,
            "end": one.end,
            "confidence": 0.99,
            "channel": 0,
            "transcript": one.text,
            "words": words,
            **script.tag(one, "speaker"),
            "id": f"u{number}",
        }
        for number, (one, words) in enumerate(zip(script.segments, spoken, strict=True))
    ]
    words = [word for some in spoken for word in some]
    results = {"channels": [{"alternatives": [{**alternative, "words": words}]}], "utterances": [HERE]}
    return spliced({"metadata": metadata, "results": results}, rows)


def _assemblyai(script: Script, *, utterances: bool = True) -> Written:
    """Milliseconds; without utterances the words alone have speakers."""
    spoken = [
        [
            {
                "text": word.text,
                "start": round(word.start * 1000),
                "end": round(word.end * 1000),
                "confidence": 0.98,
                **script.tag(one, "speaker"),
            }
            for word in one.words
        ]
        for one in script.segments
    ]
    value = {"id": "6a9z", "language_code": "en", "status": "completed", "text": script.text}
    if not utterances:
        return spliced({**value, "words": [HERE], "utterances": None}, spoken)
    rows = [
        {
            **script.tag(one, "speaker"),
            "text": one.text,
            "confidence": 0.98,
            "start": round(one.start * 1000),
            "end": round(one.end * 1000),
            "words": words,
        }
        for one, words in zip(script.segments, spoken, strict=True)
    ]
    return spliced({**value, "words": [word for some in spoken for word in some], "utterances": [HERE]}, rows)


def _elevenlabs(script: Script) -> Written:
    """Words and the blanks between them, each with a speaker."""
    rows: list[list[dict[str, object]]] = []
    for one in script.segments:
        tag = script.tag(one, "speaker_id")
        items: list[dict[str, object]] = []
        for word in one.words:
            blank = {
                "text": " ",
                "start": word.end,
                "end": round(word.end + 0.01, 3),
                "type": "spacing",
                **tag,
            }
            items += [{"text": word.text, "start": word.start, "end": word.end, "type": "word", **tag}, blank]
        rows.append(items)
    value = {"language_code": "eng", "language_probability": 0.98, "text": script.text, "words": [HERE]}
    return spliced(value, rows)


def _rev(script: Script, *, table: bool = True) -> Written:
    """Rev AI: monologues; with a `table` the numbers of speakers have names."""
    rows = []
    for one in script.segments:
        elements: list[dict[str, object]] = []
        for word in one.words:
            text, mark = _apart(word)
            heard = {"type": "text", "value": text, "ts": word.start, "end_ts": word.end, "confidence": 0.9}
            elements += [heard, {"type": "punct", "value": f"{mark} "}]
        tag = script.tag(one, "speaker")
        if tag.get("speaker") is not None and not one.missing:
            tag = {"speaker": one.voice}
        rows.append({**tag, "elements": elements[:-1] if elements[-1]["value"] == " " else elements})
    names = [{"id": voice, "name": name} for voice, name in enumerate(script.names)]
    value: dict[str, object] = {"speakers": names} if table else {}
    return spliced({**value, "monologues": [HERE]}, rows)


def _speechmatics(script: Script) -> Written:
    """Words and marks; `UU` is what Speechmatics writes where it does not know the speaker."""
    rows: list[list[dict[str, object]]] = []
    for one in script.segments:
        tag = {"speaker": "UU"} if one.missing == "null" else script.tag(one, "speaker")
        items: list[dict[str, object]] = []
        for word in one.words:
            text, mark = _apart(word)
            heard = [{"content": text, "confidence": 0.99, "language": "en", **tag}]
            items.append(
                {"type": "word", "start_time": word.start, "end_time": word.end, "alternatives": heard}
            )
            if mark:
                marks = [{"content": mark, "confidence": 1.0, "language": "en", **tag}]
                time = {"start_time": word.end, "end_time": word.end}
                ends = {"type": "punctuation", "is_eos": mark != ",", "attaches_to": "previous"}
                items.append({**ends, **time, "alternatives": marks})
        rows.append(items)
    job = {"id": "talk", "data_name": "talk.mp3", "duration": round(script.segments[-1].end) + 1}
    metadata = {"created_at": "2026-05-14T08:01:00Z", "type": "transcription"}
    return spliced({"format": "2.9", "job": job, "metadata": metadata, "results": [HERE]}, rows)


def _gladia(script: Script) -> Written:
    rows = [
        {
            "text": one.text,
            "language": "en",
            "start": one.start,
            "end": one.end,
            "confidence": 0.9,
            "channel": 0,
            **script.tag(one, "speaker"),
            "words": [
                {"word": f" {word.text}", "start": word.start, "end": word.end, "confidence": 0.9}
                for word in one.words
            ],
        }
        for one in script.segments
    ]
    spoken = {"full_transcript": script.text, "languages": ["en"], "utterances": [HERE]}
    metadata = {"audio_duration": script.segments[-1].end, "number_of_distinct_channels": 1}
    result = {"metadata": metadata, "transcription": spoken}
    return spliced({"id": "5b1e", "status": "done", "result": result}, rows)


def _google(script: Script) -> Written:
    """Version 1: results without speakers, and last all words once more, with them; 0 is for none."""
    plain = []
    spoken: list[list[dict[str, object]]] = []
    for one in script.segments:
        times = [
            {"startTime": f"{word.start:.3f}s", "endTime": f"{word.end:.3f}s", "word": word.text}
            for word in one.words
        ]
        plain.append(
            {"alternatives": [{"transcript": f"{one.text} ", "words": times}], "languageCode": "en-us"}
        )
        label = script.label(one)
        spoken.append([{**time, **({"speakerTag": label} if label is not None else {})} for time in times])
    return spliced({"results": [*plain, {"alternatives": [{"words": [HERE]}]}]}, spoken)


def _google_v2(script: Script) -> Written:
    rows = []
    for one in script.segments:
        words = [
            {
                "startOffset": f"{word.start:.3f}s",
                "endOffset": f"{word.end:.3f}s",
                "word": word.text,
                **script.tag(one, "speakerLabel"),
            }
            for word in one.words
        ]
        alternative = {"transcript": one.text, "confidence": 0.9, "words": words}
        rows.append(
            {"alternatives": [alternative], "resultEndOffset": f"{one.end:.3f}s", "languageCode": "en-us"}
        )
    return spliced({"results": [HERE]}, rows)


def _azure(script: Script) -> Written:
    """Azure's fast transcription: phrases, in milliseconds."""
    rows = [
        {
            "offsetMilliseconds": round(one.start * 1000),
            "durationMilliseconds": round(one.end * 1000) - round(one.start * 1000),
            "text": one.text,
            **script.tag(one, "speaker"),
            "channel": 0,
            "locale": "en-US",
            "confidence": 0.9,
        }
        for one in script.segments
    ]
    length = round(script.segments[-1].end * 1000)
    whole = [{"channel": 0, "text": script.text}]
    return spliced({"durationMilliseconds": length, "combinedPhrases": whole, "phrases": [HERE]}, rows)


def _iso(seconds: float) -> str:
    hours, minutes = int(seconds // 3600), int(seconds // 60) % 60
    parts = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    return f"PT{parts}{round(seconds % 60, 3)}S"


def _azure_batch(script: Script) -> Written:
    """Azure's batch transcription: phrases, in ISO 8601 and in ticks of 100 nanoseconds."""
    rows = []
    for one in script.segments:
        start, length = round(one.start, 3), round(one.end - one.start, 3)
        best = {"confidence": 0.9, "lexical": one.text.lower(), "itn": one.text.lower(), "display": one.text}
        rows.append(
            {
                "recognitionStatus": "Success",
                "channel": 0,
                **script.tag(one, "speaker"),
                "offset": _iso(start),
                "duration": _iso(length),
                "offsetInTicks": round(start * 10_000_000),
                "durationInTicks": round(length * 10_000_000),
                "nBest": [best],
            }
        )
    whole = [{"channel": 0, "display": script.text}]
    head = {"source": "https://example.org/talk.wav", "timestamp": "2026-05-14T08:01:00Z"}
    return spliced({**head, "combinedRecognizedPhrases": whole, "recognizedPhrases": [HERE]}, rows)


def _ibm(script: Script) -> Written:
    """Words without marks; speakers in a list beside them, by time."""
    rows = []
    labels = []
    for one in script.segments:
        times = [[word.text.rstrip(".,?!"), word.start, word.end] for word in one.words]
        said = "".join(f"{text} " for text, _, _ in times)
        rows.append({"final": True, "alternatives": [{"transcript": said, "timestamps": times}]})
        label = script.label(one)
        labels += [
            {"from": word.start, "to": word.end, "speaker": label, "confidence": 0.5, "final": True}
            for word in one.words
            if label is not None
        ]
    return spliced({"result_index": 0, "results": [HERE], "speaker_labels": labels}, rows)


_NONE = ("no key",)
_FROM_1 = Labels(lambda voice, _: voice + 1, lambda voice, _: numbered(voice + 1))
_DIGITS = Labels(lambda voice, _: str(voice + 1), lambda voice, _: numbered(voice + 1))

RECOGNISERS: tuple[Format, ...] = (
    Format("AWS Transcribe", _aws, coded("spk_{}"), missing=_NONE, by_word=True),
    Format(
        "AWS Transcribe, speaker_labels alone",
        partial(_aws, labelled=False),
        coded("spk_{}"),
        missing=_NONE,
        by_word=True,
    ),
    Format("Deepgram, utterances", _deepgram, NUMBERS),
    Format("Deepgram, words", partial(_deepgram, utterances=False), NUMBERS, by_word=True),
    Format("AssemblyAI, utterances", _assemblyai, LETTERS),
    Format("AssemblyAI, words", partial(_assemblyai, utterances=False), LETTERS, by_word=True),
    Format("ElevenLabs", _elevenlabs, coded("speaker_{}"), by_word=True),
    Format("Rev AI, names", _rev, by_word=True),
    Format("Rev AI, numbers", partial(_rev, table=False), NUMBERS, by_word=True),
    Format("Speechmatics", _speechmatics, coded("S{}", 1), by_word=True),
    Format("Gladia", _gladia, NUMBERS),
    Format("Google STT, version 1", _google, _FROM_1, missing=_NONE, by_word=True),
    Format("Google STT, version 2", _google_v2, _DIGITS, missing=("no key", "empty"), by_word=True),
    Format("Azure, fast", _azure, NUMBERS),
    Format("Azure, batch", _azure_batch, NUMBERS),
    Format("IBM Watson", _ibm, NUMBERS, missing=_NONE, by_word=True),
)
