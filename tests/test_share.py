"""What a system reads of an installed ghost: the manual pages and completions in share/ are those of the code."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from ghostcli.cli.installing import SHELLS
from ghostcli.cli.surroundings import VARIABLES
from running import Ghost, Shell, Typist

ROOT = Path(__file__).parent.parent
SHARE = ROOT / "share"
MAN = SHARE / "man/man1"


@pytest.fixture
def docs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripts that make pages import each other."""
    monkeypatch.syspath_prepend(ROOT / "docs")


@pytest.fixture
def roff(docs: None) -> ModuleType:
    del docs
    return importlib.import_module("roff")


@pytest.mark.usefixtures("docs")
def test_the_files_are_those_of_the_code() -> None:
    made = dict(importlib.import_module("share").files())
    kept = {str(path.relative_to(SHARE)) for path in SHARE.rglob("*") if path.is_file()}
    assert kept == set(made), "run: python docs/share.py"
    for name, text in made.items():
        assert (SHARE / name).read_text(encoding="utf-8") == text, f"{name}: run python docs/share.py"


@pytest.mark.usefixtures("docs")
def test_the_completions_are_what_the_command_prints(ghost: Ghost) -> None:
    places = importlib.import_module("share").COMPLETIONS
    assert set(places) == set(SHELLS)
    for shell, name in places.items():
        assert (SHARE / name).read_text(encoding="utf-8") == ghost("completion", shell).out


RC = {
    "bash": """PS1='$ '
show_line() { printf '<%s>\\n' "$READLINE_LINE"; }
bind -x '"\\C-x\\C-p": show_line'
bind 'set enable-bracketed-paste off'
source SHARE/bash-completion/completions/ghost
""",
    "zsh": """PS1='%% '
fpath=(SHARE/zsh/site-functions $fpath)
autoload -Uz compinit && compinit -u -D
show-line() { print -r -- "<$BUFFER>" }
zle -N show-line
bindkey '^X^P' show-line
""",
}
COMMANDS = {"bash": ["bash", "--rcfile", "rc", "-i"], "zsh": ["zsh", "-i"]}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_shell_completes_at_once_with_what_is_installed(name: str, here: Path, shell: Shell) -> None:
    if not shutil.which(name):
        pytest.skip(f"not installed here: {name}")
    for rc in ("rc", ".zshrc"):
        (here / rc).write_text(RC[name].replace("SHARE", str(SHARE)))
    typist = Typist(COMMANDS[name], here, shell.environ | {"ZDOTDIR": str(here), "LANG": "C.UTF-8"})
    try:
        typist.type("echo rea''dy\n", "ready\n")
        assert "<ghost themes >" in typist.type("ghost th\t\x18\x10", ">\n")
    finally:
        typist.leave()


def test_fish_completes_with_what_is_installed(shell: Shell) -> None:
    if not shutil.which("fish"):
        pytest.skip("not installed here: fish")
    script = SHARE / "fish/vendor_completions.d/ghost.fish"
    assert shell(f"source {script}; complete -C 'ghost th'", program="fish").out.startswith("themes\t")


def test_the_page_of_a_command_says_what_its_help_says() -> None:
    text = (MAN / "ghost-quotes.1").read_text(encoding="ascii")
    assert r"\fB\-e\fR, \fB\-\-episode\fR \fIID\fR" in text
    assert "Only in this episode (repeatable)." in text
    assert r"ghost quotes \-\-search ghosts \-o jsonl" in text
    assert r"\fBghost\-quotes\-show\fR(1)" in text
    assert ".SS Explore" in (MAN / "ghost.1").read_text(encoding="ascii")


def test_what_roff_would_read_or_change_is_escaped(roff: ModuleType) -> None:
    assert roff.escaped(".so /etc/passwd\n.TH") == "\\&.so /etc/passwd\n\\&.TH"
    assert roff.escaped("'br") == r"\(aqbr"
    assert roff.escaped(r"a\fB --no-pager ~ ^ ` …") == r"a\(rsfB \-\-no\-pager \(ti \(ha \(ga \[u2026]"
    assert roff.filled("word " * 14 + ".hidden") == "word " * 13 + "word\n\\&.hidden"


HOSTILE = r""".TH at the beginning, 'br too, \fBbackslashes\fR, --options, a~b^c`d`, "quotes" and 3.5"""


@pytest.mark.parametrize("program", ["mandoc -T ascii", "groff -man -T ascii -P -c"])
def test_a_reader_prints_what_was_written(program: str, roff: ModuleType, here: Path, shell: Shell) -> None:
    if not shutil.which(program.split(maxsplit=1)[0]):
        pytest.skip(f"not installed here: {program.split(maxsplit=1)[0]}")
    lines = ['.TH A 1 2026-01-01 "a"', ".SH EXAMPLES", ".EX", roff.escaped(HOSTILE), ".EE", ""]
    (here / "a.1").write_text("\n".join(lines))
    assert HOSTILE in shell(f"{program} a.1 | sed 's/.\b//g'").out


@pytest.mark.parametrize("check", ["mandoc -T lint {}", "man --warnings -E ascii -l {} >/dev/null"])
def test_the_pages_are_valid(check: str) -> None:
    program = check.split(maxsplit=1)[0]
    if not shutil.which(program) or (program == "man" and not shutil.which("groff")):
        pytest.skip(f"not installed here: {program}")
    for page in sorted(MAN.iterdir()):
        command = check.format(page)
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), page.name


def test_the_page_of_ghost_names_every_variable_that_the_code_reads() -> None:
    """A variable is a word in capitals that the code takes from the environment by its name."""
    pattern = r'(?:environ(?:\.get\(|\[)|_base\(environ, )"([A-Z_]+)"'
    read = {
        name
        for path in (ROOT / "src/ghostcli").rglob("*.py")
        for name in re.findall(pattern, path.read_text(encoding="utf-8"))
    }
    assert "PAGER" in read
    assert read - {"COMP_WORDS"} <= VARIABLES.keys()  # which only a shell sets, for completion
