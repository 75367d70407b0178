"""What a platform will not show: held, where a pointer to it stands; otherwise it ends, and its cog hears of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.core.clock import Clock
from bot.core.cog import Undelivered
from bot.core.deeds import Receipt
from bot.core.errors import NotSaved, Undeliverable
from bot.core.people import AccountId
from bot.engine.faults import report
from bot.engine.heeding import Heeding
from bot.engine.settling import Underway
from bot.storage.database import Database
from bot.storage.parcels import Parcel
from bot.storage.transaction import OpenTransaction

HELD_FOR = timedelta(minutes=10)
"""For so long a pointer stands in a room, and what it points to can be collected."""

_WhenUndelivered = Callable[[Undelivered], Awaitable[None]]


class Refused:
    def __init__(self, database: Database, clock: Clock, underway: Underway, heeding: Heeding) -> None:
        self._database = database
        self._clock = clock
        self._underway = underway
        self._heeding = heeding

    async def take(self, parcel: Parcel, final: Undeliverable) -> None:
        self._underway.end(parcel.account)
        if final.pointer is not None and parcel.pointer is None:
            await self._hold(parcel, final.pointer)
        else:
            await self._give_up(parcel, final)

    async def _hold(self, parcel: Parcel, pointer: Receipt) -> None:
        until = self._clock.now() + HELD_FOR
        if parcel.until is not None:
            until = min(until, parcel.until)
        async with self._database.transaction() as tx:
            await tx.held.hold(parcel, pointer, until)

    async def _give_up(self, parcel: Parcel, final: Undeliverable) -> None:
        """Never again. The cog that sent it hears of it, in the same transaction, so that it hears once."""
        heard_by = self._heeding.undelivered.get(parcel.topic or "")
        try:
            await self._end(parcel, final, heard_by)
        except NotSaved:
            raise
        except Exception as error:  # whatever a cog makes of it, the others' messages go out
            report("could not take in that it was not delivered", error, cog=parcel.cog)
            await self._end(parcel, final, None)

    async def _end(self, parcel: Parcel, final: Undeliverable, heard_by: _WhenUndelivered | None) -> None:
        now = self._clock.now()

        async def end(tx: OpenTransaction) -> None:
            if not await tx.claims.take(parcel.key):
                return
            account = AccountId(parcel.account_id) if parcel.account_id is not None else None
            if final.closed and account is not None:
                await tx.people.closed(account, now)
            if heard_by is not None:
                about = (parcel.key, account, parcel.community, final.reason)
                await heard_by(Undelivered(tx, now, *about, self._heeding.teach, parcel.after))

        await self._database.run(end)
