"""What is kept about a member, over all cogs and the tables that belong to none: to give, to erase, to join."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.core.cog import Cog
from bot.core.people import Member
from bot.core.ports import Transaction
from bot.core.replies import Text
from bot.storage import personal
from bot.storage.transaction import OpenTransaction


class OwnData:
    """`cogs`: asked for when they are needed, because one of them needs this."""

    def __init__(self, cogs: Callable[[], Sequence[Cog]]) -> None:
        self._cogs = cogs

    async def export(self, tx: Transaction, member: Member) -> Mapping[str, Any]:
        """Everything, opened, as JSON takes it."""
        found = dict(await personal.export(tx, member))
        for cog in self._cogs():
            found |= await cog.export(tx, member)
        return found

    async def holds(self, tx: Transaction, member: Member) -> Sequence[Text]:
        """What an erasure would take, each thing in a few words."""
        return [text for cog in self._cogs() for text in await cog.holds(tx, member)]

    async def forget(self, tx: OpenTransaction, member: Member, now: datetime) -> None:
        """All but the member and their accounts goes; messages of ours to them are taken away."""
        for cog in self._cogs():
            await cog.forget(tx, member)
        await personal.forget(tx, member, now)

    async def merge(self, tx: Transaction, other: Member, into: Member, now: datetime) -> None:
        """The other member is gone then, and their accounts belong to `into`. Their key is still to be destroyed."""
        for cog in self._cogs():
            await cog.merge(tx, other, into)
        await personal.merge(tx, other, into, now)

    async def expire(self, tx: Transaction, now: datetime) -> None:
        for cog in self._cogs():
            await cog.expire(tx, now)
