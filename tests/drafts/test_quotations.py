from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.drafts.quotations import quotations, read_draft
from talk import CUES, TALK, verdicts


def texts(draft: str, min_words: int = 5) -> list[str]:
    return [quotation.text for quotation in quotations(draft, min_words)]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ('She said "one two three four five" then.', ["one two three four five"]),
        ("She said “one two three four five” then.", ["one two three four five"]),
        ("Sie sagte: „eins zwei drei vier fünf“.", ["eins zwei drei vier fünf"]),
        ("Powiedziała: „raz dwa trzy cztery pięć”.", ["raz dwa trzy cztery pięć"]),
        ("Elle dit « un deux trois quatre cinq ».", ["un deux trois quatre cinq"]),
        ("Sie sagte »eins zwei drei vier fünf«.", ["eins zwei drei vier fünf"]),
        ("She said ‘one two don’t four five.’ So.", ["one two don’t four five."]),
        ("She said ‘it is the dogs’ own house.’ So.", ["it is the dogs’ own house."]),
        (
            "So ‘one two three four five’ and ‘six seven eight nine ten’.",
            ["one two three four five", "six seven eight nine ten"],
        ),
        ("So ‘never closed, and ‘six seven eight nine ten’.", ["six seven eight nine ten"]),
        ('A "scare quote" and a 5" pipe, and "four words are few"', []),
        ('one "two three\nfour five\n  six seven" eight', ["two three four five six seven"]),
        ("“She said ‘yes’ and “no” and left” them", ["She said ‘yes’ and “no” and left"]),
        ('"She said "yes" and then left" them', ['She said "yes" and then left']),
        ("“one “two three four five” six", ["one “two three four five"]),
        ('He wrote ("one two three four five")', ["one two three four five"]),
        ('It is "**one** two [three](http://a.b/c_(d)) four[^1] five"', ["**one** two three four five"]),
        ('"one two three four five', []),
        (
            '"one two three four five\n\n"six seven eight nine ten"',
            ["one two three four five", "six seven eight nine ten"],
        ),
        ('and "one two three four five\n\nsix seven eight nine ten"', []),
        ("> one two three\n> four five\n> — Ada Reed", ["one two three four five"]),
        (
            "> one two three four five\n>\n> six seven eight nine ten",
            ["one two three four five", "six seven eight nine ten"],
        ),
        (">> one two three four five", ["one two three four five"]),
        ("> — a dash begins the only line", ["— a dash begins the only line"]),
        ("before\n> one two three four five\nafter", ["one two three four five"]),
        ("> too short", []),
        ("```\n“one two three four five”\n```\n“six seven eight nine ten”", ["six seven eight nine ten"]),
        (
            "~~~~ x\n“one two three four five”\n~~~\n~~~~\n“six seven eight nine ten”",
            ["six seven eight nine ten"],
        ),
        ("So `x = “one two three four five”` is code, ``a ` b`` too", []),
        ("a lone ` and “six seven eight nine ten” here", ["six seven eight nine ten"]),
        (
            "---\ntitle: “one two three four five”\n---\n“six seven eight nine ten”",
            ["six seven eight nine ten"],
        ),
        ("---\n“six seven eight nine ten”", ["six seven eight nine ten"]),
        ("<!-- “one two three four five” --> x", []),
        ("<!-- “one two three four five” is never closed", []),
        ("- “one two three four five\n- “six seven eight nine ten”", ["six seven eight nine ten"]),
        (
            "# “one two three four five”\nand “six seven eight nine ten”",
            ["one two three four five", "six seven eight nine ten"],
        ),
        ("“one two three\r\nfour five”", ["one two three four five"]),
        ("", []),
    ],
)
def test_what_is_quoted(draft: str, expected: list[str]) -> None:
    assert texts(draft) == expected


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("“one two three four five” <!-- ghost: ignore -->", []),
        ("“one two three four five”\n<!-- Ghost:ignore, my own interview -->\nmore", []),
        (
            "<!-- ghost: ignore -->\n\n“one two three four five”\n\n“six seven eight nine ten”",
            ["six seven eight nine ten"],
        ),
        ("<!-- ghost: ignore -->\n\n> one two three four five", []),
        ("<!-- ghost: ignored -->\n\n“one two three four five”", ["one two three four five"]),
        ("<!-- ghost:\nignore -->“one two three four five”", []),
    ],
)
def test_a_comment_exempts_a_paragraph(draft: str, expected: list[str]) -> None:
    assert texts(draft) == expected


