"""Finds the words of a quote in a transcript."""

from __future__ import annotations

from ghostcli.model import HEARD, Record
from ghostcli.records.excerpts import Marks, marks_between
from ghostcli.records.passages import EpisodeSpeech


def said_words(spoken: EpisodeSpeech, record: Record) -> Marks:
    """The places of a quote's words, for marking. Empty for other records, and if none are found."""
    if not record.is_quote:
        return {}
    from ghostcli.fidelity.check import check
    from ghostcli.fidelity.normalization import spelled
    from ghostcli.fidelity.reference import Reference

    words = Reference.of(spoken.cues, heard=spoken.episode.head.values.get(HEARD.name))
    finding = check(record.label, words, sic=record.values.get("sic"), at=record.times)
    places = []
    for part in finding.parts:
        first, last = words.cue(part.position), words.cue(part.position + part.length - 1)
        begin = spelled(words.cues[first].text)[part.position - words.begins[first]].start
        end = spelled(words.cues[last].text)[part.position + part.length - 1 - words.begins[last]].end
        places.append((first, begin, last, end))
    return marks_between(spoken, places)
