"""Feeds ghost with spoilt input until the time is up: `python tests/fuzzing.py [TARGET...] --minutes 10 --seed 1`.

Samples are the texts of the tests themselves, spoilt by cutting, repeating, mixing and exchanging pieces. A
finding is any error that is not ghost's own, a command that ends otherwise than it may, or an input that takes
a hundred times as long as others of its size; it is printed with the seed and kept in `--keep FOLDER`.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ghostcli.errors import GhostError

HERE = Path(__file__).parent
SPOILERS = [
    "\x00", "\x1b[31m", "\ud800", "\u202e", "\ufeff", "\r\n", "\n\n", "\t", " ", '"', "'", "<", ">", "&amp;", "{", "}", "[",
    "]", ":", ",", "--", "-->", "00:00:00.000", "99:99:99,999", "-1", "1e400", "NaN", "null", "true", "é", "。", "\u0301",
    "Ada Reed: ", "**", "#", "|", "\\", "&a ", "*a", "!!python/object", "<<: ", "%YAML", "---\n", "“", "”", "(", ")", "/",
]  # fmt: skip
SLOW, LEAST = 100, 0.5
"""How many times as long as its like an input may take; seconds below which none is slow."""

ENDS = {0, 1, 2, 130, 141}
"""The exit statuses that a command may have."""


def samples(*rooms: str) -> list[str]:
    """The longer texts in the tests of some rooms."""
    found = set()
    for room in rooms:
        for file in (HERE / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
                    text = node.value if isinstance(node.value, str) else node.value.decode("latin-1")
                    if len(text) > 20:
                        found.add(text)
    return sorted(found)


def spoilt(chance: random.Random, texts: Sequence[str]) -> str:
    """One of the samples, or two mixed, with some pieces cut, repeated, moved or exchanged."""
    text = chance.choice(texts)
    if chance.random() < 0.3:
        other = chance.choice(texts)
        text = text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other) + 1) :]
    for _ in range(chance.randrange(6)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((1, 2, 8, 40)))
        piece = text[start:end]
        match chance.randrange(5):
            case 0:
                piece = ""
            case 1:
                piece *= chance.choice((2, 3, 50, 2000))
            case 2:
                piece = chance.choice(SPOILERS) * chance.choice((1, 1, 1, 3, 1000))
            case 3:
                piece = piece[::-1]
            case 4:
                at = chance.randrange(len(text) + 1)
                text, piece = text[:at] + piece + text[at:], ""
        text = text[:start] + piece + text[end:]
    return text[:200_000]


class Target:
    """What is fed: `run` takes one input, and raises GhostError for what is refused."""

    def __init__(self, rooms: Sequence[str], run: Callable[[str], object]) -> None:
        self.samples = samples(*rooms)
        self.run = run
        self.fed = 0


def as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def reads(text: str) -> None:
    from ghostcli.recognition.recognise import read
    from ghostcli.transcripts.formats import FORMATS, write
    from ghostcli.transcripts.turns import passages, turns

    cues = read(as_bytes(text), None).cues
    for turn in turns(cues):
        passages(turn)
    for form in FORMATS:
        if form.writes:
            write(cues, form.name)


def notes(folder: str) -> Callable[[str], None]:
    from ghostcli.library.paths import read_library

    path = os.path.join(folder, "library", "talk", "episode.yaml")
    os.makedirs(os.path.dirname(path))

    def run(text: str) -> None:
        with open(path, "wb") as file:
            file.write(as_bytes(text))
        read_library([os.path.dirname(os.path.dirname(path))])

    return run


def drafts(text: str) -> None:
    from ghostcli.drafts.files import read_draft_bytes

    read_draft_bytes(as_bytes(text), "draft.md")


def queries() -> Callable[[str], None]:
    from ghostcli.index.library import library_in_memory
    from ghostcli.library.paths import builtin_root
    from ghostcli.model import KINDS
    from ghostcli.search.find import Question, find

    kinds = tuple(KINDS.values())
    episodes = library_in_memory([builtin_root()]).episodes

    def run(text: str) -> None:
        list(find(episodes, Question(kinds, text[:2000])).hits)

    return run


def command_lines(seed: int) -> Callable[[str], None]:
    from ghostcli.cli.app import commands, run

    chance = random.Random(seed)  # noqa: S311 - no secret
    options = sorted({word for text in samples("cli", "golden") for word in text.split() if word[:1] == "-"})
    names = [name for name in commands() if name not in {"open", "edit"}]

    def one(text: str) -> None:
        typed = text.encode("utf-8", "ignore").decode().replace("\x00", "").split()[:50]
        words = [chance.choice([*options, *typed, "-"]) for _ in range(chance.randrange(5))]
        arguments = [chance.choice(names), *words]
        with silent():
            try:
                status = run(arguments)
            except SystemExit as error:
                status = error.code if isinstance(error.code, int) else 2
        if status not in ENDS:
            raise AssertionError(f"{arguments}: exit status {status}")

    return one


@contextlib.contextmanager
def silent() -> Iterator[None]:
    """Nothing comes in, and what is printed goes nowhere."""
    kept = [os.dup(number) for number in range(3)]
    nowhere = os.open(os.devnull, os.O_RDWR)
    try:
        for number in range(3):
            os.dup2(nowhere, number)
        yield
    finally:
        for number, own in enumerate(kept):
            os.dup2(own, number)
            os.close(own)
        os.close(nowhere)


def targets(folder: str, seed: int) -> dict[str, Target]:
    """All of them by name."""
    return {
        "readers": Target(["transcripts", "recognition"], reads),
        "notes": Target(["library", "trace"], notes(folder)),
        "queries": Target(["search", "cli"], queries()),
        "drafts": Target(["drafts", "verify"], drafts),
        "commands": Target(["cli", "search", "trace"], command_lines(seed)),
    }


def findings(target: Target, chance: random.Random, until: float) -> Iterator[tuple[str, str]]:
    """Inputs that do what none may, with what they do; ends when the time is up."""
    took: dict[int, list[float]] = defaultdict(list)
    known = set()
    while time.monotonic() < until:
        text = spoilt(chance, target.samples)
        target.fed += 1
        start = time.process_time()
        is_refused = False
        try:
            target.run(text)
        except GhostError:
            is_refused = True
        except (Exception, RecursionError) as error:  # noqa: BLE001 - that is what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            if (place.filename, place.lineno) not in known:
                known.add((place.filename, place.lineno))
                yield text, "".join(traceback.format_exception(error)[-6:])
        spent = time.process_time() - start
        like = took[len(text).bit_length()]
        if len(like) >= 20 and spent > LEAST and spent > SLOW * statistics.median(like):
            yield text, f"{spent:.1f} s, where {len(like)} of its size took {statistics.median(like):.4f} s"
        if not is_refused:  # what is refused takes no time, and is like nothing
            like.append(spent)


def main() -> int:
    """Feed, print and keep what is found; the exit status says whether anything was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--minutes", type=float, default=10.0, help="for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", default="fuzz-findings", metavar="FOLDER")
    given = parser.parse_args()
    folder = tempfile.mkdtemp()
    os.environ.update(HOME=folder, XDG_CACHE_HOME=f"{folder}/cache", XDG_DATA_HOME=f"{folder}/data")
    os.environ["GHOST_CONTENT"] = f"{folder}/library"
    found = 0
    try:
        every = targets(folder, given.seed)
        if unknown := [name for name in given.targets if name not in every]:
            parser.error(f"{unknown[0]} is no target: {', '.join(every)}")
        before = os.getcwd()
        os.makedirs(f"{folder}/work")
        for name in given.targets or every:
            os.chdir(f"{folder}/work")
            chance = random.Random(f"{name} {given.seed}")  # noqa: S311 - no secret
            until = time.monotonic() + given.minutes * 60
            for text, what in findings(every[name], chance, until):
                found += 1
                kept = Path(before, given.keep)
                kept.mkdir(exist_ok=True)
                (kept / f"{name}-{given.seed}-{found}").write_bytes(as_bytes(text))
                print(f"== {name}, finding {found}:\n{what}", flush=True)
            os.chdir(before)
            print(f"{name}: {every[name].fed:,} inputs", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{found} findings")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
