"""What turns a statement beyond a plain denial, in seven languages; by sentences of each kind."""

from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.finding import Omission
from ghostcli.fidelity.reference import Reference
from ghostcli.transcripts.base import Cue

BEHIND = {
    "en": "The goats ate the roses of the widow. That was in May.",
    "de": "Die Ziegen fraßen die Rosen der Witwe. Das war im Mai.",
    "fr": "Les chèvres ont mangé les roses de la veuve. C'était en mai.",
    "es": "Las cabras se comieron las rosas de la viuda. Era mayo.",
    "it": "Le capre hanno mangiato le rose della vedova. Era maggio.",
    "nl": "De geiten aten de rozen van de weduwe. Dat was in mei.",
    "pt": "As cabras comeram as rosas da viúva. Era maio.",
}


def left_out(language: str, said: str, quote: str) -> tuple[Omission, ...]:
    reference = Reference.of([Cue(0, 9, None, f"{said} {BEHIND[language]}")], language=language)
    assert check(said, reference).omissions == ()  # the whole sentence turns nothing
    return check(quote, reference).omissions


@pytest.mark.parametrize(
    ("language", "said", "quote", "kind"),
    [
        ("en", "I never said, “The miller sold the lock in May.”", "The miller sold the lock in May", "denial"),
        ("en", 'I never told him, "The miller sold the lock."', "The miller sold the lock", "denial"),
        ("en", "I never said, The miller sold the lock in May.", "The miller sold the lock in May", "denial"),
        ("en", 'Nobody says, "The miller sold the lock."', "The miller sold the lock", "denial"),
        ("en", "They claim: the miller sold the lock in May.", "the miller sold the lock in May", "report"),
        ("de", "Ich habe nie gesagt: „Der Müller verkauft die Mühle.“", "Der Müller verkauft die Mühle", "denial"),
        ("fr", "Je n'ai jamais dit : « Le meunier vend la barque. »", "Le meunier vend la barque", "denial"),
        ("es", 'Nunca dije: "El molinero vende la barca."', "El molinero vende la barca", "denial"),
        ("en", "Nobody who works here says that the lock holds.", "the lock holds", "denial"),
        ("en", "Not one of the men who dug it says the lock holds.", "the lock holds", "denial"),
        ("en", "Few people who live here think that the lock holds.", "the lock holds", "denial"),
        ("en", "I know nobody who says that the lock holds.", "the lock holds", "denial"),
        ("de", "Niemand, der hier arbeitet, sagt, dass die Schleuse hält.", "die Schleuse hält", "denial"),
        ("fr", "Personne qui travaille ici ne dit que l'écluse tient.", "l'écluse tient", "denial"),
        ("en", "We open the lock on Sundays provided the props hold.", "We open the lock on Sundays", "condition"),
        ("en", "We open the lock on Sundays assuming the props hold.", "We open the lock on Sundays", "condition"),
        ("en", "We would have sold the lock had the props held.", "We would have sold the lock", "condition"),
        ("en", "We will sell the lock should the props fail.", "We will sell the lock", "condition"),
        ("en", "We open the lock on Sundays only if it is dry.", "We open the lock on Sundays", "condition"),
        ("en", "We open the lock on Sundays, but only if it is dry.", "We open the lock on Sundays", "condition"),
        ("en", "We open the lock on Sundays, but not if it rains.", "We open the lock on Sundays", "condition"),
        ("en", "We open the lock on Sundays, except when it rains.", "We open the lock on Sundays", "condition"),
        ("en", "We open the lock only when the river is low.", "We open the lock", "condition"),
        ("en", "We open the lock only when the river is low.", "We open the lock … when the river is low", "condition"),
        ("de", "Wir verkaufen die Mühle, aber nur wenn der Graf zahlt.", "Wir verkaufen die Mühle", "condition"),
        ("en", "We open the lock on Sundays, if anything breaks.", "We open the lock on Sundays", "condition"),
        ("en", "We open the lock, but if the rent is paid.", "We open the lock", "condition"),
        ("en", "It is far from certain that the dam holds.", "the dam holds", "denial"),
        ("en", "It is far from certain that the dam holds.", "It is … certain that the dam holds", "denial"),
        ("en", "We stopped fishing in the river years ago.", "We … fishing in the river", "denial"),
        ("en", "My brother quit selling eels at the market.", "My brother … selling eels at the market", "denial"),
        ("en", "The council is opposed to selling the old lock.", "The council is … selling the old lock", "denial"),
        ("en", "I am opposed to selling the old lock.", "selling the old lock", "denial"),
        ("en", "I wish the town had a bridge over the river.", "the town had a bridge over the river", "denial"),
        ("en", "People used to believe the lock was built by giants.", "the lock was built by giants", "denial"),
        ("en", "We will open the gate as long as the rent is paid.", "We will open the gate", "condition"),
        ("en", "As long as the rent is paid, we will open the gate.", "we will open the gate", "condition"),
        ("en", "Provided that the rent is paid, we will open the gate.", "we will open the gate", "condition"),
        ("en", "Had we known the price, we would have sold the lock.", "we would have sold the lock", "condition"),
        ("en", "We would have sold the lock had we known the price.", "We would have sold the lock", "condition"),
        ("en", "Were it so, we would have sold the lock.", "we would have sold the lock", "condition"),
        ("en", "Should you need a key, ask the miller at the gate.", "ask the miller at the gate", "condition"),
        ("en", "The lock was sold in the spring, they said.", "The lock was sold in the spring", "report"),
        ("en", "The lock was sold in the spring they said.", "The lock was sold in the spring", "report"),
        ("en", "The lock was sold in the spring people say and I laughed.", "The lock was sold in the spring", "report"),
        ("en", "The lock was sold in the spring, he claims.", "The lock was sold in the spring", "report"),
        ("en", "He claims that the lock was sold in the spring.", "the lock was sold in the spring", "report"),
        ("en", "They think the lock was sold in the spring.", "the lock was sold in the spring", "report"),
        ("en", "We only open the lock on Sundays.", "We … open the lock on Sundays", "condition"),
        ("en", "It was too late to save the dam that year.", "It was … to save the dam that year", "denial"),
        ("en", "He was too weak to lift the pole alone.", "He was … to lift the pole alone", "denial"),
        ("en", "We almost lost the boat in the flood.", "We … lost the boat in the flood", "denial"),
        ("en", "We almost lost the boat in the flood.", "lost the boat in the flood", "denial"),
        ("en", "We came not only late but wet to the fair.", "We came not … late", "denial"),
        ("en", "I have no doubt that the dam holds.", "I have no … that the dam holds", "denial"),
        ("en", "Do you think the lock was sold in spring?", "the lock was sold in spring", "question"),
        ("en", "Do you think the lock was sold in spring?", "The lock was sold in spring.", "question"),
        ("en", "I wonder whether the lock was sold in spring.", "the lock was sold in spring", "question"),
        ("en", "I don't know if the lock was sold in spring.", "the lock was sold in spring", "question"),
        ("en", "The lock was sold in spring, do you think?", "The lock was sold in spring", "question"),
        ("en", "According to the miller the lock was sold.", "the lock was sold", "report"),
        ("en", "According to the miller, the lock was sold.", "the lock was sold", "report"),
        ("en", "The lock was sold, according to the miller.", "The lock was sold", "report"),
        ("en", "It takes between five and seven months to dry.", "It takes between five and … months to dry", "number"),
        ("en", "It takes between five and seven months to dry.", "seven months to dry", "number"),
        ("en", "It takes five to seven months to dry a plank.", "seven months to dry a plank", "number"),
        ("en", "It takes a plank five or six months.", "It takes a plank five", "number"),
        ("en", "Nearly nine million people live by the river.", "nine million people live by the river", "number"),
        ("en", "Up to nine million people live by the river.", "nine million people live by the river", "number"),
        ("en", "Fewer than nine boats came up the river.", "nine boats came up the river", "number"),
        ("en", "At least nine boats came up the river.", "nine boats came up the river", "number"),
        ("en", "We counted nine boats at most on the river.", "We counted nine boats", "number"),
        ("en", "We counted nearly nine boats on the river.", "We counted … nine boats on the river", "number"),
        ("de", "Es ist weit davon entfernt, dass der Damm hält.", "der Damm hält", "denial"),
        ("de", "Wir haben aufgehört, im Fluss zu fischen.", "im Fluss zu fischen", "denial"),
        ("de", "Hätten wir den Preis gekannt, hätten wir die Schleuse verkauft.", "hätten wir die Schleuse verkauft", "condition"),
        ("de", "Sollten Sie einen Schlüssel brauchen, fragen Sie den Müller am Tor.", "fragen Sie den Müller am Tor", "condition"),
        ("de", "Wir öffnen das Tor, solange die Miete bezahlt wird.", "Wir öffnen das Tor", "condition"),
        ("de", "Wir öffnen die Schleuse nur am Sonntag im Mai.", "Wir öffnen die Schleuse … am Sonntag im Mai", "condition"),
        ("de", "Ich weiß nicht, ob die Schleuse im Mai verkauft wurde.", "die Schleuse im Mai verkauft wurde", "question"),
        ("de", "Laut dem Müller wurde die Schleuse im Mai verkauft.", "wurde die Schleuse im Mai verkauft", "report"),
        ("de", "Die Schleuse wurde im Mai verkauft, laut dem Müller.", "Die Schleuse wurde im Mai verkauft", "report"),
        ("de", "Die Schleuse wurde im Mai verkauft, sagt man.", "Die Schleuse wurde im Mai verkauft", "report"),
        ("de", "Fast neun Millionen Leute leben am Fluss.", "neun Millionen Leute leben am Fluss", "number"),
        ("de", "Es dauert zwischen fünf und sieben Monaten.", "Es dauert zwischen fünf und … Monaten", "number"),
        ("de", "Glauben Sie, dass die Schleuse im Mai verkauft wurde?", "die Schleuse im Mai verkauft wurde", "question"),
        ("de", "Ich wünschte, die Stadt hätte eine Brücke.", "die Stadt hätte eine Brücke", "denial"),
        ("fr", "Le barrage est loin de tenir cette année.", "Le barrage est … tenir cette année", "denial"),
        ("fr", "Nous avons cessé de pêcher dans la rivière.", "Nous avons … pêcher dans la rivière", "denial"),
        ("fr", "Nous ouvrirons la porte à condition que le loyer soit payé.", "Nous ouvrirons la porte", "condition"),
        ("fr", "S'il pleut, nous ouvrirons la porte du barrage.", "nous ouvrirons la porte du barrage", "condition"),
        ("fr", "Selon le meunier, l'écluse a été vendue.", "l'écluse a été vendue", "report"),
        ("fr", "L'écluse a été vendue, selon le meunier.", "L'écluse a été vendue", "report"),
        ("fr", "Je me demande si l'écluse a été vendue en mai.", "l'écluse a été vendue en mai", "question"),
        ("fr", "Croyez-vous que l'écluse a été vendue en mai ?", "l'écluse a été vendue en mai", "question"),
        ("fr", "Presque neuf millions de gens vivent ici.", "neuf millions de gens vivent ici", "number"),
        ("fr", "Il faut entre cinq et sept mois pour sécher.", "Il faut entre cinq et … mois pour sécher", "number"),
        ("es", "La presa está lejos de aguantar este año.", "La presa está … aguantar este año", "denial"),
        ("es", "Dejamos de pescar en el río hace años.", "pescar en el río hace años", "denial"),
        ("es", "Abriremos la puerta a menos que llueva mucho.", "Abriremos la puerta", "condition"),
        ("es", "Ojalá el pueblo tuviera un puente nuevo.", "el pueblo tuviera un puente nuevo", "denial"),
        ("es", "Según el molinero, la esclusa se vendió en mayo.", "la esclusa se vendió en mayo", "report"),
        ("es", "La esclusa se vendió en mayo, según el molinero.", "La esclusa se vendió en mayo", "report"),
        ("es", "Me pregunto si la esclusa se vendió en mayo.", "la esclusa se vendió en mayo", "question"),
        ("es", "¿Crees que la esclusa se vendió en mayo?", "la esclusa se vendió en mayo", "question"),
        ("es", "Casi nueve millones de personas viven aquí.", "nueve millones de personas viven aquí", "number"),
        ("es", "Tarda entre cinco y siete meses en secar.", "Tarda entre cinco y … meses en secar", "number"),
        ("es", "Nosotros solo abrimos la esclusa los domingos.", "Nosotros … abrimos la esclusa los domingos", "condition"),
        ("it", "La diga è lontana da reggere quest'anno.", "La diga è … reggere quest'anno", "denial"),
        ("it", "Abbiamo smesso di pescare nel fiume.", "Abbiamo … pescare nel fiume", "denial"),
        ("it", "Apriremo la porta a meno che non piova.", "Apriremo la porta", "condition"),
        ("it", "Avessimo saputo il prezzo, avremmo venduto la chiusa.", "avremmo venduto la chiusa", "condition"),
        ("it", "Secondo il mugnaio, la chiusa è stata venduta.", "la chiusa è stata venduta", "report"),
        ("it", "Mi chiedo se la chiusa è stata venduta a maggio.", "la chiusa è stata venduta a maggio", "question"),
        ("it", "Quasi 9 milioni di persone vivono qui.", "9 milioni di persone vivono qui", "number"),
        ("it", "Ci vogliono tra 5 e 7 mesi per asciugare.", "Ci vogliono tra 5 e … mesi per asciugare", "number"),
        ("nl", "Wij zijn gestopt met vissen in de rivier.", "Wij zijn … vissen in de rivier", "denial"),
        ("nl", "Wij openen de poort, zolang de huur betaald is.", "Wij openen de poort", "condition"),
        ("nl", "Hadden wij de prijs gekend, dan hadden wij de sluis verkocht.", "hadden wij de sluis verkocht", "condition"),
        ("nl", "Volgens de molenaar is de sluis verkocht.", "is de sluis verkocht", "report"),
        ("nl", "Ik weet niet of de sluis in mei verkocht is.", "de sluis in mei verkocht is", "question"),
        ("nl", "Bijna 9 miljoen mensen wonen hier aan de rivier.", "9 miljoen mensen wonen hier aan de rivier", "number"),
        ("nl", "Wij openen alleen de sluis op zondag.", "Wij openen … de sluis op zondag", "condition"),
        ("pt", "Paramos de pescar no rio há muitos anos.", "pescar no rio há muitos anos", "denial"),
        ("pt", "Abriremos o portão a menos que chova muito.", "Abriremos o portão", "condition"),
        ("pt", "Segundo o moleiro, a eclusa foi vendida em maio.", "a eclusa foi vendida em maio", "report"),
        ("pt", "Eu me pergunto se a eclusa foi vendida em maio.", "a eclusa foi vendida em maio", "question"),
        ("pt", "Quase 9 milhões de pessoas vivem aqui.", "9 milhões de pessoas vivem aqui", "number"),
        ("pt", "Demora entre 5 e 7 meses para secar.", "Demora entre 5 e … meses para secar", "number"),
        ("pt", "Nós só abrimos a eclusa aos domingos.", "Nós … abrimos a eclusa aos domingos", "condition"),
    ],
)  # fmt: skip
def test_what_turns_a_statement(language: str, said: str, quote: str, kind: str) -> None:
    assert [one.kind for one in left_out(language, said, quote)][:1] == [kind]


