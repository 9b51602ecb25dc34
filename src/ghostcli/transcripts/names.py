"""Decide which names before a colon are speakers, using the file as a whole.

A colon in speech does not mark a speaker. So a name counts by its positions and frequency. Its spelling
decides only for names that occur once or twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

OFTEN = 3
"""A name with at least this many occurrences counts regardless of its spelling."""

_FEW = 8
"""A file with at most this many heads is too short for names to recur."""

_PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
        "del",
        "della",
        "du",
        "la",
        "le",
        "les",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
        "e",
        "i",
        "of",
        "the",
        "and",
        "&",
        "zu",
        "zum",
        "ter",
        "ten",
        "dos",
        "das",
        "do",
        "af",
        "av",
    ]
)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"))
_CLAUSE = re.compile(r"[，。；！？]|[\u3040-\u30ff\u3400-\u9fff々]{17,}")
"""A mark between or after clauses, or more characters than a name has, in a script without spaces."""

_LISTED = re.compile(r"[\u30a0-\u30ff\u3400-\u9fff々]{1,6}(?:、[\u30a0-\u30ff\u3400-\u9fff々]{1,6}){1,5}\Z")
_LETTERS = re.compile(r"\b[^\W\d_]+\b")
_WORD = re.compile(r"[^\W\d_]{3,}")
_MARKED = re.compile(r"[@#|_0-9/]")


def is_clause(text: str) -> bool:
    """Whether a text in a script without spaces is part of a sentence, and no name or list of names."""
    if text.isascii():
        return False
    return _CLAUSE.search(text) is not None or ("、" in text and _LISTED.match(text) is None)


def looks_named(name: str) -> bool:
    """Whether a text looks like a name: few words, each with a capital, a digit, or a script without case."""
    from ghostcli.transcripts.colon_words import is_machine, is_opener, is_role

    if is_machine(name) or is_role(name):
        return True
    bare = re.sub(r"(?:(?<![ \t])[ \t]++)?[(\[|,](?s:.*)\Z", "", name)
    words = [word.strip("\"'“”‘’()[].,") for word in bare.split()]
    words = [word for word in words if word]
    if not 0 < len(words) <= 5 or is_opener(name):
        return False
    return not words[0][0].islower() and all(
        not word[0].islower() or word.lower() in _PARTICLES or _MARKED.search(word) for word in words
    )


def may_name(label: str) -> bool:
    """Whether a text before a colon may be a speaker if all others are: a few words, with a capital first."""
    from ghostcli.transcripts.colon_words import is_opener

    return label.count(" ") < 5 and not label[0].islower() and not is_opener(label)


def is_identifier(name: str) -> bool:
    """Whether a text is one word with signs or digits, as in account and device names."""
    return " " not in name and (_MARKED.search(name) is not None or "." in name[1:-1])


def accepted(labels: Sequence[str | None], text: Callable[[], Iterable[str]]) -> frozenset[str]:
    """Return the names among the labels of a file's cues or paragraphs that are speakers.

    `labels` has one entry for each place where a head may stand, None if there is none. `text` yields all the
    words. The result is empty if the labels are no sufficient evidence.
    """
    from ghostcli.transcripts.colon_words import is_field, is_opener

    counts = Counter(name for name in labels if name is not None and not is_opener(name))
    counts = Counter({name: n for name, n in counts.items() if n >= OFTEN or not is_field(name)})
    total = sum(counts.values())
    if not total or not _consistent(labels, counts, total):
        return frozenset()
    rare = 2 * total < len(labels)  # if most places have no label, "He said:" recurs too
    often = {name for name, number in counts.items() if number >= OFTEN}
    if rare:
        often -= _ordinary({name: counts[name] for name in often if not looks_named(name)}, text)
    seldom = [name for name in counts if name not in often]
    full = total >= 0.9 * len(labels)
    small = min(len(labels), total) <= _FEW
    return frozenset(often) | _by_spelling(
        {name: counts[name] for name in seldom}, often, text, full=full, small=small
    )


def _consistent(labels: Sequence[str | None], counts: Counter[str], total: int) -> bool:
    """Whether the labels of a file are speakers at all."""
    if total < 2:
        return False
    share = total / len(labels)
    early = any(name is not None for name in labels[:5])
    repeated = sum(number for number in counts.values() if number > 1)
    if share >= 0.5:
        return True
    if len(counts) == 1 or not (early or (total > _FEW and repeated >= 0.9 * total)):
        return False
    return repeated >= 0.6 * total or labels[0] is not None


def _by_spelling(
    seldom: Mapping[str, int],
    often: set[str],
    text: Callable[[], Iterable[str]],
    *,
    full: bool,
    small: bool,
) -> frozenset[str]:
    """Return the names that occur once or twice and are spelled as names and nothing else.

    `full`: nearly every place has a name. `small`: the file is too short for names to recur.
    """
    from ghostcli.transcripts.colon_words import is_machine, is_role

    kept: set[str] = set()
    single: dict[str, str] = {}
    for name, number in seldom.items():
        again = number > 1
        marked = _MARKED.search(name) is not None
        if is_machine(name) or is_role(name) or (full and (again or marked)) or (marked and again):
            kept.add(name)
        elif looks_named(name) and not any(map(str.isdecimal, name)):
            if len(name.split()) > 1 or _is_unspaced(name):
                kept.add(name)
            else:
                single[name.lower()] = name
    if single:
        plain = any(len(name.split()) == 1 for name in often) or not (often or kept)
        ordinary, addressed = _seen(single, text)
        kept.update(
            name
            for lower, name in single.items()
            if lower not in ordinary and (lower in addressed or seldom[name] > 1 or small or plain)
        )
    return frozenset(kept)


def _ordinary(counts: Mapping[str, int], text: Callable[[], Iterable[str]]) -> set[str]:
    """Return the labels with a word that the text has more often than the label (`counts`)."""
    within: Counter[str] = Counter()
    wanted = {word for name in counts for word in _WORD.findall(name.lower())}
    for piece in text() if wanted else ():
        within.update(word for word in _LETTERS.findall(piece.lower()) if word in wanted)
    return {
        name
        for name, number in counts.items()
        if any(within[word] > 2 * number for word in _WORD.findall(name.lower()))
    }


def _is_unspaced(name: str) -> bool:
    return name[0] >= "\u2e80"


def _seen(single: dict[str, str], text: Callable[[], Iterable[str]]) -> tuple[set[str], set[str]]:
    """Return which words occur in the text in lower case, and which as names inside a sentence."""
    ordinary: set[str] = set()
    addressed: set[str] = set()
    names = set(single.values())
    for piece in text():
        for word in _LETTERS.finditer(piece):
            if word[0] in single:
                ordinary.add(word[0])
            elif word[0] in names and piece[word.end() : word.end() + 2].lstrip()[:1] not in (":", "："):
                addressed.add(word[0].lower())
    return ordinary - {lower for lower, name in single.items() if lower == name}, addressed
