"""What a quote leaves out and what of it turns what is printed."""

from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.clauses import ends_sentence
from ghostcli.fidelity.finding import Omission
from ghostcli.fidelity.reference import Reference
from ghostcli.transcripts.base import Cue

GARDEN = (
    ("Ida", "By the rules of the allotment, a tenant is not allowed to cut the old pear tree."),
    ("Tom", "I have never claimed that the warden sold the apples to the brewery."),
    ("Ida", "The rent went up from forty to sixty crowns, which was in May, and everybody kept his plot."),
    ("Tom", "We hardly ever watered the beans in the first summer, and few of us regretted it."),
    ("Ida", "If the committee gives us the key, we will open the well again in spring."),
    ("Tom", "We could sell honey at the gate unless the mayor forbids it."),
    ("Ida", "He told me, “nobody waters another man's roses,” and he shut the gate."),
    ("Tom", "Perhaps we can keep the hens, they say, if the neighbours agree to the noise."),
    ("Ida", "I doubt that the frost will spare the vines this year."),
    ("Tom", "He failed to lock the shed, and the geese came in."),
    ("Ida", "People say that the pump was stolen by the gardener himself. I saw it at the mill."),
    ("Tom", "I didn't like the new fence, but we painted it green in the end."),
    ("Ida", "It is not only a garden, it is the last meadow in this part of the town."),
    ("Tom", "I didn't know that we had a second gate behind the nettles."),
    ("Ida", "Even if it rains, we burn the branches on the first of March."),
    ("Tom", "If you look at the wall, there are three doors that nobody opens."),
    ("Ida", "Don't you think the quince should have stood nearer to the water?"),
    ("Tom", "No, we planted the currants where the glasshouse used to be."),
    ("Ida", "The keeper, who never said a word, carried the ladder home."),
    ("Ida", "In April a few of the geese came back."),
    ("Tom", "It's not like we had a plan for the orchard."),
)


def told(lines: tuple[tuple[str | None, str], ...], *, bare: bool = False, pause: float = 0.0) -> Reference:
    """The lines as cues of ten seconds; `bare` without marks and capitals, so long a `pause` between them."""
    cues = []
    for number, (speaker, text) in enumerate(lines):
        said = " ".join(text.lower().replace("’", "'").translate(_MARKS).split()) if bare else text
        cues.append(Cue(number * 10.0, number * 10.0 + 10 - pause, None if bare else speaker, said))
    return Reference.of(cues)


_MARKS = str.maketrans(dict.fromkeys(".,;:?!“”", " "))
TALK = told(GARDEN)
BARE = told(GARDEN, bare=True)


def left_out(quote: str, reference: Reference = TALK) -> tuple[Omission, ...]:
    finding = check(quote, reference)
    assert ("misleading" in finding.verdicts) is bool(finding.omissions)
    assert finding.quotable is (not finding.omissions)
    return finding.omissions


@pytest.mark.parametrize(
    ("quote", "words", "place", "kind"),
    [
        # a denial: cut out, or before the edge
        ("a tenant is … allowed to cut the old pear tree", "not", "cut", "denial"),
        ("a tenant is [...] allowed to cut the old pear tree", "not", "cut", "denial"),
        ("a tenant is ... allowed to cut", "not", "cut", "denial"),
        ("allowed to cut the old pear tree", "a tenant is not", "before", "denial"),
        ("I … claimed that the warden sold the apples", "have never", "cut", "denial"),
        ("the warden sold the apples to the brewery", "I have never claimed that", "before", "denial"),
        ("… claimed that the warden sold the apples", "I have never", "before", "denial"),
        ("We … watered the beans in the first summer", "hardly ever", "cut", "denial"),
        ("the frost will spare the vines this year", "I doubt that", "before", "denial"),
        ("I … the frost will spare the vines", "doubt that", "cut", "denial"),
        ("He … lock the shed, and the geese came in", "failed to", "cut", "denial"),
        ("we had a plan for the orchard", "It's not like", "before", "denial"),
        ("few of the geese came back", "a", "before", "denial"),  # a few are some
        # a condition: before, behind, or cut out
        ("we will open the well again in spring", "If the committee gives us the key", "before", "condition"),
        ("the committee gives us the key, we will open the well", "If", "before", "condition"),
        ("If … we will open the well again", "the committee gives us the key", "cut", "condition"),
        ("We could sell honey at the gate", "unless the mayor forbids it", "after", "condition"),
        # others say so
        ("the pump was stolen by the gardener himself", "People say that", "before", "report"),
        ("we … keep the hens … if the neighbours agree", "they say", "cut", "report"),
        # one number of two
        ("The rent went up from … sixty crowns", "forty to", "cut", "number"),
    ],
)
def test_what_turns_a_quote(quote: str, words: str, place: str, kind: str) -> None:
    assert left_out(quote)[-1] == Omission(words, place, kind)


