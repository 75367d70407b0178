"""Builds everything once; the only file that knows all the parts."""

from __future__ import annotations

import asyncio
import zoneinfo
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from bot.core.clock import NEVER, Clock
from bot.core.cog import Settled
from bot.core.heard import Heard
from bot.core.people import Account, Community, Person, Place
from bot.core.ports import AtPoint, Platform, Transaction, no_fault
from bot.core.replies import Text
from bot.engine.catalog import ENGLISH, Catalogs
from bot.engine.dispatcher import Dispatcher
from bot.engine.due import DueWork
from bot.engine.erasing import Eraser
from bot.engine.heeding import Heeding
from bot.engine.learning import Learning
from bot.engine.own_data import OwnData
from bot.engine.postman import Postman
from bot.engine.rooms import AllRooms
from bot.engine.standing import read_standing
from bot.engine.ticker import Ticker, surviving
from bot.storage import retention
from bot.storage.database import Database
from bot.storage.notebook import StoredNotebook
from bot.storage.vault import Vault
from cogs import build
from cogs.resources.nearest import open_directory
from cogs.sessions.feed import Feeds as Calendars
from cogs.you.data import Operator

_HERE = Path(__file__).parent
WORDS = (_HERE / "words", *sorted((_HERE.parent / "cogs").glob("*/words")))


