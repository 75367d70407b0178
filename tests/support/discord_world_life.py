"""What goes on behind a story on Discord: the bot starts, dies and starts again, and the clock moves."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import discord

from bot.app import App
from bot.core.clock import NO_HURRY, SetClock
from bot.core.people import Account, Person, Place, PlaceKind
from bot.core.ports import Point
from bot.platforms import declared_by
from tests.support.databases import everything_in
from tests.support.discord_world_cards import Shown
from tests.support.discord_world_process import Process
from tests.support.discord_world_server import HELPERS_ROOM, Server
from tests.support.record import Died, Record

_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
_DOWN = 10.0
"""Seconds until a process that died is there again: longer than Discord waits for a first answer."""

Act = Callable[[], Awaitable[None]]


class Life:
    def __init__(self, folder: Path, url: str | None = None, language: str = "en") -> None:
        """Its database is at the address, or in a file in the folder."""
        self.language = language
        self.folder = folder
        self.url = url or f"sqlite+aiosqlite:///{folder / 'story.sqlite3'}"
        self.app: App | None = None
        self._clock = SetClock(_BEGINNING)
        self._clock_is_set = False
        self._known: list[Person] = []
        self._record = Record()
        self._server = Server()
        self._guild = self._server.create_guild("here")
        self._process: Process | None = None
        self._dies_at: Point | None = None
        self._is_without_database = False
        self._shown = Shown(self._record, self._server)
        manages = discord.Permissions(manage_guild=True)
        self._moderators = self._guild.create_role("moderators", permissions=manages)
        self._helpers = self._guild.create_role("helpers")
        self._helpers_room = self._server.room_for(self._guild, HELPERS_ROOM, self._moderators, self._helpers)
        self._shown.rooms[self._helpers_room.id] = HELPERS_ROOM
        self._on_duty: list[Account] = []

    async def _puts_on_duty(self, helper: Account) -> None:
        self._on_duty.append(helper)
        if self.app is not None:
            await self._settle(self.app)

    async def _settle(self, app: App) -> None:
        """The community was set up long ago."""
        alerts = Place(PlaceKind.ROOM, str(self._helpers_room.id))
        await app.settle("discord", str(self._guild.id), alerts, self._on_duty)

    async def _tell(self) -> None:
        """What Discord does not know, and the stories take for granted: people's zones and languages."""
        while self._known:
            async with self._app.database.transaction() as tx:
                await tx.people.know(self._known.pop())

    def _set_clock(self, to: datetime) -> None:
        """Discord's own clock goes along; it never goes back."""
        self._server.pass_time((to - self._clock.now()).total_seconds())
        self._clock.set(to)

    async def at(self, instant: str) -> None:
        to = datetime.fromisoformat(instant)
        if not self._clock_is_set:
            self._clock_is_set = True
            if self.app is None or to < self._clock.now():
                self._set_clock(to)
        await self._running()
        await self._survived(lambda: self._move(to))

    async def _move(self, to: datetime) -> None:
        """The clock stands at each instant at which something is due, in turn."""
        await self._settled()
        while (following := await self._app.next_at()) is not None and following <= to:
            if following > self._clock.now():
                self._set_clock(following)
            await self._settled()
            if (again := await self._app.next_at()) is not None and again <= self._clock.now():
                break
        self._set_clock(to)
        await self._settled()

    async def crash(self, when: str | bool = True, *, until: str | None = None) -> None:
        if not isinstance(when, bool):
            self._dies_at = when  # type: ignore[assignment]  # the stories name points that there are
            return
        await self._running()
        if until is not None:
            self._set_clock(datetime.fromisoformat(until))
        await self._restart()
        await self._settled()

    @asynccontextmanager
    async def without_database(self) -> AsyncIterator[None]:
        await self._running()
        database = self._app.database
        engine, database._engine = database._engine, None
        self._is_without_database = True
        try:
            yield
        finally:
            self._is_without_database = False
            database._engine = engine

    async def sweep(self) -> None:
        await self._app.sweep()

    def _at_point(self, point: Point) -> None:
        if self._process is not None:
            self._process.check()
            if self._dies_at == point:
                self._dies_at = None
                self._process.dies()

    async def _running(self) -> None:
        """The bot lives from when it is first needed, so that the clock can be set before."""
        if self.app is None:
            await self._start()
            await self._quietly_settled()

    @property
    def _app(self) -> App:
        assert self.app is not None  # a story that looks inside has begun
        return self.app

    async def _start(self) -> None:
        dies_at, self._dies_at = self._dies_at, None  # starting is no part of what it dies in
        process = self._new_process()
        app = App(self.url, [process.platform], self._clock, at_point=self._at_point, patience=NO_HURRY)
        await app.start()
        await self._enter(app, process)
        self._dies_at = dies_at

    def _new_process(self) -> Process:
        return Process(lambda: declared_by(self._app), self._record, self._clock, self._helpers.id)

    async def _enter(self, app: App, process: Process) -> None:
        """The bot is in the community from now on."""
        await self._settle(app)
        self.app, self._process = app, process
        await self._tell()
        await self._server.connect(process.client(app.notebook("discord"), app.hear))

    async def _restart(self) -> None:
        """Nothing is finished, nothing is tidied up; only the file is let go of."""
        assert self._process is not None
        process, self._process = self._process, None
        process.is_dead = True
        await self._app.die()
        await self._server.abandon()
        self._server.pass_time(_DOWN)
        await self._start()
        with self._server.acting():
            await self._app.tick()  # what was on its way goes first, as by a ticker that does not wait

    async def _survived(self, act: Act) -> None:
        """All that follows; if the bot dies on the way, a new one does what was left."""
        try:
            await act()
        except Died:
            await self._restart()
            await act()
        finally:
            self._dies_at = None

    async def _done(self, act: Act, saw: Callable[[], int]) -> None:
        """Somebody does something, and sees what comes of it. If the bot dies before it has heard them, they see that
        nothing comes, and do it once more. `saw`: how much they have seen."""
        before = saw()
        try:
            await act()
            await self._settled()
        except Died:
            await self._restart()
            await self._settled()
            if saw() == before:
                await act()
                await self._settled()
        finally:
            self._dies_at = None

    async def _quietly_settled(self) -> None:
        """What has to be before something can be said: the bot does not die of that."""
        dies_at, self._dies_at = self._dies_at, None
        await self._settled()
        self._dies_at = dies_at

    async def _settled(self) -> None:
        """The bot hears, works and shows until all is quiet."""
        assert self._process is not None
        moves = -1
        while self._record.moves != moves:
            moves = self._record.moves
            await self._server.quiet()
            self._process.check()
            if not self._is_without_database:
                with self._server.acting():
                    await self._app.tick()
                await self._server.quiet()
            self._process.check()
        self._server.raise_faults()
        self._shown.take()

    async def kept(self) -> bytes:
        files = [path.read_bytes() for path in self.folder.rglob("*") if path.is_file()]
        return b"".join([*files, await everything_in(self.url)])

    async def end(self) -> None:
        self._dies_at = None
        if self._process is not None:
            process, self._process = self._process, None
            await self._app.stop()
            await process.platform.close()
        await self._server.end()
