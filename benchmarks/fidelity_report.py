"""What the benchmark of truth prints: confusion matrices, every recipe, the figures beside their targets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from fidelity_cases import Case

LABELS = (
    "verbatim", "near", "reworded", "spliced", "reordered", "misleading", "misattributed", "unclear",
    "absent", "distant",
)  # fmt: skip


def share(found: list[bool]) -> str:
    """How many of them in a hundred, and of how many."""
    return f"{100 * sum(found) / len(found):6.2f} % of {len(found):5}" if found else "     - none"


def _lead(case: Case) -> str:
    """The verdict that the case is counted under: its label if that was found, else the worst."""
    if case.right and case.expected:
        return case.expected[0]
    return next((verdict for verdict in reversed(case.verdicts) if verdict in LABELS), "-")


def matrix(made: Iterable[Case]) -> None:
    """The confusion matrix."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for case in made:
        rows[case.label][_lead(case)] += 1
    print(f"\n{'label / verdict':16}" + "".join(f"{name[:9]:>10}" for name in LABELS))
    for label in rows:
        print(f"{label:16}" + "".join(f"{rows[label][name]:10}" for name in LABELS))


def recipes(made: Iterable[Case]) -> None:
    """How many cases of each recipe are as they should be, and how many are called misleading."""
    rows: dict[str, list[Case]] = defaultdict(list)
    for case in made:
        rows[case.recipe].append(case)
    print(f"\n{'recipe':42} {'right':>17}    misleading")
    for recipe, some in rows.items():
        labelled = [case.right for case in some if case.label != "no label"]
        turned = ["misleading" in case.verdicts for case in some]
        print(f"{recipe:42} {share(labelled):>17}  {100 * sum(turned) / len(turned):6.2f} %")


def figures(made: list[Case]) -> None:
    """The figures beside their targets."""

    def having(verdict: str, some: Iterable[Case]) -> str:
        return share([verdict in case.verdicts for case in some])

    def labelled(some: Iterable[Case]) -> str:
        return share([case.right for case in some])

    def of(figure: str) -> list[Case]:
        return [case for case in made if case.figure == figure]

    absent = [case for case in made if case.expected[:1] == ("absent",) and case.length >= 8]
    kind = sum(bool({"verbatim", "near"} & set(case.verdicts)) for case in absent)
    spliced = (case for case in made if case.expected[:1] == ("spliced",) and 6 <= case.shortest < 99)
    placed = [case for case in made if case.cue is not None and not case.figure]
    long = [case for case in made if case.length >= 12]
    refused = share([not case.passed for case in of("listed swap")])
    exchanged = share([not case.passed for case in of("swap")])
    print(f"\n{'figure':42} target   found")
    for name, target, figure in (
        (
            "verbatim right",
            "99.5 %",
            labelled(c for c in made if c.expected[:1] == ("verbatim",) and not c.figure),
        ),
        ("absent of 8+ words verbatim or near", "0", f"{kind:6} of {len(absent)}"),
        ("silent splices of 6+ words found", "95 %", having("spliced", spliced)),
        ("reordered found", "95 %", having("reordered", (c for c in made if "reordered" in c.expected))),
        ("near against reworded", "97 %", labelled(case for case in made if case.recipe == "words replaced")),
        ("another speaker noticed", "98 %", labelled(c for c in made if c.recipe == "another speaker")),
        ("right cue, best or an equal place", "99 %", share([_right_cue(case, 99) for case in placed])),
        ("right cue, best place alone", "", share([_right_cue(case, 1) for case in placed])),
        ("unclear, 12+ words", "<= 5 %", having("unclear", long)),
        ("present, 12+ words, called absent", "", having("absent", (c for c in long if c.cue is not None))),
        ("misleading cuts and edges found", "97 %", having("misleading", of("misleading"))),
        ("  without full stops", "", having("misleading", of("misleading, bare"))),
        ("  in six languages", "", having("misleading", of("misleading, six languages"))),
        (
            "  in six languages without full stops",
            "",
            having("misleading", of("misleading, six languages, bare")),
        ),
        ("verbatim and near called misleading", "<= 0.5 %", having("misleading", of("false alarm"))),
        ("  without full stops", "", having("misleading", of("false alarm, bare"))),
        ("  in six languages", "", having("misleading", of("false alarm, six languages"))),
        (
            "  in six languages without full stops",
            "",
            having("misleading", of("false alarm, six languages, bare")),
        ),
        ("denials out of scope called misleading", "", having("misleading", of("out of scope"))),
        ("  without full stops", "", having("misleading", of("out of scope, bare"))),
        ("halves by two found", "98 %", having("misattributed", of("halves"))),
        ("listed swaps not quotable", "99 %", refused),
        ("a content word exchanged, not quotable", "", exchanged),
        ("what an editor may do, quotable", "", labelled(of("editor"))),
        ("invented words, reworded", "", labelled(of("invented"))),
        ("scraps spliced", "", having("spliced", of("scraps"))),
        ("repairs quotable", "", labelled(of("repair"))),
    ):
        if "none" not in figure:
            print(f"{name:42} {target:8} {figure}")


def _right_cue(case: Case, most: int) -> bool:
    finding = case.finding
    if not finding or not finding.parts:
        return False
    places = [finding.parts[0].position]
    places += [o.position for o in finding.occurrences if o.part == 0 and o.share >= finding.parts[0].share]
    return case.cue in {case.episode.spoken.cue(place) for place in places[:most]}


def errors(made: Iterable[Case]) -> None:
    """Every case that is not as it should be, with the words that differ."""
    for case in made:
        if not case.right and case.finding:
            steps = " ".join(
                f"[{op}: {a!r} | {b!r}]" if op != "equal" else a for op, a, b in case.finding.diff
            )
            want = [*case.expected, *(f"not {verdict}" for verdict in case.wrong)]
            want += [{True: "quotable", False: "not quotable"}[case.may]] if case.may is not None else []
            print(
                f"\n{case.recipe}, {case.episode.name}: {', '.join(want)}; found {', '.join(case.verdicts)}"
            )
            print(f"  {case.text}\n  {steps}")
            for omission in case.finding.omissions:
                print(f"  left out: {omission.words} ({omission.place}, {omission.kind})")
