"""The engine as `app.py` puts it together, around a test's own cogs, a fake platform and a clock that is set."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import event, insert, select, text
from sqlalchemy.engine.interfaces import AdaptedConnection, PoolProxiedConnection

from bot.core.clock import SetClock
from bot.core.cog import Cog, Delivered, Request, Undelivered
from bot.core.deeds import Deed, Send, key_of
from bot.core.heard import Called, Collected, Gone, Heard, Opened, Pressed, Said, Submitted
from bot.core.people import Account, AccountId, Membership, Person, Place, PlaceKind, Role
from bot.core.ports import AtPoint, Catalog, no_fault
from bot.core.replies import say
from bot.engine.dispatcher import Dispatcher
from bot.engine.due import DueWork
from bot.engine.heeding import Heeding
from bot.engine.learning import Learning
from bot.engine.postman import Postman
from bot.engine.standing import read_standing
from bot.engine.ticker import surviving
from bot.storage.database import Database
from bot.storage.quick import QuickConnection
from bot.storage.tables import notebook
from bot.storage.vault import Vault
from tests.support.databases import vault_for
from tests.support.fake_platform import FakePlatform, Keys

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class House:
    """`restart` is a crash and a new process; the platform and the database file outlive it."""

    def __init__(
        self,
        url: str,
        folder: Path,
        cogs: Sequence[Cog] = (),
        *,
        platform: FakePlatform | None = None,
        vault: Vault | None = None,
        catalog: Catalog | None = None,
    ) -> None:
        self.url = url
        self.folder = folder
        self.is_on_a_server = not url.startswith("sqlite")
        self.cogs = cogs
        self.clock = SetClock(NOON)
        self.platform = platform or FakePlatform()
        self._vault = vault
        self._catalog = catalog or Keys()
        self.refuses_writes = False
        self.is_full = False
        self._ids = count(1)

    async def start(self, *, at_point: AtPoint = no_fault) -> None:
        self.database = Database(self.url, at_point=at_point, vault=self._vault or vault_for(self.url, self.folder))
        await self.open_database()
        self.due = DueWork(self.database, [kind for cog in self.cogs for kind in cog.due_kinds], self.clock)
        self.learning = Learning(self.database, self.cogs, self.clock)
        heeding = Heeding.of(self.cogs, self.learning.teach)
        platforms = {self.platform.name: self.platform}
        self.postman = Postman(self.database, platforms, self._catalog, self.clock, heeding, at_point)
        self.errands: list[asyncio.Task[None]] = []
        self.dispatcher = Dispatcher(
            self.database, self.cogs, self._catalog, self.postman, self.learning, self.clock, self._wake
        )
        await self.postman.begin()
        self.dispatcher.standing = await read_standing(self.database)
        await self.learning.learn()

    async def open_database(self) -> None:
        await self.database.open()
        limit = self._limit_on_server if self.is_on_a_server else self._limit_in_file
        event.listen(self.database.engine.sync_engine, "begin", lambda begun: limit(begun.connection))

    def _limit_in_file(self, connection: PoolProxiedConnection) -> None:
        """What a read-only file system or a full disk does, by SQLite's own settings of this connection. They are made
        before the transaction begins, which it does with its first statement."""
        driver = connection.driver_connection
        assert isinstance(driver, QuickConnection)
        begins, driver._begins = driver._begins, False
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA query_only = {'ON' if self.refuses_writes else 'OFF'}")
        cursor.execute(f"PRAGMA max_page_count = {1 if self.is_full else 1_000_000}")
        cursor.close()
        driver._begins = begins

    def _limit_on_server(self, connection: PoolProxiedConnection) -> None:
        """What a server does that only reads, as one that stands by for another."""
        adapted = connection.dbapi_connection
        assert isinstance(adapted, AdaptedConnection)
        setting = f"SET default_transaction_read_only = {'on' if self.refuses_writes else 'off'}"
        adapted.run_async(lambda driver: driver.execute(setting))

    def _wake(self) -> None:
        """As the app does: what a handler left goes out at once, beside whatever else is done."""
        self.errands.append(asyncio.create_task(surviving("postman", self.postman.work)()))

    async def idle(self) -> None:
        """All that handlers left has gone out."""
        while self.errands:
            await asyncio.wait([self.errands.pop()])

    async def stop(self) -> None:
        await self.dispatcher.finish()
        await self.idle()
        await self.database.close()

    async def restart(self, *, at_point: AtPoint = no_fault) -> None:
        await self.dispatcher.abandon()
        for errand in self.errands:
            errand.cancel()
        await self.database.close()
        await self.start(at_point=at_point)

    def hear(self, heard: Heard) -> asyncio.Task[None]:
        return self.dispatcher.hear(heard)

    def says(
        self, who: str | Person, text: str, *, id: str = "", room: str | None = None, edited: bool = False
    ) -> asyncio.Task[None]:
        """To the bot in private, or in a room."""
        return self.hear(
            Said(id=id or self._id(), who=person(who), place=place(who, room), text=text, to_me=not room, edited=edited)
        )

    def calls(self, who: str | Person, command: str, **given: str) -> asyncio.Task[None]:
        return self.hear(Called(id=self._id(), who=person(who), place=place(who, None), command=command, given=given))

    def presses(self, who: str | Person, key: str, choice: int) -> asyncio.Task[None]:
        return self.hear(Pressed(id=self._id(), who=person(who), place=place(who, None), key=key, choice=choice))

    def submits(self, who: str | Person, key: str, text: str, *, room: str | None = None) -> asyncio.Task[None]:
        """The form of the question with that key."""
        form = Submitted(id=self._id(), who=person(who), place=place(who, room), key=key, text=text)
        return self.hear(form)

    def collects(
        self, who: str | Person, key: str, *, room: str = "#square", via: str | None = "button", id: str = ""
    ) -> asyncio.Task[None]:
        """The pointer to what is held with that key."""
        return self.hear(Collected(id=id or self._id(), who=person(who), place=place(who, room), key=key, via=via))

    def opens(self, who: str | Person, *, id: str = "") -> asyncio.Task[None]:
        """Their direct room stands open."""
        return self.hear(Opened(id=id or self._id(), who=person(who), place=place(who, None)))

    def loses(self, message: str, *, id: str = "") -> asyncio.Task[None]:
        """A message in a room is taken away; the platform does not say by whom."""
        nobody = Person(Account("fake", ""), ())
        return self.hear(Gone(id=id or self._id(), who=nobody, place=place("", "#square"), message=message))

    def _id(self) -> str:
        return f"event-{next(self._ids)}"

    def later(self, **by: float) -> datetime:
        """Moves the clock on."""
        self.clock.set(self.clock.now() + timedelta(**by))
        return self.clock.now()

    async def account(self, name: str) -> AccountId:
        async with self.database.transaction() as tx:
            return (await tx.people.know(person(name))).account_id

    async def community(self, ref: str = "here") -> int:
        async with self.database.transaction() as tx:
            return (await tx.people.community("fake", ref)).id

    async def puts(self, *deeds: Deed, community: str = "here") -> list[str]:
        """Deeds in the outbox, in one transaction; gives their keys."""
        number = await self.community(community)
        keys = [key_of("test", self._id()) for _ in deeds]
        async with self.database.transaction() as tx:
            rows = [(key, "engine", number, deed) for key, deed in zip(keys, deeds, strict=True)]
            await tx.outbox.put(rows, self.clock.now())
        return keys

    async def sends(self, name: str, key: str = "letter", *, topic: str | None = None, **by: int) -> None:
        """Something for one person, to be shown within that time."""
        until = self.clock.now() + timedelta(**by) if by else None
        await self.puts(Send(to=await self.account(name), card=say(key), topic=topic, until=until))

    async def written(self) -> object:
        """Changes with whatever is written, by whomever."""
        if self.is_on_a_server:
            async with self.database.reading() as look:
                return (await look.execute(text("SELECT pg_snapshot_xmax(pg_current_snapshot())::text"))).scalar()
        assert self.database.path is not None
        log = self.database.path.with_name(self.database.path.name + "-wal").stat()
        return log.st_size, log.st_mtime_ns

    async def kept(self) -> list[str]:
        """What handlers of these tests have written, in order."""
        async with self.database.reading() as look:
            return list((await look.execute(select(notebook.c.value).order_by(notebook.c.key))).scalars())


async def keep(handled: Request | Delivered | Undelivered, words: str) -> None:
    """Writes something in the handler's transaction."""
    number = len((await handled.tx.execute(select(notebook.c.key))).all())
    await handled.tx.execute(insert(notebook), {"platform": "test", "key": f"{number:04}", "value": words})


def person(
    who: str | Person, *, roles: frozenset[Role] = frozenset(), shares: Sequence[str] = ("here",), language: str = "en"
) -> Person:
    if isinstance(who, Person):
        return who
    return Person(Account("fake", who), tuple(Membership(ref, roles) for ref in shares), language, "Europe/Berlin")


def place(who: str | Person, room: str | None) -> Place:
    return Place(PlaceKind.ROOM, room) if room else Place(PlaceKind.DIRECT, person(who).account.ref)


def room(name: str) -> Place:
    return Place(PlaceKind.ROOM, name)
