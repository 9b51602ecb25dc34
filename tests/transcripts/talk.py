"""A small talk of two people, in the JSON of recognisers and editors: each shape made by hand."""

from __future__ import annotations

from typing import Any, NamedTuple

Row = dict[str, Any]


class Line(NamedTuple):
    """What one of the two says: who, the words, from when to when in seconds."""

    who: str
    text: str
    start: float
    end: float

    @property
    def number(self) -> int:
        """The speaker's number, from 0."""
        return ("Mara Lind", "Jon Akers").index(self.who)


TALK = (
    Line("Mara Lind", "We counted the herons at the lake before breakfast.", 5.0, 8.0),
    Line("Jon Akers", "Did anybody write the numbers down that morning?", 8.5, 11.5),
    Line("Mara Lind", "Nobody did, and the notebook was wet anyway.", 12.0, 15.0),
    Line("Jon Akers", "Then we will have to count them again tomorrow.", 15.5, 18.5),
)
TEXT = " ".join(line.text for line in TALK)
WORDS = TEXT.split()


def clock(seconds: float, point: str = ".") -> str:
    """`HH:MM:SS.mmm`."""
    whole, millis = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{point}{millis:03}"


def spoken(
    line: Line, key: str = "word", start: str = "start", end: str = "end", unit: float = 1
) -> list[Row]:
    """The words of a line, each as long as the others."""
    words = line.text.split()
    length = (line.end - line.start) / len(words)
    return [
        {
            key: word,
            start: round((line.start + place * length) * unit, 3),
            end: round((line.start + (place + 1) * length) * unit, 3),
        }
        for place, word in enumerate(words)
    ]


def _all(**more: str) -> list[Row]:
    """All words; `more` names keys, and what of the line they hold."""
    return [
        {**word, **{key: getattr(line, field) for key, field in more.items()}}
        for line in TALK
        for word in spoken(line, "text")
    ]


def _elevenlabs() -> Row:
    words: list[Row] = []
    for line in TALK:
        for word in spoken(line, "text"):
            words.append({**word, "type": "word", "speaker_id": f"speaker_{line.number}"})
            words.append({"text": " ", "start": word["end"], "end": word["end"], "type": "spacing"})
    return {"language_code": "eng", "text": TEXT, "words": words}


def _items(line: Line) -> list[Row]:
    rows: list[Row] = []
    for word in spoken(line):
        bare, mark = word["word"].rstrip(".,?"), word["word"][len(word["word"].rstrip(".,?")) :]
        rows.append(
            {
                "type": "pronunciation",
                "start_time": str(word["start"]),
                "end_time": str(word["end"]),
                "alternatives": [{"content": bare}],
            }
        )
        if mark:
            rows.append({"type": "punctuation", "alternatives": [{"content": mark}]})
    return rows


def _aws(**more: Any) -> Row:
    items = [item for line in TALK for item in _items(line)]
    return {"jobName": "lake", "results": {"transcripts": [{"transcript": TEXT}], "items": items, **more}}


def _aws_by_item() -> Row:
    items = [{**item, "speaker_label": f"spk_{line.number}"} for line in TALK for item in _items(line)]
    return {"jobName": "lake", "results": {"transcripts": [{"transcript": TEXT}], "items": items}}


def _aws_by_segment() -> Row:
    rows = [
        {"start_time": str(line.start), "end_time": str(line.end), "speaker_label": f"spk_{line.number}"}
        for line in TALK
    ]
    return _aws(speaker_labels={"speakers": 2, "segments": rows})


def _aws_by_channel() -> Row:
    channels = [
        {
            "channel_label": f"ch_{number}",
            "items": [item for line in TALK[number::2] for item in _items(line)],
        }
        for number in range(2)
    ]
    return _aws(channel_labels={"channels": channels})


def _speechmatics() -> Row:
    results: list[Row] = []
    for line in TALK:
        for item in _items(line):
            word = item["type"] == "pronunciation"
            said = {"content": item["alternatives"][0]["content"], "speaker": f"S{line.number + 1}"}
            more = (
                {"start_time": float(item["start_time"]), "end_time": float(item["end_time"])} if word else {}
            )
            kind = {"type": "word"} if word else {"type": "punctuation", "attaches_to": "previous"}
            results.append({**kind, **more, "alternatives": [said]})
    return {"format": "2.9", "metadata": {"transcription_config": {"language": "en"}}, "results": results}


