"""From the outbox to the platforms: in lanes, in order for each person and room, with back-off, each thing once."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.core.clock import Clock
from bot.core.cog import Undelivered
from bot.core.deeds import Delivery, Lane, Receipt
from bot.core.errors import TryLater, Undeliverable
from bot.core.people import AccountId
from bot.core.ports import AtPoint, Catalog, Platform, Reader, no_fault
from bot.core.replies import Card
from bot.engine.catalog import ENGLISH
from bot.engine.faults import log, report
from bot.storage.cards import load_card
from bot.storage.database import Database
from bot.storage.parcels import Line, Parcel

LEASE = timedelta(minutes=2)
"""How long a parcel is left to whoever claimed it."""

_MOST = 250
_TRIES = 12
_LONGEST_WAIT = timedelta(minutes=30)

Sent = tuple[Parcel, Card, Sequence[Receipt]]
WhenUndelivered = Callable[[Undelivered], Awaitable[None]]


class Postman:
    def __init__(
        self,
        database: Database,
        platforms: Mapping[str, Platform],
        catalog: Catalog,
        clock: Clock,
        when_undelivered: Mapping[str, WhenUndelivered],
        at_point: AtPoint = no_fault,
    ) -> None:
        self._database = database
        self._platforms = platforms
        self._catalog = catalog
        self._clock = clock
        self._when_undelivered = when_undelivered
        self._at_point = at_point
        self._round = asyncio.Lock()
        self._held_up: set[Line] = set()

    async def begin(self) -> None:
        """At the start of the process that has the database to itself: what a dead one had claimed is free again."""
        async with self._database.transaction() as tx:
            await tx.outbox.release_all()

    async def work(self) -> None:
        """Sends all that may be sent now."""
        async with self._round:
            while await self._send_some():
                pass

    async def _send_some(self) -> bool:
        now = self._clock.now()
        async with self._database.reading() as look:
            first = await look.outbox.first()
        if first is None or first > now:
            return False
        async with self._database.transaction() as tx:
            parcels = await tx.outbox.claim(now, now + LEASE, _MOST)
        self._held_up.clear()
        await self.deliver(parcels)
        return bool(parcels)

    async def deliver(self, parcels: Sequence[Parcel]) -> None:
        """Shows parcels that this process has claimed, and writes down what came of it."""
        by_platform: dict[str, list[Parcel]] = {}
        for parcel in parcels:
            by_platform.setdefault(parcel.platform, []).append(parcel)
        sent: list[Sent] = []
        await asyncio.gather(*(self._deliver_to(name, some, sent) for name, some in by_platform.items()))
        if sent:
            async with self._database.transaction() as tx:
                await tx.outbox.settle(sent, self._clock.now())

    async def _deliver_to(self, name: str, parcels: Sequence[Parcel], sent: list[Sent]) -> None:
        """One line's parcels in their order; a platform says how many lines it takes at once."""
        lines: dict[Line, list[Parcel]] = {}
        for parcel in parcels:
            lines.setdefault(parcel.line, []).append(parcel)
        platform = self._platforms.get(name)
        if platform is None:
            await self._wait([parcel.key for parcel in parcels], _LONGEST_WAIT, failed=False)
            return
        waiting = iter(lines.values())

        async def worker() -> None:
            for line in waiting:
                await self._deliver_line(platform, line, sent)

        await asyncio.gather(*(worker() for _ in range(platform.at_once)))

    async def _deliver_line(self, platform: Platform, parcels: Sequence[Parcel], sent: list[Sent]) -> None:
        for position, parcel in enumerate(parcels):
            rest = [other.key for other in parcels[position:]]
            if parcel.line in self._held_up and parcel.lane != Lane.CRISIS:
                await self._wait(rest, timedelta(0), failed=False)
                return
            try:
                card = load_card(parcel.card)
                receipts = await self._show(platform, parcel, card)
            except TryLater as later:
                self._held_up.add(parcel.line)
                await self._wait(rest[:1], self._back_off(parcel.tries, later.after), failed=True)
                await self._wait(rest[1:], timedelta(0), failed=False)
                return
            except Undeliverable as final:
                await self._give_up(parcel, final)
            except Exception as error:  # whatever an adapter raises, the others' messages go out
                reference = report("could not deliver", error, cog=parcel.cog, tries=parcel.tries)
                if parcel.tries + 1 >= _TRIES:
                    log.error("let go", reference=reference)
                    await self._remove(parcel)
                else:
                    await self._wait([parcel.key], self._back_off(parcel.tries, None), failed=True)
            else:
                if receipts is None:
                    await self._remove(parcel)
                else:
                    sent.append((parcel, card, receipts))

    async def _show(self, platform: Platform, parcel: Parcel, card: Card) -> Sequence[Receipt] | None:
        """The receipts; None where there is nothing to show any more."""
        if parcel.until is not None and parcel.until <= self._clock.now():
            return None
        if parcel.edits is not None and parcel.receipt is None:
            return None
        reader = Reader(parcel.language or ENGLISH, parcel.zone or "UTC")
        receipts = await platform.deliver(
            Delivery(
                key=parcel.key,
                manner=parcel.manner,
                account=parcel.account,
                place=parcel.place,
                shown=self._catalog.show(card, reader),
                cog=parcel.cog,
                edits=parcel.receipt,
            )
        )
        self._at_point("after send")
        return receipts

    async def show_unstored(self, parcel: Parcel, card: Card) -> None:
        """Shows something that no database has: `urgent`, a note, "not saved". Tries for a while, then lets go."""
        platform = self._platforms[parcel.platform]
        for tries in range(_TRIES):
            try:
                await self._show(platform, parcel, card)
            except TryLater as later:
                await asyncio.sleep(min(self._back_off(tries, later.after).total_seconds(), 30))
            except Undeliverable:
                return
            except Exception as error:  # the person still gets whatever else answers them
                report("could not deliver", error, cog=parcel.cog, tries=tries)
                return
            else:
                return

    @staticmethod
    def _back_off(tries: int, asked: float | None) -> timedelta:
        """What the platform asked for; else 1, 2, 4 ... seconds, and some more, so that not all come back at once."""
        if asked is not None:
            return timedelta(seconds=asked)
        seconds: float = 2.0 ** min(tries, 12)
        return min(timedelta(seconds=seconds * random.uniform(1, 1.5)), _LONGEST_WAIT)

    async def _wait(self, keys: Sequence[str], delay: timedelta, *, failed: bool) -> None:
        if keys:
            async with self._database.transaction() as tx:
                await tx.outbox.release(keys, self._clock.now() + delay, failed=failed)

    async def _remove(self, parcel: Parcel) -> None:
        async with self._database.transaction() as tx:
            await tx.outbox.remove([parcel.key])

    async def _give_up(self, parcel: Parcel, final: Undeliverable) -> None:
        """Never again; where direct messages are closed, that is kept, and the cog that sent it hears of it."""
        now = self._clock.now()
        heard_by = self._when_undelivered.get(parcel.topic or "")
        async with self._database.transaction() as tx:
            await tx.outbox.remove([parcel.key])
            if parcel.account_id is None:
                return
            if final.closed:
                await tx.people.closed(parcel.account_id, now)
            if heard_by is not None:
                await heard_by(Undelivered(tx, now, parcel.key, AccountId(parcel.account_id), parcel.community))

    async def next_at(self) -> datetime | None:
        """When there will be something to send."""
        async with self._database.reading() as look:
            return await look.outbox.first()