def test_how_many_words_are_enough() -> None:
    assert texts("“one two three” and “four five”", 3) == ["one two three"]
    assert texts("“one two three” and “four five”", 1) == ["one two three", "four five"]


def test_where_it_stands_and_what_is_linked_beside_it() -> None:
    draft = (
        "# On bridges\n"
        "\n"
        "She said, at https://example.org/a?t=5), that “we measured\n"
        "the river twice”; and “nobody asked the ferryman”.\n"
        "\n"
        "> and he had known for\n"
        "> thirty years <https://example.org/b>.\n"
        "\n"
        "“this one is bound to nothing”\n"
    )
    assert [
        (found.line, found.column, found.paragraph, found.addresses) for found in quotations(draft, 4)
    ] == [
        (3, 47, 2, ("https://example.org/a?t=5",)),
        (4, 23, 2, ("https://example.org/a?t=5",)),
        (6, 3, 3, ("https://example.org/b", "https://example.org/a?t=5")),
        (9, 1, 4, ()),
    ]


def test_a_draft_about_the_bridge() -> None:
    two, three = CUES[3].text, CUES[4].text
    draft = f"“{two}”\n\n“{three} {two}”\n\n“The mayor signed every page without reading one.”\n"
    found = quotations(draft)
    assert [(quotation.line, verdicts(quotation.text, TALK)) for quotation in found] == [
        (1, ("verbatim",)),
        (3, ("reordered",)),
        (5, ("absent",)),
    ]


_MARKS = st.sampled_from(
    [*"“”„«»\"'‘’`>-# \n.a", "<!--", "-->", "ghost: ignore", "```", "one two three", "http://a.b"]
)


@given(st.lists(_MARKS).map("".join))
def test_any_text_is_taken(draft: str) -> None:
    lines = draft.split("\n")
    for found in quotations(draft, 1):
        assert lines[found.line - 1][found.column - 1 :]


