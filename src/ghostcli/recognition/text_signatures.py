"""The table of signatures of all file types except JSON."""

from __future__ import annotations

import re

from ghostcli.notes import chapter_cues, chapter_lines
from ghostcli.recognition.base import (
    CHAPTERS,
    CHAPTERS_NAME,
    NO_SPEECH,
    NOTES,
    OTHER,
    TRANSCRIPT,
    UNKNOWN,
    Recognised,
    Signature,
)
from ghostcli.recognition.beginnings import begins, is_xml, root, root_of
from ghostcli.recognition.chats import is_saved_chat
from ghostcli.recognition.documents import is_code, is_log, is_own_notes, is_shell_of_a_page
from ghostcli.recognition.feeds import recognise_feed
from ghostcli.recognition.foreign import BEGINNINGS, NOT_SAID, ROOTS
from ghostcli.recognition.pages import is_page
from ghostcli.recognition.tables import is_nist, is_table, is_table_of_chapters
from ghostcli.transcripts import webvtt
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.markdown_syntax import looks_marked

_SECTIONS = r"(?:[;!][^\n]*\n\s*)*\[(?:Script Info|V4\+? Styles|Events|Aegisub [^\]\n]*)\]"
_CLOCK = r"-?[0-9]{1,6}:[0-9]{1,2}:[0-9]{1,2}(?:[.:][0-9]{1,6})?"
_SBV = re.compile(rf"{_CLOCK}[ \t]*,[ \t]*{_CLOCK}\Z")
_SBV_ABOVE = 30
_CHAT = "a chat, written and not spoken"
_RANGE = re.compile(
    r"(?m)^[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}\.[0-9]{1,7} --> [0-9:.]{5,16}[ \t]*\n[^\n:]{1,60}\n[^\n]*\S"
)
_SRV1 = re.compile(r"<transcript[\s>][^<]{0,500}<text\s")


def _is_exported(source: SourceText) -> bool:
    from ghostcli.transcripts import ghost_exports

    return ghost_exports.sniff(source)


def _is_srt(source: SourceText) -> bool:
    from ghostcli.transcripts import srt

    return srt.sniff(source)


def _is_spacelog(source: SourceText) -> bool:
    from ghostcli.transcripts import spacelog

    return spacelog.sniff(source)


def _is_sbv(source: SourceText) -> bool:
    """Whether a line with two times and a comma is near the start, before any line with an arrow."""
    for line in source.clean[:20_000].split("\n", _SBV_ABOVE)[:_SBV_ABOVE]:
        if "-->" in line:
            return False
        if "," in line and _SBV.match(line.strip()):
            return True
    return False


def _is_timedtext(source: SourceText) -> bool:
    name = root_of(source)
    return name == "timedtext" or (name == "transcript" and _SRV1.search(source.clean[:20_000]) is not None)


def _notes(source: SourceText) -> Recognised | None:
    # The rules for notes take 25 ms to load, which captions are spared.
    from ghostcli.recognition.notes import recognise_notes

    return recognise_notes(source)


def _is_chat(source: SourceText) -> bool:
    from ghostcli.recognition import unsaid

    return unsaid.is_written(source)


def _is_letter(source: SourceText) -> bool:
    from ghostcli.recognition import unsaid

    return unsaid.is_letter(source)


def _is_play(source: SourceText) -> bool:
    from ghostcli.recognition import unsaid

    return unsaid.is_play(source)


def _is_list_of_chapters(source: SourceText) -> bool:
    """Whether a text is a list of chapters: no transcript under a heading, no items of notes."""
    if not chapter_lines.sniff(source):
        return False
    from ghostcli.recognition.timed_items import are_items_of_notes

    found = _notes(source)
    if found is None or found.lines:
        return found is None
    return found.what != NOTES or not are_items_of_notes(source)


def _is_page_of_notes(source: SourceText) -> object:
    return is_page(source) and _notes(source)


def _is_word(source: SourceText) -> bool:
    return bool(source.container)


def _is_word_of_ranges(source: SourceText) -> bool:
    """Whether a Word document has Teams' older layout: a range of times, then a name, then words."""
    return bool(source.container) and _RANGE.search(source.clean[:20_000]) is not None


def _is_marked(source: SourceText) -> bool:
    return looks_marked(source.clean)


def _has_colon(source: SourceText) -> bool:
    return ":" in source.clean or "：" in source.clean


TEXT_SIGNATURES: tuple[Signature, ...] = (
    # Recognized by the first characters.
    Signature(CHAPTERS, "chapter-cues", chapter_cues.sniff, CHAPTERS_NAME, NO_SPEECH),
    Signature(TRANSCRIPT, "vtt", webvtt.sniff),
    Signature(OTHER, "", is_saved_chat, _CHAT, NOT_SAID),
    Signature(TRANSCRIPT, "ghost", _is_exported),
    Signature(TRANSCRIPT, "ass", begins(_SECTIONS)),
    *BEGINNINGS,
    # XML and pages, recognized by their root elements.
    Signature(TRANSCRIPT, "ttml", root("tt")),
    Signature(TRANSCRIPT, "timedtext", _is_timedtext),
    Signature(TRANSCRIPT, "podlove", root("transcripts")),
    Signature("", "", recognise_feed),
    *ROOTS,
    Signature(
        OTHER,
        "",
        is_shell_of_a_page,
        "a web page that scripts fill, without the words",
        "open it in a browser, copy the transcript, and save that as text",
    ),
    Signature(NOTES, "", _is_page_of_notes),
    Signature(TRANSCRIPT, "html", is_page),
    Signature(UNKNOWN, "", is_xml, "XML, but not a transcript that ghost knows"),
    # Lines that only one format has.
    Signature(TRANSCRIPT, "spacelog", _is_spacelog),
    Signature(TRANSCRIPT, "sbv", _is_sbv),
    Signature(TRANSCRIPT, "nist", is_nist),
    Signature(CHAPTERS, "chapter-table", is_table_of_chapters, CHAPTERS_NAME, NO_SPEECH),
    Signature(TRANSCRIPT, "table", is_table),
    Signature(TRANSCRIPT, "docx", _is_word_of_ranges),
    Signature(TRANSCRIPT, "srt", _is_srt),
    Signature(CHAPTERS, "chapter-lines", _is_list_of_chapters, CHAPTERS_NAME, NO_SPEECH),
    Signature(
        OTHER,
        "",
        is_own_notes,
        "a file of ghost's own notes",
        "put them into an episode's folder: ghost lint checks them",
    ),
    Signature(OTHER, "", is_log, "a log of a program", NOT_SAID),
    Signature(OTHER, "", is_code, "source code", NOT_SAID),
    Signature(OTHER, "", _is_chat, _CHAT, NOT_SAID),
    Signature(OTHER, "", _is_letter, "an e-mail", NOT_SAID),
    Signature(OTHER, "", _is_play, "a play or a screenplay", NOT_SAID),
    # Prose.
    Signature(NOTES, "", _notes),
    Signature(TRANSCRIPT, "docx", _is_word),
    Signature(TRANSCRIPT, "markdown", _is_marked),
    Signature(TRANSCRIPT, "text", _has_colon),
)
"""All signatures, the most reliable first: if two match, the first row counts."""
