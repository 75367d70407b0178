"""The bot on Discord as a story runs it: able to die, and telling what it was asked to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import discord

from bot.adapters.discord.declared import Declared
from bot.adapters.discord.ears import Hear
from bot.adapters.discord.intents import asked_for
from bot.adapters.discord.platform import Discord
from bot.adapters.discord.settings import Settings
from bot.core.clock import Clock
from bot.core.deeds import Delivery, Receipt
from bot.core.ports import Notebook
from tests.support.discord_world_server import SHOWING
from tests.support.record import Died, Record


class Process:
    """One life of the bot's adapter, by the clock of the story."""

    def __init__(self, declared: Callable[[], Declared], record: Record, clock: Clock, helpers: int) -> None:
        """`helpers`: the role of those who help."""
        self._settings = Settings(token="of nobody", helper_roles=frozenset([helpers]))
        self.platform = _Watched(self._settings, declared, self, clock)
        self.record = record
        self.clock = clock
        self.is_dead = False

    def client(self, notebook: Notebook, hear: Hear) -> discord.Client:
        """Ready for somebody to log it in."""
        granted = discord.ApplicationFlags()
        granted.gateway_message_content = granted.gateway_guild_members = True
        return self.platform.link_for(notebook, hear, asked_for(self._settings, granted).intents, 1).client

    def check(self) -> None:
        """Raises Died if it is dead."""
        if self.is_dead:
            raise Died

    def dies(self) -> None:
        self.is_dead = True
        raise Died


class _Watched(Discord):
    def __init__(self, settings: Settings, declared: Callable[[], Declared], process: Process, clock: Clock) -> None:
        super().__init__(settings, declared, clock)
        self._process = process

    async def deliver(self, delivery: Delivery) -> Sequence[Receipt]:
        process = self._process
        process.check()
        at = process.clock.now().isoformat()
        asked = process.record.begins(delivery, at)
        showing = SHOWING.set(asked)
        try:
            receipts = await super().deliver(delivery)
        finally:
            SHOWING.reset(showing)
        process.record.ends(asked, at, receipts)
        return receipts

    async def remove(self, receipt: Receipt) -> None:
        self._process.check()
        self._process.record.moves += 1
        await super().remove(receipt)
