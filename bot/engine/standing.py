"""`Standing`: what must be known before, or without, a database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.core.errors import NotSaved
from bot.core.people import Account, Member
from bot.core.ports import Preferences
from bot.storage.database import Database
from bot.storage.people import preferences

_FOLD_AT = 1000


class Snapshot:
    """Immutable. A change makes a new one that shares what stayed the same, so that it costs little at any size."""

    def __init__(self, base: Mapping[Account, Preferences], recent: Mapping[Account, Preferences]) -> None:
        self._base = base
        self._recent = recent

    def of(self, account: Account) -> Preferences:
        return self._recent.get(account) or self._base.get(account) or Preferences()

    def with_member(self, account: Account, member: Member) -> Snapshot:
        return self._with(account, Preferences(member.language, member.country, member.quiet))

    def without(self, accounts: Iterable[Account]) -> Snapshot:
        """Nothing is known of them any more."""
        snapshot = self
        for account in accounts:
            snapshot = snapshot._with(account, Preferences())
        return snapshot

    def _with(self, account: Account, changed: Preferences) -> Snapshot:
        if changed == self.of(account):
            return self
        recent = {**self._recent, account: changed}
        if len(recent) < _FOLD_AT:
            return Snapshot(self._base, recent)
        return Snapshot({**self._base, **recent}, {})


EMPTY = Snapshot({}, {})


async def read_standing(database: Database) -> Snapshot:
    """What was chosen so far. Without a database: nothing is known, and defaults serve."""
    try:
        async with database.reading() as tx:
            return Snapshot(await preferences(tx), {})
    except NotSaved:
        return EMPTY
