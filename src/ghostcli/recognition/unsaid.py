"""Texts that look like a conversation but were never spoken: chats, letters, plays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from ghostcli.transcripts.encoding import HEAD, SourceText
from ghostcli.transcripts.markdown_syntax import body_start

_HEAD_OF_LETTER = 4000

_DAY = r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}"
_HOUR = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
_DATED = tuple(
    re.compile(pattern)
    for pattern in (
        # WhatsApp: "[12.03.24, 14:05:33] Ada: ..." and "12/03/24, 14:05 - Ada: ..."
        rf"\u200e?\[{_DAY},? {_HOUR}\] ~?[^:\n]{{1,60}}:",
        rf"{_DAY},? {_HOUR} [-–] [^:\n]{{1,60}}:",
        # Discord: "[12/03/2024 2:05 PM] ada"
        rf"\[{_DAY} {_HOUR}\] [^\n:]{{1,60}}\Z",
        # IRC: "[14:05] <ada> ..."
        rf"\[?{_HOUR}\]?[ \t]{{1,4}}<[ @+%~&]?[^<>\s]{{1,30}}>[ \t]",
        # The chat of a Zoom meeting: "14:05:33 From Ada Reed to Everyone: ..."
        rf"{_HOUR}[ \t]{{1,4}}From[ \t]{{1,4}}[^\n:]{{1,60}} [Tt]o [^\n:]{{1,60}}:",
    )
)
"""Messages that begin with a date or a time."""

_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        # Telegram: "Ada Reed, [12.03.2024 14:05]"
        rf"[^\n\[\]]{{1,60}}, \[{_DAY},? {_HOUR}\][ \t]*\n",
        # Discord: "ada — 12/03/2024 2:05 PM"
        rf"[^\n—]{{1,60}} — (?:{_DAY}|Today at|Yesterday at)[, ]{{1,2}}{_HOUR}[ \t]*\n",
        # Slack, copied: "Ada Reed  [2:05 PM]", with an emoji or a handle in the message
        rf"[^\n\[\]]{{1,60}} {{1,2}}\[{_HOUR}\][ \t]*\n[^\n]{{0,400}}(?::[a-z_]{{2,30}}:|<@)",
    )
)
"""Lines that end with a date or a time."""

_DATES = frozenset("[0123456789\u200e")
_ENDS_OF_DATES = frozenset("] \t.0123456789AaPpMm")
_LONGEST_NAMED = 120
_SEVERAL = 2
"""Minimum number of messages in one form for a chat, and of scene locations for a screenplay."""


def _turn_of(names: str) -> re.Pattern[str]:
    """Return a pattern for one of the names alone as a heading or in bold, or before a colon."""
    sign = r"(?:[^\w\s*#_\"'“”„‟«»‘’‚「『(\[]{1,4}[ \t]*)?"
    more = (
        "(?: (?:[Pp]rompt|[Mm]essage|[Ii]nput|[Rr]esponse|[Rr]eply|Sonnet|Opus|Haiku|Pro|Flash"
        "|[0-9.]{1,4}o?)){0,4}"
    )
    return re.compile(
        rf"#{{1,6}}[ \t]{{1,4}}[*_]{{0,2}}{sign}(?:{names})\b{more}[*_ \t]{{0,6}}(?:\Z|[:|(\[–—0-9-])"
        rf"|[*_]{{2}}{sign}(?:{names})\b{more}[: \t]{{0,3}}[*_]{{2}}|(?:{names}):[ \t]"
    )


_PROMPTED = _turn_of("User|Human|You said|Prompt|You|USER|HUMAN")
_ANSWERED = _turn_of(
    "Assistant|AI Assistant|ChatGPT(?: said)?|GPT-?[0-9o.]{0,4}|Claude(?: said)?|Gemini(?: said)?|Copilot|LLM"
    "|ASSISTANT"
)
_TURNS = frozenset("#*_UHYPACGL")
"""First characters of turns in a chat with a language model."""

_FIELDS = (
    "From|To|Cc|Bcc|Sent|Subject|Date|Reply-To|Message-ID|Delivered-To|Received|MIME-Version|Return-Path"
    "|Von|An|Betreff|Gesendet|Datum|De|À|Objet|Envoyé|Para|Asunto|Enviado|Fecha|Da|A|Oggetto|Inviato"
    "|差出人|宛先|件名|发件人|收件人|主题|日期"
)
_SUBJECTS = "Subject|Betreff|Objet|Asunto|Oggetto|Message-ID|件名|主题"
_OPENS, _SHUTS = r"[*_>| \t]{0,8}", r"[*_]{0,2}[ \t]?[:：]"
_LETTER = re.compile(
    rf"(?:^{_OPENS}(?:{_FIELDS}){_SHUTS}[^\n]{{0,400}}\n(?:[ \t][^\n]{{1,400}}\n){{0,8}}){{3,9}}",
    re.MULTILINE,
)
_SUBJECT = re.compile(rf"{_OPENS}(?:{_SUBJECTS}){_SHUTS}")

_NUMBER = "(?:[IVX]{1,6}|[0-9]{1,2}|[Oo]ne|ONE|[Tt]wo|TWO|[Tt]hree|THREE|[Ff]our|FOUR|[Ff]ive|FIVE)"
_ORDINAL = "(?:Erste|Zweite|Dritte|Vierte|Fünfte)r?"
_ENDS = r"[ \t*_\])]{0,4}(?:\Z|[.:,–—-])"


def _titled(words: str, ordered: str) -> re.Pattern[str]:
    """Return a pattern for a line such as `ACT II`, `Scene 3.` or `Zweiter Akt`."""
    either = "|".join(f"{word}|{word.upper()}" for word in words.split())
    return re.compile(
        rf"[ \t#*_\[]{{0,8}}(?:(?:{either})[ .]{{1,2}}{_NUMBER}|{_ORDINAL} (?:{ordered})){_ENDS}"
    )


_ACTS = _titled("Act Akt Acte Acto Atto Aufzug", "Akt|Aufzug")
_SCENES = _titled("Scene Szene Scène Escena Scena", "Szene|Auftritt")
_STAGED = re.compile(
    r"[ \t_*\[(]{0,8}(?:Enter|Exit|Exeunt|Re-enter|Dramatis Person(?:ae|æ)|FADE (?:IN|OUT)|CUT TO|CURTAIN"
    r"|(?:The )?curtain (?:rises|falls)|Auftritt|tritt auf|geht ab|Vorhang|Rideau|Telón)\b"
)
_SLUGS = re.compile(
    r"[ \t*_#]{0,40}(?:[0-9]{1,4}[A-Z]?\.?[ \t]{1,8})?(?:INT|EXT|INT\./EXT|I/E)\.[ \t]{1,8}[^\n]{2,80}\Z"
)
_LED = " \t#*_["
_OPENERS = frozenset("0123456789IESZDVF")
"""First characters of lines that name a scene or its location."""


def _beginning(source: SourceText) -> list[str]:
    start = body_start(source.clean)
    return source.clean[start : start + HEAD].split("\n")


def _come_back(lines: Iterable[str], patterns: Iterable[re.Pattern[str]]) -> bool:
    """Whether at least `_SEVERAL` lines match one of the patterns."""
    lines = list(lines)
    return any(sum(one.match(line) is not None for line in lines) >= _SEVERAL for one in patterns)


def is_written(source: SourceText) -> bool:
    """Whether it is an export of written messages, or of a chat with a language model."""
    lines = _beginning(source)
    dated = [line for line in lines if line[:1] in _DATES]
    named = [
        f"{line}\n{following}"
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if line[-1:] in _ENDS_OF_DATES and len(line) <= _LONGEST_NAMED and ":" in line
    ]
    return _come_back(dated, _DATED) or _come_back(named, _NAMED) or _is_prompted(lines)


def _is_prompted(lines: Iterable[str]) -> bool:
    """Whether turns of a person and of a model alternate, or a prompt and its answer open the text."""
    turns = [_turn_in(bare) for line in lines if (bare := line.lstrip(" \t"))[:1] in _TURNS]
    headed = [turn for turn in turns if turn is not None]
    switches = sum(one != other for one, other in pairwise(filter(None, headed)))
    return switches >= _SEVERAL or (switches == 1 and bool(headed[0]))


def _turn_in(line: str) -> str | None:
    """Return whose turn a line opens; empty for another heading, None for a title or a line of words."""
    if _ANSWERED.match(line):
        return "answer"
    if _PROMPTED.match(line):
        return "prompt"
    return "" if line.startswith("##") else None


def is_letter(source: SourceText) -> bool:
    """Whether it begins with the header of an e-mail."""
    text = "\n".join(_beginning(source))[:_HEAD_OF_LETTER]
    if not any(map(_SUBJECT.match, text.split("\n"))):
        return False
    found = _LETTER.search(text)
    return found is not None and any(map(_SUBJECT.match, found[0].split("\n")))


def is_play(source: SourceText) -> bool:
    """Whether it is a play or a screenplay: acts and scenes, entrances, scene locations."""
    every = _beginning(source)
    lines = [line for line in every if line.lstrip(_LED)[:1] in _OPENERS]
    if _come_back(lines, [_SLUGS]):
        return True
    return any(map(_SCENES.match, lines)) and (any(map(_ACTS.match, every)) or any(map(_STAGED.match, every)))
