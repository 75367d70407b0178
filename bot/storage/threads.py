"""Threads and scheduled events, as the outbox keeps what is to be done with them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, delete, select

from bot.core.deeds import CancelEvent, CloseThread, Hours, Manner, MoveEvent, OpenThread, PlanEvent
from bot.core.people import PlaceKind
from bot.core.replies import Card
from bot.storage.cards import dump_card, dump_event
from bot.storage.statements import Statements
from bot.storage.tables import outbox, receipts

Work = OpenThread | CloseThread | PlanEvent | MoveEvent | CancelEvent


async def row_of(tx: Statements, deed: Work, community: int) -> dict[str, Any] | None:
    """What is peculiar to it; None where that which it goes on from was let go.

    A thread without its message is kept all the same: its cog hears that it cannot be.
    """
    row: dict[str, Any] = {"community": community, "lane": int(deed.lane)}
    match deed:
        case OpenThread():
            on = await _begun(tx, deed.on)
            if on is not None and on.account is not None:
                raise ValueError("a thread hangs on a message in a room")
            there = {} if on is None else {"place": on.place, "place_kind": on.place_kind, "community": on.community}
            return {**row, **there, "manner": Manner.THREAD, "topic": deed.topic, "after": deed.on}
        case PlanEvent():
            place = {"place": deed.place.ref, "place_kind": deed.place.kind}
            return {**row, **place, "manner": Manner.EVENT, "topic": deed.topic}
    goes_on_from = await _begun(tx, deed.key)
    if goes_on_from is None:
        return None
    row |= {"community": goes_on_from.community, "after": deed.key}
    if isinstance(deed, CloseThread):  # it keeps the order of what is sent into the thread
        return {**row, "manner": Manner.THREAD_END, "place": deed.key, "place_kind": PlaceKind.ROOM}
    row |= {"place": goes_on_from.place, "place_kind": goes_on_from.place_kind}
    waiting = delete(outbox).where(outbox.c.after == deed.key, outbox.c.manner == Manner.EVENT_MOVE)
    await tx.execute(waiting.where(outbox.c.claimed_until.is_(None)))
    return {**row, "manner": Manner.EVENT_MOVE if isinstance(deed, MoveEvent) else Manner.EVENT_END}


def card_of(deed: Work) -> Card:
    """What is said of it."""
    match deed:
        case OpenThread():
            return Card((deed.title,))
        case PlanEvent():
            return Card((deed.title, deed.about))
    return Card(())


def dump_work(deed: Work) -> str:
    if isinstance(deed, PlanEvent | MoveEvent):
        return dump_event(card_of(deed), Hours(deed.starts_at, deed.ends_at))
    return dump_card(card_of(deed))


async def _begun(tx: Statements, key: str) -> Row[Any] | None:
    """What was done with that key, or waits to be."""
    for table in (receipts, outbox):
        found = select(table.c.community, table.c.account, table.c.place, table.c.place_kind).where(table.c.key == key)
        row = (await tx.execute(found)).first()
        if row is not None:
            return row
    return None
