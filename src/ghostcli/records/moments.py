"""Turns a time on an episode's clock into a web address that starts there."""

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


class Moment(NamedTuple):
    """Where to hear a moment: the address, and whether it starts at the second or at the beginning.

    `second` is the time on the medium's own clock, None if no time was requested or the medium begins later.
    """

    url: str
    seeks: bool
    service: str
    second: int | None = None


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

_MEDIA_FILE = re.compile(r"\.(mp3|m4a|m4b|mp4|m4v|webm|ogg|oga|opus|wav|flac|mov|aac)$", re.IGNORECASE)


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
    split = web_address(medium["url"])
    host = (split.hostname or "").lower() if split else ""
    for service in SERVICES:
        if any(host == known or host.endswith("." + known) for known in service.hosts):
            return service
    return SERVICES[-2] if split and _MEDIA_FILE.search(split.path) else SERVICES[-1]


def moment(episode: Mapping[str, Any], seconds: float | None) -> Moment | None:
    """Where to hear a second of an episode, given its values; None if it has no medium.

    It uses the first medium that has the second and can seek to it, else the first of all.
    """
    first = None
    for medium in episode.get("media", ()):
        split = web_address(medium["url"])
        if split is None:
            continue
        service = service_of(medium)
        time = None if seconds is None else seconds + medium.get("offset", 0)
        second = int(time) if time is not None and time >= 0 else None
        if second is not None and service.seek:
            return Moment(service.seek(split, second), True, service.name, second)
        first = first or Moment(medium["url"], False, service.name, second)
    return first
