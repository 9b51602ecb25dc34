"""The account of an import, for people: one line per file; for a single transcript also its details."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ghostcli.actions.accounts import FAILED, PASSED_OVER, REFUSED, Account
from ghostcli.actions.importing import SAME
from ghostcli.actions.storing import ADDED, NEW, REPLACED, UNCHANGED
from ghostcli.model import KINDS
from ghostcli.notes.base import BLANK, CUT, NO_KIND, RECORD, SPEECH
from ghostcli.render.output import NARROWEST, talking_to_terminal
from ghostcli.render.record_page import nearby
from ghostcli.render.request import Request
from ghostcli.system.paths import relative
from ghostcli.text.escaping import visible
from ghostcli.transcripts.base import FIELD, LEFT_OVER, NOTES, REPEAT, SITE, Remark, SpeakerShare
from ghostcli.verify.summary import Summary

MOST_VOICES = 40
"""Most speakers that are listed."""

MOST_REMARKS = 10
"""Most remarks that are listed for one place. For LEFT_OVER all are listed."""

MOST_UNCHECKED = 5
"""The largest number of episodes without a transcript that are named."""

MOST_DIFFS = 3
"""The largest number of files for which the diffs of changed notes are printed."""

MOST_LEFT = 20
"""The largest number of lines of notes that were not understood and are listed."""

MOST_PASSED = 12
"""The largest number of skipped files that are named."""

_PLACE = re.compile(r"line [0-9,]{1,12}: ")
_NOT_ONE = re.compile(", (?:no|not a) transcript")
_SAYS_NOTHING = ("not a transcript", "not text", "ghost finds no")
_LONGEST_REASON = 60

PLACES = (
    (FIELD, "what the file says about itself"),
    (REPEAT, "repeated text, left out"),
    (SITE, "text of the website or tool"),
    (NOTES, "notes, not imported"),
    (NO_KIND, "understood, but ghost has no kind for it"),
    (CUT, "cut off"),
    (LEFT_OVER, "not understood"),
    ("", "remarks"),
)
"""The places of text that is not speech, in the order of the account, with their headings."""

LINES_OF_NOTES = {
    RECORD: "in records",
    FIELD: "in headings and facts",
    REPEAT: "repeated",
    SITE: "of the website or tool",
    NO_KIND: "without a kind in ghost",
    CUT: "cut off",
    SPEECH: "of a transcript",
    LEFT_OVER: "not understood",
    BLANK: "blank",
}
"""What is said of a number of lines of notes, by their place."""

TOTALS = (
    (NEW, "new"),
    (ADDED, "added"),
    (REPLACED, "replaced"),
    (UNCHANGED, "unchanged"),
    (SAME, "the same words"),
    (PASSED_OVER, "passed over"),
    (REFUSED, "refused"),
    (FAILED, "failed"),
)


def change_of(account: Account, *, dry_run: bool) -> str:
    """The change as text; with `dry_run` as `would be new`."""
    would = dry_run and account.change in {NEW, ADDED, REPLACED}
    return f"would be {account.change}" if would else account.change


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 turn", "1,204 words"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def counts_of(account: Account) -> str:
    """The numbers of cues, words and speakers of a transcript."""
    if account.is_notes:
        return records_of(account)
    speakers = len(account.speakers)
    plural = "" if speakers == 1 else "s"
    return f"{account.cues} cues, {account.words} words, {speakers} speaker{plural}"


def records_of(account: Account) -> str:
    """The numbers of records of notes: "6 quotes, 2 themes"."""
    named = [counted_kind(kind, number) for kind, number in account.records.items()]
    return ", ".join(named) or "no records"


def counted_kind(kind: str, number: int) -> str:
    """A number of records with the name of their kind: "1 theme"."""
    return f"{number:,} {kind if number != 1 else KINDS[kind].singular}"


def _lines(account: Account) -> Iterator[str]:
    """The lines of a file of notes by place, and the numbers of those that were not understood."""
    if account.lines:
        total = sum(account.lines.values())
        parts = ", ".join(f"{number:,} {LINES_OF_NOTES[place]}" for place, number in account.lines.items())
        yield f"  {counted(total, 'line')}: {parts}"
    if account.left_over:
        shown = ", ".join(map(str, account.left_over[:MOST_LEFT]))
        more = (
            f" and {len(account.left_over) - MOST_LEFT:,} more" if len(account.left_over) > MOST_LEFT else ""
        )
        yield f"  not understood: line{'' if len(account.left_over) == 1 else 's'} {shown}{more}"


def file_of(account: Account) -> str:
    """The name of the file for a message."""
    if account.file == "-":
        return "standard input"
    return visible(account.file) or "a file without a name"


def plain(accounts: Iterable[Account], *, dry_run: bool) -> Iterator[str]:
    """One line for each file whose words are in the library; tabs separate the columns.

    The columns are the episode, the change, the counts, the transcript's path, the file, the number of
    words without a speaker and the number of remarks. New columns are only added at the end.
    """
    for account in accounts:
        if account.stored:
            parts = [
                account.episode or "",
                change_of(account, dry_run=dry_run),
                counts_of(account),
                nearby(account.path or ""),
                account.file,
                str(account.nobody.words),
                str(len(account.remarks)),
            ]
            yield "\t".join(map(visible, parts)) + "\n"


def fitted(lines: Sequence[str]) -> list[str]:
    """Lines for stderr; on a terminal they are wrapped to its width, continuation lines with more indent."""
    if not talking_to_terminal():
        return list(lines)
    from ghostcli.render.console import folded

    try:
        width = os.get_terminal_size(2).columns
    except OSError:
        width = 80
    shown = folded(lines, Request(kinds=(), width=max(width, NARROWEST)))
    return [line.rstrip("\n") for line in shown]


def told(account: Account) -> list[str]:
    """The speakers of a transcript, the words without a speaker, and by place the text that is no speech."""
    lines = [*(_lines(account) if account.is_notes else _voices(account))]
    for place, title in PLACES:
        remarks = [remark for remark in account.remarks if remark.place == place]
        if remarks:
            lines.append(f"  {title}:")
            lines += _remarks(remarks, MOST_REMARKS if place != LEFT_OVER else len(remarks))
    return lines


def _voices(account: Account) -> Iterator[str]:
    """A line for each speaker. The numbers come first, because names in any script are hard to align."""
    speakers = account.speakers
    listed = speakers if len(speakers) <= MOST_VOICES + 1 else speakers[:MOST_VOICES]
    rows = [(voice, visible(voice.name or "")) for voice in listed]
    if more := speakers[len(listed) :]:
        others = SpeakerShare(None, sum(one.turns for one in more), sum(one.words for one in more))
        rows.append((others, f"{counted(len(more), 'more speaker')}; -o json lists them"))
    if account.nobody.turns:
        rows.append((account.nobody, "no speaker" if speakers else "no speaker: the file names none"))
    turns = _column([voice.turns for voice, _ in rows], "turn")
    words = _column([voice.words for voice, _ in rows], "word")
    for (_, name), turn, word in zip(rows, turns, words, strict=True):
        yield f"  {turn}  {word}  {name}"


def _column(numbers: Sequence[int], noun: str) -> list[str]:
    """Numbers with their noun, padded to the same width."""
    texts = [counted(number, noun).split(" ") for number in numbers]
    wide = [max(map(len, column)) for column in zip(*texts, strict=True)]
    return [f"{number:>{wide[0]}} {word:<{wide[1]}}" for number, word in texts]


def _remarks(remarks: Sequence[Remark], most: int) -> Iterator[str]:
    listed = remarks if len(remarks) <= most + 1 else remarks[:most]
    for remark in listed:
        yield f"    {visible(str(remark))}"
    if more := len(remarks) - len(listed):
        last = remarks[-1].line
        yield f"    and {more:,} more" + (f", to line {last:,}" if last else "") + "; -o json lists all"


def details(accounts: Sequence[Account]) -> list[str]:
    """The details of a single talk, and of copies that differ a little."""
    stored = [account for account in accounts if account.stored]
    talks = [account for account in stored if account.change != SAME] or stored
    lines = told(talks[0]) if len(talks) == 1 else []
    for account in accounts:
        if account.diff and len(accounts) <= MOST_DIFFS:
            lines += _diff(account)
    for account in stored:
        more = account.change == SAME and account not in talks and _not_quite(account)
        lines += [f"  {file_of(account)}: {more}"] if more else []
    return lines


def _diff(account: Account) -> list[str]:
    """The lines of the diff of a changed file; its path is shown as elsewhere in the account."""
    path = nearby(account.path or "")
    return [visible(line) for line in (f"--- {path}", f"+++ {path}", *account.diff.splitlines()[2:])]


def _not_quite(account: Account) -> str:
    """The differences of a copy; empty if there are none."""
    first, *others = (remark.message for remark in account.remarks)
    is_copy = first.startswith("the same words as ") and " but for " not in first
    return "; ".join([first, *others] if others or not is_copy else [])


def quotes_line(quotes: Summary, unchecked: Sequence[str]) -> str:
    """The last line of an import of notes: what verify says of their quotes; empty if there are none."""
    if not quotes.quotes:
        return ""
    if not unchecked:
        return str(quotes)
    where = ", ".join(unchecked[:MOST_UNCHECKED]) + (", ..." if len(unchecked) > MOST_UNCHECKED else "")
    if quotes.verdicts["unchecked"] == quotes.quotes:
        return f"{counted(quotes.quotes, 'quote')}, unchecked: no transcript yet of {where}"
    return f"{quotes}; no transcript yet of {where}"


def ending(accounts: Sequence[Account], folders: Sequence[str], *, dry_run: bool) -> list[str]:
    """The last lines of the account of several files: the names of the skipped files, and the totals."""
    passed = [account for account in accounts if account.change == PASSED_OVER]
    passed.sort(key=lambda account: account.file)
    lines = []
    if passed:
        names = [_passed(account, folders) for account in passed]
        if (more := len(names) - MOST_PASSED) > 1:
            names = [*names[:MOST_PASSED], f"and {more:,} more (-o json names them)"]
        lines.append(f"{counted(len(passed), 'file')} passed over: {', '.join(names)}")
    if len(accounts) > 1:
        lines.append(totals(accounts, dry_run=dry_run))
    return lines


def _passed(account: Account, folders: Sequence[str]) -> str:
    """A skipped file, with its kind, else with the reason why it cannot be read."""
    path = relative(account.file, folders[0]) if len(folders) == 1 else account.file
    reason = account.name
    if not reason and account.error:
        told = _NOT_ONE.split(_PLACE.sub("", account.error).removeprefix("this is "))[0]
        reason = told if len(told) <= _LONGEST_REASON else ""
    if reason.endswith(": this is not a transcript") or reason.startswith(_SAYS_NOTHING):
        reason = ""
    if reason.endswith(")"):  # "notes (Snipd)"
        reason = reason[:-1].replace(" (", ", ", 1)
    return visible(path) + (f" ({visible(reason)})" if reason else "")


def totals(accounts: Sequence[Account], *, dry_run: bool) -> str:
    """The number of files for each change, on one line."""
    numbers = Counter(account.change for account in accounts)
    parts = ", ".join(f"{numbers[name]:,} {text}" for name, text in TOTALS if numbers[name])
    nothing = ", nothing written" if dry_run else ""
    return f"{counted(len(accounts), 'file')}{nothing}: {parts}"
