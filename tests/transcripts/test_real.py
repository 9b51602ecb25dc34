"""The real transcripts: words in, words out, speakers as the files name them.

What goes in is counted here with patterns that know nothing of the readers. The files are no part
of the project; without them these tests are skipped, visibly.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ghostcli.errors import GhostError
from ghostcli.recognition.recognise import read
from ghostcli.text.words import words
from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.formats import write
from ghostcli.transcripts.turns import passages, turns

Words = Callable[[str], list[str]]


def out(reading: ParsedTranscript) -> list[str]:
    return [word for cue in reading.cues for word in words(cue.text)]


def held(path: Path, taken_in: list[str]) -> ParsedTranscript:
    """The reading of a file, after its words were held against those that went in."""
    reading = read(path.read_bytes())
    assert out(reading) == taken_in, path.name
    assert not reading.lost, path.name
    stored = read(write(reading.cues, "vtt").encode(), "vtt")
    assert stored.cues == reading.cues, path.name
    spoken = [passage for turn in turns(stored.cues) for passage in passages(turn)]
    assert words(" ".join(passage.text for passage in spoken)) == taken_in, path.name
    return reading


def test_changelog(real: Path) -> None:
    """40 episodes, `**Name:**` turns; breaks and jingles have a name and no words."""
    head = re.compile(r"(?m)^\*\*([^*]+?)(?::\*\*|\*\*:) ?")
    clock = r"\\\[(?:[0-9]+:)?[0-9]+:[0-9]+(?:\.[0-9]+)?\\\]"
    paths = sorted(real.glob("changelog/*.md"))
    for path in paths:
        text = path.read_text(encoding="utf-8")
        said = re.sub(rf"{clock}(?: to {clock})?", "", text)
        silent = set(re.findall(r"(?m)^\*\*([^*]+?)(?::\*\*|\*\*:)\s*$", said))
        plain = re.sub(r"\]\([^()]*(?:\([^()]*\)[^()]*)?\)", "]", head.sub("", said))
        reading = held(path, words(plain))
        named = dict.fromkeys(head.findall(text))
        assert reading.speakers == tuple(name for name in named if name not in silent), path.name
        assert len([cue for cue in reading.cues if cue.start is not None]) > 5, path.name
    assert len(paths) == 40


def test_bitcointranscripts(real: Path) -> None:
    """15 talks, `Name: HH:MM:SS` on a line; two heads lack the colon, and some the time."""
    head = re.compile(r"(?m)^([A-Z][^:\n]{1,30}?)(?::? [0-9]{2}:[0-9]{2}:[0-9]{2}|:) *$")
    paths = sorted(real.glob("bitcointranscripts/*__*.md"))
    for path in paths:
        text = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        said = re.sub(r"(?m)^#+ .*$", "", head.sub("", text))
        reading = held(path, words(re.sub(r"\]\([^()]*\)|`", "", said)))
        assert reading.speakers == tuple(dict.fromkeys(head.findall(text))), path.name
        assert sum(cue.start is None for cue in reading.cues) <= len(
            re.findall(r"(?m)^[A-Z][^:\n]{1,30}: *$", text)
        )
        assert reading.title
        assert reading.url
    assert len(paths) == 15


def test_metamuse(real: Path) -> None:
    """Two episodes in three forms, which agree in their words.

    But for one place: the JSON of episode 49 has "Hey" twelve times where text and HTML have it
    once; the recogniser put it there, before the segment's own start. It is kept.
    """
    for name, speakers in (
        ("49-software-longevity", {"Mark McGranaghan", "Adam Wiggins"}),
        ("65-trademarks", {"Josh Gerben", "Adam Wiggins", "Mark McGranaghan"}),
    ):
        text, page, timed = (real / "metamuse" / f"{name}.{end}" for end in ("txt", "html", "json"))
        head = r"(?m)^([A-Z]\w+ [A-Z]\w+) \(([0-9:]{8})\) - "
        from_text = held(text, words(re.sub(head, "", text.read_text(encoding="utf-8"))))
        body = page.read_text(encoding="utf-8").split("Back</a>", 1)[1]
        body = re.sub(r'<div class="speaker-timestamp">[^<]*</div>|</?p>', "\n", body)
        from_page = read(page.read_bytes())
        assert out(from_page) == words(html.unescape(body))
        assert [remark.message for remark in from_page.lost] == ["above the first turn, no speech: “Back”"]
        segments = json.loads(timed.read_bytes())["segments"]
        spoken = [word for part in segments for word in words("".join(one["word"] for one in part["wdlist"]))]
        from_words = held(timed, spoken)
        assert out(from_text) == out(from_page)
        repeated = re.sub(r"\b(hey )+(?=adam mark you were)", "hey ", " ".join(spoken))
        assert out(from_text) == repeated.split()
        for reading in (from_text, from_page, from_words):
            assert set(reading.speakers) == speakers
        assert [cue[:3] for cue in from_text.cues] == [cue[:3] for cue in from_page.cues]


def test_python_bytes(real: Path) -> None:
    """7 episodes as text and as WebVTT, with the same words; their show notes are no transcripts."""
    texts = sorted(real.glob("python-bytes/*.txt"))
    for path in texts:
        text = path.read_text(encoding="utf-8")
        voice = r"<v ([^>]+)>"
        reading = held(path, words(re.sub(rf"(?m)^[0-9:]{{8}} |{voice}", "", text)))
        captions = path.with_suffix(".vtt")
        lines = captions.read_text(encoding="utf-8").split("\n")[1:]
        said = " ".join(re.sub(voice, "", line) for line in lines if "-->" not in line)
        timed = held(captions, words(said))
        assert out(timed) == out(reading), path.name
        named = tuple(dict.fromkeys(re.findall(voice, text)))
        assert reading.speakers == timed.speakers == named, path.name
    assert len(texts) == 7
    for path in real.glob("python-bytes/*.md"):
        with pytest.raises(GhostError):
            read(path.read_bytes())


def test_spacelog(real: Path) -> None:
    """Three missions: days first, codes for names, two that begin before lift-off."""
    for mission, offset, count in (("a13", 10, 11264), ("g3", 0, 1958), ("ma6", 3, 1749)):
        path = real / "spacelog" / mission / "TEC"
        text = path.read_text(encoding="utf-8")
        said = re.sub(r"(?m)^(?:\[-?[0-9:]{11}\]|_[a-z]+ ?:.*|# .*)$", "", text)
        codes = re.findall(r"(?m)^([A-Z][A-Z0-9-]*) ?:", said)
        said = re.sub(r"(?m)^[A-Z][A-Z0-9-]* ?:", "", said)
        said = re.sub(r"\[(?:glossary|time):(?:[^|\]]*\|)?([^\]]*)\]", r"\1", said)
        reading = held(path, words(re.sub(r"</?sub>", "", said)))
        assert reading.speakers == tuple(dict.fromkeys(codes)), mission
        assert (len(reading.cues), reading.offset) == (count, offset), mission
        assert all(cue.start is not None for cue in reading.cues)
    apollo = read((real / "spacelog/a13/TEC").read_bytes())
    (problem,) = [cue for cue in apollo.cues if "We've had a MAIN B BUS UNDERVOLT" in cue.text]
    assert problem.start == ((2 * 24 + 7) * 60 + 55) * 60 + 35 + 10


def test_podcasting(real: Path) -> None:
    """The namespace's own examples; its description, with snippets of all forms, is no transcript."""
    folder = real / "podcasting20"
    page, captions = (read((folder / f"example.{end}").read_bytes()) for end in ("html", "srt"))
    assert out(page) == out(captions)
    assert page.speakers == captions.speakers == ("Travis", "Sarah", "Gilon")
    timed = held(folder / "example.json", ["i", "am", "your", "father", "nooooo"])
    assert [cue[1:] for cue in timed.cues] == [
        (2.5, "Darth Vader", "I am your father."),
        (3.0, "Luke", "Nooooo"),
    ]
    assert read((folder / "example.vtt").read_bytes()).speakers == ("Sarah", "Gillian")
    with pytest.raises(GhostError):
        read((folder / "transcripts.md").read_bytes())


