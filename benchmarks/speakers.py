"""The benchmark of speakers: real talks in every layout that ghost reads, and whose words are whose.

    python benchmarks/speakers.py [--held] [--layout NAME] [--show N] [--causes] [--json] [--released PYTHON]

Reads `../shared/transcripts` (or `$GHOST_TRANSCRIPTS`). The speakers of each talk get other names, of some
eighty shapes; one head in twenty is damaged. Readers are made by the tuning half; the figures to go by are
those of the held half: other talks, names and damage. `--released` is a Python with another ghost in it
(`git worktree add /tmp/released 7b104b7; python -m venv /tmp/released/.venv; /tmp/released/.venv/bin/pip
install /tmp/released`), which reads the same files.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from speakers_judge import Fault, Figures, Read, Said, judge
from speakers_layouts import HTML, MARKDOWN, TEXT, Rendering, rendered
from speakers_names import SHAPES, Cast
from speakers_talks import talks

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
        cues = [[cue[0], cue[2], cue[3]] for cue in reading.cues]
        made = [cues, [[remark[0], remark[1]] for remark in reading.remarks], ""]
    except GhostError as error:
        made = [[], [], str(error)]
    except Exception as error:
        made = [[], [], repr(error)]
    print(json.dumps(made))
"""


class Result(NamedTuple):
    """What came of one file: the figures of each of its turns, and its faults."""

    rendering: Rendering
    refusal: str
    turns: list[Figures]
    faults: list[Fault]


def renderings(layout: str | None, *, held: bool) -> Iterator[Rendering]:
    """Every talk of a half in every layout."""
    names = Cast(held=held)
    spoken = list(talks(FOLDER, held=held))
    for row in (*TEXT, *MARKDOWN, *HTML):
        for number, talk in enumerate(spoken):
            for at, form in enumerate(row.forms):
                given = names.names(talk.voices, row.without)
                clock = row.clocks[(number + at) % len(row.clocks)]
                if layout is None or layout in row.name:
                    yield rendered(talk, given, row, form, clock)


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
            cues = tuple(Said(cue.start, cue.speaker, cue.text) for cue in reading.cues)
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


def _share(figures: Figures, kind: str, of: str = "words") -> float:
    return 100 * figures[kind] / figures[of] if figures[of] else 0.0


def _cells(figures: Figures) -> str:
    times = f"{_share(figures, 'on time', 'timed'):6.1f}" if figures["timed"] else "     -"
    return (
        f"{figures['words']:8} {_share(figures, 'right'):7.2f} {_share(figures, 'nobody'):6.2f}"
        f" {figures['other']:7} {figures['silent']:7} {figures['lost']:7} {figures['added']:6} {times}"
    )


_HEADER = "   words  right%  nob.%   OTHER  silent    lost  added  time%"


def totals(results: Sequence[Result]) -> tuple[Figures, Figures]:
    """The sums behind whole heads and behind damaged ones."""
    whole, hurt = Figures(), Figures()
    for result in results:
        for one, figures in zip(result.rendering.expected, result.turns, strict=True):
            (hurt if one.damage else whole).update(figures)
    return whole, hurt


def by_layout(results: Sequence[Result]) -> dict[str, list[Result]]:
    """The results of each layout, in the order of the tables."""
    found: dict[str, list[Result]] = {}
    for result in results:
        found.setdefault(result.rendering.layout, []).append(result)
    return found


