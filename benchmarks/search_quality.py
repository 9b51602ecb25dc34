"""The quality of search beside other engines: labelled queries, and sentences half remembered.

    python benchmarks/search_quality.py [--json] [--against FILE] [--wrong] [--query N]
                                        [--quick] [--alone] [--scorers]

Reads `../shared/transcripts` (or `$GHOST_TRANSCRIPTS`), imports them into a library of its own and asks
`ghost search` each query of `search_quality.yaml`, whose header says how the labels were made. All engines
have the same passages and records. Recall at 10 is the share of a query's labelled stretches among the first
ten hits (of ten stretches where there are more), the mean reciprocal rank that of the first hit with one.
What is tuned is tuned on one half of the shows; the other half is what may be reported.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from measure import GHOST
from search_quality_labels import BadLabelsError, Material, material, read_labels, readings
from search_quality_misremembered import misremembered
from search_quality_report import Run, changes, figures, look, section, wrong
from search_quality_yardsticks import DEPTH, SCORERS, Engine, Fuzzy, missing, yardsticks

from ghostcli import __version__
from ghostcli.actions.importing import Wishes, import_data
from ghostcli.actions.sidecar import Sidecar, read_sidecar
from ghostcli.actions.storing import Target
from ghostcli.errors import GhostError
from ghostcli.library.paths import read_library

FOLDER = Path(os.environ.get("GHOST_TRANSCRIPTS") or Path(__file__).parents[2] / "shared" / "transcripts")


def import_all(labels: Mapping[str, Any], root: str) -> None:
    """Import each of the transcripts as the episode of its name, and note what is misheard in it."""
    target = Target(read_library((root,)), root)
    for name, path in labels["transcripts"].items():
        wishes = Wishes(episode=name)
        if path.endswith(".nlp"):
            data = _of_call(FOLDER / path).encode()
            import_data(data, f"{name}.txt", Sidecar({}), wishes, target)
        else:
            file = FOLDER / path
            import_data(file.read_bytes(), str(file), read_sidecar(str(file)), wishes, target)
    for name, heard in labels["heard"].items():
        with open(os.path.join(root, name, "episode.yaml"), "a", encoding="utf-8") as notes:
            notes.write(f"\nheard: {json.dumps(heard)}\n")


def _of_call(path: Path) -> str:
    """A call as text with names: its file has a word a line, with the number of the speaker."""
    turns: list[tuple[str, list[str]]] = []
    for line in path.read_text("utf-8").splitlines()[1:]:
        word, speaker, _, _, mark, *_ = line.split("|")
        if not turns or turns[-1][0] != speaker:
            turns.append((speaker, []))
        turns[-1][1].append(word + mark)
    return "\n\n".join(f"Speaker {speaker}: {' '.join(said)}" for speaker, said in turns) + "\n"


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
        raise GhostError(f"{query}: {done.stderr.strip()}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def key_of(hit: Mapping[str, Any]) -> str:
    """The key of what a hit is."""
    return f"{hit['episode']}@{hit['number']}" if hit["kind"] == "transcript" else str(hit["ref"])


def engines_of(whole: Material, *, alone: bool, scorers: bool) -> dict[str, Engine]:
    """Ghost, and what it is measured beside."""
    found: dict[str, Engine] = {"ghost": lambda query: [key_of(hit) for hit in ghost(whole.root, query)]}
    if not alone:
        found |= yardsticks(whole.texts)
    if scorers:
        found |= {f"rapidfuzz, {name}": Fuzzy(whole.texts, name).search for name in SCORERS}
    return found


@contextmanager
def library() -> Iterator[Material]:
    """The material in a library of its own, which is gone afterwards."""
    labels = read_labels()
    with tempfile.TemporaryDirectory() as place:
        root = os.path.join(place, "library")
        os.mkdir(root)
        import_all(labels, root)
        yield material(root, read_library((root,), builtin=True))


def measured(whole: Material, engines: Mapping[str, Engine], *, quick: bool, only: int | None = None) -> Run:
    """All engines asked all queries, or the one of that number."""
    labels = read_labels()
    asked = readings(labels, whole)
    asked = asked if only is None else asked[only - 1 : only]
    spoilt = [] if quick or only else misremembered(whole.texts)
    found: dict[str, list[Sequence[str]]] = {name: [] for name in engines}
    found_spoilt: dict[str, list[Sequence[str]]] = {name: [] for name in engines}
    for name, engine in engines.items():
        print(f"asking {name}", file=sys.stderr)
        found[name] = [engine(one.text) for one in asked]
        found_spoilt[name] = [engine(one.text) for one in spoilt]
    return Run(__version__, labels, whole, asked, found, spoilt, found_spoilt)


def main() -> None:
    """The section of the results in Markdown, or what else is asked for."""
    parser = argparse.ArgumentParser(description="The quality of search, beside other engines.")
    parser.add_argument("--json", action="store_true", help="all figures and ranks, to compare versions")
    parser.add_argument("--against", metavar="FILE", help="what changed since an earlier --json")
    parser.add_argument("--wrong", action="store_true", help="each query whose first hit of ghost is wrong")
    parser.add_argument("--query", type=int, metavar="N", help="what all engines find for one query")
    parser.add_argument("--quick", action="store_true", help="without the sentences half remembered")
    parser.add_argument("--alone", action="store_true", help="without the yardsticks")
    parser.add_argument("--scorers", action="store_true", help="all of rapidfuzz's ratios")
    given = parser.parse_args()
    if not FOLDER.is_dir():
        print("## Quality of search\n\nSkipped: $GHOST_TRANSCRIPTS names no folder of transcripts.")
        return
    try:
        with library() as whole:
            engines = engines_of(whole, alone=given.alone, scorers=given.scorers)
            run = measured(whole, engines, quick=given.quick, only=given.query)
    except (BadLabelsError, GhostError) as error:
        sys.exit(str(error))
    if given.query is not None:
        print("\n".join(look(run)))
    elif given.against:
        with open(given.against, encoding="utf-8") as file:
            print("\n".join(changes(json.load(file), figures(run))))
    elif given.json:
        json.dump(figures(run), sys.stdout, ensure_ascii=False, indent=1)
    else:
        print(section(run, [] if given.alone else missing()))
        if given.wrong:
            print("\n".join(wrong(run)))


if __name__ == "__main__":
    main()
