"""Another order than that of the ranking or of lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from ghostcli.model import Record


class Order(NamedTuple):
    """By a record's value, or the order that it had turned round.

    What has no value (None) comes last either way, and what has the same keeps the order that it had.
    """

    value: Callable[[Record], Any] | None = None
    reverse: bool = False

    @property
    def given(self) -> bool:
        """Whether it is another."""
        return self.value is not None or self.reverse
