"""Decide for each line whether it opens a turn: by the layout, and by signs of a damaged head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ghostcli.transcripts.colon_words import is_field, is_opener
from ghostcli.transcripts.glued_heads import GluedHeads
from ghostcli.transcripts.heads import BRACKETS, Shown, name_of, shown_broken, unmarked
from ghostcli.transcripts.known_names import KnownNames
from ghostcli.transcripts.layout import TextLayout
from ghostcli.transcripts.lines import Looked, TextLine, bare_name, is_stamp, shape_of
from ghostcli.transcripts.names import is_identifier, looks_named, may_name
from ghostcli.transcripts.written_times import BROKEN, WrittenTime

TURN, TIME, NAME, UNCLEAR, HEADING, SPEECH = "turn", "time", "name", "unclear", "heading", "speech"

_DASHED = re.compile(r"(?:[-–—][ \t]+(?=[^\W\d_]|[\"“«'‘¿¡\[(]))")
_ANSWERED = re.compile(r"(Q|A)[.]?(?: \([^()]{1,60}\))?[ \t\xa0]+(?=[^\W\d_a-z]|[\"“(])")
_QUESTION = re.compile(r"(Q|A)(?:[ \t\xa0]{2,}|\t|[.][ \t]+)(?=\S)")
_IN_WORDS = re.compile(
    r"(?:\d{1,3} (?:hours?|minutes?|seconds?|stunden?|minuten?|sekunden?|heures?|secondes?|horas?|minutos?"
    r"|segundos?)"
    r"(?:,? ?(?:and |und |et |y )?)){1,3}"
)
"""A time in words, as a video's transcript panel shows it below the one in digits."""

_MISSING = re.compile(r"(?:>[ \t]*)?[*_\x04\x05]*[:：][*_\x04\x05]*(?:[ \t]+|\Z)")
_CLOSED = re.compile(r"[\])>}](?:[:：]|-{1,2}|–|—)…?\Z")
"""The end of a head's shape that is not speech: a time in brackets, and a colon or a dash."""

_UNFINISHED = re.compile(r"[^.?!,;:…。！？]\Z")


class Opening(NamedTuple):
    """The role of a line.

    It opens a turn (`TURN`), gives a time within one (`TIME`), names the speaker since the time above
    (`NAME`), may open a turn but is not understood (`UNCLEAR`), is a heading, or is speech. `rest` is the
    speech on the line; it is empty for an unclear line that is only a head.
    """

    kind: str
    name: str | None = None
    time: WrittenTime | None = None
    rest: str = ""


_SPEECH = Opening(SPEECH)


