"""Quotes of the episode `bridge`, and how `ghost verify` judges them."""

from __future__ import annotations

from traced import Home

PEOPLE = """people:
  - {name: Ada Reed, aliases: [SPEAKER_01]}
  - {name: Ben Cole, aliases: [SPEAKER_00]}
"""
CHEAPEST = (
    "A queue is the cheapest machine in the world, and it always repairs itself when somebody sits down"
)
MEASURED = "We measured the river twice and trusted the first number."
FERRYMAN = "Nobody asked the ferryman, and he had known for thirty years."


def quotes(*texts: str, **more: str) -> str:
    """Notes with those quotes, all of one speaker or with whatever else is given."""
    fields = "".join(f", {name}: {value}" for name, value in more.items())
    rows = [f'  - {{id: q{number}, text: "{text}"{fields}}}' for number, text in enumerate(texts)]
    return "quotes:\n" + "\n".join(rows) + "\n"


def verdicts(home: Home, *arguments: str, status: int = 0) -> dict[str, list[str]]:
    rows = home.ghost("verify", *arguments, "-o", "json", status=status).json
    return {row["ref"].rsplit("/")[-1]: row["verdicts"] for row in rows}
