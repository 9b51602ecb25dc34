"""Irregular verbs by language, whose forms differ in their stems: drink, drank, drunk.

The lists have the strong and irregular verbs of everyday speech, as in a school grammar. Forms that differ
only in their endings are left to `phonetics.one_stem`.
"""

from __future__ import annotations

from functools import cache

_VERBS = {
    "en": """
        drink drinks drank drunk drinking; sing sings sang sung; ring rings rang rung; swim swims swam
        swum; sink sinks sank sunk; begin begins began begun beginning; run runs ran running; come comes
        came coming; become becomes became becoming; give gives gave given giving; see sees saw seen
        seeing; go goes went gone going; take takes took taken taking; shake shakes shook shaken; break
        breaks broke broken breaking; speak speaks spoke spoken speaking; steal steals stole stolen;
        choose chooses chose chosen; freeze freezes froze frozen; wake wakes woke woken; drive drives
        drove driven; ride rides rode ridden; rise rises rose risen; write writes wrote written writing;
        eat eats ate eaten; fall falls fell fallen; know knows knew known; grow grows grew grown; throw
        throws threw thrown; blow blows blew blown; draw draws drew drawn; fly flies flew flown; find
        finds found finding; bind binds bound; stand stands stood standing; understand understands
        understood; hold holds held holding; tell tells told telling; sell sells sold selling; buy buys
        bought buying; bring brings brought bringing; think thinks thought thinking; teach teaches taught;
        catch catches caught; fight fights fought; seek seeks sought; feel feels felt; keep keeps kept;
        sleep sleeps slept; leave leaves left leaving; meet meets met; read reads; lead leads led; feed
        feeds fed; say says said; pay pays paid; make makes made making; hear hears heard; lose loses lost
        losing; shoot shoots shot; sit sits sat; win wins won; hang hangs hung; dig digs dug; stick sticks
        stuck; strike strikes struck; wear wears wore worn; tear tears tore torn; bear bears bore; swear
        swears swore sworn; build builds built; send sends sent; spend spends spent; lend lends lent; hide
        hides hid hidden; bite bites bit bitten; forget forgets forgot forgotten; get gets got gotten
        getting; do does did done; lie lies lay lain; spin spins spun; swing swings swung; spring springs
        sprang sprung
    """,
    "de": """
        trinke trinkt trinken trank tranken getrunken; singe singt singen sang sangen gesungen; finde
        findet finden fand fanden gefunden; beginne beginnt beginnen begann begannen begonnen; schwimme
        schwimmt schwimmen schwamm schwammen geschwommen; spreche spricht sprechen sprach sprachen
        gesprochen; nehme nimmt nehmen nahm nahmen genommen; gebe gibt geben gab gaben gegeben; sehe sieht
        sehen sah sahen gesehen; lese liest lesen las lasen gelesen; esse isst essen ass assen gegessen;
        komme kommt kommen kam kamen gekommen; gehe geht gehen ging gingen gegangen; stehe steht stehen
        stand standen gestanden; verstehe versteht verstehen verstand verstanden; bringe bringt bringen
        brachte brachten gebracht; denke denkt denken dachte dachten gedacht; weiss wissen wusste wussten
        gewusst; fahre fahrt fahren fuhr fuhren gefahren; trage tragt tragen trug trugen getragen; halte
        halt halten hielt hielten gehalten; lasse lasst lassen liess liessen gelassen; laufe lauft laufen
        lief liefen gelaufen; schreibe schreibt schreiben schrieb schrieben geschrieben; bleibe bleibt
        bleiben blieb blieben geblieben; fliesst fliessen floss flossen geflossen; verliere verliert
        verlieren verlor verloren; ziehe zieht ziehen zog zogen gezogen; breche bricht brechen brach
        brachen gebrochen; helfe hilft helfen half halfen geholfen; sterbe stirbt sterben starb starben
        gestorben; werfe wirft werfen warf warfen geworfen; treffe trifft treffen traf trafen getroffen;
        falle fallt fallen fiel fielen gefallen; rufe ruft rufen rief riefen gerufen; sitze sitzt sitzen
        sass sassen gesessen; liege liegt liegen lag lagen gelegen; steige steigt steigen stieg stiegen
        gestiegen
    """,
    "nl": """
        drink drinkt drinken dronk dronken gedronken; zing zingt zingen zong zongen gezongen; vind vindt
        vinden vond vonden gevonden; begin begint beginnen begon begonnen; zwem zwemt zwemmen zwom zwommen
        gezwommen; spreek spreekt spreken sprak spraken gesproken; neem neemt nemen nam namen genomen;
        geef geeft geven gaf gaven gegeven; zie ziet zien zag zagen gezien; lees leest lezen las lazen
        gelezen; eet eten at aten gegeten; kom komt komen kwam kwamen gekomen; ga gaat gaan ging gingen
        gegaan; sta staat staan stond stonden gestaan; breng brengt brengen bracht brachten gebracht; denk
        denkt denken dacht dachten gedacht; weet weten wist wisten geweten; draag draagt dragen droeg
        droegen gedragen; houd houdt houden hield hielden gehouden; laat laten liet lieten gelaten; loop
        loopt lopen liep liepen gelopen; schrijf schrijft schrijven schreef schreven geschreven; blijf
        blijft blijven bleef bleven gebleven; verlies verliest verliezen verloor verloren; trek trekt
        trekken trok trokken getrokken; breek breekt breken brak braken gebroken; koop koopt kopen kocht
        kochten gekocht; zoek zoekt zoeken zocht zochten gezocht
    """,
    "fr": """
        bois boit buvons buvez boivent buvait buvaient bu; vois voit voyons voyez voient voyait voyaient
        vu; prends prend prenons prennent prenait pris; viens vient venons viennent venait venaient venu
        venus; tiens tient tenons tiennent tenait tenu; fais fait faisons font faisait faisaient; sais
        sait savons savent savait su; lis lit lisons lisent lisait lu; vis vit vivons vivent vivait vecu;
        crois croit croyons croient croyait cru; recois recoit recevons recoivent recevait recu
    """,
    "es": """
        tengo tiene tienen tuvo tuvieron tenia tenian; hago hace hacen hizo hicieron hacia hecho; digo
        dice dicen dijo dijeron decia dicho; vengo viene vienen vino vinieron venia venido; pongo pone
        ponen puso pusieron ponia puesto; quiero quiere quieren quiso quisieron queria; se sabe saben supo
        supieron sabia; traigo trae traen trajo trajeron traia traido; bebo bebe beben bebio bebieron
        bebia bebian bebido; vendo vende venden vendio vendieron vendia vendian vendido; veo ve ven vio
        vieron veia visto; escribe escriben escribio escribieron escribia escrito; rompe rompen rompio
        rompieron rompia roto
    """,
    "it": """
        bevo beve bevono beveva bevevano bevve bevuto; faccio fa fanno faceva facevano fece fatto; dico
        dice dicono diceva disse dissero detto; vengo viene vengono veniva venne vennero venuto; tengo
        tiene tengono teneva tenne tenuto; prendo prende prendono prendeva prese presero preso; vedo vede
        vedono vedeva vide visto; scrivo scrive scrivono scriveva scrisse scritto; leggo legge leggono
        leggeva lesse letto; perdo perde perdono perdeva perse perso
    """,
    "pt": """
        tenho tem teve tiveram tinha tinham; faco faz fazem fez fizeram fazia feito; digo diz dizem disse
        disseram dizia dito; venho vem veio vieram vinha; ponho poe puseram punha posto; quero quer querem
        quis quiseram queria; sei sabe sabem soube souberam sabia; trago traz trazem trouxe trouxeram
        trazia; bebo bebe bebem bebeu beberam bebia bebiam bebido; vendo vende vendem vendeu venderam
        vendia vendido; vejo ve veem viu viram via visto; escreve escrevem escreveu escreveram escrevia
        escrito
    """,
}


@cache
def _verbs(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for verb in _VERBS.get(language, "").split(";"):
        forms = frozenset(verb.split())
        for form in forms:
            found[form] = found.get(form, frozenset()) | forms
    return found


def one_verb(one: str, other: str, language: str | None) -> bool:
    """Whether two folded words are forms of one irregular verb of the language."""
    return other in _verbs(language or "en").get(one, ())
