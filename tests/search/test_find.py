"""What is found among records: order, filters, grades, limits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from questions import ALL, QUOTES, asked

from ghostcli.errors import GhostError
from ghostcli.index.library import library_in_memory, stored_library
from ghostcli.index.reader import StoredEpisodes
from ghostcli.model import EPISODES, KINDS
from ghostcli.records.filters import parse_where
from ghostcli.search.find import Question, find
from ghostcli.search.hit import Hit

ALPHA = """\
title: The straw
show: Wires
published: 2025-10-17
language: en
quotes:
- id: slow
  text: Sucking supervision through a straw
  speaker: Ada Lovelace
  at: 0:43:08-0:43:38
  tags: [agents]
  fidelity: {verdicts: [spliced], remark: with hype}
- {id: fast, text: Agents of hype, speaker: Ben, at: [0:01:00, 0:59:00], tags: [hype]}
- {id: again, text: Through a straw it goes, speaker: Ada Lovelace, same_as: slow, sic: {clod: Claude}}
- {id: turn, text: Through another straw, same_as: again}
questions:
- {text: Why a straw?, cut: true, note: nobody says}
people:
- {name: Ada Lovelace, role: guest}
"""
BETA = """\
title: Nothing
published: 2024-05
quotes:
- {id: late, text: Supervision, at: 0:02:00, speaker: carl}
- {text: Of straws and agents, tags: [agents, straw]}
- {text: "???", at: 0:00:10}
"""


@pytest.fixture(scope="module", params=["read", "indexed"])
def episodes(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StoredEpisodes]:
    """Two episodes, as they are read from files and as they come out of the index."""
    root = tmp_path_factory.mktemp("library")
    for name, text in {"alpha": ALPHA, "beta": BETA}.items():
        (root / name).mkdir()
        (root / name / "episode.yaml").write_text(text, encoding="utf-8")
    if request.param == "read":
        yield library_in_memory([str(root)]).episodes
        return
    library, index = stored_library([str(root)], {"XDG_CACHE_HOME": os.devnull})
    yield library.episodes
    index.close()


def names(hits: list[Hit]) -> list[str]:
    """The records by id, else by number; of another kind than quotes, with its name."""
    return [
        ("" if hit.record.kind in QUOTES else f"{hit.record.kind.singular} ")
        + (hit.record.id or str(hit.record.number))
        for hit in hits
    ]


def test_without_a_query_records_come_in_the_order_of_their_files(episodes: StoredEpisodes) -> None:
    hits = asked(episodes)
    assert names(hits) == ["slow", "fast", "again", "turn", "late", "2", "3"]
    assert {(hit.match, hit.score, hit.field, hit.snippet, hit.spans, hit.marks) for hit in hits} == {
        ("", None, "", "", (), ())
    }
    kinds = (KINDS["people"], *QUOTES)
    assert names(asked(episodes, kinds=kinds, episodes=("alpha",))) == [
        "person 1",
        "slow",
        "fast",
        "again",
        "turn",
    ]
    assert names(asked(episodes, kinds=kinds, limit=2)) == ["person 1", "slow"]


@pytest.mark.parametrize("query", ["", " ", "\t\n"])
def test_a_blank_query_asks_nothing(episodes: StoredEpisodes, query: str) -> None:
    assert len(asked(episodes, query)) == 7


@pytest.mark.parametrize("query", ["!", "…", "-", "???", '""'])
def test_a_query_without_words_finds_nothing(episodes: StoredEpisodes, query: str) -> None:
    answer = find(episodes, Question(QUOTES, query))
    assert (list(answer.hits), answer.total, answer.found) == ([], 0, False)


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("at", ["3", "fast", "late", "slow", "again", "turn", "2"]),
        ("speaker", ["slow", "again", "fast", "late", "turn", "2", "3"]),
        ("tags", ["slow", "2", "fast", "again", "turn", "late", "3"]),
        ("fidelity", ["slow", "fast", "again", "turn", "late", "2", "3"]),
        ("sic", ["again", "slow", "fast", "turn", "late", "2", "3"]),
        ("number", ["slow", "late", "fast", "2", "again", "3", "turn"]),
        ("published", ["late", "2", "3", "slow", "fast", "again", "turn"]),
        ("show", ["slow", "fast", "again", "turn", "late", "2", "3"]),
        ("text", ["3", "fast", "2", "slow", "late", "again", "turn"]),
        ("same_as", ["turn", "again", "slow", "fast", "late", "2", "3"]),
        ("episode", ["slow", "fast", "again", "turn", "late", "2", "3"]),
        ("note", ["slow", "fast", "again", "turn", "late", "2", "3"]),
    ],
)
def test_records_are_sorted_and_what_lacks_the_field_comes_last(
    episodes: StoredEpisodes, sort: str, order: list[str]
) -> None:
    assert names(asked(episodes, sort=sort)) == order


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        # What lacks the field came first.
        ("at", ["slow", "late", "fast", "3", "again", "turn", "2"]),
        ("speaker", ["late", "fast", "slow", "again", "turn", "2", "3"]),
        ("show", ["slow", "fast", "again", "turn", "late", "2", "3"]),
        (None, ["3", "2", "late", "turn", "again", "fast", "slow"]),
    ],
)
def test_the_other_way_round(episodes: StoredEpisodes, sort: str | None, order: list[str]) -> None:
    assert names(asked(episodes, sort=sort, reverse=True)) == order
    assert names(asked(episodes, sort=sort, reverse=True, limit=3)) == order[:3]


def test_flags_and_durations_are_sorted(episodes: StoredEpisodes) -> None:
    kinds = (KINDS["questions"], KINDS["people"], EPISODES)
    assert names(asked(episodes, kinds=kinds, sort="cut")) == [
        "question 1",
        "person 1",
        "episode 1",
        "episode 2",
    ]
    assert names(asked(episodes, kinds=kinds, sort="role"))[0] == "person 1"
    assert names(asked(episodes, kinds=kinds, sort="title"))[:2] == ["episode 2", "episode 1"]


@pytest.mark.parametrize(
    ("sort", "message"),
    [
        ("speakr", '--sort: there is no field "speakr"; did you mean "speaker"?'),
        ("Speaker", '--sort: there is no field "Speaker"; did you mean "speaker"?'),
        ("", '--sort: there is no field ""'),
        ("zebra\x1b", r'--sort: there is no field "zebra\x1b"'),
    ],
)
def test_a_field_to_sort_by_must_exist(episodes: StoredEpisodes, sort: str, message: str) -> None:
    with pytest.raises(GhostError) as caught:
        find(episodes, Question(QUOTES, sort=sort))
    assert caught.value.message == message
    assert (caught.value.hint or "").startswith("fields: at, episode, fidelity, ")


@pytest.mark.parametrize(("limit", "shown"), [(0, 7), (1, 1), (6, 6), (7, 7), (99, 7)])
def test_a_limit_counts_all(episodes: StoredEpisodes, limit: int, shown: int) -> None:
    answer = find(episodes, Question(QUOTES, limit=limit))
    assert len(list(answer.hits)) == shown
    assert (answer.shown, answer.total, answer.found, answer.episodes) == (shown, 7, True, 2)
    assert find(episodes, Question(QUOTES, limit=limit)).total == 7


def test_a_limit_leaves_the_best(episodes: StoredEpisodes) -> None:
    every = asked(episodes, "straw")
    assert [hit.record.ref for hit in asked(episodes, "straw", limit=2)] == [hit.record.ref for hit in every][
        :2
    ]
    assert find(episodes, Question(QUOTES, "straw", limit=2)).total == len(every)


def test_conditions_are_all_to_hold(episodes: StoredEpisodes) -> None:
    conditions = tuple(parse_where(text, QUOTES) for text in ("speaker~ada", "tags=agents"))
    assert names(asked(episodes, conditions=conditions)) == ["slow"]
    assert names(asked(episodes, "straw", conditions=conditions)) == ["slow"]
    assert names(asked(episodes, conditions=conditions[:1])) == ["slow", "again"]
    assert asked(episodes, "speaker:ben", conditions=conditions[:1]) == []
    assert asked(episodes, "straw", conditions=(parse_where("episode=nowhere", QUOTES),)) == []


def test_episodes_are_those_asked_for(episodes: StoredEpisodes) -> None:
    assert names(asked(episodes, episodes=("beta",))) == ["late", "2", "3"]
    assert names(asked(episodes, "supervision", episodes=("beta",))) == ["late"]
    # One that was named twice gave everything twice.
    assert names(asked(episodes, episodes=("beta", "beta"))) == ["late", "2", "3"]
    assert names(asked(episodes, "supervision", episodes=("beta", "beta"))) == ["late"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("straw speaker:lovelace", ["slow", "again"]),
        ("straw -speaker:lovelace", ["turn", "2"]),
        ("straw NOT speaker:lovelace", ["turn", "2"]),
        ("speaker:ben OR speaker:carl", ["fast", "late"]),
        ('speaker:"ada lovelace" straw', ["slow", "again"]),
        ("speaker:ada-lovelace", ["slow", "again"]),
        ("since:2025 agents", ["fast", "slow"]),
        ("until:2024 agents", ["2"]),
        ("until:2024-04 agents", []),
        ("published:2024 supervision", ["late"]),
        ("tag:agents", ["slow", "2"]),
        ("tag:straw", ["2"]),
        ("-tag:agents agents", ["fast"]),
        ("tags:hype", ["fast"]),
        ("tags:hyp", []),  # a list holds a value or does not
        ("show:wires supervision", ["slow"]),
        ("episode:beta supervision", ["late"]),
        ("kind:quotes supervision", ["late", "slow"]),
        ("number:1", ["slow", "late"]),
        ("at:0:40:00..0:50:00", ["slow"]),
        ("at:0:59:00", ["fast"]),
        ("fidelity:spliced", ["slow"]),
        ("fidelity:hype", ["slow"]),
        ("sic:claude", ["again"]),
        ("same_as:slow", ["again"]),
        ("id:slow", ["slow"]),
        ("SPEAKER:Ben", ["fast"]),
        ("-straw", ["fast", "late", "3"]),
    ],
)
def test_filters_in_the_query(episodes: StoredEpisodes, query: str, found: list[str]) -> None:
    assert sorted(names(asked(episodes, query))) == sorted(found)


@pytest.mark.parametrize(
    "query",
    [
        "at:straw",
        "since:straw",
        "until:2024-13",
        "number:agents",
        "published:late",
        "at:0:50:00..0:40:00",
        "nofield:straw",
        "role:straw",  # a field, but not of quotes
        "agents at:straw -since:x",
        "agents -number:hype",
        "number:straw OR agents",
    ],
)
def test_a_filter_that_makes_no_sense_is_words(episodes: StoredEpisodes, query: str) -> None:
    assert names(asked(episodes, query)) == names(asked(episodes, query.replace(":", "/")))


def test_a_flag_and_a_choice_filter_where_the_kind_has_them(episodes: StoredEpisodes) -> None:
    assert names(asked(episodes, "cut:yes", kinds=ALL)) == ["question 1"]
    assert names(asked(episodes, "role:guest", kinds=ALL)) == ["person 1"]
    assert names(asked(episodes, "role:gost ada", kinds=(KINDS["people"],))) == ["person 1"]  # words
    assert names(asked(episodes, "note:nobody", kinds=ALL)) == ["question 1"]


def test_the_wordings_of_one_statement_come_together(episodes: StoredEpisodes) -> None:
    found = names(asked(episodes, "straw", kinds=ALL))
    first = min(found.index(name) for name in ("slow", "again", "turn"))
    assert set(found[first : first + 3]) == {"slow", "again", "turn"}


def test_where_it_was_found(episodes: StoredEpisodes) -> None:
    (hit,) = asked(episodes, "claude")
    assert (hit.record.id, hit.match, hit.field, hit.snippet, hit.marks) == (
        "again",
        "exact",
        "sic",
        "clod → Claude",
        (),
    )
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["Claude"]
    hit = asked(episodes, "supervision straw", limit=1)[0]
    assert (hit.record.id, hit.field) == ("slow", "text")
    assert [hit.record.label[start:end] for start, end in hit.marks] == ["supervision", "straw"]
    (hit,) = asked(episodes, "speaker:ben")
    assert (hit.match, hit.field, hit.snippet, hit.spans) == ("exact", "", "Agents of hype", ())
    assert hit.score is not None


def test_matches_are_graded(episodes: StoredEpisodes) -> None:
    assert {hit.match for hit in asked(episodes, "straw")} == {"exact"}
    answer = find(episodes, Question(QUOTES, "strw"))
    assert {hit.match for hit in answer.hits} == {"approximate"}
    assert answer.read_as == {"strw": ("straw",)}
    partial = find(episodes, Question(QUOTES, "supervision zzzzqqq"))
    assert {hit.match for hit in partial.hits} == {"partial"}
    assert not find(episodes, Question(QUOTES, "zzzzqqq")).found


def test_exact_is_one_phrase(episodes: StoredEpisodes) -> None:
    assert names(asked(episodes, "through a straw", exact=True)) == ["again", "slow"]
    assert asked(episodes, "straw through", exact=True) == []
    assert asked(episodes, "speaker:ben", exact=True) == []


def test_a_sorted_search_keeps_equal_ones_in_rank(episodes: StoredEpisodes) -> None:
    ranked = [hit.record for hit in asked(episodes, "straw")]
    hits = asked(episodes, "straw", sort="published", reverse=True)
    assert [hit.record for hit in hits] == [
        *(one for one in ranked if one.episode == "alpha"),
        *(one for one in ranked if one.episode == "beta"),
    ]
    assert names(asked(episodes, "straw", reverse=True)) == names(asked(episodes, "straw"))[::-1]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.lists(
        st.sampled_from(
            ["straw", "agents", "speaker:ada", "at:0:01", "since:2025", "tag:agents", "cut:yes", "-", "OR",
             "NOT", '"', "*", "kind:x", "zzz", ":", "\x1b", "at:", "(", "%", "'", ";"]
        ),
        max_size=5,
    ).map(" ".join) | st.text(max_size=20),
    sort=st.none() | st.sampled_from(["at", "tags", "fidelity", "number", "text", "show"]),
    limit=st.integers(0, 4),
)  # fmt: skip
def test_whatever_is_asked_has_an_answer(
    episodes: StoredEpisodes, query: str, sort: str | None, limit: int
) -> None:
    answer = find(episodes, Question(ALL, query, sort=sort, limit=limit))
    hits = list(answer.hits)
    assert len(hits) <= (limit or len(hits))
    assert answer.total >= len(hits)
    assert len({hit.record.ref for hit in hits}) == len(hits)
    for hit in hits:
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.spans)


@pytest.mark.parametrize(("letters", "cut"), [(239, False), (240, False), (241, True), (5000, True)])
def test_a_snippet_has_240_characters_at_most(letters: int, cut: bool, tmp_path: Path) -> None:
    text = ("straw " * letters)[: letters - 1] + "s"
    (tmp_path / "long").mkdir()
    (tmp_path / "long" / "episode.yaml").write_text(f"title: A\nquotes: [{{text: {text}}}]\n")
    (hit,) = asked(library_in_memory([str(tmp_path)]).episodes, "straw")
    assert (hit.snippet == text) is not cut
    assert 200 < len(hit.snippet) <= 240
