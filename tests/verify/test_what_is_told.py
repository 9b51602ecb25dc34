"""What is told of a quote that is not verbatim: what it leaves out, what was said, by whom, what fails alone."""

from __future__ import annotations

from typing import Any

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.finding import Omission
from ghostcli.fidelity.reference import Reference
from ghostcli.transcripts.base import Cue
from ghostcli.verify.wording import left_out, said_of
from running import Ghost
from traced import Home

BOAT = """WEBVTT

00:01.000 --> 00:06.000
<v Ada Reed>I never said that the warden sold the boat. He hired it out.

00:07.000 --> 00:11.000
<v Ben Cole>And who painted the name of the town on it that spring?
"""


def quotes(text: str, **more: str) -> str:
    """Notes with that quote."""
    fields = "".join(f", {name}: {value}" for name, value in more.items())
    return f'quotes:\n  - {{id: q0, text: "{text}"{fields}}}\n'


def misled(home: Home, text: str = "I … said that the warden sold the boat") -> None:
    home.episode("boat", quotes(text, speaker="Ada Reed"), BOAT)


def test_a_misleading_quote_names_what_it_leaves_out(home: Home, terminal: Ghost) -> None:
    """It was verbatim, and cited."""
    misled(home)
    row = home.ghost("verify", "-o", "json", status=1).json[0]
    assert row["verdicts"] == ["verbatim", "misleading"]
    assert row["left_out"] == [{"words": "never", "place": "cut", "kind": "denial"}]
    assert "\nthe cut leaves out: never\n" in home.ghost("show", "q0").out
    assert "%0Athe cut leaves out: never" in home.ghost("verify", "-o", "github", status=1).out
    shown = terminal("verify", "--color", "always", "--no-pager", status=1).out
    assert "\x1b[31mthe cut leaves out: never" in shown
    assert "\n  the cut leaves out: never\n" in home.ghost("cite", "q0", status=1).err


def test_a_pipe_has_the_words_left_out_and_who_says_it(home: Home) -> None:
    """Columns had the verdict alone."""
    home.episode("boat", quotes("I … said that the warden sold the boat", speaker="Ben Cole"), BOAT)
    row = home.ghost("verify", status=1).rows[0]
    assert row[4] == "verbatim, misleading, misattributed"
    assert row[5:] == ["", "the cut leaves out: never; said by Ada Reed, not by Ben Cole"]
    home.episode("boat", quotes("the warden sold the boat. He hired it out", speaker="Ada Reed"), BOAT)
    assert home.ghost("verify", status=1).rows[0][5:] == ["", "said just before: I never said that"]
    home.episode("boat", quotes("He hired it out", speaker="Ada Reed"), BOAT)
    assert home.ghost("verify").rows[0][5:] == ["", ""]


def test_where_it_is_left_out_is_told(home: Home) -> None:
    misled(home, "said that the warden sold the boat")
    assert "\nsaid just before: I never\n" in home.ghost("show", "q0").out
    found = check("He hired it out", Reference.of([Cue(0, 9, None, "He hired it out, if anybody asked.")]))
    after = found._replace(omissions=(Omission("if anybody asked", "after", "condition"),))
    assert left_out(after) == ["said just after: if anybody asked"]


def test_what_was_said_is_the_sentence_of_what_misleads() -> None:
    cue = Cue(0, 9, "Ada", "I never said that the warden sold the boat.")
    found = check("said that the warden sold the boat", Reference.of([cue]))
    assert not said_of(found._replace(verdicts=("verbatim",), sentence=cue.text))
    turned = found._replace(verdicts=("verbatim", "misleading"), sentence=cue.text)
    assert said_of(turned) == cue.text
    assert not said_of(
        turned._replace(sentence="word " * 100)
    )  # of parts far apart, all that is between them
    near, bare = found._replace(verdicts=("near",), sentence=cue.text), "said that the warden sold the boat"
    assert said_of(near) == bare
    reworded = near._replace(verdicts=("reworded",))
    assert said_of(reworded) == cue.text  # where it goes on otherwise, its words break off
    assert said_of(reworded._replace(sentence="")) == bare


