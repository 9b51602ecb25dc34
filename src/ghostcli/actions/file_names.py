"""Reads what people write into the name of a file: show, number, title and date of an episode."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ghostcli.actions.naming import bare_name, id_of, title_of
from ghostcli.errors import GhostError
from ghostcli.library.convert import is_date
from ghostcli.library.folders import is_episode_id
from ghostcli.text.escaping import visible

_DASH = re.compile(r"\s+[-–—|]\s+")
_DAY = r"(?P<y>(?:19|20)[0-9]{2})(?P<sign>[-_.]?)(?P<m>0[1-9]|1[0-2])(?P=sign)(?P<d>0[1-9]|[12][0-9]|3[01])"
_MARKED = r"(?:#|(?:episode|ep|folge|nr|no)\b\.?\s*#?)\s*"
_NUMBER = re.compile(rf"(?:{_MARKED})?([0-9]{{1,4}})|(s[0-9]{{1,2}}\s?e[0-9]{{1,3}})", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NUMBER_LAST = re.compile(rf"(.*\S)\s+{_MARKED}([0-9]{{1,4}})", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"{_DAY}(?:[-_.]\s*|\s+)(?=\D)(?P<rest>.+)")
_DAY_LAST = re.compile(rf"(?P<rest>.+?)(?:\s*[-_.]|\s+){_DAY}")
# A short number glued to a word may belong to the title: 7-eleven, 4-hour-week. A long one, or 02, counts.
_GLUED = re.compile(r"((?=[0-9]{3}|0)[0-9]{1,4})[-_](?=[^\W\d])(.+)")
_POINTED = re.compile(r"([0-9]{1,4})\.\s+(?=[^\W\d])(.+)")
_MARKED_FIRST = re.compile(rf"{_MARKED}([0-9]{{1,4}})\s*[-_.:]?\s+(?=[^\W\d])(.+)", re.IGNORECASE)


class FileName(NamedTuple):
    """What the name of a file says of an episode: the title, and what else it has.

    `number` is as written, such as `012`; `published` is a day: `2025-10-17`.
    """

    title: str
    show: str | None = None
    number: str | None = None
    published: str | None = None

    @property
    def id(self) -> str:
        """An id: the words of the title, then the number or the date. Raises GhostError if there are none.

        So the beginning of the title is the beginning of the id, which is enough as a ref.
        """
        last = self.number or self.published
        if not last or self.title == last:
            return id_of(self.title)
        end = "-".join(re.findall(r"[a-z0-9]+", last.lower()))
        try:
            words = id_of(self.title).split("-")
        except GhostError:
            return id_of(end)
        while len("-".join([*words, end])) > 80 and len(words) > 1:
            words.pop()
        joined = "-".join([*words, end])
        return joined if is_episode_id(joined) else id_of(self.title)


def parse_name(path: str) -> FileName:
    """The name of a transcript's file: `371-pipx.vtt`, `2025-10-17 Title.vtt`, `Show - 012 - Title.vtt`.

    Parts between dashes with blanks are a number, a date or text. Text before a number or date is the show,
    text behind it the title. `A - B` alone is a title.
    """
    name = bare_name(path)
    parts = [part for part in _DASH.split(name.strip()) if part]
    found = _by_parts(parts) if len(parts) > 1 else _of_one(name.strip())
    title = found.title
    if (found.number or found.published) and " " not in title:
        title = title.replace("-", " ")
    title = visible(title.replace("_", " ").strip())
    if not title:
        return FileName(title_of(path), published=found.published)
    show = visible(found.show.replace("_", " ").strip()) if found.show else None
    return found._replace(title=title, show=show)


def _by_parts(parts: Sequence[str]) -> FileName:
    number = published = None
    texts: list[tuple[int, str]] = []
    marks: list[int] = []
    for at, part in enumerate(parts):
        if published is None and (day := _day(part)):
            published = day
        elif number is None and (told := _number(part)):
            number = told
        else:
            texts.append((at, part))
            continue
        marks.append(at)
    if not marks and (found := _NUMBER_LAST.fullmatch(parts[0])):  # Show #12 - Title
        return FileName(" - ".join(parts[1:]), found[1], found[2])
    for mark in reversed(marks):
        before = [text for at, text in texts if at < mark]
        after = [text for at, text in texts if at > mark]
        if before and after:
            return FileName(" - ".join(after), " - ".join(before), number, published)
    if len(texts) == 1:  # 2025-10-17 - 012-title
        inner = _of_one(texts[0][1])
        return inner._replace(number=number or inner.number, published=published or inner.published)
    return FileName(" - ".join(text for _, text in texts), None, number, published)


def _of_one(text: str) -> FileName:
    """What a name without parts says: a date or a number at an end, and the title."""
    if day := _day(text):
        return FileName("", published=day)
    for shape in (_DAY_FIRST, _DAY_LAST):
        if (found := shape.fullmatch(text)) and (day := _as_day(found)):
            return _of_one(found["rest"])._replace(published=day)
    for shape in (_GLUED, _POINTED, _MARKED_FIRST):
        if (found := shape.fullmatch(text)) and not _YEAR.fullmatch(found[1]):
            return FileName(found[2], number=found[1])
    return FileName(text)


def _day(text: str) -> str | None:
    found = re.fullmatch(_DAY, text)
    return _as_day(found) if found else None


def _as_day(found: re.Match[str]) -> str | None:
    day = f"{found['y']}-{found['m']}-{found['d']}"
    return day if is_date(day) else None


def _number(text: str) -> str | None:
    """A number as a part: `012`, `#12`, `Ep. 12`, `S02E03`; a year is none."""
    found = _NUMBER.fullmatch(text)
    return None if not found or _YEAR.fullmatch(text) else found[1] or found[2]
