"""Every threshold that docs/fidelity.md promises: just below it, at it, just above it.

The talk is a list of goods, no word of which is said twice, so that each word can be counted.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ghostcli.drafts.quotations import quotations
from ghostcli.fidelity.check import check
from ghostcli.fidelity.disfluencies import repeats
from ghostcli.fidelity.language import language_of
from ghostcli.fidelity.reference import Reference
from ghostcli.fidelity.significance import jump, wanted
from ghostcli.transcripts.base import Cue

_GOODS = (
    "barley candles anchors lanterns copper saddles walnuts ribbons hammers kettles feathers mirrors "
    "tobacco oranges buttons vinegar pistols blankets almonds needles turpentine baskets cinnamon "
    "harpoons marbles pepper trumpets ginger umbrellas leather spoons violins mustard compasses pillows "
    "raisins shovels thimbles velvet wagons zinnias olives parchment quilts rosemary sandals tulips urns "
    "vases whistles apricots bellows chestnuts drums easels figs goblets helmets inkwells jugs pulleys "
    "plums sickles ropes lemons tiles tents stoves scales dates cloaks crates flutes gloves hinges lamps "
    "nails oars pans rakes"
)
_STRANGE = (
    "granite elephants doctors planets winters fortnight sunlight brothers promises weather airplane "
    "mountains questions bicycles geography morning telephone electric cathedral october kitchen senate "
    "thunder algebra"
)
GOODS, STRANGE = _GOODS.split(), _STRANGE.split()
ADA, BEN = "Ada Reed", "Ben Cole"
MARK = ["…"]


def list_of(*some: Sequence[str]) -> str:
    return " ".join(word for words in some for word in words)


def talk(*turns: tuple[str | None, Sequence[str]]) -> Reference:
    """A transcript of such turns, a second a word."""
    cues: list[Cue] = []
    for who, words in turns:
        start = cues[-1].end or 0 if cues else 0
        cues.append(Cue(start, start + len(words), who, list_of(words)))
    return Reference.of(cues)


def exchanged(kept: int, total: int) -> list[str]:
    """The first words of the list, of which all but so many are strange ones, evenly spread."""
    words = GOODS[:total]
    for number in range(total - kept):
        words[int((number + 0.5) * total / (total - kept))] = STRANGE[number]
    return words


LIST = talk((ADA, GOODS))


@pytest.mark.parametrize(("kept", "total", "verdict"), [
    (29, 50, "unclear"), (30, 50, "reworded"), (31, 50, "reworded"), (34, 57, "unclear"), (35, 58, "reworded"),
])  # fmt: skip
def test_reworded_is_sixty_in_a_hundred(kept: int, total: int, verdict: str) -> None:
    assert check(list_of(exchanged(kept, total)), LIST).verdicts == (verdict,)


@pytest.mark.parametrize(("gap", "distant"), [(59.5, False), (60.0, False), (60.5, True)])
def test_distant_is_more_than_a_minute(gap: float, distant: bool) -> None:
    """From where the last word of the one part begins, in second 9."""
    some = (Cue(0, 10, None, list_of(GOODS[:10])), Cue(9 + gap, 19 + gap, None, list_of(GOODS[10:20])))
    finding = check(list_of(GOODS[:10], MARK, GOODS[10:20]), Reference.of(some))
    assert ("distant" in finding.verdicts) == distant


@pytest.mark.parametrize(("words", "distant"), [(3, False), (4, True), (5, True)])
def test_a_turn_that_a_cut_leaps_over_has_four_words(words: int, distant: bool) -> None:
    reference = talk((ADA, GOODS[:10]), (BEN, GOODS[30 : 30 + words]), (ADA, GOODS[10:20]))
    finding = check(list_of(GOODS[:10], MARK, GOODS[10:20]), reference, speaker=ADA)
    assert finding.verdicts == (("verbatim", "distant") if distant else ("verbatim",))


@pytest.mark.parametrize(("size", "between", "there"), [
    (2, 39, True), (2, 40, True), (2, 41, False), (1, 40, True), (1, 41, False), (3, 41, True),
])  # fmt: skip
def test_a_marked_part_of_two_words_stands_within_forty(size: int, between: int, there: bool) -> None:
    short = GOODS[60 : 60 + size]
    reference = talk((ADA, [*GOODS[:8], *GOODS[10 : 10 + between], *short, *GOODS[70:]]))
    assert ("verbatim" in check(list_of(GOODS[:8], MARK, short), reference).verdicts) == there


@pytest.mark.parametrize(("between", "verdict"), [(4, "reworded"), (5, "spliced"), (6, "spliced")])
def test_a_splice_leaves_out_five_words(between: int, verdict: str) -> None:
    quote = list_of(GOODS[:15], GOODS[15 + between : 30 + between])
    assert check(quote, LIST).verdicts == (verdict,)


@pytest.mark.parametrize(("size", "verdict"), [(3, "reworded"), (4, "spliced"), (5, "spliced")])
def test_a_part_of_a_splice_has_four_words(size: int, verdict: str) -> None:
    assert check(list_of(GOODS[:15], GOODS[50 : 50 + size]), LIST).verdicts == (verdict,)


@pytest.mark.parametrize(("shared", "verdict"), [(2, "verbatim"), (3, "verbatim"), (4, "reordered")])
def test_two_parts_may_share_three_words(shared: int, verdict: str) -> None:
    quote = list_of(GOODS[:15], MARK, GOODS[15 - shared : 30])
    assert check(quote, LIST).verdicts == (verdict,)


@pytest.mark.parametrize(("sizes", "verdict"), [
    ((3, 3, 7), "verbatim"), ((3, 3, 6), "verbatim"), ((3, 3, 5), "spliced"),  # half of the words
    ((4, 4, 4), "verbatim"), ((3, 3, 4), "spliced"),  # a scrap has fewer than four
    ((3, 3), "verbatim"),
])  # fmt: skip
def test_mostly_scraps_are_spliced(sizes: tuple[int, ...], verdict: str) -> None:
    parts: list[list[str]] = []
    at = 0
    for size in sizes:
        parts += [GOODS[at : at + size], MARK]
        at += size + 2
    assert check(list_of(*parts), LIST).verdicts == (verdict,)


@pytest.mark.parametrize(("own", "other", "whole"), [
    (25, 3, True), (25, 4, False), (25, 5, False),  # four words running
    (7, 2, False), (8, 2, False), (9, 2, True),  # a fifth of the words
    (11, 3, False), (12, 3, False), (13, 3, True),
    (4, 1, True),  # one word is no part
])  # fmt: skip
def test_a_part_of_another_has_four_words_or_a_fifth(own: int, other: int, whole: bool) -> None:
    reference = talk((ADA, GOODS[:own]), (BEN, GOODS[30:50]))
    for speaker in (ADA, None):
        verdicts = check(list_of(GOODS[:own], GOODS[30 : 30 + other]), reference, speaker=speaker).verdicts
        assert ("misattributed" not in verdicts) == (whole or speaker is None)


@pytest.mark.parametrize(("size", "cleaned"), [(5, [5]), (6, [6]), (7, [])])
def test_a_repeat_is_of_six_words(size: int, cleaned: list[int]) -> None:
    words = [*GOODS[:size], *GOODS[:size], *GOODS[20:30]]
    assert repeats(words, 0, len(words), 0) == cleaned


# What is near, in one sentence: of a word that says little half a one counts

_CLERK = (
    "The ferryman carried the barley to the mill by the river, the miller weighed the sacks with the old "
    "scale, and the clerk wrote the weight in the book that the council keeps"
)
CLERK = _CLERK.split()


def without_articles(words: Sequence[str], count: int) -> str:
    places = [at for at, word in enumerate(words) if word == "the"][:count]
    return " ".join(word for at, word in enumerate(words) if at not in places)


@pytest.mark.parametrize(("words", "dropped", "verdict"), [
    (["at", "home"], 7, "near"),  # 3.5 of 35 words
    (["there"], 7, "reworded"),  # of 34
    (["at", "home", "again"], 7, "near"),
    (["at", "home"], 6, "near"),
    (["at", "home"], 8, "reworded"),
])  # fmt: skip
def test_near_is_nine_in_ten(words: list[str], dropped: int, verdict: str) -> None:
    whole = [*CLERK, *words]
    reference = Reference.of([Cue(0, 20, ADA, f"We met in May. {' '.join(whole)}. Nobody was paid.")])
    assert check(without_articles(whole, dropped), reference).verdicts == (verdict,)


@pytest.mark.parametrize(("gone", "verdict"), [
    ("", "verbatim"), ("the", "near"), ("old", "near"), ("old scale", "reworded"), ("weighed the sacks", "reworded"),
])  # fmt: skip
def test_two_telling_words_together_are_another_wording(gone: str, verdict: str) -> None:
    whole = " ".join(CLERK)
    quote = whole.replace(f" {gone}", "", 1) if gone else whole
    assert check(quote, Reference.of([Cue(0, 20, ADA, whole)])).verdicts == (verdict,)


# What speakers repair and others put in


@pytest.mark.parametrize(("words", "verdict"), [(11, "verbatim"), (12, "verbatim"), (13, "spliced")])
def test_what_another_puts_in_has_twelve_words(words: int, verdict: str) -> None:
    reference = talk((ADA, GOODS[:15]), (BEN, GOODS[40 : 40 + words]), (ADA, GOODS[15:30]))
    assert check(list_of(GOODS[:30]), reference, speaker=ADA).verdicts == (verdict,)


def test_what_somebody_without_a_name_puts_in_may_be_the_speakers_own() -> None:
    reference = talk((ADA, GOODS[:15]), (None, GOODS[40:46]), (ADA, GOODS[15:30]))
    assert check(list_of(GOODS[:30]), reference, speaker=ADA).verdicts == ("spliced",)


@pytest.mark.parametrize(("words", "verdict"), [(4, "near"), (5, "near"), (6, "spliced")])
def test_what_a_speaker_takes_back_has_five_words(words: int, verdict: str) -> None:
    reference = talk((ADA, [*GOODS[:15], *GOODS[40 : 40 + words], "I", "mean,", *GOODS[15:30]]))
    assert check(list_of(GOODS[:30]), reference).verdicts == (verdict,)


@pytest.mark.parametrize(("start", "verdict"), [
    ("they would,", "near"), ("they would weigh,", "near"), ("they would weigh barley,", "reworded"),
])  # fmt: skip
def test_a_false_start_tells_one_word_more(start: str, verdict: str) -> None:
    begin, end = "In May we heard that", "they never want to tell the miller."
    reference = Reference.of([Cue(0, 20, ADA, f"{begin} {start} {end}")])
    assert check(f"{begin} {end}", reference).verdicts == (verdict,)


@pytest.mark.parametrize(("start", "verdict"), [
    ("they would have to do this now", "near"),
    ("they would have to do this right now", "near"),  # eight words
    ("they would then have to do this right now", "spliced"),
])  # fmt: skip
def test_a_false_start_has_eight_words(start: str, verdict: str) -> None:
    begin, end = "In May we heard that", "they never want to tell the miller."
    reference = Reference.of([Cue(0, 20, ADA, f"{begin} {start}, {end}")])
    assert check(f"{begin} {end}", reference).verdicts == (verdict,)


@pytest.mark.parametrize(("end", "start", "misleading"), [
    (2.0, 2.68, True), (2.0, 2.699, True), (2.0, 2.7, False), (2.0, 2.75, False),
    (1.5, 2.2, False), (7.4, 8.1, False),  # as floats 0.7 and 0.699...
])  # fmt: skip
def test_where_nothing_is_punctuated_a_pause_ends_a_sentence(
    end: float, start: float, misleading: bool
) -> None:
    some = (
        Cue(0, 1, None, "we sat by the water all day"),
        Cue(1, end, None, "and i never said that"),
        Cue(start, 18, None, "the ferryman stole the money from the parish box"),
        Cue(19, 22, None, "nothing else was asked of me"),
    )
    finding = check("the ferryman stole the money from the parish box", Reference.of(some))
    assert ("misleading" in finding.verdicts) == misleading


# Chance


def test_the_evidence_that_is_wanted() -> None:
    """12 bits and 1.2 for each word in a talk of usual length, 12 beside the place for a part from elsewhere."""
    usual, short = (
        Reference([Cue(0, 1, None, "")], [GOODS[at % 80] for at in range(length)], [0])
        for length in (14_999, 121)
    )
    assert wanted(0, usual) == pytest.approx(12, abs=1e-3)
    assert wanted(10, usual) == pytest.approx(24, abs=1e-3)
    assert wanted(10, short) == pytest.approx(12, abs=0.02)
    assert jump(usual) == pytest.approx(12 + 13.873, abs=1e-3)


@pytest.mark.parametrize(("kept", "listed"), [(61, True), (60, True), (59, False)])
def test_another_place_has_a_quarter_less(kept: int, listed: bool) -> None:
    other = [*GOODS[:kept], *STRANGE[: 80 - kept]]
    finding = check(list_of(GOODS), talk((ADA, GOODS), (ADA, other)))
    assert bool(finding.occurrences) == listed


@pytest.mark.parametrize(("places", "listed"), [(19, 19), (20, 20), (21, 20), (25, 20)])
def test_of_more_than_twenty_other_places_twenty_are_looked_at(places: int, listed: int) -> None:
    other = [*GOODS[:11], "granite", *GOODS[12:20]]
    reference = talk((ADA, GOODS[:20]), *[(ADA, [*other, *STRANGE[1:24]])] * places)
    assert len(check(list_of(GOODS[:20]), reference).occurrences) == listed


@pytest.mark.parametrize(("kept", "listed"), [(37, True), (36, True), (35, False)])
def test_another_place_has_sixty_in_a_hundred(kept: int, listed: bool) -> None:
    best = [*GOODS[:48], *STRANGE[:12]]
    other = [*GOODS[:kept], *STRANGE[: 60 - kept]]
    finding = check(list_of(GOODS[:60]), talk((ADA, best), (ADA, other)))
    assert finding.verdicts == ("reworded",)
    assert bool(finding.occurrences) == listed


@pytest.mark.parametrize(("text", "language"), [
    ("der die das und nicht ist wir haben", "de"),  # eight words
    ("der die das und nicht ist wir", None),
    (f"und nicht wir haben {' '.join(GOODS[:15])}", "de"),
    (f"und nicht wir haben {' '.join(GOODS[:16])}", "de"),  # a fifth
    (f"und nicht wir haben {' '.join(GOODS[:17])}", None),
])  # fmt: skip
def test_a_language_is_certain_from_eight_words_and_a_fifth(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(("english", "language"), [(4, "de"), (5, "de"), (6, None), (7, None)])
def test_a_language_has_a_tenth_more_of_its_words_than_any_other(english: int, language: str | None) -> None:
    """Of thirty words three more."""
    others = ["the", "of", "they", "she", "were", "there", "you"][:english]
    words = ["und", "nicht", "ist", "wir", "haben", "sie", "mit", "auf", *others]
    assert language_of(list_of(words, GOODS[: 30 - len(words)])) == language


@pytest.mark.parametrize(
    ("pieces", "verdict"), [(2, "verbatim"), (3, "verbatim"), (4, "verbatim"), (5, "near")]
)
def test_a_word_is_joined_of_four_at_most(pieces: int, verdict: str) -> None:
    some = ["bar", "ley", "corn", "ward", "ing"][:pieces]
    quote = list_of(GOODS[:15], ["".join(some)], GOODS[15:30])
    assert check(quote, talk((ADA, [*GOODS[:15], *some, *GOODS[15:30]]))).verdicts == (verdict,)


# Drafts


@pytest.mark.parametrize(("words", "found"), [(4, 0), (5, 1), (6, 1)])
def test_a_quotation_has_five_words(words: int, found: int) -> None:
    assert len(quotations(f'Reed said: "{list_of(GOODS[:words])}."')) == found


@pytest.mark.parametrize(("words", "found"), [(4, 1), (5, 2), (6, 2)])
def test_a_part_of_an_interrupted_quotation_has_five_words(words: int, found: int) -> None:
    draft = f'"We measured the river twice that winter," Reed said, "{list_of(GOODS[:words])}."'
    assert len(quotations(draft)) == found


def turned(said: str, quote: str) -> bool:
    """Whether a sentence, with another behind it, makes a quote of it misleading."""
    reference = Reference.of(
        [Cue(0, 9, None, f"{said} The goats ate the roses of the widow. That was in May.")]
    )
    return "misleading" in check(quote, reference).verdicts


@pytest.mark.parametrize(("words", "reaches"), [(23, True), (24, True), (25, False)])
def test_a_condition_is_looked_for_twenty_four_words_before(words: int, reaches: bool) -> None:
    said = f"If the miller sells {list_of(GOODS[: words - 4])}, the lock is shut for the whole winter."
    assert turned(said, "the lock is shut for the whole winter") == reaches


@pytest.mark.parametrize(("words", "reaches"), [(7, True), (8, True), (9, False)])
def test_a_denial_reaches_over_eight_words(words: int, reaches: bool) -> None:
    said = (
        f"The men have never traded {list_of(GOODS[: words - 2])} pepper trumpets ginger umbrellas in town."
    )
    assert turned(said, "pepper trumpets ginger umbrellas in town") == reaches


@pytest.mark.parametrize(("words", "reaches"), [(59, True), (60, True), (61, False)])
def test_the_mark_of_a_question_is_looked_for_sixty_words_on(words: int, reaches: bool) -> None:
    said = f"Do you think the lock is {list_of(GOODS[: words - 3])}?"
    assert turned(said, f"the lock is {list_of(GOODS[:12])}") == reaches


@pytest.mark.parametrize(("words", "turns"), [(3, True), (4, True), (5, False)])
def test_only_is_cut_out_with_three_words_at_most(words: int, turns: bool) -> None:
    cut = ["only", "on", "dry", "warm", "calm"][:words]
    said = f"We open the lock {list_of(cut)} days of the early summer."
    assert turned(said, "We open the lock … days of the early summer") == turns


@pytest.mark.parametrize(("words", "turns"), [(2, True), (3, True), (4, False)])
def test_might_is_cut_out_with_two_words_at_most(words: int, turns: bool) -> None:
    cut = ["might", "well", "indeed", "soon"][:words]
    said = f"The miller {list_of(cut)} sell the lock to the town this year."
    assert turned(said, "The miller … sell the lock to the town this year") == turns


@pytest.mark.parametrize(("end", "start", "turns"), [
    (3.0, 3.45, True), (3.0, 3.499, True), (3.0, 3.5, False), (3.0, 3.55, False),
    (3.6, 4.1, False), (7.7, 8.2, False),  # as floats 0.499...
])  # fmt: skip
def test_a_breath_and_a_capital_begin_a_sentence(end: float, start: float, turns: bool) -> None:
    reference = Reference.of(
        [
            Cue(0, end, None, "and the men had not"),
            Cue(start, 28, None, "the lock is shut for the whole winter"),
            Cue(28.1, 32, None, "and the goats ate the roses of the widow"),
        ]
    )
    finding = check("The lock is shut for the whole winter", reference)
    assert ("misleading" in finding.verdicts) == turns


@pytest.mark.parametrize(("boats", "turns"), [
    ("", True), ("boats", True), ("fishing boats", True), ("old fishing boats", False),
])  # fmt: skip
def test_what_bounds_a_number_stands_within_three_words_behind_it(boats: str, turns: bool) -> None:
    town = f"The town has forty {boats}".strip()
    assert turned(f"{town} at most.", town) == turns


@pytest.mark.parametrize(
    "title",
    ["Dr", "Mr", "Mrs", "Ms", "Mme", "Prof", "St", "vs", "Sr", "Jr", "Sra", "ca", "bzw", "A"],
)
def test_a_stop_behind_an_abbreviation_ends_no_sentence(title: str) -> None:
    lock = "the lock is shut for the whole winter"
    assert turned(f"I never said to {title}. Reed that {lock}.", lock)
    assert not turned(f"I never said it there. Reed says that {lock}.", lock)
