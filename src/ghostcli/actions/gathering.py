"""The files of an import: those that are named and those in folders, grouped by talk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ghostcli.actions.accounts import PASSED_OVER, Account
from ghostcli.actions.naming import bases, title_of
from ghostcli.actions.sidecar import ENDING
from ghostcli.errors import GhostError
from ghostcli.library.files import files_below
from ghostcli.recognition.base import TRANSCRIPT, UNKNOWN, Recognised
from ghostcli.recognition.recognise import recognise
from ghostcli.system.file_status import is_link
from ghostcli.text.words import fold
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.formats import FORMATS, find

SUFFIXES = tuple(dict.fromkeys(suffix for form in FORMATS for suffix in form.suffixes if suffix))
"""The file name endings of possible transcripts in a folder."""

_ANYTHING = frozenset({".json", ".jsonl", ".txt", ".md", ".html", ".htm", ".csv", ".tsv", ".xml", ".docx"})
"""Ambiguous endings: only the content decides whether such a file is a transcript."""

_HEAD = 10_000  # bytes that are read of a file with an ambiguous ending


class ImportCandidate(NamedTuple):
    """A file that may be a transcript.

    `named` says that the user named it. `claims` says that its ending or its beginning is that of a
    transcript; then it is an error if it is none.
    """

    path: str
    named: bool = True
    claims: bool = True


class Gathered(NamedTuple):
    """The files of an import in groups, one per talk; the skipped files; the folders that were named."""

    groups: tuple[tuple[ImportCandidate, ...], ...]
    passed: tuple[Account, ...]
    folders: tuple[str, ...]


def gather(typed: Sequence[str]) -> Gathered:
    """The files to import. A folder means all files in it and below it.

    Files in one folder belong to one talk if their names give the same title. Hidden files are ignored. A
    folder that cannot be read is itself returned as a file.
    """
    found: dict[str, ImportCandidate] = {}
    passed: dict[str, Account] = {}
    folders: list[str] = []
    for path in typed:
        if path == "-" or not os.path.isdir(path):
            found[path and os.path.abspath(path) if path != "-" else path] = ImportCandidate(path)
            continue
        folders.append(path)
        for one in _within(path):
            key = os.path.abspath(one.file if isinstance(one, Account) else one.path)
            if isinstance(one, Account):
                passed.setdefault(key, one)
            else:
                found.setdefault(key, one)
    used = {base + ENDING for key in found for base in bases(key)}
    groups: dict[object, list[ImportCandidate]] = {}
    for key, one in found.items():
        groups.setdefault(_talk(key), []).append(one)
    left = [one for key, one in passed.items() if key not in found and key not in used]
    return Gathered(tuple(map(tuple, groups.values())), tuple(left), tuple(folders))


def _talk(path: str) -> object:
    """The key that the files of one talk have in common."""
    if path == "-":
        return path
    title = title_of(path)
    return os.path.dirname(path), fold(title) or title


def _within(path: str) -> Iterator[ImportCandidate | Account]:
    for one in files_below(path):
        if not one.why:
            yield _looked_at(one.path)
        elif is_link(one.path):
            yield Account(file=one.path, change=PASSED_OVER, what=UNKNOWN, error=one.why)
        else:
            yield ImportCandidate(one.path)


def _looked_at(path: str) -> ImportCandidate | Account:
    """A file in a folder: a candidate by its ending, else by its beginning; else an account."""
    name = os.path.basename(path).lower()
    suffix = next((suffix for suffix in SUFFIXES if name.endswith(suffix)), "")
    if name.endswith(ENDING):
        return Account(file=path, change=PASSED_OVER, what=UNKNOWN, name="facts by yt-dlp")
    if suffix:
        return ImportCandidate(path, named=False, claims=suffix not in _ANYTHING)
    if not os.path.isfile(path):  # reading a pipe would block
        return Account(file=path, change=PASSED_OVER, what=UNKNOWN, error="is not a regular file")
    try:
        with open(path, "rb") as file:
            source = decode(file.read(_HEAD))
    except OSError as error:
        return Account(file=path, change=PASSED_OVER, what=UNKNOWN, error=str(error.strerror))
    except GhostError as error:
        return Account(file=path, change=PASSED_OVER, what=UNKNOWN, error=error.message)
    try:
        what = recognise(source)
    except GhostError:  # JSON longer than the head: all of it must be read
        return ImportCandidate(path, named=False, claims=False)
    if what.what == TRANSCRIPT and not find(what.format).prose:
        return ImportCandidate(path, named=False)
    return passed_over(path, what)


def passed_over(path: str, what: Recognised, error: GhostError | None = None) -> Account:
    """The account of a file in a folder that is not a transcript, with the reason if there is one."""
    kind = UNKNOWN if what.what == TRANSCRIPT else what.what
    return Account(
        file=path,
        change=PASSED_OVER,
        what=kind,
        name=what.name,
        error=error.message if error else None,
        hint=error.hint if error else None,
    )
