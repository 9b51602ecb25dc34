"""`ghost verify --write`: the times and verdicts are filled in, and every other byte stays as it is."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ghostcli.errors import GhostError
from ghostcli.library import files
from ghostcli.library.edit_yaml import Change, amend
from ghostcli.library.parse_yaml import Node, parse
from ghostcli.verify import fill as filling
from traced import BRIDGE, BUILTIN, SAMPLE, Home

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
    "the record has moved": ("quotes:\n  # new\n  - text: foo\n", AT, "is not here any more"),
    "it says something else": ("quotes:\n  - text: fooo\n", AT, "is not here any more"),
    "it stands there twice": ("quotes: [{text: foo},\n {text: foo}, {text: foo}]\n", AT, "more than once"),
    "the field stands twice": ("quotes:\n  - text: foo\n    at: 0:00:01\n    at: 0:00:02\n", AT, "by hand"),
    "a comment would be lost": (
        "quotes:\n  - text: foo\n    at:\n      - 0:00:01 # a\n      - 0:00:02\n",
        AT,
        "a comment",
    ),
    "it is no YAML any more": ("quotes:\n  - text: foo\n    - {{\n", AT, "no YAML any more"),
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


# The command

HAND = """\
\ufeff# My notes, as I like them.
source:   Me    # that is all


quotes:
    # the first one
    - {id: near, text: "We measured the river twice, and trusted the first number!",   speaker: Ada Reed} # so
    -
        id: river
        text: >-
            Nobody asked the ferryman,
            and he had known for thirty years.
        speaker:\tAda Reed\t# tab
        at: 0:05:00   # far off

        fidelity:
            remark:   none of it
            verdicts:
                - absent


    # the last
    - text: What went wrong with the old bridge?
      speaker: Ben Cole
"""

FILLED = """\
\ufeff# My notes, as I like them.
source:   Me    # that is all


quotes:
    # the first one
    - {id: near, text: "We measured the river twice, and trusted the first number!",   speaker: Ada Reed, at: 0:00:05, fidelity: {verdicts: [verbatim]}} # so
    -
        id: river
        text: >-
            Nobody asked the ferryman,
            and he had known for thirty years.
        speaker:\tAda Reed\t# tab
        at: 0:00:12   # far off

        fidelity:
            remark:   none of it
            verdicts:
                [verbatim]


    # the last
    - text: What went wrong with the old bridge?
      speaker: Ben Cole
      at: 0:00:01
      fidelity: {verdicts: [verbatim]}
"""

PEOPLE = """people:
  - {name: Ada Reed, aliases: [SPEAKER_01]}
  - {name: Ben Cole, aliases: [SPEAKER_00]}
