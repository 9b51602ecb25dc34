"""200 quotations of real transcripts, labelled by two readers, against ghost's verdicts.

    python benchmarks/fidelity_readers.py [--wrong]

Reads `fidelity_readers.yaml` and `../shared/transcripts` (or `$GHOST_TRANSCRIPTS`); tells how often ghost and
each reader agree on the verdicts and on whether a quotation may be quoted, with Cohen's kappa of the second.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

import yaml

from ghostcli.fidelity.check import check
from ghostcli.fidelity.reference import Reference
from ghostcli.model import is_quotable
from ghostcli.recognition import recognise

FOLDER = Path(os.environ.get("GHOST_TRANSCRIPTS", Path(__file__).parents[2] / "shared" / "transcripts"))
LABELS = Path(__file__).with_name("fidelity_readers.yaml")


@cache
def talk(name: str) -> Reference:
    """A transcript of the folder, made ready."""
    return Reference.of(recognise.read((FOLDER / name).read_bytes()).cues)


def kappa(pairs: Sequence[tuple[bool, bool]]) -> float:
    """Cohen's kappa of two judgements each (Educational and Psychological Measurement 20, 1960)."""
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    by_chance = (
        sum(
            sum(one is value for one, _ in pairs) * sum(other is value for _, other in pairs)
            for value in (True, False)
        )
        / len(pairs) ** 2
    )
    return 1.0 if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def agreement(name: str, ours: Sequence[Collection[str]], theirs: Sequence[Collection[str]]) -> None:
    """A line on how far two agree."""
    same = sum(set(one) == set(other) for one, other in zip(ours, theirs, strict=True))
    quotable = [(may(one), may(other)) for one, other in zip(ours, theirs, strict=True)]
    alike = sum(one == other for one, other in quotable)
    kind = sum(one and not other for one, other in quotable)
    print(
        f"{name:26} same verdicts {same:4} of {len(ours)}, same on whether it may be quoted {alike:4}"
        f" ({kind} too kind, {len(ours) - alike - kind} too hard), kappa {kappa(quotable):.2f}"
    )


def may(verdicts: Collection[str]) -> bool:
    """Whether a quotation with these verdicts may be quoted."""
    return is_quotable(sorted(verdicts, key=lambda verdict: verdict not in {"verbatim", "near"}))


def main() -> None:
    """Judges each quotation and prints how far ghost and the readers agree."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wrong", action="store_true", help="print where ghost and the first reader differ")
    options = parser.parse_args()
    if not FOLDER.is_dir():
        sys.exit(f"no transcripts at {FOLDER}: set GHOST_TRANSCRIPTS")
    entries = yaml.safe_load(LABELS.read_text("utf-8"))
    findings = [check(entry["text"], talk(entry["file"]), speaker=entry["speaker"]) for entry in entries]
    ghost = [finding.verdicts for finding in findings]
    first, second = ([entry[reader] for entry in entries] for reader in ("first", "second"))
    if options.wrong:
        for entry, finding in zip(entries, findings, strict=True):
            if set(finding.verdicts) != set(entry["first"]):
                print(f"\n{entry['id']} {entry['first']} ({entry['how']}): ghost {finding.verdicts}")
                changed = (
                    f"[{op}: {one!r} | {other!r}]" if op != "equal" else one
                    for op, one, other in finding.diff
                )
                print(
                    "  " + " ".join(changed), *(omission.words for omission in finding.omissions), sep="\n  "
                )
    agreement("first and second reader", first, second)
    agreement("ghost and first reader", ghost, first)
    agreement("ghost and second reader", ghost, second)
    by_label: dict[str, Counter[bool]] = {}
    for entry, verdicts in zip(entries, ghost, strict=True):
        by_label.setdefault(", ".join(entry["first"]), Counter())[set(verdicts) == set(entry["first"])] += 1
    for label, count in sorted(by_label.items()):
        print(f"  {label:26} {count[True]:3} of {count.total()}")


if __name__ == "__main__":
    main()
