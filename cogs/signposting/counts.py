"""How often each rule spoke in a community, and how often that was a false alarm: nobody's name and no words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy import Column, ForeignKey, Integer, String, Table, delete, func, insert, select, update

from bot.core.ports import Transaction
from bot.storage.tables import Id, Instant, metadata

COUNTS_STAY = timedelta(days=180)
_RULE = 64

counts = Table(
    "signposting_counts",
    metadata,
    Column("community", Id, ForeignKey("communities.id"), primary_key=True, autoincrement=False),
    Column("rule", String(_RULE), primary_key=True),
    Column("day", Instant, primary_key=True, comment="its midnight, UTC"),
    Column("found", Integer, nullable=False, server_default="0"),
    Column("false_alarms", Integer, nullable=False, server_default="0"),
)


async def count(
    tx: Transaction, community: int, rules: Iterable[str], at: datetime, *, found: int = 0, false_alarms: int = 0
) -> None:
    """Adds to what is counted of these rules, for that day."""
    day = at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    for rule in sorted({rule[:_RULE] for rule in rules}):
        there = (counts.c.community == community) & (counts.c.rule == rule) & (counts.c.day == day)
        more = {"found": counts.c.found + found, "false_alarms": counts.c.false_alarms + false_alarms}
        if (await tx.execute(update(counts).where(there).values(**more))).rowcount == 0:
            row = {"community": community, "rule": rule, "day": day, "found": found, "false_alarms": false_alarms}
            await tx.execute(insert(counts), row)


async def counted(tx: Transaction, community: int, since: datetime) -> Mapping[str, tuple[int, int]]:
    """By rule: how often it spoke since that day, and how often that was marked as a false alarm."""
    chosen = (
        select(counts.c.rule, func.sum(counts.c.found), func.sum(counts.c.false_alarms))
        .where(counts.c.community == community, counts.c.day >= since)
        .group_by(counts.c.rule)
        .order_by(counts.c.rule)
    )
    return {rule: (int(found), int(false)) for rule, found, false in (await tx.execute(chosen)).all()}


async def expire(tx: Transaction, now: datetime) -> None:
    await tx.execute(delete(counts).where(counts.c.day < now - COUNTS_STAY))