"""


@pytest.fixture
def bridge(home: Home) -> Path:
    """Hand-written notes of the bridge; its transcript and its voices are in place."""
    home.episode("bridge", PEOPLE)
    return home.note("bridge/notes.yaml", HAND)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_hand_formatted_notes_are_filled_in_and_stay_as_they_are(
    home: Home, bridge: Path, newline: str
) -> None:
    bridge.write_bytes(HAND.replace("\n", newline).encode())
    bridge.chmod(0o600)
    assert home.ghost("verify", "--write").out == "bridge/notes.yaml\n"
    assert bridge.read_bytes().decode() == FILLED.replace("\n", newline)
    assert bridge.stat().st_mode & 0o777 == 0o600
    before = home.files()
    assert "nothing to fill in" in home.ghost("verify", "--write").err
    assert home.files() == before
    home.ghost("verify")
    home.ghost("lint")


def test_a_dry_run_prints_the_diff_and_writes_nothing(home: Home, bridge: Path) -> None:
    before = home.files()
    ran = home.ghost("verify", "--write", "--dry-run")
    alone = home.ghost("verify", "--dry-run", status=2)  # it was taken for a wish to write
    assert "--dry-run goes with --write" in alone.err
    assert not alone.out
    assert home.files() == before
    assert ran.out.startswith("--- bridge/notes.yaml\n+++ bridge/notes.yaml\n@@ ")
    changed = [line for line in ran.lines if line.startswith(("+ ", "- "))]
    assert [line[0] for line in changed] == ["-", "+", "-", "+", "-", "+", "+", "+"]
    assert "-        at: 0:05:00   # far off" in ran.lines
    del bridge


def test_a_diff_is_one_that_patch_applies(home: Home, bridge: Path, tmp_path: Path) -> None:
    """Lines were cut at U+2028 and the like, so that the diff was broken."""
    bridge.write_text(HAND.replace("as I like them", "as\u2028I\u2029like\x0bthem".replace("\x0b", "")))
    diff = home.ghost("verify", "--write", "--dry-run").out
    home.ghost("verify", "--write")
    after = bridge.read_text()
    hunks = [line for line in diff.split("\n")[3:] if line and not line.startswith(("@@", "\\"))]
    assert "".join(line[1:] + "\n" for line in hunks if line[0] in "+ ") in after
    assert all(line[0] in "+- " for line in hunks)
    del tmp_path


def test_the_sample_is_filled_in_once(home: Home) -> None:
    home.ghost("init", home.folder / "own")
    notes = home.folder / "own" / SAMPLE / "notes.yaml"
    was = notes.read_text()
    home.ghost("verify", "--write", "--content", home.folder / "own")
    lines = notes.read_text().splitlines()
    assert [line for line in lines if line in was.splitlines()] == was.splitlines()
    assert sum("fidelity: {verdicts: [" in line for line in lines) == 11  # one is in another language
    before = home.files(home.folder / "own")
    home.ghost("verify", "--write", "--content", home.folder / "own")
    assert home.files(home.folder / "own") == before
    home.ghost("lint", home.folder / "own")


def test_a_single_quote_is_filled_in_alone(home: Home, bridge: Path) -> None:
    home.ghost("verify", "river", "--write")
    text = bridge.read_text(encoding="utf-8-sig")
    assert "at: 0:00:12   # far off" in text
    assert "at: 0:00:05" not in text


def test_the_builtin_library_is_never_written(home: Home) -> None:
    words = "I'm actually optimistic. I think this will work. I think it's tractable."
    text = f"WEBVTT\n\n01:55:30.000 --> 01:55:38.000\n<v Andrej Karpathy>{words}\n"
    home.note(f"{BUILTIN}/transcript.vtt", text)
    ran = home.ghost("verify", BUILTIN, "--write", "--dry-run")
    assert ran.out.startswith("--- ")
    ran = home.ghost("verify", BUILTIN, "--write")
    assert "belongs to the built-in library, which is never written" in ran.err
    assert not ran.out
    root = Path(__file__).parents[2] / "content" / BUILTIN
    assert all("absent" not in path.read_text() for path in root.iterdir())


def test_a_change_in_the_meantime_is_refused(
    home: Home, bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = filling.write

    def late(filled: filling.Filled) -> None:
        bridge.write_text(HAND + "# one more thing\n")
        real(filled)

    monkeypatch.setattr(filling, "write", late)
    assert "has changed in the meantime" in home.ghost("verify", "--write", status=2).err
    assert bridge.read_text() == HAND + "# one more thing\n"


def test_a_record_that_moved_while_quotes_were_checked_is_not_taken_for_another(
    home: Home, bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records were looked for by their line alone: fields went into whichever began there by now."""
    real = files.read_bytes
    moved = HAND.replace("quotes:\n", "quotes:\n    - text: A new one, written meanwhile.\n")

    def read(path: str, limit: int) -> object:
        if path == str(bridge):
            bridge.write_text(moved)
        return real(path, limit)

    monkeypatch.setattr(filling, "read_bytes", read)
    ran = home.ghost("verify", "--write", status=2)
    assert "the record is not here any more" in ran.err
    assert bridge.read_text() == moved


