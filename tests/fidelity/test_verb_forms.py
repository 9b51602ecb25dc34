"""Irregular verbs: every form of one is a form of it, in the language that has it and in no other."""

from __future__ import annotations

import pytest

from ghostcli.fidelity.verb_forms import one_verb

# Of each verb a form and one with other letters.
VERBS = {
    "en": """
        drink drank; sing sang; ring rang; swim swam; sink sank; begin began; run ran; come came;
        become became; give gave; see saw; go went; take took; shake shook; break broke; speak
        spoke; steal stole; choose chosen; freeze frozen; wake woke; drive drove; ride rode; rise
        rose; write wrote; eat ate; fall fell; know knew; grow grew; throw threw; blow blew; draw
        drew; fly flew; find found; bind bound; stand stood; understand understood; hold held; tell
        told; sell sold; buy bought; bring brought; think thought; teach taught; catch caught; fight
        fought; seek sought; feel felt; keep kept; sleep slept; leave left; meet met; read reads;
        lead led; feed fed; say said; pay paid; make made; hear hears; lose lost; shoot shot; sit
        sat; win won; hang hung; dig dug; stick stuck; strike struck; wear wore; tear tore; bear
        bore; swear swore; build built; send sent; spend spent; lend lent; hide hidden; bite bitten;
        forget forgot; get got; do did; lie lay; spin spun; swing swung; spring sprang
    """,
    "de": """
        trinke getrunken; singe gesungen; finde gefunden; beginne begann; schwimme geschwommen;
        spreche gesprochen; nehme nimmt; gebe gibt; sehe sieht; lese liest; esse isst; komme
        gekommen; gehe ging; stehe stand; verstehe verstand; bringe gebracht; denke dachte; weiss
        wissen; fahre gefahren; trage getragen; halte hielt; lasse gelassen; laufe gelaufen;
        schreibe geschrieben; bleibe geblieben; fliesst geflossen; verliere verloren; ziehe zogen;
        breche gebrochen; helfe geholfen; sterbe gestorben; werfe geworfen; treffe getroffen; falle
        gefallen; rufe rief; sitze sass; liege lagen; steige gestiegen
    """,
    "nl": """
        drink gedronken; zing gezongen; vind gevonden; begin begon; zwem gezwommen; spreek
        gesproken; neem nam; geef gaf; zie zag; lees las; eet at; kom kwam; ga ging; sta gestaan;
        breng gebracht; denk dacht; weet wist; draag gedragen; houd hield; laat gelaten; loop
        gelopen; schrijf geschreven; blijf gebleven; verlies verloor; trek getrokken; breek
        gebroken; koop gekocht; zoek gezocht
    """,
    "fr": """
        bois buvez; vois vu; prends pris; viens venu; tiens tenu; fais font; sais su; lis lu; vis
        vecu; crois cru; recois recevons
    """,
    "es": """
        tengo tiene; hago hecho; digo decia; vengo viene; pongo puso; quiero queria; se sabe; traigo
        traen; bebo bebe; vendo vende; veo visto; escribe escrito; rompe roto
    """,
    "it": """
        bevo beve; faccio fanno; dico detto; vengo viene; tengo tiene; prendo presero; vedo visto;
        scrivo scrisse; leggo lesse; perdo perse
    """,
    "pt": """
        tenho tiveram; faco fez; digo dizem; venho vieram; ponho puseram; quero quis; sei sabe;
        trago trouxe; bebo bebe; vendo vende; vejo viu; escreve escrito
    """,
}
PAIRS = [(language, *pair.split()) for language, some in VERBS.items() for pair in some.split(";")]


@pytest.mark.parametrize(("language", "one", "other"), PAIRS)
def test_forms_of_one_verb(language: str, one: str, other: str) -> None:
    assert one_verb(one, other, language)
    assert one_verb(other, one, language)


@pytest.mark.parametrize(("language", "one", "other"), [
    ("en", "drank", "thought"), ("en", "trinken", "trank"), ("de", "drink", "drank"), ("ja", "drink", "drank"),
    ("en", "measure", "measured"),  # what an ending tells is not listed
])  # fmt: skip
def test_forms_of_no_verb_of_the_language(language: str, one: str, other: str) -> None:
    assert not one_verb(one, other, language)


def test_a_language_that_is_not_known_is_taken_for_english() -> None:
    assert one_verb("drink", "drank", None)
