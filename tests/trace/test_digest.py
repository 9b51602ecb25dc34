"""`ghost digest`: words of the library alone, nothing unquotable, under 2,000 words, addresses that lead there."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from traced import Home

TAGS = ("ferries", "Bridges", "maps", "glass", "boats", "queues", "rope", "tides", "bread")
WEEKS = 10


def weekly(home: Home, *, weeks: int = WEEKS, quotes: int = 4) -> dict[str, list[tuple[int, str]]]:
    """Weeks of two talks each; every second quote is twisted. Returns what is said, by episode: second, words."""
    said: dict[str, list[tuple[int, str]]] = {}
    for number in range(weeks * 2):
        name = f"talk-{number}"
        day = date(2026, 9, 1) + timedelta(days=number * 7 // 2)
        cues, notes = [], []
        for at in range(quotes):
            second = 10 + 20 * at
            words = f"Nobody in week {number} had asked the ferryman number {at} how the river {TAGS[at]} was crossed"
            cues.append(f"00:0{second // 60}:{second % 60:02}.000 --> 00:0{second // 60}:{second % 60 + 5:02}.000\n"
                        f"<v Speaker {number % 3}>{words}.\n")  # fmt: skip
            said.setdefault(name, []).append((second, words))
            printed = (
                words if at % 2 == 0 else words.replace("Nobody", "Everybody").replace("had asked", "hated")
            )
            tag = TAGS[(number + at) % len(TAGS)]
            notes.append(
                f"- {{id: q{at}, text: '{printed}.', speaker: Speaker {number % 3}, tags: [{tag}]}}\n"
            )
        home.note(f"{name}/transcript.vtt", "WEBVTT\n\n" + "\n".join(cues))
        home.note(
            f"{name}/episode.yaml",
            f"title: Talk of week {number}\nshow: Show {number % 4}\npublished: {day}\nduration: 0:02:00\n"
            f"media: [{{url: 'https://www.youtube.com/watch?v=video{number:06}'}}]\nquotes:\n{''.join(notes)}",
        )
    return said


def digest(home: Home, *options: str) -> Any:
    return json.loads(home.ghost("digest", "-o", "json", *options).out)


def test_nothing_unquotable_is_in_it_and_every_address_leads_to_its_second(home: Home) -> None:
    said = weekly(home)
    found = digest(home)
    quotes = [one for subject in found["subjects"] for one in subject["quotes"]]
    assert len(quotes) >= 12
    assert len({one["ref"] for one in quotes}) == len(quotes)
    for one in quotes:
        second = int(parse_qs(urlsplit(one["url"]).query)["t"][0])
        assert (second, one["text"].rstrip(".")) in said[one["episode"]]
        assert one["fidelity"]["verdicts"] == ["verbatim"]
    assert found["left_out"] > 0
    assert found["count"] == 20
    assert [one["published"] for one in found["episodes"]] == sorted(
        (one["published"] for one in found["episodes"]), reverse=True
    )


def test_all_has_the_others_too_with_their_verdicts(home: Home) -> None:
    weekly(home)
    found = digest(home, "--all")
    assert found["left_out"] == 0
    assert any(
        one["fidelity"]["verdicts"] != ["verbatim"] for each in found["subjects"] for one in each["quotes"]
    )
    assert " · ✗ " in home.ghost("digest", "--all").out
    assert "✗" not in home.ghost("digest").out


def test_a_subject_has_quotes_of_different_episodes_and_the_widest_comes_first(home: Home) -> None:
    weekly(home)
    found = digest(home)
    for subject in found["subjects"]:
        episodes = [one["episode"] for one in subject["quotes"]]
        assert len(set(episodes)) == len(episodes) <= 3
    sizes = [subject["episodes"] for subject in found["subjects"]]
    assert sizes == sorted(sizes, reverse=True)
    assert len(found["subjects"]) == 7
    assert found["more_subjects"] == 2
    assert len(digest(home, "-n", "2")["subjects"]) == 2
    assert len(digest(home, "-n", "0")["subjects"]) == 9


def test_no_sentence_is_of_its_own(home: Home) -> None:
    said = weekly(home)
    text = home.ghost("digest").out
    content = [words for some in said.values() for _, words in some]
    content += [f"Talk of week {number}" for number in range(20)] + [f"Show {number}" for number in range(4)]
    content += [f"Speaker {number}" for number in range(3)] + list(TAGS)
    text = re.sub(r"\(<https://[^>]*>\)", "", text)
    for one in sorted(content, key=len, reverse=True):
        text = text.replace(one, " ")
    left = set(re.findall(r"[^\W\d_]+", text))
    labels = "episode episodes Episodes quotes of those looked at left out not quotable more"
    assert left <= set(labels.split())


@pytest.mark.parametrize("output", ["md", "table"])
def test_it_has_under_two_thousand_words_whatever_the_library_holds(home: Home, output: str) -> None:
    weekly(home, weeks=40)
    long = " ".join(f"word{at}" for at in range(900))
    tags = "[" + ", ".join(f"t{at}" for at in range(300)) + "]"
    home.note("long/episode.yaml", f"title: {long}\nshow: {long}\npublished: 2027-01-01\ntags: {tags}\n"
                                   f"quotes: [{{text: {long}}}]\n")  # fmt: skip
    text = home.ghost("digest", "-o", output).out
    assert len(text.split()) < 2000
    assert "more" in text
    assert len(home.ghost("digest", "-n", "0").out.split()) > 2000


def test_filters_choose_the_period(home: Home) -> None:
    weekly(home)
    found = digest(home, "--since", "2026-10-01", "--until", "2026-10-20")
    assert "2026-10-01" <= found["since"] <= found["until"] <= "2026-10-20"
    assert 0 < found["count"] < 20
    assert all(
        one["speaker"] == "Speaker 1"
        for each in digest(home, "--speaker", "Speaker 1")["subjects"]
        for one in each["quotes"]
    )
    assert home.ghost("digest", "--since", "2030", status=1).err == "nothing found\n"
    assert "cannot be combined" in home.ghost("digest", "--all", "--quotable", status=2).err


def test_without_tags_the_quotes_are_by_show(home: Home) -> None:
    home.note("bridge/episode.yaml", "title: Bridge\nshow: Small Works\nquotes:\n"
              "- {text: Nobody asked the ferryman., fidelity: {verdicts: [verbatim]}}\n")  # fmt: skip
    ran = home.ghost("digest")
    assert ran.err == "nothing is tagged: the quotes are by show\n"
    assert "## Small Works (1 episode)" in ran.out
    assert "— Small Works · bridge/quotes/1" in ran.out


def test_tags_of_an_episode_and_of_what_rests_on_quotes_count(home: Home) -> None:
    home.note("a/episode.yaml", "title: A\ntags: [Water]\nquotes:\n"
              "- {id: one, text: One fine river., fidelity: {verdicts: [verbatim]}}\n"
              "- {id: two, text: Two fine rivers., fidelity: {verdicts: [verbatim]}}\n"
              "themes: [{title: T, tags: [rivers], quotes: [two]}]\n")  # fmt: skip
    home.note("b/episode.yaml", "title: B\ntags: [water]\n")
    found = digest(home)
    assert [
        (one["name"], one["episodes"], [q["id"] for q in one["quotes"]]) for one in found["subjects"]
    ] == [("Water", 2, ["one", "two"])]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1).filter(str.strip)
)
def test_any_text_is_printed(home: Home, text: str) -> None:
    quote = {"text": text, "speaker": text, "fidelity": {"verdicts": ["verbatim"]}}
    notes = {"title": text, "show": text, "tags": [text], "quotes": [quote]}
    home.note("odd/episode.yaml", yaml.safe_dump(notes, allow_unicode=True))
    for output in ("md", "table"):
        home.ghost("digest", "-o", output, "-n", "0")
    assert digest(home, "-n", "0")["subjects"][0]["quotes"][0]["text"].split() == text.split()
