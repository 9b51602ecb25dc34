"""Quotations that their attribution interrupts: one where the sentence goes on, with its parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.drafts.attribution import attributions
from ghostcli.drafts.people import People
from ghostcli.drafts.quotations import read_draft

OVENS, SALT = "the ovens were cold before dawn", "and nobody had weighed the salt"


@pytest.mark.parametrize(
    ("draft", "parts"),
    [
        (f"“{OVENS},” Lind said, “{SALT}.”", (f"{OVENS},", f"{SALT}.")),
        (f"“{OVENS},” Lind said “{SALT}.”", (f"{OVENS},", f"{SALT}.")),
        (f"“{OVENS}”, said Lind, “{SALT}”.", (OVENS, SALT)),
        (f"“{OVENS}—” Lind said “—{SALT}.”", (f"{OVENS}—", f"—{SALT}.")),
        (f"“{OVENS},” Lind (the baker) said, “{SALT}.”", (f"{OVENS},", f"{SALT}.")),
        (f"„{OVENS}“, so Lind, „{SALT}.“", (OVENS, f"{SALT}.")),
        (f"« {OVENS} », selon Lind, « {SALT} »", (OVENS, SALT)),
        (f"“{OVENS},” Lind went on to say, “{SALT}.”", (f"{OVENS},", f"{SALT}.")),
        (f"“{OVENS},” Lind said, “I have never weighed the salt.”", (f"{OVENS},", "I have never weighed the salt.")),
        (
            f"“{OVENS},” Lind said, looking at the long grey tables beside the door of the mill, “{SALT}.”",
            (f"{OVENS},", f"{SALT}."),
        ),
    ],
)  # fmt: skip
def test_long_parts_are_quotations_and_a_whole(draft: str, parts: tuple[str, ...]) -> None:
    read = read_draft(draft)
    assert tuple(one.text for one in read.quotations) == parts
    (whole,) = read.wholes
    assert whole.numbers == (0, 1)
    assert whole.quotation.parts == parts
    assert whole.quotation.text == " ".join(parts)
    assert whole.quotation[1:5] == read.quotations[0][1:5]


@pytest.mark.parametrize(
    "draft",
    [
        f"“{OVENS}.” Lind said. “{SALT.capitalize()}.”",
        f"“{OVENS},” Lind said, “Nobody had weighed the salt.”",
        f"“{OVENS},” said Lind, while Petit replied, “{SALT}.”",
        f"“{OVENS},” said Lind and Petit said, “{SALT}.”",
        f"“{OVENS}” is what Lind said. Then “{SALT}.”",
        f"“{OVENS},” on the table, “{SALT}.”",
        f"“{OVENS},” he said to “{SALT}”",
        f"“{OVENS}” and “{SALT}”",
        f"“{OVENS},” Lind said; “{SALT}”",
    ],
)
def test_what_are_two_quotations(draft: str) -> None:
    read = read_draft(draft)
    assert len(read.quotations) == 2
    assert not read.wholes


@pytest.mark.parametrize(
    ("draft", "parts"),
    [
        ("“The salt,” she said, “was never weighed at all.”", ("The salt,", "was never weighed at all.")),
        ("“The salt,” she (the baker) said, “was never weighed.”", ("The salt,", "was never weighed.")),
        ("“So,” said Lind, “the salt,” she added, “was not there.”", ("So,", "the salt,", "was not there.")),
        ("„Das Salz“, so Lind, „war nie gewogen worden.“", ("Das Salz", "war nie gewogen worden.")),
        # inside of the marks
        ("« Le sel, dit Lind, n’était pas pesé ce matin. »", ("Le sel", "n’était pas pesé ce matin.")),
        ("« Le sel, a-t-elle dit, n’était pas pesé. »", ("Le sel", "n’était pas pesé.")),
        ("« Le sel, poursuit-elle à voix basse, n’était pas pesé. »", ("Le sel", "n’était pas pesé.")),
        (
            "“Le sel, a raconté Mara Lind, n’était pas pesé ce matin.”",
            ("Le sel", "n’était pas pesé ce matin."),
        ),
        ("«La sal —dijo Lind— no estaba pesada ese día»", ("La sal", "no estaba pesada ese día")),
        ("«La sal —explicó—, no estaba pesada ese día»", ("La sal", ", no estaba pesada ese día")),
        ("«Il sale – ha detto Lind – non era pesato quel giorno»", ("Il sale", "non era pesato quel giorno")),
        ("«Il sale - spiega Lind - non era pesato quel giorno»", ("Il sale", "non era pesato quel giorno")),
        (
            "« Le sel, dit Lind, n’était pas pesé, ajoute-t-elle, et le pain était froid. »",
            ("Le sel", "n’était pas pesé", "et le pain était froid."),
        ),
        ("«La sal -dijo Lind- no estaba pesada ese día»", ("La sal", "no estaba pesada ese día")),
        (
            "« Le sel est resté là, se souvient Mara Lind. Il était froid. »",
            ("Le sel est resté là", ". Il était froid."),
        ),
        ("« Le sel est resté là ce jour, s’étonne Lind. »", ("Le sel est resté là ce jour",)),
        ("« Le sel est resté là ce jour, s’étonne-t-elle »", ("Le sel est resté là ce jour",)),
        ("« Il, dit-elle, a, dit-elle, vu, dit-elle, le sel froid. »", ("Il", "a", "vu", "le sel froid.")),
    ],
)
def test_parts_that_are_one_quotation(draft: str, parts: tuple[str, ...]) -> None:
    read = read_draft(draft)
    assert [(one.text, one.parts) for one in read.quotations] == [(" ".join(parts), parts)]
    assert not read.wholes
    assert not read.passed


@pytest.mark.parametrize(
    "draft",
    [
        "« Le sel, qui était froid, n’était pas pesé ce matin. »",
        "« Le sel, me dit Lind, n’était pas pesé ce matin. »",
        "« Le sel, dit on, n’était pas pesé ce matin. »",
        "« Le sel, la note salée, n’était pas pesé ce matin. »",
        "«La sal —que no era blanca— no estaba pesada ese día»",
        "“The salt, said Lind, was never weighed that day.”",
        "“The salt – note the colour of it – was never weighed that day.”",
        "“The salt – says Lind – was never weighed that day.”",
    ],
)
def test_what_is_said_between_commas_is_said(draft: str) -> None:
    (found,) = read_draft(draft).quotations
    assert found.parts == (draft.strip("« »“”"),)


@pytest.mark.parametrize(
    "draft",
    [
        "« Le sel, dit Lind, n’était pas pesé ce matin. »",
        "«La sal —dijo Lind— no estaba pesada ese día»",
        "«Il sale - ha detto Lind - non era pesato quel giorno»",
        "“The salt,” Lind said, “was not weighed that day.”",
        "„Das Salz“, so Lind, „war nie gewogen worden.“",
        "« Le sel est resté là, se souvient Lind. Il était froid. »",
        "«La sal -dijo Lind- no estaba pesada ese día»",
        "“The salt was not weighed that day.” - Lind",
        "> “The salt,” Lind said, “was not weighed that day.”",
    ],
)
def test_who_says_it_is_found_inside_of_it(draft: str) -> None:
    (found,) = attributions(read_draft(draft), People([]))
    assert found
    assert found.name == "Lind"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (f"> “{OVENS},” Lind said.", [f"{OVENS},"]),
        (
            f"> “{OVENS},” Lind said, “{SALT}.”\n>\n> The mill stood still that year.",
            [f"{OVENS},", f"{SALT}.", "The mill stood still that year."],
        ),
        (f"> “{OVENS}, {SALT}.”\n> — Mara Lind, who said it", [f"“{OVENS}, {SALT}.”"]),
        (f"> “{OVENS}” was on the sign, and {SALT}.", [f"“{OVENS}” was on the sign, and {SALT}."]),
        (f"> {OVENS}, “{SALT},” he said.", [f"{OVENS}, “{SALT},” he said."]),
    ],
)
def test_a_block_quote_that_tells_who_says_it_is_prose(draft: str, expected: list[str]) -> None:
    assert [one.text for one in read_draft(draft).quotations] == expected


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (
            "—La sal no estaba pesada —dijo Lind— y nadie preguntó.",
            ["La sal no estaba pesada y nadie preguntó."],
        ),
        ("—La sal no estaba pesada —dijo Lind.", ["La sal no estaba pesada"]),
        ("— Le sel n’était pas pesé, dit Lind, ce matin-là.", ["Le sel n’était pas pesé ce matin-là."]),
        ("— Le sel n’était pas pesé, dit Lind.", ["Le sel n’était pas pesé"]),
        ("– Le sel n’était pas pesé, qui était froid, ce matin-là.", []),
        ("— La sal no estaba pesada ese día de invierno.", []),
        ("Así —dijo Lind— no estaba pesada la sal ese día.", []),
        ("—Dijo «la sal no pesa» —dijo Lind— y nadie preguntó.", []),
    ],
)
def test_a_dash_opens_speech_where_a_clause_says_whose_it_is(draft: str, expected: list[str]) -> None:
    read = read_draft(draft)
    assert [one.text for one in read.quotations] == expected
    if expected:
        assert [one and one.name for one in attributions(read, People([]))] == ["Lind"]


def test_parts_that_together_are_too_short_are_passed_over() -> None:
    read = read_draft("« Le sel, dit Lind, est là. »")
    assert not read.quotations
    assert [(one.text, one.reason) for one in read.passed] == [("Le sel", "short"), ("est là.", "short")]


_PIECES = st.sampled_from(
    ["«", "»", "“", "”", " dit Lind", ", ", " —", "— ", " dijo ", "a b c", " she said, ", " - ", "-t-elle"]
)


@given(st.lists(_PIECES).map("".join))
def test_the_parts_are_the_text(draft: str) -> None:
    read = read_draft(draft, 2)
    for one in (*read.quotations, *(whole.quotation for whole in read.wholes)):
        assert one.text == " ".join(part for part in one.parts if part)
        assert len(one.parts) == len(one.passages)
    attributions(read, People([]))


@pytest.mark.parametrize("piece", [", a", ", dit Lind", " — a", " - dit A - ", ",  ", " —dijo A—,"])
def test_many_commas_are_read_in_time(piece: str) -> None:
    read_draft(f"« {piece * (4_900 // len(piece))} »\n\n" * 20)
