"""Escapes text for terminals, pipes, JSON and Markdown."""

from __future__ import annotations

import re

CONTROL: re.Pattern[str]
"""Control characters that content and output never contain: C0 except tab and newline, DEL, C1, surrogates.
"""

_UNSEEN = "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069]"
_DIRECTION = "[\u202a-\u202e\u2066-\u2069]"
_IN_JSON = "[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
# Only those with ESC: the one-byte forms are also letters of a text in a wrong encoding.
_SEQUENCE = "\x1b\\[[0-?]{0,100}[ -/]{0,20}[@-~]|\x1b[\\]PX^_][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\\\)"
_BREAKS = "[ \t\n\r\x0b\x0c\x85\u2028\u2029]+"


def __getattr__(name: str) -> object:
    """Compile CONTROL at its first use: a set beyond Latin 1 takes 0.3 ms at every start."""
    if name != "CONTROL":
        raise AttributeError(name)
    found = globals()[name] = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
    return found


def _control() -> re.Pattern[str]:
    found = globals().get("CONTROL") or __getattr__("CONTROL")
    assert isinstance(found, re.Pattern)  # noqa: S101 - __getattr__ gives it
    return found


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def visible(text: str) -> str:
    """`text` for a message: control and directional characters become visible escapes."""
    return text if text.isprintable() else re.sub(_UNSEEN, _escaped, text)


def defused(text: str) -> str:
    """Content for reading: tabs and newlines stay; other control and directional characters are escaped."""
    return text if text.isprintable() else re.sub(_DIRECTION, _escaped, _control().sub(_escaped, text))


def in_json(text: str) -> str:
    """JSON text with escapes for valid characters that would reorder or break the output of a terminal."""
    return re.sub(_IN_JSON, lambda found: f"\\u{ord(found[0]):04x}", text)


def one_line(text: str) -> str:
    """Content on one line: one blank for every run of white space, the rest as in `defused`."""
    if text.isprintable() and "  " not in text:  # most content; it needs no compiled pattern
        return text.strip(" ")
    return defused(re.sub(_BREAKS, " ", text)).strip(" ")


def without_sequences(text: str) -> str:
    """`text` without the escape sequences that color a terminal's text or link it (CSI, OSC), as a whole."""
    return re.sub(_SEQUENCE, "", text) if "\x1b" in text else text


def clean(text: str) -> tuple[str, int]:
    """`text` without control characters and escape sequences, and the number of such characters in it."""
    if "\x1b" in text:
        return _control().sub("", without_sequences(text)), len(_control().findall(text))
    return _control().subn("", text)


# Other marks count only at the start of a line; digits before a full stop or bracket make a list.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|&!~$])")
_MARKDOWN_START = re.compile(r"(?m)^([ \t]*)([#+\-=:]|\d{1,9}[.)])")


def escape_markdown(text: str) -> str:
    """`text` escaped so that Markdown shows it unchanged."""
    return _MARKDOWN_START.sub(_escape_start, _MARKDOWN.sub(r"\\\1", defused(text)))


def _escape_start(found: re.Match[str]) -> str:
    blank, sign = found.groups()
    return f"{blank}{sign[:-1]}\\{sign[-1]}"
