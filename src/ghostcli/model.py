"""Records and episodes as frozen dataclasses, and KINDS, the table of all kinds.

A kind is declared only here. Commands, columns, filters, schema, validation, search tiers, completion and all
output formats use this table.
"""

from __future__ import annotations

import copyreg
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from typing import Any, NamedTuple

from ghostcli.fields import Field, Kind, Tier, Type
from ghostcli.timecode import Span, format_span

VERDICTS: Mapping[str, str] = {
    "verbatim": "the transcript has the words as printed",
    "near": "the transcript has the words, apart from what an editor may change",
    "reworded": "found, but in other words, or with a negation or a number changed",
    "spliced": "parts from different places, joined without a mark",
    "reordered": "the transcript has the parts in another order",
    "misleading": "an omission changes the meaning of the printed words",
    "misattributed": "another person says it, or a part of it",
    "unclear": "too short or too different to decide",
    "absent": "the transcript has nothing similar",
    "distant": "marked parts are more than a minute apart, or on both sides of another person's turn",
    "unchecked": "there is no transcript to compare with, or only one in another language",
}
"""The verdicts on a quote, from the best to the worst; the last two do not rank: `distant` only goes with
another one."""

NOT_FOUND = "not-found"
"""The verdict on a quotation of a draft that is in no transcript."""

QUOTABLE = ("verbatim", "near")


def is_quotable(verdicts: Sequence[str]) -> bool:
    """Whether a quote with these verdicts may be quoted as printed: verbatim or near, nothing worse."""
    return bool(verdicts) and verdicts[0] in QUOTABLE and set(verdicts) <= {*QUOTABLE, "distant"}


_COMMON = (
    Field("id", Type.ID, "a name that stays the same if records are reordered"),
    Field("source", Type.TEXT, "who made the record; inherited from the top of the file", tier=Tier.REST),
    Field("at", Type.TIMES, "when, on the episode's main clock", many=True),
    Field("tags", Type.TEXT, "subjects that records share", many=True, tier=Tier.REST),
    Field("note", Type.TEXT, "a remark of yours, such as what the source gets wrong", tier=Tier.REST),
)

_TITLE = Field("title", Type.TEXT, "its heading", required=True, tier=Tier.TITLE)
_NAME = Field("name", Type.TEXT, "the name", required=True, tier=Tier.TITLE)
_DETAIL = Field("detail", Type.TEXT, "the explanation", tier=Tier.TEXT)
_QUOTES = Field("quotes", Type.LINK, "ids of the quotes it rests on", many=True, links="quotes")
_ALIASES = Field("aliases", Type.TEXT, "other names", many=True, tier=Tier.TITLE)
_DESCRIPTION = Field("description", Type.TEXT, "who or what it is", tier=Tier.TEXT)
_ARGUMENT = (
    _TITLE,
    Field("lead", Type.TEXT, "the claim in a sentence or two", tier=Tier.TEXT),
    Field("commentary", Type.TEXT, "how the source interprets it", tier=Tier.REST),
    _QUOTES,
)

FIDELITY = Field(
    "fidelity",
    Type.GROUP,
    "a recorded verdict: how the quote compares with the transcript",
    group=(
        Field("verdicts", Type.CHOICE, "the verdicts", many=True, required=True, choices=tuple(VERDICTS)),
        Field("remark", Type.TEXT, "what is different", tier=Tier.REST),
    ),
)


