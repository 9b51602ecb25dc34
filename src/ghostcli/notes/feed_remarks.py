"""What a feed says that becomes no record: told line by line, or counted."""

from __future__ import annotations

from collections.abc import Iterable

from ghostcli.notes.base import NO_KIND, Linked
from ghostcli.text.escaping import visible
from ghostcli.transcripts.base import FIELD, LEFT_OVER, Remark, Remarks, shown
from ghostcli.transcripts.canonical import counted

_NAMED = 5


class FeedRemarks:
    """Remarks on a feed; what many items share is counted in one remark."""

    def __init__(self, remarks: Iterable[Remark]) -> None:
        self.remarks = Remarks(remarks)
        self._counts: dict[tuple[str, str, str], int] = {}
        self._lines: dict[tuple[str, str, str], int] = {}
        self._unknown: dict[str, int] = {}
        self._first_unknown = 0

    def link(self, linked: Linked) -> None:
        """Name the command that downloads a file; nothing is fetched."""
        what = "a transcript" if linked.what == "transcript" else linked.what
        self.remarks.add(linked.line, f"it links {what}: {visible(linked.command)}", FIELD)

    def left_over(self, line: int, what: str, text: str) -> None:
        """Say that something is not understood."""
        self.remarks.add(line, f"{what}: {shown(text)}", LEFT_OVER)

    def no_kind(self, line: int, message: str) -> None:
        """Say that something becomes no record because ghost has no kind for it."""
        self.remarks.add(line, message, NO_KIND)

    def count(self, line: int, noun: str, message: str, place: str = NO_KIND, number: int = 1) -> None:
        """Count things for a closing remark: their noun in the singular, and what became of them."""
        if number:
            key = (noun, message, place)
            self._counts[key] = self._counts.get(key, 0) + number
            self._lines.setdefault(key, line)

    def unknown(self, line: int, name: str) -> None:
        """Count an element that ghost does not know."""
        self._unknown[name] = self._unknown.get(name, 0) + 1
        self._first_unknown = self._first_unknown or line

    def finish(self) -> None:
        """Add the closing remarks."""
        for key, number in self._counts.items():
            noun, message, place = key
            self.remarks.add(self._lines[key], f"{counted(number, noun)} {message}", place)
        if self._unknown:
            named = list(self._unknown)[:_NAMED]
            more = ", ..." if len(self._unknown) > _NAMED else ""
            names = shown(", ".join(named)) + more
            total = counted(sum(self._unknown.values()), "element")
            self.remarks.add(self._first_unknown, f"{total} not understood: {names}", LEFT_OVER)
