"""Verifying on Spark beside one process: `python benchmarks/cluster.py [EPISODES]`, 2,000 by default.

Made talks of 15,000 words with 16 quotes each go through `examples/spark_verify.py` on `local[2]`, and
through the same functions in one process without Spark. It prints what both took, and whether the verdicts
are equal byte for byte. Needs pyspark and Java. `--words` makes shorter talks, `--data` keeps them.
"""

from __future__ import annotations

import argparse
import glob
import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from types import ModuleType

import data
from measure import Command, FailedError, Took, environ_of, lines, program

from ghostcli.timecode import format_time
from ghostcli.transcripts.base import Cue
from ghostcli.transcripts.formats import write

EXAMPLE = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "examples", "spark_verify.py"
)
FORMATS = (("vtt", ".vtt"), ("srt", ".srt"), ("podcasting", ".json"), ("text", ".txt"))
"""The formats that the talks are in, in turns, and their endings."""

BROKEN = 49
"""Of fifty files the one that breaks off, and cannot be read."""

QUOTES = 16

KINDS = ("episodes", "passages", "quotes", "problems")


def cues(chance: random.Random, pool: Sequence[str], words: int) -> list[Cue]:
    """A talk of two voices: a sentence a cue, six a turn."""
    said = chance.choices(pool, k=words // 15)
    return [
        Cue(6.0 * at, 6.0 * at + 6, ("Ada Reed", "Ben Okoro")[at // 6 % 2], text)
        for at, text in enumerate(said)
    ]


def quotes(chance: random.Random, pool: Sequence[str], talk: Sequence[Cue]) -> Iterator[dict[str, object]]:
    """Quotes from a talk: as said, cleaned, with another word, cut, spliced, of somebody else, invented."""
    for number in range(QUOTES):
        cue, other = talk[chance.randrange(len(talk))], talk[chance.randrange(len(talk))]
        own = cue.text.split()
        texts = (
            cue.text,
            " ".join(own[2:-1]),
            " ".join([*own[:4], "zeppelin", *own[5:]]),
            f"{' '.join(own[:5])} … {other.text}",
            f"{' '.join(own[:6])} {' '.join(other.text.split()[:6])}",
            cue.text,
            chance.choice(pool),
            " ".join([*own[:3], "um,", *own[3:]]),
        )
        speaker = "Ben Okoro" if number % 8 == 5 else cue.speaker
        told = {"text": texts[number % 8], "speaker": speaker}
        yield told if number % 3 else {**told, "at": format_time(cue.start or 0)}


def made(folder: str, episodes: int, words: int, *, broken: int = BROKEN) -> None:
    """Transcripts in `talks` and their quotes in `quotes.jsonl`; always the same."""
    os.makedirs(os.path.join(folder, "talks"))
    chance = random.Random(data.SEED)
    pool = data.sentences(chance, 5000)
    with open(os.path.join(folder, "quotes.jsonl"), "w", encoding="utf-8") as asked:
        for number in range(episodes):
            name = f"talk-{number:05}"
            talk = cues(chance, pool, words)
            form, ending = FORMATS[number % len(FORMATS)]
            text = write(talk, form)
            with open(os.path.join(folder, "talks", name + ending), "w", encoding="utf-8") as file:
                file.write('{"segments": [' if number % 50 == broken else text)
            for at, quote in enumerate(quotes(chance, pool, talk), 1):
                line = {"ref": f"{name}/quotes/q{at:02}", "episode": name, **quote}
                asked.write(json.dumps(line) + "\n")


def example() -> ModuleType:
    """`examples/spark_verify.py` as a module."""
    spec = importlib.util.spec_from_file_location("spark_verify", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["spark_verify"] = module
    spec.loader.exec_module(module)
    return module


def alone(folder: str, output: str) -> None:
    """What the example does, in this process: an episode after the other."""
    documents = example().documents
    with open(os.path.join(folder, "quotes.jsonl"), encoding="utf-8") as file:
        asked = [(json.loads(line)["episode"], line.rstrip("\n")) for line in file]
    os.makedirs(output)
    written = {kind: open(os.path.join(output, kind), "w", encoding="ascii") for kind in KINDS}  # noqa: SIM115
    for episode, some in groupby(sorted(asked), key=lambda one: one[0]):
        (path,) = glob.glob(os.path.join(folder, "talks", glob.escape(episode) + ".*"))
        with open(path, "rb") as transcript:
            content = transcript.read()
        for kind, _, line in documents(episode, [(path, content)], [line for _, line in some]):
            written[kind].write(line + "\n")
    for one in written.values():
        one.close()


def verdicts(paths: Iterable[str]) -> list[bytes]:
    """The lines of files, sorted."""
    found: list[bytes] = []
    for path in paths:
        with open(path, "rb") as file:
            found += file.read().splitlines()
    return sorted(found)


def spark(folder: str, output: str, partitions: int, cores: int = 2) -> Command:
    """The example over that folder, on so many cores."""
    submit = program("spark-submit")
    if submit is None:
        raise SystemExit("pyspark is not installed here: pip install pyspark")
    words = [
        *submit,
        "--master",
        f"local[{cores}]",
        "--driver-memory",
        "2g",
        "--conf",
        "spark.ui.enabled=false",
    ]
    words += [EXAMPLE, "--transcripts", os.path.join(folder, "talks"), "--partitions", str(partitions)]
    words += ["--quotes", os.path.join(folder, "quotes.jsonl"), "--output", output]
    return Command(words, {"PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable}, folder)


def run(command: Command) -> Took:
    """Run a program once; counts the processor time of all processes that it starts, but for a last moment.

    Spark leaves its Java behind, which `wait` then tells nothing of.
    """
    began, spent = time.monotonic(), dict[int, float]()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command.words, env=environ_of(command), stdout=said, stderr=said, start_new_session=True
        )
        while process.poll() is None:
            spent |= _spent(process.pid)
            time.sleep(0.2)
        took = time.monotonic() - began
        if process.returncode:
            said.seek(0)
            raise FailedError(said.read().decode(errors="replace")[-2000:])
    return Took(took, sum(spent.values()))


def _spent(session: int) -> dict[int, float]:
    """By their ids the seconds of processor that the processes of a session have spent; Linux tells."""
    found = {}
    for path in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                told = file.read().rpartition(")")[2].split()
        except OSError:  # it is gone
            continue
        if int(told[3]) == session:
            found[int(path.split("/")[2])] = (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    return found


def measured(folder: str, episodes: int, words: int) -> str:
    """A table of what both took, and whether they say the same."""
    if not os.path.exists(os.path.join(folder, "talks")):
        made(folder, episodes, words)
    few = os.path.join(folder, "few")
    made(few, 1, words)
    with tempfile.TemporaryDirectory() as place:
        outputs = {name: os.path.join(place, name) for name in ("spark", "alone", "start")}
        taken = {
            "Spark, of one episode": run(spark(few, outputs["start"], 1)),
            "one process": run(
                Command([sys.executable, __file__, "--alone", folder, outputs["alone"]], {}, folder)
            ),
            "Spark, `local[2]`": run(spark(folder, outputs["spark"], 16)),
        }
        ours = verdicts(glob.glob(os.path.join(outputs["spark"], "kind=quotes", "part-*")))
        theirs = verdicts([os.path.join(outputs["alone"], "quotes")])
    alike = "equal byte for byte" if ours == theirs else "NOT EQUAL"
    table = lines(
        [_row(name, took, episodes) for name, took in taken.items()], ("what", "s", "episodes a second")
    )
    load = f"Load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores."
    return f"{table}\n{len(ours):,} verdicts, {alike}. {load}\n"


def _row(name: str, took: Took, episodes: int) -> tuple[str, ...]:
    rate = "" if "one episode" in name else f"{episodes / took.wall:.1f}"
    return name, f"{took.wall:.1f}", f"{took.cpu:.1f}", rate


def main() -> None:
    """Measure, or be the one process that is measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("episodes", nargs="?", type=int, default=2000)
    parser.add_argument("--words", type=int, default=15_000)
    parser.add_argument("--data", metavar="FOLDER", help="where the talks are kept")
    parser.add_argument("--alone", nargs=2, metavar=("FOLDER", "OUTPUT"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.alone:
        alone(*given.alone)
        return
    with tempfile.TemporaryDirectory() as place:
        print(measured(given.data or place, given.episodes, given.words))


if __name__ == "__main__":
    main()
