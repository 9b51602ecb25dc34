"""What a run of the quality of search says: tables, figures as JSON, what changed, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
from typing import Any, NamedTuple

from measure import lines
from search_quality_labels import HALVES, READERS, SORTS, Material, Query, Reading, agreement, half_of_episode
from search_quality_misremembered import GROUPS, Misremembered
from search_quality_yardsticks import DEPTH

MAIN = "either"
"""Whose labels the tables go by."""

Found = Mapping[str, Sequence[Sequence[str]]]
"""Of each engine the keys that it found, a query each."""


class Run(NamedTuple):
    """What was asked, and what each engine found."""

    version: str
    labels: Mapping[str, Any]
    material: Material
    asked: Sequence[Reading]
    found: Found
    spoilt: Sequence[Misremembered]
    found_spoilt: Found


class Score(NamedTuple):
    """How an engine did on a query: `rank` is that of the first relevant hit, 0 without one."""

    recall: float
    rank: int

    @property
    def reciprocal(self) -> float:
        """One by the rank."""
        return 1 / self.rank if self.rank else 0.0


def score(query: Query, found: Sequence[str]) -> Score:
    """How well the first ten answer a query."""
    first = found[:DEPTH]
    held = sum(not stretch.isdisjoint(first) for stretch in query.relevant)
    rank = next((at for at, key in enumerate(first, 1) if key in query.wanted), 0)
    return Score(min(held, DEPTH) / min(len(query.relevant), DEPTH), rank)


def scored(
    run: Run, reader: str, sort: str = "all", half: str = "all", *, twice: bool = False
) -> dict[str, list[Score]]:
    """The scores of each engine by that reader's labels, for the queries of a sort and a half.

    `twice` leaves out what only the first reader read.
    """
    chosen = [
        (at, query)
        for at, one in enumerate(run.asked)
        if sort in {"all", one.sort}
        and half in {"all", one.half}
        and (one.twice or not twice)
        and (query := one.query(reader))
    ]
    return {name: [score(query, found[at]) for at, query in chosen] for name, found in run.found.items()}


def means(scores: Sequence[Score]) -> tuple[float, float]:
    """Recall at 10 and the mean reciprocal rank."""
    return fmean(one.recall for one in scores), fmean(one.reciprocal for one in scores)


def section(run: Run, remarks: Sequence[str]) -> str:
    """The section of the results."""
    parts = ["## Quality of search", _intro(run), *remarks]
    for half, title in zip(HALVES, ("The half to tune on", "The half to report"), strict=True):
        parts.append(_under(title, _sorts(run, half), ("sort", "queries", *run.found)))
    parts.append(
        _under(
            "By reader: what was read twice, both halves", _by_reader(run), ("labels", "queries", *run.found)
        )
    )
    if run.spoilt:
        remark = (
            "Hit at 1 / hit at 10 / mean reciprocal rank of the passage that was said. Sentences have 12 to"
            " 30 words, phrases five to eight, drawn from all transcripts with a fixed seed."
        )
        parts.append(_under("Half remembered", _groups(run), ("what", "how many", *run.found), remark))
    return "\n\n".join(parts) + "\n"


def _under(title: str, rows: Iterator[list[str]], head: Sequence[str], remark: str = "") -> str:
    return "\n\n".join(filter(None, (f"### {title}", remark, lines(list(rows), head).rstrip("\n"))))


def _intro(run: Run) -> str:
    twice = [one for one in run.asked if one.twice]
    stretches = sum(len(query.relevant) for one in run.asked if (query := one.query(MAIN)))
    both, first, second, none, kappa = agreement(twice)
    sorts = {sort: [one for one in twice if one.sort == sort] for sort in SORTS}
    by_sort = ", ".join(f"{sort} {agreement(some)[-1]:.2f}" for sort, some in sorts.items() if some)
    return (
        f"{len(run.asked)} queries with {stretches} labelled stretches, over {len(run.material.texts):,}"
        f" passages and records of {len(run.material.spoken)} transcripts and the built-in episode: recall at"
        f" 10 / mean reciprocal rank, by what either reader labelled. *Not judged* is the share of the first"
        f" ten that no reader saw. Two readers judged {len(twice)} of the queries: of"
        f" {both + first + second + none:,} passages both took {both}, the first alone {first}, the second"
        f" alone {second}; kappa {kappa:.2f} ({by_sort}). All engines have a row a passage or record."
    )


def _sorts(run: Run, half: str) -> Iterator[list[str]]:
    for sort in (*SORTS, "all"):
        scores = scored(run, MAIN, sort, half)
        count = len(next(iter(scores.values())))
        if count:
            yield [sort, str(count), *_bold([means(some) for some in scores.values()])]
    yield ["not judged", "", *(f"{_unjudged(run, name, half):.2f}" for name in run.found)]


def _unjudged(run: Run, name: str, half: str) -> float:
    """The share of what an engine found that no reader judged, where both read."""
    kept = [
        key not in query.judged
        for at, one in enumerate(run.asked)
        if one.half == half and one.twice and (query := one.query(MAIN)) and query.judged is not None
        for key in run.found[name][at][:DEPTH]
    ]
    return fmean(kept) if kept else 0.0


def _by_reader(run: Run) -> Iterator[list[str]]:
    for reader in READERS:
        scores = scored(run, reader, twice=True)
        count = len(next(iter(scores.values())))
        if count:
            yield [reader, str(count), *_bold([means(some) for some in scores.values()])]


def _groups(run: Run) -> Iterator[list[str]]:
    for title, group, half in (
        *((group, group, "all") for group in GROUPS),
        *((f"all, {half}", "all", half) for half in HALVES),
        ("all", "all", "all"),
    ):
        chosen = [
            at
            for at, one in enumerate(run.spoilt)
            if group in {"all", one.group} and half in {"all", _half(run, one)}
        ]
        cells = [
            _hits([rank_of(run.spoilt[at], found[at]) for at in chosen])
            for found in run.found_spoilt.values()
        ]
        yield [title, str(len(chosen)), *_bold(cells)]


def _half(run: Run, one: Misremembered) -> str:
    return half_of_episode(one.key.partition("@")[0], run.labels)


def rank_of(one: Misremembered, found: Sequence[str]) -> int:
    """Where its passage stands, 0 where it is not among the first ten."""
    return found.index(one.key) + 1 if one.key in found[:DEPTH] else 0


def _hits(ranks: Sequence[int]) -> tuple[float, float, float]:
    return (
        fmean(one == 1 for one in ranks),
        fmean(one > 0 for one in ranks),
        fmean(1 / one if one else 0 for one in ranks),
    )


def _bold(cells: Sequence[Sequence[float]]) -> list[str]:
    """The figures of each engine in a cell, what is highest in bold."""
    texts = [[f"{figure:.2f}" for figure in cell] for cell in cells]
    tops = [max(column) for column in zip(*texts, strict=True)]
    return [
        " / ".join(f"**{one}**" if one == top else one for one, top in zip(cell, tops, strict=True))
        for cell in texts
    ]


def figures(run: Run) -> dict[str, Any]:
    """All of it, for another program or a later version."""
    return {
        "version": run.version,
        "kappa": agreement(run.asked)[-1],
        "labelled": {
            reader: {
                half: {
                    sort: {
                        name: means(some) for name, some in scored(run, reader, sort, half).items() if some
                    }
                    for sort in (*SORTS, "all")
                }
                for half in (*HALVES, "all")
            }
            for reader in READERS
        },
        "queries": [
            {
                "query": one.text,
                "sort": one.sort,
                "half": one.half,
                "found": {name: score(query, found[at])._asdict() for name, found in run.found.items()},
            }
            for at, one in enumerate(run.asked)
            if (query := one.query(MAIN))
        ],
        "misremembered": [
            {
                "query": one.text,
                "group": one.group,
                "half": _half(run, one),
                "rank": {name: rank_of(one, found[at]) for name, found in run.found_spoilt.items()},
            }
            for at, one in enumerate(run.spoilt)
        ],
    }


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """Ghost's figures then and now, and the queries that went up or down."""
    for half in HALVES:
        yield f"{half}, {old['version']} -> {new['version']}"
        for sort, engines in new["labelled"][MAIN][half].items():
            before = old["labelled"][MAIN][half].get(sort, {}).get("ghost")
            if before and "ghost" in engines:
                yield f"  {sort:10} {_changed(before, engines['ghost'])}"
    known = {one["query"]: one["found"]["ghost"] for one in old["queries"]}
    for one in new["queries"]:
        was, now = known.get(one["query"]), one["found"]["ghost"]
        if was and was != now:
            ranks = f"first at {was['rank'] or '-'} -> {now['rank'] or '-'}"
            recall = _changed([was["recall"]], [now["recall"]])
            yield f"{one['half']}, {one['sort']}: {one['query']}: {ranks}, {recall}"
    ranked = {one["query"]: one["rank"]["ghost"] for one in old["misremembered"]}
    both = [
        (ranked[one["query"]], one["rank"]["ghost"]) for one in new["misremembered"] if one["query"] in ranked
    ]
    if both:
        then, later = zip(*both, strict=True)
        yield f"half remembered, {len(both)}: {_changed(_hits(then), _hits(later))}"


