"""The feeds in a list of subscriptions (OPML), as podcast programs export it."""

from __future__ import annotations

from typing import NamedTuple

from ghostcli.errors import GhostError, Problem
from ghostcli.fetch.addresses import with_web_scheme
from ghostcli.library.files import read_bytes
from ghostcli.text.escaping import visible
from ghostcli.transcripts.base import Remarks
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.xml_input import parse

_LARGEST = 20_000_000  # bytes


class Subscription(NamedTuple):
    """A feed that somebody reads: its title and address."""

    title: str
    address: str


def subscriptions(path: str) -> list[Subscription]:
    """The feeds of an OPML file, in order, each once.

    Raises GhostError if it cannot be read or has none. Source: http://opml.org/spec2.opml
    """
    data = read_bytes(path, _LARGEST)
    if isinstance(data, Problem):
        raise GhostError(f"{visible(path)} {data.message}")
    root = parse(decode(data).clean, Remarks())
    found: dict[str, Subscription] = {}
    for one in root.all("outline"):
        address = one.get("xmlUrl") or one.get("xmlurl")
        address = with_web_scheme(address)
        if address:
            found.setdefault(address, Subscription(one.get("title") or one.get("text"), address))
    if not found:
        hint = "export your subscriptions from your podcast program"
        raise GhostError(f"{visible(path)} has no feeds: no outline with an xmlUrl", hint)
    return list(found.values())
