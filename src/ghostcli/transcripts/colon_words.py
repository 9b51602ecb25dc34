"""Words before a colon that are not names: introductions, field labels; and roles, which do speak."""

from __future__ import annotations

import re
from functools import lru_cache

from ghostcli.text.words import fold


def _set(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.replace("\n", " ").split(","))


OPENERS = _set(
    """
    note, notes, remember, warning, caution, example, examples, for example, for instance, in other words,
    that is, tip, step, lesson, one, two, three, four, five, six, seven, eins, zwei, drei, un, deux, trois,
    uno, dos, tres, due, tre, um, dois, três, music, musik, musique, música, musica, applause, applaus,
    laughter, sound, ton, first, firstly, second, secondly, third, thirdly, fourth, finally, lastly,
    next, now, then, also, plus, so, and, but, well, okay, ok, yes, no, right, look, listen, again, because,
    actually, basically, meaning, namely, conclusion, in conclusion, in short, in summary, summary, bottom
    line, result, reason, problem, solution, fact, myth, update, spoiler, disclaimer, important, attention,
    remark, today, tomorrow, yesterday, the point, my point, my question, one thing, another thing, the thing
    is, here's the thing, c'est-à-dire, c'est à dire, par exemple, autrement dit, en d'autres termes,
    premièrement, deuxièmement, troisièmement, d'abord, ensuite, enfin, finalement, donc, alors, bref, en
    résumé, résultat, exemple, remarque, zum beispiel, beispiel, das heißt, d.h, erstens, zweitens, drittens,
    viertens, zuerst, dann, schließlich, zum schluss, kurz, kurz gesagt, mit anderen worten, nämlich, achtung,
    hinweis, wichtig, fazit, merke, anmerkung, ergebnis, lösung, por ejemplo, ejemplo, es decir, o sea,
    primero, segundo, tercero, luego, después, finalmente, por último, en resumen, en otras palabras,
    resultado, conclusión, nota, atención, ojo, entonces, per esempio, esempio, cioè, ossia, primo, secondo,
    terzo, poi, infine, insomma, in altre parole, attenzione, risultato, por exemplo, exemplo, ou seja, isto
    é, primeiro, terceiro, depois, por fim, em resumo, em outras palavras, atenção, bijvoorbeeld, voorbeeld,
    dat wil zeggen, ten eerste, ten tweede, ten derde, tot slot, kortom, let op, conclusie, till exempel,
    exempel, det vill säga, för det första, för det andra, slutligen, kort sagt, obs, for eksempel, det vil
    si, na przykład, to znaczy, po pierwsze, po drugie, uwaga, например, то есть, во-первых, во-вторых, итак,
    внимание, örneğin, yani, birincisi, 例えば, つまり, 例如, 比如, 也就是说, 第一, 第二, 第三
    """
)
"""Words that introduce what follows, in more than ten languages. They open no turn."""

FIELDS = _set(
    """
    title, subtitle, author, date, time, duration, length, published, recorded, recording date, episode,
    season, show, podcast, channel, series, link, links, url, source, sources, http, https, www, file,
    filename, format, version, language, languages, translation, transcript, transcript by, transcribed by,
    transcription by, captions, subtitles, subtitle by, tags, tag, categories, category, keywords, topic,
    topics, location, place, event, speakers, participants, attendees, guests, hosts, present, absent,
    interview, interview with, description, summary, abstract, copyright, license, licence, credits, produced
    by, music, music by, theme, edited by, edit, from, to, cc, bcc, subject, re, fwd, ps, question, answer,
    frage, antwort, pregunta, respuesta, domanda, risposta, pergunta, resposta, réponse, вопрос, ответ, datum,
    titel, sprecher, teilnehmer, dauer, ort, aufnahme, titre, durée, lieu, título, fecha, duración, lugar,
    participantes
    """
)
"""Field labels of a file's own metadata, above the first turn."""

ROLES = _set(
    """
    host, co-host, guest, interviewer, interviewee, narrator, moderator, speaker, audience, audience member,
    operator, announcer, reporter, caller, voiceover, voice-over, male speaker, female speaker, unknown,
    unknown speaker, unidentified, unidentified speaker, man, woman, all, both, crowd, q, a, judge, the court,
    the witness, the clerk, the president, sprecher, sprecherin, moderatorin, gast, publikum, interviewerin,
    erzähler, erzählerin, intervenant, intervenante, animateur, animatrice, invité, invitée, journaliste,
    entrevistador, entrevistadora, entrevistado, entrevistada, invitado, invitada, presentador, presentadora,
    locutor, locutora, moderador, moderadora
    """
)
"""Roles that stand for a speaker without a name."""

_ADVERB = re.compile(r"[^\W\d_]{3,}(?:ment|mente|mément|wise|weise|erweise|tens|ly|lly|mäßig)\Z")
_NAMES_LIKE_ADVERBS = _set(
    """
    emily, emely, amely, sally, molly, polly, holly, dolly, billy, willy, milly, tilly, lilly, nelly, shelly,
    kelly, kimberly, beverly, carly, charly, everly, waverly, shirly, cicely, cecily, evely, reilly, donnelly,
    connelly, connolly, farrelly, kennelly, mcnally, nally, lally, scully, tully, sully, hanly, hurly, manly,
    stanly, brantly, ackerly, brinkly, buckly, hartly, huxly, oakly, clement, clemente, wise, martens,
    mertens, hertens, kirstens
    """
)
"""Given and family names that end as adverbs do, in the languages of `_ADVERB`."""

_MACHINE = re.compile(
    r"(?:speaker|spk|sprecher|sprecherin|intervenante?|locuteur|hablante|orador|voice|channel|participant|person|caller"
    r"|interviewer|interviewee|s)[ _#-]{0,2}[0-9]{1,3}|speaker [a-z]|s[0-9]{1,2}|spk[_-]?[0-9]{1,2}",
    re.IGNORECASE,
)


@lru_cache(4096)
def is_opener(name: str) -> bool:
    """Whether a text before a colon introduces what follows and does not name a speaker."""
    folded = fold(name)
    return folded in OPENERS or (_ADVERB.fullmatch(folded) is not None and folded not in _NAMES_LIKE_ADVERBS)


def is_field(name: str) -> bool:
    """Whether a text before a colon is a field label, or marks a question or an answer."""
    return fold(name) in FIELDS


_DEVICE = re.compile(
    r".{1,40}['’]s (?:i?phone|ipad|macbook|galaxy|pixel|laptop|computer|room)\b.{0,20}"
    r"|(?:iphone|ipad|galaxy|zoom user|meeting room|conference room)(?: ?\(?\w{1,10}\)?)?",
    re.IGNORECASE,
)


def is_machine(name: str) -> bool:
    """Whether a name is a label by a recognizer or a meeting tool: SPEAKER_01, S2, Ida's iPhone, Room 4."""
    return (_MACHINE.fullmatch(name) or _DEVICE.fullmatch(name)) is not None


def is_role(name: str) -> bool:
    """Whether a name is a role: Host, Interviewer."""
    return fold(name) in ROLES
