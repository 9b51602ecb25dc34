"""Talks as recognisers and captions have them: segments of timed words, some of them without a speaker."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from speakers_base import Expected, Names, Rendering, honest, spellings
from speakers_damage import IN_CUES, SHARE, Head, damaged
from speakers_talks import Talk, Turn

_SENTENCE_END = re.compile(r"[.?!]['\"”’)]*\Z")
_JOINED = 0.4
_SHORT = 12


class Word(NamedTuple):
    """A word with its marks; times are seconds."""

    text: str
    start: float
    end: float


class Segment(NamedTuple):
    """A piece of a turn; `opens` that it is the first one.

    `missing` says how its speaker is left out: `no key`, `null` or `empty`. `head` is what stands before the
    text where names are text. `untagged` segments have no speaker since it is that of the one before;
    `joined` ones stand in one cue or segment of the file with the one before.
    """

    voice: int
    words: tuple[Word, ...]
    opens: bool
    missing: str = ""
    head: str = ""
    untagged: bool = False
    joined: bool = False

    @property
    def start(self) -> float:
        """When it begins, in seconds."""
        return self.words[0].start

    @property
    def end(self) -> float:
        """When it ends, in seconds."""
        return self.words[-1].end

    @property
    def text(self) -> str:
        """What is said."""
        return " ".join(word.text for word in self.words)


class Labels(NamedTuple):
    """How a format calls its voices: what it writes for a voice and its name, and what a reader may say."""

    written: Callable[[int, str], object]
    read: Callable[[int, str], Names]


def numbered(written: object) -> Names:
    """How a reader may give a number or a letter."""
    return frozenset({str(written), f"Speaker {written}"})


NAMES = Labels(lambda _, name: name, lambda _, name: spellings(name))
NUMBERS = Labels(lambda voice, _: voice, lambda voice, _: numbered(voice))
LETTERS = Labels(lambda voice, _: chr(65 + voice), lambda voice, _: numbered(chr(65 + voice)))


def coded(pattern: str, first: int = 0) -> Labels:
    """Labels such as `spk_0`: a reader gives them as they are."""
    return Labels(
        lambda voice, _: pattern.format(voice + first),
        lambda voice, _: frozenset({pattern.format(voice + first)}),
    )


class Script(NamedTuple):
    """What a writer writes: `segments`, the `names` of the voices, and their `labels` in the format."""

    segments: Sequence[Segment]
    names: Sequence[str]
    labels: Sequence[object]

    def label(self, segment: Segment) -> object:
        """The speaker as it is written; None where it is left out, or not repeated."""
        return None if segment.missing or segment.untagged else self.labels[segment.voice]

    def tag(self, segment: Segment, key: str) -> dict[str, object]:
        """The speaker of a segment as an entry of an object: with a value, null, empty or not at all."""
        if segment.untagged or segment.missing == "no key":
            return {}
        if segment.missing:
            return {key: None if segment.missing == "null" else ""}
        return {key: self.labels[segment.voice]}

    def groups(self) -> list[list[Segment]]:
        """For each segment those that stand with it in one; none where it stands in the one before."""
        found: list[list[Segment]] = []
        for segment in self.segments:
            if segment.joined:
                found[-1].append(segment)
            found.append([] if segment.joined else [segment])
        return found

    @property
    def text(self) -> str:
        """All that is said."""
        return " ".join(segment.text for segment in self.segments)


class Written(NamedTuple):
    """A file: what stands before the segments, a block of lines for each, and what stands behind them.

    `packed` makes bytes of the text where it is stored within something else.
    """

    before: str
    blocks: Sequence[str]
    after: str
    packed: Callable[[str], bytes] = str.encode
    by_line: bool = True


class Format(NamedTuple):
    """A layout of segments.

    `head` is a template of names that stand in the text, and that are damaged there; without one, some
    speakers are left out in the ways of `missing`. `most` and `least` are the words of a segment.
    `changes` says that a speaker is given only where it changes, and `carried` that one which is left out
    is the one before. `joined` puts short segments of two speakers into one; `by_word` formats have times
    of words and no segments, so that a cue need begin and end only where the speaker changes.
    """

    name: str
    write: Callable[[Script], Written]
    labels: Labels = NAMES
    head: str = ""
    missing: Sequence[str] = ("no key", "null")
    most: int = 40
    least: int = 6
    changes: bool = False
    carried: bool = False
    joined: bool = False
    by_word: bool = False
    ends: bool = True
    precision: float = 0.001
    without: str = ""


def spliced(around: object, blocks: Iterable[object], *, by_line: bool = False) -> Written:
    """A value as JSON, with blocks of items, each on its line, in its list `[HERE]`."""
    before, _, after = json.dumps(around, ensure_ascii=False).partition(f'"{HERE}"')
    lines = [json.dumps(block, ensure_ascii=False) for block in blocks]
    # A block that is a list is a run of items.
    lines = [line[1:-1] if line.startswith("[") else line for line in lines]
    last = max((at for at, line in enumerate(lines) if line), default=-1)
    ended = [f"{line},\n" if line and at != last else line for at, line in enumerate(lines)]
    return Written(f"{before}\n", ended, f"\n{after}\n", by_line=by_line)


HERE = "-- here --"


@cache
def _pieces(talk: Talk, least: int, most: int) -> tuple[Segment, ...]:
    return tuple(piece for turn in talk.turns for piece in _of_turn(turn, least, most))


def _of_turn(turn: Turn, least: int, most: int) -> Iterator[Segment]:
    """A turn cut at sentences of so many words at least, and never longer than `most` words."""
    texts = _words(turn.text)
    step = (turn.end - turn.start) / len(texts)
    words = [
        Word(text, round(turn.start + at * step, 3), round(turn.start + (at + 0.95) * step, 3))
        for at, text in enumerate(texts)
    ]
    begin = 0
    for at, word in enumerate(words, 1):
        length = at - begin
        if length >= most or (length >= least and _SENTENCE_END.search(word.text)) or at == len(words):
            yield Segment(turn.voice, tuple(words[begin:at]), begin == 0)
            begin = at


def _words(text: str) -> list[str]:
    """The words of a text; what has no letter belongs to the word before, at the begin to the one behind."""
    found: list[str] = []
    for word in text.split():
        if found and not (re.search(r"[^\W_]", word) and re.search(r"[^\W_]", found[-1])):
            found[-1] += word
        else:
            found.append(word)
    return found


def composed(talk: Talk, names: Sequence[str], row: Format) -> Rendering:
    """The talk in a format, some of its heads damaged or some of its speakers left out."""
    chance = random.Random(f"{talk.name} {row.name}")
    segments: list[Segment] = []
    expected: list[Expected] = []
    labels = [row.labels.written(voice, name) for voice, name in enumerate(names)]
    for piece in _pieces(talk, row.least, row.most):
        before = expected[-1] if expected else None
        made, right, damage = _tagged(piece, row, str(labels[piece.voice]), before, chance)
        name = names[piece.voice] if row.labels is NAMES else "a label"
        right |= row.labels.read(piece.voice, names[piece.voice])
        segments.append(made._replace(joined=_joins(row, made, damage, segments, chance)))
        turn = Turn(piece.voice, piece.start, piece.end, piece.text)
        expected.append(Expected(turn, name, right, None, 0.002, damage))
    written = row.write(Script(segments, names, labels))
    line = 1 + written.before.count("\n")
    for at, (one, block) in enumerate(zip(expected, written.blocks, strict=True)):
        lines = block.count("\n")
        behind = segments[at + 1] if at + 1 < len(segments) else None
        start, end = _times(row, segments[at], behind)
        expected[at] = one._replace(start=start, end=end, first=line, last=max(line, line + lines - 1))
        line += lines
    data = written.packed("".join((written.before, *written.blocks, written.after)))
    return Rendering(row.name, "", talk.name, data, tuple(expected), written.by_line)


def _tagged(
    piece: Segment, row: Format, label: str, before: Expected | None, chance: random.Random
) -> tuple[Segment, Names, str]:
    """The segment with its head or without its speaker; who else may be said to speak; and the damage."""
    earlier = before.names if before else frozenset[str | None]()
    if row.changes and not piece.opens:
        # It is the speaker of the turn, and the damage to the head of that is damage to it.
        return piece._replace(untagged=True), earlier, before.damage if before else ""
    hurt = chance.random() < SHARE
    if not row.head:
        how = chance.choice(row.missing) if hurt and row.missing else ""
        carried = earlier if row.carried and how == "no key" else frozenset[str | None]()
        return piece._replace(missing=how), carried, f"speaker left out: {how}" if how else ""
    head = Head(row.head, label, "")
    if hurt:
        head = damaged(head, chance, IN_CUES)
    others = honest(frozenset[str | None](), head, earlier)
    return piece._replace(head=head.text), others, head.damage


def _joins(
    row: Format, piece: Segment, damage: str, before: Sequence[Segment], chance: random.Random
) -> bool:
    """Whether a segment stands in one with the segment before, which is somebody else's."""
    if not row.joined or not before or not piece.opens or damage or before[-1].joined or before[-1].missing:
        return False
    return len(before[-1].words) + len(piece.words) <= 2 * _SHORT and chance.random() < _JOINED


def _times(row: Format, piece: Segment, behind: Segment | None) -> tuple[float | None, float | None]:
    """The times of a segment that a reading should have: where a cue begins, and where one ends."""

    def heard(seconds: float) -> float:
        return int(seconds / row.precision + 1e-6) * row.precision

    start, end = heard(piece.start), heard(piece.end)
    begins = piece.opens if row.by_word else not piece.joined
    ends = behind is None or (behind.opens if row.by_word else not behind.joined)
    return (start if begins else None, end if row.ends and ends and end > start else None)
