"""An invented episode with a recording and hostile words, and its page."""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

from traced import Home

TRANSCRIPT = """\
WEBVTT

00:00:01.000 --> 00:00:05.000
<v Ada Reed>We weighed the bridge’s twin cables, and the co-ordinates were wrong.

00:00:06.000 --> 00:00:09.000
<v Tomas Vey>The Straße to the quay was closed. &lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;

00:00:10.000 --> 00:00:14.500
<v Ada Reed>Nobody asked the ferryman, and he knew. Ångström would have laughed.

00:01:10.000 --> 00:01:14.000
<v Ada Reed>Nobody asked him twice.
"""
NOTES = """\
title: 'The </title><script>alert(1)</script> bridge & us'
show: Small Works
published: 2026-03-20
language: en
summary: |
  Two engineers talk about cables.

  <img src=x onerror=alert(2)> The rest is <b>text</b>.
media:
- file: talk.wav
  offset: 2
- url: https://www.youtube.com/watch?v=abcdefghijk
sources:
- name: Evil
  url: 'javascript:alert(3)'
chapters:
- id: cables
  title: Cables
  at: 0:00:00
- id: ferry
  title: 'The ferry "and" </h3> us'
  at: 0:00:10
quotes:
- id: ferryman
  text: Nobody asked the ferryman, and he knew.
  speaker: Ada Reed
  at: 0:00:10
- id: twisted
  text: Everybody asked the ferryman, and he knew nothing.
  language: en-GB
  speaker: Ada Reed
  at: 0:00:10
themes:
- id: asking
  title: Ask those who know
  lead: "</script><!-- a claim -->"
  quotes: [ferryman, twisted]
"""


def sound(path: Path, seconds: int = 90) -> None:
    """A quiet recording of so many seconds."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"".join(struct.pack("<h", int(99 * math.sin(at))) for at in range(8000 * seconds)))


def paged(home: Home, *options: str) -> Path:
    """The page of the episode, in the folder above the library."""
    home.note("bridge/episode.yaml", NOTES)
    home.note("bridge/transcript.vtt", TRANSCRIPT)
    sound(home.library / "bridge" / "talk.wav")
    page = home.folder / "bridge.html"
    home.ghost("export", "page", page, "-e", "bridge", *options)
    return page
