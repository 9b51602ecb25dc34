"""Function words around verbs of saying, in eight languages: pronouns, articles, prepositions, titles."""

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in text.split(","))


HE, SHE, THEY = "m", "f", ""
"""The gender that a pronoun shows, or none."""

PRONOUNS: Mapping[str, str] = {
    **dict.fromkeys(("he", "er", "il", "él", "han", "hij", "egli", "lui", "ele"), HE),
    **dict.fromkeys(("she", "sie", "elle", "ella", "hon", "hun", "zij", "ze", "lei", "ela"), SHE),
    **dict.fromkeys(("they", "hen", "iel"), THEY),
}
"""Third-person pronouns in lower case with accents, because "el" without an accent is an article."""

OTHERS = _words("""
    i we you it one ich wir du ihr man es je j nous vous on ils elles yo nosotros usted ustedes ellos
    ellas jag vi ni de dom ik wij jij u io noi loro eu nos eles elas who everyone everybody someone
    somebody nobody anyone people both alle jemand niemand tous todos alguien nadie many some others
    another several
""")
"""Subjects that are no person named in the draft."""

RELATIVES = frozenset(("who", "qui", "quien"))
CLAUSES = RELATIVES | {"which", "that", "whose", "que", "som", "dont"}

DETERMINERS = _words("""
    the a an his her its their my our your this that one another some every each no der die das dem den
    ein eine einer einem sein seine ihr ihre mein meine unser unsere dieser diese diesem diesen seinem
    seinen seiner ihrem ihren ihrer meinem meinen unserem unseren le la les l un une son sa ses mon ma
    notre leur ce cet cette el los las una su sus mi este esta en ett det hans hennes min de het een zijn
    haar mijn il lo gli i suo sua mio o os as um uma seu meu
""")

PREPOSITIONS = _words("""
    of to from with for by about against at in into on over under near after before behind beside without
    like unlike than between around past through toward towards alongside via von vom zu zum zur mit fur
    bei beim an am auf aus im nach uber unter vor gegen ohne neben durch um de du des d a au aux avec pour
    par chez sur sous dans sans contre vers del al con por para sin sobre contra hasta desde entre av till
    med fran hos pa om mot utan van met voor bij naar tegen zonder di da dal dalla della dello dei per su
    tra senza do com em no na sem ao til fra ved
""")

PLACING = _words("""
    in at from near to into through across around am an auf zum zur vom beim ins im bei aus nach a
    au dans en desde i pa fran te uit naar em
""")
"""Prepositions that often stand before the name of a place."""

CONJUNCTIONS = _words("""
    and und et y e och og en & or oder ou o nor sowie
""")

CONTRARY = _words("""
    but yet aber doch mais pero men maar ma mas
""")

ADVERBS = _words("""
    also later then once again often now only still simply just always already ever first finally famously
    recently almost even soon both too so would has had have is was will himself herself themselves like
    did does rather instead auch dann spater noch einmal hat hatte habe sich uns mir ihm ihr ihnen nun
    wiederum damals schliesslich heute gern dazu darauf daraufhin hierzu da zuvor zuletzt jedoch aber
    zudem weiter wieder immer a avait aussi encore ensuite puis alors enfin lui leur nous me m se s y en l
    nos le les te t deja toujours plus tard ha habia tambien luego despues entonces ya todavia siempre
    ademas har hade ocksa sedan senare sig mig oss heeft ook toen nog zich ons anche poi dopo mi ci gli si
    aveva tem tinha tambem depois entao ainda logo comme wie como som come zoals as lo la los las li ne vi
""")
"""Words that are possible between a subject and its verb."""

NEGATIONS = _words("""
    not never no nor neither hardly nobody dont doesnt didnt cannot cant couldnt wouldnt shouldnt isnt
    wasnt arent werent hasnt havent hadnt wont without niemand nicht nie niemals kein keine jamais pas ne
    n nunca jamas inte aldrig ikke niet nooit non mai nao
""")

SUPPOSED = _words("""
    might could may should must if whether supposedly allegedly wenn falls konnte wurde soll sollte
    pourrait aurait podria habria hubiera kunde skulle als zou potrebbe avrebbe poderia teria imagine
    unless whoever
""")
"""Words that show that the draft does not claim that it was said."""

CONDITIONS = _words("""
    if si se wenn falls om als unless whether did does do should
""")
"""Words before a name that show that the draft does not claim that it was said."""

EXCEPTING = _words("""
    but except besides save ausser sauf salvo excepto utom behalve tranne
""")

PASSIVES = _words("""
    was is were are been being be got gets wird wurde worden est etait ete fue es sido werd wordt fu viene
    venne stato foi blev blir
""")

