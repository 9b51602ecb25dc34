"""What a line is at a glance is what it is by a close look; so are the other cheap tests of recognition."""

import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import product

import pytest

from ghostcli.notes import chapter_lines
from ghostcli.recognition import retold, survey
from ghostcli.recognition.recognise import recognise
from ghostcli.recognition.simple_lines import Glances
from ghostcli.recognition.survey import SectionSurvey
from ghostcli.transcripts.encoding import decode

NAMES = (
    *("Mina Kohl", "Dr. Olu Ferreira", "mina", "M. Kohl", "Q", "Question", "Mina (editor)", "Mina - Desk"),
    *("@mina", "SPEAKER_04", "Speaker 4", "Zoë Ünal", "Prof. Y, PhD", "Note", "Key Takeaways", "Description"),
    *("it was then that she said to us", "Mina |", "Mina,", "-Mina", "“Mina", "Mina  Kohl", "4", "2. Mina"),
    *(
        "Mina.",
        "H2O",
        "http",
        "Mina_K",
        "**Mina",
        "__Mina__",
        "<i>Mina</i>",
        "Mina\u200b",
        "Höflich und kurz",
        "Q.",
        "A -",
    ),
)
SAIDS = (
    *("the kiln was too hot, and so we let it cool for a day or two before we opened it", "Yes.", "yes"),
    *("Introduction", "“No,” she said", "10:30 it was", "at 10:30, we left", "see https://x.example/a", ""),
    *(
        "[link](http://x.example) here",
        "the end: well",
        "- no",
        "…",
        "1.5 of them",
        "a | b |",
        "**bold** words",
        "hot and **cold**",
        "hot：cold",
        r"\[laughs\] yes",
        "...and so",
    ),
    *(
        "<v Olu>glaze",
        "`code` and more",
        "we said: yes, and so on and on, until the glaze ran down the shelf: all",
    ),
)
TIMES = (
    "00:00",
    "0:12",
    "1:02:03",
    "00:00:07.5",
    "[00:12]",
    "(0:12)",
    "00:12 -->",
    "00:12 to 00:20",
    "@0:12",
)
UNTIMED = (
    *(
        "{a}: {b}",
        "**{a}:** {b}",
        "**{a}**: {b}",
        "{a}:{b}",
        "{a} : {b}",
        "- {a}: {b}",
        "> {a}: {b}",
        "{a} {b}",
    ),
    *("# {a}: {b}", "{a}：{b}", "{a}:: {b}", "{b}", "__{a}:__ {b}", "  {a}: {b}", "{a}:** {b}", "{a}\t{b}"),
)
TIMED = (
    *("{t} {a}: {b}", "{t} <v {a}>{b}", "{a}: {t}", "{a}: {t} {b}", "{a} {t}", "{t} {b}", "{t}: {b}"),
    *(
        "{t} - {a}: {b}",
        "{a} {t}: {b}",
        "**{a}:** {t}",
        "{t}\t{a}: {b}",
        "<v {a}>{t} {b}",
        "{t} {a} {b} {b}: {b}",
        "**{a}:** {t} {b}",
    ),
)


def lines() -> Iterator[str]:
    for name, said in product(NAMES, SAIDS):
        yield from (form.format(a=name, b=said) for form in UNTIMED)
    for number, (name, said, form) in enumerate(product(NAMES, SAIDS, TIMED)):
        yield form.format(a=name, b=said, t=TIMES[number % len(TIMES)])


def surveyed(text: str) -> tuple[object, ...]:
    found = SectionSurvey().look(enumerate(text.split("\n"), 1))
    sections = [
        (one.heading, one.last, one.words, one.lines, one.blocks, one.heads, +one.signs, one.head)
        for one in found.sections
    ]
    return sections, found.names, found.listed_names, found.headings, found.stamps, found.titles


