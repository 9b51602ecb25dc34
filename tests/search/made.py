"""Libraries of a few quotes, by language, and what is asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from ghostcli.index.library import library_in_memory
from ghostcli.index.reader import StoredEpisodes
from ghostcli.model import KINDS
from ghostcli.search.answers import Partial
from ghostcli.search.find import Answer, Question, find

QUOTES = (KINDS["quotes"],)


def library(folder: Path, *texts: str, **others: Sequence[str]) -> StoredEpisodes:
    """An episode `en` with those quotes, and one for each other language."""
    for language, quotes in {"en": texts, **others}.items():
        (folder / language).mkdir(exist_ok=True)
        notes = {"title": "Untitled", "language": language, "quotes": [{"text": text} for text in quotes]}
        text = yaml.safe_dump(notes, allow_unicode=True)
        (folder / language / "episode.yaml").write_text(text, encoding="utf-8")
    return library_in_memory([str(folder)]).episodes


def asked(episodes: StoredEpisodes, query: str, lacking: Partial = Partial.FEW, **more: Any) -> Answer:
    return find(episodes, Question(QUOTES, query, partial=lacking, **more))


def grades(
    episodes: StoredEpisodes, query: str, lacking: Partial = Partial.FEW, **more: Any
) -> Mapping[str, str]:
    """The grade of each hit, by its text, in order."""
    return {hit.record.label: hit.match for hit in asked(episodes, query, lacking, **more).hits}
