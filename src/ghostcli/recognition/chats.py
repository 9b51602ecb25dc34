"""Saved meeting chats: typed messages, including reactions to others."""

from __future__ import annotations

import re

from ghostcli.transcripts.encoding import SourceText

_SAVED = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}\t[ ]?[^\t\n]{1,60}:\t[^\n]*\S")
"""Zoom's saved chat: a time, a name with a colon and the message, tab-separated. Ghost prints 0:02:11."""

_REACTED = re.compile(
    r"[^\n]{0,120}[:\t>][ \t]*(?:Reacted to [\"“][^\n]{1,400}[\"”] with \S|Removed a \S{1,20} reaction from "
    r"[\"“]|Replying to [\"“][^\n]{1,400}[\"”])"
)
_SHARE = 0.5
_SEVERAL = 2


def is_saved_chat(source: SourceText) -> bool:
    """Whether a text is a meeting chat: by its tab-separated lines, or by reactions to messages."""
    lines = source.first_lines
    if not lines or not lines[0]:
        return False
    saved = sum(_SAVED.match(line) is not None for line in lines) if "\t" in source.head else 0
    if saved >= _SEVERAL and saved >= _SHARE * len(lines):
        return True
    reacts = "eact" in source.head or "Replying to" in source.head
    return reacts and any(map(_REACTED.match, lines))