def _changed(then: Sequence[float], now: Sequence[float]) -> str:
    return "   ".join(f"{a:.3f} -> {b:.3f} ({b - a:+.3f})" for a, b in zip(then, now, strict=True))


def wrong(run: Run) -> Iterator[str]:
    """Each query whose first hit of ghost is none that counts, with what was wanted and what came."""
    for at, one in enumerate(run.asked):
        query = one.query(MAIN)
        found = run.found["ghost"][at]
        if query and score(query, found).rank != 1:
            yield f"{at + 1} {one.half}, {one.sort}: {one.text}"
            yield from _lines(run, query, found[:3])
    for at, spoilt in enumerate(run.spoilt):
        rank = rank_of(spoilt, run.found_spoilt["ghost"][at])
        if rank != 1:
            yield f"{spoilt.group}, at {rank or '-'}: {spoilt.text}"
            yield f"    said {spoilt.key}: {spoilt.said}"


def look(run: Run) -> Iterator[str]:
    """The one query that was asked, and what every engine found."""
    for at, one in enumerate(run.asked):
        query = one.query(MAIN)
        yield f"{one.half}, {one.sort}: {one.text}"
        for name, found in run.found.items():
            yield f"{name}:"
            if query:
                yield from _lines(run, query, found[at][:DEPTH])


def _lines(run: Run, query: Query, found: Sequence[str]) -> Iterator[str]:
    for key in sorted(query.wanted - set(found)):
        yield f"    wanted {key} {_short(run, key)}"
    for rank, key in enumerate(found, 1):
        judged = query.judged is None or key in query.judged
        sign = "+" if key in query.wanted else "-" if judged else "?"
        yield f"    {rank:2} {sign} {key} {_short(run, key)}"
    if not found:
        yield "       nothing"


def _short(run: Run, key: str) -> str:
    return " ".join(run.material.texts[key].split())[:150]
