"""Hyperlinks on a terminal: from a time to that second, from an address to its page, from a path to its file.

They use OSC 8, which most terminals support: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from rich.style import Style
from rich.text import Text

from ghostcli.records.moments import web_address

_ADDRESS = re.compile(r"https?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]}]")
_SAFE = "%/:?#[]@!$&'()*+,;=~"


def linked(text: Text, address: str | None) -> Text:
    """The text as a link to a web address; unchanged without an address, or if it must not be opened."""
    if address and text and web_address(address):
        text.stylize(_style(address))
    return text


def with_addresses(text: Text) -> Text:
    """The text with every web address in it as a link."""
    for match in _ADDRESS.finditer(text.plain):
        if web_address(match[0]):
            text.stylize(_style(match[0]), *match.span())
    return text


def to_file(text: Text, path: str) -> Text:
    """The text as a link to a file."""
    text.stylize(Style(link=Path(path).absolute().as_uri()))
    return text


def _style(address: str) -> Style:
    return Style(link=quote(address, safe=_SAFE))  # terminals accept only ASCII here
