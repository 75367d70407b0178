"""Who is on duty where, and in which hours. What a helper said last counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Row, String, Table, delete, insert, select, update

from bot.core.people import Account, AccountId, Member
from bot.core.ports import Transaction
from bot.storage.people import minutes_of, time_of
from bot.storage.tables import Id, Instant, accounts, communities, members, metadata
from cogs.signposting.duty_hours import DutyHours

duty = Table(
    "signposting_duty",
    metadata,
    Column("account", Id, ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    Column("community", Id, ForeignKey("communities.id"), primary_key=True, autoincrement=False),
    Column("since", Instant, nullable=False, comment="when they last said something about it"),
    Column("is_on", Boolean, nullable=False),
    Column("moderates", Boolean, nullable=False, comment="what they were, then"),
    Column("off_until", Instant, comment="a rest"),
    Column("days", String(7), comment="weekdays, Monday is 0; empty: at any hour"),
    Column("start", Integer, comment="minutes after midnight"),
    Column("end", Integer),
    Index("ix_signposting_duty_community", "community"),
)

faults = Table(
    "signposting_place_faults",
    metadata,
    Column("community", Id, ForeignKey("communities.id"), primary_key=True, autoincrement=False),
    Column("place", String(255), nullable=False, comment="the room for alerts of which a moderator was told"),
    Column("at", Instant, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who said whether alerts and requests of a community reach them. `moderates`: what they were, then.

    `hours` None: at any hour. `quiet`: they want nothing unasked from us.
    """

    account_id: AccountId
    account: Account
    member: int
    community: int
    since: datetime
    is_on: bool
    moderates: bool
    off_until: datetime | None
    hours: DutyHours | None
    zone: str
    quiet: bool

    def is_on_duty(self, now: datetime) -> bool:
        if not self.is_on or self.quiet or (self.off_until is not None and now < self.off_until):
            return False
        return self.hours is None or self.hours.holds(now, self.zone)


_HELPERS = (
    select(
        duty,
        accounts.c.platform,
        accounts.c.ref,
        accounts.c.member,
        members.c.zone,
        members.c.quiet,
        communities.c.zone.label("their_zone"),
    )
    .join(accounts, accounts.c.id == duty.c.account)
    .join(members, members.c.id == accounts.c.member)
    .join(communities, communities.c.id == duty.c.community)
)


async def of_community(tx: Transaction, community: int) -> Sequence[Helper]:
    """In the order of their accounts."""
    found = await tx.execute(_HELPERS.where(duty.c.community == community).order_by(duty.c.account))
    return [_helper(row) for row in found.all()]


async def of_account(tx: Transaction, account: AccountId, community: int) -> Helper | None:
    mine = (duty.c.account == account, duty.c.community == community)
    row = (await tx.execute(_HELPERS.where(*mine))).first()
    return None if row is None else _helper(row)


async def of_member(tx: Transaction, member: Member) -> Sequence[Helper]:
    found = await tx.execute(_HELPERS.where(accounts.c.member == member.id).order_by(duty.c.community))
    return [_helper(row) for row in found.all()]


def _helper(row: Row[Any]) -> Helper:
    hours = None
    if row.days is not None:
        hours = DutyHours(frozenset(map(int, row.days)), time_of(row.start), time_of(row.end))
    return Helper(
        account_id=AccountId(row.account),
        account=Account(row.platform, row.ref),
        member=row.member,
        community=row.community,
        since=row.since,
        is_on=row.is_on,
        moderates=row.moderates,
        off_until=row.off_until,
        hours=hours,
        zone=row.zone or row.their_zone or "UTC",
        quiet=row.quiet,
    )


async def keep(
    tx: Transaction,
    account: AccountId,
    community: int,
    at: datetime,
    *,
    moderates: bool,
    is_on: bool,
    off_until: datetime | None = None,
    hours: DutyHours | None = None,
) -> None:
    """What they say now, in the place of what they said before."""
    values = {"since": at, "is_on": is_on, "moderates": moderates, "off_until": off_until, **_written(hours)}
    mine = (duty.c.account == account, duty.c.community == community)
    if (await tx.execute(update(duty).where(*mine).values(**values))).rowcount == 0:
        await tx.execute(insert(duty), {"account": account, "community": community, **values})


def _written(hours: DutyHours | None) -> dict[str, Any]:
    if hours is None:
        return {"days": None, "start": None, "end": None}
    days = "".join(map(str, sorted(hours.days)))
    return {"days": days, "start": minutes_of(hours.start), "end": minutes_of(hours.end)}


async def rest(tx: Transaction, account: AccountId, community: int, until: datetime) -> None:
    """Off until then, and after that as before."""
    mine = (duty.c.account == account, duty.c.community == community)
    await tx.execute(update(duty).where(*mine).values(off_until=until))


async def know_moderator(tx: Transaction, account: AccountId, community: int, at: datetime) -> None:
    """They moderate there, so what is not right can be told them, and that there is no good room for alerts. On duty
    are they only when they say so."""
    mine = (duty.c.account == account, duty.c.community == community)
    if (await tx.execute(update(duty).where(*mine).values(moderates=True))).rowcount == 0:
        await keep(tx, account, community, at, moderates=True, is_on=False)


async def settle(tx: Transaction, community: int, at: datetime, helpers: Iterable[AccountId]) -> None:
    """These are on duty at any hour, unless they have said otherwise since."""
    for account in helpers:
        if await of_account(tx, account, community) is None:
            await keep(tx, account, community, at, moderates=False, is_on=True)


async def end(tx: Transaction, account: AccountId, community: int) -> None:
    """They help here no more."""
    await tx.execute(delete(duty).where(duty.c.account == account, duty.c.community == community))


async def forget(tx: Transaction, member: Member) -> None:
    mine = select(accounts.c.id).where(accounts.c.member == member.id)
    await tx.execute(delete(duty).where(duty.c.account.in_(mine)))


async def is_new_fault(tx: Transaction, community: int, place: str, at: datetime) -> bool:
    """Whether a moderator has yet to be told that alerts cannot go to that room; from now on, they were."""
    known = (await tx.execute(select(faults.c.place).where(faults.c.community == community))).scalar()
    if known == place:
        return False
    await no_fault(tx, community)
    await tx.execute(insert(faults), {"community": community, "place": place, "at": at})
    return True


async def has_fault(tx: Transaction, community: int) -> bool:
    """Whether alerts have no room that they can go to."""
    return (await tx.execute(select(faults.c.place).where(faults.c.community == community))).first() is not None


async def no_fault(tx: Transaction, community: int) -> None:
    """The room for alerts is as it should be."""
    await tx.execute(delete(faults).where(faults.c.community == community))
