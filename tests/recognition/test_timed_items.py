"""Notes whose items have times are notes; a list of chapters stays one, also beside other text."""

from __future__ import annotations

import pytest
from ledgers import what

from ghostcli.recognition.base import CHAPTERS, NOTES

QUOTES = """
- "We measured it." — Ada Reed [0:16]
- "Nobody asked the smith." — Ben Cole [3:20]
- "It was the cheapest ferry." — Ada Reed [7:45]
"""
TITLES = """
- 0:00 Welcome
- 2:10 The ferry
- 5:40 The smith
"""
TOLD = """
- Ferries rot from the inside first [2:10]
- Measure the bottom every spring [5:40]
- A keelson is cheap [9:12]
"""


@pytest.mark.parametrize(
    "text",
    [
        f"# The ferry\n\n## Notable Quotes\n{QUOTES}",
        f"# The ferry\n{QUOTES}",
        f"## Key Takeaways\n{TOLD}",
        f"## Action Items\n{TOLD}",
        f"## Key Takeaways\n{TITLES}",
        f"**Key Takeaways**\n{TOLD}\n**Notable Quotes**\n{QUOTES}",
        f"## Summary\n\nAbout ferries.\n\n## Key Takeaways\n\n- They rot.\n\n## Timestamps\n{TITLES}",
    ],
)
def test_items_with_times_under_headings_of_notes_are_notes(text: str) -> None:
    assert what(text).what == NOTES


@pytest.mark.parametrize(
    "text",
    [
        TITLES,
        f"# The ferry\n\nA talk about ferries.\n{TITLES}",
        f"# The ferry\n\n## Chapters\n{TITLES}",
        f"## Summary\n\nA talk about ferries.\n\n## Timestamps\n{TITLES}\n## Links\n\n- https://example.org\n",
        f"## Highlights\n{TITLES}",
        f"## Chapters\n{TOLD}",
        f"Key Takeaways\n{TITLES}",
    ],
)
def test_titles_with_times_are_chapters(text: str) -> None:
    assert what(text).what == CHAPTERS
