"""Citations in four formats, exact by their specifications."""

from __future__ import annotations

import html
import json
import re

import jsonschema
import pytest
from citations import BARE, citation, in_format
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

# Text and Markdown


HOSTILE = [
    "a | b * c _d_ `e` [f](g) <h> & i",
    "# heading",
    "1. list",
    "- list",
    "> quote",
    "![img](x)",
    "\\ and $x^2$ and ~~no~~",
    "line one\nline two",
    "https://example.org",
    "a\u202eb",
    "===",
    "“curly” and 'straight' and \"double\"",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_what_was_said_as_it_is(text: str) -> None:
    written = in_format("md", [citation(text=text, speaker=text, show=text, title=text)])
    rendered = MarkdownIt().render(written)
    assert rendered.count("<blockquote>") == 1
    assert not re.search(r"<(h\d|ul|ol|img|code|del|hr|table)\b", rendered)
    plain = html.unescape(re.sub(r"<[^>]+>", "", rendered))
    seen = text.replace("\u202e", "\\u202e")
    assert " ".join(plain.split()) == " ".join(
        f"{seen} — {seen}, {seen}, {seen}, 2026-05-04, 0:01:05".split()
    )
    assert rendered.count("<a href=") == 1
    assert "\u202e" not in written


def test_an_address_in_markdown_cannot_end_its_link() -> None:
    written = in_format("md", [citation(url="https://example.org/a)b>c<d")])
    assert 'href="https://example.org/a)b%3Ec%3Cd"' in MarkdownIt().render(written)


def test_markdown_of_a_moment_without_words() -> None:
    assert in_format("md", [BARE._replace(text="")]) == "> — *The Bridge*\n"
    assert in_format("md", [BARE]) == "> We measured it.\n>\n> — *The Bridge*\n"
    assert in_format("md", [BARE, BARE]).count("\n\n") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_as_it_is(text: str) -> None:
    assert in_format("text", [BARE._replace(text=text)]).startswith(f"“{text}”".replace("\u202e", "\\u202e"))
    assert in_format("text", [BARE._replace(title=text)]).count("\n") == 1


# BibTeX, as BibTeX reads it


def entries(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """The entries of a BibTeX file: type, key and fields, by the rules of the program.

    Braces are counted, those behind a backslash too; a value is in braces, or the name of a month.
    """
    found = []
    place = 0
    while (start := text.find("@", place)) >= 0:
        head = re.compile(r"@(\w+)\{([^\s,{}#%\\\"~'=()@]+),\s*").match(text, start)
        assert head, text[start : start + 80]
        place = head.end()
        fields: dict[str, str] = {}
        while field := re.compile(r"(\w+)\s*=\s*").match(text, place):
            place = field.end()
            if text[place] == "{":
                depth, end = 0, place
                while True:
                    depth += {"{": 1, "}": -1}.get(text[end], 0)
                    end += 1
                    if not depth:
                        break
                value = text[place + 1 : end - 1]
            else:
                month = re.compile("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec").match(text, place)
                assert month
                value, end = month[0], month.end()
            assert field[1] not in fields
            fields[field[1]] = value
            comma = re.compile(r"\s*,?\s*").match(text, end)
            assert comma
            place = comma.end()
        assert text[place] == "}", text[place : place + 80]
        place += 1
        found.append((head[1], head[2], fields))
    return found


TEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\&": "&",
    r"\%": "%",
    r"\$": "$",
    r"\#": "#",
    r"\_": "_",
}


def printed(tex: str) -> str:
    """What TeX prints of a text of ours; anything of TeX's own that is left would be an error."""
    pattern = "|".join(map(re.escape, TEX))
    rest = re.sub(pattern, "", tex)
    assert not set(rest) & set("\\{}&%$#_^~"), rest
    return re.sub(pattern, lambda found: TEX[found[0]], tex)


def persons(field: str) -> list[str]:
    """The persons of an `author`, as BibTeX parts them: at `and`, but not within braces."""
    parts, depth, last = [], 0, 0
    for found in re.finditer(r"[{}]|\s+and\s+", field, re.IGNORECASE):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if found[0] not in "{}" and not depth:
            parts.append(field[last : found.start()])
            last = found.end()
    return [*parts, field[last:]]


def test_an_entry_has_everything_that_is_known() -> None:
    assert entries(in_format("bibtex", [citation()])) == [
        (
            "misc",
            "bridge:quotes:a",
            {
                "author": "Ada Reed",
                "title": "{The Bridge}",
                "howpublished": "Small Works",
                "year": "2026",
                "month": "may",
                "note": "“We measured it.” (0:01:05)",
                "url": "https://example.org/b.mp3#t=65",
            },
        )
    ]


def test_an_entry_has_nothing_that_is_not_known() -> None:
    assert entries(in_format("bibtex", [BARE])) == [
        ("misc", "bridge:quotes:a", {"title": "{The Bridge}", "note": "“We measured it.”"})
    ]
    assert (
        entries(in_format("bibtex", [BARE._replace(text="", time=(65, 70.5))]))[0][2]["note"]
        == "0:01:05-0:01:10"
    )


@pytest.mark.parametrize("text", [*HOSTILE, "{", "}", "}{", "\\", "{\\", "100 % & #1_a ~ ^ $5", '"'])
def test_special_characters_are_escaped_and_braces_stay_in_balance(text: str) -> None:
    r"""`\{` is a brace to BibTeX: one alone in a quote broke the whole file."""
    (one,) = entries(in_format("bibtex", [citation(text=text, title=text, show=text, speaker=text)]))
    seen = " ".join(text.replace("\u202e", "\\u202e").split())
    assert printed(one[2]["title"][1:-1]) == seen
    assert printed(one[2]["howpublished"]) == seen
    assert printed(one[2]["note"]) == f"“{seen}” (0:01:05)"


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_makes_a_sound_entry(text: str, name: str) -> None:
    (one,) = entries(in_format("bibtex", [citation(text=text, speaker=name, title=name)]))
    assert len(persons(one[2].get("author", ""))) == 1
    printed(one[2]["title"][1:-1])


NAMES = [
    "Ada Reed",
    "Reed, Ada",
    "Barnes and Noble",
    "And Then There Were None",
    "and",
    "Ludwig van Beethoven",
    "Cher",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_one_person(name: str) -> None:
    """`Barnes and Noble` were two."""
    (one,) = entries(in_format("bibtex", [citation(speaker=name)]))
    assert persons(one[2]["author"]) == [one[2]["author"]]
    assert one[2]["author"].strip("{}") == name
    assert one[2]["author"].startswith("{") == ("," in name or "and" in name.lower().split())


@pytest.mark.parametrize(
    "url", ["https://example.org/{a}", "https://example.org/}", "https://example.org/a_b%20c&d#e~f"]
)
def test_an_address_keeps_braces_in_balance(url: str) -> None:
    (one,) = entries(in_format("bibtex", [citation(url=url)]))
    assert one[2]["url"] == url.replace("{", "%7B").replace("}", "%7D")


DATES = [
    ("2026-05-04", {"year": "2026", "month": "may"}, [2026, 5, 4]),
    ("2026-12", {"year": "2026", "month": "dec"}, [2026, 12]),
    ("2026", {"year": "2026"}, [2026]),
    (None, {}, None),
]


@pytest.mark.parametrize(("published", "fields", "parts"), DATES)
def test_a_date_is_as_exact_as_it_is_known(
    published: str | None, fields: dict[str, str], parts: list[int] | None
) -> None:
    (one,) = entries(in_format("bibtex", [citation(published=published)]))
    assert {name: value for name, value in one[2].items() if name in {"year", "month"}} == fields
    (item,) = json.loads(in_format("csl-json", [citation(published=published)]))
    assert item.get("issued") == (parts and {"date-parts": [parts]})


# CSL-JSON: what the schema of CSL 1.0.2 (csl-data.json) says of what is written here

STRING = {"type": "string"}
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            # 1.0.2: "a recorded work broadcast over an electronic medium (e.g. ... a podcast)"; with
            # a container-title, an episode of a series.
            "type": {"enum": ["broadcast"]},
            "id": STRING,
            "title": STRING,
            "container-title": STRING,
            "note": STRING,
            "URL": STRING,
            "author": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "properties": dict.fromkeys(("family", "given", "suffix", "literal"), STRING),
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            },
            "issued": {
                "type": "object",
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": 3,
                            "items": {"type": "integer"},
                        },
                    }
                },
                "additionalProperties": False,
            },
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}


