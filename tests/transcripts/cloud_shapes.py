"""The talk in the JSON of the recognisers of clouds, made by hand."""

from __future__ import annotations

from typing import Any

from .talk import TALK, TEXT, Line, Row, spoken


def elevenlabs() -> Row:
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


def aws(**more: Any) -> Row:
    items = [item for line in TALK for item in _items(line)]
    return {"jobName": "lake", "results": {"transcripts": [{"transcript": TEXT}], "items": items, **more}}


def aws_by_item() -> Row:
    items = [{**item, "speaker_label": f"spk_{line.number}"} for line in TALK for item in _items(line)]
    return {"jobName": "lake", "results": {"transcripts": [{"transcript": TEXT}], "items": items}}


def aws_by_segment() -> Row:
    rows = [
        {"start_time": str(line.start), "end_time": str(line.end), "speaker_label": f"spk_{line.number}"}
        for line in TALK
    ]
    return aws(speaker_labels={"speakers": 2, "segments": rows})


def aws_by_channel() -> Row:
    channels = [
        {
            "channel_label": f"ch_{number}",
            "items": [item for line in TALK[number::2] for item in _items(line)],
        }
        for number in range(2)
    ]
    return aws(channel_labels={"channels": channels})


def speechmatics() -> Row:
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


def speechmatics_old() -> Row:
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


def rev(**more: Any) -> Row:
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


def google(words: bool = True, **more: Any) -> Row:
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


def google_tagged() -> Row:
    value = google()
    tagged = [
        {**word, "speakerTag": line.number + 1}
        for line, result in zip(TALK, value["results"], strict=True)
        for word in result["alternatives"][0]["words"]
    ]
    value["results"].append({"alternatives": [{"words": tagged}]})
    return value


def google_growing() -> Row:
    """The words of each result are those of all up to it, as the interface documents it."""
    value = google_tagged()
    tagged = value["results"].pop()["alternatives"][0]["words"]
    end = 0
    for line, result in zip(TALK, value["results"], strict=True):
        end += len(line.text.split())
        result["alternatives"][0]["words"] = tagged[:end]
    return value


def google_2() -> Row:
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


def google_parts() -> Row:
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


def azure(**more: Any) -> Row:
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


def azure_durations() -> Row:
    value = azure()
    for phrase in value["recognizedPhrases"]:
        del phrase["offsetInTicks"], phrase["durationInTicks"]
    return value


def azure_fast() -> Row:
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


def azure_live() -> list[Row]:
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


def ibm(labels: bool = True) -> Row:
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
