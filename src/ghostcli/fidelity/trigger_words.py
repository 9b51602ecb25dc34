"""The word lists of `triggers` by language; all words are folded, and the "t" of a contraction is separate.

In runs, `*` stands for any word, `*ing` for any word with that ending, `@` for a subject, `#` for a
determiner, and `|` at the start for punctuation or a pause before the run. The English denials and their
exceptions ("not only", "no doubt") follow Huddleston and Pullum, The Cambridge Grammar of the English
Language (2002), chapter 9. Clauses after verbs such as "know" hold even if the verb is denied (Kiparsky and
Kiparsky, Fact, 1970).
"""

from __future__ import annotations

_ENGLISH = """
persons: you
ours: look think remember recall consider imagine talk may understand
denials: minus not never no nobody nothing nowhere none neither nor cannot without hardly scarcely barely
    rarely seldom few unlikely deny denies denied denying doubt doubts doubted fail fails failed failing
    refuse refuses refused lack lacks lacked t dont doesnt didnt isnt arent wasnt werent hasnt havent
    hadnt wont wouldnt cant couldnt shouldnt mustnt aint false impossible avoid avoids avoided
conditions: if unless until
joints: and but so because which who whom whose where when while whereas although though since what why
    how than as then or whatever whenever wherever however
subjects: i you he she it we they there
says: like say says said saying think thinks thought thinking believe believes believed suppose supposed
    mean means meant claim claims claimed guess expect expected hope wish wished imagine feel feels felt
    agree agreed argue argued true sure certain convinced sense case evidence proof told tell heard hear
    see saw buy assume seem seems seemed likely clear obvious possible certain pretend pretended disagree
    disagreed
facts: know knew knowing realize realized realise realised notice noticed forget forgot regret mind care
    liked love hate matter understand remember surprised wait surprising
harmless: not only; not just; not merely; not simply; no doubt; no wonder; no matter; no question; no
    problem; without a doubt; without doubt; cannot but; nothing but; not to mention; whether or not; or
    not; why not; if not; never mind; can t believe; couldn t believe; cannot believe; can t help; can t
    wait; not surprisingly; no sooner; not least; nothing less than; no less than; no fewer than; not so
    much; last but not least; don t get me wrong; don t worry; more often than not; a few; the few; last
    few; next few; past few; first few; every few; these few; those few; no idea; couldn t agree more; not
    bad; not long ago; don t forget; couldn t be more; can t imagine a; no pun intended; not unlike; not
    uncommon; never stop; never stopped; t stop; not stop; cannot stop; non stop; without stopping; never
    quit; never too late; not too late; too long to; i wish to; we wish to; never used to
reports: the rumour was; the rumor was; they say; they said; they claim; they claimed; people say; people
    think; people claim; people said; some say; some claim; some think; it is said; it s said; supposedly;
    allegedly; some people say; some people think; rumor has it; rumour has it; they believe; people
    believe; they think; they thought; people believed; he claims; he claimed; she claims;
    she claimed; many say; many think; many believe
aside: look think see know want ask remember go read listen like consider imagine notice talk will may
    recall understand say wonder guess check
before: as even what see know wonder ask asked check sure like or than say said matter tell care me
    question
denying: far from; opposed to; i wish; we wish; he wishes; she wishes; they wish; i wished; we wished;
    used to believe; used to think; stop *ing; stops *ing; stopped *ing; quit *ing; quits *ing; gave up
    *ing; given up *ing; too late; too early; too * to; pretend; pretends; pretended; untrue; uncertain;
    unclear; disagree; disagrees; disagreed; a myth
limits: only
almost: almost nearly
conditional: as long as @; as long as #; so long as @; so long as #; on condition that; on the condition
    that; provided that; provided @; | provided; providing that; providing @; assuming that; assuming @; |
    assuming; except if; supposing that; only if; only when; except when
behind conditional: provided #; providing #; assuming #
inverted: had @; were @; should @; had #; were #; should #
after inverted: had @; were @; should @; had #; should #
speaking: anything; you want to look; you want to know; you want to read; you want to hear; you have
    feedback; you have any feedback; you have questions; you have any questions; you have a question; you
    have comments; you have thoughts; he s listening; he is listening; she s listening; she is listening;
    you re listening; you are listening; they re listening; anyone s listening; anybody s listening; i m
    honest; i m being honest; i am honest; i m not mistaken; i remember; i recall; that makes sense; that
    makes any sense; it makes sense; that s the right word; people don t know; you don t know; people do
    not know; you do not know; people haven t heard; you haven t heard; you will; you d like to
would: would d could might will ll can must
determiners: the a an my your our his her their this that anyone anybody anything
sources: according to; supposedly; allegedly; reportedly; rumor has it; rumour has it; word has it; legend
    has it
own: me my us our ours plan schedule whether how what which size need design taste
claims: he claims; he claimed; she claims; she claimed; they claim; they claimed; they say; they said;
    people say; people said; some say; some said; people claim; it is said; it s said; people think; they
    think; they believe
asks: whether; wonder if; wonders if; wondered if; wondering if; ask if; asks if; asked if; asking if;
    know if; knows if; knew if; see if; check if; sure if; tell if; tell me if; tell us if; what if; clear
    if; certain if
asked: do you think; do you believe; is that true; is that correct; are you saying; did you say; would you
    say
first: i we
bounds: up to; at most; at least; fewer than; less than; more than; over; under; below; above; nearly;
    almost; short of; no more than; no fewer than
bounds behind: at most; at least; at the most; at the least; or less; or fewer; or more; or so they say;
    tops
between: between
speaks: say says said saying tell tells told claim claims claimed think thinks thought write writes
    wrote argue argues argued believe believes believed swear swore
nobody: nobody none neither no few
relatives: who which whom whose
"""
_GERMAN = """
persons: man du sie ihr
denials: nicht kein keine keinen keinem keiner keines nie niemals nichts niemand niemanden niemandem
    nirgends ohne kaum selten weder bestreite bestreiten bestreitet bezweifle bezweifeln bezweifelt
    weigert weigern
conditions: wenn falls sofern
joints: und aber denn weil da dass welche was wie wo wann warum obwohl wahrend sondern oder als
subjects: ich du er sie es wir ihr man
says: wunschte wunschten glauben glaubst denken denkst meinst meinen sage sagt sagte sagten gesagt glaube
    glaubt glaubte denke denkt dachte meine meint meinte behaupte behauptet finde wahr sicher dass
facts: weiss weisst wusste wissen merkte bedauere verstehe vergessen
harmless: nicht nur; nicht zuletzt; kein wunder; ohne zweifel; ohne frage; nicht wahr; nichts als
reports: sie sagen; man sagt; die leute sagen; sie behaupten; er behauptet; sie behauptet; es heisst;
    angeblich
aside: man du sie ihr mir
before: als auch selbst wie und
denying: weit davon entfernt; weit entfernt; aufgehort; horte auf; horten auf; zu spat; zu fruh; zu * um;
    ich wunschte; wir wunschten; fruher glaubte; fruher dachte; fruher glaubten; fruher dachten; bin
    dagegen; sind dagegen; war dagegen; unwahr; unklar; ungewiss; fraglich
limits: nur lediglich
almost: fast beinahe
conditional: | solange; es sei denn; vorausgesetzt; unter der bedingung; nur wenn; im fall dass
inverted: hatte @; hatten @; hattest @; ware @; waren @; sollte @; sollten @; wurde @; wurden @; hatte #;
    ware #; sollte #
would: wurde wurden hatte hatten ware waren wird werden
determiners: der die das den dem ein eine mein unser
sources: laut; nach angaben; angeblich; vermeintlich; dem vernehmen nach
own: mir uns meiner unserer plan
claims: sagt man; sagen sie; sagten sie; heisst es; behauptet er; behauptet sie; behaupten sie; sagen die
    leute
asks: ob
asked: glaubst du; glauben sie; meinst du; meinen sie; ist das wahr
first: ich wir
bounds: bis zu; hochstens; mindestens; wenigstens; weniger als; mehr als; uber; unter; fast; beinahe;
    knapp; nahezu; maximal
bounds behind: hochstens; mindestens; oder weniger; oder mehr; wenigstens; maximal
between: zwischen
speaks: sage sagt sagen sagte sagten gesagt behaupte behauptet behaupten behauptete schrieb schreibt
    geschrieben erzahlt
nobody: niemand keiner keine kein
relatives: der die das denen deren welche welcher
"""
_FRENCH = """
persons: vous tu on
denials: rarement peine pas jamais rien personne aucun aucune sans ni nul nulle non guere nie nient nions
    doute doutons refuse refusent
conditions: si
joints: et mais car parce qui dont ou quand comme lorsque puisque donc or
subjects: je tu il elle on nous vous ils elles j
says: croyez pensez dis dit disait disent pense penses pensait crois croit croyait pretend affirme vrai
    sur certain que
facts: sais savais savait oublie regrette comprends
harmless: pas seulement; sans doute; sans aucun doute; pourquoi pas; n est ce pas; rien que; pas mal
reports: on dit; ils disent; il pretend; elle pretend; ils pretendent; on pretend; les gens disent; il
    parait
aside: vous tu
before: comme meme et que ou
denying: loin de; loin d; cesse de; cessons de; cessent de; cesse d; arrete de; arretons de; arretent de;
    arrete d; oppose a; opposes a; trop tard; trop tot; trop * pour; je souhaiterais que; j aimerais que;
    faux; incertain
limits: seulement uniquement
almost: presque
conditional: s il; s ils; a condition que; a condition qu; a condition de; pourvu que; pourvu qu; tant
    que; tant qu; a moins que; a moins qu; sauf si; seulement si; au cas ou; du moment que
sources: selon; d apres; parait il; soi disant; pretendument
own: moi nous
claims: dit on; disent ils; disent les gens; parait il; pretend il; pretend elle; affirme t il; affirme t
    elle
asks: demande si; demandais si; demander si; demandait si; sais si; sait si; savoir si; savons si; voir
    si; demande s; sais s; sait s; savoir s
asked: croyez vous; crois tu; pensez vous; penses tu; est ce vrai
first: je j nous
bounds: jusqu a; au plus; au moins; moins de; plus de; presque; pres de
bounds behind: au plus; au moins; au maximum; ou moins; ou plus
between: entre
speaks: dis dit disent disait affirme affirment pretend pretendent ecrit
nobody: personne aucun aucune nul
relatives: qui dont
"""
_SPANISH = """
persons: tu usted
denials: raramente rara no nunca jamas nada nadie ningun ninguna ninguno sin ni tampoco apenas niego niega
    niegan dudo duda dudan
conditions: si
joints: y e pero porque que quien donde cuando como pues aunque mientras sino o
subjects: yo tu ella usted nosotros ellos ellas ustedes
says: crees piensas dices digo dice dijo dicen creo cree creia pienso piensa afirma verdad cierto seguro
    que
facts: se sabia sabe olvido lamento entiendo
harmless: no solo; sin duda; por que no; nada mas; no obstante
reports: dicen que; se dice; el afirma; ella afirma; afirman que; la gente dice
aside: quieres ves piensas miras
before: como incluso y que aun
denying: lejos de; deje de; dejo de; dejamos de; dejaron de; dejado de; deja de; dejan de; demasiado
    tarde; demasiado pronto; demasiado * para; opuesto a; opuestos a; me opongo a; ojala; solia creer;
    solia pensar; soliamos creer; soliamos pensar; falso; incierto; dudoso
limits: solo solamente unicamente
almost: casi
conditional: a menos que; siempre que; siempre y cuando; con tal de que; a no ser que; a condicion de que;
    en caso de que; | de haber; salvo que; solo si
sources: segun; supuestamente; presuntamente; al parecer
own: yo mi nosotros
claims: dicen; segun dicen; dice la gente; se dice; dicen ellos; afirma el; afirma ella
asks: pregunto si; pregunta si; preguntaba si; preguntar si; no se si; sabe si; saber si; sabemos si; ver
    si
asked: crees; cree usted; piensas; es cierto; es verdad
first: yo creo pienso digo
bounds: hasta; como mucho; como maximo; al menos; por lo menos; menos de; mas de; casi
bounds behind: como mucho; como maximo; al menos; por lo menos; o menos; o mas
between: entre
speaks: digo dice dicen dije dijo dijeron dicho afirma afirman
"""
_ITALIAN = """
persons: tu lei
denials: raramente appena malapena non mai niente nulla nessuno nessuna nessun senza ne neppure nemmeno
    neanche nego nega negano dubito
conditions: se
joints: ed ma perche che chi dove quando come quindi mentre anzi o
subjects: io tu lui lei noi voi loro
says: credi pensi dici dico dice disse dicono credo crede penso pensa sostiene vero certo sicuro che
facts: so sapevo sa dimentico capisco
harmless: non solo; senza dubbio; perche no; niente male
reports: dicono che; si dice; lui sostiene; lei sostiene; sostengono che; la gente dice
aside: vuoi guardi pensi
before: come anche e
denying: lontano da; lontani da; lontana da; smesso di; smette di; smettono di; smettiamo di; troppo
    tardi; troppo presto; troppo * per; contrario a; contrari a; falso; incerto; vorrei che; vorremmo che
limits: solo soltanto solamente
almost: quasi
conditional: purche; a meno che; a condizione che; sempre che; a patto che; nel caso che; nel caso in cui;
    qualora; solo se
inverted: avessi; avesse; avessimo; avessero; fossi; fosse; fossimo; fossero
would: avrei avremmo avrebbe avrebbero sarei sarebbe saremmo sarebbero
sources: secondo; a detta di; a quanto pare; a quanto si dice; presumibilmente
own: me noi
claims: dicono; si dice; a quanto dicono; dice la gente; sostiene lui; sostiene lei
asks: chiedo se; chiede se; chiedevo se; chiedere se; so se; sa se; sapere se; sappiamo se; vedere se
asked: credi; crede lei; pensi; e vero
first: io credo penso dico
bounds: fino a; al massimo; almeno; meno di; piu di; quasi; oltre; non piu di
bounds behind: al massimo; almeno; o meno; o piu
between: tra fra
speaks: dico dice dicono dissi disse dissero detto sostiene sostengono
"""
_DUTCH = """
persons: je u
denials: niet geen nooit niets niemand nergens zonder nauwelijks zelden noch ontken ontkent ontkennen
    betwijfel
conditions: als indien mits tenzij
joints: en maar want omdat dat wie wat wanneer hoe terwijl hoewel dus of
subjects: ik jij je u hij zij ze wij we jullie
says: zeg zegt zei denk denkt dacht geloof gelooft beweert waar zeker dat
facts: weet wist vergeet begrijp
harmless: niet alleen; zonder twijfel; waarom niet; niets dan
reports: ze zeggen; men zegt; ze zeiden; hij beweert; ze beweert; zij beweert; ze beweren; de mensen
    zeggen
aside: je u
before: zoals ook en zelfs
denying: verre van; gestopt met; stopte met; stopten met; stop met; opgehouden met; te laat; te vroeg; te
    * om; ik wou; ik wilde dat; vroeger geloofde; vroeger dacht; vroeger dachten; onwaar; onzeker;
    onduidelijk
limits: alleen slechts enkel
almost: bijna
conditional: | zolang; op voorwaarde dat; in het geval dat; alleen als
inverted: had @; hadden @; mocht @; mochten @; was @; waren @; had #; mocht #
would: zou zouden hadden had waren was zal zullen
determiners: de het een mijn ons onze hun
sources: volgens; naar verluidt; zogenaamd; naar men zegt
own: mij ons plan
claims: zeggen ze; zegt men; zeggen de mensen; beweert hij; beweert ze; beweren ze; zeiden ze
asks: weet niet of; weten niet of; vraag me af of; vroeg me af of; vraagt of; vroeg of; vroegen of; weten
    of; kijken of; zien of; onzeker of
asked: denk je; denkt u; geloof je; is dat waar
first: ik wij we
bounds: tot wel; hoogstens; hooguit; minstens; minder dan; meer dan; bijna; maximaal; ten minste; ruim;
    boven; onder
bounds behind: hoogstens; hooguit; minstens; of minder; of meer; maximaal
between: tussen
speaks: zeg zegt zeggen zei zeiden gezegd beweert beweren
"""
_PORTUGUESE = """
persons: voce
denials: raramente mal nao nunca jamais nada ninguem nenhum nenhuma sem nem nego nega negam duvido duvida
conditions: se
joints: mas porque que quem onde quando como pois embora enquanto ou
subjects: eu tu voce ele ela nos voces eles elas
says: digo diz disse dizem acho acha creio penso pensa afirma verdade certo que
facts: sei sabia sabe esqueco entendo
harmless: nao so; sem duvida; por que nao; nada mal
reports: dizem que; diz se; ele afirma; ela afirma; afirmam que; as pessoas dizem
aside: quiser quer olhar pensar
before: como mesmo e
denying: longe de; deixou de; deixei de; deixamos de; deixaram de; deixado de; deixa de; parou de; parei
    de; paramos de; pararam de; tarde demais; cedo demais; demais para; gostaria que; quem dera; oxala;
    costumava acreditar; costumava pensar; falso; incerto; duvidoso
limits: so somente apenas
almost: quase
conditional: a menos que; contanto que; a nao ser que; | caso; com a condicao de que; enquanto nao; salvo
    se; so se; somente se
inverted: tivesse; tivessem; tivessemos; fosse; fossem; fossemos; houvesse; soubesse; soubessemos
would: teria teriam teriamos seria seriam seriamos
sources: segundo; de acordo com; supostamente; alegadamente; pelo que dizem
own: mim comigo nos plano
claims: dizem; diz se; dizem eles; diz a gente; afirma ele; afirma ela
asks: pergunto se; pergunta se; perguntava se; perguntar se; nao sei se; sabe se; saber se; sabemos se;
    ver se
asked: acha; acredita; pensa; e verdade
first: eu acho creio penso digo
bounds: ate; no maximo; pelo menos; menos de; mais de; quase; acima de; abaixo de
bounds behind: no maximo; pelo menos; ou menos; ou mais
between: entre
speaks: digo diz dizem disse disseram dito afirma afirmam
"""

WRITTEN = {
    "en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "it": _ITALIAN, "nl": _DUTCH,
    "pt": _PORTUGUESE,
}  # fmt: skip
"""Language code -> its lists."""
