"""A transcript that is an excerpt of another: the longer one is stored, whichever comes first."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_copies import LINES, SPEAKERS, changes, stored, vtt

from ghostcli.actions.excerpts import is_excerpt
from ghostcli.transcripts.base import Cue, ParsedTranscript, speakers_of
from traced import Home

SAMPLES = Path(__file__).parent.parent / "notes" / "samples"
WORDS = ("ice", "bread", "sledge", "island", "winter", "harbour")


def reading(*cues: Cue) -> ParsedTranscript:
    return ParsedTranscript("vtt", cues, speakers=speakers_of(cues))


@st.composite
def talks(draw: st.DrawFn) -> ParsedTranscript:
    texts = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), min_size=1, max_size=8))
    names = draw(st.lists(st.sampled_from([None, "Mara Lind", "Otto"]), min_size=8, max_size=8))
    return reading(
        *(
            Cue(10.0 * number, 10.0 * number + 9, names[number], " ".join(text))
            for number, text in enumerate(texts)
        )
    )


@given(talks(), st.data())
def test_cues_that_are_left_out_leave_an_excerpt(whole: ParsedTranscript, data: st.DataObject) -> None:
    part = [cue for cue in whole.cues if data.draw(st.booleans())]
    plain = [cue._replace(speaker=None) if data.draw(st.booleans()) else cue for cue in part]
    assert is_excerpt(reading(*plain), whole)
    assert is_excerpt(reading(*(cue._replace(start=None, end=None) for cue in plain)), whole)


@given(talks(), st.data())
def test_a_cue_with_anything_of_its_own_is_no_excerpt(whole: ParsedTranscript, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(whole.cues) - 1))
    cue = whole.cues[number]
    other = data.draw(
        st.sampled_from(
            [
                cue._replace(text=f"{cue.text} ghost"),
                cue._replace(speaker="Nobody Else"),
                cue._replace(start=(cue.start or 0) + 500),
                cue._replace(start=(cue.start or 0) - 500),
            ]
        )
    )
    assert not is_excerpt(reading(*whole.cues[:number], other, *whole.cues[number + 1 :]), whole)


def test_the_order_of_the_cues_counts() -> None:
    untimed = [Cue(None, None, None, line) for line in LINES]
    assert is_excerpt(reading(*untimed[1:3]), reading(*untimed))
    assert not is_excerpt(reading(untimed[2], untimed[1]), reading(*untimed))


@pytest.mark.parametrize(
    ("label", "name", "fits"),
    [
        ("Speaker 1", "Mara Lind", True),
        ("Unknown Speaker", None, True),
        ("Mara Lind (Rivers)", "Mara Lind", True),
        ("Mara", "Mara Lind", True),
        ("Mara Lind", None, False),
        ("Mara Lind", "Mara Quill", False),
    ],
)
def test_what_says_more_of_a_speaker_is_kept(label: str, name: str | None, fits: bool) -> None:
    cue = Cue(0.0, 2.0, label, "The harbour froze.")
    assert is_excerpt(reading(cue), reading(cue._replace(speaker=name))) is fits


def test_the_words_of_one_cue_may_be_in_several() -> None:
    whole = reading(*(Cue(2.0 * number, None, None, line) for number, line in enumerate(LINES)))
    assert is_excerpt(reading(Cue(2.0, None, None, " ".join(LINES[1:3]))), whole)
    assert not is_excerpt(reading(Cue(9.0, None, None, " ".join(LINES[1:3]))), whole)


def test_a_longer_transcript_replaces_its_excerpt(home: Home) -> None:
    """Notes often hold the first minutes; the whole transcript then needed --force."""
    home.ghost("import", home.write("a/ice.vtt", vtt(LINES[:2], SPEAKERS)))
    whole = home.write("b/ice.vtt", vtt(LINES, SPEAKERS))
    ran = home.ghost("import", whole, "-e", "ice")
    assert changes(ran) == {"ice.vtt": "replaced"}
    assert "it replaces an excerpt of it: all 21 words that were there are in it" in ran.err
    assert LINES[3] in stored(home)
    assert changes(home.ghost("import", home.folder / "a/ice.vtt", "-e", "ice")) == {"ice.vtt": "same words"}
    assert LINES[3] in stored(home)


def test_names_that_change_are_told(home: Home) -> None:
    home.ghost("import", home.write("a/ice.vtt", vtt(LINES[:2], ["Speaker 1", "Otto Brandt"])))
    ran = home.ghost("import", home.write("b/ice.vtt", vtt(LINES, SPEAKERS)), "-e", "ice")
    assert "by other names than Speaker 1" in ran.err


@pytest.mark.parametrize(
    "edit",
    [
        ("froze", "thawed"),
        ("WEBVTT\n", "WEBVTT\n\nNOTE I checked this on Sunday\n"),
        ("Mara Lind", "Greta Holm"),
        ("00:00:01.000", "00:00:00.500 --> 00:00:00.900\n<v Mara Lind>Hm.\n\n00:00:01.000"),
    ],
)
def test_what_a_person_wrote_into_an_excerpt_stays(home: Home, edit: tuple[str, str]) -> None:
    home.ghost("import", home.write("a/ice.vtt", vtt(LINES[:2], SPEAKERS)))
    home.note("ice/transcript.vtt", stored(home).replace(*edit, 1))
    before = home.files()
    ran = home.ghost("import", home.write("b/ice.vtt", vtt(LINES, SPEAKERS)), "-e", "ice", status=2)
    assert "--force replaces it" in ran.err
    assert home.files() == before


def test_in_one_folder_the_whole_is_imported(home: Home) -> None:
    home.write("out/ice.vtt", vtt(LINES[:2], SPEAKERS))
    home.write("out/ice.srt", vtt(LINES, SPEAKERS))
    ran = home.ghost("import", home.folder / "out")
    assert changes(ran) == {"ice.srt": "new", "ice.vtt": "same words"}
    assert "ice.vtt: all of its words are in ice.srt" in ran.err


@pytest.mark.parametrize("order", list(permutations(["03.md", "07.md", "video.md"])))
def test_in_one_import_the_whole_is_stored_in_any_order(home: Home, order: tuple[str, ...]) -> None:
    """An excerpt that came twice hid that the stored one is as ghost wrote it, and the whole was refused."""
    files = [SAMPLES / {"video.md": "timed-notes/video.md"}.get(one, f"podwise/2026-{one}") for one in order]
    home.ghost("import", *files)
    assert len(list(home.library.glob("*/episode.yaml"))) == 1
    (path,) = home.library.glob("*/transcript.vtt")
    assert path.read_text().count("<v ") == 17
    before = home.files()
    home.ghost("import", *files)
    assert home.files() == before


@pytest.mark.parametrize(("others", "is_found"), [(900, True), (1_100, False)])
def test_few_of_the_places_that_have_the_words_are_looked_at(others: int, is_found: bool) -> None:
    """Else two long files of one repeated word would keep an import for hours."""
    before = [Cue(float(second), second + 1.0, "Otto", "Yes.") for second in range(others)]
    late = Cue(5000.0, 5001.0, "Otto", "Yes.")
    assert is_excerpt(reading(late), reading(*before, late)) is is_found
