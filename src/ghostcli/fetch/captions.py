"""Captions and facts of a page with a video, through yt-dlp where it is installed."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from ghostcli.errors import GhostError
from ghostcli.fetch.addresses import checked, is_address, shown, without_secrets
from ghostcli.fetch.client import AGENT
from ghostcli.records.moments import service_of
from ghostcli.text.escaping import visible

_SECONDS = 180
_MOST = 50_000_000  # bytes of facts
_VIDEOS = frozenset(("youtube", "vimeo"))
_CAPTIONS = re.compile(r"\.(?:vtt|srt|ttml|ass|json3|srv[123])\Z")
_NOT_SPEECH = frozenset(("live_chat", "rechat", "danmaku"))
_COMMON = [
    *("--ignore-config", "--no-cache-dir", "--no-progress", "--quiet", "--no-warnings"),
    *("--socket-timeout", "30", "--retries", "3", "--no-playlist", "--skip-download"),
]
_WITHOUT_RULES = frozenset(("Generic", "HTML5MediaEmbed"))
_FACTS = ("title", "channel", "uploader", "upload_date", "duration", "language", "webpage_url", "chapters")
"""What an episode takes of the facts that yt-dlp knows."""

_ADDRESS = re.compile(r"https?://[^\s'\"]+")


class Track(NamedTuple):
    """A track of captions: its language, and whether people made it."""

    language: str
    by_people: bool


def is_video_page(address: str) -> bool:
    """Whether an address is a page of a service of videos, and not the feed of a channel."""
    is_feed = urlsplit(address).path.startswith("/feeds/")
    return not is_feed and service_of({"url": address}).name in _VIDEOS


def program() -> list[str] | None:
    """How yt-dlp is called: as a module of this Python, else as a command; None without it."""
    if importlib.util.find_spec("yt_dlp"):
        return [sys.executable, "-I", "-m", "yt_dlp"]
    found = shutil.which("yt-dlp")
    return [found] if found else None


@contextlib.contextmanager
def captions(address: str, language: str | None, get: Callable[[str], bytes]) -> Iterator[str]:
    """A temporary folder with the captions of a page, and the facts that yt-dlp knows of it.

    Captions that people made come before automatic ones. `language` is the one asked for, None for that of
    the video. Those of a page that yt-dlp has no rules for are fetched by `get`, within ghost's limits.
    Raises GhostError if there is no yt-dlp, no such page or no such captions.
    """
    called = program()
    there = checked(address)
    if called is None:
        hint = "pip install 'ghostcli[fetch]' brings yt-dlp, which reads the captions of videos"
        raise GhostError("it is a page, and no transcript, notes or feed", hint)
    with tempfile.TemporaryDirectory(prefix="ghost-") as folder:
        agent = [] if is_video_page(address) else ["--user-agent", AGENT]
        told = _run([*called, *_COMMON, *agent, "--dump-single-json", "--", there])
        info = _facts(told)
        track = _chosen(info, language)
        found = _track_address(info, track) if str(info.get("extractor_key")) in _WITHOUT_RULES else ""
        if found:
            name = re.sub(r"[^\w .,()-]+", "_", str(info.get("title") or "talk"))[:100]
            ending = _CAPTIONS.search(urlsplit(found).path)
            with open(
                os.path.join(folder, f"{name}.{track.language}{ending[0] if ending else '.vtt'}"), "wb"
            ) as file:
                file.write(get(found))
            facts = os.path.join(folder, f"{name}.info.json")
        else:
            facts = _by_program(called, folder, told, track)
        with open(facts, "w", encoding="utf-8") as file:
            kept = {**info, "webpage_url": without_secrets(str(info.get("webpage_url") or there))}
            json.dump({name: kept.get(name) for name in _FACTS}, file)
        yield folder


def _by_program(called: Sequence[str], folder: str, told: bytes, track: Track) -> str:
    """Let yt-dlp write the captions; returns where the facts of the video belong."""
    facts = os.path.join(folder, "facts")
    with open(facts, "wb") as file:
        file.write(told)
    which = "--write-subs" if track.by_people else "--write-auto-subs"
    words = ["--load-info-json", facts, which, "--sub-langs", f"^{re.escape(track.language)}$"]
    words += ["--sub-format", "vtt/srt/ttml/best", "-o", os.path.join(folder, "%(title).100B.%(ext)s")]
    _run([*called, *_COMMON, *words])
    os.unlink(facts)
    written = next((one for one in os.listdir(folder) if _CAPTIONS.search(one)), None)
    if written is None:
        raise GhostError(f"yt-dlp could not fetch the captions ({track.language})")
    base = _CAPTIONS.sub("", written).removesuffix(f".{track.language}")
    return os.path.join(folder, f"{base}.info.json")


def _track_address(info: Mapping[str, Any], track: Track) -> str:
    """The address of a track in the format that holds most; empty if yt-dlp has to fetch it."""
    formats = info.get("subtitles" if track.by_people else "automatic_captions", {}).get(track.language)
    known = [one for one in formats if isinstance(one, dict)] if isinstance(formats, list) else []
    addresses = [str(one.get("url") or "") for one in known]
    usable = [one for one in addresses if is_address(one)]
    return max(usable, key=lambda one: urlsplit(one).path.endswith(".vtt"), default="")


def _run(words: Sequence[str]) -> bytes:
    """What yt-dlp prints. Raises GhostError with its last line if it fails."""
    try:
        done = subprocess.run(words, capture_output=True, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        raise GhostError(f"yt-dlp did not end within {_SECONDS} seconds") from None
    except OSError as error:
        raise GhostError(f"yt-dlp cannot be run: {error.strerror}") from None
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        why = re.sub(r"^ERROR: ", "", lines[-1])[:300] if lines else f"exit status {done.returncode}"
        why = _ADDRESS.sub(lambda found: shown(found[0]), why)
        raise GhostError(f"yt-dlp says: {visible(why)}", "a newer yt-dlp may know the page")
    return done.stdout


def _facts(told: bytes) -> Mapping[str, Any]:
    try:
        info = json.loads(told) if len(told) <= _MOST else None
    except ValueError:
        info = None
    if not isinstance(info, dict):
        raise GhostError("yt-dlp's answer cannot be read")
    if info.get("_type") in {"playlist", "multi_video"}:
        entries = info.get("entries")
        number = len(entries) if isinstance(entries, list) else 0
        raise GhostError(f"it is a list of {number} videos", "name the address of one of them")
    return info


def _chosen(info: Mapping[str, Any], language: str | None) -> Track:
    """The track in the language asked for, else in that of the video; one by people before others."""
    tracks = [
        *_tracks(info, "subtitles", by_people=True),
        *_tracks(info, "automatic_captions", by_people=False),
    ]
    spoken = info.get("language")
    if language:
        fitting = [one for one in tracks if _is_in(one.language, language)]
        if tracks and not fitting:
            known = ", ".join(sorted({one.language for one in tracks})[:20])
            raise GhostError(f"it has no captions in {language}", f"it has {known}")
        tracks = fitting
    elif isinstance(spoken, str) and spoken:
        tracks = [one for one in tracks if _is_in(one.language, spoken)] or tracks
    else:
        # A machine translates automatic captions into a hundred languages; the original says so.
        tracks = [one for one in tracks if one.by_people or one.language.endswith("-orig")] or tracks
    if not tracks:
        raise GhostError("it has no captions", "transcribe its sound, and import the transcript")
    return tracks[0]


def _tracks(info: Mapping[str, Any], name: str, *, by_people: bool) -> list[Track]:
    found = info.get(name)
    languages = [one for one in found if isinstance(one, str)] if isinstance(found, dict) else []
    some = [Track(one, by_people) for one in languages if one not in _NOT_SPEECH]
    return sorted(some, key=lambda one: not one.language.endswith("-orig"))


def _is_in(track: str, language: str) -> bool:
    """Whether a track is in a language: `en` fits en-US and en-orig, `pt-BR` only itself."""
    track, language = track.lower(), language.lower()
    return track == language or track.startswith(f"{language}-")
