"""The text around the quotations of a draft: tokens, names, verbs of saying, sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from ghostcli.drafts.particles import NO_NAMES, OPENERS, PARTICLES, TITLES
from ghostcli.drafts.quotation_marks import Pair
from ghostcli.drafts.verbs import VERBS, Verb
from ghostcli.text.words import words

WORD, STOP, COMMA, SEMI, COLON, DASH, OPEN, CLOSE, BAR, QUOTE = (
    "w",
    ".",
    ",",
    ";",
    ":",
    "-",
    "(",
    ")",
    "|",
    "q",
)

_KINDS = {
    **dict.fromkeys(".!?…。！？", STOP),
    **dict.fromkeys(",，、", COMMA),
    **dict.fromkeys(":：", COLON),
    **dict.fromkeys("—–―", DASH),
     ";": SEMI, "(": OPEN, ")": CLOSE, "|": BAR,
}  # fmt: skip
_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_TOKEN = re.compile(
    rf"[OD]['’](?=[A-Z]){_LETTER}++|{_LETTER}+?n['’]t\b|{_LETTER}++(?:['’][sS]\b)?|\.{{2,}}|--+|(?<=\s)-(?=\s)|[.!?…,;:(—–―|)。！？，、：]"
)
_ABBREVIATED = frozenset(
    TITLES | {"jr", "sr", "st", "vs", "etc", "bzw", "ca", "z", "b", "eg", "ie", "cf", "al", "no"}
)
_CLOSING_SIGNS = " \n\x00\xa0’'”\"»*_"
_LONGEST = max(map(len, VERBS))
_NAME_WORDS = 8
_NOUN_MARKS = frozenset(("the", "an", "his", "their", "my", "our", "your", "its", "these", "those", "no"))


class NarrativeToken(NamedTuple):
    """A word, a punctuation mark or a quotation of a paragraph, with its place.

    `word` is folded; `lower` is in lower case with its accents. `first` says that it begins a sentence,
    `genitive` that it ends with 's. The `end` of a quotation is after its closing mark.
    """

    kind: str
    word: str
    lower: str
    start: int
    end: int
    capital: bool = False
    first: bool = False
    genitive: bool = False


class Name(NamedTuple):
    """A name in the draft: tokens `first` to `last`, its `text`, its folded `words` without titles."""

    first: int
    last: int
    text: str
    words: tuple[str, ...]
    titles: tuple[str, ...]
    genitive: bool


class SayingVerb(NamedTuple):
    """A verb of saying: tokens `first` to `last`."""

    first: int
    last: int
    verb: Verb
    words: tuple[str, ...]


class Narrative:
    """A paragraph as a sequence of tokens. Each quotation is one token."""

    def __init__(self, text: str, pairs: Sequence[Pair]) -> None:
        self.text = text
        self.tokens = _tokens(text, pairs)
        self._pairs = {pair.mark: pair for pair in pairs}

    @cached_property
    def names(self) -> list[Name]:
        """All words that are written like a name, in order."""
        found: list[Name] = []
        at = 0
        while at < len(self.tokens):
            name = self._name(at)
            if name:
                found.append(name)
            at = name.last + 1 if name else at + 1
        return found

    @cached_property
    def starting(self) -> dict[int, Name]:
        """The names by their first token."""
        return {name.first: name for name in self.names}

    @cached_property
    def ending(self) -> dict[int, Name]:
        """The names by their last token."""
        return {name.last: name for name in self.names}

    @cached_property
    def verbs(self) -> list[SayingVerb]:
        """The verbs of saying, in order."""
        found: list[SayingVerb] = []
        inside = {at for name in self.names for at in range(name.first, name.last + 1)}
        at = 0
        while at < len(self.tokens):
            verb = None if at in inside else self._verb(at)
            if verb:
                found.append(verb)
            at = verb.last + 1 if verb else at + 1
        return found

    @cached_property
    def verb_at(self) -> dict[int, SayingVerb]:
        """The verbs by their first token."""
        return {verb.first: verb for verb in self.verbs}

    @cached_property
    def verb_ending(self) -> dict[int, SayingVerb]:
        """The verbs by their last token."""
        return {verb.last: verb for verb in self.verbs}

    def verbs_in(self, start: int, end: int) -> list[SayingVerb]:
        """The verbs that begin at tokens `start` to `end`, the last not included."""
        verbs = self.verbs
        return verbs[bisect_left(verbs, start, key=_first) : bisect_left(verbs, end, key=_first)]

    def names_in(self, start: int, end: int) -> list[Name]:
        """The names that begin at tokens `start` to `end`, the last not included."""
        names = self.names
        return names[bisect_left(names, start, key=_first) : bisect_left(names, end, key=_first)]

    @cached_property
    def quotes(self) -> list[int]:
        """The token of each quotation."""
        return [at for at, token in enumerate(self.tokens) if token.kind == QUOTE]

    @cached_property
    def starts(self) -> list[int]:
        """The first token of each sentence."""
        return [at for at, token in enumerate(self.tokens) if token.first] or [0]

    def sentence(self, at: int) -> int:
        """The first token of the sentence that token `at` is in."""
        return self.starts[max(0, bisect_right(self.starts, at) - 1)]

    def is_(self, at: int, *kinds: str) -> bool:
        """Whether token `at` is of one of these kinds; False past the end."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind in kinds

    def word(self, at: int) -> str:
        """The folded word at `at`; empty if there is none."""
        return self.tokens[at].word if self.is_(at, WORD) else ""

    def phrase(self, at: int, phrase: Sequence[str]) -> bool:
        """Whether the words of `phrase` begin at `at`."""
        return all(self.word(at + place) == word for place, word in enumerate(phrase))

    def said_last(self, quote: int) -> str:
        """The last character inside the quotation at token `quote`, without quotation marks."""
        pair = self._pairs[self.tokens[quote].start]
        return self.text[pair.start : pair.end].rstrip(_CLOSING_SIGNS)[-1:]

    def between(self, before: int, after: int) -> str:
        """The text between two tokens; the second may be past the end."""
        end = self.tokens[after].start if after < len(self.tokens) else len(self.text)
        return self.text[self.tokens[before].end : end]

    def is_glued(self, at: int) -> bool:
        """Whether there is a hyphen directly before a word."""
        return self.text[self.tokens[at].start - 1 : self.tokens[at].start] in {"-", "‐"}

    def name_from(self, first: int) -> Name | None:
        """The name that begins at a token, also inside a longer one ("Angaben von Reed")."""
        return self.starting.get(first) or (self._name(first) if self.is_(first, WORD) else None)

    def _name(self, first: int) -> Name | None:
        tokens = self.tokens
        token = tokens[first]
        if token.kind != WORD or not _may_begin(token):
            return None
        last = first
        while not tokens[last].genitive and last - first < _NAME_WORDS:
            at = last + 1
            while self.is_(at, WORD) and tokens[at].lower in PARTICLES and at - last < 3:
                at += 1
            if not (self.is_(at, WORD) and tokens[at].capital and not tokens[at].first and self._close(at)):
                break
            last = at
        titles = 0
        while first + titles <= last and tokens[first + titles].word in TITLES:
            titles += 1
        if first + titles > last:
            return None
        own = tokens[first + titles : last + 1]
        text = self.text[own[0].start : own[-1].end]
        if own[-1].genitive:
            text = text[:-2]
        return Name(
            first,
            last,
            " ".join(text.replace("\x00", "").split()),
            tuple(words(text)),
            tuple(one.word for one in tokens[first : first + titles]),
            own[-1].genitive or self.text[own[-1].end : own[-1].end + 2] in {"' ", "’ "},
        )

    def _close(self, at: int) -> bool:
        """Whether only spaces, a hyphen or a full stop separate a token from the one before."""
        return len(self.text[self.tokens[at - 1].end : self.tokens[at].start].strip("-‐. \n*_[\x00")) == 0

    def _verb(self, at: int) -> SayingVerb | None:
        token = self.tokens[at]
        if token.kind != WORD or (token.capital and not token.first) or self._follows_noun_mark(at - 1):
            return None
        for length in range(_LONGEST, 0, -1):
            own = tuple(self.word(place) for place in range(at, at + length))
            verb = VERBS.get(own)
            if verb and own != ("sa",):
                return SayingVerb(at, at + length - 1, verb, own)
            if verb and not self._is_noun(at + 1):
                return SayingVerb(at, at, verb, own)
        return None

    def _follows_noun_mark(self, at: int) -> bool:
        """Whether a noun follows token `at`: "Reed's answer", "the claims"."""
        return self.is_(at, WORD) and (self.tokens[at].genitive or self.word(at) in _NOUN_MARKS)

    def _is_noun(self, at: int) -> bool:
        """Whether the next word shows that "sa" is the French pronoun, not the Swedish verb."""
        known = {"han", "hon", "hen", "att", "till", "ocksa", "sedan", "senare", "en", "ett", "den", "det"}
        return self.is_(at, WORD) and not self.tokens[at].capital and self.word(at) not in known


