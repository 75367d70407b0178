"""The messages that show alerts to helpers; and whose an alert is, when people go or become one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, String, Table, delete, insert, select, update

from bot.core.deeds import KEY_LENGTH
from bot.core.errors import KeyDestroyed, Unreadable
from bot.core.people import AccountId, Member
from bot.core.ports import Transaction
from bot.storage.sealing import open_text, seal_text
from bot.storage.tables import Id, Instant, accounts, metadata
from cogs.signposting.alerts import Alert
from cogs.signposting.alerts_store import alerts, find

cards = Table(
    "signposting_alert_cards",
    metadata,
    Column("key", String(KEY_LENGTH), primary_key=True, autoincrement=False, comment="of the message"),
    Column("alert", Id, nullable=False),
    Column("account", Id, ForeignKey("accounts.id"), comment="who got it; empty: the room for alerts"),
    Column("at", Instant, nullable=False),
    Index("ix_signposting_alert_cards_alert", "alert"),
    Index("ix_signposting_alert_cards_account", "account"),
)


async def with_card(tx: Transaction, key: str) -> Alert | None:
    """The one that a message of ours shows."""
    found = (await tx.execute(select(cards.c.alert).where(cards.c.key == key))).scalar()
    return None if found is None else await find(tx, found)


async def show(tx: Transaction, alert: Alert, key: str, account: AccountId | None, at: datetime) -> None:
    """Notes that a message with that key shows it."""
    await tx.execute(insert(cards), {"key": key, "alert": alert.id, "account": account, "at": at})


async def shown(tx: Transaction, alert: Alert) -> Sequence[tuple[str, AccountId | None]]:
    """The messages that show it, and who got each (None: the room for alerts)."""
    found = await tx.execute(select(cards.c.key, cards.c.account).where(cards.c.alert == alert.id))
    return [(key, None if account is None else AccountId(account)) for key, account in found]


async def unshow(tx: Transaction, keys: Iterable[str]) -> None:
    await tx.execute(delete(cards).where(cards.c.key.in_(list(keys))))


async def remove(tx: Transaction, ids: Sequence[int]) -> None:
    await tx.execute(delete(cards).where(cards.c.alert.in_(ids)))
    await tx.execute(delete(alerts).where(alerts.c.id.in_(ids)))


async def cards_of(tx: Transaction, member: Member) -> Sequence[tuple[str, datetime]]:
    """The messages about others that somebody got: the key of each, and when."""
    mine = select(accounts.c.id).where(accounts.c.member == member.id)
    found = await tx.execute(select(cards.c.key, cards.c.at).where(cards.c.account.in_(mine)).order_by(cards.c.at))
    return [(key, at) for key, at in found]


async def let_go_of(tx: Transaction, member: Member) -> None:
    """What is kept about somebody as a helper goes: what they had is open again."""
    mine = select(accounts.c.id).where(accounts.c.member == member.id)
    await tx.execute(update(alerts).where(alerts.c.taken_by.in_(mine)).values(taken_by=None, taken_at=None))
    await tx.execute(delete(cards).where(cards.c.account.in_(mine)))


async def hand_over(tx: Transaction, other: Member, into: Member) -> None:
    """What was sealed for the other is sealed for `into`. What does not open, because it was changed, goes."""
    for row in (await tx.execute(select(alerts).where(alerts.c.member == other.id))).all():
        sealed = row.sealed
        if sealed is not None:
            try:
                words = await open_text(tx.vault, other.handle, alerts.name, row.key, sealed)
                sealed = await seal_text(tx.vault, into.handle, alerts.name, row.key, words)
            except KeyDestroyed:
                raise
            except Unreadable:
                sealed = None
        await tx.execute(update(alerts).where(alerts.c.id == row.id).values(member=into.id, sealed=sealed))
