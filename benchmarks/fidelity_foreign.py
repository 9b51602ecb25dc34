"""What talks in six languages are made of, for the benchmark of truth: sentences and openings."""

from __future__ import annotations

from typing import NamedTuple


class Tongue(NamedTuple):
    """Sentences and openings of one language.

    `denied` has what denies in braces; `plain` are clauses that stand alone and after `but`; each of
    `believed` stands after each of `beliefs`, each of `left` before `but`. One of `conditions`, with its
    comma, goes with each of `wouldbe`; `after` are conditions behind a clause.
    """

    name: str
    denied: tuple[str, ...]
    plain: tuple[str, ...]
    believed: tuple[str, ...]
    beliefs: tuple[str, ...]
    but: str
    left: tuple[str, ...]
    conditions: tuple[str, ...]
    wouldbe: tuple[str, ...]
    after: tuple[str, ...]


GERMAN = Tongue(
    "de",
    (
        "Der Fährmann hat das Geld aus der Kiste {nicht} genommen.",
        "Die Stadt hat den Damm am Fluss {nie} wieder gebaut.",
        "Wir haben in diesem Winter {kein} Holz aus dem Wald geholt.",
        "Die Müllerin hat mir von dem Brief {nichts} erzählt.",
        "Er hat die Brücke {ohne} Hilfe des Nachbarn über das Wasser gebracht.",
        "In dem Dorf wird der Wein {kaum} noch getrunken.",
        "Der Rat hat den Vertrag mit der Mühle {niemals} unterschrieben.",
        "Die Kinder sind am Abend {selten} allein nach Hause gegangen.",
    ),
    (
        "der Damm hält auch dem nächsten Hochwasser stand",
        "die Mühle gehört seit zwanzig Jahren der Gemeinde",
        "der alte Lehrer kennt jeden Weg durch das Moor",
        "das Boot liegt im Frühling wieder am Ufer",
        "die Bäckerin verkauft ihr Brot nun auf dem Markt",
        "der Turm wird im Herbst mit neuem Kupfer gedeckt",
    ),
    (
        "der Damm auch dem nächsten Hochwasser standhält",
        "die Mühle seit zwanzig Jahren der Gemeinde gehört",
        "der alte Lehrer jeden Weg durch das Moor kennt",
    ),
    (
        "Ich glaube nicht, dass",
        "Es stimmt nicht, dass",
        "Ich habe nie gesagt, dass",
        "Niemand behauptet, dass",
    ),
    "aber",
    (
        "Ich wollte das nicht",
        "Wir haben keine Karte gehabt",
        "Er ist nie dort gewesen",
        "Mir hat das nicht gefallen",
    ),
    ("Wenn der Rat zustimmt,", "Falls die Bank das Geld gibt,", "Wenn der Fluss im März steigt,"),
    (
        "verkaufen wir im nächsten Jahr die alte Mühle",
        "bekommt jedes Haus am Ufer eine neue Treppe",
        "ziehen wir mit der ganzen Werkstatt auf den Berg",
    ),
    ("wenn der Rat zustimmt", "falls die Bank das Geld gibt", "bis der neue Damm fertig ist"),
)

FRENCH = Tongue(
    "fr",
    (
        "Le passeur {n'a pas} pris l'argent dans la boîte.",
        "La ville {n'a jamais} reconstruit la digue au bord du fleuve.",
        "Le maire {n'a rien} promis aux gens du village.",
        "Il a traversé le pont {sans} payer le péage du matin.",
        "Les enfants {ne sont jamais} rentrés par la forêt après la pluie.",
        "Le conseil {n'a aucun} accord avec le moulin de la vallée.",
        "On boit {à peine} du vin dans cette auberge du port.",
        "La meunière {ne m'a pas} parlé de la lettre de son frère.",
    ),
    (
        "la digue tient jusqu'à la prochaine crue du fleuve",
        "le moulin appartient depuis vingt ans à la commune",
        "le vieux maître connaît tous les chemins du marais",
        "le bateau revient au quai avec le printemps",
        "la boulangère vend maintenant son pain sur la place",
        "la tour reçoit en automne un toit de cuivre",
    ),
    (
        "la digue tienne jusqu'à la prochaine crue du fleuve",
        "le moulin appartienne depuis vingt ans à la commune",
        "le vieux maître connaisse tous les chemins du marais",
    ),
    ("Je ne crois pas que", "Il n'est pas vrai que", "Je n'ai jamais dit que", "Personne ne pense que"),
    "mais",
    (
        "Je ne voulais pas de cela",
        "Nous n'avions aucune carte",
        "Il n'est jamais allé là",
        "Cela ne m'a pas plu du tout",
    ),
    ("Si le conseil est d'accord,", "Si la banque donne l'argent,", "Si le fleuve monte en mars,"),
    (
        "nous vendrons le vieux moulin l'année prochaine",
        "chaque maison du quai aura un nouvel escalier",
        "nous irons avec tout l'atelier sur la colline",
    ),
    ("si le conseil est d'accord", "si la banque donne l'argent", "à moins que le fleuve monte encore"),
)

