"""The package: what is shipped, how it is installed, and what an import loads."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import ghostcli
from running import Ran

ROOT = Path(__file__).parent.parent
CONTENT = {
    "ghost.yaml",
    "karpathy-ghosts/episode.yaml",
    "karpathy-ghosts/teahose.yaml",
    "karpathy-ghosts/ulisten.yaml",
}


def run(*command: str | Path, folder: Path | None = None, **environ: str) -> Ran:
    """Run a program to its end; success is asserted."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GHOST_"))}
    done = subprocess.run(
        [str(word) for word in command], cwd=folder, env=clean | environ, capture_output=True, check=False
    )
    ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert ran.status == 0, ran
    return ran


needs_builder = pytest.mark.skipif(
    not all(importlib.util.find_spec(name) for name in ("build", "hatchling")),
    reason="nothing here builds a package: build and hatchling are missing",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    return folder


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel that is built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", folder, ROOT)
    return folder


def installed(wheel: Path, folder: Path) -> Path:
    """The `ghost` of a new environment with that wheel, and with the libraries of this one behind it."""
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel)
    (site,) = (folder / "lib").glob("python*/site-packages")
    (site / "zz-behind.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin" / "ghost"


def files(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@needs_builder
@pytest.mark.parametrize("source", ["built", "straight"])
def test_an_installed_wheel_has_the_library_with_it(
    source: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    (wheel,) = request.getfixturevalue(source).glob("*.whl")
    assert {f"ghostcli/content/{name}" for name in CONTENT} <= files(wheel)
    assert not {name for name in files(wheel) if "tests/" in name or name.endswith(".pyc")}
    ghost = installed(wheel, tmp_path / "venv")
    (tmp_path / "home").mkdir()
    (tmp_path / "elsewhere").mkdir()
    where = {"folder": tmp_path / "elsewhere", "HOME": str(tmp_path / "home")}
    ran = run(ghost, "quotes", "--search", "straw", "-o", "json", **where)  # type: ignore[arg-type]
    assert [hit["id"] for hit in ran.json] == ["straw-human-would-never", "straw-single-number"]
    assert {Path(hit["path"]).is_relative_to(tmp_path / "venv") for hit in ran.json} == {True}
    version = "import ghostcli, importlib.metadata as m; print(m.version('ghostcli'), ghostcli.__file__)"
    told = run(ghost.parent / "python", "-c", version, **where).out.split()  # type: ignore[arg-type]
    assert told[0] == ghostcli.__version__
    assert Path(told[1]).is_relative_to(tmp_path / "venv")
    assert run(ghost, "--version", **where).out == f"ghost {ghostcli.__version__}\n"  # type: ignore[arg-type]
    module = run(ghost.parent / "python", "-m", "ghostcli", "quotes", "--count", **where)  # type: ignore[arg-type]
    assert module.out == "16\n"
    shared = [path.relative_to(ROOT) for path in (ROOT / "share").rglob("*") if path.is_file()]
    assert len(shared) > 30
    for path in shared:  # where `man` and the shells look, beside the `bin` that ghost is in
        assert (tmp_path / "venv" / path).read_bytes() == (ROOT / path).read_bytes()


@needs_builder
def test_both_wheels_hold_the_same(built: Path, straight: Path) -> None:
    (one,), (other,) = built.glob("*.whl"), straight.glob("*.whl")
    assert files(one) == files(other)
    sources = {str(path.relative_to(ROOT / "src")) for path in (ROOT / "src").rglob("*.py")}
    assert sources <= files(one) | {name for name in sources if not (ROOT / "src" / name).exists()}
    assert "ghostcli/py.typed" in files(one)


def kept() -> set[str]:
    """The files that git keeps; the test is skipped outside a checkout."""
    git = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if git.returncode:
        pytest.skip("this is no checkout")
    return {name for name in git.stdout.decode().split("\0") if name and (ROOT / name).exists()}


@needs_builder
def test_the_sdist_has_all_that_the_checkout_has(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"content/{name}" for name in CONTENT} <= names
    assert {"pyproject.toml", "README.md", "LICENSE", "src/ghostcli/cli/app.py", "tests/conftest.py"} <= names
    assert kept() - names == set()
    assert not [name for name in names if name.endswith(".pyc") or ".venv/" in name]


@needs_builder
@pytest.mark.parametrize("kind", ["--wheel", "--sdist"])
def test_it_is_built_to_the_same_bytes_each_time(kind: str, tmp_path: Path) -> None:
    """Whenever, wherever and by whom: of a copy whose files are younger and have other modes, too."""
    shutil.copytree(ROOT / "src", tmp_path / "copy/src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("content", "share"):
        shutil.copytree(ROOT / name, tmp_path / "copy" / name)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path / "copy")
    found = []
    for umask in (0o022, 0o077):
        for path in (tmp_path / "copy").rglob("*"):
            os.utime(path, (umask * 1_000_000, umask * 1_000_000))
            path.chmod((0o777 if path.is_dir() else 0o666) & ~umask)
        folder = tmp_path / str(umask)
        command = (sys.executable, "-m", "build", "--no-isolation", kind, "--outdir", folder)
        run(*command, folder=tmp_path / "copy", TZ="UTC" if umask == 0o022 else "Asia/Tokyo")
        (archive,) = folder.iterdir()
        found.append((archive.name, archive.read_bytes()))
    assert found[0] == found[1]


def test_the_lock_names_no_place_but_the_public_registry() -> None:
    lock = (ROOT / ".ci" / "locked.txt").read_text()
    assert "://" not in lock
    assert "@" not in lock
    releases = re.findall(r"^[a-z0-9.-]+==", lock, re.MULTILINE)
    assert len(releases) > 20
    assert lock.count("--hash=sha256:") >= len(releases)
    for extra in ("dev", "ci"):
        for wanted in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"][
            "optional-dependencies"
        ][extra]:
            name = re.split(r"[^A-Za-z0-9-]", wanted)[0].lower()
            assert f"{name}==" in releases


# What an import loads decides how fast a command starts.


def loaded(statement: str) -> set[str]:
    """The modules that are there after a statement in a new interpreter."""
    script = f"import sys\nbefore = set(sys.modules)\n{statement}\nprint(*set(sys.modules) - before)"
    return set(run(sys.executable, "-c", script).out.split())


def test_the_command_line_loads_nothing_heavy() -> None:
    heavy = {
        "rich",
        "rapidfuzz",
        "yaml",
        "pydantic",
        "importlib.metadata",
        "sqlite3",
        "platformdirs",
        "asyncio",
    }
    assert not heavy & loaded("import ghostcli.cli.app")


def test_a_plain_list_loads_nothing_that_it_does_not_need() -> None:
    heavy = {"rich", "rapidfuzz", "pydantic", "importlib.metadata", "csv", "platformdirs"}
    assert not heavy & loaded("from ghostcli.cli.app import run\nrun(['quotes', '--count'])")


def test_the_package_alone_loads_nothing() -> None:
    assert loaded("import ghostcli") - loaded("import typing") <= {"ghostcli", "typing"}
