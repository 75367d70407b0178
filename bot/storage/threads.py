"""Threads, stages and scheduled events, as the outbox keeps what is to be done with them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, delete, select

from bot.core.deeds import (
    Admit,
    CancelEvent,
    CloseStage,
    CloseThread,
    DeleteThread,
    Expel,
    Hours,
    Manner,
    MoveEvent,
    OpenStage,
    OpenThread,
    PlanEvent,
    Rooming,
)
from bot.core.people import PlaceKind
from bot.core.replies import Card
from bot.storage.cards import dump_card, dump_event
from bot.storage.statements import Statements
from bot.storage.tables import outbox, receipts

Work = Rooming | PlanEvent | MoveEvent | CancelEvent
InThread = CloseThread | Admit | Expel | DeleteThread

IN_THREADS = (Manner.THREAD_END, Manner.THREAD_IN, Manner.THREAD_OUT, Manner.THREAD_GONE)
"""What happens to a thread that is there, in the order of what is sent into it."""


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
            manner = Manner.PRIVATE_THREAD if deed.is_private else Manner.THREAD
            return {**row, **there, "manner": manner, "topic": deed.topic, "after": deed.on}
        case PlanEvent() | OpenStage():
            place = {"place": deed.place.ref, "place_kind": deed.place.kind}
            manner = Manner.STAGE if isinstance(deed, OpenStage) else Manner.EVENT
            return {**row, **place, "manner": manner, "topic": deed.topic}
    goes_on_from = await _begun(tx, deed.key)
    if goes_on_from is None:
        return None
    row |= {"community": goes_on_from.community, "after": deed.key}
    if isinstance(deed, InThread):
        return {**row, **_in_thread(deed), "place": deed.key, "place_kind": PlaceKind.ROOM}
    row |= {"place": goes_on_from.place, "place_kind": goes_on_from.place_kind}
    if isinstance(deed, CloseStage):
        return {**row, "manner": Manner.STAGE_END}
    waiting = delete(outbox).where(outbox.c.after == deed.key, outbox.c.manner == Manner.EVENT_MOVE)
    await tx.execute(waiting.where(outbox.c.claimed_until.is_(None)))
    return {**row, "manner": Manner.EVENT_MOVE if isinstance(deed, MoveEvent) else Manner.EVENT_END}


def _in_thread(deed: InThread) -> dict[str, Any]:
    match deed:
        case Admit():
            return {"manner": Manner.THREAD_IN, "whom": deed.account}
        case Expel():
            return {"manner": Manner.THREAD_OUT, "whom": deed.account}
        case DeleteThread():
            return {"manner": Manner.THREAD_GONE, "topic": deed.topic}
    return {"manner": Manner.THREAD_END}


def card_of(deed: Work) -> Card:
    """What is said of it."""
    match deed:
        case OpenThread() | OpenStage():
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
