"""Responses that are kept in the cache folder, so that the server sends a file again only if it changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from typing import NamedTuple

from ghostcli.errors import GhostError
from ghostcli.fetch.addresses import without_secrets
from ghostcli.library.files import read_bytes
from ghostcli.library.write import make_folder, write_file

_LARGEST = 5_000_000  # bytes: a larger response is not kept
_MOST = 500  # responses


class KeptResponse(NamedTuple):
    """A response: its body, the address after redirects, its media type, its ETag and Last-Modified."""

    data: bytes
    address: str
    type: str
    etag: str = ""
    modified: str = ""


class KeptResponses:
    """The responses in a folder, one file each, named by a hash of the address. The folder may be deleted."""

    def __init__(self, folder: str, *, writes: bool = True) -> None:
        self._folder = folder
        self._writes = writes

    def _path(self, address: str) -> str:
        return os.path.join(self._folder, hashlib.sha256(address.encode()).hexdigest()[:40])

    def find(self, address: str) -> KeptResponse | None:
        """The response to an earlier request; None if there is none, or if it cannot be read."""
        data = read_bytes(self._path(address), 2 * _LARGEST)
        if not isinstance(data, bytes):
            return None
        head, _, body = data.partition(b"\n")
        try:
            facts = json.loads(head)
            found = KeptResponse(
                body, *(str(facts[name]) for name in ("address", "type", "etag", "modified"))
            )
            return found if facts["size"] == len(body) else None
        except (ValueError, KeyError, TypeError):
            return None

    def keep(self, address: str, response: KeptResponse) -> None:
        """Keep a response that has an ETag or a date. If it cannot be written, it is not kept."""
        if not (self._writes and (response.etag or response.modified)) or len(response.data) > _LARGEST:
            return
        facts = {
            **response._asdict(),
            "address": without_secrets(response.address),
            "size": len(response.data),
        }
        del facts["data"]
        path = self._path(address)
        before = read_bytes(path, 2 * _LARGEST)
        with contextlib.suppress(GhostError, OSError):
            make_folder(self._folder)
            os.chmod(self._folder, 0o700)  # a private feed has keys in it
            text = json.dumps(facts).encode() + b"\n" + response.data
            write_file(path, text, before=before if isinstance(before, bytes) else None)
            self._sweep()

    def _sweep(self) -> None:
        """Delete the oldest responses beyond the number that is kept."""
        with os.scandir(self._folder) as entries:
            found = sorted((one.stat().st_mtime, one.path) for one in entries if one.is_file())
        for _, path in found[: max(0, len(found) - _MOST)]:
            os.unlink(path)
