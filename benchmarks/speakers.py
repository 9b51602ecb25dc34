"""The benchmark of speakers: real talks in every layout that ghost reads, and whose words are whose.

    python benchmarks/speakers.py [--held] [--layout NAME] [--show N] [--causes] [--write DIR] [--json]
                                  [--released PYTHON]

Reads `../shared/transcripts` (or `$GHOST_TRANSCRIPTS`). The speakers of each talk get other names, of some
eighty shapes; one head in twenty is damaged, and in formats with a field for the speaker one in twenty has
none. Readers are made by the tuning half; the figures to go by are those of the held half (`--held`): other
talks, names and damage. Each file is read by its content alone, as `ghost import` does.

What the columns count:

- words: what was said. Each is looked for in the reading, in its order.
- right: words given to their speaker. A name counts with or without what stands in brackets behind it, a
  number or letter with or without "Speaker" before it. Behind a damaged head the name as it is misspelt there
  counts too, and where nothing is left of a head but a time, the speaker before, for that is what a bare time
  means. Where a speaker is left out, nobody is to be given: only the true one counts as right all the same;
  in Podcasting 2.0 JSON also the one before, which that standard carries forward, unless it is null.
  Where a file says "Unknown Speaker", nobody is right too.
- nob.: words given to nobody. They are not right behind a whole head; behind a damaged one they are honest.
- OTHER: words given to somebody else; an empty name is somebody else. This is what must not happen.
- silent: those of OTHER where no remark is on their lines. JSON has none: there a remark on speakers
  anywhere counts.
- lost: words that are in no cue, those of refused files included. added: words in cues that nobody said.
- start, end: turns whose first word begins a cue, and whose last word ends one, at the time in the file; each
  segment where the format has segments.

The summary gives for each group of layouts, and for all, beside what the figures should be: the share of
words given to somebody else, behind heads whole or damaged, how many of them behind whole heads, and how many
without a remark; the share that is right behind whole heads; the words lost; and the times right behind whole
heads.

`--released` is a Python with another ghost in it, which reads the same files. For ghost 0.1, once:

    git worktree add ../released 7b104b7
    python -m venv ../released/.venv
    ../released/.venv/bin/pip install ../released
    python benchmarks/speakers.py --held --released ../released/.venv/bin/python
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from speakers_base import Rendering
from speakers_captions import CAPTIONS
from speakers_json import JSON
from speakers_judge import Read, Said, judge
from speakers_layouts import HTML, MARKDOWN, TEXT, rendered
from speakers_names import Cast
from speakers_recognisers import RECOGNISERS
from speakers_report import Result, by_layout, causes, show, summary, table, totals
from speakers_segments import NAMES, composed
from speakers_tables import TABLES
from speakers_talks import Talk, talks

from ghostcli.errors import GhostError
from ghostcli.recognition.recognise import read as recognised

FOLDER = Path(os.environ.get("GHOST_TRANSCRIPTS", Path(__file__).parents[2] / "shared" / "transcripts"))

_RELEASED = """
import json, sys
from pathlib import Path
from ghostcli.errors import GhostError
from ghostcli.transcripts.formats import read
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        reading = read(path.read_bytes())
        cues = [list(cue) for cue in reading.cues]
        made = [cues, [[remark[0], remark[1]] for remark in reading.remarks], ""]
    except GhostError as error:
        made = [[], [], str(error)]
    except Exception as error:
        made = [[], [], repr(error)]
    print(json.dumps(made))
