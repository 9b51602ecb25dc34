"""What a link leads to outside a library is not read, not told and not written, by any command."""

from __future__ import annotations

from pathlib import Path

import pytest

from ghostcli.cli.app import run
from running import Ghost
from traced import BRIDGE, Home

SECRETS = ("HIDDEN-KEY", "hidden-key", "hidden_key", "Hidden Key")
NOTES = """quotes:
  - {id: told, text: "We measured the river twice and trusted the first number."}
  - {id: hidden-key, text: "HIDDEN-KEY is what we measured the river with, twice."}
people: [{name: Hidden Key}]
hidden_key: 1
"""
SPOKEN = "WEBVTT\n\nHIDDEN-KEY\n\n00:01.000 --> 00:04.000\n<v HIDDEN-KEY>The HIDDEN-KEY was in the river.\n"
MARKER = "version: 1\ntitle: HIDDEN-KEY\nheard: {river: HIDDEN-KEY, nobody says: hidden_key}\nhidden_key: 1\n"

LINKS = {
    "evil/transcript.vtt": SPOKEN,
    "evil/transcript.de.vtt": SPOKEN,
    "evil/notes.yaml": NOTES,
    "other/episode.yaml": "title: HIDDEN-KEY\n" + NOTES,
    "ghost.yaml": MARKER,
}

SUMMARY = (
    '# The river\n\n## Key Takeaways\n\n- Measure it\n\n## Notable Quotes\n\n> "We measured it." — Ada\n'
)

COMMANDS: tuple[tuple[str, ...], ...] = (
    (),
    ("lint",),
    ("lint", "-o", "github"),
    ("lint", "-o", "json"),
    ("lint", "--names"),
    ("lint", "evil"),
    ("lint", "linked"),
    ("lint", "ghost.yaml", "evil/notes.yaml", "evil/transcript.vtt"),
    ("lint", "other/episode.yaml", "linked/notes.yaml", "linked/episode.yaml"),
    ("quotes", "-o", "json"),
    ("quotes", "show", "hidden-key"),
    ("people",),
    ("episodes", "-o", "yaml"),
    ("search", "river"),
    ("search", "measured", "--kind", "transcript"),
    ("transcript", "evil"),
    ("transcript", "evil", "-o", "vtt"),
    ("transcript", "other"),
    ("around", "evil@0:00:01"),
    ("open", "evil@0:00:01"),
    ("cite", "evil@0:00:01"),
    ("cite", "evil/quotes/hidden-key"),
    ("edit", "evil@turn1"),
    ("edit", "evil/quotes/hidden-key"),
    ("verify",),
    ("verify", "-o", "json"),
    ("verify", "--write", "--dry-run"),
    ("verify", "--write"),
    ("index", "--rebuild"),
    ("schema",),
    ("import", "../talk.vtt", "-e", "evil", "--force"),
    ("import", "../talk.vtt", "-e", "evil", "--as", "de", "--force"),
    ("import", "../talk.vtt", "-e", "other", "--force", "-o", "json"),
    ("import", "../talk.vtt", "-e", "linked", "--force"),
    ("import", "../summary.md", "-e", "evil"),
    ("import", "../summary.md", "-e", "evil", "--as", "notes", "--update"),
    ("import", "../summary.md", "-e", "other", "-o", "json"),
    ("import", "../summary.md", "-e", "linked"),
    ("import", "../own.yaml", "-e", "evil"),
    ("mentions", "river"),
    ("coverage", "evil"),
    ("coverage", "other", "-o", "json"),
    ("keep", "evil@0:00:01"),
    ("keep", "evil", "in the river"),
    ("keep", "evil/quotes/ours", "--tag", "x"),
    ("keep", "linked@0:00:01"),
)


