"""Speech in other layouts: times where they are wanted, a line of one's own, subtitles."""

from __future__ import annotations

import pytest

from ghostcli.recognition.recognise import read
from traced import SAMPLE, Home

MEASURING = (
    "We measured the river twice, in spring and in autumn, and we trusted the first number more than the other. "
    * 9
    + "Nobody asked the ferryman, and he had known for thirty years that the east bank moves a little. " * 6
)
LONG_TURN = (
    "WEBVTT\n\nNOTE ghost\n\n"
    + "".join(
        f"00:00:{4 * number:02}.000 --> 00:00:{4 * number + 3:02}.000\n<v Ada>{sentence.strip()}.\n\n"
        for number, sentence in enumerate(MEASURING.split(". ")[:-1])
    )
    + "00:01:01.000 --> 00:01:02.000\n<v Ben>And then?\n"
)


def test_times_at_turns_at_passages_or_nowhere(home: Home) -> None:
    home.episode("bridge", transcript=LONG_TURN)
    turns = home.ghost("transcript", "bridge", "--times", "turns").out
    passages = home.ghost("transcript", "bridge", "--times", "passages").out
    none = home.ghost("transcript", "bridge", "--times", "none").out
    assert turns == home.ghost("transcript", "bridge", "-o", "text").out
    assert turns.count("[0:0") == 2
    assert passages.count("[0:0") > 2
    assert passages.count("] Ada: ") == passages.count("[0:0") - 1
    assert none.startswith("Ada: We measured the river twice,")
    assert "0:0" not in none
    words = [line.split(": ", 1)[1] for line in none.splitlines() if line]
    assert (
        " ".join(words).split()
        == " ".join(line.split(": ", 1)[1] for line in passages.splitlines() if line).split()
    )


def test_markdown_has_its_times_where_they_are_wanted(home: Home) -> None:
    home.episode("bridge", transcript=LONG_TURN)
    assert "**Ada** _0:00:00_" in home.ghost("transcript", "bridge", "-o", "md").out
    assert home.ghost("transcript", "bridge", "-o", "md", "--times", "none").out.count("**Ada:**") == 1
    assert home.ghost("transcript", "bridge", "-o", "md", "--times", "passages").out.count("**Ada** _0:0") > 1


@pytest.mark.parametrize("times", ["turns", "passages", "none"])
@pytest.mark.parametrize("name", ["text", "md"])
def test_what_is_printed_without_some_times_is_read_back(home: Home, name: str, times: str) -> None:
    home.episode("bridge", transcript=LONG_TURN)
    ran = home.ghost("transcript", "bridge", "-o", name, "--times", times)
    back = read(ran.out.encode()).cues
    assert not ran.err
    assert {cue.speaker for cue in back} == {"Ada", "Ben"}
    assert " ".join(cue.text for cue in back).split() == (MEASURING + "And then?").split()


def test_a_layout_of_ones_own(sample: Home) -> None:
    def line(template: str, *more: str) -> str:
        ran = sample.ghost("transcript", SAMPLE, "--at", "0:00:19", "--template", template, *more)
        assert ran.status == 0
        return ran.out

    text = line("{text}")
    assert text.startswith("The firm wanted, um, forty")
    assert line("{time} {speaker}: {text}") == f"0:00:18 Tom Okafor: {text}"
    assert line("{time}-{end} {seconds} {turn} {chapter}", "-o", "text") == (
        "0:00:18-0:00:33 18.6 3 Three hundred names at the bakery\n"
    )
    assert line(r"{{{speaker}}}\t{url}\n") == (
        "{Tom Okafor}\thttps://example.org/small-works/moving-a-library.mp3#t=18\n\n"
    )
    assert line("{turn} and a \\\\n") == "3 and a \\n\n"


