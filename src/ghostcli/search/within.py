"""Matches a query in a single transcript, without an index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from ghostcli.index.entries import language
from ghostcli.index.stemming import stems
from ghostcli.model import HEARD
from ghostcli.records.documents import overhang, passage_document
from ghostcli.records.excerpts import Marks
from ghostcli.records.passages import EpisodeSpeech
from ghostcli.search.heard import with_both_forms
from ghostcli.search.matching import Matcher
from ghostcli.search.plan import compile_query
from ghostcli.search.query import parse
from ghostcli.text.folded import Folded
from ghostcli.text.function_words import ENGLISH


def met_in(spoken: EpisodeSpeech, query: str, *, exact: bool = False) -> Marks:
    """The passages that match all of a query, by number from 0, with the matched character spans."""
    heard = spoken.episode.head.values.get(HEARD.name, {})
    read = with_both_forms(parse(query, exact=exact), heard.items())
    known = _Vocabulary(spoken)
    plan = compile_query(read, known)
    matcher = Matcher(plan)
    texts = [passage.text for passage in spoken.passages]
    marks = {}
    for number, text in enumerate(texts):
        following = overhang(texts, number, plan.reach)
        match = matcher.match(
            passage_document(spoken.episode.id, number + 1, text, following), known.language
        )
        if match and not match.missing:
            hits = match.hits()
            marks[number] = hits[0].spans if hits else ()
    return marks


class _Vocabulary:
    """The vocabulary of one transcript."""

    def __init__(self, spoken: EpisodeSpeech) -> None:
        self.language = language(spoken.episode, [(one.text,) for one in spoken.passages])
        self.documents = len(spoken.passages)
        self.stop_words: frozenset[str] = ENGLISH
        texts = [Folded(one.text) for one in spoken.passages]
        self._counts = Counter(word for text in texts for word in {*text.words(), *text.joined_words()})

    @cached_property
    def _stems(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        every = list(self._counts)
        for word, stem in zip(every, stems(every, self.language), strict=True):
            found.setdefault(stem, []).append(word)
        return found

    def count(self, word: str) -> int:
        """The number of passages that contain the word."""
        return self._counts[word]

    def forms(self, word: str) -> Mapping[str, Sequence[str]]:
        """The other words with the same stem, by language."""
        (stem,) = stems([word], self.language)
        return {self.language: [one for one in self._stems.get(stem, ()) if one != word]}
