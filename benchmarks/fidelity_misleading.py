"""Quotes that mislead: a cut or an edge leaves out a denial, a condition or a number of the statement."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import pairwise

from fidelity_cases import MARKS, Case, Source, bare, from_sentences
from fidelity_sentences import Sentence, Talks
from fidelity_turning import (
    CLAUSES,
    DENIALS,
    PERSONS,
    RELEVANT,
    REPORTS,
    SUBJECTS,
    TURNING,
    among,
    denies_here,
    modal,
    opener,
)

FOUND, CLEAR = "misleading", "out of scope"
_NUMBERS = among(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty"
    " seventy eighty ninety hundred thousand million"
)
_FIGURE = re.compile(r"[$€£]?[0-9][0-9.,]*[%kKMB]?")
_ABOUT_WHAT_WAS_SAID = among("true right correct think believe mean so case wrong sure same know like")
_AND = among("and but so because")
_TURNING_BEFORE = TURNING - {"or", "only", "little", "less", "almost"}


def _turned(recipe: str, text: str, sentence: Sentence) -> Case:
    return Case(recipe, text, sentence.episode, ("misleading",), cue=sentence.cue, may=False, figure=FOUND)


def _not_turned(recipe: str, text: str, sentence: Sentence) -> Case:
    return Case(recipe, text, sentence.episode, (), ("misleading",), sentence.cue, may=True, figure=CLEAR)


def denial_cut(sentence: Sentence, draw: random.Random) -> Case | None:
    """The cut takes a word that denies, and perhaps a few beside it, out of the middle of a clause."""
    places = [
        place
        for place in range(1, len(sentence.bare) - 3)
        if denies_here(sentence, place) and not any(sentence.pauses[max(0, place - 2) : place + 4])
    ]
    if sentence.asks or not places or len(sentence.find(DENIALS)) > 1:
        return None
    place = draw.choice(places)
    start, end = place - (place > 1 and draw.random() < 0.3), place + 1 + draw.choice((0, 0, 0, 1))
    left = draw.randint(max(0, start - 12), start - 1)
    right = min(len(sentence.words), end + draw.randint(3, 15))
    near = sentence.bare[max(left, start - 2) : end + 3]
    if CLAUSES & set(near) or right - end < 3 or right - end + start - left < 5:
        return None
    text = sentence.text(left, start) + draw.choice(MARKS) + sentence.text(end, right)
    return _turned("denial cut out", text, sentence)


def denial_opener_cut(sentence: Sentence, draw: random.Random) -> Case | None:
    """The quote is "I … the ferryman stole the money": the mark stands for "never said that"."""
    found = _opened(sentence)
    if found is None:
        return None
    start, end, stop = found
    text = sentence.text(start, start + 1) + draw.choice(MARKS) + sentence.text(end, stop)
    return _turned("denial of saying cut out", text, sentence)


def _opened(sentence: Sentence) -> tuple[int, int, int] | None:
    """Where "I don't think (that)" begins and ends and the clause after it ends, if it has five words."""
    if sentence.asks:
        return None
    for start in range(len(sentence.bare) - 6):
        begins = not start or sentence.pauses[start - 1] or sentence.bare[start - 1] in CLAUSES
        length = opener(sentence.bare, start) if begins else 0
        end = start + length
        if not length or sentence.bare[end] not in PERSONS or any(sentence.pauses[start:end]):
            continue
        stop = next(
            (at + 1 for at in range(end, len(sentence.bare)) if sentence.pauses[at]), len(sentence.bare)
        )
        if stop - end >= 5 and not sentence.find(DENIALS, end, stop):
            return start, end, stop
    return None


def denial_before(sentence: Sentence, draw: random.Random) -> Case | None:
    """The quote begins right behind "I don't think"."""
    found = _opened(sentence)
    if found is None:
        return None
    _, end, stop = found
    text = sentence.text(end, stop)
    return _turned("denial before the edge", draw.choice(("", "", "… ", "... ")) + text, sentence)


def report_before(sentence: Sentence, draw: random.Random) -> Case | None:
    """The quote begins right behind "they say that"."""
    for start in range(len(sentence.bare) - 7):
        if start and not sentence.pauses[start - 1] and sentence.bare[start - 1] not in CLAUSES:
            continue
        for end in range(start + 3, start + 7):
            if " ".join(sentence.bare[start:end]) in REPORTS and len(sentence.bare) - end >= 5:
                text = draw.choice(("", "… ")) + sentence.text(end)
                return _turned("report before the edge", text, sentence)
    return None


def condition_before(sentence: Sentence, draw: random.Random) -> Case | None:
    """The quote is what would be, without "If the council agrees,"."""
    found = _conditional(sentence)
    if found is None:
        return None
    first, main = found
    cut = first + 1 < main and draw.random() < 0.3
    mark = draw.choice(MARKS)
    text = sentence.text(0, first + 1) + mark + sentence.text(main) if cut else sentence.text(main)
    return _turned("condition before the edge", text, sentence)


def _conditional(sentence: Sentence) -> tuple[int, int] | None:
    """Where "If X," begins and where "we will Y" does, in a sentence that is made so."""
    some = sentence.bare
    first = 1 if some[0] in {"and", "so", "but", "well", "now", "because"} else 0
    if sentence.asks or len(some) < 10 or some[first] not in {"if", "unless", "until"}:
        return None
    if some[first + 1] == "you" and some[first + 2] in RELEVANT:
        return None
    comma = next((at for at in range(first, len(some)) if sentence.pauses[at]), len(some))
    main = comma + 1
    if main < len(some) and some[main] == "then":
        main += 1
    if not first + 3 <= comma <= first + 15 or len(some) - main < 5 or some[main] not in PERSONS:
        return None
    return (first, main) if modal(sentence, main, main + 3) else None


def condition_after(sentence: Sentence, draw: random.Random) -> Case | None:
    """The quote ends before "if the council agrees"."""
    del draw
    some = sentence.bare
    for at in range(6, len(some) - 3):
        if some[at] not in {"if", "unless", "until"} or some[at + 1] not in SUBJECTS:
            continue
        begin = next((place + 1 for place in range(at - 2, -1, -1) if sentence.pauses[place]), 0)
        asked = some[at - 1] in among(
            "as even what see know wonder check ask sure like and or only than matter care tell "
            "except but say said me out determine it is not guess question idea"
        )
        relevant = some[at + 1].startswith("you'") or (some[at + 1] == "you" and some[at + 2] in RELEVANT)
        plainly = some[begin] in PERSONS and modal(sentence, begin, begin + 3) and at - begin >= 5
        if not asked and not relevant and plainly and not sentence.asks:
            return _turned("condition after the edge", sentence.text(begin, at), sentence)
    return None


def _number(word: str) -> bool:
    return word in _NUMBERS or bool(_FIGURE.fullmatch(word))


def number_cut(sentence: Sentence, draw: random.Random) -> Case | None:
    """Of "from twenty to thirty" one of the two is cut out."""
    some = sentence.bare
    for at in range(len(some) - 3):
        ranged = some[at] in {"from", "between"} and some[at + 2] in {"to", "and"}
        if ranged and _number(some[at + 1]) and _number(some[at + 3]):
            left, right = max(0, at - draw.randint(2, 8)), min(len(some), at + 4 + draw.randint(1, 8))
            text = sentence.text(left, at + 1) + draw.choice(MARKS) + sentence.text(at + 3, right)
            return _turned("number cut out", text, sentence)
    return None


def clause_before(sentence: Sentence, draw: random.Random) -> Case | None:
    """Of "I didn't like it, but we kept the boat" what is behind the comma."""
    some = sentence.bare
    comma = next((at for at in range(2, len(some)) if sentence.pauses[at]), len(some))
    if len(some) - comma < 8 or some[comma + 1] not in {"but", "and", "so"} or some[comma + 2] not in PERSONS:
        return None
    left = set(some[: comma + 1])
    if not left & DENIALS or not left & PERSONS or left & {"if", "unless", "until", "when", "only", "nor"}:
        return None
    if some[comma + 1] == "and" and left & _ABOUT_WHAT_WAS_SAID:
        return None
    start = comma + 1 + draw.randint(0, 1)
    return _not_turned("denial in the clause before", sentence.text(start), sentence)


def clause_after(sentence: Sentence, draw: random.Random) -> Case | None:
    """Of "we kept the boat, but I didn't like it" what is before the comma."""
    del draw
    some = sentence.bare
    comma = next((at for at in range(4, len(some)) if sentence.pauses[at]), len(some))
    if len(some) - comma < 6 or some[comma + 1] not in {"but", "and", "so"} or some[comma + 2] not in PERSONS:
        return None
    right = set(some[comma + 1 :])
    if some[0] not in PERSONS or not right & DENIALS or right & _ABOUT_WHAT_WAS_SAID:
        return None
    if set(some[: comma + 1]) & {"if", "unless", "until", "not"} or sentence.asks:
        return None
    return _not_turned("denial in the clause after", sentence.text(0, comma + 1), sentence)


def clause_cut(sentence: Sentence, draw: random.Random) -> Case | None:
    """A whole clause that denies something is cut out between two that are whole."""
    some = sentence.bare
    commas = [at for at in range(len(some) - 2) if sentence.pauses[at]]
    starts = [0, *(at + 1 for at in commas)]
    for number, (one, other) in enumerate(pairwise(commas)):
        first = max(start for start in starts[: number + 1] if start == 0 or one - start >= 4)
        middle = set(some[one + 1 : other + 1])
        begins = some[one + 1] in _AND and some[one + 2] in SUBJECTS
        goes_on = some[other + 1] in _AND and some[other + 2] in SUBJECTS and len(some) - other > 5
        whole = one - first >= 3 and set(some[first : first + 3]) & SUBJECTS
        told = middle & DENIALS and not middle & _ABOUT_WHAT_WAS_SAID
        if begins and goes_on and whole and told and not set(some[: one + 1]) & _TURNING_BEFORE:
            text = sentence.text(first, one + 1) + draw.choice(MARKS) + sentence.text(other + 1)
            return _not_turned("clause with a denial cut out", text, sentence)
    return None


def sentence_cut(talks: Talks, draw: random.Random) -> Iterator[Case]:
    """A whole sentence that denies something is cut out between two whole ones."""
    pairs = talks.pairs
    for place in draw.sample(range(len(pairs) - 1), len(pairs) - 1):
        (one, middle), (again, other) = pairs[place], pairs[place + 1]
        if again is not middle or len(middle.bare) < 6 or min(len(one.bare), len(other.bare)) < 5:
            continue
        about = middle.bare[0] in {
            "no",
            "not",
            "but",
            "nor",
            "that",
            "this",
            "which",
            "or",
            "never",
            "that's",
            "it",
        }
        if about or not middle.find(DENIALS) or middle.find(_ABOUT_WHAT_WAS_SAID) or one.asks:
            continue
        text = " ".join(one.words) + draw.choice(MARKS) + " ".join(other.words)
        yield _not_turned("sentence with a denial cut out", text, one)


def sentence_before(talks: Talks, draw: random.Random) -> Iterator[Case]:
    """A whole sentence whose neighbour before it denies something."""
    for one, other in draw.sample(talks.pairs, len(talks.pairs)):
        if one.find(DENIALS) and len(other.bare) >= 5:
            yield _not_turned("denial in the sentence before", " ".join(other.words), other)


TABLE: tuple[tuple[int, str, Source], ...] = (
    (14, "denial cut out", from_sentences(denial_cut)),
    (6, "denial of saying cut out", from_sentences(denial_opener_cut)),
    (12, "denial before the edge", from_sentences(denial_before)),
    (2, "report before the edge", from_sentences(report_before)),
    (8, "condition before the edge", from_sentences(condition_before)),
    (6, "condition after the edge", from_sentences(condition_after)),
    (2, "number cut out", from_sentences(number_cut)),
    (8, "denial in the clause before", from_sentences(clause_before)),
    (8, "denial in the clause after", from_sentences(clause_after)),
    (6, "clause with a denial cut out", from_sentences(clause_cut)),
    (8, "sentence with a denial cut out", sentence_cut),
    (8, "denial in the sentence before", sentence_before),
)
SOURCES = tuple(
    row
    for weight, name, made in TABLE
    for row in ((weight, name, made), (weight, f"{name}, bare", bare(made)))
)
"""How many of a thousand, the name, and the source, each in both layouts."""
