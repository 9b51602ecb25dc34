"""Invented notes in the shape of each family, and the ways in which real ones differ."""

from __future__ import annotations

import re
from collections.abc import Callable

TITLE = "The lock that nobody opened"
SHOW = "Harbour Talks"
VIDEO = "https://www.youtube.com/watch?v=LcKnB000007"

QUOTES = {
    "tide": ("The tide does not read the timetable, and neither did we for eleven years.", "Ida Marsh", 16),
    "gate": ("Nobody opened the gate because everybody thought it was somebody's job.", "Olaf Brink", 119),
    "pump": ("A pump that runs all night is a confession, not a solution.", "Ida Marsh", 2052),
}
"""Name -> words, speaker, and second."""


def clock(second: int) -> str:
    """A time as these notes write it: `00:01:59`."""
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


def short(second: int) -> str:
    """A time without leading zeros: `1:59`."""
    text = clock(second).removeprefix("00:")
    return text.removeprefix("0")


def _breakdown_quote(name: str) -> str:
    words, speaker, second = QUOTES[name]
    return f'> "{words}" — {speaker} [{clock(second)}]({VIDEO}&t={second})'


TEAHOSE = f"""\
# [{TITLE}]({VIDEO})

**Podcast:** {SHOW}
**Date:** 2026-04-02
**Participants:** Ida Marsh, Olaf Brink
**Transcript:** [View Transcript](./transcript.md)

---

# {TITLE}
**Podcast:** {SHOW} | **Participants:** Ida Marsh, Olaf Brink

---

## 1. Key Themes

### Timetables and tides
The harbour ran on paper for years.

{_breakdown_quote("tide")}

It took a flood until somebody looked at the water.

### 401(k) plans for lock keepers
Pensions decided who stayed.

{_breakdown_quote("gate")}

## 2. Contrarian Perspectives

### Pumps hide the fault
Most towns buy a bigger pump.

{_breakdown_quote("pump")}

## 3. Companies Identified

### Varn Hydraulics (Context: twelve people in Elb)
**Description:** Builds lock gates.
**Why Mentioned:** Delivered the gate that stayed shut.
**Quote:** "{QUOTES["gate"][0]}" [{clock(119)}]({VIDEO}&t=119)

### 1X Dredging
**Description:** Dredges the harbour.
**Why mentioned:** Was paid twice.

## 4. People Identified

### Olaf Brink (lock keeper, Elb)
**Description:** Held the key.
**Why mentioned:** Said that he had it.

## 5. Operating Insights

### Give every gate one owner
One name stands on the door.

## 6. Overlooked Insights

### Floods are booked as weather
Nobody counts the ones that a gate would have kept out.
"""

TIMED = f"""\
---
video_id: LcKnB000007
title: "{TITLE}"
channel: {SHOW}
duration: 3900
upload_date: 2026-04-02
url: {VIDEO}
---

# {TITLE}

## Summary

Ida Marsh and Olaf Brink tell how a lock stayed shut through a flood.

## Highlights

### "Read the timetable"

> "{QUOTES["tide"][0]}"
> — {QUOTES["tide"][1]}, [{short(16)}]({VIDEO}&t=16s)

## Key Points

- **One owner a gate** ([{short(119)}]({VIDEO}&t=119s)) - a name stands on the door
- **Pumps hide faults** ([{short(2052)}]({VIDEO}&t=2052s)) - a bigger pump is no repair

## Mentions

### Companies
- **Varn Hydraulics** ([{short(300)}]({VIDEO}&t=300s)) - builds lock gates

### Products & Technologies
- **Tide gauge** ([{short(320)}]({VIDEO}&t=320s)) - measures the tide

### People
- **Olaf Brink** ([{short(32)}]({VIDEO}&t=32s)) - held the key

## Surprising Quotes

> "{QUOTES["gate"][0]}"
> — {QUOTES["gate"][1]}, [{short(119)}]({VIDEO}&t=119s)

> "{QUOTES["pump"][0]}"
> — {QUOTES["pump"][1]}, [{short(2052)}]({VIDEO}&t=2052s)
"""

