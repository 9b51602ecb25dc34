"""`ghost keep`: keep a moment, or words of it, as a quote, as said."""

import os
from typing import TYPE_CHECKING, Annotated, Any

from ghostcli.cli import completion
from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import INTO, EpisodeOptions, arguments, command, option, output_option
from ghostcli.cli.session import Session
from ghostcli.cli.show import typed_refs
from ghostcli.cli.speech import check_readable, no_transcript
from ghostcli.errors import GhostError
from ghostcli.index.library import StoredLibrary
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT, Record
from ghostcli.render import output
from ghostcli.render.formats import KEPT
from ghostcli.search.hit import Hit
from ghostcli.text.escaping import one_line, visible

if TYPE_CHECKING:
    from ghostcli.actions.keeping import Kept, NewQuote
    from ghostcli.actions.storing import Target

QUOTES, THEMES = KINDS["quotes"], KINDS["themes"]


class KeepOptions(EpisodeOptions):
    """The options of `ghost keep`."""

    tag: Annotated[
        list[str] | None,
        option(
            INTO,
            "--tag",
            help="Give it this tag (repeatable).",
            metavar="TAG",
            autocompletion=completion.tags,
        ),
    ] = None
    note: Annotated[str | None, option(INTO, "--note", help="Give it a note.", metavar="TEXT")] = None
    theme: Annotated[
        str | None, option(INTO, "--theme", help="Link this theme of the episode to it.", metavar="ID")
    ] = None
    dry_run: Annotated[bool, option(INTO, "--dry-run", help="Print what would be done; write nothing.")] = (
        False
    )
    output: Annotated[
        str | None,
        output_option(KEPT),
    ] = None


def keep_command() -> Any:
    """The command `ghost keep`."""

    def run(context: Any, given: KeepOptions, words: list[str]) -> int:
        session = Session.of(context, given)
        chosen = KEPT.named(given.output or "ref", terminal=False)
        if given.dry_run and chosen.name not in {"ref", "yaml"}:
            raise UsageError(f"--dry-run cannot be used with -o {chosen.name}", "it works with ref and yaml")
        if not words:
            raise UsageError("keep needs a ref", "ghost keep talk@0:43:08")
        first, *typed = words
        if first == "-" and typed:
            raise UsageError("words belong to one ref; - reads many", "ghost keep talk@0:43:08 'the words'")
        refs = list(typed_refs([first]))
        if not refs:
            return 1
        keeper = _Keeper(session, given, " ".join(typed), _additions(given))
        kept: list[Record] = []
        status = 0
        try:
            for ref in refs:
                try:
                    kept.append(keeper.keep(ref))
                except GhostError as error:
                    if len(refs) == 1:
                        raise
                    session.complain(error)
                    status = max(status, error.status)
        finally:  # what was written is reported even after an interrupt
            if kept and chosen.name not in {"ref", "yaml"}:
                kept = [keeper.stored(record) for record in kept]
            request = session.request(kinds=(QUOTES,))
            output.write(chosen.write((Hit(record) for record in kept), request) if kept else ())
        return status

    argument = arguments(
        "REF [WORDS]", "A moment, and words that are said there; - reads refs.", completion.refs
    )
    return build_command(
        command(run, KeepOptions, words=argument),
        "Keep a moment, or words that are said there, as a quote: as said, with time, speaker and verdict.",
        "ghost keep talk@0:43:08 --tag money\n"
        "ghost keep talk@0:43:08-0:43:38 'the first number' --theme numbers\n"
        "ghost search ferry -o ref | fzf -m | ghost keep -",
    )


