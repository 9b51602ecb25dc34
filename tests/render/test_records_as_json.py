"""JSON, pinned whole: what programs read must not change by accident."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ghostcli.model import KINDS
from running import Ghost, write_episode

EPISODE = """\
title: On bridges
aliases: Bridges
show: Small Works
published: 2024-03-05
duration: 1:00:00
language: en
summary: How they stand.
media:
- {url: 'https://cdn.example/bridges.mp3', offset: 48, note: the feed}
- {url: 'https://www.youtube.com/watch?v=abc', service: youtube, title: Bridges}
sources:
- {name: Ada, url: 'https://example.org', guid: talk-1, note: a note}
tags: [water]
note: A remark.
"""

NOTES = """\
source: Ada
chapters:
- {id: opening, at: 0:00:00, title: Opening, tags: [water], note: n}
people:
- {id: ada-reed, name: Ada Reed, role: host, description: An engineer, aliases: [Ada, SPEAKER_01]}
themes:
- {id: spans, title: Spans, lead: How far, commentary: Not far, quotes: [river],
   at: [0:01:00, 0:02:00-0:03:00]}
perspectives:
- {title: Ferries, lead: They float, commentary: Mostly, quotes: [river, ferryman]}
takeaways:
- {id: measure, title: Measure, detail: And again, at: 0:10:00.250-0:11:00}
quotes:
- id: river
  text: "We measured\\u2028the \\u202eriver\\u202c \\"twice\\"."
  speaker: Ada Reed
  sic: {measured: treasured}
  fidelity: {verdicts: [near, spliced], remark: a word is lost}
  at: 0:20:00-0:20:30
- {id: ferryman, text: Nobody asked him., same_as: river, language: pt-BR, source: Ben}
questions:
- {id: why, text: Why a bridge?, answer: Because, cut: true}
companies:
- {id: works, name: Works, context: Builders, description: They build, insight: Slowly, quotes: [river],
   aliases: [Bridge Works], inferred: false}
