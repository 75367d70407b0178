"""The whole bot on a platform that fails as it is told to, with its keys apart from its database."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from bot.adapters.plain import text_of
from bot.app import App
from bot.core.clock import SetClock
from bot.core.deeds import Delivery
from bot.core.heard import Pressed, Said
from bot.core.people import Account, Membership, Person, Place, PlaceKind, Role
from bot.core.ports import AtPoint, no_fault
from bot.storage.keys import vault_at
from tests.support.fake_platform import FakePlatform, whom
from tests.support.words import label

MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
NOTE = "the wagtail crossed the wet slates twice before noon"
OTHERS_NOTE = "a goldcrest is lighter than the letter it is drawn in"


@dataclass(frozen=True, slots=True)
class Sealing:
    """Something that was sealed, as whoever stole a copy has it."""

    owner: str
    table: str
    row: str
    words: str
    sealed: bytes


class Trial:
    """`sealings`: everything that was ever sealed, by any process. `folder` holds the database, `keys` the keys."""

    def __init__(self, url: str, folder: Path, store: str | None = None, *, zone: str | None = "UTC") -> None:
        self.url = url
        self.keys = folder / "keys"
        self.file = self.keys / "bot.key"
        self.store = store or str(self.keys / "bot.keys")
        self.clock = SetClock(MORNING)
        self.platform = FakePlatform()
        self.platforms = [self.platform]
        self.sealings: list[Sealing] = []
        self._zone = zone
        self._ids = count(1)

    async def start(self, at_point: AtPoint = no_fault) -> None:
        vault = vault_at(self.file, self.store)
        seal = vault.seal

        async def noted(owner: str, table: str, row: str, words: str) -> bytes:
            sealed = await seal(owner, table, row, words)
            self.sealings.append(Sealing(owner, table, row, words, sealed))
            return sealed

        vault.seal = noted  # type: ignore[method-assign]  # the thief's ear
        self.app = App(self.url, self.platforms, self.clock, at_point=at_point, vault=vault)
        try:
            await self.app.start()
        except BaseException:
            await self.app.database.close()
            raise

    async def stop(self) -> None:
        await self.app.stop()

    async def restart(self, at_point: AtPoint = no_fault) -> None:
        """A crash, and a new process."""
        await self.app.die()
        await asyncio.sleep(0)
        await self.start(at_point)

    def hear(self, name: str, text: str) -> asyncio.Task[None]:
        who = self.person(name)
        said = Said(id=f"event-{next(self._ids)}", who=who, place=_direct(name), text=text, to_me=True)
        return self.app.hear(said)

    async def says(self, name: str, *texts: str) -> None:
        for text in texts:
            await self.hear(name, text)
            await self.app.postman.work()

    def press(self, name: str, choice: str) -> asyncio.Task[None]:
        """A choice of the newest message that has it, by its catalog key."""
        wanted = label(choice)
        shown = [one for one in self.shown_to(name) if one.edits is None]
        found = next(one for one in reversed(shown) if wanted in one.shown.choices)
        index = found.shown.choices.index(wanted)
        who = self.person(name)
        return self.app.hear(
            Pressed(id=f"event-{next(self._ids)}", who=who, place=_direct(name), key=found.key, choice=index)
        )

    async def presses(self, name: str, choice: str) -> None:
        await self.press(name, choice)
        await self.app.postman.work()

    def person(self, name: str) -> Person:
        roles = frozenset({Role.MODERATOR}) if name.startswith("mod") else frozenset[Role]()
        return Person(Account("fake", name), (Membership("here", roles),), None, self._zone)

    async def settles(self, name: str, note: str) -> None:
        """Somebody who keeps a history with that note in it, and has an open question with it."""
        await self.says(name, "!checkin join 9:00", "!checkin keep yes")
        await self.presses(name, "checkin-keep-agree")
        await self.says(name, f"!checkin now 2 {note}")

    async def erases(self, name: str) -> None:
        await self.says(name, "!you erase")
        await self.presses(name, "you-erase-now")

    async def moves(self, **by: float) -> None:
        self.clock.set(self.clock.now() + timedelta(**by))
        await self.app.tick()

    def texts(self, name: str) -> Sequence[str]:
        return [text_of(one.shown, "!") for one in self.shown_to(name)]

    def shown_to(self, name: str) -> Sequence[Delivery]:
        return [one for one in self.platform.shown if whom(one) == name]

    def was_told(self, name: str, key: str) -> int:
        """How often they were shown the beginning of this text."""
        wanted = label(key).split("{")[0][:30]
        return sum(wanted in text for text in self.texts(name))

    async def handle(self, name: str) -> str:
        async with self.app.database.transaction() as tx:
            return (await tx.people.know(self.person(name))).member.handle

    async def notes(self, name: str) -> list[str | None]:
        """The notes in somebody's own copy of their data."""
        async with self.app.database.transaction() as tx:
            known = await tx.people.know(self.person(name))
            found = await self.app.own_data.export(tx, known.member)
        return [answer["note"] for answer in found["check-in history"]]


@asynccontextmanager
async def trial(url: str, folder: Path, store: str | None = None, *, zone: str | None = "UTC") -> AsyncIterator[Trial]:
    made = Trial(url, folder, store, zone=zone)
    await made.start()
    try:
        yield made
    finally:
        for platform in made.platforms:
            platform.let_everyone_go()
        await made.app.die()


def in_file(folder: Path) -> tuple[Path, str]:
    """A database in a folder of its own, and its address."""
    path = folder / "data" / "bot.sqlite3"
    path.parent.mkdir(exist_ok=True)
    return path, f"sqlite+aiosqlite:///{path}"


def copied(path: Path, to: Path) -> Path:
    """The database with its log, as a backup that runs beside the bot would take them."""
    to.mkdir()
    for file in path.parent.iterdir():
        if file.is_file() and not file.name.endswith(".lock"):
            shutil.copy2(file, to / file.name)
    return to / path.name


def put_back(copy: Path, path: Path) -> None:
    for file in path.parent.iterdir():
        file.unlink()
    for file in copy.parent.iterdir():
        shutil.copy2(file, path.parent / file.name)


def shown_keys(deliveries: Sequence[Delivery]) -> list[str]:
    return [delivery.key for delivery in deliveries]


def _direct(name: str) -> Place:
    return Place(PlaceKind.DIRECT, name)
