"""`Standing`: what must be known before, or without, a database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.core.errors import NotSaved
from bot.core.people import Account, Community, Member, Person
from bot.core.ports import Preferences
from bot.storage.database import Database
from bot.storage.people import countries, preferences

_FOLD_AT = 1000


class Snapshot:
    """Immutable. A change makes a new one that shares what stayed the same, so that it costs little at any size."""

    def __init__(
        self,
        base: Mapping[Account, Preferences],
        recent: Mapping[Account, Preferences],
        countries: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        """`countries`: of the communities (their platform and ref) that have one."""
        self._base = base
        self._recent = recent
        self._countries = countries or {}

    def of(self, account: Account) -> Preferences:
        return self._recent.get(account) or self._base.get(account) or Preferences()

    def of_person(self, person: Person) -> Preferences:
        """Their own; where they told us no country, that of their communities, if all have the same: to somebody who
        shares several with us, the lines of a country that is not theirs would be no help."""
        own = self.of(person.account)
        if own.country is not None:
            return own
        countries = {self._countries.get((person.account.platform, one.community)) for one in person.memberships}
        return replace(own, country=countries.pop() if len(countries) == 1 else None)

    def with_community(self, community: Community) -> Snapshot:
        place = (community.platform, community.ref)
        if self._countries.get(place) == community.country:
            return self
        others = {where: country for where, country in self._countries.items() if where != place}
        added = {} if community.country is None else {place: community.country}
        return Snapshot(self._base, self._recent, {**others, **added})

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
            return Snapshot(self._base, recent, self._countries)
        return Snapshot({**self._base, **recent}, {}, self._countries)


EMPTY = Snapshot({}, {})


async def read_standing(database: Database) -> Snapshot:
    """What was chosen so far. Without a database: nothing is known, and defaults serve."""
    try:
        async with database.reading() as tx:
            return Snapshot(await preferences(tx), {}, await countries(tx))
    except NotSaved:
        return EMPTY
