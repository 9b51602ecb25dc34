"""What an editor may do to a quote, and what is another wording."""

from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.lexicon import opposite
from ghostcli.fidelity.phonetics import mistyped, one_stem, sound_alike
from ghostcli.fidelity.reference import Reference
from ghostcli.transcripts.base import Cue

SAID = (
    "We carried the bread down to the harbour by sledge, because the road was so steep that winter. "
    "The price of flour rose in the second year, and most bakers closed before Easter. "
    "A few of them came back. It is possible to bake without yeast, and nobody knew whether it would sell. "
    "The baker's stall on the quay is older than the church, and he has been told so for years by everyone "
    "who eats there. She measured the dough in cups and she always kept the oven door half open. "
    "My brother owned the boat that we used, and he rowed it to the island every other Sunday morning."
)


def verdict(quote: str, said: str = SAID) -> str:
    (found,) = set(check(quote, Reference.of([Cue(0, 60, "Ida", said)], language="en")).verdicts) - {
        "misleading"
    }
    return found


@pytest.mark.parametrize(
    "quote",
    [
        "We carried bread down to the harbour by sledge",  # a light word dropped
        "She measures the dough in cups and always kept the oven door half open",  # another form, a light word
        "nobody knew weather it would sell",  # misheard
        "The price of flower rose in the second year",
        "My brother owned the boat we used, and he rowed it to the island every Sunday morning",
        "he's been told so for years by everyone who eats there",
        "We carried the bread down to the harbor by sledge",
        "he has been told for years by everyone who eats there",
    ],
)
def test_what_an_editor_may_do(quote: str) -> None:
    assert verdict(quote) in {"near", "verbatim"}


@pytest.mark.parametrize(
    "quote",
    [
        "We carried the bread down to the harbour by train",  # a telling word exchanged
        "because the road was so narrow that winter",
        "We carried the bread down to the harbour by sledge, because the road was so steep that summer. The price of flour rose in the second year, and most bakers closed before Easter.",
        "The price of flour fell in the second year",
        "and most bakers closed after Easter",  # an opposite
        "and few bakers closed before Easter",
        "A few of us came back",  # another person
        "and few of most bakers closed before Easter. Few of them came back",  # some and hardly any
        "It is impossible to bake without yeast",  # a prefix that denies
        "It is possible to bake with yeast",
        "The baker is stall on the quay is older than the church",  # an owner
        "he has been told so for years by everyone she eats with there",
        "he rowed the ferry to the island every other Sunday morning",  # a telling word for a light one
        "My brother owned the boat that we used, and he rowed it to the island every other Sunday morning, poor man.",
        "She measured the dough in cups and she hardly kept the oven door half open",
        "She always kept the oven door half shut",
    ],
)
def test_another_wording(quote: str) -> None:
    assert verdict(quote) == "reworded"


@pytest.mark.parametrize("word", ["few", "little"])
def test_the_article_tells_some_from_hardly_any(word: str) -> None:
    """A little is some, little is hardly any; so are a few and few."""
    some = f"She left us a {word} of the flour that we had carried up from the harbour in the second winter."
    hardly_any = some.replace(f"a {word}", word)
    assert verdict(hardly_any, some) == verdict(some, hardly_any) == "reworded"
    assert verdict(some.replace("the harbour", "harbour"), some) == "near"


