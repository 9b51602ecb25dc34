"""Captions, and files of oTranscribe and Teams: names stand in their text."""

from __future__ import annotations

import html
import io
import json
import textwrap
import zipfile
from collections.abc import Callable
from functools import partial

from speakers_base import CLOCKS
from speakers_segments import Format, Script, Segment, Written, coded

_MILLIS = CLOCKS["HH:MM:SS.mmm"].written
_WIDTH = 40
_ESCAPED = partial(html.escape, quote=False)


def _wrapped(text: str) -> str:
    """A text in lines of a screen's width."""
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _short(seconds: float) -> str:
    return _MILLIS(seconds).removeprefix("00:")


def _cues(
    script: Script,
    said: Callable[[Segment], str],
    header: str = "WEBVTT\n\n",
    ids: str = "",
    comma: str = ".",
) -> Written:
    """Cues with an arrow: a block of lines each; `ids` is a pattern of what stands above the time."""
    blocks: list[str] = []
    for number, group in enumerate(script.groups(), 1):
        if not group:
            blocks.append("")
            continue
        times = f"{_MILLIS(group[0].start)} --> {_MILLIS(group[-1].end)}".replace(".", comma)
        above = ids.format(number) + "\n" if ids else ""
        blocks.append(f"{above}{times}\n" + "\n".join(map(said, group)) + "\n\n")
    return Written(header, blocks, "")


def _voices(script: Script, tag: str, shut: str = "", ids: str = "") -> Written:
    """WebVTT with `<v Name>`; a cue whose speaker is left out has no tag."""

    def said(segment: Segment) -> str:
        name, text = script.label(segment), _wrapped(_ESCAPED(segment.text))
        return f"{tag.format(_ESCAPED(str(name)))}{text}{shut}" if name is not None else text

    return _cues(script, said, ids=ids)


def _vtt(script: Script, ids: str = "") -> Written:
    """WebVTT with names in the text."""
    return _cues(script, lambda segment: _wrapped(_ESCAPED(segment.head + segment.text)), ids=ids)


def _vtt_short(script: Script) -> Written:
    """WebVTT whose times have no hours, a line a cue."""
    blocks = [
        f"{_short(one.start)} --> {_short(one.end)}\n{_ESCAPED(one.head + one.text)}\n\n"
        for one in script.segments
    ]
    return Written("WEBVTT\n\n", blocks, "")


def _srt(script: Script, width: int = _WIDTH) -> Written:
    def said(segment: Segment) -> str:
        text = segment.head + segment.text
        return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False) if width else text

    return _cues(script, said, "", "{}", ",")


def _srt_line_above(script: Script) -> Written:
    """SRT whose names have a line of their own."""
    return _cues(
        script, lambda one: one.head.rstrip() + "\n" * bool(one.head) + _wrapped(one.text), "", "{}", ","
    )


def _sbv(script: Script) -> Written:
    def clock(seconds: float) -> str:
        return _MILLIS(seconds).removeprefix("0")

    blocks = [
        f"{clock(one.start)},{clock(one.end)}\n{_wrapped(one.head + one.text)}\n\n" for one in script.segments
    ]
    return Written("", blocks, "")


def _ttml(script: Script) -> Written:
    """TTML with names in the text, as caption editors write it."""
    blocks = [
        f'<p begin="{_MILLIS(one.start)}" end="{_MILLIS(one.end)}">'
        + _wrapped(_ESCAPED(one.head + one.text)).replace("\n", "<br/>")
        + "</p>\n"
        for one in script.segments
    ]
    before = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en">\n'
        '<head><styling><style xml:id="s1" tts:color="white"'
        ' xmlns:tts="http://www.w3.org/ns/ttml#styling"/></styling></head>\n<body><div>\n'
    )
    return Written(before, blocks, "</div></body></tt>\n")


def _otranscribe(script: Script) -> Written:
    """A file of oTranscribe: HTML in JSON, a paragraph a turn, with times that can be clicked on."""
    shown = CLOCKS["MM:SS"].written
    blocks = [
        f'<p><span class="timestamp" data-timestamp="{one.start:.3f}">{shown(one.start)}</span>'
        f"&nbsp;{_ESCAPED(one.head + one.text)}</p>\n"
        for one in script.segments
    ]
    return Written("", blocks, "<p><br></p>", _otr, by_line=False)


def _otr(text: str) -> bytes:
    value = {"text": text.replace("\n", ""), "media": "talk.mp3", "media-source": "", "media-time": 12.3}
    return json.dumps(value, ensure_ascii=False).encode()


_PARAGRAPH = '<w:p><w:pPr><w:rPr><w:lang w:val="en-US"/></w:rPr></w:pPr>{}</w:p>\n'
_RUN = '<w:r><w:rPr><w:sz w:val="24"/></w:rPr>{}</w:r>'


