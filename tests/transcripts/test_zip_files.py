"""Word documents and other zips, and what is no text at all."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.errors import GhostError
from ghostcli.recognition.recognise import read, recognise
from ghostcli.text.escaping import CONTROL
from ghostcli.transcripts import zip_files
from ghostcli.transcripts.base import FIELD, UnreadableError
from ghostcli.transcripts.binaries import BINARIES
from ghostcli.transcripts.encoding import decode

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(**entries: bytes | str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, kind)
    return file.getvalue()


def document(body: str, name: str = "word/document.xml") -> bytes:
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped(**{"[Content_Types].xml": "<Types/>", name: xml})


def p(text: str) -> str:
    runs = "".join(f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in text.split("|"))
    return f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>{runs}</w:p>"


def text_of(body: str) -> str:
    return decode(document(body)).text


def test_paragraphs_runs_and_signs() -> None:
    body = (
        p("The ov|en")
        + "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:cr/><w:t>d</w:t></w:r></w:p>"
        + "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
        + "<w:moveFrom><w:r><w:t>old</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        + '<mc:AlternateContent xmlns:mc="x"><mc:Choice>'
        + p("once")
        + "</mc:Choice><mc:Fallback>"
        + p("once")
        + "</mc:Fallback></mc:AlternateContent>"
        + f"<w:tbl><w:tr><w:tc>{p('0:05')}</w:tc><w:tc>{p('Ida')}{p('Moss')}</w:tc></w:tr></w:tbl>"
    )
    assert text_of(body) == "The oven\na\tb\nc-\nd\nnew\nonce\n0:05\tIda\nMoss\n"


TEAMS = (
    p("Oven sync-20260514-Meeting Transcript")
    + p("May 14, 2026, 8:01AM")
    + p("1h 30m 12s")
    + "".join(
        "<w:p><w:r><w:t>" + name + "</w:t></w:r><w:r><w:t>   " + time + "</w:t></w:r><w:r><w:br/></w:r>"
        "<w:r><w:t>" + said + "</w:t></w:r></w:p>"
        for name, time, said in (
            ("Ida Moss", "0:05", "The oven was cold before dawn."),
            ("Tom Vale", "0:09", "Nobody lit it that day."),
            ("Ida Moss", "0:12", "And then it burnt."),
            ("Tom Vale", "0:15", "It did, twice."),
        )
    )
)


@pytest.mark.parametrize("name", ["word/document.xml", "word/document2.xml"])
def test_teams_transcripts(name: str) -> None:
    found = read(document(TEAMS, name))
    assert found.format == "docx"
    assert [(cue.start, cue.speaker, cue.text) for cue in found.cues] == [
        (5.0, "Ida Moss", "The oven was cold before dawn."),
        (9.0, "Tom Vale", "Nobody lit it that day."),
        (12.0, "Ida Moss", "And then it burnt."),
        (15.0, "Tom Vale", "It did, twice."),
    ]
    assert FIELD in {remark.place for remark in found.remarks}


def test_teams_transcripts_of_old() -> None:
    body = "".join(
        p(f"0:{at // 60}:{at % 60}.12 --&gt; 0:{(at + 3) // 60}:{(at + 3) % 60}.5")
        + p(name)
        + p(said)
        + p("")
        for at, name, said in (
            (5, "Ida Moss", "The oven was cold before dawn."),
            (9, "Tom Vale", "Nobody lit it that day."),
            (62, "Ida Moss", "And then it burnt."),
        )
    )
    found = read(document(body))
    assert [(cue.start, cue.speaker, cue.text) for cue in found.cues] == [
        (5.12, "Ida Moss", "The oven was cold before dawn."),
        (9.12, "Tom Vale", "Nobody lit it that day."),
        (62.12, "Ida Moss", "And then it burnt."),
    ]


def test_a_document_may_hold_another_format() -> None:
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in (
            ("Time", "Speaker", "Text"),
            ("0:05", "Ida", "It was cold."),
            ("0:09", "Tom", "No."),
            ("0:12", "Ida", "Ice."),
        )
    )
    found = read(document(f"<w:tbl>{rows}</w:tbl>"))
    assert (found.format, found.speakers) == ("table", ("Ida", "Tom"))
    assert recognise(decode(document(p("WEBVTT") + p("") + p("0:05 --> 0:06")))).format == "vtt"
    assert (
        recognise(decode(document("".join(map(p, ("0:00 One", "9:00 Two", "19:00 Three")))))).what
        == "chapters"
    )


@pytest.mark.parametrize(
    "body", [p("We baked bread all day."), p("We baked, at 10:30, all day.") + p("And it was good bread.")]
)
def test_a_document_without_turns_is_refused_with_the_way_out(body: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(document(body))
    assert "a Word document" in error.value.message
    assert error.value.hint == "save it as .vtt (Teams offers it) or as plain text"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            zipped(mimetype="application/vnd.oasis.opendocument.text"),
            "this is an OpenDocument text, not a transcript",
        ),
        (zipped(**{"ppt/presentation.xml": ""}), "this is a presentation, not a transcript"),
        (zipped(**{"xl/workbook.xml": ""}), "this is a spreadsheet, not a transcript"),
        (zipped(mimetype="application/epub+zip"), "this is an e-book (EPUB), not a transcript"),
        (zipped(**{"talk.vtt": "WEBVTT"}), "this is a zip, not a transcript"),
        (b"PK\x03\x04" + b"a" * 100, "this is a zip that is damaged"),
        (document("<w:p>")[:-40], "this is a zip that is damaged"),
        (zipped(**{"word/document.xml": "<w:document"}), "this is a Word document that is damaged"),
        (
            zipped(**{"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "this is a Word document that declares entities: it is not read",
        ),
        (b"PK\x03\x04" + b"PK\x01\x02" * 6000, "this is a zip of more than 5,000 files, not a transcript"),
    ],
)
def test_other_zips_are_named(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(data)
    assert error.value.message == sentence


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_files, "_MAX_XML", 1_000_000)
    with pytest.raises(UnreadableError, match="a Word document of more than 1 MB unpacked"):
        read(document(p("cold " * 300_000)))
    monkeypatch.setattr(zip_files, "MAX_BYTES", 60_000)
    with pytest.raises(UnreadableError, match="unpacked"):
        read(document("<w:p/>" * 20_000))


def test_a_locked_document_says_so() -> None:
    data = bytearray(document(p("cold")))
    place = data.rfind(b"PK\x01\x02")
    data[place + 8] |= 1  # encrypted, says the directory
    with pytest.raises(UnreadableError, match="a Word document under a password"):
        read(bytes(data))


@given(st.data())
def test_nothing_but_a_sentence_is_raised(data: st.DataObject) -> None:
    whole = bytearray(document(TEAMS))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del whole[data.draw(st.integers(4, len(whole))) :]
    sentence = "read"
    try:
        read(bytes(whole))
    except GhostError as error:
        sentence = error.message
    assert not CONTROL.search(sentence)


def padded(magic: bytes, at: int) -> bytes:
    return b"a" * at + magic + b"b" * 600


@pytest.mark.parametrize("kind", BINARIES, ids=lambda kind: f"{kind.name}-{kind.magic.hex()}")
def test_every_binary_is_named_with_a_way_out(kind: tuple[bytes, str, str, int]) -> None:
    magic, name, way_out, at = kind
    with pytest.raises(UnreadableError) as error:
        decode(padded(magic, at))
    assert error.value.message == f"this is {name}, not a transcript"
    assert (error.value.hint or "") == way_out
    assert "--format" not in way_out
