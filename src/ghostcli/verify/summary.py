"""Summarizes verified quotes: counts, problems, clocks, episodes without a transcript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from ghostcli.errors import Problem
from ghostcli.model import VERDICTS, Episode, Record, is_quotable
from ghostcli.timecode import format_time
from ghostcli.verify.verifier import EpisodeFindings, Verified, Verifier

if TYPE_CHECKING:
    from ghostcli.fidelity.clock_offset import Clock


class Summary:
    """Counts verified quotes. It does not store them, since there may be any number."""

    def __init__(self) -> None:
        self.quotes = self.quotable = self.recorded = 0
        self.vouched = True
        self.verdicts: Counter[str] = Counter()
        self.named: set[str] = set()

    def add(self, one: Verified) -> None:
        """Count a quote."""
        self.quotes += 1
        self.quotable += is_quotable(one.leading)
        self.vouched &= one.vouched
        self.verdicts.update(set(one.leading))
        self.named.update(one.leading, one.verdicts)
        self.recorded += not one.computed and one.recorded is not None

    def __str__(self) -> str:
        """Counts, as in `9 quotes, 8 quotable: 5 verbatim, 3 near; 1 not checked (recorded verdict)`."""
        listed = ", ".join(f"{count} {verdict}" for verdict in VERDICTS if (count := self.verdicts[verdict]))
        quotes = f"{self.quotes} quote{'' if self.quotes == 1 else 's'}"
        recorded = f"; {self.recorded} not checked (recorded verdict)" if self.recorded else ""
        return f"{quotes}, {self.quotable} quotable: {listed}{recorded}"


class Verification:
    """Verifies quotes and collects remarks for the end.

    `ahead` gives the results of an episode that were computed in advance, or None.
    """

    def __init__(
        self, episodes: Mapping[str, Episode], ahead: Callable[[str], EpisodeFindings | None] = lambda _: None
    ) -> None:
        self.summary = Summary()
        self._episodes = episodes
        self._verifier = Verifier(episodes, ahead)
        self._seen: set[str] = set()
        self._problems: list[Problem] = []
        self._clocks: dict[tuple[str, str], None] = {}
        self._without: list[str] = []

    def verify(self, record: Record) -> Verified:
        """Verify a quote."""
        one = self._verifier.verify(record)
        self.summary.add(one)
        if one.transcript_clock and not one.transcript_clock.is_same:
            self._clocks[record.episode, clock_sentence(one.transcript_clock)] = None
        if record.episode not in self._seen:
            self._seen.add(record.episode)
            episode = self._episodes[record.episode]
            if episode.transcripts:
                self._problems += self._verifier.problems(episode)
            else:
                self._without.append(record.episode)
        return one

    def remarks(self) -> Iterator[str]:
        """A line of counts, then problems of transcripts, clocks that differ, and missing transcripts."""
        yield str(self.summary)
        yield from map(str, self._problems)
        yield from (f"{name}: {sentence}" for name, sentence in sorted(self._clocks))
        if self._without:
            yield (
                f"{', '.join(sorted(self._without)[:5])}: no transcript, so nothing was computed; "
                f"ghost import FILE --episode {min(self._without)} adds one"
            )


def clock_sentence(clock: Clock) -> str:
    """A sentence on how a transcript's clock differs from the episode's; times are on the episode's clock."""
    first, *others = clock.pieces
    if first.rate != 1:
        gained = (first.rate - 1) * 3600
        what = "gains" if gained > 0 else "loses"
        return (
            f"the transcript's clock is {_signed(first.shift)} s from the episode's at 0:00:00 and "
            f"{what} {abs(gained):.1f} s an hour"
        )
    if not others:
        return f"the transcript's clock is {_signed(first.shift)} s from the episode's"
    listed = [f"at first the transcript is {_shifted(first.shift)}"] if round(first.shift) else []
    for piece in others:
        subject = "" if listed else "the transcript is "
        listed.append(
            f"from {format_time(piece.to_episode(piece.start))} on {subject}{_shifted(piece.shift)}"
        )
    return ", ".join(listed)


def _signed(seconds: float) -> str:
    return f"{round(seconds):+d}"


def _shifted(seconds: float) -> str:
    whole = round(seconds)
    return f"{abs(whole)} s {'later' if whole > 0 else 'earlier'}" if whole else "as the episode"
