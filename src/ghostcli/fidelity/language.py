"""Detect the language of a text by its script and function words, only where it is certain.

Function words are the closed word classes: articles, pronouns, prepositions, conjunctions, auxiliaries. These
few words make up half of any running text (Zipf). A library would know more languages and work on shorter
texts, but none is small: langdetect has 1 MB of profiles and takes half a second to its first answer, lingua
has 100 MB. Here a wrong answer costs more than no answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ghostcli.text.words import words

if TYPE_CHECKING:
    from ghostcli.fidelity.reference import Reference

_FUNCTION_WORDS = {
    "en": """
        the of and to a in is that it for on was with as be this are have not at from but they you we he she
        his her i what which there their were been would will can do did so if or an by all who had has when
        how its your our them me us about because then than
    """,
    "de": """
        der die das und ist nicht ich du wir sie es ein eine einen einem einer den dem des zu mit auf fur
        von im auch sich war hat haben aber wenn wie dass noch nur so als bei aus nach uber kann man wird
        was oder sind zum zur am er ihr werden wurde durch keine kein mich uns
    """,
    "fr": """
        le la les de des du un une et est pas je tu nous vous il elle on que qui ne ce cette dans pour sur
        avec plus mais au aux par se sont etait ont fait c d l qu j en ca quand comme tout ils leur son ses
        ou sans etre
    """,
    "es": """
        el la los las de del un una y es no que en por para con se lo le su al mas pero como si yo nos esta
        son fue era muy todo cuando porque hay este eso sus ha o ser sin sobre me te ya tambien asi aqui
        donde estaba estaban tiene
    """,
    "it": """
        il la lo gli le i di del della dei delle un una e che non in per con si ma come sono era ha ho piu
        anche questo questa quando nel nella alla al da dal se c l perche ci o essere cui
    """,
    "pt": """
        o a os as de do da dos das um uma e que nao em no na nos nas por para com se mais mas como foi era
        muito voce ele ela isso ao quando esta sao tem ou ser seu sua pelo pela
    """,
    "ca": """
        el la els les de del dels i que no es un una per amb en al als pero com mes o si aixo ha son molt l
        d aquest aquesta seva seu ser
    """,
    "ro": """
        si in de la cu nu pe este ca sa un o din mai pentru care sunt au a fost dar ce ai se fi sau cel al
    """,
    "nl": """
        de het een en van is dat niet ik je we in op te met voor zijn er maar ook aan als die wat om was hij
        ze naar bij nog dan heb heeft worden wordt uit over kan geen of deze dit door tot
    """,
    "sv": """
        och att det som en ett ar jag inte pa for av med den de har till om var vi han men sa fran kan nar
        man eller skulle hade i detta ska vid maste vad hur mycket hon alla kunde mer dar ni oss
    """,
    "da": """
        og at det er en et jeg ikke pa for af med den de har til som var vi i han men sa fra kan nar man
        eller skulle havde ogsa blev ved efter hvad hvor meget nogle mig dig hun alle kunne mere der
    """,
    "no": """
        og at det er en et jeg ikke pa for av med den de har til som var vi i han men sa fra kan nar man
        eller skulle hadde ogsa ble ved etter hva hvor mye noen meg deg hun alle kunne mer der
    """,
    "fi": """
        ja on ei se etta oli han mutta kun niin hanen myos ovat ole tai joka kuin mina sina me he tama jos
        vain nyt ollut voi ne sen tata
    """,
    "hu": """
        a az es hogy nem is egy ez meg de volt mint ha csak mar van ki le azt vagy lehet sem el kell nincs
    """,
    "pl": """
        i w z na sie nie to ze jest do jak co ale za od po o tak by tylko przez jego ma dla czy ten byl lub
        jako moze byla byli bylo jestem sa ktory kiedy gdy bo juz mnie mi tu tam
    """,
    "cs": """
        a se v na je ze to s z do o i jako ale za by od po tak jsem jsou byl podle nebo jeho jen uz tim
        ktery co pro neni pri bylo k jsme aby kdyz protoze byla byly ten ta bude si mi tam
    """,
    "sk": """
        a sa v na je ze to s z do o i ako ale za by od po tak som su bol podla alebo jeho len uz tym ktory
        co pre nie pri bolo k sme aby ked pretoze bola boli ten ta bude si mi tam
    """,
    "hr": """
        i u se na je da to s iz do o kao ali za bi od po tako sam su bio nije ili koji samo ne pri sto biti
    """,
    "tr": """bir ve bu da de icin ile cok daha ne ama gibi o var ben sen en kadar olarak degil veya""",
    "id": """yang dan di ini itu dengan untuk dari tidak ada pada ke dalam akan saya kita adalah bisa atau""",
    "vi": """la va cua khong co cho mot cac nay trong duoc voi nhung nguoi toi khi da ra thi ma tu""",
}  # fmt: skip

# Scripts that only one language uses; see below for Cyrillic.
_SCRIPTS = {
    "ja": "\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d",
    "ko": "\uac00-\ud7a3\u1100-\u11ff",
    "zh": "\u3400-\u4dbf\u4e00-\u9fff",
    "cyrillic": "\u0430-\u04ff",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "he": "\u05d0-\u05ea",
    "th": "\u0e00-\u0e7f",
}
_FEWEST = 8
"""Minimum number of words (of letters, in a script of one language) for a certain answer."""

_KANA, _FEW_KANA = 0.1, 0.01  # Japanese has at least this share of kana; Chinese has at most the second
_MOSTLY = 0.6  # of the letters belong to the script
_SHARE, _AHEAD, _AHEAD_OF_KIN = 0.2, 0.1, 0.05
"""Minimum share of function words, and the minimum lead over any other and over a close language."""

_KIN = ("da no sv", "es pt ca fr it ro", "cs sk hr pl")
_CLOSE = ("da no", "cs sk", "ru uk be", "hr sr bs", "id ms")
"""Languages that share many function words, and languages that are too close to distinguish in a quote."""

_TALK, _PLAINLY = 200, 0.45
"""A run of this many words with this share of English function words is certainly English."""

_SAMPLES, _SAMPLE = 8, 50  # samples of a transcript, and words in each: sufficient, and takes 50 us

# Three-letter codes and names, as found in notes.
_CODES = {
    "eng": "en", "english": "en", "deu": "de", "ger": "de", "german": "de", "deutsch": "de", "fra": "fr",
    "fre": "fr", "french": "fr", "francais": "fr", "spa": "es", "spanish": "es", "espanol": "es", "ita": "it",
    "por": "pt", "nld": "nl", "dut": "nl", "jpn": "ja", "japanese": "ja", "zho": "zh", "chi": "zh",
    "rus": "ru", "nb": "no", "nn": "no", "nob": "no", "nno": "no", "nor": "no", "swe": "sv", "dan": "da",
    "fin": "fi", "pol": "pl", "ces": "cs", "cze": "cs", "kor": "ko", "iw": "he", "in": "id", "cmn": "zh",
}  # fmt: skip
_NONE = frozenset(("und", "mul", "mis", "zxx", "unknown", "auto"))


@lru_cache(maxsize=1)
def _script() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>[{letters}])" for name, letters in _SCRIPTS.items()))


@lru_cache(maxsize=1)
def _languages() -> dict[str, tuple[str, ...]]:
    """Map each function word to the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for language, listed in _FUNCTION_WORDS.items():
        for word in dict.fromkeys(listed.split()):
            found[word] = (*found.get(word, ()), language)
    return found


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    return frozenset(_FUNCTION_WORDS["en"].split())


