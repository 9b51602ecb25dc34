"""The items of a podcast feed: which a user chose, and what the library lacks of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from ghostcli.actions.matching_episodes import SeveralFitError
from ghostcli.actions.naming import id_of, title_of
from ghostcli.actions.new_episodes import ids_for
from ghostcli.actions.storing import Target
from ghostcli.errors import GhostError
from ghostcli.fetch.addresses import is_address, without_secrets
from ghostcli.fetch.captions import is_video_page, program
from ghostcli.notes.base import EpisodeNotes, Linked, NoteReading
from ghostcli.records.addresses import address_key
from ghostcli.text.escaping import visible
from ghostcli.text.words import fold
from ghostcli.transcripts.base import FIELD, Remark

_BEST_FIRST = (
    "text/vtt",
    "application/json",
    "application/x-subrip",
    "application/srt",
    "text/html",
    "text/plain",
)
_MOST_FILES = 10  # transcripts, and files of chapters, that are tried for an item
_ENDINGS = {".vtt": 0, ".json": 1, ".srt": 2, ".html": 4, ".htm": 4, ".txt": 5}


class FeedChoice(NamedTuple):
    """Which items of a feed are wanted: with all words of `match` in their title; of these the `latest` ones.

    `latest` is 0 for all of them. `every` says that all are wanted, if nothing else is said.
    """

    match: str = ""
    latest: int = 0
    every: bool = False

    @property
    def is_made(self) -> bool:
        """Whether any item is wanted."""
        return bool(self.match or self.latest or self.every)


class ListedItem(NamedTuple):
    """An item to choose from. `duration` is in seconds; `offers` are the media types of its transcripts.

    `episode` is its id in the library, None if it is not there.
    """

    title: str
    published: str
    duration: float | None
    url: str
    offers: tuple[str, ...]
    chapters: bool
    episode: str | None


class ItemToFetch(NamedTuple):
    """An item of which the library lacks something; `episode` is its id, there or to be.

    `transcripts` and `chapters` are the files to fetch, the best first. `feed` is the address of the feed.
    `remarks` are those on the whole feed, for its first item. `needs_speech` says that it has no transcript.
    `video` is the address of a video whose captions may be one.
    """

    notes: EpisodeNotes
    episode: str
    is_new: bool
    transcripts: tuple[Linked, ...]
    chapters: tuple[Linked, ...]
    feed: str
    source: str
    remarks: tuple[Remark, ...] = ()
    needs_speech: bool = True
    video: str = ""


class FeedItems:
    """The items of a feed, the newest first. `address` is that of the feed, as a file may keep it.

    `more` is the address of the page with older items; empty if there is none.
    """

    def __init__(self, reading: NoteReading, address: str) -> None:
        self.address = address
        self.source = reading.source
        self.more = reading.more
        self._remarks = tuple(one for one in reading.remarks if one.place != FIELD)
        self.notes = [_without_keys(notes) for notes in _newest_first(reading.episodes)]
        keys = Counter(_key(one) for one in self.notes)
        self._addresses = {key for key, number in keys.items() if key and number == 1}
        ids = Counter(one.guid for one in self.notes)
        self._guids = {guid for guid, number in ids.items() if guid and number == 1}
        self._shows = {str(one.facts["show"]) for one in self.notes if one.facts.get("show")}
        self._airings = {(fold(_title(one)), str(one.facts.get("published") or "")) for one in self.notes}
        self._assigned: dict[str, EpisodeNotes] = {}

    def chosen(self, choice: FeedChoice) -> list[EpisodeNotes]:
        """The items of a choice, the newest first."""
        wanted = fold(choice.match).split()
        fitting = [one for one in self.notes if all(word in fold(_title(one)) for word in wanted)]
        return fitting[: choice.latest or None]

    def about(self, episode: str, target: Target) -> list[EpisodeNotes]:
        """The items that are about an episode of the library."""
        return [one for one in self.notes if self._listed_as(one, target) == episode]

    def listed(self, items: Sequence[EpisodeNotes], target: Target) -> Iterator[ListedItem]:
        """The items as a list to choose from."""
        for one in items:
            facts = one.facts
            yield ListedItem(
                _title(one),
                str(facts.get("published") or ""),
                facts.get("duration"),
                str(facts.get("url") or ""),
                tuple(linked.type or "unknown" for linked in _ranked(one, "transcript", None)),
                any(linked.what == "chapters" for linked in one.linked)
                or any(record.kind == "chapters" for record in one.records),
                self._listed_as(one, target),
            )

    def to_fetch(
        self, notes: EpisodeNotes, target: Target, language: str | None, episode: str | None = None
    ) -> ItemToFetch | None:
        """What the library lacks of an item; None if it lacks nothing.

        `episode` is its id, if a user named it. Raises GhostError if several episodes may be the item.
        """
        known = episode if episode and target.has(episode) else self._known(notes, target)
        transcripts = _ranked(notes, "transcript", language)[:_MOST_FILES]
        chapters = _ranked(notes, "chapters", language)[:_MOST_FILES]
        video = "" if transcripts else _video(notes)
        if known is None:
            named = episode or self._new_id(notes, target)
            self._assigned[named] = notes
            remarks, self._remarks = self._remarks, ()
            return ItemToFetch(
                notes,
                named,
                True,
                transcripts,
                chapters,
                self.address,
                self.source,
                remarks,
                video=video,
            )
        self._assigned[known] = notes
        there = target.library.episodes.get(known)
        if there is None or there.transcripts:  # one of this run has all that could be fetched
            transcripts = ()
        if there is None or there.records.get("chapters"):
            chapters = ()
        needs_speech = there is not None and not there.transcripts
        video = video if needs_speech else ""
        if not transcripts and not chapters and not video:
            return None
        return ItemToFetch(
            notes,
            known,
            False,
            transcripts,
            chapters,
            self.address,
            self.source,
            needs_speech=needs_speech,
            video=video,
        )

    def _known(self, notes: EpisodeNotes, target: Target) -> str | None:
        """The episode of an item, None if there is none: by its id, its address, else by title and date.

        Two items are two episodes, whatever they are called.
        """
        if notes.guid in self._guids:
            for episode in target.known.with_guid(notes.guid):
                if notes.guid in self._guids_of(episode, target):
                    return episode
        facts = dict(notes.facts)
        if _key(notes) not in self._addresses:  # without its key it is the address of others too
            facts.pop("url", None)
        try:
            found = target.known.find(facts)
            fitting = [found] if found else []
        except SeveralFitError as error:
            fitting = list(error.episodes)
        if not fitting and not _title(notes) and target.has(name := self._first_id(notes)):
            fitting = [name]
        fitting = [
            one
            for one in fitting
            if self._assigned.get(one, notes) is notes and not self._is_another_item(one, notes, target)
        ]
        published = str(facts.get("published") or "")
        same_day = [one for one in fitting if str(_head(one, target).get("published") or "") == published]
        near = (one for one in fitting if not self._is_of_another_day(one, notes, target))
        return next(iter(same_day), None) or next(near, None)

    def _is_of_another_day(self, episode: str, notes: EpisodeNotes, target: Target) -> bool:
        """Whether an episode is, by its date, another item with this title; else its date was corrected."""
        day = str(_head(episode, target).get("published") or "")
        return day != notes.facts.get("published") and (fold(_title(notes)), day) in self._airings

    def _is_another_item(self, episode: str, notes: EpisodeNotes, target: Target) -> bool:
        """Whether an episode with this title is another item: a daily show may have one title for all."""
        ids = self._guids_of(episode, target) & self._guids
        if ids and notes.guid in self._guids:
            return notes.guid not in ids
        own = _key(notes)
        heard = {address_key(str(one.get("url") or "")) for one in _head(episode, target).get("media", ())}
        return own in self._addresses and own not in heard and not heard.isdisjoint(self._addresses)

    def _guids_of(self, episode: str, target: Target) -> set[str]:
        """The ids that this feed gives an episode; a feed that moved is known by the name of its show."""
        head = _head(episode, target)
        is_own = str(head.get("show") or "") in self._shows
        return {
            str(source["guid"])
            for source in head.get("sources", ())
            if source.get("guid") and (is_own or source.get("url") == self.address)
        }

    def _listed_as(self, notes: EpisodeNotes, target: Target) -> str | None:
        """The episode of an item; None if there is none, or several may be it."""
        with suppress(GhostError):
            return self._known(notes, target)
        return None

    def _first_id(self, notes: EpisodeNotes) -> str:
        """The id that the title of an item gives, else the name of its recording."""
        for name in (_title(notes), title_of(urlsplit(str(notes.facts.get("url") or "")).path)):
            with suppress(GhostError):
                return id_of(name)
        raise GhostError(f"{title_of_item(notes)} has no letters for an id", "--episode ID names it")

    def _new_id(self, notes: EpisodeNotes, target: Target) -> str:
        """The id of a new episode. Raises GhostError if one that may be another has it already."""
        for one in ids_for(self._first_id(notes), notes.facts, target):
            if not target.has(one):
                return one
            is_taken = (
                one in self._assigned
                or self._is_another_item(one, notes, target)
                or self._is_of_another_day(one, notes, target)
            )
            if not is_taken and not target.known.is_other(one, notes.facts):
                told = f"{title_of_item(notes)}: there is an episode {one}, which may be another"
                raise GhostError(told, f"--episode {one} --match TEXT adds to it")
        raise GhostError(f"{title_of_item(notes)}: too many episodes have this title")


def _newest_first(items: Sequence[EpisodeNotes]) -> list[EpisodeNotes]:
    """The items by their dates; one without a date stays above the item below it."""
    day = ""
    dated: list[tuple[str, EpisodeNotes]] = []
    for one in reversed(items):
        day = str(one.facts.get("published") or "") or day
        dated.append((day, one))
    dated.reverse()  # items of one day stay in order
    return [one for _, one in sorted(dated, key=lambda pair: pair[0], reverse=True)]


def _key(notes: EpisodeNotes) -> str:
    return address_key(str(notes.facts.get("url") or ""))


def _head(episode: str, target: Target) -> Mapping[str, Any]:
    """The fields of an episode of the library or of this run."""
    known = target.library.episodes.get(episode)
    return target.heads.get(episode) or (known.head.values if known else {})


def _video(notes: EpisodeNotes) -> str:
    """The address of an item that is a video, if yt-dlp is there to read its captions; else empty."""
    address = str(notes.facts.get("url") or "")
    return address if is_video_page(address) and program() else ""


def _without_keys(notes: EpisodeNotes) -> EpisodeNotes:
    """The notes, with an address and an id that a file may keep: those of a private feed may hold a key."""
    url = str(notes.facts.get("url") or "")
    facts = {**notes.facts, "url": without_secrets(url)} if url else notes.facts
    return replace(notes, facts=facts, guid=_guid_without_keys(notes.guid))


def _guid_without_keys(guid: str) -> str:
    if not is_address(guid):
        return guid
    try:
        return without_secrets(guid)
    except ValueError:
        return ""


def title_of_item(notes: EpisodeNotes) -> str:
    """The title of an item for a message."""
    title = visible(_title(notes))
    return f"“{title}”" if title else "an item without a title"


def _title(notes: EpisodeNotes) -> str:
    return str(notes.facts.get("title") or "")


def _ranked(notes: EpisodeNotes, what: str, language: str | None) -> tuple[Linked, ...]:
    """The files that an item links, in the wanted language first, then by how much their format can hold."""
    wanted = (language or str(notes.facts.get("language") or "")).lower().partition("-")[0]

    def rank(one: Linked) -> tuple[bool, int]:
        is_foreign = bool(wanted and one.language and one.language.lower().partition("-")[0] != wanted)
        kind = one.type.lower().partition(";")[0].strip()
        path = urlsplit(one.url).path.lower()
        ending = next(
            (number for ending, number in _ENDINGS.items() if path.endswith(ending)), len(_BEST_FIRST)
        )
        return is_foreign, _BEST_FIRST.index(kind) if kind in _BEST_FIRST else ending

    found = sorted((one for one in notes.linked if one.what == what), key=rank)
    if language and found and what == "transcript" and all(rank(one)[0] for one in found):
        known = ", ".join(dict.fromkeys(one.language for one in found))
        raise GhostError(
            f"{title_of_item(notes)} has no transcript in {visible(language)}", f"it has {known}"
        )
    return tuple(found)
