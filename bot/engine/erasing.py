"""Erasing a member, step by step, so that a crash at any instant leaves an erasure that goes on.

The key goes first: from then on no copy of anything they wrote can be read. Then every row, in one transaction. Their
accounts stay, as those of a stranger, until the last answer has been shown; then they go as well.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta

from sqlalchemy import insert, select

from bot.core.clock import Clock
from bot.core.errors import NotSaved
from bot.core.people import Account, Member
from bot.engine.faults import report
from bot.engine.own_data import OwnData
from bot.storage import personal
from bot.storage.database import Database
from bot.storage.people import known_member, member_of_key
from bot.storage.tables import erasures, members
from bot.storage.transaction import OpenTransaction

_AT_A_TIME = 5000
_PAUSE = timedelta(minutes=1)


class Eraser:
    def __init__(
        self,
        database: Database,
        own_data: OwnData,
        clock: Clock,
        forgotten: Callable[[Sequence[Account]], None],
    ) -> None:
        """`forgotten` is told whose accounts nothing is known of any more."""
        self._database = database
        self._own_data = own_data
        self._clock = clock
        self._forgotten = forgotten
        self.is_under_way = False
        self._not_before = clock.now()
        self._working = asyncio.Lock()

    async def resume(self) -> None:
        """At the start: what was left half done is done, and what a database from before an erasure brought back
        goes again; whom one from before a joining brought back are one again."""
        gone = await self._database.vault.destroyed()
        joined = dict(await self._database.vault.joined())
        for handle, into in joined.items():
            while into in joined:
                into = joined[into]
            if into not in gone:
                await self._join_again(handle, into)
        for start in range(0, len(gone), _AT_A_TIME):
            await self._begin_again(gone[start : start + _AT_A_TIME])
        self.is_under_way = True
        await self.go_on()

    async def _join_again(self, handle: str, into: str) -> None:
        """Without what only the destroyed key opens. Where who stays is not known yet, the other becomes them."""

        async def join(tx: OpenTransaction) -> None:
            other, stays = await member_of_key(tx, handle), await member_of_key(tx, into)
            if other is None:
                return
            await personal.remove_sealed(tx, other)
            if stays is None:
                await personal.take_key(tx, other, into)
            else:
                await self._own_data.merge(tx, other, stays, self._clock.now())

        await self._database.run(join)

    async def _begin_again(self, handles: Sequence[str]) -> None:
        async with self._database.transaction() as tx:
            back = await tx.execute(
                select(members.c.id, members.c.handle).where(
                    members.c.handle.in_(handles), members.c.id.not_in(select(erasures.c.member))
                )
            )
            now = self._clock.now()
            rows = [{"member": id_, "handle": handle, "asked_at": now, "cleared": False} for id_, handle in back]
            if rows:
                await tx.execute(insert(erasures), rows)

    async def go_on(self) -> None:
        """What is left of erasures, if any is. Where that fails, it is tried again in a while."""
        if not self.is_under_way or self._clock.now() < self._not_before:
            return
        try:
            await self.work()
        except NotSaved as error:
            self._not_before = self._clock.now() + _PAUSE
            report("an erasure has to wait", error, fault=str(error))

    async def work(self) -> None:
        """Every erasure as far as it can go now. Raises NotSaved, and then it is still to be done."""
        async with self._working:
            self.is_under_way = True
            async with self._database.reading() as look:
                under_way = (await look.execute(select(erasures))).all()
            left = 0
            for row in under_way:
                stranger = row.member
                if not row.cleared:
                    await self._database.vault.destroy(row.handle, row.asked_at, row.joined_to)
                    stranger = await self._clear(row.member)
                left += not await self._end(stranger)
            self.is_under_way = left > 0

    async def _clear(self, member_id: int) -> int:
        """Every row; gives who stands in their place."""

        async def clear(tx: OpenTransaction) -> tuple[int, list[Account]]:
            member = await known_member(tx, member_id)
            if member is None:  # joined with another: only their key was left
                return member_id, []
            accounts = await tx.people.accounts_of(member_id)
            now = self._clock.now()
            await self._own_data.forget(tx, member, now)
            await tx.outbox.let_out(personal.FAREWELL, now, member_id)
            return await personal.replace_with_a_stranger(tx, member), accounts

        stranger, accounts = await self._database.run(clear)
        self._forgotten(accounts)
        return stranger

    async def _end(self, stranger_id: int) -> bool:
        """Once the farewell is shown. False: it is still on its way."""
        now = self._clock.now()

        async def end(tx: OpenTransaction) -> bool:
            stranger = await known_member(tx, stranger_id)
            if stranger is None:
                await personal.end_erasing(tx, Member(stranger_id), stays=False)
                return True
            if not await personal.is_farewell_shown(tx, stranger):
                return False
            stays = await personal.is_known(tx, stranger) or bool(await self._own_data.holds(tx, stranger))
            if not stays:
                await personal.take_away(tx, stranger, now + personal.FAREWELL_STAYS)
            await personal.end_erasing(tx, stranger, stays=stays)
            return True

        return await self._database.run(end)
