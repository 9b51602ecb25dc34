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
        rf"^[^\n\[\]]{{1,60}} {{1,2}}\[{_HOUR}\][ \t]*$(?=\n[^\n]{{0,400}}(?::[a-z_]{{2,30}}:|<@))",
        # IRC: "[14:05] <ada> ..."
        rf"^\[?{_HOUR}\]?[ \t]{{1,4}}<[ @+%~&]?[^<>\s]{{1,30}}>[ \t]",
        # The chat of a Zoom meeting: "14:05:33 From Ada Reed to Everyone: ..."
        rf"^{_HOUR}[ \t]{{1,4}}From[ \t]{{1,4}}[^\n:]{{1,60}} [Tt]o [^\n:]{{1,60}}:",
    )
)


def _turn_of(names: str) -> re.Pattern[str]:
    """A heading or bold line with one of the names, or a line that begins with it and a colon."""
    return re.compile(
        rf"^[ \t]*(?:(?:#{{1,6}}[ \t]{{1,4}}|[*_]{{2}})(?:[^\w\s*#_]{{1,4}}[ \t]*)?(?:{names})\b"
        rf"[*_: \t]{{0,6}}(?:\||$|[^\W\d_])|(?:{names}):[ \t])",
        re.MULTILINE,
    )


_PROMPTED = _turn_of("User|Human|You said|Prompt|You|USER|HUMAN")
_ANSWERED = _turn_of(
    "Assistant|AI Assistant|ChatGPT(?: said)?|GPT-?[0-9o.]{0,4}|Claude(?: said)?|Gemini(?: said)?|Copilot|LLM"
    "|ASSISTANT"
)
_FIELDS = (
    "From|To|Cc|Bcc|Sent|Subject|Date|Reply-To|Message-ID|Delivered-To|Received|MIME-Version|Return-Path"
    "|Von|An|Betreff|Gesendet|Datum|De|À|Objet|Envoyé|Para|Asunto|Enviado|Fecha|Da|A|Oggetto|Inviato"
    "|差出人|宛先|件名|发件人|收件人|主题|日期"
)
_SUBJECTS = "Subject|Betreff|Objet|Asunto|Oggetto|Message-ID|件名|主题"
_OPENS, _SHUTS = r"^[*_>| \t]{0,8}", r"[*_]{0,2}[ \t]?[:：]"
_LETTER = re.compile(
    rf"(?:{_OPENS}(?:{_FIELDS}){_SHUTS}[^\n]{{0,400}}\n(?:[ \t][^\n]{{1,400}}\n){{0,8}}){{3,9}}",
    re.MULTILINE,
)
_SUBJECT = re.compile(rf"{_OPENS}(?:{_SUBJECTS}){_SHUTS}", re.MULTILINE)

_NUMBER = "(?:[IVX]{1,6}|[0-9]{1,2}|[Oo]ne|ONE|[Tt]wo|TWO|[Tt]hree|THREE|[Ff]our|FOUR|[Ff]ive|FIVE)"
_ORDINAL = "(?:Erste|Zweite|Dritte|Vierte|Fünfte)r?"
_ENDS = r"[ \t*_\])]{0,4}(?:$|[.:,–—-])"


def _titled(words: str, ordered: str) -> re.Pattern[str]:
    """A line such as `ACT II`, `Scene 3.` or `Zweiter Akt`."""
    either = "|".join(f"{word}|{word.upper()}" for word in words.split())
    return re.compile(
        rf"^[ \t#*_\[]{{0,8}}(?:(?:{either})[ .]{{1,2}}{_NUMBER}|{_ORDINAL} (?:{ordered})){_ENDS}",
        re.MULTILINE,
    )


_ACTS = _titled("Act Akt Acte Acto Atto Aufzug", "Akt|Aufzug")
_SCENES = _titled("Scene Szene Scène Escena Scena", "Szene|Auftritt")
_STAGED = re.compile(
    r"^[ \t_*\[(]{0,8}(?:Enter|Exit|Exeunt|Re-enter|Dramatis Person(?:ae|æ)|FADE (?:IN|OUT)|CUT TO|CURTAIN"
    r"|(?:The )?curtain (?:rises|falls)|Auftritt|tritt auf|geht ab|Vorhang|Rideau|Telón)\b",
    re.MULTILINE,
)
_SLUGS = re.compile(
    r"^[ \t*_#]{0,40}(?:[0-9]{1,4}[A-Z]?\.?[ \t]{1,8})?(?:INT|EXT|INT\./EXT|I/E)\.[ \t]{1,8}[^\n]{2,80}$",
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
