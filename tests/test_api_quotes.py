"""The Python interface over one transcript: what it reads, and that it says of a quote what `ghost verify` does."""

from __future__ import annotations

import json
import pickle
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from ghostcli import (
    CheckedQuote,
    Cue,
    GhostError,
    Transcript,
    check_quote,
    find,
    open_library,
    read_transcript,
)
from traced import Home

TALK = """WEBVTT

00:01.000 --> 00:06.000
<v Ida Holm>We salted the herring on the north pier before anybody was awake.

00:07.000 --> 00:12.000
<v Otto Brandt>The harbour master kept two clocks, and, um, neither of them was right.

00:20.000 --> 00:26.000
<v Otto Brandt>It is not true that the pilot was drunk on the night of the storm.

00:30.000 --> 00:36.000
<v SPEAKER_02>My aunt painted every boat in the colour of its owner's door.

00:40.000 --> 00:46.000
<v Ida Holm>We salted the herring on the north pier before anybody was awake.
"""
HERRING = "We salted the herring on the north pier"
QUOTES: tuple[dict[str, Any], ...] = (
    {"text": HERRING},
    {"text": HERRING, "speaker": "Ida Holm", "at": "0:00:41"},
    {"text": HERRING, "speaker": "Otto Brandt"},
    {"text": HERRING, "speaker": "Somebody Else"},
    {"text": "The harbour master kept two clocks, and neither of them was right.", "at": "0:03:00-0:03:05"},
    {"text": "The harbour master kept nine clocks and all of them were right"},
    {"text": "The pilot was drunk on the night of the storm."},
    {"text": "We salted the herring on the north pier in the colour of its owner's door"},
    {"text": "My aunt painted each boat", "sic": {"each": "every"}},
    {"text": "Nothing of this was ever said by anybody on a ship"},
    {"text": "Der Hafenmeister hatte zwei Uhren, und keine von ihnen ging richtig, das weiß ich noch."},
    {"text": "Two", "language": "en"},
    {"text": "Two clocks", "language": "de"},
)
LIBRARYS = {"ref", "clock_offset", "transcripts", "recorded", "path", "line"}
"""What a quote has of its library alone."""


