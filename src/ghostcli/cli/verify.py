"""`ghost verify`: hold quotes against the transcript; a draft against the library."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from typing import Annotated, Any

import typer

from ghostcli.cli import completion
from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import Verifying, command
from ghostcli.cli.session import Session
from ghostcli.cli.show import typed_refs
from ghostcli.library.paths import Library, is_builtin
from ghostcli.model import EPISODES, FIDELITY, KINDS, VERDICTS, Record
from ghostcli.render import output
from ghostcli.suggest import did_you_mean
from ghostcli.text import visible


def verify_command() -> Any:
    """The command `ghost verify`."""

    def run(context: Any, given: Verifying, refs: list[str]) -> int:
        session = Session.of(context, given)
        failing = _failing(given.fail_on)
        if given.draft is not None:
            if refs or given.write:
                raise UsageError("--draft goes without refs and --write")
            from ghostcli.cli.draft import verify_draft

            return verify_draft(session, given, failing)
        return verify_records(session, given, refs, failing)

    argument = Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REF...]",
            help="Quotes or episodes; - reads them from standard input. Without one, every quote.",
            autocompletion=completion.refs,
            show_default=False,
        ),
    ]
    return build_command(
        command(run, Verifying, refs=argument),
        "Hold quotes against the transcript, word by word.",
        "ghost verify moving-a-library\nghost verify --draft article.md",
    )


def verify_records(
    session: Session, given: Verifying, refs: Sequence[str], failing: Collection[str] | None
) -> int:
    """Verify quotes, print what is found, write it where that was asked. Returns the status."""
    from ghostcli.render.verification import VERIFY_FORMATS
    from ghostcli.render.verified import summary
    from ghostcli.search.verdicts import Verifier

    name = given.output or ("table" if output.on_terminal() else "plain")
    if name not in VERIFY_FORMATS:
        hint = "formats: " + ", ".join(VERIFY_FORMATS)
        raise UsageError(f'no format is called "{visible(name)}"{did_you_mean(name, VERIFY_FORMATS)}', hint)
    typed = list(typed_refs(refs))
    if refs and not typed:
        return 1
    library = session.library()
    quotes = _quotes(session, library, typed, given.episode)
    verifier = Verifier(library.episodes)
    verified = [verifier.verify(record) for record in quotes]
    if given.write:
        return _write(session, verified, library.roots, dry_run=given.dry_run)
    session.print_through(VERIFY_FORMATS[name], verified, pager=name == "table" and not given.no_pager)
    if not verified:
        session.say("no quote to verify")
        return 0
    session.say(summary(verified))
    for shift in sorted({(one.record.episode, round(one.clock)) for one in verified if one.clock}):
        session.say(f"{shift[0]}: the transcript's clock is {shift[1]:+d} s from the episode's")
    without = sorted({one.record.episode for one in verified if not one.held})
    if without:
        session.say(
            f"{', '.join(without[:5])}: no transcript, so nothing was computed; "
            f"ghost import FILE --episode {without[0]} adds one"
        )
    if failing is not None:
        return 1 if any(set(one.leading) & set(failing) for one in verified) else 0
    return 0 if all(one.vouched for one in verified) else 1


def _quotes(
    session: Session, library: Library, typed: Sequence[str], within: Sequence[str] | None
) -> list[Record]:
    """The quotes that are meant: all, those of an episode, or single ones."""
    kinds = [kind for kind in KINDS.values() if kind.field(FIDELITY.name) is FIDELITY]
    names = session.episode_names(library, within)
    if not typed:
        chosen = [library.episodes[name] for name in names or library.episodes]
        return [record for episode in chosen for kind in kinds for record in episode.of(kind)]
    found: dict[str, Record] = {}
    for ref in typed:
        record = session.resolve(library, ref, names)
        if record.kind is EPISODES:
            episode = library.episodes[record.episode]
            found |= {one.ref: one for kind in kinds for one in episode.of(kind)}
        elif record.kind in kinds:
            found[record.ref] = record
        else:
            raise UsageError(f"{record.ref} is no quote", "verify takes quotes and episodes")
    return list(found.values())


def _failing(text: str | None) -> list[str] | None:
    if text is None:
        return None
    names = [name.strip() for name in text.split(",") if name.strip()]
    known = (*VERDICTS, "not-found")
    for name in names:
        if name not in known:
            hint = "verdicts: " + ", ".join(known)
            raise UsageError(
                f'--fail-on: no verdict is called "{visible(name)}"{did_you_mean(name, known)}', hint
            )
    return names


def _write(session: Session, verified: Sequence[Any], roots: Sequence[str], *, dry_run: bool) -> int:
    from ghostcli.actions.filling import fill, write

    changed = list(fill(verified))
    if dry_run:
        output.write(filled.diff() for filled in changed)
        return 0
    for filled in changed:
        if is_builtin(filled.path, roots):
            session.say(f"{visible(filled.path)} belongs to the built-in library, which is never written")
            continue
        write(filled)
        output.write([f"{visible(os.path.relpath(filled.path))}\n"])
    if not changed:
        session.say("nothing to fill in")
    return 0