def function_words(language: str) -> frozenset[str]:
    """Return the folded function words of a language code; empty if there is no list."""
    return frozenset(_FUNCTION_WORDS.get(language, "").split())


def code(language: str | None) -> str | None:
    """Return the ISO 639-1 code of a language in notes or transcripts: `en` for en-US, eng, English."""
    if not language:
        return None
    bare = language.strip().replace("_", "-").partition("-")[0].casefold().replace("ñ", "n").replace("ç", "c")
    return None if bare in _NONE else _CODES.get(bare, bare)


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text` if it is certain, else None.

    Texts under eight words (or characters, in scripts without spaces) are never certain.
    """
    return language_of_words(words(text))


def language_of_words(said: Sequence[str]) -> str | None:
    """Return the same for a list of folded words."""
    if 2 * sum(map(str.isascii, said)) < len(said) and (found := _by_script("".join(said))):
        return found
    if len(said) < _FEWEST:
        return None
    # Most transcripts are English: decide them without the full count.
    if len(said) >= _TALK and sum(map(_english().__contains__, said)) >= _PLAINLY * len(said):
        return "en"
    known = _languages()
    hits = Counter(language for word in said for language in known.get(word, ()))
    ranked = hits.most_common()
    if not ranked or ranked[0][1] < _SHARE * len(said):
        return None
    best, most = ranked[0]
    for other, count in ranked[1:]:
        ahead = _AHEAD_OF_KIN if _together(best, other, _KIN) else _AHEAD
        least = 1 if _together(best, other, _CLOSE) else max(2, ahead * len(said))
        if most - count < least:
            return None
    return best


def _by_script(text: str) -> str | None:
    letters = Counter(match.lastgroup for match in _script().finditer(text))
    kana, han = letters["ja"], letters["zh"]
    letters["ja"] = kana + han if kana >= _KANA * (kana + han) else 0
    letters["zh"] = han if kana <= _FEW_KANA * han else 0
    script, count = letters.most_common(1)[0]
    if count < max(_FEWEST, _MOSTLY * len(text)):
        return None
    return _by_letters(frozenset(text)) if script == "cyrillic" else script


def _by_letters(letters: frozenset[str]) -> str | None:
    """Return Russian, Ukrainian or Belarusian by letters that only one of them has.

    Folding removes й and ї.
    """
    if not letters.isdisjoint("ђѓјљњћќџәғқңөұүһҗ"):
        return None
    if letters.isdisjoint("ыэ"):
        return "uk" if "і" in letters or "є" in letters else None
    return "be" if "і" in letters else "ru"


def _together(one: str | None, other: str | None, groups: Iterable[str]) -> bool:
    return any(one in group.split() and other in group.split() for group in groups)


def sample(said: Sequence[str]) -> list[str]:
    """Return words from all parts of a transcript, enough to detect its language."""
    step = len(said) / _SAMPLES
    if step <= _SAMPLE:
        return list(said)
    begins = [int(number * step) for number in range(_SAMPLES)]
    return [word for begin in begins for word in said[begin : begin + _SAMPLE]]


def differ(one: str | None, other: str | None) -> bool:
    """Whether two languages certainly differ; `en` and an unknown name may be the same."""
    ours, theirs = code(one), code(other)
    return ours is not None and theirs is not None and ours != theirs and len(ours) == len(theirs) < 4


def other_language(text: str, reference: Reference) -> bool:
    """Whether a quote that is not found is certainly in another language than the transcript.

    Call it after the check: a German sentence in an English transcript is found by the check.
    """
    own = language_of(text)
    theirs = reference.told_language or reference.language if own else None
    return differ(own, theirs) and not _together(own, theirs, _CLOSE)
