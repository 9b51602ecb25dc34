"""`ghost verify --draft`: what a draft quotes, who it says said it, and how both stand."""

from __future__ import annotations

import pytest

from traced import Home

TALK = """WEBVTT

00:01.000 --> 00:06.000
<v Mara Lindqvist>We baked for the whole street that winter, and nobody weighed the salt.

00:07.000 --> 00:12.000
<v Jonas Petit>The mill stood still for one and a half million seconds, and I counted every one of them.

00:13.000 --> 00:20.000
<v Mara Lindqvist>The colour of the crust was grey, and it was a damned ugly loaf, but they'd eat it.
"""
WINTER = "We baked for the whole street that winter"
MILL = "The mill stood still for one and a half million seconds"
PEOPLE = """people:
  - {id: mara, name: Mara Lindqvist, role: guest, aliases: [The Baker, ML]}
  - {name: Jonas Petit, role: host}
  - {name: Dana Whitfield, role: mentioned}
"""


@pytest.fixture
def bakery(home: Home) -> Home:
    home.episode("bakery", PEOPLE, TALK)
    return home


def check(home: Home, draft: str, status: int = 0) -> list[dict[str, object]]:
    """The quotations of a draft as JSON."""
    rows = home.ghost("verify", "--draft", home.write("draft.md", draft), "-o", "json", status=status).json
    assert isinstance(rows, list)
    return rows


SAID_BY = [
    (f'"{WINTER}," said Lindqvist.', ["verbatim"], "Lindqvist", "bakery/people/mara"),
    (f'"{WINTER}," said Petit.', ["verbatim", "misattributed"], "Petit", "bakery/people/2"),
    (f'The Baker: "{WINTER}."', ["verbatim"], "Baker", "bakery/people/mara"),
    (f'ML: "{WINTER}."', ["verbatim"], "ML", "bakery/people/mara"),
    (f'"{WINTER}," said Dana Whitfield.', ["verbatim", "misattributed"], "Dana Whitfield", "bakery/people/3"),
    (f'"{WINTER}," said Otto Brandt.', ["verbatim"], "Otto Brandt", None),
    (f'"{WINTER}," said the mayor.', ["verbatim"], None, None),
    (f'Petit shrugged. "{WINTER}."', ["verbatim", "misattributed"], "Petit", "bakery/people/2"),
    (
        f"> {MILL}\n>\n> — Mara Lindqvist",
        ["verbatim", "misattributed"],
        "Mara Lindqvist",
        "bakery/people/mara",
    ),
    (f"„{MILL}“, sagte Lindqvist.", ["verbatim", "misattributed"], "Lindqvist", "bakery/people/mara"),
    (f"« {MILL} », selon Petit.", ["verbatim"], "Petit", "bakery/people/2"),
    (f"«{MILL}», dijo Petit.", ["verbatim"], "Petit", "bakery/people/2"),
]


@pytest.mark.parametrize(("draft", "verdicts", "name", "ref"), SAID_BY)
def test_who_the_draft_says_said_it(
    bakery: Home, draft: str, verdicts: list[str], name: str | None, ref: str | None
) -> None:
    (row,) = check(bakery, draft, status=int("misattributed" in verdicts))
    assert (row["verdicts"], row["attributed_to"], row["attributed"]) == (verdicts, name, ref)
    assert row["speaker"] == ("Jonas Petit" if MILL in draft else "Mara Lindqvist")


def test_a_line_names_both_and_tells_who_says_what_the_draft_gives_nobody(bakery: Home) -> None:
    draft = f'"{WINTER}," said Petit.\n\n"{WINTER}," it goes.\n\n"{MILL}," said Petit.\n'
    ran = bakery.ghost("verify", "--draft", "-", stdin=draft, status=1)
    accused = "said by Mara Lindqvist, not by Jonas Petit"
    assert ran.lines == [
        f"-:1:1: verbatim, misattributed: “{WINTER},”  (bakery@0:00:01)  {accused}",
        f"-:3:1: verbatim: “{WINTER},”  (bakery@0:00:01)  said by Mara Lindqvist",
        f"-:5:1: verbatim: “{MILL},”  (bakery@0:00:07)",
    ]
    assert "2 of 3 quotations" in ran.err
    annotations = bakery.ghost("verify", "--draft", "-", "-o", "github", stdin=draft, status=1)
    assert len(annotations.lines) == 1
    assert "not by Jonas Petit" in annotations.out


@pytest.mark.parametrize("label", ["SPEAKER_01", "Host", ""])
def test_a_voice_without_a_name_accuses_nobody(home: Home, label: str) -> None:
    voice = f"<v {label}>" if label else ""
    home.episode("bakery", PEOPLE, TALK.replace("<v Mara Lindqvist>", voice).replace("<v Jonas Petit>", ""))
    (row,) = check(home, f'"{WINTER}," said Petit.')
    assert row["verdicts"] == ["verbatim"]


