"""Children of a process that has loaded all of ghost: so each is there at once."""

from __future__ import annotations

import importlib
import os
import pkgutil
import traceback
from collections.abc import Callable

import ghostcli


def load_everything() -> None:
    """So that a child has loaded what it needs, and calls of the system are those of the command alone."""
    for module in pkgutil.walk_packages(ghostcli.__path__, "ghostcli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in ("tantivy", "rich.console", "rapidfuzz.process", "tempfile", "shutil", "pickle"):
        importlib.import_module(name)


def forked(ask: Callable[[], str]) -> str:
    """What a child gives, so that this process never holds an index; nothing where it fails."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writer, ask().encode())
        except BaseException:  # noqa: BLE001 - see above
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        text = told.read()
    os.waitpid(child, 0)
    return text
