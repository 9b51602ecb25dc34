"""Speakers who are named by text alone: `Name:` where a whole file writes so.

A colon in speech is no speaker. So a name counts only if the file is consistent: it begins with
one, several come back, and none is an ordinary word of the same text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ghostcli.transcripts.base import Cue, Remarks, shown
from ghostcli.transcripts.normal import tidy_name, tidy_text

MAX_NAME = 60

_MACHINE = re.compile(r"\[?(SPEAKER_[0-9]{1,4})\]?:[ \t]*")
_BESIDE = re.compile(r" \([^()]*\)\Z")
_FORBIDDEN = re.compile(r"[?!,;\"“”„«»<>{}=@#*/\\|\n…]")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LETTERS = re.compile(r"\b[^\W\d_]+\b")
_PARTICLES = _set("van von der den de da di del della du la le les bin ibn al el y e of the and & zu ter")
_ROLES = _set("host guest interviewer interviewee narrator moderator speaker audience operator")
_NO_NAMES = _set(
    """
    note notes remember warning example examples tip step chapter part rule lesson number today tomorrow
    yesterday now so and but well okay ok yes no right look listen again also first second third finally
    plus because update spoiler disclaimer source sources summary result results problem solution fact
    myth title subtitle subtitles caption captions transcript translation language date time duration
    episode season link links url http https www file format version music theme edit ps re fwd subject
    from to cc tags keywords description credits copyright produced recorded guests hosts topics topic
    recording remark attention important conclusion reason basically meaning namely that this what which
    is
    """
)


def plausible(name: str) -> bool:
    """Whether a text can be the name of a speaker: few words, each written like a name."""
    return written_like_one(name) and name.strip(".").lower() not in _NO_NAMES


def written_like_one(name: str) -> bool:
    """The same for words such as Note and Recording, which are written like names."""
    if not 0 < len(name) <= MAX_NAME or _FORBIDDEN.search(name):
        return False
    name = _BESIDE.sub("", name)
    words = name.split()
    if not 0 < len(words) <= 6:
        return False
    if words[-1].endswith(".") and len(words[-1]) > 2 and words[-1].lower() not in ("jr.", "sr."):
        return False  # the end of a sentence
    return name.lower() in _ROLES or (
        any(map(_named_like, words))
        and all(_named_like(word) or word.lower() in _PARTICLES for word in words)
    )


def _named_like(word: str) -> bool:
    core = word.strip("()[]'’.-_")
    if not core or (word.endswith(".") and len(core) > 4):
        return False
    first = core[0]
    return not first.islower() and first.isalnum() and not (core.isdecimal() and len(core) > 4)


def label(text: str) -> tuple[str, int] | None:
    """`(name, where its text begins)` of a text that could begin with `Name:`; None if not."""
    colon = text.find(":", 0, MAX_NAME + 4)
    if colon < 0 and (colon := text.find("：", 0, MAX_NAME + 4)) < 0:
        return None
    if found := _MACHINE.match(text):
        return found[1], found.end()
    end = colon + 1
    if text[end : end + 1] not in ("", " ", "\t", "\n") and text[colon] == ":":
        return None
    name = tidy_name(text[:colon].lstrip("-–—>» "))
    if name and name[0] in "[(" and name[-1] in "])":
        name = tidy_name(name[1:-1])
    if name is None or not plausible(name):
        return None
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    return name, end


def accepted(labels: Sequence[str | None], text: Iterable[str]) -> frozenset[str]:
    """The names among the labels of a file's cues or paragraphs; none where they prove nothing.

    `labels` has one entry for each, None where it has no label; `text` gives all the words, in
    which a name that occurs only once must not be an ordinary word.
    """
    counts = Counter(name for name in labels if name is not None)
    total = sum(counts.values())
    if not total:
        return frozenset()
    share = total / len(labels)
    early = any(name is not None for name in labels[:5])
    repeated = sum(number for number in counts.values() if number > 1)
    if not (early or share >= 0.5) or (len(counts) == 1 and share < 0.5):
        return frozenset()
    if repeated < 0.6 * total and share < 0.5 and not (labels[0] is not None and len(counts) > 1):
        return frozenset()
    once = {name for name, number in counts.items() if number == 1 and " " not in name}
    ordinary = _ordinary(once, text) if once else frozenset()
    return frozenset(counts) - ordinary


def _ordinary(names: set[str], text: Iterable[str]) -> frozenset[str]:
    lowered = {name.lower(): name for name in names if not name.islower()}
    found: set[str] = set()
    for piece in text:
        found.update(lowered[word[0]] for word in _LETTERS.finditer(piece) if word[0] in lowered)
    return frozenset(found)


def named(cues: list[Cue], remarks: Remarks) -> list[Cue]:
    """The cues with the speakers that their texts name.

    A name counts until the next one, unless the file repeats it on every cue: then a cue without
    is nobody's.
    """
    labels = [label(cue.text) for cue in cues]
    names = accepted([found[0] if found else None for found in labels], (cue.text for cue in cues))
    if not names:
        return cues
    every = _on_every_cue([found[0] if found else None for found in labels])
    result: list[Cue] = []
    speaker: str | None = None
    for cue in cues:
        if every:
            speaker = None
        pieces: list[str] = []
        for line in cue.text.split("\n"):
            found = label(line)
            if found and found[0] in names:
                _append(result, cue, speaker, pieces)
                speaker, pieces = found[0], [line[found[1] :]]
            else:
                pieces.append(line)
        _append(result, cue, speaker, pieces)
    remarks.add(0, f"speakers are read from names before a colon: {shown(', '.join(sorted(names)))}")
    return result


def _append(result: list[Cue], cue: Cue, speaker: str | None, pieces: list[str]) -> None:
    if text := tidy_text("\n".join(pieces)):
        result.append(cue._replace(speaker=speaker, text=text))


def _on_every_cue(labels: Sequence[str | None]) -> bool:
    number = sum(name is not None for name in labels)
    if any(name and _MACHINE.match(f"{name}:") for name in labels):
        return number >= 0.5 * len(labels)
    again = sum(a is not None and a == b for a, b in pairwise(labels))
    return again > 0 and number >= 0.8 * len(labels)