PODWISE = f"""\
---
podcast: "{SHOW}"
episode: "{TITLE}"
link: https://podwise.ai/dashboard/episodes/7
publish-time: "2026-04-02"
---

# {TITLE}

## Summary

Ida Marsh and Olaf Brink tell how a lock stayed shut through a flood.

## Takeaways

1. Every gate has one owner.
2. A pump is no repair.

## Chapters

### [00:00] Chapter 1: The flood

Water.

### [02:10] Chapter 2: The key

A key.

## Q&A

### Q1 [Ida Marsh]: Who had the key?
A1 [Olaf Brink]: He had it himself.

### Q2: What would a pump have changed?
A2: Nothing.

## Highlights

1. [00:16] {QUOTES["tide"][0]}
2. [01:59] {QUOTES["gate"][0]}

## Keywords

1. **Lock gate**: A door in the water.
"""

SUMMARY = f"""\
# {TITLE}

## TL;DR

Ida Marsh and Olaf Brink tell how a lock stayed shut through a flood.

## Key Takeaways

- **One owner a gate** – a name stands on the door
- **Pumps hide faults** [33:20-34:12]

## Notable Quotes

> "{QUOTES["tide"][0]}" — {QUOTES["tide"][1]} [{clock(16)}]

> "{QUOTES["gate"][0]}" — {QUOTES["gate"][1]} [{clock(119)}]

## Companies

- **Varn Hydraulics** - builds lock gates

## Questions

- Who had the key?
- What would a pump have changed?

## Action Items

- Paint a name on the door
"""

FAMILIES = {"teahose": TEAHOSE, "timed-notes": TIMED, "podwise": PODWISE, "summary": SUMMARY}


def _emoji(text: str) -> str:
    return re.sub(r"(?m)^(#{2} )(?![#])", r"\1🔑 ", text)


def _deeper(text: str) -> str:
    return re.sub(r"(?m)^#(?=##? )", "##", re.sub(r"(?m)^## ", "## ", text))


def _deeper_all(text: str) -> str:
    return re.sub(r"(?m)^(##+ )", r"#\1", text)


def _colons(text: str) -> str:
    return re.sub(r"(?m)^(## [^\n]+)$", r"\1:", text)


def _counts(text: str) -> str:
    return re.sub(r"(?m)^(## (?!.*\d)[^\n]+)$", r"\1 (3 items)", text)


def _brackets(text: str) -> str:
    return (
        re.sub(r"(?<![(\w])\[([0-9:]{4,8})\](\([^()\s]+\))?(?! Chapter)", r"([\1]\2)", text)
        if "](http" in text
        else text
    )


def _plain_times(text: str) -> str:
    return re.sub(r"\(?\[([0-9:]{4,8})\]\((?:[^()\s]+)\)\)?", r"[\1]", text)


def _time_first(text: str) -> str:
    return re.sub(r'(?m)^> ("[^\n"]+") — ([^\n\[]+?) (\[[^\n]+)$', r"> \3 \1 — \2", text)


def _curly(text: str) -> str:
    return re.sub(r'(?m)(^> |\*\* )"([^"\n]+)"', r"\1“\2”", text)


def _italic(text: str) -> str:
    return re.sub(r'(?m)(^> )"([^"\n]+)"', r'\1*"\2"*', text)


def _plain_labels(text: str) -> str:
    return re.sub(r"\*\*([A-Z][\w ]{2,20}:)\*\*", r"\1", text)


def _colon_outside(text: str) -> str:
    return re.sub(r"\*\*([A-Z][\w ]{2,20}):\*\*", r"**\1**:", text)


def _tight(text: str) -> str:
    head, mark, body = text.partition("\n---\n") if text.startswith("---\n") else ("", "", text)
    return head + mark + re.sub(r"\n\n+(?!>)", "\n", body)


VARIANTS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "BOM": lambda text: "\ufeff" + text,
    "no newline at the end": lambda text: text.rstrip("\n"),
    "blank lines doubled": lambda text: text.replace("\n\n", "\n\n\n"),
    "emoji in headings": _emoji,
    "headings deeper": _deeper_all,
    "colons behind headings": _colons,
    "counts behind headings": _counts,
    "times in round brackets": _brackets,
    "times without links": _plain_times,
    "time before the words": _time_first,
    "curly marks": _curly,
    "words in italics": _italic,
    "labels not bold": _plain_labels,
    "colons outside of bold": _colon_outside,
    "no blank lines": _tight,
    "upper case headings": lambda text: re.sub(r"(?m)^## .*$", lambda found: found[0].upper(), text),
    "dashes": lambda text: text.replace(" — ", " – "),
    "two hyphens": lambda text: text.replace("> — ", "> -- "),
}
"""What a document looks like elsewhere -> how it is made so."""
