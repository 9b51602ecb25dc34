"""Drafts of Word and OpenDocument: what is text in them, where it stands, and what is refused."""

from __future__ import annotations

import struct
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.drafts import zipped as limits
from ghostcli.drafts.draft import Draft
from ghostcli.drafts.files import read_draft_bytes
from ghostcli.errors import GhostError
from zips import OD, ODT, W, docx, notes, odt, par, run, zipped

BREAD = "the dough had slept for two nights"
SALT = "nobody could say where the salt was"
FLOUR = "we milled the flour behind the church"


def read(data: bytes, min_words: int = 5) -> Draft:
    return read_draft_bytes(data, "the draft", min_words)


def texts(data: bytes) -> list[str]:
    return [one.text for one in read(data).quotations]


STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Intensiv"><w:name w:val="Intense Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="House"><w:name w:val="House"/><w:basedOn w:val="Zitat"/></w:style>
<w:style w:type="paragraph" w:styleId="By"><w:name w:val="Quote Attribution"/></w:style>
<w:style w:type="character" w:styleId="ZitatZchn"><w:name w:val="Quote Char"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
</w:styles>"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ([par(f"Lind said: “{BREAD}”.")], [BREAD]),
        ([par("She said “the dough ", run("had", "<w:i/>"), " slept for two nights”.")], [BREAD]),
        ([par(f"“{BREAD}"), par(f"“{SALT}”")], [BREAD, SALT]),
        ([par(f"<w:del>{run('“gone and lost and never said”')}</w:del>", f"“{BREAD}”")], [BREAD]),
        ([par(f"<w:del><w:r><w:delText>never</w:delText></w:r></w:del>“{BREAD}”".replace("“", "") or "x")], []),
        ([par(f"<w:ins>{run(f'“{BREAD}”')}</w:ins>")], [BREAD]),
        ([par(f"<w:moveFrom>{run(f'“{SALT}”')}</w:moveFrom><w:moveTo>{run(f'“{BREAD}”')}</w:moveTo>")], [BREAD]),
        # the mark of a paragraph is deleted: it goes on in the next
        ([par("“the dough had ", properties="<w:rPr><w:del/></w:rPr>"), par("slept for two nights”")], [BREAD]),
        ([par(f"“{BREAD}”", properties="<w:rPr><w:del/></w:rPr>")], [BREAD]),
        # what is hidden, and what is hidden no more
        ([par(run(f"“{SALT}” ", "<w:vanish/>"), run(f"“{BREAD}”", '<w:vanish w:val="0"/>'))], [BREAD]),
        ([par(f"“{BREAD}”", properties="<w:rPr><w:vanish/></w:rPr>")], [BREAD]),
        ([par(run("“the dough"), "<w:r><w:tab/></w:r>", run("had slept for"), "<w:r><w:br/></w:r>", "two nights”")], [BREAD]),
        # a text box, once as it is and once as older programs have it
        (
            [
                par(
                    run("“the dough had "),
                    "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
                    + par(f"“{SALT}”")
                    + "</w:txbxContent></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
                    + par(f"“{SALT}”")
                    + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
                    run("slept for two nights”"),
                )
            ],
            [BREAD, SALT],
        ),
        # tables, changes of properties, formulas
        ([f"<w:tbl><w:tr><w:tc>{par('Lind')}</w:tc><w:tc>{par(f'“{BREAD}”')}</w:tc></w:tr></w:tbl>"], [BREAD]),
        ([par(BREAD, properties='<w:pPrChange><w:pPr><w:pStyle w:val="Quote"/></w:pPr></w:pPrChange>')], []),
        ([par(f"“{BREAD}”", "<m:r><m:t>x y z</m:t></m:r>")], [BREAD]),
        # block quotations by the names of their styles
        ([par(BREAD, style="Zitat"), par(SALT, style="Intensiv"), par(FLOUR, style="House")], [BREAD, SALT, FLOUR]),
        ([par(BREAD, style="Quote"), par("Mara Lind, who baked it all herself", style="By")], [BREAD]),
        ([par(BREAD, style="IntenseQuote"), par("— Mara Lind")], [BREAD]),
        ([par(BREAD, style="BlockText"), par(SALT, style="Loop"), par(FLOUR, style="Plain")], [BREAD]),
        # exempt
        ([par("<w:r><w:t>&lt;!-- ghost: ignore --></w:t></w:r>"), par(f"“{BREAD}”"), par(f"“{SALT}”")], [SALT]),
        ([par(f"“{BREAD}” &lt;!– ghost: ignore, mine –>"), par(f"“{SALT}”")], [SALT]),
        # what Markdown would read otherwise
        ([par("`“the dough had slept for two nights”` is said"), par("&gt; not a quote in a document")], [BREAD]),
        ([par("    “the dough had slept for two nights”"), par("```"), par(f"“{SALT}”")], [BREAD, SALT]),
        ([par(f"&lt;&lt;{BREAD}&gt;&gt; she said")], [BREAD]),
        ([], []),
    ],
)  # fmt: skip
def test_what_a_word_document_quotes(body: list[str], expected: list[str]) -> None:
    assert texts(docx(*body, styles=STYLES)) == expected


