"""The words that are said at a moment: the passages or cues that it names, and typed words among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.model import EPISODES, Record
from ghostcli.records.cue_pieces import Pieces
from ghostcli.records.passages import EpisodeSpeech, numbered_cues_in, passage_at
from ghostcli.timecode import Span
from ghostcli.transcripts.base import Cue

if TYPE_CHECKING:
    from ghostcli.fidelity.finding import Finding

CUT = " […] "
"""Between the parts of a quote that has a marked cut."""

_ENDS, _OPENS = ".!?…。！？", "¿¡"


class SaidPart(NamedTuple):
    """A part of a passage: the passage's number from 0, and the part's place in its text.

    `cut` says that words are left out before it, at a marked cut.
    """

    passage: int
    begin: int
    end: int
    cut: bool = False


class SaidWords(NamedTuple):
    """Words of a transcript as said: parts of passages in order.

    `finding` says how typed words were found among them; None if no words were typed. `times` is how often
    they are said there.
    """

    spoken: EpisodeSpeech
    parts: tuple[SaidPart, ...]
    finding: Finding | None = None
    times: int = 1

    @property
    def text(self) -> str:
        """The words; a marked cut is between the parts of typed words."""
        text = ""
        for part in self.parts:
            said = self.spoken.passages[part.passage].text[part.begin : part.end].strip()
            text += (CUT if part.cut else " ") + said if text and said else said
        return text

    @property
    def speakers(self) -> list[str | None]:
        """Who says them, each once, in order; None for a voice without a name."""
        return list(dict.fromkeys(self.spoken.passages[part.passage].speaker for part in self.parts))

    @property
    def turns(self) -> list[int]:
        """The numbers of their turns."""
        return list(dict.fromkeys(self.spoken.passages[part.passage].turn for part in self.parts))

    @property
    def span(self) -> tuple[float, float] | None:
        """When they are said, in seconds on the transcript's clock; None if it has no times."""
        pieces = Pieces(self.spoken)
        first, last = self.parts[0], self.parts[-1]
        start = pieces.time(first.passage, first.begin)
        if start is None:
            return None
        return start, max(start, pieces.until(last.passage, last.end))


def said_at(spoken: EpisodeSpeech, record: Record, span: Span | None) -> SaidWords:
    """What is said at a moment: its passage, the cues of its range, or its turn; of an episode, everything.

    `span` is the time of the moment on the transcript's clock. There are no parts if nothing is said there.
    """
    own = spoken.passages
    if record.kind is EPISODES:
        numbers: Iterable[int] = range(len(own))
    elif span is None:
        numbers = [number for number, one in enumerate(own) if one.turn == record.values.get("turn")]
    elif span[1] is None:
        passage = passage_at(spoken, span[0])
        numbers = [number for number, one in enumerate(own) if one is passage]
    else:
        return SaidWords(spoken, tuple(_parts_of_cues(spoken, _cues(spoken, span))))
    return SaidWords(spoken, tuple(SaidPart(number, 0, len(own[number].text)) for number in numbers))


def _cues(spoken: EpisodeSpeech, span: Span) -> Sequence[int]:
    """The numbers of the cues of a range.

    A ref has whole seconds. So a cue of the same voice that begins and ends in the last second belongs to it.
    """
    numbers = [number for number, _ in numbered_cues_in(spoken, span)]
    last = int(span[1] or 0)
    while numbers and numbers[-1] + 1 < len(spoken.cues):
        here, following = spoken.cues[numbers[-1]], spoken.cues[numbers[-1] + 1]
        inside = following.start is not None and int(following.start) == last
        if not inside or int(following.end or last + 1) > last or following.speaker != here.speaker:
            break
        numbers.append(numbers[-1] + 1)
    return numbers


def _parts_of_cues(spoken: EpisodeSpeech, numbers: Sequence[int]) -> Iterable[SaidPart]:
    """The parts of passages that these cues are."""
    pieces = Pieces(spoken)
    for number, passage in enumerate(spoken.passages):
        own = [one for one in numbers if passage.first <= one < passage.first + len(passage.cues)]
        if own:
            begin = pieces.place(number, own[0], 0)
            end = pieces.place(number, own[-1], len(spoken.cues[own[-1]].text))
            if passage.text[begin:end].strip():
                yield SaidPart(number, begin, end)


def find_words(there: SaidWords, typed: str, language: str | None) -> SaidWords:
    """The typed words as they are said there; without parts if nothing similar is said."""
    from ghostcli.fidelity.check import check
    from ghostcli.fidelity.reference import Reference

    own = there.spoken.passages
    texts = [own[part.passage].text[part.begin : part.end] for part in there.parts]
    cues = [
        Cue(None, None, own[part.passage].speaker, text)
        for part, text in zip(there.parts, texts, strict=True)
    ]
    reference = Reference.of(cues, language)
    finding = check(typed, reference)
    found: list[SaidPart] = []
    for part in finding.parts:
        written = reference.written(part.position, part.position + part.length)
        for place in dict.fromkeys(number for number, *_ in written):
            inside = [(start, end) for number, start, end in written if number == place]
            base = there.parts[place]
            begin, end = _with_marks(texts[place], inside[0][0], inside[-1][1])
            is_cut = bool(found) and place == written[0][0]
            found.append(SaidPart(base.passage, base.begin + begin, base.begin + end, is_cut))
    again = sum(one.share == finding.share for one in finding.occurrences if not one.part)
    return SaidWords(there.spoken, tuple(found), finding, 1 + again)


def _with_marks(text: str, begin: int, end: int) -> tuple[int, int]:
    """The place of words with the marks of the sentence that they open or close."""
    while begin and text[begin - 1] in _OPENS:
        begin -= 1
    while end < len(text) and text[end] in _ENDS:
        end += 1
    return begin, end
