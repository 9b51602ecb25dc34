"""Phrases in a line: people who speak to each other, or a call to get the transcript elsewhere."""

from __future__ import annotations

import re

_CALL = re.compile(
    r"(?=[^\n]{0,200}(?:transcript|episode|full|here|app\b|extension|chrome|account|https?:|soon|available))"
    r"(?:install|add to|sign (?:up|in)|subscribe|log ?in|get|download|view|read|open|click|see|listen|watch|"
    r"coming|not available|no transcript|(?:the )?(?:full )?transcript (?:is|will|not))\b"
    r"|(?:n/?a|tbd|todo)\Z",
    re.IGNORECASE,
)
_CALL_WORDS = 18
_PERSONS = re.compile(
    r"\b(?:I|we|We|you|You|my|My|our|Our|me|us|ich|Ich|wir|Wir|mich|mir|uns|je|Je|nous|Nous|vous|Vous|moi|yo|Yo"
    r"|nosotros|usted|eu|nós|você|io|noi|ik|wij|jij|jag|ja|my|я|Я|мы|Мы|вы|Вы|ben|biz|saya|kami)\b"
    r"|\bj['’]|我|你|您|私|僕|俺|あなた|나는|저는|우리"
)


def is_call(line: str) -> bool:
    """Whether a line is a call to action in place of a transcript: "Sign up to read it"."""
    return line.count(" ") < _CALL_WORDS and _CALL.match(line) is not None


def is_addressed(line: str) -> bool:
    """Whether a speaker says I, we or you, in the languages of most transcripts."""
    return _PERSONS.search(line) is not None
