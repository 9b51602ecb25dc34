"""Turns a time on an episode's clock into a web address, or a place in a file, that starts there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import SplitResult, urlsplit, urlunsplit

from ghostcli.text.escaping import visible
from ghostcli.timecode import format_time


class Service(NamedTuple):
    """A media service: its hosts, and how its addresses give a start time.

    `seek` makes the address for a second (an int) from a split address; None if the service has no such
    address.
    """

    name: str
    hosts: tuple[str, ...]
    seek: Callable[[SplitResult, int], str] | None


DISK = "disk"
"""The service of a recording on the disk."""


class Moment(NamedTuple):
    """Where to hear a moment: the address, and whether it starts at the second or at the beginning.

    `second` is the time on the medium's own clock, None if no time was requested or the medium begins later.
    For a recording on the disk, `url` is its path with the second: `/home/me/talk.mp3#t=5`.
    """

    url: str
    seeks: bool
    service: str
    second: int | None = None

    @property
    def path(self) -> str:
        """The path of a recording on the disk, empty for an address."""
        return self.url.removesuffix(_at(self.second)) if self.service == DISK else ""


def _query(key: str, suffix: str = "") -> Callable[[SplitResult, int], str]:
    """Seek by a query parameter; an existing one is replaced."""

    def seek(split: SplitResult, second: int) -> str:
        kept = [part for part in split.query.split("&") if part and part.partition("=")[0] != key]
        query = "&".join([*kept, f"{key}={second}{suffix}"])
        fragment = "" if split.fragment.startswith(f"{key}=") else split.fragment
        return urlunsplit(split._replace(query=query, fragment=fragment))

    return seek


def _fragment(suffix: str = "") -> Callable[[SplitResult, int], str]:
    return lambda split, second: urlunsplit(split._replace(fragment=f"t={second}{suffix}"))


def _youtube(split: SplitResult, second: int) -> str:
    """Seek in a YouTube address; the embedded player has another parameter name."""
    return _query("start" if split.path.startswith("/embed/") else "t")(split, second)


def _path(split: SplitResult, second: int) -> str:
    """Seek in an Overcast address: the time follows the path, without an hour that is 0: `/13:36`."""
    path = re.sub(r"/[0-9]+:[0-9]{2}(:[0-9]{2})?$", "", split.path.rstrip("/"))
    time = format_time(second).removeprefix("0:").removeprefix("0")
    return urlunsplit(split._replace(path=f"{path}/{time}"))


SERVICES = (
    Service("youtube", ("youtube.com", "youtu.be", "youtube-nocookie.com"), _youtube),
    Service("vimeo", ("vimeo.com",), _fragment("s")),
    Service("spotify", ("open.spotify.com",), _query("t")),
    Service("apple", ("podcasts.apple.com",), _query("t")),
    Service("overcast", ("overcast.fm",), _path),
    Service("pocketcasts", ("pca.st", "pocketcasts.com", "play.pocketcasts.com"), _query("t")),
    Service("file", (), _fragment()),  # a media fragment, as the W3C names it: #t=90
    Service("page", (), None),
)
"""All services. `file` is any address of a sound or video file, `page` every other address."""

MEDIA_FILE = re.compile(r"\.(mp3|m4a|m4b|mp4|m4v|webm|ogg|oga|opus|wav|flac|mov|aac)$", re.IGNORECASE)


# Characters that must be escaped in an address; programs read a backslash differently.
_UNFIT = re.compile(r'[\s<>"\\`]')


def web_address(text: str) -> SplitResult | None:
    """The parts of `text` if it is an address that may be opened: http or https with a host; else None."""
    if _UNFIT.search(text) or visible(text) != text:
        return None
    try:
        split = urlsplit(text)
        host = split.hostname
    except ValueError:
        return None
    return split if split.scheme.lower() in {"http", "https"} and host else None


def service_of(medium: Mapping[str, Any]) -> Service:
    """The service of a medium: the one that it names, else the one that its address shows."""
    named = str(medium.get("service", "")).lower().replace(" ", "")
    for service in SERVICES:
        if named == service.name:
            return service
    split = web_address(medium.get("url", ""))
    host = (split.hostname or "").lower() if split else ""
    for service in SERVICES:
        if any(host == known or host.endswith("." + known) for known in service.hosts):
            return service
    return SERVICES[-2] if split and MEDIA_FILE.search(split.path) else SERVICES[-1]


def moment(
    episode: Mapping[str, Any],
    seconds: float | None,
    on_disk: Callable[[str], str] = lambda _: "",
) -> Moment | None:
    """Where to hear a second of an episode, given its values; None if it has no medium.

    It uses the first medium that has the second and can seek to it, else the first of all. `on_disk` returns
    the path of the file that a medium names, empty if it must not be used: by default none is.
    """
    first = None
    for medium in episode.get("media", ()):
        time = None if seconds is None else seconds + medium.get("offset", 0)
        second = int(time) if time is not None and time >= 0 else None
        found = _on_disk(on_disk(medium.get("file", "")), second) or _on_the_web(medium, second)
        if found and found.seeks:
            return found
        first = first or found
    return first


def _on_disk(path: str, second: int | None) -> Moment | None:
    if not path:
        return None
    return Moment(path + _at(second), second is not None, DISK, second)


def _at(second: int | None) -> str:
    return "" if second is None else f"#t={second}"


def _on_the_web(medium: Mapping[str, Any], second: int | None) -> Moment | None:
    split = web_address(medium.get("url", ""))
    if split is None:
        return None
    service = service_of(medium)
    if second is not None and service.seek:
        return Moment(service.seek(split, second), True, service.name, second)
    return Moment(medium["url"], False, service.name, second)
