"""The text of one cue as WebVTT and SRT mark it up: voices, other tags, entities."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ghostcli.text import CONTROL
from ghostcli.transcripts.base import FIELD, Cue, Remarks, shown
from ghostcli.transcripts.normal import counted, tidy_name

# Bounded, so that ten million open brackets on a line are read in one pass.
_TAG = re.compile(
    r"<(?:[0-9]{1,9}:[0-9]{2}(?::[0-9]{2})?\.[0-9]{3}"
    r"|(/?)([A-Za-z]{1,20})(?:\.[^\s<>]{0,200})?(?:[ \t\n\f]([^<>]{0,500}))?/?)>"
)
_ENTITY = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_COMMON = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "lrm": "\u200e"}
_MARKUP = frozenset(
    "c i b u ruby rt lang br font span div p em strong s small sub sup".split()  # noqa: SIM905
)
_DASH = re.compile(r"(?:\A|\n)[ \t]*[-\u2010-\u2015][ \t]*\Z")


def unescaped(text: str) -> str:
    """`text` with its entities decoded, those alone that end with a semicolon."""
    return _ENTITY.sub(_decoded, text) if "&" in text else text


def _decoded(entity: re.Match[str]) -> str:
    plain = _COMMON.get(entity[1])
    if plain is None:
        from html import unescape  # 2 ms, for the rare ones alone

        plain = CONTROL.sub("", unescape(entity[0]))
    return plain


def escaped(text: str) -> str:
    """`text` so that no character of it is read as a tag, an entity or an arrow."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def spans(payload: str, strange: list[str] | None = None) -> list[tuple[str | None, str]]:
    """`(speaker or None, text)` for each stretch of one voice, in order, free of tags.

    A bracket that opens no tag is text. A tag that no subtitle format knows is text as well, or,
    where a list `strange` is given for them, goes there.
    """
    found: list[tuple[str | None, str]] = []
    speaker: str | None = None
    pieces: list[str] = []
    end = 0
    for tag in _TAG.finditer(payload):
        closing, name = tag[1], (tag[2] or "").lower()
        if strange is None and name and name != "v" and name not in _MARKUP:
            continue
        pieces.append(payload[end : tag.start()])
        end = tag.end()
        if name == "v":
            _close(found, speaker, pieces, before_voice=not closing)
            speaker = None if closing else tidy_name(unescaped(tag[3] or ""))
            pieces = []
        elif name == "br":
            pieces.append("\n")
        elif strange is not None and name and name not in _MARKUP:
            strange.append(tag[0])
    pieces.append(payload[end:])
    _close(found, speaker, pieces, before_voice=False)
    return found


def _close(
    found: list[tuple[str | None, str]], speaker: str | None, pieces: list[str], *, before_voice: bool
) -> None:
    text = unescaped("".join(pieces))
    if before_voice:
        text = _DASH.sub("", text)
    if found and found[-1][0] == speaker:
        found[-1] = (speaker, found[-1][1] + text)
    elif text.strip(" \t\n"):
        found.append((speaker, text))


_BARE_TIME = re.compile(r"[\[(<{][ ]?[0-9]{1,3}(?::[0-9]{1,2}){1,3}(?:[.,][0-9]{1,3})?[ ]?[\])>}]")

_OVERLAP = re.compile(r"//([^/:\n]{1,60}):[ ]?")

FIELD_ENDS = frozenset("])>}:")
"""How a cue ends that is only a time in brackets, or a label."""


def is_field(cue: Cue) -> bool:
    """Whether a cue says only what stands beside it: a time in brackets, or its own speaker's label."""
    text = cue.text
    if text[-1:] not in FIELD_ENDS:
        return False
    text = text.strip()
    label = text[:-1].rstrip() if text[-1] == ":" else text[1:-1]
    return _BARE_TIME.fullmatch(text) is not None or (
        cue.speaker is not None and label.casefold() == cue.speaker.casefold()
    )


def without_fields(cues: Sequence[Cue], remarks: Remarks, line_of: Callable[[int], int]) -> list[Cue]:
    """The cues but those that are fields, as editors set them above each turn; one remark counts them.

    In such a file, what one says while another speaks stands between slashes, `//B: yes//`: that stays
    where it is, without the label. `line_of` gives the line of a cue by its place.
    """
    fields = {place for place, cue in enumerate(cues) if is_field(cue)}
    if not fields:
        return list(cues)
    first = min(fields)
    what = f"{counted(len(fields), 'cue')} with only a time or the speaker's own label: no speech"
    remarks.add(line_of(first), f"{what}, the first {shown(cues[first].text)}", FIELD)
    names = {cue.speaker for cue in cues}
    kept: list[Cue] = []
    beside: list[int] = []
    for place, cue in enumerate(cues):
        if place in fields:
            continue
        text = _OVERLAP.sub(lambda found: "//" if found[1] in names else found[0], cue.text)
        if text != cue.text:
            beside.append(place)
        kept.append(cue._replace(text=text))
    if beside:
        what = f"{counted(len(beside), 'cue')} with words that another says at once, between slashes"
        remarks.add(line_of(beside[0]), f"{what}: kept there, the first {shown(cues[beside[0]].text)}", FIELD)
    return kept