def test_notes_follow_the_text_by_their_numbers() -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    data = docx(
        par("One", reference.format(3), " and two", reference.format(2)),
        par("Three", '<w:r><w:endnoteReference w:id="2"/></w:r>'),
        footnotes=notes(
            "footnote", f"Lind: “{BREAD}”", f"Lind: “{SALT}”", "“of a mark that was deleted once”"
        ),
        endnotes=notes("endnote", f"“{FLOUR}”, said Lind"),
    )
    assert [(one.place, one.line, one.text) for one in read(data).quotations] == [
        ("footnote 1, “Lind: …”", 3, SALT),
        ("footnote 2, “Lind: …”", 4, BREAD),
        ("endnote 1, “we milled the flour behind …”", 5, FLOUR),
    ]


def test_the_places_are_paragraphs_and_their_first_words() -> None:
    long = "Incomprehensibilities" * 4
    data = docx(
        par("On bread"),
        par(" "),
        par(f"Lind told us then: “{BREAD}”."),
        par(f"“{SALT},” she said."),
        par(f"{long} and “{FLOUR}”."),
        par(f"‘{BREAD}’ it was"),
    )
    found = read(data).quotations
    assert [(one.line, one.column, one.place) for one in found] == [
        (2, 20, "paragraph 2, “Lind told us then: …”"),
        (3, 1, "paragraph 3, “nobody could say where the …”"),
        (4, 90, f"paragraph 4, “{long[:40]} …”"),
        (5, 1, "paragraph 5, “the dough had slept for …”"),
    ]


def test_what_is_passed_over_in_a_document_has_its_place() -> None:
    data = docx(
        par("It was “a loaf” and “never closed again"), par(f"Then “{BREAD}” &lt;!-- ghost: ignore -->")
    )
    assert read(data).passed == (
        (1, 8, "paragraph 1, “It was …”", "a loaf", "short"),
        (1, 21, "paragraph 1, “It was …”", "“never closed again", "unpaired"),
        (2, 6, "paragraph 2, “Then …”", BREAD, "ignored"),
    )


def test_links_bind_what_stands_beside_them() -> None:
    rels = (
        '<Relationships><Relationship Id="rId7" Type="http://x/hyperlink" Target="https://example.org/e?t=5"/>'
        '<Relationship Id="rId8" Type="http://x/hyperlink" Target="mailto:a@b.c"/>'
        '<Relationship Id="rId9" Type="http://x/styles" Target="styles.xml"/></Relationships>'
    )
    field = '<w:r><w:instrText> HYPERLINK "https://example.org/f" </w:instrText></w:r>'
    data = docx(
        par(
            f"“{BREAD}” ",
            f'<w:hyperlink r:id="rId7">{run("here")}</w:hyperlink>',
            '<w:hyperlink r:id="rId8"/>',
        ),
        par(f"“{SALT}”", field),
        par(f"“{FLOUR}”"),
        styles=STYLES,
        rels=rels,
    )
    assert [one.addresses for one in read(data).quotations] == [
        ("https://example.org/e?t=5",),
        ("https://example.org/f",),
        (),
    ]


AUTOMATIC = (
    '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
    '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<text:p>Lind: “{BREAD}”.</text:p>", [BREAD]),
        (('<text:p>“the <text:span text:style-name="T9">dough</text:span> had<text:s text:c="2"/>slept for'
         "<text:tab/>two<text:line-break/>nights”</text:p>"), [BREAD]),
        (f'<text:p text:style-name="P1">{BREAD}</text:p><text:p text:style-name="Quotations">{SALT}</text:p>', [BREAD, SALT]),
        (f'<text:p text:style-name="Block_20_Quote">{BREAD}</text:p><text:p>— Mara Lind</text:p>', [BREAD]),
        (f'<text:h text:outline-level="1">“{BREAD}”</text:h>', [BREAD]),
        ((f"<text:tracked-changes><text:changed-region><text:deletion><text:p>“{SALT}”</text:p></text:deletion>"
         f"</text:changed-region></text:tracked-changes><text:p>“{BREAD}”</text:p>"), [BREAD]),
        (f"<text:p>“{BREAD}”<office:annotation><text:p>“{SALT}”</text:p></office:annotation></text:p>", [BREAD]),
        (f'<text:p><text:span text:style-name="T1">“{SALT}”<text:span>x</text:span></text:span>“{BREAD}”</text:p>', [BREAD]),
        ((f"<text:p>“the dough had <draw:frame><draw:text-box><text:p>“{SALT}”</text:p></draw:text-box></draw:frame>"
         "slept for two nights”</text:p>"), [BREAD, SALT]),
        (f"<text:list><text:list-item><text:p>“{BREAD}”</text:p></text:list-item></text:list>", [BREAD]),
        ('<text:p>a<text:s text:c="x"/>b</text:p>', []),
    ],
)  # fmt: skip
def test_what_an_opendocument_text_quotes(body: str, expected: list[str]) -> None:
    assert texts(odt(body, AUTOMATIC)) == expected


