"""Find speech repairs, which an editor may remove as fillers are removed.

Kinds: a false start that is begun again, a number that is corrected at once, a "no" before a denial. They
follow Shriberg's "Preliminaries to a Theory of Speech Disfluencies" (1994): the reparandum, a pause or an
editing term, and the repair, which stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from ghostcli.fidelity.disfluencies import filler, negations, same_written_out
from ghostcli.fidelity.lexicon import light_words
from ghostcli.fidelity.numbers import is_number, run
from ghostcli.fidelity.reference import Reference

_LONGEST, _CONTENT = 8, 1
"""Maximum number of words of a false start, and of content words in it."""

_CORRECTED = 5
"""Maximum number of words that a speaker takes back: "connections on block, sorry, transactions on block"."""

_SOON = 5
"""A denial must be repeated within this many words."""

_OPENERS = frozenset((
    "i", "you", "he", "she", "it", "we", "they", "this", "that", "there", "these", "those", "what",
    "who", "which", "where", "when", "why", "how", "and", "but", "so", "because", "if", "ich", "du",
    "er", "sie", "es", "wir", "ihr", "das", "dies", "wer", "was", "wo", "wann", "warum", "wie", "und",
    "aber", "weil", "wenn", "dass", "je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles",
    "ce", "qui", "que", "quand", "pourquoi", "comment", "et", "mais", "parce", "si", "yo", "el", "ella",
    "nosotros", "ellos", "ellas", "eso", "esto", "quien", "cuando", "donde", "como", "y", "pero",
    "porque",
))  # fmt: skip
"""Words that open a clause, and open it again after a false start."""

_CORRECTING = (
    "i mean", "sorry", "no", "rather", "excuse me", "no wait", "actually no", "make that",
    "ich meine", "nein", "ach nein", "pardon", "entschuldigung", "verzeihung", "besser gesagt", "vielmehr",
    "enfin", "non", "je veux dire", "plutot", "quiero decir", "no perdon", "perdon", "mejor dicho", "digo",
    "anzi", "scusa", "scusate", "volevo dire", "nee", "ik bedoel", "of nee", "quer dizer", "alias",
    "desculpe", "desculpa", "perdao", "ou melhor", "nao",
)  # fmt: skip
_CORRECTIONS = tuple(tuple(term.split()) for term in _CORRECTING)
_NO = frozenset(("no", "nein", "non", "nee", "nao"))
_ALSO_NOT = {"es": "no", "it": "non", "pt": "nao", "fr": "non"}
"""Words that both answer and deny; they take words back only between two punctuation marks."""


def is_repair(reference: Reference, start: int, end: int) -> bool:
    """Whether said words `start` to `end`, which are not printed, are repaired by the words after them."""
    if end - start > _LONGEST or end >= len(reference):
        return False
    said, after = reference.keys(start, end), reference.keys(end, min(len(reference), end + 2 * _SOON))
    core = _without_fillers(said, reference.language)
    if any(tuple(said[-len(term) :]) == term for term in _CORRECTIONS if len(term) < len(said)):
        again = said[-1] != _ALSO_NOT.get(reference.language or "") or not (
            reference.gap(end - 1).isspace() or reference.gap(end).isspace()
        )
        return again and len(core) <= _CORRECTED and negations(core) <= sum(word in _NO for word in core)
    if core == ["no"]:
        answers = bool(after) and (after[0] in _OPENERS or not reference.gap(end).isspace())
        return answers and negations(after[:_SOON]) > 0
    if core and is_number(core[0]):
        return _corrected(core, after, marked=len(core) < len(said))
    return any(
        _repeat(reference, start + turn, end + turn) or _false_start(reference, start + turn, end + turn)
        for turn in _turns(reference, start, end)
    )


def _without_fillers(said: Sequence[str], language: str | None) -> list[str]:
    found: list[str] = []
    place = 0
    while place < len(said):
        length = filler(said, place, len(said), language)
        if not length:
            found.append(said[place])
        place += length or 1
    return found


def _corrected(core: Sequence[str], after: Sequence[str], *, marked: bool) -> bool:
    """Whether a number is corrected at once: "48 months, um, 24 months", "three, 300,000"."""
    number, again = run(core, 0), run(after, 0)
    unit = core[number:]
    figure = next((word for word in after[:again] if word[0].isdigit()), "")
    if not figure or list(after[again : again + len(unit)]) != list(unit):
        return False
    behind = after[again + len(unit) :]
    if marked or any(tuple(behind[: len(term)]) == term for term in _CORRECTIONS):
        return True
    return number == 1 and core[0].isdigit() and figure != core[0] and figure.startswith(core[0])


def _turns(reference: Reference, start: int, end: int) -> range:
    """Return the shifts of the dropped range that drop equal words, because both ends are alike."""
    codes = reference.codes
    earlier = later = 0
    while earlier < min(end - start - 1, start) and codes[start - earlier - 1] == codes[end - earlier - 1]:
        earlier += 1
    while later < end - start - 1 and end + later < len(codes) and codes[start + later] == codes[end + later]:
        later += 1
    return range(-earlier, later + 1)


def _repeat(reference: Reference, start: int, end: int) -> bool:
    """Whether the words before are the same with another contraction: "it would be, it'd be"."""
    said = tuple(reference.keys(start, end))
    before = tuple(reference.keys(max(0, start - len(said)), start))
    return len(before) == len(said) and same_written_out(before, said, reference.language)


def _false_start(reference: Reference, start: int, end: int) -> bool:
    """Whether a clause is begun, abandoned and begun again with the same word, in one sentence."""
    said, after = reference.keys(start, end), reference.keys(end, min(len(reference), end + _SOON))
    if not after or said[0] != after[0] or said[0] not in _OPENERS or any(map(is_number, said)):
        return False
    again = set(after)
    light = light_words(reference.language)
    telling = [
        word for word in _without_fillers(said, reference.language) if word not in light and word not in again
    ]
    if len(telling) > _CONTENT + negations(telling):
        return False
    if negations(said) and not negations(after):
        return False
    return not any(mark in reference.gap(word) for word in range(start + 1, end + 1) for mark in ".?!")
