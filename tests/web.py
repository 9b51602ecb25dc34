"""A web server on this machine that answers as a test says, and remembers what it was asked."""

from __future__ import annotations

import contextlib
import gzip
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

Chunks = Iterator[bytes]


class Page(NamedTuple):
    """An answer: `body` as bytes, or as a function that yields parts as they are sent."""

    body: bytes | Callable[[], Chunks] = b""
    type: str = "text/plain"
    status: int = 200
    headers: Mapping[str, str] = {}
    length: int | None = None
    etag: str = ""


class Web:
    """Pages by path. `asked` are the paths that were asked for, with the headers of each request."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        web = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                web.asked.append((self.path, dict(self.headers)))
                page = web.pages.get(self.path, Page(status=404))
                if page.etag and self.headers.get("If-None-Match") == page.etag:
                    page = Page(status=304)
                self.send_response(page.status)
                for name, value in page.headers.items():
                    self.send_header(name, value)
                if page.etag:
                    self.send_header("ETag", page.etag)
                self.send_header("Content-Type", page.type)
                if callable(page.body):
                    if page.length is not None:
                        self.send_header("Content-Length", str(page.length))
                    self.send_header("Connection", "close")
                    self.close_connection = True
                    self.end_headers()
                    with contextlib.suppress(OSError):
                        for part in page.body():
                            self.wfile.write(part)
                            self.wfile.flush()
                    return
                length = len(page.body) if page.length is None else page.length
                self.close_connection = length != len(page.body)
                self.send_header("Content-Length", str(length))
                self.end_headers()
                with contextlib.suppress(OSError):
                    self.wfile.write(page.body)

            def log_message(self, format: str, *_: object) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def page(self, path: str, body: bytes | str | Callable[[], Chunks] = b"", **more: object) -> str:
        """Set the answer for a path; returns its address."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = Page(data, **more)  # type: ignore[arg-type]
        return self.base + path

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [path for path, _ in self.asked]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def endless() -> Chunks:
    """A body without an end."""
    while True:
        yield b"x" * 65_536


def dripping() -> Chunks:
    """A byte every twentieth of a second, for a minute."""
    for _ in range(1200):
        yield b"x"
        time.sleep(0.05)


def bomb(size: int = 200_000_000) -> bytes:
    """A small body that unpacks to a large one."""
    return gzip.compress(b"\0" * size, compresslevel=9)
