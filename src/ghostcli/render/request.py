"""The settings of a format: what the user asked for, and the device that it writes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.fields import Kind
from ghostcli.model import Record
from ghostcli.records.links import Link
from ghostcli.search.hit import Hit

if TYPE_CHECKING:
    from ghostcli.render.speech_template import SpeechTemplate
    from ghostcli.transcripts.base import Units
    from ghostcli.transcripts.subtitles import SubtitleSize


UNITS: dict[str, Units | None] = {"turns": "turns", "passages": "passages", "none": None}
"""What has one time in speech that is printed to read, by the values of --times."""


class SpeechLayout(NamedTuple):
    """The layout of speech. `units` are what has one time, None for no times at all.

    `template` is the line of a unit, None for the format's own. `size` is that of subtitles, None for the
    cues as they are. `address` returns the address of a second on the transcript's clock, empty if there is
    none.
    """

    units: Units | None = "turns"
    template: SpeechTemplate | None = None
    size: SubtitleSize | None = None
    address: Callable[[float], str] = lambda _: ""


class Request(NamedTuple):
    """The settings for a format; `format` is its name.

    `kinds` are the possible kinds. `columns` are fields that plain has after its own columns, and JSON after
    the record's keys; a table then shows no numbers or refs of records. `hits` says that there was a query,
    `in_order` that the records are in stored order. `fields` are those of --fields; empty means the format's
    own, followed by `more`, which are computed. `width` is in columns; None
    means no wrapping. `brief` gives each record of a table one line of that width. `hyperlinks` says that
    the terminal supports them. `sentences` shows the whole sentence if a quote begins or ends inside one,
    `everything` also shows what was skipped, `dry_run` says that nothing was written. `say` receives
    remarks on what a format cannot hold. `links` returns the links of a record, `explain` the remarks on
    its fidelity. `layout` is that of speech.
    """

    kinds: tuple[Kind, ...] = ()
    columns: tuple[str, ...] = ()
    format: str = ""
    hits: bool = False
    in_order: bool = False
    fields: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    header: bool = False
    spreadsheet: bool = False
    width: int | None = None
    brief: bool = False
    color: bool = False
    hyperlinks: bool = False
    sentences: bool = False
    everything: bool = False
    dry_run: bool = False
    say: Callable[[str], object] = lambda _: None
    links: Callable[[Record], Sequence[Link]] = lambda _: ()
    explain: Callable[[Record], Sequence[str]] = lambda _: ()
    layout: SpeechLayout = SpeechLayout()

    @property
    def kind(self) -> Kind | None:
        """The kind, if there is only one; else None."""
        return self.kinds[0] if len(self.kinds) == 1 else None


Writer = Callable[[Iterable[Hit], Request], Iterator[str]]
"""Writes records as chunks of text. Each chunk ends with a newline, except the last of a document."""