@pytest.mark.parametrize("piece", ["“", '"a ', "`", "``` `", "<!--", "«a", "[a](", "> ", "‘a’"])
def test_many_marks_without_end_are_read_in_time(piece: str) -> None:
    quotations(piece * (20_000 // len(piece)))


FIVE, OTHER = "one two three four five", "six seven eight nine ten"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        # single marks, and what an apostrophe begins
        (f"He wrote '{FIVE}' then.", [FIVE]),
        ("'one two don't four five,' said Ada.", ["one two don't four five,"]),
        ("'it is the dogs' own house,' she said.", ["it is the dogs' own house,"]),
        ("'it is all the dogs' said Ada", ["it is all the dogs"]),
        (f"'{FIVE},' she said, '{OTHER}.'", [f"{FIVE},", f"{OTHER}."]),
        ("'one two, \"three four,\" and five,' he said", ['one two, "three four," and five,']),
        ("\"one two, 'three four,' and five,\" he said", ["one two, 'three four,' and five,"]),
        (
            "It isn't the mason's and it wasn't the guild's; the baker's cart and the millers' sacks weren't there.",
            [],
        ),
        ("'Tis the masons' oven, and 'twas theirs in the '90s' heat; give 'em the millers' flour.", []),
        ("rock 'n' roll and the masons' oven and the millers' flour", []),
        ("the summer of '99 and the masons' oven and the millers' flour", []),
        ("‘Tis the masons’ oven and it was theirs in the ‘90s’ heat", []),
        (f"‚{FIVE}‘ und ‘{OTHER}’", [FIVE, OTHER]),
        (f"’{FIVE}’, sa Ada", [FIVE]),
        # other shapes
        (f"”{FIVE}”, sa Ada. ”{OTHER}”, sa Bo.", [FIVE, OTHER]),
        (f"»{FIVE}», sade Ada", [FIVE]),
        (f"„{FIVE}” en „{OTHER}”", [FIVE, OTHER]),
        (f"„{FIVE}“ und „{OTHER}“", [FIVE, OTHER]),
        (f'„{FIVE}" und so', [FIVE]),
        (f"‹ {FIVE} › et ‹{OTHER}›", [FIVE, OTHER]),
        (f"sagt ›{FIVE}‹ und ›{OTHER}‹", [FIVE, OTHER]),
        (f"彼女は「{FIVE}」と『{OTHER}』", [FIVE, OTHER]),
        ("彼は「石が動くのは四月だ」と言った", ["石が動くのは四月だ"]),
        (f"typed << {FIVE} >> and 1 << 2", [FIVE]),
        (f"typed ``{FIVE}'' and ``{OTHER}''", [FIVE, OTHER]),
        (f"typed `{FIVE}' and no more", [FIVE]),
        ("'s avonds zagen we de foto's en de fietsen van de Jansens' en zo", []),
        (f"code ``{FIVE} '' x`` and “{OTHER}”", [OTHER]),
        # one curly, one straight
        (f'He wrote “{FIVE}" then', [FIVE]),
        (f'He wrote "{FIVE}” then', [FIVE]),
        (f'“{FIVE}" and then "{OTHER}”', [FIVE, OTHER]),
        (f'“the 5" pipe and "{FIVE}" and a 7" board”', [f'the 5" pipe and "{FIVE}" and a 7" board']),
        ("‘one two isn't four five' then", ["one two isn't four five"]),
        (f'«{FIVE}" and "{OTHER}»', [FIVE, OTHER]),
        (f"“{FIVE}“ and “{OTHER}”", [FIVE, OTHER]),
        (f"”{FIVE}“ and „{OTHER}«", [FIVE, OTHER]),
        (f",,{FIVE}'' en ,,{OTHER}\" a,,b", [FIVE, OTHER]),
        # numbers of notes behind a mark
        (f'"{FIVE}."² Then "{OTHER}."3', [f"{FIVE}.", f"{OTHER}."]),
        # inches
        (f'The board is 5" wide and 7" tall, and "{FIVE}" he said', [FIVE]),
        ('"one board is 5" wide and that is all" he said', ['one board is 5" wide and that is all']),
        ("It is 6'2\" or so, and 5'10\" for the other one there", []),
        # over paragraphs
        (f"“{FIVE}\n\n“{OTHER}\n\n“and the last of them all”", [FIVE, OTHER, "and the last of them all"]),
        (f"‘{FIVE}\n\n‘{OTHER}’", [FIVE, OTHER]),
        # a quotation that is interrupted
        (
            '"We did," she said, "not know what the guild would say."',
            ["We did, not know what the guild would say."],
        ),
        (f'"{FIVE}," she said, "{OTHER}."', [f"{FIVE},", f"{OTHER}."]),
        ('"We did." She said, "not know what the guild would."', ["not know what the guild would."]),
        (
            'the "board," she said, "Not know what the guild would."',
            ["board, Not know what the guild would."],
        ),
        ('the "board," which was "not what the guild would say"', ["not what the guild would say"]),
        # block quotes and their credits
        (f"> {FIVE}\n>\n> — Ada Reed, who built it in the spring", [FIVE]),
        (f"> {FIVE}.\n\n— Ada Reed, who built it in the spring", [f"{FIVE}."]),
        (f"> {FIVE}. — Ada Reed", [f"{FIVE}."]),
        (f"> {FIVE}\n> *— Ada Reed*", [FIVE]),
        (f"> {FIVE}. — and then it all went on.", [f"{FIVE}. — and then it all went on."]),
        # HTML
        (f"<p>He: &ldquo;{FIVE}&rdquo; and <q>{OTHER}</q>.</p>", [FIVE, OTHER]),
        (f"<blockquote><p>{FIVE}</p><p>{OTHER}</p></blockquote>", [FIVE, OTHER]),
        ("“one <em>two</em> three<sup>1</sup> don&rsquo;t <b>five</b>”", ["one two three don’t five"]),
        (f"<blockquote>{FIVE}<footer>Ada Reed, who built it all</footer></blockquote>", [FIVE]),
        (f"<script>“{FIVE}”</script><pre>“{FIVE}”</pre> <q>{OTHER}</q>", [OTHER]),
        (f"`<pre>` and `<q>` are code, “{FIVE}” is not", [FIVE]),
        (f"```\n<blockquote>\n```\n\n“{FIVE}”", [FIVE]),
        ("<p>“one <kbd>two</kbd> three<o:p></o:p> fo&shy;ur <my-el a='b'>five</my-el>”</p>", [FIVE]),
        (f"<s>“{OTHER}”</s> <p>“{FIVE}”</p> <https://a.b/c>", [FIVE]),
        (f"<pre>never closed “{FIVE}”", [FIVE]),
        (f"a < b and c > d, AT&T says “{FIVE}”", [FIVE]),
        # LaTeX
        (f"\\section{{A}} He: \\enquote{{{FIVE}}} and ``{OTHER}''.", [FIVE, OTHER]),
        (f"\\begin{{quote}}\n{FIVE}\n\\end{{quote}}\n\\emph{{x}} ``{OTHER}''", [FIVE, OTHER]),
        ("\\enquote{one \\emph{two} three\\footnote{Ada, 3:05.} 4\\% five}", ["one two three 4% five"]),
        (f"\\emph{{x}}\\footnote{{He said ``{FIVE}''.}} and on", [FIVE]),
        (f"\\emph{{x}}\n% ``{FIVE}''\n\\begin{{verbatim}}``{FIVE}''\\end{{verbatim}}", []),
        (f"\\say{{{FIVE}}} and \\enquote {{{OTHER}}}", [FIVE, OTHER]),
        (
            f"\\enquote{{x}} \\foreignquote{{german}}{{{FIVE}}} and \\textcquote[3]{{key}}{{{OTHER}}}",
            [FIVE, OTHER],
        ),
        (f"\\emph{{x}} \\foreigntextcquote{{german}}[3]{{key}}[.]{{{FIVE}}}", [FIVE]),
        (f"\\emph{{x}} \\textcquote{{key}} {{{FIVE}}} \\hyphenquote{{german}}{{{OTHER}}}", [FIVE, OTHER]),
        (f"\\begin{{displaycquote}}[3]{{key}}{FIVE}\\end{{displaycquote}}\\emph{{x}}", [FIVE]),
        (f"\\emph{{x}} \\blockcquote{{key}}{{{FIVE}}}", [FIVE]),
        (f"\\emph{{x}} \\epigraph{{{FIVE}}}{{Ada Reed, who built it}}", [FIVE]),
        ("\\emph{x} ``one two\\ldots{} three four\\,five''", ["one two… three four five"]),
        ("\\enquote{one \\textelp{} two three \\textins{four} five}", ["one […] two three [four] five"]),
        ("\\emph{x} ``one two % a remark\nthree 4\\% fi\\-ve''", ["one two three 4% five"]),
        (f"\\emph{{x}} \\og {FIVE}\\fg{{}} \\verb|``{OTHER}''| \\lstinline{{``{OTHER}''}}", [FIVE]),
        (f"\\emph{{x}} \\href{{https://a.b/c\\_d}}{{``{FIVE}''}}", [FIVE]),
        ("\\enquote{x} \\textcquote{one two three four five", []),
        ('\\emph{x} "`eins zwei drei f\\"unf sechs"\' sagte er', ["eins zwei drei fünf sechs"]),
    ],
)
def test_what_is_quoted_in_other_marks(draft: str, expected: list[str]) -> None:
    assert texts(draft) == expected


