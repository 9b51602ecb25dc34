"""`ghost keep`: what was found becomes a quote of one's own notes, as it was said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostcli.timecode import format_span
from ghostcli.transcripts.base import Cue, Metadata
from ghostcli.transcripts.formats import write
from running import Ghost
from traced import BRIDGE, BUILTIN, SAMPLE, Home

FERRYMAN = "Nobody asked the ferryman, and he had known for thirty years."
KEPT = """source: you
quotes:
- id: nobody-asked-the-ferryman-and-he
  text: Nobody asked the ferryman, and he had known for thirty years.
  speaker: SPEAKER_01
  at: 0:00:12-0:00:19
  fidelity:
    verdicts:
    - verbatim
"""
RANGE = "bridge@0:00:12-0:00:19"
REF = "bridge/quotes/nobody-asked-the-ferryman-and-he"


def kept(home: Home, episode: str = "bridge") -> str:
    return (home.library / episode / "kept.yaml").read_text()


def test_a_range_is_kept_with_time_speaker_and_verdict(home: Home) -> None:
    home.episode()
    ran = home.ghost("keep", RANGE)
    assert ran == (0, REF + "\n", "kept in bridge/kept.yaml: 0:00:12-0:00:19, SPEAKER_01\n")
    assert kept(home) == KEPT
    assert home.ghost("lint").err == "no problem in 1 episode\n"
    assert home.ghost("verify", "-o", "json").json[0]["verdicts"] == ["verbatim"]
    assert "diff" not in home.ghost("verify", "--write", "--dry-run").out
    assert home.ghost("quotes", "-o", "json").json[0]["source"] == "you"


def test_twice_does_nothing(home: Home) -> None:
    home.episode()
    home.ghost("keep", RANGE)
    before = home.files()
    for ref in (RANGE, REF):
        assert home.ghost("keep", ref) == (0, REF + "\n", f"{REF} is kept already\n")
    assert home.files() == before


def test_many_refs_are_kept_without_an_open_reader_of_the_index(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("an open reader blocks the writer")

    home.episode()
    monkeypatch.setattr("ghostcli.index.opening._Opening.on_a_copy", refuse)
    refs = f"{RANGE}\nbridge@0:00:05\n"
    assert [one["verdicts"] for one in home.ghost("verify", "-o", "json").json] == []
    kept = home.ghost("keep", "-", "-o", "json", stdin=refs).json
    assert [one["ref"] for one in kept] == [REF, "bridge/quotes/we-measured-the-river-twice-and"]


def test_a_blank_at_the_end_of_a_cue_does_not_let_the_next_one_in(home: Home) -> None:
    cues = [Cue(0.0, 5.0, "Ada", "We read the gauge \u2028"), Cue(5.0, 9.0, "Ada", "each\nspring.")]
    home.episode(transcript=write(cues, "vtt", Metadata()))
    home.ghost("keep", "bridge@0:00:00-0:00:05")
    assert "text: We read the gauge\n" in kept(home)


def test_typed_words_are_kept_as_they_were_said(home: Home) -> None:
    home.episode()
    ran = home.ghost("keep", "bridge@0:00:05", "measured", "the", "RIVER twice")
    assert ran.out == "bridge/quotes/measured-the-river-twice\n"
    assert "text: measured the river twice\n" in kept(home)
    assert "at: 0:00:05\n" in kept(home)
    ran = home.ghost("keep", RANGE, "nobody asked the ferrymen")
    assert ran.err.startswith("as said: “Nobody asked the ferryman”; typed: “nobody asked the ferrymen”\n")
    assert "text: Nobody asked the ferryman\n" in kept(home)
    home.ghost("keep", "bridge", "known for thirty years")
    assert "text: known for thirty years.\n" in kept(home)
    judged = home.ghost("verify", "-o", "json").json
    assert {tuple(one["verdicts"]) for one in judged} == {("verbatim",)}


def test_a_marked_cut_stays_marked(home: Home) -> None:
    home.episode()
    home.ghost("keep", RANGE, "nobody asked the ferryman ... thirty years")
    assert "text: Nobody asked the ferryman […] thirty years.\n" in kept(home)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("bridge@0:00:05", "measured the lake twice"),
            "not said there (reworded)\n  said: “measured the river twice”\n",
        ),
        (
            ("bridge@0:00:05", "a committee of nine experts"),
            "not said there (absent)\n  said: “We measured the",
        ),
        (
            ("bridge@0:00:05", "asked the ferryman"),
            "these words alone are verbatim, misleading\n  said just before: No",
        ),
        (("bridge@0:00:05-0:00:11", "asked the ferryman"), "these words are not said there"),
        (("bridge@0:00:01-0:00:11",), "2 people say this: SPEAKER_00, SPEAKER_01\n"),
        (
            ("bridge", "the"),
            "these words are said 4 times in bridge\n  name the moment: ghost search -x the -e",
        ),
        (("bridge@0:00:05", "..."), "these words are not said there (unclear)"),
    ],
)
def test_what_was_not_said_so_is_refused(words: tuple[str, ...], told: str, home: Home) -> None:
    home.episode()
    before = home.files()
    ran = home.ghost("keep", *words, status=1)
    assert told in ran.err
    assert ran.out == ""
    assert home.files() == before


def test_words_that_mislead_alone_are_refused(home: Home) -> None:
    home.episode(transcript=BRIDGE.replace("We measured the river twice and", "I never said that we"))
    ran = home.ghost("keep", "bridge@0:00:05", "we trusted the first number", status=1)
    assert ran.err.startswith(
        "ghost: bridge@0:00:05: these words alone are verbatim, misleading\n  said just"
    )
    assert "never" in ran.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "keep needs a ref"),
        (("bridge",), "bridge is a whole episode"),
        (("-", "words"), "words belong to one ref"),
        (("bridge/themes/a",), "bridge/themes/a is not a moment"),
        (("bridge/quotes/q", "words"), "bridge/quotes/q is a quote already"),
        (("bridge@1:00:00",), "is after the end of the talk at 0:00:19"),
        (("bridge@0:00:05", "--tag", " "), '--tag " " is not a text'),
        (("bridge@0:00:05", "--note", "a\x1bb"), "is not a text"),
        (("bridge@0:00:05", "--theme", "b"), 'there is no theme "b"'),
        (("bridge@0:00:05", "--theme", "other/themes/o"), "is a theme of another episode"),
        (("bridge@0:00:05", "--dry-run", "-o", "json"), "--dry-run cannot be used with -o json"),
        (("other@0:00:05",), "other has no transcript"),
    ],
)
def test_use_that_is_wrong(words: tuple[str, ...], told: str, home: Home) -> None:
    home.episode(notes="themes: [{id: a, title: A}]\nquotes: [{id: q, text: x}]\n")
    home.episode("other", "themes: [{id: o, title: O}]\n", None)
    before = home.files()
    assert told in home.ghost("keep", *words, status=2).err
    assert home.files() == before


def test_tags_a_note_and_a_theme(home: Home) -> None:
    home.episode(notes="themes:\n- {id: water, title: Water}  # mine\n")
    ran = home.ghost("keep", RANGE, "--tag", "ferry", "--tag", "yes", "--note", "#1: why", "--theme", "water")
    assert ran.out == REF + "\n"
    assert kept(home).endswith("  tags:\n  - ferry\n  - 'yes'\n  note: '#1: why'\n")
    assert (
        "- {id: water, title: Water, quotes: [nobody-asked-the-ferryman-and-he]}  # mine\n"
        in (home.library / "bridge/episode.yaml").read_text()
    )
    assert home.ghost("show", "water", "-o", "json").json[0]["quotes"] == [REF]
    ran = home.ghost("keep", RANGE, "--tag", "ferry", "--tag", "two", "--note", "#1: why", "--theme", "water")
    assert ran.err == f"{REF} is kept already; added: tag two\n"
    ran = home.ghost("keep", REF, "--note", "another", status=2)
    assert ran.err.startswith(f"ghost: {REF} already has a note: “#1: why”\n  ghost edit")


def test_the_same_words_in_ones_notes_are_kept_already(home: Home) -> None:
    notes = f"# mine\nquotes:\n  - text: {FERRYMAN} # why\n    id: ferry\n"
    home.episode(notes=notes)
    assert home.ghost("keep", RANGE).err == "bridge/quotes/ferry is kept already\n"
    ran = home.ghost("keep", RANGE, "--tag", "two", "--note", "new")
    assert ran.err == "bridge/quotes/ferry is kept already; added: tag two, note\n"
    assert (home.library / "bridge/episode.yaml").read_text() == (
        "title: bridge\n" + notes + "    tags: [two]\n    note: new\n"
    )
    assert not (home.library / "bridge/kept.yaml").exists()


def test_the_same_words_at_another_time_are_another_quote(home: Home) -> None:
    again = BRIDGE + f"\n01:20.000 --> 01:26.000\n<v SPEAKER_01>{FERRYMAN}\n"
    home.episode(transcript=again)
    assert home.ghost("keep", RANGE).out == REF + "\n"
    assert home.ghost("keep", "bridge@0:01:20-0:01:26").out == REF + "-2\n"
    assert home.ghost("keep", "bridge@0:01:20-0:01:26").err == f"{REF}-2 is kept already\n"
    ran = home.ghost("keep", "bridge@0:00:12-0:01:26", "thirty years")
    assert ran.err.startswith("these words are said 2 times there; kept with the whole range\n")
    assert "at: 0:00:12-0:01:26\n" in kept(home)


def test_a_hand_edited_file_keeps_its_shape(home: Home) -> None:
    mine = "# what I keep\nquotes:\n\n    -   text: A bridge   # short\n        id: a\n# end\n"
    home.episode()
    home.note("bridge/kept.yaml", mine)
    home.ghost("keep", RANGE)
    lines = KEPT.splitlines(keepends=True)[2:]
    assert kept(home) == mine.replace("# end\n", "".join("    " + line for line in lines) + "# end\n")
    home.note("bridge/kept.yaml", "quotes: [{text: A bridge}]\n")
    ran = home.ghost("keep", RANGE, status=2)
    assert "quotes is not written as a list with hyphens; nothing was written" in ran.err
    assert kept(home) == "quotes: [{text: A bridge}]\n"


def test_refs_from_standard_input(home: Home) -> None:
    home.episode()
    refs = home.ghost("search", "river OR ferryman OR old", "-k", "transcript").out
    ran = home.ghost("keep", "-", "--tag", "found", stdin=refs)
    assert len(ran.lines) == len(refs.splitlines()) == 2
    assert home.ghost("quotes", "--tag", "found", "--count").out == "2\n"
    some = home.ghost(
        "keep", "-", stdin="bridge@0:00:05-0:00:11\tx\nnowhere@0:01\nbridge@0:00:12-0:00:19\n", status=2
    )
    assert len(some.lines) == 2
    assert 'there is no episode "nowhere"' in some.err
    assert home.ghost("keep", "-", stdin="", status=1)[1:] == ("", "")


def test_formats_and_a_dry_run(home: Home) -> None:
    home.episode()
    before = home.files()
    ran = home.ghost("keep", RANGE, "--dry-run", "-o", "yaml")
    assert "text: " + FERRYMAN in ran.out
    assert ran.err == "would be kept in bridge/kept.yaml: 0:00:12-0:00:19, SPEAKER_01\n"
    assert home.files() == before
    found = home.ghost("keep", RANGE, "-o", "json").json
    assert found[0]["ref"] == REF
    assert found[0]["line"] == 3
    assert home.ghost("keep", REF, "-o", "jsonl").out.count("\n") == 1


def test_an_episode_of_another_library_is_kept_in_the_first(home: Home, ghost: Ghost) -> None:
    home.episode()
    first = home.folder / "first"
    home.write("first/ghost.yaml", "version: 1\n")
    both = ("--content", first, "--content", home.library)
    assert ghost("keep", RANGE, *both).out == REF + "\n"
    assert (first / "bridge/kept.yaml").read_text() == KEPT
    assert ghost("show", REF, *both, "-o", "ref").out == REF + "\n"
    assert ghost("keep", REF, *both).err == f"{REF} is kept already\n"


def test_the_built_in_library_is_never_written(here: Path, ghost: Ghost) -> None:
    own = here.parent / "home/.local/share/ghost"
    own.joinpath(BUILTIN).mkdir(parents=True)
    own.joinpath(BUILTIN, "transcript.vtt").write_text(BRIDGE)
    ran = ghost("keep", f"{BUILTIN}@0:00:12-0:00:19", "--theme", "1", status=2)
    assert "is in the built-in library, which is read-only" in ran.err
    assert not (own / BUILTIN / "kept.yaml").exists()
    ran = ghost("keep", f"{BUILTIN}@0:00:12-0:00:19")
    assert (own / BUILTIN / "kept.yaml").read_text() == KEPT
    assert (own / "ghost.yaml").exists()
    first = ghost("quotes", "--builtin", "-o", "ref").lines[0]
    assert "read-only" in ghost("keep", first, "--tag", "x", status=2).err


def test_a_transcript_without_times(home: Home) -> None:
    home.episode(transcript="WEBVTT\n\nNOTE untimed\n")
    home.write(
        "in.txt", "Ada Reed: We measured it.\n\nBen Cole: Twice, and then we trusted it.\n\nAda Reed: Yes.\n"
    )
    home.ghost("import", home.folder / "in.txt", "-e", "plain")
    assert home.ghost("keep", "plain@turn2").out == "plain/quotes/twice-and-then-we-trusted-it\n"
    assert "  speaker: Ben Cole\n  fidelity:" in kept(home, "plain")
    assert home.ghost("keep", "plain@turn2").err.endswith("is kept already\n")


def test_links_out_of_the_library_are_not_followed(home: Home) -> None:
    home.episode()
    outside = home.write("outside.yaml", "quotes:\n")
    (home.library / "bridge/kept.yaml").symlink_to(outside)
    assert "leads out of the library" in home.ghost("keep", RANGE, status=2).err
    assert outside.read_text() == "quotes:\n"


def test_every_passage_of_the_sample_is_kept_verbatim(sample: Home) -> None:
    refs = [f"{SAMPLE}@{span}" for span in ("0:00:00", "0:00:18-0:00:25", "0:02:00")]
    turns = {cue["turn"] for cue in sample.ghost("transcript", SAMPLE, "-o", "json").json}
    refs += [f"{SAMPLE}@turn{turn}" for turn in sorted(turns)]
    made = sample.ghost("keep", "-", stdin="\n".join(refs)).lines
    judged = json.loads(sample.ghost("verify", *set(made), "-o", "json").out)
    assert {tuple(one["verdicts"]) for one in judged} == {("verbatim",)}
    assert not any(one["time_off"] and abs(one["time_off"]) > 3 for one in judged)


SAID = st.text(st.sampled_from("ab :#'\"-{},&?|<>!%@`\\/=+~\u2028ünïß橋😀1\n"), min_size=1, max_size=60)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SAID, min_size=1, max_size=3))
def test_what_is_kept_reads_back_as_the_passage(home: Home, said: list[str]) -> None:
    cues = [Cue(10.0 * at, 10.0 * at + 5, "Ada", f"Bridge {at} {text}") for at, text in enumerate(said)]
    home.episode(transcript=write(cues, "vtt", Metadata()))
    (home.library / "bridge/kept.yaml").unlink(missing_ok=True)
    for cue in cues:
        ref = f"bridge@{format_span((cue.start or 0, cue.end))}"
        words = " ".join(line.strip() for line in cue.text.split("\n")).strip()
        kept = home.ghost("keep", ref, "-o", "json").json[0]
        assert kept["text"].split() == words.split()
        assert kept["fidelity"]["verdicts"] == ["verbatim"]
    assert home.ghost("lint").err.startswith("no problem")
