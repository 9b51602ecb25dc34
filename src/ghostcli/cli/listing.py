"""From the options of lists and search to a printed answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from ghostcli.cli.groups import UsageError
from ghostcli.cli.options import FilterOptions, SelectOptions
from ghostcli.cli.session import Printer, Session
from ghostcli.fields import Kind
from ghostcli.index.library import StoredLibrary
from ghostcli.model import FIDELITY, KINDS, SHARE_FIELDS
from ghostcli.records.filters import Condition, condition, parse_where, quotable, since, until
from ghostcli.refs import episode_named
from ghostcli.render import output
from ghostcli.search.answers import Partial
from ghostcli.search.find import Answer, Question, find

SHOWN_HITS = 20
"""Hits of a search that a terminal shows without -n."""


def print_answer(
    session: Session,
    given: SelectOptions,
    kinds: Sequence[Kind],
    query: str,
    *,
    search: bool = False,
    each: bool = True,
) -> int:
    """Run the query, print its results on stdout and remarks on stderr. Returns the exit status.

    Without `each`, several episodes are listed as an overview of names, if there is no query.
    """
    if not (each or query.strip() or _is_document(given) or len(set(given.episode or ())) == 1):
        return _print_names(session, given, kinds[0])
    # Verdicts are the slowest condition, so they are tested last.
    conditions = tuple(sorted(conditions_of(given, kinds), key=lambda one: one.field is FIDELITY))
    asked = bool(query.strip())
    limit = given.limit if given.limit is not None else 0
    if search and given.limit is None and output.on_terminal() and given.output in {None, "table"}:
        limit = SHOWN_HITS
    in_order = not (asked or search or given.sort or given.reverse)
    by_share = given.sort if given.sort in SHARE_FIELDS and tuple(kinds) == (KINDS["people"],) else None
    printer = session.printer(given, kinds, hits=asked or search, in_order=in_order)
    library = session.library()
    question = Question(
        kinds=tuple(kinds),
        query=query,
        exact=given.exact,
        conditions=conditions,
        episodes=tuple(episode_named(typed, library.episodes) for typed in given.episode or ()),
        sort=None if by_share else given.sort,
        reverse=given.reverse and not by_share,
        limit=0 if given.count or by_share else limit,
        context=getattr(given, "context", None),
        judged=not given.count and printer.shows(FIDELITY.name),
        partial=_partial(given) if search else Partial.MOST,
    )
    _judge_ahead(session, library, question)
    answer = find(library.episodes, question)
    for typed, read in answer.read_as.items():
        session.say(f'"{typed}" read as ' + " or ".join(f'"{word}"' for word in read))
    for typed, near in answer.offered.items():
        session.say(f'"{typed}" not found; similar words: ' + ", ".join(f'"{word}"' for word in near))
    if given.count:
        output.write([f"{answer.total}\n"])
    elif by_share:
        name = _only_episode(library, question)
        if name is None:
            raise UsageError(f"--sort {by_share} is for the people of one episode", "-e ID names it")
        _print_by_share(printer, answer, library, name, given)
    else:
        _print_list(session, printer, answer, library, question)
    return status_of(session, answer, narrowed=asked or search or bool(conditions) or bool(given.episode))


def _is_document(given: SelectOptions) -> bool:
    """Whether the format is a document of whole records."""
    return given.output in {"md", "yaml"}


def _print_names(session: Session, given: SelectOptions, kind: Kind) -> int:
    """Print the overview of names, or the records where there is only one episode. Returns the status."""
    from ghostcli.names.overview import ADDED, OVERVIEWS  # only these two commands need names

    library = session.library()
    if len(library.episodes) < 2 and ADDED.isdisjoint(_fields_asked(given)):
        return print_answer(session, given, (kind,), "")
    kinds = (OVERVIEWS[kind.name],)
    conditions = tuple(conditions_of(given, kinds))
    printer = session.printer(given, kinds, columns=kinds[0].columns)
    from ghostcli.search.overview import overview

    question = Question(
        kinds=kinds,
        conditions=conditions,
        episodes=tuple(episode_named(typed, library.episodes) for typed in given.episode or ()),
        sort=given.sort,
        reverse=given.reverse,
        limit=0 if given.count else given.limit or 0,
    )
    answer = overview(library.episodes, question)
    if given.count:
        output.write([f"{answer.total}\n"])
    else:
        printer.list(answer.hits, library)
    return status_of(session, answer, narrowed=bool(conditions or given.episode))


def _fields_asked(given: SelectOptions) -> set[str]:
    """The words of the options that may name fields."""
    texts = [given.sort or "", given.fields or "", *(given.where or ())]
    return set(re.findall(r"[a-z_]+", " ".join(texts)))


def _print_list(
    session: Session, printer: Printer, answer: Answer, library: StoredLibrary, question: Question
) -> None:
    """Print the hits; the people of one episode with what they say, and the voices that are nobody's."""
    name = _only_episode(library, question)
    if name is None or printer.as_noted:
        printer.list(answer.hits, library)
        return
    from ghostcli.cli.shares import unclaimed, voices_in  # reads a transcript
    from ghostcli.records.voices import with_share

    voices = voices_in(library, name)
    hits = (hit._replace(record=with_share(hit.record, voices)) for hit in answer.hits)
    printer.with_more(SHARE_FIELDS if voices else ()).list(hits, library)
    whole = not (question.query.strip() or question.conditions or question.limit)
    if whole and (remark := unclaimed(voices)):
        session.say(remark)


