"""The quotations of drafts as `file:line:column` lines, as JSON, and as annotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ghostcli.drafts.draft import UNPAIRED, Draft, PassedOver, Quotation
from ghostcli.render.json_output import dump
from ghostcli.render.problems import annotation
from ghostcli.render.record_page import nearby
from ghostcli.render.request import Request
from ghostcli.text.escaping import one_line, visible
from ghostcli.timecode import format_time, plain_number
from ghostcli.verify.draft_check import Drafted
from ghostcli.verify.quote_lines import QuoteLine
from ghostcli.verify.wording import SpeakerRun, corrected, left_out, said_by, said_by_several, said_of

_SHOWN = 60  # characters of a skipped quotation


class CheckedDraft(NamedTuple):
    """A draft with its path, and the results for its quotations."""

    path: str
    draft: Draft
    drafted: Sequence[Drafted]


def moment_of(one: Drafted) -> str | None:
    """The ref of the place where it is said: a moment, else the record or the episode."""
    if one.recorded and one.record:
        return one.record.ref
    if one.head is None:
        return None
    return one.head.episode if one.time is None else f"{one.head.episode}@{format_time(one.time)}"


def verdicts_of(one: Drafted) -> str:
    """The verdicts as text, with "(recorded)" if they come from the notes."""
    return ", ".join(one.verdicts) + (" (recorded)" if one.recorded else "")


def _sentence(one: Drafted, *, sentences: bool) -> str:
    where = moment_of(one)
    parts = [f"{verdicts_of(one)}: “{one_line(one.quotation.text)}”", f"({where})" if where else ""]
    return "  ".join(part for part in (*parts, *said_lines(one, sentences=sentences), *who_of(one)) if part)


def said_lines(one: Drafted, *, sentences: bool) -> list[str]:
    """The omissions, the said words if they differ from the printed ones, and the corrections.

    With `sentences` also the whole sentence if the quotation begins or ends inside one.
    """
    if one.telling is None:
        return []
    said = said_of(one.telling)
    lines = [*left_out(one.telling), *([f"said: “{said}”"] if said else []), *corrected(one.telling)]
    whole = one_line(one.telling.sentence)
    return [*lines, f"sentence: “{whole}”"] if sentences and whole and whole != said else lines


def who_of(one: Drafted) -> list[str]:
    """The speaker, if the draft names another or none; and a line if no speaker label has that name."""
    speaker = one_line(one.speaker) if one.speaker else ""
    name = one.attributed.name if one.attributed else one.attribution.name if one.attribution else ""
    if "misattributed" in one.verdicts and name and not one.recorded:
        return said_by(one.voices or (SpeakerRun(one.speaker, ""),), name, voiced=one.attributed_voice)
    if one.strangely_named:
        return said_by(one.voices or (SpeakerRun(one.speaker, ""),), name, voiced=False)
    if several := said_by_several(one.voices):
        return [several]
    return [f"said by {speaker}"] if one.voice_named and not one.attributed else []


def place_in(path: str, one: Quotation | PassedOver) -> str:
    """The place in a draft: `file:line:column`, or the file and the paragraph."""
    shown = visible(nearby(path)) if path != "-" else "-"
    return f"{shown}: {one_line(one.place)}" if one.place else f"{shown}:{one.line}:{one.column}"


def as_lines(drafts: Iterable[CheckedDraft], request: Request) -> Iterator[str]:
    """One line for each quotation: `file:line:column: verdicts`."""
    for draft in drafts:
        for one in draft.drafted:
            yield f"{place_in(draft.path, one.quotation)}: {_sentence(one, sentences=request.sentences)}\n"
        for left in draft.draft.passed if request.everything else ():
            yield f"{place_in(draft.path, left)}: {passed_text(left)}\n"


def passed_text(left: PassedOver) -> str:
    """A skipped quotation, and the reason."""
    text = one_line(left.text)
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
    words = shown if left.reason == UNPAIRED else f"“{shown}”"
    return f"passed over, {left.reason}" + (f": {words}" if shown else "")


def drafted_data(one: Drafted) -> dict[str, Any]:
    """The JSON object of a quotation's result, without its place in the draft."""
    finding, telling = one.finding, one.telling
    return {
        "text": one.quotation.text,
        "verdicts": list(one.verdicts),
        "recorded": one.recorded,
        "share": round(finding.share, 3) if finding else None,
        "episode": one.head.episode if one.head else None,
        "ref": moment_of(one),
        "quote": one.quote.ref if one.quote else None,
        "at": plain_number(round(one.time, 1)) if one.time is not None else None,
        "said": [part.said for part in telling.parts] if telling else [],
        "left_out": [left._asdict() for left in telling.omissions] if telling else [],
        "sentence": telling.sentence if telling else "",
        "speaker": finding.parts[0].speaker if finding and finding.parts else None,
        "voices": [voice._asdict() for voice in one.voices],
        "url": one.url,
        "attributed_to": one.attribution.name if one.attribution else None,
        "attributed": one.attributed.ref if one.attributed else None,
        "attributed_voice": one.attributed_voice,
        "corrections": [one._asdict() for one in telling.corrections] if telling else [],
    }


