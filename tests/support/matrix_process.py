"""The bot on Matrix as a story runs it: step by step, able to die, and telling what it was asked to show."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bot.adapters.matrix.answers import Refused
from bot.adapters.matrix.platform import Matrix
from bot.adapters.matrix.settings import Settings
from bot.core.clock import Clock
from bot.core.deeds import Delivery, Lane, Receipt
from bot.core.errors import TryLater
from bot.core.heard import Heard
from bot.core.ports import Notebook
from bot.core.replies import Text
from tests.support.matrix_house import HELPS
from tests.support.record import Died, Record
from tests.support.words import catalog


class Process:
    """One life of the bot's adapter, by the clock of the story. `makes_rooms`: whether its homeserver lets it."""

    def __init__(self, settings: Settings, record: Record, clock: Clock) -> None:
        self.platform = _Watched(settings, self, clock)
        self.record = record
        self.clock = clock
        self.is_dead = False
        self.makes_rooms = True
        self.is_stuck = asyncio.Event()

    async def connect(self, notebook: Notebook, hear: Callable[[Heard], asyncio.Task[None]]) -> None:
        await self.platform.connect(notebook, hear)
        position = self.platform.link.hearing._position
        save = position.save

        async def while_alive(token: str) -> None:
            if not self.is_dead:
                await save(token)

        position.save = while_alive  # type: ignore[method-assign]  # the dead write nothing down
        wire = self.platform.link.wire
        call = wire.call

        async def as_allowed(method: str, *path: str, **more: Any) -> dict[str, Any]:
            if path == ("createRoom",) and not self.makes_rooms:
                raise Refused(403, "M_FORBIDDEN", "You are not permitted to create rooms")
            return await call(method, *path, **more)

        wire.call = as_allowed  # type: ignore[method-assign]  # as a homeserver does whose operator forbids it

    @property
    def token(self) -> str:
        """Up to where it has heard."""
        return str(self.platform.link.hearing._since)

    async def hears(self) -> None:
        """All that is new; until it is handled, or has to wait for somebody to let it in."""
        self.is_stuck.clear()
        await self.platform.link.hearing.once(0)
        handled = asyncio.create_task(self.platform.link.settled())
        stuck = asyncio.create_task(self.is_stuck.wait())
        await asyncio.wait([handled, stuck], return_when=asyncio.FIRST_COMPLETED)
        for task in (handled, stuck):
            task.cancel()
        if self.platform._sending is not None:
            await asyncio.gather(*self.platform._sending._signs)
        self.check()

    def check(self) -> None:
        """Raises Died if it is dead."""
        if self.is_dead:
            raise Died

    def dies(self) -> None:
        self.is_dead = True
        raise Died

    async def ends(self) -> None:
        """Nothing is finished, nothing is tidied up; only the line and the folder are let go of."""
        self.is_dead = True
        platform = self.platform
        saving = platform._link.hearing._saving if platform._link is not None else None
        if saving is not None:
            saving.cancel()
        platform._link = platform._sending = None
        if platform._session is not None:
            await platform._session.close()


def _words(key: str, language: str) -> str:
    return catalog().plain(Text(key), language)


class _Watched(Matrix):
    def __init__(self, settings: Settings, process: Process, clock: Clock) -> None:
        super().__init__(settings, _words, clock)
        self._process = process

    async def deliver(self, delivery: Delivery) -> Sequence[Receipt]:
        process = self._process
        process.check()
        at = process.clock.now().isoformat()
        asked = process.record.begins(delivery, at)
        try:
            receipts = await super().deliver(delivery)
        except TryLater:
            if delivery.lane is Lane.CRISIS:  # what no database has waits in memory, and whoever handles it with it
                process.is_stuck.set()
            raise
        process.record.ends(asked, at, receipts)
        return receipts

    async def remove(self, receipt: Receipt) -> None:
        self._process.check()
        self._process.record.moves += 1
        await super().remove(receipt)


def settings_for(homeserver: str, user: str, password: str, folder: Path) -> Settings:
    return Settings(
        homeserver=homeserver,
        user=user,
        password=password,
        folder=folder,
        display_name="Alongside",
        helper_level=HELPS,
    )
