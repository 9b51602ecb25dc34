"""The Model Context Protocol over standard input and output: the tools, the episodes, a prompt.

The extra `mcp` installs the SDK; this module imports it. Source: https://modelcontextprotocol.io/specification
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from threading import Lock
from typing import Annotated, Any, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ToolError
from mcp_types import ToolAnnotations
from pydantic import BaseModel, Field

from ghostcli import __version__
from ghostcli.errors import GhostError
from ghostcli.server.tools import Tools
from ghostcli.text.escaping import visible

_LONGEST_ERROR = 1_000  # characters

_F = TypeVar("_F", bound=Callable[..., Any])

INSTRUCTIONS = """\
Notes and transcripts of long conversations: what was said, by whom, and when. A ref such as
talk/quotes/3 or talk@0:43:08 names a record or a moment; all tools take refs.
Search first, read around a hit for its context, and never quote words that verify_quotes has not found
quotable: notes contain quotes that were never said like that. Give speaker, episode, time and address."""

PROMPT = """\
Write about: {task}

1. Find what was said with search; read the speech around each hit before you rely on it.
2. Quote only what the transcript says. Before you answer, give all your quotes with their speakers to
   verify_quotes. Use those that are quotable as they are. Of the others take the words in `said`, or
   paraphrase without quotation marks and say that it is a paraphrase.
3. Name for each quote the speaker, the episode, the time and the address; cite has them.
4. Say what you did not find. Do not fill it in."""

Ref = Annotated[str, Field(description="A record or moment: talk/quotes/3, talk@0:43:08, or an episode.")]
Since = Annotated[str, Field(description="Published on or after: 2025-10-17, 2025-10, 2025, 7d.")]
Until = Annotated[str, Field(description="Published on or before that date.")]


class Quote(BaseModel):
    """A quote to verify."""

    text: str = Field(description="The words as printed.")
    speaker: str = Field("", description="Who is said to have said them.")
    episode: str = Field("", description="The episode, if it is known.")


def serve(tools: Tools, *, libraries: str) -> None:
    """Answer on standard output until standard input ends. `libraries` names them to the assistant."""
    try:
        server(tools, libraries=libraries).run("stdio")
    except* (BrokenPipeError, ConnectionError):  # the assistant's program has ended
        pass


def server(tools: Tools, *, libraries: str) -> MCPServer[Any]:
    """The server with its tools, resources and prompt."""
    made: MCPServer[Any] = MCPServer(
        "ghost",
        title="ghost",
        instructions=f"{INSTRUCTIONS}\nLibraries: {visible(libraries)}.",
        version=__version__,
        log_level="ERROR",
    )
    lock = Lock()
    answered, resource = _answering(lock, ToolError), _answering(lock, ResourceError)
    read_only = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

    def add(name: str, function: Callable[..., Any], description: str) -> None:
        made.add_tool(answered(function), name, description=description, annotations=read_only)

    def search(  # noqa: PLR0917 - the arguments of the protocol
        query: Annotated[str, Field(description='Words; "a phrase"; begin*; -without; this OR that.')],
        kinds: Annotated[
            list[str],
            Field(description="quotes, takeaways, themes, ... or transcript (speech); empty: all."),
        ] = [],  # noqa: B006 - read only; the SDK makes the schema of it
        episode: Annotated[str, Field(description="Only this episode.")] = "",
        speaker: Annotated[str, Field(description="Only speakers whose name has this text.")] = "",
        published_since: Since = "",
        published_until: Until = "",
        limit: Annotated[int, Field(description="At most so many hits, up to 50.")] = 10,
        skip: Annotated[int, Field(description="Leave out so many of the best.")] = 0,
    ) -> dict[str, Any]:
        return tools.search(query, kinds, episode, speaker, published_since, published_until, limit, skip)

    def read(
        ref: Ref,
        seconds: Annotated[float, Field(description="Seconds of speech before and after.")] = 60,
        chapter: Annotated[
            str, Field(description="Only this chapter of an episode: number, id, title.")
        ] = "",
        skip: Annotated[int, Field(description="Go on after so many passages, as `next` says.")] = 0,
    ) -> dict[str, Any]:
        return tools.read(ref, seconds, chapter, skip)

    def verify_quotes(
        quotes: Annotated[list[Quote], Field(description="Up to 100 quotes.")] = [],  # noqa: B006
        draft: Annotated[str, Field(description="Or a text: its quotations are verified.")] = "",
        episode: Annotated[str, Field(description="Only against this episode.")] = "",
    ) -> dict[str, Any]:
        asked = [{name: text for name, text in one.model_dump().items() if text} for one in quotes]
        return tools.verify_quotes(asked, draft, episode)

    def cite(
        ref: Ref,
        style: Annotated[str, Field(description="text, md, bibtex or csl-json.")] = "text",
        as_said: Annotated[bool, Field(description="With the words of the transcript.")] = False,
    ) -> dict[str, Any]:
        return tools.cite(ref, style, as_said=as_said)

    def list_episodes(
        query: Annotated[str, Field(description="Words of the title or summary; empty: all.")] = "",
        published_since: Since = "",
        published_until: Until = "",
        skip: Annotated[int, Field(description="Leave out so many of the newest.")] = 0,
        limit: Annotated[int, Field(description="At most so many, up to 200.")] = 50,
    ) -> dict[str, Any]:
        return tools.list_episodes(query, published_since, published_until, skip, limit)

    def show(ref: Ref) -> dict[str, Any]:
        return tools.show(ref)

    add("search", search, "Search notes and speech: one ranked list with refs, speakers, times and verdicts.")
    add("read", read, "Read what was said around a moment or record, in an episode or in a chapter.")
    add(
        "verify_quotes",
        verify_quotes,
        "Hold quotes against the transcripts before you use them: verbatim, near, or not quotable, with what "
        "was said and by whom. Takes a list of quotes, or the text of a draft.",
    )
    add(
        "cite",
        cite,
        "Cite a quote or a moment. It is refused if the transcript does not support it.",
    )
    add("list_episodes", list_episodes, "List the episodes, the newest first.")
    add("show", show, "Show a whole record with the records that are linked to it.")

    @made.resource("ghost://episodes", name="episodes", mime_type="application/json")
    @resource
    def episodes() -> dict[str, Any]:
        """All episodes with their titles."""
        return {"episodes": [{"episode": name, "title": title} for name, title in tools.episode_names()]}

    @made.resource("ghost://episode/{name}", name="episode", mime_type="text/markdown")
    @resource
    def episode(name: str) -> str:
        """An episode as a Markdown document: its facts and its notes, quotes with their verdicts."""
        return tools.episode_text(name)

    @made.prompt(name="quote_truthfully", title="Write with verified quotes")
    def quote_truthfully(task: str) -> str:
        """Find, read, verify, then quote."""
        return PROMPT.format(task=task)

    return made


def _answering(lock: Lock, kind: type[Exception]) -> Callable[[_F], _F]:
    """A decorator: one answer at a time, and an error of ghost becomes one that the assistant reads."""

    def decorate(function: _F) -> _F:
        @functools.wraps(function)
        def answered(*args: Any, **named: Any) -> Any:
            try:
                with lock:
                    return function(*args, **named)
            except GhostError as error:
                raise kind(_told(error)) from None

        return answered  # type: ignore[return-value]

    return decorate


def _told(error: GhostError) -> str:
    told = visible(error.message) + (f" ({visible(error.hint)})" if error.hint else "")
    return told if len(told) <= _LONGEST_ERROR else f"{told[:_LONGEST_ERROR]}…"
