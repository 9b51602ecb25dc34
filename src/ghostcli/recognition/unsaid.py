"""What looks like a conversation and was never said: chats, letters, plays."""

from __future__ import annotations

import re
from collections.abc import Callable

from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.marks import front_matter

_HEAD = 20_000
"""Characters at the begin of a file that are looked at."""

_DAY = r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}"
_HOUR = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
_CHATS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        # WhatsApp: "[12.03.24, 14:05:33] Ada: ..." and "12/03/24, 14:05 - Ada: ..."
        rf"^\u200e?\[{_DAY},? {_HOUR}\] ~?[^:\n]{{1,60}}:",
        rf"^{_DAY},? {_HOUR} [-–] [^:\n]{{1,60}}:",
        # Telegram: "Ada Reed, [12.03.2024 14:05]"
        rf"^[^\n\[\]]{{1,60}}, \[{_DAY},? {_HOUR}\][ \t]*$",
        # Discord: "[12/03/2024 2:05 PM] ada", "ada — 12/03/2024 2:05 PM"
        rf"^\[{_DAY} {_HOUR}\] [^\n:]{{1,60}}$",
        rf"^[^\n—]{{1,60}} — (?:{_DAY}|Today at|Yesterday at)[, ]{{1,2}}{_HOUR}[ \t]*$",
        # Slack, copied: "Ada Reed  [2:05 PM]"
        rf"^[^\n\[\]]{{1,60}} {{1,2}}\[{_HOUR}\][ \t]*$(?=\n[^\n]{{0,400}}(?::[a-z_]{{2,30}}:|<@|replied to a thread))",
        # IRC: "[14:05] <ada> ..."
        rf"^\[?{_HOUR}\]?[ \t]{{1,4}}<[ @+%~&]?[^<>\s]{{1,30}}>[ \t]",
        # The chat of a Zoom meeting: "14:05:33 From Ada Reed to Everyone: ..."
        rf"^{_HOUR}[ \t]{{1,4}}From[ \t]{{1,4}}[^\n:]{{1,60}} [Tt]o [^\n:]{{1,60}}:",
    )
)
_PROMPTED = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]*)?[*_]{0,3}(?:[^\w\s*#_]{1,4}[ \t]*)?(?:User|Human|You said|Prompt|You)\b[*_ \t]{0,4}(?::|\||$)",
    re.MULTILINE | re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]*)?[*_]{0,3}(?:[^\w\s*#_]{1,4}[ \t]*)?(?:Assistant|AI Assistant|ChatGPT(?: said)?|GPT-?[0-9o.]{0,4}|Claude(?: said)?|"
    r"Gemini(?: said)?|Copilot|LLM)\b[*_ \t]{0,4}(?::|\||$)",
    re.MULTILINE | re.IGNORECASE,
)
_LETTER = re.compile(
    r"(?:^[*_>| \t]{0,8}(?:From|To|Cc|Bcc|Sent|Subject|Date|Reply-To|Message-ID|Delivered-To|Received|MIME-Version|Return-Path|"
    r"Von|An|Betreff|Gesendet|Datum|De|À|Objet|Envoyé|Para|Asunto|Enviado|Fecha|Da|A|Oggetto|Inviato|差出人|宛先|件名|发件人|收件人|主题|日期)"
    r"[*_]{0,2}[ \t]?[:：][*_]{0,2}[ \t]?[^\n]{0,400}\n(?:[ \t][^\n]{1,400}\n){0,8}){3}",
    re.MULTILINE,
)
_SUBJECT = re.compile(
    r"^[*_>| \t]{0,8}(?:Subject|Betreff|Objet|Asunto|Oggetto|Message-ID|件名|主题)[*_]{0,2}[ \t]?[:：]",
    re.MULTILINE,
)
_NUMBER = r"(?:[IVX]{1,6}|[0-9]{1,2}|(?:[Oo]ne|ONE|[Tt]wo|TWO|[Tt]hree|THREE|[Ff]our|FOUR|[Ff]ive|FIVE))"
_SHUT = r"[ \t*_\])]{0,4}(?:$|[.:,–—-])"
_ACTS = re.compile(
    rf"^[ \t#*_\[]{{0,8}}(?:(?:ACT|Act|AKT|Akt|ACTE|Acte|ACTO|Acto|ATTO|Atto|AUFZUG|Aufzug)[ .]{{1,2}}{_NUMBER}"
    rf"|(?:Erster|Zweiter|Dritter) (?:Akt|Aufzug)){_SHUT}",
    re.MULTILINE,
)
_SCENES = re.compile(
    rf"^[ \t#*_\[]{{0,8}}(?:(?:SCENE|Scene|SZENE|Szene|SCÈNE|Scène|ESCENA|Escena|SCENA|Scena)[ .]{{1,2}}{_NUMBER}"
    rf"|(?:Erste|Zweite|Dritte)r? (?:Szene|Auftritt)){_SHUT}",
    re.MULTILINE,
)
_STAGED = re.compile(
    r"^[ \t_*\[(]{0,8}(?:Enter|Exit|Exeunt|Re-enter|Dramatis Person(?:ae|æ)|FADE (?:IN|OUT)|CUT TO|CURTAIN|(?:The )?curtain (?:rises|falls)|"
    r"Auftritt|tritt auf|geht ab|Vorhang|Rideau|Telón)\b",
    re.MULTILINE,
)
_SLUGS = re.compile(
    r"^[ \t*_#]{0,40}(?:[0-9]{1,4}[A-Z]?\.?[ \t]+)?(?:INT|EXT|INT\./EXT|I/E)\.[ \t]+[^\n]{2,80}$",
    re.MULTILINE,
)


def _beginning(source: Source) -> str:
    text = source.clean
    _, start = front_matter(text)
    return text[start : start + _HEAD]


def _at_least(number: int, *patterns: re.Pattern[str]) -> Callable[[str], bool]:
    def test(text: str) -> bool:
        return any(
            sum(1 for _, _ in zip(range(number), one.finditer(text), strict=False)) == number
            for one in patterns
        )

    return test


_chatted = _at_least(2, *_CHATS)
_slugged = _at_least(2, _SLUGS)


def is_written(source: Source) -> bool:
    """Whether it is an export of written messages, or of a dialogue with a language model."""
    text = _beginning(source)
    return _chatted(text) or (_PROMPTED.search(text) is not None and _ANSWERED.search(text) is not None)


def is_letter(source: Source) -> bool:
    """Whether it begins with the head of an e-mail."""
    found = _LETTER.search(_beginning(source)[:4000])
    return found is not None and _SUBJECT.search(found[0]) is not None


def is_play(source: Source) -> bool:
    """Whether it is a play or a screenplay: acts and scenes, entrances, places of scenes."""
    text = _beginning(source)
    if _slugged(text):
        return True
    scene = _SCENES.search(text) is not None
    return (scene and _ACTS.search(text) is not None) or (scene and _STAGED.search(text) is not None)
