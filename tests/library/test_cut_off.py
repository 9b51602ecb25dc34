"""Text that YAML cuts off: a `#` that begins a comment, a colon that begins a mapping."""

from __future__ import annotations

from pathlib import Path

import pytest

from ghostcli.errors import ERROR, WARNING, Problem
from ghostcli.library.parse_yaml import COMMENT
from ghostcli.library.paths import read_library


def problems(tmp_path: Path, text: str) -> list[Problem]:
    """What is wrong with an episode of that `episode.yaml`."""
    (tmp_path / "lamp").mkdir(exist_ok=True)
    (tmp_path / "lamp/episode.yaml").write_text(text, encoding="utf-8", newline="")
    return list(read_library([str(tmp_path)]).problems)


CUT = {
    "title: The lamp #7": (1, 17),
    "title: The lamp #": (1, 17),
    "title: The lamp # and the keeper": (1, 17),
    "title: The lamp\t#7": (1, 17),
    "title: The lamp  #7": (1, 18),
    "title: #7 and its keeper": (1, 8),
    "title: The lamp # 7\r\nshow: S\r\n": (1, 17),
    "title: Η λάμπα 🪔 #7": (1, 18),
    "title: a\u2028b #7": (1, 12),
    "title: T\nquotes:\n  - text: It cost 40 # of them and no more\n": (3, 22),
    "title: T\nquotes:\n  - text: two\n      lines #3\n": (4, 13),
    "title: T\nquotes:\n  - {text: one, tags: [a,\n  b #c\n ]}\n": (4, 5),
    "title: T\nthemes:\n  - title: one\n    tags:\n      - a #b\n": (5, 11),
    "title: T\npeople:\n  - name: Ada #2\n": (3, 15),
}


@pytest.mark.parametrize("text", CUT)
def test_a_comment_that_cuts_off_text_is_a_warning(tmp_path: Path, text: str) -> None:
    """The title was "The lamp", the quotation "It cost 40", and lint was silent."""
    line, column = CUT[text]
    path = str(tmp_path / "lamp/episode.yaml")
    found = [one for one in problems(tmp_path, text) if one.level == WARNING]
    assert found == [Problem(path, line, column, COMMENT, WARNING)]


WHOLE = [
    "title: The lamp  # a comment on purpose\n",
    "# a comment\ntitle: The lamp\n# another\n",
    "title: 'The lamp #7'\n",
    'title: "The lamp # 7" # behind quotes it cuts nothing off\n',
    "title: The lamp#7\n",
    "title: C#\n",
    "title: T\nquotes: # none yet\n",
    "title: T\nquotes: # of the keeper\n  - text: x\n",
    "title: T\nquotes:\n  - # the first\n    text: x\n",
    "title: T\nquotes:\n  - text: |-\n      a block # is text\n",
    "title: T\nquotes:\n  - text: |- # a comment here\n      a block\n",
    "title: T\npublished: 2025 # or so\nduration: 0:10:00 # about\n",
    "title: T\nquotes:\n  - text: x\n    at: 0:01:00 # by ear\n    flagged: no # yet\n",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_comment_that_cuts_nothing_off_is_none(tmp_path: Path, text: str) -> None:
    assert not [one for one in problems(tmp_path, text) if one.level == WARNING]


COLONS = [
    ("title: Part 1: The lamp\n", (1, 14), "; a colon and a blank: put the value in quotes"),
    (
        "title: T\nquotes:\n  - text: She said: no\r\n",
        (3, 19),
        "; a colon and a blank: put the value in quotes",
    ),
    ("title: T\n  show: S\n", (2, 7), "in this context"),
]


@pytest.mark.parametrize(("text", "place", "end"), COLONS)
def test_a_colon_in_a_value_says_what_to_do(
    tmp_path: Path, text: str, place: tuple[int, int], end: str
) -> None:
    found = problems(tmp_path, text)[0]
    assert (found.line, found.column, found.level) == (*place, ERROR)
    assert found.message.startswith("is not valid YAML: mapping values are not allowed")
    assert found.message.endswith(end)


def test_a_comment_within_a_text_of_several_lines_says_what_to_do(tmp_path: Path) -> None:
    found = problems(tmp_path, "title: T\nquotes:\n  - text: It cost\n      40 # of\n      them\n")[0]
    assert found.message.endswith(f"; {COMMENT}")
    assert found.line == 5


def test_a_million_blanks_before_a_comment_are_no_wait(tmp_path: Path) -> None:
    assert not problems(tmp_path, f"title: a{' ' * 1_000_000}# b\n")