LEAD_INS = _phrases("""
    went on to, goes on to, used to, likes to, liked to, had this to, has this to, was quick to, continued
    to, came to, had to, has to
""")
"""Phrases between a subject and "say" with which the subject still says it."""

# After a name and a verb of saying, these show that the clause does not report the quotation before it.
OBJECTS = _words("""
    that yes no nothing something it he she they we i the a an his her their this these dass nichts ja
    nein que qu rien oui non nada att dat che niente not little so less more much what how why whether
""")

INTRODUCING = _words("""
    that dass que qu che att at dat how why this so folgendes as esto ceci
""")
"""Words between a verb and the words said."""

ARTICLES = _words("""
    the a an der die das dem den ein eine einem einer le la les l un une el los las una det en ett de het
    een il lo gli o os as um uma his her their our my its
""")

LINKS = _words("""
    as how what wie was comme como lo som vad hoe zoals come ce so
""")
"""Words before a dependent reporting clause: "as Reed put it", "is how Reed put it"."""

SUBORDINATING = _words("""
    when while after before since until because although though if once unless wenn als nachdem bevor
    wahrend weil quand lorsque pendant cuando mientras nar medan innan toen terwijl quando mentre enquanto
    where whereas
""")
"""Words that begin a subordinate clause, which does not report."""

HEADING = _words("""
    on to again then later about also an a till til aan uber sur sobre om over
""")
"""Words between a name that introduces a quotation and its colon."""

BESIDE = _words("""
    with together along alongside mit zusammen gemeinsam avec con junto com met samen med tillsammans
    insieme and like wie comme como
""")
"""Words after a name and a comma that add another person."""

_MEN = """
    man boy father son brother husband uncle grandfather king chairman gentleman guy lad mann junge vater
    sohn bruder ehemann onkel grossvater chef kollege freund nachbar burgermeister moderator gastgeber
    homme garcon pere fils frere mari oncle ami voisin collegue maire hombre chico padre hijo hermano
    marido tio amigo vecino alcalde uomo ragazzo figlio fratello marito homem rapaz pai filho irmao pojke
    far bror vader zoon broer jongen
"""
_WOMEN = """
    woman girl mother daughter sister wife aunt grandmother queen chairwoman lady frau madchen mutter
    tochter schwester ehefrau tante grossmutter chefin kollegin freundin nachbarin burgermeisterin
    moderatorin femme fille mere soeur amie voisine mujer chica madre hija hermana esposa tia amiga vecina
    donna ragazza figlia sorella moglie mulher menina mae filha irma kvinna flicka mor dotter syster vrouw
    meisje moeder dochter zus
"""
_EITHER = """
    mayor host guest moderator interviewer friend colleague neighbour neighbor child teacher doctor boss
    reporter listener caller visitor partner student critic witness officer judge lawyer farmer captain
    president minister director editor parent cousin stranger driver resident customer owner chair
    spokesperson
"""
HUMANS: Mapping[str, str] = {
    **dict.fromkeys(_EITHER.split(), THEY),
    **dict.fromkeys(_MEN.split(), HE),
    **dict.fromkeys(_WOMEN.split(), SHE),
}
"""The gender of nouns for persons, to which a pronoun may refer; empty for either gender."""

WITHIN = _words("""
    in im on at dans en i pa nel nella no na em
""")

RECEIVING = _words("""
    got gets received receives found finds saw sees learned learnt learns noticed spotted ignored ignores
    obeyed followed follows copied copies bekam erhielt fand sah recut recoit trouva trouve vit voit
    recibio recibe encontro vio fick hittade kreeg vond zag ricevette trovo vide recebeu encontrou viu
""")
"""Verbs for what a person does with the words of others."""

HEARSAY = _words("""
    rumour rumor rumours rumors rumoured rumored legend allegedly reportedly supposedly apparently
    angeblich geruchte gerucht rumeur ryktet presuntamente supuestamente
""")

_SOURCES = _phrases("""
    according to, in the words of, in the view of, in the opinion of, in the phrase of, to quote, laut,
    zufolge, nach angaben von, nach ansicht von, nach meinung von, nach worten von, in den worten von, mit
    den worten von, den worten von, gemass, selon, d apres, aux dires de, selon les mots de, pour citer,
    pour reprendre les mots de, segun, en palabras de, de acuerdo con, a decir de, enligt, ifolge,
    volgens, aldus, in de woorden van, secondo, nelle parole di, a detta di, segundo, de acordo com, nas
    palavras de, conforme
""")
SOURCES = {
    first: tuple(phrase for phrase in _SOURCES if phrase[0] == first)
    for first in {one[0] for one in _SOURCES}
}
"""Phrases before the name of the speaker, by their first word."""

