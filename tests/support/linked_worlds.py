"""Matrix and Discord at once: a community in each of the two worlds, one bot in both, and one clock."""

from __future__ import annotations

from pathlib import Path

from bot.app import App
from bot.core.clock import NO_HURRY
from tests.support.discord_world import DiscordWorld
from tests.support.matrix import MatrixWorld
from tests.support.synapse import Synapse


class _OnMatrix(MatrixWorld):
    """What is done here may show on the other side."""

    both: LinkedWorlds

    async def _start(self) -> None:
        await self.both.start()

    async def _settled(self) -> None:
        await self.both.settled()

    async def settled_alone(self) -> None:
        await super()._settled()


class _OnDiscord(DiscordWorld):
    both: LinkedWorlds

    async def _start(self) -> None:
        await self.both.start()

    async def _settled(self) -> None:
        await self.both.settled()

    async def settled_alone(self) -> None:
        await super()._settled()


class LinkedWorlds:
    """The bot starts when it is first needed on either side. Nobody lets it die here."""

    def __init__(self, synapse: Synapse, folder: Path, story: str) -> None:
        self.matrix = _OnMatrix(synapse, folder)
        self.discord = _OnDiscord(folder, story=story)
        self.matrix.both = self.discord.both = self
        self.matrix._clock = self.discord._clock

    async def start(self) -> None:
        matrix, discord = self.matrix, self.discord
        await matrix._founded()
        on_matrix, on_discord = matrix._new_process(), discord._new_process()
        app = App(discord.url, [on_matrix.platform, on_discord.platform], discord._clock, patience=NO_HURRY)
        await app.start()
        await matrix._enter(app, on_matrix)
        await discord._enter(app, on_discord)

    async def settled(self) -> None:
        """Until nothing moves any more on either side."""
        before = None
        while before != (before := (self.matrix._record.moves, self.discord._record.moves)):
            with self.discord._server.time_context():  # what is sent to Discord from here reaches this one, too
                await self.matrix.settled_alone()
            await self.discord.settled_alone()

    async def at(self, instant: str) -> None:
        await self.discord.at(instant)

    async def kept(self) -> bytes:
        return await self.discord.kept()

    async def end(self) -> None:
        await self.discord._app.stop()
        for process in (self.matrix._process, self.discord._process):
            assert process is not None  # it lives from the first line of a story on
            await process.platform.close()
        self.matrix._process = self.discord._process = None
        await self.matrix.end()
        await self.discord.end()
