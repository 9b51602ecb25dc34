"""What `docs/search.md` works through by hand is what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

from running import Ghost

PAGE = Path(__file__).parents[2] / "docs" / "search.md"
SAID = re.compile(r"(?m)^\| (\d) \| (\w+) \| (.+) \|$")
SCORED = re.compile(
    r"(?m)^\| (passage \d|takeaway)\b.*\| (\w+) \| [\d.]+ \| [\d.]+ \| [\d.]+ \| ([\d.]+) \|$"
)


def test_the_example(here: Path, ghost: Ghost) -> None:
    page = PAGE.read_text("utf-8")
    episode = here / "library" / "boats"
    episode.mkdir(parents=True)
    (episode.parent / "ghost.yaml").write_text("version: 1\n", "utf-8")
    (episode / "episode.yaml").write_text("title: Boats in winter\nlanguage: en\n", "utf-8")
    notes = "takeaways:\n  - title: Paint and pitch\n    detail: They keep a hull dry.\n"
    (episode / "takeaways.yaml").write_text(notes, "utf-8")
    cues = [
        f"00:00:{10 * int(number):02}.000 --> 00:00:{10 * int(number) + 5}.000\n<v {speaker}>{words}\n"
        for number, speaker, words in SAID.findall(page)
    ]
    (episode / "transcript.vtt").write_text("\n".join(["WEBVTT\n", *cues]), "utf-8")
    found = ghost("--content", "library", "search", "paint", "the", "hull", "-o", "json").json
    said = [
        (
            f"passage {one['number']}" if one["kind"] == "transcript" else "takeaway",
            one["match"],
            one["score"],
        )
        for one in found
    ]
    expected = [(hit, match, float(score)) for hit, match, score in SCORED.findall(page)]
    assert len(cues) == len(expected) == 6
    assert said == expected
