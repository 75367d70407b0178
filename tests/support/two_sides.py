"""People with an account on each of two platforms: "discord:ana" and "matrix:ana" are two accounts."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import select

from bot.core.deeds import Delivery
from bot.core.heard import Said
from bot.core.people import Account, Membership, Person, Place, PlaceKind, Role
from bot.storage.tables import accounts, members
from cogs.you.links import LETTERS
from tests.privacy.trial import Trial
from tests.support.fake_platform import FakePlatform, whom
from tests.support.words import pattern_of

HERE, THERE, THIRD = "discord:ana", "matrix:ana", "console:ana"
CODE = re.compile(rf"[{LETTERS}]{{4}}-[{LETTERS}]{{4}}-[{LETTERS}]{{4}}")


class TwoSides(Trial):
    """`homeless`: accounts that share no community with us any more."""

    def __init__(self, url: str, folder: Path, store: str | None = None) -> None:
        super().__init__(url, folder, store)
        self.platforms = [FakePlatform(name) for name in ("discord", "matrix", "console")]
        self.homeless: set[str] = set()

    def platform_of(self, name: str) -> FakePlatform:
        return next(one for one in self.platforms if one.name == name.partition(":")[0])

    def person(self, name: str) -> Person:
        platform, _, ref = name.partition(":")
        roles = frozenset({Role.MODERATOR}) if ref.startswith("mod") else frozenset[Role]()
        shared = () if name in self.homeless else (Membership(f"home on {platform}", roles),)
        return Person(Account(platform, ref), shared, None, self._zone)

    def shown_to(self, name: str) -> Sequence[Delivery]:
        ref = name.partition(":")[2]
        return [one for one in self.platform_of(name).shown if whom(one) == ref]

    def says_in_room(self, name: str, text: str) -> asyncio.Task[None]:
        place = Place(PlaceKind.ROOM, "#lounge")
        return self.app.hear(
            Said(id=f"event-{next(self._ids)}", who=self.person(name), place=place, text=text, to_me=True)
        )

    def was_told(self, name: str, key: str) -> int:
        """How often they were shown a line of this key, in whichever language."""
        lines = [pattern_of(key, language) for language in ("en", "de")]
        return sum(any(line.search(text) for line in lines) for text in self.texts(name))

    async def code(self, name: str = HERE) -> str:
        """Shown to this account just now."""
        await self.says(name, "!you link")
        await self.presses(name, "you-link-begin")
        found = CODE.search(self.texts(name)[-1])
        assert found is not None, self.texts(name)[-1]
        return found[0]

    async def asked(self, one: str = HERE, other: str = THERE) -> None:
        """Both sides are asked: the code was shown to `one`, and typed by `other`."""
        await self.says(other, f"!you link {await self.code(one)}")
        assert self.was_told(one, "you-link-question"), self.texts(one)
        assert self.was_told(other, "you-link-question"), self.texts(other)

    async def joins(self, one: str = HERE, other: str = THERE) -> None:
        await self.asked(one, other)
        await self.presses(other, "you-link-agree")
        await self.presses(one, "you-link-agree")
        assert self.was_told(one, "you-link-joined"), self.texts(one)

    async def handles(self) -> dict[str, str]:
        """Whose each account is: the same handle, the same member."""
        async with self.app.database.reading() as look:
            found = await look.execute(select(accounts.c.platform, accounts.c.ref, members.c.handle).join(members))
            return {f"{platform}:{ref}": handle for platform, ref, handle in found}

    async def are_one(self, one: str = HERE, other: str = THERE) -> bool:
        found = await self.handles()
        return found[one] == found.get(other)

    async def exported(self, name: str) -> dict[str, object]:
        async with self.app.database.transaction() as tx:
            known = await tx.people.know(self.person(name))
            return dict(await self.app.own_data.export(tx, known.member))


@asynccontextmanager
async def two_sides(url: str, folder: Path, store: str | None = None) -> AsyncIterator[TwoSides]:
    made = TwoSides(url, folder, store)
    await made.start()
    try:
        yield made
    finally:
        for platform in made.platforms:
            platform.let_everyone_go()
        await made.app.die()
