"""A whole bot on the small Discord of the tests: the app, the adapter, and a community with people in it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from bot.adapters.discord.declared import Declared
from bot.adapters.discord.platform import Discord
from bot.adapters.discord.settings import Settings
from bot.app import App
from bot.core.clock import SystemClock
from tests.support.discord_fake import FakeDiscord, redirected


class Bot:
    """Lives in the test's own loop; `dies` leaves what a crash leaves, and `starts` begins anew on the same data."""

    def __init__(
        self, fake: FakeDiscord, folder: Path, settings: Settings | None = None, url: str | None = None
    ) -> None:
        self.fake = fake
        self.settings = settings or Settings(token=fake.token)
        self.url = url or f"sqlite+aiosqlite:///{folder / 'bot.sqlite3'}"
        self.app: App | None = None
        self.platform: Discord | None = None
        self.life: asyncio.Task[None] | None = None

    async def starts(self, *, waits: bool = True) -> None:
        """`waits`: until it hears, and Discord knows its commands."""
        identified = len(self.fake.gateway.sessions)
        platform = Discord(
            self.settings, lambda: Declared(app.listed, app.words, app.languages), SystemClock(), patience=0.05
        )
        app = App(self.url, [platform], SystemClock())
        await app.start()
        app.run()
        self.app, self.platform = app, platform
        self.life = asyncio.create_task(platform.run(app.notebook(platform.name), app.hear))
        if waits:
            await self.fake.until(lambda: self._hears(identified), 10)

    def _hears(self, before: int) -> bool:
        assert self.platform is not None
        assert self.life is not None
        if self.life.done():
            self.life.result()
        link = self.platform.link
        is_ready = link is not None and link.client.is_ready() and link.is_synced
        return is_ready and len(self.fake.gateway.sessions) >= before

    async def ends(self) -> None:
        if self.app is None:
            return
        app, self.app = self.app, None
        await app.stop()
        await self._hangs_up()

    async def dies(self) -> None:
        """At once: nothing is finished, nothing is tidied up."""
        assert self.app is not None
        app, self.app = self.app, None
        await app.die()
        await self._hangs_up()

    async def _hangs_up(self) -> None:
        assert self.life is not None
        assert self.platform is not None
        self.life.cancel()
        with suppress(asyncio.CancelledError):
            await self.life
        await self.platform.close()


@asynccontextmanager
async def a_bot(
    fake: FakeDiscord, folder: Path, settings: Settings | None = None, url: str | None = None
) -> AsyncIterator[Bot]:
    with redirected(fake.api_url, fake.gateway_url):
        bot = Bot(fake, folder, settings, url)
        try:
            await bot.starts()
            yield bot
        finally:
            await bot.ends()
