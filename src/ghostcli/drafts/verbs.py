"""Verbs of saying in eight languages, and phrases that name a source: folded, without accents."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum


class Verb(Enum):
    """Whether the subject of a verb says the words, asks them, tells a listener, or does not say them.

    A verb of sound ("laughed") is a verb of saying only directly beside a quotation.
    """

    SAY = "say"
    ASK = "ask"
    TELL = "tell"
    SOUND = "sound"
    NOT = "not"


_ENGLISH = """
    say says said saying write writes wrote written explain explains explained recall recalls recalled
    remember remembers remembered add adds added reply replies replied answer answers answered argue
    argues argued note notes noted observe observes observed remark remarks remarked comment comments
    commented continue continues continued go*on goes*on went*on insist insists insisted admit admits
    admitted acknowledge acknowledges acknowledged concede concedes conceded confess confesses confessed
    confirm confirms confirmed claim claims claimed declare declares declared state states stated announce
    announces announced warn warns warned quip quips quipped whispers whispered exclaims exclaimed mutters
    muttered concludes concluded sums*up summed*up sums*it*up summed*it*up put*it puts*it put*this
    puts*this summarises summarised summarizes summarized counters countered protests protested complains
    complained boasts boasted suggests suggested offers offered responds responded retorts retorted
    interjects interjected interrupts interrupted pointed*out points*out stresses stressed emphasises
    emphasised emphasizes emphasized maintains maintained testifies testified reports reported relates
    related recounts recounted tweets tweeted posts posted thinks thought believes believed describes
    described calls called dubs dubbed terms termed demands demanded asserts asserted contends contended
    cautions cautioned reasons reasoned chimes*in chimed*in ventures ventured chips*in chipped*in adds*on
    estimates estimated predicts predicted laments lamented apologises apologised apologizes apologized
    clarifies clarified elaborates elaborated reveals revealed proposes proposed vows vowed promises
    promised concurs concurred opines opined enthuses enthused confides confided advises advised urges
    urged pleads pleaded reckons reckoned speculates speculated
"""
_GERMAN = """
    sagt sagte gesagt meint meinte gemeint erklart erklarte erklaert erklaerte antwortet antwortete
    geantwortet erwidert erwiderte entgegnet entgegnete schreibt schrieb geschrieben erzahlt erzahlte
    berichtet berichtete berichten erinnert erinnerte betont betonte fugt fugte erganzt erganzte behauptet
    behauptete bemerkt bemerkte stellt stellte raumt raumte gesteht gestand warnt warnte findet fand
    glaubt glaubte argumentiert argumentierte kommentiert kommentierte resumiert resumierte fasst fasste
    schliesst schloss aussert ausserte versichert versicherte bestatigt bestatigte beschreibt beschrieb
    nennt nannte formuliert formulierte bilanziert bilanzierte klagt klagte mahnt mahnte lobt lobte
    urteilt urteilte verrat verriet spottet spottete kritisiert kritisierte vermutet vermutete wundert
    wunderte uberlegt uberlegte erlautert erlauterte bekraftigt bekraftigte argert argerte freut freute
    witzelt witzelte poltert polterte verspricht versprach schwarmt schwarmte stohnt stohnte fordert
    forderte beteuert beteuerte prophezeit rechtfertigt protestiert protestierte
"""
_FRENCH = """
    dit disait declare declarait affirme affirmait explique expliquait raconte racontait repond repondait
    repondu ajoute ajoutait ecrit ecrivait note notait observe observait remarque remarquait precise
    precisait souligne soulignait estime estimait poursuit poursuivait poursuivi reprend conclut conclu
    confie confiait confirme assure assurait avoue avouait admet admis reconnait reconnu insiste insistait
    exclame etonne lance lancait lache resume resumait rappelle rappelait souvient souvenait previent
    prevenu avertit soutient soutenait soutenu juge jugeait pense pensait croit commente commentait glisse
    retorque replique repliquait temoigne temoignait regrette deplore martele nuance tranche peste clame
    ironise rencherit concede detaille developpe evoque hurle indique jure justifie martelait mentionne
    objecte proclame promet proteste raille recommande repete revele agace inquiete rejouit defend
    felicite amuse emporte enthousiasme vante signale suggere
"""
_SPANISH = """
    dijo dice decia dicho afirmo afirma explico explica conto cuenta contaba respondio responde contesto
    contesta anadio anade agrego agrega escribio escribe escrito senalo senala recordo recuerda declaro
    declara comento comenta aseguro asegura admitio admite reconocio reconoce insistio insiste concluyo
    concluye sostuvo sostiene advirtio advierte resumio resume exclamo exclama manifesto manifiesta indico
    indica apunto apunta subrayo subraya opino opina confeso confiesa relato relata continuo prosiguio
    prosigue preciso precisa reitero replico replica expreso matizo matiza zanjo sentencio lamento lamenta
    aclaro aclara remarco remarca destaco destaca detallo detalla reconocia rebatio rebate objeto objeta
    protesto prometio promete repitio repite revelo revela sugirio sugiere defendio defiende ironizo
    ironiza cree piensa considera denuncio denuncia celebro
