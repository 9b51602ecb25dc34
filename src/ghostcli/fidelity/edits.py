"""Decide which changes an editor may make: the rule between near and reworded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from ghostcli.fidelity.disfluencies import NEGATIONS, written_out
from ghostcli.fidelity.gaps import Op
from ghostcli.fidelity.lexicon import any_opposite, is_person, light_words
from ghostcli.fidelity.numbers import CURRENCIES, MEASURES, count, is_number
from ghostcli.fidelity.phonetics import mistyped, one_stem, sound_alike
from ghostcli.fidelity.prepared_quote import PreparedQuote
from ghostcli.fidelity.segments import ALLOWED, AlignedSegment
from ghostcli.fidelity.verb_forms import one_verb

NEAR = 0.9
"""Least share of words in place in each sentence or part."""

LITTLE = 0.5
"""Cost of a light word that is out of place, or of a misheard word."""

TOGETHER = 2
"""Two content words together that are printed only or said only make the quote reworded."""

_ENDS = frozenset(".?!…。？！")
_KEPT = frozenset(("equal", "aside"))
_NOBODY = frozenset(("a", "an", "the", "and", "but", "so"))
"""Light words for which a subject may be printed: "and trusted it", "we trusted it"."""
_HEDGES = {
    **{word: word for word in ("may", "might", "must", "should", "only", "almost", "nearly", "minus", "if")},
    **{word: word for word in ("unless", "until", "supposedly", "allegedly", "partly", "mostly")},
    **dict.fromkeys(("will", "ll"), "will"),
    "would": "would",
    **dict.fromkeys(("can", "could", "kann", "kannst", "konnen", "konnt", "konnte", "konnten"), "can"),
    **dict.fromkeys(("peut", "peux", "peuvent", "puede", "puedo", "pueden", "podemos", "puo"), "can"),
    **dict.fromkeys(("posso", "possono", "possiamo", "kan", "kunnen", "pode", "podem"), "can"),
    **dict.fromkeys(("muss", "musst", "mussen", "musste", "mussten", "doit", "dois", "doivent"), "must"),
    **dict.fromkeys(("debe", "debo", "deben", "debemos", "deve", "devo", "devono", "devem"), "must"),
    **dict.fromkeys(("dobbiamo", "moet", "moeten", "moest", "moesten"), "must"),
    **dict.fromkeys(("soll", "sollen", "sollst", "sollte", "sollten"), "should"),
    **dict.fromkeys(("darf", "durfen", "durfte", "durften", "mogen"), "may"),
}
_BE = frozenset(("is", "has", "was"))


def is_near(quote: PreparedQuote, segments: Iterable[AlignedSegment]) -> bool:
    """Whether an editor may make all the changes, in every sentence and marked part.

    In each, nine words in ten are in place. A light word counts half, and a single light word is always
    allowed. No content word is exchanged for another. Negations and numbers are judged elsewhere.
    """
    ends = _ends(quote)
    edges = [0, *ends, len(quote.keys)]
    sizes = [count(quote.keys[first:last]) for first, last in pairwise(edges)]
    costs = [0.0] * len(sizes)
    language = quote.reference.language
    light = light_words(language)
    units: tuple[set[str], set[str]] = set(), set()
    for ops in _changes(quote, segments):
        first, last = ops[0].first, ops[-1].last
        printed = [word for op in ops for word in quote.keys[op.first : op.last]]
        said = [word for op in ops for word in quote.reference.keys(op.start, op.end)]
        cost = _cost(printed, said, light, language)
        units[0].update(_units(printed, quote.keys[max(0, first - 1) : last + 1], light))
        beside = quote.reference.keys(max(0, ops[0].start - 1), ops[-1].end + 1)
        units[1].update(_units(said, beside, light))
        if first not in edges and _other_names(quote, ops, printed, said):
            return False
        alone = not (printed and said)
        if cost is None or (
            alone and (_a_few(quote, ops[-1]) or _of_a_number(quote, first, last, printed or said))
        ):
            return False
        piece = bisect_right(ends, first if last > first else max(first - 1, 0))
        costs[piece] += cost
        sizes[piece] += max(0, len(said) - len(printed))
    if (units[0] and units[1]) or units[0] - CURRENCIES:  # 5 lb for 5 euros, or for 5
        return False
    return all(
        cost <= max(LITTLE, round((1 - NEAR) * size, 6)) for cost, size in zip(costs, sizes, strict=True)
    )


def _changes(quote: PreparedQuote, segments: Iterable[AlignedSegment]) -> Iterator[list[Op]]:
    """Yield the steps that change something; steps without a word in place between them come together."""
    for _, some in groupby(_reordered(_steps(quote, segments)), key=lambda op: op.kind in _KEPT):
        ops = list(some)
        changes = [op for op in ops if op.kind not in ALLOWED]
        if changes:
            yield [op for op in ops if op.kind not in ALLOWED or _instead(quote, op, changes)]


def _reordered(steps: Iterable[Op]) -> list[Op]:
    """Reorder steps: of a word that occurs twice on one side, move the cleaned copy away from the change."""
    ops = list(steps)
    for place in range(1, len(ops) - 1):
        one, kept, other = ops[place - 1 : place + 2]
        length = kept.last - kept.first
        if kept.kind != "equal" or {one.kind, other.kind} <= ALLOWED:
            continue
        if one.kind == "cleaned" and length == max(one.last - one.first, one.end - one.start):
            ops[place - 1 : place + 1] = kept, one
        elif other.kind == "cleaned" and length == max(other.last - other.first, other.end - other.start):
            ops[place : place + 2] = other, kept
    return ops


def _instead(quote: PreparedQuote, op: Op, changes: Sequence[Op]) -> bool:
    """Whether a repeated word replaces another one: "Bitcoin Bitcoin" for "Bitcoin Core"."""
    printed, said = op.last > op.first, op.end > op.start
    if printed == said or any((one.last > one.first) == printed for one in changes):
        return False
    if printed:
        words, length, first = quote.keys, op.last - op.first, op.first
    else:
        length, first = op.end - op.start, min(op.start, op.end - op.start)
        words = quote.reference.keys(op.start - first, op.end + length)
    one = words[first : first + length]
    return one in (words[max(0, first - length) : first], words[first + length : first + 2 * length])


def _steps(quote: PreparedQuote, segments: Iterable[AlignedSegment]) -> Iterator[Op]:
    """Yield the steps of all segments, and a deletion for printed words that no segment covers."""
    place = spot = 0
    for number, segment in enumerate(segments):
        if segment.first > place:
            yield Op("delete", place, segment.first, spot, spot)
        elif number:
            yield Op("equal", place, place, spot, spot)  # separates the changes of two segments
        yield from segment.ops
        place, spot = max(place, segment.last), segment.end
    if place < len(quote.keys):
        yield Op("delete", place, len(quote.keys), spot, spot)


def _ends(quote: PreparedQuote) -> list[int]:
    """Return the words at which a sentence or marked part begins, without the first word."""
    words, text = quote.printed.words, quote.printed.text
    found = {
        place
        for place in range(1, len(words))
        if not _ENDS.isdisjoint(text[words[place - 1].end : words[place].start])
    }
    return sorted(found | set(quote.printed.bounds))


def _cost(
    printed: Sequence[str], said: Sequence[str], light: frozenset[str], language: str | None
) -> float | None:
    """Return how many words a change puts out of place; None if the change makes the quote reworded."""
    ours, theirs = _telling(printed, light), _telling(said, light)
    if _hedges(printed) != _hedges(said):
        return None
    if not printed or not said:
        return None if max(len(ours), len(theirs)) >= TOGETHER else _weight(printed, said, light)
    if _same_sense(ours, theirs, language) or _misheard(printed, said, language):
        return LITTLE * max(len(printed), len(said))
    if ours or len(theirs) > len(said) - len(printed) or _turned(printed, said, language):
        return None
    return _weight(printed, said, light)


def _units(words: Sequence[str], beside: Sequence[str], light: frozenset[str]) -> set[str]:
    """Return the units in `words`, if a figure is in `beside`."""
    if not any(word[0].isdigit() for word in beside):
        return set()
    return {word for word in words if word in CURRENCIES or ((word,) in MEASURES and word not in light)}


def _hedges(words: Sequence[str]) -> list[str]:
    """Return the words of a change that limit how far a statement holds; can and could are the same."""
    return sorted(_HEDGES[word] for word in words if word in _HEDGES)


def _telling(words: Sequence[str], light: frozenset[str]) -> list[str]:
    return [word for word in words if word not in light and word not in NEGATIONS]


def _weight(printed: Sequence[str], said: Sequence[str], light: frozenset[str]) -> float:
    return max(sum(LITTLE if word in light else 1.0 for word in words) for words in (printed, said))


def _misheard(printed: Sequence[str], said: Sequence[str], language: str | None) -> bool:
    """Whether one side may be misheard or mistyped for the other, and no word is an opposite."""
    one, other = "".join(printed), "".join(said)
    if any_opposite(printed, said, language):
        return False
    return sound_alike(one, other) or mistyped(one, other)


def _turned(printed: Sequence[str], said: Sequence[str], language: str | None) -> bool:
    """Whether light words are opposites, or a possessive `s` is printed as "is"."""
    ours, theirs = set(printed) - set(said), set(said) - set(printed)
    another = any(map(is_person, ours)) and not theirs <= _NOBODY
    if any_opposite(ours, theirs, language) or (another and not sound_alike("".join(printed), "".join(said))):
        return True
    return ("s" in said and not _BE.isdisjoint(printed)) or ("s" in printed and not _BE.isdisjoint(said))


def _other_names(
    quote: PreparedQuote, ops: Sequence[Op], printed: Sequence[str], said: Sequence[str]
) -> bool:
    """Whether one name is printed for another, and the transcript has both: Karen, Karin."""
    if not printed or len(printed) != len(said) or len(printed) != ops[-1].last - ops[0].first:
        return False
    reference, first = quote.reference, ops[0].first
    return any(
        one != other
        and one.rstrip("s") != other.rstrip("s")
        and reference.count(quote.codes[place])
        and quote.printed.text[quote.printed.words[place].start].isupper()
        and _is_capital(quote, start)
        for place, start, one, other in zip(
            range(first, first + len(printed)), range(ops[0].start, ops[-1].end), printed, said, strict=False
        )
    )


def _is_capital(quote: PreparedQuote, start: int) -> bool:
    """Whether a said word is capitalized like a name; always true if the transcript has no punctuation."""
    reference = quote.reference
    return not reference.punctuated or reference.text(reference.written(start, start + 1))[:1].isupper()


def _a_few(quote: PreparedQuote, op: Op) -> bool:
    """Whether "few" or "little" lost or gained its article: "a few" means some."""
    if op.last > op.first:
        last, following = quote.keys[op.last - 1], quote.keys[op.last : op.last + 1]
    else:
        last, *following = quote.reference.keys(op.end - 1, op.end + 1)
    return last == "a" and following[:1] in (["few"], ["little"])


def _of_a_number(quote: PreparedQuote, first: int, last: int, words: Sequence[str]) -> bool:
    """Whether words that are printed only or said only belong to a number next to them: a hundred and one."""
    beside = (*quote.keys[max(0, first - 1) : first], *quote.keys[last : last + 1])
    return any(word[0].isdigit() for word in words) and any(map(is_number, beside))


def _same_sense(printed: Sequence[str], said: Sequence[str], language: str | None) -> bool:
    """Whether content words are other forms of the same words, or may be misheard."""
    if not printed or not said:
        return False
    if any_opposite(printed, said, language):
        return False
    left, right = list(printed), list(said)
    for word in printed:
        forms = (one for one in right if word == one or one_stem(word, one) or one_verb(word, one, language))
        same = next(forms, None)
        if same is not None:
            left.remove(word)
            right.remove(same)
    if not left and not right:
        return True
    if bool(left) != bool(right):
        return False
    return sound_alike("".join(left), "".join(right)) or not written_out(tuple(left)).isdisjoint(
        written_out(tuple(right))
    )
