"""A quote in another language than its transcript is told apart, not called absent."""

from __future__ import annotations

import pytest

from traced import Home

TALK = """WEBVTT

00:01:00.000 --> 00:01:20.000
<v Ada Reed>The lock was built in a dry year, and we never asked what it would do in a wet one.

00:01:20.000 --> 00:01:40.000
<v Ada Reed>My father used to say: Wer den Fluss nicht fragt, der wird von ihm gefragt. And he was right about it.
"""
SAID = "Wer den Fluss nicht fragt, der wird von ihm gefragt"
GERMAN = "Die Schleuse ist in einem trockenen Jahr gebaut worden, und wir haben nie gefragt, was sie dann tut"
ENGLISH = "The harbour was paid for by the brewers, and they have had the keys of it from that day on"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (GERMAN, "", "unchecked"),
        (ENGLISH, "", "absent"),
        (SAID, "", "verbatim"),  # German in an English talk
        (GERMAN, "language: en", "absent"),  # as somebody has it, it is English
        ("Das Schloss", "", "absent"),  # too short to be certain
    ],
)
@pytest.mark.parametrize("recorded", ["", "language: en\n"])
def test_a_quote_in_another_language_is_unchecked(
    home: Home, text: str, language: str, expected: str, recorded: str
) -> None:
    home.episode("lock", f'{recorded}quotes:\n  - {{id: a, text: "{text}", {language}}}\n', TALK)
    (row,) = home.ghost("verify", "-o", "json", status=expected != "verbatim").json
    assert row["verdicts"] == [expected]
