"""`ghost cite`: a citation of a quote or a moment, refused if the transcript does not support the quote."""

from typing import TYPE_CHECKING, Annotated, Any

from ghostcli.cli import completion
from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import PRINT, EpisodeOptions, arguments, command, option, output_option
from ghostcli.cli.session import Session
from ghostcli.cli.show import typed_refs
from ghostcli.errors import GhostError
from ghostcli.index.library import StoredLibrary
from ghostcli.model import TRANSCRIPT, Record
from ghostcli.refs import RefError
from ghostcli.render import output
from ghostcli.render.formats import CITATIONS

if TYPE_CHECKING:
    from ghostcli.fidelity.clock_offset import Clock


class CiteOptions(EpisodeOptions):
    """The options of `ghost cite`."""

    as_said: Annotated[bool, option(PRINT, "--as-said", help="Use the words of the transcript.")] = False
    output: Annotated[
        str | None,
        output_option(CITATIONS),
    ] = None
    force: Annotated[
        bool, option(PRINT, "--force", help="Cite even if the transcript does not support the quote.")
    ] = False


def _cited(session: Session, library: StoredLibrary, ref: str, names: list[str]) -> tuple[Record, bool]:
    """The record of a ref, and whether it is a quote. Raises UsageError if it is neither quote nor moment."""
    record = session.resolve(library, ref, names)
    if not record.is_quote and record.kind is not TRANSCRIPT:
        raise UsageError(f"{record.ref} is neither a quote nor a moment", "cite takes quotes and moments")
    return record, record.is_quote


def _moment(session: Session, library: StoredLibrary, record: Record, clock: "Clock") -> Record:
    """A moment with exactly the words of its range; a remark says if that cannot be told to the word.

    Raises RefError for a moment after the end of the talk.
    """
    from ghostcli.actions.citing import beyond_end, narrowed
    from ghostcli.records.passages import spoken_of

    spoken = spoken_of(library.episodes[record.episode])
    if over := beyond_end(record, spoken, clock):
        raise RefError(over)
    found = narrowed(record, spoken, clock)
    if found.remark:
        session.say(found.remark)
    return found.record


def cite_command() -> Any:
    """The command `ghost cite`."""

    def run(context: Any, given: CiteOptions, refs: list[str]) -> int:
        from ghostcli.actions.citing import cite, objection
        from ghostcli.render.verify_data import citation_mark
        from ghostcli.verify.verifier import Verifier

        session = Session.of(context, given)
        chosen = CITATIONS.named(given.output, terminal=False)
        if not refs:
            raise UsageError("cite needs a ref", "ghost cite quotes/actually-optimistic")
        typed = list(typed_refs(refs))
        if not typed:
            return 1
        library = session.library()
        names = session.episode_names(library, given.episode)
        verifier = Verifier(library.episodes)
        citations, refused, missing = [], False, False
        for ref in typed:
            try:
                record, is_quote = _cited(session, library, ref, names)
                if not is_quote:
                    record = _moment(session, library, record, verifier.clock(record.episode))
            except GhostError as error:
                if len(typed) == 1:
                    raise
                session.complain(error)
                missing = True
                continue
            verified = verifier.verify(record) if is_quote else None
            against = objection(record, verified, as_said=given.as_said)
            if against:
                stopped = against.refused and not given.force
                lines = [*against.details, *(["--force cites it anyway"] if stopped else [])]
                if stopped or not session.quiet:  # a forced citation is marked
                    session.complain_of(against.message, "\n  ".join(lines) or None)
                if stopped:
                    refused = True
                    continue
            if verified and verified.time_remark:
                session.say(verified.time_remark)
            citation = cite(record, verified, as_said=given.as_said)
            if verified and (mark := citation_mark(verified, as_said=given.as_said and against is None)):
                citation = citation._replace(mark=mark)
            citations.append(citation)
        if citations:
            output.write(chosen.write(citations, session.request()))
        return 2 if missing else 1 if refused else 0

    argument = arguments("REF...", "Quotes or moments; - reads them from standard input.", completion.refs)
    return build_command(
        command(run, CiteOptions, refs=argument),
        "Cite a quote or a moment: speaker, show, title, date, time and address.",
        "ghost cite quotes/actually-optimistic\nghost cite karpathy-ghosts@0:43:08 -o bibtex",
    )
