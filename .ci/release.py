"""Make a release: `.venv/bin/python .ci/release.py 0.3.0 --dry-run`, then without `--dry-run`.

All of it happens in a clone in a temporary folder: version, date, changelog and manual pages, commit, tag,
sdist and wheel, and a trial of the wheel in an empty environment with an empty home. Only what went well
comes into the checkout: the commit, the tag, and the files in dist/. Nothing is pushed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DECLARED = "src/ghostcli/__init__.py"
VERSIONED = {
    DECLARED: r'(?m)(?<=^__version__ = ")[^"]+',
    "CITATION.cff": r"(?m)(?<=^version: ).+",
    "docs/how-to/hooks.md": r"(?<=rev: v)[\d.]+|(?<=/ghost@v)[\d.]+",
}
"""The files that name the version, and what of each is replaced; manual pages are made from the first two."""

DATED = {"CITATION.cff": r'(?m)(?<=^date-released: ").+(?="$)'}
UNRELEASED = "## Unreleased\n"


def numbers(version: str) -> tuple[int, ...]:
    """The numbers of a version, to compare it by; ends where it is not of the form 1.2.3."""
    if not re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", version):
        sys.exit(f"{version} is no version of the form 1.2.3")
    return tuple(map(int, version.split(".")))


def check_version(version: str, declared: str, tags: Iterable[str]) -> None:
    """End where the version is lower than the one in the source, or no higher than one that was released."""
    if numbers(version) < numbers(declared):
        sys.exit(f"{version} is lower than {declared}, which {DECLARED} declares")
    for tag in tags:
        if re.fullmatch(r"v\d+\.\d+\.\d+", tag) and numbers(version) <= numbers(tag[1:]):
            sys.exit(f"{version} is no higher than {tag[1:]}, which is released")


def released(changelog: str, version: str, day: str) -> str:
    """The changelog with what is unreleased as the section of a version.

    Where the section is there already, it gets the day; then nothing may be unreleased beside it.
    """
    before, found, rest = changelog.partition(UNRELEASED)
    if not found:
        sys.exit(f"CHANGELOG.md has no line {UNRELEASED.strip()!r}")
    behind = re.search(r"(?m)^## ", rest)
    cut = behind.start() if behind else len(rest)
    entries, older = rest[:cut].strip(), rest[cut:]
    heading = re.compile(rf"(?m)^## {re.escape(version)} - .*$")
    if heading.search(older):
        if entries:
            sys.exit(f"CHANGELOG.md has a section for {version}, and more under Unreleased")
        return before + found + rest[:cut] + heading.sub(f"## {version} - {day}", older)
    if not entries:
        sys.exit("CHANGELOG.md has nothing under Unreleased")
    return f"{before}{found}\n## {version} - {day}\n\n{entries}\n" + (f"\n{older}" if older else "")


def replaced(name: str, text: str, pattern: str, new: str) -> str:
    """The text with all that the pattern finds replaced; ends where it finds nothing."""
    text, number = re.subn(pattern, new, text)
    if not number:
        sys.exit(f"{name} does not have what is to be replaced: {pattern}")
    return text


def write_version(folder: Path, version: str, day: str) -> None:
    """Write version and day into the files of a checkout that have them, and make its manual pages."""
    for table, new in ((VERSIONED, version), (DATED, day)):
        for name, pattern in table.items():
            path = folder / name
            text = replaced(name, path.read_text(encoding="utf-8"), pattern, new)
            path.write_text(text, encoding="utf-8")
    changelog = folder / "CHANGELOG.md"
    changelog.write_text(released(changelog.read_text(encoding="utf-8"), version, day), encoding="utf-8")
    run(
        sys.executable,
        "docs/share.py",
        folder=folder,
        environ={**os.environ, "PYTHONPATH": str(folder / "src")},
    )


def run(*command: str | Path, folder: Path, environ: dict[str, str] | None = None, status: int = 0) -> str:
    """Run a program; its stdout. Ends where its exit status is another one."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=folder, env=environ, capture_output=True, text=True, check=False)
    if done.returncode != status:
        sys.exit(f"{' '.join(words)}: exit status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def git(*words: str | Path, folder: Path = ROOT) -> str:
    """Run git; its stdout without the last line break."""
    return run("git", *words, folder=folder).rstrip("\n")


def install(wheel: Path, folder: Path, *, offline: bool) -> None:
    """An environment with the wheel in it, and the libraries that it asks for."""
    run(sys.executable, "-m", "venv", "--without-pip", folder, folder=ROOT)
    pip = [sys.executable, "-m", "pip", "--python", folder / "bin/python", "install", "--quiet"]
    run(*pip, *(["--no-deps", "--no-index"] if offline else []), wheel, folder=ROOT)
    if offline:
        (site,) = folder.glob("lib/python*/site-packages")
        (site / "zz-behind.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")


def try_wheel(wheel: Path, version: str, shared: Path, folder: Path, *, offline: bool) -> None:
    """Install the wheel and use it with an empty home; ends where it is not what it should be."""
    place, home = folder / "environment", folder / "home"
    home.mkdir()
    install(wheel, place, offline=offline)
    clean = {
        name: text for name, text in os.environ.items() if not name.startswith(("GHOST_", "XDG_", "PYTHON"))
    }
    environ = {**clean, "HOME": str(home)}

    def expect(text: str, *words: str, status: int = 0) -> None:
        printed = run(place / "bin/ghost", *words, folder=home, environ=environ, status=status)
        if text not in printed:
            sys.exit(f"ghost {' '.join(words)} does not print {text!r}:\n{printed}")

    expect(f"ghost {version}\n", "--version")
    expect("/straw-single-number\n", "quotes", "--search", "straw", "-o", "ref")
    expect("verbatim (recorded)", "verify", status=1)
    expect("notes/ghost.yaml\n", "init", "notes")
    expect("\tverbatim\t", "verify", "--content", "notes", "one-book")
    for path in shared.rglob("*"):
        if path.is_file() and path.read_bytes() != (place / "share" / path.relative_to(shared)).read_bytes():
            sys.exit(f"the installed share/{path.relative_to(shared)} is not that of the source")
    if shutil.which("man"):
        run("man", "-M", place / "share/man", "-w", "ghost", "ghost-quotes", folder=home)


def identify(clone: Path, *, dry: bool) -> None:
    """Have the clone commit in the name that the checkout has."""
    for key in ("user.name", "user.email"):
        value = subprocess.run(["git", "config", key], cwd=ROOT, capture_output=True, text=True, check=False)
        if not value.stdout and not dry:
            sys.exit(f"git has no {key}")
        git("config", key, value.stdout.strip() or "nobody", folder=clone)


def make(version: str, day: str, folder: Path, *, dry: bool, offline: bool) -> Path:
    """The whole release in a clone below a folder: committed, tagged, built and tried. Returns the clone."""
    clone, tag = folder / "clone", f"v{version}"
    git("clone", "--quiet", ROOT, clone)
    identify(clone, dry=dry)
    write_version(clone, version, day)
    git("add", "--all", folder=clone)
    changes = git("diff", "--cached", "--stat", folder=clone)
    if changes:
        git("commit", "--quiet", "--message", f"Release {version}", folder=clone)
    git("tag", "--annotate", tag, "--message", f"ghost {version}", folder=clone)
    print(changes or "the source has the version and the day already", f"tagged {tag}", sep="\n")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", clone / "dist", folder=clone)
    (wheel,) = (clone / "dist").glob("*.whl")
    print("built", *sorted(path.name for path in (clone / "dist").iterdir()))
    try_wheel(wheel, version, clone / "share", folder, offline=offline)
    print("installed and tried in an empty environment with an empty home")
    return clone


def main() -> None:
    """Read the command line and do it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("version", help="as 1.2.3; higher than all that were released")
    parser.add_argument("--dry-run", action="store_true", help="change nothing in the checkout")
    parser.add_argument(
        "--offline", action="store_true", help="try the wheel with the libraries of this Python"
    )
    given = parser.parse_args()
    if git("status", "--porcelain"):
        sys.exit("there are changes that are not committed: git status")
    declared = re.search(VERSIONED[DECLARED], (ROOT / DECLARED).read_text(encoding="utf-8"))
    check_version(given.version, declared[0] if declared else "", git("tag", "--list").split())
    day = dt.datetime.now(dt.UTC).date().isoformat()
    with tempfile.TemporaryDirectory() as folder:
        clone = make(given.version, day, Path(folder), dry=given.dry_run, offline=given.offline)
        if given.dry_run:
            print(
                "a dry run: nothing is changed here; without --dry-run the commit, the tag and dist/ would be"
            )
        else:
            git("fetch", "--quiet", clone, "tag", f"v{given.version}")
            git("merge", "--quiet", "--ff-only", f"v{given.version}")
            shutil.copytree(clone / "dist", ROOT / "dist", dirs_exist_ok=True)
    print(f"To publish: git push origin HEAD v{given.version}")


if __name__ == "__main__":
    main()
