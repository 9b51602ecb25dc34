"""Command names of other tools, and the ghost commands that do the same."""

from __future__ import annotations

from collections.abc import Mapping

SYNONYMS: Mapping[str, str] = {
    "add": "import",
    "cache": "index",
    "cat": "transcript",
    "check": "verify",
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
    "share": "export page",
    "status": "index",
    "validate": "lint",
    "version": "--version",
    "view": "show",
}
"""From a word that is no command to the words to type after `ghost`; empty for `ghost` alone."""
