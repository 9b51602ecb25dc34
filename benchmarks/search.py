"""Search in a library: ghost beside ripgrep over its files, and beside bare FTS5 and tantivy."""

from __future__ import annotations

import data
import engines
import peers
from measure import Command, Row, Section, Took, lines, ms, program, side_by_side
from scene import Scene

QUERIES = {
    "a rare word": (data.RARE, "zephyrne", 0.5),
    "a common word": ("people", "peple", 0.5),
    "three words": ("people company market", "people compny market", 0.5),
    "a phrase": ('"narrow gauge railway"', '"narrow guage railway"', 0.5),
    "a phrase and a word": ('"narrow gauge railway" people', '"narrow gauge railway" peple', 0.5),
    "nine words": (
        "what do people think about the market and company",
        "what do peple think about the market and company",
        0.5,
    ),
    "a phrase of common words": ('"the of"', None, 1.0),
}
"""By its name: a query, the same mistyped, and what it may take of ripgrep's time at 10,000 episodes."""

RG = ("rg", "-i", "--no-config")
YARD = "rg -i, the rare word"
START = "ghost quotes --search straw, the built-in library"
OF_START = 1.3
"""What a search in a small library may take of a start."""


def asked() -> dict[str, tuple[str, float, bool]]:
    """Each query by its name, with its target, and whether it is mistyped."""
    found: dict[str, tuple[str, float, bool]] = {}
    for name, (query, mistyped, target) in QUERIES.items():
        found[name] = query, target, False
        if mistyped:
            found[f"{name}, mistyped"] = mistyped, target, True
    return found


def section(scene: Scene, times: int = 9) -> Section:
    """The tables of one size; the engines' indexes are there already."""
    commands = {
        f"ghost: {name}": scene.ghost("search", query, "-n", "20") for name, (query, *_) in asked().items()
    }
    commands[START] = scene.ghost("quotes", "--search", "straw", "--builtin", GHOST_CONTENT="")
    ripgrep = program(RG[0])
    if ripgrep:
        commands[YARD] = Command([*ripgrep, *RG[1:], data.RARE, scene.root])
    for engine in engines.NAMES:
        if engine == engines.TANTIVY and not peers.has_tantivy():
            continue
        for name, (query, _, mistyped) in asked().items():
            words = engines.asking(scene.folder, engine, query, mistyped=mistyped)
            if words:
                commands[f"{engine}: {name}"] = Command(words)
    took = side_by_side(commands, times)
    yard = took.get(YARD, peers.NO_RG)
    rows = [
        Row(f"ghost search {query}", took[f"ghost: {name}"], YARD, yard, target, scene.judged, peak=True)
        for name, (query, target, _) in asked().items()
    ]
    rows += [
        Row(f"{query}, {scene.size:,} episodes", took[f"ghost: {name}"], START, took[START], OF_START)
        for name, (query, *_) in asked().items()
        if not scene.judged
    ]
    return Section(
        f"Search in {scene.size:,} episodes",
        [*rows, Row(YARD, yard), Row(START, took[START])],
        f"`ghost search QUERY -n 20`, the index fresh, beside `{' '.join(RG)} {data.RARE}` over the"
        " library's own files, with as many threads as it likes; both write to a pipe. A word within"
        " quotation marks is never read as another: of a mistyped phrase the words are looked for.",
        _engines(took),
    )


def _engines(took: dict[str, Took | str]) -> str:
    """Bare processes that open an index and ask for the twenty best, with what ghost took beside them."""
    rows: list[list[str]] = []
    for name in asked():
        ghost = took[f"ghost: {name}"]
        cells = [name, ms(ghost.wall) if isinstance(ghost, Took) else ghost]
        for engine in engines.NAMES:
            one = took.get(f"{engine}: {name}", "")
            if isinstance(one, Took) and isinstance(ghost, Took):
                cells.append(f"{ms(one.wall)} ({ghost.wall / one.wall:.2f})")
            else:
                cells.append(str(one))
        rows.append(cells)
    without = "" if peers.has_tantivy() else f"tantivy: {peers.missing('tantivy')}.\n\n"
    return (
        "Bare processes of Python that open an index of what is said and print the numbers of the twenty"
        " best, in ms; in brackets what ghost took, as a ratio. They show no text and know no notes; tantivy"
        f" reads a mistyped word fuzzily, FTS5 cannot.\n\n{without}"
        + lines(rows, ("query", "ghost", *engines.NAMES))
    )
