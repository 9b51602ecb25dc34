"""Google Speech-to-Text's JSON, in both versions, and that of Video Intelligence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ghostcli.transcripts.base import ParsedTranscript, Remarks
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.json_input import entries, first_string, layers
from ghostcli.transcripts.json_speakers import label
from ghostcli.transcripts.keys import first
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of
from ghostcli.transcripts.word_timings import TimedWord

NAME = "google"

_STARTS = ("startTime", "start_time", "startOffset", "start_offset")
_ENDS = ("endTime", "end_time", "endOffset", "end_offset")
_RESULT_ENDS = ("resultEndTime", "result_end_time", "resultEndOffset", "result_end_offset")
_SPEAKERS = ("speakerLabel", "speaker_label", "speakerTag", "speaker_tag")
_CHANNELS = ("channelTag", "channel_tag")


def read(source: SourceText) -> ParsedTranscript:
    """Return the results as cues, long ones split by sentence; times are `5.2s`, or seconds and nanos.

    With speakers, the last result repeats all words, each with a speaker tag; then only that result is read.
    A result without word times ends at its `resultEndTime` and begins at the end of the one before. Source:
    https://cloud.google.com/speech-to-text/docs/reference/rest.
    """
    remarks = remarks_of(source)
    results = _results(source.json, remarks)
    if any(one.get("isFinal") is True or one.get("is_final") is True for one in results):
        results = [one for one in results if one.get("isFinal") is True or one.get("is_final") is True]
    best = [
        (one, alternatives[0])
        for one in results
        if (alternatives := entries(one.get("alternatives") or [], remarks, "alternatives"))
    ]
    channels = {label(first(one, _CHANNELS)) for one, _ in best} - {""}
    repeated = _all_again(best)

    def segments(clock: TimeReader) -> Iterator[Segment]:
        above: dict[str, float | None] = {}
        for entry, alternative in zip(clock.each(entry for entry, _ in best), best, strict=True):
            words = _words(alternative[1], clock)
            if repeated is not None:
                if entry is repeated:
                    yield Segment(None, None, None, "", words)
                continue
            channel = label(first(entry, _CHANNELS))
            end = clock.at(first(entry, _RESULT_ENDS))
            text = first_string(alternative[1], "transcript")
            name = f"Channel {channel}" if len(channels) > 1 else None
            start = None if words or end is None else above.get(channel, 0.0)
            above[channel] = end
            yield Segment(start, None if words else end, name, text, words)

    return read_segments(
        NAME,
        source,
        segments,
        full=" ".join(first_string(alternative, "transcript") for _, alternative in best),
        by_time=len(channels) > 1,
        remarks=remarks,
        language=next(
            (said for one in results if (said := first_string(one, "languageCode", "language_code"))), None
        ),
    )


def _results(value: object, remarks: Remarks) -> list[dict[str, Any]]:
    for layer in layers(value):
        answers = [layer] if isinstance(layer, dict) else layer if isinstance(layer, list) else []
        found = [said for one in answers if isinstance(one, dict) for said in _of_answer(one, remarks)]
        if found:
            return found
    return []


def _of_answer(answer: dict[str, Any], remarks: Remarks) -> list[dict[str, Any]]:
    listed = answer.get("results")
    if isinstance(listed, list):
        return entries(listed, remarks, "results")
    for name in ("annotationResults", "annotation_results"):
        if isinstance(answer.get(name), list):
            return [
                said
                for part in entries(answer[name], remarks, name)
                for inner in ("speechTranscriptions", "speech_transcriptions")
                for said in entries(part.get(inner) or [], remarks, inner)
            ]
    if isinstance(answer.get("alternatives"), list):
        return [answer]
    if isinstance(listed, dict):
        for part in listed.values():  # a batch result of version 2 is keyed by the address of the recording
            inner = part.get("transcript") if isinstance(part, dict) else None
            if isinstance(inner, dict) and isinstance(inner.get("results"), list):
                return entries(inner["results"], remarks, "results")
    return []


def _tag(word: dict[str, Any]) -> str:
    """Return the speaker tag of a word; tag 0 means that no speaker was assigned."""
    tag = next((said for name in _SPEAKERS if (said := label(word.get(name)))), "")
    return "" if tag == "0" else tag


def _listed(alternative: dict[str, Any]) -> list[dict[str, Any]]:
    words = alternative.get("words")
    return [word for word in words if isinstance(word, dict)] if isinstance(words, list) else []


def _all_again(best: list[tuple[dict[str, Any], dict[str, Any]]]) -> dict[str, Any] | None:
    """Return the last result if it repeats the words of the earlier ones with speakers; else None."""
    if len(best) < 2:
        return None
    last = _listed(best[-1][1])
    if not any(map(_tag, last)):
        return None
    above = [len(_listed(alternative)) for _, alternative in best[:-1]]
    transcripts = sum(len(first_string(alternative, "transcript").split()) for _, alternative in best[:-1])
    grows = max(above) <= len(last) and sorted(above) == above and sum(above) > len(last)
    whole = len(last) >= 0.9 * max(sum(above), transcripts) and not any(
        _tag(word) for _, alternative in best[:-1] for word in _listed(alternative)
    )
    return best[-1][0] if (grows and _first(best[0][1]) == _first(best[-1][1])) or whole else None


def _first(alternative: dict[str, Any]) -> str:
    return next((first_string(word, "word") for word in _listed(alternative)), "")


def _words(alternative: dict[str, Any], clock: TimeReader) -> list[TimedWord]:
    words: list[TimedWord] = []
    for word in _listed(alternative):
        start, end = clock.span(first(word, _STARTS), first(word, _ENDS))
        if start is None and end is not None and not any(name in word for name in _STARTS):
            start = 0.0  # protocol buffer writers omit a time of zero
        words.append(TimedWord(first_string(word, "word"), start, end, _tag(word) or None))
    return words
