"""What an assistant can ask: search, read, verify, cite, list, show. Each returns data for JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from ghostcli.errors import GhostError
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT, Record, kind_named
from ghostcli.records.filters import Condition, condition, since, until
from ghostcli.records.passages import EpisodeSpeech
from ghostcli.refs import RefError, episode_named, resolve
from ghostcli.render.data import address
from ghostcli.search.find import Question, find
from ghostcli.search.hit import Hit
from ghostcli.server.answers import MOST_WORDS, safe, safe_text
from ghostcli.server.libraries import ServedLibraries
from ghostcli.server.record_data import checked_data, episode_data, hit_data, record_data
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import visible
from ghostcli.timecode import format_time

if TYPE_CHECKING:
    from ghostcli.drafts.draft import PassedOver
    from ghostcli.fidelity.clock_offset import Clock

MOST_HITS, MOST_EPISODES, MOST_QUOTES = 50, 200, 100
"""The most hits, episodes and quotes of one answer."""

MOST_SKIPPED = 10_000
"""The most hits that are passed over."""

LONGEST_QUOTE, LONGEST_DRAFT = 3_000, 50_000
"""Characters of a quote, and of a draft."""

LONGEST_RESOURCE = 200_000
"""Characters of an episode as a document."""


class Tools:
    """The tools over some libraries. All raise GhostError, with a hint, for what cannot be answered."""

    def __init__(self, served: ServedLibraries) -> None:
        self._served = served

    def search(  # noqa: PLR0917 - the arguments of the protocol
        self,
        query: str,
        kinds: Sequence[str] = (),
        episode: str = "",
        speaker: str = "",
        published_since: str = "",
        published_until: str = "",
        limit: int = 10,
        skip: int = 0,
    ) -> dict[str, Any]:
        """Search notes and speech: one ranked list, best first."""
        asked = tuple(map(_kind, kinds)) or (*KINDS.values(), EPISODES, TRANSCRIPT)
        conditions: list[Condition] = []
        if speaker:
            conditions.append(condition("speaker", "~", speaker, asked))
        conditions += [since(published_since)] if published_since else []
        conditions += [until(published_until)] if published_until else []
        if not query.strip():
            raise GhostError("search needs a query", "some words that were said or noted")
        with self._served.opened() as library:
            names = (episode_named(episode, library.episodes),) if episode else ()
            first = max(0, min(skip, MOST_SKIPPED))
            most = first + _within(limit, MOST_HITS)
            question = Question(asked, query, conditions=tuple(conditions), episodes=names, limit=most)
            answer = find(library.episodes, question)
            hits = [hit_data(hit) for hit in islice(answer.hits, first, None)]
            told: dict[str, Any] = {"hits": hits, "total": answer.total, "at_least": answer.more}
            if answer.total > most:
                told["next"] = f"skip={most} shows more"
            told["read_as"] = {typed: list(read) for typed, read in answer.read_as.items()}
        return _answer(told, keep=("hits", "total"))

    def read(self, ref: str, seconds: float = 60, chapter: str = "", skip: int = 0) -> dict[str, Any]:
        """What was said around a moment or record, or in an episode or a chapter of it.

        `skip` leaves out so many of the passages, to go on where an answer ended.
        """
        from ghostcli.actions.locating import said_words
        from ghostcli.records.excerpts import Wanted, around, excerpt
        from ghostcli.records.passages import by_transcript, spoken_of
        from ghostcli.verify.verifier import Verifier

        with self._served.opened() as library:
            record = resolve(ref, library.episodes)
            spoken = spoken_of(library.episodes[record.episode])
            if spoken is None or not spoken.cues:
                raise GhostError(f"{record.episode} has no transcript", "show has what its notes say")
            verifier = Verifier(library.episodes)
            clock = verifier.clock(record.episode)
            _check_within(record, spoken, clock)
            if chapter or record.kind is EPISODES:
                shown = excerpt(spoken, Wanted(chapter=chapter or None))
                places = list(shown.passages)
            else:
                record = by_transcript(verifier.timed(record), clock)
                shown = around(spoken, record, max(0.0, min(seconds, 3_600.0)), said_words(spoken, record))
                at = record.times[0][0] if record.times else 0.0
                places = _nearest(shown.passages, spoken, at)
            first = max(0, skip)
            chosen = _bounded(places[first:], spoken)
            speech = []
            for place in chosen:
                passage = spoken.passages[place]
                start = None if passage.start is None else max(0.0, clock.to_episode(passage.start))
                moment = None if start is None else f"{record.episode}@{format_time(start)}"
                text = " ".join(shown.text(place).split()[:MOST_WORDS])
                speech.append({"at": moment, "speaker": passage.speaker, "text": text})
            told = {"episode": record.episode, "title": record.head.get("title"), "speech": speech}
            if first + len(chosen) < len(places):
                told["next"] = f"skip={first + len(chosen)} reads on"
            if len(places) < len(shown.passages):
                told["cut"] = "only the speech nearest to the moment; read at another moment, or by chapter"
            told["url"] = address(record)
        return _answer(told, keep=("speech",))

    def verify_quotes(
        self, quotes: Sequence[dict[str, str]] = (), draft: str = "", episode: str = ""
    ) -> dict[str, Any]:
        """Hold quotes, or the quotations of a draft, against the transcripts."""
        from ghostcli.drafts.files import read_draft_bytes
        from ghostcli.render.drafts import drafted_data
        from ghostcli.verify.draft_check import Desk
        from ghostcli.verify.quote_lines import quote_line

        if len(quotes) > MOST_QUOTES:
            raise GhostError(f"{len(quotes)} quotes are too many", f"at most {MOST_QUOTES} at once")
        if any(len(one.get("text", "")) > LONGEST_QUOTE for one in quotes):
            raise GhostError("a quote is too long", f"at most {LONGEST_QUOTE:,} characters each")
        if len(draft) > LONGEST_DRAFT:
            raise GhostError("the draft is too long", f"at most {LONGEST_DRAFT:,} characters at once")
        left = 0
        passed: Sequence[PassedOver] = ()
        with self._served.opened() as library:
            names = [episode_named(episode, library.episodes)] if episode else None
            desk = Desk(library.episodes.index, names)
            lines = [
                quote_line(
                    json.dumps(one).encode(), number, lambda typed: episode_named(typed, library.episodes)
                )
                for number, one in enumerate(quotes, 1)
            ]
            checked = iter(desk.check([(one.quotation, one.asked) for one in lines if one.asked]))
            results = [
                {"text": quotes[line.number - 1].get("text", ""), "error": line.error}
                if line.asked is None
                else checked_data(drafted_data(next(checked)))
                for line in lines
            ]
            if draft:
                read = read_draft_bytes(draft.encode("utf-8", "replace"), "the draft")
                passed = read.passed
                found = desk.check_drafts([read])[0]
                results += [checked_data(drafted_data(one)) for one in found[:MOST_QUOTES]]
                left = max(0, len(found) - MOST_QUOTES)
            good = sum(bool(one.get("quotable")) for one in results)
            told = {"quotes": results, "quotable": good, "checked": len(results)}
            if passed:
                told["passed_over"] = [
                    {"line": one.line, "text": one.text[:LONGEST_QUOTE], "not_checked": one.reason}
                    for one in passed[:MOST_QUOTES]
                ]
            if len(passed) > MOST_QUOTES:
                told["passed_over_in_all"] = len(passed)
            if left:
                told["not_checked"] = f"{left} more quotations of the draft: verify the rest apart"
        return _answer(told, keep=("quotes", "quotable", "checked"))

    def cite(self, ref: str, style: str = "text", as_said: bool = False) -> dict[str, Any]:
        """A citation of a quote or a moment: refused if the transcript does not support it."""
        from ghostcli.actions.citing import cite, narrowed, objection
        from ghostcli.records.passages import spoken_of
        from ghostcli.render.formats import CITATIONS
        from ghostcli.render.request import Request
        from ghostcli.render.verify_data import citation_mark
        from ghostcli.verify.verifier import Verifier

        chosen = CITATIONS.named(style, terminal=False)
        with self._served.opened() as library:
            record = resolve(ref, library.episodes)
            if not record.is_quote and record.kind is not TRANSCRIPT:
                raise GhostError(f"{record.ref} is neither a quote nor a moment", "cite takes those")
            verifier = Verifier(library.episodes)
            verified = verifier.verify(record) if record.is_quote else None
            if verified is None:
                spoken = spoken_of(library.episodes[record.episode])
                clock = verifier.clock(record.episode)
                _check_within(record, spoken, clock)
                record = narrowed(record, spoken, clock).record
            if len(record.label) > LONGEST_QUOTE:
                raise GhostError(f"{record.ref} is too long to be cited", "name a shorter range")
            against = objection(record, verified, as_said=as_said)
            told: dict[str, Any] = {"ref": record.ref}
            if against:
                told |= {"objection": against.message, "details": list(against.details)}
            if against is None or not against.refused:
                citation = cite(record, verified, as_said=as_said)
                if verified and (mark := citation_mark(verified, as_said=as_said and against is None)):
                    citation = citation._replace(mark=mark)
                told["citation"] = "".join(chosen.write([citation], Request())).rstrip("\n")
                told["url"] = citation.url
        return _answer(told)

    def list_episodes(
        self,
        query: str = "",
        published_since: str = "",
        published_until: str = "",
        skip: int = 0,
        limit: int = 50,
    ) -> dict[str, Any]:
        """The episodes of the libraries, the newest first."""
        conditions = [since(published_since)] if published_since else []
        conditions += [until(published_until)] if published_until else []
        with self._served.opened() as library:
            question = Question(
                (EPISODES,), query, conditions=tuple(conditions), sort="published", reverse=True, judged=False
            )
            records = [hit.record for hit in find(library.episodes, question).hits]
            start = max(0, skip)
            chosen = records[start : start + _within(limit, MOST_EPISODES)]
            told = {"episodes": [episode_data(one) for one in chosen], "total": len(records)}
            if start + len(chosen) < len(records):
                told["next"] = f"skip={start + len(chosen)} shows more"
            if errors := library.episodes.index.problems.errors:
                told["problems"] = f"{errors} in files of the libraries, which ghost lint lists"
        return _answer(told, keep=("episodes", "total"))

    def show(self, ref: str) -> dict[str, Any]:
        """A whole record, and the records that are linked to it."""
        from ghostcli.records.links import linked_records
        from ghostcli.records.passages import spoken_of
        from ghostcli.verify.verifier import Verifier

        with self._served.opened() as library:
            verifier = Verifier(library.episodes)
            record = verifier.timed(verifier.effective(resolve(ref, library.episodes)))
            if record.kind is TRANSCRIPT:
                spoken = spoken_of(library.episodes[record.episode])
                _check_within(record, spoken, verifier.clock(record.episode))
            told = record_data(record)
            links = linked_records(record, library.episodes) if record.kind is not TRANSCRIPT else []
            told["linked"] = [
                {"relation": one.relation, "ref": one.record.ref, "text": one.record.label}
                for one in links[:MOST_HITS]
            ]
            if len(links) > MOST_HITS:
                told["linked_in_all"] = len(links)
        return _answer(told)

    def episode_text(self, name: str) -> str:
        """An episode as a Markdown document: its facts and its notes with their verdicts."""
        from ghostcli.render.markdown import document
        from ghostcli.render.request import Request
        from ghostcli.verify.verifier import Verifier

        with self._served.opened() as library:
            if name not in library.episodes:
                raise RefError(f'there is no episode "{visible(name)}"{did_you_mean(name, library.episodes)}')
            verifier = Verifier(library.episodes)
            records = (verifier.timed(verifier.effective(one)) for one in library.episodes[name])
            text = "".join(
                document((Hit(one) for one in records), Request(kinds=(*KINDS.values(), EPISODES)))
            )
        text = safe_text(text)
        return (
            text
            if len(text) <= LONGEST_RESOURCE
            else f"{text[:LONGEST_RESOURCE]}…\n\n(cut: search has the rest)\n"
        )

    def episode_names(self) -> list[tuple[str, str]]:
        """The id and the title of each episode."""
        with self._served.opened() as library:
            heads = [library.episodes.index.head(place) for place in library.episodes.index.positions()]
            return [(one.episode, safe_text(str(one.head.get("title") or one.episode))) for one in heads]


def _check_within(record: Record, spoken: EpisodeSpeech | None, clock: Clock) -> None:
    """Raise GhostError for a moment after the end of the talk."""
    from ghostcli.actions.citing import beyond_end

    if over := beyond_end(record, spoken, clock):
        raise GhostError(over)


def _answer(told: dict[str, Any], keep: Sequence[str] = ()) -> dict[str, Any]:
    """The answer without what is empty, but for the keys in `keep`."""
    cleaned: dict[str, Any] = safe(told)
    return {**{name: told[name] for name in keep if name in told and name not in cleaned}, **cleaned}


def _nearest(passages: Sequence[int], spoken: EpisodeSpeech, at: float) -> list[int]:
    """The passages nearest to a moment, as many as an answer may have, in their order."""
    ranked = sorted(passages, key=lambda place: abs((spoken.passages[place].start or 0.0) - at))
    return sorted(_bounded(ranked, spoken))


def _bounded(passages: Sequence[int], spoken: EpisodeSpeech) -> list[int]:
    """The first passages, as many as an answer may have, and at least one."""
    words = 0
    chosen: list[int] = []
    for place in passages:
        words += len(spoken.passages[place].text.split())
        if words > MOST_WORDS and chosen:
            break
        chosen.append(place)
    return chosen


def _within(number: int, most: int) -> int:
    return max(1, min(number, most))


def _kind(name: str) -> Any:
    kind = kind_named(name)
    if kind is None:
        known = (*KINDS, TRANSCRIPT.name)
        raise GhostError(f'no kind is called "{visible(name)}"{did_you_mean(name, known)}', ", ".join(known))
    return kind