def _speechmatics_old() -> Row:
    speakers = [
        {"name": f"M{line.number + 1}", "time": str(line.start), "duration": str(line.end - line.start)}
        for line in TALK
    ]
    words = [
        {
            "name": word["word"],
            "time": f"{word['start']:.3f}",
            "duration": f"{word['end'] - word['start']:.3f}",
        }
        for line in TALK
        for word in spoken(line)
    ]
    return {"format": "1.0", "speakers": speakers, "words": words}


def _rev(**more: Any) -> Row:
    monologues = [
        {
            "speaker": line.number,
            "elements": [
                element
                for word in spoken(line, "value", "ts", "end_ts")
                for element in ({"type": "text", **word}, {"type": "punct", "value": " "})
            ],
        }
        for line in TALK
    ]
    return {"monologues": monologues, **more}


def _google(words: bool = True, **more: Any) -> Row:
    results: list[Row] = []
    for line in TALK:
        said: Row = {"transcript": line.text}
        if words:
            said["words"] = [
                {"startTime": f"{word['start']}s", "endTime": f"{word['end']}s", "word": word["word"]}
                for word in spoken(line)
            ]
        results.append({"alternatives": [said], "resultEndTime": f"{line.end}s", "languageCode": "en-us"})
    return {"results": results, **more}


def _google_tagged() -> Row:
    value = _google()
    tagged = [
        {**word, "speakerTag": line.number + 1}
        for line, result in zip(TALK, value["results"], strict=True)
        for word in result["alternatives"][0]["words"]
    ]
    value["results"].append({"alternatives": [{"words": tagged}]})
    return value


def _google_growing() -> Row:
    """The words of each result are those of all up to it, as the interface documents it."""
    value = _google_tagged()
    tagged = value["results"].pop()["alternatives"][0]["words"]
    end = 0
    for line, result in zip(TALK, value["results"], strict=True):
        end += len(line.text.split())
        result["alternatives"][0]["words"] = tagged[:end]
    return value


def _google_2() -> Row:
    results = [
        {
            "alternatives": [
                {
                    "transcript": line.text,
                    "words": [
                        {
                            "startOffset": f"{word['start']}s",
                            "endOffset": f"{word['end']}s",
                            "word": word["word"],
                            "speakerLabel": str(line.number + 1),
                        }
                        for word in spoken(line)
                    ],
                }
            ]
        }
        for line in TALK
    ]
    return {"results": results}


def _parts(seconds: float) -> Row:
    whole, nanos = divmod(round(seconds * 1e9), 10**9)
    return {"seconds": str(whole), "nanos": nanos} if nanos else {"seconds": str(whole)}


def _google_parts() -> Row:
    return {
        "results": [
            {
                "alternatives": [
                    {
                        "transcript": line.text,
                        "words": [
                            {
                                "start_time": _parts(w["start"]),
                                "end_time": _parts(w["end"]),
                                "word": w["word"],
                            }
                            for w in spoken(line)
                        ],
                    }
                ]
            }
            for line in TALK
        ]
    }


def _azure(**more: Any) -> Row:
    phrases = [
        {
            "recognitionStatus": "Success",
            "channel": 0,
            "speaker": line.number + 1,
            "offset": f"PT{line.start}S",
            "duration": f"PT{line.end - line.start}S",
            "offsetInTicks": line.start * 1e7,
            "durationInTicks": (line.end - line.start) * 1e7,
            "nBest": [{"confidence": 0.9, "lexical": line.text.lower(), "display": line.text}],
        }
        for line in TALK
    ]
    whole = [{"channel": 0, "lexical": TEXT.lower(), "display": TEXT}]
    return {"source": "lake.wav", "combinedRecognizedPhrases": whole, "recognizedPhrases": phrases, **more}


def _azure_durations() -> Row:
    value = _azure()
    for phrase in value["recognizedPhrases"]:
        del phrase["offsetInTicks"], phrase["durationInTicks"]
    return value


