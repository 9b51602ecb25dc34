"""Each path of libraries has an index of its own, with a name that a person can read."""

from __future__ import annotations

import os

import pytest

from ghostcli.index.index_path import Libraries, path_of

HERE = {"XDG_CACHE_HOME": os.path.abspath(os.sep + "cache")}
TALKS = Libraries(("/home/ada/talks",), builtin=False)


def name(libraries: Libraries) -> str:
    return os.path.basename(path_of(libraries, HERE))


@pytest.mark.parametrize(
    "others",
    [
        Libraries(("/home/ada/talks",), builtin=True),
        Libraries(("/home/bo/talks",), builtin=False),
        Libraries(("/home/ada/talks", "/home/bo/talks"), builtin=False),
        Libraries((), builtin=False),
    ],
)
def test_other_libraries_have_another_index(others: Libraries) -> None:
    assert name(others) != name(TALKS)
    assert name(others) == name(others)


def test_the_order_of_the_path_tells_which_library_comes_first() -> None:
    roots = ("/home/ada/talks", "/home/bo/talks")
    assert name(Libraries(roots, builtin=False)) != name(Libraries(roots[::-1], builtin=False))


@pytest.mark.parametrize(
    ("root", "begins"),
    [("/home/ada/talks", "talks-"), ("/Über die Brücke", "ber-die-Br-cke-"), ("/…", "library-"), ("/" + "a" * 99, "a" * 40 + "-")],
)  # fmt: skip
def test_the_name_says_which_library_it_is(root: str, begins: str) -> None:
    found = name(Libraries((root,), builtin=False))
    assert found.startswith(begins)
    assert len(found) == len(begins) + len("0123abcd.index")
