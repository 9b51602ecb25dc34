"""`ghost import` and `ghost init`: bring material in."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.keep_options import Importing
from ghostcli.cli.options import Common, command
from ghostcli.cli.session import Session
from ghostcli.errors import GhostError
from ghostcli.render import output
from ghostcli.text import visible
from ghostcli.transcripts.base import MAX_BYTES


def import_command() -> Any:
    """The command `ghost import`."""

    def run(context: Any, given: Importing, files: list[str]) -> int:
        session = Session.of(context, given)
        if not files:
            raise UsageError("import what? A file is missing", "ghost import talk.vtt --title 'My talk'")
        return import_files(session, given, files)

    argument = Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...",
            help="Transcripts, folders of them, or - for standard input.",
            show_default=False,
        ),
    ]
    return build_command(
        command(run, Importing, files=argument),
        "Bring transcripts in: WebVTT, SRT, JSON of many recognisers, text, Markdown, HTML.",
        "ghost import talk.vtt --title 'My talk' --speaker 'SPEAKER_00=Ada Reed'\n"
        "ghost import captions/ --show 'Small Works' --dry-run",
    )


def import_files(session: Session, given: Importing, files: Sequence[str]) -> int:
    """Import each file; one that fails is named and passed over. Returns the status."""
    from ghostcli.actions.importing import Imported, Target, find_files, import_data, import_file
    from ghostcli.actions.sidecar import Sidecar
    from ghostcli.library.paths import find_roots, read_library, user_root
    from ghostcli.render.progress import progress

    wishes = _wishes(given)
    roots = find_roots(session.content, os.environ)
    library = read_library(roots, builtin=True)
    target = Target(library, roots[0] if roots else user_root(os.environ))
    paths = list(find_files(files))
    failed = 0
    lines: list[str] = []
    done: list[Imported] = []
    for path in progress(paths, "importing"):
        try:
            if path == "-":
                one = import_data(_typed_in(), path, Sidecar({}), wishes, target)
            else:
                one = import_file(path, wishes, target)
        except GhostError as error:
            if len(paths) == 1:
                raise
            failed += 1
            session.complain(GhostError(f"{visible(path)}: {error.message}", error.hint))
            continue
        done.append(one)
        lines.append(_line(one, dry_run=given.dry_run))
        for remark in one.remarks:
            session.say(f"{visible(path)}: {remark}")
    output.write(lines)
    if len(paths) > 1:
        session.say(f"{len(done)} of {len(paths)} imported" + (f", {failed} failed" if failed else ""))
    return 2 if failed else 0


def _typed_in() -> bytes:
    """Standard input, as much as is read of a file."""
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""
    if len(data) > MAX_BYTES:
        raise GhostError(f"standard input goes on beyond {MAX_BYTES / 1e6:.0f} MB, so it is not read")
    return data


def _line(one: Any, *, dry_run: bool) -> str:
    from ghostcli.render.page import nearby

    reading = one.reading
    change = f"would be {one.change}" if dry_run and one.change != "unchanged" else one.change
    speakers = len(reading.speakers)
    parts = [
        one.episode,
        change,
        f"{len(reading.cues)} cues, {reading.words} words, {speakers} speaker{'' if speakers == 1 else 's'}",
        nearby(one.path),
    ]
    return "\t".join(visible(part) for part in parts) + "\n"


def _wishes(given: Importing) -> Any:
    from ghostcli.actions.importing import Wishes, check_facts
    from ghostcli.timecode import parse_option_time

    if given.name == "":
        raise UsageError("--as needs a name", "a to z, digits and hyphens")
    speakers = {}
    for text in given.speaker or ():
        voice, equals, name = text.partition("=")
        if not equals or not voice.strip() or not name.strip():
            raise UsageError(f'--speaker "{visible(text)}" names nobody', "--speaker 'SPEAKER_00=Ada Reed'")
        speakers[voice.strip()] = name.strip()
    offset = 0.0
    if given.offset is not None:
        seconds = parse_option_time(given.offset[given.offset[:1] in {"+", "-"} :])
        if seconds is None:
            raise UsageError(f'--offset "{visible(given.offset)}" is no time', "0:00:48, 48s or -48s")
        offset = -seconds if given.offset.startswith("-") else seconds
    facts = check_facts(
        title=given.title, show=given.show, published=given.published, url=given.url, language=given.language
    )
    return Wishes(
        episode=given.episode,
        name=given.name or "",
        format=given.format,
        speakers=speakers,
        offset=offset,
        facts=facts,
        dry_run=given.dry_run,
        force=given.force,
    )


def init_command() -> Any:
    """The command `ghost init`."""

    def run(context: Any, given: Common, folder: list[str]) -> int:
        from ghostcli.actions.init import init_library
        from ghostcli.render.page import nearby

        session = Session.of(context, given)
        if len(folder) != 1:
            raise UsageError("init takes one folder", "ghost init notes")
        output.write(f"{visible(nearby(path))}\n" for path in init_library(folder[0]))
        to = f"./{folder[0]}" if folder[0].startswith("-") else folder[0]
        session.say(f"cd {visible(shlex.quote(to))} && ghost")
        return 0

    argument = Annotated[
        list[str] | None, typer.Argument(metavar="DIR", help="A new folder.", show_default=False)
    ]
    return build_command(
        command(run, Common, folder=argument),
        "Make a library to begin with: a marker, a README, the schema, and a sample episode.",
        "ghost init notes\ncd notes && ghost",
    )
