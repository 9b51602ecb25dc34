"""Connections to public addresses only, which end at a fixed time whatever the server does."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from ghostcli.errors import GhostError
from ghostcli.fetch.addresses import as_ip, is_public

_SILENCE = 30.0
"""Seconds without a byte after which a connection ends."""


class Guard:
    """Makes the connections of one request. `trusted` are the private hosts and ports that a person typed.

    The proxies of the environment may be private too.

    The IP address that was checked is the one that is connected to, so a name cannot change its meaning in
    between. After `seconds` every connection is shut down.
    """

    def __init__(self, trusted: frozenset[tuple[str, int]], seconds: float) -> None:
        self._trusted = trusted
        self._ends = time.monotonic() + seconds
        self._seconds = seconds
        self._proxies = frozenset(_proxies())
        self._sockets: list[socket.socket] = []

    @property
    def is_over(self) -> bool:
        """Whether the time for the request is used up."""
        return time.monotonic() >= self._ends

    @contextlib.contextmanager
    def limited(self) -> Iterator[None]:
        """Shut down all connections when the time is used up, as long as the block runs."""
        timer = threading.Timer(max(0.0, self._ends - time.monotonic()), self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            for one in self._sockets:
                one.close()

    def _end(self) -> None:
        for one in self._sockets:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def connect(self, place: tuple[str, int], *_: Any) -> socket.socket:
        """Connect to a host and port. Raises GhostError if the host is private and not trusted; OSError."""
        host, port = place
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        last: OSError | None = None
        for family, kind, protocol, _name, where in found:
            ip = as_ip(str(where[0]))
            is_known = place in self._trusted or place in self._proxies
            if not is_known and (ip is None or not is_public(ip)):
                told = f"{host} is on this machine or in its network ({where[0]}), so it is not fetched"
                raise GhostError(told, "type its address yourself if you mean it")
            made = socket.socket(family, kind, protocol)
            made.settimeout(max(0.1, min(_SILENCE, self._ends - time.monotonic())))
            try:
                made.connect(where)
            except OSError as error:
                made.close()
                last = error
                continue
            self._sockets.append(made.dup())  # TLS takes the first one over
            return made
        raise last or OSError("no address")


def _proxies() -> Iterator[tuple[str, int]]:
    for address in urllib.request.getproxies().values():
        split = urlsplit(address if "//" in address else f"//{address}")
        for port in (split.port,) if split.port else (80, 443):
            yield split.hostname or "", port


def opener(guard: Guard) -> urllib.request.OpenerDirector:
    """What opens http and https through the guard, by the proxies of the environment, and nothing else.

    It follows no redirect, keeps no cookie, sends no password, and raises no error for a status.
    """
    made = urllib.request.OpenerDirector()
    for handler in (urllib.request.ProxyHandler(), _Http(guard), _Https(guard)):
        made.add_handler(handler)
    return made


def _guarded(kind: Callable[..., http.client.HTTPConnection], guard: Guard) -> Any:
    """A maker of connections that connect through the guard."""

    def make(host: str, **options: Any) -> http.client.HTTPConnection:
        connection = kind(host, **options)
        # The hook that http.client itself uses for sockets, tunnels and TLS.
        connection._create_connection = guard.connect  # type: ignore[attr-defined] # noqa: SLF001
        return connection

    return make


class _Http(urllib.request.HTTPHandler):
    def __init__(self, guard: Guard) -> None:
        super().__init__()
        self._guard = guard

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_guarded(http.client.HTTPConnection, self._guard), req)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, guard: Guard) -> None:
        super().__init__()
        self._guard = guard

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        maker = _guarded(http.client.HTTPSConnection, self._guard)
        return self.do_open(maker, req, context=ssl.create_default_context())
