"""Chapters of every format: the same records, and a place for each line."""

from __future__ import annotations

import json

import pytest
from chapter_texts import PLAIN, TEXTS, chapters, read, said

from ghostcli.errors import GhostError
from ghostcli.notes.base import MAX_RECORDS, NO_KIND, RECORD
from ghostcli.notes.formats import CHAPTERS_AND_FEEDS, find, read_as
from ghostcli.recognition.base import CHAPTERS
from ghostcli.recognition.recognise import recognise
from ghostcli.transcripts.base import FIELD, LEFT_OVER, REPEAT, UnreadableError
from ghostcli.transcripts.encoding import SourceText, decode


def test_every_format_but_the_feed_is_among_the_texts() -> None:
    assert {form.name for form in CHAPTERS_AND_FEEDS} == {*TEXTS, "feed"}
    with pytest.raises(GhostError, match="no format of notes “srt”"):
        find("srt")


@pytest.mark.parametrize("name", TEXTS)
def test_the_same_chapters_in_every_format(name: str) -> None:
    found = recognise(decode(TEXTS[name].encode()))
    assert (found.what, found.format) == (CHAPTERS, name)
    reading = read(TEXTS[name])
    assert reading.family == name
    assert [title for _, title in chapters(reading)] == [title for _, title in PLAIN]
    assert [at for at, _ in chapters(reading)] == pytest.approx([at for at, _ in PLAIN], abs=0.01)
    assert not reading.lines_in(LEFT_OVER)
    for one in reading.episodes[0].records:
        assert reading.places[one.line - 1] == RECORD
        assert isinstance(one.values["at"][0][0], int) == float(one.values["at"][0][0]).is_integer()


@pytest.mark.parametrize("name", TEXTS)
def test_line_ends_and_marks_of_order_change_nothing(name: str) -> None:
    plain = read(TEXTS[name])
    text = TEXTS[name]
    for other in (
        b"\xef\xbb\xbf" + text.encode(),
        text.replace("\n", "\r\n").encode(),
        text.encode("utf-16"),
        text.rstrip("\n").encode(),
    ):
        found = read(other)
        assert (found.episodes, found.places) == (plain.episodes, plain.places)


ENDS = {"ffmetadata": 4, "chapter-cues": 4, "chapter-table": 4}


@pytest.mark.parametrize("name", TEXTS)
def test_only_a_stated_end_is_an_end(name: str) -> None:
    ends = [one.values["at"][0][1] for one in read(TEXTS[name]).episodes[0].records]
    assert sum(end is not None for end in ends) == ENDS.get(name, 0)
    assert ends[0] in {None, 8.5}


JSON = """{
 "version": "1.2.0",
 "author": "Mill Radio",
 "title": "Bread",
 "podcastName": "The Mill",
 "chapters": [
  {"startTime": 90, "title": "Proving", "endTime": 200},
  {
   "startTime": 0,
   "title": "Flour",
   "img": "https://example.org/a.jpg",
   "url": "https://example.org/a",
   "location": {
    "name": "The mill",
    "geo": "geo:1,2"
   }
  },
  {"startTime": 300, "title": "Advertisement", "toc": false},
  {"startTime": 400},
  {"startTime": "soon", "title": "Salt"},
  {"startTime": 500, "title": "Oven", "endTime": 450},
  {"startTime": 500, "title": "Oven"}
 ]
}"""


def test_what_a_chapter_has_beside_times_and_title_is_counted() -> None:
    reading = read(JSON)
    (episode,) = reading.episodes
    assert episode.facts == {"title": "Bread", "show": "The Mill"}
    assert [(one.values["at"][0], one.values["title"]) for one in episode.records] == [
        ((0, None), "Flour"),
        ((90, 200), "Proving"),
        ((500, None), "Oven"),
    ]
    assert reading.lines_in(RECORD) == [7, 9, 10, 21]
    assert reading.lines_in(NO_KIND) == [11, 12, 13, 14, 15, 18, 19]
    assert reading.lines_in(REPEAT) == [22]
    assert reading.lines_in(LEFT_OVER) == [20]
    assert reading.lines_in(FIELD) == [2, 3, 4, 5, 6]
    told = said(reading)
    assert "line 19: the chapter at 0:06:40 is left out: it has no title" in told
    assert "line 20: a chapter without a valid start is left out: “Salt”" in told
    assert "line 21: the end of the chapter at 0:08:20 is not after its start" in told
    assert "line 18: 1 silent chapter (not to be shown) is left out" in told
    assert "line 9: 2 addresses are left out" in told
    assert "line 9: 1 place, payment or other field" in told


def test_json_on_one_line_is_a_line_of_records() -> None:
    one = json.dumps(json.loads(JSON))
    assert read(one).places == (RECORD,)
    assert read(one).episodes[0].facts == read(JSON).episodes[0].facts
    assert chapters(read(one)) == chapters(read(JSON))


