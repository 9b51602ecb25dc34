"""The quotations of a draft held against the library: where each was said, and whether like that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl

from ghostcli.actions.moments import moment, web_address
from ghostcli.fidelity.check import check
from ghostcli.fidelity.draft import Quotation, quotations
from ghostcli.fidelity.finding import Finding, badness
from ghostcli.model import FIDELITY, Episode, Record, is_quotable
from ghostcli.search.verdicts import Verifier
from ghostcli.text import fold, words

NOT_FOUND = "not-found"

_TIMES = {"t", "start", "time_continue", "si", "feature"}  # parts of an address that name no episode


class Drafted(NamedTuple):
    """A quotation of a draft and how it stands.

    `verdicts` are those of the transcript that is kindest, or recorded ones (`recorded`), or
    `not-found` alone. `episode` is where it was found, `time` in seconds on the episode's clock.
    `record` is the quote of the notes that has the same words, if there is one.
    """

    quotation: Quotation
    verdicts: tuple[str, ...]
    episode: Episode | None = None
    finding: Finding | None = None
    time: float | None = None
    record: Record | None = None
    recorded: bool = False

    @property
    def vouched(self) -> bool:
        """Whether a transcript has it verbatim or near."""
        return not self.recorded and is_quotable(self.verdicts)

    @property
    def url(self) -> str | None:
        """The address of the second at which it is said."""
        found = moment(self.episode.head.values, self.time) if self.episode else None
        return found.url if found and found.seeks else None


def check_draft(text: str, episodes: Mapping[str, Episode], min_words: int) -> Iterator[Drafted]:
    """Each quotation of a draft, in order, held against every episode or the one that is bound to it.

    An address of an episode's medium in the same paragraph binds the quotation to that episode.
    """
    verifier = Verifier(episodes)
    addresses = _addresses(episodes.values())
    noted = _Noted(episodes.values())
    for quotation in quotations(text, min_words):
        bound = [addresses[key] for url in quotation.addresses if (key := _key(url)) in addresses]
        found = _best(quotation, bound or episodes.values(), verifier)
        record = noted.find(quotation.text, bound)
        if found and (bound or not set(found.verdicts) & {"absent", "unclear"}):
            yield found._replace(record=record)
        elif record:
            verdicts = tuple(record.values.get(FIDELITY.name, {}).get("verdicts", ("unchecked",)))
            time = record.times[0][0] if record.times else None
            yield Drafted(quotation, verdicts, episodes[record.episode], None, time, record, recorded=True)
        elif bound and not found:
            yield Drafted(quotation, ("unchecked",), bound[0])
        else:
            yield Drafted(quotation, ("unclear",) if found and "unclear" in found.verdicts else (NOT_FOUND,))


def _best(quotation: Quotation, episodes: Iterable[Episode], verifier: Verifier) -> Drafted | None:
    """What the kindest transcript of all says, None where there is none."""
    best: Drafted | None = None
    for episode in episodes:
        for _, spoken in verifier.spoken(episode):
            if not _might_hold(quotation.text, spoken.words):
                continue
            finding = check(quotation.text, spoken)
            if best is None or best.finding is None or badness(finding) < badness(best.finding):
                time = finding.parts[0].moment if finding.parts else None
                best = Drafted(quotation, finding.verdicts, episode, finding, time)
    return best


def _might_hold(text: str, said: Sequence[str]) -> bool:
    """Whether a transcript has enough of the words at all: less than a third is never found."""
    wanted = set(words(text))
    return 3 * len(wanted & set(said)) >= len(wanted)


def _addresses(episodes: Iterable[Episode]) -> dict[str, Episode]:
    return {
        key: episode
        for episode in episodes
        for medium in episode.head.values.get("media", ())
        if (key := _key(medium["url"]))
    }


def _key(url: str) -> str:
    """An address without what names a second or a referrer; the two forms of a video are one."""
    split = web_address(url)
    if split is None:
        return ""
    host = (split.hostname or "").removeprefix("www.").removeprefix("m.")
    query = sorted(pair for pair in parse_qsl(split.query) if pair[0] not in _TIMES)
    if host == "youtu.be":
        return f"youtube.com/watch?v={split.path.strip('/')}"
    if host == "youtube.com" and (found := re.match(r"/(?:embed|live|shorts)/([\w-]+)", split.path)):
        return f"youtube.com/watch?v={found[1]}"
    if host == "youtube.com":
        query = [pair for pair in query if pair[0] == "v"]
    tail = "&".join(f"{name}={value}" for name, value in query)
    return f"{host}{split.path.rstrip('/')}" + (f"?{tail}" if tail else "")


class _Noted:
    """The quotes in the notes, to be found by their words."""

    def __init__(self, episodes: Iterable[Episode]) -> None:
        self._by_words: dict[str, Record] = {}
        for episode in episodes:
            for record in episode:
                if record.is_quote:
                    self._by_words.setdefault(fold(record.label), record)

    def find(self, text: str, bound: Sequence[Episode]) -> Record | None:
        """The quote that has these words, or these among its own; of the episodes bound, if any are."""
        folded = fold(text)
        names = {episode.id for episode in bound}
        for held, record in self._by_words.items():
            if f" {folded} " in f" {held} " and (not names or record.episode in names):
                return record
        return None
