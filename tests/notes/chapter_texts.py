"""One list of chapters in every format that ghost reads, and how a test reads it."""

from __future__ import annotations

import json

from ghostcli.notes.base import NoteReading
from ghostcli.notes.formats import read_as
from ghostcli.recognition.recognise import recognise
from ghostcli.transcripts.encoding import decode

PLAIN = [(0, "Flour"), (8.5, "Salt & water"), (90, "Proving"), (3723, "Oven")]
"""Starts and titles. All texts below hold them."""

TEXTS = {
    "chapters-json": json.dumps(
        {"version": "1.2.0", "chapters": [{"startTime": at, "title": title} for at, title in PLAIN]}, indent=1
    ),
    "psc": '<?xml version="1.0"?>\n<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">\n'
    '<psc:chapter start="0" title="Flour"/>\n<psc:chapter start="0:08.500" title="Salt &amp; water"/>\n'
    '<psc:chapter start="1:30" title="Proving"/>\n<psc:chapter start="01:02:03.000" title="Oven"/>\n</psc:chapters>\n',
    "matroska": "<?xml version='1.0'?>\n<Chapters>\n<EditionEntry>\n"
    + "".join(
        f"<ChapterAtom>\n<ChapterTimeStart>{at}</ChapterTimeStart>\n<ChapterDisplay>\n"
        f"<ChapterString>{title}</ChapterString>\n</ChapterDisplay>\n</ChapterAtom>\n"
        for at, title in [
            ("00:00:00.000000000", "Flour"),
            ("00:00:08.500000000", "Salt &amp; water"),
            ("00:01:30.000000000", "Proving"),
            ("01:02:03.000000000", "Oven"),
        ]
    )
    + "</EditionEntry>\n</Chapters>\n",
    "ffmetadata": ";FFMETADATA1\n"
    "[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=8500\ntitle=Flour\n"
    "[CHAPTER]\nTIMEBASE=1/2\nSTART=17\nEND=180\ntitle=Salt & water\n"
    "[CHAPTER]\nTIMEBASE=3/1\nSTART=30\nEND=1241\ntitle=Proving\n"
    "[CHAPTER]\nSTART=3723000000000\nEND=4000000000000\ntitle=Oven\n",
    "ogm": "CHAPTER01=00:00:00.000\nCHAPTER01NAME=Flour\nCHAPTER02=00:00:08.500\nCHAPTER02NAME=Salt & water\n"
    "CHAPTER03=00:01:30.000\nCHAPTER03NAME=Proving\nCHAPTER04=01:02:03.000\nCHAPTER04NAME=Oven\n",
    "cue-sheet": 'TITLE "Bread"\nFILE "bread.mp3" MP3\n'
    + "".join(
        f'  TRACK {number:02} AUDIO\n    TITLE "{title}"\n    INDEX 01 {at}\n'
        for number, (at, title) in enumerate(
            [
                ("00:00:00", "Flour"),
                ("00:08:37", "Salt & water"),
                ("01:30:00", "Proving"),
                ("62:03:00", "Oven"),
            ],
            1,
        )
    ),
    "chapter-cues": "WEBVTT\n\n1\n00:00.000 --> 00:08.500\nFlour\n\n2\n00:08.500 --> 01:30.000\nSalt &amp;\nwater\n\n"
    "00:01:30.000 --> 01:02:03.000\n<b>Proving</b>\n\n01:02:03.000 --> 01:05:00.000\nOven\n",
    "chapter-table": "0.0\t8.5\tFlour\n8.5\t90.0\tSalt & water\n90.0\t3723.0\tProving\n3723.0\t4000.0\tOven\n",
    "chapter-lines": "00:00:00.000 Flour\n00:00:08.500 Salt & water\n00:01:30.000 Proving\n01:02:03.000 Oven\n",
}
"""By the name of the format."""


def read(text: str | bytes, name: str = "") -> NoteReading:
    """Read a file in the format that it is recognized as, or in the named one; each line has one place."""
    source = decode(text.encode() if isinstance(text, str) else text)
    found = read_as(source, name or recognise(source).format)
    assert sum(found.counts.values()) == source.clean.count("\n") + (not source.clean.endswith("\n"))
    return found


def chapters(reading: NoteReading) -> list[tuple[float, str]]:
    """The starts and titles of the chapters of a reading with one episode."""
    (episode,) = reading.episodes
    return [
        (one.values["at"][0][0], one.values["title"]) for one in episode.records if one.kind == "chapters"
    ]


def said(reading: NoteReading) -> str:
    """All remarks as a text."""
    return "\n".join(map(str, reading.remarks))