@pytest.mark.parametrize(
    ("label", "accused"),
    [("Jonas P.", False), ("J. Petit", False), ("Jo", False), ("Jon Petit", False), ("Otto Brandt", True)],
)
def test_who_may_be_the_same_person_by_another_name_is_not_accused(
    home: Home, label: str, accused: bool
) -> None:
    home.episode("bakery", PEOPLE, TALK.replace("Mara Lindqvist", label).replace("<v Jonas Petit>", ""))
    (row,) = check(home, f'"{WINTER}," said Petit.', status=int(accused))
    assert ("misattributed" in row["verdicts"]) is accused  # type: ignore[operator]


def test_a_surname_that_two_bear_names_nobody(home: Home) -> None:
    home.episode("bakery", PEOPLE.replace("Dana Whitfield", "Dana Petit"), TALK)
    (row,) = check(home, f'"{WINTER}," said Petit.')
    assert (row["verdicts"], row["attributed"]) == (["verbatim"], None)
    (row,) = check(home, f'"{WINTER}," said Dana Petit.', status=1)
    assert row["attributed"] == "bakery/people/3"


def test_of_two_episodes_the_one_where_that_person_says_it_stands(bakery: Home) -> None:
    bakery.episode("again", "", TALK.replace("Mara Lindqvist", "Otto Brandt"))
    for name, episode in (("Brandt", "again"), ("Lindqvist", "bakery")):
        (row,) = check(bakery, f'"{WINTER}," said {name}.')
        assert row["episode"] == episode
    (row,) = check(bakery, f'"{WINTER}," said Petit.', status=1)
    assert row["verdicts"] == ["verbatim", "misattributed"]


def test_somebody_of_another_episode_is_known_by_a_name_that_the_draft_gives_outright(bakery: Home) -> None:
    bakery.episode("other", "people: [{name: Otto Brandt}]\n", None)
    (row,) = check(bakery, f'"{WINTER}," said Otto Brandt.', status=1)
    assert row["attributed"] == "other/people/1"
    (row,) = check(bakery, f'Otto Brandt shrugged. "{WINTER}."')
    assert (row["verdicts"], row["attributed"]) == (["verbatim"], None)


def test_an_interrupted_quotation_is_one_where_a_part_is_short(bakery: Home) -> None:
    draft = '"We baked," Petit said, "for the whole street that winter, and nobody weighed the salt."'
    (row,) = check(bakery, draft, status=1)
    assert row["text"] == "We baked, for the whole street that winter, and nobody weighed the salt."
    assert row["verdicts"] == ["verbatim", "misattributed"]
    rows = check(bakery, f'"{WINTER}," Lindqvist said, "and nobody weighed the salt."')
    assert [row["verdicts"] for row in rows] == [["verbatim"], ["verbatim"]]
    assert {row["attributed"] for row in rows} == {"bakery/people/mara"}


WORDING = [
    ("The mill stood still for 1.5 million seconds", "verbatim"),
    ("The mill stood still for 1½ million seconds", "verbatim"),
    ("The mill stood still for 1.6 million seconds, and I counted every one", "reworded"),
    ("The color of the crust was gray", "verbatim"),
    ("it was a d----d ugly loaf", "near"),
    ("it was a d***d ugly loaf, but they’d eat it", "near"),
    ("it was a b----d ugly loaf", "reworded"),
    ("[T]he mill stood still, and I counted every one of them", "reworded"),
    ("it was a damned ugly loaf, but [the street would] eat it", "verbatim"),
    ("[T]he colour of the crust [of the loaf] was grey", "verbatim"),
]


@pytest.mark.parametrize(("text", "verdict"), WORDING)
def test_what_a_writer_may_print_otherwise(bakery: Home, text: str, verdict: str) -> None:
    (row,) = check(bakery, f"“{text}”", status=int(verdict not in {"verbatim", "near"}))
    assert row["verdicts"] == [verdict]


def test_marks_that_stand_alone_are_counted(bakery: Home) -> None:
    draft = f"“{WINTER}”\n\nHe said “we baked for the street.\n\nAnd then: that winter” was cold.\n\nSo ‘this one is not ever closed at all.\n"
    ran = bakery.ghost("verify", "--draft", "-", stdin=draft)
    assert "passed over: 2 unpaired; --all lists them" in ran.err
    ran = bakery.ghost("verify", "--draft", "-", stdin="A “mark that is never closed.")
    assert "passed over: 1 unpaired; --all lists them" in ran.err
    assert "no quotation of 5 words or more" in ran.err
    assert (
        "passed over"
        not in bakery.ghost("verify", "--draft", "-", stdin="It's 5\" wide, the bakers' own.").err
    )


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"PK\x03\x04\x14\x00\x00\x00\x00\x00word/document.xml", "is a Word document that is damaged"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "is an OpenDocument text that is"),
        (b"PK\x03\x04x", "is a zip archive that is damaged"),
        (b"{\\rtf1 a}", "is RTF"),
        (b"%PDF-1.7", "is a PDF"),
    ],
)
def test_what_is_no_text_is_refused_by_name(bakery: Home, data: bytes, name: str) -> None:
    ran = bakery.ghost("verify", "--draft", bakery.write("draft.docx", data), status=2)
    assert name in ran.err
    assert not ran.out


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_draft_may_be_in_another_encoding(bakery: Home, encoding: str) -> None:
    path = bakery.write("draft.txt", f"“{WINTER}” – né à Gand".encode(encoding))
    assert bakery.ghost("verify", "--draft", path, "-o", "json").json[0]["verdicts"] == ["verbatim"]


