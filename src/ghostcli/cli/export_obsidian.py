"""`ghost export obsidian`: a library as notes of an Obsidian vault."""

from typing import TYPE_CHECKING, Any

from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import FilterOptions, arguments, command
from ghostcli.cli.session import Session
from ghostcli.text.escaping import visible

if TYPE_CHECKING:
    from ghostcli.exports.obsidian import Report
    from ghostcli.exports.vault import Vault


def obsidian_command() -> Any:
    """The command `ghost export obsidian`."""

    def run(context: Any, given: FilterOptions, folders: list[str]) -> int:
        from ghostcli.cli.exporting import chosen_by, each_episode
        from ghostcli.exports.obsidian import VaultExport
        from ghostcli.exports.vault import Vault

        session = Session.of(context, given)
        if len(folders) != 1:
            raise UsageError("obsidian needs one folder", "ghost export obsidian ~/vault/talks")
        library = session.library()
        choice = chosen_by(session, library, given)
        if not choice.names:
            session.say("nothing found")
            return 1
        vault = Vault(folders[0])
        export = VaultExport(library.episodes, choice.names, vault)
        report = export.write(each_episode(session, library, choice))
        _say(session, report, vault, [one for one in vault.properties if one not in library.episodes])
        return 0

    argument = arguments("DIR", "The folder for the notes, in a vault or for a new one.")
    return build_command(
        command(run, FilterOptions, folders=argument),
        "Write or renew notes for Obsidian: one for each episode, and for each name in several.",
        "ghost export obsidian ~/vault/talks\nghost export obsidian ~/vault/talks --quotable --since 2026",
    )


def _say(session: Session, report: "Report", vault: "Vault", strange: list[str]) -> None:
    """Say what was written, and name what was left as it is."""
    from ghostcli.cli.exporting import left_out
    from ghostcli.render.record_page import nearby

    counts = ((report.new, "new"), (report.renewed, "renewed"), (report.unchanged, "unchanged"))
    told = ", ".join(f"{count} {word}" for count, word in counts if count)
    session.say(f"notes in {visible(vault.folder)}: {told}{left_out(report.left_out)}")
    for path, account in report.accounts.items():
        name = visible(nearby(path))
        if account.edited:
            session.say(f"{name}: edited by hand, left as they are: {', '.join(account.edited)}")
        if account.removed:
            session.say(f"{name}: removed by hand, not written again: {', '.join(account.removed)}")
        if account.gone:
            session.say(f"{name}: no longer in the library, struck through: {', '.join(account.gone)}")
    for path in vault.doubles:
        session.say(f"{visible(nearby(path))}: another note has the same ghost property; left as it is")
    for problem in vault.problems:
        session.say(str(problem))
    for one in strange:
        if " " not in one:
            session.say(f"{visible(one)}: no longer in the library; its note is left as it is")
