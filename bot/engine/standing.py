"""`Standing`: what must be known before, or without, a database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from bot.core.errors import NotSaved
from bot.core.people import Account, Community, Member, Person
from bot.core.ports import Preferences
from bot.storage.communities import countries, numbers, without_pointers
from bot.storage.database import Database
from bot.storage.people import preferences

T = TypeVar("T")

_FOLD_AT = 1000

_There = tuple[str, str]
"""A community: its platform and ref."""


class Snapshot:
    """Immutable. A change makes a new one that shares what stayed the same, so that it costs little at any size."""

    def __init__(
        self,
        base: Mapping[Account, Preferences],
        recent: Mapping[Account, Preferences],
        countries: Mapping[_There, str] | None = None,
        without_pointers: frozenset[_There] = frozenset(),
        numbers: Mapping[_There, int] | None = None,
    ) -> None:
        """`countries`: of the communities that have one. `without_pointers`: where no line says that things wait.
        `numbers`: the ids under which the communities are kept."""
        self._base = base
        self._recent = recent
        self._countries = countries or {}
        self._without_pointers = without_pointers
        self._numbers = numbers or {}

    def of(self, account: Account) -> Preferences:
        return self._recent.get(account) or self._base.get(account) or Preferences()

    def of_person(self, person: Person) -> Preferences:
        """Their own; where they told us no country, that of their communities, if all have the same: to somebody who
        shares several with us, the lines of a country that is not theirs would be no help. The same goes for what one
        of several communities has changed in the directory."""
        there = [(person.account.platform, one.community) for one in person.memberships]
        own = replace(self.of(person.account), community=_the_only(map(self._numbers.get, there)))
        return own if own.country is not None else replace(own, country=_the_only(map(self._countries.get, there)))

    def may_point(self, person: Person) -> bool:
        """Whether each of their communities lets a line say that something private waits."""
        there = {(person.account.platform, one.community) for one in person.memberships}
        return not there & self._without_pointers

    def with_community(self, community: Community) -> Snapshot:
        place = (community.platform, community.ref)
        known = self._numbers.get(place), self._countries.get(place), place not in self._without_pointers
        if known == (community.id, community.country, community.points):
            return self
        others = {where: country for where, country in self._countries.items() if where != place}
        added = {} if community.country is None else {place: community.country}
        silent = self._without_pointers - {place} if community.points else self._without_pointers | {place}
        return Snapshot(self._base, self._recent, {**others, **added}, silent, {**self._numbers, place: community.id})

    def with_member(self, account: Account, member: Member) -> Snapshot:
        return self._with(account, Preferences(member.language, member.country, member.quiet, member.is_screened))

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
            return Snapshot(self._base, recent, self._countries, self._without_pointers, self._numbers)
        base = {**self._base, **recent}
        return Snapshot(base, {}, self._countries, self._without_pointers, self._numbers)


def _the_only(found: Iterable[T | None]) -> T | None:
    """What all of them are; None where they are not the same, or there is none."""
    different = set(found)
    return different.pop() if len(different) == 1 else None


EMPTY = Snapshot({}, {})


async def read_standing(database: Database) -> Snapshot:
    """What was chosen so far. Without a database: nothing is known, and defaults serve."""
    try:
        async with database.reading() as tx:
            there = await countries(tx), await without_pointers(tx), await numbers(tx)
            return Snapshot(await preferences(tx), {}, *there)
    except NotSaved:
        return EMPTY