DEEPGRAM = ("results", "channels", 0, "alternatives", 0, "transcript")
THREE = ("Speaker 0", "Speaker 1", "Speaker 2")


@pytest.mark.parametrize(
    ("name", "path", "speakers"),
    [
        ("assemblyai_transcription", ("text",), ("Speaker A",)),
        ("assemblyai_utterances", ("text",), ("Speaker A",)),
        ("dg_speakers", DEEPGRAM, THREE),
        ("dg_speakers_no_utterances", DEEPGRAM, THREE),
        ("dg_transcription", DEEPGRAM, ()),
        ("dg_utterances", DEEPGRAM, ()),
        ("dg_whisper_transcription", DEEPGRAM, ()),
        ("whisper_timestamped", ("text",), ()),
    ],
)
def test_recognisers(real: Path, name: str, path: tuple[str | int, ...], speakers: tuple[str, ...]) -> None:
    """Each file has its full text besides the timed parts: not a word of it is missing."""
    file = real / "stt-json" / f"{name}.json"
    full = json.loads(file.read_bytes())
    for step in path:
        full = full[step]
    assert held(file, words(full)).speakers == speakers


@pytest.mark.parametrize("name", ["4320211", "4330115", "4341191"])
def test_tables_of_words(real: Path, name: str) -> None:
    """Four recognisers' tables of one call: every word of each, with its speaker and time."""
    for kind in ("reference.nlp", "amazon.nlp", "google.nlp", "kaldi.ctm"):
        file = real / "earnings21" / f"{name}.{kind}"
        lines = file.read_text().splitlines()
        nlp = [line.split("|") for line in lines[1:]] if kind.endswith("nlp") else []
        spoken = [row[0] for row in nlp] or [line.split()[4] for line in lines]
        reading = held(file, words(" ".join(spoken)))
        assert reading.format == ("table" if nlp else "nist")
        assert set(reading.speakers) == {f"Speaker {row[1]}" for row in nlp}
        assert all((cue.start is None) == (kind == "reference.nlp") for cue in reading.cues)


def test_what_is_no_transcript_is_refused(real: Path) -> None:
    """Notes, licences, read-mes and recognisers' tables: a sentence each, and never a big cue."""
    refused = [
        *real.glob("oxide-notes/*"),
        *real.glob("*/LICENSE*"),
        *real.glob("*/README.md"),
        *real.glob("earnings21/LICENSE*"),
        *real.glob("spacelog/*/_meta"),
        real / "stt-json" / "faster-whisper-readme.md",
        real / "README.md",
    ]
    assert len(refused) > 20
    for path in refused:
        with pytest.raises(GhostError) as error:
            read(path.read_bytes())
        assert error.value.message.startswith("line "), path
