"""ghost's own notes are YAML; Markdown below front matter is not."""

from __future__ import annotations

import pytest
from ledgers import what

from ghostcli.recognition.base import NOTES

FRONT = "---\ntitle: The ferry\nshow: Anvil\npublished: 2026-03-04\n---\n"
BULLETS = "- Ferries rot from the inside first\n- Measure the bottom every spring\n"
OWN = "a file of ghost's own notes"


@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize("section", ["## Key Takeaways", "# Summary", "### Notable Quotes"])
def test_notes_below_front_matter_are_no_yaml(section: str, between: str) -> None:
    assert what(f"{FRONT}{between}{section}\n\n{BULLETS}").what == NOTES


@pytest.mark.parametrize("section", ["## The ferry", "## Key Takeaways\nsource: anvil"])
def test_markdown_below_front_matter_is_no_yaml(section: str) -> None:
    assert what(f"{FRONT}{section}\n\n{BULLETS}").name != OWN


@pytest.mark.parametrize("start", ["", "---\n", "# Quotes\n", "---\n# Key Takeaways\n"])
def test_yaml_with_comments_is_ghosts_own(start: str) -> None:
    assert what(f"{start}title: The ferry\nquotes:\n- text: We measured it.\n  at: 0:16\n").name == OWN