def test_csl_has_everything_that_is_known() -> None:
    items = json.loads(in_format("csl-json", [citation()]))
    jsonschema.validate(items, CSL)
    assert items == [
        {
            "id": "bridge:quotes:a",
            "type": "broadcast",
            "title": "The Bridge",
            "author": [{"family": "Reed", "given": "Ada"}],
            "container-title": "Small Works",
            "issued": {"date-parts": [[2026, 5, 4]]},
            "URL": "https://example.org/b.mp3#t=65",
            "note": "“We measured it.” (0:01:05)",
        }
    ]
    jsonschema.validate(json.loads(in_format("csl-json", [BARE, BARE._replace(text="")])), CSL)


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_makes_sound_csl(text: str, name: str) -> None:
    written = in_format("csl-json", [citation(text=text, title=text, show=text, speaker=name)])
    items = json.loads(written)
    jsonschema.validate(items, CSL)
    assert items[0]["title"] == text
    assert items[0]["note"] == f"“{text}” (0:01:05)"
    assert not re.search("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", written)


CSL_NAMES = [
    ("Ada Reed", {"family": "Reed", "given": "Ada"}),
    ("Ada Maria Reed", {"family": "Reed", "given": "Ada Maria"}),
    ("Reed, Ada", {"family": "Reed", "given": "Ada"}),
    ("Ada Reed Jr.", {"family": "Reed", "given": "Ada", "suffix": "Jr."}),
    ("Ada Reed, Jr.", {"family": "Reed", "given": "Ada", "suffix": "Jr."}),
    ("Ada Reed III", {"family": "Reed", "given": "Ada", "suffix": "III"}),
    ("Zoë Ångström", {"family": "Ångström", "given": "Zoë"}),
    ("Cher", {"literal": "Cher"}),
    ("SPEAKER_01", {"literal": "SPEAKER_01"}),
    ("山田 太郎", {"literal": "山田 太郎"}),
    ("Reed,", {"literal": "Reed,"}),
    (",", {"literal": ","}),
]


@pytest.mark.parametrize(("name", "parts"), CSL_NAMES)
def test_the_parts_of_a_name(name: str, parts: dict[str, str]) -> None:
    (item,) = json.loads(in_format("csl-json", [citation(speaker=name)]))
    assert item["author"] == [parts]


KEYS = {
    "bridge/quotes/a": "bridge:quotes:a",
    "bridge/quotes/12": "bridge:quotes:12",
    "bridge@0:43:08": "bridge:0:43:08",
    "bridge@0:43:08-0:43:38": "bridge:0:43:08-0:43:38",
    "bridge@turn118": "bridge:turn118",
}


@pytest.mark.parametrize("ref", KEYS)
def test_keys_are_fit_for_bibtex_and_pandoc(ref: str) -> None:
    (one,) = entries(in_format("bibtex", [citation(ref=ref)]))
    (item,) = json.loads(in_format("csl-json", [citation(ref=ref)]))
    assert one[1] == item["id"] == KEYS[ref]
    assert re.fullmatch(r"[A-Za-z0-9_](?:[A-Za-z0-9_]|[:.#$%&+?<>~/-](?=[A-Za-z0-9_]))*", one[1])
