"""What `ghost lint` says of quotes: verdicts that are contradicted, speakers whom no voice is called by."""

from __future__ import annotations

import pytest

from ghostcli.index import file_states
from traced import BRIDGE, Home

PEOPLE = """people:
  - {name: Ada Reed, aliases: [SPEAKER_01, Doc]}
  - {name: Ben Cole, aliases: [SPEAKER_00]}
"""


def quote(text: str, speaker: str, more: str = "") -> str:
    return f"  - {{text: '{text}', speaker: {speaker}{more}}}\n"


def test_a_speaker_without_a_voice_is_told_once_an_episode(home: Home) -> None:
    """Each of their quotes was misattributed, and no line said why."""
    lines = quote("We measured the river twice", "Cleo Marsh") * 3 + quote("What went wrong", "Dan")
    home.episode("bridge", PEOPLE + "quotes:\n" + lines + quote("Nobody asked", "Reed"))
    strange = "warning: no speaker label here is"
    for command in (["lint"], ["lint", "bridge"]):
        assert home.ghost(*command).lines == [
            f"bridge/episode.yaml:6:1: {strange} Cleo Marsh, the speaker of 3 quotes",
            f"bridge/episode.yaml:9:1: {strange} Dan, the speaker of 1 quote",
        ]


def test_nothing_is_told_where_a_voice_may_be_theirs(home: Home) -> None:
    home.episode("bridge", "quotes:\n" + quote("We measured the river twice", "Cleo Marsh"))  # SPEAKER_00
    home.episode("lane", PEOPLE + "quotes:\n" + quote("Nobody asked the ferryman", "Doc"))
    home.episode("mute", "quotes:\n" + quote("Nobody asked the ferryman", "Dan"), None)
    home.episode(
        "bare",
        "quotes:\n" + quote("Nobody asked", "Dan"),
        BRIDGE.replace("<v SPEAKER_00>", "").replace("<v SPEAKER_01>", ""),
    )
    assert not home.ghost("lint").out


BOAT = "WEBVTT\n\n00:01.000 --> 00:06.000\n<v Ada>I never said that the warden sold the boat.\n"


def test_a_misleading_quote_is_told_where_no_verdict_is_recorded(home: Home) -> None:
    """It was told of quotes with a recorded verdict alone."""
    text = "I … said that the warden sold the boat"
    home.episode("boat", "quotes:\n" + quote(text, "Ada") + quote("that the warden sold", "Ada"), BOAT)
    told = [
        "boat/episode.yaml:3:1: warning: quote 1 is verbatim, misleading; the cut leaves out: never",
        "boat/episode.yaml:4:1: warning: quote 2 is verbatim, misleading; said just before: I never said",
    ]
    for command in (["lint"], ["lint", "boat"], ["lint"]):  # the last one from the index
        assert home.ghost(*command).lines == told
    assert home.ghost("lint", "--strict", status=1).lines == told
    known = ", fidelity: {verdicts: [verbatim, misleading]}"
    home.episode("boat", "quotes:\n" + quote(text, "Ada", known), BOAT)
    assert not home.ghost("lint").out  # whoever recorded it knows
    home.episode("boat", "quotes:\n" + quote(text, "Ada"), None)
    (home.library / "boat/transcript.vtt").unlink()
    assert not home.ghost("lint").out


def test_what_quotes_leave_out_is_found_out_once(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.episode("boat", "quotes:\n" + quote("I … said that the warden sold the boat", "Ada"), BOAT)
    monkeypatch.setattr(file_states, "UNSETTLED", 0)  # what has only just changed is not kept
    first = home.ghost("lint").out

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("ghostcli.verify.verifier.Verifier.judge", never)
    monkeypatch.setattr("ghostcli.verify.verifier.Verifier.verify", never)
    assert home.ghost("lint").out == first != ""


def test_a_contradiction_names_the_words_left_out(home: Home) -> None:
    said = "WEBVTT\n\n00:01.000 --> 00:06.000\n<v Ada>I never said that the warden sold the boat.\n"
    verbatim = ", fidelity: {verdicts: [verbatim]}"
    home.episode("boat", "quotes:\n" + quote("I … said that the warden sold the boat", "Ada", verbatim), said)
    for command in (["lint"], ["lint", "boat"]):
        (line,) = home.ghost(*command, status=1).lines
        assert line.endswith(
            "recorded as verbatim, but the transcript says verbatim, misleading; the cut leaves out: never"
        )
