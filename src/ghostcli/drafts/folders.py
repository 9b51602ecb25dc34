"""Finds drafts: the named files, and in folders the files with the ending of a draft."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

from ghostcli.library.files import Below, files_below

TEXTS = frozenset((
    "md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd", "txt", "text", "rst", "adoc", "org",
    "html", "htm", "xhtml", "tex", "latex", "docx", "odt",
))  # fmt: skip
"""The endings of drafts in folders."""


class DraftFiles(NamedTuple):
    """The drafts, each once and in order; drafts that cannot be read; the other files of the folders."""

    drafts: list[str]
    unread: list[Below]
    others: list[str]


def find_drafts(paths: Iterable[str]) -> DraftFiles:
    """Find the drafts of these paths. A folder means all drafts below it, except hidden files and folders."""
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