@pytest.mark.parametrize(
    ("draft", "lines"),
    [
        (f"“{FIVE}", [1]),
        (f'a\n\nand "{FIVE}', [3]),
        (f"{FIVE}” a\nb » c", [1]),
        (f"“{FIVE}\n\n{OTHER}”", [1]),
        (f"“{FIVE}\n\n{OTHER}\n\nx”", [1, 5]),
        (f"‘{FIVE} six", [1]),
        ("‘few words", []),
        (f"“{'a ' * 3000}”", [1]),
        (f'5" wide, “{FIVE}” and "{OTHER}"', []),
        (f"“{FIVE} <!-- ghost: ignore -->", []),
        (f"`“` “{FIVE}”", []),
        ("Home › Bread › Rye", []),
    ],
)
def test_marks_without_their_equal(draft: str, lines: list[int]) -> None:
    assert read_draft(draft).alone == lines


def test_the_places_of_quotations_in_a_page() -> None:
    page = f"<h1>A &amp; B</h1>\n<p>He said &ldquo;{FIVE}&rdquo;,\nthen <q>{OTHER}</q></p>"
    assert [(found.line, found.column) for found in quotations(page)] == [(2, 12), (3, 6)]


@pytest.mark.parametrize(
    "draft",
    [
        f'<p><a class="x" href="https://a.b/c?d=1&amp;e=2">here</a> “{FIVE}”</p><p>“{OTHER}”</p>',
        f"<p><a href=https://a.b/c?d=1&amp;e=2>here</a> “{FIVE}”</p><p><a href='/own'>“{OTHER}”</a></p>",
        f"\\emph{{x}} ``{FIVE}'' \\href{{https://a.b/c?d=1&e=2}}{{here}}\n\n``{OTHER}''",
        f"\\emph{{x}} ``{FIVE}'' \\url{{https://a.b/c?d=1\\&e=2}}\n\n``{OTHER}''",
    ],
)
def test_what_a_link_leads_to_is_beside_it(draft: str) -> None:
    assert [one.addresses for one in quotations(draft)] == [("https://a.b/c?d=1&e=2",), ()]


