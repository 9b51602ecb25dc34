from __future__ import annotations

from pathlib import Path

import pytest

from ghostcli.index.library import library_in_memory
from ghostcli.index.reader import StoredEpisodes
from ghostcli.library.paths import builtin_root
from ghostcli.model import EPISODES, Episode, Record
from ghostcli.records import links
from ghostcli.records.links import linked_records, statements
from ghostcli.refs import resolve

TALK = """\
title: A
quotes:
- {id: a, text: a}
- {id: b, text: b, same_as: a}
- {text: c, same_as: b}
- {id: d, text: d}
- {id: x, text: x, same_as: y}
- {id: y, text: y, same_as: x}
- {id: z, text: z, same_as: y}
themes:
- {id: t, title: t, quotes: [d, a, d]}
- {title: u, quotes: a}
companies:
- {name: c, quotes: [a]}
"""


@pytest.fixture
def episodes(tmp_path: Path) -> StoredEpisodes:
    for name in ("other", "talk"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "episode.yaml").write_text(TALK, encoding="utf-8")
    library = library_in_memory([str(tmp_path)])
    assert library.problems == ()
    return library.episodes


@pytest.mark.parametrize(
    ("ref", "linked"),
    [
        ("talk/themes/t", ["quotes d", "quotes a"]),
        ("talk/themes/2", ["quotes a"]),
        ("talk/companies/1", ["quotes a"]),
        ("talk/quotes/d", ["used by t"]),
        ("talk/quotes/a", ["same as b", "used by t", "used by 2", "used by 1"]),
        ("talk/quotes/b", ["same as a", "same as 3"]),
        ("talk/quotes/3", ["same as b"]),
        # Two that point to one another were listed twice below either.
        ("talk/quotes/x", ["same as y"]),
        ("talk/quotes/y", ["same as x", "same as z"]),
        ("talk/quotes/z", ["same as y"]),
    ],
)
def test_a_record_is_linked_both_ways(episodes: StoredEpisodes, ref: str, linked: list[str]) -> None:
    found = linked_records(resolve(ref, episodes), episodes)
    assert [f"{link.relation} {link.record.id or link.record.number}" for link in found] == linked
    assert {link.record.episode for link in found} == {"talk"}


def test_each_record_is_looked_up_not_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Each link was looked for among all records: a theme of 40,000 quotes was never shown.
    names = [f"q{number}" for number in range(300)]
    quotes = "".join(f"- {{id: {name}, text: a}}\n" for name in names)
    (tmp_path / "talk").mkdir()
    text = f"title: A\nquotes:\n{quotes}themes:\n- {{title: b, quotes: [{', '.join(names)}]}}\n"
    (tmp_path / "talk" / "episode.yaml").write_text(text)
    episodes = library_in_memory([str(tmp_path)]).episodes
    asked: list[str] = []

    def counted(record: Record) -> str | None:
        asked.append(record.ref)
        found: str | None = record.values.get("id")
        return found

    theme = resolve("talk/themes/1", episodes)
    monkeypatch.setattr(Record, "ref", property(lambda record: f"{record.kind.name}/{record.number}"))
    monkeypatch.setattr(Record, "id", property(counted))
    found = linked_records(theme, episodes)
    assert [link.record.values["id"] for link in found] == names
    assert len(asked) == len(names)


@pytest.mark.parametrize("most", [0, 64])
def test_links_are_those_of_the_library_that_was_read_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(links, "_MOST", most)
    (tmp_path / "talk").mkdir()
    for text in ("a", "b"):
        notes = f"title: A\nquotes:\n- {{id: q, text: {text}}}\nthemes:\n- {{title: t, quotes: q}}\n"
        (tmp_path / "talk" / "episode.yaml").write_text(notes)
        episodes = library_in_memory([str(tmp_path)]).episodes
        (link,) = linked_records(resolve("talk/themes/1", episodes), episodes)
        assert link.record.label == text


def test_an_episode_is_linked_to_all_that_it_holds(episodes: StoredEpisodes) -> None:
    found = linked_records(episodes["talk"].head, episodes)
    assert [link.record for link in found] == list(episodes["talk"])[1:]
    assert [link.relation for link in found] == ["themes"] * 2 + ["quotes"] * 7 + ["companies"]


@pytest.mark.parametrize(
    ("ref", "statement"),
    [
        ("a", "a"),
        ("b", "a"),
        ("3", "a"),  # a wording of a wording was a statement of its own
        ("d", "d"),
        ("x", "x"),  # and so was each of two that point to one another
        ("y", "x"),
        ("z", "x"),
    ],
)
def test_wordings_of_one_statement_share_a_key(episodes: StoredEpisodes, ref: str, statement: str) -> None:
    for name in episodes:
        quote = resolve(f"{name}/quotes/{ref}", episodes)
        assert _statement(quote, episodes[name]) == f"{name}/quotes/{statement}"


def _statement(record: Record, episode: Episode) -> str:
    return statements(episode.of(record.kind)).get(record.number, record.ref)


def test_a_chain_of_wordings_is_gone_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = 500
    quotes = [f"- {{id: q{at}, text: Boat {at}, same_as: q{(at + 1) % number}}}" for at in range(number)]
    (tmp_path / "talk").mkdir()
    (tmp_path / "talk" / "episode.yaml").write_text("title: A\nquotes:\n" + "\n".join(quotes) + "\n")
    episodes = library_in_memory([str(tmp_path)]).episodes
    steps = 0
    follow = links._same_statement

    def counted(record: Record) -> str:
        nonlocal steps
        steps += 1
        return follow(record)

    monkeypatch.setattr(links, "_same_statement", counted)
    found = statements(episodes["talk"].records["quotes"])
    assert set(found.values()) == {"talk/quotes/q0"}
    assert set(found) == set(range(2, number + 1))
    assert steps == number


def test_what_is_no_quote_is_its_own_statement(episodes: StoredEpisodes) -> None:
    for record in episodes["talk"]:
        if record.kind.name not in {"quotes", "episodes"}:
            assert _statement(record, episodes["talk"]) == record.ref


def test_in_the_built_in_library_every_link_leads_back() -> None:
    episodes = library_in_memory([builtin_root()]).episodes
    count = 0
    for episode in episodes.values():
        for record in episode:
            if record.kind is EPISODES:
                continue
            for link in linked_records(record, episodes):
                back = linked_records(link.record, episodes)
                assert record in [one.record for one in back]
                same = link.relation == "same as"
                assert same == ("same as" in {one.relation for one in back if one.record is record})
                count += 1
    assert count > 0
