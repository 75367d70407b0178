"""Which process sends what: claims on the outbox, in lanes, in order for each person and room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select, type_coerce, update

from bot.core.clock import NEVER
from bot.core.deeds import Lane
from bot.core.errors import Unreadable
from bot.core.people import Account
from bot.storage.held import take_out
from bot.storage.parcels import LINES, PARCELS, Line, Parcel, line_of, parcels_of
from bot.storage.sealing import read_card
from bot.storage.statements import Statements
from bot.storage.tables import Instant, accounts, outbox


class StoredClaims:
    def __init__(self, tx: Statements) -> None:
        self._tx = tx

    async def claim(self, now: datetime, until: datetime, most: int) -> list[Parcel]:
        """The next parcels, crisis first, now claimed. None for a person or room that an earlier one holds up."""
        mine = and_(
            outbox.c.due_at <= now,
            or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= now),
            _HAS_ITS_MESSAGE,
        )
        if self._tx.presence is not None:
            await self._tx.presence.take_turns(self._tx)
        held_up = await self.held_up(now)
        if held_up:
            free = await self._tx.execute(LINES.where(mine))
            keys = [row.key for row in free if row.lane == Lane.CRISIS or line_of(row) not in held_up][:most]
            found = await self._tx.execute(PARCELS.where(outbox.c.key.in_(keys)))
        else:
            found = await self._tx.execute(PARCELS.where(mine).limit(most))
        parcels = await self._still_free(await parcels_of(self._tx, found))
        await self._mark([parcel.key for parcel in parcels], {"claimed_until": until, "claimed_by": self._tx.process})
        return await self._opened(parcels)

    async def _still_free(self, parcels: Sequence[Parcel]) -> Sequence[Parcel]:
        """Without those that another process is changing at this moment, and without what is behind them."""
        if self._tx.presence is None or not parcels:
            return parcels
        keys = [parcel.key for parcel in parcels]
        free = select(outbox.c.key).where(outbox.c.key.in_(keys)).with_for_update(of=outbox, skip_locked=True)
        locked = set((await self._tx.execute(free)).scalars())
        held_up = {parcel.line for parcel in parcels if parcel.key not in locked}
        return [parcel for parcel in parcels if parcel.line not in held_up]

    async def _opened(self, parcels: Sequence[Parcel]) -> list[Parcel]:
        """With their words; without those whose key was destroyed, which nobody may read any more."""
        opened = []
        for parcel in parcels:
            try:
                card = await read_card(self._tx.vault, parcel.key, parcel.card, parcel.sealed_for)
            except Unreadable:
                await self.take(parcel.key)
            else:
                opened.append(parcel if parcel.sealed_for is None else replace(parcel, card=card))
        return opened

    async def held_up(self, now: datetime) -> set[Line]:
        """The people and rooms that something earlier is still on its way to. What is held holds nothing up."""
        waiting = and_(or_(outbox.c.due_at > now, outbox.c.claimed_until > now), _NOT_HELD)
        return {line_of(row) for row in await self._tx.execute(LINES.where(waiting))}

    async def accounts_due(self, now: datetime) -> list[Account]:
        """The people to whom something should be on its way now."""
        due = select(accounts.c.platform, accounts.c.ref).where(
            accounts.c.id.in_(select(outbox.c.account).where(outbox.c.due_at <= now))
        )
        return [Account(platform, ref) for platform, ref in await self._tx.execute(due)]

    async def put_off(self, accounts: Iterable[int], now: datetime) -> set[Line]:
        """Of these people, those whom something earlier could not reach yet, whichever process tried.

        Also where that is due again by now: it is still to be sent.
        """
        not_yet = and_(or_(outbox.c.due_at > now, outbox.c.tries > 0), _NOT_HELD)
        later = LINES.where(outbox.c.account.in_(list(accounts)), not_yet)
        return {line_of(row) for row in await self._tx.execute(later)}

    async def free(self, account: int, now: datetime) -> set[Line]:
        """What was put off for a person, or held, is due now; gives where something waits for them. What is held back
        until it is true stays held back, and so does what is behind it."""
        mine = outbox.c.account == account
        later = and_(mine, outbox.c.due_at > now, outbox.c.due_at < NEVER)
        await self._tx.execute(update(outbox).where(later).values(due_at=now, held=False))
        return {line_of(row) for row in await self._tx.execute(LINES.where(mine))}

    async def take(self, key: str) -> bool:
        """Removes it. False: it was gone already."""
        return bool(await take_out(self._tx, outbox.c.key == key))

    async def release(self, keys: Sequence[str], due_at: datetime, *, failed: bool) -> None:
        """Back among those that wait, not before `due_at`; not those that another process has claimed meanwhile."""
        values: dict[str, Any] = {"claimed_until": None, "claimed_by": None, "due_at": due_at}
        if failed:
            values["tries"] = outbox.c.tries + 1
        nobody_elses = or_(outbox.c.claimed_by.is_(None), outbox.c.claimed_by == self._tx.process)
        await self._mark(keys, values, nobody_elses)

    async def release_all(self) -> None:
        """At the start of a process that has the database to itself: whoever claimed them is dead."""
        claimed = outbox.c.claimed_until.is_not(None)
        await self._tx.execute(update(outbox).where(claimed).values(claimed_until=None))

    async def release_of_dead(self) -> None:
        """What processes had claimed that live no more. Nothing where this one has the database to itself."""
        if self._tx.presence is None:
            return
        claimants = select(outbox.c.claimed_by).where(outbox.c.claimed_by.is_not(None)).distinct()
        numbers = list((await self._tx.execute(claimants)).scalars())
        dead = await self._tx.presence.dead(self._tx, numbers)
        if dead:
            of_dead = update(outbox).where(outbox.c.claimed_by.in_(dead))
            await self._tx.execute(of_dead.values(claimed_until=None, claimed_by=None))

    async def _mark(self, keys: Sequence[str], values: dict[str, Any], *where: ColumnElement[bool]) -> None:
        if keys:
            await self._tx.execute(update(outbox).where(outbox.c.key.in_(keys), *where).values(values))

    async def first(self) -> datetime | None:
        """When the earliest parcel may be sent."""
        found = await self._tx.execute(_FIRST)
        earliest: datetime | None = found.scalar()
        return earliest


_EDITED = outbox.alias()
_HAS_ITS_MESSAGE = ~exists().where(_EDITED.c.key == func.coalesce(outbox.c.edits, outbox.c.after))
"""An edit waits for the message that it changes to be shown, whatever its lane; a thread for that which it hangs on."""

_NOT_HELD = outbox.c.held == false()
_FIRST = select(type_coerce(func.min(func.coalesce(outbox.c.claimed_until, outbox.c.due_at)), Instant))
