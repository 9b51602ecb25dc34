"""What is found in speech."""

from __future__ import annotations

import os
from collections.abc import Iterator
from math import inf

import pytest
from questions import ALL, QUOTES, asked

from ghostcli.fidelity.clock_offset import Clock, ClockPiece
from ghostcli.index.library import library_in_memory, stored_library
from ghostcli.index.reader import StoredEpisodes
from ghostcli.model import TRANSCRIPT
from ghostcli.records.filters import parse_where
from ghostcli.verify.clocks import TranscriptClocks

SPEECH = """\
WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ada>We measured the bridge twice,

00:00:04.000 --> 00:00:08.000
<v Ada>and nobody had done that before.

00:01:00.000 --> 00:01:04.000
<v Ben>Was the bridge the same?
"""


@pytest.fixture(scope="module", params=["read", "indexed"])
def spoken(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StoredEpisodes]:
    root = tmp_path_factory.mktemp("spoken")
    (root / "bridges").mkdir()
    notes = "title: A\nquotes:\n- {text: The bridge of notes}\n"
    (root / "bridges" / "episode.yaml").write_text(notes)
    (root / "bridges" / "transcript.vtt").write_text(SPEECH)
    if request.param == "read":
        yield library_in_memory([str(root)]).episodes
        return
    library, index = stored_library([str(root)], {"XDG_CACHE_HOME": os.devnull})
    yield library.episodes
    index.close()


class TestSpeech:
    def test_is_found_at_its_moment_behind_the_notes(self, spoken: StoredEpisodes) -> None:
        hits = asked(spoken, "bridge", kinds=(*ALL, TRANSCRIPT))
        assert [hit.record.ref for hit in hits] == [
            "bridges/quotes/1", "bridges@0:01:00-0:01:04", "bridges@0:00:01-0:00:08"
        ]  # fmt: skip
        (hit,) = asked(spoken, "nobody", kinds=(TRANSCRIPT,))
        assert (hit.record.ref, hit.field, hit.record.who) == ("bridges@0:00:04-0:00:08", "text", "Ada")

    @pytest.mark.parametrize(
        ("query", "start"), [("we", 1), ("twice", 1), ('"twice and"', 1), ('"and nobody"', 4), ("before", 4)]
    )
    def test_is_found_from_the_cue_on_in_which_the_words_begin(
        self, query: str, start: int, spoken: StoredEpisodes
    ) -> None:
        (hit,) = asked(spoken, query, kinds=(TRANSCRIPT,))
        assert hit.record.times[0] == (start, 8)

    def test_is_listed_and_filtered(self, spoken: StoredEpisodes) -> None:
        assert len(asked(spoken, kinds=(TRANSCRIPT,))) == 2
        condition = parse_where("speaker=ben", (TRANSCRIPT,))
        assert [hit.record.label for hit in asked(spoken, kinds=(TRANSCRIPT,), conditions=(condition,))] == [
            "Was the bridge the same?"
        ]
        assert len(asked(spoken, "bridge speaker:ada", kinds=(TRANSCRIPT,))) == 1
        assert [
            hit.record.times[0][0] for hit in asked(spoken, kinds=(TRANSCRIPT,), sort="at", reverse=True)
        ] == [60, 1]

    def test_is_given_with_what_stands_around_it(self, spoken: StoredEpisodes) -> None:
        (hit,) = asked(spoken, "nobody", kinds=(TRANSCRIPT,), context=60.0)
        assert hit.context == ("We measured the bridge twice,", "Was the bridge the same?")
        (hit,) = asked(spoken, "notes", kinds=QUOTES, context=60.0)
        assert hit.context is None

    @pytest.mark.parametrize(("query", "at"), [("twice", (0, 5)), ("before", (1, 5)), ("same", (57, 61))])
    def test_is_found_on_the_episodes_clock_and_never_before_its_beginning(
        self, query: str, at: tuple[int, int], spoken: StoredEpisodes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The transcript goes three seconds ahead."""
        clock = Clock((ClockPiece(-inf, 3.0),))
        monkeypatch.setattr(TranscriptClocks, "_of", lambda *_: clock)
        hit = asked(spoken, query, kinds=(TRANSCRIPT,))[0]
        assert hit.record.times[0] == at
