"""What is let go each hour, because it has served: ids of old events, receipts, questions nobody answered."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete

from bot.storage.database import OpenTransaction
from bot.storage.tables import heard, questions, receipts

EVENTS = timedelta(days=7)
"""A platform repeats an event within minutes of a reconnect; a week is beyond any outage worth catching up with."""

RECEIPTS = timedelta(days=90)


async def sweep(tx: OpenTransaction, now: datetime) -> None:
    await tx.execute(delete(heard).where(heard.c.at < now - EVENTS))
    await tx.execute(delete(receipts).where(receipts.c.at < now - RECEIPTS))
    await tx.execute(delete(questions).where(questions.c.until < now))
