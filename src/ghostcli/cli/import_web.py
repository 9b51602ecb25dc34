"""The part of `ghost import` that fetches what an address names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from ghostcli.cli.groups import UsageError
from ghostcli.cli.session import Session
from ghostcli.errors import GhostError
from ghostcli.render import output
from ghostcli.render.formats import FEED_LIST

if TYPE_CHECKING:
    from ghostcli.actions.accounts import Account
    from ghostcli.actions.feed_items import FeedChoice, FeedItems
    from ghostcli.actions.fetching import Fetching
    from ghostcli.actions.importing import ImportSettings
    from ghostcli.actions.storing import Target
    from ghostcli.cli.import_ import ImportOptions


class WebImport:
    """Imports what addresses name. `listed` says that a list was printed in place of an account.

    `alone` says that nothing else is imported.
    """

    def __init__(
        self,
        session: Session,
        given: ImportOptions,
        settings: ImportSettings,
        target: Target,
        *,
        alone: bool,
    ) -> None:
        self._session = session
        self._given = given
        self._settings = settings
        self._target = target
        self._alone = alone
        self.listed = False

    def accounts(self, addresses: Sequence[str], subscriptions: Sequence[str]) -> Iterator[Account]:
        """Import each address that was typed, and each feed of the lists of subscriptions."""
        from ghostcli.actions.accounts import account_of_error
        from ghostcli.actions.fetching import Fetching
        from ghostcli.fetch.addresses import shown
        from ghostcli.fetch.client import Client
        from ghostcli.fetch.kept_responses import KeptResponses
        from ghostcli.fetch.subscriptions import subscriptions as feeds_in
        from ghostcli.system.folders import cache_folder

        choice = self._choice()
        kept = KeptResponses(
            os.path.join(cache_folder(os.environ), "fetched"), writes=not self._settings.dry_run
        )
        every = list(addresses)
        for path in subscriptions:
            try:
                every += [one.address for one in feeds_in(path)]
            except GhostError as error:
                yield account_of_error(path, error)
        self._alone = len(every) == 1 and self._alone
        reached = 0
        try:
            for address in every:
                try:
                    given = Fetching(Client(address, kept), self._settings, self._target)
                    yield from self._one(address, choice, given)
                except GhostError as error:
                    yield account_of_error(shown(address), error)
                reached += 1
        finally:
            if left := every[reached + 1 :]:
                listed = "; ".join(map(shown, left[:10]))
                self._session.say(f"not asked: {listed}{'; ...' if len(left) > 10 else ''}")

    def _choice(self) -> FeedChoice:
        from ghostcli.actions.feed_items import FeedChoice

        choice = FeedChoice(self._given.match or "", self._given.latest or 0, self._given.all)
        if self._given.subscriptions and not choice.is_made:
            raise UsageError("--subscriptions needs a choice", "--latest 3, --match TEXT or --all")
        return choice

    def _one(self, address: str, choice: FeedChoice, given: Fetching) -> Iterator[Account]:
        from ghostcli.actions.feed_items import FeedItems
        from ghostcli.actions.fetching import Page, import_captions, import_file, look_at
        from ghostcli.fetch.addresses import shown

        found = look_at(address, given)
        if isinstance(found, FeedItems):
            yield from self._feed(found, choice, given)
            if found.more and not self._given.subscriptions:
                self._session.say(f"the feed has older items, which were not read: {shown(found.more)}")
        elif isinstance(found, Page):
            yield from import_captions(found, given)
        else:
            yield from import_file(address, found, given)

    def _feed(self, found: FeedItems, choice: FeedChoice, given: Fetching) -> Iterator[Account]:
        from ghostcli.actions.accounts import account_of_error
        from ghostcli.actions.feed_items import title_of_item
        from ghostcli.actions.fetching import import_item
        from ghostcli.render.progress import progress

        named = self._settings.episode
        chosen = found.chosen(choice)
        if named is not None and not choice.is_made:
            chosen = found.about(named, self._target)
        if not chosen and self._given.subscriptions and found.notes:
            return
        if not chosen:
            what = f"is about {named}" if named and not choice.is_made else "has such a title"
            told = f"none of {len(found.notes)} items {what}" if found.notes else "the feed has no items"
            raise GhostError(told, "without a choice, all items are listed")
        if named is not None and len(chosen) > 1:
            raise GhostError(f"--episode names one, and {len(chosen)} items are chosen", "--match TEXT")
        if not choice.is_made and named is None:
            if not self._alone:
                raise GhostError(
                    "it is a podcast feed", "--latest 3, --match TEXT or --all imports some items"
                )
            self._list(found, given)
            return
        own = [f"--{name}" for name in ("title", "published", "url") if name in self._settings.facts]
        if own and len(chosen) > 1:
            raise GhostError(
                f"{own[0]} is for one episode, and {len(chosen)} items are chosen", "--match TEXT"
            )
        there = done = silent = 0
        language = self._settings.facts.get("language")
        try:
            with closing(progress(chosen, "fetching", quiet=self._session.quiet)) as items:
                for one in items:
                    try:
                        item = found.to_fetch(one, self._target, language, named)
                        there += item is None
                        has_speech = item is None or not item.needs_speech
                        for account in import_item(item, given) if item else ():
                            has_speech = has_speech or bool(account.cues and account.stored)
                            yield account
                        silent += not has_speech
                    except GhostError as error:
                        yield account_of_error(found.address, error)
                    done += 1
        finally:
            if there:
                self._session.say(f"{there} of {len(chosen)} in the library already")
            if there and (self._settings.force or self._settings.update):
                hint = "import the address of the transcript with --episode ID --force"
                self._session.say(f"--force and --update change no item that is there: {hint}")
            if silent:
                self._session.say(f"{silent} of {len(chosen)} without a transcript")
            if left := [title_of_item(one) for one in chosen[done:]]:
                self._session.say(f"not fetched: {'; '.join(left[:10])}{'; ...' if len(left) > 10 else ''}")

    def _list(self, found: FeedItems, given: Fetching) -> None:
        chosen = FEED_LIST.named(self._given.output, terminal=output.on_terminal())
        items = list(found.listed(found.notes, given.target))
        self._session.print_through(chosen.write, items, pager=chosen.name == "table")
        self._session.say(f"{len(items)} items; --latest 3, --match TEXT or --all imports some")
        self.listed = True
