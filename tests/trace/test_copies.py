"""Several files of one talk: the richest is imported, its copies are passed over, the rest is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ghostcli.actions.copies import LONGEST, differing, gains, richness
from ghostcli.actions.gathering import gather
from ghostcli.transcripts.base import Cue, ParsedTranscript, speakers_of
from running import Ran
from traced import Home

LINES = [
    "The harbour froze in the third week of the year.",
    "We walked across to the island with a sledge of bread.",
    "Nobody had done that since my grandmother was young.",
    "She told us where the ice is thin, and she was right.",
]
GERMAN = [
    "Der Hafen fror in der dritten Woche des Jahres zu.",
    "Wir gingen mit einem Schlitten voller Brot zur Insel hinüber.",
    "Das hatte niemand getan, seit meine Großmutter jung war.",
    "Sie sagte uns, wo das Eis dünn ist, und sie hatte recht.",
]
SPEAKERS = ["Mara Lind", "Otto Brandt", "Mara Lind", "Otto Brandt"]


def vtt(lines: list[str], speakers: list[str] | None = None, head: str = "", first: int = 1) -> str:
    cues = [
        f"00:00:{first + 4 * place:02}.000 --> 00:00:{first + 3 + 4 * place:02}.000\n"
        + (f"<v {speakers[place]}>" if speakers else "")
        + line
        for place, line in enumerate(lines)
    ]
    return f"WEBVTT\n{head}\n" + "\n\n".join(cues) + "\n"


def srt(lines: list[str]) -> str:
    cues = [
        f"{place + 1}\n00:00:{1 + 4 * place:02},000 --> 00:00:{4 + 4 * place:02},000\n{line}\n"
        for place, line in enumerate(lines)
    ]
    return "\n".join(cues)


def whisper(lines: list[str]) -> str:
    segments = [
        {"id": place, "start": 1 + 4 * place, "end": 4 + 4 * place, "text": f" {line}"}
        for place, line in enumerate(lines)
    ]
    return json.dumps({"text": " ".join(lines), "segments": segments, "language": "en"})


def turns(lines: list[str]) -> str:
    return "\n\n".join(f"{name}: {line}" for name, line in zip(SPEAKERS, lines, strict=True)) + "\n"


def changes(ran: Ran) -> dict[str, str]:
    """By the file's name, its change."""
    return {Path(row[4]).name: row[1] for row in ran.rows}


def stored(home: Home, name: str = "transcript.vtt", episode: str = "ice") -> str:
    return (home.library / episode / name).read_text(encoding="utf-8")


# Copies


@pytest.fixture
def output(home: Home) -> Path:
    """What a recogniser writes of one recording."""
    home.write("out/ice.json", whisper(LINES))
    home.write("out/ice.srt", srt(LINES))
    home.write("out/ice.vtt", vtt(LINES))
    home.write("out/ice.txt", "\n".join(LINES) + "\n")
    return home.folder / "out"


def test_of_a_recognisers_files_one_is_imported(home: Home, output: Path) -> None:
    """One was imported and the others failed, since the episode was there by then."""
    ran = home.ghost("import", output)
    assert changes(ran) == {
        "ice.json": "new",
        "ice.srt": "same words",
        "ice.vtt": "same words",
        "ice.txt": "same words",
    }
    assert {row[0] for row in ran.rows} == {"ice"}
    assert {row[3] for row in ran.rows} == {"ice/transcript.vtt"}
    assert ran.err.endswith("\n4 files: 1 new, 3 the same words\n")
    assert [path.name for path in sorted((home.library / "ice").iterdir())] == [
        "episode.yaml",
        "transcript.vtt",
    ]
    before = home.files()
    assert changes(home.ghost("import", output))["ice.json"] == "unchanged"
    assert home.files() == before


def test_files_named_one_by_one_are_one_talk_too(home: Home, output: Path) -> None:
    ran = home.ghost("import", output / "ice.txt", output / "ice.vtt", "-e", "winter")
    assert changes(ran) == {"ice.vtt": "new", "ice.txt": "same words"}
    assert (home.library / "winter/transcript.vtt").exists()


def test_what_was_imported_before_is_met_again(home: Home, output: Path) -> None:
    """A loop over the files ended with an error at the second."""
    assert changes(home.ghost("import", output / "ice.json")) == {"ice.json": "new"}
    before = home.files()
    for name in ("ice.srt", "ice.vtt"):
        ran = home.ghost("import", output / name)
        assert changes(ran) == {name: "unchanged"}
    assert home.files() == before