def pickled(value: Any) -> Any:
    """What another process gets of a value."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301


@pytest.fixture
def talk() -> Transcript:
    return read_transcript(TALK.encode())


def test_a_transcript_has_its_cues_and_what_it_says_of_itself(talk: Transcript) -> None:
    assert talk.format == "vtt"
    assert talk.cues[0] == Cue(
        1.0, 6.0, "Ida Holm", "We salted the herring on the north pier before anybody was awake."
    )
    assert talk.speakers == ("Ida Holm", "Otto Brandt", "SPEAKER_02")
    assert (talk.language, talk.title, talk.lost) == (None, None, ())
    told = read_transcript(
        b"WEBVTT\nLanguage: de\n\n00:01.000 --> 00:02.000\nGuten Tag allerseits\n", "talk.en.vtt"
    )
    assert told.language == "de"  # by the file itself, before its name


def test_its_name_tells_the_language_and_its_content_the_format() -> None:
    srt = b"1\n00:00:01,000 --> 00:00:02,000\nIda: Hello there, all of you\n"
    read = read_transcript(bytearray(srt), "talk.pt-BR.vtt")
    assert (read.format, read.language) == ("srt", "pt-BR")
    assert read_transcript(srt, "/never/read/talk.srt").language is None
    assert read_transcript(memoryview(srt)) == read_transcript(srt)


def test_what_found_no_place_is_in_its_remarks() -> None:
    lost = read_transcript(TALK.encode() + b"\nnothing --> of this\n00:aa this is a time\n\nno cue at all\n")
    assert [remark.line for remark in lost.lost]
    assert set(lost.lost) <= set(lost.remarks)


def test_passages_are_the_speech_a_speaker_at_a_time(talk: Transcript) -> None:
    assert [passage[:3] for passage in talk.passages] == [
        (1.0, 6.0, "Ida Holm"),
        (7.0, 26.0, "Otto Brandt"),
        (30.0, 36.0, "SPEAKER_02"),
        (40.0, 46.0, "Ida Holm"),
    ]
    said = " ".join(cue.text for cue in talk.cues)
    assert " ".join(passage.text for passage in talk.passages) == said


@pytest.mark.parametrize(
    ("data", "named", "message"),
    [
        (b"", None, "empty"),
        (b"\x00\x01\x02\xff" * 50, None, "this is not text"),
        (b"title: A talk\nquotes:\n- {text: Through a straw}\n", None, "notes"),
        (b'{"segments": [', None, "line 1"),
        (b"WEBVTT\n\n", None, "there is no speech in it"),
        (TALK.encode(), "zebra", "there is no transcript format"),
        (TALK, None, "read from bytes"),
        (5, None, "read from bytes"),
        (b"a" * 50_000_001, None, "50 MB"),
    ],
)
def test_what_is_no_transcript_is_an_error_of_one_class(data: Any, named: str | None, message: str) -> None:
    with pytest.raises(GhostError, match=message) as caught:
        read_transcript(data, format=named)
    assert type(caught.value) is GhostError
    again = pickled(caught.value)
    assert (again.message, again.hint) == (caught.value.message, caught.value.hint)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"name": 3}, "the name of a transcript is a text"),
        ({"name": Path("talk.vtt")}, "the name of a transcript is a text"),
        ({"format": 3}, "a format is a name such as vtt"),
    ],
)
def test_a_name_of_a_wrong_type_is_an_error(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(GhostError, match=f"^{message}"):
        read_transcript(TALK.encode(), **arguments)


def test_a_quote_has_the_verdicts_of_the_command_line(home: Home, talk: Transcript) -> None:
    notes = "quotes:\n" + "".join(f"- {json.dumps(quote)}\n" for quote in QUOTES)
    home.episode("harbour", notes, TALK)
    rows = home.ghost("verify", "-o", "json", status=1).json
    assert len(rows) == len(QUOTES)
    for row, quote in zip(rows, QUOTES, strict=True):
        found = check_quote(**quote, transcript=talk).to_json()
        wanted = {key: value for key, value in row.items() if key not in LIBRARYS}
        assert json.dumps(found) == json.dumps(wanted)
    verdicts = {verdict for row in rows for verdict in row["verdicts"]}
    assert verdicts >= {"verbatim", "near", "reworded", "spliced", "absent", "misattributed", "misleading"}
    assert "unchecked" in verdicts


def test_a_checked_quote_tells_what_it_holds(talk: Transcript) -> None:
    found = check_quote(HERRING, talk, at=41)
    assert (found.verdicts, found.quotable, found.share, found.at) == (("verbatim",), True, 1.0, 40.0)
    assert [place.start for place in found.occurrences] == [1.0]
    assert [(part.text, part.said, part.speaker) for part in found.parts] == [(HERRING, HERRING, "Ida Holm")]
    assert {step.op for step in found.diff} == {"equal"}
    said = check_quote(HERRING, talk, speaker="Otto Brandt")
    assert (said.verdicts, said.quotable, said.voiced) == (("verbatim", "misattributed"), False, True)
    assert [voice.speaker for voice in said.voices] == ["Ida Holm"]
    unknown = check_quote("Two clocks", read_transcript(TALK.encode(), "talk.en.vtt"), language="de")
    assert (unknown.verdicts, unknown.quotable, unknown.share) == (("unchecked",), False, 0.0)
    assert (unknown.finding, unknown.at, unknown.parts, unknown.diff) == (None, None, (), ())
    assert unknown.occurrences == ()
    assert unknown.to_json()["verdicts"] == ["unchecked"]
    assert CheckedQuote("Two clocks") == unknown  # a quote without a transcript


def test_all_names_of_a_speaker_are_taken(talk: Transcript) -> None:
    aunt = "My aunt painted every boat"
    assert check_quote(aunt, talk, speaker=["Uwe Lang", "SPEAKER_02"]).voiced
    assert check_quote(aunt, talk, speaker="Uwe Lang").voiced is None  # it may be the voice without a name
    assert check_quote(HERRING, talk, speaker=("Uwe", "Otto Brandt")).verdicts == (
        "verbatim",
        "misattributed",
    )
    assert check_quote(aunt, talk, speaker="") == check_quote(aunt, talk)


@pytest.mark.parametrize(
    "at", [41, 41.5, "0:00:41", "0:00:41-0:00:50", [41, 50], (41, None), [[41, 50], [80, None]], ((41, 50),)]
)
def test_times_are_taken_as_ghost_writes_them(talk: Transcript, at: Any) -> None:
    assert check_quote(HERRING, talk, at=at).at == 40


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"text": 5}, "a quote is a text"),
        ({"text": None}, "a quote is a text"),
        ({"at": "noon"}, '"at" is not a time'),
        ({"at": (5, 2)}, '"at" is not a time'),
        ({"at": True}, '"at" is not a time'),
        ({"speaker": [3]}, "a speaker is a name"),
        ({"speaker": 3}, "a speaker is a name"),
        ({"sic": "cloud"}, "sic maps"),
        ({"sic": {"cloud": 5}}, "sic maps"),
        ({"language": 5}, "a language is a code"),
        ({"transcript": "y"}, "a quote is checked against a transcript"),
        ({"transcript": None}, "a quote is checked against a transcript"),
    ],
)
def test_an_argument_that_makes_no_sense_is_an_error(
    talk: Transcript, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(GhostError, match=message):
        check_quote(**{"text": HERRING, "transcript": talk, **arguments})


@pytest.mark.parametrize("text", ["", "...", "\0", "[…]", "…" * 500])
def test_any_text_has_a_verdict(talk: Transcript, text: str) -> None:
    assert check_quote(text, talk).verdicts == ("unclear",)


def _check(task: tuple[str, Transcript]) -> CheckedQuote:
    return check_quote(*task)


def test_transcripts_and_results_go_from_process_to_process(talk: Transcript) -> None:
    found = check_quote(HERRING, talk)  # what it keeps for quotes stays here
    assert len(pickle.dumps(talk)) == len(pickle.dumps(read_transcript(TALK.encode())))
    assert pickled(talk) == talk
    assert pickled(found) == found
    with get_context("spawn").Pool(1) as pool:
        assert pool.map(_check, [(HERRING, talk)]) == [found]


def test_nothing_is_written_or_kept_between_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    first = check_quote(HERRING, read_transcript(TALK.encode()), at=41)
    check_quote(HERRING, read_transcript(TALK.replace("herring", "cabbage").encode()))
    assert check_quote(HERRING, read_transcript(TALK.encode()), at=41) == first
    assert not list(tmp_path.iterdir())


def test_hits_go_from_process_to_process(home: Home) -> None:
    home.episode("harbour", f"quotes:\n- {{text: {HERRING}, at: 0:00:41}}\n", TALK)
    library = open_library(home.library)
    hits = [*find(library, "herring"), *find(library)]
    assert {hit.record.kind.name for hit in hits} == {"quotes", "transcript", "episodes"}
    again = pickled(hits)
    assert again == hits
    assert [hit.record.ref for hit in again] == [hit.record.ref for hit in hits]


def test_a_library_tells_where_its_transcripts_are(home: Home) -> None:
    home.episode("harbour", f"quotes:\n- {{text: {HERRING}, at: 0:00:41}}\n", TALK)
    library = open_library(home.library)
    for quote in library.records("quotes"):
        (file,) = library.episodes[quote.episode].transcripts
        transcript = read_transcript(Path(file.path).read_bytes())
        assert check_quote(quote.values["text"], transcript, at=quote.times).at == 40
