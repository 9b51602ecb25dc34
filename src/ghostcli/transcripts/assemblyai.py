"""AssemblyAI's JSON: utterances or words, in milliseconds, speakers by letter."""

from __future__ import annotations

from typing import Any

from ghostcli.transcripts.base import Cue, Reading, Remarks
from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.jsontext import entries, first_string, seconds
from ghostcli.transcripts.normal import reading_of
from ghostcli.transcripts.wording import Word, against, cut, sentences

NAME = "assemblyai"


def read(source: Source) -> Reading:
    """The utterances by sentence, else the words by speaker and sentence; A is `Speaker A`."""
    remarks = Remarks((*source.remarks, *source.json_remarks))
    value = source.json
    root: dict[str, Any] = value if isinstance(value, dict) else {}
    cues = [
        cue
        for utterance in entries(root.get("utterances") or [], remarks, "utterances")
        for cue in _utterance(utterance, remarks)
    ] or sentences(_words(root, remarks))
    full = first_string(root, "text")
    if not cues and full.strip():
        cues = [Cue(None, None, None, line.strip()) for line in full.split("\n")]
    against(full, cues, remarks)
    return reading_of(NAME, cues, remarks, language=first_string(root, "language_code") or None)


def _utterance(entry: dict[str, Any], remarks: Remarks) -> list[Cue]:
    whole = Cue(
        seconds(entry.get("start"), 1000),
        seconds(entry.get("end"), 1000),
        _speaker(entry),
        first_string(entry, "text").strip(),
    )
    words = _words(entry, remarks)
    return cut(whole, words) if whole.text else sentences(words)


def _words(entry: dict[str, Any], remarks: Remarks) -> list[Word]:
    return [
        Word(
            first_string(word, "text"),
            seconds(word.get("start"), 1000),
            seconds(word.get("end"), 1000),
            _speaker(word),
        )
        for word in entries(entry.get("words") or [], remarks, "words")
    ]


def _speaker(entry: dict[str, Any]) -> str | None:
    name = first_string(entry, "speaker").strip()
    return f"Speaker {name}" if 0 < len(name) <= 2 else name or None