@pytest.mark.parametrize(
    ("language", "said", "quote"),
    [
        ("en", "We open the lock for the eels, if anything.", "We open the lock for the eels"),
        ("en", "We open the lock for the eels, if you want to look it up.", "We open the lock for the eels"),
        ("en", "We open the lock for the eels, if you have feedback.", "We open the lock for the eels"),
        ("en", "We open the lock for the eels, if he's listening.", "We open the lock for the eels"),
        ("en", "We open the lock for the eels, if I'm honest.", "We open the lock for the eels"),
        ("en", "We open the lock for the eels, if that makes any sense.", "We open the lock for the eels"),
        ("en", "We open the lock for the eels, but if you take the bridge you save an hour.", "We open the lock for the eels"),
        ("en", "We open the lock for the eels, but if you take the bridge, you save an hour.", "We open the lock for the eels"),
        ("en", "We open the lock for the eels; if you take the bridge you save an hour.", "We open the lock for the eels"),
        ("en", "We open the lock for the eels; if you take the bridge, you save an hour.", "We open the lock for the eels"),
        ("en", "If people don't know, we open the lock for the eels.", "we open the lock for the eels"),
        ("en", 'He said, "The miller sold the lock."', "The miller sold the lock"),
        ("en", "It is not as they say: the miller sold the lock.", "the miller sold the lock"),
        ("en", "The council said nothing: the miller sold the lock.", "the miller sold the lock"),
        ("en", "Nobody helped the people who say that the lock holds.", "the lock holds"),
        ("en", "Nobody who says that the lock holds has seen it.", "the lock holds"),
        ("en", "Nobody came, and the man who works here says that the lock holds.", "the lock holds"),
        ("en", "Nobody who works here knows that the lock holds.", "the lock holds"),
        ("en", "We never stopped fishing in the river.", "fishing in the river"),
        ("en", "I wish to say that the ferry leaves at noon.", "the ferry leaves at noon"),
        ("en", "We used to live in the lock house by the river.", "in the lock house by the river"),
        ("en", "The food was provided by the mill, and we ate it all.", "we ate it all"),
        ("en", "Should we need a key? Ask the miller at the gate.", "Ask the miller at the gate"),
        ("en", "We met the only baker of the town.", "We met the … baker of the town"),
        ("en", "I have no doubt that the dam holds.", "the dam holds"),
        ("en", "I have no doubt that the dam holds.", "I have … that the dam holds"),
        ("en", "Do you think the lock was sold in spring?", "the lock was sold in spring?"),
        ("en", "Do you know how you sold the lock in spring?", "you sold the lock in spring"),
        ("en", "Did you know that the lock was sold in spring?", "the lock was sold in spring"),
        ("en", "I think the lock was sold in spring?", "the lock was sold in spring"),
        ("en", "The lock was sold in spring, right?", "The lock was sold in spring"),
        ("en", "According to our records, the lock was sold.", "the lock was sold"),
        ("en", "The lock was sold according to plan.", "The lock was sold"),
        ("en", "About nine million people live by the river.", "nine million people live by the river"),
        ("en", "At least one of us came up the river.", "one of us came up the river"),
        ("en", "We counted nine boats, at least that is what she saw.", "We counted nine boats"),
        ("es", "Solo abrimos la esclusa los domingos.", "abrimos la esclusa los domingos"),
        ("nl", "Wij openen de poort zolang de huur betaald is.", "Wij openen de poort"),
    ],
)  # fmt: skip
def test_what_turns_nothing(language: str, said: str, quote: str) -> None:
    assert left_out(language, said, quote) == ()


