from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from ghostcli.actions.edit import edit, editor_command
from ghostcli.cli.app import run
from ghostcli.errors import GhostError

PATH = "/library/a {line} talk/episode.yaml"
HERE = f"{PATH}:12"


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vi", ["vi", "+12", PATH]),
        ("vim -u NONE", ["vim", "-u", "NONE", "+12", PATH]),
        ("/usr/bin/nano", ["/usr/bin/nano", "+12", PATH]),
        ("emacs -nw", ["emacs", "-nw", "+12", PATH]),
        ("code", ["code", "--wait", "--goto", HERE]),
        ("code --wait", ["code", "--wait", "--goto", HERE]),
        ("'/opt/my editors/code' -n", ["/opt/my editors/code", "-n", "--wait", "--goto", HERE]),
        ("code.cmd", ["code.cmd", "--wait", "--goto", HERE]),
        ("codium", ["codium", "--wait", "--goto", HERE]),
        ("cursor", ["cursor", "--wait", "--goto", HERE]),
        ("subl -w", ["subl", "-w", "--wait", HERE]),
        ("zed", ["zed", "--wait", HERE]),
        ("hx", ["hx", HERE]),
        ("helix", ["helix", HERE]),
        ("mate", ["mate", "--wait", "--line", "12", PATH]),
    ],
)
def test_an_editor_is_told_the_line(editor: str, command: list[str]) -> None:
    assert editor_command(PATH, 12, {"EDITOR": editor}) == command
    assert editor_command(PATH, 12, {"VISUAL": editor, "EDITOR": "ed"}) == command
    assert editor_command(PATH, 12, {"VISUAL": "", "EDITOR": editor}) == command
    assert editor_command(PATH, 12, {"VISUAL": " ", "EDITOR": editor}) == command  # it was no editor at all


def test_without_a_setting_it_is_vi(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    assert editor_command(PATH, 12, {}) == ["/bin/vi", "+12", PATH]


@pytest.mark.parametrize("environ", [{"EDITOR": '"'}, {"VISUAL": "vi 'a"}])
def test_an_editor_that_no_shell_would_understand(environ: dict[str, str]) -> None:
    with pytest.raises(GhostError, match=r"^cannot parse the editor command .*: no closing quotation$"):
        editor_command(PATH, 12, environ)


@pytest.mark.parametrize("environ", [{}, {"EDITOR": ""}, {"VISUAL": "  "}, {"EDITOR": "''"}])
def test_no_editor(monkeypatch: pytest.MonkeyPatch, environ: dict[str, str]) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(GhostError, match=r"^no editor is set$") as caught:
        editor_command(PATH, 12, environ)
    assert (caught.value.status, caught.value.hint) == (2, "export EDITOR=nano, or another editor")


def script(folder: Path, body: str) -> str:
    """An editor of that Python code, to which its arguments are `args`."""
    path = folder / "editor.py"
    path.write_text(f"import sys\nargs = sys.argv[1:]\n{body}\n")
    return f"{sys.executable} {path}"


def test_the_editor_gets_line_and_file_as_they_are(tmp_path: Path) -> None:
    editor = script(tmp_path, f"open({str(tmp_path / 'got')!r}, 'w').write(repr(args))")
    edit("/a; rm -rf $HOME `b`.yaml", 7, {"EDITOR": editor})
    assert (tmp_path / "got").read_text() == repr(["+7", "/a; rm -rf $HOME `b`.yaml"])


def test_an_editor_that_fails_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GhostError, match=r" ended with status 3$"):
        edit("a", 1, {"EDITOR": script(tmp_path, "sys.exit(3)")})


@pytest.mark.parametrize(
    ("editor", "message"),
    [
        ("/nowhere/\x1bed", r"/nowhere/\x1bed cannot be started: No such file or directory"),
        (os.devnull, f"{os.devnull} cannot be started: Permission denied"),
    ],
)
def test_an_editor_that_is_missing_is_an_error(editor: str, message: str) -> None:
    with pytest.raises(GhostError) as caught:
        edit("a", 1, {"EDITOR": editor})
    assert (caught.value.message, caught.value.status) == (message, 2)


class TestGhostEdit:
    @pytest.fixture(autouse=True)
    def _apart(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        monkeypatch.delenv("GHOST_CONTENT", raising=False)
        monkeypatch.delenv("GHOST_EPISODE", raising=False)
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.chdir(tmp_path)

    def write(self, folder: Path) -> Path:
        path = folder / "library" / "talk" / "episode.yaml"
        path.parent.mkdir(parents=True)
        path.write_text("title: A\nquotes:\n- {id: a, text: b}\n- {id: c, text: d}\n")
        return path

    def test_opens_the_record_and_lints_its_file_afterwards(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        path = self.write(tmp_path)
        body = "assert args[0] == '+4', args\nopen(args[1], 'a').write('- {txt: e}\\n')"
        monkeypatch.setenv("EDITOR", script(tmp_path, body))
        assert run(["--content", "library", "edit", "quotes/c"]) == 1
        out = capfd.readouterr().out
        assert out.splitlines() == [
            f"{os.path.relpath(path)}:5:3: a quote without text, which it needs",
            f'{os.path.relpath(path)}:5:4: a quote has no field "txt"; did you mean "text"?',
        ]

    def test_says_nothing_where_nothing_is_wrong(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        self.write(tmp_path)
        monkeypatch.setenv("EDITOR", script(tmp_path, "assert args[0] == '+1', args"))
        assert run(["--content", "library", "edit", "talk"]) == 0
        assert capfd.readouterr().out == ""

    def test_never_opens_the_built_in_library(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("EDITOR", script(tmp_path, f"open({str(tmp_path / 'got')!r}, 'w')"))
        assert run(["edit", "karpathy-ghosts/themes/1"]) == 2
        assert not (tmp_path / "got").exists()
        assert "is in the built-in library, which is read-only" in capfd.readouterr().err

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [([], "one ref"), (["a", "b"], "one ref"), (["zebra"], 'no record or episode "zebra"')],
    )
    def test_takes_one_ref_that_exists(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], says: str
    ) -> None:
        self.write(tmp_path)
        assert run(["--content", "library", "edit", *arguments]) == 2
        assert says in capfd.readouterr().err

    def test_fails_as_the_editor_fails(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        self.write(tmp_path)
        monkeypatch.setenv("EDITOR", script(tmp_path, "sys.exit(3)"))
        assert run(["--content", "library", "edit", "talk"]) == 2
        assert "ended with status 3" in capfd.readouterr().err
