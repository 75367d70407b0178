"""The platform's own handle to answer an event goes with its answers, through whatever happens, and nowhere else."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.core.cog import Cog, Request
from bot.core.commands import command
from bot.core.deeds import Send
from bot.core.errors import TryLater
from bot.core.heard import Said
from bot.core.ports import Preferences
from bot.core.replies import Card, say
from bot.storage.tables import outbox
from tests.engine.conftest import Build
from tests.engine.house import House, person, place
from tests.engine.test_screening import FindsRiver
from tests.support.fake_platform import whom

SECRET = "interaction 7:token"


class Bell(Cog):
    @command("ring")
    async def ring(self, request: Request) -> Card:
        request.do(Send(to=request.account_id, card=say("unasked")))
        return say("rung")

    @command("break")
    async def break_(self, request: Request) -> Card:
        raise ZeroDivisionError

    @command("sos", offline=True)
    async def sos(self, request: Preferences) -> Card:
        return say("lines")


async def rings(house: House, text: str = "!ring", id: str = "ring") -> None:
    await house.hear(Said(id=id, who=person("ana"), place=place("ana", None), text=text, to_me=True, via=SECRET))
    await house.idle()
    await house.postman.work()


def handles(house: House) -> dict[str, str | None]:
    return {str(delivery.shown.lines[0][0]): delivery.via for delivery in house.platform.tried}


async def test_it_goes_with_the_answer_and_not_with_what_is_unasked(build: Build) -> None:
    house = await build(Bell())
    await rings(house)
    assert handles(house) == {"rung": SECRET, "unasked": None}


@pytest.mark.parametrize(("text", "said"), [("!sos", "lines"), ("!break", "went-wrong"), ("what", "not-understood")])
async def test_it_goes_with_every_answer(build: Build, text: str, said: str) -> None:
    house = await build(Bell())
    await rings(house, text)
    assert handles(house) == {said: SECRET}


async def test_it_goes_with_an_answer_that_no_database_has_but_not_with_a_note(build: Build) -> None:
    house = await build(Bell(), FindsRiver())
    house.refuses_writes = True
    await rings(house, "the river")
    assert handles(house) == {"note-alone": None, "not-saved": SECRET}


async def test_it_is_kept_while_the_answer_waits_and_gone_with_it(build: Build) -> None:
    house = await build(Bell())
    house.platform.fails("ana", TryLater(after=20))
    await rings(house)
    assert await kept(house) == {SECRET, None}
    await house.restart()
    house.later(seconds=30)
    await house.postman.work()
    assert [delivery.via for delivery in house.platform.tried if whom(delivery) == "ana"] == [SECRET, SECRET, None]
    assert await kept(house) == set()


async def test_it_is_printed_nowhere(build: Build) -> None:
    house = await build(Bell())
    house.platform.fails("ana", TryLater(after=20))
    heard = Said(id="ring", who=person("ana"), place=place("ana", None), text="!ring", to_me=True, via=SECRET)
    await rings(house)
    house.later(seconds=30)
    async with house.database.transaction() as tx:
        parcels = await tx.claims.claim(house.clock.now(), house.later(minutes=1), 10)
    assert SECRET in {parcel.via for parcel in parcels}
    for one in (heard, *parcels, *house.platform.tried):
        assert SECRET not in repr(one)


async def kept(house: House) -> set[str | None]:
    async with house.database.reading() as look:
        return set((await look.execute(select(outbox.c.via))).scalars())