def bare(quote: str, *lines: str, pause: float = 0.6) -> list[str]:
    """The kinds of what is left out, where every line is a cue without marks, so long a pause between them."""
    last = Cue(10.0 * len(lines), 10.0 * len(lines) + 9, None, "the goats ate the roses of the widow")
    cues = [Cue(10.0 * place, 10.0 * place + 10 - pause, None, line) for place, line in enumerate(lines)]
    return [one.kind for one in check(quote, Reference.of([*cues, last], language="en")).omissions]


@pytest.mark.parametrize(
    ("quote", "lines", "kinds"),
    [
        # a capital does not hide what stands right before it
        ("The gate is shut by noon", ("so here we go", "if the gate is shut by noon we go home"), ["condition"]),
        ("We will go home early", ("so here we go", "if the gate is shut we will go home early"), ["condition"]),
        ("The gate is shut", ("so here we go", "we never said the gate is shut"), ["denial"]),
        ("we would have sold it", ("well", "had we known the price we would have sold it"), ["condition"]),
        ("We would have sold it", ("well", "we would have sold it had we known the price"), ["condition"]),
        ("The lock was sold in spring", ("well", "the lock was sold in spring they said and left"), ["report"]),
        # a breath and a capital begin a sentence, and so does an answer
        ("The gate is shut by noon", ("i would never do that", "the gate is shut by noon"), []),
        ("Yeah we sold it in spring", ("did you sell the lock no never", "yeah we sold it in spring"), []),
        ("Yeah we sold it in spring", ("did you sell it i never knew yeah we sold it in spring",), []),
        ("We sold it in spring.", ("we sold it in spring", "if it rains the road is closed"), []),
    ],
)  # fmt: skip
def test_without_marks(quote: str, lines: tuple[str, ...], kinds: list[str]) -> None:
    assert bare(quote, *lines) == kinds


def test_a_breath_alone_ends_no_sentence() -> None:
    assert bare("allowed to sell the lock", "we are not", "allowed to sell the lock") == ["denial"]
    assert bare("allowed to sell the lock", "we are not", "allowed to sell the lock", pause=0.8) == []


@pytest.mark.parametrize("pause", [0.4, 0.6])
def test_a_capital_begins_a_sentence_behind_a_breath(pause: float) -> None:
    found = bare("The lock was sold", "we would never say", "the lock was sold", pause=pause)
    assert found == (["denial"] if pause < 0.5 else [])


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("and the cake was not for sale my father said that the lock holds in every flood", []),
        ("and we could not find the old keeper he said that the lock holds in every flood", []),
        ("and not even my father said that the lock holds in every flood", ["denial"]),
        ("and we do not believe a word my father said that the lock holds in every flood", ["denial"]),
        ("and nobody of my family said that the lock holds in every flood", ["denial"]),
    ],
)
def test_a_denial_in_the_clause_before_the_one_that_tells(said: str, kinds: list[str]) -> None:
    assert bare("The lock holds in every flood.", said) == kinds
