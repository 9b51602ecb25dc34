"""Draw docs/ghost.svg, the picture in the README: `python docs/picture.py`."""

import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from ghostcli import find, open_library
from ghostcli.model import KINDS
from ghostcli.render.request import Request
from ghostcli.render.terminal import table

WIDTH = 92
COMMAND = "ghost quotes --search straw"


def main() -> None:
    """Write the picture beside this file."""
    root = Path(__file__).parent
    hits = find(open_library(root.parent / "content"), "straw", kinds=["quotes"])
    request = Request(kinds=(KINDS["quotes"],), hits=True, width=WIDTH, color=True)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ {COMMAND}\n"))
    console.print(Text.from_ansi("".join(table(hits, request))))
    svg = console.export_svg(title=COMMAND)
    # No font is fetched from anywhere: the reader's own monospace serves.
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", "ui-monospace, Menlo, Consolas, monospace")
    lines = (line.rstrip() for line in svg.splitlines())
    (root / "ghost.svg").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
