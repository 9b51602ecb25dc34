from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from written import labels, read, write

from ghostcli.model import EPISODES, TranscriptFile

EPISODE = """\
# A comment.
title: A talk
show: A show
published: 2025-10
duration: 1:00:00.5
media: {url: https://example.org/a.mp3, offset: -48.5}
sources:
- name: A
-
- {name: B, url: https://example.org}
source: A
quotes:
- text: >-
    one
    two
  id: one
  sic: {clod: Claude, empty: }
  at: [0:02, 0:01:00.25-0:01:30]
  fidelity: {verdicts: verbatim}
  tags: x
-
- {text: b, source: B, same_as: one}
"""
NOTES = """\
source: C
themes:
- {title: t, quotes: [one, three, one]}
- {title: u, quotes: one, source: }
quotes:
- {text: c, id: three, at: 59:59-1:00:00.5}
questions:
- {text: q, cut: TRUE}
- {text: r, cut: false}
"""


def test_the_values_of_an_episode(tmp_path: Path) -> None:
    episode, problems = read(write(tmp_path, {"episode.yaml": EPISODE}))
    assert problems == []
    head = episode.head
    assert head.values == {
        "title": "A talk",
        "show": "A show",
        "published": "2025-10",
        "duration": 3600.5,
        "media": ({"url": "https://example.org/a.mp3", "offset": -48.5},),
        "sources": ({"name": "A"}, {"name": "B", "url": "https://example.org"}),
    }
    assert (head.kind, head.ref, head.id, head.label, head.who, head.line) == (
        EPISODES, "talk", None, "A talk", "A show", 2
    )  # fmt: skip
    assert head.head == head.values
    assert (head.times, episode.id, episode.folders) == ((), "talk", (str(tmp_path),))
    assert episode.of(EPISODES) == (head,)


def test_the_values_of_records(tmp_path: Path) -> None:
    episode, problems = read(write(tmp_path, {"episode.yaml": EPISODE, "notes.yaml": NOTES}))
    assert problems == []
    one, two, three = episode.records["quotes"]
    assert one.values == {
        "source": "A",
        "text": "one two",
        "id": "one",
        "sic": {"clod": "Claude"},
        "at": ((2, None), (60.25, 90)),
        "fidelity": {"verdicts": ("verbatim",)},
        "tags": ("x",),
    }
    assert (one.ref, one.number, one.line, one.who) == ("talk/quotes/one", 1, 13, "A")
    assert one.times == ((2, None), (60.25, 90))
    assert two.values == {"text": "b", "source": "B", "same_as": "one"}
    assert (two.ref, two.number, two.line) == ("talk/quotes/2", 2, 22)
    assert three.values["at"] == ((3599, 3600.5),)
    assert (three.number, three.path, three.line) == (3, str(tmp_path / "notes.yaml"), 6)
    assert [record.values.get("source") for record in episode.records["themes"]] == ["C", "C"]
    assert [record.values["cut"] for record in episode.records["questions"]] == [True, False]


def test_links_lead_back_once_from_each_record(tmp_path: Path) -> None:
    # A theme that named a quote twice was listed twice below it.
    episode, _ = read(write(tmp_path, {"episode.yaml": EPISODE, "notes.yaml": NOTES}))
    assert [record.used_by for record in episode] == [
        (), (), (), ("talk/themes/1", "talk/themes/2", "talk/quotes/2"), (), ("talk/themes/1",), (), ()
    ]  # fmt: skip


def test_records_come_kind_by_kind_the_episode_first(tmp_path: Path) -> None:
    episode, _ = read(write(tmp_path, {"episode.yaml": EPISODE, "notes.yaml": NOTES}))
    assert [record.kind.name for record in episode] == [
        "episodes",
        *["themes"] * 2,
        *["quotes"] * 3,
        *["questions"] * 2,
    ]


def test_files_are_read_in_name_order_the_episodes_own_first(tmp_path: Path) -> None:
    folder = {f"{name}.yaml": f"quotes:\n- text: {name}\n" for name in ("b", "a", "z", ".hidden")}
    base = write(
        tmp_path / "base", {"episode.yaml": "title: A\nquotes:\n- text: own\n", "read.txt": "{", **folder}
    )
    more = write(tmp_path / "more", {"0.yaml": "quotes:\n- text: more\n"})
    episode, problems = read(base, more)
    assert problems == []
    assert [(record.number, record.label) for record in episode.records["quotes"]] == [
        (1, "own"), (2, "a"), (3, "b"), (4, "z"), (5, "more")
    ]  # fmt: skip
    assert episode.folders == (str(base), str(more))


