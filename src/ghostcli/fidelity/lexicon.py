"""Word lists by role and language: light words, opposites, prefixes that deny.

Light words are the closed word classes (articles, pronouns, prepositions, conjunctions, auxiliaries) and
discourse particles. The opposites are the pairs of order, direction, amount and degree that a language course
teaches. Other pairs need an entry only if they look or sound alike, because any other exchange of two content
words already counts as a change.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_LIGHT = {
    "en": """
        per via a an the this that these those i me my mine myself you your yours yourself he him his
        himself she her hers herself it its itself we us our ours ourselves they them their theirs
        themselves one ones who whom whose which what when where why how there here and or but so because
        since as if than then though although while whether of in on at to from by with for about into
        onto over under up down out off through between among around across against during before after
        until upon within toward towards behind along near am is are was were be been being do does did
        doing done have has had having will would shall should can could may might must s t d ll re ve m
        don didn doesn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn ain all any some each
        both more most much many very really just also even still too well now again such other another
        own same quite rather pretty right yes yep yeah okay ok oh gonna wanna gotta got get let lets
        simply already yet else ever away back always um uh like actually basically literally kind sort
        maybe perhaps probably way thing things stuff
    """,
    "de": """
        der die das den dem des ein eine einen einem einer eines ich mich mir du dich dir er ihn ihm sie
        ihr ihnen es wir uns ihre ihren mein meine dein sein seine seinen unser man sich wer was wann wo
        warum wie und oder aber denn weil dass ob wenn als da in im an am auf aus bei beim mit nach von
        vom zu zum zur fur um uber unter vor durch gegen bis seit bin bist ist sind war waren sei habe
        hast hat haben hatte hatten werde wird werden wurde wurden kann konnen konnte soll sollte muss
        musste darf will wollte mag auch noch schon nur ja doch mal eben halt so sehr dann hier dort jetzt
        immer alle alles viel mehr
    """,
    "fr": """
        le la les l un une des du de d je j me m moi tu te t toi il elle on nous vous ils elles se s lui
        leur y en ce c cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leurs qui que qu
        quoi dont ou quand comment pourquoi et mais donc or ni car si comme a au aux dans sur sous avec
        sans pour par vers chez entre est es suis sommes etes sont etait etaient ete etre ai as avons avez
        ont avait avaient avoir va vais vont peut peux faut fait faire tout tous toute toutes tres bien
        plus aussi encore alors ici ca cela
    """,
    "es": """
        el la los las lo un una unos unas yo me mi tu te ti se le les nos os ella ellos ellas usted
        ustedes nosotros su sus mis tus este esta estos estas ese esa eso esto aquel que quien cual cuando
        donde como porque por para con de del al a en y e o u pero si ni sobre entre hasta desde es son
        era eran fue fueron ser estan estaba estar ha han he hemos habia haber hay va van voy puede pueden
        todo todos toda todas muy mas tambien ya asi bien aqui alli
    """,
    "it": """
        il lo la i gli le l un uno una io mi me tu ti te lui lei si ci vi noi voi loro mio mia suo sua
        questo questa quello quella che chi cui quando dove come perche e ed o ma se ne di a da in con su
        per tra fra del della dei delle al alla nel nella sul sulla sono era erano fu essere ha ho hanno
        aveva avere va puo tutto tutti molto piu anche gia cosi qui
    """,
    "nl": """
        de het een ik me mij je jij u hij hem zij ze haar wij we ons jullie hun zich mijn jouw zijn die
        dat dit deze wie wat waar wanneer waarom hoe en of maar want omdat als dan in op aan bij met van
        voor naar uit over onder door tegen tot is ben bent was waren heb hebt heeft hebben had hadden
        word wordt worden kan kunnen zal zou moet mag wil ook nog al er heel zo hier daar nu alle alles
        meer
    """,
    "pt": """
        o a os as um uma uns umas eu me mim tu te voce voces ele ela eles elas se lhe nos vos meu minha
        seu sua este esta isto esse essa isso aquele que quem qual quando onde como porque por para com de
        do da dos das no na nas em ao aos e ou mas nem sobre entre ate desde sao era eram foi foram ser
        estao estava estar ha tem tinha ter vai vao pode podem todo todos toda muito mais tambem ja assim
        aqui
    """,
}

OPPOSITES = tuple(
    tuple(side.split() for side in line.split(":"))
    for line in """
        up:down
        before:after
        more:less fewer
        most:least fewest few
        many:few one 1
        all:some
        some:many most
        most:many
        always:sometimes ever
        over:under
        above:below
        with:without
        can could will would:may might
        must:may can
        in:out
        on:off
        to:from
        inside:outside
        increase increased increases increasing:decrease decreased decreases decreasing
        import imports imported:export exports exported
        upward upwards:downward downwards
        ascend ascended:descend descended
        incoming:outgoing
        first:last
        for:against
        although though:because
        fur:gegen
        obwohl:weil
        pour:contre
        por:contra
        aunque:porque
        per:contro
        sebbene:perche
        voor:tegen
        hoewel:omdat
        embora:porque
        vor:nach
        mehr:weniger
        mit:ohne
        immer:manchmal
        avant:apres
        plus:moins
        avec:sans
        toujours:parfois
        antes:despues
        mas:menos
        con:sin
        siempre:nunca
        prima:dopo
        piu:meno
        sempre:mai
        voor:na
        meer:minder
        mais:menos
        com:sem
    """.strip().splitlines()
)
"""Pairs of opposites; an exchange of the two changes the meaning."""

_PERSONS = (
    ("i", "me", "my", "mine", "myself"),
    ("we", "us", "our", "ours", "ourselves"),
    ("you", "your", "yours", "yourself"),
    ("he", "him", "his", "himself"),
    ("she", "her", "hers", "herself"),
    ("they", "them", "their", "theirs", "themselves"),
)
"""Personal pronouns; an exchange of two of them changes who is meant."""

_OTHER_PERSONS = {
    "de": """
        ich mich mir mein meine meinen meinem meiner meines
        du dich dir dein deine deinen deinem deiner deines
        er ihn ihm sein seine seinen seinem seiner seines
        sie ihr ihnen ihre ihren ihrem ihrer ihres
        wir uns unser unsere unseren unserem unserer
        euch euer eure euren eurem eurer
    """,
    "fr": """
        j je me m moi mon ma mes
        tu te toi ton ta tes
        il lui son sa ses
        elle lui son sa ses
        nous notre nos
        vous votre vos
        ils eux leur leurs
        elles leur leurs
    """,
    "es": """
        yo me mi mis conmigo
        tu te ti tus contigo
        ella su sus
        nosotros nosotras nuestro nuestra nuestros nuestras
        ellos su sus
        ellas su sus
        usted ustedes su sus
    """,
    "it": """
        io mi me mio mia miei mie
        tu ti te tuo tua tuoi tue
        lui suo sua suoi sue
        lei suo sua suoi sue
        noi nostro nostra nostri nostre
        voi vostro vostra vostri vostre
        loro
    """,
    "nl": """
        ik mij me mijn
        jij je jou jouw
        hij hem
        zij ze haar
        wij we ons onze
        zij ze hen hun
        jullie
    """,
    "pt": """
        eu me mim meu minha meus minhas
        tu te ti teu tua teus tuas
        ele dele seu sua seus suas
        ela dela seu sua seus suas
        nos nosso nossa nossos nossas
        eles deles seu sua seus suas
        elas delas seu sua seus suas
        voce voces seu sua seus suas
    """,
}
"""The same for other languages. A word for several persons (sa, su) is the opposite of none of these."""

_DENYING_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis", "de", "anti", "on", "des")

_SIDES: dict[str, tuple[int, ...]] = {}
for _number, _sides in enumerate(OPPOSITES):
    for _place, _side in enumerate(_sides):
        for _word in _side:
            _SIDES[_word] = (*_SIDES.get(_word, ()), 2 * _number + _place)
_PERSON = {word: number for number, side in enumerate(_PERSONS) for word in side}
_OTHER_PERSON: dict[str, dict[str, frozenset[int]]] = {}
for _language, _listed in _OTHER_PERSONS.items():
    _found = _OTHER_PERSON[_language] = {}
    for _number, _line in enumerate(_listed.strip().splitlines()):
        for _word in _line.split():
            _found[_word] = _found.get(_word, frozenset()) | {_number}


@lru_cache(maxsize=16)
def light_words(language: str | None) -> frozenset[str]:
    """Return the light words of a language; the English ones if it is unknown or has no list."""
    return frozenset(_LIGHT.get(language or "en", _LIGHT["en"]).split())


def is_person(word: str) -> bool:
    """Whether a word is a personal pronoun."""
    return word in _PERSON


def opposite(one: str, other: str, language: str | None = None) -> bool:
    """Whether two words are opposites: by the list, by a negative prefix, or as different persons."""
    ours, theirs = _SIDES.get(one, ()), _SIDES.get(other, ())
    if any(side ^ 1 in theirs for side in ours):
        return True
    persons = _OTHER_PERSON.get(language or "")
    if persons:
        mine, yours = persons.get(one), persons.get(other)
        if mine and yours:
            return mine.isdisjoint(yours)
    elif one in _PERSON and other in _PERSON:
        return _PERSON[one] != _PERSON[other]
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and any(long == prefix + short for prefix in _DENYING_PREFIXES)


def any_opposite(printed: Iterable[str], said: Iterable[str], language: str | None) -> bool:
    """Whether a printed word is the opposite of a said word."""
    said = tuple(said)
    return any(opposite(one, other, language) for one in printed for other in said)
