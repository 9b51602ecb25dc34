"""`ghost lint`: report problems in notes and transcripts."""

import os
from typing import TYPE_CHECKING, Annotated, Any

from ghostcli.cli.groups import build_command
from ghostcli.cli.options import LOOK_FOR, PRINT, CommonOptions, arguments, command, option, output_option
from ghostcli.cli.session import CHECKING, Session
from ghostcli.errors import ERROR
from ghostcli.render import output
from ghostcli.render.formats import LIKE_NAMES, PROBLEMS

if TYPE_CHECKING:
    from ghostcli.actions.like_aliases import LikeAlias
    from ghostcli.actions.like_names import LikeName
    from ghostcli.actions.lint import Linted


class LintOptions(CommonOptions):
    """The options of `ghost lint`."""

    output: Annotated[str | None, output_option(PROBLEMS)] = None
    names: Annotated[
        bool,
        option(
            LOOK_FOR,
            "--names",
            help="Suggest entries for heard (names that a transcript may have misspelled) and for aliases; "
            "pairs under distinct in ghost.yaml are left out.",
        ),
    ] = False
    strict: Annotated[bool, option(PRINT, "--strict", help="Exit 1 for warnings too.")] = False


def lint_command() -> Any:
    """The command `ghost lint`."""

    def run(context: Any, given: LintOptions, paths: list[str]) -> int:
        from ghostcli.actions.lint import lint, lint_library
        from ghostcli.library.paths import find_roots

        session = Session.of(context, given)
        if given.names:
            return _suggest(session, given, paths)
        chosen = PROBLEMS.named(given.output, terminal=False)
        if paths:
            roots, bar = find_roots(session.content, os.environ), session.bar(CHECKING)
            found = lint(paths, roots, builtin=session.builtin, progress=bar)
        elif session.has_nothing():
            roots = find_roots(session.content, os.environ)
            found = lint(roots, roots, builtin=False)
        else:
            library = session.library(notice=False)
            session.judge_ahead(library)
            found = lint_library(library)
        output.write(chosen.write(found.problems, session.request()))
        if not paths:
            session.check_content(marked=True)
        session.say(_summary(found))
        return 1 if found.errors or (given.strict and found.problems) else 0

    argument = arguments("[PATH...]", "A library, an episode's folder or a file.")
    return build_command(
        command(run, LintOptions, paths=argument),
        "Report problems in notes and transcripts, each as path:line:col: message.",
        "ghost lint\nghost lint content/karpathy-ghosts -o github",
    )


def _suggest(session: Session, given: LintOptions, paths: list[str]) -> int:
    """Print spellings in transcripts that resemble names in the notes, and names that may be one."""
    from ghostcli.actions.like_aliases import like_aliases
    from ghostcli.actions.like_names import like_names
    from ghostcli.actions.lint import episodes_in
    from ghostcli.library.distinct import distinct_pairs
    from ghostcli.library.paths import find_roots
    from ghostcli.records.passages import spoken_of
    from ghostcli.render.like_names import as_distinct

    chosen = LIKE_NAMES.named(given.output, terminal=False)
    if paths:
        episodes = episodes_in(paths, find_roots(session.content, os.environ), builtin=session.builtin)
    elif session.has_nothing():
        episodes = []
    else:
        episodes = list(session.library(notice=False).episodes.values())
    distinct = list(distinct_pairs(episodes))
    heard = [
        one
        for episode in episodes
        if (spoken := spoken_of(episode))
        for one in like_names(episode, spoken, distinct)
    ]
    aliases = list(like_aliases(episodes, distinct))
    found: list[LikeName | LikeAlias] = [*heard, *aliases]
    output.write(chosen.write(found, session.request()))
    if heard:
        session.say(f"{_count(len(heard), 'pair')}; listen to the recording before you use one")
    if aliases:
        session.say(f"{_count(len(aliases), 'pair')} of names that may be one; nothing is joined unasked")
    if found:
        session.say(f"to leave out a pair that is not one, list it in ghost.yaml: {as_distinct(found[-1])}")
    else:
        session.say(f"no suggestions in {_count(len(episodes), 'episode')}")
    return 0


def _summary(found: "Linted") -> str:
    """The number of problems, of files with problems, and of warnings, as a sentence."""
    errors, warnings = found.errors, len(found.problems) - found.errors
    files = len({problem.path for problem in found.problems if problem.level == ERROR})
    more = _count(warnings, "warning") if warnings else ""
    if errors:
        said = f"{_count(errors, 'problem')} in {_count(files, 'file')}"
    else:
        said = f"no problem in {_count(found.episodes, 'episode')}"
    return f"{said}, {more}" if more else said


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
