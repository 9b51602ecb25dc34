"""A file that is written over stays whose it was, and may be read by those who could read it."""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ghostcli.library.write import write_file
from ghostcli.system.rights import _ACL

OWN, MAIN, SECOND, STRANGE = 4321, 5000, 6000, 7000
"""A user, the two groups that the user is in, and one that the user is not in."""

root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may be others")


def acl(*entries: tuple[int, int, int]) -> bytes:
    """A list of rights as Linux keeps it: tag, rights, number of a user or group."""
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *one) for one in entries)


NOBODY_TOO = acl((1, 6, 2**32 - 1), (2, 6, 65534), (4, 0, 2**32 - 1), (16, 6, 2**32 - 1), (32, 0, 2**32 - 1))
"""0600, and a user beside who may read and write: its mode looks like 0660."""


def as_user(do: Callable[[], None]) -> None:
    """Run it in a child that is the user, in both groups."""
    child = os.fork()
    if not child:
        status = 1
        try:
            os.setgroups([MAIN, SECOND])
            os.setgid(MAIN)
            os.setuid(OWN)
            do()
            status = 0
        finally:
            os._exit(status)
    assert os.waitpid(child, 0)[1] == 0


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    for folder in (tmp_path, *tmp_path.parents):
        folder.chmod(0o755)
        if folder.name.startswith("pytest-of-"):  # of all tests, of all workers
            break
    (tmp_path / "library").mkdir()
    path = tmp_path / "library/notes.yaml"
    path.write_bytes(b"old")
    return path


def owned(path: Path, mode: int, owner: int, group: int) -> None:
    os.chown(path.parent, owner, MAIN)
    os.chown(path, owner, group)
    path.chmod(mode)


def rights(path: Path) -> Sequence[int]:
    found = path.stat()
    assert path.read_bytes() == b"new"
    return stat.S_IMODE(found.st_mode), found.st_uid, found.st_gid


def put(path: Path) -> Callable[[], None]:
    return lambda: write_file(str(path), b"new", before=b"old")


@root
def test_the_group_is_kept(notes: Path) -> None:
    owned(notes, 0o640, OWN, SECOND)
    as_user(put(notes))
    assert rights(notes) == (0o640, OWN, SECOND)


@root
def test_where_the_group_cannot_be_kept_another_has_no_more_than_everybody(notes: Path) -> None:
    """The bits were kept and the group was not: the user's main group could read it."""
    owned(notes, 0o664, OWN, STRANGE)
    as_user(put(notes))
    assert rights(notes) == (0o644, OWN, MAIN)


@root
def test_root_leaves_a_file_to_its_owner(notes: Path) -> None:
    owned(notes, 0o600, OWN, SECOND)
    put(notes)()
    assert rights(notes) == (0o600, OWN, SECOND)


def _set(path: Path, name: str, value: bytes) -> None:
    try:
        os.setxattr(path, name, value)
    except (AttributeError, OSError) as error:
        pytest.skip(f"no lists of rights here: {error}")


def test_a_list_of_rights_is_kept(notes: Path) -> None:
    """The group of a file got what was another user's right."""
    _set(notes, _ACL, NOBODY_TOO)
    put(notes)()
    assert os.getxattr(notes, _ACL) == NOBODY_TOO
    assert rights(notes)[0] == 0o660


def test_a_list_of_rights_that_cannot_be_kept_is_nobodys(
    notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _set(notes, _ACL, NOBODY_TOO)

    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "setxattr", refuse)
    put(notes)()
    assert rights(notes)[0] == 0o600


def test_what_a_folder_gives_every_new_file_is_not_given_to_an_old_one(notes: Path) -> None:
    notes.chmod(0o640)
    _set(notes.parent, "system.posix_acl_default", NOBODY_TOO)
    put(notes)()
    with pytest.raises(OSError):  # noqa: PT011 - there is none
        os.getxattr(notes, _ACL)
    assert rights(notes)[0] == 0o640
