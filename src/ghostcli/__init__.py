"""Ghost: an explorer of what was said in long conversations.

For scripts: `open_library` reads and indexes libraries in memory, `Library.episodes` holds what they say,
and `find` asks as the command line does. Importing this package alone loads nothing of it.

    from ghostcli import open_library

    for quote in open_library("content").records("quotes"):
        print(quote.ref, quote.values["text"])
"""

TYPE_CHECKING = False  # `typing` is the largest import before an interrupt is seen to, in `__main__`
if TYPE_CHECKING:
    from ghostcli.api import Library, find, open_library
    from ghostcli.errors import GhostError, Problem
    from ghostcli.model import Episode, Record

__version__ = "0.2.0"
__all__ = ["Episode", "GhostError", "Library", "Problem", "Record", "find", "open_library"]

_HOMES = {
    "Episode": "model",
    "GhostError": "errors",
    "Library": "api",
    "Problem": "errors",
    "Record": "model",
    "find": "api",
    "open_library": "api",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
