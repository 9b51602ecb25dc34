"""What a finding is told in: the words left out, what was said, and who said it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.text import one_line

if TYPE_CHECKING:  # the alignment takes rapidfuzz, which most commands do without
    from ghostcli.fidelity.finding import Finding
    from ghostcli.fidelity.spoken import Spoken

_PLACES = {"before": "said just before", "after": "said just after"}
_SENTENCE = 400  # characters: of parts that lie far apart, what is between them is not told
_SHORT = 60  # characters of a part by which it is known again


def left_out(finding: Finding) -> list[str]:
    """The words left out that turn what is printed, each with where they are said."""
    return [
        f"{_PLACES.get(one.place, 'the cut leaves out')}: {one_line(one.words)}" for one in finding.omissions
    ]


def said_of(finding: Finding) -> str:
    """What was said in the place of a quote, empty where that is what is printed or nothing comes near.

    Of a quote that misleads it is the whole sentence.
    """
    if "misleading" in finding.verdicts and 0 < len(finding.sentence) <= _SENTENCE:
        return one_line(finding.sentence)
    if "verbatim" in finding.verdicts:
        return ""
    return one_line(" […] ".join(part.said for part in finding.parts))


def has_voice(names: Collection[str], labels: Collection[str]) -> bool | None:
    """Whether a voice among a transcript's `labels` is called by one of `names`.

    None where it may be one that the transcript does not name, or names none.
    """
    from ghostcli.fidelity.voices import anonymous, same_voice

    if any(same_voice(name, label) for name in names for label in labels):
        return True
    return None if not labels or any(anonymous(label, labels) for label in labels) else False


class Voice(NamedTuple):
    """Words of a quote that one voice says running, as they are spelled there; it may have no name."""

    speaker: str | None
    said: str


def voices_of(finding: Finding, spoken: Spoken) -> tuple[Voice, ...]:
    """Who says the words of a misattributed quote, in the order of its parts; of others nothing."""
    if "misattributed" not in finding.verdicts:
        return ()
    found: list[Voice] = []
    for part in finding.parts:
        places = spoken.written(part.position, part.position + part.length)
        for speaker, some in groupby(places, key=lambda place: spoken.cues[place[0]].speaker):
            found.append(Voice(speaker, spoken.text(list(some))))
    return tuple(found)


def said_by(voices: Sequence[Voice], name: str, *, voiced: bool | None) -> list[str]:
    """Who says a misattributed quote, and not `name`; where it is several, who says what.

    `voiced` says whether a voice of the transcript is called so.
    """
    strange = f"no voice here is called {one_line(name)}" if voiced is False else ""
    heard = list(dict.fromkeys(voice.speaker for voice in voices))
    if len(heard) > 1:
        told = "; ".join(
            f"“{_begun(one.said)}” by {one_line(one.speaker or 'nobody named')}" for one in voices
        )
        return [f"said {told}", *([strange] if strange else [])]
    who = f"said by {one_line(heard[0])}" if heard and heard[0] else "said by somebody else"
    return [f"{who}; {strange}" if strange else f"{who}, not by {one_line(name)}"]


def _begun(text: str) -> str:
    """The first words of a part."""
    flat = one_line(text)
    return flat if len(flat) <= _SHORT else flat[:_SHORT].rpartition(" ")[0] + " …"
