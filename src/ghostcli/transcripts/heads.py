"""Parse a line for a head: names and times by their position, whatever they look like."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ghostcli.transcripts.broken_times import mended
from ghostcli.transcripts.canonical import tidy_name
from ghostcli.transcripts.markdown_syntax import plain
from ghostcli.transcripts.names import is_clause
from ghostcli.transcripts.written_times import STAMP, WrittenTime, written

MAX_NAME = 80
"""In characters. Longer text before a time or a colon is speech."""

_MAX_WORDS = 9
_LONGEST_TITLE = 5
"""Longest abbreviated title in letters, as in DET. OKAFOR; a longer word with a full stop ends a sentence."""

_REACH = 200

BOLD_ON, BOLD_OFF = "\x04", "\x05"
"""Markers for bold type in the text of a page; clean text contains neither."""

_BOLD = re.compile(
    rf"(?:(\*\*|__)(?=\S)((?:[^*_\n]|(?<!\*)\*(?!\*)|(?<!_)_(?!_)){{1,160}}?)\1"
    rf"|{BOLD_ON}([^{BOLD_ON}{BOLD_OFF}\n]{{1,160}}){BOLD_OFF})([ \t]*[:：])?"
)
_ITALIC = re.compile(r"([*_])(?![\s*_])([^*_\n]{1,80}[:：]|[^*_\n]{1,80}(?=\1[:：]))\1([:：])?")
_ADDRESS = re.compile(r"\[((?:[^\[\]\\\n]|\\.){1,80})\]\([^()\s]{1,400}\)")
_MAY_TIME = re.compile(r"[0-9](?::[0-9]|[ ]?s|\.[0-9]|m)")
_MAY_BREAK = re.compile(r"[0-9?_-][:;.,]|[:;.,][0-9?_-]|[\[(<][0-9?]")
_CODE_TIME = re.compile(r"`([\[(]?[0-9OoIl:.,]{3,14}[\])]?)`")
_TIME_ADDRESS = re.compile(r"\[(\\?[(\[]?[0-9:.,]{3,14}\\?[)\]]?)\]\([^()\s]{1,400}\)")
_LEAD = re.compile(r"(?:[ \t]*(?:[-*+•–—]|>(?!>))[ \t]+)*(?:>>+[ \t]*|»[ \t]*)?")
_BEHIND_TIME = re.compile(r"[ \t]*(?P<mark>[:：]|-{1,2}|–|—|\||>+|,|•|·)?[ \t]*")
_BEFORE_TIME = re.compile(r"(?<![ \t])[ \t]*+(?:(?P<mark>[:：]|-{1,2}|–|—|\||,|•|·|@)[ \t]*+)?\Z")
_SENTENCE = re.compile(r"[.?!…。！？](?=[\"”’')\]]{0,3}(?:\s|\Z))")
_SHORT = re.compile(
    r"(?:\b[^\W\d_]|\b(?:dr|mr|mrs|ms|mx|st|sr|jr|prof|rev|hon|gen|sen|rep|gov|lt|col|capt|sgt|mme|mlle|mm|sra|dra|srta"
    r"|fr|hr|ing|mag|dipl|ph|no|nr|vs|inc|ltd|co|esq))\Z",
    re.IGNORECASE,
)
_COLON = re.compile(r"[:：]")
_MISSING = re.compile(r"[ \t*_]*[:：,|][ \t*_]*|(?:\*{4}|_{4}|\x04\x05)[ \t]*")
BRACKETS = "([<{"
"""Opening brackets that show a time to be part of a head."""

_PAIRS = (("(", ")"), ("[", "]"), ("<", ">"))


class Shown(NamedTuple):
    """What a line shows of a head. `shape` is its time with the names and signs around it, "" without a time.

    `name` is the name before the time, `rest` the text after it. `label` is a name before a colon, at the
    start of the line or after its time, and `said` the text after that colon. `bold` are the first words if
    they are in bold. `lead` is the dash or `>>` at the start of the line.
    """

    shape: str
    name: str | None
    time: WrittenTime | None
    rest: str
    label: str | None
    said: str
    bold: str = ""
    lead: str = ""


def shown(line: str) -> Shown:
    """Parse a line for a head, in linear time, because only its start is examined."""
    line = line.strip()
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    sign = line[:start].strip() if start else ""
    bare, bold = _unmarked(line[start : start + _REACH])
    colon = ":" in bare or "：" in bare
    if not colon and not bold and not _MAY_TIME.search(bare):
        return Shown("", None, None, "", None, "", "", sign)
    tail = line[start + _REACH :]
    stamp = STAMP.search(bare) if _MAY_TIME.search(bare) else None
    found = _timed(bare, stamp, tail, bold) if stamp else None
    if found is None:
        label, said = labelled(bare) if colon else (None, "")
        return Shown("", None, None, "", label, (said + tail).strip() if label else "", bold, sign)
    return found._replace(lead=sign)


def shown_broken(line: str) -> Shown | None:
    """Parse a line as if its first broken time were valid; None if no time is broken.

    Names and speech are those of the line; `time` has the readable parts of the broken time.
    """
    line = line.strip()
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    if not _MAY_BREAK.search(line, start, start + _REACH):
        return None
    bare, bold = _unmarked(line[start : start + _REACH])
    whole = mended(bare)
    found = _timed(whole.text, whole.stamp, line[start + _REACH :], bold) if whole else None
    if found is None or whole is None:
        return None
    found = found._replace(time=whole.time, lead=line[:start].strip())
    return found if found.name is None else found._replace(label=None, said="")


def unmarked(line: str) -> str:
    """Return a line as `shown` sees it: without its lead, and without bold type and links at its start."""
    line = line.strip()
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    return _unmarked(line[start : start + _REACH])[0] + line[start + _REACH :]


def _unmarked(text: str) -> tuple[str, str]:
    """Return the start of a line without links and bold type, and its first words if they are bold."""
    if "`" in text:
        text = _CODE_TIME.sub(r"\1", text)
    if "](" in text:
        text = _TIME_ADDRESS.sub(r"\1", text)
    bold = ""
    if text[:1] in "*_" and (italic := _ITALIC.match(text)):
        text = italic[2] + (italic[3] or "") + text[italic.end() :]
    if "**" in text or "__" in text or BOLD_ON in text:
        first = _BOLD.match(text) or _BOLD.search(text, 0, 60)
        if first and STAMP.sub("", text[: first.start()]).strip(" \t:-–—|") == "":
            inner = _ADDRESS.sub(r"\1", first[2] or first[3])
            bold = STAMP.sub("", inner).strip(" \t:-–—|[]().")
            text = text[: first.start()] + inner + (first[4] or "") + text[first.end() :]
    return text, bold


def _timed(bare: str, stamp: re.Match[str], tail: str, bold: str) -> Shown | None:
    """Parse a line with a time near its start; None if the text before the time is speech."""
    before, after = bare[: stamp.start()], bare[stamp.end() :]
    behind = _BEHIND_TIME.match(after)
    rest = after[behind.end() :] if behind else after
    if _MISSING.fullmatch(before):
        return Shown(f"? {_signature(stamp)}", None, written(stamp), (rest + tail).strip(), None, "")
    mark = (behind["mark"] or "") if behind else ""
    sign = _signature(stamp)
    if not before.strip(" \t-–—|*_"):
        label, said = barred(rest) if mark == "|" else labelled(rest)
        rest = (rest + tail).strip()
        shape = f"{sign}{mark}{'…' if rest else ''}"
        return Shown(shape, None, written(stamp), rest, label, (said + tail).strip() if label else "", bold)
    ahead = _BEFORE_TIME.search(before)
    name = name_of(before[: ahead.start()] if ahead else before)
    if name is None or _COLON.search(name):
        return None
    joint = (ahead["mark"] or "") if ahead else ""
    rest = (rest + tail).strip()
    if rest and not rest.strip(".?!,;…"):
        return None  # a sentence that ends with a time
    label, said = labelled(bare)
    return Shown(
        f"N{joint} {sign}{mark}{'…' if rest else ''}",
        name,
        written(stamp),
        rest,
        label,
        (said + tail).strip() if label else "",
        bold,
    )


def _signature(stamp: re.Match[str]) -> str:
    """Return the brackets of a time, and whether it is a range."""
    opened = (stamp["open"] or "").replace("\\", "")
    shut = (stamp["shut"] or "").replace("\\", "")
    return f"{opened}{'T-T' if stamp['end'] or stamp['till'] or stamp['until'] else 'T'}{shut[-1:]}"


@lru_cache(4096)
def name_of(text: str) -> str | None:
    """Return a text as a name, without Markdown marks; None if it is a sentence or too long."""
    name = tidy_name(plain(text.strip(" \t:,-–—|").lstrip("#")))
    if name is None or len(name) > MAX_NAME or len(name.split()) > _MAX_WORDS:
        return None
    if (name[0], name[-1]) in _PAIRS and name[0] not in name[1:] and name[-1] not in name[:-1]:
        name = tidy_name(name[1:-1])
    if name is None or name[0] in '"{' or not any(map(str.isalnum, name)) or is_sentence(name):
        return None
    if is_clause(name):
        return None
    if (name.isdecimal() and len(name) < 5) or any(
        name.count(one) != name.count(other) for one, other in _PAIRS
    ):
        return None
    return name


def is_sentence(name: str) -> bool:
    """Whether a text ends a sentence or contains the end of one; initials and titles do not count."""
    for stop in _SENTENCE.finditer(name):
        begin = name.rfind(" ", 0, stop.start()) + 1
        title = name[begin : begin + 1].isupper() and 0 < stop.start() - begin <= _LONGEST_TITLE
        first = title and name.count(" ", 0, begin) < 2 and name[stop.end() + 1 : stop.end() + 2].isupper()
        if name[stop.start()] != "." or not (first or _SHORT.search(name, max(begin, 0), stop.start())):
            return True
    return False


def barred(text: str) -> tuple[str | None, str]:
    """Split a text at `Name |`: return `(name, rest)`; the name is None if there is none."""
    head, bar, said = text.partition("|")
    name = name_of(head) if bar else None
    return name, said.lstrip() if name else ""


def labelled(text: str) -> tuple[str | None, str]:
    """Split a text at `Name:`: return `(name, rest)`; the name is None if there is none."""
    for colon in _COLON.finditer(text, 0, MAX_NAME + 4):
        end = colon.end()
        clock = text[end : end + 1].isdigit() and text[end - 2 : end - 1].isdigit()
        if colon[0] == ":" and (clock or text[end : end + 2] == "//"):
            return None, ""
        name = name_of(text[: colon.start()])
        return name, text[end:].lstrip() if name else ""
    return None, ""