def test_with_the_same_words_and_more_a_file_is_no_copy_of_what_is_stored(home: Home) -> None:
    home.ghost("import", home.write("one/ice.vtt", vtt(LINES)))
    richer = home.write("two/ice.vtt", vtt(LINES, SPEAKERS))
    assert "ice already has another transcript" in home.ghost("import", richer, status=2).err
    shifted = home.write("three/ice.vtt", vtt(LINES, first=20))
    home.ghost("import", shifted, status=2)
    home.ghost("import", home.write("four/ice.srt", srt(LINES)), "--language", "en", status=2)
    assert changes(home.ghost("import", richer, "--force", "-e", "ice")) == {"ice.vtt": "replaced"}
    assert changes(home.ghost("import", home.folder / "one/ice.vtt")) == {"ice.vtt": "same words"}


ORDERS = [
    ({"ice.txt": turns(LINES), "ice.vtt": vtt(LINES)}, "ice.txt"),
    ({"ice.vtt": vtt(LINES, SPEAKERS), "ice.json": whisper(LINES)}, "ice.vtt"),
    ({"ice.srt": srt(LINES), "ice.json": whisper(LINES)}, "ice.json"),
    ({"ice.srt": srt(LINES), "ice.vtt": vtt([" ".join(LINES[:2]), " ".join(LINES[2:])])}, "ice.srt"),
    ({"ice.srt": srt(LINES), "ice.vtt": vtt(LINES, head="Language: en\n")}, "ice.vtt"),
    ({"ice.srt": srt(LINES), "ice.vtt": vtt(LINES)}, "ice.srt"),
]


@pytest.mark.parametrize(("files", "richest"), ORDERS)
def test_the_richest_is_imported(home: Home, files: dict[str, str], richest: str) -> None:
    for name, text in files.items():
        home.write(f"in/{name}", text)
    told = changes(home.ghost("import", home.folder / "in"))
    assert told.pop(richest) == "new"
    assert set(told.values()) == {"same words"}


def test_what_a_copy_alone_has_is_said(home: Home) -> None:
    home.write("in/ice.txt", turns(LINES))
    home.write("in/ice.vtt", vtt(LINES))
    ran = home.ghost("import", home.folder / "in")
    assert "in/ice.vtt: the same words as ice.txt; only it has times: --as NAME keeps it too\n" in ran.err
    home.write("two/ice.txt", turns(LINES))
    home.write("two/ice.vtt", vtt(LINES, ["SPEAKER_00", "SPEAKER_01"] * 2))
    ran = home.ghost("import", home.folder / "two", "-e", "other")
    assert (
        "two/ice.txt: the same words as ice.vtt; only it has other speakers: --as NAME keeps it too\n"
        in ran.err
    )


def test_few_other_words_are_counted(home: Home) -> None:
    long = [f"{line} And so it went on, number {number}." for number in range(15) for line in LINES]
    few = [line.replace("number 3.", "number three.") for line in long]
    times = [f"00:{place // 10:02}:{place % 10 * 6:02}" for place in range(60)]
    captions = [f"{time},000 --> {time},900\n{line}\n" for time, line in zip(times, long, strict=True)]
    home.write("in/ice.srt", "\n".join(f"{number}\n{one}" for number, one in enumerate(captions, 1)))
    cues = [f"{time}.000 --> {time}.900\n{line}\n" for time, line in zip(times, few, strict=True)]
    home.write("in/ice.vtt", "\n".join(["WEBVTT\n", *cues]))
    ran = home.ghost("import", home.folder / "in")
    assert "the same words as ice.srt but for 4 of 1,050 words, first “three” for “3”\n" in ran.err
    assert set(changes(ran).values()) == {"new", "same words"}


@pytest.mark.parametrize(
    ("said", "heard", "told"),
    [
        ("We did not do it.", "We did do it.", "“not” left out"),
        ("We did do it.", "We did not do it.", "“not” added"),
        ("It cost 19 million.", "It cost 90 million.", "“90” for “19”"),
    ],
)
def test_a_word_that_differs_is_named(home: Home, said: str, heard: str, told: str) -> None:
    """A negation or a number more or less was said to be the same words."""
    lines = [" ".join(LINES * 6)]
    home.ghost("import", home.write("one/ice.vtt", vtt([*lines, said])))
    other = home.write("two/ice.vtt", vtt([*lines, heard]))
    ran = home.ghost("import", other)
    assert "ice/transcript.vtt but for 1 of" in ran.err
    assert f" words, first {told}\n" in ran.err
    home.write("in/ice.srt", srt([*lines, said]))
    home.write("in/ice.vtt", vtt([*lines, heard]))
    assert "the same words as ice.srt but for 1 of" in (
        err := home.ghost("import", home.folder / "in", "-e", "x").err
    )
    assert f" words, first {told}\n" in err


