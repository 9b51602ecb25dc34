"""Files that each have one thing wrong: where that is, and what is said of it."""

from __future__ import annotations

from typing import NamedTuple

from ghostcli.library.parse_yaml import DEPTH, LIMIT, NODES

EPISODE = "title: A talk\nduration: 1:00:00\nquotes:\n- {id: first, text: The first}\n"
LAST = "quotes:\n- {id: last, text: The last}\n"

BOM = b"\xef\xbb\xbf"
BOMB = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
MERGE_BOMB = "a0: &a0 {x: y}\n" + "".join(
    f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
)


class Bad(NamedTuple):
    """A file with one problem: where it is, and what is said of it."""

    name: str
    text: str | bytes
    line: int
    column: int
    says: str


def quote(*lines: str) -> str:
    """Notes of one quote, whose further fields begin in line 3, column 3."""
    return "quotes:\n- text: Mine\n" + "".join(f"  {line}\n" for line in lines)


UNREADABLE = [
    Bad("latin-1", b"quotes:\n- text: caf\xe9\n", 2, 12, "byte 0xe9 is not valid UTF-8"),
    # The byte and its place were taken from three bytes too early.
    Bad(
        "latin-1 after a byte order mark",
        BOM + b"quotes:\n- text: caf\xe9\n",
        2,
        12,
        "byte 0xe9 is not valid UTF-8",
    ),
    Bad("utf-16", "quotes: []".encode("utf-16"), 1, 1, "byte 0xff is not valid UTF-8"),
    Bad("utf-16, no mark", "quotes: []".encode("utf-16-be"), 1, 1, r"control character \x00"),
    Bad("utf-32", "quotes: []".encode("utf-32-be"), 1, 1, r"control character \x00"),
    Bad("overlong", b"quotes:\n- text: \xc0\x80\n", 2, 9, "byte 0xc0 is not valid UTF-8"),
    Bad("half a pair", b"quotes:\n- text: \xed\xa0\x80\n", 2, 9, "byte 0xed is not valid UTF-8"),
    Bad("cut in a character", "quotes:\n- text: …".encode()[:-1], 2, 9, "byte 0xe2 is not valid UTF-8"),
    Bad("NUL", "quotes:\n- text: a\0b\n", 2, 10, r"control character \x00"),
    Bad("escape", "quotes:\n- text: a\x1b[31mb\n", 2, 10, r"control character \x1b"),
    Bad("form feed", "quotes:\n\x0c- text: a\n", 2, 1, r"control character \x0c"),
    Bad("backspace in a comment", "quotes: [] # \x08\n", 1, 14, r"control character \x08"),
    Bad("DEL", "quotes:\r\n- text: a\x7f\r\n", 2, 10, r"control character \x7f"),
    Bad("C1", "quotes:\r- text: é\x9b31m\r", 2, 10, r"control character \x9b"),
    Bad("next line", "quotes:\n- text: a\x85b\n", 2, 10, r"control character \x85"),
    Bad("U+FFFE", "quotes:\n- text: a\n- text: \ufffe\n", 3, 9, "U+FFFE is not a valid character"),
    Bad("U+FFFF", "quotes:\n- text: a\n- text: b\uffff\n", 3, 10, "U+FFFF is not a valid character"),
    Bad("U+FDD0", "quotes:\n- text: \ufdd0\n", 2, 9, "U+FDD0 is not a valid character"),
    Bad("escaped U+FDD1", 'quotes:\n- text: "\u2029\\uFDD1"\n', 2, 11, r"\uFDD1 is not a valid character"),
    Bad("escaped NUL", quote(r'note: "a\0b"'), 3, 9, r"an escaped control character \x00"),
    Bad("escaped escape", quote(r'note: "\e[31m"'), 3, 9, r"an escaped control character \x1b"),
    Bad("escaped DEL", quote(r'note: "\x7F"'), 3, 9, r"an escaped control character \x7f"),
    Bad("escaped C1", quote(r'note: "\u009b"'), 3, 9, r"an escaped control character \x9b"),
    Bad("escaped next line", quote(r'note: "\N"'), 3, 9, r"an escaped control character \x85"),
    Bad("escaped return", quote(r'note: "a\r"'), 3, 9, r"an escaped control character \x0d"),
    Bad("escaped control in a key", quote(r'"\b": x'), 3, 3, r"an escaped control character \x08"),
    Bad("escaped surrogate", quote(r'note: "\ud800"'), 3, 12, "invalid Unicode character escape"),
    Bad("escape beyond Unicode", quote(r'note: "\UFFFFFFFF"'), 3, 12, "invalid Unicode character escape"),
    Bad(
        "escape just beyond Unicode", quote(r'note: "\U00110000"'), 3, 12, "invalid Unicode character escape"
    ),
    Bad("unknown escape", quote(r'note: "\q"'), 3, 10, "unknown escape character"),
    Bad("anchor", quote("note: &mine a"), 3, 9, "an anchor (&mine)"),
    Bad("anchor on a list", "quotes: &all\n- text: a\n", 1, 9, "an anchor (&all)"),
    Bad("alias", quote("note: *mine"), 3, 9, "an alias (*mine)"),
    Bad("alias as a key", quote("*mine : a"), 3, 3, "an alias (*mine)"),
    Bad("bomb of aliases", BOMB, 1, 5, "an anchor (&a1)"),
    Bad("bomb of merges", MERGE_BOMB, 1, 5, "an anchor (&a0)"),
    Bad("merge key", quote("<<: {note: a}"), 3, 3, "a merge key (<<)"),
    Bad("tag", quote("note: !mine a"), 3, 9, "a tag (!mine)"),
    Bad("tag of a type", quote("note: !!str a"), 3, 9, "a tag (tag:yaml.org,2002:str)"),
    Bad(
        "tag of Python's", quote("note: !!python/object/apply:os.system [true]"), 3, 9, "a tag (tag:yaml.org"
    ),
    Bad("bare tag", quote("note: ! a"), 3, 9, "a tag (!)"),
    Bad("tag on a mapping", "!mine\nquotes: []\n", 1, 1, "a tag (!mine)"),
    Bad("long tag", quote(f"note: !{'a' * 99} b"), 3, 9, f"a tag (!{'a' * 38}…)"),
    Bad("second document", "quotes: []\n---\nquotes: []\n", 2, 1, "a second document"),
    Bad("second document, explicit end", "quotes: []\n...\n---\n", 3, 1, "a second document"),
    Bad("something after the end", "quotes: []\n...\nquotes: []\n", 3, 1, "is not valid YAML"),
    Bad("YAML of the future", "%YAML 3.0\n---\nquotes: []\n", 1, 1, "incompatible YAML document"),
    Bad("unknown directive", "%MINE\n---\nquotes: []\n", 1, 6, "is not valid YAML"),
    Bad("list as a key", quote("[a, b]: c"), 3, 3, "a list as a key"),
    Bad("mapping as a key", quote("? {a: b}", ": c"), 3, 5, "a mapping as a key"),
    Bad("braces that a template left", quote("note: {{ mine }}"), 3, 10, "a mapping as a key"),
    Bad("tab as indentation", "quotes:\n-\ttext: a\n\tnote: b\n", 2, 2, "is not valid YAML"),
    Bad("tab before a key", "quotes:\n\t- text: a\n", 2, 1, "cannot start any token"),
    Bad("no closing double quote", 'quotes:\n- text: "a\n- text: b\n', 2, 9, "unexpected end of stream"),
    Bad("no closing single quote", "quotes:\n- text: 'it's\n- text: b\n", 2, 13, "is not valid YAML"),
    Bad(
        "no closing single quote at all",
        "quotes:\n- text: 'its\n- text: b\n",
        2,
        9,
        "unexpected end of stream",
    ),
    Bad(
        "no closing bracket", "quotes:\n- text: a\n  tags: [a, b\n", 3, 9, "did not find expected ',' or ']'"
    ),
    Bad("no closing brace", "quotes:\n- {text: a\n", 2, 3, "did not find expected ',' or '}'"),
    Bad("nothing after the last bracket", "quotes: [", 1, 10, "did not find expected node content"),
    Bad("wrong bracket", "quotes:\n- {text: a]\n", 2, 11, "did not find expected ',' or '}'"),
    Bad("two colons", quote("note: a: b"), 3, 10, "mapping values are not allowed"),
    Bad("text behind a quotation", quote('note: "a" b'), 3, 13, "is not valid YAML"),
    Bad("at sign", quote("note: @mine"), 3, 9, "cannot start any token"),
    Bad("backtick", quote("note: `mine`"), 3, 9, "cannot start any token"),
    Bad("percent", quote("note: %mine"), 3, 9, "cannot start any token"),
    Bad("too far out", "quotes:\n  - text: a\n - text: b\n", 3, 2, "is not valid YAML"),
    Bad("too far in", quote("note: a", "  tags: [b]"), 4, 9, "mapping values are not allowed"),
    Bad("no colon", quote("note a"), 3, 3, "could not find expected ':'"),
    Bad("impossible indentation of a block", quote("note: |0", "  a"), 3, 10, "is not valid YAML"),
    Bad("a list at the top", "- text: a\n", 1, 1, "found a list, expected a mapping of kinds"),
    Bad("a text at the top", "\nMy notes\n", 2, 1, "found text, expected a mapping of kinds"),
    Bad("brackets, 25,000 deep", "quotes: " + "[\n" * 25_000, DEPTH, 1, f"nested more than {DEPTH} deep"),
    Bad("braces, 25,000 deep", "{a: " * 25_000, 1, 4 * DEPTH + 1, f"nested more than {DEPTH} deep"),
    Bad("dashes, 25,000 deep", "- " * 25_000, 1, 2 * DEPTH + 1, f"nested more than {DEPTH} deep"),
    Bad("keys, 25,000 deep", "? " * 25_000, 1, 3, "a mapping as a key"),
    Bad("300,001 values", "quotes:\n" + "-\n" * (NODES - 2), NODES - 1, 2, "more than 300,000 values"),
    Bad("more than 5 MB", b"#" * (LIMIT + 1), 0, 0, "has 5.0 MB; at most 5 MB"),
]

