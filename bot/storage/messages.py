"""What was shown, as its choices and edits need it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, select

from bot.core.ports import Message
from bot.core.replies import Choice
from bot.storage.cards import load_card, load_choices
from bot.storage.tables import outbox, receipts

if TYPE_CHECKING:
    from bot.storage.database import OpenTransaction

_NEWEST = 2**62
"""What is being shown at this moment is newer than all that has a receipt."""


class StoredMessages:
    def __init__(self, tx: OpenTransaction) -> None:
        self._tx = tx

    async def shown(self, account: int, topic: str) -> Sequence[Message]:
        """What this person was shown on a topic, the newest first."""
        found = await self._tx.execute(
            select(receipts)
            .where(receipts.c.account == account, receipts.c.topic == topic, receipts.c.part == 0)
            .order_by(receipts.c.seq.desc())
        )
        return [_received(row) for row in found]

    async def find(self, key: str) -> Message | None:
        """What was shown under a key, or is being shown at this moment."""
        found = await self._tx.execute(select(receipts).where(receipts.c.key == key, receipts.c.part == 0))
        row = found.first()
        if row is not None:
            return _received(row)
        unsettled = (await self._tx.execute(select(outbox).where(outbox.c.key == key))).first()
        if unsettled is None:
            return None
        choices = load_card(unsettled.card).choices
        return _message(unsettled, choices, _NEWEST, unsettled.due_at)

    async def newest_with_choices(self, account: int) -> Message | None:
        """The newest private message of this person that has choices."""
        found = await self._tx.execute(
            select(receipts)
            .where(receipts.c.account == account, receipts.c.choices.is_not(None))
            .order_by(receipts.c.seq.desc())
            .limit(1)
        )
        row = found.first()
        return _received(row) if row is not None else None


def _message(row: Row[Any], choices: tuple[Choice, ...], seq: int, at: datetime) -> Message:
    return Message(
        key=row.key,
        seq=seq,
        at=at,
        cog=row.cog,
        topic=row.topic,
        community=row.community,
        account=row.account,
        place=row.place,
        choices=choices,
        until=row.until,
    )


def _received(row: Row[Any]) -> Message:
    return _message(row, load_choices(row.choices), row.seq, row.at)
