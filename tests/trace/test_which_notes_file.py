"""Which file of an episode is that of a document: by its source, its name and its records."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from traced import Home

SAMPLES = Path(__file__).parent.parent / "notes" / "samples"
BRIDGE = SAMPLES / "bridge/transcript.vtt"
TEAHOSE = SAMPLES / "teahose/breakdown-2026.md"


def summary(*lines: str) -> str:
    items = "".join(f"- {line}\n" for line in lines)
    return f"# A talk on bridges\n\n## Key Takeaways\n\n{items}"


FIRST = summary("A number needs two signatures", "Polite review is no review")
SECOND = summary("Ask the people who cross", "A gauge is a witness")


def titles(home: Home, episode: str = "bridge") -> list[str]:
    return sorted(one["title"] for one in home.ghost("takeaways", "-e", episode, "-o", "json").json)


ALL = ["A gauge is a witness", "A number needs two signatures", "Ask the people who cross"]
ALL += ["Polite review is no review"]


@pytest.mark.parametrize("order", list(permutations([FIRST, SECOND])))
def test_two_documents_from_stdin_are_two(home: Home, order: tuple[str, ...]) -> None:
    """The second one was refused as a changed form of the first; --update replaced its records."""
    for text in order:
        assert home.ghost("import", "-", "-e", "bridge", stdin=text).rows[0][1] in {"new", "added"}
    assert titles(home) == ALL
    before = home.files()
    for text in order:
        assert home.ghost("import", "-", "-e", "bridge", stdin=text).rows[0][1] == "unchanged"
    assert home.files() == before
    changed = home.ghost("import", "-", "-e", "bridge", stdin=SECOND + "- One more\n", status=2)
    assert "it differs from what was imported before" in changed.err


def test_two_documents_with_one_name_in_one_import_are_two(home: Home) -> None:
    files = [home.write("ca/summary.md", FIRST), home.write("cb/summary.md", SECOND)]
    for wanted in (["new", "added"], ["unchanged", "unchanged"]):
        ran = home.ghost("import", *files, "-e", "bridge")
        assert [row[1] for row in ran.rows] == wanted
    assert titles(home) == ALL


def test_a_document_that_comes_twice_is_counted_once(home: Home) -> None:
    home.ghost("import", BRIDGE, "-e", "bridge")
    copies = [home.write(f"{name}/talk.md", TEAHOSE.read_bytes()) for name in ("a", "b")]
    last = home.ghost("import", *copies, "-e", "bridge").err.splitlines()[-1]
    assert last == "6 quotes, 6 quotable: 6 verbatim"


def edited(home: Home) -> None:
    path = home.library / "bridge/teahose.yaml"
    text = path.read_text(encoding="utf-8").replace("source: Teahose\n", "source: Teahose (mine)\n")
    path.write_text(text, encoding="utf-8")


def renamed(home: Home) -> None:
    (home.library / "bridge/teahose.yaml").rename(home.library / "bridge/mine.yaml")


@pytest.mark.parametrize("edits", [(edited,), (renamed,), (edited, renamed)])
def test_a_renamed_file_or_source_is_found_by_its_list(home: Home, edits: tuple[object, ...]) -> None:
    """All records of the document were there twice after the next import."""
    home.ghost("import", TEAHOSE, "-e", "bridge")
    for edit in edits:
        assert callable(edit)
        edit(home)
    before = home.files()
    for more in (("-e", "bridge"), ()):
        assert home.ghost("import", TEAHOSE, *more).rows[0][1] == "unchanged"
    assert home.files() == before


def test_a_document_belongs_to_the_episode_that_has_it(home: Home) -> None:
    """Without --episode it made a second episode where the first one has another title."""
    home.note("bridge/episode.yaml", "title: Vell\n")
    home.ghost("import", TEAHOSE, "-e", "bridge")
    assert home.ghost("import", TEAHOSE).rows[0][:2] == ["bridge", "unchanged"]
    other = home.write(f"other/{TEAHOSE.name}", summary("A lamp needs oil").replace("bridges", "lamps"))
    assert home.ghost("import", other).rows[0][1] == "new"


def test_quotes_that_could_not_be_checked_come_with_the_transcript(home: Home) -> None:
    """The same command then said that the document had changed."""
    ran = home.ghost("import", TEAHOSE, "-e", "bridge", "--quotable")
    told = "6 quotes could not be checked, so --quotable leaves them out"
    assert told in ran.err
    assert "may not be quoted" not in ran.err
    home.ghost("import", BRIDGE, "-e", "bridge")
    ran = home.ghost("import", TEAHOSE, "-e", "bridge", "--quotable")
    assert ran.err.splitlines()[-1] == "6 quotes, 6 quotable: 6 verbatim"
    assert told not in ran.err
    assert ran.rows[0][1] == "replaced"
