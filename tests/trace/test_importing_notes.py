"""Notes are imported into the episode that they are about, and what a person edited since stays."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from ghostcli.notes import formats
from ghostcli.notes.base import NoteReading, split_lines
from ghostcli.notes.collector import Collector
from ghostcli.transcripts.encoding import SourceText
from traced import BRIDGE, Home

NOTES = """\
# The bridge

## Key Takeaways

- Measure again
- Ask the ferryman

## Notable Quotes

> "We measured the river twice and trusted the first number." — Ada Reed

> "Nobody asked the ferryman for thirty years." — Ada Reed

## Summary

It was measured twice.
"""


def read(source: SourceText) -> NoteReading:
    """A small reader: takeaways in bullets, quotes in `>`, the title, and the line behind `## Summary`."""
    lines = split_lines(source.clean)
    notes = Collector(lines)
    quotes = []
    for number, line in enumerate(lines, 1):
        if found := re.fullmatch(r'> "(.*)" — (.*)', line):
            quotes.append(notes.quote(found[1], [number], speaker=found[2]))
        elif line.startswith("- "):
            rests = [quotes[-1]] if quotes and quotes[-1] is not None else []
            title, _, detail = line[2:].partition(" | ")
            notes.record("takeaways", [number], title=title, detail=detail, quotes=rests)
        elif line.startswith("# "):
            notes.fact("title", line[2:], [number])
        elif line.startswith("@"):
            notes.fact("url", line[1:], [number])
        elif line.startswith("* "):
            notes.person(line[2:], "guest", [number])
        elif number > 2 and "Summary" in lines[number - 3]:
            notes.fact("summary", line, [number])
    done = notes.done()
    source_name = "Small Notes"
    return NoteReading(family="small", source=source_name, episodes=(done,), places=notes.places.done())


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "read_notes", read)


def notes(home: Home, text: str = NOTES, name: str = "notes.md") -> Path:
    return home.write(f"in/{name}", text)


def kept(home: Home, path: str = "bridge/small-notes.yaml") -> str:
    return (home.library / path).read_text()


FILE = """\
source: Small Notes

takeaways:
- id: measure-again
  title: Measure again
- id: ask-the-ferryman
  title: Ask the ferryman

quotes:
- id: we-measured-the-river-twice-and
  text: We measured the river twice and trusted the first number.
  speaker: Ada Reed
- id: nobody-asked-the-ferryman-for-thirty
  text: Nobody asked the ferryman for thirty years.
  speaker: Ada Reed