class App:
    """A bot, put together. `start` opens it; `tick` does what is due, by whatever clock it was given."""

    def __init__(
        self,
        url: str,
        platforms: Iterable[Platform],
        clock: Clock,
        *,
        at_point: AtPoint = no_fault,
        vault: Vault | None = None,
        operator: Operator | None = None,
        feed_address: str | None = None,
        patience: float | None = None,
    ) -> None:
        """`vault`: its files; without one, they lie beside the database. `feed_address`: under which others reach what
        serves the calendars of members, if anything does. `patience`: seconds that a note waits for the database, where
        that may not be as long as a person can be let wait."""
        zoneinfo.reset_tzpath(())  # the tzdata that the lock file names, not whatever the machine has
        self.catalog = Catalogs.read(WORDS)
        self.own_data = OwnData(lambda: self.cogs)
        by_name = {platform.name: platform for platform in platforms}
        self.rooms = AllRooms(by_name)
        self.calendars = Calendars(self._wording, feed_address)
        self.cogs = build(
            directory=open_directory(clock),
            listed=lambda: self.listed,
            speaks=self.catalog.speaks,
            wording=self._wording,
            own_data=self.own_data,
            operator=operator or Operator(),
            rooms=self.rooms,
            says=self._said_by_all,
            calendars=self.calendars,
            clock=clock,
        )
        self.commands = {command.name: command for cog in self.cogs for command in cog.commands}
        self.listed = [command for command in self.commands.values() if command.via == "typed"]
        self._clock = clock
        self.database = Database(url, at_point=at_point, vault=vault)
        self.learning = Learning(self.database, self.cogs, clock)
        kinds = [kind for cog in self.cogs for kind in cog.due_kinds]
        self.due = DueWork(self.database, kinds, clock, self.learning.teach)
        self.postman = Postman(
            self.database,
            by_name,
            self.catalog,
            clock,
            Heeding.of(self.cogs, self.learning.teach),
            at_point,
            dict(drawer for cog in self.cogs for drawer in cog.drawers),
        )
        self.eraser = Eraser(self.database, self.own_data, clock, self._forgotten)
        self.dispatcher = Dispatcher(
            self.database,
            self.cogs,
            self.catalog,
            self.postman,
            self.learning,
            clock,
            self._wake,
            self.eraser.work,
            patience,
        )
        self._ticking = asyncio.Lock()
        self._errand: asyncio.Task[None] | None = None
        self._is_running = False
        self._ticker = Ticker({"tick": (self.tick, 1)})
        self._sweeps_at = NEVER

    async def start(self) -> None:
        """Ready to hear. Raises OperatorError, having changed nothing."""
        await self.database.open()
        await self.eraser.resume()
        await self.postman.begin()
        self.dispatcher.standing = await read_standing(self.database)
        await self.learning.learn()
        await self.sweep()

    async def settle(
        self, platform: str, community: str, alerts: Place | None = None, helpers: Sequence[Account] = ()
    ) -> None:
        """A community that was set up long ago, for rehearsals: where its alerts go, and who is on duty there unless
        they have said otherwise since."""
        async with self.database.transaction() as tx:
            there = await tx.people.community(platform, community)
            known = [(await tx.people.know(Person(account, ()))).account_id for account in helpers]
            for cog in self.cogs:
                await cog.settle(tx, there, Settled(self._clock.now(), alerts, known))
        await self.learning.learn()

    def run(self) -> None:
        """From here on, time passes by itself."""
        self._is_running = True
        self._ticker.start()

    def _wake(self) -> None:
        """What a handler left for others goes out now, not at the next tick."""
        if self._is_running and (self._errand is None or self._errand.done()):
            self._errand = asyncio.create_task(surviving("postman", self.postman.work)())

    @property
    def languages(self) -> Sequence[str]:
        """The tags that there is a catalog for, English first."""
        return sorted(self.catalog.languages, key=lambda tag: (tag != ENGLISH, tag))

    def words(self, key: str, language: str) -> str:
        """A text of the catalogs for an adapter that needs one of its own."""
        return self._wording(Text(key), language)[0]

    def _wording(self, text: Text, wanted: str) -> tuple[str, str]:
        """A text as somebody with that language reads it, and the language in which that is."""
        language = self.catalog.language_for(wanted)
        return self.catalog.plain(text, language), language

    async def _said_by_all(self, tx: Transaction, there: Community, since: datetime, now: datetime) -> Sequence[Text]:
        return [line for cog in self.cogs for line in await cog.digest(tx, there, since, now)]

    async def feed(self, secret: str) -> bytes | None:
        """The calendar at a member's private address, for whoever serves it; None: it is nobody's. Raises NotSaved."""
        async with self.database.reading() as tx:
            content = await self.calendars.read(tx, secret, self._clock.now())
        return content.encode() if content is not None else None

    def _forgotten(self, accounts: Sequence[Account]) -> None:
        self.dispatcher.standing = self.dispatcher.standing.without(accounts)

    async def stop(self) -> None:
        self._is_running = False
        self._ticker.stop()
        await self.dispatcher.finish()
        if self._errand is not None:
            await self._errand
        async with self._ticking:  # a tick that is under way ends before the database is closed
            pass
        await self.database.close()

    async def die(self) -> None:
        """What a crash leaves: nothing is finished, nothing is tidied up; only the file is let go of."""
        self._ticker.stop()
        await self.dispatcher.abandon()
        if self._errand is not None:
            self._errand.cancel()
        await self.database.close()

    async def next_at(self) -> datetime | None:
        """When there is something to do next: an instant that may have passed, or None."""
        instants = [at for at in (await self.due.next_at(), await self.postman.next_at()) if at is not None]
        return min(instants, default=None)

    def hear(self, event: Heard) -> asyncio.Task[None]:
        return self.dispatcher.hear(event)

    def notebook(self, platform: str) -> StoredNotebook:
        return StoredNotebook(self.database, platform)

    async def tick(self) -> None:
        async with self._ticking:
            await self.due.work()
            await self.postman.work()
            await self.eraser.go_on()
            await self.learning.go_on()
            if self._clock.now() >= self._sweeps_at:
                await self.sweep()

    async def sweep(self) -> None:
        """At the start and every night: what was kept as long as it may be, goes."""
        self._sweeps_at = min(self._clock.now(), NEVER) + timedelta(days=1)
        await self.postman.take_over()
        async with self.database.transaction() as tx:
            await retention.sweep(tx, self._clock.now())
            await self.own_data.expire(tx, self._clock.now())
