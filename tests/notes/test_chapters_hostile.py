"""Whatever a file of chapters or a feed holds: nothing is lost, nothing raises, and work is in proportion."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from chapter_texts import TEXTS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_feed import ITEM, rss

from counted import work
from ghostcli.model import KINDS
from ghostcli.notes.base import RECORD, split_lines
from ghostcli.notes.formats import CHAPTERS_AND_FEEDS, read_as
from ghostcli.text.escaping import CONTROL
from ghostcli.transcripts.base import UnreadableError
from ghostcli.transcripts.encoding import decode

ALL = {**TEXTS, "feed": rss(ITEM, "<title>Two</title>")}
PIECES = [
    *'"<>&\n\\{}[]=:;#-| 0', "null", "1e999", "-1", "0:99", "99999999999999999999", "&#0;", "&amp;", "\x00", "\u2028",
    "\u202e", "-->", "<!--", "<br>", "true", '"toc":false,', "CHAPTER01=", "START=-5", "TIMEBASE=1/0", "NaN", "0:00 a\n",
    "\n\n", "[CHAPTER]\n", "TRACK 09\n", "<psc:chapter start='1'/>", "<item/>",
]  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str]:
    """A format, and a text of it in which some pieces were put in or cut out."""
    name = draw(st.sampled_from(sorted(ALL)))
    text = ALL[draw(st.sampled_from([name, name, name, *sorted(ALL)]))]
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.sampled_from([0, 0, 1, 3, 30]))
        text = text[:start] + draw(st.sampled_from(PIECES) | st.text(max_size=5)) + text[end:]
    return name, text


def check(name: str, text: str) -> None:
    """A file is read, with a place for each line and usable values, or it is refused."""
    with suppress(UnreadableError):
        source = decode(text.encode("utf-8", "replace"))
        reading = read_as(source, name)
        lines = len(split_lines(source.clean))
        assert len(reading.places) == sum(reading.counts.values()) == lines
        for episode in reading.episodes:
            for record in episode.records:
                assert reading.places[record.line - 1] == RECORD
                fields = {field.name for field in KINDS[record.kind].fields}
                assert fields >= set(record.values)
                for start, end in record.values.get("at", ()):
                    assert 0 <= start < 3_600_000
                    assert end is None or start < end < 3_600_000
            texts = [*episode.facts.values(), *(v for one in episode.records for v in one.values.values())]
            for value in texts:
                assert value
                assert not isinstance(value, str) or not CONTROL.search(value + value.replace("\n", "\x00"))
            for linked in episode.linked:
                assert linked.url.isprintable()
                assert linked.command.count("'") == 2
        for remark in reading.remarks:
            assert 0 <= remark.line <= lines + 1
            assert not CONTROL.search(remark.message.replace("\n", "\x00"))


@given(damaged())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_file_is_read_or_refused(case: tuple[str, str]) -> None:
    check(*case)


@given(st.sampled_from([form.name for form in CHAPTERS_AND_FEEDS]), st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_or_refused(name: str, text: str) -> None:
    check(name, text)


HOSTILE: dict[str, tuple[str, Callable[[int], str]]] = {
    "chapters": ("chapter-lines", lambda n: "".join(f"{at}:00 Title {at}\n" for at in range(n))),
    "falling": ("chapter-lines", lambda n: "".join(f"{n - at}:00 a\n" for at in range(n))),
    "times": ("chapter-lines", lambda n: "0:00 " * n),
    "cues": ("chapter-cues", lambda n: "WEBVTT\n\n" + "0:00:01.000 --> 0:00:02.000\na\n" * n),
    "one cue": ("chapter-cues", lambda n: "WEBVTT\n\n0:01 --> 0:02\n" + "a <b\n" * n),
    "continued": ("ffmetadata", lambda n: ";FFMETADATA1\n[CHAPTER]\ntitle=" + "a\\\n" * n),
    "backslashes": ("ffmetadata", lambda n: ";FFMETADATA1\n[CHAPTER]\n" + "\\" * 10 * n + "\n"),
    "sections": ("ffmetadata", lambda n: ";FFMETADATA1\n" + "[CHAPTER]\nSTART=1\ntitle=a\n" * n),
    "numbers": ("ogm", lambda n: "CHAPTER01=00:00:00\n" * n),
    "tracks": ("cue-sheet", lambda n: "FILE a MP3\n" + "TRACK 01 AUDIO\n" * n),
    "objects": ("chapters-json", lambda n: '{"chapters": [' + '{"start": 1, "title": "a"},\n' * n + "1]}"),
    "deep": ("chapters-json", lambda n: '{"chapters": [{"title": "a", "b":' + '{"c":\n' * 40 + "1" + "}" * 40 + "}" + " " * n + "]}"),
    "nested": ("psc", lambda n: "<chapters>" + "<chapter start='0' title='a'>\n" * 50 + "</chapter>" * 50 + "<a/>" * n + "</chapters>"),
    "spaces": ("psc", lambda n: "<chapters>" + "".join(f"<a xmlns:p{at}='u'/>" for at in range(n)) + "</chapters>"),
    "declared": ("psc", lambda n: "<chapters " + " ".join(f"xmlns:p{at}='u'" for at in range(n)) + ">" + "<b xmlns='v'/>" * n + "</chapters>"),
    "items": ("feed", lambda n: rss(*["<title>a</title>"] * n)),
    "a description": ("feed", lambda n: rss("<description>" + "0:00 a &lt;p&gt;\n" * n + "</description>")),
    "open tags": ("feed", lambda n: rss("<description>" + "&lt;!-- &lt;script" * n + "</description>")),
    "people": ("feed", lambda n: rss("<podcast:person>a</podcast:person>" * n)),
    "soundbites": ("feed", lambda n: rss("<podcast:soundbite startTime='1' duration='1'/>\n" * n)),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_work_is_in_proportion_to_the_file(case: str) -> None:
    name, make = HOSTILE[case]

    def reading(count: int) -> int:
        text = make(count)
        return work(lambda: check_read(name, text))

    reading(20)  # what is loaded or compiled once is
    few, many = reading(150), reading(300)
    assert many <= max(3 * few, 5000), (few, many)


def check_read(name: str, text: str) -> None:
    """Read a text or refuse it."""
    with suppress(UnreadableError):
        read_as(decode(text.encode()), name)
