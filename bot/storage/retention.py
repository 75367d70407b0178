"""What is let go every night, because it has served: ids of events, receipts, open questions, what somebody meant."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, update

from bot.core.deeds import Manner
from bot.storage.questions import STAYS_OPEN
from bot.storage.tables import accounts, consents, heard, questions, receipts
from bot.storage.transaction import OpenTransaction

EVENTS = timedelta(days=7)
"""A platform repeats an event within minutes of a reconnect; a week is beyond any outage worth catching up with."""

RECEIPTS = timedelta(days=90)
"""Of what was unasked. The receipt of an answer goes after a day: which choices it had could tell what was answered."""

WITHDRAWN = timedelta(days=180)
"""For so long it can be shown that somebody took a consent back, and when."""


async def sweep(tx: OpenTransaction, now: datetime) -> None:
    await tx.execute(delete(heard).where(heard.c.at < now - EVENTS))
    await tx.execute(delete(receipts).where(receipts.c.at < now - RECEIPTS))
    answers = (receipts.c.manner == Manner.ANSWER) & (receipts.c.at < now - STAYS_OPEN)
    await tx.execute(delete(receipts).where(answers))
    await tx.execute(delete(consents).where(consents.c.withdrawn_at < now - WITHDRAWN))
    await tx.execute(delete(questions).where(questions.c.until < now))
    over = update(accounts).where(accounts.c.meant_until < now)
    await tx.execute(over.values(meant=None, meant_until=None))
