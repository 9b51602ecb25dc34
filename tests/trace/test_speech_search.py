"""Search in transcripts: words, exclusions and speakers within a passage, phrases across all bounds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from ghostcli import find, open_library
from ghostcli.actions.importing import ImportSettings, import_data
from ghostcli.actions.sidecar import Sidecar
from ghostcli.actions.storing import Target
from ghostcli.library.paths import read_library
from ghostcli.library.read_transcript import read_speech
from ghostcli.text.words import words
from traced import BRIDGE, SAMPLE, Home

REAL = Path(os.environ.get("GHOST_TRANSCRIPTS", Path(__file__).parents[3] / "shared/transcripts"))


def refs(home: Home, *query: str, status: int = 0) -> list[str]:
    return home.ghost("search", *query, "-k", "transcript", "-o", "ref", status=status).lines


FOUND = [
    (["river"], [f"{SAMPLE}@0:00:00-0:00:04", f"{SAMPLE}@0:01:07-0:01:07", f"{SAMPLE}@0:01:45-0:01:53"]),
    (["ferry river"], [f"{SAMPLE}@0:01:45-0:01:53"]),
    (["swimming -shelf -happy"], [f"{SAMPLE}@0:01:45-0:01:53"]),
    (["swimming NOT floated NOT shelf"], [f"{SAMPLE}@0:01:54-0:01:57"]),
    (["speaker:mara swimming"], [f"{SAMPLE}@0:01:54-0:01:57", f"{SAMPLE}@0:02:33-0:02:37"]),
    (["speaker:okafor swimming"], [f"{SAMPLE}@0:01:45-0:01:53"]),
    (["swim*", "--speaker", "okafor"], [f"{SAMPLE}@0:01:45-0:01:53"]),
    (["swimming", "-w", "chapter~lessons"], []),
    (["swimming", "-w", "at=0:02:00..0:03:00"], [f"{SAMPLE}@0:02:33-0:02:37"]),
    (['"thank you the swimming book"'], [f"{SAMPLE}@0:02:33-0:02:37"]),
    (['"shelf nine thank you"'], [f"{SAMPLE}@0:02:33-0:02:37"]),  # two people say it
    (["--exact", "town hall, say? Not for"], [f"{SAMPLE}@0:02:06-0:02:10"]),
]


@pytest.mark.parametrize(("query", "expected"), FOUND)
def test_words_exclusions_speakers_and_phrases(sample: Home, query: list[str], expected: list[str]) -> None:
    """Each holds within one passage; a phrase goes beyond it."""
    found = refs(sample, "--strict", *query, status=0 if expected else 1)
    if query == ["river"]:
        assert found[0] in expected
        assert len(found) >= 3
    else:
        assert sorted(found) == sorted(expected)


def test_an_exclusion_holds_for_the_passage_and_not_beyond(home: Home) -> None:
    text = BRIDGE.replace("<v SPEAKER_01>Nobody", "<v SPEAKER_00>Nobody")
    home.episode("bridge", transcript=text)
    assert refs(home, "ferryman -river") == ["bridge@0:00:12-0:00:19"]
    assert refs(home, "river ferryman", status=0)  # only partial: no passage has both
    rows = home.ghost("search", "river ferryman", "-k", "transcript").rows
    assert {row[4] for row in rows} == {"partial"}


def test_notes_and_speech_are_one_ranked_list(sample: Home) -> None:
    rows = sample.ghost("search", "ferry", "-o", "json").json
    kinds = [row["kind"] for row in rows]
    assert {"transcript", "questions", "quotes"} <= set(kinds)
    scores = [row["score"] for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert {
        row["kind"] for row in sample.ghost("search", "ferry", "-k", "transcript", "-o", "json").json
    } == {"transcript"}


def test_a_hit_has_what_the_contract_says(sample: Home) -> None:
    hit = sample.ghost("search", "floated", "-o", "json").json[0]
    assert hit["kind"] == "transcript"
    assert hit["ref"] == f"{SAMPLE}@0:01:45-0:01:53"
    assert hit["speaker"] == "Tom Okafor"
    assert hit["chapter"] == "What another town could use"
    assert "floated" in hit["snippet"]
    assert hit["url"] == "https://example.org/small-works/moving-a-library.mp3#t=105"
    assert hit["match"] == "exact"
    assert (hit["at"], hit["times"]) == (105.6, [[105.6, 113.4]])
    assert hit["path"].endswith("transcript.vtt")


def test_a_hit_leads_to_the_cue_in_which_the_words_are(sample: Home) -> None:
    assert refs(sample, "overtake") == [f"{SAMPLE}@0:00:37-0:00:54"]
    assert refs(sample, "straight") == [f"{SAMPLE}@0:00:47-0:00:54"]


def test_queries_that_mean_nothing_to_speech(sample: Home) -> None:
    for query in ("...", '""', "speaker:", "(((", "a" * 999):
        assert sample.ghost("search", query, "-k", "transcript", status=1).out == ""


def phrases(texts: list[str]) -> Iterator[str]:
    """Every two neighbouring words of what is said, over all bounds."""
    said = words(" ".join(texts))
    for one, other in sorted(set(pairwise(said))):
        yield f'"{one} {other}"'


def test_every_two_neighbouring_words_of_the_sample_are_a_phrase(sample: Home) -> None:
    library = open_library(sample.library)
    speech = read_speech(library.episodes[SAMPLE])
    assert speech
    tried = list(phrases([cue.text for cue in speech.cues]))
    assert len(tried) > 400
    for phrase in tried:
        hits = find(library, phrase, kinds=["transcript"])
        assert hits, phrase
        assert hits[0].match == "exact", phrase


def test_every_two_neighbouring_words_of_tiny_cues_are_a_phrase(home: Home) -> None:
    """A cue a word, a speaker every third, a line break in every fifth."""
    said = [f"w{place}" for place in range(150)]
    cues = []
    for place, word in enumerate(said):
        text = f"{word}\nx{place}" if place % 5 == 0 else word
        voice = f"<v S{place // 3 % 4}>" if place > 70 else ""
        start = f"00:{place // 60:02}:{place % 60:02}"
        cues.append(f"{start}.000 --> {start}.900\n{voice}{text}\n")
    home.episode("tiny", transcript="WEBVTT\n\n" + "\n".join(cues))
    library = open_library(home.library)
    speech = read_speech(library.episodes["tiny"])
    assert speech
    for phrase in phrases([cue.text for cue in speech.cues]):
        hits = find(library, phrase, kinds=["transcript"])
        assert [hit.match for hit in hits] == ["exact"], phrase


REAL_FILES = (
    "changelog/go-time-105.md",
    "metamuse/49-software-longevity.json",
    "python-bytes/452-pi-py-day-or-is-it-py-pi-day-names.vtt",
)


def real(name: str) -> Path:
    """A real transcript; the test is skipped where it is not there."""
    path = REAL / name
    if not path.exists():
        pytest.skip(f"{path} is not there; $GHOST_TRANSCRIPTS says where real transcripts are")
    return path


def hold(home: Home, file: Path, most: int) -> None:
    """Import a file; pairs of neighbouring words, and those over a bound, are phrases: `most` of each."""
    target = Target(read_library([str(home.library)]), str(home.library))
    import_data(file.read_bytes(), str(file), Sidecar({}), ImportSettings(episode="real"), target)
    library = open_library(home.library)
    speech = read_speech(library.episodes["real"])
    assert speech
    tried = list(phrases([cue.text for cue in speech.cues]))
    bounds = [
        f'"{words(one.text)[-1]} {words(other.text)[0]}"'
        for one, other in pairwise(speech.cues)
        if words(one.text) and words(other.text)
    ]
    for phrase in [*tried[:: len(tried) // most + 1], *bounds[:: len(bounds) // most + 1]]:
        hits = find(library, phrase, kinds=["transcript"], limit=1)
        assert hits, phrase
        assert hits[0].match == "exact", phrase


@pytest.mark.parametrize("name", REAL_FILES)
def test_neighbouring_words_of_a_real_file_are_a_phrase(home: Home, name: str) -> None:
    hold(home, real(name), 50)


@pytest.mark.slow
@pytest.mark.parametrize("name", REAL_FILES)
def test_every_two_neighbouring_words_of_a_real_file_are_a_phrase(home: Home, name: str) -> None:
    hold(home, real(name), 3000)


def test_what_was_said_is_written_as_notes_that_are_true_and_read_back(sample: Home) -> None:
    """Passages became quotes without a verdict, which read as unchecked."""
    text = sample.ghost("search", "ferry twelve", "-k", "transcript", "-o", "yaml").out
    rows = yaml.safe_load(text)["quotes"]
    assert rows
    assert all(row["fidelity"] == {"verdicts": ["verbatim"]} and row["speaker"] and row["at"] for row in rows)
    sample.note(f"{SAMPLE}/found.yaml", text)
    assert "found.yaml" not in sample.ghost("lint").out
    found = sample.ghost("verify", "-o", "json", status=1).json
    mine = [row for row in found if row["path"].endswith("found.yaml")]
    assert len(mine) == len(rows)
    for row in mine:
        assert row["verdicts"] == row["recorded"]["verdicts"] == ["verbatim"]
        assert not row["time_off"]
    sample.episode("quiet", "duration: 0:10:00\n")
    nothing = sample.ghost("show", "quiet@0:09:00", "-o", "yaml").out
    assert yaml.safe_load(nothing) is None  # a quote without words is none