def _print_by_share(
    printer: Printer, answer: Answer, library: StoredLibrary, name: str, given: SelectOptions
) -> None:
    """Print the people of one episode in the order of what they say; those without a voice come last."""
    from ghostcli.cli.shares import voices_in
    from ghostcli.records.voices import with_share

    voices, field = voices_in(library, name), str(given.sort)
    hits = [hit._replace(record=with_share(hit.record, voices)) for hit in answer.hits]
    said = [hit for hit in hits if hit.record.values.get(field) is not None]
    said.sort(key=lambda hit: hit.record.values[field], reverse=given.reverse)
    hits = [*said, *(hit for hit in hits if hit not in said)]
    printer.with_more(SHARE_FIELDS if voices else ()).list(iter(hits[: given.limit or None]), library)


def _only_episode(library: StoredLibrary, question: Question) -> str | None:
    """The episode whose people are listed, if it is one; None for several, or for other kinds."""
    if question.kinds != (KINDS["people"],):
        return None
    names = set(question.episodes or islice(library.episodes, 2))
    return names.pop() if len(names) == 1 else None


def _partial(given: SelectOptions) -> Partial:
    every, strict = getattr(given, "any", False), getattr(given, "strict", False)
    if every and strict:
        raise UsageError("--any cannot be combined with --strict")
    return Partial.ANY if every else Partial.NONE if strict else Partial.FEW


def _judge_ahead(session: Session, library: StoredLibrary, question: Question) -> None:
    """Compute verdicts on all cores if a list filters by, sorts by or shows them.

    With a query, verdicts are computed hit by hit: the order of hits is not that of the library.
    """
    if question.query.strip() or not all(kind.has(FIDELITY) for kind in question.kinds):
        return
    others = tuple(one for one in question.conditions if one.field is not FIDELITY)
    found = question._replace(judged=False, context=None, conditions=others)
    if question.sort == FIDELITY.name or len(others) < len(question.conditions):
        found = found._replace(sort=None, reverse=False, limit=0)  # these go through all records
    elif not question.judged:
        return
    everything = found == Question(question.kinds, judged=False)

    def names() -> Iterator[str]:
        return (hit.record.episode for hit in find(library.episodes, found).hits)

    session.judge_ahead(library, None if everything else names)


def status_of(session: Session, answer: Answer, *, narrowed: bool) -> int:
    """The exit status of a list; with remarks if nothing is found, or not everything is shown."""
    if not answer.found:
        if narrowed:
            session.say("nothing found")
        elif not answer.episodes:
            session.say("no episodes yet; ghost --builtin reads the built-in library")
        return 1 if narrowed else 0
    if output.on_terminal() and answer.shown and answer.shown < answer.total:
        least = "at least " if answer.more else ""
        session.say(f"{answer.shown} of {least}{answer.total}; -n 0 shows all")
    return 0


def conditions_of(
    given: FilterOptions, kinds: Sequence[Kind], *, with_quotable: bool = True
) -> Iterator[Condition]:
    """The conditions of the options that filter; `--quotable` only `with_quotable`."""
    for name, operator, value in (
        ("show", "~", given.show),
        ("speaker", "~", given.speaker),
        ("tags", "=", given.tag),
    ):
        if value is not None:
            yield condition(name, operator, value, kinds)
    if given.since is not None:
        yield since(given.since)
    if given.until is not None:
        yield until(given.until)
    if given.quotable and with_quotable:
        yield quotable()
    for text in given.where or ():
        yield parse_where(text, kinds)
