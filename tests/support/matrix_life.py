"""What goes on behind a story on Matrix: the bot starts, dies and starts again, the clock moves, and people's clients
look until there is nothing new."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.app import App
from bot.core.clock import NO_HURRY, SetClock
from bot.core.people import Account, Person, Place, PlaceKind
from bot.core.ports import Point
from tests.support.databases import everything_in
from tests.support.matrix_cards import Shown
from tests.support.matrix_house import HELPERS_ROOM, House
from tests.support.matrix_person import Client
from tests.support.matrix_process import Process, settings_for
from tests.support.record import Died, Record
from tests.support.synapse import PASSWORD, Synapse

_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
_MANY = 10
"""Among more people than that, only those look at their rooms to whom the bot wanted to show something."""


class Life:
    def __init__(
        self, synapse: Synapse, folder: Path, url: str | None = None, language: str = "en", version: str = "12"
    ) -> None:
        """Its database is at the address, or in a file in the folder. `version`: of the community's rooms."""
        self.language = language
        self.folder = folder
        self.url = url or f"sqlite+aiosqlite:///{folder / 'story.sqlite3'}"
        self.app: App | None = None
        self._synapse = synapse
        self._version = version
        self._clock = SetClock(_BEGINNING)
        self._clock_is_set = False
        self._people: dict[str, Client] = {}
        self._known: list[Person] = []
        self._record = Record()
        self._house: House | None = None
        self._founding = asyncio.Lock()
        self._bot = ""
        self._process: Process | None = None
        self._dies_at: Point | None = None
        self._is_without_database = False
        self._shown = Shown(self._record, {})
        self._said: dict[str, tuple[str, str]] = {}
        self._on_duty: list[Account] = []
        self._makes_rooms = True

    async def _founded(self) -> House:
        async with self._founding:
            if self._house is None:
                self._bot = (await self._synapse.register(self._synapse.new_name("alongside")))["user_id"]
                self._house = await House.founded(self._synapse, self._bot, self._version)
                self._shown.rooms.update({room: name for name, room in self._house.rooms.items()})
            return self._house

    async def _tell(self) -> None:
        """What the homeserver does not know, and the stories take for granted: people's zones and languages."""
        assert self.app is not None
        while self._known:
            async with self.app.database.transaction() as tx:
                await tx.people.know(self._known.pop())

    async def _puts_on_duty(self, helper: Account) -> None:
        self._on_duty.append(helper)
        if self.app is not None:
            await self._settle(self.app)

    async def _settle(self, app: App) -> None:
        """The community was set up long ago."""
        house = await self._founded()
        await app.settle("matrix", house.space, Place(PlaceKind.ROOM, house.rooms[HELPERS_ROOM]), self._on_duty)

    async def at(self, instant: str) -> None:
        to = datetime.fromisoformat(instant)
        if not self._clock_is_set:
            self._clock_is_set = True
            if self.app is None or to < self._clock.now():
                self._clock.set(to)
        await self._running()
        await self._survived(lambda: self._move(to))

    async def _move(self, to: datetime) -> None:
        """The clock stands at each instant at which something is due, in turn."""
        app = self._app
        await self._settled()
        while (following := await app.next_at()) is not None and following <= to:
            if following > self._clock.now():
                self._clock.set(following)
            await self._settled()
            if (again := await app.next_at()) is not None and again <= self._clock.now():
                break
        self._clock.set(to)
        await self._settled()

    async def crash(self, when: str | bool = True, *, until: str | None = None) -> None:
        if not isinstance(when, bool):
            self._dies_at = when  # type: ignore[assignment]  # the stories name points that there are
            return
        await self._running()
        if until is not None:
            self._clock.set(datetime.fromisoformat(until))
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

    async def _running(self, *, quiet: bool = True) -> None:
        """The bot lives from when it is first needed, so that the clock can be set before. `quiet`: and all is done."""
        if self.app is None:
            await self._founded()
            await self._start()
            if quiet:
                await self._quietly_settled()

    @property
    def _app(self) -> App:
        assert self.app is not None  # a story that looks inside has begun
        return self.app

    async def _start(self) -> None:
        await self._founded()
        dies_at, self._dies_at = self._dies_at, None  # starting is no part of what it dies in
        process = self._new_process()
        app = App(self.url, [process.platform], self._clock, at_point=self._at_point, patience=NO_HURRY)
        await app.start()
        await self._enter(app, process)
        self._dies_at = dies_at

    def _new_process(self) -> Process:
        settings = settings_for(self._synapse.url, self._bot, PASSWORD, self.folder / "matrix")
        process = Process(settings, self._record, self._clock)
        process.makes_rooms = self._makes_rooms
        return process

    async def _enter(self, app: App, process: Process) -> None:
        """The bot is in the community from now on."""
        await self._settle(app)
        self.app, self._process = app, process
        await self._tell()
        await process.connect(app.notebook("matrix"), app.hear)

    async def _restart(self) -> None:
        assert self._process is not None
        process, self._process = self._process, None
        await self._app.die()
        await process.ends()
        await self._start()
        await self._app.tick()  # what was on its way goes first, as by a ticker that does not wait

    async def _caused(self) -> None:
        await self._survived(self._settled)

    async def _survived(self, act: Callable[[], Awaitable[None]]) -> None:
        """All that follows; if the bot dies on the way, a new one does what was left."""
        try:
            await act()
        except Died:
            await self._restart()
            await act()
        finally:
            self._dies_at = None

    async def _quietly_settled(self) -> None:
        """What has to be before something can be said: the bot does not die of that."""
        dies_at, self._dies_at = self._dies_at, None
        await self._settled()
        self._dies_at = dies_at

    async def _settled(self) -> None:
        """The bot hears, works and shows, and people read it and go where they are asked to, until all is quiet."""
        process = self._process
        assert process is not None
        while True:
            moves = self._record.moves
            await process.hears()
            if not self._is_without_database:
                await self._app.tick()
            process.check()
            readers = self._readers(process, has_moved=self._record.moves != moves)
            if not readers:
                return
            await self._read(readers)

    def _readers(self, process: Process, *, has_moved: bool) -> list[Client]:
        """Whoever may see something new: the homeserver is further on than when they last looked."""
        tried, self._record.tried = self._record.tried, set()
        everybody = list(self._people.values())
        if len(everybody) > _MANY:
            return [one for one in everybody if one.user in tried or one.has_acted]
        return [one for one in everybody if has_moved or one.has_acted or one.token != process.token]

    async def _read(self, clients: Sequence[Client]) -> None:
        looked = await asyncio.gather(*(client.looks() for client in clients))
        await self._shown.take([(client, one) for client, read in zip(clients, looked, strict=True) for one in read])

    async def kept(self) -> bytes:
        files = [path.read_bytes() for path in self.folder.rglob("*") if path.is_file()]
        return b"".join([*files, await everything_in(self.url)])

    async def end(self) -> None:
        self._dies_at = None
        if self._process is not None:
            process, self._process = self._process, None
            await self._app.stop()
            await process.platform.close()
        await asyncio.gather(*(client.close() for client in self._people.values()))
        self._people.clear()
