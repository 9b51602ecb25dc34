"""What speakers repair and others throw in, which an editor may leave out; and scraps, which nobody may."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from fidelity_cases import MARKS, Case, OfSentence, Source
from fidelity_sentences import DASHES, Sentence, Talks
from fidelity_talks import Episode
from fidelity_turning import DENIALS, PERSONS, TURNING, turns_nothing

from ghostcli.fidelity.normalization import comparison_words
from ghostcli.transcripts.base import Cue

Put = Callable[[Sentence, random.Random], tuple[int, str] | None]
"""What is said more in a sentence, before which of its words."""

_OTHERS = (
    "Yeah.", "Mm-hm.", "Right.", "Wow.", "Sure.", "No way.", "Is that so?", "No, they don't.", "Every time.",
    "That's what I heard.", "It never does.", "You had to go back.", "Exactly right.", "Tell me about it.",
)  # fmt: skip


def _repair(recipe: str, text: str, episode: Episode, cue: int | None, speaker: str | None = None) -> Case:
    wrong = ("misleading", "spliced", "misattributed")
    return Case(recipe, text, episode, (), wrong, cue, speaker, may=True, figure="repair")


_RESTARTS = PERSONS | {"the", "a", "to", "in", "and", "but"}


def false_start(sentence: Sentence, draw: random.Random) -> Case | None:
    """A real one: "we had -- we have the boat", printed as "we have the boat"."""
    del draw
    words, bare = sentence.words, sentence.bare
    dashes = [at for at, word in enumerate(words) if word in DASHES]
    for at in dashes:
        before = max((dash + 1 for dash in dashes if dash < at), default=0)
        end = min((dash for dash in dashes if dash > at), default=len(words))
        if at - before < 5 or end - at < 7 or bare[at + 1] not in _RESTARTS:
            continue
        start = next((place for place in (at - 3, at - 2) if bare[place] == bare[at + 1]), None)
        if start is None or bare[start:at] == bare[at + 1 : 2 * at + 1 - start]:
            continue
        first, last = max(before, start - 12), min(end, at + 20)
        if DENIALS & set(bare[start:at]) or not turns_nothing(words, first, last):
            continue
        text = " ".join([*words[first:start], *words[at + 1 : last]])
        return _repair("false start, real", text, sentence.episode, sentence.cue)
    return None


def broken(make: OfSentence) -> Source:
    """A source that tries the recipe on every sentence that breaks off."""

    def source(talks: Talks, draw: random.Random) -> Iterator[Case]:
        for sentence in draw.sample(talks.broken, len(talks.broken)):
            case = make(sentence, draw)
            if case is not None:
                yield case

    return source


def start(sentence: Sentence, draw: random.Random) -> tuple[int, str] | None:
    """A false start of two or three words before a clause."""
    bare = sentence.bare
    places = [
        at for at in range(len(bare) - 4)
        if bare[at] in {"i", "we", "they", "you", "he", "she"} and bare[at + 1].isalpha()
        and (not at or sentence.pauses[at - 1] or bare[at - 1] in {"and", "but", "so", "because", "that"})
    ]  # fmt: skip
    if not places:
        return None
    at = draw.choice(places)
    verbs = [
        verb for verb in ("were", "had", "will", "could", "really want", "have been") if verb != bare[at + 1]
    ]
    dash = draw.choice((",", " --", "..."))
    return at, f"{sentence.words[at]} {draw.choice(verbs)}{dash}"


def denied_start(sentence: Sentence, draw: random.Random) -> tuple[int, str] | None:
    """A false start that denies, where what stays denies too."""
    bare = sentence.bare
    persons = {"i", "we", "they", "you", "he", "she"}
    places = [at for at in range(len(bare) - 4) if bare[at] in persons and bare[at + 1] in DENIALS]
    if not places:
        return None
    at = draw.choice(places)
    denials = [word for word in ("don't", "can't", "won't", "didn't", "never") if word != bare[at + 1]]
    return at, f"{sentence.words[at]} {draw.choice(denials)}{draw.choice((',', ' --'))}"


def number(sentence: Sentence, draw: random.Random) -> tuple[int, str] | None:
    """Another number and a word of correction before a number."""
    places = [at for at in range(1, len(sentence.words)) if re.fullmatch(r"[0-9]{2,3}", sentence.bare[at])]
    places = [at for at in places if not re.search(r"[0-9]", sentence.words[at - 1])]
    if not places:
        return None
    at = draw.choice(places)
    other = draw.choice([value for value in ("12", "37", "48", "260") if value != sentence.bare[at]])
    unit = (
        sentence.bare[at + 1] if at + 1 < len(sentence.bare) and sentence.bare[at + 1].endswith("s") else ""
    )
    said = f"{other} {unit}".strip()
    return at, draw.choice((f"{said}, I mean,", f"{said}, sorry,", f"{said}, um, no,", f"{said}, uh,"))


def lone(sentence: Sentence, draw: random.Random) -> tuple[int, str] | None:
    """A lone "right?" behind a comma."""
    places = [at + 1 for at in range(2, len(sentence.words) - 3) if sentence.words[at].endswith(",")]
    return (draw.choice(places), draw.choice(("right?", "you know?", "right,", "okay?"))) if places else None


def lone_no(sentence: Sentence, draw: random.Random) -> tuple[int, str] | None:
    """A "No," before a sentence that denies."""
    return (
        (0, draw.choice(("No,", "No, no,")))
        if DENIALS & set(sentence.bare) and sentence.bare[0] != "no"
        else None
    )


def otherwise(sentence: Sentence, draw: random.Random) -> tuple[int, str] | None:
    """The first two words twice, once in short: it'd be, it would be."""
    del draw
    short = {"would": "d", "will": "ll", "have": "ve", "are": "re"}
    for at in range(len(sentence.bare) - 3):
        if sentence.bare[at] in {"i", "we", "they", "you", "it"} and sentence.bare[at + 1] in short:
            following = sentence.bare[at + 2]
            return at, f"{sentence.words[at]}'{short[sentence.bare[at + 1]]} {following},"
    return None


