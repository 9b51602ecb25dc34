"""Markdown as a Markdown reader reads it, and the documents of whole records."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt
from test_hostile_texts import TEXTS, UNSEEN, unbroken

from running import Ghost, write_episode

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def texts(markdown: str) -> list[str]:
    """The texts of a document's blocks, as they are shown; nothing but text, breaks and em is in them."""
    blocks = []
    for token in READER.parse(markdown):
        assert not token.type.startswith(("html", "fence", "code", "hr", "table", "bullet", "ordered")), token
        for part in token.children or ():
            plain = {
                "text",
                "text_special",
                "softbreak",
                "em_open",
                "em_close",
                "strong_open",
                "strong_close",
            }
            assert part.type in plain, part
        if token.type == "inline":
            blocks.append("".join(part.content or " " for part in token.children or ()))
    return blocks


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "lines"])
def test_a_markdown_reader_shows_the_text(name: str, here: Path, ghost: Ghost) -> None:
    notes = {"title": "T", "themes": [{"title": TEXTS[name], "lead": TEXTS[name]}]}
    notes["quotes"] = [{"text": TEXTS[name], "speaker": TEXTS[name]}]
    write_episode(here, "talk", yaml.safe_dump(notes, default_style='"'))
    seen = unbroken(UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", TEXTS[name]))
    blocks = texts(ghost("themes", "-o", "md").out)
    assert [unbroken(block) for block in blocks[2:4]] == [f"1.{seen}", f"Lead:{seen}"]
    blocks = texts(ghost("quotes", "-o", "md").out)
    assert [unbroken(block) for block in blocks[2:]] == ["?unchecked", seen, f"—{seen}"]


def test_lines_of_a_text_stay_lines_of_one_quotation(here: Path, ghost: Ghost) -> None:
    text = "first\n# heading\n- item\n1. one\n> q\n---\n===\n: d"
    write_episode(here, "talk", yaml.safe_dump({"title": "T", "quotes": [{"text": text}]}, default_style='"'))
    assert unbroken(texts(ghost("quotes", "-o", "md").out)[3]) == unbroken(text)


def test_a_document_of_several_kinds_and_episodes(here: Path, ghost: Ghost) -> None:
    for name in ("one", "two"):
        write_episode(
            here,
            name,
            f"title: T {name}\nshow: S\nmedia: [{{url: 'https://youtu.be/x'}}]\nsource: me\n"
            f"themes: [{{id: t-{name}, title: A theme, quotes: [q-{name}], at: 0:01:00}}]\n"
            f"quotes: [{{id: q-{name}, text: Words., speaker: Ada, at: [0:01:00, 0:02:00-0:02:09]}}]\n",
        )
    assert ghost("show", "t-one", "t-two", "q-one", "one", "-o", "md").out == (
        """\
# Themes

*T one*, S

## 1. A theme

> **? unchecked**
>
> Words.
>
> — Ada, [0:01:00, 0:02:00-0:02:09](<https://youtu.be/x?t=60>), via me

*me, [0:01:00](<https://youtu.be/x?t=60>)*

*T two*, S

## 1. A theme

> **? unchecked**
>
> Words.
>
> — Ada, [0:01:00, 0:02:00-0:02:09](<https://youtu.be/x?t=60>), via me

*me, [0:01:00](<https://youtu.be/x?t=60>)*

# Quotes

*T one*, S

> **? unchecked**
>
> Words.
>
> — Ada, [0:01:00, 0:02:00-0:02:09](<https://youtu.be/x?t=60>), via me

# Episodes

## T one

**Media:** https://youtu.be/x

> **? unchecked**
>
> Words.
>
> — Ada, [0:01:00, 0:02:00-0:02:09](<https://youtu.be/x?t=60>), via me
"""
    )


def test_yaml_of_several_episodes_is_a_document_each(here: Path, ghost: Ghost) -> None:
    write_episode(here, "one", "title: T\nquotes: [{text: 'no'}, {text: '0:01'}]\n")
    write_episode(here, "two", "title: T\nquotes: [{text: yes, at: 0:01:00.5-0:02:00}]\n")
    out = ghost("quotes", "-o", "yaml").out
    first, second = yaml.safe_load_all(out)
    assert first == {"quotes": [{"text": "no"}, {"text": "0:01"}]}
    assert second == {"quotes": [{"text": "yes", "at": "0:01:00.5-0:02:00"}]}
    assert re.findall(r"(?m)^(?:---|# .*)$", out) == ["# one", "---", "# two"]


def test_an_episode_in_yaml_keeps_its_head(here: Path, ghost: Ghost) -> None:
    head = "title: T\nshow: S\nmedia:\n- url: https://youtu.be/x\n  offset: 48\nduration: 1:00:00\n"
    write_episode(here, "one", head)
    assert yaml.safe_load(ghost("show", "one", "-o", "yaml").out) == {
        "title": "T",
        "show": "S",
        "media": [{"url": "https://youtu.be/x", "offset": 48}],
        "duration": "1:00:00",
    }


def test_a_page_of_an_episode(here: Path, ghost: Ghost) -> None:
    media = (
        "media: [{url: 'https://youtu.be/x', offset: 0}, {url: 'https://e.org/p', offset: -48, title: P}]\n"
    )
    quotes = "".join(f"- {{text: Words {number}.}}\n" for number in range(6))
    write_episode(here, "talk", f"title: T\nsummary: |\n  One.\n\n  Two.\n{media}quotes:\n{quotes}")
    assert ghost("show", "talk").out == (
        """\
talk
T

summary: One.

Two.
media: https://youtu.be/x
https://e.org/p (-48 s, P)
file: talk/episode.yaml:1

quotes:
  6 of them: ghost quotes -e talk
"""
    )


def test_pages_are_apart(here: Path, ghost: Ghost, terminal: Ghost) -> None:
    write_episode(here, "talk", "title: T\nthemes: [{title: One}, {title: Two}]\n")
    page = "talk/themes/{0}\n{1}\n\nfile: talk/episode.yaml:2\n"
    pages = page.format(1, "One") + "\n" + page.format(2, "Two")
    assert ghost("show", "themes/1", "themes/2").out == pages
    shown = terminal("show", "themes/1", "themes/2", "--color", "never").out
    assert shown == pages.replace("file:", "file ")


def test_a_file_outside_is_named_in_full(here: Path, ghost: Ghost, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_episode(here, "talk", "title: T\n")
    (here.parent / "elsewhere").mkdir()
    monkeypatch.chdir(here.parent / "elsewhere")
    assert f"file: {path}:1\n" in ghost("--content", str(here), "show", "talk").out
    monkeypatch.chdir(here.parent)
    assert "file: here/talk/episode.yaml:1\n" in ghost("--content", str(here), "show", "talk").out


def test_addresses(here: Path, ghost: Ghost) -> None:
    """Only what may be opened is an address, and only what leads to the second is a record's."""
    write_episode(
        here,
        "talk",
        "title: T\nmedia: [{url: 'javascript:alert(1)'}, {url: 'https://e.org/page'}]\n"
        "chapters: [{title: A, at: 0:01:00}]\n",
    )
    assert [data["url"] for data in ghost("show", "talk", "chapters/1", "-o", "json").json] == [
        "https://e.org/page",
        None,
    ]
    write_episode(here, "talk", "title: T\nchapters: [{title: A, at: 0:01:00}]\n")
    assert [data["url"] for data in ghost("show", "talk", "chapters/1", "-o", "json").json] == [None, None]


def test_a_quote_of_nobody_has_no_dash_for_a_name(here: Path, ghost: Ghost) -> None:
    write_episode(
        here,
        "talk",
        "title: T\nquotes:\n  - {text: Said.}\n  - {text: Noted., fidelity: {verdicts: [verbatim]}}\n",
    )
    blocks = ghost("quotes", "-o", "md").out.split("\n\n")
    assert "> **? unchecked**\n>\n> Said." in blocks
    assert any(block.rstrip().endswith("> Noted.\n>\n> — ✓ verbatim (recorded)") for block in blocks)
