"""From a time on an episode's clock to the address of that second."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import SplitResult, urlsplit, urlunsplit

from ghostcli.text.escaping import visible
from ghostcli.timecode import format_time


class Service(NamedTuple):
    """A place where episodes are heard: the hosts it goes by, and how it names a second.

    `seek` makes the address of a second (an int) from a split address; None where the service
    cannot be sent to one.
    """

    name: str
    hosts: tuple[str, ...]
    seek: Callable[[SplitResult, int], str] | None


class Moment(NamedTuple):
    """Where to hear a second: the address, and whether it leads to the second or to the start.

    `second` is what it is on the medium's own clock, None where none was asked for or the medium
    begins only later.
    """

    url: str
    seeks: bool
    service: str
    second: int | None = None


def _query(key: str, suffix: str = "") -> Callable[[SplitResult, int], str]:
    """Seek by a parameter of the query; one that is there already is replaced."""

    def seek(split: SplitResult, second: int) -> str:
        kept = [part for part in split.query.split("&") if part and part.partition("=")[0] != key]
        query = "&".join([*kept, f"{key}={second}{suffix}"])
        fragment = "" if split.fragment.startswith(f"{key}=") else split.fragment
        return urlunsplit(split._replace(query=query, fragment=fragment))

    return seek


def _fragment(suffix: str = "") -> Callable[[SplitResult, int], str]:
    return lambda split, second: urlunsplit(split._replace(fragment=f"t={second}{suffix}"))


def _youtube(split: SplitResult, second: int) -> str:
    """The player for other people's pages has a word of its own."""
    return _query("start" if split.path.startswith("/embed/") else "t")(split, second)


def _path(split: SplitResult, second: int) -> str:
    """Overcast names a time behind the path, without the hour where there is none: `/13:36`."""
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
"""What each service can do. `file` is any address of a sound or video file, `page` all the rest."""

_MEDIA_FILE = re.compile(r"\.(mp3|m4a|m4b|mp4|m4v|webm|ogg|oga|opus|wav|flac|mov|aac)$", re.IGNORECASE)


# What no address holds unescaped; of a backslash each program makes something else.
_UNFIT = re.compile(r'[\s<>"\\`]')


def web_address(text: str) -> SplitResult | None:
    """`text` split, if it is an address that may be opened: http or https, with a host; else None."""
    if _UNFIT.search(text) or visible(text) != text:
        return None
    try:
        split = urlsplit(text)
        host = split.hostname
    except ValueError:
        return None
    return split if split.scheme.lower() in {"http", "https"} and host else None


def service_of(medium: Mapping[str, Any]) -> Service:
    """The service of one of an episode's media: the one it names, else the one its address tells."""
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
    """Where to hear that second of an episode (its values), None where it has no medium.

    The first medium that has the second and can be sent to it is taken, else the first of all.
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
