"""What may be in an answer: texts as a terminal shows them, and no more than an assistant can use."""

from __future__ import annotations

from typing import Any

from ghostcli.text.escaping import defused

LONGEST_TEXT = 4_000
"""Characters of one text in an answer."""

MOST_WORDS = 3_000
"""Words of speech in an answer."""


def safe_text(text: str) -> str:
    """A text as a terminal shows it; line and paragraph separators are line breaks."""
    return defused(text.replace("\u2028", "\n").replace("\u2029", "\n"))


def safe(value: Any) -> Any:
    """The same data: texts as on a terminal, too long ones cut with an ellipsis, without empty values."""
    if isinstance(value, str):
        text = safe_text(value)
        return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
    if isinstance(value, dict):
        return {str(name): safe(one) for name, one in value.items() if one not in (None, "", [], {})}
    if isinstance(value, (list, tuple)):
        return [safe(one) for one in value]
    return value
