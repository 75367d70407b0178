"""Which check-ins there are: the wish of each, never an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Row,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from bot.core.people import AccountId
from bot.core.ports import Transaction
from bot.storage.people import inserted_id, minutes_of, time_of
from bot.storage.tables import Id, Instant, members, metadata
from cogs.checkins.rhythm import Wish, days_of, mask_of

checkins = Table(
    "checkins",
    metadata,
    Column("id", Id, primary_key=True),
    Column("member", Id, ForeignKey("members.id"), nullable=False),
    Column("community", Id, ForeignKey("communities.id"), nullable=False),
    Column("account", Id, ForeignKey("accounts.id"), nullable=False, comment="where to ask: whoever joined"),
    Column("at", Integer, nullable=False, comment="minutes after midnight"),
    Column("days", Integer, nullable=False, comment="bits, Monday is 1"),
    Column("paused_until", Instant),
    Column("let_go_at", Instant, comment="when a question was last refused"),
    Column("resting", Boolean, nullable=False, default=False),
    Index("ix_checkins_member", "member"),
    Index("ix_checkins_account", "account"),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class CheckIn:
    id: int
    community: int
    account: AccountId
    wish: Wish
    paused_until: datetime | None
    let_go_at: datetime | None
    resting: bool


async def of_member(tx: Transaction, member: int, community: int | None = None) -> Sequence[CheckIn]:
    """A member's check-ins in the order of the day; everywhere, or in one community."""
    found = await tx.execute(_OF_MEMBER, {"of_member": member})
    return [_checkin(row) for row in found if community in (None, row.community)]


async def of_account(tx: Transaction, account: int, community: int) -> Sequence[CheckIn]:
    found = await tx.execute(
        _WITH_ZONE.where(checkins.c.account == account, checkins.c.community == community).order_by(checkins.c.at)
    )
    return [_checkin(row) for row in found]


async def wishes(tx: Transaction, ids: Sequence[int]) -> Any:  # noqa: ANN401  # rows: id, account, at, days, zone, day_end
    """What a due batch needs of its check-ins, as plain rows: thousands at once."""
    return (await tx.execute(_WISHES, {"ids": ids})).all()


async def add(tx: Transaction, member: int, community: int, account: int, wish: Wish) -> int:
    made = await tx.execute(
        insert(checkins),
        {
            "member": member,
            "community": community,
            "account": account,
            "at": minutes_of(wish.at),
            "days": mask_of(wish.days),
        },
    )
    return inserted_id(made)


async def change(tx: Transaction, checkin: int, **values: Any) -> None:  # noqa: ANN401  # values of columns
    await tx.execute(update(checkins).where(checkins.c.id == checkin).values(**values))


async def remove(tx: Transaction, ids: Sequence[int]) -> None:
    await tx.execute(delete(checkins).where(checkins.c.id.in_(ids)))


async def hand_over(tx: Transaction, other: int, into: int) -> None:
    """Check-ins of one member are another's from now on."""
    await tx.execute(update(checkins).where(checkins.c.member == other).values(member=into))


_WITH_ZONE = select(checkins, members.c.zone, members.c.day_end).join(members, members.c.id == checkins.c.member)

_WISHES = (
    select(checkins.c.id, checkins.c.account, checkins.c.at, checkins.c.days, members.c.zone, members.c.day_end)
    .join(members, members.c.id == checkins.c.member)
    .where(checkins.c.id.in_(bindparam("ids", expanding=True, literal_execute=True)))
)
_OF_MEMBER = _WITH_ZONE.where(checkins.c.member == bindparam("of_member")).order_by(checkins.c.at)


def _checkin(row: Row[Any]) -> CheckIn:
    return CheckIn(
        id=row.id,
        community=row.community,
        account=AccountId(row.account),
        wish=Wish(time_of(row.at), days_of(row.days), row.zone or "UTC", time_of(row.day_end)),
        paused_until=row.paused_until,
        let_go_at=row.let_go_at,
        resting=row.resting,
    )
