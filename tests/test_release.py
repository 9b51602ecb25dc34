"""`.ci/release.py`: what it refuses, what it writes, and a whole release of a copy of this repository."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import ghostcli

ROOT = Path(__file__).parent.parent
LOG = "# Changelog\n\n## Unreleased\n\n### Added\n\n- A thing.\n\n## 0.1.0 - 2026-01-01\n\n- All.\n"


@pytest.fixture(scope="module")
def release() -> ModuleType:
    spec = importlib.util.spec_from_file_location("release", ROOT / ".ci/release.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_unreleased_becomes_the_section_of_the_version(release: ModuleType) -> None:
    made = release.released(LOG, "0.2.0", "2026-02-03")
    assert made == LOG.replace("## Unreleased\n", "## Unreleased\n\n## 0.2.0 - 2026-02-03\n")
    first = LOG.partition("## 0.1.0")[0]
    assert release.released(first, "0.1.0", "2026-02-03").endswith(
        "## 0.1.0 - 2026-02-03\n\n### Added\n\n- A thing.\n"
    )


def test_a_section_that_is_there_gets_the_day(release: ModuleType) -> None:
    ready = release.released(LOG, "0.2.0", "2026-02-03")
    assert release.released(ready, "0.2.0", "2026-02-04") == ready.replace("02-03", "02-04")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LOG.replace("## Unreleased\n", ""), "no line '## Unreleased'"),
        (LOG.replace("### Added\n\n- A thing.\n\n", ""), "nothing under Unreleased"),
        (LOG.replace("0.1.0", "0.2.0"), "a section for 0.2.0, and more under Unreleased"),
    ],
)
def test_a_changelog_that_does_not_fit_is_refused(text: str, said: str, release: ModuleType) -> None:
    with pytest.raises(SystemExit, match=re.escape(said)):
        release.released(text, "0.2.0", "2026-02-03")


def test_a_version_is_higher_than_those_released(release: ModuleType) -> None:
    release.check_version("0.10.0", "0.9.3", ["v0.9.3", "v0.2.0", "another", "v1", "v9.0.0-beta"])
    release.check_version("0.2.0", "0.2.0", [])  # declared, and not yet released
    with pytest.raises(SystemExit, match=r"0\.9\.2 is lower than 0\.9\.3"):
        release.check_version("0.9.2", "0.9.3", [])
    for tag in ("v0.10.0", "v0.10.1", "v1.0.0"):
        with pytest.raises(SystemExit, match="is no higher than"):
            release.check_version("0.10.0", "0.9.3", [tag])


@pytest.mark.parametrize("wrong", ["", "1", "1.2", "v1.2.3", "1.2.3.4", "1.2.3rc1", "01.2.3", "1.2.3\n"])
def test_a_version_has_three_numbers(wrong: str, release: ModuleType) -> None:
    with pytest.raises(SystemExit, match="is no version"):
        release.numbers(wrong)


def test_what_is_to_be_replaced_must_be_there(release: ModuleType) -> None:
    pattern = release.VERSIONED["docs/how-to/hooks.md"]
    assert release.replaced("a", "rev: v0.1.0\nuses: X/ghost@v0.1.0\ncheckout@v4", pattern, "0.2.0") == (
        "rev: v0.2.0\nuses: X/ghost@v0.2.0\ncheckout@v4"
    )
    with pytest.raises(SystemExit, match="a does not have"):
        release.replaced("a", "rev: 1", pattern, "0.2.0")


def kept() -> list[str]:
    """The files of this repository, those too that are not committed yet; skipped outside a checkout."""
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    git = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
    if git.returncode:
        pytest.skip("this is no checkout")
    return [name for name in git.stdout.decode().split("\0") if name and (ROOT / name).exists()]


def test_all_that_names_the_version_is_known(release: ModuleType) -> None:
    """And all of it names this one. What others are called, or what was measured, is not it."""
    own = re.compile(rf"(?<![\d.]){re.escape(ghostcli.__version__)}(?![\d.])")
    others = ("share/", "benchmarks/", "tests/", ".ci/", "CHANGELOG.md")
    naming = set()
    for name in kept():
        data = (ROOT / name).read_bytes()
        if not name.startswith(others) and b"\0" not in data and own.search(data.decode("utf-8", "replace")):
            naming.add(name)
    assert naming == set(release.VERSIONED)
    for name, pattern in release.VERSIONED.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        assert set(re.findall(pattern, text)) == {ghostcli.__version__}, name


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the files of this one, all committed."""
    for key, value in (("NAME", "A"), ("EMAIL", "a@example.org")):
        monkeypatch.setenv(f"GIT_AUTHOR_{key}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{key}", value)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in kept():
        (tmp_path / "copy" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, tmp_path / "copy" / name)
    for words in ("init --quiet", "add --all", "commit --quiet --message all"):
        subprocess.run(["git", *words.split()], cwd=tmp_path / "copy", check=True)
    return tmp_path / "copy"


def made(copy: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ".ci/release.py", "--offline", *words]
    return subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)


def state(copy: Path) -> str:
    words = "git status --porcelain --ignored; git rev-parse HEAD; git tag; git ls-files -s"
    return subprocess.run(["bash", "-c", words], cwd=copy, capture_output=True, text=True, check=True).stdout


def test_a_checkout_with_changes_is_refused(copy: Path) -> None:
    (copy / "new").write_text("")
    done = made(copy, ghostcli.__version__, "--dry-run")
    assert (done.returncode, done.stderr) == (1, "there are changes that are not committed: git status\n")


@pytest.mark.slow
@pytest.mark.skipif(
    not all(importlib.util.find_spec(name) for name in ("build", "hatchling", "pip")),
    reason="nothing here builds a package: build, hatchling or pip are missing",
)
def test_a_release_is_made_and_a_dry_run_changes_nothing(copy: Path) -> None:
    """One of a later version, first dry, then in earnest."""
    with (copy / "CHANGELOG.md").open("r+", encoding="utf-8") as log:
        text = log.read().replace("## Unreleased\n", "## Unreleased\n\n### Fixed\n\n- A thing.\n", 1)
        log.seek(0)
        log.write(text)
    subprocess.run(["git", "commit", "--quiet", "--all", "--message", "log"], cwd=copy, check=True)
    before = state(copy)
    dry = made(copy, "98.7.6", "--dry-run")
    assert dry.returncode == 0, dry.stderr
    assert "ghostcli-98.7.6-py3-none-any.whl ghostcli-98.7.6.tar.gz" in dry.stdout
    assert "a dry run: nothing is changed here" in dry.stdout
    assert state(copy) == before

    for key in ("name", "email"):
        subprocess.run(["git", "config", f"user.{key}", "a@example.org"], cwd=copy, check=True)
    done = made(copy, "98.7.6")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("To publish: git push origin HEAD v98.7.6\n")
    assert sorted(os.listdir(copy / "dist")) == ["ghostcli-98.7.6-py3-none-any.whl", "ghostcli-98.7.6.tar.gz"]
    assert '__version__ = "98.7.6"\n' in (copy / "src/ghostcli/__init__.py").read_text()
    assert "ghost@v98.7.6" in (copy / "docs/how-to/hooks.md").read_text()
    assert '"ghost 98.7.6"' in (copy / "share/man/man1/ghost.1").read_text()
    tagged = ["git", "describe", "--exact-match", "HEAD"]
    assert subprocess.run(tagged, cwd=copy, capture_output=True, check=True).stdout == b"v98.7.6\n"
    assert "98.7.6 is no higher than 98.7.6, which is released" in made(copy, "98.7.6", "--dry-run").stderr
