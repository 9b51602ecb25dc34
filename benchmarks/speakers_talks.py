"""Real talks with known speakers: the turns that the benchmark of speakers renders."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

WORDS = 2_500
PACE = 2.6

TUNING = (
    "changelog/go-time-134.md",
    "changelog/founders-talk-80.md",
    "bitcointranscripts/bitcoin-explained__bitcoin-core-v23.md",
    "python-bytes/452-pi-py-day-or-is-it-py-pi-day-names.vtt",
    "metamuse/65-trademarks.json",
    "spacelog/a13/TEC",
)
HELD = (
    "changelog/js-party-77.md",
    "changelog/the-changelog-627.md",
    "bitcointranscripts/chaincode-podcast__watchtowers-lightning-privacy.md",
    "python-bytes/483-thanks-brian.vtt",
    "metamuse/49-software-longevity.json",
    "spacelog/ma6/TEC",
)
# Where a talk that is long begins to be read: turns to pass over.
BEGIN = {"spacelog/a13/TEC": 8400, "spacelog/ma6/TEC": 200, "changelog/founders-talk-80.md": 20}

_BOLD = re.compile(r"\*\*([^*\n:]{1,40}):\*\*[ ]+(.+)")
_NAME_TIME = re.compile(r"([^:\n]{1,40}): ([0-9]{2}:[0-9]{2}:[0-9]{2})")
_CUE = re.compile(r"^([0-9:.]{12}) --> .*\n<v ([^>\n]{1,60})>(.*(?:\n.+)*)", re.MULTILINE)
_CODE = re.compile(r"^([A-Z][A-Z0-9-]{0,9})[ \t]*:[ \t]*(.*(?:\n[ \t].*)*)", re.MULTILINE)
_LINK = re.compile(r"\[(?:glossary|time):(?:[^\[\]|]{0,200}\|)?([^\[\]|]{0,200})\]")
_NO_HEAD = ("**", "#", "---", ">", "<")
_MARKS = (
    (re.compile(r"\\?\[[^\[\]\n]{0,30}[0-9]:[0-9][0-9.:]*\\?\]"), " "),
    (re.compile(r"\\(?=[\[\]])"), ""),
    (re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"https?://\S+"), " "),
    (re.compile(r"<[^>\n]*>"), " "),
    (re.compile(r"[*_`\\<>#|{}~^]|(?<!\S)[-+>](?= )"), " "),
)


class Turn(NamedTuple):
    """What one voice says: `voice` is a number, times are seconds from the beginning."""

    voice: int
    start: float
    end: float
    text: str


class Talk(NamedTuple):
    """A talk of `voices` speakers, in which no two turns in a row are of one voice."""

    name: str
    turns: tuple[Turn, ...]
    voices: int


class _Said(NamedTuple):
    speaker: str
    start: float | None
    text: str


def talks(folder: Path, *, held: bool) -> Iterator[Talk]:
    """The talks of one half."""
    for name in HELD if held else TUNING:
        said = list(_joined(_source(folder / name)))[BEGIN.get(name, 0) :]
        yield _talk(name, said)


def _source(path: Path) -> Iterable[_Said]:
    """What is said in a file: read by patterns of the benchmark's own, not by a reader that it measures."""
    text = path.read_text("utf-8")
    if path.parent.name == "changelog":
        return _bold(text)
    if path.parent.name == "bitcointranscripts":
        return _named(text)
    if path.suffix == ".vtt":
        return _voiced(text)
    return _reduct(text) if path.suffix == ".json" else _spacelog(text)


def _voiced(text: str) -> Iterator[_Said]:
    """WebVTT with `<v Name>` in each cue."""
    for found in _CUE.finditer(text):
        yield _Said(found[2], _clock(found[1]), html.unescape(found[3]))


def _reduct(text: str) -> Iterator[_Said]:
    """Reduct's JSON: segments of words with blanks."""
    for segment in json.loads(text)["segments"]:
        words = segment["wdlist"]
        yield _Said(segment["speaker_name"], words[0]["start"], "".join(word["word"] for word in words))


def _spacelog(text: str) -> Iterator[_Said]:
    """Spacelog: a time of days, and below it `CODE: text`, in lines that are hard-wrapped."""
    for block in re.split(r"\n(?=\[[0-9:]{11}\]\n)", text):
        time, _, lines = block.partition("\n")
        days, hours, minutes, seconds = map(int, time.strip("[]").split(":"))
        start = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
        for found in _CODE.finditer(
            "\n".join(line for line in lines.split("\n") if not line.startswith(("_", "#")))
        ):
            said = _LINK.sub(r"\1", " ".join(found[2].split()))
            yield _Said(found[1], start, re.sub(r"</?su[bp]>", "", said))


def _clock(written: str) -> float:
    hours, minutes, seconds = written.split(":")
    return 3600.0 * int(hours) + 60 * int(minutes) + float(seconds)


def _bold(text: str) -> Iterator[_Said]:
    """Lines of `**Name:** text`; a paragraph without a head belongs to the one above."""
    speaker = ""
    for line in text.splitlines():
        if found := _BOLD.fullmatch(line.strip()):
            speaker = found[1] if found[1] != "Break" else ""
            said = found[2]
        else:
            speaker = "" if line.startswith(_NO_HEAD) else speaker
            said = line
        if speaker and said.strip():
            yield _Said(speaker, None, said)


def _named(text: str) -> Iterator[_Said]:
    """Lines of `Name: HH:MM:SS`, and the speech below them."""
    speaker, start = "", 0.0
    for line in text.partition("\n---\n")[2].splitlines():
        if found := _NAME_TIME.fullmatch(line.strip()):
            speaker, start = found[1], _clock(found[2])
        elif line.startswith(_NO_HEAD):
            continue
        elif speaker and line.strip():
            yield _Said(speaker, start, line)


def _joined(said: Iterable[_Said]) -> Iterator[_Said]:
    """The same without marks, a turn for all that a speaker says in a row."""
    before: _Said | None = None
    for one in said:
        text = one.text
        for pattern, instead in _MARKS:
            text = pattern.sub(instead, text)
        text = " ".join(text.split())
        if not re.search(r"\w", text):
            continue
        if before and before.speaker == one.speaker:
            before = before._replace(text=f"{before.text} {text}")
            continue
        if before:
            yield before
        before = one._replace(text=text)
    if before:
        yield before


def _talk(name: str, said: list[_Said]) -> Talk:
    """The turns up to so many words; those without a time follow each other at a common pace.

    Heads that the source has in its text are no speech.
    """
    heads = re.compile("|".join(rf"\b{re.escape(speaker)}: " for speaker in {one.speaker for one in said}))
    said = [one._replace(text=heads.sub("", one.text)) for one in said]
    voices: dict[str, int] = {}
    turns: list[Turn] = []
    first = next((one.start for one in said if one.start is not None), 0.0)
    clock, words = 1.0, 0
    for one in said:
        if words > WORDS:
            break
        number = len(one.text.split())
        start = round(clock if one.start is None else max(one.start - first + 1.0, clock), 3)
        if turns and turns[-1].end > start:
            turns[-1] = turns[-1]._replace(end=start)
        end = start + number / PACE
        voice = voices.setdefault(one.speaker, len(voices))
        turns.append(Turn(voice, start, round(end, 3), one.text))
        clock = end + 0.2 if one.start is None else start + 0.1
        words += number
    return Talk(name, tuple(turns), len(voices))
