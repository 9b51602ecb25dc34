"""Errors that end a command, and problems of files."""

from __future__ import annotations

from typing import NamedTuple


class GhostError(Exception):
    """An error that ends the command: the message for the user, and the exit status.

    `hint` is a second line: what the user can do.
    """

    status = 2

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


ERROR = "error"

WARNING = "warning"
"""The level of a problem that may be none: the user should look at it, but no check fails."""


class Problem(NamedTuple):
    """A problem in a file: collected while loading, never raised.

    `line` and `column` count from 1; 0 means the whole file. `level` is `ERROR` or `WARNING`.
    """

    path: str
    line: int
    column: int
    message: str
    level: str = ERROR

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.sentence}"

    @property
    def sentence(self) -> str:
        """The message; that of a warning begins with its level."""
        return self.message if self.level == ERROR else f"{self.level}: {self.message}"