def _kind(name: str, singular: str, help: str, label: str, *fields: Field, **more: Any) -> Kind:  # noqa: A002
    return Kind(name, singular, help, label, (*fields, *_COMMON), **more)


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        _kind("chapters", "chapter", "the parts of an episode", "title", _TITLE),
        _kind(
            "people",
            "person",
            "who speaks or is mentioned",
            "name",
            _NAME,
            Field("role", Type.CHOICE, "their part", choices=("host", "guest", "mentioned")),
            _DESCRIPTION,
            _ALIASES,
            columns=("role",),
        ),
        _kind("themes", "theme", "what the conversation is about", "title", *_ARGUMENT),
        _kind("perspectives", "perspective", "contrarian views", "title", *_ARGUMENT),
        _kind("takeaways", "takeaway", "what to remember", "title", _TITLE, _DETAIL),
        _kind(
            "quotes",
            "quote",
            "what was said, word for word as a source printed it",
            "text",
            Field("text", Type.TEXT, "the words as printed", required=True, tier=Tier.TEXT),
            Field("speaker", Type.TEXT, "who says it", tier=Tier.REST),
            Field("sic", Type.PAIRS, "what was misheard: printed -> meant", tier=Tier.REST),
            Field("same_as", Type.LINK, "id of another wording of the same statement", links="quotes"),
            Field("language", Type.TEXT, "its language, if it is not the episode's"),
            FIDELITY,
            who="speaker",
            columns=("fidelity", "speaker"),
        ),
        _kind(
            "questions",
            "question",
            "what is asked, and the answer if there is one",
            "text",
            Field("text", Type.TEXT, "the question", required=True, tier=Tier.TITLE),
            Field("answer", Type.TEXT, "the answer, if there is one", tier=Tier.TEXT),
            Field("cut", Type.FLAG, "true if the answer breaks off"),
        ),
        _kind(
            "companies",
            "company",
            "who is named, and why",
            "name",
            _NAME,
            Field("context", Type.TEXT, "why it is named", tier=Tier.TEXT),
            _DESCRIPTION,
            Field("insight", Type.TEXT, "how the source interprets it", tier=Tier.REST),
            _QUOTES,
            _ALIASES,
            Field("inferred", Type.FLAG, "true if the name is never said aloud"),
            columns=("context",),
        ),
        _kind(
            "insights",
            "insight",
            "lessons for one's own work",
            "title",
            _TITLE,
            _DETAIL,
            Field("sort", Type.CHOICE, "the sort of insight", choices=("operating", "overlooked")),
            columns=("sort",),
        ),
    )
}
"""Every kind of record that a notes file can hold, in the order in which people read them."""

QUOTE_KINDS = tuple(kind for kind in KINDS.values() if kind.has(FIDELITY))
"""The kinds whose records are quotes."""

HEARD = Field("heard", Type.PAIRS, "words of a transcript that a recogniser misheard -> what was meant")
"""A field of episodes and of libraries; it applies to all their transcripts."""

EPISODES = Kind(
    "episodes",
    "episode",
    "the conversations themselves",
    "title",
    (
        _TITLE,
        Field("show", Type.TEXT, "the podcast or series", tier=Tier.REST),
        Field("published", Type.DATE, "the publisher's calendar date"),
        Field("duration", Type.DURATION, "how long it is"),
        Field("language", Type.TEXT, "its language, as in en or pt-BR"),
        Field("aliases", Type.TEXT, "other titles it goes by", many=True, tier=Tier.TITLE),
        Field("summary", Type.TEXT, "what it is about", tier=Tier.TEXT),
        Field(
            "media",
            Type.GROUP,
            "where it can be heard",
            many=True,
            needs=("url", "file"),
            group=(
                Field("url", Type.TEXT, "the web address"),
                Field("file", Type.TEXT, "a recording on the disk: its path from the episode's folder"),
                Field("service", Type.TEXT, "the service, if the address does not show it"),
                Field("offset", Type.SECONDS, "seconds to add to a time of the main clock"),
                Field("title", Type.TEXT, "the title it has there"),
                Field("note", Type.TEXT, "a remark"),
            ),
        ),
        Field(
            "sources",
            Type.GROUP,
            "who made the notes",
            many=True,
            group=(
                Field("name", Type.TEXT, "the name that records give as their source", required=True),
                Field("url", Type.TEXT, "its address"),
                Field("guid", Type.TEXT, "the id that a feed gives the episode"),
                Field("note", Type.TEXT, "what to know about it"),
            ),
        ),
        HEARD,
        Field("tags", Type.TEXT, "subjects", many=True, tier=Tier.REST),
        Field("note", Type.TEXT, "a remark of yours", tier=Tier.REST),
    ),
    who="show",
    columns=("show", "published", "duration"),
)
"""An episode's own fields, declared as a kind, so that it is listed, filtered and shown like a record."""

TRANSCRIPT = Kind(
    "transcript",
    "passage",
    "what was said",
    "text",
    (
        Field("text", Type.TEXT, "the words", tier=Tier.SPEECH),
        Field("speaker", Type.TEXT, "who says it"),
        Field("at", Type.TIMES, "when, on the episode's main clock", many=True),
        Field("chapter", Type.TEXT, "the chapter it is in"),
        Field("turn", Type.SECONDS, "the number of the speaker's turn"),
    ),
    who="speaker",
    columns=("speaker",),
)
"""A passage of a transcript, declared as a kind, so that passages are filtered and printed like records."""