def test_who_says_each_half_is_told(home: Home, terminal: Ghost) -> None:
    """Of halves by two the line named the record's own speaker as somebody else."""
    text = "He hired it out. And who painted the name of the town on it that spring?"
    home.episode("boat", quotes(text, speaker="Ada Reed"), BOAT)
    row = home.ghost("verify", "-o", "json", status=1).json[0]
    assert [voice["speaker"] for voice in row["voices"]] == ["Ada Reed", "Ben Cole"]
    shown = terminal("verify", "--color", "never", "--no-pager", width=200, status=1).out
    assert (
        "said “He hired it out” by Ada Reed; “And who painted the name of the town on it that spring”"
        in shown
    )


def test_a_name_that_no_voice_bears_is_told_as_that(home: Home) -> None:
    home.episode("boat", quotes("the warden sold the boat. He hired it out", speaker="Cleo Marsh"), BOAT)
    row = home.ghost("verify", "-o", "json", status=1).json[0]
    assert row["voiced"] is False
    assert "said by Ada Reed; no speaker label here is Cleo Marsh" in home.ghost("show", "q0").out
    home.episode(
        "boat", quotes("He hired it out", speaker="Cleo Marsh"), BOAT.replace("Ben Cole", "SPEAKER_02")
    )
    row = home.ghost("verify", "-o", "json", status=1).json[0]
    assert row["voiced"] is None
    assert "said by Ada Reed, not by Cleo Marsh" in home.ghost("show", "q0").out


def test_quiet_prints_what_fails_alone(sample: Home, terminal: Ghost) -> None:
    names = [
        "cheapest-machine",
        "glass",
        "bread-before-roof",
        "two-days",
        "most-careful",
        "too-short",
        "never-said",
    ]
    ran = sample.ghost("verify", "-q", status=1)
    assert [row[0].rsplit("/")[-1] for row in ran.rows] == [*names, "in-german"]
    assert not ran.err
    assert len(sample.ghost("verify", "-q", "-o", "json", status=1).json) == 8
    assert sample.ghost("verify", "-q", "--fail-on", "absent", status=1).out.count("\n") == 1
    assert sample.ghost("verify", "-q", "one-book", "firm-price")[1:] == ("", "")
    shown = terminal("verify", "-q", "--color", "never", "--no-pager", status=1).out
    assert shown.startswith("✗ absent")
    assert "✓" not in shown


def test_the_whole_sentence_is_shown_where_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, home: Home
) -> None:
    home.episode("bridge", quotes("the ferryman, and he had known"))
    whole = "Nobody asked the ferryman, and he had known for thirty years."

    def checked(*arguments: Any, **more: Any) -> Any:
        return check(*arguments, **more)._replace(verdicts=("verbatim",), omissions=(), sentence=whole)

    monkeypatch.setattr("ghostcli.fidelity.check.check", checked)
    assert home.ghost("verify", "-o", "json").json[0]["sentence"] == whole
    assert home.ghost("verify", "-C").rows[0][5] == whole
    assert home.ghost("verify").rows[0][5] == ""
    assert f"  sentence: “{whole}”\n" in home.ghost("verify", "-C", "-o", "table").out
    assert "sentence" not in home.ghost("verify", "-o", "table").out


def test_quiet_prints_of_a_draft_what_fails_alone(sample: Home) -> None:
    right, wrong = "The ferry took twelve at a time.", "The mayor signed every page without reading one."
    draft = sample.write("draft.md", f'Tom Okafor said: "{right}"\n\nHe went on: "{wrong}"\n')
    ran = sample.ghost("verify", "--draft", draft, status=1)
    assert ran.err.startswith("1 of 2 quotations are quotable: 1 verbatim")
    assert len(ran.lines) == 2
    ran = sample.ghost("verify", "--draft", draft, "-q", status=1)
    assert [line.split(": ")[1] for line in ran.lines] == ["not-found"]
    assert not ran.err
    assert sample.ghost("verify", "--draft", draft, "-q", "--fail-on", "misleading").out == ""
