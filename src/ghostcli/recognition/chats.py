"""Saved chats of meetings: messages that were typed, among them reactions to others."""

from __future__ import annotations

import re

from ghostcli.transcripts.encoding import SourceText

_SAVED = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}\t[ ]?[^\t\n]{1,60}:\t[^\n]*\S")
"""The saved chat of Zoom: a time, a name with a colon, the message, tabs between. Ghost prints 0:02:11."""

_REACTED = re.compile(
    r"[^\n]{0,120}[:\t>][ \t]*(?:Reacted to [\"“][^\n]{1,400}[\"”] with \S|Removed a \S{1,20} reaction from "
    r"[\"“]|Replying to [\"“][^\n]{1,400}[\"”])"
)
_SHARE = 0.5
_SEVERAL = 2


def is_saved_chat(source: SourceText) -> bool:
    """Whether a text is the chat of a meeting: by its lines with tabs, or by reactions to messages."""
    lines = source.first_lines
    if not lines or not lines[0]:
        return False
    saved = sum(_SAVED.match(line) is not None for line in lines) if "\t" in source.head else 0
    if saved >= _SEVERAL and saved >= _SHARE * len(lines):
        return True
    reacts = "eact" in source.head or "Replying to" in source.head
    return reacts and any(map(_REACTED.match, lines))
