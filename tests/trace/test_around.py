"""`ghost around`, and moments as refs everywhere: from a hit or a record to what was said there."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from ghostcli.timecode import parse_time
from running import Ghost
from traced import BRIDGE, BUILTIN, SAMPLE, Home

STYLE = re.compile(r"\x1b\[([0-9;]*)m([^\x1b]*)")

PLAIN = """WEBVTT

NOTE ghost

untimed-1
00:00:00.000 --> 00:00:00.000
<v Ada>One of the first things that was said here.

untimed-2
00:00:00.000 --> 00:00:00.000
<v Ben>The second thing was a question, was it not?

untimed-3
00:00:00.000 --> 00:00:00.000
<v Ada>A third one came later, by the ferryman.

untimed-4
00:00:00.000 --> 00:00:00.000
<v Ben>And the fourth ended it.
"""


def times(home: Home, ref: str, seconds: float) -> list[str]:
    return [row[0] for row in home.ghost("around", ref, "-C", str(seconds)).rows]


AROUND = [
    ("order-of-people", 0, ["0:00:33", "0:00:37"]),  # at 0:00:37, and said from 37.8 on
    ("order-of-people", 5, ["0:00:18", "0:00:33", "0:00:37"]),
    ("one-book", 0, ["0:02:24"]),
    ("glass", 0, ["0:01:12", "0:02:11"]),  # no time is recorded: both of its parts
    ("takeaways/one-day", 0, ["0:01:25"]),  # a range
    ("chapters/empty", 0, ["0:01:54", "0:01:57"]),
    (f"{SAMPLE}@0:01:21", 0, ["0:01:20"]),
    (f"{SAMPLE}@0:01:21", 4, ["0:01:12", "0:01:20", "0:01:25"]),
    (f"{SAMPLE}@0:01:21-0:01:26", 0, ["0:01:20", "0:01:25"]),
    (f"{SAMPLE}@0:01:19-0:01:20", 0, ["0:01:12"]),
    (f"{SAMPLE}@turn2", 0, ["0:00:05"]),
    (f"{SAMPLE}@turn2", 6, ["0:00:00", "0:00:05", "0:00:18"]),
]


@pytest.mark.parametrize(("ref", "seconds", "expected"), AROUND)
def test_what_was_said_around_it(sample: Home, ref: str, seconds: float, expected: list[str]) -> None:
    """With -C 0 a quote was not itself shown, where its recorded second begins before it."""
    found = times(sample, ref, seconds)
    if ref.startswith("chapters"):
        assert found[-1:] == expected[-1:]
    else:
        assert found == expected


def test_a_minute_is_shown_unless_it_is_said_otherwise(sample: Home) -> None:
    assert times(sample, "order-of-people", 60) == [
        row[0] for row in sample.ghost("around", "order-of-people").rows
    ]
    assert sample.ghost("around", "order-of-people", "-C", "-1", status=2)
    assert sample.ghost("around", "order-of-people", "-C", "x", status=2)


def test_a_wrong_time_does_not_hide_the_words(home: Home) -> None:
    """Only what is said at the recorded time was shown, and nothing was marked in it."""
    home.episode("bridge", "quotes:\n  - {id: a, at: 0:05:00, text: Nobody asked the ferryman}\n")
    rows = home.ghost("around", "a", "-C", "0").rows
    assert [row[0] for row in rows] == ["0:00:05"]
    assert "ferryman" in rows[0][2]


MARKED = [
    ("order-of-people", ["You don't keep the order of the books, you keep the order of the people"]),
    ("firm-price", ["The firm wanted, um, forty thousand crowns and six weeks"]),
    (
        "glass",
        ["Give a child one thing and tell her that it matters", "People carry what they have borrowed from"],
    ),
    ("far-apart", ["The ferry took twelve at a time", "Nobody asked what it should become"]),
    ("never-said", []),
    ("takeaways/one-day", []),
]


@pytest.mark.parametrize(("ref", "words"), MARKED)
def test_the_words_of_a_quote_are_marked(sample: Home, terminal: Ghost, ref: str, words: list[str]) -> None:
    if ref == "never-said":
        sample.ghost("around", ref, status=1)
        return
    shown = terminal("around", ref, "--color", "always", "-C", "0", width=300).out
    marked = [text for style, text in STYLE.findall(shown) if style == "1;31" and text.strip()]
    assert [text.strip(" .") for text in marked] == words


def test_words_are_marked_over_cues_and_passages(home: Home, terminal: Ghost) -> None:
    text = BRIDGE.replace("SPEAKER_00", "SPEAKER_01")
    quote = "the old bridge? We measured the river twice and trusted the first number. Nobody asked"
    home.episode("bridge", f"quotes:\n  - {{id: a, text: '{quote}'}}\n", text)
    shown = terminal("around", "a", "--color", "always", width=400).out
    marked = "".join(text for style, text in STYLE.findall(shown) if style == "1;31")
    assert marked == quote


def test_untimed_moments_have_what_stands_beside_them(home: Home) -> None:
    """`around EPISODE@turnN`, which a search gives, was an error where there are no times."""
    home.episode("talk", "quotes:\n  - {id: a, text: A third one came later}\n", PLAIN)
    ref = home.ghost("search", "ferryman", "-o", "ref").out.strip()
    assert ref == "talk@turn3"
    assert [row[2][:9] for row in home.ghost("around", ref, "-C", "0").rows] == ["A third o"]
    assert len(home.ghost("around", ref, "-C", "2").rows) == 3
    assert len(home.ghost("around", ref).rows) == 4
    assert [row[2][:9] for row in home.ghost("around", "a", "-C", "0").rows] == ["A third o"]
    assert home.ghost("show", ref).lines[1] == "A third one came later, by the ferryman."
    assert home.ghost("cite", ref).out == "“A third one came later, by the ferryman.” — Ada, “talk”.\n"
    assert "there is no turn 5 in talk; it has 4" in home.ghost("around", "talk@turn5", status=2).err


NOWHERE = [
    ("b", 1, "it has no time, and its words are not in"),
    ("c", 1, "the transcript has nothing at its time"),
    ("bridge@1:00:00", 1, "the transcript has nothing at its time"),
    ("bridge@turn9", 2, "there is no turn 9"),
    ("bridge@turn0", 2, "there is no turn 0"),
    ("bridge@soon", 2, "is not a valid moment"),
    ("bridge@0:00:09-0:00:05", 2, "is not a valid moment"),
    ("bridge@", 2, "is not a valid moment"),
    ("nowhere@0:00:05", 2, "there is no episode"),
    ("lake@0:00:05", 2, "lake has no transcript"),
    ("people/1", 1, "it has no time"),
]


@pytest.mark.parametrize(("ref", "status", "reason"), NOWHERE)
def test_what_leads_nowhere(home: Home, ref: str, status: int, reason: str) -> None:
    quotes = "quotes:\n  - {id: b, text: Nine wise men}\n  - {id: c, at: 1:00:00, text: Ten wise men}\n"
    home.episode("bridge", quotes + "people:\n  - name: Ada\n")
    home.episode("lake", transcript=None)
    ran = home.ghost("around", ref, status=status)
    assert reason in ran.err
    assert not ran.out


def test_the_formats_are_those_of_a_transcript(sample: Home) -> None:
    cues = sample.ghost("around", "one-book", "-C", "0", "-o", "json").json
    assert [list(cue) for cue in cues] == [["start", "end", "speaker", "text", "turn"]]
    assert sample.ghost("around", "one-book", "-C", "0", "-o", "srt").out.startswith("1\n00:02:24,200 --> ")


def test_a_ref_is_read_from_standard_input(sample: Home) -> None:
    hits = sample.ghost("search", "ferry", "-k", "transcript").out
    assert sample.ghost("around", "-", "-C", "0", stdin=hits).rows
    assert sample.ghost("around", "-", stdin="", status=1)[1:] == ("", "")


# Moments as refs


def test_a_hits_ref_is_that_passage_for_every_command(sample: Home) -> None:
    """A passage that began in the second in which another ends was shown with it."""
    sample.note("dense/episode.yaml", "title: Dense\n")
    cues = [
        (place * 0.7, place * 0.7 + 0.7, f"Sp{place % 3}", f"word{place} and more") for place in range(60)
    ]
    stamps = [
        (f"{int(a) // 60:02}:{a % 60:06.3f}", f"{int(b) // 60:02}:{b % 60:06.3f}", s, t)
        for a, b, s, t in cues
    ]
    text = "WEBVTT\n\n" + "".join(f"{a} --> {b}\n<v {s}>{t}\n\n" for a, b, s, t in stamps)
    sample.note("dense/transcript.vtt", text)
    for name in ("dense", SAMPLE):
        query = ["word* OR the OR a", "-k", "transcript", "-e", name]
        hits = sample.ghost("search", *query, "-o", "json").json
        refs = [hit["ref"] for hit in hits]
        assert len(refs) >= 15
        for hit, shown in zip(hits, sample.ghost("show", *refs, "-o", "json").json, strict=True):
            assert hit["text"] in shown["text"], hit["ref"]
            if name != "dense":  # two passages of one second cannot be told apart by refs in seconds
                assert (shown["text"], shown["speaker"]) == (hit["text"], hit["speaker"])
        assert len(sample.ghost("cite", "-", stdin=sample.ghost("search", *query).out).lines) == len(refs)
        for ref in refs[:3]:
            assert sample.ghost("around", ref, "-C", "0").out
            assert sample.ghost("open", ref, "--print").out if name == SAMPLE else True


def test_a_range_is_that_of_its_passage_alone(home: Home) -> None:
    """A passage that begins in the second in which the range ends was taken as well."""
    text = (
        "WEBVTT\n\n00:05.000 --> 00:12.400\n<v Ada>The first of them.\n\n"
        "00:12.600 --> 00:19.000\n<v Ben>The second of them.\n"
    )
    home.episode("bridge", transcript=text)
    shown = {
        ref: home.ghost("show", ref, "-o", "json").json[0]["text"]
        for ref in ("bridge@0:05-0:12", "bridge@0:12-0:19")
    }
    assert shown == {"bridge@0:05-0:12": "The first of them.", "bridge@0:12-0:19": "The second of them."}


def test_a_turn_has_a_number(sample: Home) -> None:
    """It was shown as `+2 s`."""
    assert "turn: 2" in sample.ghost("show", f"{SAMPLE}@turn2").lines


MOMENTS = [
    (f"{SAMPLE}@0:00:38", "You don't keep", "Tom Okafor"),
    (f"{SAMPLE}@0:00:37", "You don't keep", "Tom Okafor"),  # begins within that second
    ("quiet@37:59", "", None),  # nothing is said then
    (f"{SAMPLE}@0:38", "You don't keep", "Tom Okafor"),
    (f"{SAMPLE}@0:02:38.900", "Thank you. I keep", "Tom Okafor"),
    (f"{SAMPLE}@0:00:05-0:00:20", "Welcome to", None),  # two people
    (f"{SAMPLE}@turn1", "We carried", "Tom Okafor"),
]


@pytest.mark.parametrize(("ref", "text", "speaker"), MOMENTS)
def test_a_moment_is_shown(sample: Home, ref: str, text: str, speaker: str | None) -> None:
    sample.episode("quiet", "duration: 1:00:00\n")
    record = sample.ghost("show", ref, "-o", "json").json[0]
    assert record["kind"] == "transcript"
    assert (record["text"] or "").startswith(text)
    assert record["speaker"] == speaker
    assert bool(text) == bool(record["text"])


def test_a_moment_of_an_episode_without_a_transcript(home: Home) -> None:
    record = home.ghost("show", f"{BUILTIN}@0:43:08", "--builtin", "-o", "json").json[0]
    assert record["ref"] == f"{BUILTIN}@0:43:08"
    assert record["url"].endswith("&t=2588")
    assert "has no transcript" in home.ghost("around", f"{BUILTIN}@0:43:08", "--builtin", status=2).err


def test_found_moments_are_shown_and_others_named(sample: Home) -> None:
    ran = sample.ghost("show", f"{SAMPLE}@0:00:38", "nowhere@0:00:01", status=2)
    assert "You don't keep" in ran.out
    assert "nowhere" in ran.err


# Context


def test_context_is_what_is_said_before_and_after_a_hit(sample: Home) -> None:
    hit = sample.ghost("search", "thirty OR aisle OR loaf", "-k", "transcript", "-C", "8", "-o", "json").json[
        0
    ]
    before, after = hit["context"]
    assert before.endswith("We had nine thousand, and the roof was leaking.")
    assert after.startswith("Three hundred people in one day.")
    assert "Why not hire a firm?" in before
    none = sample.ghost("search", "loaf", "-k", "transcript", "-C", "0", "-o", "json").json[0]["context"]
    assert none[1] == ""
    assert "context" not in sample.ghost("search", "loaf", "-k", "transcript", "-o", "json").json[0]


@pytest.mark.usefixtures("sample")
def test_context_is_shown_on_a_terminal(terminal: Ghost) -> None:
    """-C changed nothing but JSON."""
    for kinds in (["-k", "transcript"], []):
        search = ["search", "loaf", *kinds, "--color", "never"]
        shown = " ".join(terminal(*search, "-C", "8").out.split())
        before, after = shown.index("Why not hire a firm?"), shown.index("Everybody stood in the order")
        assert before < shown.index("for a loaf of bread") < after
        assert "Why not hire" not in terminal(*search).out


def test_refs_of_a_transcript_run_forward(sample: Home) -> None:
    refs = sample.ghost(
        "search", "the OR a OR you OR we", "-k", "transcript", "--sort", "at", "-o", "ref"
    ).lines
    begins = [parse_time(ref.split("@")[1].split("-")[0]) or 0 for ref in refs]
    assert len(refs) > 10
    assert all(one <= other for one, other in pairwise(begins))


def _long(home: Home, quote: str, more: str = "") -> None:
    """A cue of ten minutes, 140 sentences."""
    said = [
        f"We counted the lamps of street number {number} and wrote them on the door." for number in range(140)
    ]
    said[100] = "Nobody told the children why the tower was closed."
    talk = f"WEBVTT\n\n00:00.000 --> 10:00.000\n<v Ada Reed>{' '.join(said)}\n\n10:00.000 --> 10:04.000\n<v Ben Cole>So it was.\n"
    home.episode("tower", f"quotes:\n  - {{id: a, text: '{quote}'{more}}}\n", talk)


@pytest.mark.parametrize("more", ["", ", at: 0:00:00", ", at: 0:02:00"])
def test_of_a_cue_of_minutes_what_is_about_the_quote_is_shown(home: Home, terminal: Ghost, more: str) -> None:
    """All ten minutes were printed, and the quote was not marked in them."""
    _long(home, "Nobody told the children why the tower was closed", more)
    rows = home.ghost("around", "a", "-C", "20").rows
    text = rows[-1][2]
    assert text.startswith("… We counted")
    assert text.endswith("door. …")
    assert "Nobody told the children" in text
    assert 100 < len(text.split()) < 500
    shown = terminal("around", "a", "--color", "always", "-C", "0", width=2000).out
    marked = [text for style, text in STYLE.findall(shown) if style == "1;31" and text.strip()]
    assert marked == ["Nobody told the children why the tower was closed"]


def test_a_cue_is_cut_in_every_format(home: Home) -> None:
    _long(home, "Nobody told the children why the tower was closed")
    for name in ("json", "jsonl", "vtt", "srt", "text", "markdown"):
        out = home.ghost("around", "a", "-C", "0", "-o", name).out
        assert "Nobody told the children" in out
        assert "… We counted" in out
        assert "street number 3 " not in out
    assert home.ghost("around", "a", "-C", "0", "-o", "json").json[0]["end"] == 600


def test_a_time_inside_a_cue_of_minutes_is_sought_by_its_place(home: Home) -> None:
    _long(home, "Nobody was told")
    text = home.ghost("around", "tower@0:05:00", "-C", "0").rows[0][2]
    assert re.search(r"^… .*street number (6|7)\d .* …$", text)
    assert len(text.split()) < 250
    hit = home.ghost("search", "children tower closed", "-k", "transcript", "-o", "ref").out.strip()
    assert "Nobody told the children" in home.ghost("around", hit, "-C", "0").out  # all that its ref tells


def test_what_is_whole_has_no_dots(sample: Home) -> None:
    assert "…" not in sample.ghost("around", "order-of-people", "-C", "0").out
    assert "…" not in sample.ghost("transcript", SAMPLE).out