@pytest.fixture
def stranger(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A library as somebody else may have made it, with links to files of this person's."""
    home.episode("evil", 'quotes: [{id: ours, text: "We measured the river twice."}]\n', transcript=None)
    (home.library / "other").mkdir()
    for name, content in LINKS.items():
        target = home.write("mine/" + name, content)
        target.chmod(0o600)
        (home.library / name).unlink(missing_ok=True)
        (home.library / name).symlink_to(target)
    home.write("mine/linked/episode.yaml", "title: HIDDEN-KEY\n" + NOTES)
    home.write("mine/linked/notes.yaml", NOTES)
    (home.library / "linked").symlink_to("../mine/linked")
    home.write("talk.vtt", BRIDGE)
    home.write("summary.md", SUMMARY)
    home.write("own.yaml", "source: me\ntakeaways: [{title: Measure it}]\n")
    monkeypatch.setenv("EDITOR", "cat")
    return home


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_tells_or_writes_what_a_link_leads_to(
    stranger: Home, command: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    mine = stranger.files(stranger.folder / "mine")
    assert run(list(command)) in {0, 1, 2}
    told = capfd.readouterr()
    typed = " ".join(command)
    for secret in SECRETS:
        if secret not in typed:
            assert secret not in told.out + told.err
    assert stranger.files(stranger.folder / "mine") == mine
    assert all((stranger.library / name).is_symlink() for name in (*LINKS, "linked"))


def test_each_of_them_is_a_problem_with_its_path(stranger: Home) -> None:
    rows = [line.split(": ", 1) for line in stranger.ghost("lint", "-o", "plain", status=1).lines]
    led = sorted(path.split(":")[0] for path, message in rows if "leads out of the library" in message)
    assert [Path(one).name if one.endswith("linked") else one for one in led] == sorted([*LINKS, "linked"])


def test_the_index_holds_nothing_of_them(stranger: Home) -> None:
    stranger.ghost("search", "river", status=0)
    stranger.ghost("lint", status=1)
    cached = [one for one in (stranger.folder / "home/.cache/ghost").rglob("*") if one.is_file()]
    assert len(cached) > 3
    for secret in SECRETS:
        assert not [one for one in cached if secret.encode() in one.read_bytes()]


def test_a_file_that_becomes_a_link_is_read_no_more(home: Home) -> None:
    """Though it is the same file, of the same time and size."""
    home.episode("bridge")
    home.ghost("search", "ferryman", "-o", "ref")
    (home.library / "bridge/transcript.vtt").rename(home.folder / "moved.vtt")
    (home.library / "bridge/transcript.vtt").symlink_to(home.folder / "moved.vtt")
    assert "ferryman" not in home.ghost("search", "ferryman", status=1).out
    assert "leads out of the library" in home.ghost("lint", status=1).out


def test_a_folder_named_by_a_link_elsewhere_is_the_choice_of_who_names_it(
    home: Home, ghost: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.episode("bridge", "colour: red\n")
    (home.folder / "near").symlink_to(home.library / "bridge")
    (home.folder / "shelf").symlink_to(home.library)
    monkeypatch.chdir(home.folder)
    for name in ("near", "shelf"):
        assert 'no kind or field is called "colour"' in ghost("lint", name, status=1).out
    assert ghost("episodes", "--content", "shelf", "-o", "ref").lines == ["bridge"]


@pytest.mark.parametrize("kind", ["quotes show", "people show", "transcript", "show", "quotes --episode"])
def test_completion_offers_nothing_of_them(
    stranger: Home, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["ghost", *kind.split()]
    for instruction, name, typed in (
        ("complete_bash", "COMP_WORDS", " ".join([*words, ""])),
        ("complete_zsh", "_TYPER_COMPLETE_ARGS", " ".join([*words, ""])),
    ):
        monkeypatch.setenv("_GHOST_COMPLETE", instruction)
        monkeypatch.setenv(name, typed)
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        offered = stranger.ghost().out
        assert ("evil" in offered or "ours" in offered) is (kind != "people show")
        assert not any(secret in offered for secret in SECRETS)
