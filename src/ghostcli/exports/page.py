"""One episode as one HTML file that needs no server and no network: notes with verdicts, and transcript."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from string import Template
from urllib.parse import quote

from ghostcli import __version__
from ghostcli.actions.recordings import recording
from ghostcli.errors import GhostError
from ghostcli.exports.chosen import Chosen
from ghostcli.exports.page_notes import legend, notes_sections, sections_of
from ghostcli.exports.page_text import attribute, link, paragraphs, text
from ghostcli.exports.page_timeline import timeline_rows
from ghostcli.exports.page_transcript import PagePlaces, transcript_section
from ghostcli.library.made_files import MadeFile
from ghostcli.records.moments import service_of
from ghostcli.records.timeline import timeline_of
from ghostcli.system.paths import relative, with_slashes
from ghostcli.text.words import word_classes
from ghostcli.timecode import format_time

PAGE = MadeFile("a page", "<!DOCTYPE html>\n<!-- made by ghost export page -->\n", "talk.html")
"""The file of a page."""


def page(chosen: Chosen, folder: str) -> str:
    """The page of an episode; `folder` is where it will lie, from which it names a recording on the disk."""
    head = chosen.episode.head.values
    heard = _heard(chosen, folder)
    places = PagePlaces(chosen, has_recording=bool(heard))
    style, script = _asset("page.css"), _script()
    title = str(head.get("title") or chosen.episode.id)
    body = "".join(
        [
            paragraphs(str(head.get("summary") or "")),
            timeline_rows(timeline_of(chosen.episode.head, chosen.records, chosen.spoken, chosen.clock)),
            *notes_sections(chosen, places),
            *transcript_section(chosen, places),
            legend(chosen),
        ]
    )
    return PAGE.begins + Template(_asset("page.html")).substitute(
        language=attribute(str(head.get("language") or "en")),  # that of the page's own words
        policy=_policy(style, script),
        title=text(title),
        about=_about(chosen),
        heard=heard,
        contents=_contents(chosen),
        body=body,
        left_out=_left_out(chosen),
        version=__version__,
        style=style,
        script=script,
    )


def _policy(style: str, script: str) -> str:
    """The content security policy: only this style and this script; a recording on the disk may play."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:;"
        " media-src 'self'; base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return (files("ghostcli.exports") / "assets" / name).read_text(encoding="utf-8")


def _script() -> str:
    """The script, with the classes of characters by which ghost splits texts into words."""
    classes = {name: _escaped(characters) for name, characters in word_classes().items()}
    return Template(_asset("page.js")).substitute(classes)


def _escaped(characters: str) -> str:
    r"""Characters of a class with escapes for a regular expression of the script: `\u{300}-\u{36f}`."""
    return "".join(one if one == "-" else f"\\u{{{ord(one):x}}}" for one in characters)


def _about(chosen: Chosen) -> str:
    """The show, the date, the length, and the media, on one line."""
    head = chosen.episode.head.values
    parts = [text(str(head[name])) for name in ("show", "published") if head.get(name)]
    parts += [format_time(head["duration"])] if head.get("duration") else []
    for medium in head.get("media", ()):
        if url := medium.get("url"):
            service = service_of(medium).name
            parts.append(
                link(url, str(medium.get("title") or ("recording" if service == "file" else service)))
            )
    for source in head.get("sources", ()):
        parts.append("notes by " + link(str(source.get("url") or ""), source["name"]))
    return " · ".join(parts)


def _heard(chosen: Chosen, folder: str) -> str:
    """A player of the first recording on the disk, by its path from the page; empty if there is none."""
    for medium in chosen.episode.head.values.get("media", ()):
        try:
            path = recording(medium["file"], chosen.episode.head.path) if medium.get("file") else ""
        except GhostError:
            continue
        if path:
            near = with_slashes(relative(path, folder))
            offset = medium.get("offset", 0)
            return (
                f'<audio id="heard" controls preload="metadata" data-offset="{offset:g}"'
                f" src={attribute(quote(near))}></audio>\n"
            )
    return ""


def _contents(chosen: Chosen) -> str:
    """Links to the sections."""
    names = [*sections_of(chosen), *(["transcript"] if chosen.spoken else [])]
    return "".join(f'<li><a href="#{name}">{name.capitalize()}</a></li>\n' for name in names)


def _left_out(chosen: Chosen) -> str:
    if not chosen.left_out:
        return ""
    noun = "quote" if chosen.left_out == 1 else "quotes"
    return f"<p>{chosen.left_out} {noun} left out: by the transcript they may not be quoted as printed.</p>\n"