"""
_NORDIC = """
    sa sade sager sagt berattar berattade forklarar forklarade svarar svarade skriver skrev menar menade
    tillade tillagger konstaterar konstaterade minns mindes papekar papekade havdar havdade medger medgav
    anser ansag uppger uppgav fortsatter fortsatte sagde siger sier fortaeller fortalte forteller svarer
    svarede svarte mente forklarer forklarede forklarte tilfojer tilfojede erindrer husker huskar utropar
    utropade viskar viskade betonar betonade understryker tycker tyckte tror trodde hoppas klagar varnar
    varnade kommenterar kommenterade utbrister utbrast understrok
"""
_DUTCH = """
    zei zegt gezegd vertelt vertelde verteld legt*uit legde*uit antwoordt antwoordde schrijft schreef
    geschreven voegt voegde merkt*op merkte*op benadrukt benadrukte stelt stelde meent meende vindt vond
    herinnert herinnerde verklaart verklaarde aldus waarschuwt waarschuwde besluit besloot erkent erkende
    vervolgt vervolgde legt legde klaagt klaagde oordeelt oordeelde bevestigt bevestigde betoogt betoogde
    reageert reageerde
"""
_ITALIAN = """
    dice disse detto diceva spiega spiego spiegato racconta racconto raccontato risponde rispose risposto
    aggiunge aggiunse aggiunto scrive scrisse scritto afferma affermo affermato ricorda ricordo ricordato
    osserva osservo sostiene sosteneva ammette ammise ammesso dichiara dichiaro dichiarato conclude
    concluse commenta commento sottolinea precisa prosegue continua replica confessa confesso avverte
    avverti riassume esclama esclamo chiarisce chiari ribadisce ribadi denuncia rivela rivelo insiste
    insistette protesta promette suggerisce ritiene pensa crede sbotta esulta
"""
_PORTUGUESE = """
    disse diz dizia dito afirmou afirma explicou explica contou conta respondeu responde acrescentou
    acrescenta escreveu escreve lembrou lembra declarou declara comentou comenta admitiu admite reconheceu
    reconhece concluiu conclui insistiu insiste observou observa destacou destaca ressaltou ressalta
    garantiu garante confessou alertou alerta recordou resumiu prosseguiu avalia avaliou esclareceu
    esclarece revelou revela reforcou reforca criticou critica disparou defendeu defende brincou prometeu
    sugeriu acredita pensa considera denunciou apontou aponta
"""
_SOUNDING = """
    laugh laughs laughed sigh sighs sighed shout shouts shouted cry cries cried joke jokes joked murmurs
    murmured muses mused reflects reflected agree agrees agreed objects objected speaks spoke groans
    groaned growls growled snaps snapped marvels marvelled marveled grumbles grumbled fumes fumed scherzt
    scherzte ruft rief spricht sprach seufzt seufzte lacht lachte jubelt jubelte rit soupire soupirait
    plaisante plaisantait crie murmure bromeo bromea rie suspira zucht zuchtte grapt grapte ride sospira
    brinca skrattar skrattade suckar suckade skamtar skamtade
"""
_ENGLISH_ASKING = """
    ask asks asked inquires inquired enquires enquired wonders wondered wants*to*know wanted*to*know
"""
_ASKING = """
    fragt fragte gefragt demande demandait interroge pregunto pregunta inquirio fragar fragade sporger
    spurgte spurte vraagt vroeg gevraagd chiede chiese chiesto domanda domando perguntou pergunta indagou
"""
_TELLING = """
    tell tells told informs informed reminds reminded assures assured wrote*to writes*to emails emailed
    texts texted messages messaged
"""
_NOT_SAYING = """
    deny denies denied denying quotes quoted quoting cites cited citing paraphrase paraphrases paraphrased
    paraphrasing read reads reading hear hears heard hearing repeated*the parrots parroted mocks mocked
    imitates imitated invented bestreitet bestritt leugnet leugnete zitiert zitierte zitierend liest horte
    hort niait dement citant citait lisait entend entendu niega nego cito citando leyo lee oyo fornekar
    forneka citerar citerade laste ontkent ontkende citeert citeerde leest hoorde nega cita lesse legge
    senti negou citou leu ouviu
"""

ENGLISH_VERBS = frozenset(
    tuple(verb.split("*"))
    for table in (_ENGLISH, _ENGLISH_ASKING, _TELLING, _SOUNDING)
    for verb in table.split()
)
"""Verbs whose subject comes before them, unless they directly follow a quotation."""

OMITTING = frozenset(verb for table in (_SPANISH, _ITALIAN, _PORTUGUESE) for verb in table.split())
"""Verbs of languages that omit subject pronouns."""

INNER = frozenset(
    verb for table in (_FRENCH, _SPANISH, _ITALIAN, _PORTUGUESE) for verb in table.split() if "*" not in verb
)
"""Verbs of languages that put reporting clauses inside the quotation marks."""

_SAYING = (_PORTUGUESE, _ITALIAN, _DUTCH, _NORDIC, _SPANISH, _FRENCH, _GERMAN, _ENGLISH)

VERBS: Mapping[tuple[str, ...], Verb] = {
    tuple(verb.split("*")): kind
    for kind, tables in (
        (Verb.SAY, _SAYING),
        (Verb.ASK, (_ASKING, _ENGLISH_ASKING)),
        (Verb.SOUND, (_SOUNDING,)),
        (Verb.TELL, (_TELLING,)),
        (Verb.NOT, (_NOT_SAYING,)),
    )
    for table in tables
    for verb in table.split()
}
"""The kind of a verb, by its folded words. If two languages differ, the last row is used."""
