"""What goes to an adapter with a message: whether it may call anybody, and how much it hurries."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.core.cog import Cog, Request
from bot.core.commands import command
from bot.core.deeds import Delivery, Lane, Send
from bot.core.errors import TryLater
from bot.core.people import Role
from bot.core.replies import Card, say
from bot.storage.tables import outbox
from cogs.community.commands import ANNOUNCEMENT, Community
from tests.engine.conftest import Build
from tests.engine.house import House, person, room


class Bell(Cog):
    @command("ring")
    async def ring(self, request: Request) -> Card:
        for silent in (True, False):
            request.do(Send(to=room("#hall"), card=say("silent" if silent else "loud"), silent=silent))
        return say("rang")


def of(house: House, key: str) -> Delivery:
    return next(delivery for delivery in house.platform.shown if delivery.shown.lines[0][0] == key)


async def test_what_is_silent_is_so_on_the_platform_and_nothing_else_is(build: Build) -> None:
    house = await build(Bell())
    await house.says("ana", "!ring")
    await house.idle()
    assert of(house, "silent").silent
    assert not of(house, "loud").silent
    assert not of(house, "rang").silent


async def test_it_stays_silent_in_the_outbox(build: Build) -> None:
    house = await build()
    house.platform.fails("ana", TryLater(after=30))
    await house.puts(Send(to=await house.account("ana"), card=say("hush"), silent=True))
    await house.postman.work()
    await house.restart()
    async with house.database.reading() as look:
        assert (await look.execute(select(outbox.c.silent))).scalars().all() == [True]
    house.later(minutes=1)
    await house.postman.work()
    assert of(house, "hush").silent


@pytest.mark.parametrize("lane", Lane)
async def test_an_adapter_knows_the_lane(build: Build, lane: Lane) -> None:
    house = await build()
    await house.puts(Send(to=await house.account("ana"), card=say("note"), lane=lane))
    await house.postman.work()
    assert of(house, "note").lane is lane
    assert isinstance(of(house, "note").lane, Lane)


async def test_the_announcement_calls_nobody(build: Build) -> None:
    house = await build(Community(lambda tag: True))
    mod = person("mod", roles=frozenset({Role.MODERATOR}))
    await house.says(mod, "!community setup", room="#hall")
    setup = house.platform.newest("mod")
    await house.presses(mod, setup.key, setup.shown.choices.index("community-announce"))
    await house.idle()
    announcement = house.platform.newest("#hall")
    assert announcement.shown.lines[0][0] == ANNOUNCEMENT.lines[0].key
    assert announcement.silent
