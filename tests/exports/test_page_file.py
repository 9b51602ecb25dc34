"""`ghost export page`: the file itself, without a browser."""

from __future__ import annotations

import os
import subprocess
import sys
from html.parser import HTMLParser

from hostile_page import paged
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostcli.transcripts.base import Cue, Metadata
from ghostcli.transcripts.formats import write
from traced import Home


class Page(HTMLParser):
    """The elements, ids, links and texts of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in {"script", "style"}:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.texts.append(data)

    def values(self, name: str) -> list[str]:
        return [str(attributes[name]) for _, attributes in self.tags if name in attributes]

    @property
    def words(self) -> str:
        return " ".join("".join(self.texts).split())


def test_a_page_has_notes_verdicts_and_speech(home: Home) -> None:
    page = Page(paged(home).read_text())
    for told in (
        "The </title><script>alert(1)</script> bridge & us", "Small Works", "2026-03-20", "Two engineers talk",
        "Nobody asked the ferryman, and he knew.", "✓ verbatim", "✗ reworded", "Ask those who know",
        'The ferry "and" </h3> us', "Ångström would have laughed.", "Tomas Vey",
        "the transcript has the words as printed",
    ):  # fmt: skip
        assert told in page.words, told


def test_content_is_only_ever_text(home: Home) -> None:
    page = Page(paged(home).read_text())
    tags = [tag for tag, _ in page.tags]
    assert tags.count("script") == 1
    assert tags.count("title") - tags.count("rect") <= 1
    assert "img" not in tags
    assert "<img src=x onerror=alert(1)>" in page.words
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert {url.partition(":")[0] for url in page.values("href") if not url.startswith("#")} == {"https"}


def test_every_link_inside_the_page_has_its_place(home: Home) -> None:
    page = Page(paged(home).read_text())
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {url[1:] for url in page.values("href") if url.startswith("#")} <= set(ids)


def test_the_recording_is_named_from_where_the_page_lies(home: Home) -> None:
    page = Page(paged(home).read_text())
    (audio,) = [attributes for tag, attributes in page.tags if tag == "audio"]
    assert audio["src"] == "here/bridge/talk.wav"
    assert audio["data-offset"] == "2"
    assert "https://www.youtube.com/watch?v=abcdefghijk&t=10" in page.values("href")


def test_a_passage_in_another_language_says_so(home: Home) -> None:
    assert '<blockquote lang="en-GB"><p>Everybody asked' in paged(home).read_text()


def test_twice_gives_the_same_bytes(home: Home) -> None:
    before = paged(home).read_bytes()
    assert paged(home).read_bytes() == before


def test_what_may_not_be_quoted_is_left_out_and_counted(home: Home) -> None:
    page = Page(paged(home, "--quotable").read_text())
    assert "Everybody asked" not in page.words
    assert "1 quote left out" in page.words
    assert "quotes: Nobody asked the ferryman, and he knew. (✓ verbatim), 1 left out" in page.words


def test_filters_choose_the_notes_and_leave_the_transcript(home: Home) -> None:
    page = Page(paged(home, "--where", "id=ferryman").read_text())
    assert "Ask those who know" not in page.words
    assert "Nobody asked him twice." in page.words


def test_the_page_goes_to_standard_output(home: Home) -> None:
    text = paged(home).read_text()
    ran = home.ghost("export", "page", "-", "-e", "bridge")
    assert ran.out == text.replace("here/bridge/talk.wav", "bridge/talk.wav")
    assert ran.err == "bridge: 2 chapters, 1 theme, 2 quotes, transcript\n"


def test_only_a_page_of_ghost_is_replaced(home: Home) -> None:
    page = paged(home)
    other = home.write("letter.html", "<p>mine</p>\n")
    ran = home.ghost("export", "page", other, "-e", "bridge", status=2)
    assert "is not a page by ghost" in ran.err
    assert other.read_text() == "<p>mine</p>\n"
    assert "does not exist" in home.ghost("export", "page", "no/where.html", "-e", "bridge", status=2).err
    assert "written to" in home.ghost("export", "page", page, "-e", "bridge").err


def test_a_page_is_about_one_episode(home: Home) -> None:
    home.episode("one")
    home.episode("two")
    ran = home.ghost("export", "page", "x.html", status=2)
    assert ran.err == "ghost: a page is about one episode\n  -e ID names it: one, two\n"
    assert "needs one file" in home.ghost("export", "page", status=2).err
    assert "export needs a format" in home.ghost("export", status=2).err


def test_an_episode_without_times_has_a_page(home: Home) -> None:
    home.episode("plain", transcript="WEBVTT\n\nNOTE ghost\n\nNOTE no times\n")
    home.note("plain/transcript.vtt", write([Cue(None, None, "Ada", "No times here.")], "vtt", Metadata()))
    page = home.folder / "plain.html"
    home.ghost("export", "page", page)
    assert "No times here." in Page(page.read_text()).words


def test_a_time_without_a_place_is_no_link(home: Home) -> None:
    home.episode("plain", notes="quotes:\n- {text: Nobody asked., at: 0:01:00}\n", transcript=None)
    page = home.folder / "plain.html"
    home.ghost("export", "page", page)
    found = Page(page.read_text())
    assert "0:01:00" in found.words
    assert not [url for url in found.values("href") if url.startswith("#t=")]


SHORT_CHAPTERS = "chapters:\n" + "".join(
    f"- {{title: Chapter {number}, at: 0:{number * 12 // 60:02}:{number * 12 % 60:02}}}\n"
    for number in range(15)
)


def test_each_chapter_has_its_heading_above_its_first_words(home: Home) -> None:
    """A heading stood above the next passage of a hundred words."""
    cues = [Cue(4.0 * at, 4.0 * at + 4, "Ada", f"words at {4 * at} seconds") for at in range(45)]
    home.episode("short", notes=SHORT_CHAPTERS, transcript=write(cues, "vtt", Metadata()))
    page = home.folder / "short.html"
    home.ghost("export", "page", page)
    said = Page(page.read_text()).words.rpartition("Transcript")[2]
    for number in range(15):
        minutes, seconds = divmod(12 * number, 60)
        who = "Ada " if not number else ""
        assert f"Chapter {number} 0:{minutes:02}:{seconds:02} {who}words at {12 * number} seconds" in said


def test_a_chapter_in_which_no_words_begin_has_its_heading(home: Home) -> None:
    transcript = write(
        [Cue(0, 40, "Ada", "One long cue."), Cue(60, 61, "Ada", "Another.")], "vtt", Metadata()
    )
    home.episode("short", notes=SHORT_CHAPTERS, transcript=transcript)
    page = home.folder / "short.html"
    home.ghost("export", "page", page)
    said = Page(page.read_text()).words.rpartition("Transcript")[2]
    assert "cue. Chapter 1 Chapter 2 Chapter 3 Chapter 4 Chapter 5 0:01:00 Another." in said


def test_words_after_a_silence_have_their_own_place(home: Home) -> None:
    cues = [Cue(3, 6, "Ada", "Early."), Cue(7, 8, "Ada", "Soon."), Cue(600, 602, "Ada", "Late.")]
    home.episode(
        "gap", notes="quotes:\n- {text: Late., at: 0:10:00}\n", transcript=write(cues, "vtt", Metadata())
    )
    page = home.folder / "gap.html"
    home.ghost("export", "page", page)
    found = Page(page.read_text())
    assert "0:00:03 Ada Early. Soon. 0:10:00 Late." in found.words
    assert {"t=3", "t=600"} <= set(found.values("id"))
    assert "#t=600" in found.values("href")


def test_a_page_weighs_little_more_than_its_transcript(home: Home) -> None:
    said = " ".join(f"word{at % 97}" for at in range(14))
    cues = [Cue(6.0 * at, 6.0 * at + 6, ("Ada Reed", "Ben Cole")[at // 6 % 2], said) for at in range(2000)]
    transcript = write(cues, "vtt", Metadata())
    home.episode("long", transcript=transcript)
    page = home.folder / "long.html"
    home.ghost("export", "page", page)
    assert page.stat().st_size <= 1.5 * len(transcript.encode()) + 60_000


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), st.text("<>&\"'/ab-!$`{} \n"))
def test_any_text_comes_out_as_text(home: Home, title: str, said: str) -> None:
    home.note("any/episode.yaml", "title: " + repr_of(title) + f"\nsummary: {repr_of(said)}\n")
    home.note("any/transcript.vtt", write([Cue(1.0, 2.0, "Ada", f"One {said} end")], "vtt", Metadata()))
    page = Page(home.ghost("export", "page", "-", "-e", "any").out)
    assert [tag for tag, _ in page.tags if tag in {"script", "img", "iframe", "svg"}] in (
        ["svg", "script"],
        ["script"],
    )
    for words in said.split():
        assert words in page.words


def repr_of(text: str) -> str:
    """A text as YAML in double quotes."""
    return '"' + "".join(f"\\U{ord(one):08x}" for one in text or " ") + '"'


def test_a_page_is_the_same_in_every_process(home: Home) -> None:
    """The order of a set of signs, which differs between processes, was in the script."""
    written = set()
    paged(home)
    for seed in ("1", "2", "3"):
        done = subprocess.run(
            [sys.executable, "-m", "ghostcli", "export", "page", "-", "-e", "bridge"],
            cwd=home.library,
            env={**os.environ, "PYTHONHASHSEED": seed, "GHOST_CONTENT": str(home.library)},
            capture_output=True,
            check=True,
        )
        written.add(done.stdout)
    assert len(written) == 1
