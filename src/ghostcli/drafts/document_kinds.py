"""Recognises documents that are zips: drafts, and other kinds by name."""

from __future__ import annotations

from ghostcli.drafts import opendocument, word
from ghostcli.drafts.word_processor_text import WordProcessed
from ghostcli.drafts.zipped import Zipped
from ghostcli.errors import GhostError
from ghostcli.transcripts.zip_files import KINDS


def read_document(data: bytes, shown: str, called: str) -> WordProcessed:
    """The paragraphs of a Word or OpenDocument text; errors call it `shown` and `called`.

    Raises GhostError, with the name of the format, for another kind of zip, and for a zip that is damaged,
    locked or too large.
    """
    zipped = Zipped(data, shown, called)
    if main := word.main_of(zipped.names):
        return WordProcessed(word.read(zipped, main))
    mimetype = zipped.beginning("mimetype")
    if opendocument.is_text(mimetype):
        return WordProcessed(opendocument.read(zipped))
    for kind in KINDS:
        if (kind.mimetype and mimetype.startswith(kind.mimetype)) or (
            kind.entry and any(name.startswith(kind.entry) for name in zipped.names)
        ):
            raise GhostError(f"{shown} is {kind.name}, not a draft", "save it as .docx, .odt or plain text")
    raise GhostError(f"{shown} is a zip archive, not a draft", "unpack it first")