def _data(path: str, one: Drafted) -> dict[str, Any]:
    found = one.quotation
    where = {"file": path, "line": found.line, "column": found.column, "place": found.place}
    return {**where, **drafted_data(one), "passed": None}


def _left_data(path: str, left: PassedOver) -> dict[str, Any]:
    return {
        "file": path, "line": left.line, "column": left.column, "place": left.place,
        "text": left.text, "verdicts": [], "passed": left.reason,
    }  # fmt: skip


def _objects(drafts: Iterable[CheckedDraft], *, everything: bool) -> Iterator[dict[str, Any]]:
    for draft in drafts:
        yield from (_data(draft.path, one) for one in draft.drafted)
        yield from (_left_data(draft.path, left) for left in draft.draft.passed if everything)


def as_json(drafts: Iterable[CheckedDraft], request: Request) -> Iterator[str]:
    """One array."""
    yield dump(list(_objects(drafts, everything=request.everything)), indent=2) + "\n"


def as_json_lines(drafts: Iterable[CheckedDraft], request: Request) -> Iterator[str]:
    """One object per line."""
    for one in _objects(drafts, everything=request.everything):
        yield dump(one) + "\n"


def as_annotations(drafts: Iterable[CheckedDraft], request: Request) -> Iterator[str]:
    """An annotation for each quotation that is not confirmed."""
    for draft in drafts:
        for one in draft.drafted:
            if not one.vouched or one.strangely_named:
                text = _sentence(one, sentences=request.sentences)
                level = "warning" if one.vouched else "error"
                yield annotation(draft.path, one.quotation.line, one.quotation.column, text, level)
        for left in draft.draft.passed if request.everything else ():
            yield annotation(draft.path, left.line, left.column, passed_text(left), "notice")


class VerdictCounts:
    """Counts quotations: quotable as verbatim, near or corrected; and attributed to an unknown name."""

    def __init__(self, what: str) -> None:
        self._what = what
        self.total = self._verbatim = self._near = self._corrected = self._strange = 0

    def add(self, one: Drafted) -> None:
        """Count a quotation."""
        self.total += 1
        self._strange += one.strangely_named
        if one.vouched and one.telling and one.telling.corrections:
            self._corrected += 1
        elif one.vouched:
            self._near += "near" in one.verdicts
            self._verbatim += "near" not in one.verdicts

    def __str__(self) -> str:
        """The counts as text: `5 of 9 quotations are quotable: 3 verbatim, 2 near`."""
        kinds = (
            (self._verbatim, "verbatim"),
            (self._near, "near"),
            (self._corrected, "only as corrected by sic or heard"),
        )
        quotable = sum(count for count, _ in kinds)
        listed = ", ".join(f"{count} {kind}" for count, kind in kinds if count)
        strange = f"; {self._strange} attributed to a name that no speaker label has" if self._strange else ""
        return (
            f"{quotable} of {self.total} {self._what} are quotable{f': {listed}' if listed else ''}{strange}"
        )


def drafts_summary(drafts: Sequence[CheckedDraft], min_words: int) -> str:
    """A sentence with the counts for all drafts."""
    counts = VerdictCounts("quotations" + (f" in {len(drafts)} drafts" if len(drafts) > 1 else ""))
    for draft in drafts:
        for one in draft.drafted:
            counts.add(one)
    return str(counts) if counts.total else f"no quotation of {min_words} words or more"


def as_quote_lines(answers: Iterable[tuple[QuoteLine, Drafted | None]], _: Request) -> Iterator[str]:
    """The result for each line of JSON Lines; its error if it is not a quote, and so has no result."""
    for line, one in answers:
        yield dump(_line_data(line) | (drafted_data(one) if one else {"error": line.error})) + "\n"


def _line_data(line: QuoteLine) -> dict[str, Any]:
    return {"line": line.number, **({"id": line.id} if line.named else {})}


def passed_over(drafts: Iterable[CheckedDraft]) -> Iterator[str]:
    """A sentence that counts the skipped quotations by reason; nothing if there are none."""
    reasons = Counter(left.reason for draft in drafts for left in draft.draft.passed)
    if reasons:
        counted = ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items()))
        yield f"passed over: {counted}; --all lists them"
