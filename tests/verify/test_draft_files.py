"""`ghost verify --draft` over files and folders: one summary, what was passed over, a page for an editor."""

from __future__ import annotations

import re
from html import unescape

import pytest

from traced import Home

TALK = """WEBVTT

00:01.000 --> 00:06.000
<v Ida Holm>I never said that the ferryman stole the money, and I was there.

00:07.000 --> 00:12.000
<v Otto Brandt>The toll was four pence a cart and it was counted by candle light.
"""
HEARD = "media: [{url: 'https://example.org/toll.mp3'}]\npeople: [{name: Dana Whitfield, role: mentioned}]\n"
LIGHT = "it was counted by candle light"


@pytest.fixture
def toll(home: Home) -> Home:
    home.episode("toll", HEARD, TALK)
    home.write(
        "drafts/one.md", "“The toll was four pence a cart,” said Brandt, of “a toll”.\n\nA “mark alone.\n"
    )
    home.write("drafts/deep/two.html", f"<p>She heard <q>{LIGHT}</q></p>")
    home.write("drafts/picture.jpg", b"\xff\xd8\xff")
    home.write("drafts/.hidden.md", "“The toll was ten pence a cart and more”")
    return home


def test_several_files_and_folders_are_checked_with_one_summary(toll: Home) -> None:
    more = toll.write("more.txt", "“I said that the ferryman stole the money”\n")
    ran = toll.ghost("verify", "--draft", toll.folder / "drafts", more, status=1)
    names = [re.match(r".*?([a-z]+\.\w+):", line)[1] for line in ran.lines]  # type: ignore[index]
    assert names == ["one.md", "two.html", "more.txt"]
    assert "2 of 3 quotations in 3 drafts are quotable: 2 verbatim" in ran.err
    assert "skipped, not drafts: " in ran.err
    assert "picture.jpg" in ran.err
    assert "passed over: 1 short, 1 unpaired; --all lists them" in ran.err
    again = toll.ghost("verify", "--draft", more, "--draft", toll.folder / "drafts", status=1)
    assert sorted(again.lines) == sorted(ran.lines)


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_checked(toll: Home) -> None:
    bad = toll.write("bad.pdf", b"%PDF-1.7")
    ran = toll.ghost("verify", "--draft", bad, toll.folder / "drafts/deep/two.html", "nowhere.md", status=2)
    assert len(ran.lines) == 1
    assert "bad.pdf is a PDF" in ran.err
    assert "nowhere.md cannot be read" in ran.err
    assert "1 of 1 quotations" in ran.err


def test_what_was_passed_over_is_listed_with_place_and_reason_in_every_format(toll: Home) -> None:
    draft = toll.folder / "drafts/one.md"
    ran = toll.ghost("verify", "--draft", draft, "--all")
    assert ran.lines[1:] == [
        f"{draft}:1:51: passed over, short: “a toll”",
        f"{draft}:3:3: passed over, unpaired: “mark alone.",
    ]
    assert "--all lists" not in ran.err
    rows = toll.ghost("verify", "--draft", draft, "--all", "-o", "json").json
    assert [row["passed"] for row in rows] == [None, "short", "unpaired"]
    assert rows[1] == {
        "file": str(draft), "line": 1, "column": 51, "place": None, "text": "a toll", "verdicts": [],
        "passed": "short",
    }  # fmt: skip
    assert len(toll.ghost("verify", "--draft", draft, "-o", "jsonl").lines) == 1
    assert toll.ghost("verify", "--draft", draft, "--all", "-o", "github").lines[0].startswith("::notice ")


def test_what_is_not_verbatim_shows_what_was_said_and_what_was_left_out(toll: Home) -> None:
    draft = "“I … said that the ferryman stole the money”\n\n“the toll was, um, four pence a cart”\n"
    ran = toll.ghost("verify", "--draft", "-", stdin=draft, status=1)
    assert "misleading" in ran.lines[0]
    assert "the cut leaves out: never" in ran.lines[0]
    assert "said: “The toll was four pence a cart”" in ran.lines[1]
    assert "1 of 2 quotations are quotable: 1 near" in ran.err
    row = toll.ghost("verify", "--draft", "-", "-o", "json", stdin=draft, status=1).json[0]
    assert row["left_out"] == [{"words": "never", "place": "cut", "kind": "denial"}]


