"""Deepgram's JSON: utterances, or the words of each channel."""

from __future__ import annotations

from typing import Any

from ghostcli.transcripts.base import Cue, Reading, Remarks
from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.jsontext import entries, first_string, seconds
from ghostcli.transcripts.normal import reading_of
from ghostcli.transcripts.wording import Word, against, cut, sentences, voice

NAME = "deepgram"


def read(source: Source) -> Reading:
    """The utterances as cues, else the words by speaker and sentence; times in seconds.

    Speaker 0 is `Speaker 0`, as in Deepgram's own paragraphs; where speakers have channels of
    their own, it is `Channel 0`. Without utterances and words a channel's transcript is kept.
    """
    remarks = Remarks((*source.remarks, *source.json_remarks))
    value = source.json
    results = value.get("results") if isinstance(value, dict) else None
    root: dict[str, Any] = results if isinstance(results, dict) else {}
    channels = entries(root.get("channels") or [], remarks, "channels")
    best = [
        (f"Channel {number}" if len(channels) > 1 else None, alternatives[0])
        for number, channel in enumerate(channels)
        if (alternatives := entries(channel.get("alternatives") or [], remarks, "alternatives"))
    ]
    cues: list[Cue] = []
    for utterance in entries(root.get("utterances") or [], remarks, "utterances"):
        number = utterance.get("channel")
        name = f"Channel {number}" if len(channels) > 1 and number is not None else None
        cues += _said(utterance, name, remarks)
    if not cues:
        for name, alternative in best:
            cues += sentences(_words(alternative, name, remarks)) or [
                Cue(None, None, name, line.strip())
                for line in first_string(alternative, "transcript").split("\n")
            ]
        if len(best) > 1:
            cues.sort(key=lambda cue: cue.start or 0)
    against(" ".join(first_string(alternative, "transcript") for _, alternative in best), cues, remarks)
    language = next(
        (text for channel in channels if (text := first_string(channel, "detected_language"))), None
    )
    return reading_of(NAME, cues, remarks, language=language)


def _said(entry: dict[str, Any], name: str | None, remarks: Remarks) -> list[Cue]:
    whole = Cue(
        seconds(entry.get("start")),
        seconds(entry.get("end")),
        voice(entry.get("speaker")) or name,
        first_string(entry, "transcript").strip(),
    )
    words = _words(entry, name, remarks)
    return cut(whole, words) if whole.text else sentences(words)


def _words(entry: dict[str, Any], name: str | None, remarks: Remarks) -> list[Word]:
    return [
        Word(
            first_string(word, "punctuated_word", "word"),
            seconds(word.get("start")),
            seconds(word.get("end")),
            voice(word.get("speaker")) or name,
        )
        for word in entries(entry.get("words") or [], remarks, "words")
    ]