@pytest.mark.parametrize(
    ("language", "quote", "said"),
    [
        ("en", "They drink the milk of the goats every morning", "They drank the milk of the goats every morning."),
        ("en", "She taught the boys to row in the harbour", "She teaches the boys to row in the harbour."),
        ("de", "Sie trinken die Milch der Ziegen an jedem Morgen", "Sie tranken die Milch der Ziegen an jedem Morgen."),
        ("nl", "Zij drinken de melk van de geiten elke ochtend", "Zij dronken de melk van de geiten elke ochtend."),
        ("fr", "Ils boivent le lait des chèvres chaque matin", "Ils buvaient le lait des chèvres chaque matin."),
        ("es", "Ellos beben la leche de las cabras cada mañana", "Ellos bebieron la leche de las cabras cada mañana."),
        ("it", "Loro bevono il latte delle capre ogni mattina", "Loro bevevano il latte delle capre ogni mattina."),
        ("pt", "Eles bebem o leite das cabras todas as manhãs", "Eles beberam o leite das cabras todas as manhãs."),
    ],
)  # fmt: skip
def test_another_form_of_an_irregular_verb_is_one_of_a_word(language: str, quote: str, said: str) -> None:
    more = " " + ("Harald Jensen Olsen Petersen Larsen Madsen Lund " * 3)
    assert check(quote, Reference.of([Cue(0, 9, None, said + more)], language=language)).verdicts == ("near",)


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("It took 5 lb to cross the river by the mill", "It took €5 to cross the river by the mill."),
        ("It took 5 lb to cross the river by the mill", "It took five euros to cross the river by the mill."),
        ("It took €5 to cross the river by the mill", "It took 5 kg to cross the river by the mill."),
        ("It took 5 hours to cross the river by the mill", "It took 5 to cross the river by the mill."),
        # a name for a word said twice, or the other way
        ("We baked the Aran Aran loaf in the winter of that year", "We baked the Aran Light loaf in the winter of that year."),
        ("We baked the Aran Light loaf in the winter of that year", "We baked the Aran Aran loaf in the winter of that year."),
        ("We baked the Aran Aran loaf in the winter of that year", "We baked the Light Aran loaf in the winter of that year."),
    ],
)  # fmt: skip
def test_another_unit_or_name_is_another_wording(quote: str, said: str) -> None:
    assert verdict(quote, f"{said} {SAID}") == "reworded"


def test_a_unit_that_is_left_out_or_a_preposition_is_none() -> None:
    assert (
        verdict(
            "We came at 5 in the morning to the mill by the sea",
            f"We came at 5 the morning to the mill by the sea. {SAID}",
        )
        == "near"
    )


def test_near_is_measured_in_every_sentence() -> None:
    long = SAID.split(". ")
    invented = [*long[:4], "The guild had paid him for all of that", *long[4:]]
    assert verdict(". ".join(invented)) == "reworded"
    dropped = SAID.replace("so steep", "steep").replace("always kept", "kept")
    assert verdict(dropped) == "near"


def test_a_light_word_may_be_dropped_from_a_short_sentence_and_not_two() -> None:
    said = "Bring half of the loaves that you baked to the men on the quay before it gets dark."
    assert verdict("Bring half of the loaves you baked to the men", said) == "near"
    assert verdict("Bring half the loaves you baked", said) == "reworded"


def test_telling_words_together() -> None:
    said = "The old mill stands behind the big red barn where we used to dance on the first warm night of the year."
    assert (
        verdict(
            "The mill stands behind the big red barn where we used to dance on the first warm night", said
        )
        == "near"
    )
    cut = "The old mill stands behind the barn where we used to dance on the first warm night of the year"
    assert verdict(cut, said) == "reworded"  # two that are dropped
    put = "The old mill stands behind the big red barn where we used to sing loudly and dance on the first warm night"
    assert verdict(put, said) == "reworded"  # two that nobody says


@pytest.mark.parametrize(
    ("one", "other"),
    [("flour", "flower"), ("whether", "weather"), ("write", "right"), ("karpathy", "carpathy"), ("iscream", "icecream"),
     ("except", "accept"), ("debt", "death"), ("would", "wood"), ("team", "theme"), ("llama", "lama")],
)  # fmt: skip
def test_words_that_sound_alike(one: str, other: str) -> None:
    assert sound_alike(one, other)
    assert sound_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hand", "truck"), ("easy", "hard"), ("hate", "heat"), ("hand", "hard"), ("house", "river"), ("bank", "tank"),
     ("million", "billion"), ("rose", "fell"), ("seconds", "milliseconds"), ("possible", "impossible")],
)  # fmt: skip
def test_words_that_do_not(one: str, other: str) -> None:
    assert not sound_alike(one, other)
    assert not sound_alike(other, one)


