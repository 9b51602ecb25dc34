"""The quality of search: labelled queries over real transcripts, beside FTS5 and rapidfuzz.

    python benchmarks/search_quality.py [--misses] [--scorers]

Reads `../shared/transcripts` (or `$GHOST_TRANSCRIPTS`), imports them into a library of its own and asks
`ghost search` each query of `search_quality.yaml`, whose header says how the labels were made. All engines
have the same passages and records. Recall at 10 is the share of a query's labelled stretches among the first
ten hits (of ten stretches where there are more), the mean reciprocal rank that of the first hit with one.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import yaml
from measure import GHOST, table
from search_quality_yardsticks import DEPTH, SCORERS, Fts5, Fuzzy

from ghostcli.actions.importing import Wishes, import_data
from ghostcli.actions.sidecar import Sidecar, read_sidecar
from ghostcli.actions.storing import Target
from ghostcli.errors import GhostError
from ghostcli.library.paths import Library, read_library
from ghostcli.model import EPISODES, KINDS
from ghostcli.search.documents import document_of
from ghostcli.search.passages import spoken_of
from ghostcli.text import words

FOLDER = Path(os.environ.get("GHOST_TRANSCRIPTS") or Path(__file__).parents[2] / "shared" / "transcripts")
LABELS = Path(__file__).with_suffix(".yaml")
SORTS = ("words", "phrases", "names", "typos", "questions")
SCORER = "token_set_ratio"
"""The one of rapidfuzz that does best here; `--scorers` measures them all."""

Engine = Callable[[str], Sequence[str]]


class Query(NamedTuple):
    """A query, and its labelled stretches: each the keys of the passages or of the record that count."""

    text: str
    sort: str
    relevant: tuple[frozenset[str], ...]


class Score(NamedTuple):
    """How an engine did on a query: `rank` is that of the first relevant hit, 0 without one."""

    recall: float
    rank: int

    @property
    def reciprocal(self) -> float:
        """One by the rank."""
        return 1 / self.rank if self.rank else 0.0


class Material(NamedTuple):
    """All that can be found: texts by key (a ref, or episode@number), and the folder of the library."""

    root: str
    texts: Mapping[str, str]
    spoken: Mapping[str, Sequence[tuple[str, str]]]  # of each episode, every word with the key of its passage


class BadLabelsError(Exception):
    """Labels that do not fit the material; says which."""


def import_all(transcripts: Mapping[str, str], root: str) -> None:
    """Import each of the transcripts as the episode of its name."""
    target = Target(read_library((root,)), root)
    for name, path in transcripts.items():
        wishes = Wishes(episode=name)
        if path.endswith(".nlp"):
            data = _of_call(FOLDER / path).encode()
            import_data(data, f"{name}.txt", Sidecar({}), wishes, target)
        else:
            file = FOLDER / path
            import_data(file.read_bytes(), str(file), read_sidecar(str(file)), wishes, target)


def _of_call(path: Path) -> str:
    """A call as text with names: its file has a word a line, with the number of the speaker."""
    turns: list[tuple[str, list[str]]] = []
    for line in path.read_text("utf-8").splitlines()[1:]:
        word, speaker, _, _, mark, *_ = line.split("|")
        if not turns or turns[-1][0] != speaker:
            turns.append((speaker, []))
        turns[-1][1].append(word + mark)
    return "\n\n".join(f"Speaker {speaker}: {' '.join(said)}" for speaker, said in turns) + "\n"


def material(root: str, library: Library) -> Material:
    """Every record and every passage, as ghost reads and cuts them."""
    texts: dict[str, str] = {}
    spoken: dict[str, list[tuple[str, str]]] = {}
    for name, episode in library.episodes.items():
        for kind in (EPISODES, *KINDS.values()):
            for record in episode.of(kind):
                texts[record.ref] = "\n".join(field.text for field in document_of(record).fields)
        said = spoken_of(episode)
        for number, passage in enumerate(said.passages if said else (), 1):
            key = f"{name}@{number}"
            texts[key] = passage.text
            spoken.setdefault(name, []).extend((word, key) for word in words(passage.text))
    return Material(root, texts, spoken)


def queries(labels: Mapping[str, Any], within: Material) -> list[Query]:
    """The queries with the keys that their labels mean. Raises BadLabelsError."""
    made: list[Query] = []
    bad: list[str] = []
    for sort in SORTS:
        for text, stretches in labels[sort].items():
            relevant = [_keys(one, within) for one in stretches]
            bad += [f"{text}: {one}" for one, keys in zip(stretches, relevant, strict=True) if not keys]
            made.append(Query(text, sort, tuple(relevant)))
    if bad:
        raise BadLabelsError("labels that are not in the material:\n  " + "\n  ".join(bad))
    return made


def _keys(label: str | Mapping[str, str], within: Material) -> frozenset[str]:
    if isinstance(label, str):
        return frozenset({label} & within.texts.keys())
    ((name, anchor),) = label.items()
    sought = words(anchor)
    said = within.spoken.get(name, ())
    found: set[str] = set()
    for at in range(len(said) - len(sought) + 1):
        stretch = said[at : at + len(sought)]
        if sought and stretch[0][0] == sought[0] and [word for word, _ in stretch] == sought:
            held = [key for _, key in stretch]  # where it crosses passages, the one with half of it counts
            found |= {key for key in held if 2 * held.count(key) >= len(held)}
    return frozenset(found)


def ghost(root: str, query: str) -> list[dict[str, Any]]:
    """The hits of `ghost search`, the built-in episode among them."""
    place = os.path.dirname(root)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GHOST_")}
    own = {"HOME": place, "XDG_CACHE_HOME": os.path.join(place, "cache"), "XDG_DATA_HOME": place}
    asked = ["--content", root, "--builtin", "--quiet", "search", "-o", "jsonl", "-n", str(DEPTH)]
    done = subprocess.run(
        [*GHOST, *asked, "--", query], env=clean | own, cwd=place, capture_output=True, check=False, text=True
    )
    if done.returncode not in {0, 1}:
        raise GhostError(done.stderr.strip())
    return [json.loads(line) for line in done.stdout.splitlines()]


def key_of(hit: Mapping[str, Any]) -> str:
    """The key of what a hit is."""
    return f"{hit['episode']}@{hit['number']}" if hit["kind"] == "transcript" else str(hit["ref"])


def score(query: Query, found: Sequence[str]) -> Score:
    """How well the first ten answer a query."""
    first = found[:DEPTH]
    held = sum(not stretch.isdisjoint(first) for stretch in query.relevant)
    wanted = frozenset[str]().union(*query.relevant)
    rank = next((at for at, key in enumerate(first, 1) if key in wanted), 0)
    return Score(min(held, DEPTH) / min(len(query.relevant), DEPTH), rank)


def figures(asked: Sequence[Query], engines: Mapping[str, Engine]) -> dict[str, list[Score]]:
    """The scores of each engine, a query each."""
    return {name: [score(query, engine(query.text)) for query in asked] for name, engine in engines.items()}


def rows(asked: Sequence[Query], scores: Mapping[str, Sequence[Score]]) -> Iterator[list[str]]:
    """A row a sort, and one over all: recall at 10 / mean reciprocal rank, what is highest in bold."""
    for sort in (*SORTS, "all"):
        chosen = [at for at, query in enumerate(asked) if sort in {"all", query.sort}]
        means = [
            (
                f"{fmean(some[at].recall for at in chosen):.2f}",
                f"{fmean(some[at].reciprocal for at in chosen):.2f}",
            )
            for some in scores.values()
        ]
        tops = [max(column) for column in zip(*means, strict=True)]
        cells = [
            " / ".join(
                f"**{figure}**" if figure == top else figure for figure, top in zip(pair, tops, strict=True)
            )
            for pair in means
        ]
        yield [sort, str(len(chosen)), *cells]


def misses(asked: Sequence[Query], scores: Sequence[Score], root: str) -> Iterator[str]:
    """Each query of which ghost found nothing in ten, with what it gave first."""
    for query, one in zip(asked, scores, strict=True):
        if one.rank:
            continue
        hits = ghost(root, query.text)
        yield f"{query.sort}: {query.text}"
        yield "    wanted " + ", ".join(sorted({key for keys in query.relevant for key in keys}))
        if not hits:
            yield "    nothing"
        for hit in hits[:2]:
            yield f"    {hit['match']} {key_of(hit)} {' '.join(hit['snippet'].split())[:150]}"


def measured(*, scorers: bool = False, with_misses: bool = False) -> str:
    """The section, and what else is asked for below it."""
    labels = yaml.safe_load(LABELS.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as place:
        root = os.path.join(place, "library")
        os.mkdir(root)
        import_all(labels["transcripts"], root)
        whole = material(root, read_library((root,), builtin=True))
        asked = queries(labels, whole)
        plain = Fts5(whole.texts)
        engines: dict[str, Engine] = {
            "ghost": lambda query: [key_of(hit) for hit in ghost(root, query)],
            "FTS5, OR": partial(plain.search, operator="OR"),
            "FTS5, AND": partial(plain.search, operator="AND"),
        }
        for name in SCORERS if scorers else (SCORER,):
            engines[f"rapidfuzz, {name}"] = Fuzzy(whole.texts, name).search
        scores = figures(asked, engines)
        text = _section(asked, scores, whole)
        if with_misses:
            text += "\n" + "\n".join(misses(asked, scores["ghost"], root)) + "\n"
    return text


def _section(asked: Sequence[Query], scores: Mapping[str, Sequence[Score]], whole: Material) -> str:
    stronger = max(("FTS5, OR", "FTS5, AND"), key=lambda name: sum(one.recall for one in scores[name]))
    stretches = sum(len(query.relevant) for query in asked)
    remark = (
        f"{len(asked)} queries with {stretches} labelled stretches, over {len(whole.texts):,} passages and"
        f" records of {len(whole.spoken)} transcripts and the built-in episode: recall at 10 / mean"
        f" reciprocal rank. The labels were made by reading, before any engine was asked. FTS5 is bm25, a row"
        f" a passage or record, words and quoted phrases joined; {stronger.partition(', ')[2]} is the"
        f" stronger and stands as the yardstick. Of rapidfuzz's ratios {SCORER} does best."
    )
    made = table("Quality of search", list(rows(asked, scores)), ("sort", "queries", *scores))
    title, _, lines = made.partition("\n\n")
    return f"{title}\n\n{remark}\n\n{lines}"


def main() -> str:
    """The section of the results, in Markdown."""
    if not FOLDER.is_dir():
        return "## Quality of search\n\nSkipped: $GHOST_TRANSCRIPTS names no folder of transcripts.\n"
    return measured()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="The quality of search, beside FTS5 and rapidfuzz.")
    parser.add_argument("--misses", action="store_true", help="each query that ghost failed to find in ten")
    parser.add_argument("--scorers", action="store_true", help="all of rapidfuzz's ratios")
    given = parser.parse_args()
    try:
        if FOLDER.is_dir() and (given.misses or given.scorers):
            print(measured(scorers=given.scorers, with_misses=given.misses))
        else:
            print(main())
    except BadLabelsError as error:
        sys.exit(str(error))