def _azure_fast() -> Row:
    phrases = [
        {
            "channel": 0,
            "speaker": line.number + 1,
            "offsetMilliseconds": round(line.start * 1000),
            "durationMilliseconds": round((line.end - line.start) * 1000),
            "text": line.text,
            "locale": "en-US",
        }
        for line in TALK
    ]
    return {"durationMilliseconds": 20000, "combinedPhrases": [{"text": TEXT}], "phrases": phrases}


def _azure_live() -> list[Row]:
    return [
        {
            "RecognitionStatus": "Success",
            "DisplayText": line.text,
            "Offset": round(line.start * 1e7),
            "Duration": round((line.end - line.start) * 1e7),
            "SpeakerId": f"Guest-{line.number + 1}",
        }
        for line in TALK
    ]


def _ibm(labels: bool = True) -> Row:
    results = [
        {
            "final": True,
            "alternatives": [
                {
                    "transcript": f"{line.text} ",
                    "timestamps": [[word["word"], word["start"], word["end"]] for word in spoken(line)],
                }
            ],
        }
        for line in TALK
    ]
    who = [
        {"from": word["start"], "to": word["end"], "speaker": line.number, "final": True}
        for line in TALK
        for word in spoken(line)
    ]
    return {"result_index": 0, "results": results, **({"speaker_labels": who} if labels else {})}


def _gladia() -> Row:
    utterances = [
        {
            "text": line.text,
            "start": line.start,
            "end": line.end,
            "speaker": line.number,
            "words": spoken(line),
        }
        for line in TALK
    ]
    said = {"full_transcript": TEXT, "languages": ["en"], "utterances": utterances}
    return {"id": "1", "status": "done", "result": {"metadata": {}, "transcription": said}}


def _gladia_old() -> Row:
    return {
        "prediction": [
            {
                "time_begin": line.start,
                "time_end": line.end,
                "speaker": line.number,
                "transcription": line.text,
            }
            for line in TALK
        ]
    }


def _dote() -> Row:
    return {
        "lines": [
            {
                "startTime": clock(line.start, ","),
                "endTime": clock(line.end, ","),
                "speakerDesignation": line.who,
                "text": line.text,
            }
            for line in TALK
        ]
    }


def _premiere() -> Row:
    segments = [
        {
            "start": line.start,
            "duration": line.end - line.start,
            "speaker": f"{line.number}f3a-uuid",
            "language": "en-us",
            "words": [
                {
                    "text": word["word"],
                    "start": word["start"],
                    "duration": word["end"] - word["start"],
                    "eos": False,
                    "type": "word",
                    "tags": [],
                }
                for word in spoken(line)
            ],
        }
        for line in TALK
    ]
    names = [{"id": "0f3a-uuid", "name": "Mara Lind"}, {"id": "1f3a-uuid", "name": "Jon Akers"}]
    return {"language": "en-us", "segments": segments, "speakers": names}


def _paperedit(key: str = "text") -> Row:
    words = [
        {"id": number, **word} for number, word in enumerate(w for line in TALK for w in spoken(line, key))
    ]
    paragraphs = [
        {"id": number, "start": line.start, "end": line.end, "speaker": line.who}
        for number, line in enumerate(TALK)
    ]
    return {"words": words, "paragraphs": paragraphs}


def _kaldi() -> Row:
    """The BBC's recogniser: words without and with marks, and when which voice is heard."""
    words = [
        {**word, "word": word["punct"].lower().rstrip(".,?")}
        for line in TALK
        for word in spoken(line, "punct")
    ]
    segments = [
        {
            "@type": "Segment",
            "start": line.start,
            "duration": line.end - line.start,
            "speaker": {"@id": f"S{line.number}", "gender": "F"},
        }
        for line in TALK
    ]
    return {"retval": {"status": True, "words": words, "segmentation": {"segments": segments}}}


def _podwhisperer() -> Row:
    segments = [
        {"speakerLabel": f"spk_{line.number}", "start": line.start, "end": line.end, "text": line.text}
        for line in TALK
    ]
    return {"speakers": {"spk_0": "Mara Lind", "spk_1": "Jon Akers"}, "segments": segments}