"""


LAYOUTS = {"text": TEXT, "Markdown": MARKDOWN, "HTML": HTML}
FORMATS = {"captions": CAPTIONS, "JSON": JSON, "recognisers": RECOGNISERS, "tables and XML": TABLES}


@cache
def _spoken(*, held: bool) -> tuple[Talk, ...]:
    return tuple(talks(FOLDER, held=held))


def renderings(wanted: str, *, held: bool) -> Iterator[Rendering]:
    """Every talk of a half in every layout whose name, or the name of whose group, has `wanted` in it."""
    names = Cast(held=held)
    spoken = _spoken(held=held)
    for group, rows in LAYOUTS.items():
        for row in rows:
            for number, talk in enumerate(spoken):
                for at, form in enumerate(row.forms):
                    given = names.names(talk.voices, row.without)
                    clock = row.clocks[(number + at) % len(row.clocks)]
                    if wanted in (group, "") or wanted in row.name:
                        yield rendered(talk, given, row, form, clock)._replace(group=group)
    yield from _segmented(names, spoken, wanted)


def _segmented(cast: Cast, spoken: Sequence[Talk], wanted: str) -> Iterator[Rendering]:
    for group, rows in FORMATS.items():
        for row in rows:
            for talk in spoken:
                named = row.labels is NAMES
                given = cast.names(talk.voices, row.without) if named else ("",) * talk.voices
                if wanted in (group, "") or wanted in row.name:
                    yield composed(talk, given, row)._replace(group=group)


def read_here(files: Sequence[Rendering]) -> Iterator[Read]:
    """The files as this ghost reads them."""
    for file in files:
        try:
            reading = recognised(file.data)
        except GhostError as error:
            yield Read((), (), str(error))
        except Exception as error:  # noqa: BLE001  what no reader may do is a result too
            yield Read((), (), f"!!! {error!r}")
        else:
            cues = tuple(Said(*cue) for cue in reading.cues)
            yield Read(cues, tuple((remark.line, remark.message) for remark in reading.remarks))


def read_there(files: Sequence[Rendering], python: str) -> Iterator[Read]:
    """The files as the ghost of another Python reads them."""
    with tempfile.TemporaryDirectory() as folder:
        for number, file in enumerate(files):
            Path(folder, f"{number:06}").write_bytes(file.data)
        alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        command = [python, "-c", _RELEASED, folder]
        done = subprocess.run(command, stdout=subprocess.PIPE, env=alone, text=True, check=True)
    for line in done.stdout.splitlines():
        cues, remarks, refusal = json.loads(line)
        yield Read(tuple(Said(*cue) for cue in cues), tuple((at, said) for at, said in remarks), refusal)


def judged(files: Sequence[Rendering], readings: Iterator[Read]) -> list[Result]:
    """Each file with its figures."""
    return [
        Result(file, read.refusal, *judge(file, read)) for file, read in zip(files, readings, strict=True)
    ]


def store(files: Sequence[Rendering], folder: Path) -> None:
    """Writes the files out, to look at."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, file in enumerate(files):
        name = re.sub(r"[^\w.-]+", "-", f"{number:04} {file.layout} {Path(file.talk).stem}")
        (folder / name).write_bytes(file.data)


def main() -> None:
    """Renders, reads, judges, prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--held", action="store_true", help="the half to go by, not the one to tune by")
    parser.add_argument("--layout", metavar="NAME", default="", help="one group, or names with this in them")
    parser.add_argument("--show", metavar="N", type=int, default=0, help="the first faults of each layout")
    parser.add_argument(
        "--kinds", default="other,lost,nobody,added,time,end", help="the kinds of faults to show"
    )
    parser.add_argument("--causes", action="store_true", help="by damage and by shape of name")
    parser.add_argument("--write", metavar="DIR", type=Path, help="keep the files that are read there")
    parser.add_argument("--json", action="store_true", help="the figures for programs")
    parser.add_argument("--released", metavar="PYTHON", help="a Python with another ghost to compare with")
    asked = parser.parse_args()
    if not FOLDER.is_dir():
        sys.exit(f"there are no transcripts in {FOLDER}: nothing measured")
    files = list(renderings(asked.layout, held=asked.held))
    if asked.write:
        store(files, asked.write)
    runs = {"this ghost": judged(files, read_here(files))}
    if asked.released:
        runs["released"] = judged(files, read_there(files, asked.released))
    if asked.json:
        print(
            json.dumps(
                {name: _as_json(results) for name, results in runs.items()}, ensure_ascii=False, indent=1
            )
        )
        return
    half = "held" if asked.held else "tuning"
    for name, results in runs.items():
        table(results, f"{name}, {half} half")
    if asked.causes:
        causes(runs["this ghost"])
    if asked.show:
        show(runs["this ghost"], asked.show, asked.kinds)
    summary(runs, half)


def _as_json(results: Sequence[Result]) -> dict[str, object]:
    return {
        name: {
            "files": len(some),
            "refused": [result.refusal for result in some if result.refusal],
            "whole": totals(some)[0],
            "damaged": totals(some)[1],
        }
        for name, some in {**by_layout(results), "all": list(results)}.items()
    }


if __name__ == "__main__":
    main()
