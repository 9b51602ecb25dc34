"""Formats that ghost recognizes but does not read, and what to do about each."""

from __future__ import annotations

from collections.abc import Callable

from ghostcli.recognition.base import CHAPTERS, CHAPTERS_NAME, NO_SPEECH, OTHER, Signature
from ghostcli.recognition.beginnings import begins, root
from ghostcli.transcripts.encoding import SourceText

NOT_SAID = "ghost keeps what was said aloud"

_AS_TEXT = "save it as plain text"
_AS_SRT = "convert it to SRT or WebVTT first, for instance with Subtitle Edit"
_ABOVE = r"(?:(?:REM|PERFORMER|TITLE|CATALOG|SONGWRITER)\b[^\n]*\n\s*){0,20}"


def _chapters(format: str, test: Callable[[SourceText], object]) -> Signature:  # noqa: A002
    return Signature(CHAPTERS, format, test, CHAPTERS_NAME, NO_SPEECH)


BEGINNINGS: tuple[Signature, ...] = (
    Signature(OTHER, "", begins(r"\{\\rtf"), "RTF", _AS_TEXT),
    Signature(
        OTHER,
        "",
        begins(r"(?:\s*\[(?:ti|ar|al|au|by|re|ve|la|tool|offset|length):[^\]\n]*\])"),
        "LRC, the timed words of a song",
        _AS_SRT,
    ),
    Signature(
        OTHER,
        "",
        begins(r"\{(?:DEFAULT|[0-9]{1,9})\}\{[0-9]{0,9}\}"),
        "MicroDVD subtitles, whose times are frames of a film",
        "convert them to SRT first, with the frame rate of the film",
    ),
    Signature(OTHER, "", begins(r"\[[0-9]{1,9}\]\[[0-9]{0,9}\]\s*\S"), "MPL2 subtitles", _AS_SRT),
    Signature(
        OTHER,
        "",
        begins(r"# VobSub index file"),
        "a VobSub index, whose subtitles are pictures",
        "have their text recognised first, for instance with Subtitle Edit",
    ),
    Signature(OTHER, "", begins(r"Scenarist_SCC V"), "Scenarist closed captions (SCC)", _AS_SRT),
    Signature(
        OTHER,
        "",
        begins(r"(?:@[^\n]*\n\s*){0,20}<begin subtitles>"),
        "Avid DS captions, whose times are frames of a film",
        "convert them to SRT first, with the frame rate of the film, for instance with Subtitle Edit",
    ),
    Signature(
        OTHER, "", begins(r"(?://[^\n]*\n\s*){0,20}\$[A-Z][A-Za-z]{3,20}[ \t]*="), "Spruce subtitles", _AS_SRT
    ),
    Signature(
        OTHER,
        "",
        begins(r"(?:TITLE:[^\n]{0,300}\n\s*)?FCM:[^\n]{0,100}\n"),
        "an edit decision list (EDL)",
        "it names parts of recordings, without the words",
    ),
    Signature(OTHER, "", begins(r"\{QTtext\}"), "QuickTime text", _AS_SRT),
    Signature(
        OTHER,
        "",
        begins(r"File type = \"ooTextFile|\"ooTextFile"),
        "a Praat TextGrid",
        "in Praat, save it as a table (Down to Table), and import that",
    ),
    Signature(
        OTHER,
        "",
        begins(r"(?:@UTF8|@Font:|@PID:|@Begin)\s"),
        "a transcript of CLAN and TalkBank (CHAT)",
        "in CLAN, make SRT of it: chat2srt",
    ),
    Signature(
        OTHER,
        "",
        begins(
            r"(?:;;[^\n]*\n\s*){0,50}(?:SPEAKER|SPKR-INFO|LEXEME|NON-SPEECH)[ \t]+\S+[ \t]+\S+[ \t]+[0-9.<]"
        ),
        "RTTM, which says who speaks when, not what",
        "import the words of the recogniser with these speakers: WhisperX joins both",
    ),
    _chapters("ffmetadata", begins(r";FFMETADATA[0-9]")),
    _chapters("ogm", begins(r"CHAPTER[0-9]{1,4}=[0-9]{1,3}:[0-9]{2}")),
    _chapters("cue-sheet", begins(_ABOVE + r"FILE \"[^\"\n]*\" [A-Z0-9]+\s*\n\s*TRACK ")),
    Signature(
        OTHER,
        "",
        begins(r"#EXTM3U"),
        "a playlist",
        "it names parts of a recording or of captions: fetch these",
    ),
    Signature(
        OTHER,
        "",
        begins(r"[^\n]{1,300}\n- [^\n]{1,300}\n(?:[^\n]*\n){1,40}?={10}[ \t]*(?:\n|\Z)"),
        "clippings of a Kindle",
        NOT_SAID,
    ),
    Signature(
        OTHER,
        "",
        begins(r"(?:%[^\n]*\n\s*){0,20}@[A-Za-z]{3,20}\s{0,3}\{[^,\n]{0,200},\s*\n"),
        "a bibliography (BibTeX)",
        NOT_SAID,
    ),
    Signature(OTHER, "", begins(r"TY  - [A-Z]"), "a bibliography (RIS)", NOT_SAID),
    Signature(OTHER, "", begins(r"BEGIN:V(?:CALENDAR|CARD)\b"), "a calendar or address book", NOT_SAID),
)
"""By how a text begins."""

ROOTS: tuple[Signature, ...] = (
    _chapters("matroska", root("chapters", within="EditionEntry")),
    _chapters("psc", root("chapters")),
    Signature(
        OTHER,
        "",
        root("annotation_document"),
        "an ELAN document (EAF)",
        "in ELAN: File, Export As, Tab-delimited Text",
    ),
    Signature(
        OTHER,
        "",
        root("basic-transcription", "exmaralda", "segmented-transcription", "list-transcription"),
        "an EXMARaLDA transcription",
        "export it as tab-delimited text or as SRT",
    ),
    Signature(
        OTHER, "", root("folker-transcription"), "a FOLKER transcription", "export it as SRT or plain text"
    ),
    Signature(OTHER, "", root("trans"), "a Transcriber file", "export it as STM or SRT"),
    Signature(OTHER, "", root("sami"), "SAMI captions", _AS_SRT),
    Signature(OTHER, "", root("usfsubtitles"), "Universal Subtitle Format", _AS_SRT),
    Signature(OTHER, "", root("dcsubtitle", "subtitlereel"), "subtitles of digital cinema", _AS_SRT),
    Signature(OTHER, "", root("opml"), "a list of podcasts (OPML)", "its feeds may link transcripts"),
    Signature(
        OTHER,
        "",
        root("document", "package", "worddocument", within="word"),
        "a Word document as XML",
        _AS_TEXT,
    ),
    Signature(
        OTHER,
        "",
        root("document", "document-content", within="opendocument"),
        "an OpenDocument text as XML",
        _AS_TEXT,
    ),
    Signature(OTHER, "", root("finaldraft"), "a screenplay (Final Draft)", NOT_SAID),
    Signature(OTHER, "", root("fcpxml", "xmeml"), "a project of Final Cut or Premiere", _AS_SRT),
    Signature(OTHER, "", root("svg"), "a picture (SVG)", "have its text recognised first, or type it"),
)
"""By the XML root element."""
