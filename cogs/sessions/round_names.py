"""Who is named in the messages of a round: whoever gives up their seat, or is forgotten, is named there no more."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from bot.core.deeds import Edit, Inside, Remove, Send
from bot.core.ports import Transaction
from bot.storage.tables import outbox, receipts
from cogs.sessions import room_cards, room_store
from cogs.sessions.store import Meeting

ROUND = "sessions.round"
"""The topic of what shows a round."""


async def shown(tx: Transaction, meeting: Meeting) -> Sequence[Send]:
    """The round as it stands, in its room; nothing where it has none."""
    if meeting.room is None:
        return ()
    card = room_cards.round_of(meeting, await room_store.in_turn(tx, meeting))
    return (Send(to=Inside(meeting.room), card=card, topic=ROUND),)


async def shown_again(tx: Transaction, meeting: Meeting) -> Sequence[Edit]:
    """The newest of them shows the line as it is now."""
    if meeting.state != "running":
        return ()
    card = room_cards.round_of(meeting, await room_store.in_turn(tx, meeting))
    return [Edit(key=key, card=card) for key in (await _keys(tx, meeting))[-1:]]


async def taken_away(tx: Transaction, meeting: Meeting) -> Sequence[Remove | Send]:
    """All of them go, for some platforms show what a message said before; a line that others stand in is shown anew."""
    gone: list[Remove | Send] = [Remove(key=key) for key in await _keys(tx, meeting)]
    is_on = gone and meeting.state == "running" and await room_store.in_turn(tx, meeting)
    return [*gone, *(await shown(tx, meeting) if is_on else ())]


async def _keys(tx: Transaction, meeting: Meeting) -> Sequence[str]:
    """Of those that were shown, and of those that are still to be; the newest last."""
    if meeting.room is None:
        return ()
    thread = select(receipts.c.room).where(receipts.c.key == meeting.room)
    there = select(receipts.c.key).where(receipts.c.place.in_(thread), receipts.c.topic == ROUND, receipts.c.part == 0)
    waiting = select(outbox.c.key).where(outbox.c.after == meeting.room, outbox.c.topic == ROUND)
    found = list((await tx.execute(there.order_by(receipts.c.seq))).scalars())
    return list(dict.fromkeys([*found, *(await tx.execute(waiting.order_by(outbox.c.seq))).scalars()]))
