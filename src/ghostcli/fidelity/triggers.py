"""What turns a statement, and what bounds its reach: the words of `trigger_words`, ready to be looked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ghostcli.fidelity.lexicon import light_words
from ghostcli.fidelity.trigger_words import WRITTEN


class Runs:
    """Runs of words that are looked for together: "far from", "stopped *ing", "provided @"."""

    def __init__(self, listed: str, subjects: frozenset[str], light: frozenset[str], more: str = "") -> None:
        self.heads: dict[str, list[tuple[str, ...]]] = {}
        self._subjects = subjects
        self._determiners = frozenset(more.split())
        keys: set[str] = set()
        sizes: set[int] = set()
        for run in filter(None, (tuple(one.split()) for one in listed.split(";"))):
            plain = [word for word in run if word[0] not in "*@#|"]
            self.heads.setdefault(plain[0], []).append(run)
            keys.add(next((word for word in plain if word not in light), plain[-1]))
            sizes.add(len(run) - (run[0] == "|"))
        self.keys = frozenset(keys)
        """One word of each run, the one that is rarest in talk: without them there is none."""
        self.sizes = tuple(sorted(sizes, reverse=True))
        """How many words the runs have."""

    def __bool__(self) -> bool:
        return bool(self.heads)

    def length(self, words: Sequence[str], at: int, parted: Callable[[int], bool] = bool) -> int:
        """How many words a run that begins at word `at` has; 0 for none. `parted` tells of marks."""
        for run in self.heads.get(words[at], ()):
            first = run[0] == "|"
            if at + len(run) - first > len(words) or (first and not parted(at)):
                continue
            if all(self._fits(one, words[at + place]) for place, one in enumerate(run[first:])):
                return len(run) - first
        return 0

    def ends(self, words: Sequence[str], at: int) -> int:
        """How many words a run has that ends right before word `at`; 0 for none."""
        return next(
            (size for size in self.sizes if at >= size and self.length(words, at - size) == size),
            0,
        )

    def _fits(self, one: str, word: str) -> bool:
        if one[0] == "*":
            return word.endswith(one[1:])
        if one in "@#":
            return word in (self._subjects if one == "@" else self._determiners)
        return one == word


class Triggers(NamedTuple):
    """What turns a statement in one language; all words folded, a contraction's t apart.

    `openers` begin another clause, `subjects` do so where nothing joins them, `starters` where nothing is
    punctuated, `says` are followed by a clause that they report or suppose, `facts` by one that holds
    whether they are denied or not. `harmless` are runs of words that deny nothing although one of them
    does, by each of their words, `answers` words that may answer before they deny. `reports` tell that
    others say so, `claims` behind what they say, `sources` before it unless one of `own` follows. `persons`
    and then `aside`, `first` and then `ours`, after an "if" make no condition, nor does a word of `before`
    in front of it. `limits` and `almost` turn in a cut, `bounds` and `behind` beside a number. `asks` are
    followed by what is asked, and `asked` follow it; `first` are words of who asserts something. `speaks`
    may stand before direct speech, `nobody` denies as a subject that one of `relatives` tells of.
    `inverted` are conditions by the order of their words, `late` those that may follow, as
    `late_conditional` do alone, `speaking` is no condition of fact behind an "if", `would` words of what
    depends on one. Without one of `turning` nothing is turned, but by these. `denies_late` says that what
    denies may stand at the end of its clause.
    """

    denials: frozenset[str]
    denying: Runs
    conditions: frozenset[str]
    conditional: Runs
    inverted: Runs
    late: Runs
    late_conditional: Runs
    speaking: Runs
    would: frozenset[str]
    openers: frozenset[str]
    subjects: frozenset[str]
    starters: frozenset[str]
    says: frozenset[str]
    facts: frozenset[str]
    harmless: dict[str, tuple[tuple[str, ...], ...]]
    answers: frozenset[str]
    reports: tuple[str, ...]
    claims: Runs
    sources: Runs
    own: frozenset[str]
    persons: frozenset[str]
    aside: frozenset[str]
    ours: frozenset[str]
    before: frozenset[str]
    limits: frozenset[str]
    almost: frozenset[str]
    bounds: Runs
    behind: Runs
    between: frozenset[str]
    asks: Runs
    asked: Runs
    first: frozenset[str]
    speaks: frozenset[str]
    nobody: frozenset[str]
    relatives: frozenset[str]
    turning: frozenset[str]
    denies_late: bool
    asks_with_no: bool


COMPLEMENTS = frozenset(("that", "whether", "dass", "ob", "que", "qu", "che", "dat"))
"""Words that begin a clause which says what is thought or said."""

COORDINATING = frozenset((
    "and", "but", "so", "because", "und", "aber", "et", "mais", "y", "pero", "e", "ma", "en", "maar", "mas",
))  # fmt: skip

ADDING = frozenset(("and", "or", "und", "oder", "et", "ou", "y", "o", "e", "en", "of"))
"""Words that go on with a condition as well as with its consequence."""

BEFORE_A_NUMBER = frozenset((
    "from", "between", "of", "to", "at", "by", "than", "about", "over", "under", "von", "zu", "bis",
    "zwischen", "de", "a", "entre", "da", "di", "van", "tussen",
))  # fmt: skip

RESPONSES = frozenset((
    "yeah", "yes", "yep", "okay", "ok", "oh", "right", "well", "ja", "doch", "oui", "si", "bueno", "sim",
))  # fmt: skip
"""Words with which somebody begins to speak."""

_STARTERS = frozenset((
    "so", "well", "now", "yeah", "yes", "like", "okay", "ok", "sometimes", "then", "here", "this",
    "these", "those", "the", "a", "an", "my", "your", "our", "his", "her", "their", "its", "some",
    "most", "many", "every", "everybody", "everyone", "people", "maybe", "actually", "basically", "what",
    "let", "also",
))  # fmt: skip


@lru_cache(maxsize=8)
def grammar(language: str | None) -> Triggers:
    """The words of a language; of English where it is not known or has no list."""
    lines: dict[str, str] = {}
    name = ""
    for line in WRITTEN.get(language or "en", WRITTEN["en"]).strip().splitlines():
        rest = line
        if not line.startswith(" "):
            name, _, rest = line.partition(":")
        lines[name] = f"{lines.get(name, '')} {rest.strip()}"

    def words(name: str) -> frozenset[str]:
        return frozenset(lines.get(name, "").split())

    subjects, light = words("subjects"), light_words(language)

    def runs(name: str) -> Runs:
        return Runs(lines.get(name, ""), subjects, light, lines.get("determiners", ""))

    reports = [run.split() for run in lines["reports"].split(";")]
    harmless: dict[str, tuple[tuple[str, ...], ...]] = {}
    for run in (tuple(run.split()) for run in lines["harmless"].split(";")):
        for word in set(run):
            harmless[word] = (*harmless.get(word, ()), run)
    found = {name: runs(name) for name in ("denying", "conditional", "inverted", "claims", "sources", "asks")}
    telling = {next((word for word in run if word not in light), run[-1]) for run in reports}
    return Triggers(
        denials=words("denials"),
        denying=found["denying"],
        conditions=words("conditions"),
        conditional=found["conditional"],
        inverted=found["inverted"],
        late=runs("after inverted"),
        late_conditional=runs("behind conditional"),
        speaking=runs("speaking"),
        would=words("would"),
        openers=(words("joints") | words("conditions")) - COMPLEMENTS,
        subjects=subjects,
        starters=subjects | _STARTERS,
        says=words("says"),
        facts=words("facts"),
        harmless=harmless,
        answers=frozenset(("no", "non", "nao", "never", "nie", "nein")) & words("denials"),
        reports=tuple(f" {' '.join(run)} " for run in reports),
        claims=found["claims"],
        sources=found["sources"],
        own=words("own"),
        persons=words("persons"),
        aside=words("aside"),
        ours=words("ours"),
        before=words("before"),
        limits=words("limits"),
        almost=words("almost"),
        bounds=runs("bounds"),
        behind=runs("bounds behind"),
        between=words("between"),
        asks=found["asks"],
        asked=runs("asked"),
        first=words("first"),
        speaks=words("speaks"),
        nobody=words("nobody"),
        relatives=words("relatives"),
        turning=words("denials").union(
            words("conditions"),
            words("limits"),
            words("almost"),
            telling,
            runs("behind conditional").keys,
            *(one.keys for name, one in found.items() if name != "inverted"),
        ),
        denies_late=language in {"de", "nl"},
        asks_with_no=language not in {"es", "pt"},
    )
