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


ERROR = "error"

WARNING = "warning"
"""The level of what looks wrong and may be right: a person has to see it, and nothing fails for it."""


class Problem(NamedTuple):
    """Something wrong in a file: collected while loading, never raised.

    `line` and `column` count from 1; 0 stands for the file as a whole. `level` is `ERROR` or `WARNING`.
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
        """The message, which begins with its level where that is no error."""
        return self.message if self.level == ERROR else f"{self.level}: {self.message}"
