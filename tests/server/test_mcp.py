"""`ghost mcp`, asked by the SDK's own client."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from traced import SAMPLE, Home

if importlib.util.find_spec("mcp") is None:
    pytest.skip("the package mcp is not installed", allow_module_level=True)

import anyio
from mcp.client.session import ClientSession
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.shared.exceptions import MCPError

TOOLS = ["search", "read", "verify_quotes", "cite", "list_episodes", "show"]


class Client:
    """A client of a server in a process of its own."""

    def __init__(self, session: ClientSession) -> None:
        self.session = session

    async def __call__(self, tool: str, **arguments: Any) -> Any:
        """The answer of a tool, which is the same as text and as data."""
        found: Any = await self.session.call_tool(tool, arguments)
        assert not found.is_error, found.content
        (content,) = found.content
        assert json.loads(content.text) == found.structured_content
        return found.structured_content

    async def wrong(self, tool: str, **arguments: Any) -> str:
        """What a tool says that cannot answer."""
        found: Any = await self.session.call_tool(tool, arguments)
        assert found.is_error
        return str(found.content[0].text)


def parameters(*folders: Path, home: Path) -> StdioServerParameters:
    environ = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    return StdioServerParameters(
        command=sys.executable, args=["-m", "ghostcli", "mcp", *map(str, folders)], env=environ
    )


def ask(test: Callable[[Client], Awaitable[None]], home: Path, *folders: Path) -> None:
    """Run a test with a client of a server over these libraries."""

    async def run() -> None:
        async with (
            stdio_client(parameters(*folders, home=home)) as (reader, writer),
            ClientSession(reader, writer) as session,
        ):
            await session.initialize()
            await test(Client(session))

    anyio.run(run)


def test_a_passage_is_found_read_verified_and_cited(sample: Home) -> None:
    """What an assistant does: a plain question, the context, five quotes of which two are wrong, a citation."""

    async def test(client: Client) -> None:
        assert [one.name for one in (await client.session.list_tools()).tools] == TOOLS
        found = await client("search", query="how did they keep the order of the books", kinds=["transcript"])
        ref = found["hits"][0]["ref"]
        read = await client("read", ref=ref, seconds=10)
        assert any("You don't keep the order of the books" in one["text"] for one in read["speech"])
        assert read["speech"][0] == {
            "at": f"{SAMPLE}@0:00:18",
            "speaker": "Tom Okafor",
            "text": read["speech"][0]["text"],
        }
        quotes = [
            {"text": "you keep the order of the people", "speaker": "Tom Okafor"},
            {"text": "The ferry took twelve at a time", "speaker": "Tom Okafor"},
            {"text": "We had nine thousand, and the roof was leaking", "episode": SAMPLE},
            {"text": "you keep the order of the books", "speaker": "Tom Okafor"},
            {"text": "The ferry took twelve at a time", "speaker": "Mara Lind"},
        ]
        verified = await client("verify_quotes", quotes=quotes)
        assert [one["quotable"] for one in verified["quotes"]] == [True, True, True, False, False]
        assert verified["quotable"] == 3
        assert verified["quotes"][3]["said"] == ["you keep the order of the people"]
        assert verified["quotes"][4]["speaker"] == "Tom Okafor"
        cited = await client("cite", ref=verified["quotes"][0]["ref"])
        assert "Tom Okafor, Small Works" in cited["citation"]
        assert cited["url"].endswith("#t=37")

    ask(test, sample.folder, sample.library)


def test_the_other_tools(sample: Home) -> None:
    async def test(client: Client) -> None:
        listed = await client("list_episodes")
        assert [one["ref"] for one in listed["episodes"]] == [SAMPLE]
        assert listed["total"] == 1
        assert (await client("list_episodes", published_since="2027"))["episodes"] == []
        shown = await client("show", ref="themes/1")
        assert [one["relation"] for one in shown["linked"]] == ["quotes", "quotes"]
        assert not {"path", "line"} & shown.keys()
        quote = await client("show", ref="quotes/order-of-people")
        assert (quote["verdict"], quote["quotable"]) == ("verbatim", True)
        refused = await client("cite", ref="quotes/bread-before-roof")
        assert "spliced" in refused["objection"]
        assert "citation" not in refused
        draft = await client("verify_quotes", draft='He said: "We lost one book in the whole river."')
        assert [one["quotable"] for one in draft["quotes"]] == [False]
        chapter = await client("read", ref=SAMPLE, chapter="bakery")
        assert [one["speaker"] for one in chapter["speech"]][:2] == ["Mara Lind", "Tom Okafor"]
        assert (await client("search", query="zeppelin"))["hits"] == []
        only = await client("search", query="ferry", speaker="Mara", kinds=["transcript"])
        assert {one["speaker"] for one in only["hits"]} == {"Mara Lind"}

    ask(test, sample.folder, sample.library)


def test_episodes_are_resources_and_a_prompt_says_to_verify(sample: Home) -> None:
    async def test(client: Client) -> None:
        session: Any = client.session
        episodes = json.loads((await session.read_resource("ghost://episodes")).contents[0].text)
        assert [one["episode"] for one in episodes["episodes"]] == [SAMPLE]
        text = (await session.read_resource(f"ghost://episode/{SAMPLE}")).contents[0].text
        assert "You don't keep the order of the books" in text
        assert "verbatim" in text
        with pytest.raises(MCPError, match='no episode "nothing"'):
            await session.read_resource("ghost://episode/nothing")
        (prompt,) = (await session.list_prompts()).prompts
        got = await session.get_prompt(prompt.name, {"task": "the {ferry}"})
        assert "verify_quotes" in got.messages[0].content.text
        assert "the {ferry}" in got.messages[0].content.text

    ask(test, sample.folder, sample.library)


HOSTILE: list[tuple[str, dict[str, Any], str]] = [
    ("search", {"query": ""}, "needs a query"),
    ("search", {"query": "x", "kinds": ["quots"]}, 'did you mean "quotes"?'),
    ("search", {"query": "x", "episode": "../.."}, "there is no episode"),
    ("search", {"query": "x", "published_since": "never"}, "never"),
    ("search", {"query": "x", "limit": "many"}, "valid integer"),
    ("search", {}, "query"),
    ("show", {"ref": "\x1b[31m\u202e"}, "\\x1b[31m\\u202e"),
    ("show", {"ref": "../../etc/passwd"}, "not a valid ref"),
    ("show", {"ref": ""}, "not a valid ref"),
    ("read", {"ref": "nothing@0:00:01"}, "nothing"),
    ("read", {"ref": SAMPLE, "chapter": "nothing"}, "is not a chapter"),
    ("cite", {"ref": "themes/1"}, "neither a quote nor a moment"),
    ("cite", {"ref": "quotes/order-of-people", "style": "apa"}, "unknown format"),
    ("verify_quotes", {"quotes": [{"text": "a"}] * 101}, "at most 100"),
    ("verify_quotes", {"draft": "x" * 50_001}, "at most 50,000 characters"),
    ("verify_quotes", {"quotes": [{"text": "x" * 3_001}]}, "at most 3,000 characters"),
    ("read", {"ref": "a" * 100_000}, "there is no"),
    ("verify_quotes", {"quotes": "no list"}, "valid list"),
    ("list_episodes", {"published_since": "\x00"}, "\\x00"),
]


def test_hostile_arguments_get_a_sentence(sample: Home) -> None:
    async def test(client: Client) -> None:
        for tool, arguments, said in HOSTILE:
            told = await client.wrong(tool, **arguments)
            assert said in told, (tool, arguments, told)
            assert "\x1b" not in told
            assert "Traceback" not in told
            assert str(sample.library) not in told
        within = await client("search", query="the", limit=10**9)
        assert len(within["hits"]) <= 50
        await client("read", ref=f"{SAMPLE}@0:00:01", seconds=1e300)
        await client("list_episodes", skip=-5, limit=-5)
        lines = await client("verify_quotes", quotes=[{"text": ""}, {"text": "words", "episode": "nothing"}])
        assert ["error" in one for one in lines["quotes"]] == [True, True]
        assert (await client("verify_quotes"))["quotes"] == []

    ask(test, sample.folder, sample.library)


def test_no_answer_has_what_a_terminal_would_not_have_shown(home: Home) -> None:
    said = "We measured\x1b[31m the river \u202etwice and trusted"
    vtt = f"WEBVTT\n\n00:01.000 --> 00:09.000\n<v Ada\x07 Reed>{said} the first number.\n"
    noted = said.replace("\x1b", "")
    home.episode("bridge", f'quotes:\n  - {{speaker: Ada, text: "{noted}"}}\n', vtt)

    async def test(client: Client) -> None:
        answers = [
            await client("search", query="measured"),
            await client("read", ref="bridge"),
            await client("show", ref="quotes/1"),
            await client("verify_quotes", quotes=[{"text": "trusted the first \u202enumber"}]),
            await client("list_episodes"),
        ]
        session: Any = client.session
        answers.append((await session.read_resource("ghost://episode/bridge")).contents[0].text)
        for answer in answers:
            text = json.dumps(answer, ensure_ascii=False)
            assert not set(text) & set("\x1b\x07\u202e"), text

    ask(test, home.folder, home.library)


def test_no_library_is_read_that_was_not_named(home: Home, sample: Home, tmp_path: Path) -> None:
    """Neither the one around the current folder, nor the user's own, nor the built-in one."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "ghost.yaml").write_text("version: 1\n")

    async def test(client: Client) -> None:
        told = await client.wrong("search", query="ferry")
        assert "there is no episode in" in told
        (other / "talk").mkdir()
        (other / "talk" / "episode.yaml").write_text("title: About the ferry\n")
        found = await client("search", query="ferry")  # what is added is found at once
        assert [one["ref"] for one in found["hits"]] == ["talk"]

    ask(test, sample.folder, other)
    assert "needs the folder of a library" in home.ghost("mcp", status=2).err
    assert "nowhere" in home.ghost("mcp", tmp_path / "nowhere", status=2).err


