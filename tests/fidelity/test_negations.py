"""The words that deny, each as docs/fidelity.md lists it: one more or one less is another wording."""

from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.reference import Reference
from ghostcli.transcripts.base import Cue

GOODS = (
    "barley candles anchors lanterns copper saddles walnuts ribbons hammers kettles feathers mirrors "
    "tobacco oranges buttons vinegar pistols blankets almonds needles turpentine baskets cinnamon "
    "harpoons marbles pepper trumpets ginger umbrellas leather"
)

ENGLISH = (
    "not no never none nobody nothing neither nor cannot without hardly scarcely barely rarely seldom few "
    "unlikely deny denies denied doubt doubts doubted fail fails failed didn't isn't won't"
)
OTHERS = (
    "nicht kein keine nie niemals nichts niemand ohne kaum selten weder "
    "niet geen nooit nauwelijks zelden pas jamais aucun aucune rien sans guère rarement "
    "nunca jamás nada nadie ningún ninguna apenas raramente tampoco "
    "non mai niente nessuno senza não ninguém sem"
)


def verdicts(printed: str, said: str) -> tuple[str, ...]:
    return check(printed, Reference.of([Cue(0, 30, None, said)])).verdicts


def with_word(word: str) -> str:
    """The list of goods with one word in its middle."""
    place = GOODS.index("vinegar")
    return f"{GOODS[:place]}{word} {GOODS[place:]}"


@pytest.mark.parametrize("word", [*ENGLISH.split(), *OTHERS.split()])
def test_a_word_that_denies_changes_a_quote(word: str) -> None:
    assert verdicts(GOODS, with_word(word)) == ("reworded",)
    assert verdicts(with_word(word), GOODS) == ("reworded",)


@pytest.mark.parametrize("word", ["always", "really", "granite"])
def test_any_other_word_alone_does_not(word: str) -> None:
    assert verdicts(GOODS, with_word(word)) == ("near",)
    assert verdicts(with_word(word), GOODS) == ("near",)
