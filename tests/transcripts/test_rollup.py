"""Captions that roll are thinned, by evidence; what is said twice stays."""

from __future__ import annotations

import pytest

from ghostcli.transcripts.base import REPEAT, Cue, ParsedTranscript, Remarks
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.rollup import thinned
from ghostcli.transcripts.srt import read as read_srt
from ghostcli.transcripts.webvtt import read

ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.389 align:start position:0%
 
we<00:00:00.400><c> measured</c><00:00:00.560><c> the</c><00:00:00.800><c> river</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
we measured the river
 

00:00:02.399 --> 00:00:04.549 align:start position:0%
we measured the river
twice<00:00:02.639><c> &amp;</c><00:00:02.800><c> trusted</c>

00:00:04.549 --> 00:00:04.559 align:start position:0%
twice &amp; trusted
 

00:00:04.559 --> 00:00:06.000 align:start position:0%
twice &amp; trusted
yes

00:00:06.000 --> 00:00:06.010 align:start position:0%
yes
 

00:00:06.010 --> 00:00:08.000 align:start position:0%
yes
yes

00:00:08.000 --> 00:00:09.000 align:start position:0%
 
yes
"""  # noqa: W293

LINES = [
    "the baker had a ladder",
    "of eleven rungs",
    "and lent it to everybody",
    "who asked before noon",
    "in the year of the flood",
    "it stood in the square",
    "until somebody painted it",
    "a green that no one liked",
]


def vtt(text: str) -> ParsedTranscript:
    return read(decode(text.encode()))


def texts(cues: list[Cue]) -> list[str]:
    return [cue.text for cue in cues]


def rolled(lines: list[str], *, gap: float = 0.0, length: float = 4.0) -> list[Cue]:
    """Two lines on the screen, the upper one as below before."""
    return [
        Cue(place * (length + gap), place * (length + gap) + length, None, f"{above}\n{line}".strip())
        for place, (above, line) in enumerate(zip(["", *lines], lines, strict=False))
    ]


def test_each_line_is_kept_once_and_what_was_said_twice_twice() -> None:
    found = vtt(ROLLING)
    assert [(cue.start, cue.end, cue.text) for cue in found.cues] == [
        (0.16, 2.389, "we measured the river"),
        (2.399, 4.549, "twice & trusted"),
        (4.559, 6.0, "yes"),
        (6.01, 8.0, "yes"),
        (8.0, 9.0, "yes"),
    ]
    assert found.language == "en"
    assert [(remark.message, remark.place) for remark in found.remarks] == [
        ("captions roll: 6 lines shown again left out", REPEAT)
    ]


def test_the_same_words_twice_stay_where_nothing_rolls() -> None:
    cue = "00:00:0{0}.000 --> 00:00:0{0}.900\nYes, yes.\n\n"
    assert texts(list(vtt("WEBVTT\n\n" + cue.format(1) + cue.format(2)).cues)) == ["Yes, yes.", "Yes, yes."]


def file_of(cues: list[Cue], *, head: str, point: str) -> str:
    def stamp(time: float | None) -> str:
        millis = round((time or 0) * 1000)
        return f"00:{millis // 60000:02}:{millis // 1000 % 60:02}{point}{millis % 1000:03}"

    return head + "".join(f"{stamp(cue.start)} --> {stamp(cue.end)}\n{cue.text}\n\n" for cue in cues)


def held(lines: list[str], hold: float) -> list[Cue]:
    """As YouTube has them without tags: each screen is held for a moment before the next line rolls in."""
    cues: list[Cue] = []
    for place, (above, line) in enumerate(zip([" ", *lines], lines, strict=False)):
        start = place * 4.0
        cues += [
            Cue(start, start + 4 - hold, None, f"{above}\n{line}"),
            Cue(start + 4 - hold, start + 4, None, f"{line}\n "),
        ]
    return cues


@pytest.mark.parametrize("hold", [0.01, 0.1, 1.0])
def test_the_same_in_every_format(hold: float) -> None:
    """Only SRT was asked whether it rolls, and only captions with inline times were thinned in WebVTT."""
    for reading in (
        vtt(file_of(held(LINES, hold), head="WEBVTT\n\n", point=".")),
        read_srt(decode(file_of(held(LINES, hold), head="", point=",").encode())),
    ):
        # The last screen is followed by nothing: only where it is too short is it no speech.
        expected = LINES if hold < 0.6 else [*LINES, LINES[-1]]
        assert texts(list(reading.cues)) == expected
        assert [(remark.message, remark.place) for remark in reading.remarks] == [
            (f"captions roll: {7 + 8 - (hold > 0.6)} lines shown again left out", REPEAT)
        ]


def test_colours_around_words_hide_no_line() -> None:
    """In 2016 YouTube gave words classes, and held whole screens; held lines have tags as well."""
    new = "{0}<c.colorE5E5E5><00:00:0{1}.200><c> {2}</c></c>"
    blocks = []
    for place, (above, line) in enumerate(zip(["", *LINES], LINES, strict=False)):
        first, _, rest = line.partition(" ")
        word = new.format(first, place, rest)
        shown = (
            f"{above.partition(' ')[0]}<c.colorCCCCCC> {above.partition(' ')[2]}</c>\n" if above else " \n"
        )
        start, end = f"00:00:{place * 4:02}.000", f"00:00:{place * 4 + 3:02}.900"
        following = f"00:00:{place * 4 + 4:02}.000"
        plain = f"{first}<c.colorE5E5E5> {rest}</c>"
        blocks += [f"{start} --> {end}\n{shown}{word}\n", f"{end} --> {following}\n{shown}{plain}\n"]
    header = "WEBVTT\nKind: captions\nStyle:\n::cue(c.colorCCCCCC) { color: rgb(204,204,204);\n }\n##\n\n"
    found = vtt(header + "\n".join(blocks))
    assert texts(list(found.cues)) == LINES
    assert not found.lost


def test_three_lines_and_growing_lines() -> None:
    three = [
        Cue(place, place + 1, None, "\n".join(LINES[max(place - 2, 0) : place + 1]))
        for place in range(len(LINES))
    ]
    assert texts(thinned(three, Remarks())) == LINES
    words = ["we", "walked", "along", "the", "towpath", "until", "dark"]
    growing = [Cue(place, place + 1, None, " ".join(words[: place + 1])) for place in range(len(words))]
    assert texts(thinned(growing, Remarks())) == words


def test_a_chant_and_a_loop_stay_whole() -> None:
    chant = [Cue(n, n + 1, None, "Pull." if n % 4 else "And again.") for n in range(24)]
    assert thinned(chant, Remarks()) == chant
    loop = [Cue(n, n + 1, None, "Thank you.") for n in range(40)]
    assert thinned(loop, Remarks()) == loop
    round_song = [
        Cue(n, n + 1, None, ("Row the boat\nGently down", "Gently down\nRow the boat")[n % 2])
        for n in range(20)
    ]
    assert thinned(round_song, Remarks()) == round_song
    louder = [Cue(n, n + 1, None, " ".join(["hey"] * (n + 1))) for n in range(9)]
    assert thinned(louder, Remarks()) == louder


@pytest.mark.parametrize(
    ("gap", "rolls"), [(0.0, True), (0.099, True), (0.1, True), (0.101, False), (0.5, False)]
)
def test_only_what_touches_rolls(gap: float, rolls: bool) -> None:
    cues = rolled(LINES, gap=gap)
    assert texts(thinned(cues, Remarks())) == (LINES if rolls else texts(cues))


@pytest.mark.parametrize(("number", "rolls"), [(4, False), (5, True)])
def test_four_have_to_roll(number: int, rolls: bool) -> None:
    cues = rolled(LINES[:number])
    assert texts(thinned(cues, Remarks())) == (LINES[:number] if rolls else texts(cues))


@pytest.mark.parametrize(("others", "rolls"), [(6, True), (7, False)])
def test_half_of_what_touches_has_to_roll_where_few_do_in_a_row(others: int, rolls: bool) -> None:
    """Six pairs that roll, apart from each other, and others that follow each other and repeat nothing."""
    pairs = [
        [
            Cue(n * 20.0, n * 20 + 4, None, f"{n} rungs"),
            Cue(n * 20 + 4.0, n * 20 + 8, None, f"{n} rungs\n{n} yards"),
        ]
        for n in range(6)
    ]
    bells = [Cue(200.0 + n, 201.0 + n, None, f"bell number {n}") for n in range(others + 1)]
    thin = thinned([*(cue for pair in pairs for cue in pair), *bells], Remarks())
    assert texts(thin)[:2] == ["0 rungs", "0 yards" if rolls else "0 rungs\n0 yards"]


@pytest.mark.parametrize(("seconds", "kept"), [(0.5, 1), (0.499, 0)])
def test_a_flash_is_too_short_for_its_words(seconds: float, kept: int) -> None:
    """Four words take half a second at least; a cue that adds nothing and is shorter holds a line."""
    cues = [*rolled(LINES), Cue(32, 32 + seconds, None, "that no one liked")]
    cues[-2] = cues[-2]._replace(text=f"{LINES[-2]}\nthat no one liked")
    assert len(thinned(cues, Remarks())) == len(LINES) + kept


def test_a_hold_at_the_bottom_of_another_screen_is_said_again() -> None:
    screens = ["\nyes", "yes\nno", "\nno", "no\nmaybe", "maybe\nso", "so\nand", "and\non"]
    cues = [Cue(place, place + 1, None, text) for place, text in enumerate(screens)]
    assert texts(thinned(cues, Remarks())) == ["\nyes", "no", "\nno", "maybe", "so", "and", "on"]


def test_a_stretch_that_rolls_in_a_file_that_does_not() -> None:
    others = [Cue(100.0 + n, 101.0 + n, None, f"something else, number {n}") for n in range(50)]
    thin = thinned([*rolled(LINES), *others], Remarks())
    assert texts(thin) == [*LINES, *texts(others)]


def test_another_speaker_repeats_what_was_said() -> None:
    cues = rolled(LINES)
    cues = [cue._replace(speaker=("Ida", "Tom")[place % 2]) for place, cue in enumerate(cues)]
    assert thinned(cues, Remarks()) == cues


def test_untimed_cues_and_long_ones_roll_on_no_screen() -> None:
    cues = [cue._replace(start=None, end=None) for cue in rolled(LINES)]
    assert thinned(cues, Remarks()) == cues
    long = [f"{'very ' * 250}{line}" for line in LINES]
    cues = rolled(long)
    assert thinned(cues, Remarks()) == cues


def test_an_end_that_is_not_known_is_the_next_start() -> None:
    cues = [cue._replace(end=None) for cue in rolled(LINES)]
    assert texts(thinned(cues, Remarks())) == LINES


def test_what_begins_earlier_follows_nothing() -> None:
    cues = [cue._replace(start=100 - (cue.start or 0)) for cue in rolled(LINES)]
    assert thinned(cues, Remarks()) == cues


@pytest.mark.parametrize(("shared", "rolls"), [(2, False), (3, True), (4, True)])
def test_lines_joined_by_blanks_share_three_words(shared: int, rolls: bool) -> None:
    words = [
        f"{word}{number}"
        for number in range(6)
        for word in ("barley", "copper", "walnut", "ribbon", "mirror")
    ]
    step = 6 - shared
    cues = [Cue(at, at + 1, None, " ".join(words[at * step : at * step + 6])) for at in range(5)]
    found = thinned(cues, Remarks())
    assert (" ".join(cue.text for cue in found).split() == words[: 4 * step + 6]) == rolls
    assert (found == cues) != rolls
