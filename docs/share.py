"""Write share/, what a system reads of an installed ghost: `python docs/share.py`.

Manual pages from the table of commands, and the completion scripts that `ghost completion` prints.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import roff
from command_tree import every_command

from ghostcli import __version__
from ghostcli.cli.installing import SHELLS, completion_script
from ghostcli.cli.surroundings import FILES, VARIABLES
from ghostcli.cli.topics import EXIT_STATUSES, TOPICS

ROOT = Path(__file__).parent.parent
COMPLETIONS = {
    "bash": "bash-completion/completions/ghost",
    "zsh": "zsh/site-functions/_ghost",
    "fish": "fish/vendor_completions.d/ghost.fish",
}
"""Where each shell looks for the scripts of the programs that are installed."""


def files() -> Iterator[tuple[str, str]]:
    """The path of each file below share/, and its text."""
    for shell in SHELLS:
        yield COMPLETIONS[shell], completion_script(shell) + "\n"
    nodes = list(every_command())
    for node in nodes:
        near = [other.words for other in nodes if _near(node.words, other.words)]
        text = roff.page(node, _about(node), (_dated(), f"ghost {__version__}"), _more(node.words), near)
        yield f"man/man1/{roff.named(node.words)}.1", text


def _about(node: Any) -> str:
    """The first sentence of the help, as it stands in a list of pages."""
    sentence = node.command.help.partition("\n\n")[0].strip().removesuffix(".")
    return sentence[:1].lower() + sentence[1:]


def _dated() -> str:
    """The day of the release, of which `.ci/release.py` writes it into the citation file."""
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    (found,) = re.findall(r'(?m)^date-released: "(\S+)"$', text)
    return str(found)


def _near(words: str, other: str) -> bool:
    """Whether one is directly below the other."""
    return words == other.rpartition(" ")[0] or other == words.rpartition(" ")[0]


def _more(words: str) -> Iterator[str]:
    """The sections that the help of a command does not have."""
    if words == "ghost":
        yield from (".SH TOPICS", r"\fBghost help\fR \fITOPIC\fR explains:")
        yield from roff.rows((topic.name, topic.help) for topic in TOPICS.values())
        yield ".SH ENVIRONMENT"
        yield from roff.rows(VARIABLES.items())
        yield ".SH FILES"
        yield from roff.rows(FILES.items())
    yield ".SH EXIT STATUS"
    yield from roff.rows((str(status), meaning) for status, meaning in EXIT_STATUSES.items())


def write(folder: Path) -> None:
    """Write all of it into a folder; what was in it is deleted."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "share")