def test_a_line_of_a_layout_is_a_turn_or_a_passage(home: Home) -> None:
    home.episode("bridge", transcript=LONG_TURN)
    turns = home.ghost("transcript", "bridge", "--template", "{turn}").lines
    passages = home.ghost("transcript", "bridge", "--template", "{turn}", "--times", "passages").lines
    assert turns == ["1", "2"]
    assert passages == ["1", "1", "1", "2"]


def test_a_field_that_is_not_known_is_empty(home: Home) -> None:
    home.episode(
        "talk", transcript="WEBVTT\n\nNOTE ghost\n\nuntimed-1\n00:00:00.000 --> 00:00:05.000\nWords.\n"
    )
    template = "[{time}|{end}|{seconds}|{speaker}|{chapter}|{url}] {text}"
    assert home.ghost("transcript", "talk", "--template", template).out == "[|||||] Words.\n"


def test_subtitles(home: Home) -> None:
    home.episode("bridge", transcript=LONG_TURN)
    made = home.ghost("transcript", "bridge", "--subtitle", "42x2")
    assert made.out == home.ghost("transcript", "bridge", "-o", "srt", "--subtitle", "42x2").out
    assert max(map(len, made.lines)) <= 42
    assert made.out.startswith("1\n00:00:00,000 --> 00:00:0")
    lines = home.ghost("transcript", "bridge", "-o", "vtt", "--subtitle", "20x1").lines
    spoken = [line.partition(">")[2] for line in lines if line.startswith("<v Ada>")]
    assert max(map(len, spoken)) <= 20
    assert " ".join(spoken).split() == MEASURING.split()


def test_subtitles_need_times(home: Home) -> None:
    home.episode(
        "talk", transcript="WEBVTT\n\nNOTE ghost\n\nuntimed-1\n00:00:00.000 --> 00:00:05.000\nWords.\n"
    )
    ran = home.ghost("transcript", "talk", "--subtitle", "42x2", status=2)
    assert "subtitles need times, and this transcript has none" in ran.err


WRONG = [
    (["--template", "{tme}"], '"{tme}", which is no field; did you mean "time"?'),
    (["--template", "{}"], '"{}", which is no field'),
    (["--template", ""], "has no field"),
    (["--template", "{{text}}"], "has no field"),
    (["--template", "{text.__class__}"], '"{text.__class__}", which is no field'),
    (["--template", "{text[0]}"], '"{text[0]}", which is no field'),
    (["--template", "{text!r}"], "has more than a name in the braces of text"),
    (["--template", "{text:>9999999999}"], "has more than a name in the braces of text"),
    (["--template", "{text:{time}}"], "has more than a name in the braces of text"),
    (["--template", "{text"], "has braces that do not match"),
    (["--template", "text}"], "has braces that do not match"),
    (["--template", "{text}", "-o", "md"], "--template is not for markdown"),
    (["--template", "{text}", "--times", "none"], "--template decides about times"),
    (["--times", "turn"], 'did you mean "turns"?'),
    (["--times", "turns", "-o", "json"], "--times is not for json"),
    (["--subtitle", "42"], '--subtitle "42" is not a size'),
    (["--subtitle", "42x2", "-o", "text"], "--subtitle is not for text"),
    (["--subtitle", "42x2", "--times", "none"], "--subtitle is not for text"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_a_layout_that_does_not_work_is_named(sample: Home, arguments: list[str], said: str) -> None:
    ran = sample.ghost("transcript", SAMPLE, *arguments, status=2)
    assert said in ran.err
    assert not ran.out


def test_around_has_the_same_layouts(sample: Home) -> None:
    ran = sample.ghost("around", "quotes/order-of-people", "-C", "5", "-o", "vtt", "--subtitle", "32x1")
    assert max(len(line.partition(">")[2]) for line in ran.lines if line.startswith("<v")) <= 32
    assert (
        "0:00:37 Tom Okafor"
        in sample.ghost("around", "quotes/order-of-people", "--template", "{time} {speaker}").out
    )
