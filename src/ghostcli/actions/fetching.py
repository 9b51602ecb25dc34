"""Imports what an address names: a file, the chosen items of a podcast feed, the captions of a video."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from ghostcli.actions.accounts import Account, account_of_error
from ghostcli.actions.feed_items import FeedItems, ItemToFetch, title_of_item
from ghostcli.actions.gathering import ImportCandidate, gather
from ghostcli.actions.importing import ImportSettings
from ghostcli.actions.storing import Target
from ghostcli.actions.talks import import_talk, import_waiting, load_talks, recognised
from ghostcli.actions.variants import Member
from ghostcli.errors import GhostError
from ghostcli.fetch.addresses import checked, shown, without_secrets
from ghostcli.fetch.captions import captions, is_video_page
from ghostcli.fetch.client import Client, Fetched
from ghostcli.fetch.feed_links import feeds_named
from ghostcli.library.folders import EPISODE_FILE
from ghostcli.notes.base import EpisodeNotes, Linked, NoteReading
from ghostcli.notes.feed import NAME as FEED_FORMAT
from ghostcli.notes.feed import read as read_feed
from ghostcli.recognition.base import CHAPTERS, FEED
from ghostcli.recognition.recognise import recognise
from ghostcli.records.moments import MEDIA_FILE
from ghostcli.system.commands import joined
from ghostcli.transcripts.base import FIELD
from ghostcli.transcripts.encoding import decode

_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_SOUND = ("audio/", "video/")


class Fetching(NamedTuple):
    """What an import from the web needs: who fetches, the options of the import, and its target."""

    client: Client
    settings: ImportSettings
    target: Target

    def bytes_of(self, address: str) -> bytes:
        """The bytes of a file. Raises GhostError if it cannot be fetched."""
        return self.client.get(address).data


class Page(NamedTuple):
    """A web page, whose captions may be read, and the addresses of the feeds that it names."""

    address: str
    feeds: Sequence[str] = ()


def look_at(address: str, given: Fetching) -> FeedItems | Fetched | Page:
    """What is at an address: the items of a feed, a file, or a page.

    Raises GhostError if it cannot be fetched, or is a recording.
    """
    there = checked(address)
    if MEDIA_FILE.search(urlsplit(there).path):
        raise _recording(address)
    if is_video_page(address):
        return Page(address)

    def refuse(kind: str) -> None:
        if kind.startswith(_SOUND):
            raise _recording(address)

    found = given.client.get(address, refuse)
    if given.settings.format not in {None, FEED_FORMAT}:
        return found
    source = decode(found.data)
    what = recognise(source)
    if what.what == FEED or given.settings.format == FEED_FORMAT:
        return FeedItems(read_feed(source, found.address), without_secrets(address))
    if found.type in _PAGES and not _is_readable(_member(address, found.data, given.settings, {})):
        return Page(address, feeds_named(source.text, found.address))
    return found


def _is_readable(member: Member) -> bool:
    return member.reading is not None or member.notes is not None


def import_file(address: str, found: Fetched, given: Fetching) -> list[Account]:
    """Import a file that was fetched: a transcript, notes or chapters."""
    one = _member(address, found.data, given.settings, _facts_of(address))
    return list(_imported([one], given, None))


def import_captions(page: Page, given: Fetching) -> list[Account]:
    """Import the captions of a page with a video, with the facts of the video.

    Raises GhostError if there are none; its hint has the feeds that the page names.
    """
    address = page.address
    try:
        with captions(address, given.settings.facts.get("language"), given.bytes_of) as folder:
            accounts: list[Account] = []
            for members in load_talks(gather([folder]).groups, given.settings):
                named = [replace(one, facts=_facts_of(address)) for one in members]
                accounts += _imported(named, given, None)
    except GhostError as error:
        if not page.feeds:
            raise
        commands = [f"\n    {joined(['ghost', 'import', shown(feed)])}" for feed in page.feeds]
        hint = f"it names a feed:{''.join(commands)}"
        raise GhostError("it is a page, and no transcript, notes or feed", hint) from error
    return [replace(one, file=shown(address)) for one in accounts]


def import_item(item: ItemToFetch, given: Fetching) -> Iterator[Account]:
    """Fetch and import what an episode lacks of what a feed has of it.

    Raises GhostError if another import has made an episode with the id of a new one meanwhile.
    """
    problems: list[Account] = []
    speech = _first_readable(item.transcripts, given, problems) or _captions_of(item, given, problems)
    chapters = _first_readable(item.chapters, given, problems)
    source = _facts_of(item.feed, item.source, item.notes.guid)
    notes = replace(item.notes, facts={**item.notes.facts, **source})
    if chapters:
        notes = replace(notes, records=tuple(one for one in notes.records if one.kind != "chapters"))
    _check_still_new(item, given.target)
    # The transcript comes last: what an interrupt leaves out is then lacking, and is fetched the next time.
    for one in (_notes_member(item, notes) if item.is_new else None, chapters, speech):
        if one:
            yield from _imported([one], given, item.episode)
    yield from problems


def _check_still_new(item: ItemToFetch, target: Target) -> None:
    """Raise GhostError if another import has made an episode of this id while the files were fetched."""
    if item.is_new and os.path.lexists(os.path.join(target.root, item.episode, EPISODE_FILE)):
        told = f"{title_of_item(item.notes)}: another import made the episode {item.episode} in the meantime"
        raise GhostError(told, "the same command again imports what is lacking")


def _captions_of(item: ItemToFetch, given: Fetching, problems: list[Account]) -> Member | None:
    """The captions of an item that is a video, as in the feed of a channel, where yt-dlp is installed."""
    if not item.video:
        return None
    try:
        with captions(item.video, given.settings.facts.get("language"), given.bytes_of) as folder:
            members = [one for some in load_talks(gather([folder]).groups, given.settings) for one in some]
    except GhostError as error:
        problems.append(account_of_error(shown(item.video), error))
        return None
    found = next((one for one in members if one.reading), None)
    return found and replace(found, found=ImportCandidate(shown(item.video)))


def _first_readable(linked: Sequence[Linked], given: Fetching, problems: list[Account]) -> Member | None:
    """The first of some files that can be fetched and read; an account of each other."""
    for one in linked:
        try:
            found = given.client.get(one.url)
            member = _member(one.url, found.data, given.settings, {})
        except GhostError as error:
            problems.append(account_of_error(shown(one.url), error))
            continue
        if _is_other_page(one, member):
            problems.append(account_of_error(shown(one.url), GhostError(f"it is a web page, no {one.type}")))
            continue
        if (member.reading is not None) == (one.what == "transcript") and not member.error:
            return _in_its_language(member, one.language)
        if one.what == "chapters" and member.what == CHAPTERS and member.notes:
            return member
        wrong = member.error or GhostError(f"it is no {one.what}")
        problems.append(account_of_error(shown(one.url), wrong))
    return None


def _is_other_page(linked: Linked, member: Member) -> bool:
    """Whether a file is a web page where the feed promised another: that of an error, or to sign in."""
    is_page = member.reading is not None and member.reading.format == "html"
    return is_page and bool(linked.type) and "html" not in linked.type


def _in_its_language(member: Member, language: str) -> Member:
    """The file of a transcript, with the language that the feed gives it, if it says none itself."""
    if not language or member.reading is None or member.reading.language:
        return member
    return replace(member, reading=replace(member.reading, language=language))


def _member(address: str, data: bytes, settings: ImportSettings, facts: Mapping[str, Any]) -> Member:
    found = ImportCandidate(shown(address))
    return replace(recognised(found, data, settings), facts=facts)


def _notes_member(item: ItemToFetch, notes: EpisodeNotes) -> Member:
    reading = NoteReading(
        family=FEED_FORMAT, source=item.source, episodes=(notes,), places=(FIELD,), remarks=item.remarks
    )
    return Member(ImportCandidate(shown(item.feed)), notes=reading, what=FEED)


def _imported(members: Sequence[Member], given: Fetching, episode: str | None) -> Iterator[Account]:
    """Import the files of one talk, and at once the notes among them; `episode` is the id decided for it."""
    settings = given.settings if episode is None else replace(given.settings, episode=episode)
    waiting = given.target.waiting
    before = len(waiting)
    yield from import_talk(members, settings, given.target)
    own = waiting[before:]
    del waiting[before:]
    for one, of in own:
        yield from import_waiting(one, episode or of, settings, given.target)


def _facts_of(address: str, name: str = "", guid: str = "") -> dict[str, Any]:
    """What an address says of an episode: its source, with the id that a feed gives the episode."""
    host = urlsplit(address).hostname or ""
    source = {"name": name or host.removeprefix("www."), "url": without_secrets(address)}
    return {"sources": ({**source, "guid": guid} if guid else source,)}


def _recording(address: str) -> GhostError:
    name = urlsplit(address).path.rpartition("/")[2] or "talk.mp3"
    name = f"./{name}" if name.startswith("-") else name
    base = name.rpartition(".")[0] or name
    commands = (
        ["whisper-ctranslate2", "--output_format", "json", name],
        ["whisper-cli", "-m", "ggml-base.en.bin", "-oj", "-of", base, name],
        ["ghost", "import", f"{base}.json", "--url", without_secrets(address)],
    )
    first, second, third = map(joined, commands)
    hint = (
        f"download it, then transcribe it, by faster-whisper:\n    {first}"
        f"\n  or by whisper.cpp:\n    {second}\n  and import the transcript:\n    {third}"
    )
    return GhostError("it is a recording, and ghost reads transcripts", hint)
