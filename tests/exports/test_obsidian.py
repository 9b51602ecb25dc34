"""`ghost export obsidian`: what a person did in the vault stays, all else is renewed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hostile_page import NOTES, TRANSCRIPT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostcli.exports.marked_blocks import Block, hash_of, renewed
from ghostcli.exports.obsidian_text import file_name, tag
from traced import Home

SECOND = """\
title: Second talk
show: Small Works
published: 2026-04-01
people:
- id: ada
  name: Ada Reed
  role: guest
quotes:
- id: water
  text: The water was high.
  speaker: Ada Reed
"""
PEOPLE = """\
people:
- id: ada
  name: Ada Reed
  role: host
"""


@pytest.fixture
def vault(home: Home) -> Path:
    """A vault beside a library of two talks, before the first export."""
    home.note("bridge/episode.yaml", NOTES)
    home.note("bridge/transcript.vtt", TRANSCRIPT)
    home.note("bridge/people.yaml", PEOPLE)
    home.note("second/episode.yaml", SECOND)
    (home.folder / "vault" / ".obsidian").mkdir(parents=True)
    return home.folder / "vault"


def export(home: Home, *options: str) -> str:
    return str(home.ghost("export", "obsidian", home.folder / "vault" / "talks", *options).err)


def notes_in(vault: Path) -> dict[str, Path]:
    """The notes, by their property."""
    found = {}
    for path in vault.rglob("*.md"):
        front = front_of(path.read_text())
        if "ghost" in front:
            found[str(front["ghost"])] = path
    return found


def front_of(text: str) -> dict[str, object]:
    loaded = yaml.safe_load(text.split("---\n")[1]) if text.startswith("---\n") else {}
    assert isinstance(loaded, dict)
    return loaded


def change(path: Path, *changes: tuple[str, str]) -> str:
    text = path.read_text()
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    path.write_text(text)
    return text


def block(text: str, key: str) -> str:
    found = re.search(rf"<!-- ghost:begin {key} .*?<!-- ghost:end {key} -->", text, re.DOTALL)
    assert found, key
    return found[0]


def test_an_episode_and_a_name_in_two_episodes_have_a_note(home: Home, vault: Path) -> None:
    assert "notes in" in export(home)
    notes = notes_in(vault)
    assert set(notes) == {"bridge", "second", "people Ada Reed"}
    assert notes["second"].name == "Second talk.md"
    front = front_of(notes["second"].read_text())
    assert front == {
        "ghost": "second", "title": "Second talk", "show": "Small Works",
        "published": yaml.safe_load("2026-04-01"),
    }  # fmt: skip
    text = notes["bridge"].read_text()
    assert "> [!quote] [[Ada Reed|Ada Reed]] · [0:00:10](<https://www.youtube.com/" in text
    assert "✓ verbatim" in text
    assert "✗ reworded" in text
    named = notes["people Ada Reed"].read_text()
    assert "[[Second talk|Second talk]]" in named
    assert "#^quotes-ferryman|Nobody asked the ferryman, and he knew.]] ✓ verbatim" in named


def test_twice_in_a_row_changes_no_byte(home: Home, vault: Path) -> None:
    export(home)
    before = {path: path.read_bytes() for path in vault.rglob("*.md")}
    assert "3 unchanged" in export(home)
    assert {path: path.read_bytes() for path in vault.rglob("*.md")} == before


def test_every_link_and_block_id_resolves(home: Home, vault: Path) -> None:
    export(home)
    texts = {path.stem: path.read_text() for path in vault.rglob("*.md")}
    links = 0
    for stem, text in texts.items():
        ids = re.findall(r"(?m)(?:^| )\^([A-Za-z0-9-]+)$", text)
        assert len(ids) == len(set(ids))
        for target in re.findall(r"\[\[([^\]|]*)", text):
            name, _, place = target.partition("#^")
            assert (name or stem) in texts, target
            if place:
                assert re.search(rf"(?m)(?:^| )\^{place}$", texts[name or stem]), target
            links += 1
    assert links >= 6


def test_what_a_person_did_is_there_and_all_else_is_new(home: Home, vault: Path) -> None:
    export(home)
    old = notes_in(vault)["bridge"]
    text = old.read_text()
    twisted = block(text, "quotes/twisted")
    change(
        old,
        ("---\n\n", "---\nMine above.\n\n"),
        ("show: Small Works\n", "show: Small Works\nstars: 5\n"),
        (block(text, "themes"), block(text, "themes") + "\n\nMine between."),
        (block(text, "themes/asking"), block(text, "themes/asking").replace("Ask those", "ASK THOSE")),
        (twisted + "\n\n", "") if twisted + "\n\n" in text else (twisted, ""),
    )
    with old.open("a") as file:
        file.write("\nMine below.\n")
    moved = vault / "elsewhere" / "My bridge.md"
    moved.parent.mkdir()
    old.rename(moved)
    changed = NOTES.replace("Nobody asked the ferryman, and he knew.", "Nobody asked the ferryman.")
    changed = changed.replace("show: Small Works", "show: Great Works").replace(
        "title: Cables", "title: Ropes"
    )
    home.note("bridge/episode.yaml", changed.replace("Ask those who know", "Ask them"))
    told = export(home)
    assert not old.exists()
    new = moved.read_text()
    for mine in ("---\nMine above.\n", "stars: 5\n", "\n\nMine between.\n", "\nMine below.\n", "ASK THOSE"):
        assert mine in new
    assert "show: Great Works\n" in new
    assert "Ropes" in new
    assert "Cables" not in new
    assert "> Nobody asked the ferryman.\n" in new
    assert "ghost:begin quotes/twisted" not in new
    assert "edited by hand, left as they are: themes/asking" in told
    assert "removed by hand, not written again: quotes/twisted" in told
    named = notes_in(vault)["people Ada Reed"].read_text()
    assert "[[My bridge#^quotes-ferryman|" in named
    again = moved.read_bytes()
    export(home)
    assert moved.read_bytes() == again


def test_a_record_gone_from_the_library_is_struck_through_and_comes_back(home: Home, vault: Path) -> None:
    export(home)
    path = notes_in(vault)["second"]
    before = path.read_text()
    home.note("second/episode.yaml", SECOND.split("quotes:", maxsplit=1)[0])
    assert "no longer in the library, struck through: quotes/water" in export(home)
    struck = path.read_text()
    assert "> ~~The water was high.~~\n" in struck
    assert "\n^quotes-water\n" in struck
    assert "struck" not in export(home)
    assert path.read_text() == struck
    home.note("second/episode.yaml", SECOND)
    export(home)
    assert path.read_text() == before


def test_a_filter_leaves_the_blocks_that_it_does_not_choose(home: Home, vault: Path) -> None:
    export(home)
    path = notes_in(vault)["bridge"]
    twisted = block(path.read_text(), "quotes/twisted")
    assert "1 quote left out, not quotable" in export(home, "--quotable", "-e", "bridge")
    assert block(path.read_text(), "quotes/twisted") == twisted
    ran = home.ghost("export", "obsidian", vault / "talks", "--show", "nobody", status=1)
    assert ran.err == "nothing found\n"


UNNAMED = "title: Third talk\nquotes:\n- text: First words.\n- text: Second words.\n- text: Third words.\n"


def test_of_records_without_ids_the_one_that_is_gone_is_struck_through(home: Home, vault: Path) -> None:
    """They were known by their numbers, and the last one was struck through."""
    home.note("third/episode.yaml", UNNAMED)
    export(home)
    home.note("third/episode.yaml", UNNAMED.replace("- text: First words.\n", ""))
    export(home)
    path = notes_in(vault)["third"]
    text = path.read_text()
    assert "~~First words.~~" in text
    assert text.count("Second words.") == text.count("Third words.") == 1
    assert "~~Second" not in text
    assert "~~Third" not in text
    before = path.read_bytes()
    export(home)
    assert path.read_bytes() == before


def test_of_records_without_ids_a_removed_block_takes_no_other_with_it(home: Home, vault: Path) -> None:
    home.note("third/episode.yaml", UNNAMED)
    export(home)
    path = notes_in(vault)["third"]
    path.write_text(
        re.sub(
            r"(?s)<!-- ghost:begin (quotes/\S+) \S+ -->\n(?:(?!<!--).)*First.*?ghost:end \1 -->\n",
            "",
            path.read_text(),
        )
    )
    assert "First words" not in path.read_text()
    home.note("third/episode.yaml", UNNAMED.replace("- text: First words.\n", ""))
    export(home)
    assert "Second words." in path.read_text()
    assert "Third words." in path.read_text()
    assert "First words" not in path.read_text()


def test_equal_records_without_ids_have_a_block_each(home: Home, vault: Path) -> None:
    twice = "title: Third talk\ntakeaways:\n- {title: Ask, detail: Once}\n- {title: Ask, detail: Twice}\n"
    home.note("third/episode.yaml", twice)
    export(home)
    text = notes_in(vault)["third"].read_text()
    assert "Once" in text
    assert "Twice" in text


def test_a_new_record_stands_behind_its_neighbour(home: Home, vault: Path) -> None:
    export(home)
    more = SECOND + "- id: bank\n  text: The bank was low.\n"
    home.note("second/episode.yaml", more)
    path = notes_in(vault)["second"]
    change(path, ("<!-- ghost:known", "Mine, behind all.\n\n<!-- ghost:known"))
    export(home)
    text = path.read_text()
    assert text.index("quotes/water") < text.index("quotes/bank") < text.index("Mine, behind all.")


def test_a_property_edited_by_hand_stays_and_a_rewritten_one_does_not_count_as_edited(
    home: Home, vault: Path
) -> None:
    export(home)
    path = notes_in(vault)["second"]
    change(path, ("title: Second talk\n", 'title: "Second talk"\n'), ("show: Small Works", "show: Mine"))
    home.note("second/episode.yaml", SECOND.replace("Second talk", "Talk two").replace("Small", "Big"))
    told = export(home)
    assert "left as they are: property show\n" in told
    assert front_of(path.read_text())["show"] == "Mine"
    assert front_of(path.read_text())["title"] == "Talk two"


def test_a_person_s_note_of_the_same_name_is_not_touched(home: Home, vault: Path) -> None:
    mine = vault / "talks" / "Second talk.md"
    mine.parent.mkdir()
    mine.write_text("# mine\n")
    export(home)
    assert mine.read_text() == "# mine\n"
    assert notes_in(vault)["second"].name == "Second talk (second).md"


def test_a_copy_of_a_note_and_a_note_without_an_episode_are_named_and_left(home: Home, vault: Path) -> None:
    export(home)
    path = notes_in(vault)["second"]
    copy = vault / "zz.md"
    copy.write_text(path.read_text())
    lost = vault / "lost.md"
    lost.write_text("---\nghost: no-more\n---\nmine\n")
    told = export(home)
    assert "another note has the same ghost property" in told
    assert "no-more: no longer in the library" in told
    assert lost.read_text() == "---\nghost: no-more\n---\nmine\n"


def test_line_ends_and_bytes_of_a_person_stay(home: Home, vault: Path) -> None:
    export(home)
    path = notes_in(vault)["second"]
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n") + b"caf\xe9\r\n")
    before = path.read_bytes()
    export(home)
    assert path.read_bytes() == before
    home.note("second/episode.yaml", SECOND.replace("high", "low"))
    export(home)
    after = path.read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n")
    assert after.endswith(b"caf\xe9\r\n")
    assert b"The water was low." in after


def test_hostile_content_stays_text(home: Home, vault: Path) -> None:
    bad = "<!-- ghost:end quotes/water --> %%hidden%% [[Second talk]] ![[x]] #tag ==m== <script> key:: v\n^id"
    home.note(
        "second/episode.yaml", SECOND.replace("The water was high.", "|\n    " + bad.replace("\n", "\n    "))
    )
    export(home)
    text = block(notes_in(vault)["second"].read_text(), "quotes/water")
    body = text.split("\n", 1)[1].rsplit("\n", 1)[0]
    for acts in ("<!--", "%%", "[[Sec", "![[", "#tag", "==", "<script", "key::", "^id"):
        assert not re.search(rf"(?<!\\){re.escape(acts)}", body), acts
    assert "1 new" not in export(home)


KEY = st.from_regex(r"[a-z]{1,6}/[a-z0-9]{1,4}", fullmatch=True)
BODY = st.text(st.characters(codec="utf-8", exclude_characters="<"), min_size=1).map(lambda text: f"p{text}p")


@settings(max_examples=150)
@given(
    st.dictionaries(KEY, BODY, min_size=1, max_size=6),
    st.dictionaries(KEY, BODY, max_size=6),
    st.text(st.characters(codec="utf-8", exclude_characters="<"), max_size=30),
)
def test_text_outside_the_blocks_never_changes(
    first: dict[str, str], then: dict[str, str], mine: str
) -> None:
    begun = renewed("", [Block(*one) for one in first.items()], lambda _: False)[0]
    at = begun.index("<!-- ghost:known")
    edited = f"{begun[:at]}{mine}\n{begun[at:]}{mine}"
    kept: Callable[[str], bool] = lambda _: False  # noqa: E731
    text, account = renewed(edited, [Block(*one) for one in then.items()], kept)
    assert not account.edited
    assert text.endswith(mine)
    assert f"{mine}\n<!-- ghost:known" in text or set(then) - set(first)
    for key, body in then.items():
        found = re.search(rf"<!-- ghost:begin {key} ([0-9a-f]+) -->\n(.*?)\n<!-- ghost:end", text, re.DOTALL)
        assert found
        assert found[1] == hash_of(body)
    assert renewed(text, [Block(*one) for one in then.items()], kept)[0] == text


@given(st.text())
def test_a_name_of_a_file_is_one_that_every_system_takes(title: str) -> None:
    name = file_name(title, "talk")
    assert name
    assert len(name.encode()) <= 120
    assert not re.search(r'[\\/:*?"<>|#^\[\]%\x00-\x1f]', name)
    assert name == name.strip(". ")


@given(st.text())
def test_a_tag_has_no_blank(content: str) -> None:
    assert re.fullmatch(r"[\w/-]*", tag(content))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_any_title_gives_a_note_that_loads(home: Home, title: str) -> None:
    home.note("odd/episode.yaml", yaml.safe_dump({"title": title, "show": title}, allow_unicode=True))
    vault = home.folder / "v"
    home.ghost("export", "obsidian", vault, "-e", "odd")
    (path,) = vault.rglob("*.md")
    front_of(path.read_text())
    path.unlink()
