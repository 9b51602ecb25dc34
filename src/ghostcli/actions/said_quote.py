"""From a moment, and words typed for it, to a quote as said; refuses what the transcript does not support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ghostcli.actions.citing import beyond_end
from ghostcli.actions.keeping import NewQuote
from ghostcli.actions.said_there import SaidWords, find_words, said_at
from ghostcli.errors import GhostError
from ghostcli.model import EPISODES, Episode, Record, is_quotable
from ghostcli.records.passages import EpisodeSpeech
from ghostcli.refs import RefError
from ghostcli.system.commands import joined
from ghostcli.text.escaping import one_line, visible
from ghostcli.timecode import Span
from ghostcli.verify.quote_check import answer
from ghostcli.verify.wording import left_out, said_of

if TYPE_CHECKING:
    from ghostcli.fidelity.clock_offset import Clock
    from ghostcli.fidelity.finding import Finding
    from ghostcli.verify.verifier import Verifier

_SHOWN = 300  # characters of a passage in an error


class NotSaidError(GhostError):
    """The words cannot be kept as a quote: they are not said there, or mislead without the rest."""

    status = 1


def said_quote(
    episode: Episode, spoken: EpisodeSpeech, record: Record, typed: str, verifier: Verifier
) -> NewQuote:
    """The quote of a moment: what is said there, or the words of it that were typed, as they are said.

    Raises RefError for a moment after the end of the talk. Raises NotSaidError if nothing is said there, if
    the typed words are not there, if several people say them, or if they mislead without what is around them.
    """
    clock = verifier.clock(episode.id)
    if over := beyond_end(record, spoken, clock):
        raise RefError(over)
    span = clock.span_to_transcript(record.times[0]) if record.times else None
    said = there = said_at(spoken, record, span)
    if not there.text:
        raise NotSaidError(
            f"nothing is said at {record.ref}", f"ghost around {record.ref} shows what is near"
        )
    if typed:
        said = find_words(there, typed, episode.head.values.get("language"))
        _check_found(record, there, said)
    _check_speakers(record, said)
    finding = _finding(episode, record, said, verifier)
    return NewQuote(said, _time(record, said, finding, clock), finding.verdicts)


def _check_found(record: Record, there: SaidWords, said: SaidWords) -> None:
    """Raise NotSaidError if typed words are not said there, or at several places of an episode."""
    finding = said.finding
    if finding is None or not said.parts or not is_quotable(_without_meaning(finding)):
        instead = said_of(finding) if finding and said.parts else ""
        shown = instead or one_line(there.text)
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN].rpartition(" ")[0] + " …"
        verdicts = ", ".join(finding.verdicts) if finding else "absent"
        raise NotSaidError(f"{record.ref}: these words are not said there ({verdicts})", f"said: “{shown}”")
    if record.kind is EPISODES and said.times > 1:
        told = f"these words are said {said.times} times in {record.ref}"
        words = joined([one_line(said.text)])
        raise NotSaidError(told, f"name the moment: ghost search -x {words} -e {record.ref}")


def _without_meaning(finding: Finding) -> tuple[str, ...]:
    """The verdicts without `misleading`, which is decided on the whole transcript."""
    return tuple(verdict for verdict in finding.verdicts if verdict != "misleading")


def _check_speakers(record: Record, said: SaidWords) -> None:
    speakers = [visible(name or "nobody named") for name in said.speakers]
    if len(speakers) > 1:
        turns = ", ".join(f"{record.episode}@turn{turn}" for turn in said.turns[:8])
        told = f"{record.ref}: {len(speakers)} people say this: {', '.join(speakers)}"
        raise NotSaidError(told, f"a quote has one speaker; their turns are {turns}")


def _time(record: Record, said: SaidWords, finding: Finding, clock: Clock) -> Span | None:
    """When the quote is said, in whole seconds of the episode: a passage as a range, typed words as one time.

    Typed words have the time that `ghost verify` finds for them. If they are said several times in a range,
    they have the whole range.
    """
    if said.times > 1 and record.times:
        return record.times[0]
    span = said.span
    if span is None:
        return None
    begin, end = span
    moment = finding.parts[0].moment if said.finding else None
    if moment is not None and begin <= moment <= end:
        begin = moment
    first, last = (max(0, int(clock.to_episode(time))) for time in (begin, end))
    return (first, None) if said.finding or last <= first else (first, last)


def _finding(episode: Episode, record: Record, said: SaidWords, verifier: Verifier) -> Finding:
    """What `ghost verify` finds for the words. Raises NotSaidError if they may not be quoted."""
    references = verifier.reference(episode)
    main = next((reference for speech, reference in references if not speech.file.name), None)
    span = said.span
    finding = answer(said.text, main, None, at=[span] if span else [], sure=True).finding if main else None
    if finding is None or not is_quotable(finding.verdicts):
        verdicts = ", ".join(finding.verdicts) if finding else "unchecked"
        details = "\n  ".join(left_out(finding) if finding else ())
        told = f"{record.ref}: these words alone are {verdicts}"
        raise NotSaidError(told, details or f"ghost around {record.ref} shows what is said around them")
    return finding