def _whisperx() -> Row:
    segments = [
        {
            "start": line.start,
            "end": line.end,
            "text": f" {line.text}",
            "speaker": f"SPEAKER_0{line.number}",
            "words": [{**word, "speaker": f"SPEAKER_0{line.number}"} for word in spoken(line)],
        }
        for line in TALK
    ]
    return {"segments": segments, "word_segments": []}


def _chunks(words: bool = False) -> Row:
    if words:
        rows = [
            {"text": f" {word['word']}", "timestamp": [word["start"], word["end"]]}
            for line in TALK
            for word in spoken(line)
        ]
    else:
        rows = [{"text": f" {line.text}", "timestamp": [line.start, line.end]} for line in TALK]
    return {"text": f" {TEXT}", "chunks": rows}


def _insanely_fast() -> Row:
    rows = [
        {"speaker": f"SPEAKER_0{line.number}", "text": f" {line.text}", "timestamp": [line.start, line.end]}
        for line in TALK
    ]
    return {"speakers": rows, **_chunks()}


def _trint() -> Row:
    words = [
        {
            "value": word["value"],
            "time": round(word["time"]),
            "duration": round(word["end"] - word["time"]),
            "paragraphId": f"p{number}",
            "speaker": line.who,
            "strikethrough": False,
        }
        for number, line in enumerate(TALK)
        for word in spoken(line, "value", "time", unit=1000)
    ]
    return {"title": "The lake", "words": words}


def _video_indexer() -> Row:
    rows = [
        {
            "id": number,
            "text": line.text,
            "speakerId": line.number + 1,
            "instances": [{"start": clock(line.start), "end": clock(line.end)}],
        }
        for number, line in enumerate(TALK)
    ]
    names = [{"id": 1, "name": "Mara Lind"}, {"id": 2, "name": "Jon Akers"}]
    return {"videos": [{"insights": {"language": "en-US", "transcript": rows, "speakers": names}}]}


def _otter() -> Row:
    rows = [
        {
            "start_offset": round(line.start * 16000),
            "end_offset": round(line.end * 16000),
            "transcript": line.text,
            "speaker_id": 40 + line.number,
        }
        for line in TALK
    ]
    names = [{"id": 40, "speaker_name": "Mara Lind"}, {"id": 41, "speaker_name": "Jon Akers"}]
    return {"status": "OK", "speech": {"title": "The lake", "transcripts": rows, "speakers": names}}


def _deepgram() -> Row:
    words = [{**word, "speaker": line.number} for line in TALK for word in spoken(line)]
    return {"results": {"channels": [{"alternatives": [{"transcript": TEXT, "words": words}]}]}}


def _deepgram_paragraphs() -> Row:
    rows = [
        {"speaker": line.number, "sentences": [{"text": line.text, "start": line.start, "end": line.end}]}
        for line in TALK
    ]
    said = {"transcript": TEXT, "paragraphs": {"transcript": TEXT, "paragraphs": rows}}
    return {"results": {"channels": [{"alternatives": [said]}]}}


def _assemblyai(unit: float = 1000) -> Row:
    utterances = [
        {
            "start": line.start * unit,
            "end": line.end * unit,
            "text": line.text,
            "speaker": "AB"[line.number],
            "words": spoken(line, "text", unit=unit),
        }
        for line in TALK
    ]
    return {"id": "1", "status": "completed", "text": TEXT, "utterances": utterances}


def _multichannel() -> Row:
    channels = [
        {
            "channel_index": number,
            "text": " ".join(line.text for line in TALK[number::2]),
            "words": [
                {**word, "type": "word", "speaker_id": f"speaker_{number}"}
                for line in TALK[number::2]
                for word in spoken(line, "text")
            ],
        }
        for number in range(2)
    ]
    return {"transcripts": channels}


class Shape(NamedTuple):
    """A file of the talk: the format that it is read as, and what the two are called there."""

    format: str
    value: Any
    speakers: tuple[str, ...] = ()


_NAMES = ("Mara Lind", "Jon Akers")
_NUMBERS = ("Speaker 0", "Speaker 1")
_FROM_ONE = ("Speaker 1", "Speaker 2")