@pytest.mark.parametrize(
    "value",
    [
        [{"start": 0, "title": "Flour"}, {"start": "1:30", "title": "Salt"}],
        [{"startTime": 0, "title": "Flour"}, {"startTime": 90.0, "title": "Salt"}],
        {"chapters": [{"start_time": "0.000", "start": 0, "tags": {"title": "Flour"}},
                      {"start_time": "90.000", "start": 90000, "tags": {"title": "Salt"}}]},
        {"data": {"chapters": [{"startTime": 0, "title": "Flour"}, {"startTime": 90, "title": "Salt"}, 3]}},
    ],
)  # fmt: skip
def test_other_json_of_chapters(value: object) -> None:
    assert chapters(read(json.dumps(value))) == [(0, "Flour"), (90, "Salt")]


def test_escapes_and_comments_of_ffmetadata() -> None:
    text = ";FFMETADATA1\ntitle=A \\= B\\; \\#1 \\\\ C\ndate=2026-03-20\n# a comment\n[STREAM]\ntitle=audio\n"
    text += "[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=9000\ntitle=Flour\\\nand salt\nartist=Ida\n"
    text += "[CHAPTER]\nTIMEBASE=1/0\nSTART=0\ntitle=Never\nnot a field\n"
    reading = read(text)
    assert reading.episodes[0].facts == {"title": "A = B; #1 \\ C", "published": "2026-03-20"}
    assert chapters(reading) == [(0, "Flour and salt")]
    assert reading.lines_in(RECORD) == [7, 8, 9, 10, 11, 12]
    assert reading.lines_in(NO_KIND) == [13]
    assert reading.lines_in(LEFT_OVER) == [14, 15, 16, 17, 18]


def test_hidden_and_nested_chapters_of_matroska() -> None:
    def atom(at: int, title: str, inner: str = "") -> str:
        display = f"<ChapterDisplay><ChapterString>{title}</ChapterString></ChapterDisplay>"
        return f"<ChapterAtom><ChapterTimeStart>00:0{at}:00.0</ChapterTimeStart>\n{display}{inner}</ChapterAtom>\n"

    hidden = atom(3, "Never", "<ChapterFlagHidden>1</ChapterFlagHidden>")
    german = atom(4, "Oven", "<ChapterDisplay><ChapterString>Ofen</ChapterString></ChapterDisplay>")
    text = f"<Chapters><EditionEntry>\n{atom(1, 'Flour', atom(2, 'Rye'))}{hidden}{german}</EditionEntry></Chapters>"
    reading = read(text)
    assert chapters(reading) == [(60, "Flour"), (120, "Rye"), (240, "Oven")]
    assert "1 silent chapter" in said(reading)
    assert "1 title in a further language" in said(reading)


def test_the_tracks_of_a_second_recording_are_left_over() -> None:
    text = (
        TEXTS["cue-sheet"] + 'FILE "more.mp3" MP3\n  TRACK 05 AUDIO\n    TITLE "X"\n    INDEX 01 00:00:00\n'
    )
    reading = read(text)
    assert chapters(reading) == chapters(read(TEXTS["cue-sheet"]))
    assert reading.lines_in(LEFT_OVER) == [16, 17, 18]
    assert "line 16: a track of a further recording" in said(reading)


def test_broken_files_and_files_beyond_a_limit_are_unreadable() -> None:
    with pytest.raises(UnreadableError, match="broken here"):
        read_as(SourceText("<chapters><chapter start='0'"), "psc")
    with pytest.raises(UnreadableError, match="entities of its own"):
        read_as(SourceText('<!DOCTYPE a [<!ENTITY b "c">]><chapters/>'), "psc")
    many = "".join(f"CHAPTER{n % 1000}=0{n // 3600}:00:00\n" for n in range(3)) * 2
    assert read(many, "ogm").episodes[0].records == ()
    entries = [{"start": at, "title": "a"} for at in range(MAX_RECORDS + 1)]
    with pytest.raises(UnreadableError, match=r"more than 10,000 chapters"):
        read(json.dumps(entries), "chapters-json")
    with pytest.raises(UnreadableError, match="11 million characters"):
        read_as(SourceText("0:00 a\n" + "a" * 11_000_000), "chapter-lines")


def test_values_have_no_control_characters() -> None:
    reading = read('{"chapters": [{"startTime": 0, "title": "A\\u0007\\u0000 line\\n\\tof \\u2028 flour"}]}')
    assert chapters(reading) == [(0, "A line of flour")]
    long = read(json.dumps({"chapters": [{"startTime": 0, "title": "a" * 1001}]}))
    assert chapters(long) == []
    assert "its title has more than 1,000 characters" in said(long)
