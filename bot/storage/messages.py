"""What was shown, as its choices and edits need it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, false, select, update

from bot.core.deeds import Manner
from bot.core.people import Place, PlaceKind
from bot.core.ports import Message
from bot.core.replies import Choice
from bot.storage.cards import load_card, load_choices, offered
from bot.storage.sealing import read_card, read_choices
from bot.storage.statements import Statements
from bot.storage.tables import accounts, outbox, receipts

_NEWEST = 2**62
"""What is being shown at this moment is newer than all that has a receipt."""


class StoredMessages:
    def __init__(self, tx: Statements) -> None:
        self._tx = tx

    async def shown(self, account: int, topic: str) -> Sequence[Message]:
        """What this person was shown on a topic, the newest first."""
        return await self._on(topic, receipts.c.account == account)

    async def shown_to_member(self, member: int, topic: str) -> Sequence[Message]:
        """The same, through whichever of their accounts."""
        theirs = select(accounts.c.id).where(accounts.c.member == member)
        return await self._on(topic, receipts.c.account.in_(theirs))

    async def _on(self, topic: str, to: ColumnElement[bool]) -> Sequence[Message]:
        """With the choices that they have now, or will have once an edit that waits is shown."""
        about = select(receipts).where(to, receipts.c.topic == topic, receipts.c.part == 0)
        found = (await self._tx.execute(about.order_by(receipts.c.seq.desc()))).all()
        edits = select(outbox).where(outbox.c.edits.in_([row.key for row in found])).order_by(outbox.c.seq)
        waiting = {row.edits: row for row in await self._tx.execute(edits)}
        return [await self._changed(row, waiting.get(row.key)) for row in found]

    async def _changed(self, row: Row[Any], edit: Row[Any] | None) -> Message:
        message = await self._received(row)
        if edit is None:
            return message
        card = await read_card(self._tx.vault, edit.key, edit.card, edit.sealed_for)
        return replace(message, choices=offered(load_card(card).choices, aside=row.aside))

    async def find(self, key: str) -> Message | None:
        """What was shown under a key, or is being shown at this moment."""
        found = await self._tx.execute(select(receipts).where(receipts.c.key == key, receipts.c.part == 0))
        row = found.first()
        if row is not None:
            return await self._received(row)
        waiting = select(outbox).where(outbox.c.key == key, outbox.c.manner != Manner.REMOVAL)
        unsettled = (await self._tx.execute(waiting)).first()
        if unsettled is None:
            return None
        card = await read_card(self._tx.vault, key, unsettled.card, unsettled.sealed_for)
        aside = unsettled.via is not None and unsettled.place_kind == PlaceKind.ROOM
        return _message(unsettled, offered(load_card(card).choices, aside=aside), _NEWEST, unsettled.due_at)

    async def newest_with_choices(self, account: int) -> Message | None:
        """The newest private message of this person that has choices and can be answered by typing."""
        found = await self._tx.execute(
            select(receipts)
            .where(receipts.c.account == account, receipts.c.choices.is_not(None), receipts.c.aside == false())
            .order_by(receipts.c.seq.desc())
            .limit(1)
        )
        row = found.first()
        return await self._received(row) if row is not None else None

    async def is_latest(self, account: int, message: Message) -> bool:
        """Whether nothing was shown to this person after it, in the same place."""
        later = select(receipts.c.seq).where(
            receipts.c.account == account, receipts.c.seq > message.seq, receipts.c.aside == false()
        )
        return (await self._tx.execute(later.limit(1))).first() is None

    async def settle(self, key: str) -> None:
        """Its choices count no more: one of them was taken."""
        gone = update(receipts).where(receipts.c.key == key).values(choices=None, sealed_for=None)
        await self._tx.execute(gone)

    async def _received(self, row: Row[Any]) -> Message:
        choices = await read_choices(self._tx.vault, row.key, row.choices, row.sealed_for)
        return _message(row, load_choices(choices), row.seq, row.at)


def _message(row: Row[Any], choices: tuple[Choice, ...], seq: int, at: datetime) -> Message:
    return Message(
        key=row.key,
        seq=seq,
        at=at,
        cog=row.cog,
        topic=row.topic,
        community=row.community,
        account=row.account,
        place=_place(row),
        choices=choices,
        until=row.until,
    )


def _place(row: Row[Any]) -> Place | None:
    if row.asked_in is not None:
        return Place(PlaceKind.ROOM, row.asked_in)
    return Place(PlaceKind(row.place_kind), row.place) if row.place_kind else None
