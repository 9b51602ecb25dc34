"""Imports the files of one talk: the richest is its transcript; its copies are skipped."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from ghostcli.actions.accounts import PASSED_OVER, Account, account_of, account_of_error, account_of_notes
from ghostcli.actions.copies import gains
from ghostcli.actions.excerpts import is_excerpt
from ghostcli.actions.gathering import SUFFIXES, ImportCandidate, passed_over
from ghostcli.actions.importing import SAME, ImportSettings, import_reading, is_name, is_of_notes
from ghostcli.actions.new_episodes import id_by_title
from ghostcli.actions.note_verdicts import FindingsAhead
from ghostcli.actions.notes import NotesDocument, find_notes_ahead, import_notes
from ghostcli.actions.notes_episode import OWN
from ghostcli.actions.own_notes import read_own
from ghostcli.actions.sidecar import Sidecar, read_sidecar
from ghostcli.actions.storing import Target
from ghostcli.actions.variants import Alike, Member, is_translation, main_of, sort_out
from ghostcli.errors import GhostError, Problem
from ghostcli.library.files import read_bytes
from ghostcli.library.write import WriteError
from ghostcli.notes import formats
from ghostcli.notes.base import EpisodeNotes
from ghostcli.recognition.base import CHAPTERS, DOUBT, FEED, NOTES, TRANSCRIPT, UNKNOWN, Recognised
from ghostcli.recognition.recognise import read, read_recognised, recognise
from ghostcli.transcripts.base import MAX_BYTES, Remark, SpeakerShare, UnreadableError
from ghostcli.transcripts.base import NOTES as NOTES_BESIDE
from ghostcli.transcripts.encoding import SourceText, decode
from ghostcli.transcripts.formats import find
from ghostcli.workers import in_processes

_MANY = 8
"""From this number of files of notes on, their quotes are verified in parallel processes."""


def load_talks(
    groups: Sequence[Sequence[ImportCandidate]], settings: ImportSettings
) -> Generator[list[Member]]:
    """Read the files of each talk, in order and in several processes; closing it stops them."""

    def load(group: Sequence[ImportCandidate]) -> list[Member]:
        return [_load(found, settings) for found in group]

    typed_in = any(found.path == "-" for group in groups for found in group)
    loaded = map(load, groups) if typed_in else in_processes(groups, load, group=4)
    try:
        yield from loaded
    finally:
        if isinstance(loaded, Generator):
            loaded.close()


def import_talk(members: Sequence[Member], settings: ImportSettings, target: Target) -> list[Account]:
    """Import the files of one talk: the transcript's account comes first, then those of the others.

    The richest transcript is used (see `Richness`). A file with the same words is skipped. A file in
    another language becomes an additional transcript, named after the language. A file with other words in
    the same language is refused.
    """
    only = [one for one in members if one.notes and not one.reading]
    kept, unread = sort_out([one for one in members if one not in only])
    accounts: list[Account] = []
    if kept:
        language = _language(kept[0].first.path, settings, target) if len(kept) > 1 else None
        main = kept.pop(main_of(kept, language))
        beside = (one.notes.episodes[0] for one in only if one.notes and one.notes.episodes)
        told = next((notes.facts for notes in beside), {})
        accounts.append(_import(main.first, settings, target, told))
        accounts += _copies(main, accounts[0])
        for other in kept:
            account = _import_other(other, main, accounts[0], settings, target)
            accounts += [account, *_copies(other, account)]
    for one in members:
        if one.notes:
            stored = next((account for account in accounts if account.stored), None)
            target.waiting.append((one, stored.episode if stored else None))
    return [*accounts, *map(_unread, unread)]


def find_waiting_ahead(settings: ImportSettings, target: Target) -> Generator[Sequence[FindingsAhead | None]]:
    """The results for the quotes of each waiting file, computed in several processes.

    There is one for the notes on each episode. Closing it stops the processes.
    """

    def find_all(waiting: tuple[Member, str | None]) -> list[FindingsAhead | None]:
        one, episode = waiting
        assert one.notes is not None  # noqa: S101 - only these wait
        document = NotesDocument(one.notes.source, one.path)
        own = replace(settings, episode=settings.episode or episode)
        return [find_notes_ahead(notes, document, own, target) for notes in one.notes.episodes]

    found = in_processes(target.waiting, find_all, fewest=_MANY, group=1)
    try:
        yield from found
    finally:
        if isinstance(found, Generator):
            found.close()


def import_waiting(
    one: Member,
    episode: str | None,
    settings: ImportSettings,
    target: Target,
    ahead: Sequence[FindingsAhead | None] = (),
) -> list[Account]:
    """Import the notes of a file, after all transcripts; `episode` is that of its transcript.

    `ahead` has the results for the quotes of the notes on each episode.
    """
    assert one.notes is not None  # noqa: S101 - only these wait
    accounts: list[Account] = []
    own = replace(settings, episode=settings.episode or episode)
    document = NotesDocument(one.notes.source, one.path)
    listed = list(zip_longest(one.notes.episodes, ahead))
    if len(listed) > 1 and settings.episode is not None:
        listed = [pair for pair in listed if _is_about(pair[0], settings.episode, target)]
        if not listed:
            told = f"it is about {len(one.notes.episodes)} episodes, and none is {settings.episode}"
            error = GhostError(told, "import it without --episode")
            return [account_of_error(one.path, error, what=one.what)]
    for notes, findings in listed:
        try:
            done = import_notes(notes, document, own, target, findings)
            accounts.append(account_of_notes(one.path, one.what, done, one.notes, first=not accounts))
        except GhostError as error:
            accounts.append(account_of_error(one.path, error, what=one.what))
    if not accounts:
        why = "; ".join(remark.message for remark in one.notes.remarks)
        empty = GhostError(f"it holds no records: {why}" if why else "it holds no records")
        accounts.append(account_of_error(one.path, empty, what=one.what))
    if left := len(one.notes.episodes) - len(listed):
        told = f"left out, since --episode names one: {left} more in this file"
        accounts[0] = replace(accounts[0], remarks=(*accounts[0].remarks, Remark(0, told)))
    return accounts


def _is_about(notes: EpisodeNotes, episode: str, target: Target) -> bool:
    """Whether the address or the title of the notes is that of an episode."""
    try:
        return target.known.find(notes.facts) == episode
    except GhostError:  # several fit
        return False


def _load(found: ImportCandidate, settings: ImportSettings) -> Member:
    try:
        data = _typed_in() if found.path == "-" else read_bytes(found.path, MAX_BYTES)
    except GhostError as error:
        return Member(found, error=error)
    if isinstance(data, Problem):
        return Member(found, error=GhostError(data.message))
    return recognised(found, data, settings)


def recognised(found: ImportCandidate, data: bytes, settings: ImportSettings) -> Member:
    """A file of a talk from its bytes: read as what it is, or as the format that the options name."""
    try:
        source = decode(data)
        if settings.format is None:
            return _recognised(found, data, source)
        if is_of_notes(settings.format):
            return Member(found, data, notes=formats.read_as(source, settings.format))
        return Member(found, data, read(data, settings.format))
    except GhostError as error:
        return Member(found, data, error=error)


def _recognised(found: ImportCandidate, data: bytes, source: SourceText) -> Member:
    """A file by its content: a transcript, with the notes beside it, or what else it is."""
    what = recognise(source)
    try:
        reading = read_recognised(source, what)
    except GhostError as error:
        return _notes_of(found, data, source, what, error)
    if not any(remark.place == NOTES_BESIDE for remark in reading.remarks):
        return Member(found, data, reading)
    notes = formats.read_notes(source)
    if notes:
        remarks = tuple(remark for remark in reading.remarks if remark.place != NOTES_BESIDE)
        reading = replace(reading, remarks=remarks)
    return Member(found, data, reading, notes=notes)


def _notes_of(
    found: ImportCandidate, data: bytes, source: SourceText, what: Recognised, error: GhostError
) -> Member:
    """A file that is no transcript: its notes, chapters or feed, else the error."""
    notes = None
    if what.what in {CHAPTERS, FEED} and what.format:
        notes = formats.read_as(source, what.format)
    elif what.what == NOTES:
        notes = formats.read_notes(source)
    elif found.named and found.path.endswith(OWN):
        notes = read_own(found.path, source)
        what = Recognised(NOTES)
    return Member(found, data, error=error, notes=notes, what=what.what)


def _typed_in() -> bytes:
    """Standard input, up to the limit for a file."""
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""
    if len(data) > MAX_BYTES:
        raise GhostError(f"it is larger than {MAX_BYTES / 1e6:.0f} MB, so it is not read")
    return data


def _language(path: str, settings: ImportSettings, target: Target) -> str | None:
    """The language of the episode: from --language, else from the episode, else from a sidecar."""
    known = target.library.episodes.get(settings.episode or "")
    found = settings.facts.get("language") or (known.head.values.get("language") if known else None)
    found = found or read_sidecar(path).facts.get("language")
    return str(found) if found else None


def _import(
    one: Member, settings: ImportSettings, target: Target, beside: Mapping[str, Any] | None = None
) -> Account:
    """Import a transcript. `beside` are the facts that notes beside it state."""
    assert one.reading is not None  # noqa: S101 - only readable files are imported
    try:
        sidecar = Sidecar({}) if one.path == "-" else read_sidecar(one.path)
        inside = one.notes.episodes[0].facts if one.notes and one.notes.episodes else {}
        told = {**(beside or {}), **inside, **one.facts}
        sidecar = sidecar._replace(facts={**told, **sidecar.facts})
        if (told.keys() - {"sources"}) and settings.episode is None and (same := target.known.find(told)):
            settings = replace(settings, episode=same)
        named = id_by_title(one.path, told, target)
        done = import_reading(one.reading, one.path, sidecar, settings, target, named=named)
        return account_of(one.path, done)
    except GhostError as error:
        told_of = account_of_error(one.path, error, one.reading)
        if not one.notes or isinstance(error, WriteError):
            return told_of
        return replace(told_of, change=PASSED_OVER, name="another transcript")


def _import_other(
    other: Alike, main: Alike, account: Account, settings: ImportSettings, target: Target
) -> Account:
    """Import a text that is not the talk's transcript: as an additional one if its language is another."""
    one, name = other.first, (other.language or "").lower()
    if one.reading and main.first.reading and is_excerpt(one.reading, main.first.reading):
        return _account_of_copy(one, account, f"all of its words are in {main.first.label}")
    if not is_translation(other, main) or settings.name or not is_name(name):
        hint = f"--episode {account.episode or 'ID'} --as NAME keeps both; --episode ID imports it elsewhere"
        error = GhostError(f"its words differ from {main.first.label}", hint)
        return account_of_error(one.path, error, one.reading)
    if account.episode is None:
        error = GhostError(f"it is another transcript of {main.first.label}, which could not be imported")
        return account_of_error(one.path, error, one.reading)
    own = replace(settings, episode=account.episode, name=name, facts={"language": other.language})
    return _import(one, own, target)