def test_the_page_names_the_files_that_were_passed_over(toll: Home) -> None:
    toll.write("work/a.md", f"“{LIGHT},” said Brandt.\n")
    toll.write("work/plan.png", b"\x89PNG\r\n\x1a\n")
    page = toll.folder / "report.html"
    toll.ghost("verify", "--draft", toll.folder / "work", "--report", page)
    text = page.read_text()
    assert "Files passed over" in text
    assert "plan.png</li>" in text


def test_a_name_that_no_voice_bears_is_told(toll: Home) -> None:
    draft = f"“{LIGHT},” said Dana Whitfield.\n\n“{LIGHT},” said Ada Quint.\n\n“{LIGHT},” said Brandt.\n"
    ran = toll.ghost("verify", "--draft", "-", stdin=draft, status=1)
    ends = [line.rpartition(")")[2].strip() for line in ran.lines]
    assert ends == [
        "said by Otto Brandt; no speaker label here is Dana Whitfield",
        "said by Otto Brandt; no speaker label here is Ada Quint",
        "",
    ]
    rows = toll.ghost("verify", "--draft", "-", "-o", "json", stdin=draft, status=1).json
    assert [row["attributed_voice"] for row in rows] == [False, False, True]


def test_a_name_that_no_voice_bears_is_not_passed_in_silence(toll: Home) -> None:
    draft = f"“{LIGHT},” said Ulla Sand.\n\n“{LIGHT},” said Brandt.\n"
    told = "said by Otto Brandt; no speaker label here is Ulla Sand"
    ran = toll.ghost("verify", "--draft", "-", stdin=draft)
    assert (
        "2 of 2 quotations are quotable: 2 verbatim; 1 attributed to a name that no speaker label has"
        in ran.err
    )
    quiet = toll.ghost("verify", "--draft", "-", "-q", stdin=draft)
    assert [line.rpartition(")")[2].strip() for line in quiet.lines] == [told]
    chosen = toll.ghost("verify", "--draft", "-", "-q", "--fail-on", "absent", stdin=draft)
    assert not chosen.out
    warned = toll.ghost("verify", "--draft", "-", "-o", "github", stdin=draft)
    assert [line.partition(" ")[0] for line in warned.lines] == ["::warning"]
    assert told in warned.out


def test_the_page_for_an_editor_stands_alone_and_escapes_everything(toll: Home) -> None:
    draft = toll.write(
        "<b>.md",
        "“The toll was five pence a cart and it was counted by candle light” said Ida.\n\n"
        "“I … said that the ferryman stole the money”\n\n“Six geese & a &lt;script&gt;alert(1)&lt;/script&gt; went over the pond”\n",
    )
    page = toll.folder / "report.html"
    toll.ghost("verify", "--draft", draft, "--report", page, "--all", status=1)
    text = page.read_text()
    assert not re.search(r"<(script|link|img|iframe)|src=|@import|url\(", text)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<b>" not in text
    assert 'href="https://example.org/toll.mp3#t=7' in text
    assert "<del>five</del>" in text
    assert "<ins>four</ins>" in text
    told = " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
    assert "the cut leaves out: never" in told
    assert "not-found" in told
    toll.ghost("verify", "--draft", draft, "--report", page, status=1)  # a report of ghost's is written over
    page.write_text("<p>mine</p>")
    assert (
        "is not a report by ghost" in toll.ghost("verify", "--draft", draft, "--report", page, status=2).err
    )
    assert page.read_text() == "<p>mine</p>"


def test_the_page_and_what_is_passed_over_go_with_drafts_only(toll: Home) -> None:
    for option in (["--all"], ["--report", "x.html"]):
        assert "need --draft" in toll.ghost("verify", *option, status=2).err


