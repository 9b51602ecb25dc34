"""Which files are drafts: those that are named, and in folders those that look like texts."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

from ghostcli.library.files import Below, files_below

TEXTS = frozenset((
    "md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd", "txt", "text", "rst", "adoc", "org",
    "html", "htm", "xhtml", "tex", "latex", "docx", "odt",
))  # fmt: skip
"""What the names of drafts in folders end with."""


class DraftFiles(NamedTuple):
    """The drafts, each once and in order; those that are not to be read; the other files of the folders."""

    drafts: list[str]
    unread: list[Below]
    others: list[str]


def find_drafts(paths: Iterable[str]) -> DraftFiles:
    """A path of a folder stands for all drafts below it; what begins with a point there is left alone."""
    drafts: dict[str, None] = {}
    unread: dict[str, Below] = {}
    others: dict[str, None] = {}
    for path in paths:
        if path == "-" or not os.path.isdir(path):
            drafts[path] = None
            continue
        for one in files_below(path):
            ending = os.path.splitext(one.path)[1][1:].lower()
            if ending not in TEXTS and not os.path.isdir(one.path):
                others[one.path] = None
            elif one.why:
                unread[one.path] = one
            else:
                drafts[one.path] = None
    left = [one for path, one in unread.items() if path not in drafts]
    return DraftFiles(list(drafts), left, [path for path in others if path not in drafts])
