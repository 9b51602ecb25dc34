"""All benchmarks: `python benchmarks/run.py [SIZE...]` writes RESULTS.md here.

Sizes are numbers of episodes; 10,000 take 4 GB of memory, 5 GB of disk and half an hour.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import indexing
import lists
import notes_in
import notes_out
import peers
import scene
import start
import texts
import truth
from measure import FailedError, Section, lines

import ghostcli
import names
import search

HERE = os.path.dirname(os.path.abspath(__file__))
INTRO = """\
Medians of whole processes that take turns; the ratios are what counts, since machines differ. *ms* is the
clock's, *of processor* what all threads spent, *MB* the most that was held at once. A target in brackets
is one for 10,000 episodes. What takes more than 20 s runs once or twice; after 900 s it is stopped. Made by
`python benchmarks/run.py`, with data from a fixed seed."""

AT_SIZE: Mapping[str, Callable[[scene.Scene], Section]] = {
    "First indexing of": indexing.first,
    "Search in": search.section,
    "Completion in": lists.completion,
    "Lists of": lists.lists,
    "After one change in": indexing.changes,
}


def machine() -> str:
    """What it is measured on."""
    system = f"{platform.system()} {platform.release().partition('-')[0]}"
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{dt.datetime.now(dt.UTC).date()}: {_processor()}, {os.cpu_count()} cores, {memory:.0f} GB,"
        f" load {os.getloadavg()[0]:.1f} before, {system}.\n\n"
        f"ghost {ghostcli.__version__}, Python {platform.python_version()}, {', '.join(peers.versions())}."
    )


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.partition(": ")[2].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


SLOW = ("Completion in", "Lists of")
"""What is gone through to its end: many minutes, in a large library."""


def measured(sizes: Sequence[int], kept: str, folder: str, *, quick: bool) -> Iterator[Section]:
    """Every section, in the order of the results; `quick` leaves the slow ones of large libraries out."""
    yield attempt("Start", start.section)
    for size in sizes:
        without = SLOW if quick and size >= scene.LARGE else ()
        yield from at_size(size, kept, folder, without)
    yield attempt("Names", partial(names.measured, max(sizes), kept, folder))
    yield attempt("Assistants", partial(_assistants, kept, folder))
    yield attempt("Notes out", partial(notes_out.measured, max(sizes), kept, folder))
    yield attempt("Import of notes", partial(notes_in.notes_in, folder, notes_in.NOTES))
    yield attempt("Reading WebVTT", texts.reader)
    yield attempt("Verifying", texts.verdicts)


def _assistants(kept: str, folder: str) -> Section:
    """The tools of `ghost mcp`, where the SDK is installed."""
    if importlib.util.find_spec("mcp") is None:
        return Section("Assistants", [], "The package mcp is not installed.")
    import assistants

    return assistants.measured(1_000, kept, folder)


def at_size(size: int, kept: str, folder: str, without: Sequence[str]) -> Iterator[Section]:
    """What is measured over so many episodes, without some sections."""
    print(f"a library of {size:,} episodes", file=sys.stderr)
    place = scene.made(size, kept, folder)
    sections: list[Section] = []
    for title, measure in AT_SIZE.items():
        if title in without:
            continue
        sections.append(attempt(f"{title} {size:,} episodes", partial(measure, place)))
        yield sections[-1]
    yield attempt(f"Peak memory at {size:,} episodes", partial(lists.peak, place, sections))


def attempt(title: str, measure: Callable[[], Section]) -> Section:
    """The section, or one that says why there is none: the others are worth having."""
    print(title, file=sys.stderr)
    try:
        return measure()
    except (FailedError, OSError, ValueError, KeyError) as error:
        return Section(title, [], f"failed: {error}")


def summary(sections: Sequence[Section], before: Mapping[str, str]) -> str:
    """All targets that could be judged, with what was found before."""
    claims = [claim for section in sections for claim in section.claims()]
    rows = [
        (one.what, before.get(one.what, ""), one.figure, one.target, "yes" if one.met else "**no**")
        for one in claims
    ]
    met = sum(claim.met for claim in claims)
    table = lines(rows, ("what", "before", "found", "target", "met"))
    return f"## Targets\n\n{met} of {len(claims)} are met.\n\n{table}"


def found_in(path: str) -> dict[str, str]:
    """What the table of targets in earlier results says was found."""
    with open(path, encoding="utf-8") as file:
        head, _, rest = file.read().partition("## Targets")
    rows = [line.strip("| ").split(" | ") for line in rest.partition("\n## ")[0].splitlines() if "|" in line]
    return {row[0]: row[-3] for row in rows if head and len(row) > 3}


def main() -> None:
    """Measure, and write after every section what there is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000, 10000], metavar="SIZE")
    parser.add_argument("--data", metavar="FOLDER", help="keep the libraries here, to use them again")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="without lists and completion of 10,000 episodes, and without what truth.py measures",
    )
    parser.add_argument("--before", metavar="FILE", help="earlier results, whose figures stand beside")
    parser.add_argument("--output", metavar="FILE", default=os.path.join(HERE, "RESULTS.md"))
    options = parser.parse_args()
    head = f"# Results\n\n{machine()}\n\n{INTRO}\n"
    before = found_in(options.before) if options.before else {}
    sections: list[Section] = []

    def write(*further: str) -> str:
        parts = [head, summary(sections, before), *(section.text() for section in sections), *further]
        with open(options.output, "w", encoding="utf-8") as file:
            file.write("\n".join(parts))
        return "\n".join(parts)

    with tempfile.TemporaryDirectory() as folder:
        kept = os.path.abspath(options.data) if options.data else folder
        for section in measured(options.sizes, kept, folder, quick=options.quick):
            sections.append(section)
            write()
    print("Quality of search", file=sys.stderr)
    quality = texts.quality()
    text = write(quality)
    if not options.quick:
        print("Quotes of known label", file=sys.stderr)
        text = write(quality, truth.section())
    print(text)


if __name__ == "__main__":
    main()
