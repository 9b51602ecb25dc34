"""The quotations of drafts as one HTML page for an editor: no scripts, nothing from the network."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from ghostcli.drafts.draft import PassedOver
from ghostcli.library.made_files import MadeFile
from ghostcli.render.drafts import (
    CheckedDraft,
    drafts_summary,
    moment_of,
    place_in,
    said_lines,
    who_of,
)
from ghostcli.render.marks import mark
from ghostcli.render.record_page import nearby
from ghostcli.render.request import Request
from ghostcli.text.escaping import one_line, visible
from ghostcli.timecode import local_date
from ghostcli.verify.draft_check import Drafted
from ghostcli.verify.wording import said_of

_BEGIN = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="generator" content="ghost verify">
"""
"""The first lines of every report."""

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  color: #222; background: #fff }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2.5rem; overflow-wrap: anywhere }
article { border-left: .3rem solid #999; padding: .1rem 0 .1rem 1rem; margin: 1.2rem 0 }
article.right { border-color: #2a7a3b } article.wrong { border-color: #b3261e }
p { margin: .3rem 0; overflow-wrap: anywhere }
.place, .more { color: #555; font-size: .9rem }
.verdict { font-weight: 600 } .right .verdict { color: #2a7a3b } .wrong .verdict { color: #b3261e }
blockquote { margin: .3rem 0; padding: 0; font-family: Georgia, serif }
del { background: #fbdcd9 } ins { background: #d6f0dc; text-decoration: none }
@media (prefers-color-scheme: dark) {
  body { background: #1b1b1b; color: #e6e6e6 } .place, .more { color: #aaa }
  .right .verdict { color: #7fd196 } .wrong .verdict { color: #ff9d94 }
  del { background: #5c2420 } ins { background: #1e4a2a } a { color: #9cc4ff }
}
@media print { article { break-inside: avoid } }
"""


REPORT = MadeFile("a report", _BEGIN, "report.html", "--report: ")
"""The file of a report."""


def write_report(
    path: str, drafts: Sequence[CheckedDraft], min_words: int, request: Request, others: Sequence[str] = ()
) -> None:
    """Write the page atomically. Raises GhostError if another file than a report is there."""
    REPORT.write(path, "".join(report(drafts, min_words, request, local_date(time.time()), others)))


def report(
    drafts: Sequence[CheckedDraft],
    min_words: int,
    request: Request,
    now: dt.datetime,
    others: Sequence[str] = (),
) -> Iterator[str]:
    """The page, draft by draft; at its end the files that are not drafts."""
    yield f"{_BEGIN}<title>Quotations, checked</title>\n<style>{_STYLE}</style></head><body>\n"
    yield f"<h1>Quotations, checked</h1>\n{_line(drafts_summary(drafts, min_words))}"
    yield _line(
        f"Checked against transcripts on {now:%Y-%m-%d %H:%M %Z}. Listen to the recording before you publish."
    )
    for draft in drafts:
        yield f"<h2>{_text(visible(nearby(draft.path)) if draft.path != '-' else 'standard input')}</h2>\n"
        for one in draft.drafted:
            yield from _article(draft.path, one, sentences=request.sentences)
        if request.everything and draft.draft.passed:
            yield "<h3>Passed over</h3>\n<ul>\n"
            yield from (f"<li>{_text(_passed(draft.path, left))}</li>\n" for left in draft.draft.passed)
            yield "</ul>\n"
    if others:
        yield "<h2>Files passed over: not drafts</h2>\n<ul>\n"
        yield from (f"<li>{_text(visible(nearby(other)))}</li>\n" for other in others)
        yield "</ul>\n"
    yield "</body></html>\n"


def _article(path: str, one: Drafted, *, sentences: bool) -> Iterator[str]:
    """A quotation: its place, verdicts, the printed and said words, who says them, and a link to listen."""
    found = mark(one.verdicts, recorded=one.recorded)
    sort = "right" if one.vouched else "wrong" if found.style == "red" else ""
    yield f'<article class="{sort}">\n<p class="place">{_text(place_in(path, one.quotation))}</p>\n'
    yield f'<p class="verdict">{_text(str(found))}</p>\n'
    yield from _words(one)
    said = said_of(one.telling) if one.telling else ""
    for line in said_lines(one, sentences=sentences):
        if line != f"said: “{said}”":
            yield _line(line)
    for line in who_of(one):
        yield _line(line)
    where, url = moment_of(one), one.url
    if where:
        link = f' · <a href="{_text(url)}" rel="noreferrer">listen</a>' if url and _is_web(url) else ""
        yield f'<p class="more">{_text(where)}{link}</p>\n'
    yield "</article>\n"


def _words(one: Drafted) -> Iterator[str]:
    """The printed and said words with differences marked; if the context matters, the passage."""
    said = said_of(one.telling) if one.telling else ""
    # In misleading and in scattered quotations, no word differs.
    compared = one.finding if said and not one.whole and "verbatim" not in one.verdicts else None
    steps = compared.diff if compared else ()
    printed = _marked(((op, text) for op, text, _ in steps), "del") or _text(one.quotation.text)
    yield f"<blockquote>“{printed}”</blockquote>\n"
    if not said:
        return
    words = _marked((("equal", "…") if op == "cut" else (op, text) for op, _, text in steps), "ins")
    yield f"<p>said:</p>\n<blockquote>“{words or _text(said)}”</blockquote>\n"
    if compared and said == one_line(compared.sentence):
        yield _line(f"in: “{said}”", "more")


def _marked(steps: Iterable[tuple[str, str]], tag: str) -> str:
    """The words of one side of a diff; words that the other side does not have are marked."""
    pieces = []
    for op, words in steps:
        if words.strip():
            text = _text(words)
            pieces.append(text if op in {"equal", "cut"} else f"<{tag}>{text}</{tag}>")
    return " ".join(pieces)


def _passed(path: str, left: PassedOver) -> str:
    shown = one_line(left.text)
    return f"{place_in(path, left)}: {left.reason}" + (f": “{shown}”" if shown else "")


def _line(text: str, sort: str = "") -> str:
    return f'<p class="{sort}">{_text(text)}</p>\n' if sort else f"<p>{_text(text)}</p>\n"


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _text(text: str) -> str:
    """Text escaped for HTML, with visible control characters and directional overrides."""
    return escape(one_line(text))
