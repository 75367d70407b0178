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
"""For so long a message can be taken away when its reader is erased. Of an answer, only where it stands is known after
a day: which choices it had could tell what was answered."""

_PLAIN = {"choices": None, "sealed_for": None, "topic": None, "until": None}

WITHDRAWN = timedelta(days=180)
"""For so long it can be shown that somebody took a consent back, and when."""


async def sweep(tx: OpenTransaction, now: datetime) -> None:
    await tx.execute(delete(heard).where(heard.c.at < now - EVENTS))
    await tx.execute(delete(receipts).where(receipts.c.at < now - RECEIPTS))
    answers = (receipts.c.manner == Manner.ANSWER) & (receipts.c.at < now - STAYS_OPEN)
    still_told = receipts.c.choices.is_not(None) | receipts.c.topic.is_not(None)
    await tx.execute(update(receipts).where(answers, still_told).values(_PLAIN))
    await tx.execute(delete(consents).where(consents.c.withdrawn_at < now - WITHDRAWN))
    await tx.execute(delete(questions).where(questions.c.until < now))
    over = update(accounts).where(accounts.c.meant_until < now)
    await tx.execute(over.values(meant=None, meant_until=None))