def test_other_words_in_one_language_are_a_conflict(home: Home) -> None:
    home.write("in/ice.srt", srt(LINES))
    other = home.write(
        "in/ice.vtt", vtt([line.replace("ice", "snow").replace("bread", "coal") for line in LINES])
    )
    ran = home.ghost("import", home.folder / "in", status=2)
    assert changes(ran) == {"ice.srt": "new"}
    assert f"ghost: {other}: its words differ from ice.srt\n  --episode ice --as NAME keeps both" in ran.err
    assert ran.err.endswith("2 files: 1 new, 1 refused\n")
    home.ghost("import", other, "--episode", "ice", "--as", "corrected")
    assert "snow" in stored(home, "transcript.corrected.vtt")


def test_files_in_two_folders_are_two_talks(home: Home) -> None:
    home.write("in/a/ice.vtt", vtt(LINES))
    home.write("in/b/ice.vtt", vtt(GERMAN))
    ran = home.ghost("import", home.folder / "in", status=2)
    assert "ice already has another transcript" in ran.err
    assert len(ran.rows) == 1


TALKS = [
    (["talk.vtt", "talk.en.vtt", "talk.mp3.srt", "talk [dQw4w9WgXcQ].de.vtt", "Talk.json"], 1),
    (["talk.vtt", "talk.part2.vtt", "talk2.vtt", "talks.vtt"], 4),
    (["transcript.vtt", "captions.srt"], 1),
    ([f"{'word ' * 20}one.vtt", f"{'word ' * 20}two.vtt"], 2),
    (["My Talk!.vtt", "my_talk.srt"], 1),
    (["二度.vtt", "二度.srt", "三度.vtt"], 2),
    (["a/talk.vtt", "b/talk.vtt"], 2),
    (["-"], 1),
]


@pytest.mark.parametrize(("names", "number"), TALKS)
def test_which_files_are_of_one_talk(names: list[str], number: int) -> None:
    assert len(gather(names).groups) == number


def test_one_file_named_twice_is_one(home: Home, output: Path) -> None:
    ran = home.ghost("import", output / "ice.vtt", output / ".." / "out" / "ice.vtt")
    assert changes(ran) == {"ice.vtt": "new"}


# Languages


def test_a_translation_is_another_transcript_of_the_talk(home: Home) -> None:
    home.write("in/ice.en.vtt", vtt(LINES, SPEAKERS))
    home.write("in/ice.de.vtt", vtt(GERMAN))
    home.write("in/ice.de.srt", srt(GERMAN))
    ran = home.ghost("import", home.folder / "in")
    assert changes(ran) == {"ice.en.vtt": "new", "ice.de.srt": "added", "ice.de.vtt": "same words"}
    assert ran.rows[1][3] == "ice/transcript.de.vtt"
    assert "Language: en\n" in stored(home)
    assert "Language: de\n" in stored(home, "transcript.de.vtt")
    assert "language: en\n" in (home.library / "ice/episode.yaml").read_text()
    before = home.files()
    again = changes(home.ghost("import", home.folder / "in"))
    assert again == {"ice.en.vtt": "unchanged", "ice.de.srt": "unchanged", "ice.de.vtt": "same words"}
    assert home.files() == before
    home.ghost("lint")


def test_a_translation_that_comes_later_is_added(home: Home) -> None:
    home.write("in/ice.en.vtt", vtt(LINES))
    home.ghost("import", home.folder / "in")
    home.write("in/ice.de.vtt", vtt(GERMAN))
    assert changes(home.ghost("import", home.folder / "in"))["ice.de.vtt"] == "added"


MAINS = [
    ({"ice.en.vtt": LINES, "ice.de.vtt": GERMAN}, ["--language", "de"], "ice.de.vtt"),
    ({"ice.vtt": GERMAN, "ice.en.vtt": LINES}, [], "ice.vtt"),
    ({"ice.en-orig.vtt": LINES, "ice.de.vtt": [*GERMAN, "Ende. Schluss. Aus."]}, [], "ice.en-orig.vtt"),
    ({"ice.en.vtt": LINES, "ice.de.vtt": [*GERMAN, *GERMAN]}, [], "ice.de.vtt"),
]


@pytest.mark.parametrize(("files", "wishes", "main"), MAINS)
def test_which_language_is_the_talks(
    home: Home, files: dict[str, list[str]], wishes: list[str], main: str
) -> None:
    for name, lines in files.items():
        home.write(f"in/{name}", vtt(lines))
    told = changes(home.ghost("import", home.folder / "in", *wishes))
    assert told.pop(main) == "new"
    assert set(told.values()) == {"added"}


