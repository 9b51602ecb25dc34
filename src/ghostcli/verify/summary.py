"""What is to be said of verified quotes in the end: counts, problems, clocks, what has no transcript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ghostcli.errors import Problem
from ghostcli.model import VERDICTS, Episode, Record
from ghostcli.verify.verifier import Verified, Verifier


class Summary:
    """What is to be said of quotes in the end; they are not held, there may be any number of them."""

    def __init__(self) -> None:
        self.quotes = self.recorded = 0
        self.vouched = True
        self.verdicts: Counter[str] = Counter()
        self.named: set[str] = set()

    def add(self, one: Verified) -> None:
        """Count a quote."""
        self.quotes += 1
        self.vouched &= one.vouched
        self.verdicts.update(set(one.leading))
        self.named.update(one.leading, one.verdicts)
        self.recorded += not one.computed and one.recorded is not None

    def __str__(self) -> str:
        """A closing line of counts: `16 quotes: 10 verbatim, 3 near; 16 of them as recorded only`."""
        told = ", ".join(f"{count} {verdict}" for verdict in VERDICTS if (count := self.verdicts[verdict]))
        quotes = f"{self.quotes} quote{'' if self.quotes == 1 else 's'}"
        return f"{quotes}: {told}" + (f"; {self.recorded} as recorded only" if self.recorded else "")


class Verification:
    """Verifies quotes, and keeps what is to be said of them in the end."""

    def __init__(self, episodes: Mapping[str, Episode]) -> None:
        self.summary = Summary()
        self._episodes = episodes
        self._verifier = Verifier(episodes)
        self._seen: set[str] = set()
        self._problems: list[Problem] = []
        self._clocks: set[tuple[str, int]] = set()
        self._without: list[str] = []

    def verify(self, record: Record) -> Verified:
        """Verify a quote."""
        one = self._verifier.verify(record)
        self.summary.add(one)
        if one.clock:
            self._clocks.add((record.episode, round(one.clock)))
        if record.episode not in self._seen:
            self._seen.add(record.episode)
            episode = self._episodes[record.episode]
            if episode.transcripts:
                self._problems += self._verifier.problems(episode)
            else:
                self._without.append(record.episode)
        return one

    def remarks(self) -> Iterator[str]:
        """A line of counts; what is wrong with transcripts, whose clock is off, which are lacking."""
        yield str(self.summary)
        yield from map(str, self._problems)
        for name, shift in sorted(self._clocks):
            yield f"{name}: the transcript's clock is {shift:+d} s from the episode's"
        if self._without:
            yield (
                f"{', '.join(sorted(self._without)[:5])}: no transcript, so nothing was computed; "
                f"ghost import FILE --episode {min(self._without)} adds one"
            )
