"""Ghost: an explorer of quotes and transcripts of long conversations.

For scripts: `read_transcript` reads a transcript of any format from bytes, and `check_quote` checks a quote
against it. `open_library` reads libraries and indexes them in memory; `Library.episodes` gives their content,
and `find` searches as the command line does. Importing this package alone loads none of these modules.

    from ghostcli import check_quote, open_library, read_transcript

    for quote in open_library("content").records("quotes"):
        print(quote.ref, quote.values["text"])
"""

TYPE_CHECKING = False  # importing `typing` is slow, and `__main__` must handle interrupts first
if TYPE_CHECKING:
    from ghostcli.api.libraries import Hit, Library, find, open_library
    from ghostcli.api.quotes import CheckedQuote, check_quote
    from ghostcli.api.transcripts import Cue, Transcript, read_transcript
    from ghostcli.errors import GhostError, Problem
    from ghostcli.model import Episode, Record

__version__ = "0.2.0"
__all__ = [
    "CheckedQuote", "Cue", "Episode", "GhostError", "Hit", "Library", "Problem", "Record", "Transcript",
    "check_quote", "find", "open_library", "read_transcript",
]  # fmt: skip

_HOMES = {
    "CheckedQuote": "api.quotes",
    "Cue": "api.transcripts",
    "Episode": "model",
    "GhostError": "errors",
    "Hit": "api.libraries",
    "Library": "api.libraries",
    "Problem": "errors",
    "Record": "model",
    "Transcript": "api.transcripts",
    "check_quote": "api.quotes",
    "find": "api.libraries",
    "open_library": "api.libraries",
    "read_transcript": "api.transcripts",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
