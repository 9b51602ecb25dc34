"""Find where a quote may come from: runs of equal words, rare ones first, and the most similar window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from ghostcli.fidelity.gaps import Block
from ghostcli.fidelity.reference import Reference, occurrences

_RARE, _USUAL = 40, 300  # pairs and triples of words said more often than this are not looked up
_PROBE, _AGAIN = 4, 20
_LONG = 250  # words; longer quotes are located by runs alone
_SIMILAR = 45  # of 100; a lower similarity is no evidence


def runs(codes: str, reference: Reference, bounds: Iterable[int] = ()) -> list[Block]:
    """Return the longest runs of equal words: two words or more, none across one of `bounds`.

    Runs that consist of common words only are found from three words on.
    """
    said = reference.codes
    edges = frozenset(bounds)
    reached: dict[int, int] = {}
    found: list[Block] = []
    counts = [reference.count(letter) for letter in codes]
    for first in range(len(codes) - 1):
        size = 2 if min(counts[first : first + 2]) <= _RARE else 3
        some = counts[first : first + size]
        rarest = min(some)
        if not 0 < rarest <= _USUAL or len(some) < size:
            continue
        offset = some.index(rarest)
        wanted = codes[first : first + size]
        for spot in reference.places(codes[first + offset]):
            start = spot - offset
            if start < 0 or said[start : start + size] != wanted:
                continue
            slope = start - first
            if first < reached.get(slope, 0):
                continue
            end = first + size
            while end < len(codes) and said[end + slope : end + slope + 1] == codes[end]:
                end += 1
            reached[slope] = end
            found.append((first, start, end - first))
    return found if not edges else [piece for block in found for piece in _pieces(block, edges)]


def _pieces(block: Block, edges: frozenset[int]) -> list[Block]:
    first, start, length = block
    cuts = sorted(edge for edge in edges if first < edge < first + length)
    return [
        (begin, start + begin - first, end - begin)
        for begin, end in zip((first, *cuts), (*cuts, first + length), strict=True)
    ]


def copies(codes: str, reference: Reference) -> list[tuple[int, int]]:
    """Return where the words may be said again, in order: approximate first said word, and matching words.

    The search uses every fourth run of four words. At least some of these match where four words in five are
    in place. Of a run that a quote repeats, only the first copies are used.
    """
    found: list[int] = []
    used: Counter[str] = Counter()
    for first in range(0, max(1, len(codes) - _PROBE + 1), _PROBE):
        probe = codes[first : first + _PROBE]
        used[probe] += 1
        if used[probe] <= _AGAIN:
            found += (start - first for start in occurrences(reference.codes, probe))
    near = len(codes) // 3 + 3
    places: list[tuple[int, int]] = []
    for place in sorted(found):
        if places and place - places[-1][0] <= near:
            places[-1] = (places[-1][0], places[-1][1] + _PROBE)
        else:
            places.append((place, _PROBE))
    return places


def window(codes: str, reference: Reference, printed: tuple[int, int]) -> list[Block]:
    """Return the words in common with the most similar window of the transcript, as runs.

    Method: `rapidfuzz.fuzz.partial_ratio_alignment` over words, widened at both ends for words that an editor
    left out. The result is empty if nothing is similar.
    """
    first, last = printed
    length = last - first
    if length > _LONG or not length:
        return []
    if length >= len(reference):
        return common(codes, reference.codes, first, last)
    found = fuzz.partial_ratio_alignment(codes[first:last], reference.codes, score_cutoff=_SIMILAR)
    if found is None:
        return []
    wider = 3 + length // 4
    start = max(0, found.dest_start - wider)
    blocks = common(codes, reference.codes[start : found.dest_end + wider], first, last)
    return [(place, spot + start, length) for place, spot, length in blocks]


def common(codes: str, said: str, first: int, last: int) -> list[Block]:
    """Return the longest common subsequence of printed words `first` to `last` and said words, as runs."""
    found = Indel.opcodes(codes[first:last], said).as_matching_blocks()
    return [(block.a + first, block.b, block.size) for block in found if block.size]