class Openings:
    """Determines the role of each line of a text, by its layout."""

    def __init__(self, layout: TextLayout) -> None:
        self._layout = layout
        self._expected = False
        self._headed = False
        self._shapes = layout.named | layout.stamped
        self._has_names = bool(layout.known) or layout.given
        self._known = frozenset(layout.known)
        self._names = KnownNames(layout.known, layout.aliases)
        self._glued = GluedHeads(layout, self._names)

    def through(self, looked: Iterator[Looked]) -> Iterator[tuple[TextLine, Opening]]:
        """Yield each line with its role; a line that contains the head of the next turn is split."""
        earlier: Looked | None = None
        looked = map(self._mended, looked)
        here = next(looked, None)
        while here is not None:
            after = next(looked, None)
            timed = (
                bool(self._layout.above)
                and after is not None
                and after[1].time is not None
                and after[1].name is None
            )
            yield from self._cut(here[0], self._opening(earlier, here, after), timed=timed)
            earlier, here = here, after

    def _cut(self, line: TextLine, found: Opening, *, timed: bool) -> Iterator[tuple[TextLine, Opening]]:
        """Yield the line, and the turns that open inside it after the end of a sentence."""
        text = line.said if found.kind == SPEECH else found.rest
        if not text or line.fenced or line.level:
            yield line, found
            return
        place = 0
        for glued in self._glued.within(text):
            head = text[place : glued.begin].rstrip()
            if found.kind == SPEECH:
                yield line._replace(said=head, opens=line.opens and not place), found
            else:
                yield line, found._replace(rest=head)
            found, place = Opening(TURN, glued.name, glued.time, text[glued.end :].strip()), glued.end
            self._expected = glued.name is None
        if not place and timed and found.kind in {SPEECH, TIME} and (last := self._glued.last(text)):
            kept = text[: last.begin]
            yield line._replace(said=kept), found if found.kind == SPEECH else found._replace(rest=kept)
            found = Opening(TURN, last.name)
        yield line, found

    def _mended(self, looked: Looked) -> Looked:
        """Return a line with its head; a head in the layout's shape counts although its time is broken."""
        line, found = looked
        if line.fenced or line.given or shape_of(line, found) in self._shapes:
            return looked
        broken = shown_broken(line.said)
        if broken is None or self._timed(line, broken, position=self._at(line)) is None:
            return looked
        return line, broken

    def _at(self, line: TextLine) -> bool:
        """Whether a line is at a position where heads occur."""
        return line.opens or self._layout.by_line or line.level > 0

    def _opening(self, earlier: Looked | None, here: Looked, after: Looked | None) -> Opening:
        line, found = here
        if line.given:
            name, clock = line.given
            return Opening(TURN, name, clock, line.said)
        if line.fenced:
            return _SPEECH
        if earlier is not None and is_stamp(earlier[1]) and _IN_WORDS.fullmatch(line.said.strip()):
            return Opening(HEADING)
        expected = self._expected
        headed, self._headed = self._headed, False
        position = self._at(line)
        opening = self._timed(line, found, position=position) if found.time else None
        self._expected = opening is not None and opening.kind == TURN and opening.name is None
        opening = opening or self._labelled(line, found, position=position and not headed)
        opening = opening or self._bare(earlier, here, after, expected=expected)
        if not line.said.strip():
            return Opening(UNCLEAR) if self._has_names else Opening(HEADING)
        if opening is None and line.level:
            if line.level not in self._layout.levels:
                return Opening(HEADING)
            return self._again(line.said) or Opening(UNCLEAR)
        opening = opening or (
            self._damaged(line, found, after, headed=headed) if position or found.lead else None
        )
        opening = opening or _SPEECH
        self._headed = opening.kind in (TURN, TIME, NAME) and not opening.rest
        if opening.name is not None:
            return opening._replace(name=self._layout.aliases.get(opening.name, opening.name))
        return opening

    def _timed(self, line: TextLine, found: Shown, *, position: bool) -> Opening | None:
        """Return the role of a line with a time."""
        layout, shape = self._layout, shape_of(line, found)
        if found.shape.startswith("?"):
            return Opening(UNCLEAR, None, found.time, found.rest) if self._has_names and position else None
        if found.name is None:
            if shape in layout.nameless:
                return Opening(UNCLEAR, None, found.time, found.rest)
            if shape not in layout.stamped:
                return self._strange(found, position=position)
            if shape in layout.heading and (name := name_of(found.rest)) and self._is_whole(found.rest):
                return Opening(TURN, name, found.time)
            if shape in layout.heading:
                return self._again(found.rest) or Opening(UNCLEAR, None, found.time)
            if found.label is not None and found.label in layout.labels:
                return Opening(TURN, found.label, found.time, found.said)
            if (again := self._again(found.rest, found.bold)) is not None:
                return again._replace(time=found.time)
            if found.label is not None and layout.labels and looks_named(found.label):
                return Opening(UNCLEAR, None, found.time, found.rest)
            if shape in layout.always:
                return Opening(UNCLEAR, None, found.time, found.rest)
            if line.level and found.rest:
                return Opening(HEADING, None, found.time)
            if not found.rest and layout.below:
                return Opening(TURN, None, found.time)  # the name is on the line below
            return Opening(TIME, None, found.time, found.rest)
        known = found.name in self._names
        if shape in layout.named:
            closed = any(sign in shape for sign in "[]()<>_:") or found.bold
            if not known and found.time and found.time.broken:
                return Opening(UNCLEAR, None, found.time, found.rest)
            if known or closed or position or looks_named(found.name):
                return Opening(TURN, found.name, found.time, found.rest)
        whole = not found.rest or any(sign in shape for sign in "[](){}<>")
        if known and whole and position and layout.known:
            return Opening(TURN, self._names.spelled(found.name), found.time, found.rest)
        if position and whole and layout.named and not found.rest and looks_named(found.name):
            return Opening(UNCLEAR, None, found.time)
        if position and whole and self._has_names and _CLOSED.search(shape) and looks_named(found.name):
            return Opening(UNCLEAR, None, found.time, line.said.strip())
        return None

    def _strange(self, found: Shown, *, position: bool) -> Opening | None:
        """Return the role of a line with a time and a name before a colon, if no head has that shape."""
        label = found.label
        if label is None or not (position and self._has_names):
            return None
        if label in self._names:
            return Opening(TURN, self._names.spelled(label), found.time, found.said)
        if found.shape[0] in BRACKETS and looks_named(label) and not is_opener(label):
            return Opening(UNCLEAR, None, found.time, found.rest)
        return None

    def _is_whole(self, rest: str) -> bool:
        """Whether a name is not only a bracket that follows another name."""
        return rest[0] not in "(["

    def _labelled(self, line: TextLine, found: Shown, *, position: bool) -> Opening | None:
        """Return the role of a line with a name before a colon."""
        label, layout = found.label, self._layout
        if label is None or (found.time is not None and found.name is None):
            return None
        if found.bold and layout.bold and label in self._known:
            return Opening(TURN, label, None, found.said)
        if label in layout.labels:
            return Opening(TURN, label, None, found.said)
        if not position:
            return None
        if layout.labels_alone and not found.said and line.opens and not is_opener(label):
            return Opening(TURN, label)
        if label in self._names:
            return Opening(TURN, self._names.spelled(label), None, found.said)
        if (again := self._again(unmarked(line.said), found.bold)) is not None:
            return again
        if self._layout.whole and found.said and not layout.labels_alone and not self._names.near(label):
            return None  # heads have their own lines in this file
        suspect = looks_named(label) or is_identifier(label) or self._names.near(label)
        suspect = suspect or (layout.strict and line.opens and may_name(label))
        suspect = (suspect and not is_opener(label)) or (is_field(label) and not label[0].islower())
        if self._has_names and suspect:
            return Opening(UNCLEAR, None, None, line.said)
        return None

    def _bare(
        self,
        earlier: Looked | None,
        here: Looked,
        after: Looked | None,
        *,
        expected: bool,
    ) -> Opening | None:
        """Return the role of a line that may be only a name."""
        line, found = here
        name, layout = bare_name(line, found), self._layout
        if name is None:
            return None
        timed = after is not None and after[1].time is not None and after[1].name is None
        if expected:
            if name in layout.below:
                return Opening(NAME, name)
            return None
        if timed and layout.above:
            if name in layout.above:
                return Opening(TURN, name)
            suspect = (looks_named(name) and (line.opens or self._layout.by_line)) or self._names.near(name)
            return Opening(UNCLEAR) if suspect else None
        if name in layout.alone and (line.opens or line.level) and not timed:
            return Opening(TURN, name)
        if timed and not self._has_names and self._is_heading(earlier, line):
            return Opening(HEADING)
        return None

    def _is_heading(self, earlier: Looked | None, line: TextLine) -> bool:
        """Whether a short line above a time is a heading: it ends no sentence, and no speech is wrapped."""
        first = line.said.strip()[:1]
        if (
            self._layout.wrapped
            or not (first.isupper() or first.isdigit())
            or not _UNFINISHED.search(line.said.strip())
        ):
            return False
        return earlier is None or not is_stamp(earlier[1])

    def _again(self, text: str, bold: str = "") -> Opening | None:
        """Return what a text opens that begins with a known name; `bold` are its bold words."""
        again = self._names.first(text)
        if again is None:
            return None
        rest = again.rest.strip()
        if bold and bold in self._names:
            return (
                Opening(TURN, again.name, again.time, rest.lstrip(".: "))
                if rest or self._layout.whole or self._layout.bold
                else None
            )
        if again.sure or not rest.strip(".:;,"):
            rest = rest if again.sure else ""
            return Opening(TURN, again.name, again.time, rest) if rest or self._layout.whole else None
        if not (self._layout.whole or self._layout.bold) and again.ends_turn(every=self._layout.strict):
            return Opening(UNCLEAR, None, None, text)
        return None

    def _damaged(self, line: TextLine, found: Shown, after: Looked | None, *, headed: bool) -> Opening | None:
        """Return the role of a line at a head's position that has none of the layout's heads."""
        text = line.said.strip()
        if not self._has_names:
            return None
        if headed:
            return None
        if (again := self._again(unmarked(text), found.bold)) is not None:
            return again
        if missing := _MISSING.match(text):
            return Opening(UNCLEAR, None, None, text[missing.end() :])
        if found.lead.endswith((">>", "»")) or (_DASHED.match(text) and not found.label):
            return Opening(UNCLEAR, None, None, text)
        if question := (_ANSWERED if self._layout.answered else _QUESTION).match(text):
            return Opening(TURN, question[1], None, text[question.end() :])
        short = len(text) <= 80 and text.count(" ") <= 8
        if self._layout.whole:
            if short and BROKEN.search(text) and not text.endswith((".", "?", "!", ",")):
                return Opening(UNCLEAR)
            if (
                short
                and after is not None
                and not after[0].opens
                and looks_named(text.rstrip(":"))
                and _UNFINISHED.search(text)
            ):
                return Opening(UNCLEAR)
        elif self._layout.labels and short and line.opens and after is not None and not after[0].opens:
            if looks_named(text) and _UNFINISHED.search(text):
                return Opening(UNCLEAR)
        elif self._layout.stamped and (broken := BROKEN.match(text)) and broken.end() > 3:
            return Opening(UNCLEAR, None, None, text)
        return None