def test_a_link_and_its_title_quote_nothing() -> None:
    assert texts(f'[here](http://a.b "{FIVE}") and “one [two](http://c.d) three four five”') == [FIVE]


_MARKUP = st.sampled_from(
    [
        *"<>&{}\\%~`'\" \n",
        "<q>",
        "</q>",
        "<blockquote>",
        "<pre>",
        "&ldquo;",
        "\\enquote{",
        "\\footnote{",
        "a b",
    ]
)


@given(st.lists(_MARKUP).map("".join), st.sampled_from(["", "\\emph{x} "]))
def test_any_markup_is_taken(text: str, latex: str) -> None:
    lines = (latex + text).split("\n")
    for found in quotations(latex + text, 1):
        assert 1 <= found.line <= len(lines)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1


ENDLESS = [
    "<q>",
    "<pre>",
    "<blockquote>",
    "</blockquote>",
    "<sup>[",
    "&ldquo;",
    "``a ",
    "<< a >> ",
    "' ",
    "”a ",
    '“a" ',
]


@pytest.mark.parametrize(
    "piece", [*ENDLESS, "[^", "\\emph{", "\\begin{quote}", "\\begin{verbatim}", "\\footnote{"]
)
def test_much_markup_without_end_is_read_in_time(piece: str) -> None:
    quotations(piece * (30_000 // len(piece)))
