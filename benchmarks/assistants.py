"""`ghost mcp`: how long each tool takes to answer the SDK's own client, in one session.

`python benchmarks/assistants.py [EPISODES] [--data FOLDER]` prints a table; 1,000 episodes take two minutes.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from typing import Any, TextIO

import anyio
import data
from mcp.client.session import ClientSession
from mcp.client.stdio import StdioServerParameters, stdio_client
from measure import GHOST, Row, Section, Took, environ_of, run
from scene import Scene

MOST = 1.0
"""Seconds in which a tool has to answer."""

WORDS, RECORDS = 5_000, 20
"""Words of speech, and records, of an episode."""

YARD = "ghost search, a start each"


async def _asked(scene: Scene, times: int, errors: TextIO) -> dict[str, Took]:
    """The median time of each tool."""
    command = scene.ghost("mcp", scene.root)
    environ = {**environ_of(command), "HOME": scene.folder}
    served = StdioServerParameters(command=GHOST[0], args=[*GHOST[1:], "mcp", scene.root], env=environ)
    async with (
        stdio_client(served, errlog=errors) as (reader, writer),
        ClientSession(reader, writer) as session,
    ):
        await session.initialize()

        async def told(tool: str, **arguments: Any) -> Any:
            found = await session.call_tool(tool, arguments)
            if found.is_error:
                raise ValueError(found.content)
            return found.structured_content

        hits = (await told("search", query=data.PHRASE, kinds=["transcript"]))["hits"]
        ref, said = hits[0]["ref"], hits[0]["text"]
        wrong = [{"text": f"{said} which nobody said"}, {"text": "the zeppelin never landed in the yard"}]
        quotes = [{"text": one["text"]} for one in hits[:3]] + wrong
        asked: dict[str, dict[str, Any]] = {
            "search": {"query": "what did they build over the hill"},
            "read": {"ref": ref, "seconds": 60},
            "verify_quotes": {"quotes": quotes},
            "cite": {"ref": ref},
            "list_episodes": {},
            "show": {"ref": hits[0]["ref"].partition("@")[0]},
        }
        took: dict[str, list[float]] = {tool: [] for tool in asked}
        for _ in range(times):
            for tool, arguments in asked.items():
                before = time.perf_counter()
                await told(tool, **arguments)
                took[tool].append(time.perf_counter() - before)
    return {tool: Took(statistics.median(some), 0) for tool, some in took.items()}


def assistants(scene: Scene, times: int = 9) -> Section:
    """Each tool, beside a search on the command line."""
    yard = run(scene.ghost("search", "what did they build over the hill"))
    with open(os.path.join(scene.folder, "errors"), "w", encoding="utf-8") as errors:
        answers = anyio.run(_asked, scene, times, errors)
    target = round(MOST / yard.wall, 2)
    rows = [Row(YARD, yard), *(Row(tool, took, YARD, yard, target) for tool, took in answers.items())]
    about = f"The target is {MOST:g} s for each tool."
    return Section(f"Assistants over {scene.size:,} episodes", rows, about)


def measured(size: int, kept: str, folder: str) -> Section:
    """The same over a library of so many episodes, made in `kept` if it is not there."""
    root = data.library(os.path.join(kept, f"assistants-{size}"), size, words=WORDS, records=RECORDS)
    scene = Scene(size, root, folder)
    scene.index()
    return assistants(scene)


def main() -> None:
    """Make the library, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("episodes", nargs="?", type=int, default=1_000, metavar="EPISODES")
    parser.add_argument("--data", metavar="FOLDER", help="keep the library here, to use it again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept = os.path.abspath(options.data or folder)
        print(measured(options.episodes, kept, folder).text())


if __name__ == "__main__":
    main()
