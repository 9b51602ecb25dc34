from __future__ import annotations

import pytest

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import ParsedTranscript, UnreadableError


def reading(text: str, format: str | None = None) -> ParsedTranscript:  # noqa: A002
    return read(text.encode(), format)


def said(found: ParsedTranscript) -> list[tuple[float | None, str | None, str]]:
    return [(cue.start, cue.speaker, cue.text) for cue in found.cues]


def test_the_podcasting_form() -> None:
    found = reading(
        "<cite>Ada Reed:</cite>\n<time>0:00</time>\n"
        "<p>We measured\n  it &amp; trusted <em>one</em> number.</p>\n<p>Twice.</p>\n"
        "<cite>Ben :</cite>\n<p>Untimed.</p>\n"
        "<time>1:02:03</time><p>Still Ben, <laugh></laugh> &lt;b&gt;.</p>\n"
    )
    assert (found.format, found.speakers, found.remarks) == ("html", ("Ada Reed", "Ben"), ())
    assert said(found) == [
        (0, "Ada Reed", "We measured it & trusted one number.\nTwice."),
        (None, "Ben", "Untimed."),
        (3723, "Ben", "Still Ben, <laugh></laugh> <b>."),
    ]


def test_a_whole_page() -> None:
    found = reading(
        "<!DOCTYPE html><html><head><title>The\n bridge</title><style>p { color: red }</style></head>\n"
        "<body>\n<nav><a href='/'>Home</a> and more</nav><!-- <p>no speech</p> -->\n"
        "<h1>The bridge</h1>\n<p>Welcome.</p>\n<div class='turn'>Ada Reed (00:00:00)</div>"
        "<p>One.<br>Two.</p><div>Ben (00:00:07)</div><p>Three.</p>\n"
        "<script>var p = '<p>none</p>';</script><footer>Imprint: none</footer></body></html>"
    )
    assert found.title == "The bridge"
    assert said(found) == [(0, "Ada Reed", "One.\nTwo."), (7, "Ben", "Three.")]
    assert [str(remark) for remark in found.remarks] == [
        "line 6: above the first turn, no speech: “Welcome.”",
        "line 5: 1 heading left out as no speech: “The bridge”",
    ]
    assert len(found.lost) == 1


def test_a_book_that_is_cited_speaks_no_words() -> None:
    with pytest.raises(UnreadableError):
        reading("<p>We read <cite>Bridges</cite> twice.</p><p>As <cite>Rivers</cite> says, ask.</p>")
    found = reading("<p><cite>Ada</cite> We read <cite>Bridges</cite> <time>0:09</time> twice.</p>")
    assert said(found) == [(None, "Ada", "We read Bridges"), (9, "Ada", "twice.")]


def test_names_in_bold() -> None:
    found = reading(
        "<p><strong>Ada:</strong> One <b>bold</b>.</p><p><b>Ben</b>: Two.</p><p><b>Loud</b> words.</p>"
        "<p><b>Ada (1:02):</b> Three.</p>"
    )
    assert said(found) == [
        (None, "Ada", "One bold."),
        (None, "Ben", "Two.\nLoud words."),
        (62, "Ada", "Three."),
    ]


def test_front_matter_and_lines() -> None:
    found = reading(
        "---\ntitle: Bridges\n---\n<a href='/'>Back</a>\n<cite>Ada</cite><time>0:01</time><p>One.</p>\n"
    )
    assert found.title == "Bridges"
    assert [remark.line for remark in found.lost] == [4]


def test_a_menu_that_never_closes_is_reported() -> None:
    found = reading("<cite>Ada</cite><p>One.</p>\n<nav>\n<cite>Ben</cite><p>Two.</p>")
    assert said(found) == [(None, "Ada", "One.")]
    assert [str(remark) for remark in found.lost] == [
        "line 2: <nav> opens here and never closes: what follows is left out"
    ]


def test_broken_tags_are_text() -> None:
    found = reading("<cite>Ada</cite><p>5 < 6, a <- b, <!x and <p>two</p> <a href='")
    assert said(found) == [(None, "Ada", "5 < 6, a <- b, <!x and\ntwo\n<a href='")]
    assert said(reading("<cite>Ada</cite><time>soon</time><p>One.</p></nav>")) == [(None, "Ada", "One.")]


def test_a_page_without_turns_is_refused_and_can_be_forced() -> None:
    page = "<html><body><h1>Title</h1><p>We measured it.</p><p>Nobody asked.</p></body></html>"
    with pytest.raises(UnreadableError, match="no lines open turns"):
        reading(page)
    assert said(reading(page, "html")) == [(None, None, "We measured it."), (None, None, "Nobody asked.")]