@pytest.mark.parametrize(
    "quote",
    [
        "By the rules of the allotment, a tenant is not allowed to cut the old pear tree.",
        "a tenant is not allowed to cut",
        "[T]he rent went up from forty to sixty crowns … and everybody kept his plot.",
        "If the committee gives us the key, we will open the well again in spring.",
        "We could sell honey at the gate unless the mayor forbids it",
        "nobody waters another man's roses, and he shut the gate",  # what he said is hers to tell
        "but we painted it green in the end",  # the denial is in the clause before
        "we painted it green in the end",
        "it is the last meadow in this part of the town",  # "not only" denies nothing
        "we had a second gate behind the nettles",  # known or not, it is so
        "we burn the branches on the first of March",  # "even if" is not a valid condition
        "there are three doors that nobody opens",  # nor is "if you look"
        "the quince should have stood nearer to the water",  # a question denies nothing
        "we planted the currants where the glasshouse used to be",  # an answer is no denial
        "carried the ladder home",  # the denial is in a clause of its own
        "The keeper … carried the ladder home.",
        "I saw it at the mill",  # another sentence
        "everybody kept his plot",
        "The rent went up from forty to sixty crowns … everybody kept his plot",
    ],
)
def test_what_does_not_turn_a_quote(quote: str) -> None:
    assert left_out(quote) == ()


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("a tenant is … allowed to cut the old pear tree", "not"),
        ("allowed to cut the old pear tree", "a tenant is not"),
        ("the warden sold the apples to the brewery", "i have never claimed that"),
        ("I … claimed that the warden sold the apples", "have never"),
        ("we had a plan for the orchard", "it's not like"),
    ],
)
def test_a_transcript_without_marks(quote: str, words: str) -> None:
    (found,) = left_out(quote, told(GARDEN, bare=True, pause=1.0))
    assert found.words.endswith(words)


@pytest.mark.parametrize(
    "quote",
    [
        "The rent went up from forty to sixty crowns",
        "He failed to lock the shed and the geese came in",
        "It is not only a garden it is the last meadow",
        "I saw it at the mill",
        "No we planted the currants where the glasshouse used to be",
        "We could sell honey at the gate unless the mayor forbids it",
    ],
)
def test_what_cannot_be_told_without_marks_is_not_called_misleading(quote: str) -> None:
    assert left_out(quote, BARE) == ()


def test_a_pause_ends_a_sentence_only_where_nothing_is_marked() -> None:
    lines = ((None, "we did not"), (None, "allowed to cut the tree is everybody who asks us for it in time"))
    assert [one.kind for one in left_out("allowed to cut the tree", told(lines, bare=True, pause=0.6))] == [
        "denial"
    ]
    assert left_out("allowed to cut the tree", told(lines, bare=True, pause=0.8)) == ()


def test_another_speaker_begins_another_sentence() -> None:
    lines = (("Ida", "I would not"), ("Tom", "allow anybody to cut the pear tree. We have four of them."))
    assert left_out("allow anybody to cut the pear tree", told(lines)) == ()
    alone = (("Ida", "I would not"), ("Ida", "allow anybody to cut the pear tree. We have four of them."))
    assert left_out("allow anybody to cut the pear tree", told(alone))