def test_a_report_that_cannot_be_written_is_refused_before_the_work(
    toll: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All was checked first, and then it failed."""

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("ghostcli.cli.draft.find_drafts", never)
    draft = toll.folder / "drafts/one.md"
    for path, message in (
        ("nowhere/report.html", "--report: nowhere does not exist\n  create that folder, or name another"),
        (draft / "report.html", "one.md is not a folder"),
        (toll.folder, "is not a file"),
        ("", "--report: nothing is not a file"),
        (draft, "is not a report by ghost, so it is not overwritten"),
    ):
        ran = toll.ghost("verify", "--draft", draft, "--report", path, status=2)
        assert not ran.out
        assert message in ran.err
    assert "--report and --all need --draft" in toll.ghost("verify", "--report", "", status=2).err


def test_whole_sentences_of_drafts_are_shown_where_they_are_asked_for(toll: Home) -> None:
    """It was taken, and did nothing."""
    draft = "“that the ferryman stole the money”\n\n“it was counted by candle light”\n\n“the toll was, um, four pence”\n"
    toll.note("toll/transcript.vtt", TALK.replace("never said", "said"))
    whole = "sentence: “The toll was four pence a cart and it was counted by candle light.”"
    bare = toll.ghost("verify", "--draft", "-", stdin=draft).lines
    assert not any("sentence:" in line for line in bare)
    lines = toll.ghost("verify", "--draft", "-", "-C", stdin=draft).lines
    assert "  sentence: “I said that the ferryman stole the money, and I was there.”" in lines[0]
    assert whole in lines[1]
    assert f"  said: “The toll was four pence”  {whole}" in lines[2]
    page = toll.folder / "report.html"
    toll.ghost("verify", "--draft", "-", "--report", page, "-C", stdin=draft)
    assert f"<p>{whole}</p>" in page.read_text()
    rows = toll.ghost("verify", "--draft", "-", "-o", "json", stdin=draft).json
    assert rows[1]["sentence"] == whole[11:-1]


def test_what_was_said_is_told_to_the_end_of_its_sentence(toll: Home) -> None:
    """It broke off with the last word that the quotation has right."""
    draft = "“The toll was four pence a cart and paid in salted fish by everybody”\n"
    (line,) = toll.ghost("verify", "--draft", "-", stdin=draft, status=1).lines
    said = "The toll was four pence a cart and it was counted by candle light."
    assert f"  said: “{said}”" in line
    page = toll.folder / "report.html"
    toll.ghost("verify", "--draft", "-", "--report", page, stdin=draft, status=1)
    assert f'<p class="more">in: “{said}”</p>' in page.read_text()


def test_halves_by_two_that_the_draft_gives_nobody_name_both(toll: Home) -> None:
    """It was said to be by the one who says most of it."""
    draft = "“and I was there. The toll was four pence a cart”\n"
    (line,) = toll.ghost("verify", "--draft", "-", stdin=draft).lines
    both = [{"speaker": "Ida Holm", "said": "and I was there"}]
    both.append({"speaker": "Otto Brandt", "said": "The toll was four pence a cart"})
    assert line.endswith(
        "  said “and I was there” by Ida Holm; “The toll was four pence a cart” by Otto Brandt"
    )
    assert toll.ghost("verify", "--draft", "-", "-o", "json", stdin=draft).json[0]["voices"] == both
    (line,) = toll.ghost("verify", "--draft", "-", stdin=f"Ada Quint said: {draft}").lines
    assert (
        "by Ida Holm; “The toll was four pence a cart” by Otto Brandt  no speaker label here is Ada Quint"
        in line
    )
    one = toll.ghost(
        "verify",
        "--draft",
        "-",
        stdin="“that the ferryman stole the money, and I was there. The toll”\n",
        status=1,
    )
    assert one.lines[0].endswith("said by Ida Holm")  # two words of another are no half


def test_a_whole_sentence_by_two_names_each(toll: Home) -> None:
    """Two people's words were run together, without the stop between."""
    draft = "“and I was there. The toll was four pence a cart”\n"
    (line,) = toll.ghost("verify", "--draft", "-", "-C", stdin=draft).lines
    assert (
        "sentence: “Ida Holm: I never said that the ferryman stole the money, and I was there. "
        "Otto Brandt: The toll was four pence a cart and it was counted by candle light.”"
    ) in line
