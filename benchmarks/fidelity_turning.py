"""The words by which the benchmark finds what turns when a word is left out; its own list, not ghost's."""

from __future__ import annotations

from fidelity_sentences import Sentence, bare_word


def among(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


DENIALS = among(
    "not never no nobody nothing none hardly scarcely barely rarely seldom neither nor nowhere "
    "without cannot can't don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't "
    "won't wouldn't couldn't shouldn't mustn't ain't"
)

TURNING = DENIALS | among(
    "few little fail fails failed failing deny denies denied doubt doubts doubted unlikely impossible "
    "lack lacks refuse refused avoid avoided stop stopped unless if until unsure wrong false untrue "
    "instead rather against maybe perhaps might supposedly allegedly pretend wish almost nearly "
    "except only less least whether wonder or think thought believe guess say says said claim claims "
    "told tell suppose assume imagine hope"
)
"""Words that may turn what stands beside them: where none of them is left out, nothing is turned."""

SUBJECTS = among(
    "i we you they he she it that's it's there's this that i'm we're you're they're he's she's i've "
    "we've they've you've i'd we'd you'd they'd i'll we'll you'll they'll it'll people"
)
PERSONS = SUBJECTS - {"this", "that", "people"}
_STOPS = (".", "?", "!")
_CONTRACTED = ("'ll", "'d")
MODALS = among(
    "will would can could should must may might won't wouldn't can't couldn't shouldn't shall cannot"
)

CLAUSES = among(
    "and but or so because that which who when where while although though if unless until than as "
    "since what how why whether then"
)
"""Words that may begin a clause."""

RELEVANT = among(
    "look think want go remember notice have are see like know listen read don't need google say will"
)
"""After "if you": "if you look at it, it is blue" is blue anyway."""

_IDIOMS = among(
    "only just necessarily mention quite exactly matter doubt longer problem one wait help lie worry "
    "get kidding even bad idea so too far to"
)
_BEFORE_NO = among("is was are were has have had there's with of got makes be see find give")
_ASKING = among("you we they it he she i that there this")


def modal(sentence: Sentence, start: int, end: int) -> bool:
    """Whether one of these words is will, would or the like."""
    some = sentence.bare[start:end]
    return any(word in MODALS or word.endswith(_CONTRACTED) for word in some)


def turns_nothing(words: list[str], start: int, end: int) -> bool:
    """Whether no turning word of the sentences in which words `start` to `end` begin and end is left out."""
    first, last = start, end
    while first and not words[first - 1].endswith(_STOPS):
        first -= 1
    while 0 < last < len(words) and not words[last - 1].endswith(_STOPS):
        last += 1
    left_out = [*words[first:start], *words[end:last]]
    return not TURNING & {bare_word(word) for word in left_out}


def denies_here(sentence: Sentence, place: int) -> bool:
    """Whether the word at `place` plainly denies what follows it in its clause."""
    word, bare = sentence.bare[place], sentence.bare
    before = bare[place - 1] if place else ""
    after = bare[place + 1] if place + 1 < len(bare) else ""
    if word not in DENIALS or word in {"neither", "nor", "nowhere"} or after in _IDIOMS:
        return False
    if word == "no" and before not in _BEFORE_NO:
        return False
    if word.endswith("n't") and (after in _ASKING or (place and before not in SUBJECTS and len(before) < 3)):
        return False
    return before not in {"if", "or", "whether", "why", "only"}


def opener(bare: list[str], start: int) -> int:
    """How many words from `start` on deny or doubt all that follows ("I don't think that"); 0 for none."""
    for length in range(6, 1, -1):
        if " ".join(bare[start : start + length]) in OPENERS:
            return length
    return 0


def _openers() -> frozenset[str]:
    found: set[str] = set()
    for person in ("i", "we", "they", "you", "people"):
        for denial in ("don't", "didn't", "never", "do not", "did not", "wouldn't", "wouldn't ever"):
            for verb in ("think", "believe", "say", "said", "mean", "feel", "claim", "suggest", "expect"):
                found.add(f"{person} {denial} {verb}")
        found.add(f"{person} doubt")
    for person in ("he", "she", "nobody", "no one", "it"):
        for denial in ("doesn't", "didn't", "never", "does not", "did not"):
            for verb in ("think", "believe", "say", "said", "mean", "claim", "suggest", "expect"):
                found.add(f"{person} {denial} {verb}")
    for nobody in ("nobody", "no one", "none of us", "none of them"):
        found |= {f"{nobody} {verb}" for verb in ("believes", "thinks", "says", "said", "thought")}
    for it in ("it's", "it is", "that's"):
        found |= {f"{it} not {word}" for word in ("true", "clear", "the case", "like", "obvious", "certain")}
    for one in ("i'm", "i am", "we're", "i was", "they're"):
        found |= {
            f"{one} not {word}"
            for word in ("saying", "suggesting", "convinced", "claiming", "certain", "sure")
        }
    found |= {"it isn't true", "it isn't clear", "it's unlikely", "it is unlikely", "there's no evidence"}
    return frozenset(found | {f"{some} that" for some in found})


OPENERS = _openers()
REPORTS = frozenset(
    f"{others} {verb} that"
    for others in ("they", "people", "some", "some people", "many people", "most people", "a lot of people")
    for verb in ("say", "claim", "think", "believe")
)
"""What makes the clause that follows somebody else's."""
