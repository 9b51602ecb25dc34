"""One item of a feed: an episode with its facts, people, chapters and linked files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from ghostcli.notes import psc
from ghostcli.notes.base import NO_KIND, RECORD, EpisodeNotes, Linked, NoteRecord, one_line
from ghostcli.notes.chapter_lines import FEWEST
from ghostcli.notes.chapter_records import LATEST, LONGEST, ChapterList
from ghostcli.notes.descriptions import Description, description_of
from ghostcli.notes.fact_values import address_of, date_of, language_of, length_of
from ghostcli.notes.feed_elements import DATES, DESCRIPTIONS, IDS, LANGUAGES, LENGTHS, TITLES, is_known, tag
from ghostcli.notes.feed_people import people_of
from ghostcli.notes.feed_remarks import FeedRemarks
from ghostcli.text.entities import unescape
from ghostcli.timecode import format_exact_span, plain_number
from ghostcli.transcripts.base import FIELD, LEFT_OVER
from ghostcli.transcripts.json_input import seconds
from ghostcli.transcripts.xml_input import Element

_MEDIA = ("audio/", "video/", "application/ogg")


class FeedItem:
    """An item that was read: `notes`, and line ranges by their places."""

    def __init__(
        self,
        item: Element,
        shared: Mapping[str, Any],
        cast: Sequence[NoteRecord],
        remarks: FeedRemarks,
        base: str = "",
    ) -> None:
        self._base = base
        self.places: dict[str, list[tuple[int, int]]] = {}
        self.uses_cast = False
        self._remarks = remarks
        self._cast = cast
        self._all: dict[str, list[Element]] = {}
        for one in _children_of(item):
            self._all.setdefault(tag(one), []).append(one)
        self._report_unknown()
        # Two lines repeat what the item lists itself; otherwise they may be anything.
        fewest = 2 if "psc:chapters" in self._all else FEWEST
        self._described = [
            description_of(one, fewest) for name in DESCRIPTIONS for one in self._all.get(name, ())
        ]
        people = self._people()
        chapters = self._chapters()
        facts = {**self._facts(item), "show": shared["show"]}
        facts["language"] = facts["language"] or shared["language"]
        self.notes = EpisodeNotes(
            facts={name: value for name, value in facts.items() if value},
            records=(*people, *chapters, *self._soundbites()),
            linked=tuple(self._linked()),
            guid=self._guid(),
        )

    def _put(self, place: str, one: Element) -> None:
        self.places.setdefault(place, []).append((one.line, one.last))

    def _report_unknown(self) -> None:
        for name, elements in self._all.items():
            for one in elements if not is_known(name) else ():
                if one.content:
                    self._put(LEFT_OVER, one)
                    self._remarks.unknown(one.line, one.name)

    def _soundbites(self) -> list[NoteRecord]:
        """Return the soundbites as takeaways: they have a title and a time, not the words of a quote."""
        found: dict[tuple[object, ...], NoteRecord] = {}
        for one in self._all.get("podcast:soundbite", ()):
            start, length = (_number(one.get(name)) for name in ("startTime", "duration"))
            title = one_line(unescape(one.text))
            if start is None or length is None or start + length >= LATEST:
                self._put(LEFT_OVER, one)
                self._remarks.left_over(one.line, "a soundbite without valid times", one.text)
                continue
            span = plain_number(start), plain_number(start + length) if length else None
            if not title or len(title) > LONGEST:
                self._put(NO_KIND, one)
                why = "its title has more than 1,000 characters" if title else "it has no title"
                at = format_exact_span(span)
                self._remarks.no_kind(one.line, f"the soundbite at {at} is left out: {why}")
                continue
            self._put(RECORD, one)
            found.setdefault(
                (span, title), NoteRecord("takeaways", {"title": title, "at": (span,)}, one.line)
            )
        return list(found.values())

    def _people(self) -> tuple[NoteRecord, ...]:
        """Return the people of the item, or those of the feed if it names none."""
        own = people_of(self._all.get("podcast:person", ()), self._remarks)
        if not own:
            self.uses_cast = True
            return tuple(self._cast)
        for one in self._all["podcast:person"]:
            self._put(RECORD, one)
        return own

    def _chapters(self) -> tuple[NoteRecord, ...]:
        """Return the chapters of the feed's own elements, else those of the description with the most."""
        chapters = ChapterList(self._remarks.remarks)
        for one in self._all.get("psc:chapters", ()):
            for chapter in one.children:
                if chapter.name == "chapter":
                    self._put(psc.take(chapters, chapter), chapter)
        own = chapters.finish()
        listed = max(self._described, key=lambda one: len(one.chapters), default=None)
        if listed is None or not listed.chapters:
            return own
        if own:
            number, line = len(listed.chapters), listed.chapters[0].line
            self._remarks.count(
                line, "chapter", "of a description left out: the item has others", number=number
            )
            return own
        for entry in listed.chapters:
            place = chapters.add(entry.line, entry.start, entry.end, entry.title)
            self.places.setdefault(place, []).append((entry.line, entry.line))
        return chapters.finish()

    def _facts(self, item: Element) -> dict[str, Any]:
        return {
            "title": one_line(unescape(self._text(TITLES))),
            "published": self._fact(DATES, date_of, "not a date"),
            "duration": self._fact(LENGTHS, length_of, "not a length"),
            "language": self._fact(LANGUAGES, language_of, "not a language") or language_of(item.get("lang")),
            "url": self._address(),
            "summary": self._summary(),
        }

    def _text(self, names: Sequence[str]) -> str:
        return next(
            (text for name in names for one in self._all.get(name, ()) if (text := one.text.strip())), ""
        )

    def _fact(self, names: Sequence[str], read: Any, otherwise: str) -> Any:
        """Return the first value that can be read; if there is none, the first text gives a remark."""
        elements = [one for name in names for one in self._all.get(name, ()) if one.text.strip()]
        found = next((value for one in elements if (value := read(one.text))), None)
        if elements and not found and elements[0].text.strip(" 0:"):
            self._put(LEFT_OVER, elements[0])
            self._remarks.left_over(elements[0].line, otherwise, elements[0].text)
        return found

    def _address(self) -> str:
        """Return where the episode can be heard: a recording, else a page."""
        recordings = [(one.get("type"), one.get("url")) for one in self._all.get("enclosure", ())]
        links = self._all.get("link", ())
        recordings += [(one.get("type"), one.get("href")) for one in links if one.get("rel") == "enclosure"]
        heard = [url for kind, url in recordings if not kind or kind.lower().startswith(_MEDIA)]
        pages = [one.get("href") or one.text for one in links if one.get("rel") in {"", "alternate"}]
        return next((url for text in (*heard, *pages) if (url := address_of(_spaceless(text)))), "")

    def _guid(self) -> str:
        """Return the id of the item; empty if it has none, or one that is too long to be one."""
        text = one_line(self._text(IDS))
        return text if len(text) <= LONGEST else ""

    def _summary(self) -> str:
        """Return the first description that is short enough; the lines of the others have no kind."""
        short = next((one for one in self._described if one.summary), None)
        for one in self._described:
            place = FIELD if one is short or (short and one.summary == short.summary) else NO_KIND
            if place == NO_KIND and one.prose:
                line = one.prose[0][0]
                self._remarks.count(line, "description", "left out: too long for a summary, or a further one")
            self._put_lines(place, one)
        return short.summary if short else ""

    def _put_lines(self, place: str, described: Description) -> None:
        self.places.setdefault(place, []).extend((number, number) for number, _ in described.prose)

    def _linked(self) -> list[Linked]:
        """Return the transcripts and the chapters that the item links, each with its command."""
        found: list[Linked] = []
        for name, what in (("podcast:transcript", "transcript"), ("podcast:chapters", "chapters")):
            for one in self._all.get(name, ()):
                if url := address_of(joined_address(self._base, one.get("url"))):
                    found.append(
                        Linked(
                            what,
                            url,
                            one_line(one.get("type")),
                            one.line,
                            language_of(one.get("language")) or "",
                        )
                    )
                    self._remarks.link(found[-1])
                else:
                    self._put(LEFT_OVER, one)
                    told = one.get("url").partition("?")[0]  # what follows may be a key
                    self._remarks.left_over(one.line, f"{what} without a web address", told)
        return found


def _children_of(item: Element) -> Iterator[Element]:
    """Yield the elements of an item, and those in a `media:group`, as YouTube has its descriptions."""
    for one in item.children:
        yield one
        if tag(one) == "media:group":
            yield from one.children


def joined_address(base: str, address: str) -> str:
    """Return an address as a whole one, if the address of the feed, `base`, is known."""
    address = _spaceless(address)
    if not base or not address:
        return address
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _spaceless(address: str) -> str:
    """Return the address with its spaces encoded, as podcast programs do."""
    return address.strip().replace(" ", "%20")


def _number(text: str) -> float | None:
    found = seconds(text) if len(text) < 40 else None
    return found if found is not None and found >= 0 else None