def test_a_glance_shows_what_a_close_look_does(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Glances()
    glanced = [line for line in lines() if line.strip() and known.at(line)]
    assert len(glanced) > 1000
    texts = [text for line in glanced for text in (line, f'"A quotation."\n{line}\n\nand so on')]
    before = list(map(surveyed, texts))
    monkeypatch.setattr(Glances, "at", lambda *_: None)
    after = list(map(surveyed, texts))
    assert [pair for pair in zip(texts, before, after, strict=True) if pair[1] != pair[2]] == []


def test_below_a_day_of_speech_only_marked_headings_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey, "CLOSELY", 4)
    found = SectionSurvey().look(
        enumerate(["Mina: one", "", "Olu: two", "", "Mina: three", "## Summary", "- a"], 1)
    )
    assert [(one.first, one.last, one.lines, one.kind) for one in found.sections] == [
        (1, 5, 2, None),
        (6, 7, 0, "summary"),
    ]


def test_what_tells_of_people_is_found_line_by_line() -> None:
    verbs = (
        "argues that it",
        "Believes it",
        "also notes that",
        "says it",
        "says you",
        "agreed.",
        "the Chair opens",
    )
    names = ("Mina", "**Olu Ferreira**", "- Chair", "Mina (00:12)", "a long name " * 9, "Mina: Olu")
    whole = [f"{name}{colon} {verb}" for name, verb, colon in product(names, verbs, (":", "：", ":**"))]
    each = re.compile(retold._TOLD.pattern, re.IGNORECASE)
    told_of = [line for line in whole if each.match(line)]
    assert 10 < len(told_of) < len(whole)
    assert retold.told_in("\n".join(whole)) == len(told_of)


@pytest.mark.parametrize("name", ["mina", "olu.f", "olu_2"])
def test_a_handle_alone_is_no_line_of_code(name: str) -> None:
    text = "".join(f"@{name}\nthe kiln was too hot {number}\n\n" for number in range(9))
    assert recognise(decode(text.encode())).name != "source code"
    code = "".join(f"@cached\ndef heat{number}():\n    return kiln.heat({number})\n\n" for number in range(9))
    assert recognise(decode(code.encode())).name == "source code"


PAGE = "<!doctype html><html><head><title>T</title><script>var a = 1;</script></head><body>{}</body></html>"


@pytest.mark.parametrize(
    ("body", "shell"),
    [
        ("<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>", True),
        ("<div id=app>Loading ...</div><p class=small>We use cookies.</p>", True),
        ("<h1>Kilns</h1><p>Mina Kohl: It was too hot.</p><p><b>Olu:</b> By far.</p>", False),
        ("<p></p><p> </p><p><span></span></p>", True),
    ],
)
def test_a_page_with_paragraphs_of_words_is_no_shell(body: str, *, shell: bool) -> None:
    found = recognise(decode(PAGE.format(body).encode()))
    assert (found.name == "a web page that scripts fill, without the words") is shell


@pytest.mark.parametrize(
    ("text", "chapters"),
    [
        ("0:00 Clay\n4:00 Glaze\n9:30 Fire\n", True),
        ("A talk on kilns.\n\n0:00 Clay\nwith Mina\n4:00 Glaze\n9:30 Fire\n\nMore below.\n", True),
        ("Clay 0:00\nGlaze 4:00\nFire 9:30\n", True),
        ("word " * 401 + "\n0:00 Clay\n4:00 Glaze\n9:30 Fire\n", False),
        ("0:00 Clay\n4:00 Glaze\n9:30 Fire\n" + "word " * 401, False),
        ("0:00 Clay\n4:00 Glaze\n" + "word " * 16 + "\n9:30 Fire\n", False),
        ("0:00 Clay\n4:00 " + "word " * 16 + "\n9:30 Fire\n", False),
        ("0:00 Clay\na\nb\n4:00 Glaze\n9:30 Fire\n", False),
        ("9:30 Clay\n4:00 Glaze\n0:00 Fire\n", False),
        ("0:00\n4:00\n9:30 Fire\n", False),
    ],
)
def test_a_list_of_chapters_is_given_up_as_soon_as_it_is_none(text: str, *, chapters: bool) -> None:
    assert chapter_lines.sniff(decode(text.encode())) is chapters


def test_captions_are_known_without_what_knows_notes() -> None:
    captions = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Mina>It was hot.\n"
    code = f"import sys; from ghostcli.recognition.recognise import read; read({captions!r}.encode()); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {
        name.rpartition(".")[2] for name in run.stdout.split() if name.startswith("ghostcli.recognition.")
    }
    assert "text_signatures" in loaded
    assert not loaded & {"notes", "survey", "told", "unsaid", "json_signatures", "splitting", "hints"}