def test_a_record_that_is_dropped_keeps_its_number_for_itself(tmp_path: Path) -> None:
    text = "title: A\nquotes:\n- text: a\n- speaker: b\n- ~\n- text: c\n"
    episode, _ = read(write(tmp_path, {"episode.yaml": text}))
    assert [record.ref for record in episode.records["quotes"]] == ["talk/quotes/1", "talk/quotes/3"]


def test_of_records_with_one_id_the_first_counts(tmp_path: Path) -> None:
    text = (
        "title: A\nquotes:\n- {text: a, id: x}\n- {text: b, id: x}\nthemes:\n- {title: c, id: x, quotes: x}\n"
    )
    episode, problems = read(write(tmp_path, {"episode.yaml": text}))
    assert [record.ref for record in episode] == ["talk", "talk/themes/x", "talk/quotes/x", "talk/quotes/2"]
    assert [record.used_by for record in episode.records["quotes"]] == [("talk/themes/x",), ()]
    assert len(problems) == 1


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    text = "title: A\nquotes:\n- {text: a, id: x, same_as: y}\nthemes:\n- {title: c, quotes: [y, x, z]}\n"
    episode, problems = read(write(tmp_path, {"episode.yaml": text}))
    assert len(problems) == 3
    assert [record.values.get("quotes") for record in episode.records["themes"]] == [("x",)]
    assert [record.values.get("same_as") for record in episode.records["quotes"]] == [None]


def test_an_episode_without_a_title_goes_by_its_id(tmp_path: Path) -> None:
    episode, problems = read(write(tmp_path, {"episode.yaml": "show: A\nquotes:\n- text: a\n"}))
    assert (episode.head.label, labels(episode), len(problems)) == ("talk", ["a"], 1)


@pytest.mark.parametrize(
    ("given", "read_as"),
    [
        ("0", 0),
        ("-48", -48),
        ("+48.50", 48.5),
        ("-0", 0),
        ("010", 10),
        ("'1.125'", 1.125),
        ("9999999.999", 9999999.999),
    ],
)
def test_seconds(tmp_path: Path, given: str, read_as: Any) -> None:
    text = f"title: A\nmedia:\n- {{file: a, offset: {given}}}\n"
    episode, problems = read(write(tmp_path, {"episode.yaml": text}))
    assert problems == []
    offset = episode.head.values["media"][0]["offset"]
    assert (offset, type(offset)) == (read_as, type(read_as))


@pytest.mark.parametrize("date", ["2025", "2025-10", "2025-10-17", "2024-02-29", "0001"])
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_dates(tmp_path: Path, date: str, quote: str) -> None:
    episode, problems = read(
        write(tmp_path, {"episode.yaml": f"title: A\npublished: {quote}{date}{quote}\n"})
    )
    assert (problems, episode.head.values["published"]) == ([], date)


@pytest.mark.parametrize("quote", ["", "'", '"'])
@pytest.mark.parametrize(
    ("time", "span"),
    [
        ("0:43:08", (2588, None)),
        ("43:08", (2588, None)),
        ("00:43:08", (2588, None)),
        ("0:43:08-0:43:38", (2588, 2618)),
        ("43:08-0:43:08", (2588, 2588)),
        ("0:00.5-0:00.501", (0.5, 0.501)),
        ("999:59:59", (3599999, None)),
    ],
)
def test_times_mean_the_same_quoted_or_not(tmp_path: Path, quote: str, time: str, span: Any) -> None:
    text = f"title: A\nchapters:\n- title: B\n  at: {quote}{time}{quote}\n"
    episode, problems = read(write(tmp_path, {"episode.yaml": text}))
    assert (problems, episode.records["chapters"][0].times) == ([], (span,))


def test_of_transcripts_with_one_name_the_first_counts(tmp_path: Path) -> None:
    base = write(
        tmp_path / "base", {"episode.yaml": "title: A", "transcript.b.vtt": "", "transcript.a.b.vtt": ""}
    )
    more = write(
        tmp_path / "more", {"transcript.vtt": "", "transcript.b.vtt": "", "transcript.a.vtt": "", "x.vtt": ""}
    )
    episode, _ = read(base, more)
    assert episode.transcripts == (
        TranscriptFile("", str(more / "transcript.vtt")),
        TranscriptFile("a", str(more / "transcript.a.vtt")),
        TranscriptFile("b", str(base / "transcript.b.vtt")),
    )
