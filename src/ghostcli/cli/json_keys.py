"""The keys of ghost's JSON as `ghost help json` explains them; what notes have is in `ghost schema`."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import NamedTuple

from ghostcli.drafts.draft import IGNORED, SHORT, UNPAIRED

_WIDTH, _NAMES = 100, 21
"""Characters of a line, and of its first column."""


class Object(NamedTuple):
    """An object that commands print: which do, and what its keys mean."""

    title: str
    keys: Mapping[str, str]


RECORDS = Object(
    "Records and hits have the fields of their kind (`ghost schema` explains those), and",
    {
        "ref": "what `ghost show` takes",
        "kind, number, id": "the parts of that ref; number counts from 1, id may be null",
        "episode": "the id of its episode",
        "fidelity": "of a quote: its verdicts, the remark of the notes, and",
        "recorded": "in fidelity: true if the verdicts are those of the notes and of no transcript",
        "left_out, said": "in fidelity, of `show`: what makes it misleading, and what was said, part by part",
        "corrections": "in fidelity, of `show`: as with `verify`",
        "at, times": "the second at which it begins; all times as [start, end]",
        "used_by": "refs of the records that link to it",
        "path, line": "where it is written",
        "url": "where that second can be heard",
        "score, match": "of a hit: how high it ranks; exact, inflected, approximate or partial",
        "field, snippet": "of a hit: where the words were found, and the words around them",
        "chapter, turn": "of speech: the chapter it is in, and the number of its turn",
        "context": "with search -C: the speech around a hit, [before, after]",
    },
)

SPOKEN = Object(
    "`transcript` and `around` have for each passage",
    {
        "start, end": "when it is said, on the transcript's clock",
        "speaker, text": "who says it, and what",
        "turn": "the number of its turn",
    },
)

VERIFIED = Object(
    "`verify` has for each quote",
    {
        "ref, path, line": "the record, and where it is written",
        "verdicts": "from best to worst: see --fail-on for their names",
        "share": "how much of it is in place, 0 to 1",
        "cuts": "how many cuts it marks",
        "at": "the second at which it is said, on the episode's clock",
        "parts": "where each part is said: text (as printed), said, at, end, share, speaker",
        "occurrences": "other places: at, end, share, speaker, part (its number, from 0)",
        "time_off": "the seconds to add to the recorded time; null where either is unknown",
        "clock_offset": "the seconds that the transcript's clock is ahead of the episode's, if it is",
        "voices": "who says which words, if several do or somebody else does: speaker, said",
        "voiced": "whether a voice of the transcript has the speaker's name; null if not known",
        "left_out": "what makes it misleading: words, place (cut, before, after), kind (denial, "
        "condition, number, question, report)",
        "sentence": "the whole sentence, if the quote is only a part of it",
        "diff": "steps in order, [op, printed, said]; op is equal, replace, insert (said only), "
        "delete (printed only), cleaned, aside or cut",
        "transcripts": "what each transcript says: file, by (its name), language, verdicts, kindest",
        "recorded": "what the notes say: verdicts, remark",
        "corrections": "words that count as said by `sic` or `heard` alone: printed, said",
    },
)

DRAFTED = Object(
    "`verify --draft` has for each quotation",
    {
        "file, line, column": "where it begins; in Word and OpenDocument line counts paragraphs",
        "place": "in Word and OpenDocument: the paragraph, and its first words",
        "text": "what is quoted",
        "verdicts, share": "as above; not-found if it stands nowhere",
        "recorded": "true if the verdicts are those of the notes",
        "episode, ref, at, url": "where it is said",
        "quote": "the ref of a quote in the notes with the same words",
        "said": "what was said there, part by part",
        "speaker, voices": "who says it; who says which words, as above",
        "left_out, sentence": "as above",
        "attributed_to": "who said it, by the draft",
        "attributed": "the ref of that person in the notes",
        "attributed_voice": "whether a voice of the transcript has that name; null if not known",
        "corrections": "as above",
        "passed": f"with --all, of what was not checked: {SHORT}, {UNPAIRED} or {IGNORED}; else null",
    },
)

ANSWERED = Object(
    "`verify --quotes` has the keys of `verify --draft` but file, line, column, place and passed, and",
    {
        "line, id": "the number of the line that asks; the id that it has",
        "error": "what is wrong with a line that cannot be read",
    },
)

OBJECTS = (RECORDS, SPOKEN, VERIFIED, DRAFTED, ANSWERED)
"""All that are explained, in order."""


def explained(one: Object) -> str:
    """The title of an object, and a row for its keys each."""
    rows = [f"{one.title}\n"]
    for names, text in one.keys.items():
        lead = f"  {names:{_NAMES}}  "
        rows.append(textwrap.fill(text, _WIDTH, initial_indent=lead, subsequent_indent=" " * (_NAMES + 4)))
    return "\n".join(rows) + "\n"


def names(one: Object) -> set[str]:
    """The keys that an object's rows explain."""
    return {name for row in one.keys for name in row.split(", ")}