def table(results: Sequence[Result], title: str) -> None:
    """Prints the figures by layout, first behind whole heads, then behind damaged ones."""
    print(f"\n{title}\n{'':38} {'files':>5} {'ref.':>4} | heads whole\n{'':49} | {_HEADER}")
    groups = {**by_layout(results), "all": list(results)}
    for name, some in groups.items():
        refused = sum(bool(result.refusal) for result in some)
        print(f"{name:38} {len(some):5} {refused or '':>4} | {_cells(totals(some)[0])}")
    print(f"{'':49} | heads damaged")
    for name, some in groups.items():
        print(f"{name:38} {len(some):5} {'':>4} | {_cells(totals(some)[1])}")
    whole, hurt = totals(results)
    both = Figures(whole + hurt)
    print(
        f"\nof {both['words']:,} words: right {_share(both, 'right'):.3f} %, nobody's"
        f" {_share(both, 'nobody'):.3f} %, GIVEN TO SOMEBODY ELSE {_share(both, 'other'):.3f} %"
        f" ({both['silent']:,} of {both['other']:,} without a remark), lost {both['lost']:,},"
        f" added {both['added']:,}; times right {_share(both, 'on time', 'timed'):.2f} %"
    )


def causes(results: Sequence[Result]) -> None:
    """Prints the figures by the damage of a head, and by the shape of a name where the head is whole."""
    shapes = {name: row.shape for row in SHAPES for name in row[1:]}
    damages: dict[str, Figures] = {}
    names: dict[str, Figures] = {}
    for result in results:
        for one, figures in zip(result.rendering.expected, result.turns, strict=True):
            if one.damage:
                damages.setdefault(one.damage, Figures()).update(figures)
            elif not result.refusal:
                names.setdefault(f"{shapes[one.name]}: {one.name}", Figures()).update(figures)
    for title, groups in (("damage", damages), ("name, in files that are read", names)):
        print(f"\n{title:49} | {_HEADER}")
        for name, figures in sorted(groups.items(), key=lambda one: -one[1]["other"]):
            print(f"{name:49} | {_cells(figures)}")


def show(results: Sequence[Result], number: int, kinds: str) -> None:
    """Prints the first faults of each layout with the lines that they stand on."""
    for name, some in by_layout(results).items():
        left = number
        for result in some:
            file = result.rendering
            lines = file.data.decode("utf-8", "replace").split("\n")
            if result.refusal and left:
                print(f"\n{name} [{file.form}; {file.talk}] REFUSED: {result.refusal}")
                print("\n".join(f"  {line[:110]}" for line in lines[:6]))
                left -= 1
                continue
            for fault in result.faults:
                if left and fault.kind in kinds.split(","):
                    left -= 1
                    _show(fault, result, lines)


def _show(fault: Fault, result: Result, lines: Sequence[str]) -> None:
    one = fault.expected
    right = "/".join(sorted(map(str, one.names)))
    damage = f", {one.damage}" if one.damage else ""
    silent = ", silent" if fault.silent else ""
    print(
        f"\n{result.rendering.layout} [{result.rendering.form}; {result.rendering.talk}:{one.first}]"
        f" {fault.kind.upper()} {fault.words} words{damage}{silent}: {fault.got!r}, not {right!r}"
    )
    first = max(1, one.first - 3)
    for at, line in enumerate(lines[first - 1 : min(one.last, one.first + 3)], first):
        print(f"  {at:5} {line[:110]}")


def main() -> None:
    """Renders, reads, judges, prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--held", action="store_true", help="the half to go by, not the one to tune by")
    parser.add_argument("--layout", metavar="NAME", help="only layouts whose name has this in it")
    parser.add_argument("--show", metavar="N", type=int, default=0, help="the first faults of each layout")
    parser.add_argument("--kinds", default="other,lost,nobody,added,time", help="the kinds of faults to show")
    parser.add_argument("--causes", action="store_true", help="by damage and by shape of name")
    parser.add_argument("--json", action="store_true", help="the figures for programs")
    parser.add_argument("--released", metavar="PYTHON", help="a Python with another ghost to compare with")
    asked = parser.parse_args()
    if not FOLDER.is_dir():
        sys.exit(f"there are no transcripts in {FOLDER}: nothing measured")
    files = list(renderings(asked.layout, held=asked.held))
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
    for name, results in runs.items():
        table(results, f"{name}, {'held' if asked.held else 'tuning'} half")
    if asked.causes:
        causes(runs["this ghost"])
    if asked.show:
        show(runs["this ghost"], asked.show, asked.kinds)


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
