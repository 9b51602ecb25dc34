"""Lists on a terminal: a line a record, what is cut off, and links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ghostcli.text.escaping import visible
from running import Ghost, write_episode

LONG = "It was the year of the long words, and nobody could read them aloud without a glass of water at hand."
MEDIA = "media:\n  - {service: youtube, url: 'https://www.youtube.com/watch?v=abc&list=x'}\n"
LINK = re.compile(r"\x1b\]8;;([!-~]*)\x1b\\(.*?)\x1b\]8;;\x1b\\")


def quote(text: str, **fields: str) -> str:
    more = "".join(f", {name}: {value}" for name, value in fields.items())
    return f"  - {{text: '{text}'{more}}}\n"


def test_sixteen_quotes_are_on_a_screen(here: Path, terminal: Ghost) -> None:
    write_episode(here, "talk", "title: T\nquotes:\n" + quote(LONG, speaker="Ada Reed", at="'1:02'") * 16)
    for width in (50, 80, 120):
        assert len(terminal("quotes", width=width, height=24).lines) == 17


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_a_line_ends_between_words_and_says_that_it_goes_on(here: Path, terminal: Ghost, width: int) -> None:
    write_episode(here, "talk", "title: T\nquotes:\n" + quote(LONG) + quote("Short."))
    first, second = terminal("quotes", "--color", "never", width=width).lines[1:]
    shown = re.sub(r"^1 +(\? )?|( +\? unchecked)?$", "", first)
    assert shown.endswith(" …")
    assert LONG.startswith(shown.removesuffix("…"))
    assert "Short." in second
    assert "…" not in second


def test_a_match_is_in_the_line_wherever_it_is(here: Path, terminal: Ghost) -> None:
    write_episode(here, "talk", "title: T\nquotes:\n" + quote(LONG))
    for word in ("year", "aloud", "glass", "hand"):
        shown = terminal("quotes", "-s", word, width=70).out
        assert f"\x1b[1;31m{word}" in shown
        assert ("… " in shown.split(word)[0]) == (word != "year")


def test_a_column_without_room_is_named(here: Path, terminal: Ghost) -> None:
    write_episode(here, "talk", "title: T\nquotes:\n" + quote(LONG, speaker="Ada Reed"))
    heads = {width: terminal("quotes", "--color", "never", width=width).lines[0] for width in (50, 62, 110)}
    assert [" ".join(head.split()) for head in heads.values()] == [
        "# text (--wide: fidelity, speaker)", "# text (--wide: speaker) fidelity", "# text fidelity speaker",
    ]  # fmt: skip
    narrow = terminal("quotes", "--color", "never", width=50).lines[1]
    assert narrow.startswith("1  ? It was")
    wide = terminal("quotes", "--wide", "--color", "never", width=50).out
    assert "".join(LONG.split()) in "".join(wide.split())
    assert "Ada Reed" in wide


def test_a_pipe_has_all_of_each(here: Path, ghost: Ghost) -> None:
    write_episode(here, "talk", "title: T\nquotes:\n" + quote(LONG))
    assert LONG in ghost("quotes", "-o", "table").out


def test_where_the_words_have_no_blanks_a_line_ends_anywhere(here: Path, terminal: Ghost) -> None:
    text = "幽霊は会話の中の言葉を探す道具である。" * 5
    write_episode(here, "talk", "title: T\nquotes:\n" + quote(text))
    (line,) = terminal("quotes", "--color", "never", width=60).lines[1:]
    assert line.startswith("1  幽霊は会話")
    assert line.endswith(" …  ? unchecked")


def test_times_addresses_and_files_are_links(here: Path, terminal: Ghost, ghost: Ghost) -> None:
    notes = f"title: T\n{MEDIA}quotes:\n" + quote(LONG, at="'1:02'", note="'see https://a.example/b_(c).'")
    path = write_episode(here, "talk", notes)
    heard = "https://www.youtube.com/watch?v=abc&list=x&t=62"
    assert LINK.findall(terminal("quotes").out) == [(heard, "\x1b[2m0:01:02\x1b[0m")]
    assert heard in dict(LINK.findall(terminal("search", "year").out))
    shown = dict(LINK.findall(terminal("show", "quotes/1").out))
    assert set(shown) >= {heard, path.absolute().as_uri()}
    for command in (("quotes",), ("show", "quotes/1"), ("search", "year")):
        assert "\x1b]8" not in ghost(*command, "--color", "always").out
        assert "\x1b" not in terminal(*command, "--color", "never").out


@pytest.mark.parametrize("kind", ["linux", "dumb"])
def test_a_console_that_may_print_links_gets_none(
    kind: str, here: Path, terminal: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_episode(here, "talk", f"title: T\n{MEDIA}quotes:\n" + quote(LONG, at="'1:02'"))
    monkeypatch.setenv("TERM", kind)
    assert "\x1b]8" not in terminal("quotes", "--color", "always").out


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "https://a.example/\\\\x"])
def test_only_an_address_that_may_be_opened_is_a_link(here: Path, terminal: Ghost, address: str) -> None:
    write_episode(
        here, "talk", f'title: T\nmedia: [{{url: "{address}"}}]\nquotes:\n' + quote(LONG, at="'1:02'")
    )
    for command in (("quotes",), ("show", "quotes/1"), ("show", "talk")):
        targets = {target for target, _ in LINK.findall(terminal(*command).out)}
        assert not [target for target in targets if not target.startswith("file:///") or "passwd" in target]
        assert visible(terminal(*command, "--color", "never").out.replace("\n", "")) == terminal(
            *command, "--color", "never"
        ).out.replace("\n", "")


def test_no_path_or_address_is_broken(here: Path, terminal: Ghost) -> None:
    folder = "a-long-name-for-an-episode-that-is-not-short"
    address = f"https://example.org/{'watch/' * 12}"
    write_episode(here, folder, f"title: T\nquotes:\n{quote('Short.', note=address)}")
    shown = terminal("show", "quotes/1", "--color", "never", width=40).out
    assert f"{folder}/episode.yaml:" in shown
    assert address.rstrip("/") in shown
