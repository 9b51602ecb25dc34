"""Many hits in one kind of one episode: what is packed together is opened once, not once for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from ghostcli.index import packing
from running import Ghost, write_episode


@pytest.mark.parametrize("count", [50, 400])
def test_records_are_opened_together(
    count: int, here: Path, ghost: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stranger's 20,000 quotes with one word in them took hours to search."""
    notes = "".join(f"- {{text: The river {number}}}\n" for number in range(count))
    write_episode(here, "long", f"title: Rivers\nquotes:\n{notes}")
    ghost("episodes")
    real, opened = packing._value, []

    def value(data: bytes) -> object:
        opened.append(len(data))
        return real(data)

    monkeypatch.setattr(packing, "_value", value)
    assert len(ghost("search", "river", "--kind", "quotes", "-o", "ref").lines) == count
    large = max(opened)
    assert opened.count(large) < 4
