"""Texts in other encodings, as their servers and files declare them."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

_XML = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding=[\"']([A-Za-z0-9._-]{1,40})[\"']")
_META = re.compile(rb"<meta[^>]{0,300}?charset=[\"']?([A-Za-z0-9._-]{1,40})", re.IGNORECASE)
_READ_AS_1252 = frozenset(("ascii", "iso8859-1"))
"""What programs declare that write quotation marks and dashes of Windows; so https://encoding.spec.whatwg.org."""

_HEAD = 4_096  # bytes in which a file declares its encoding


def in_utf8(data: bytes, declared: str) -> bytes:
    """The same text in UTF-8, if it is in the encoding that the server, or the file itself, declares.

    Without a valid declaration it is unchanged.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _is_utf8(data):
        return data
    head = data[:_HEAD]
    own = (found[1].decode("ascii") for found in (_XML.match(head), _META.search(head)) if found)
    for name in filter(None, (declared, *own)):
        with suppress(LookupError, UnicodeError):
            if codecs.lookup(name).name in _READ_AS_1252:
                return data.decode("windows-1252").encode("utf-8")
        with suppress(LookupError, UnicodeError):
            return data.decode(name).encode("utf-8")
    return data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
