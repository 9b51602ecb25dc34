"""Words that other tools use for what ghost calls something else."""

from __future__ import annotations

from collections.abc import Mapping

SYNONYMS: Mapping[str, str] = {
    "add": "import",
    "cache": "index",
    "cat": "transcript",
    "check": "verify",
    "export": "help output",
    "find": "search",
    "get": "show",
    "grep": "search",
    "list": "episodes",
    "ls": "episodes",
    "man": "help",
    "new": "init",
    "play": "open",
    "read": "transcript",
    "reindex": "index --rebuild",
    "stats": "",
    "status": "index",
    "validate": "lint",
    "version": "--version",
    "view": "show",
}
"""What was typed, and the words that do it in ghost; none for `ghost` itself."""
