"""A whole bot on the small Discord of the tests: the app, the adapter, and a community with people in it."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
import structlog

from bot.adapters.discord.client import ShardedClient
from bot.adapters.discord.declared import Declared
from bot.adapters.discord.link import Link
from bot.adapters.discord.platform import Discord
from bot.adapters.discord.settings import Settings
from bot.app import WORDS, App
from bot.core.clock import SystemClock
from bot.core.deeds import Deed, key_of
from bot.core.people import AccountId, Place, PlaceKind
from bot.engine.catalog import Catalogs
from bot.logs import _KindAlone as KindAlone
from bot.storage.tables import accounts, communities
from bot.storage.vault import Vault
from tests.support.discord_contract import contract, documents
from tests.support.discord_fake import FakeDiscord, redirected
from tests.support.discord_fake_log import Request
from tests.support.discord_fake_people import Person
from tests.support.discord_fake_world import Channel, Guild, Json, Message
from tests.support.words import catalog


class Bot:
    """Lives in the test's own loop; `dies` leaves what a crash leaves, and `starts` begins anew on the same data."""

    def __init__(
        self,
        fake: FakeDiscord,
        folder: Path,
        settings: Settings | None = None,
        url: str | None = None,
        vault: Vault | None = None,
    ) -> None:
        self.fake = fake
        self.settings = settings or Settings(token=fake.token)
        self.url = url or f"sqlite+aiosqlite:///{folder / 'bot.sqlite3'}"
        self.app: App | None = None
        self.platform: Discord | None = None
        self.life: asyncio.Task[None] | None = None
        self._vault = vault
        self._numbers = count(1)

    async def starts(self, *, waits: bool = True) -> None:
        """`waits`: until it hears, and Discord knows its commands."""
        identified = len(self.fake.gateway.sessions)
        platform = Discord(
            self.settings, lambda: Declared(app.listed, app.words, app.languages), SystemClock(), patience=0.05
        )
        app = App(self.url, [platform], SystemClock(), vault=self._vault)
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
        with suppress(asyncio.CancelledError, Exception):  # how it ended, a test looks at itself
            await self.life
        await self.platform.close()

    async def hears(self) -> None:
        """All that happened at Discord up to now has reached it."""
        session = next(iter(self.fake.gateway.sessions.values()))
        client = self.link.client
        ws = client.shards[session.shard[0]]._parent.ws if isinstance(client, ShardedClient) else client.ws
        await self.fake.until(lambda: (ws.sequence or 0) >= session.number)

    @property
    def there(self) -> App:
        assert self.app is not None
        return self.app

    @property
    def link(self) -> Link:
        """The present life of the client."""
        assert self.platform is not None
        assert self.platform.link is not None
        return self.platform.link

    async def account(self, who: Person) -> AccountId:
        """Of somebody whom the bot has heard."""
        async with self.there.database.reading() as look:
            found = await look.execute(accounts.select().where(accounts.c.ref == str(who.id)))
            return AccountId(found.one().id)

    async def puts(self, guild: Guild, *deeds: Deed) -> list[str]:
        """As a cog would for that server, which it has heard of: into the outbox, and off. Gives the deeds' keys."""
        app = self.there
        async with app.database.transaction() as tx:
            found = await tx.execute(communities.select().where(communities.c.ref == str(guild.id)))
            number = found.one().id
            keys = [key_of("a deed of a test", self.url, next(self._numbers)) for _ in deeds]
            rows = [(key, "help", number, deed) for key, deed in zip(keys, deeds, strict=True)]
            await tx.outbox.put(rows, SystemClock().now())
        await app.postman.work()
        return keys


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


@asynccontextmanager
async def a_discord() -> AsyncIterator[FakeDiscord]:
    """Judged by Discord's own documents where they are at hand, and by what no request of ours may ever do."""
    folder = documents()
    async with FakeDiscord(contract=contract(folder) if folder is not None else None) as fake:
        yield fake
        assert not fake.violations, "\n".join(fake.violations)
        assert not (found := list(_that_could_notify(fake.log.requests))), found


def _that_could_notify(requests: Iterable[Request]) -> Iterable[str]:
    """Every message of ours says whom it may notify: nobody, or those alone whom the first line of a new one calls."""
    for request in requests:
        for message in _messages_in(request):
            allowed = message.get("allowed_mentions") or {"parse": ["everyone"]}
            called = " ".join(f"<@{user}>" for user in allowed.get("users", ()))
            is_new = request.method == "POST" and request.path.endswith("/messages")
            first, _, _ = str(message.get("content")).partition("\n")
            if allowed.get("parse") or allowed.get("roles") or (called and not (is_new and called == first)):
                yield f"{request} {message}"