insights:
- {id: ask, title: Ask, detail: First, sort: overlooked}
"""

FEED = "https://cdn.example/bridges.mp3#t="


@pytest.fixture(autouse=True)
def library(here: Path) -> Path:
    write_episode(here, "bridges", EPISODE)
    (here / "bridges" / "notes.yaml").write_text(NOTES, encoding="utf-8")
    return here


def record(kind: str, number: int, id: str | None, line: int, **more: Any) -> dict[str, Any]:  # noqa: A002
    """What every record has, with what it has beside it."""
    return {
        "ref": f"bridges/{kind}/{id or number}",
        "kind": kind,
        "episode": "bridges",
        "number": number,
        "id": id,
        "source": "Ada",
        "at": None,
        "times": [],
        "tags": [],
        "note": None,
        "used_by": [],
        "path": "bridges/notes.yaml",
        "line": line,
        "url": None,
        **more,
    }


RIVER = record(
    "quotes",
    1,
    "river",
    14,
    text='We measured\u2028the \u202eriver\u202c "twice".',
    speaker="Ada Reed",
    sic={"measured": "treasured"},
    same_as=None,
    language=None,
    fidelity={"verdicts": ["near", "spliced"], "remark": "a word is lost", "recorded": True},
    at=1200,
    times=[[1200, 1230]],
    used_by=[
        "bridges/themes/spans",
        "bridges/perspectives/1",
        "bridges/quotes/ferryman",
        "bridges/companies/works",
    ],
    url=f"{FEED}1248",
)

PINNED: dict[str, dict[str, Any]] = {
    "chapters": record(
        "chapters",
        1,
        "opening",
        3,
        title="Opening",
        at=0,
        times=[[0, None]],
        tags=["water"],
        note="n",
        url=f"{FEED}48",
    ),
    "people": record(
        "people",
        1,
        "ada-reed",
        5,
        name="Ada Reed",
        role="host",
        description="An engineer",
        aliases=["Ada", "SPEAKER_01"],
    ),
    "themes": record(
        "themes",
        1,
        "spans",
        7,
        title="Spans",
        lead="How far",
        commentary="Not far",
        quotes=["bridges/quotes/river"],
        at=60,
        times=[[60, None], [120, 180]],
        url=f"{FEED}108",
    ),
    "perspectives": record(
        "perspectives",
        1,
        None,
        10,
        title="Ferries",
        lead="They float",
        commentary="Mostly",
        quotes=["bridges/quotes/river", "bridges/quotes/ferryman"],
    ),
    "takeaways": record(
        "takeaways",
        1,
        "measure",
        12,
        title="Measure",
        detail="And again",
        at=600.25,
        times=[[600.25, 660]],
        url=f"{FEED}648",
    ),
    "quotes": RIVER,
    "questions": record("questions", 1, "why", 22, text="Why a bridge?", answer="Because", cut=True),
    "companies": record(
        "companies",
        1,
        "works",
        24,
        name="Works",
        context="Builders",
        description="They build",
        insight="Slowly",
        quotes=["bridges/quotes/river"],
        aliases=["Bridge Works"],
        inferred=False,
    ),
    "insights": record("insights", 1, "ask", 27, title="Ask", detail="First", sort="overlooked"),
    "episodes": {
        "ref": "bridges",
        "kind": "episodes",
        "episode": "bridges",
        "number": 1,
        "id": "bridges",
        "title": "On bridges",
        "show": "Small Works",
        "published": "2024-03-05",
        "duration": 3600,
        "language": "en",
        "aliases": ["Bridges"],
        "summary": "How they stand.",
        "media": [
            {
                "url": "https://cdn.example/bridges.mp3",
                "file": None,
                "service": None,
                "offset": 48,
                "title": None,
                "note": "the feed",
            },
            {
                "url": "https://www.youtube.com/watch?v=abc",
                "file": None,
                "service": "youtube",
                "offset": None,
                "title": "Bridges",
                "note": None,
            },
        ],
        "sources": [{"name": "Ada", "url": "https://example.org", "guid": "talk-1", "note": "a note"}],
        "heard": None,
        "tags": ["water"],
        "note": "A remark.",
        "used_by": [],
        "path": "bridges/episode.yaml",
        "line": 1,
        "url": "https://cdn.example/bridges.mp3",
    },
}

HEAD = ["ref", "kind", "episode", "number", "id"]
TAIL = ["source", "at", "times", "tags", "note", "used_by", "path", "line", "url"]


def relative(data: dict[str, Any], library: Path) -> dict[str, Any]:
    """A record with its path as seen from the library."""
    assert Path(data["path"]).is_absolute()
    return data | {"path": str(Path(data["path"]).relative_to(library))}


def test_every_kind_is_pinned() -> None:
    assert {"episodes", *KINDS} == set(PINNED)


@pytest.mark.parametrize("kind", PINNED)
def test_a_record_of_each_kind(kind: str, library: Path, ghost: Ghost) -> None:
    data = ghost(kind, "-o", "json").json[0]
    assert relative(data, library) == PINNED[kind]
    assert list(data)[:5] == HEAD
    assert kind == "episodes" or list(data)[-9:] == TAIL
    assert ghost(kind, "show", "1", "-o", "json").json == [data]
    assert json.loads(ghost(kind, "-o", "jsonl").lines[0]) == data


def test_a_hit(library: Path, ghost: Ghost) -> None:
    (data,) = ghost("quotes", "--search", "river", "-o", "json").json
    assert relative(data, library) == RIVER | {
        "score": data["score"],
        "match": "exact",
        "field": "text",
        "snippet": 'We measured the \u202eriver\u202c "twice".',
        "episode_title": "On bridges",
        "show": "Small Works",
        "published": "2024-03-05",
    }
    assert list(data)[-7:-3] == ["score", "match", "field", "snippet"]
    assert list(data)[-3:] == ["episode_title", "show", "published"]
    assert data["score"] > 0
    (same,) = ghost("search", "river", "-o", "json").json
    assert same == data


def test_a_hit_of_another_field(ghost: Ghost) -> None:
    (data,) = ghost("quotes", "-s", "treasured", "-o", "json", "--fields", "id,match,field,snippet").json
    assert data == {"id": "river", "match": "exact", "field": "sic", "snippet": "measured → treasured"}


def test_what_a_terminal_might_obey_is_escaped_and_reads_back(ghost: Ghost) -> None:
    for command in (["quotes"], ["quotes", "show", "river"], ["search", "river"]):
        for output in ("json", "jsonl"):
            text = ghost(*command, "-o", output).out
            assert "\\u2028the \\u202eriver\\u202c" in text
            assert text.isascii()


def test_many_records_are_one_array(ghost: Ghost) -> None:
    text = ghost("quotes", "-o", "json").out
    assert text.startswith("[\n{\n")
    assert text.endswith("\n}\n]\n")
    assert len(json.loads(text)) == 2


def test_fields_in_json_keep_their_types(ghost: Ghost) -> None:
    wanted = "at,times,fidelity,show,who,published,tags"
    (data,) = ghost("quotes", "show", "river", "-o", "json", "--fields", wanted).json
    assert data == {
        "at": 1200,
        "times": [[1200, 1230]],
        "fidelity": {"verdicts": ["near", "spliced"], "remark": "a word is lost", "recorded": True},
        "show": "Small Works",
        "who": "Ada Reed",
        "published": "2024-03-05",
        "tags": [],
    }


def test_fields_of_several_kinds_are_null_where_one_lacks_them(ghost: Ghost) -> None:
    ran = ghost("show", "river", "spans", "-o", "jsonl", "--fields", "id,title,speaker")
    assert [json.loads(line) for line in ran.lines] == [
        {"id": "river", "title": None, "speaker": "Ada Reed"},
        {"id": "spans", "title": "Spans", "speaker": None},
    ]
