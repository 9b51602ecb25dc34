"""`examples/spark_verify.py`: what becomes of an episode, and that Spark says what one process says."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import ghostcli
from ghostcli import check_quote, read_transcript

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
TALK = b"""WEBVTT

00:01.000 --> 00:06.000
<v Ida Holm>We salted the herring on the north pier before anybody was awake.

00:07.000 --> 00:12.000
<v Otto Brandt>The harbour master kept two clocks, and neither of them was right.
"""
HERRING = "We salted the herring on the north pier"
ENVIRON = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GHOST_")},
    "PYTHONPATH": os.path.dirname(os.path.dirname(ghostcli.__file__)),
    "SPARK_LOCAL_IP": "127.0.0.1",
}

needs_spark = pytest.mark.skipif(
    not importlib.util.find_spec("pyspark") or not shutil.which("java"),
    reason="nothing runs Spark here: pyspark or java is missing",
)


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The benchmark, which makes talks and knows how both are started."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    before = set(sys.modules)
    yield importlib.import_module("cluster")
    for name in set(sys.modules) - before:
        if name in {"cluster", "data", "measure", "spark_verify"}:
            del sys.modules[name]


@pytest.fixture
def example(cluster: ModuleType) -> Any:
    return cluster.example()


def told(documents: Any, kind: str) -> list[dict[str, Any]]:
    return [json.loads(one.line) for one in documents if one.kind == kind]


def test_an_episode_becomes_its_facts_its_speech_and_its_quotes(example: Any) -> None:
    asked = [
        {"episode": "harbour", "text": HERRING, "speaker": "Otto Brandt", "id": "h"},
        {"episode": "harbour", "text": HERRING, "ref": "harbour/quotes/2", "times": [[1, None]]},
        {"episode": "harbour", "text": HERRING, "at": "0:00:01", "sic": {"a": "b"}},
    ]
    found = example.documents("harbour", [("harbour.de.vtt", TALK)], map(json.dumps, asked))
    (facts,) = told(found, "episodes")
    assert (facts["ref"], facts["language"], facts["cues"]) == ("harbour", "de", 2)
    passages = told(found, "passages")
    assert [(one["ref"], one["at"], one["speaker"]) for one in passages] == [
        ("harbour/passages/1", 1, "Ida Holm"),
        ("harbour/passages/2", 7, "Otto Brandt"),
    ]
    quotes = told(found, "quotes")
    assert [one["ref"] for one in quotes] == ["harbour/quotes/h", "harbour/quotes/2", "harbour/quotes/3"]
    transcript = read_transcript(TALK, "harbour.de.vtt")
    checked = check_quote(HERRING, transcript, speaker="Otto Brandt").to_json()
    assert {key: quotes[0][key] for key in checked} == json.loads(json.dumps(checked))
    assert quotes[0]["verdicts"] == ["verbatim", "misattributed"]
    assert [one.number for one in found if one.kind == "quotes"] == [1, 2, 3]
    assert not told(found, "problems")


def quotes_of(example: Any, *asked: dict[str, Any]) -> tuple[dict[str, str], list[str]]:
    """The texts by ref, and the problems, of quotes without a transcript."""
    found = example.documents("bridge", [("a.vtt", TALK)], [json.dumps(one) for one in asked])
    texts = {one["ref"]: one["text"] for one in told(found, "quotes")}
    problems = [one["problem"] for one in told(found, "problems")]
    assert len(texts) + len(problems) == len(asked)  # none is overwritten
    bulk = [json.loads(example.for_bulk(one).line.split("\n")[0])["index"]["_id"] for one in found]
    assert len(set(bulk)) == len(bulk)
    return texts, problems


@pytest.mark.parametrize(
    ("asked", "refs"),
    [
        (({"id": 2}, {}), ("2", "3")),
        (({}, {"id": 1}, {}), ("2", "1", "3")),
        (({}, {}, {"ref": "bridge/quotes/1"}), ("2", "3", "1")),
        (({"id": 0}, {"id": ""}, {"ref": None}), ("0", "2", "3")),
        (({"id": "3"}, {"id": "4"}, {}, {}), ("3", "4", "5", "6")),
    ],
)
def test_a_quote_without_an_id_gets_a_number_that_is_nobodys_id(
    example: Any, asked: Sequence[dict[str, Any]], refs: Sequence[str]
) -> None:
    texts, problems = quotes_of(example, *({"text": f"Text {at}", **one} for at, one in enumerate(asked)))
    assert texts == {f"bridge/quotes/{ref}": f"Text {at}" for at, ref in enumerate(refs)}
    assert not problems


@pytest.mark.parametrize("second", [{"id": "r"}, {"ref": "bridge/quotes/r"}, {"id": "r", "language": "de"}])
def test_a_second_quote_with_the_same_id_is_a_problem(example: Any, second: dict[str, Any]) -> None:
    texts, problems = quotes_of(example, {"text": "A", "id": "r"}, {"text": "B", **second}, {"text": "C"})
    assert texts == {"bridge/quotes/r": "A", "bridge/quotes/2": "C"}
    assert problems == ['"id" r is that of an earlier line']


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"id": "a/b"}, '"id" is not a number or a text without "/"'),
        ({"id": ["a"]}, '"id" is not a number or a text without "/"'),
        ({"id": True}, '"id" is not a number or a text without "/"'),
        ({"ref": "bridge/quotes/"}, '"id" is not a number or a text without "/"'),
        ({"ref": "bridge"}, '"ref" does not begin with bridge/quotes/'),
        ({"ref": "bridge/passages/1"}, '"ref" does not begin with bridge/quotes/'),
        ({"ref": "harbour/quotes/1"}, '"ref" does not begin with bridge/quotes/'),
    ],
)
def test_no_quote_takes_the_ref_of_anything_else(example: Any, given: dict[str, Any], message: str) -> None:
    assert quotes_of(example, {"text": "A", **given}) == ({}, [message])


def test_the_example_uses_only_documented_names(example: Any) -> None:
    tree = ast.parse(Path(example.__file__).read_text())
    imported = [one for one in ast.walk(tree) if isinstance(one, ast.ImportFrom) and one.module]
    used = {name.name for one in imported if str(one.module).startswith("ghostcli") for name in one.names}
    page = (BENCHMARKS.parent / "docs" / "reference" / "python.md").read_text()
    assert used <= set(ghostcli.__all__)
    assert {one.module for one in imported if str(one.module).startswith("ghostcli")} == {"ghostcli"}
    assert all(name in page for name in used)


BROKEN = [
    ("nope", "is not JSON"),
    ("[" * 100_000, "is not JSON"),
    ("[1]", 'has no "text"'),
    ('{"episode": "harbour"}', 'has no "text"'),
    ('{"text": 5}', 'has no "text"'),
    ('{"text": "a", "at": "noon"}', '"at" is not a time'),
    ('{"text": "a", "speaker": {"a": 5}, "at": 0}', ""),
    ('{"text": "a", "speaker": 5}', "a speaker is a name"),
    ('{"text": "a", "sic": "b"}', "sic maps"),
    ('{"text": "a", "language": 5}', "a language is"),
]


@pytest.mark.parametrize(("line", "message"), BROKEN)
def test_a_quote_that_is_none_is_a_problem_and_the_others_have_their_answers(
    example: Any, line: str, message: str
) -> None:
    good = json.dumps({"text": HERRING})
    found = example.documents("harbour", [("harbour.vtt", TALK)], [line, good])
    assert [one["verdicts"] for one in told(found, "quotes")][-1] == ["verbatim"]
    problems = told(found, "problems")
    assert len(problems) == bool(message)
    assert all(one["problem"].startswith(message) and len(one["quote"]) <= 500 for one in problems)


def test_a_file_that_is_no_transcript_is_a_problem(example: Any) -> None:
    files = [("a.vtt", b"WEBVTT\n\n"), ("b.vtt", None), ("c.vtt", TALK), ("d.vtt", TALK)]
    found = example.documents("harbour", files, [json.dumps({"text": HERRING})])
    assert [(one["path"], one["problem"]) for one in told(found, "problems")] == [
        ("a.vtt", "line 1: read as WebVTT, speakers as <v Name>: there is no speech in it"),
        ("b.vtt", "has more than 50 MB"),
        ("d.vtt", "not read: the episode has a transcript"),
    ]
    assert told(found, "quotes")[0]["verdicts"] == ["verbatim"]


def test_without_a_transcript_quotes_are_unchecked(example: Any) -> None:
    found = example.documents("harbour", [], [json.dumps({"text": HERRING})])
    assert [one["verdicts"] for one in told(found, "quotes")] == [["unchecked"]]
    assert told(found, "problems")[0]["problem"] == "the episode has no transcript"


def test_an_unexpected_error_becomes_a_problem_and_the_job_continues(
    example: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(example, "read_transcript", fail)
    (problem,) = told(example.documents("harbour", [("a.vtt", TALK)], []), "problems")
    assert problem["problem"] == "ZeroDivisionError: by nothing"


def test_a_bulk_loader_gets_an_action_before_each_document(example: Any) -> None:
    found = example.documents("harbour", [("a.vtt", TALK)], [])
    action, line = example.for_bulk(found[0]).line.split("\n")
    assert (json.loads(action), line) == ({"index": {"_id": "harbour"}}, found[0].line)
    (lost,) = example.astray("nope")
    assert (
        json.loads(example.for_bulk(lost).line.split("\n")[0])["index"]["_id"] == json.loads(lost.line)["ref"]
    )


def run(*command: str, environ: Mapping[str, str], status: Collection[int] = (0,)) -> str:
    done = subprocess.run(
        command, env={**ENVIRON, **environ}, capture_output=True, check=False, text=True, encoding="utf-8"
    )
    assert done.returncode in status, done.stderr[-3000:]
    return done.stdout


def by_ghost(folder: Path) -> list[bytes]:
    """The verdict lines that `ghost import` and `ghost verify` make of the same files."""
    library = folder / "library"
    ghost = (sys.executable, "-m", "ghostcli")
    home = {"HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
    library.mkdir()
    (library / "ghost.yaml").write_text("version: 1\n")
    run(*ghost, "import", str(folder / "talks"), "--content", str(library), environ=home, status=(0, 2))
    asked: dict[str, list[dict[str, Any]]] = {}
    for line in (folder / "quotes.jsonl").read_text().splitlines():
        quote = json.loads(line)
        asked.setdefault(quote["episode"], []).append(quote)
    for episode, quotes in asked.items():
        place = library / episode
        place.mkdir(exist_ok=True)  # of a file that breaks off nothing is imported
        if not (place / "episode.yaml").exists():
            (place / "episode.yaml").write_text(f"title: {episode}\n")
        records = [
            {
                "id": one["ref"].split("/")[-1],
                **{key: one[key] for key in ("text", "speaker", "at") if key in one},
            }
            for one in quotes
        ]
        (place / "quotes.yaml").write_text(json.dumps({"quotes": records}))
    said = run(*ghost, "verify", "--content", str(library), "-o", "jsonl", environ=home, status=(1,))
    texts = {quote["ref"]: quote for quotes in asked.values() for quote in quotes}
    made = []
    for line in said.splitlines():
        row = json.loads(line)
        quote = texts[row["ref"]]
        own = {key: value for key, value in row.items() if key not in LIBRARYS}
        head = {
            "ref": row["ref"],
            "episode": quote["episode"],
            "text": quote["text"],
            "speaker": quote["speaker"],
        }
        made.append(json.dumps(head | own).encode())
    return sorted(made)


LIBRARYS = {"ref", "clock_offset", "transcripts", "recorded", "path", "line"}


@needs_spark
@pytest.mark.parametrize(
    ("episodes", "words"), [(12, 1000), pytest.param(2000, 1500, marks=pytest.mark.slow)]
)
def test_spark_says_what_one_process_says(
    cluster: ModuleType, tmp_path: Path, episodes: int, words: int
) -> None:
    broken = 49 if episodes > 49 else 7
    cluster.made(str(tmp_path), episodes, words, broken=broken)
    command = cluster.spark(str(tmp_path), str(tmp_path / "out"), 8)
    run(*command.words, environ=command.environ)
    cluster.alone(str(tmp_path), str(tmp_path / "alone"))
    for kind in cluster.KINDS:
        ours = cluster.verdicts(map(str, (tmp_path / "out" / f"kind={kind}").glob("part-*")))
        theirs = cluster.verdicts([str(tmp_path / "alone" / kind)])
        if kind in {"quotes", "passages"}:
            assert ours == theirs, kind
        assert len(ours) == len(theirs), kind
        if kind == "quotes":
            assert len(ours) == episodes * cluster.QUOTES
            assert ours == by_ghost(tmp_path)
    assert all(path.stat().st_size for path in (tmp_path / "out").glob("kind=*/part-*"))


@needs_spark
def test_what_is_astray_or_broken_is_a_line_of_its_own(cluster: ModuleType, tmp_path: Path) -> None:
    talks = tmp_path / "talks"
    (talks / "sub" / "harbour").mkdir(parents=True)
    (talks / "sub" / "harbour" / "transcript.vtt").write_bytes(TALK)
    (talks / "a talk ü.vtt").write_bytes(TALK)
    (talks / "empty.srt").touch()  # Spark passes over it
    with (talks / "large.srt").open("wb") as file:
        file.truncate(50_000_001)
    quotes = [{"episode": name, "text": HERRING} for name in ("harbour", "a talk ü", "nowhere", "empty")]
    lines = [*map(json.dumps, quotes), "nope", "", '{"text": "a"}', '{"episode": "harbour", "text": 5}']
    (tmp_path / "quotes.jsonl").write_text("\n".join(lines) + "\n")
    packed = str(tmp_path / "packed")
    command = cluster.spark(str(tmp_path), str(tmp_path / "out"), 2)
    run(*command.words, "--pack", packed, environ=command.environ)
    command.words[command.words.index("--transcripts") + 1] = packed
    run(*command.words, "--packed", "--bulk", environ=command.environ)
    read = cluster.verdicts(map(str, (tmp_path / "out").glob("kind=*/part-*")))
    found = [json.loads(line) for line in read]
    actions = [one["index"]["_id"] for one in found if "index" in one]
    documents = {one["ref"]: one for one in found if "index" not in one}
    assert sorted(actions) == sorted(documents)
    assert {ref: one["verdicts"] for ref, one in documents.items() if "/quotes/" in ref} == {
        "harbour/quotes/1": ["verbatim"],
        "a talk ü/quotes/1": ["verbatim"],
        "nowhere/quotes/1": ["unchecked"],
        "empty/quotes/1": ["unchecked"],
    }
    problems = sorted(
        (one.get("episode") or "", one["problem"]) for one in documents.values() if "problem" in one
    )
    assert problems == [
        ("", 'is not JSON with an "episode"'),
        ("", 'is not JSON with an "episode"'),
        ("empty", "the episode has no transcript"),
        ("harbour", 'has no "text"'),
        ("large", "has more than 50 MB"),
        ("large", "the episode has no transcript"),
        ("nowhere", "the episode has no transcript"),
    ]