def test_the_places_in_an_opendocument_text() -> None:
    note = (
        '<text:note text:note-class="{}"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Lind: “{}”</text:p></text:note-body></text:note>"
    )
    style = '<style:style style:name="Mine" style:display-name="Block quotation"/>'
    data = odt(
        f"<text:p>One{note.format('endnote', BREAD)} and{note.format('footnote', SALT)}</text:p><text:p/>"
        f'<text:p text:style-name="Mine">{FLOUR} <text:a xlink:href="https://example.org/e">e</text:a></text:p>',
        styles=f"<office:document-styles {OD}>{style}</office:document-styles>",
    )
    assert [(one.place, one.line, one.addresses) for one in read(data).quotations] == [
        ("paragraph 2, “we milled the flour behind …”", 2, ("https://example.org/e",)),
        ("footnote 1, “Lind: …”", 3, ()),
        ("endnote 1, “Lind: …”", 4, ()),
    ]


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (docx(par("x"))[:300], "is a Word document that is damaged"),
        (odt("<text:p>x</text:p>")[:200], "is an OpenDocument text that is damaged"),
        (b"PK\x03\x04\x00\x00 torn", "is a zip archive that is damaged"),
        (zipped({"word/document.xml": f"<w:document {W}><w:body><w:p>"}), "is a Word document that is damaged"),
        (zipped({"word/document.xml": ""}), "is a Word document that is damaged"),
        (zipped({"word/document.xml": BOMB + f"<w:document {W}/>"}), "that declares entities: it is not read"),
        (zipped({"mimetype": ODT, "content.xml": BOMB + "<a/>"}), "that declares entities: it is not read"),
        (zipped({"mimetype": ODT}), "is an OpenDocument text that is damaged"),
        (zipped({"word/document.xml": "<a>" * 600 + "</a>" * 600}), "that is nested too deeply: it is not read"),
        (odt("x", manifest="<m><encryption-data/></m>"), "is an OpenDocument text with a password"),
        (zipped({"xl/workbook.xml": "x"}), "is a spreadsheet, not a draft"),
        (zipped({"ppt/presentation.xml": "x"}), "is a presentation, not a draft"),
        (zipped({"mimetype": "application/epub+zip"}), "is an e-book (EPUB), not a draft"),
        (zipped({"Index/Document.iwa": "x"}), "is a Pages document, not a draft"),
        (zipped({"notes.txt": "x"}), "is a zip archive, not a draft"),
        (zipped({str(at): "" for at in range(5001)}), "is a zip of more than 5,000 files: it is not read"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(GhostError) as raised:
        read(data)
    assert raised.value.message.startswith("the draft ")
    assert said in raised.value.message
    assert raised.value.status == 2


def test_a_document_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_XML", 1_000_000)
    with pytest.raises(GhostError, match="a Word document of more than 1 MB unpacked: it is not read"):
        read(docx(par("a " * 1_000_000)))


@pytest.mark.parametrize("piece", ["<w:p/>", "<w:p><w:r><w:t>the oven is warm</w:t></w:r></w:p>"])
def test_a_document_that_its_header_says_is_a_bomb_is_not_unpacked(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of small elements it took most of a minute to come to the limit."""
    data = docx(piece * (limits.FREE // len(piece) + 1))
    monkeypatch.setattr(ZipFile, "open", lambda *_: pytest.fail("unpacked"))
    with pytest.raises(GhostError, match="unpacks to more than 100 times its size: it is not read"):
        read(data)


def test_a_document_under_a_password_is_refused() -> None:
    data = bytearray(docx(par(BREAD)))
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            struct.pack_into("<H", data, at + place, 1)
            at = data.find(mark, at + 4)
    with pytest.raises(GhostError, match="is a Word document with a password"):
        read(bytes(data))


_PIECES = st.sampled_from(
    [
        "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>“", "”</w:t>", "<w:t>one two ", "</w:t>", "<w:del>", "</w:del>",
        "<w:pPr>", "</w:pPr>", "<w:rPr>", "</w:rPr>", "<w:vanish/>", "<w:del/>", "<w:br/>", "<w:txbxContent>",
        "</w:txbxContent>", '<w:pStyle w:val="Quote"/>', '<w:footnoteReference w:id="2"/>', "<w:tbl>", "</w:tbl>",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_document_is_read_or_refused(body: str) -> None:
    try:
        draft = read(docx(body, footnotes=notes("footnote", "“one two three”")), 1)
    except GhostError:
        return
    for found in draft.quotations:
        assert found.line >= 1
        assert found.column >= 1
        assert found.place


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=3))
def test_a_document_with_wrong_bytes_is_read_or_refused(at: int, wrong: bytes) -> None:
    data = odt(f"<text:p>“{BREAD}”</text:p>")
    at %= len(data)
    try:
        read(data[:at] + wrong + data[at + len(wrong) :])
    except GhostError:
        return
