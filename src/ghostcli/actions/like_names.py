"""Finds names in the notes that the transcript lacks, and transcript words that sound like them.

Suggests them as pairs for `heard`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from ghostcli.actions.common_words import COMMON_WORDS
from ghostcli.drafts.people import is_named
from ghostcli.fidelity.phonetics import sound, vowel_in_front
from ghostcli.fields import Type
from ghostcli.model import HEARD, Episode
from ghostcli.names.keys import name_key
from ghostcli.records.passages import EpisodeSpeech
from ghostcli.text.function_words import ENGLISH
from ghostcli.text.words import fold, tokens, words
from ghostcli.timecode import format_time

A_NAME = 3
"""Most pairs for one name."""

_JOINING = ENGLISH | {"ah", "er", "hm", "mm", "oh", "uh", "um", "yeah"}
_SHORTEST, _WINDOW = 3, 3  # letters of a name's word; words that one name may be heard as
_KEYS_ALIKE, _LETTERS_ALIKE, _SOUND_ALONE, _WINDOWS_ALIKE = 0.8, 0.6, 0.2, 0.75
"""Least similarity of the sound keys and of the letters. Equal keys need less similarity of the letters."""

_SHORT = 4  # letters; in so short a word the first vowel must match too
_CASED = 0.01  # least share of capitalised words inside sentences, in a transcript that capitalises names
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "er", "ers", "ity", "al")

# Spellings in names of other languages, and how an English recogniser writes their sound: Irish,
# German and Slavic, Polish, Chinese.
_SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"aoi", "ee"),
        (r"[bm]h", "v"),
        (r"s(?=i[aou]|e[ao])", "sh"),
        (r"j", "y"),
        (r"w", "v"),
        (r"cz", "ch"),
        (r"^x", "sh"),
        (r"^q", "ch"),
        (r"zh", "j"),
    )
)


class LikeName(NamedTuple):
    """A word of a name as in the notes, and similar-sounding words of a transcript.

    `times` is how often they are said. `ref` is the moment (or turn) where they are said first.
    """

    episode: str
    name: str
    heard: str
    times: int
    ref: str


def like_names(
    episode: Episode, spoken: EpisodeSpeech, distinct: Iterable[tuple[str, str]] = ()
) -> Iterator[LikeName]:
    """Yield words of a transcript that may be a name of the notes that it lacks, the most similar first.

    A word that is in `distinct` with a word of a name is not suggested for it.
    """
    said = [words(passage.text) for passage in spoken.passages]
    vocabulary = Counter(chain.from_iterable(said))
    known = {fold(meant) for meant in episode.head.values.get(HEARD.name, {}).values()}
    missing = {
        folded: name
        for name in _name_words(episode)
        if len(folded := fold(name)) >= _SHORTEST and folded not in vocabulary and folded not in known
    }
    if not missing:
        return
    named = set(_folded(_name_words(episode)))
    small = _in_small_letters(spoken)
    common = ENGLISH | COMMON_WORDS | _noted(episode) | named
    windows = _windows(said, common, named)
    single: dict[str, dict[str, str]] = {}
    for word in vocabulary:
        if word not in small and not _is_common(word, common) and len(key := sound(word)) > 1:
            single.setdefault(key[0], {})[word] = key
    apart = {frozenset(map(name_key, pair)) for pair in distinct}
    likest: dict[str, tuple[float, float, str]] = {}
    for folded, name in missing.items():
        forms = {folded + end for end in _ENDINGS}
        for of_keys, of_letters, heard in _alike(folded, single, windows, forms):
            if frozenset(map(name_key, (name, heard))) not in apart:
                likest[heard] = min(likest.get(heard, (0, 0, name)), (of_keys, of_letters, name))
    by_name: dict[str, list[tuple[tuple[float, float], str]]] = {}
    for heard, by in likest.items():
        by_name.setdefault(by[2], []).append((by[:2], heard))
    pairs = [
        (name, heard) for name in missing.values() for _, heard in sorted(by_name.get(name, ()))[:A_NAME]
    ]
    counted = _counted({heard for _, heard in pairs}, said)
    for name, heard in pairs:
        count, place = counted[heard]
        yield LikeName(episode.id, name, heard, count, _ref(spoken, place, heard))


def _name_words(episode: Episode) -> list[str]:
    """Each word of the names of people, companies and speakers of quotes, as written."""
    names: list[str] = []
    for kind in ("people", "companies"):
        for record in episode.records.get(kind, ()):
            names += (record.label, *record.values.get("aliases", ()))
    names += (str(record.values.get("speaker", "")) for record in episode if record.is_quote)
    named = (name for name in names if is_named(name, ()))
    return list(dict.fromkeys(word for name in named for word in re.split(r"[\s\-]+", name) if fold(word)))


def _folded(names: Iterable[str]) -> Iterator[str]:
    return (word for name in names for word in words(name))


def _noted(episode: Episode) -> set[str]:
    """The words that are in lower case in the notes, quotes excepted: they are not misheard names."""
    found: set[str] = set()
    for record in (one for one in episode if not one.is_quote):
        for field in record.kind.fields:
            value = record.values.get(field.name)
            if field.type is Type.TEXT and isinstance(value, str):
                found.update(one.word for one in tokens(value) if value[one.start].islower())
    return found


def _is_common(word: str, common: Collection[str]) -> bool:
    """Whether a word is common, or a form of a common word: market, markets."""
    return word in common or any(
        word.endswith(end) and ((stem := word[: -len(end)]) in common or f"{stem}e" in common)
        for end in _ENDINGS
    )


def _in_small_letters(spoken: EpisodeSpeech) -> set[str]:
    """The lower-case words of a transcript that capitalises names: none of them is a name."""
    small: set[str] = set()
    inside = capitals = 0
    for passage in spoken.passages:
        text = passage.text
        for one in tokens(text):
            if text[one.start].islower():
                small.add(one.word)
                inside += 1
            elif (
                text[one.start].isupper() and text[: one.start].rstrip()[-1:].isalpha() and len(one.word) > 1
            ):
                inside, capitals = inside + 1, capitals + 1
    return small if _CASED * inside < capitals < inside / 2 else set()


def _windows(said: Sequence[Sequence[str]], ordinary: Iterable[str], named: set[str]) -> dict[str, str]:
    """Two or three adjacent words by their letters: not all ordinary, none a function word or a name."""
    usual = set(ordinary)
    found: dict[str, str] = {}
    for passage in said:
        for size in range(2, _WINDOW + 1):
            for first in range(len(passage) - size + 1):
                some = passage[first : first + size]
                if not usual.issuperset(some) and _JOINING.isdisjoint(some) and named.isdisjoint(some):
                    found.setdefault("".join(some), " ".join(some))
    return found


def _alike(
    name: str, single: Mapping[str, Mapping[str, str]], windows: Mapping[str, str], forms: Collection[str]
) -> list[tuple[float, float, str]]:
    """Words that sound like a folded name, the most similar first: by sound keys, then by letters.

    Each begins with the same sound as the name. It comes with both similarities, as negative numbers.
    `single` has words with their sound keys, by the beginning of the keys. Words in `forms` are left out.
    """
    spelled = _spelled(name)
    keys = {sound(one) for one in spelled}
    fronts = {vowel_in_front(one) for one in spelled}
    ranked: list[tuple[float, float, str]] = []
    near = extract(
        name, list(windows), scorer=Indel.normalized_similarity, score_cutoff=_WINDOWS_ALIKE, limit=None
    )
    heard = {
        word: word
        for key in keys
        for _, _, word in extract(
            key,
            single.get(key[:1], {}),
            scorer=Indel.normalized_similarity,
            score_cutoff=_KEYS_ALIKE,
            limit=None,
        )
        if word not in forms
    }
    for letters, written in [*heard.items(), *((one, windows[one]) for one, *_ in near)]:
        shorter, longer = sorted((len(letters), len(name)))
        if 2 * shorter < longer or letters.isdigit():
            continue
        mine = sound(letters)
        if len(mine) < 2 or mine[0] not in {key[:1] for key in keys}:
            continue
        of_keys = max(Indel.normalized_similarity(mine, key) for key in keys)
        of_letters = Indel.normalized_similarity(letters, name)
        least = _SOUND_ALONE if of_keys == 1 else _LETTERS_ALIKE
        if of_keys <= _KEYS_ALIKE or of_letters < least:
            continue
        if shorter <= _SHORT and vowel_in_front(letters) not in fronts:
            continue
        ranked.append((-of_keys, -of_letters, written))
    found: list[tuple[float, float, str]] = []
    for one in sorted(ranked):  # a longer match that contains a better one is dropped
        if not any(f" {other} " in f" {one[2]} " for *_, other in found):
            found.append(one)
    return found


def _spelled(name: str) -> set[str]:
    """A name as spelled, and as English would spell it if it is read by another language's rules."""
    spelled = {name}
    for pattern, replacement in _SPELLINGS:
        spelled |= {pattern.sub(replacement, one) for one in spelled}
    return spelled


def _counted(wanted: Collection[str], said: Sequence[Sequence[str]]) -> dict[str, tuple[int, int]]:
    """How often each word (or sequence of words) is said, and the first passage that has it."""
    found: dict[str, tuple[int, int]] = {}
    for number, passage in enumerate(said):
        for size in range(1, _WINDOW + 1):
            for at in range(len(passage) - size + 1):
                some = " ".join(passage[at : at + size])
                if some in wanted:
                    count, place = found.get(some, (0, number))
                    found[some] = (count + 1, place)
    return found


def _ref(spoken: EpisodeSpeech, place: int, heard: str) -> str:
    """The ref of the cue in which the words `heard` of a passage begin."""
    passage = spoken.passages[place]
    offset = next((one.start for one in tokens(passage.text) if one.word == heard.split(maxsplit=1)[0]), 0)
    start = passage.cue_at(offset).start
    return f"{spoken.episode.id}@{f'turn{passage.turn}' if start is None else format_time(start)}"