def _copies(alike: Alike, account: Account) -> Iterator[Account]:
    """The accounts of the copies of a transcript; `account` is the transcript's."""
    first = alike.first
    for one in alike.members[1:]:
        told = [f"the same words as {first.label}{alike.apart[one.path]}"]
        if one.reading and first.reading and (more := gains(one.reading, first.reading)):
            told.append(f"only it has {' and '.join(more)}: --as NAME keeps it too")
        yield _account_of_copy(one, account, *told)


def _account_of_copy(one: Member, account: Account, *told: str) -> Account:
    """The account of a file whose words are in a transcript; `account` is the transcript's."""
    reading = one.reading
    return Account(
        file=one.path,
        change=SAME,
        format=reading.format if reading else "text",
        episode=account.episode,
        path=account.path,
        cues=len(reading.cues) if reading else 0,
        voices=reading.voices if reading else (SpeakerShare(None, 0, len(one.written)),),
        language=one.language,
        remarks=tuple(Remark(0, text) for text in told),
    )


def _unread(one: Member) -> Account:
    """The account of a file that is not a transcript: an error if it was named, or claims to be one."""
    assert one.error is not None  # noqa: S101 - otherwise it has a reading
    if one.data is None:
        claims = one.found.named or one.found.claims or not _is_large(one.path)
        told = account_of_error(one.path, one.error, what=UNKNOWN)
        return told if claims else passed_over(one.path, Recognised(UNKNOWN), one.error)
    try:
        what = recognise(decode(one.data))
    except GhostError:
        what = Recognised(UNKNOWN)
    prose = what.what == TRANSCRIPT and find(what.format).prose
    claims = one.found.claims or what.what == DOUBT or (what.what == TRANSCRIPT and not prose)
    if one.found.named or claims or not isinstance(one.error, UnreadableError):
        return account_of_error(one.path, one.error, what=what.what, name=what.name)
    return passed_over(one.path, what, one.error)


def _is_large(path: str) -> bool:
    """Whether a file is too large for a transcript."""
    try:
        return os.path.getsize(path) > MAX_BYTES
    except OSError:
        return False


def check_folders(folders: Iterable[str], accounts: Iterable[Account]) -> list[Account]:
    """The accounts of folders without a file to import; each is an error."""
    done = [os.path.abspath(one.file) for one in accounts if one.wrong or one.episode]
    error = GhostError("it has no transcript that can be read", "*" + " *".join(SUFFIXES))
    return [
        account_of_error(folder, error, what=UNKNOWN)
        for folder in folders
        if not any(path.startswith(os.path.join(os.path.abspath(folder), "")) for path in done)
    ]