def edited(recipe: str, put: Put) -> Source:
    """Real talks in which so much more is said, against quotes without it."""

    def source(talks: Talks, draw: random.Random) -> Iterator[Case]:
        for segment, at, episode in _said_more(talks, draw, put):
            first, last = max(0, at - draw.randint(5, 20)), min(len(segment.words), at + draw.randint(8, 25))
            if last - first >= 8 and turns_nothing(segment.words, first, last):
                text = " ".join(segment.words[first:last])
                yield _repair(recipe, text, episode, None)

    return source


def _said_more(talks: Talks, draw: random.Random, put: Put) -> Iterator[tuple[Sentence, int, Episode]]:
    """Each episode with insertions in some sentences, then stretches that hold one of them."""
    for episode in draw.sample(talks.episodes, len(talks.episodes)):
        own = [one for one in talks.of(episode) if len(one.words) >= 10]
        more: dict[int, str] = {}
        chosen: list[tuple[Sentence, int]] = []
        for segment in own:
            found = put(segment, draw)
            if found is not None and draw.random() < 0.4:
                more[segment.first + found[0]] = found[1]
                chosen.append((segment, found[0]))
        said = with_more(episode, more)
        for segment, at in draw.sample(chosen, min(len(chosen), 6)):
            yield segment, at, said


def with_more(episode: Episode, more: dict[int, str]) -> Episode:
    """The episode with more said before some words."""
    cues: list[Cue] = []
    count = 0
    for cue in episode.cues:
        words: list[str] = []
        for word in cue.text.split():
            words += [more[count], word] if count in more else [word]
            count += 1
        cues.append(cue._replace(text=" ".join(words)))
    return Episode(f"{episode.name} (more said)", tuple(cues))


def thrown_in(talks: Talks, draw: random.Random) -> Iterator[Case]:
    """Another's few words in the middle of what one voice says, not in the quote."""
    for episode in draw.sample(talks.episodes, len(talks.episodes)):
        names = sorted({cue.speaker for cue in episode.cues if cue.speaker and len(cue.speaker) > 2})
        if len(names) < 2:
            continue
        own = [one for one in talks.of(episode) if len(one.words) >= 16 and one.speaker in names]
        some = draw.sample(own, min(len(own), 6))
        breaks = {one.first + draw.randint(6, len(one.words) - 6): one for one in some}
        said = _interrupted(episode, {place: draw.choice(_OTHERS) for place in breaks}, names)
        for one in some:
            yield _repair("another throws in", " ".join(one.words), said, None, one.speaker)


def _interrupted(episode: Episode, breaks: dict[int, str], names: list[str]) -> Episode:
    """The episode with a cue of another voice before some words."""
    cues: list[Cue] = []
    count = 0
    for cue in episode.cues:
        words: list[str] = []
        for word in cue.text.split():
            if count in breaks:
                cues.append(cue._replace(text=" ".join(words)))
                other = next(name for name in names if name != cue.speaker)
                cues.append(cue._replace(text=breaks[count], speaker=other))
                words = []
            words.append(word)
            count += 1
        cues.append(cue._replace(text=" ".join(words)))
    return Episode(f"{episode.name} (interrupted)", tuple(cues))


def scraps(talks: Talks, draw: random.Random) -> Iterator[Case]:
    """Four to eight scraps of one to three words, a few words apart, with marks between."""
    for segment in talks.segments(draw, 30, 60):
        parts: list[str] = []
        at = draw.randint(0, 5)
        count = draw.randint(4, 8)
        while len(parts) < count and at < len(segment.words) - 3:
            size = draw.randint(1, 3)
            parts.append(segment.text(at, at + size))
            at += size + draw.randint(1, 6)
        if len(parts) == count and all(len(comparison_words(part)) < 4 for part in parts):
            text = draw.choice(MARKS).join(parts)
            yield Case("scraps", text, segment.episode, ("spliced",), cue=None, may=False, figure="scraps")


def one_scrap(talks: Talks, draw: random.Random) -> Iterator[Case]:
    """Two long parts and a scrap between them, with marks: that is no splice."""
    for segment in talks.segments(draw, 30, 60):
        sizes = (draw.randint(8, 12), draw.randint(2, 3), draw.randint(8, 12))
        gaps = (0, draw.randint(1, 3), draw.randint(1, 3))
        at = 0
        left_out: set[str] = set()
        parts: list[str] = []
        for size, gap in zip(sizes, gaps, strict=True):
            parts.append(segment.text(at + gap, at + gap + size))
            left_out.update(segment.bare[at : at + gap])
            at += gap + size
        if at <= len(segment.words) and not left_out & TURNING:
            text = draw.choice(MARKS).join(parts)
            yield Case(
                "one scrap of three parts", text, segment.episode, ("verbatim",), ("spliced",), segment.cue
            )


SOURCES: tuple[tuple[int, str, Source], ...] = (
    (8, "false start, real", broken(false_start)),
    (12, "false start", edited("false start", start)),
    (6, "false start that denies", edited("false start that denies", denied_start)),
    (6, "number corrected", edited("number corrected", number)),
    (6, "lone right?", edited("lone right?", lone)),
    (4, "lone no", edited("lone no", lone_no)),
    (4, "said again in short", edited("said again in short", otherwise)),
    (12, "another throws in", thrown_in),
    (12, "scraps", scraps),
    (4, "one scrap of three parts", one_scrap),
)
