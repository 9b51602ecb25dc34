"""Fetches a file by its address: within limits of size, time and redirects, from public hosts."""

from __future__ import annotations

import http.client
import ssl
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.error import URLError
from urllib.request import Request, getproxies, proxy_bypass

from ghostcli import __version__
from ghostcli.errors import GhostError
from ghostcli.fetch.addresses import checked, followed, names_own_network, origin, trusted_places
from ghostcli.fetch.charsets import in_utf8
from ghostcli.fetch.connections import Guard, opener
from ghostcli.fetch.kept_responses import KeptResponse, KeptResponses
from ghostcli.transcripts.base import MAX_BYTES

MOST_REDIRECTS = 5
SECONDS = 120.0
"""Seconds for one file, with all its redirects."""

AGENT = f"ghost/{__version__} (a reader of transcripts)"

_CHUNK = 1 << 16
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_WRONG = {
    401: "it asks for a password, which ghost does not have",
    403: "the server refuses it",
    404: "there is no such file",
    410: "the file is gone",
    429: "the server asks to come back later",
}


class Fetched(NamedTuple):
    """A file: its bytes, the address that it came from after redirects, and its media type, lower case.

    `is_new` says that the server sent it, and did not say that it is as before.
    """

    data: bytes
    address: str
    type: str
    is_new: bool = True


class Client:
    """Fetches files. `typed` is the address that a person typed: its host may be private.

    `kept` has earlier responses, which are asked for again only if they changed.
    """

    def __init__(
        self, typed: str, kept: KeptResponses, *, seconds: float = SECONDS, most: int = MAX_BYTES
    ) -> None:
        self._trusted = trusted_places(typed)
        self._kept = kept
        self._seconds = seconds
        self._most = most

    def get(self, address: str, refuse: Callable[[str], None] = lambda _: None) -> Fetched:
        """The file at an address. Raises GhostError with the reason.

        `refuse` gets its media type before the file is read, and may raise a GhostError.
        """
        there = checked(address)
        kept = self._kept.find(there)
        try:
            guard = Guard(self._trusted, self._seconds)
        except ValueError as error:
            raise GhostError(f"the proxy of the environment is not an address: {error}") from None
        try:
            with guard.limited():
                return self._get(there, kept, guard, refuse)
        except GhostError:
            if guard.is_over:
                raise self._too_slow() from None
            raise
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            if guard.is_over:
                raise self._too_slow() from None
            raise GhostError(_reason(error)) from None

    def _too_slow(self) -> GhostError:
        return GhostError(f"it was not there after {self._seconds:g} seconds")

    def _get(
        self, address: str, kept: KeptResponse | None, guard: Guard, refuse: Callable[[str], None]
    ) -> Fetched:
        there = address
        for _ in range(MOST_REDIRECTS + 1):
            self._check_proxied(there)
            known = kept if there == address else None
            with opener(guard).open(_request(there, known), timeout=self._seconds) as response:
                if response.status in _REDIRECTS and (location := response.headers.get("Location")):
                    there = followed(there, location)
                    continue
                if response.status == http.client.NOT_MODIFIED and known and kept:
                    return Fetched(kept.data, kept.address, kept.type, is_new=False)
                if response.status != http.client.OK:
                    raise GhostError(_WRONG.get(response.status, f"the server answers {response.status}"))
                kind = response.headers.get_content_type() if response.headers.get("Content-Type") else ""
                refuse(kind)
                data = self._read(response, guard)
                if guard.is_over:
                    raise self._too_slow()
                data = in_utf8(data, response.headers.get_content_charset() or "")
                if there == address:  # after a redirect, the ETag would be another file's
                    self._kept.keep(address, KeptResponse(data, there, kind, *_validators(response.headers)))
                return Fetched(data, there, kind)
        raise GhostError(f"it leads on more than {MOST_REDIRECTS} times")

    def _check_proxied(self, address: str) -> None:
        """Refuse a private host that a proxy would connect to: only the host's own name can be judged."""
        found = origin(address)
        proxied = found.scheme in getproxies() and not proxy_bypass(found.host)
        if proxied and names_own_network(found.host) and (found.host, found.port) not in self._trusted:
            raise GhostError(f"{found.host} is on this machine or in its network, so it is not fetched")

    def _read(self, response: http.client.HTTPResponse, guard: Guard) -> bytes:
        """The body, unpacked. Raises GhostError if it is too large, or not whole."""
        unpacker = _unpacker(response.headers.get("Content-Encoding", "identity").lower())
        stated = response.headers.get("Content-Length", "")
        if stated.isdecimal() and int(stated) > self._most:
            raise self._too_large()
        parts: list[bytes] = []
        size = read = 0
        while not guard.is_over and (chunk := response.read1(_CHUNK)):
            read += len(chunk)
            for part in unpacker.parts(chunk, self._most + 1 - size) if unpacker else (chunk,):
                size += len(part)
                parts.append(part)
                if size > self._most:
                    break
            if size > self._most or read > self._most:
                raise self._too_large()
        if guard.is_over:
            raise self._too_slow()
        if stated.isdecimal() and read < int(stated):
            raise GhostError(f"the connection ended after {read:,} of {int(stated):,} bytes")
        if unpacker and not unpacker.is_whole:
            raise GhostError("the connection ended before all of it was there")
        return b"".join(parts)

    def _too_large(self) -> GhostError:
        return GhostError(f"it is larger than {self._most / 1e6:.0f} MB, so it is not read")


def _request(address: str, kept: KeptResponse | None) -> Request:
    headers = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "gzip"}
    if kept and kept.etag:
        headers["If-None-Match"] = kept.etag
    if kept and kept.modified:
        headers["If-Modified-Since"] = kept.modified
    return Request(address, headers=headers)  # noqa: S310 - `checked` lets only http and https pass


def _validators(headers: Mapping[str, str]) -> tuple[str, str]:
    return headers.get("ETag", ""), headers.get("Last-Modified", "")


class _Unpacker:
    """Unpacks gzip, which may have several members (RFC 1952), part by part."""

    def __init__(self) -> None:
        self._member: Any = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)

    @property
    def is_whole(self) -> bool:
        """Whether the last member has ended."""
        return bool(self._member.eof)

    def parts(self, chunk: bytes, most: int) -> Iterator[bytes]:
        """Yield what a chunk unpacks to, each part at most so long."""
        while chunk:
            if self._member.eof:
                self._member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
            yield self._member.decompress(chunk, most)
            chunk = self._member.unused_data or self._member.unconsumed_tail


def _unpacker(packed: str) -> _Unpacker | None:
    """What unpacks a body, None if it is not packed. Raises GhostError for an unknown encoding."""
    if packed in {"", "identity"}:
        return None
    if packed not in {"gzip", "x-gzip"}:
        raise GhostError(f"it is packed as {packed[:40]!a}, which was not asked for")
    return _Unpacker()


def _reason(error: Exception) -> str:
    """Why a file could not be fetched, in words."""
    inner = error.reason if isinstance(error, URLError) else error
    if isinstance(inner, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {inner.verify_message}"
    if isinstance(inner, TimeoutError):
        return "the server does not answer"
    if isinstance(inner, ConnectionRefusedError):
        return "the server refuses the connection"
    if isinstance(inner, http.client.IncompleteRead):
        return "the connection ended before all of it was there"
    if isinstance(inner, OSError) and type(inner).__name__ == "gaierror":
        return "its host is not known"
    if isinstance(inner, http.client.HTTPException | ValueError | zlib.error):
        return f"the server's answer cannot be read ({type(inner).__name__})"
    return f"it cannot be reached ({getattr(inner, 'strerror', None) or inner})"