def test_one_record_that_cannot_be_filled_in_hides_no_other(home: Home, bridge: Path) -> None:
    """The first one ended the command, and nothing was written."""
    text = HAND.replace(
        "                - absent\n", "                - absent # says he\n                - distant\n"
    )
    bridge.write_text(text)
    ran = home.ghost("verify", "--write", status=2)
    assert "notes.yaml:9: a comment stands within verdicts; write it by hand" in ran.err
    now = bridge.read_text()
    assert "- absent # says he" in now
    assert now.count("fidelity: {verdicts: [verbatim]}") == 2
    home.ghost("verify", "--write", "--dry-run", status=2)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"quotes:\n  - {{\n", None])
def test_notes_that_were_spoilt_while_quotes_were_checked(
    home: Home, bridge: Path, monkeypatch: pytest.MonkeyPatch, data: bytes | None
) -> None:
    real = files.read_bytes

    def read(path: str, limit: int) -> object:
        bridge.write_bytes(data) if data else bridge.unlink()
        return real(path, limit)

    monkeypatch.setattr(filling, "read_bytes", read)
    ran = home.ghost("verify", "--write", status=2)
    assert str(bridge) in ran.err
    assert not ran.out


def test_a_time_below_zero_is_not_filled_in(home: Home) -> None:
    """The transcript begins before the episode does."""
    cold = "WEBVTT\n\n00:00.000 --> 00:00.900\n<v SPEAKER_00>A word of our sponsor, the toll company.\n"
    later = re.sub(r"00:(\d\d)\.", lambda found: f"01:{found[1]}.", BRIDGE)
    said = "And that was that, said the man with the hat"
    notes = SHIFTED.replace("0:01:", "0:00:").replace(said, "A word of our sponsor")
    home.episode("bridge", notes, later.replace("WEBVTT\n", cold))
    home.ghost("verify", "--write")
    lines = (home.library / "bridge/episode.yaml").read_text().splitlines()
    assert [line.count("at: ") for line in lines if "{id: " in line] == [1, 1, 1, 0]
    assert lines[-1].endswith("fidelity: {verdicts: [verbatim]}}")


def test_notes_that_are_a_link_stay_one(home: Home, bridge: Path) -> None:
    """The link was replaced by a file, and the notes it led to were left as they were."""
    target = home.note(".kept/notes.yaml", HAND)
    target.chmod(0o600)
    bridge.unlink()
    bridge.symlink_to(target)
    home.ghost("verify", "--write")
    assert bridge.is_symlink()
    assert target.read_text() == FILLED
    assert target.stat().st_mode & 0o777 == 0o600


def test_notes_that_lead_out_of_the_library_are_neither_read_nor_written(home: Home, bridge: Path) -> None:
    target = home.write("elsewhere/notes.yaml", HAND)
    bridge.unlink()
    bridge.symlink_to(target)
    for wished in ((), ("--dry-run",)):
        ran = home.ghost("verify", "--write", *wished)
        assert "old bridge" not in ran.out + ran.err
    assert (bridge.is_symlink(), target.read_text()) == (True, HAND)


def test_notes_that_become_a_link_meanwhile_are_not_written(home: Home, bridge: Path) -> None:
    target = home.write("elsewhere/notes.yaml", HAND)
    before = bridge.read_bytes()
    bridge.unlink()
    bridge.symlink_to(target)
    with pytest.raises(GhostError, match="leads out of the library"):
        filling.write(filling.Filled(str(bridge), before, b"quotes: []\n"))
    assert target.read_text() == HAND


def test_nothing_is_filled_in_without_a_transcript(home: Home) -> None:
    home.episode("lake", "quotes:\n  - text: What went wrong with the old bridge?\n", transcript=None)
    before = home.files()
    assert "nothing to fill in" in home.ghost("verify", "--write").err
    assert home.files() == before


SHIFTED = """quotes:
  - {id: a, text: "What went wrong with the old bridge?", at: 0:01:01}
  - {id: b, text: "We measured the river twice and trusted the first number.", at: 0:01:05}
  - {id: c, text: "Nobody asked the ferryman, and he had known for thirty years.", at: 0:01:12}
  - {id: d, text: "And that was that, said the man with the hat."}
"""