def _messages_in(request: Request) -> Iterable[Json]:
    body = request.body
    if not isinstance(body, dict) or request.method not in ("POST", "PATCH"):
        return
    if request.path.endswith("/callback"):
        yield from [body["data"]] if body["type"] in (4, 7) else []
    elif ("/messages" in request.path and not request.path.endswith("/threads")) or request.path.startswith(
        "/webhooks/"
    ):
        yield body


@dataclass
class Home:
    """A server with two people in it, and a channel where both read."""

    fake: FakeDiscord
    bot: Bot
    guild: Guild
    lounge: Channel
    ana: Person
    ben: Person

    async def answer(self, who: Person, before: int) -> Message:
        """What they are told in private next."""
        return (await self.fake.until(lambda: who.sees_of_bot()[before:]))[0]

    def another(self, name: str, *, locale: str = "en-US") -> Person:
        """Somebody new in the same server."""
        person = self.fake.person(name, locale=locale)
        self.fake.join(self.guild, person)
        return person

    async def is_heard(self, *people: Person) -> None:
        """The bot knows them, and they have their first answers behind them."""
        for each in people:
            await self.fake.answer_to(each.slash(self.lounge, "help"))

    async def settled(self) -> None:
        """All that was heard is handled, and all of it answered."""
        await asyncio.sleep(0.05)
        await self.bot.there.dispatcher.finish()
        await self.bot.there.postman.work()


def place(home_fake: FakeDiscord, bot: Bot) -> Home:
    ana, ben = home_fake.person("ana"), home_fake.person("ben")
    guild = home_fake.guild("home", ana, ben)
    return Home(home_fake, bot, guild, home_fake.channel(guild, "lounge"), ana, ben)


class ReadOnce:
    """The catalogs, read by the first test for all."""

    @staticmethod
    def read(folders: Sequence[Path]) -> Catalogs:
        return catalog() if tuple(folders) == WORDS else Catalogs.read(folders)


NOT_FOR_THE_LOG = ("Traceback", "aW50ZXJhY3Rpb246", "-token", "good evening", "slept badly", "qqqqqqqq", "xxxxxxxx")
"""Errors at length, tokens (of interactions as well), and what people say in these tests."""


@contextmanager
def a_log_without_secrets() -> Iterator[io.StringIO]:
    """All that is logged as an operator would read it; it fails by what may never stand there."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(KindAlone())
    before = structlog.get_config()
    logging.getLogger().addHandler(handler)
    structlog.configure(
        processors=[structlog.processors.add_log_level, structlog.processors.KeyValueRenderer()],
        logger_factory=structlog.PrintLoggerFactory(written),
    )
    try:
        yield written
    finally:
        logging.getLogger().removeHandler(handler)
        structlog.configure(**before)
    logged = written.getvalue()
    for secret in NOT_FOR_THE_LOG:
        assert secret not in logged, logged


@asynccontextmanager
async def a_home(folder: Path, **more: object) -> AsyncIterator[Home]:
    """A Discord with a server in it, and the whole bot. `more`: settings of the bot."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.app.Catalogs", ReadOnce)
        async with AsyncExitStack() as stack:
            stack.enter_context(a_log_without_secrets())
            fake = await stack.enter_async_context(a_discord())
            settings = Settings(token=fake.token, **more)  # type: ignore[arg-type]  # each of its own type
            with redirected(fake.api_url, fake.gateway_url):
                bot = Bot(fake, folder, settings)
                home = place(fake, bot)
                try:
                    await bot.starts()
                    yield home
                finally:
                    await bot.ends()


_numbers = count(1)


@asynccontextmanager
async def a_part_of(shared: Home) -> AsyncIterator[Home]:
    """For one of many tests with the same bot: people and a channel of its own; what went wrong on purpose is over."""
    number = next(_numbers)
    fake, bot, guild = shared.fake, shared.bot, shared.guild
    home = Home(fake, bot, guild, fake.channel(guild, f"lounge-{number}"), shared.ana, shared.ben)
    home.ana, home.ben = home.another(f"ana{number}"), home.another(f"ben{number}")
    await bot.hears()
    try:
        yield home
    finally:
        fake.rest.faults.clear()
        fake.rest.latency = 0.0
        fake.limits.openings, fake.limits.per_second, fake.limits.rules = None, None, []
        await home.settled()


def room(channel: Channel) -> Place:
    return Place(PlaceKind.ROOM, str(channel.id))


async def done(home: Home) -> None:
    """All that waits is done, also what has to be tried again."""
    for _ in range(50):
        await home.bot.there.postman.work()
        if await home.bot.there.postman.next_at() is None:
            return
        await asyncio.sleep(0.1)
    raise AssertionError("something still waits")
