"""The lines by which transcripts in plain text and Markdown open a turn: a name, a time, or both."""

from __future__ import annotations

import re
from typing import NamedTuple

from ghostcli.transcripts.marks import plain
from ghostcli.transcripts.names import label, plausible, written_like_one
from ghostcli.transcripts.normal import tidy_name

_CLOCK = r"-?(?:[0-9]{1,3}:)?(?:[0-9]{1,3}:)?[0-9]{1,3}:[0-5][0-9](?:[.,][0-9]{1,3})?"
_OPEN, _SHUT = r"(?:\\?\[|\(|_|\*{1,2}|`)", r"(?:\\?\]|\)|_|\*{1,2}|`)"
_STAMP = re.compile(
    rf"(?<![\w:.])({_OPEN})?({_CLOCK})(?![^\W_]|[:/%])(?:[ ]?(?:-->|-|–|to)[ ]?{_CLOCK})?({_SHUT})?"
    rf"(?:[ ](?:to|-|–)[ ]{_OPEN}{_CLOCK}{_SHUT})?"
)
INLINE = re.compile(
    rf"[ \t]*\\?\[({_CLOCK})(?:[ ]?(?:-->|-|–)[ ]?{_CLOCK})?\\?\]"
    rf"(?:[ ](?:to|-|–)[ ]\\?\[{_CLOCK}\\?\])?[ \t]*"
)
"""A time in the middle of a turn, alone in square brackets, with the blanks around it."""

_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:[^*_\n]|(?<!\*)\*(?!\*)|(?<!_)_(?!_)){1,120}?)\1([ \t]*:)?[ \t]*")
_SEPARATOR = re.compile(r"\A[ \t]*(?::|-{1,2}|–|—|\||>)?[ \t]*")
_DASH = re.compile(r"[ \t]+[-–—][ \t]")
_LONGEST = 130


class Head(NamedTuple):
    """What opens a turn. `shape` is `bold`, `named` (a name and a time), `time` or `label`.

    `time` is as it is written; `rest` is the speech that follows on the line. `sure` is false
    where it proves nothing: a sentence that ends with a time, a word in bold such as Note.
    """

    shape: str
    name: str | None
    time: str | None
    rest: str
    sure: bool = True


def head(line: str) -> Head | None:
    """The head that a line is or begins with; None for a line of speech."""
    line = line.strip()
    if ":" not in line and "：" not in line:
        return None
    if line.startswith(("**", "__")) and (found := _bold(line)):
        return found
    stamp = _STAMP.search(line, 0, _LONGEST)
    if stamp is None:
        return _labelled(line)
    before, after = line[: stamp.start()].strip(), line[stamp.end() :]
    bracketed = stamp[1] is not None and stamp[3] is not None
    if not before:
        rest = _said(after)
        return Head("time", None, stamp[2], rest, bracketed or not rest)
    rest = _said(after)
    name = tidy_name(plain(before.rstrip(" \t:,-–—|")).lstrip("-–—>» "))
    if name is None or not plausible(name) or (rest and not bracketed and not _DASH.match(after)):
        return _labelled(line)
    return Head("named", name, stamp[2], rest, bracketed or before.endswith(":") or bool(rest))


def _said(behind: str) -> str:
    return _SEPARATOR.sub("", behind).rstrip()


def _bold(line: str) -> Head | None:
    """`**Name:** text`, `**Name** _time_`, `**Name (time):** text`, `__Name__: text`."""
    found = _BOLD.match(line)
    if not found:
        return None
    inner = found[2].strip()
    rest = line[found.end() :]
    stamp = _STAMP.search(inner)
    time = stamp[2] if stamp else None
    raw = inner[: stamp.start()] + inner[stamp.end() :] if stamp else inner
    colon = found[3] is not None or raw.rstrip().endswith(":")
    if time is None and (behind := _STAMP.match(rest)) and (behind[1] and behind[3]):
        time = behind[2]
        rest = _said(rest[behind.end() :])
    name = tidy_name(plain(raw.strip(" \t:-–—|")))
    if name is None or not written_like_one(name) or not (colon or time):
        return None
    return Head("bold", name, time, rest.strip(), plausible(name))


def _labelled(line: str) -> Head | None:
    found = label(line)
    return Head("label", found[0], None, line[found[1] :].strip()) if found else None


def seconds(clock: str, *, days_first: bool = True) -> float:
    """The seconds of a time as it is written; of four parts the first are days, or the last frames."""
    sign = -1 if clock.startswith("-") else 1
    parts = clock.lstrip("-").replace(",", ".").split(":")
    if len(parts) == 4:
        if not days_first:
            parts = parts[:3]
        else:
            parts[:2] = [str(int(parts[0]) * 24 + int(parts[1]))]
    total = 0.0
    for part in parts:
        total = total * 60 + float(part)
    return sign * total


def has_frames(clock: str) -> bool:
    """Whether four parts cannot be days and hours: more than 23 stand second."""
    parts = clock.lstrip("-").split(":")
    return len(parts) == 4 and int(parts[1]) > 23