SOURCES_BEHIND = frozenset(("so", "aldus", "dixit"))
"""Words before the name of the speaker, directly after a quotation and a comma."""

COMPANIONS = frozenset(
    ("colleagues", "others", "co", "company", "friends", "team", "kollegen", "andere", "collegues")
)
"""Words after "and" which show that a name is one of several."""

WORDS_OF = _words("""
    words phrase view opinion telling account reply answer response verdict remark comment warning summary
    conclusion motto formulation version advice line worten antwort ord svar woorden antwoord
""")
"""Nouns for speech after a name in the genitive: "in Reed's words", "Cole's answer:"."""

OTHER_SOURCES = _words("""
    sign signs slogan slogans phrase letter letters report reports motto memo email poem song book law
    title headline novel proverb saying plaque article note minutes document contract statement newspaper
    poster banner inscription paper message witness critic critics colleague friend neighbour neighbor
    order orders command question brief schild bericht buch lied gedicht zeitung lettre livre rapport
    journal panneau carta libro informe letrero cartel periodico skylt brev bok bord boek lettera cartello
    livro placa mother father wife husband son daughter boss mayor teacher
""")
"""Other sources of words, if the draft names no speaker."""

TITLES = _words("""
    dr mr mrs ms miss mx prof professor sir dame lord lady rev reverend father sister brother captain capt
    colonel col general gen lieutenant lt sergeant sgt major maj mayor president senator sen governor gov
    congresswoman congressman minister chancellor judge justice director chef coach engineer author host
    secretary ambassador rabbi imam bishop pope king queen prince princess herr frau fraulein doktor m mme
    mlle monsieur madame mademoiselle maitre docteur professeur senor senora sr sra srta don dona doctor
    doctora profesor profesora signor signora dott dottor dottoressa ing ingenieur ingenieurin
    burgermeister burgermeisterin professorin mevrouw meneer mijnheer dhr mevr hr fr fru senhor senhora
    dipl
""")
"""Titles before a name, which are not part of it."""

FEMALE_TITLES = _words("""
    mrs ms miss dame lady sister congresswoman queen princess frau fraulein mme mlle madame mademoiselle
    senora sra srta dona doctora profesora signora dottoressa ingenieurin burgermeisterin professorin
    mevrouw mevr fru senhora
""")
MALE_TITLES = _words("""
    mr sir lord father brother congressman king prince pope herr m monsieur senor sr don signor meneer
    mijnheer dhr senhor
""")

PARTICLES = _words("""
    van von de der den del della di da la le du dos das bin ibn al el ten ter zu af av y
""")
"""Lower-case words inside names."""

NO_NAMES = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december montag dienstag mittwoch donnerstag freitag samstag sonntag
    januar februar marz mai juni juli oktober dezember english german french spanish swedish dutch italian
    portuguese european american british europe america i
""")
"""Capitalised words that do not name a person."""

OPENERS = _words("""
    the a an and but or so yet for nor if when while after before since because although though as once
    until in on at by from with without to of about over under later then now today yesterday still again
    finally first second next last here there this that these those it its he she they his her their we
    our you your i my what who why how where which not no yes even only just perhaps maybe according asked
    said says like unlike one two many most some all both each every another other nobody everybody soon
    also instead meanwhile however moreover indeed speaking looking writing recalling quoting did does do
    is was were are had has have can could would should will let listen hear enter neither either whatever
    whoever during despite between der die das ein eine und aber oder doch denn wenn als wahrend nachdem
    bevor weil da dann dazu darauf spater heute gestern hier dort wie wer warum er sie es ich wir ihr sein
    seine ihre im am auf mit von nach laut auch nur noch schon nicht kein keine zu zum zur bei fur uber
    man wo dies diese dieser dabei danach damals schliesslich zuletzt einmal immer sagte sagt le la les l
    un une et mais ou donc car quand lorsque apres avant pendant puis alors ensuite enfin selon pour dans
    sur avec sans chez il elle nous vous je j c ce cette cet ces son sa ses aujourd ici comme d au el los
    las una y pero o cuando despues antes mientras luego entonces segun para por con sin en ella yo
    nosotros su sus este esta ese esa hoy ayer aqui como asi tambien al det den ett och men nar efter
    innan sedan han hon jag vi enligt de het een maar toen na voor daarna hij zij ze ik wij volgens lo gli
    uno ma e quando dopo prima poi secondo lui lei io os um uma mas depois ele ela segundo em nos
""")
"""Words with a capital at the start of a sentence that are not part of a name."""