def test_two_clients_at_once(sample: Home) -> None:
    async def one(number: int, results: list[str]) -> None:
        async with (
            stdio_client(parameters(sample.library, home=sample.folder)) as (reader, writer),
            ClientSession(reader, writer) as session,
        ):
            await session.initialize()
            client = Client(session)
            for _ in range(3):
                found = await client("search", query="ferry", limit=1 + number)
                results.append(found["hits"][0]["ref"])

    async def both() -> None:
        results: list[str] = []
        async with anyio.create_task_group() as group:
            for number in range(2):
                group.start_soon(one, number, results)
        assert len(results) == 6
        assert len(set(results)) == 1

    anyio.run(both)


def test_many_questions_at_once_to_one_server(sample: Home) -> None:
    async def test(client: Client) -> None:
        async def one(ref: str) -> None:
            assert (await client("show", ref=ref))["ref"] == f"{SAMPLE}/{ref}"

        async with anyio.create_task_group() as group:
            for ref in ("quotes/order-of-people", "themes/queue-as-machine", "chapters/queue") * 4:
                group.start_soon(one, ref)

    ask(test, sample.folder, sample.library)


def test_a_long_talk_is_read_in_parts(home: Home) -> None:
    turns = "".join(
        f"{number // 60:02}:{number % 60:02}.000 --> {number // 60:02}:{number % 60:02}.900\n"
        f"<v {'Ada' if number % 2 else 'Ben'}>{'We measured the river again and again. ' * 4}\n\n"
        for number in range(300)
    )
    home.episode("long", transcript="WEBVTT\n\n" + turns)

    async def test(client: Client) -> None:
        answer = await client("read", ref="long")
        assert sum(len(one["text"].split()) for one in answer["speech"]) <= 3_000
        assert answer["next"] == f"skip={len(answer['speech'])} reads on"
        read = list(answer["speech"])
        while "next" in answer:
            answer = await client("read", ref="long", skip=len(read))
            read += answer["speech"]
        assert [one["at"] for one in read] == [f"long@0:0{n // 60}:{n % 60:02}" for n in range(300)]
        around = await client("read", ref="long@0:02:30", seconds=3600)
        assert "long@0:02:30" in [one["at"] for one in around["speech"]]
        assert around["cut"].startswith("only the speech nearest")

    ask(test, home.folder, home.library)


