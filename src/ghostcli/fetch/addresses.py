"""Web addresses that a person types or a feed names: which may be fetched, and what may be shown of them."""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from ghostcli.errors import GhostError
from ghostcli.records.moments import web_address
from ghostcli.text.escaping import visible

_BEGIN = re.compile(r"https?://", re.IGNORECASE)
_FEED = re.compile(r"feed:(?://)?(?=https?://)|(?:feed|pcast|itpc|podcast)://", re.IGNORECASE)
_OWN_NAME = re.compile(r"(?:[^.]+|.+\.(?:localhost|local|lan|internal|home\.arpa))\.?\Z", re.IGNORECASE)
_NUMERIC = re.compile(r"(?:0x[0-9a-f]+|[0-9]+)(?:\.(?:0x[0-9a-f]+|[0-9]+)){0,3}", re.IGNORECASE)
_SECRET = re.compile(
    r"token|secret|passw|apikey|hmac|hdnea|hdnts|signature|credential|sessionid|jwt"
    r"|(?:^|[_-])(?:auth|authorization|key|sig|hash|access|uid|email|pass|pwd|session|policy|sid)(?:$|[_-]|id$)"
)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_AS_IT_IS = "!#$%&'()*+,/:;=?@[]~"
_SHARED = ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48")
"""Networks whose addresses hold one of IPv4 (RFC 6052)."""


class Origin(NamedTuple):
    """A scheme, a host and a port."""

    scheme: str
    host: str
    port: int


def is_address(typed: str) -> bool:
    """Whether a person typed a web address, and not a path."""
    return _BEGIN.match(typed) is not None


def with_web_scheme(typed: str) -> str:
    """The address of a feed with a scheme of the web: some programs write `feed:https://a.org` or `pcast://a.org`."""
    found = _FEED.match(typed)
    if found is None:
        return typed
    rest = typed[found.end() :]
    return rest if is_address(rest) else f"http://{rest}"


def checked(typed: str) -> str:
    """The address as it is requested, without a fragment. Raises GhostError if it may not be fetched."""
    split = web_address(typed)
    if split is None:
        raise GhostError("it is not a web address", "https://example.org/talk.vtt")
    if split.username is not None or split.password is not None:
        hint = "download the file yourself, then import it"
        raise GhostError("it has a user name or password, which ghost does not send", hint)
    try:
        port = split.port
        host = (split.hostname or "").encode("idna" if not (split.hostname or "").isascii() else "ascii")
    except (ValueError, UnicodeError):
        raise GhostError("it is not a web address", "https://example.org/talk.vtt") from None
    name = host.decode()
    place = f"[{name}]" if ":" in name else name
    netloc = place if port is None else f"{place}:{port}"
    path, query = (quote(part, safe=_AS_IT_IS) for part in (split.path or "/", split.query))
    return urlunsplit((split.scheme.lower(), netloc, path, query, ""))


def followed(address: str, location: str) -> str:
    """The address that a redirect leads to. Raises GhostError if it may not be fetched."""
    there = checked(urljoin(address, location.strip()))
    if urlsplit(address).scheme == "https" and urlsplit(there).scheme != "https":
        raise GhostError(f"it leads from https to {shown(there)}, which is not encrypted")
    return there


def origin(address: str) -> Origin:
    """The origin of a checked address."""
    split = urlsplit(address)
    port = split.port or (443 if split.scheme == "https" else 80)
    return Origin(split.scheme, split.hostname or "", port)


def names_own_network(host: str) -> bool:
    """Whether a host says by itself that it is this machine or the own network: 127.0.0.1, nas.local."""
    ip = as_ip(host)
    return not is_public(ip) if ip else _OWN_NAME.match(host) is not None


def trusted_places(typed: str) -> frozenset[tuple[str, int]]:
    """The private hosts, with their port, that a person typed by this address; none if it is public.

    All names of this machine go together.
    """
    _, host, port = origin(checked(typed))
    if not names_own_network(host):
        return frozenset()
    ip = as_ip(host)
    names = {"localhost", "127.0.0.1", "::1"} if host == "localhost" or (ip and ip.is_loopback) else set()
    return frozenset((name, port) for name in {host, *names})


def as_ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The IP address that a host is, None if it is a name."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:  # 127.1, 0x7f.1 and 2130706433, as resolvers read them
        return ipaddress.IPv4Address(socket.inet_aton(host)) if _NUMERIC.fullmatch(host) else None
    except OSError:
        return None


def is_public(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an IP address is one of the public network; an address of IPv4 inside one of IPv6 counts."""
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and any(ip in network for network in _SHARED):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return ip.is_global and not ip.is_multicast


def without_secrets(address: str) -> str:
    """The address as a file may keep it: without user, password, fragment, and what may be a key."""
    split = urlsplit(address)
    pairs = parse_qsl(split.query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _is_secret(*pair)]
    query = split.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit(_without_user(split)._replace(query=query, fragment=""))


def shown(address: str) -> str:
    """The address for a message: without user, password, fragment and the values of what may be a key."""
    try:
        split = urlsplit(address)
        pairs = parse_qsl(split.query, keep_blank_values=True)
        if any(_is_secret(*pair) for pair in pairs):
            parts = [f"{name}={'…' if _is_secret(name, value) else quote(value)}" for name, value in pairs]
            split = split._replace(query="&".join(parts))
        return visible(urlunsplit(_without_user(split)._replace(fragment="")))
    except ValueError:
        return visible(address.partition("?")[0].rpartition("@")[2])


def _is_secret(name: str, value: str) -> bool:
    """Whether a parameter may be a key, or has an address with one."""
    if _SECRET.search(_HUMP.sub("_", name).lower()):
        return True
    inner = parse_qsl(value.partition("?")[2]) if "?" in value and len(value) < 2_000 else ()
    return any(_SECRET.search(_HUMP.sub("_", one).lower()) for one, _ in inner)


def _without_user(split: SplitResult) -> SplitResult:
    return split._replace(netloc=split.netloc.rpartition("@")[2])
