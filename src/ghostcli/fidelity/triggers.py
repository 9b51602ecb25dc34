"""Words that change the meaning of a statement, and words that limit their reach, prepared for lookup."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ghostcli.fidelity.lexicon import light_words
from ghostcli.fidelity.trigger_words import WRITTEN


class Runs:
    """Runs of words that are searched together: "far from", "stopped *ing", "provided @"."""

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
        """The word of each run that is rarest in talk; a text without any of these has no run."""
        self.sizes = tuple(sorted(sizes, reverse=True))
        """The lengths of the runs in words."""

    def __bool__(self) -> bool:
        return bool(self.heads)

    def length(self, words: Sequence[str], at: int, parted: Callable[[int], bool] = bool) -> int:
        """Return the length of the run that begins at word `at`; 0 for none.

        `parted` tells whether punctuation or a pause precedes a word.
        """
        for run in self.heads.get(words[at], ()):
            first = run[0] == "|"
            if at + len(run) - first > len(words) or (first and not parted(at)):
                continue
            if all(self._fits(one, words[at + place]) for place, one in enumerate(run[first:])):
                return len(run) - first
        return 0

    def ends(self, words: Sequence[str], at: int) -> int:
        """Return the length of a run that ends directly before word `at`; 0 for none."""
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
    """The trigger words of one language; all words are folded, and the "t" of a contraction is separate.

    Clauses: `openers` begin another clause, `subjects` do so without a conjunction, `starters` where there is
    no punctuation. `says` introduce a clause that they report or suppose, `facts` a clause that holds even if
    they are denied.

    Denials: `harmless` are runs that deny nothing although one of their words does, indexed by each word.
    `answers` may be an answer and then do not deny. `nobody` denies as a subject with one of `relatives`.
    `denies_late` is true if a denial may stand at the end of its clause. `asks_with_no` is true if "no"
    before a subject does not deny.

    Reports: `reports` state that others claim something, `claims` do so after the clause, `sources` before it
    unless one of `own` follows. `speaks` may introduce direct speech.

    Conditions: after an "if", `persons` followed by `aside`, and `first` followed by `ours`, make no
    condition; neither does a word of `before` in front of it. `inverted` are conditions by word order; `late`
    may follow the main clause, and `late_conditional` only follow it. `speaking` after an "if" is not a real
    condition. `would` marks a clause that depends on one.

    Cuts and numbers: `limits` and `almost` count in a cut; `bounds` and `behind` count beside a number.
    Questions: `asks` precede what is asked, `asked` follow it; `first` are words of a person who asserts
    something. `turning` is a pre-check: without any of its words, only numbers, questions and
    conditions by word order can change the meaning.
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
"""Words that introduce a complement clause, which gives the content of a thought or a statement."""

COORDINATING = frozenset((
    "and", "but", "so", "because", "und", "aber", "et", "mais", "y", "pero", "e", "ma", "en", "maar", "mas",
))  # fmt: skip

ADDING = frozenset(("and", "or", "und", "oder", "et", "ou", "y", "o", "e", "en", "of"))
"""Words that can join both a condition and its main clause."""

BEFORE_A_NUMBER = frozenset((
    "from", "between", "of", "to", "at", "by", "than", "about", "over", "under", "von", "zu", "bis",
    "zwischen", "de", "a", "entre", "da", "di", "van", "tussen",
))  # fmt: skip

RESPONSES = frozenset((
    "yeah", "yes", "yep", "okay", "ok", "oh", "right", "well", "ja", "doch", "oui", "si", "bueno", "sim",
))  # fmt: skip
"""Words with which a speaker begins a response."""

_STARTERS = frozenset((
    "so", "well", "now", "yeah", "yes", "like", "okay", "ok", "sometimes", "then", "here", "this",
    "these", "those", "the", "a", "an", "my", "your", "our", "his", "her", "their", "its", "some",
    "most", "many", "every", "everybody", "everyone", "people", "maybe", "actually", "basically", "what",
    "let", "also",
))  # fmt: skip


@lru_cache(maxsize=8)
def grammar(language: str | None) -> Triggers:
    """Return the trigger words of a language; the English ones if it is unknown or has no list."""
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