def _first(one: Name | SayingVerb) -> int:
    return one.first


def _may_begin(token: NarrativeToken) -> bool:
    if token.word in NO_NAMES or (not token.capital and token.word not in TITLES):
        return False
    return not (token.first and (token.word in OPENERS or (token.word,) in VERBS))


def _tokens(text: str, pairs: Sequence[Pair]) -> list[NarrativeToken]:
    found: list[NarrativeToken] = []
    first = True
    reached = 0
    for pair in (*pairs, None):
        end = pair.mark if pair else len(text)
        for match in _TOKEN.finditer(text, reached, end):
            raw = match[0]
            kind = _KINDS.get(raw[0]) or (STOP if raw[0] == "." else DASH if raw[0] == "-" else WORD)
            if kind == WORD:
                genitive = raw[-2:].lower() in {"'s", "’s"}
                bare = raw[:-2] if genitive else raw
                word = "".join(words(bare))
                if word:
                    capital = raw[0].isupper() and not any(map(str.isdigit, raw))
                    found.append(
                        NarrativeToken(WORD, word, bare.lower(), *match.span(), capital, first, genitive)
                    )
                    first = False
            elif kind == STOP and _is_inner(text, match, found):
                continue
            else:
                found.append(NarrativeToken(kind, raw, raw, *match.span()))
                first = kind in {STOP, BAR} or (first and kind != COMMA)
        if pair:
            found.append(NarrativeToken(QUOTE, "", "", pair.mark, pair.after, first=first))
            inside = text[pair.start : pair.end].rstrip(_CLOSING_SIGNS)
            first = inside[-1:] in set(".!?…")
            reached = pair.after
    return found


def _is_inner(text: str, match: re.Match[str], before: Sequence[NarrativeToken]) -> bool:
    """Whether a full stop belongs to an abbreviation, an initial or a number."""
    if match[0] != ".":
        return False
    after = text[match.end() : match.end() + 1]
    last = before[-1] if before else None
    touches = last is not None and last.kind == WORD and last.end == match.start()
    if after.isalnum():
        return True
    return (
        touches and last is not None and (last.word in _ABBREVIATED or len(last.word) == 1) and last.capital
    )
