"""The package: what is shipped, how it is installed, and what an import loads."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
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


def test_both_wheels_hold_the_same(built: Path, straight: Path) -> None:
    (one,), (other,) = built.glob("*.whl"), straight.glob("*.whl")
    assert files(one) == files(other)
    sources = {str(path.relative_to(ROOT / "src")) for path in (ROOT / "src").rglob("*.py")}
    assert sources <= files(one) | {name for name in sources if not (ROOT / "src" / name).exists()}
    assert "ghostcli/py.typed" in files(one)


def test_the_sdist_is_whole_enough_to_be_tested(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"content/{name}" for name in CONTENT} <= names
    assert {"pyproject.toml", "README.md", "LICENSE", "src/ghostcli/cli/app.py", "tests/conftest.py"} <= names


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
