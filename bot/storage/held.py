"""Private messages for a closed door, while a pointer to each stands in a room: held for whoever presses it.

`held` says that a row waits for that, until it is due; `pointer` is the pointer's own receipt, until the row goes, and
the pointer with it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, delete, exists, insert, select, true, update

from bot.core.deeds import Manner, Receipt
from bot.core.errors import Unreadable
from bot.core.people import Place, PlaceKind
from bot.storage.parcels import PARCELS, Parcel, parcel_of
from bot.storage.removals import dump_receipt, load_receipt, removal
from bot.storage.sealing import read_card
from bot.storage.statements import Statements
from bot.storage.tables import outbox

_AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
_PUT = insert(outbox)
_GONE = (outbox.c.key, outbox.c.cog, outbox.c.community, outbox.c.pointer, outbox.c.sealed_for)


class StoredHeld:
    def __init__(self, tx: Statements) -> None:
        self._tx = tx

    async def hold(self, parcel: Parcel, pointer: Receipt, until: datetime) -> None:
        """It is left alone until then. If it is gone, so is the pointer; if another process has it, that one holds it,
        by the same pointer."""
        ours = outbox.c.claimed_by.is_(None) | (outbox.c.claimed_by == self._tx.process)
        held = update(outbox).where(outbox.c.key == parcel.key, ours)
        held = held.values(held=True, pointer=dump_receipt(pointer), due_at=until, claimed_until=None, claimed_by=None)
        if (await self._tx.execute(held)).rowcount:
            return
        there = await self._tx.execute(select(outbox.c.key).where(outbox.c.key == parcel.key))
        if there.first() is None:
            away = removal(parcel.key, "pointer", parcel.cog, parcel.community, pointer, _AT_ONCE)
            await self._tx.write(_PUT, [away])

    async def account_of(self, key: str) -> int | None:
        """For whom it is held; None: it is not."""
        found = await self._tx.execute(select(outbox.c.account).where(outbox.c.key == key, outbox.c.held == true()))
        account: int | None = found.scalar()
        return account

    async def behind(self, key: str) -> list[Parcel]:
        """All that the pointer to this one points to: a platform may leave one for several."""
        this = select(outbox.c.account, outbox.c.pointer).where(outbox.c.key == key).subquery()
        same = (outbox.c.account == this.c.account) & (outbox.c.pointer == this.c.pointer)
        found = await self._tx.execute(PARCELS.where(outbox.c.held == true(), exists().where(same)))
        return [parcel_of(row) for row in found]

    async def collect(
        self, parcel: Parcel, place: Place, via: str | None, now: datetime, claimed_until: datetime
    ) -> Parcel | None:
        """From now on it is an answer to whoever pressed the pointer there, already claimed. None: nobody can read it
        any more."""
        key = parcel.key
        try:
            card = await read_card(self._tx.vault, key, parcel.card, parcel.sealed_for)
        except Unreadable:
            await take_out(self._tx, outbox.c.key == key)
            return None
        asked_in = parcel.asked_in
        if parcel.place is not None and parcel.place.kind is PlaceKind.ROOM and parcel.place != place:
            asked_in = asked_in or parcel.place.ref
        values = {
            "manner": Manner.ANSWER,
            "place": place.ref,
            "place_kind": place.kind,
            "asked_in": asked_in,
            "via": via,
            "held": False,
            "due_at": now,
            "claimed_until": claimed_until,
            "claimed_by": self._tx.process,
        }
        await self._tx.execute(update(outbox).where(outbox.c.key == key).values(values))
        here = replace(parcel, place=place, asked_in=asked_in, via=via, card=card)
        return replace(here, manner=Manner.ANSWER, is_held=False)


async def take_out(tx: Statements, *which: ColumnElement[bool]) -> dict[str, str | None]:
    """Rows of the outbox that go, and the pointers with the last of what they point to; gives their keys, and whose
    words each held."""
    rows = (await tx.execute(delete(outbox).where(*which).returning(*_GONE))).all()
    pointers = {row.pointer for row in rows if row.pointer is not None}
    if pointers:
        still = await tx.execute(select(outbox.c.pointer).where(outbox.c.pointer.in_(pointers)))
        pointers -= {pointer for (pointer,) in still}
    last = {row.pointer: row for row in rows if row.pointer in pointers}
    pointed = [(row, load_receipt(pointer)) for pointer, row in last.items()]
    away = [removal(row.key, "pointer", row.cog, row.community, pointer, _AT_ONCE) for row, pointer in pointed]
    await tx.write(_PUT, away)
    return {row.key: row.sealed_for for row in rows}
