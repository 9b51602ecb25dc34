"""`ghost show` and `ghost KIND show`: print whole records with their links."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ghostcli.cli import completion
from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import ShowOptions, arguments, command
from ghostcli.cli.session import Session
from ghostcli.fields import Kind
from ghostcli.index.library import StoredLibrary
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT, Record, with_verdicts
from ghostcli.refs import RefError


def show_command() -> Any:
    """The command `ghost show`."""

    def run(context: Any, given: ShowOptions, refs: list[str]) -> int:
        return show_records(Session.of(context, given), given, refs, None)

    argument = arguments(
        "REF...",
        "EPISODE, EPISODE/KIND/ID, KIND/NUMBER or an id; - reads them from standard input.",
        completion.refs,
    )
    return build_command(
        command(run, ShowOptions, refs=argument),
        "Show whole records, with the records that they link to and that link to them.",
        "ghost show themes/3\nghost quotes | fzf | ghost show -",
    )


def show_records(session: Session, given: ShowOptions, refs: Sequence[str], kind: Kind | None) -> int:
    """Print the records that the refs mean. Returns the status."""
    if not refs:
        raise UsageError("show needs a ref", f"ghost {kind.name if kind else 'show'} -h")
    typed = list(typed_refs(refs))
    if not typed:
        return 1
    library = session.library()
    within = session.episode_names(library, given.episode)
    found: list[Record] = []
    missing: list[RefError] = []
    for ref in typed:
        try:
            record = session.resolve(library, ref, within, kind)
            _refuse_beyond_end(record, library)
            found.append(record)
        except RefError as error:
            if len(typed) == 1:
                raise
            missing.append(error)
    kinds = [known for known in (*KINDS.values(), EPISODES, TRANSCRIPT) if _has(found, known)]
    printer = session.printer(given, kinds)
    if found:
        found, explain = (found, lambda _: ()) if printer.as_noted else _judged(found, library)
        if not printer.as_noted and _has(found, KINDS["people"]):
            from ghostcli.cli.shares import with_shares  # reads transcripts

            found = with_shares(found, library)
        printer.show(found, library, explain)
    for one in missing:
        session.complain(one)
    return 2 if missing else 0


def _refuse_beyond_end(record: Record, library: StoredLibrary) -> None:
    """Raise RefError for a moment after the end of the talk."""
    if record.kind is not TRANSCRIPT or "text" in record.values:
        return
    from ghostcli.actions.citing import beyond_end
    from ghostcli.records.passages import spoken_of
    from ghostcli.verify.verifier import Verifier

    clock = Verifier(library.episodes).clock(record.episode)
    if over := beyond_end(record, spoken_of(library.episodes[record.episode]), clock):
        raise RefError(over)


def _judged(
    records: list[Record], library: StoredLibrary
) -> tuple[list[Record], Callable[[Record], Sequence[str]]]:
    """The records with verdicts from the transcript, and a function that explains these verdicts."""
    if not any(_may_be_verified(record, library) for record in records):
        return records, lambda _: ()
    from ghostcli.render.verify_data import explained
    from ghostcli.verify.verifier import Verifier

    verifier = Verifier(library.episodes)

    def told(record: Record) -> Record:
        if not _may_be_verified(record, library):
            return record
        verified = verifier.verify(record)
        if not verified.computed or not verified.finding:
            return verifier.effective(record)
        left_out = [one._asdict() for one in verified.finding.omissions]
        said = [part.said for part in verified.finding.parts]
        pairs = [one._asdict() for one in verified.finding.corrections]
        return with_verdicts(record, verified.verdicts, left_out=left_out, said=said, corrections=pairs)

    def explain(record: Record) -> Sequence[str]:
        return explained(verifier.verify(record)) if _may_be_verified(record, library) else ()

    return [verifier.timed(told(record)) for record in records], explain


def _may_be_verified(record: Record, library: StoredLibrary) -> bool:
    return record.is_quote and bool(library.episodes[record.episode].transcripts)


def _has(records: Sequence[Record], kind: Kind) -> bool:
    return any(record.kind is kind for record in records)


def typed_refs(refs: Sequence[str]) -> Iterator[str]:
    """The refs as typed; `-` reads them from standard input, one per line, up to the first tab."""
    for ref in refs:
        if ref != "-":
            yield ref
        elif sys.stdin is not None:
            for line in sys.stdin.buffer:
                text = line.decode("utf-8", "replace").partition("\t")[0].strip()
                if text:
                    yield text