def test_forms_of_a_word_and_slips() -> None:
    assert one_stem("measure", "measured")
    assert one_stem("carry", "carries")
    assert one_stem("row", "rowed")  # three letters are shared, at least
    assert not one_stem("go", "goes")
    assert not one_stem("run", "ran")
    assert not one_stem("hard", "harder")
    assert mistyped("per", "pe")
    assert not mistyped("per", "pen")


@pytest.mark.parametrize(
    ("one", "other"),
    [("before", "after"), ("more", "less"), ("most", "few"), ("always", "sometimes"), ("likely", "unlikely"),
     ("he", "we"), ("up", "down"), ("increase", "decrease"), ("many", "one"),
     # each prefix that denies
     ("correct", "incorrect"), ("possible", "impossible"), ("regular", "irregular"), ("legal", "illegal"),
     ("agree", "disagree"), ("smoker", "nonsmoker"), ("read", "misread"), ("activate", "deactivate"),
     ("social", "antisocial"), ("mogelijk", "onmogelijk"), ("aparecer", "desaparecer")],
)  # fmt: skip
def test_opposites(one: str, other: str) -> None:
    assert opposite(one, other)
    assert opposite(other, one)
    assert not opposite(one, one)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "The council voted *for* the dam in the old valley and went home", "against"),
        ("de", "Der Rat der Stadt stimmte lange *für* die Mühle im Tal", "gegen"),
        ("fr", "Le conseil de la ville vote depuis longtemps *pour* le moulin", "contre"),
        ("en", "We kept the old boat *although* the river was low that summer", "because"),
        ("de", "Wir behielten das alte Boot, *obwohl* der Fluss niedrig war", "weil"),
        ("de", "Am Abend hat *er* das Boot über den Fluss gebracht und gelacht", "sie"),
        ("de", "Am Abend hat *meine* Mutter das Boot über den Fluss gebracht", "seine"),
        ("fr", "Le soir *ma* mère traversait la rivière avec une barque rouge", "sa"),
        ("es", "Por la noche *mi* madre cruzaba el río con una barca roja", "su"),
        ("en", "We *would* open the old gate for the boats on Sundays", "will"),
        ("en", "I think it'*ll* open the old gate for the boats on Sundays", "d"),
        ("de", "Man *kann* das alte Tor für die Boote am Sonntag öffnen", "muss"),
        ("fr", "On *peut* ouvrir la vieille porte pour les bateaux le dimanche", "doit"),
    ],
)
def test_a_word_for_the_one_that_stands_against_it(language: str, one: str, other: str) -> None:
    head, word, tail = one.split("*")
    texts = head + word + tail, head + other + tail
    for quote, said in (texts, texts[::-1]):
        finding = check(quote, Reference.of([Cue(0, 60, None, f"{said}.")], language=language))
        assert finding.verdicts == ("reworded",)


def test_a_word_of_several_persons_stands_against_none_of_them() -> None:
    assert not opposite("sa", "elle", "fr")
    assert opposite("sa", "ma", "fr")
    assert not opposite("su", "ella", "es")
    assert not opposite("er", "sie", "en")


@pytest.mark.parametrize(("one", "other"), [("Karen", "Karin"), ("Hanson", "Hansen"), ("Mario", "Maria")])
def test_two_names_that_are_both_said_are_not_misheard_for_each_other(one: str, other: str) -> None:
    said = f"In the spring the boat of {one} was sold to the miller. It was {{}} who rowed it home."
    quote = f"In the spring the boat of {other} was sold to the miller"
    assert verdict(quote, said.format(other)) == "reworded"
    assert verdict(quote, said.format("nobody")) == "near"


def test_what_is_no_name_may_be_misheard_although_both_are_said() -> None:
    said = "We sold the flour of the miller in the old harbour that spring. The flower was blue."
    assert verdict("We sold the flower of the miller in the old harbour that spring", said) == "near"
    said = "Right by the harbour we sold the flour that spring. We write to the miller, and it was dry."
    assert verdict("Write by the harbour we sold the flour that spring", said) == "near"