WRONG = [
    Bad("unknown kind", "qoutes:\n- text: a\n", 1, 1, 'no kind is called "qoutes"; did you mean "quotes"?'),
    Bad("unlike any kind", "zebras: []\n", 1, 1, 'no kind is called "zebras"'),
    Bad("number as a key", "1: a\n", 1, 1, 'no kind is called "1"'),
    Bad("null as a key", "~: a\n", 1, 1, 'no kind is called "~"'),
    Bad("long key", f"? {'z' * 2000}\n: a\n", 1, 3, f'no kind is called "{"z" * 39}…"'),
    Bad(
        "the episode's field",
        "summary: a\n",
        1,
        1,
        '"summary" is a field of the episode; it belongs in episode',
    ),
    Bad("the episode's field, empty", "summary:\n", 1, 1, "it belongs in episode.yaml"),
    Bad("quoted merge key", "'<<': a\n", 1, 1, 'no kind is called "<<"'),
    Bad(
        "records as a mapping",
        "quotes: {text: a}\n",
        1,
        9,
        "found a mapping as quotes, expected a list of records",
    ),
    Bad("records as a text", "quotes: a\n", 1, 9, "found text as quotes, expected a list of records"),
    Bad("record as a text", "quotes:\n- a\n- text: Mine\n", 2, 3, 'found "a", expected a quote as a mapping'),
    Bad("record as a list", "quotes:\n- [a]\n- text: Mine\n", 2, 3, "found a list, expected a quote"),
    Bad("source as a list", "source: [a]\n" + quote(), 1, 9, "found a list as source"),
    Bad("same key twice", quote("note: a", "note: b"), 4, 3, '"note" is a duplicate key; the one in line 3'),
    Bad("same key, quoted", quote("note: a", '"note": b'), 4, 3, '"note" is a duplicate key'),
    Bad("same kind twice", quote() + "quotes:\n- text: b\n", 3, 1, '"quotes" is a duplicate key'),
    Bad("misspelt field", quote("speakr: A"), 3, 3, 'a quote has no field "speakr"; did you mean "speaker"?'),
    Bad("number as a field", quote("0x1F: A"), 3, 3, 'a quote has no field "0x1F"'),
    Bad("no text", "quotes:\n- speaker: A\n", 2, 3, "a quote without text, which it needs"),
    Bad("null as text", "quotes:\n- text: ~\n  speaker: A\n", 2, 3, "a quote without text, which it needs"),
    Bad("blank text", "quotes:\n- text: ' '\n", 2, 3, "a quote without text, which it needs"),
    Bad("text as a list", "quotes:\n- text: [a]\n", 2, 9, "found a list as text, expected text"),
    Bad("text as a mapping", quote("note: {a: b}"), 3, 9, "found a mapping as note, expected text"),
    Bad("list in a list", quote("tags: [a, [b]]"), 3, 13, "found a list as tags, expected text"),
    Bad("minutes beyond 59", quote("at: 0:60:00"), 3, 7, 'found "0:60:00" as at, expected a time'),
    Bad("seconds beyond 59", quote("at: 0:00:60"), 3, 7, 'found "0:00:60" as at'),
    Bad("seconds alone", quote("at: 90"), 3, 7, 'found "90" as at'),
    Bad("negative time", quote("at: -0:01:00"), 3, 7, 'found "-0:01:00" as at'),
    Bad("time in other figures", quote("at: ٠:٤٣:٠٨"), 3, 7, 'found "٠:٤٣:٠٨" as at'),
    Bad("time with blanks", quote('at: " 0:43:08"'), 3, 7, 'found " 0:43:08" as at'),
    Bad("time with a newline", quote(r'at: "0:43:08\n"'), 3, 7, r'found "0:43:08\x0a" as at'),
    Bad("time with a unit", quote("at: 43m08s"), 3, 7, 'found "43m08s" as at'),
    Bad("range with blanks", quote("at: 0:01:00 - 0:02:00"), 3, 7, 'found "0:01:00 - 0:02:00"'),
    Bad("range with a dash", quote("at: 0:01:00–0:02:00"), 3, 7, 'found "0:01:00–0:02:00"'),
    Bad("range that runs back", quote("at: 0:02:00-0:01:59"), 3, 7, "the end not before the start"),
    Bad("range without an end", quote("at: 0:02:00-"), 3, 7, 'found "0:02:00-" as at'),
    Bad("four decimals", quote("at: 0:02:00.0001"), 3, 7, 'found "0:02:00.0001" as at'),
    Bad("one bad time of three", quote("at: [0:01, x, 0:02]"), 3, 14, 'found "x" as at'),
    Bad("time as a mapping", quote("at: {from: 0:01}"), 3, 7, "found a mapping as at"),
    Bad("beyond the end", quote("at: 1:00:01"), 3, 7, "1:00:01 is beyond the episode's end at 1:00:00"),
    Bad("ends beyond the end", quote("at: [0:01, 0:59:00-1:00:01]"), 3, 14, "0:59:00-1:00:01 is beyond"),
    Bad("capital id", quote("id: Mine"), 3, 7, 'found "Mine" as id, expected an id'),
    Bad("id that begins with a figure", quote("id: 1st"), 3, 7, 'found "1st" as id'),
    Bad("id up the tree", quote("id: ../../etc/passwd"), 3, 7, 'found "../../etc/passwd" as id'),
    Bad("id with an underscore", quote("id: my_id"), 3, 7, 'found "my_id" as id'),
    Bad("id beyond ASCII", quote("id: é"), 3, 7, 'found "é" as id'),
    Bad("id of 81 letters", quote(f"id: {'a' * 81}"), 3, 7, f'found "{"a" * 39}…" as id'),
    Bad(
        "id taken here",
        quote("id: a") + "- {id: a, text: Mine}\n",
        4,
        8,
        'id "a" is taken by the one in line 2;',
    ),
    Bad("id taken in another file", quote("id: first"), 3, 7, "taken by the one in line 4 of"),
    Bad(
        "link to nothing",
        quote("same_as: frist"),
        3,
        12,
        'no quote here has the id "frist"; did you mean "first"?',
    ),
    Bad(
        "link that is no id",
        quote("same_as: 'First quote'"),
        3,
        12,
        'found "First quote" as same_as, expected the id of one of the quotes',
    ),
    Bad("link as a mapping", quote("same_as: {id: first}"), 3, 12, "found a mapping as same_as"),
    Bad("link to itself", quote("id: mine", "same_as: mine"), 4, 12, "same_as refers to itself"),
    Bad(
        "bad verdict",
        quote("fidelity: {verdicts: [verbatin]}"),
        3,
        25,
        'found "verbatin" as verdicts, expected one of',
    ),
    Bad(
        "group as a text",
        quote("fidelity: verbatim"),
        3,
        13,
        'found "verbatim", expected fidelity as a mapping',
    ),
    Bad(
        "group without what it needs",
        quote("fidelity: {remark: a}"),
        3,
        13,
        "fidelity without verdicts, which it needs",
    ),
    # The group, and the remark in it, were dropped without a word.
    Bad(
        "group with nothing in what it needs",
        quote("fidelity: {verdicts: [~, ''], remark: a}"),
        3,
        13,
        "fidelity without verdicts, which it needs",
    ),
    Bad(
        "misspelt field of a group",
        quote("fidelity: {verdicts: near, remarks: a}"),
        3,
        30,
        'fidelity has no field "remarks"; did you mean "remark"?',
    ),
    Bad(
        "pairs as a list",
        quote("sic: [cloud, Claude]"),
        3,
        8,
        "found a list as sic, expected a mapping of text to text",
    ),
    Bad("pairs of lists", quote("sic: {cloud: [Claude]}"), 3, 16, "found a list in sic, expected text"),
    Bad("pair twice", quote("sic: {a: b, a: c}"), 3, 15, '"a" is a duplicate key'),
]