# ghost import wrote these records. Edit them as you like: by this list it knows what you changed.
# ghost: source Small Notes
# ghost: from notes.md
"""


def test_notes_become_a_file_of_the_episode(home: Home) -> None:
    home.episode("bridge")
    ran = home.ghost("import", notes(home), "-e", "bridge")
    assert ran.rows[0][:4] == ["bridge", "added", "2 takeaways, 2 quotes", "bridge/small-notes.yaml"]
    assert kept(home).startswith(FILE)
    assert ran.err.splitlines()[-1].startswith("2 quotes, 1 quotable: 1 verbatim, 1 ")
    assert home.ghost("lint").status == 0


def test_a_new_episode_has_the_facts_of_the_notes(home: Home) -> None:
    ran = home.ghost("import", notes(home, "@https://youtu.be/abc\n" + NOTES))
    assert ran.rows[0][:2] == ["the-bridge", "new"]
    head = kept(home, "the-bridge/episode.yaml")
    assert "title: The bridge\n" in head
    assert "summary: It was measured twice.\n" in head
    assert "- url: https://youtu.be/abc\n" in head
    assert "- name: Small Notes\n" in head
    assert ran.err.endswith("2 quotes, unchecked: no transcript yet of the-bridge\n")


def test_the_same_document_again_changes_nothing(home: Home) -> None:
    home.ghost("import", notes(home))
    before = home.files()
    assert home.ghost("import", notes(home)).rows[0][1] == "unchanged"
    assert home.files() == before


def test_notes_go_to_the_episode_with_their_address_or_title(home: Home) -> None:
    home.episode("talk-7", "media: [{url: https://www.youtube.com/watch?v=abc}]\n")
    home.note("other/episode.yaml", "title: Something else\naliases: [The Bridge at Oort]\n")
    by_address = notes(home, "@https://youtu.be/abc?t=5\n" + NOTES)
    assert home.ghost("import", by_address).rows[0][:2] == ["talk-7", "added"]
    by_title = notes(home, NOTES.replace("# The bridge", "# The bridge at Oort"))
    assert home.ghost("import", by_title).rows[0][:2] == ["other", "added"]


def test_several_episodes_that_fit_are_listed(home: Home) -> None:
    for name in ("one", "two"):
        home.note(f"{name}/episode.yaml", "title: The bridge at Oort\n")
    file = notes(home, NOTES.replace("# The bridge", "# The bridge at Oort"))
    err = home.ghost("import", file, status=2).err
    assert "2 episodes may be “The bridge at Oort”: one, two\n  --episode ID says which one it is" in err


def test_an_edit_survives_a_second_import(home: Home) -> None:
    home.ghost("import", notes(home), "-e", "bridge")
    mine = kept(home).replace(
        "  title: Measure again\n", "  title: Measure thrice # mine\n  tags: [rivers]\n"
    )
    mine = mine.replace("takeaways:\n", "takeaways:\n# a comment of mine\n- title: My own\n")
    home.note("bridge/small-notes.yaml", mine)
    ran = home.ghost("import", notes(home), "-e", "bridge")
    assert ran.rows[0][1] == "unchanged"
    assert "kept as you edited: takeaways/measure-again" in ran.err
    assert kept(home) == mine


def test_a_changed_document_needs_update_and_changes_only_its_own(home: Home) -> None:
    home.ghost("import", notes(home), "-e", "bridge")
    mine = kept(home).replace(
        "speaker: Ada Reed\n- id: nobody", "speaker: Ada Reed\n  note: check\n- id: nobody"
    )
    home.note("bridge/small-notes.yaml", mine)
    changed = NOTES.replace("- Ask the ferryman", "- Ask the ferryman | He knows.\n- Look").replace(
        '> "Nobody asked the ferryman for thirty years." — Ada Reed\n', ""
    )
    ran = home.ghost("import", notes(home, changed), "-e", "bridge", status=2)
    assert "+  detail: He knows.\n" in ran.err
    assert "-  text: Nobody asked the ferryman for thirty years.\n" in ran.err
    assert "--update changes them" in ran.err
    assert kept(home) == mine
    ran = home.ghost("import", notes(home, changed), "-e", "bridge", "--update")
    assert ran.rows[0][1] == "replaced"
    after = kept(home)
    assert "  note: check\n" in after
    assert "- id: ask-the-ferryman\n  title: Ask the ferryman\n  detail: He knows.\n- id: look\n" in after
    assert "for thirty years" not in after
    assert home.ghost("import", notes(home, changed), "-e", "bridge").rows[0][1] == "unchanged"


def test_a_deleted_record_stays_deleted(home: Home) -> None:
    home.ghost("import", notes(home), "-e", "bridge")
    mine = kept(home).replace("- id: measure-again\n  title: Measure again\n", "")
    home.note("bridge/small-notes.yaml", mine)
    changed = notes(home, NOTES.replace("- Ask the ferryman", "- Ask the ferryman\n- Look"))
    ran = home.ghost("import", changed, "-e", "bridge", "--update")
    assert "deleted by you, so not brought back: takeaways/measure-again" in ran.err
    assert "Measure again" not in kept(home)
    assert "- id: look\n" in kept(home)


def test_without_its_list_nothing_in_a_file_is_replaced(home: Home) -> None:
    home.ghost("import", notes(home), "-e", "bridge")
    mine = (
        kept(home).split("\n# ghost import")[0].replace("Measure again", "Measure twice, then again") + "\n"
    )
    home.note("bridge/small-notes.yaml", mine)
    changed = notes(home, NOTES.replace("- Ask the ferryman", "- Ask the ferryman | He knows.\n- Look"))
    home.ghost("import", changed, "-e", "bridge", "--update")
    assert kept(home).startswith(mine.split("quotes:")[0].rstrip("\n"))
    assert "He knows" not in kept(home)
    assert "- id: look\n" in kept(home)


def test_a_file_that_is_not_valid_is_refused(home: Home) -> None:
    home.ghost("import", notes(home), "-e", "bridge")
    home.note("bridge/small-notes.yaml", kept(home) + "takeaways: [\n")
    before = home.files()
    assert "repair it" in home.ghost("import", notes(home), "-e", "bridge", "--update", status=2).err
    assert home.files() == before


def statements(home: Home, episode: str) -> list[set[str]]:
    """The quotes of an episode as groups of texts of one statement."""
    found = home.ghost("quotes", "-e", episode, "-o", "json").json
    groups: dict[str, set[str]] = {}
    for one in found:
        assert one.get("same_as") not in {other["ref"] for other in found if other.get("same_as")}
        groups.setdefault(one.get("same_as") or one["ref"], set()).add(one["text"])
    return sorted(groups.values(), key=sorted)


WORDINGS = (
    "We measured the river twice and trusted the first number.",
    "We measured the river twice, and we trusted the first number",
    "We measured the river twice and trusted the first number.",
    "Nobody asked the ferryman for thirty years.",
)


def test_a_statement_is_one_in_any_order(home: Home) -> None:
    files = [
        notes(
            home,
            f'# A bridge\n\n## Key Takeaways\n\n- M\n\n## Notable Quotes\n\n> "{words}" — Ada Reed\n',
            f"{n}.md",
        )
        for n, words in enumerate(WORDINGS)
    ]
    seen = []
    for number, order in enumerate(itertools.permutations(files)):
        for file in order:
            home.ghost(
                "import", file, "-e", f"bridge-{number}".replace("bridge-", "b"), "--as", f"n{file.stem}"
            )
        seen.append(statements(home, f"b{number}"))
    assert all(one == seen[0] for one in seen)
    assert len(seen[0]) == 2


def test_only_quotes_that_may_be_quoted(home: Home) -> None:
    home.episode("bridge")
    text = NOTES.replace(
        "Nobody asked the ferryman for thirty years.", "We built ferries of straw and paper."
    )
    ran = home.ghost("import", notes(home, text + "- Straw\n"), "-e", "bridge", "--quotable")
    assert "line 12: may not be quoted, so left out: “We built ferries of straw and paper.”" in ran.err
    assert ran.err.endswith("1 quote, 1 quotable: 1 verbatim\n")
    assert "straw-and" not in kept(home)
    assert "quotes:\n  -" not in kept(home)


def test_a_transcript_in_another_language_is_not_a_missing_one(home: Home) -> None:
    home.episode("bridge", "language: en\n")
    text = NOTES.replace("Nobody asked the ferryman for thirty years.", "計器は証人であって、道具ではない。")
    text = text.replace("We measured the river twice and trusted the first number.", "橋は二度測られた。")
    err = home.ghost("import", notes(home, text), "-e", "bridge").err
    assert err.endswith("2 quotes, 0 quotable: 2 unchecked\n")


def test_transcripts_and_notes_of_a_folder_come_together(home: Home) -> None:
    home.write("in/bridge.vtt", BRIDGE)
    notes(home, name="bridge.md")
    ran = home.ghost("import", home.folder / "in")
    assert [row[:2] for row in ran.rows] == [["bridge", "new"], ["bridge", "added"]]
    assert "title: The bridge\n" in kept(home, "bridge/episode.yaml")
    assert "1 verbatim" in ran.err


def test_people_are_added_once(home: Home) -> None:
    home.episode("bridge", "people: [{name: Reed, aliases: [Áda Reed]}]\n")
    home.ghost("import", notes(home, NOTES + "\n* Ada Reed\n* Ben Cole\n"), "-e", "bridge")
    assert "name: Ben Cole" in kept(home)
    assert "name: Ada Reed" not in kept(home)


def test_the_account_for_programs(home: Home) -> None:
    home.episode("bridge")
    file = notes(home, NOTES + "\nWhat is this?\n")
    one = home.ghost("import", file, "-e", "bridge", "-o", "json").json[0]
    assert one["what"] == "notes"
    assert one["records"] == {"takeaways": 2, "quotes": 2}
    assert sum(one["lines"].values()) == len(file.read_text().splitlines())
    assert 18 in one["left_over"]
    assert one["verdicts"]["verbatim"] == 1


def test_own_notes_keep_their_ids(home: Home) -> None:
    home.episode("bridge", "quotes: [{id: taken, text: Some other words}]\n")
    own = "source: Me\nquotes:\n- {id: river, text: The river, at: 0:00:05}\n- {id: taken, text: New}\n"
    ran = home.ghost("import", home.write("own.yaml", own), "-e", "bridge")
    assert "has the id: quotes/taken" in ran.err
    assert "- id: river\n  text: The river\n  at: 0:00:05\n" in kept(home, "bridge/me.yaml")
    assert "New" not in kept(home, "bridge/me.yaml")
    assert home.ghost("import", home.folder / "own.yaml").rows[0][:2] == ["bridge", "unchanged"]
    assert "--episode ID names it" in home.ghost("import", home.write("new.yaml", own), status=2).err


def test_a_dry_run_checks_the_quotes_against_the_transcript_that_it_does_not_write(home: Home) -> None:
    """It said that there is no transcript, and `--quotable` left every quote out."""
    home.write("in/bridge.vtt", BRIDGE)
    notes(home, name="bridge.md")
    for more in ((), ("--quotable",)):
        told = home.ghost("import", home.folder / "in", "--dry-run", *more).err.splitlines()[-1]
        assert "1 quotable: 1 verbatim" in told
    assert not (home.library / "bridge").exists()


def test_a_file_is_not_called_like_a_device_of_windows(home: Home) -> None:
    """`con.yaml` could not be written there, nor a library with it be copied to such a system."""
    own = home.write("own.yaml", "source: Con\ntakeaways: [{title: Measure twice}]\n")
    assert home.ghost("import", own, "-e", "bridge").rows[0][3] == "bridge/con-notes.yaml"
    assert home.ghost("import", own, "-e", "bridge").rows[0][1] == "unchanged"
    assert home.ghost("import", own, "-e", "bridge", "--as", "nul").rows[0][3] == "bridge/nul-notes.yaml"


def test_broken_notes_of_ghosts_own_name_the_line_and_the_fault(home: Home) -> None:
    own = home.write(
        "own.yaml", 'quotes:\n- id: we\n  text: "We measured it.\n  at: 0:00:16\n- text: We did.\n'
    )
    err = home.ghost("import", own, "-e", "bridge", status=2).err
    assert "line 3: is not valid YAML: " in err
