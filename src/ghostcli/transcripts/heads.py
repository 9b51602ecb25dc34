"""What a line of text shows of a head: names and times by where they stand, whatever they look like."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ghostcli.transcripts.broken_times import mended
from ghostcli.transcripts.canonical import tidy_name
from ghostcli.transcripts.markdown_syntax import plain
from ghostcli.transcripts.written_times import STAMP, WrittenTime, written

MAX_NAME = 80
"""Characters of a name; what is longer before a time or a colon is speech."""

_MAX_WORDS = 9
_LONGEST_TITLE = 5
"""Letters of an abbreviated title, as in DET. OKAFOR; with a longer word and its stop a sentence ends."""

_REACH = 200

BOLD_ON, BOLD_OFF = "\x04", "\x05"
"""Stand for bold type in the text of a page: clean text has neither."""

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
"""What a time stands in whose head says so."""

_PAIRS = (("(", ")"), ("[", "]"), ("<", ">"))


class Shown(NamedTuple):
    """What a line shows of a head. `shape` is how its time stands among names and signs, "" without one.

    `name` stands before the time, `rest` behind it. `label` is a name before a colon, at the beginning of
    the line or behind its time, and `said` what follows it. `bold` are the first words where these are in
    bold type, `lead` the dash or `>>` that leads the line.
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
    """What a line shows; linear, since only its beginning is looked at."""
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
    """What a line would show if the first time in it that is broken were whole; None where none is.

    The names and the speech are those of the line, `time` has what is known of the time.
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
    """A line as `shown` looks at it: without its lead, without bold type and addresses at its beginning."""
    line = line.strip()
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    return _unmarked(line[start : start + _REACH])[0] + line[start + _REACH :]


def _unmarked(text: str) -> tuple[str, str]:
    """The beginning of a line without addresses and bold type, and its first words if these are bold."""
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
    """A line with a time near its beginning; None where what stands before that is speech."""
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
    """How a time is bracketed, and whether it is a range."""
    opened = (stamp["open"] or "").replace("\\", "")
    shut = (stamp["shut"] or "").replace("\\", "")
    return f"{opened}{'T-T' if stamp['end'] or stamp['till'] or stamp['until'] else 'T'}{shut[-1:]}"


@lru_cache(4096)
def name_of(text: str) -> str | None:
    """The name that a text is, without marks of Markdown; None where it is a sentence or too long."""
    name = tidy_name(plain(text.strip(" \t:,-–—|").lstrip("#")))
    if name is None or len(name) > MAX_NAME or len(name.split()) > _MAX_WORDS:
        return None
    if (name[0], name[-1]) in _PAIRS and name[0] not in name[1:] and name[-1] not in name[:-1]:
        name = tidy_name(name[1:-1])
    if name is None or name[0] in '"{' or not any(map(str.isalnum, name)) or is_sentence(name):
        return None
    if (name.isdecimal() and len(name) < 5) or any(
        name.count(one) != name.count(other) for one, other in _PAIRS
    ):
        return None
    return name


def is_sentence(name: str) -> bool:
    """Whether a text ends, or goes on behind, a sentence; the stops of initials and titles end none."""
    for stop in _SENTENCE.finditer(name):
        begin = name.rfind(" ", 0, stop.start()) + 1
        title = name[begin : begin + 1].isupper() and 0 < stop.start() - begin <= _LONGEST_TITLE
        first = title and name.count(" ", 0, begin) < 2 and name[stop.end() + 1 : stop.end() + 2].isupper()
        if name[stop.start()] != "." or not (first or _SHORT.search(name, max(begin, 0), stop.start())):
            return True
    return False


def barred(text: str) -> tuple[str | None, str]:
    """`(name, what follows)` of a text that begins with `Name |`; no name where it does not."""
    head, bar, said = text.partition("|")
    name = name_of(head) if bar else None
    return name, said.lstrip() if name else ""


def labelled(text: str) -> tuple[str | None, str]:
    """`(name, what follows)` of a text that begins with `Name:`; no name where it does not."""
    for colon in _COLON.finditer(text, 0, MAX_NAME + 4):
        end = colon.end()
        clock = text[end : end + 1].isdigit() and text[end - 2 : end - 1].isdigit()
        if colon[0] == ":" and (clock or text[end : end + 2] == "//"):
            return None, ""
        name = name_of(text[: colon.start()])
        return name, text[end:].lstrip() if name else ""
    return None, ""