def test_of_two_places_the_one_that_is_not_misleading_leads() -> None:
    lines = (
        ("Ida", "I never said that the key hangs behind the door."),
        ("Ida", "The key hangs behind the door."),
    )
    finding = check("the key hangs behind the door", told(lines))
    assert (finding.verdicts, finding.parts[0].start) == (("verbatim",), 10.0)
    assert len(finding.occurrences) == 1


@pytest.mark.parametrize(
    ("language", "said", "quote", "words"),
    [
        ("de", "Ich habe nie gesagt, dass der Wirt den Wein verdünnt. Das war im Mai.", "der Wirt den Wein verdünnt",
         "Ich habe nie gesagt, dass"),
        ("de", "Wir haben den Keller nicht verkauft, und das ist gut so.", "Wir haben den Keller", "nicht verkauft"),
        ("de", "Wenn die Bank es erlaubt, bauen wir den Turm.", "bauen wir den Turm", "Wenn die Bank es erlaubt"),
        ("fr", "Je ne crois pas que le maire ait vendu la cave. C'est tout.", "le maire ait vendu la cave",
         "Je ne crois pas que"),
        ("fr", "Le maire n'a jamais vendu la cave du village.", "Le maire … vendu la cave", "n'a jamais"),
        ("es", "No creo que el alcalde vendiera la bodega. Eso es todo.", "el alcalde vendiera la bodega",
         "No creo que"),
        ("it", "Non è vero che il sindaco ha venduto la cantina. Basta.", "il sindaco ha venduto la cantina",
         "Non è vero che"),
        ("nl", "Ik geloof niet dat de burgemeester de kelder verkocht. Klaar.", "de burgemeester de kelder verkocht",
         "Ik geloof niet dat"),
        ("pt", "Não acho que o prefeito vendeu a adega. É tudo.", "o prefeito vendeu a adega", "Não acho que"),
    ],
)  # fmt: skip
def test_other_languages(language: str, said: str, quote: str, words: str) -> None:
    reference = Reference.of([Cue(0, 9, None, said)], language=language)
    assert [one.words for one in check(quote, reference).omissions] == [words]
    assert check(said, reference).omissions == ()


def test_an_unknown_language_has_no_list_of_its_own() -> None:
    reference = Reference.of(
        [Cue(0, 9, None, "En usko että kunta myi kellarin. Se on kaikki.")], language="fi"
    )
    assert check("kunta myi kellarin", reference).verdicts == ("verbatim",)


def told_alone(text: str, language: str = "en") -> Reference:
    """One cue that says so and goes on, with stops enough."""
    return Reference.of([Cue(0, 9, None, text)], language=language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "They try it and they can't. The miller feeds the cats of the lane."),
        ("en", "THEY TRY IT AND THEY CAN’T. The miller feeds the cats of the lane."),
        ("en", "Nobody trusts the thing we call Delta-P. The miller feeds the cats of the lane."),
        ("en", "Nobody is as old as I'm. The miller feeds the cats of the lane."),
        ("de", "Das glaubt niemand, aber so ist's. Der Müller füttert die Katzen der Gasse."),
    ],
)
def test_a_letter_that_ends_a_word_is_no_initial(language: str, said: str) -> None:
    assert left_out(said.partition(". ")[2], told_alone(said, language)) == ()


@pytest.mark.parametrize(
    ("said", "before"),
    [
        ("Nobody claims that J. R. Miller feeds the cats.", 5),
        ("Nobody claims that J.-P. Miller feeds the cats.", 5),
        ("Nobody claims that Dr. Miller feeds the cats.", 4),
        ("Personne ne lit la lettre d'A. Moreau.", 7),
    ],
)
def test_an_initial_ends_no_sentence(said: str, before: int) -> None:
    assert not ends_sentence(told_alone(said), before)


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_word_is_told_whole(apostrophe: str) -> None:
    reference = told_alone(f"We can{apostrophe}t mend the wheel of the mill before May. It broke in March.")
    (found,) = left_out("We can … mend the wheel of the mill", reference)
    assert found.words == f"can{apostrophe}t"
