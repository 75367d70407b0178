"""What was shown and is not yet written down: for a moment, the database does not know what somebody has before them.

What a person does is handled when all that is on its way to them has settled, so that "3" finds the question which it
answers, and so that an answer does not overtake what was committed before a crash.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Self

from bot.core.clock import Clock
from bot.core.cog import Delivered
from bot.core.deeds import Receipt
from bot.core.errors import NotSaved
from bot.core.people import Account, AccountId
from bot.core.replies import Card
from bot.engine.faults import report
from bot.engine.heeding import Heeding
from bot.storage.database import Database
from bot.storage.outbox import Sent
from bot.storage.parcels import Parcel
from bot.storage.transaction import OpenTransaction

_EVERY = 0.1
"""Seconds between two commits of a batch: often enough for people, seldom enough for a disk."""

_PATIENCE = 5.0
"""Seconds: nobody waits longer for what a platform does not take."""


class Underway:
    """To whom something is on its way."""

    def __init__(self) -> None:
        self._settled: dict[Account, asyncio.Event] = {}

    def begin(self, accounts: Iterable[Account | None]) -> None:
        for account in accounts:
            if account is not None and account not in self._settled:
                self._settled[account] = asyncio.Event()

    def end(self, account: Account | None) -> None:
        if account is not None and (settled := self._settled.pop(account, None)) is not None:
            settled.set()

    async def wait(self, account: Account) -> None:
        settled = self._settled.get(account)
        if settled is None:
            return
        try:
            await asyncio.wait_for(settled.wait(), _PATIENCE)
        except TimeoutError:
            self.end(account)


class Settling:
    """The receipts of one batch, written down at its end.

    `ticks`: and every moment before, so that one whom the platform keeps waiting keeps nobody else waiting.
    """

    def __init__(self, database: Database, clock: Clock, underway: Underway, heeding: Heeding, *, ticks: bool) -> None:
        self._ticks = ticks
        self._heeding = heeding
        self._database = database
        self._clock = clock
        self._underway = underway
        self._sent: list[Sent] = []
        self._ticking: asyncio.Task[None] | None = None
        self._over = asyncio.Event()

    def add(self, parcel: Parcel, card: Card, receipts: Sequence[Receipt]) -> None:
        self._sent.append((parcel, card, receipts))

    async def __aenter__(self) -> Self:
        if self._ticks:
            self._ticking = asyncio.create_task(self._tick())
        return self

    async def __aexit__(self, _type: object, error: BaseException | None, _trace: object) -> None:
        """Raises NotSaved. After a fault, what is not written down is shown again, and the platform knows it."""
        self._over.set()
        if self._ticking is not None:  # never cut off in the middle of a commit
            await asyncio.wait([self._ticking])
        if error is None:
            await self._write()

    async def _tick(self) -> None:
        while not self._over.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._over.wait(), _EVERY)
                return
            with suppress(NotSaved):  # it is left for the end
                await self._write()

    async def _write(self) -> None:
        """Raises NotSaved."""
        sent, self._sent = self._sent, []
        if not sent:
            return
        try:
            await self._note_down(sent)
        except BaseException:
            self._sent = [*sent, *self._sent]
            raise
        for parcel, _, _ in sent:
            self._underway.end(parcel.account)

    async def _note_down(self, sent: Sequence[Sent]) -> None:
        """Whoever heeds that one of them was delivered hears of it in the same transaction, so that they hear once."""
        if any(parcel.topic in self._heeding.delivered for parcel, _, _ in sent):
            try:
                await self._database.run(lambda tx: self._settle_and_tell(tx, sent))
                return
            except NotSaved:
                raise
            except Exception as error:  # whatever a cog makes of it, it was delivered
                report("could not take in that it was delivered", error)
        async with self._database.transaction() as tx:
            await tx.outbox.settle(sent, self._clock.now())

    async def _settle_and_tell(self, tx: OpenTransaction, sent: Sequence[Sent]) -> None:
        now = self._clock.now()
        settled = await tx.outbox.settle(sent, now)
        for parcel, _, _ in sent:
            heard_by = self._heeding.delivered.get(parcel.topic or "")
            if heard_by is not None and parcel.key in settled:
                account = AccountId(parcel.account_id) if parcel.account_id is not None else None
                await heard_by(Delivered(tx, now, parcel.key, account, parcel.community, self._heeding.teach))
