"""What cannot be delivered is let go for a reason that is known, and nothing goes anywhere else instead."""

from __future__ import annotations

from sqlalchemy import select

from bot.core.cog import Cog, Undelivered, undelivered
from bot.core.deeds import Send
from bot.core.errors import Undeliverable
from bot.core.replies import say
from bot.engine.postman import LEASE
from bot.storage.tables import accounts
from tests.engine.conftest import Build
from tests.engine.house import House, room
from tests.support.fake_platform import whom


class Sender(Cog):
    """Hears of what could not be delivered; on the topic "broken" it fails over it."""

    def __init__(self) -> None:
        self.undelivered: list[Undelivered] = []

    @undelivered("letters")
    async def let_go(self, letter: Undelivered) -> None:
        self.undelivered.append(letter)

    @undelivered("broken")
    async def fail(self, letter: Undelivered) -> None:
        raise RuntimeError("cannot cope")


async def closed_since(house: House, name: str) -> object:
    async with house.database.reading() as look:
        return (await look.execute(select(accounts.c.closed_since).where(accounts.c.ref == name))).scalar_one()


async def test_whoever_takes_no_direct_messages_is_known_for_it_and_their_cog_hears(build: Build) -> None:
    cog = Sender()
    house = await build(cog)
    house.platform.fails("ana", Undeliverable(closed=True))
    await house.sends("ana", topic="letters")
    await house.sends("ben")
    await house.postman.work()
    assert await closed_since(house, "ana") == house.clock.now()
    [heard] = cog.undelivered
    assert heard.account_id == await house.account("ana")
    assert heard.now == house.clock.now()
    assert [delivery.key for delivery in house.platform.tried if whom(delivery) == "ana"] == [heard.key]
    assert house.platform.seen("ben") == ["letter"]
    assert len(house.platform.shown) == 1
    assert await house.postman.next_at() is None


async def test_a_place_that_is_gone_closes_no_account(build: Build) -> None:
    cog = Sender()
    house = await build(cog)
    house.platform.fails("ana", Undeliverable(closed=False))
    house.platform.fails("#square", Undeliverable(closed=False))
    await house.sends("ana", topic="letters")
    await house.puts(Send(to=room("#square"), card=say("told"), topic="letters"))
    await house.postman.work()
    assert await closed_since(house, "ana") is None
    assert {heard.account_id for heard in cog.undelivered} == {await house.account("ana"), None}
    assert house.platform.shown == []
    assert await house.postman.next_at() is None


async def test_hearing_from_somebody_opens_their_account_again(build: Build) -> None:
    house = await build(Sender())
    house.platform.fails("ana", Undeliverable(closed=True))
    await house.sends("ana")
    await house.postman.work()
    await house.says("ana", "hello")
    assert await closed_since(house, "ana") is None


async def test_a_cog_that_fails_over_an_undelivered_message_holds_up_nobody(build: Build) -> None:
    house = await build(Sender())
    house.platform.always_fails("ana", Undeliverable(closed=True))
    await house.sends("ana", topic="broken")
    await house.sends("ben")
    await house.postman.work()
    assert await closed_since(house, "ana") == house.clock.now()
    for _ in range(3):
        house.clock.set(house.clock.now() + LEASE)
        await house.postman.work()
    assert house.platform.tries("ana") == 1
    assert house.platform.tries("ben") == 1


async def test_an_unknown_fault_is_tried_again_and_let_go_at_last(build: Build) -> None:
    house = await build(Sender())
    house.platform.always_fails("ana", ConnectionResetError())
    await house.sends("ana")
    await house.sends("ben")
    while (at := await house.postman.next_at()) is not None:
        house.clock.set(max(at, house.clock.now()))
        await house.postman.work()
        assert house.platform.tries("ana") <= 20, "it goes on for ever"
    assert house.platform.tries("ana") > 3
    assert house.platform.seen("ben") == ["letter"]
    house.platform.always_fails("ana", None)
    await house.sends("ana", "second")
    await house.postman.work()
    assert house.platform.seen("ana") == ["second"]


async def test_what_is_too_late_is_never_shown(build: Build) -> None:
    house = await build(Sender())
    await house.sends("ana", "early", minutes=10)
    await house.sends("ben", "late", minutes=5)
    house.later(minutes=5)
    await house.postman.work()
    assert house.platform.seen("ana") == ["early"]
    assert house.platform.tries("ben") == 0
    assert await house.postman.next_at() is None


async def test_what_becomes_too_late_while_it_waits_is_never_shown(build: Build) -> None:
    house = await build(Sender())
    house.platform.fails("ana", ConnectionResetError())
    await house.sends("ana", "late", minutes=5)
    await house.postman.work()
    house.later(minutes=6)
    await house.postman.work()
    assert house.platform.seen("ana") == []
    assert house.platform.tries("ana") == 1
    assert await house.postman.next_at() is None
