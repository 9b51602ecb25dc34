"""Words that turn a statement, and words that bound their reach, language by language.

The denials of English and what they do not deny ("not only", "no doubt") follow Huddleston and Pullum, The
Cambridge Grammar of the English Language (2002), chapter 9; clauses behind verbs such as "know" hold whether
these are denied or not (Kiparsky and Kiparsky, Fact, 1970).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Grammar(NamedTuple):
    """What turns a statement in one language; all words folded, a contraction's t apart.

    `openers` begin another clause, `subjects` do so where nothing joins them, `starters` where nothing
    is punctuated, `says` are followed by a clause that they report or suppose, `facts` by one that holds
    whether they are denied or not. `harmless` are runs of words that deny nothing although one of them
    does, `answers` words that may answer before they deny. `reports` tell that others say so. `persons`
    and then `aside` after an "if" make no condition, nor does a word of `before` in front of it. Without
    one of `turning` nothing is turned. `denies_late` says that what denies may stand at the end of its
    clause.
    """

    denials: frozenset[str]
    conditions: frozenset[str]
    openers: frozenset[str]
    subjects: frozenset[str]
    starters: frozenset[str]
    says: frozenset[str]
    facts: frozenset[str]
    harmless: tuple[tuple[str, ...], ...]
    answers: frozenset[str]
    reports: tuple[str, ...]
    persons: frozenset[str]
    aside: frozenset[str]
    before: frozenset[str]
    turning: frozenset[str]
    denies_late: bool
    asks_with_no: bool


COMPLEMENTS = frozenset(("that", "whether", "dass", "ob", "que", "qu", "che", "dat"))
"""Words that begin a clause which says what is thought or said."""

COORDINATING = frozenset((
    "and", "but", "so", "because", "und", "aber", "et", "mais", "y", "pero", "e", "ma", "en", "maar", "mas",
))  # fmt: skip

ADDING = frozenset(("and", "or", "und", "oder", "et", "ou", "y", "o", "e", "en", "of"))
"""Words that go on with a condition as well as with its consequence."""

BEFORE_A_NUMBER = frozenset((
    "from", "between", "of", "to", "at", "by", "than", "about", "over", "under", "von", "zu", "bis",
    "zwischen", "de", "a", "entre", "da", "di", "van", "tussen",
))  # fmt: skip


_ENGLISH = """
persons: you i we
denials: minus not never no nobody nothing nowhere none neither nor cannot without hardly scarcely barely
    rarely seldom few unlikely deny denies denied denying doubt doubts doubted fail fails failed failing
    refuse refuses refused lack lacks lacked t dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt
    wont wouldnt cant couldnt shouldnt mustnt aint false impossible avoid avoids avoided
conditions: if unless until provided assuming
joints: and but so because which who whom whose where when while whereas although though since what why how
    than as then or whatever whenever wherever however
subjects: i you he she it we they there
says: like say says said saying think thinks thought thinking believe believes believed suppose supposed
    mean means meant claim claims claimed guess expect expected hope imagine feel feels felt agree agreed
    argue argued true sure certain convinced sense case evidence proof told tell heard hear see saw buy
    assume seem seems seemed likely clear obvious possible certain
facts: know knew knowing realize realized realise realised notice noticed forget forgot regret mind care
    liked love hate matter understand remember surprised wait surprising
harmless: not only; not just; not merely; not simply; no doubt; no wonder; no matter; no question; no
    problem; without a doubt; without doubt; cannot but; nothing but; not to mention; whether or not; or
    not; why not; if not; never mind; can t believe; couldn t believe; cannot believe; can t help; can t
    wait; not surprisingly; no sooner; not least; nothing less than; no less than; no fewer than; not so
    much; last but not least; don t get me wrong; don t worry; more often than not; a few; the few; last
    few; next few; past few; first few; every few; these few; those few; no idea; couldn t agree more; not
    bad; not long ago; don t forget; couldn t be more; can t imagine a; no pun intended; not unlike; not
    uncommon
reports: according to; the rumour was; the rumor was; they say; they said; they claim; they claimed; people
    say; people think; people claim; people said; some say; some claim; some think; it is said; it s said;
    supposedly; allegedly; some people say; some people think; rumor has it; rumour has it; they believe;
    people believe
aside: look think see know want ask remember go read listen like consider imagine notice talk will may
    recall understand say wonder guess check
before: as even what see know wonder ask asked check sure like or only than say said matter tell care me
    question
"""
_GERMAN = """
persons: man du sie ihr
denials: nicht kein keine keinen keinem keiner keines nie niemals nichts niemand niemanden niemandem
    nirgends ohne kaum selten weder bestreite bestreiten bestreitet bezweifle bezweifeln bezweifelt weigert
    weigern
