"""The talk in the JSON of services, editors and programs, made by hand."""

from __future__ import annotations

from .talk import TALK, TEXT, Row, clock, spoken


def gladia() -> Row:
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


def gladia_old() -> Row:
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


def dote() -> Row:
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


def premiere() -> Row:
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


def paperedit(key: str = "text") -> Row:
    words = [
        {"id": number, **word} for number, word in enumerate(w for line in TALK for w in spoken(line, key))
    ]
    paragraphs = [
        {"id": number, "start": line.start, "end": line.end, "speaker": line.who}
        for number, line in enumerate(TALK)
    ]
    return {"words": words, "paragraphs": paragraphs}


def kaldi() -> Row:
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


def podwhisperer() -> Row:
    segments = [
        {"speakerLabel": f"spk_{line.number}", "start": line.start, "end": line.end, "text": line.text}
        for line in TALK
    ]
    return {"speakers": {"spk_0": "Mara Lind", "spk_1": "Jon Akers"}, "segments": segments}


def whisperx() -> Row:
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


def chunks(words: bool = False) -> Row:
    if words:
        rows = [
            {"text": f" {word['word']}", "timestamp": [word["start"], word["end"]]}
            for line in TALK
            for word in spoken(line)
        ]
    else:
        rows = [{"text": f" {line.text}", "timestamp": [line.start, line.end]} for line in TALK]
    return {"text": f" {TEXT}", "chunks": rows}


def insanely_fast() -> Row:
    rows = [
        {"speaker": f"SPEAKER_0{line.number}", "text": f" {line.text}", "timestamp": [line.start, line.end]}
        for line in TALK
    ]
    return {"speakers": rows, **chunks()}


def trint() -> Row:
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


def video_indexer() -> Row:
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


def otter() -> Row:
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


def deepgram() -> Row:
    words = [{**word, "speaker": line.number} for line in TALK for word in spoken(line)]
    return {"results": {"channels": [{"alternatives": [{"transcript": TEXT, "words": words}]}]}}


def deepgram_paragraphs() -> Row:
    rows = [
        {"speaker": line.number, "sentences": [{"text": line.text, "start": line.start, "end": line.end}]}
        for line in TALK
    ]
    said = {"transcript": TEXT, "paragraphs": {"transcript": TEXT, "paragraphs": rows}}
    return {"results": {"channels": [{"alternatives": [said]}]}}


def assemblyai(unit: float = 1000) -> Row:
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


def multichannel() -> Row:
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
