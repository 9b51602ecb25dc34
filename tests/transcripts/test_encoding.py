from __future__ import annotations

import codecs

import pytest

from ghostcli.transcripts import encoding
from ghostcli.transcripts.base import UnreadableError, lines_of
from ghostcli.transcripts.encoding import SourceText, decode

TEXT = "WEBVTT\n\n“Naïve”, said Zoë: 橋は二度測った\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
)
def test_encodings_and_line_ends(data: bytes) -> None:
    source = decode(data)
    assert (source.text, source.remarks, source.controls) == (TEXT, (), False)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_bom(codec: str) -> None:
    plain = "WEBVTT\n\nWe measured it twice, and nobody asked.\n"
    assert decode(plain.encode(codec)).text == plain


def test_broken_utf16_is_remarked_on() -> None:
    source = decode("one\ntwo\n".encode("utf-16") + b"\x00\xd8a\x00")
    assert source.text.startswith("one\ntwo\n\ufffd")
    assert source.remarks[0].line == 3


def test_latin_1_is_the_last_resort() -> None:
    source = decode(b"WEBVTT\n\nna\xefve caf\xe9, it\x92s \x93so\x94\n")
    assert source.text == "WEBVTT\n\nnaïve café, it’s “so”\n"
    assert [(remark.line, remark.lost) for remark in source.remarks] == [(3, False)]
    assert "Latin-1" in source.remarks[0].message


def test_invalid_bytes_in_utf8_are_shown_and_the_rest_stays() -> None:
    source = decode(b"na\xc3\xafve\n\nbad \xe2\x80 cut\nmore \xff\xfe\nna\xc3\xafve na\xc3\xafve \xc3\xa9\n")
    assert source.text == "naïve\n\nbad \ufffd cut\nmore \ufffd\ufffd\nnaïve naïve é\n"
    assert [str(remark) for remark in source.remarks] == [
        "line 3: 2 bytes not valid in UTF-8, shown as U+FFFD",
        "line 4: 2 bytes not valid in UTF-8, shown as U+FFFD",
    ]


def test_a_character_cut_short_speaks_for_utf8() -> None:
    """whisper.cpp ends a token in the middle of a character: that makes no Latin-1 of the file."""
    assert decode(b'{"text": "it\xe2\x80"}').text == '{"text": "it\ufffd"}'


@pytest.mark.parametrize(("letters", "characters", "utf8"), [
    (1, 2, True), (1, 1, True), (2, 1, False), (3, 3, True), (4, 3, False),
])  # fmt: skip
def test_a_file_is_latin_1_where_more_of_it_speaks_for_that(
    letters: int, characters: int, utf8: bool
) -> None:
    source = decode(b"caf\xe9 " * letters + "café ".encode() * characters)
    assert ("\ufffd" in source.text) == utf8
    assert ("Latin-1" in source.remarks[0].message) != utf8


def test_control_characters_are_counted_by_line() -> None:
    source = decode(b"a\x00b\x1b[31m\n\nc\x7f\xc2\x85\n")
    assert source.controls
    assert source.clean == "ab\n\nc\n"
    assert [str(remark) for remark in source.remarks] == ["line 1: 4 control characters removed (line 1, 3)"]
    many = decode(b"a\x01\n" * 40)
    assert many.remarks[0].message.endswith("19, 20, ...)")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "the file is empty"),
        (b" \n\t \r\n", "the file is empty"),
        (codecs.BOM_UTF8, "the file is empty"),
        (b"%PDF-1.7 ...", "this is a PDF, not a transcript"),
        (b"PK\x03\x04...", "this is a zip that is damaged"),
        (b"\x00\x00\x00\x20ftypM4A ", "this is a recording (MP4), not a transcript"),
        (bytes(range(256)) * 20, "line 1: this is not text: 12 % of its first bytes are control characters"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError) as error:
        decode(data)
    assert error.value.message == sentence
    assert error.value.status == 2


def test_size_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "MAX_BYTES", 2_000_000)
    assert decode(b"a" * 2_000_000).text
    with pytest.raises(UnreadableError, match="the file has 2 MB; a transcript of more than 2 is not read"):
        decode(b"a" * 2_000_001)


def test_lines_one_at_a_time() -> None:
    for text in ("", "a", "a\n", "\na\n\nb", "a\u2028b\x0bc\nd"):
        assert list(lines_of(text)) == text.split("\n")
    assert list(lines_of("one\ntwo\nthree", 4)) == ["two", "three"]


def test_a_source_knows_its_first_line() -> None:
    assert SourceText("\n\n  a").first_line == 3
    assert SourceText("a").first_line == 1
