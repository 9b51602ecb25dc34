"""Fields that are set in the text of notes: every other byte stays."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ghostcli.library.edit_yaml import Change, amend
from ghostcli.library.parse_yaml import Node, parse

AT = {"at": "[0:00:07, 0:00:09]"}
VERDICT = {"fidelity.verdicts": "[near]"}


# One field of one record. In each text ⟨…⟩ is what --write adds, and ⟪…⟫ what it takes out.

AMENDED: dict[str, tuple[dict[str, str], str]] = {
    "a new field behind the others": (
        AT,
        "quotes:\n  - text: foo\n⟨    at: [0:00:07, 0:00:09]\n⟩  - text: b\n",
    ),
    "a group with one field": (VERDICT, "quotes:\n  - text: foo\n⟨    fidelity: {verdicts: [near]}\n⟩"),
    "a field into a block group": (
        VERDICT,
        "quotes:\n  - text: foo\n    fidelity:\n      remark: r\n⟨      verdicts: [near]\n⟩    note: n\n",
    ),
    "a field into a flow group": (
        VERDICT,
        "quotes:\n  - text: foo\n    fidelity: {remark: r⟨, verdicts: [near]⟩}  # c\n",
    ),
    "a value in a group": (
        VERDICT,
        "quotes:\n  - text: foo\n    fidelity:\n      verdicts: ⟪[verbatim]⟫⟨[near]⟩ # c\n      remark: r\n",
    ),
    "a list in a group": (
        VERDICT,
        "quotes:\n  - text: foo\n    fidelity:\n      verdicts:\n      ⟪- near\n      - distant⟫⟨  [near]⟩\n",
    ),
    "an empty group": (VERDICT, "quotes:\n  - text: foo\n    fidelity:⟨ {verdicts: [near]}⟩\n    note: n\n"),
    "an empty flow group": (VERDICT, "quotes:\n  - text: foo\n    fidelity: ⟪{}⟫⟨{verdicts: [near]}⟩\n"),
    "an empty value": (AT, "quotes:\n  - text: foo\n    at:⟨ [0:00:07, 0:00:09]⟩\n    speaker: A\n"),
    "an empty value with a comment": (AT, "quotes:\n  - text: foo\n    at:⟨ [0:00:07, 0:00:09]⟩   # todo\n"),
    "an empty value at the very end": (AT, "quotes:\n  - text: foo\n    at:⟨ [0:00:07, 0:00:09]⟩"),
    "null": (AT, "quotes:\n  - text: foo\n    at: ⟪~⟫⟨[0:00:07, 0:00:09]⟩  # unknown\n"),
    "a quoted value under a quoted key": (
        AT,
        'quotes:\n  - "text": "foo"\n    "at":  ⟪"0:00:01"⟫⟨[0:00:07, 0:00:09]⟩ # c\n',
    ),
    "a block list": (
        AT,
        "quotes:\n  - text: foo\n    at:\n      ⟪- 0:00:01\n      - 0:00:02⟫⟨[0:00:07, 0:00:09]⟩   # two\n",
    ),
    "a block list that is not indented": (
        AT,
        "quotes:\n- text: foo\n  at:\n  ⟪- 0:00:01\n  - 0:00:02⟫⟨  [0:00:07, 0:00:09]⟩\n  speaker: A\n",
    ),
    "tabs after values": (AT, "quotes:\n  - text:\tfoo\t\n    at:\t⟪0:00:01⟫⟨[0:00:07, 0:00:09]⟩\t# x\n"),
    "CRLF": (AT, "quotes:\r\n  - text: foo\r\n⟨    at: [0:00:07, 0:00:09]\r\n⟩  - text: bar\r\n"),
    "CRLF without a newline at the end": (AT, "quotes:\r\n  - text: foo⟨\r\n    at: [0:00:07, 0:00:09]⟩"),
    "no newline at the end": (AT, "quotes:\n  - text: foo⟨\n    at: [0:00:07, 0:00:09]⟩"),
    "a comment behind the last value": (
        AT,
        "quotes:\n  - text: foo # why\n⟨    at: [0:00:07, 0:00:09]\n⟩    # and below\n  - text: b\n",
    ),
    "a folded scalar last": (
        AT,
        "quotes:\n  - speaker: A\n    text: >-\n      foo\n\n\n⟨    at: [0:00:07, 0:00:09]\n⟩  - text: c\n",
    ),
    "a literal scalar that keeps its newlines": (
        AT,
        "quotes:\n  - speaker: A\n    text: |+\n      foo\n\n⟨    at: [0:00:07, 0:00:09]\n⟩  - text: c\n",
    ),
    "a folded scalar that goes out": (
        AT,
        "quotes:\n  - at: ⟪>-\n      0:00:01\n⟫⟨[0:00:07, 0:00:09]\n⟩    text: foo\n",
    ),
    "a plain scalar over lines": (
        AT,
        "quotes:\n  - text: foo\n    speaker: Ada\n      Reed # c\n⟨    at: [0:00:07, 0:00:09]\n⟩",
    ),
    "the dash on its own line": (
        AT,
        "quotes:\n  -\n      text: foo\n⟨      at: [0:00:07, 0:00:09]\n⟩  - text: b\n",
    ),
    "wide indentation": (AT, "quotes:\n        -   text: foo\n⟨            at: [0:00:07, 0:00:09]\n⟩"),
    "no indentation": (AT, "quotes:\n- text: foo\n⟨  at: [0:00:07, 0:00:09]\n⟩takeaways:\n- title: x\n"),
    "an explicit key": (AT, "quotes:\n  - ? text\n    : foo\n⟨    at: [0:00:07, 0:00:09]\n⟩"),
    "a flow record": (AT, "quotes:\n  - {text: foo, speaker: A⟨, at: [0:00:07, 0:00:09]⟩}\n"),
    "a flow record with a comma at its end": (AT, "quotes:\n  - {text: foo⟨, at: [0:00:07, 0:00:09]⟩,}\n"),
    "a flow record with an empty value": (
        AT,
        "quotes:\n  - {text: foo, note: ⟨, at: [0:00:07, 0:00:09]⟩}\n",
    ),
    "a flow record with a key alone": (AT, "quotes:\n  - {text: foo,note⟨, at: [0:00:07, 0:00:09]⟩}\n"),
    "a flow record over lines, with comments": (
        AT,
        "quotes:\n  - {text: foo, # c\n     speaker: A⟨, at: [0:00:07, 0:00:09]⟩ # last\n    }\n",
    ),
    "JSON": (AT, '{"quotes":[{"text":"foo"⟨, at: [0:00:07, 0:00:09]⟩}]}\n'),
    "two records in one line": (
        AT,
        "quotes: [{text: a}, {text: foo⟨, at: [0:00:07, 0:00:09]⟩}, {text: b}]\n",
    ),
    "another mapping begins in the record's line": (
        AT,
        "quotes:\n  - fidelity: {verdicts: [verbatim]}\n    text: foo\n⟨    at: [0:00:07, 0:00:09]\n⟩",
    ),
    "its own group begins in the record's line": (
        VERDICT,
        "quotes:\n  - fidelity: {verdicts: ⟪[verbatim]⟫⟨[near]⟩}\n    text: foo\n",
    ),
    "characters beyond the basic plane": (
        AT,
        "# 🌉🌉\nquotes:\n  - speaker: 😀  # 😀\n    text: foo\n⟨    at: [0:00:07, 0:00:09]\n⟩",
    ),
    "separators that libyaml takes for line ends": (
        AT,
        "quotes:\n  - text: a\u2028b\u2029c\n  - text: foo\n⟨    at: [0:00:07, 0:00:09]\n⟩",
    ),
    "marks of a document": (
        AT,
        "%YAML 1.1\n---\nquotes:\n  - text: foo\n⟨    at: [0:00:07, 0:00:09]\n⟩...\n",
    ),
    "a problem elsewhere in the file": (
        AT,
        "quotes:\n  - text: foo\n⟨    at: [0:00:07, 0:00:09]\n⟩  - text: b\n    note: x\n    note: y\n",
    ),
}


def sides(marked: str) -> tuple[str, str]:
    """The text before and after, of one in which what is added and taken out is marked."""
    before, after, now = "", "", "both"
    for sign in marked:
        if sign in "⟨⟩⟪⟫":
            now = {"⟨": "added", "⟪": "taken"}.get(sign, "both")
            continue
        before += sign if now != "added" else ""
        after += sign if now != "taken" else ""
    return before, after


def line_of(text: str) -> int:
    """The line in which the record begins whose text is `foo`, as the loader counts."""

    def find(node: Node) -> list[int]:
        if isinstance(node.value, list):
            return [line for item in node.value for line in find(item)]
        if not isinstance(node.value, dict):
            return []
        text = node.value.get("text")
        here = [node.line] if text and text[1].value in {"foo", "foo\n", "foo\n\n"} else []
        return here + [line for _, value in node.value.values() for line in find(value)]

    root, _ = parse(text.encode(), "")
    assert root
    return find(root)[0]


def amended(text: str, fields: dict[str, str], line: int) -> str:
    """The text with fields set in the record `foo`."""
    now, errors = amend(text, [Change(line, "text", "foo", fields)])
    assert not errors
    return now


@pytest.mark.parametrize("name", AMENDED)
def test_what_is_set_is_set_and_every_other_byte_stays(name: str) -> None:
    fields, marked = AMENDED[name]
    before, after = sides(marked)
    assert amended(before, fields, line_of(before)) == after
    assert amended(after, fields, line_of(after)) == after  # once more changes nothing


def test_several_fields_at_once() -> None:
    before = "quotes:\n  - text: foo # c\n  - text: b\n"
    after = "quotes:\n  - text: foo # c\n    at: 0:00:07\n    fidelity: {verdicts: [near]}\n  - text: b\n"
    assert amended(before, {"at": "0:00:07"} | VERDICT, 2) == after
    before = "quotes:\n  - {text: foo, fidelity: }\n"
    after = "quotes:\n  - {text: foo, fidelity: {verdicts: [near]}, at: 0:00:07}\n"
    assert amended(before, {"at": "0:00:07"} | VERDICT, 2) == after
    assert amended("quotes:\n  - text: foo", AT | VERDICT, 2).count("\n") == 3


UNAMENDABLE = {
    "what was meant is no record": ("quotes:\n  - sic: {text: foo}\n    text: foo\n", AT, "more than once"),
    "the record has moved": ("quotes:\n  # new\n  - text: foo\n", AT, "is no longer here"),
    "it says something else": ("quotes:\n  - text: fooo\n", AT, "is no longer here"),
    "it stands there twice": ("quotes: [{text: foo},\n {text: foo}, {text: foo}]\n", AT, "more than once"),
    "the field stands twice": ("quotes:\n  - text: foo\n    at: 0:00:01\n    at: 0:00:02\n", AT, "by hand"),
    "a comment would be lost": (
        "quotes:\n  - text: foo\n    at:\n      - 0:00:01 # a\n      - 0:00:02\n",
        AT,
        "a comment",
    ),
    "it is no longer valid YAML": ("quotes:\n  - text: foo\n    - {{\n", AT, "no longer valid YAML"),
    "it has an anchor now": ("quotes:\n  - text: foo\n    note: &a b\n", AT, "by hand"),
}


@pytest.mark.parametrize("name", UNAMENDABLE)
def test_what_cannot_be_set_without_harm_is_refused(name: str) -> None:
    text, fields, reason = UNAMENDABLE[name]
    now, errors = amend(text, [Change(2, "text", "foo", fields)], "notes.yaml")
    assert now == text
    assert [error.message.startswith("notes.yaml") for error in errors] == [True]
    assert reason in errors[0].message


def test_one_change_that_cannot_be_made_leaves_the_others() -> None:
    """Also where only the whole file, read back, tells that one of them is at fault."""
    text = "quotes:\n  - text: a\n  - text: foo\n    at: 0:00:01\n    at: 0:00:02\n  - {text: c}\n"
    changes = [Change(line, "text", told, AT) for line, told in ((2, "a"), (3, "foo"), (6, "c"), (9, "d"))]
    now, errors = amend(text, changes, "notes.yaml")
    assert now == text.replace("text: a", "text: a\n    at: [0:00:07, 0:00:09]").replace(
        "text: c", "text: c, at: [0:00:07, 0:00:09]"
    )
    assert [error.message.split(": ")[0] for error in errors] == ["notes.yaml:9", "notes.yaml:3"]


def test_many_records_are_read_back_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each was, and each of its fields: of a thousand quotes a minute or two."""
    text = "quotes:\n" + "".join(f"  - text: {place}\n" for place in range(300))
    calls: list[str] = []

    def sound(before: str, *_: object) -> bool:
        calls.append(before)
        return True

    monkeypatch.setattr("ghostcli.library.edit_yaml._sound", sound)
    changes = [Change(place + 2, "text", str(place), AT | VERDICT) for place in range(300)]
    now, errors = amend(text, changes)
    assert (len(calls), errors) == (1, [])
    assert now.count("\n") == 901


