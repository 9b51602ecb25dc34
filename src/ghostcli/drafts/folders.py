"""Which files are drafts: those that are named, and in folders those that look like texts."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

TEXTS = frozenset((
    "md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd", "txt", "text", "rst", "adoc", "org",
    "html", "htm", "xhtml", "tex", "latex", "docx", "odt",
))  # fmt: skip
"""What the names of drafts in folders end with."""


class Found(NamedTuple):
    """The drafts, each once and in order, and the other files of the folders."""

    drafts: list[str]
    others: list[str]


def find_drafts(paths: Iterable[str]) -> Found:
    """A path of a folder stands for all drafts below it; what begins with a point there is left alone."""
    drafts: dict[str, None] = {}
    others: dict[str, None] = {}
    for path in paths:
        if path == "-" or not os.path.isdir(path):
            drafts[path] = None
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith("."):
                    ending = os.path.splitext(name)[1][1:].lower()
                    (drafts if ending in TEXTS else others)[os.path.join(folder, name)] = None
    return Found(list(drafts), [path for path in others if path not in drafts])
