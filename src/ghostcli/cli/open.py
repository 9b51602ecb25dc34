"""`ghost open`: open a moment in the browser or player."""

import os
from typing import Annotated, Any

from ghostcli.cli import completion
from ghostcli.cli.groups import build_command
from ghostcli.cli.options import PRINT, EpisodeOptions, arguments, command, option
from ghostcli.cli.session import Session
from ghostcli.cli.speech import one_argument
from ghostcli.index.library import StoredLibrary
from ghostcli.model import Record
from ghostcli.render import output
from ghostcli.system.openers import player
from ghostcli.text.escaping import visible
from ghostcli.timecode import format_time


class OpenOptions(EpisodeOptions):
    """The options of `ghost open`."""

    only_print: Annotated[
        bool, option(PRINT, "--print", help="Print the address or path; do not open it.")
    ] = False


def open_command() -> Any:
    """The command `ghost open`."""

    def run(context: Any, given: OpenOptions, ref: list[str]) -> int:
        from ghostcli.actions.opening import open_address, open_recording
        from ghostcli.actions.recordings import where_to_hear

        session = Session.of(context, given)
        library, record = session.resolve_one(one_argument(ref, "open", "REF"), given.episode)
        seconds = _said_at(session, library, record)
        found = where_to_hear(library.episodes[record.episode], seconds)
        if seconds is not None and found.second is None:
            session.say(f"{format_time(seconds)} is before the start of {found.url}")
        elif found.second is not None and not found.seeks:
            where = f"the {found.service}" if found.service == "page" else found.service
            session.say(f"{where} cannot be opened at a time; go to {format_time(found.second)} yourself")
        output.write([f"{visible(found.url)}\n"])
        if given.only_print:
            return 0
        if not found.path:
            open_address(found.url, os.environ)
            return 0
        if found.second is not None and not player(found.path, found.second):
            session.say(f"mpv and VLC are not installed; go to {format_time(found.second)} yourself")
        open_recording(found.path, found.second)
        return 0

    argument = arguments("REF", "A record or a moment; - reads it from standard input.", completion.refs)
    return build_command(
        command(run, OpenOptions, ref=argument),
        "Open a moment in the browser or player.",
        "ghost open quotes/straw-single-number\nghost open karpathy-ghosts@0:43:08 --print",
    )


def _said_at(session: Session, library: StoredLibrary, record: Record) -> float | None:
    """The second at which it is said, on the episode's clock; a remark says if the noted time differs."""
    if record.is_quote and library.episodes[record.episode].transcripts:
        from ghostcli.verify.verifier import Verifier

        verified = Verifier(library.episodes).verify(record)
        if verified.time_remark:
            session.say(verified.time_remark)
        return verified.when.span[0] if verified.when else None
    return record.times[0][0] if record.times else None