SPANISH = Tongue(
    "es",
    (
        "El barquero {no} robó el dinero de la caja.",
        "La ciudad {nunca} reconstruyó el dique junto al río.",
        "El alcalde {no} prometió nuevas casas a la gente del pueblo.",
        "Cruzó el puente {sin} pagar el peaje de la mañana.",
        "Los niños {jamás} volvieron por el bosque después de la lluvia.",
        "El consejo {no} firmó el acuerdo con el molino del valle.",
        "En esta posada {apenas} se bebe el vino del puerto.",
        "La molinera {no} me habló de la carta de su hermano.",
    ),
    (
        "el dique resiste la próxima crecida del río",
        "el molino es desde hace veinte años del pueblo",
        "el viejo maestro conoce todos los caminos del pantano",
        "el barco vuelve al muelle con la primavera",
        "la panadera vende ahora su pan en la plaza",
        "la torre tiene desde el otoño un techo de cobre",
    ),
    (
        "el dique resista la próxima crecida del río",
        "el molino sea desde hace veinte años del pueblo",
        "el viejo maestro conozca todos los caminos del pantano",
    ),
    ("No creo que", "No es verdad que", "Yo nunca he dicho que", "Nadie piensa que"),
    "pero",
    ("Yo no quería eso", "No teníamos ningún mapa", "Él nunca estuvo allí", "A mí no me gustó nada"),
    ("Si el consejo está de acuerdo,", "Si el banco da el dinero,", "Si el río sube en marzo,"),
    (
        "venderemos el viejo molino el año que viene",
        "cada casa del muelle tendrá una escalera nueva",
        "iremos con todo el taller a la colina",
    ),
    ("si el consejo está de acuerdo", "si el banco da el dinero", "a menos que el río suba otra vez"),
)

ITALIAN = Tongue(
    "it",
    (
        "Il traghettatore {non} ha preso i soldi dalla cassa.",
        "La città {non} ha ricostruito la diga lungo il fiume.",
        "Il sindaco {non} ha promesso case nuove alla gente del paese.",
        "Ha passato il ponte {senza} pagare il pedaggio del mattino.",
        "I bambini {non} sono tornati per il bosco dopo la pioggia.",
        "Il consiglio {non} ha firmato un accordo con il mulino della valle.",
        "In questa locanda si beve {raramente} il vino del porto.",
        "La mugnaia {non} mi ha parlato della lettera di suo fratello.",
    ),
    (
        "la diga resiste alla prossima piena del fiume",
        "il mulino appartiene da vent'anni al comune",
        "il vecchio maestro conosce tutte le strade della palude",
        "la barca torna al molo con la primavera",
        "la fornaia vende adesso il suo pane in piazza",
        "la torre ha dall'autunno un tetto di rame",
    ),
    (
        "la diga resista alla prossima piena del fiume",
        "il mulino appartenga da vent'anni al comune",
        "il vecchio maestro conosca tutte le strade della palude",
    ),
    ("Non credo che", "Non è vero che", "Io non ho mai detto che", "Nessuno pensa che"),
    "ma",
    (
        "Io non volevo questo",
        "Non avevamo nessuna mappa",
        "Lui non è mai stato là",
        "A me non è piaciuto niente",
    ),
    ("Se il consiglio è d'accordo,", "Se la banca dà i soldi,", "Se il fiume sale a marzo,"),
    (
        "venderemo il vecchio mulino l'anno prossimo",
        "ogni casa del molo avrà una scala nuova",
        "andremo con tutta la bottega sulla collina",
    ),
    ("se il consiglio è d'accordo", "se la banca dà i soldi", "a meno che il fiume salga ancora"),
)