_SCALARS = st.sampled_from(
    ["a", "b c", '"q # r"', "'it''s'", "~", "", "🌉", "0:00:01", ">-\n      folded\n      text"]
)
_BLANKS = st.sampled_from(["", "  # c", "\t", "   "])


@given(
    fields=st.lists(st.tuples(st.sampled_from("abcdefgh"), _SCALARS, _BLANKS), unique_by=lambda one: one[0]),
    place=st.integers(0, 8),
    crlf=st.booleans(),
    tail=st.sampled_from(["\n", "", "\n\n# end\n", "\n  - text: other\n"]),
    wanted=st.sampled_from([AT, VERDICT, AT | VERDICT]),
)
@settings(max_examples=200, deadline=None)
def test_any_record_keeps_all_its_lines(
    fields: list[tuple[str, str, str]], place: int, crlf: bool, tail: str, wanted: dict[str, str]
) -> None:
    lines = [f"{name}: {value}{'' if value.startswith('>') else blank}" for name, value, blank in fields]
    lines.insert(min(place, len(lines)), "text: foo")
    before = "# head\nquotes:\n  - " + "\n    ".join(lines) + tail
    before = before.replace("\n", "\r\n") if crlf else before
    after = amended(before, wanted, 3)
    kept = after.split("\n")
    for line in before.removesuffix("\n").split("\n"):  # every line is there still, in order
        assert line in kept or f"{line}\r" in kept
        kept = kept[kept.index(line if line in kept else f"{line}\r") + 1 :]
    record = yaml.load(after, yaml.CBaseLoader)["quotes"][0]  # noqa: S506 - scalars as text
    old = yaml.load(before, yaml.CBaseLoader)["quotes"][0]  # noqa: S506
    assert {name: value for name, value in record.items() if name not in {"at", "fidelity"}} == old
