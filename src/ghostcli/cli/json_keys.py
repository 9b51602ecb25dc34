"""The keys of ghost's JSON, for `ghost help json`; `ghost schema` explains the fields of notes."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import NamedTuple

from ghostcli.drafts.draft import IGNORED, SHORT, UNPAIRED

_WIDTH, _NAMES = 100, 21
"""Widths in characters: of a line, and of its first column."""


class Object(NamedTuple):
    """A JSON object that commands print: its title, and the meaning of its keys."""

    title: str
    keys: Mapping[str, str]


RECORDS = Object(
    "Records and hits have the fields of their kind (see `ghost schema`), and",
    {
        "ref": "its address, for `ghost show`",
        "kind, number, id": "the parts of that ref; number counts from 1, id may be null",
        "episode": "the id of its episode",
        "fidelity": "of a quote: its verdicts, the remark in the notes, and the next keys",
        "recorded": "in fidelity: true if the verdicts come from the notes, not from a transcript",
        "left_out, said": "in fidelity, by `show`: what makes it misleading, and what was said, part by part",
        "corrections": "in fidelity, by `show`: as with `verify`",
        "at, times": "the second at which it starts; all its times as [start, end]",
        "used_by": "refs of the records that link to it",
        "path, line": "the file and line of the record",
        "url": "the address that plays that second",
        "episodes, inferred_in": "of a name in several episodes: in how many it is named, or only inferred",
        "latest, roles": "of a name: the date of its latest episode, and all roles of a person",
        "spellings, records": "of a name: all spellings, and the refs of all its records",
        "words, seconds": "of a person, in one episode with a transcript: how much they say",
        "share": "of a person: the share of their words in all words, 0 to 1",
        "score, match": "of a hit: its rank score; exact, inflected, approximate or partial",
        "field, snippet": "of a hit: the field with the words, and the words around them",
        "episode_title": "of a hit: the title of its episode; show and published are beside it",
        "show, published": "of a hit and of an episode: the podcast or series, and the date",
        "chapter, turn": "of speech: the chapter it is in, and the number of its turn",
        "context": "with search -C: the speech around a hit, [before, after]",
    },
)

SPOKEN = Object(
    "`transcript` and `around` have for each passage",
    {
        "start, end": "its times, on the transcript's clock",
        "speaker, text": "the speaker, and the words",
        "turn": "the number of its turn",
    },
)

VERIFIED = Object(
    "`verify` has for each quote",
    {
        "ref, path, line": "the record, its file and its line",
        "verdicts": "from best to worst; --fail-on lists their names",
        "share": "the share of its words in place, 0 to 1",
        "cuts": "how many cuts are marked in it",
        "at": "the second at which it is said, on the episode's clock",
        "parts": "where each part is said: text (printed), said, at, end, share, speaker",
        "occurrences": "other places: at, end, share, speaker, part (its number, from 0)",
        "time_off": "the seconds to add to the recorded time; null if either is unknown",
        "clock_offset": "seconds by which the transcript's clock is ahead of the episode's, if any",
        "voices": "who says which words, if several people or another person: speaker, said",
        "voiced": "whether a speaker label is the speaker's name; null if unknown",
        "left_out": "what makes it misleading: words, place (cut, before, after), kind (denial, "
        "condition, number, question, report)",
        "sentence": "the whole sentence, if the quote is only a part of it",
        "diff": "steps in order, [op, printed, said]; op is equal, replace, insert (said only), "
        "delete (printed only), cleaned, aside or cut",
        "transcripts": "the result by transcript: file, by (its name), language, verdicts, kindest (true "
        "for the transcript with the best result)",
        "recorded": "what the notes say: verdicts, remark",
        "corrections": "words accepted only because of `sic` or `heard`: printed, said",
    },
)

DRAFTED = Object(
    "`verify --draft` has for each quotation",
    {
        "file, line, column": "where it starts; in Word and OpenDocument, line counts paragraphs",
        "place": "in Word and OpenDocument: the paragraph, and its first words",
        "text": "the quoted words",
        "verdicts, share": "as above; not-found if it is in no transcript and no notes",
        "recorded": "true if the verdicts come from the notes",
        "episode, ref, at, url": "where it is said",
        "quote": "the ref of a quote in the notes with the same words",
        "said": "what was said there, part by part",
        "speaker, voices": "who says it; who says which words, as above",
        "left_out, sentence": "as above",
        "attributed_to": "the speaker whom the draft names",
        "attributed": "the ref of that person in the notes",
        "attributed_voice": "whether a speaker label is that name; null if unknown",
        "corrections": "as above",
        "passed": f"with --all, why it was not checked: {SHORT}, {UNPAIRED} or {IGNORED}; else null",
    },
)

ANSWERED = Object(
    "`verify --quotes` has the keys of `verify --draft` without file, line, column, place and passed, and",
    {
        "line, id": "the number of the input line; its id",
        "error": "why the line cannot be read",
    },
)

OBJECTS = (RECORDS, SPOKEN, VERIFIED, DRAFTED, ANSWERED)
"""All objects that are explained, in order."""


def explained(one: Object) -> str:
    """The title of an object, and a row for each of its keys."""
    rows = [f"{one.title}\n"]
    for names, text in one.keys.items():
        lead = f"  {names:{_NAMES}}  "
        rows.append(textwrap.fill(text, _WIDTH, initial_indent=lead, subsequent_indent=" " * (_NAMES + 4)))
    return "\n".join(rows) + "\n"


def names(one: Object) -> set[str]:
    """The keys that the rows of an object explain."""
    return {name for row in one.keys for name in row.split(", ")}