def test_a_draft_with_many_quotations_says_how_many_are_left(sample: Home) -> None:
    async def test(client: Client) -> None:
        draft = "\n\n".join(f'He said: "The ferry took {n} at a time on that day."' for n in range(130))
        answer = await client("verify_quotes", draft=draft)
        assert (answer["checked"], len(answer["quotes"])) == (100, 100)
        assert answer["not_checked"].startswith("30 more quotations")
        hits = await client("search", query="the", limit=1, skip=1)
        first = await client("search", query="the", limit=2)
        assert hits["hits"] == first["hits"][1:]
        assert hits["next"] == "skip=2 shows more"

    ask(test, sample.folder, sample.library)


def test_quotations_that_were_not_checked_are_named(sample: Home) -> None:
    async def test(client: Client) -> None:
        answer = await client("verify_quotes", draft='She said: "They hated it." She left.')
        assert (answer["checked"], answer["quotes"]) == (0, [])
        (passed,) = answer["passed_over"]
        assert (passed["line"], passed["text"], passed["not_checked"]) == (1, "They hated it.", "short")

    ask(test, sample.folder, sample.library)


def test_a_moment_after_the_end_is_refused_as_on_the_terminal(sample: Home) -> None:
    ref = f"{SAMPLE}@9:00:00"

    async def test(client: Client) -> None:
        for tool in ("show", "cite", "read"):
            assert "is after the end of the talk at" in await client.wrong(tool, ref=ref)

    ask(test, sample.folder, sample.library)


def test_a_client_that_goes_away_is_no_crash(sample: Home) -> None:
    hello = (
        '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",'
        '"capabilities":{},"clientInfo":{"name":"t","version":"1"}}}\n'
    )
    with subprocess.Popen(
        [sys.executable, "-m", "ghostcli", "mcp", str(sample.library)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(hello * 20)
        process.stdin.close()
        assert "Traceback" not in process.stderr.read()


def test_without_the_package_a_sentence_names_the_extra(home: Home) -> None:
    home.episode("bridge")
    script = (
        "import sys\nsys.modules['mcp'] = None\n"
        "from ghostcli.cli.app import run\nsys.exit(run(['mcp', sys.argv[1]]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(home.library)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "pip install 'ghostcli[mcp]'" in done.stderr
    assert "Traceback" not in done.stderr