def _runs(*texts: str) -> str:
    """Runs of text; a line end is a break."""
    made = [
        "<w:br/>" if text == "\n" else f'<w:t xml:space="preserve">{_ESCAPED(text)}</w:t>'
        for text in texts
        if text
    ]
    return "".join(_RUN.format(one) for one in made)


def _teams(script: Script) -> Written:
    """A Word file as Teams saves it today: name and time in one line, the text below."""
    blocks = []
    for one in script.segments:
        clock = CLOCKS["MM:SS"].written(one.start).removeprefix("0")
        blocks.append(_PARAGRAPH.format(_runs(one.head, "   ", clock, "\n", one.text)))
    titles = ("Weekly meeting-20260514_100103-Meeting Transcript", "May 14, 2026, 8:01AM", "41m 12s")
    before = "".join(_PARAGRAPH.format(_runs(title)) for title in titles)
    return Written(
        before, blocks, _PARAGRAPH.format(_runs(f"{script.names[0]} stopped transcription")), _docx
    )


def _teams_range(script: Script) -> Written:
    """A Word file as Teams saved it until 2023: a line with both times, one with the name, one of text."""

    def clock(seconds: float) -> str:
        hours, minutes, rest = _MILLIS(seconds).split(":")
        return f"{int(hours)}:{int(minutes)}:{float(rest):g}"

    blocks = [
        _PARAGRAPH.format(_runs(f"{clock(one.start)} --> {clock(one.end)}", "\n", one.head, "\n", one.text))
        for one in script.segments
    ]
    return Written("", blocks, "", _docx)


_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
_BODY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
)


def _docx(paragraphs: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", _BODY.format(paragraphs.replace("\n", ""))),
        ):
            archive.writestr(zipfile.ZipInfo(name), text)
    return packed.getvalue()


_ID = "8f2c1a90-5d3e-4b7a-9c11-{:012x}/1-0"
_SPEAKER = coded("SPEAKER_{:02}")
_VOICES = partial(_voices, tag="<v {}>", shut="</v>")
_cue = partial(Format, most=14, least=4)
_at_changes = partial(_cue, changes=True)
_turn = partial(Format, most=400, least=400, ends=False)

CAPTIONS: tuple[Format, ...] = (
    _cue("VTT, <v Name>", partial(_voices, tag="<v {}>"), missing=("no key",)),
    _cue("VTT, <v Name>...</v> (Teams)", partial(_VOICES, ids=_ID), missing=("no key",)),
    _cue("VTT, <v.loud Name>", partial(_voices, tag="<v.loud {}>"), missing=("no key",)),
    _cue("VTT, two voices in a cue", _VOICES, missing=("no key",), joined=True),
    _cue("VTT, Name: each cue (Zoom)", partial(_vtt, ids="{}"), head="{N}: "),
    _at_changes("VTT, Name: at changes (Descript)", _vtt, head="{N}: "),
    Format("VTT, MM:SS, Name: each cue", _vtt_short, head="{N}: ", most=30),
    _cue("VTT, [SPEAKER_00]: (WhisperX)", _vtt, _SPEAKER, "[{N}]: "),
    _cue("VTT, [Name]: (WhisperX, renamed)", _vtt, head="[{N}]: ", without="[]"),
    _at_changes("VTT, >> Name: at changes", _vtt, head=">> {N}: "),
    _cue("SRT, Name: each cue", _srt, head="{N}: "),
    _at_changes("SRT, Name: at changes", _srt, head="{N}: "),
    Format("SRT, Name: long cues", partial(_srt, width=0), head="{N}: "),
    _at_changes("SRT, Name:⏎text at changes", _srt_line_above, head="{N}:\n"),
    _cue("SRT, [SPEAKER_00]: (WhisperX)", _srt, _SPEAKER, "[{N}]: "),
    _at_changes("SRT, >> Name: at changes", _srt, head=">> {N}: "),
    _cue("SBV, Name: each cue", _sbv, head="{N}: "),
    _at_changes("SBV, Name: at changes", _sbv, head="{N}: "),
    _at_changes("SBV, >> Name: at changes", _sbv, head=">> {N}: "),
    _cue("TTML, Name: each paragraph", _ttml, head="{N}: "),
    _at_changes("TTML, Name: at changes", _ttml, head="{N}: "),
    _turn("oTranscribe, T Name: text", _otranscribe, head="{N}: "),
    _turn("Word, Name   T⏎text (Teams)", _teams, head="{N}", precision=1),
    Format("Word, T --> T⏎Name⏎text (Teams)", _teams_range, head="{N}", most=60),
)
