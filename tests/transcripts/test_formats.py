from __future__ import annotations

import subprocess
import sys

import pytest

from ghostcli.errors import GhostError
from ghostcli.recognition.recognise import read
from ghostcli.transcripts import formats
from ghostcli.transcripts.base import Cue, Metadata, UnreadableError
from ghostcli.transcripts.formats import FORMATS, find, write

VTT = b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ada>One.\n"
SRT = b"1\n00:00:01,000 --> 00:00:02,000\nOne.\n"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_table(form: formats.Format) -> None:
    """Every row keeps what it says: its module reads, and writes where the table says so."""
    assert form.help
    assert form.suffixes
    assert callable(form.reader.read)
    assert hasattr(form.reader, "write") == form.writes
    assert find(form.name) is form


def test_names_are_unique_and_unknown_ones_refused() -> None:
    assert len({form.name for form in FORMATS}) == len(FORMATS)
    with pytest.raises(GhostError) as error:
        find("so\x1b")
    assert error.value.message == "there is no transcript format “so\\x1b”"
    assert str(error.value.hint).startswith("the formats are vtt, podcasting, ")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (VTT, "vtt"),
        (b"\xef\xbb\xbf" + VTT, "vtt"),
        (b"\n " + VTT, "vtt"),
        (VTT.decode().encode("utf-16"), "vtt"),
        (SRT, "srt"),
        (b"00:00:01.000 --> 00:00:02.000\nOne.\n", "srt"),
        (b'\n {"segments": [{"body": "One.", "startTime": 1}]}', "podcasting"),
        (b'[{"start": 1, "end": 2, "text": "One."}]', "json"),
        (b"<p><cite>Ada</cite> <time>0:01</time> One.</p>", "html"),
        (b"[00:00:01:02]\nCC: One.\n", "spacelog"),
        (b"[0:01] Ada: One.\n[0:02] Ben: Two.\n", "text"),
        (b"**Ada:** One.\n\n**Ben:** Two.\n", "markdown"),
    ],
)
def test_content_decides(data: bytes, name: str) -> None:
    assert read(data).format == name
    assert read(data).cues


def test_a_named_format_overrides() -> None:
    assert read(SRT, "text").format == "text"
    assert read(VTT, "srt").cues[1:] == (Cue(1, 2, "Ada", "One."),)
    with pytest.raises(UnreadableError, match="line 1: read as SubRip subtitles: there is no speech in it"):
        read(b"Ada: One.", "srt")
    with pytest.raises(UnreadableError, match="line 1: the JSON breaks off or is broken here"):
        read(b"Ada: One.", "whisper")


def test_what_is_nothing_is_refused_with_what_a_transcript_looks_like() -> None:
    with pytest.raises(UnreadableError) as error:
        read(b"\n\nWe measured the river twice.")
    assert error.value.message == "line 3: ghost finds no names or times that open turns"
    assert "`Name: text` or `[0:05] Name: text`; --format text" in str(error.value.hint)
    with pytest.raises(UnreadableError, match="the file is empty"):
        read(b"\x00\x01")


def test_what_is_only_read_is_not_written() -> None:
    with pytest.raises(GhostError) as error:
        write([], "whisper")
    assert error.value.message == "ghost reads “whisper”, and does not write it"
    assert error.value.hint == "it writes vtt, podcasting, srt, markdown, text"


@pytest.mark.parametrize("form", [form for form in FORMATS if form.writes], ids=lambda form: form.name)
def test_what_is_written_is_known_by_its_content(form: formats.Format) -> None:
    cues = [Cue(1, 2.5, "Ada Reed", "We measured it."), Cue(3, 4.5, "Ben Ash", "Nobody asked.")]
    found = read(write(cues, form.name, Metadata("A title", "en")).encode())
    assert found.format == form.name
    assert [cue[2:] for cue in found.cues] == [cue[2:] for cue in cues]
    assert not found.lost
    assert write([], form.name) is not None


def test_podcasting_json_is_written_whole() -> None:
    text = write(
        [
            Cue(None, None, None, "Before."),
            Cue(1, 2.5, "Ada", 'Two "lines"\nhere.'),
            Cue(3, None, None, "Nobody."),
            Cue(4, 5, None, " "),
        ],
        "podcasting",
    )
    assert text == (
        '{\n  "version": "1.0.0",\n  "segments": [\n'
        '    {"body": "Before."},\n'
        '    {"speaker": "Ada", "startTime": 1.0, "endTime": 2.5, "body": "Two \\"lines\\"\\nhere."},\n'
        '    {"speaker": null, "startTime": 3.0, "body": "Nobody."}\n'
        "  ]\n}\n"
    )
    assert [cue.speaker for cue in read(text.encode()).cues] == [None, "Ada", None]


def test_a_stored_transcript_needs_few_modules() -> None:
    """The index reads ten thousand of them: no JSON, no HTML, none of the other readers."""
    stored = write([Cue(1, 2, "Ada", "One."), Cue(2, 3, None, "Two.")], "vtt").encode()
    code = (
        "import sys; from ghostcli.recognition.recognise import read; "
        f"read({stored!r}, 'vtt'); read({stored!r}); print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    ours = {name.rpartition(".")[2] for name in loaded if name.startswith("ghostcli.transcripts.")}
    assert ours == {
        *(
            "base",
            "binaries",
            "blocks",
            "encoding",
            "formats",
            "markdown_syntax",
            "canonical",
            "timestamps",
            "cue_markup",
        ),
        *("webvtt_header", "webvtt"),
    }
    assert not loaded & {"json", "html", "html.parser", "yaml", "typer", "rich"}
