"""What a file is by its content: formats that are read, those that are named, chapters and feeds."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.notes.formats import CHAPTERS_AND_FEEDS, find
from ghostcli.recognition.base import CHAPTERS, FEED, OTHER, TRANSCRIPT, UNKNOWN, Recognised
from ghostcli.recognition.foreign import BEGINNINGS, ROOTS
from ghostcli.recognition.recognise import read, recognise
from ghostcli.recognition.text_signatures import TEXT_SIGNATURES
from ghostcli.text.escaping import CONTROL
from ghostcli.transcripts.base import UnreadableError
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.formats import FORMATS

COLD, LIT = "The oven was cold before dawn.", "Nobody lit it that day, did he?"


def what(text: str) -> Recognised:
    return recognise(decode(text.encode()))


READ = {
    "vtt": "WEBVTT\n\n00:05.000 --> 00:08.000\nIda: It was cold.\n",
    "ass": f"; made by hand\n[Script Info]\nTitle: Cold\n\n[Events]\nDialogue: 0,0:00:05.00,0:00:08.00,,Ida,0,0,0,,{COLD}\n",
    "sbv": f"0:00:05.000,0:00:08.000\nIda: {COLD}\n",
    "srt": f"1\n00:00:05,000 --> 00:00:08,000\nIda, Tom, all: {COLD}\n",
    "ttml": f'<?xml version="1.0"?><!-- made: by hand --><tt:tt xmlns:tt="http://www.w3.org/ns/ttml"><tt:body>{COLD}</tt:body></tt:tt>',
    "timedtext": f'<transcript><text start="5" dur="3">Ida: {COLD}</text></transcript>',
    "podlove": f'<pst:transcripts xmlns:pst="http://podlove.org/simple-transcripts"><pst:speech>{COLD}</pst:speech></pst:transcripts>',
    "table": f"start\tend\ttext\n5000\t8000\t{COLD}\n",
    "nist": "".join(f"talk 1 {n}.0 0.5 {word}\n" for n, word in enumerate(COLD.split())),
    "html": f"<!DOCTYPE html><html><body><p><cite>Ida:</cite> <time>0:05</time> {COLD}</p></body></html>",
    "spacelog": f"[00:00:05:02]\nCC: {COLD}\n",
    "markdown": f"**Ida:** {COLD}\n\n**Tom:** {LIT}\n",
    "text": f"Ida: {COLD}\n\nTom: {LIT}\n",
}


@pytest.mark.parametrize(("name", "text"), READ.items(), ids=READ)
def test_every_format_is_known_by_its_content(name: str, text: str) -> None:
    found = what(text)
    assert (found.what, found.format) == (TRANSCRIPT, name)
    assert what("\n\n" + text).format == name
    assert recognise(decode(text.encode("utf-16"))).format == name
    assert what(text.replace("\n", "\r\n")).format == name


def test_every_format_of_the_table_has_a_signature() -> None:
    read_by_rows = {row.format for row in TEXT_SIGNATURES if row.what == TRANSCRIPT}
    suffixes = {form.name for form in FORMATS if set(form.suffixes) & {".json", ".json3", ".jsonl", ".otr"}}
    assert {form.name for form in FORMATS} - suffixes <= read_by_rows
    assert read_by_rows <= {form.name for form in FORMATS}


NAMED = {
    "RTF": r"{\rtf1\ansi Ida Moss: It was cold.\par Tom Vale: No.\par}",
    "LRC": "[ti:The oven]\n[ar:Ida Moss]\n[00:05.12]It was cold.\n",
    "MicroDVD": "{0}{25}It was cold.\n{30}{50}No: it was not.\n",
    "MPL2": "[10][25] It was cold.\n[30][50] No: it was not.\n",
    "VobSub": "# VobSub index file, v7 (do not modify this line!)\ntimestamp: 00:00:05:000, filepos: 0\n",
    "SCC": "Scenarist_SCC V1.0\n\n00:00:05:00\t9420 9420 94ad\n",
    "Spruce": "//English\n$FontName = Arial\n00:00:05:00 , 00:00:08:00 , It was cold.\n",
    "QuickTime": "{QTtext}{timescale:30}\n[00:00:05.00]\nIt was cold.\n",
    "TextGrid": 'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = 8\n',
    "CHAT": "@UTF8\n@Begin\n@Languages:\teng\n*IDA:\tit was cold .\n@End\n",
    "RTTM": "SPEAKER talk 1 5.0 3.0 <NA> <NA> SPEAKER_00 <NA> <NA>\n" * 4,
    "playlist": "#EXTM3U\n#EXTINF:8,Ida: cold\nhttps://example.org/1.vtt\n",
    "Kindle": "Ovens (Moss, Ida)\n- Your Highlight on page 5 | Added on Monday, 5 May 2026 10:00:05\n\nIt was cold.\n==========\n",
    "BibTeX": "@article{moss2026,\n  title = {Ovens: cold},\n}\n",
    "RIS": "TY  - JOUR\nAU  - Moss, Ida\nER  - \n",
    "calendar": "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n",
    "EAF": '<?xml version="1.0"?><ANNOTATION_DOCUMENT AUTHOR="Ida"><TIER>cold</TIER></ANNOTATION_DOCUMENT>',
    "EXMARaLDA": '<?xml version="1.0"?><basic-transcription><head/></basic-transcription>',
    "FOLKER": "<folker-transcription><head/></folker-transcription>",
    "Transcriber": '<?xml version="1.0"?><!DOCTYPE Trans SYSTEM "trans-14.dtd"><Trans scribe="Ida"><Episode/></Trans>',
    "SAMI": "<SAMI>\n<HEAD><TITLE>Cold</TITLE></HEAD><BODY><SYNC Start=5000><P>It was cold.</BODY></SAMI>",
    "OPML": '<?xml version="1.0"?><opml version="2.0"><body><outline text="Ida: bread"/></body></opml>',
    "Word": '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:document xmlns:w="x/word"><w:body/></w:document>',
    "screenplay": "<?xml version='1.0'?><FinalDraft><Content/></FinalDraft>",
    "SVG": '<svg xmlns="http://www.w3.org/2000/svg"><text>Ida: cold</text></svg>',
    "own notes": "title: The oven\nshow: Bread\nquotes:\n- text: It was cold.\n  speaker: Ida\n",
    "log": "2026-05-14 10:00:05,123 INFO oven: it was cold\n" * 5 + "Traceback: no\n",
    "source code": "import os\n\n\ndef cold(oven: str) -> bool:\n    return oven == 'cold'\n\nif cold('x'):\n    pass\n",
    "scripts": '<!doctype html><html><head><script>var a = "Ida: it was cold";</script></head><body><div id="root"></div></body></html>',
}


@pytest.mark.parametrize(("name", "text"), NAMED.items(), ids=NAMED)
def test_what_is_not_read_is_named_with_a_way_out(name: str, text: str) -> None:
    found = what(text)
    assert found.what == OTHER
    assert name.lower() in found.name.lower()
    with pytest.raises(UnreadableError) as error:
        read(text.encode())
    told = error.value.message.partition(f"this is {found.name}, ")[2]
    speech = {"transcri", "caption", "subtitle", "praat", "elan"}
    known = any(word in found.name.lower() for word in speech)
    assert told == ("which ghost does not read" if known else "no transcript")
    assert error.value.hint == found.way_out
    assert recognise(decode(text.encode("utf-16"))) == found


def test_every_row_has_a_name_and_a_way_out_that_stores_no_garbage() -> None:
    rows = [row for row in (*BEGINNINGS, *ROOTS, *TEXT_SIGNATURES) if row.what in (OTHER, CHAPTERS)]
    assert len(rows) > 40
    for row in rows:
        assert row.name, row
        assert row.way_out, row
        assert (row.what == CHAPTERS) == any(row.format == form.name for form in CHAPTERS_AND_FEEDS)
        assert "--format" not in row.way_out


def test_other_xml_is_never_read_as_text() -> None:
    found = what('<?xml version="1.0"?><talk><turn>Ida: it was cold.</turn><turn>Tom: no.</turn></talk>')
    assert (found.what, found.name) == (UNKNOWN, "XML, but not a transcript that ghost knows")


CHAPTER_FILES = {
    "Podcasting 2.0": json.dumps(
        {
            "version": "1.2.0",
            "chapters": [{"startTime": 0, "title": "Flour"}, {"startTime": 90, "title": "Salt"}],
        }
    ),
    "PSC": '<?xml version="1.0"?><psc:chapters xmlns:psc="http://podlove.org/simple-chapters">'
    '<psc:chapter start="0" title="Flour"/></psc:chapters>',
    "ffmetadata": ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=90000\ntitle=Flour\n",
    "WebVTT": "WEBVTT\n\n1\n00:00.000 --> 01:30.000\nFlour &amp; water\n\n2\n01:30.000 --> 06:00.000\nSalt\n",
    "SRT": "1\n00:00:00,000 --> 00:01:30,000\nFlour\n\n2\n00:01:30,000 --> 00:06:00,000\nSalt\n",
    "mp4chaps": "00:00:00.000 Flour\n00:01:30.000 Salt <https://example.org>\n00:06:00.000 Water\n",
    "a description": "Ida and Tom bake. New bread on Fridays at 18:30!\n\n0:00 Flour\n(1:30) - Salt\n6:00 | Water\n\nThanks: the mill\n",
    "times behind": "Flour - 0:00\nSalt - 1:30\nWater - 6:00\n",
    "a list in Markdown": "## Chapters\n\n- [0:00](https://example.org/?t=0) Flour\n- [1:30](https://example.org/?t=90) Salt\n- [6:00](https://example.org/?t=360) Water\n",
    "Audacity": "0.0\t90.0\tFlour\n90.0\t360.0\tSalt\n",
    "Audacity, points": "0.0\t0.0\tFlour\n90.0\t90.0\tSalt\n360.0\t360.0\tWater\n",
    "a table": "start,title,text\n0:00,,Flour\n1:30,,Salt\n6:00,,Water\n",
    "OGM": "CHAPTER01=00:00:00.000\nCHAPTER01NAME=Flour\n",
    "Matroska": "<Chapters><EditionEntry><ChapterAtom/></EditionEntry></Chapters>",
    "a cue sheet": 'PERFORMER "Ida"\nFILE "bread.mp3" MP3\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n',
}


@pytest.mark.parametrize("text", CHAPTER_FILES.values(), ids=CHAPTER_FILES)
def test_chapters_are_refused_by_their_name(text: str) -> None:
    assert what(text).what == CHAPTERS
    assert find(what(text).format).module
    with pytest.raises(UnreadableError) as error:
        read(text.encode())
    assert "chapters" in error.value.message
    assert error.value.hint == "it is not read as a transcript"


SPEECH = {
    "a pane as copied": "".join(f"0:{n:02}\n{COLD}\n" for n in range(0, 40, 4)),
    "times and text": "".join(f"0:{n:02} {COLD}\n" for n in range(0, 40, 4)),
    "slow, but a conversation": "".join(f"{n}:00 {'Ida' if n % 2 else 'Tom'}: Cold.\n" for n in range(1, 9)),
    "cues that adjoin": "WEBVTT\n\n"
    + "".join(f"00:{n:02}.000 --> 00:{n + 4:02}.000\n{COLD}\n\n" for n in range(0, 40, 4)),
    "slow cues with voices": "WEBVTT\n\n"
    + "".join(f"{n:02}:00.000 --> {n + 1:02}:00.000\n<v Ida>Cold\n\n" for n in range(10, 20)),
    "ghost's own": "WEBVTT\n\nNOTE ghost\n\n"
    + "".join(f"{n:02}:00.000 --> {n + 1:02}:00.000\nCold\n\n" for n in range(10, 20)),
    "slow sentences": "WEBVTT\n\n"
    + "".join(f"{n:02}:00.000 --> {n + 1:02}:00.000\nBreathe in.\n\n" for n in range(10, 20)),
    "labels of speech": "".join(f"{n}.0\t{n + 3}.0\t{COLD}\n" for n in range(0, 40, 4)),
    "names and times above speech": "".join(
        f"{name}  0:{n:02}\n{COLD}\n\n" for n, name in enumerate(["Ida", "Tom"] * 4, 10)
    ),
}


@pytest.mark.parametrize("text", SPEECH.values(), ids=SPEECH)
def test_speech_in_the_same_forms_is_no_list_of_chapters(text: str) -> None:
    assert what(text).what == TRANSCRIPT


def feed(items: str, root: str = 'rss version="2.0"', end: str = "rss") -> str:
    return f'<?xml version="1.0"?>\n<{root}><channel><title>Bread</title>{items}</channel></{end}>'


def item(url: str) -> str:
    return f'<item><podcast:transcript type="text/vtt" url="{url}"/></item>'


def test_a_feed_names_its_transcripts() -> None:
    one = what(feed(item("https://example.org/1.vtt?a=1&amp;b=2")))
    assert (one.what, one.format) == (FEED, "feed")
    assert one.way_out == "it links https://example.org/1.vtt?a=1&b=2: download that"
    many = what(feed("".join(item(f"https://example.org/{n}.vtt") for n in (1, 2, 2, 3, 4, 5))))
    expected = ", ".join(f"https://example.org/{n}.vtt" for n in (1, 2, 3))
    assert many.way_out == f"it links {expected} and 2 more: download one of them"
    none = what(feed(item("javascript:alert(1)"), "feed xmlns='http://www.w3.org/2005/Atom'", "feed"))
    assert none.way_out == "it links no transcript: look for one on the episode's page"
    hostile = what(feed(item("https://example.org/\u202e\u2066" + "a" * 500)))
    assert hostile.way_out.startswith("it links https://example.org/\\u202e\\u2066aaa")
    assert len(hostile.way_out) < 300


ALL = [
    *READ.values(),
    *NAMED.values(),
    *CHAPTER_FILES.values(),
    *SPEECH.values(),
    feed(item("https://example.org/1")),
]


@given(st.data())
def test_recognition_never_raises_but_a_sentence(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(ALL))
    for _ in range(data.draw(st.integers(1, 4))):
        cut = data.draw(st.integers(0, len(whole)))
        put = data.draw(st.text(st.sampled_from("<>[]{}()\"',;|\t:.=-!#0123456789 \n")))
        whole = whole[:cut] + put + whole[cut + data.draw(st.integers(0, 30)) :]
    sentence = "read"
    try:
        read(whole.encode())
    except UnreadableError as error:
        sentence = f"{error.message}{error.hint}"
    assert not CONTROL.search(sentence)


LONG: dict[str, Callable[[int], str]] = {
    "open brackets": lambda n: "<" * n,
    "open comments": lambda n: "<!--" * n,
    "declarations": lambda n: "<?xml ?>" * n,
    "commas": lambda n: "0:00:01," * n,
    "tabs": lambda n: "1\t" * n,
    "quotes": lambda n: '1,"' * n,
    "blanks": lambda n: "1.0 " * n,
    "scripts": lambda n: "<html>" + "<script >" * n,
    "sections": lambda n: ";\n" * n,
    "transcripts": lambda n: "<rss>" + "<transcript url='" * n,
    "braces": lambda n: "{\\" * n,
    "lines of times": lambda n: "0:00 a\n" * n,
    "colons": lambda n: "a:" * n,
}


@pytest.mark.parametrize("make", LONG.values(), ids=LONG)
def test_a_million_characters_of_one_sort_are_passed_in_few_looks(make: Callable[[int], str]) -> None:
    """Ten times the text: at most some twenty times the work, as the count of executed lines has it."""
    import sys

    def work(size: int) -> int:
        source = decode(make(size).encode())
        count = 0

        def tick(*_: object) -> Callable[..., object]:
            nonlocal count
            count += 1
            return tick

        before = sys.gettrace()  # coverage's
        sys.settrace(tick)  # type: ignore[arg-type]
        try:
            recognise(source)
        except UnreadableError:
            pass
        finally:
            sys.settrace(before)
        return count

    work(10_000)  # imports what it needs
    assert work(10_000) <= 20 * work(1_000) + 1000