HEADS = [
    Bad("empty", "", 1, 1, "is empty; an episode needs a title"),
    Bad("comments alone", "# title: a\n\n# b\n", 1, 1, "is empty; an episode needs a title"),
    Bad("null", "---\n~\n", 1, 1, "is empty; an episode needs a title"),
    Bad("a list", "[title]\n", 1, 1, "found a list, expected a mapping of kinds"),
    Bad("a text", "title\n", 1, 1, "found text, expected a mapping of kinds"),
    Bad("no title", "\nshow: a\n", 2, 1, "an episode without title, which it needs"),
    Bad("blank title", "title: ''\nshow: a\n", 1, 1, "an episode without title, which it needs"),
    Bad("title as a list", "title: [a]\nshow: a\n", 1, 8, "found a list as title, expected text"),
    Bad(
        "misspelt field",
        "title: a\npublishd: 2025\n",
        2,
        1,
        'no kind or field is called "publishd"; did you mean "publ',
    ),
    Bad(
        "no such month",
        "title: a\npublished: 2024-13-45\n",
        2,
        12,
        'found "2024-13-45" as published, expected a date',
    ),
    Bad("no such day", "title: a\npublished: 2023-02-29\n", 2, 12, 'found "2023-02-29" as published'),
    Bad("no such year", "title: a\npublished: 0000\n", 2, 12, 'found "0000" as published'),
    Bad("short year", "title: a\npublished: 24\n", 2, 12, 'found "24" as published'),
    Bad(
        "date and time", "title: a\npublished: 2024-01-01T00:00:00Z\n", 2, 12, "as published, expected a date"
    ),
    Bad("date of slashes", "title: a\npublished: 2024/01/01\n", 2, 12, 'found "2024/01/01" as published'),
    Bad(
        "no duration", "title: a\nduration: 2h\n", 2, 11, 'found "2h" as duration, expected a length of time'
    ),
    Bad("duration as a range", "title: a\nduration: 0:00-1:00\n", 2, 11, 'found "0:00-1:00" as duration'),
    Bad(
        "medium without an address",
        "title: a\nmedia: [{service: b}]\n",
        2,
        9,
        "media without url or file, one of which it needs",
    ),
    Bad(
        "medium as a text",
        "title: a\nmedia: https://example.org\n",
        2,
        8,
        'found "https://example.org", expected media as a',
    ),
    *(
        Bad(
            f"{text[:9]} seconds",
            f"title: a\nmedia: {{file: b, offset: {text}}}\n",
            2,
            26,
            "as offset, expected a number of s",
        )
        for text in (
            "1e3",
            "0x1F",
            "0o17",
            "9" * 5000,
            "12s",
            "0:12",
            ".inf",
            ".nan",
            "1_000",
            "1.",
            "yes",
            "1.0001",
        )
    ),
    Bad("seconds as a list", "title: a\nmedia: {file: b, offset: [1]}\n", 2, 26, "found a list as offset"),
]

CUT = [
    (
        "people:\n- {name: A, role: hots}\n",
        (2, 19),
        'found "hots" as role, expected one of host, guest, mentioned; did',
    ),
    ("questions:\n- {text: A, cut: yes}\n", (2, 18), 'found "yes" as cut, expected true or false'),
    ("questions:\n- {text: A, cut: 'true'}\n", (2, 18), 'found "true" as cut, expected true or false'),
    ("questions:\n- {text: A, cut: 1}\n", (2, 18), 'found "1" as cut, expected true or false'),
    ("questions:\n- {text: A, cut: [true]}\n", (2, 18), "found a list as cut, expected true or false"),
    ("themes:\n- {title: A, quotes: [first, x]}\n", (2, 30), 'no quote here has the id "x"'),
    (
        "themes:\n- {title: A, quotes: {a: b}}\n",
        (2, 22),
        "found a mapping as quotes, expected the id of one of the",
    ),
    ("insights:\n- {title: A, sort: operatng}\n", (2, 20), 'did you mean "operating"?'),
    ("companies:\n- {title: A}\n", (2, 4), 'a company has no field "title"'),
]
