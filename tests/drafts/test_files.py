"""Which files are drafts by what is in them, and what the others are called."""

from __future__ import annotations

import pytest

from ghostcli.drafts import files
from ghostcli.drafts.files import read_draft_bytes
from ghostcli.errors import GhostError

BREAD = "the dough had slept for two nights"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7", "is a PDF"),
        (b"{\\rtf1 \\ansi a}", "is RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "is an old or locked Office document"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"\xff\xd8\xff\xe0", "is a picture"),
        (b"ID3\x03", "is an MP3"),
        (b"\x00\x01\x02\x03" * 200, "is not readable text"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nx", "is a transcript (WebVTT)"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nx", "is a transcript (SRT)"),
        (b'{"cells": ["a \\"b c d e f\\" g"]}', "is JSON"),
        (b'[{"a": "b"}]', "is JSON"),
        (b'{"a": 1}\n{"a": 2}\n', "is JSON"),
        (b"%!PS-Adobe-3.0", "is PostScript"),
        (b"From: a\nSubject: b\nContent-Type: multipart/related; x\n", "is a saved mail or page (MIME)"),
        (
            b'<?xml version="1.0"?>\n<!-- a --><?b c?><article><quote>a</quote></article>',
            "is XML (<article>)",
        ),
        (b'<?xml version="1.0"?><office:document/>', "is XML (<office:document>)"),
    ],
)
def test_what_is_no_draft_is_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(GhostError) as raised:
        read_draft_bytes(data, "the draft")
    assert raised.value.message.startswith(f"the draft {said}")
    assert raised.value.hint
    assert raised.value.status == 2


def test_of_a_pdf_it_is_said_how_to_make_text_of_it() -> None:
    with pytest.raises(GhostError, match="is a PDF, which cannot be checked") as raised:
        read_draft_bytes(b"%PDF-1.7", "the draft")
    assert "pdftotext -layout" in (raised.value.hint or "")
    assert ".docx" in (raised.value.hint or "")


@pytest.mark.parametrize(
    "text",
    [
        f"He: “{BREAD}”",
        f'<?xml version="1.0"?><!DOCTYPE html><html><p>He: <q>{BREAD}</q></p></html>',
        f"\\emph{{He}}: \\enquote{{{BREAD}}}",
        f'["{BREAD}"](https://example.org/a) [so]',
        f"{{% raw %}} “{BREAD}” {{x}}",
        f"Subject: bread\n\n“{BREAD}”",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_whatever_its_markup(text: str, encoding: str) -> None:
    found = read_draft_bytes(text.encode(encoding), "draft.md").quotations
    assert [(one.text, one.place) for one in found] == [(BREAD, None)]


@pytest.mark.parametrize("name", ["a.docx", "a.ODT", "a.rtf", "a.pdf", "a.pages", "a.doc", "a.epub"])
def test_text_under_the_name_of_a_document_is_told(name: str) -> None:
    with pytest.raises(GhostError, match=r"is text, not .* as its name says"):
        read_draft_bytes(b"some text", name)


def test_an_empty_file_quotes_nothing() -> None:
    assert read_draft_bytes(b" \n", "draft.md").quotations == []


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LIMIT", 2_000_000)
    monkeypatch.setattr(files, "_TEXT_LIMIT", 1_000_000)
    for size, limit in ((3_000_000, 2), (1_500_000, 1)):
        with pytest.raises(GhostError, match=f"is larger than {limit} MB"):
            read_draft_bytes(b"a" * size, "the draft")


def test_comments_without_end_are_looked_through_in_time() -> None:
    assert read_draft_bytes(b"<?xml?>" + b"<!-- a -->" * 5_000 + b"<", "the draft").quotations == []
