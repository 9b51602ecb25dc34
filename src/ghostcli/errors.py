"""What can go wrong: an error that ends a command, and a problem that a file has."""

from __future__ import annotations

from typing import NamedTuple


class GhostError(Exception):
    """Ends the command: owns the sentence that the user reads and the exit status.

    `hint` is a second line: what to do about it.
    """

    status = 2

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Problem(NamedTuple):
    """Something wrong in a file: collected while loading, never raised.

    `line` and `column` count from 1; 0 stands for the file as a whole.
    """

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"