conditions: wenn falls sofern
joints: und aber denn weil da dass welche was wie wo wann warum obwohl wahrend sondern oder als
subjects: ich du er sie es wir ihr man
says: sage sagt sagte sagten gesagt glaube glaubt glaubte denke denkt dachte meine meint meinte behaupte
    behauptet finde wahr sicher dass
facts: weiss wusste wissen merkte bedauere verstehe vergessen
harmless: nicht nur; nicht zuletzt; kein wunder; ohne zweifel; ohne frage; nicht wahr; nichts als
reports: sie sagen; man sagt; die leute sagen; es heisst; angeblich
aside: man du sie ihr mir
before: als auch selbst wie und
"""
_FRENCH = """
persons: vous tu on
denials: rarement peine pas jamais rien personne aucun aucune sans ni nul nulle non guere nie nient nions
    doute doutons refuse refusent
conditions: si
joints: et mais car parce qui dont ou quand comme lorsque puisque donc or
subjects: je tu il elle on nous vous ils elles j
says: dis dit disait disent pense penses pensait crois croit croyait pretend affirme vrai sur certain que
facts: sais savais savait oublie regrette comprends
harmless: pas seulement; sans doute; sans aucun doute; pourquoi pas; n est ce pas; rien que; pas mal
reports: on dit; ils disent; les gens disent; il parait
aside: vous tu
before: comme meme et que ou
"""
_SPANISH = """
persons: tu usted
denials: raramente rara no nunca jamas nada nadie ningun ninguna ninguno sin ni tampoco apenas niego niega
    niegan dudo duda dudan
conditions: si
joints: y e pero porque que quien donde cuando como pues aunque mientras sino o
subjects: yo tu el ella usted nosotros ellos ellas ustedes
says: digo dice dijo dicen creo cree creia pienso piensa afirma verdad cierto seguro que
facts: se sabia sabe olvido lamento entiendo
harmless: no solo; sin duda; por que no; nada mas; no obstante
reports: dicen que; se dice; la gente dice
aside: quieres ves piensas miras
before: como incluso y que aun
"""
_ITALIAN = """
persons: tu lei
denials: raramente appena malapena non mai niente nulla nessuno nessuna nessun senza ne neppure nemmeno
    neanche nego nega negano dubito
conditions: se
joints: ed ma perche che chi dove quando come quindi mentre anzi o
subjects: io tu lui lei noi voi loro
says: dico dice disse dicono credo crede penso pensa sostiene vero certo sicuro che
facts: so sapevo sa dimentico capisco
harmless: non solo; senza dubbio; perche no; niente male
reports: dicono che; si dice; la gente dice
aside: vuoi guardi pensi
before: come anche e
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
reports: ze zeggen; men zegt; de mensen zeggen
aside: je u
before: zoals ook en zelfs
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
reports: dizem que; diz se; as pessoas dizem
aside: quiser quer olhar pensar
before: como mesmo e
"""
_WRITTEN = {
    "en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "it": _ITALIAN, "nl": _DUTCH,
    "pt": _PORTUGUESE,
}  # fmt: skip


_STARTERS = frozenset((
    "so", "well", "now", "yeah", "yes", "like", "okay", "ok", "sometimes", "then", "here", "this",
    "these", "those", "the", "a", "an", "my", "your", "our", "his", "her", "their", "its", "some",
    "most", "many", "every", "everybody", "everyone", "people", "maybe", "actually", "basically", "what",
    "let", "also",
))  # fmt: skip


@lru_cache(maxsize=8)
def grammar(language: str | None) -> Grammar:
    """The words of a language; of English where it is not known or has no list."""
    lines: dict[str, str] = {}
    name = ""
    for line in _WRITTEN.get(language or "en", _ENGLISH).strip().splitlines():
        rest = line
        if not line.startswith(" "):
            name, _, rest = line.partition(":")
        lines[name] = f"{lines.get(name, '')} {rest.strip()}"
    sets = {name: frozenset(words.split()) for name, words in lines.items()}
    reports = [run.split() for run in lines["reports"].split(";")]
    return Grammar(
        denials=sets["denials"],
        conditions=sets["conditions"],
        openers=(sets["joints"] | sets["conditions"]) - COMPLEMENTS,
        subjects=sets["subjects"],
        starters=sets["subjects"] | _STARTERS,
        says=sets["says"],
        facts=sets["facts"],
        harmless=tuple(tuple(run.split()) for run in lines["harmless"].split(";")),
        answers=frozenset(("no", "non", "nao", "never", "nie", "nein")) & sets["denials"],
        reports=tuple(f" {' '.join(run)} " for run in reports),
        persons=sets["persons"],
        aside=sets["aside"],
        before=sets["before"],
        turning=sets["denials"] | sets["conditions"] | {run[-1] for run in reports},
        denies_late=language in {"de", "nl"},
        asks_with_no=language not in {"es", "pt"},
    )
