"""Every command, as a person may give it in a library that a stranger has made."""

from __future__ import annotations

from ghostcli.model import EPISODES, KINDS
from ghostcli.render.formats import CHAPTERS, DIGESTS

EVIL, GOOD = "evil", "bridge"
"""Episodes: what is wrong with a library is wrong with the first, where that can be."""

LISTS = ("table", "plain", "csv", "json", "jsonl", "md", "yaml", "ref")
READ = ("table", "plain", "json", "jsonl", "vtt", "srt", "podcasting", "text")
CITED = ("text", "md", "bibtex", "csl-json")

Line = tuple[str, ...]


def _lists(kind: str) -> list[Line]:
    return [(kind, "-o", output) for output in LISTS]


def _shown(kind: str) -> list[Line]:
    shown: list[Line] = [(kind, "show", "1", "-e", EVIL, "-o", output) for output in ("table", "json", "md")]
    return [*shown, (kind, "-s", "river", "--sort", "at", "-o", "plain"), (kind, "--count")]


COMMANDS: dict[str, list[Line]] = {
    "": [(), ("--version",)],
    "search": [
        *(("search", "river", "-o", output) for output in LISTS),
        ("search", "rivr", "trusted", "--any", "-n", "3"),
        ("search", '"measured the river"', "-C", "30", "-o", "table"),
        ("search", "--exact", "the", "-o", "json"),
    ],
    "show": [
        ("show", f"{EVIL}/quotes/1", "-o", "json"),
        ("show", f"{EVIL}@0:00:05", "-o", "md"),
        ("show", EVIL),
    ],
    **{kind: [*_lists(kind), *_shown(kind)] for kind in (EPISODES.name, *KINDS)},
    "transcript": [
        *(("transcript", EVIL, "-o", output) for output in READ),
        ("transcript", EVIL, "-s", "river"),
        ("transcript", GOOD),
    ],
    "around": [("around", f"{EVIL}@0:00:05", "-o", output) for output in ("plain", "json", "srt")],
    "mentions": [
        *(("mentions", "river", "-o", output) for output in LISTS),
        ("mentions", "river", "--count"),
    ],
    "verify": [
        ("verify",),
        ("verify", "-o", "json"),
        ("verify", "-o", "table", "-C"),
        ("verify", "-o", "github"),
        ("verify", "--write", "--dry-run"),
        ("verify", "--draft", ".", "--all"),
        ("verify", "--draft", ".", "-o", "json"),
        ("verify", "--draft", ".", "-o", "github"),
        ("verify", "--draft", ".", "--report", "../page.html"),
        ("verify", "--quotes", "../asked.jsonl"),
    ],
    "coverage": [
        ("coverage", EVIL, "-o", output) for output in ("table", "plain", "csv", "json", "jsonl", "md")
    ],
    "digest": [
        *(("digest", "-o", output) for output in DIGESTS.names),
        ("digest", "--all", "-n", "0"),
    ],
    "mcp": [("mcp", ".")],
    "export": [
        ("export", "anki", "../talks.apkg"),
        ("export", "anki", "../talks.apkg", "--quotable", "-e", EVIL),
        *(("export", "chapters", "-e", EVIL, "-o", output) for output in CHAPTERS.names),
        ("export", "jsonl"),
        ("export", "jsonl", "-e", GOOD, "--quotable"),
        ("export", "obsidian", "../vault"),
        ("export", "obsidian", "../vault", "--quotable"),
        ("export", "page", "-", "-e", EVIL),
        ("export", "page", "../page.html", "-e", EVIL, "--quotable"),
        ("export", "page", "../talk.html", "-e", GOOD),
    ],
    "cite": [
        *(("cite", f"{EVIL}/quotes/1", "--force", "-o", output) for output in CITED),
        ("cite", f"{EVIL}@0:00:05"),
    ],
    "open": [
        ("open", EVIL, "--print"),
        ("open", f"{EVIL}@0:00:05", "--print"),
        ("open", f"{EVIL}/quotes/1", "--print"),
    ],
    "lint": [
        *(("lint", "-o", output) for output in ("plain", "json", "github")),
        ("lint", "--names"),
        ("lint", "--strict", EVIL),
        ("lint", "."),
        ("lint", f"{EVIL}/episode.yaml", f"{EVIL}/transcript.vtt", "ghost.yaml"),
    ],
    "edit": [("edit", f"{EVIL}/quotes/1"), ("edit", f"{EVIL}@turn1")],
    "schema": [("schema",)],
    "completion": [("completion", "zsh"), ("completion", EVIL)],
    "help": [("help",), ("help", "query"), ("help", "output"), ("help", "import")],
    "index": [("index",), ("index", "--rebuild"), ("index", "--clear"), ("index",)],
    "init": [("init", EVIL), ("init", "."), ("init", f"{EVIL}/below"), ("init", "--bare", EVIL)],
    "keep": [
        ("keep", f"{EVIL}@0:00:05", "-o", "json", "--tag", "river", "--note", "why: #1"),
        ("keep", f"{EVIL}@0:00:05", "--dry-run"),
        ("keep", GOOD, "the river twice", "-o", "yaml"),
        ("keep", f"{EVIL}/quotes/1", "--tag", "x"),
    ],
    "import": [
        ("import", EVIL, "--dry-run", "-o", "json"),
        ("import", ".", "--dry-run"),
        ("import", "../talk.vtt", "-e", EVIL, "--as", "de"),
        ("import", "../talk.vtt", "-e", EVIL, "--force"),
        ("import", "third/talk.vtt", "-e", "taken"),
        ("import", "../summary.md", "--dry-run", "-o", "json"),
        ("import", "../summary.md", "-e", EVIL),
        ("import", "../summary.md", "-e", EVIL, "--quotable", "--as", "mine"),
        ("import", "../changed.md", "-e", EVIL),
        ("import", "../changed.md", "-e", EVIL, "--update"),
        ("import", "../own.yaml", "-e", GOOD),
        ("import", ".", "--force"),
    ],
}
"""By the name in the table of commands; those that write into the library stand at the end of a run."""

LAST = (("verify", "--write"), ("lint",), ("episodes", "-o", "ref"))


def all_commands() -> list[Line]:
    """All of them, in an order in which what is read comes before what is written."""
    return [line for lines in COMMANDS.values() for line in lines] + list(LAST)
