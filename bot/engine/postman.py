"""From the outbox to the platforms: in lanes, in order for each person and room, with back-off, each thing once."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime, timedelta

from bot.core.clock import Clock
from bot.core.cog import Drawer
from bot.core.deeds import Lane
from bot.core.errors import NotSaved, TryLater, Undeliverable
from bot.core.ports import AtPoint, Catalog, Platform, no_fault
from bot.engine.faults import log, report
from bot.engine.heeding import Heeding
from bot.engine.refused import Refused
from bot.engine.settling import Settling, Underway
from bot.engine.showing import Showing, card_of
from bot.engine.unstored import DOOR, Unstored
from bot.storage.database import Database
from bot.storage.parcels import Line, Parcel

LEASE = timedelta(minutes=2)
"""How long a parcel is left to whoever claimed it."""

_MOST = 250
_TRIES = 12
_LONGEST_WAIT = timedelta(minutes=30)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Postman:
    def __init__(
        self,
        database: Database,
        platforms: Mapping[str, Platform],
        catalog: Catalog,
        clock: Clock,
        heeding: Heeding,
        at_point: AtPoint = no_fault,
        drawers: Mapping[str, Drawer] | None = None,
    ) -> None:
        self._showing = Showing(catalog, drawers or {}, clock, at_point)
        self._database = database
        self._platforms = platforms
        self._clock = clock
        self._heeding = heeding
        self._round = asyncio.Lock()
        self._held_up: set[Line] = set()
        self._opened: dict[int, datetime] = {}
        self.underway = Underway()
        self._refused = Refused(database, clock, self.underway, heeding)
        self.unstored = Unstored(platforms, self._showing)

    async def begin(self) -> None:
        """At the start of the process: what dead ones had claimed is free again, and goes before anything new."""
        now = self._clock.now()
        if self._database.is_shared:
            await self.take_over()
        async with self._database.transaction() as tx:
            if not self._database.is_shared:
                await tx.claims.release_all()
                self._held_up = await tx.claims.held_up(now)
            self.underway.begin(await tx.claims.accounts_due(now))

    async def take_over(self) -> None:
        """What processes had claimed that live no more is for whoever comes next."""
        async with self._database.transaction() as tx:
            await tx.claims.release_of_dead()

    def opened(self, account: int, waiting: AbstractSet[Line]) -> None:
        """Somebody can be reached again, as a commit says: what they do is answered at once, but where something
        earlier (`waiting`) is still to be sent to them."""
        self._opened[account] = self._clock.now()
        free = {line for line in self._held_up if line[1] == account and line not in waiting}
        self._held_up -= free

    async def work(self) -> None:
        """Sends all that may be sent now."""
        async with self._round:
            while await self._send_some():
                pass

    async def _send_some(self) -> bool:
        now = self._clock.now()
        async with self._database.reading() as look:
            first = await look.claims.first()
        if first is None or first > now:
            return False
        async with self._database.transaction() as tx:
            parcels = await tx.claims.claim(now, now + LEASE, _MOST)
        self.underway.begin(parcel.account for parcel in parcels)
        await self._deliver(parcels, at_once=False)
        return bool(parcels)

    async def deliver(self, parcels: Sequence[Parcel]) -> None:
        """Shows answers that were just committed, already claimed; what waits for something earlier is left."""
        await self._deliver(parcels, at_once=True)

    async def _deliver(self, parcels: Sequence[Parcel], *, at_once: bool) -> None:
        """Shows claimed parcels, and writes down what came of it."""
        by_platform: dict[str, list[Parcel]] = {}
        for parcel in parcels:
            by_platform.setdefault(parcel.platform, []).append(parcel)
        held_up = await self._held_up_of(parcels) if at_once else set()
        async with Settling(self._database, self._clock, self.underway, self._heeding, ticks=not at_once) as sent:
            await asyncio.gather(
                *(self._deliver_to(name, some, sent, held_up, at_once) for name, some in by_platform.items())
            )

    async def _held_up_of(self, parcels: Sequence[Parcel]) -> set[Line]:
        """Whose earlier parcels have to wait. Where several processes send, the database is asked, not the memory."""
        if not self._database.is_shared:
            return self._held_up
        accounts = [parcel.account_id for parcel in parcels if parcel.account_id is not None]
        try:
            async with self._database.reading() as look:
                return await look.claims.put_off(accounts, self._clock.now())
        except NotSaved:
            return self._held_up

    async def _deliver_to(
        self, name: str, parcels: Sequence[Parcel], sent: Settling, held_up: set[Line], at_once: bool
    ) -> None:
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
                if line[0].line in held_up and line[0].lane != Lane.CRISIS:
                    await self._wait([parcel.key for parcel in line], timedelta(0), failed=False)
                elif await self._deliver_line(platform, line, sent) and not at_once and line[-1].lane != Lane.CRISIS:
                    self._held_up.discard(line[0].line)

        await asyncio.gather(*(worker() for _ in range(platform.at_once)))

    async def _deliver_line(self, platform: Platform, parcels: Sequence[Parcel], sent: Settling) -> bool:
        """In order, until one has to wait: then all behind it wait as well. True: none had to."""
        for position, parcel in enumerate(parcels):
            began = self._clock.now()
            try:
                card = card_of(parcel)
                receipts = await self._showing.show(platform, parcel, card)
            except Undeliverable as final:
                await self._refused.take(parcel, final)
            except Exception as error:  # whatever an adapter raises, the others' messages go out
                if not await self._put_off(parcel, error, began):
                    continue
                await self._wait([behind.key for behind in parcels[position + 1 :]], timedelta(0), failed=False)
                return False
            else:
                if receipts is None:
                    await self._remove(parcel)
                else:
                    sent.add(parcel, card, receipts)
        return True

    async def _put_off(self, parcel: Parcel, error: Exception, began: datetime) -> bool:
        """To be tried again; False: it was tried often enough, and is let go."""
        asked = error.after if isinstance(error, TryLater) else None
        if parcel.account_id is not None and self._opened.get(parcel.account_id, _LONG_AGO) >= began:
            asked = 0  # they opened the door while we stood before it
        if not isinstance(error, TryLater):
            reference = report("could not deliver", error, cog=parcel.cog, tries=parcel.tries)
            if parcel.tries + 1 >= _TRIES:
                log.error("let go", reference=reference)
                await self._remove(parcel)
                return False
        self._held_up.add(parcel.line)
        if (asked or 0) > DOOR:
            self.underway.end(parcel.account)
        await self._wait([parcel.key], self._back_off(parcel.tries, asked), failed=True)
        return True

    @staticmethod
    def _back_off(tries: int, asked: float | None) -> timedelta:
        """What the platform asked for; else 1, 2, 4 ... seconds, and some more, so that not all come back at once."""
        if asked is not None:
            return timedelta(seconds=max(asked, 1))
        seconds: float = 2.0 ** min(tries, 12)
        return min(timedelta(seconds=seconds * random.uniform(1, 1.5)), _LONGEST_WAIT)

    async def _wait(self, keys: Sequence[str], delay: timedelta, *, failed: bool) -> None:
        if keys:
            async with self._database.transaction() as tx:
                await tx.claims.release(keys, self._clock.now() + delay, failed=failed)

    async def _remove(self, parcel: Parcel) -> None:
        self.underway.end(parcel.account)
        async with self._database.transaction() as tx:
            await tx.outbox.remove([parcel.key])

    async def next_at(self) -> datetime | None:
        """When there will be something to send."""
        async with self._database.reading() as look:
            return await look.claims.first()