DUTCH = Tongue(
    "nl",
    (
        "De veerman heeft het geld uit de kist {niet} gestolen.",
        "De stad heeft de dijk langs de rivier {nooit} herbouwd.",
        "Wij hebben deze winter {geen} hout uit het bos gehaald.",
        "De molenaarster heeft mij over de brief {niets} verteld.",
        "Hij heeft de brug {zonder} hulp van de buurman over het water gebracht.",
        "In dit dorp wordt de wijn {nauwelijks} nog gedronken.",
        "De raad heeft het verdrag met de molen {niet} getekend.",
        "De kinderen zijn in de avond {zelden} alleen naar huis gegaan.",
    ),
    (
        "de dijk houdt ook het volgende hoge water tegen",
        "de molen is al twintig jaar van het dorp",
        "de oude meester kent elke weg door het moeras",
        "de boot ligt in de lente weer aan de oever",
        "de bakkerin verkoopt haar brood nu op de markt",
        "de toren krijgt in de herfst een koperen dak",
    ),
    (
        "de dijk het volgende hoge water kan houden",
        "de molen al twintig jaar van het dorp is",
        "de oude meester elke weg door het moeras kent",
    ),
    ("Ik geloof niet dat", "Het is niet waar dat", "Ik heb nooit gezegd dat", "Niemand denkt dat"),
    "maar",
    ("Ik wilde dat niet", "Wij hadden geen kaart", "Hij is er nooit geweest", "Mij beviel het niet"),
    ("Als de raad het goed vindt,", "Als de bank het geld geeft,", "Tenzij de rivier in maart stijgt,"),
    (
        "verkopen wij volgend jaar de oude molen",
        "krijgt elk huis aan de oever een nieuwe trap",
        "gaan wij met de hele werkplaats naar de heuvel",
    ),
    ("als de raad het goed vindt", "als de bank het geld geeft", "tenzij de rivier weer stijgt"),
)

PORTUGUESE = Tongue(
    "pt",
    (
        "O barqueiro {não} roubou o dinheiro da caixa.",
        "A cidade {nunca} reconstruiu o dique junto ao rio.",
        "O prefeito {não} prometeu casas novas à gente da aldeia.",
        "Ele passou a ponte {sem} pagar a portagem da manhã.",
        "As crianças {jamais} voltaram pela floresta depois da chuva.",
        "O conselho {não} assinou o acordo com o moinho do vale.",
        "Nesta pousada {raramente} se bebe o vinho do porto.",
        "A moleira {não} me falou da carta do seu irmão.",
    ),
    (
        "o dique aguenta a próxima cheia do rio",
        "o moinho pertence há vinte anos à aldeia",
        "o velho mestre conhece todos os caminhos do pântano",
        "o barco volta ao cais com a primavera",
        "a padeira vende agora o seu pão na praça",
        "a torre tem desde o outono um telhado de cobre",
    ),
    (
        "o dique aguente a próxima cheia do rio",
        "o moinho pertença há vinte anos à aldeia",
        "o velho mestre conheça todos os caminhos do pântano",
    ),
    ("Não acho que", "Não é verdade que", "Eu nunca disse que", "Ninguém pensa que"),
    "mas",
    ("Eu não queria isso", "Não tínhamos nenhum mapa", "Ele nunca esteve lá", "A mim não me agradou"),
    ("Se o conselho concordar,", "Se o banco der o dinheiro,", "Se o rio subir em março,"),
    (
        "vamos vender o velho moinho no próximo ano",
        "cada casa do cais terá uma escada nova",
        "iremos com toda a oficina para a colina",
    ),
    ("se o conselho concordar", "se o banco der o dinheiro", "a menos que o rio suba outra vez"),
)

TONGUES = (GERMAN, FRENCH, SPANISH, ITALIAN, DUTCH, PORTUGUESE)
