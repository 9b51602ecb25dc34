"""The benchmark of truth into RESULTS.md: `python benchmarks/truth.py [--quick]`; some ten minutes.

Runs `fidelity.py` (quotes of known label on the held half, ghost beside three yardsticks),
`fidelity_readers.py` (two readers) and `drafts.py` (what a draft costs), and writes what they print as one
section, in the place of the last one. `--quick` makes fewer cases, prints, and writes nothing.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
RESULTS = os.path.join(HERE, "RESULTS.md")
TITLE = "## Quotes of known label"
INTRO = """\
Quotes made from real transcripts by recipes of known label, on the half of the talks that no threshold was
chosen on. The confusion matrix has a row for each label and a column for each verdict. The yardsticks say
only whether a quote may be printed as it stands: its parts as exact substrings, RapidFuzz's partial ratio at
90 over the whole talk, and the same in the best window by BM25. Made by `python benchmarks/truth.py`."""

PROGRAMS = (
    ("Ghost and the yardsticks", "fidelity.py", ()),
    ("Two readers", "fidelity_readers.py", ()),
    ("What a draft costs", "drafts.py", ("1000",)),
)
"""The parts of the section: a title, a program, its arguments."""

_QUICK = {"fidelity.py": ("--cases", "2000"), "drafts.py": ("100",)}


def section(*, quick: bool = False) -> str:
    """What the programs print, as a section of Markdown; of one that fails, why."""
    parts = [f"{TITLE}\n\n{INTRO}\n"]
    for title, program, arguments in PROGRAMS:
        print(title, file=sys.stderr)
        words = _QUICK.get(program, arguments) if quick else arguments
        done = subprocess.run(
            [sys.executable, os.path.join(HERE, program), *words], capture_output=True, check=False, text=True
        )
        said = done.stdout.strip()
        if done.returncode and not said:
            said = "failed: " + done.stderr.strip().rpartition("\n")[2]
        run = " ".join((f"benchmarks/{program}", *words))
        if said.startswith("## "):  # Markdown already, and a part of this section
            parts.append(re.sub(r"(?m)^##(?= )", "###", said) + "\n")
        else:
            parts.append(f"### {title}\n\n`{run}`:\n\n```text\n{said}\n```\n")
    return "\n".join(parts)


def replaced(results: str, new: str) -> str:
    """The results with the new section where the last one stood, else at the end."""
    before, found, rest = results.partition(f"{TITLE}\n")
    behind = re.search(r"(?m)^## ", rest) if found else None
    after = rest[behind.start() :] if behind else ""
    return f"{before.rstrip()}\n\n{new}" + (f"\n{after}" if after else "")


def main() -> None:
    """Measure, and put the section into the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--quick", action="store_true", help="few cases and a small library; print, write nothing"
    )
    options = parser.parse_args()
    new = section(quick=options.quick)
    if not options.quick:
        with open(RESULTS, encoding="utf-8") as file:
            kept = file.read()
        with open(RESULTS, "w", encoding="utf-8") as file:
            file.write(replaced(kept, new))
    print(new)


if __name__ == "__main__":
    main()
