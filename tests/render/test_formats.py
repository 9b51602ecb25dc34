"""The table of output formats: each row is written by somebody, and no command has another list."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from ghostcli.cli.app import commands
from ghostcli.errors import GhostError
from ghostcli.render import formats
from ghostcli.render.formats import Formats
from running import Ghost

TABLES = {name: one for name, one in vars(formats).items() if isinstance(one, Formats)}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_help_and_a_writer(table: str) -> None:
    for row in TABLES[table]:
        assert row.help
        for writer in filter(None, (row.writer, row.whole)):
            module, _, function = writer.partition(".")
            assert callable(getattr(import_module(f"ghostcli.render.{module}"), function))


@pytest.mark.parametrize("table", TABLES)
def test_the_default_and_what_is_no_format(table: str) -> None:
    rows: Any = TABLES[table]
    plain = "plain" if "plain" in rows.names else rows.names[0]
    assert rows.named(None, terminal=True).name == ("table" if "table" in rows.names else plain)
    assert rows.named(None, terminal=False).name == plain
    for name in rows.names:
        assert rows.named(name, terminal=True).name == name
    with pytest.raises(GhostError, match='unknown format "jason"') as error:
        rows.named("jason", terminal=False)
    assert error.value.hint == "formats: " + ", ".join(rows.names)


def test_the_help_of_every_command_has_the_names_of_one_table(ghost: Ghost) -> None:
    told = {f"{table}." for table in TABLES.values()}
    for name in commands():
        text = " ".join(ghost(name, "--help").out.split())
        if "--output" in text:
            assert any(f"{start}{names}" in text for names in told for start in ("FORMAT ", "account: ")), (
                name
            )


@pytest.mark.parametrize(
    ("names", "told"), [("json", "json"), ("json csv", "json or csv"), ("a b c", "a, b or c")]
)
def test_the_names_of_a_table_are_told_in_a_sentence(names: str, told: str) -> None:
    assert str(Formats(*(formats.Format(name, "", "") for name in names.split()))) == told