def test_the_sidecar_and_the_episode_tell_the_language(home: Home) -> None:
    home.write("in/ice.en.vtt", vtt(LINES))
    home.write("in/ice.de.vtt", vtt([*GERMAN, *GERMAN]))
    home.write("in/ice.info.json", json.dumps({"title": "The ice", "language": "en"}))
    ran = home.ghost("import", home.folder / "in")
    assert changes(ran) == {"ice.en.vtt": "new", "ice.de.vtt": "added"}
    assert "passed over" not in ran.err
    home.episode("winter", "language: en\n", transcript=None)
    (home.folder / "in/ice.info.json").unlink()
    told = home.ghost("import", home.folder / "in", "-e", "winter")
    assert {row[4][-9:]: row[3] for row in told.rows} == {
        "ce.en.vtt": "winter/transcript.vtt",
        "ce.de.vtt": "winter/transcript.de.vtt",
    }


def test_forms_of_one_language_with_other_words_are_a_conflict(home: Home) -> None:
    home.write("in/ice.en.vtt", vtt(LINES))
    home.write("in/ice.en-GB.vtt", vtt([*LINES[:3], "Right, that was the whole of it."]))
    home.ghost("import", home.folder / "in", status=2)
    home.write("two/ice.pt-BR.vtt", vtt([*LINES, *LINES]))
    home.write("two/ice.pt-PT.vtt", vtt(GERMAN))
    told = home.ghost("import", home.folder / "two", "-e", "rio")
    assert [row[3] for row in told.rows] == ["rio/transcript.vtt", "rio/transcript.pt-pt.vtt"]


def test_two_languages_under_one_name_are_a_conflict(home: Home) -> None:
    home.write("in/ice.en.vtt", vtt(LINES))
    home.write("in/ice.de.vtt", vtt(GERMAN))
    home.episode("ice", transcript=None)
    ran = home.ghost("import", home.folder / "in", "-e", "ice", "--as", "captions", status=2)
    assert len(ran.rows) == 1
    assert "its words differ from" in ran.err


def test_a_translation_of_what_is_refused_is_refused(home: Home) -> None:
    home.episode("ice")
    before = home.files()
    home.write("in/ice.en.vtt", vtt(LINES))
    home.write("in/ice.de.vtt", vtt(GERMAN))
    ran = home.ghost("import", home.folder / "in", status=2)
    assert "ice already has another transcript" in ran.err
    assert "which could not be imported" in ran.err
    assert home.files() == before


# Words


def reading(cues: list[tuple[float | None, str | None, str]]) -> ParsedTranscript:
    said = tuple(Cue(start, start, speaker, text) for start, speaker, text in cues)
    return ParsedTranscript("vtt", said, speakers=speakers_of(said))


def test_how_many_words_may_differ() -> None:
    base = [f"w{number}" for number in range(1000)]
    assert differing(base, list(base)) == 0
    for number in (1, 10):
        assert differing(base, ["other"] * number + base[number:]) == number
        assert differing(base, base[number:]) == number
    assert differing(base, ["other"] * 11 + base[11:]) is None
    assert differing(base, base[11:]) is None
    assert differing(["a", "b"], ["a", "c"]) is None
    assert differing([], ["a"]) is None
    huge = ["a"] * (LONGEST + 1)
    assert differing(huge, ["b", *huge[1:]]) is None
    assert differing(huge, list(huge)) == 0


def test_what_one_has_and_the_other_has_not() -> None:
    bare = reading([(None, None, "one two"), (None, None, "three four")])
    timed = reading([(1, None, "one two"), (9, None, "three four")])
    coarse = reading([(1.4, None, "one two three four")])
    late = reading([(101, None, "one two"), (109, None, "three four")])
    named = reading([(None, "A", "one two"), (None, "B", "three four")])
    others = reading([(None, "A", "one two three four")])
    assert gains(timed, bare) == ["times"]
    assert gains(bare, timed) == []
    assert gains(coarse, timed) == []
    assert gains(timed, coarse) == ["finer times"]
    assert gains(late, timed) == ["other times"]
    assert gains(named, bare) == ["speakers"]
    assert gains(named, others) == gains(others, named) == ["other speakers"]
    assert gains(named, timed) == ["speakers"]
    assert not gains(coarse, timed)
    assert gains(timed, coarse)
    assert richness(named) > richness(timed) > richness(bare)