SHAPES: dict[str, Shape] = {
    "ElevenLabs": Shape("elevenlabs", _elevenlabs(), ("speaker_0", "speaker_1")),
    "ElevenLabs, channels": Shape("elevenlabs", _multichannel(), ("speaker_0", "speaker_1")),
    "AWS, by item": Shape("aws", _aws_by_item(), ("spk_0", "spk_1")),
    "AWS, by segment": Shape("aws", _aws_by_segment(), ("spk_0", "spk_1")),
    "AWS, by channel": Shape("aws", _aws_by_channel(), ("ch_0", "ch_1")),
    "AWS, nobody": Shape("aws", _aws()),
    "Speechmatics": Shape("speechmatics", _speechmatics(), ("S1", "S2")),
    "Speechmatics, version 1": Shape("speechmatics", _speechmatics_old(), ("M1", "M2")),
    "Rev, a table": Shape(
        "rev", _rev(speakers=[{"id": 0, "name": "Mara Lind"}, {"id": 1, "name": "Jon Akers"}]), _NAMES
    ),
    "Rev, numbers": Shape("rev", _rev(), _NUMBERS),
    "Google": Shape("google", _google()),
    "Google, no words": Shape("google", _google(words=False)),
    "Google, in an operation": Shape("google", {"name": "1", "done": True, "response": _google()}),
    "Google, tags at the end": Shape("google", _google_tagged(), _FROM_ONE),
    "Google, words that grow": Shape("google", _google_growing(), _FROM_ONE),
    "Google, version 2": Shape("google", _google_2(), _FROM_ONE),
    "Google, seconds and nanos": Shape("google", _google_parts()),
    "Azure, batch": Shape("azure", _azure(), _FROM_ONE),
    "Azure, durations": Shape("azure", _azure_durations(), _FROM_ONE),
    "Azure, fast": Shape("azure", _azure_fast(), _FROM_ONE),
    "Azure, live": Shape("azure", _azure_live(), ("Guest-1", "Guest-2")),
    "Azure Video Indexer": Shape("videoindexer", _video_indexer(), _NAMES),
    "IBM": Shape("ibm", _ibm(), _NUMBERS),
    "IBM, nobody": Shape("ibm", _ibm(labels=False)),
    "Gladia": Shape("gladia", _gladia(), _NUMBERS),
    "Gladia, version 1": Shape("gladia", _gladia_old(), _NUMBERS),
    "DOTe": Shape("dote", _dote(), _NAMES),
    "Premiere": Shape("premiere", _premiere(), _NAMES),
    "paper edit": Shape("paperedit", _paperedit(), _NAMES),
    "paper edit, word": Shape("paperedit", _paperedit("word"), _NAMES),
    "BBC's Kaldi": Shape("paperedit", _kaldi(), ("S0", "S1")),
    "podwhisperer": Shape("podwhisperer", _podwhisperer(), _NAMES),
    "WhisperX": Shape("whisper", _whisperx(), ("SPEAKER_00", "SPEAKER_01")),
    "WhisperX, in an output": Shape(
        "whisper", {"id": "1", "output": _whisperx()}, ("SPEAKER_00", "SPEAKER_01")
    ),
    "transformers": Shape("transformers", _chunks()),
    "transformers, words": Shape("transformers", _chunks(words=True)),
    "insanely-fast-whisper": Shape("transformers", _insanely_fast(), ("SPEAKER_00", "SPEAKER_01")),
    "Trint": Shape("trint", _trint(), _NAMES),
    "Otter": Shape("otter", _otter(), _NAMES),
    "Deepgram, words": Shape("deepgram", _deepgram(), _NUMBERS),
    "Deepgram, paragraphs": Shape("deepgram", _deepgram_paragraphs(), _NUMBERS),
    "AssemblyAI": Shape("assemblyai", _assemblyai(), ("Speaker A", "Speaker B")),
    "AssemblyAI, seconds": Shape("assemblyai", _assemblyai(1), ("Speaker A", "Speaker B")),
}
"""The talk in the JSON of each recogniser and editor that has a format of its own."""