def kind_named(name: str) -> Kind | None:
    """The kind with that plural or singular name, None if there is none."""
    name = name.lower()
    for kind in (*KINDS.values(), EPISODES, TRANSCRIPT):
        if name in {kind.name, kind.singular}:
            return kind
    return None


def _named(name: str) -> Kind:
    return KINDS.get(name) or {kind.name: kind for kind in (EPISODES, TRANSCRIPT)}[name]


# Kinds are compared by identity: unpickling gives the kind of the table, not a copy.
copyreg.pickle(Kind, lambda kind: (_named, (kind.name,)))

WHOLE_PASSAGE = "whole passage"
"""A key of `values`, not a field: the time range of a whole passage, while `at` is the moment of a hit in it.
"""

SHARE_FIELDS = ("words", "seconds", "share")
"""Keys of `values`, not fields: what a person says in the transcript; `share` is of all its words, 0 to 1."""

EPISODE_FILTERS = ("show", "published", "language")
"""Fields of the episode by which every record can be filtered."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record: one item of a kind in one episode.

    `number` is its place in its kind, from 1. `values` holds the values in the file, by field name, as plain
    values: text, true or false, seconds, a list of texts, spans `(start, end or None)` in seconds, a mapping;
    missing fields are left out. `line` is where the record begins in `path`. `head` holds the values of its
    episode. `used_by` holds the refs of the records that link to it.
    """

    kind: Kind
    episode: str
    number: int
    values: Mapping[str, Any]
    path: str
    line: int
    head: Mapping[str, Any]
    used_by: tuple[str, ...] = ()

    @property
    def id(self) -> str | None:
        """The record's own id, None if it has none."""
        return self.values.get("id")

    @property
    def ref(self) -> str:
        """The record's address: `EPISODE/KIND/ID`, with its number if it has no id."""
        if self.kind is EPISODES:
            return self.episode
        if self.kind is TRANSCRIPT:
            place = format_span(self.times[0]) if self.times else f"turn{self.values.get('turn', 1)}"
            return f"{self.episode}@{place}"
        return f"{self.episode}/{self.kind.name}/{self.id or self.number}"

    @property
    def label(self) -> str:
        """The text that represents the record in a line."""
        return str(self.values.get(self.kind.label, ""))

    @property
    def who(self) -> str:
        """The person whose words it holds: the speaker, else the source."""
        return str(self.values.get(self.kind.who or "source") or self.values.get("source") or "")

    @property
    def is_quote(self) -> bool:
        """Whether it is a quote, which can be checked against a transcript."""
        return self.kind.has(FIDELITY)

    @property
    def times(self) -> Sequence[Span]:
        """The times at which it is said, in seconds on the episode's main clock; empty if unknown."""
        times: Sequence[Span] = self.values.get("at", ())
        return times


def with_verdicts(record: Record, verdicts: Sequence[str], **told: Any) -> Record:
    """The record with these verdicts in place of those in the notes, marked as `computed`.

    The other values in `told` are added to them.
    """
    fidelity = {**record.values.get(FIDELITY.name, {}), "verdicts": verdicts, "computed": True, **told}
    return replace(record, values={**record.values, FIDELITY.name: fidelity})


def own_title(head: Mapping[str, Any], episode: str) -> str:
    """The title of an episode; empty if it is only the id, as after an import of a transcript without one."""
    title = str(head.get("title") or "")
    return "" if title == episode else title


class TranscriptFile(NamedTuple):
    """A transcript of an episode: `name` is empty for the main one, else as in `transcript.NAME.vtt`."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Episode:
    """One recorded conversation: its own record, and the records of each kind in file order.

    `folders` are the folders from which it was read, the base first. `transcripts` are its transcript files,
    the main one first.
    """

    head: Record
    records: Mapping[str, tuple[Record, ...]] = dataclass_field(default_factory=dict)
    folders: tuple[str, ...] = ()
    transcripts: tuple[TranscriptFile, ...] = ()

    @property
    def id(self) -> str:
        """The episode's id: the name of its folder."""
        return self.head.episode

    def of(self, kind: Kind) -> tuple[Record, ...]:
        """The episode's records of that kind; of EPISODES, its own."""
        return (self.head,) if kind is EPISODES else self.records.get(kind.name, ())

    def __iter__(self) -> Iterator[Record]:
        """All records, the episode's own first, then kind by kind."""
        yield self.head
        for records in self.records.values():
            yield from records