class _Keeper:
    """Keeps ref after ref; the library is read again after each file that was written."""

    def __init__(
        self, session: Session, given: KeepOptions, typed: str, additions: tuple[tuple[str, ...], str | None]
    ) -> None:
        self._session = session
        self._given = given
        self._typed = typed
        self._tags, self._note = additions
        self._library: StoredLibrary | None = None

    def keep(self, ref: str) -> Record:
        """Keep one ref and say so on stderr. Raises GhostError if it cannot be kept."""
        from ghostcli.actions.keeping import Wish, add_to, keep
        from ghostcli.verify.verifier import Verifier

        session, given = self._session, self._given
        library = self._read()
        record = session.resolve(library, ref, session.episode_names(library, given.episode))
        self._check_kind(record)
        wish = Wish(self._tags, self._note, self._theme(library, record))
        target = _target(session, library)
        if record.is_quote:
            kept = add_to(record, wish, target, dry_run=given.dry_run)
        else:
            verifier = Verifier(library.episodes)
            episode = library.episodes[record.episode]
            quote = self._quote(library, record, verifier)
            kept = keep(quote, episode, wish, verifier, target, dry_run=given.dry_run)
            if kept.is_new:
                self._say_difference(quote)
        if kept.is_new or kept.added:
            library.episodes.index.close()  # an open reader delays the refresh of the index
            self._library = None
        session.say(_sentence(kept, dry_run=given.dry_run))
        return kept.record

    def stored(self, record: Record) -> Record:
        """The record as the library has it now."""
        return self._session.resolve(self._read(), record.ref, ())

    def _read(self) -> StoredLibrary:
        if self._library is None:
            self._library = self._session.library(notice=False)
        return self._library

    def _check_kind(self, record: Record) -> None:
        if record.is_quote and self._typed:
            raise UsageError(
                f"{record.ref} is a quote already", f"words belong to a moment: ghost around {record.ref}"
            )
        if record.kind is EPISODES and not self._typed:
            raise UsageError(
                f"{record.ref} is a whole episode", f"ghost keep {record.ref} 'words that are said in it'"
            )
        if record.kind not in {EPISODES, TRANSCRIPT} and not record.is_quote:
            told = f"{record.ref} is not a moment: keep takes moments and quotes"
            raise UsageError(told, f"ghost around {record.ref} shows what is said there")

    def _theme(self, library: StoredLibrary, record: Record) -> Record | None:
        if self._given.theme is None:
            return None
        theme = self._session.resolve(library, self._given.theme, [record.episode], THEMES)
        if theme.episode != record.episode:
            raise UsageError(f"{theme.ref} is a theme of another episode than {record.ref}")
        return theme

    def _quote(self, library: StoredLibrary, record: Record, verifier: Any) -> "NewQuote":
        from ghostcli.actions.said_quote import said_quote
        from ghostcli.records.passages import spoken_of

        episode = library.episodes[record.episode]
        spoken = spoken_of(episode)
        if spoken is None:
            raise no_transcript(record.episode)
        check_readable(self._session, spoken)
        return said_quote(episode, spoken, record, self._typed, verifier)

    def _say_difference(self, quote: "NewQuote") -> None:
        """Say so if what is kept differs from the typed words in more than case and punctuation."""
        from ghostcli.text.words import fold

        if self._typed and fold(self._typed) != fold(quote.said.text):
            self._session.say(f"as said: “{one_line(quote.said.text)}”; typed: “{one_line(self._typed)}”")
        if quote.said.times > 1:
            self._session.say(
                f"these words are said {quote.said.times} times there; kept with the whole range"
            )


def _target(session: Session, library: StoredLibrary) -> "Target":
    """The library that new files go into: the first one, else the user's own."""
    from ghostcli.actions.storing import Target
    from ghostcli.library.paths import find_roots, user_root

    roots = find_roots(session.content, os.environ)
    own = user_root(os.environ)
    into = roots[0] if roots else own
    if not into:
        raise GhostError("no home folder to keep it in", "name a library with --content DIR")
    return Target(library, into, is_own=bool(own) and os.path.realpath(into) == os.path.realpath(own))


def _additions(given: KeepOptions) -> tuple[tuple[str, ...], str | None]:
    """The tags and the note that were given. Raises UsageError for an empty one or a control character."""
    from ghostcli.text.escaping import CONTROL

    for name, texts in (("--tag", given.tag or []), ("--note", [] if given.note is None else [given.note])):
        for text in texts:
            if not text.strip() or CONTROL.search(text):
                raise UsageError(f'{name} "{visible(text)}" is not a text')
    return tuple(tag.strip() for tag in given.tag or ()), given.note.strip() if given.note else None


def _sentence(kept: "Kept", *, dry_run: bool) -> str:
    """What was done, as a sentence."""
    from ghostcli.render.record_page import nearby
    from ghostcli.timecode import format_span

    record = kept.record
    if not kept.is_new:
        added = f"; {'would add' if dry_run else 'added'}: {', '.join(map(one_line, kept.added))}"
        return f"{record.ref} is kept already" + (added if kept.added else "")
    facts = [format_span(record.times[0]) if record.times else "", record.values.get("speaker", "")]
    told = ", ".join(one_line(fact) for fact in facts if fact)
    done = "would be kept" if dry_run else "kept"
    return f"{done} in {visible(nearby(record.path))}" + (f": {told}" if told else "")