def test_an_empty_draft_has_no_quotation(bakery: Home) -> None:
    assert "no quotation" in bakery.ghost("verify", "--draft", "-", stdin=" \n").err


def test_a_page_and_a_latex_file_are_read_with_the_places_of_their_quotations(bakery: Home) -> None:
    page = (
        f"<p>Petit:\n&ldquo;{MILL}&rdquo;</p><blockquote><p>{WINTER}</p><cite>Jonas Petit</cite></blockquote>"
    )
    rows = bakery.ghost("verify", "--draft", bakery.write("d.html", page), "-o", "json", status=1).json
    assert [(row["line"], row["column"], row["verdicts"]) for row in rows] == [
        (2, 1, ["verbatim"]),
        (2, 1 + page.split("\n")[1].index(WINTER), ["verbatim", "misattributed"]),
    ]
    latex = (
        f"\\section{{Bread}}\nPetit said: \\enquote{{{MILL}}}\n\\begin{{quote}}\n{WINTER}\n\\end{{quote}}\n"
    )
    rows = bakery.ghost("verify", "--draft", bakery.write("d.tex", latex), "-o", "json").json
    assert [(row["line"], row["verdicts"]) for row in rows] == [(2, ["verbatim"]), (4, ["verbatim"])]


HEARD = "media: [{url: 'https://example.org/bread.mp3'}, {url: 'https://www.youtube.com/watch?v=abc123'}]\n"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/bread.mp3?t=5",
        "http://www.example.org/bread.mp3",
        "https://youtu.be/abc123?t=9",
        "https://www.youtube.com/embed/abc123",
        "https://m.youtube.com/watch?v=abc123&feature=x",
    ],
)
def test_an_address_binds_a_quotation_to_its_episode(bakery: Home, address: str) -> None:
    bakery.episode("again", HEARD, TALK.replace(WINTER, "We baked for nobody that winter"))
    (row,) = check(bakery, f"“{WINTER}”")
    assert row["episode"] == "bakery"
    (row,) = check(bakery, f"“{WINTER}” ({address})", status=1)
    assert (row["episode"], row["verdicts"]) == ("again", ["reworded"])
    (row,) = check(bakery, f"“A committee weighed every single volume twice” ({address})", status=1)
    assert (row["episode"], row["verdicts"]) == ("again", ["absent"])
    (row,) = check(bakery, f"“Zwölf Fachleute wogen jeden Band zweimal” ({address})", status=1)
    assert (row["episode"], row["verdicts"]) == ("again", ["unchecked"])


def test_what_the_notes_alone_have_is_recorded(home: Home) -> None:
    quote = f"quotes: [{{id: a, text: '{WINTER}', at: 0:00:09, fidelity: {{verdicts: [verbatim]}}}}]\n"
    home.episode("bakery", quote, None)
    (row,) = check(home, f'"{WINTER}," said Petit.', status=1)
    assert (row["verdicts"], row["recorded"], row["quote"], row["at"]) == (
        ["verbatim"],
        True,
        "bakery/quotes/a",
        9,
    )
    assert "verbatim (recorded)" in home.ghost("verify", "--draft", "-", stdin=f"“{WINTER}”", status=1).out


def test_the_quote_of_the_notes_has_the_same_words_and_no_others(home: Home) -> None:
    """A quote of the notes that only holds the words of the draft was named as theirs."""
    longer = f"{WINTER}, and nobody weighed the salt."
    notes = f"quotes:\n  - {{id: longer, text: '{longer}'}}\n  - {{id: same, text: '{WINTER}!'}}\n"
    home.episode("bakery", notes, TALK)
    rows = check(home, f"“{WINTER}”\n\n“We baked for the whole street”\n\n“{longer}”")
    assert [row["quote"] for row in rows] == ["bakery/quotes/same", None, "bakery/quotes/longer"]


def test_what_no_episode_has_is_not_found(bakery: Home) -> None:
    (row,) = check(bakery, '"A committee of nine experts weighed every volume twice," said Petit.', status=1)
    assert (row["verdicts"], row["episode"], row["attributed_to"]) == (["not-found"], None, "Petit")
    (row,) = check(bakery, "“we baked and I counted and nobody”", status=1)
    assert row["verdicts"] in (["unclear"], ["not-found"])