def test_times_are_filled_in_on_the_episodes_clock(home: Home) -> None:
    """The transcript begins a minute later than the episode."""
    transcript = (
        BRIDGE + "\n00:25.000 --> 00:29.000\n<v SPEAKER_00>And that was that, said the man with the hat.\n"
    )
    home.episode("bridge", SHIFTED, transcript)
    home.ghost("verify", "--write")
    text = (home.library / "bridge/episode.yaml").read_text()
    assert "at: 0:01:25" in text
    assert [f"at: 0:01:{second:02}" in text for second in (1, 5, 12)] == [True] * 3
    before = home.files()
    home.ghost("verify", "--write")
    assert home.files() == before


def test_paths_are_shown_as_seen_from_here(home: Home, bridge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bridge.parent)
    assert home.ghost("verify", "--write").out == "notes.yaml\n"
    assert os.getcwd() == str(bridge.parent)


# Times


WALL = """WEBVTT

01:00.000 --> 02:00.000
<v Ada Reed>That winter we carried every stone uphill again, and my aunt, who kept the blue book, gave each of them a name.

02:00.000 --> 03:00.000
<v Ben Cole>Then the council drew a map of a valley that nobody had seen, and they had it signed by the ferryman of all people.

03:00.000 --> 04:00.000
<v Ada Reed>Children sing it in the wrong order, first the fall and after that the building, and no teacher has ever minded it.

04:00.000 --> 05:00.000
<v Ben Cole>We had a baker here who paid his rent in loaves.
"""
STONES = """quotes:
  - {id: a, text: "who kept the blue book, gave each of them a name", at: 0:01:00}
  - {id: b, text: "they had it signed by the ferryman of all people", at: 0:02:00}
  - {id: c, text: "and after that the building, and no teacher has ever minded it", at: 0:03:00}
  - {id: d, text: "We had a baker here who paid his rent", at: 0:04:00}
  - {id: e, text: "Children sing it in the wrong order"}
"""


def test_a_time_in_the_cue_is_never_rewritten(home: Home) -> None:
    """The words of three begin half a minute into their cues: that was taken for another clock."""
    home.episode("wall", STONES, WALL)
    ran = home.ghost("verify", "-o", "json")
    assert [row["clock_offset"] for row in ran.json] == [0] * 5
    assert "clock" not in ran.err
    diff = home.ghost("verify", "--write", "--dry-run").lines
    assert [line for line in diff if line.startswith("-  ")] == [
        f"-{line}" for line in STONES.splitlines()[1:]
    ]
    assert [re.findall(r"at: ([\d:]+)", line) for line in diff if line.startswith("+  ")] == [
        ["0:01:00"],
        ["0:02:00"],
        ["0:03:00"],
        ["0:04:00"],
        ["0:03:00"],
    ]


def test_what_is_replaced_of_the_notes_is_said(home: Home, bridge: Path) -> None:
    del bridge
    told = [
        "bridge/notes.yaml: bridge/quotes/river: at: 0:05:00 -> 0:00:12",
        "bridge/notes.yaml: bridge/quotes/river: fidelity.verdicts: absent -> verbatim",
    ]
    assert home.ghost("verify", "--write", "--dry-run").err.splitlines() == told
    assert home.ghost("verify", "--write").err.splitlines() == told
    assert home.ghost("verify", "--write").err.splitlines() == ["nothing to fill in"]


def test_what_is_refused_is_not_said_to_be_replaced(home: Home) -> None:
    note = "quotes:\n  - text: Nobody asked the ferryman\n    at: 0:05:00\n    at: 0:05:00\n"
    home.episode()
    home.note("bridge/notes.yaml", note)
    ran = home.ghost("verify", "--write", status=2)
    assert "->" not in ran.err
    assert "by hand" in ran.err
