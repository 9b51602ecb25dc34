"""The figures of the benchmark of speakers, printed: a summary, by layout, by cause, fault by fault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from speakers_base import Rendering
from speakers_judge import Fault, Figures
from speakers_names import SHAPES

from ghostcli.text.escaping import visible


class Result(NamedTuple):
    """What came of one file: what was read, the figures of each of its turns, and its faults."""

    rendering: Rendering
    refusal: str
    turns: list[Figures]
    faults: list[Fault]


def _share(figures: Figures, kind: str, of: str = "words") -> float:
    return 100 * figures[kind] / figures[of] if figures[of] else 0.0


def _times(figures: Figures) -> str:
    """The shares of starts and ends that are right; a dash where a layout has none."""
    starts = f"{_share(figures, 'on time', 'timed'):6.2f}" if figures["timed"] else f"{'-':>6}"
    ends = f"{_share(figures, 'ended right', 'ended'):6.2f}" if figures["ended"] else f"{'-':>6}"
    return f"{starts} {ends}"


def _cells(figures: Figures) -> str:
    return (
        f"{figures['words']:8} {_share(figures, 'right'):7.2f} {_share(figures, 'nobody'):6.2f}"
        f" {figures['other']:7} {figures['silent']:7} {figures['lost']:7} {figures['added']:6}"
        f" {_times(figures)}"
    )


_HEADER = "   words  right%  nob.%   OTHER  silent    lost  added start%   end%"


def totals(results: Iterable[Result]) -> tuple[Figures, Figures]:
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
        hurt = totals(some)[1]
        if hurt["words"]:
            print(f"{name:38} {len(some):5} {'':>4} | {_cells(hurt)}")


def summary(runs: Mapping[str, Sequence[Result]], half: str) -> None:
    """Prints the figures to go by, by group of layouts and of all, below what they should be.

    Words right and times are those behind whole heads.
    """
    groups = dict.fromkeys(result.rendering.group for results in runs.values() for result in results)
    print(f"\nsummary, {half} half")
    print(
        f"{'':36} |    words | given to somebody else  |   right |    lost |  times right  | files\n"
        f"{'':36} |          |   all %   whole  silent | whole % |         | start%   end% |       refused"
    )
    print(f"{'should be':36} | {'':8} | {'<= 0.05':>7} {'0':>7} {'0':>7} | {'>= 99.5':>7} | {'0':>7} |")
    for name, results in runs.items():
        for group in (*groups, "all"):
            some = [one for one in results if group in (one.rendering.group, "all")]
            print(f"{name + ', ' + group:36} | {_line(some)}")


def _line(results: Sequence[Result]) -> str:
    whole, hurt = totals(results)
    both = Figures(whole + hurt)
    refused = sum(bool(result.refusal) for result in results)
    return (
        f"{both['words']:8} | {_share(both, 'other'):7.3f} {whole['other']:7} {both['silent']:7}"
        f" | {_share(whole, 'right'):7.2f} | {both['lost']:7} | {_times(whole)}"
        f" | {len(results):5} {refused:7}"
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
                shape = shapes.get(one.name, "machine")
                names.setdefault(f"{shape}: {one.name}", Figures()).update(figures)
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
                print("\n".join(f"  {visible(line[:110])}" for line in lines[:6]))
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
    if result.rendering.data.startswith(b"PK"):
        print(f"  {one.turn.text[:110]}")
        return
    first = max(1, one.first - 3)
    for at, line in enumerate(lines[first - 1 : min(one.last, one.first + 3)], first):
        print(f"  {at:5} {visible(line[:110])}")
