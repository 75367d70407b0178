"""The bot as people see it whose client shares no code with it, and reads nothing that its sender did not sign for."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
import pytest_asyncio

from tests.support.independent import Event, Independent, with_independent_people
from tests.support.matrix_bot_fixture import House, StepBot, a_house
from tests.support.synapse import Synapse

pytestmark = [pytest.mark.asyncio(loop_scope="module"), with_independent_people]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(synapse: Synapse, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with a_house(synapse, tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ana(synapse: Synapse) -> AsyncIterator[Independent]:
    name = synapse.new_name("ana")
    await synapse.register(name)
    async with Independent(synapse, name) as ana:
        yield ana


@asynccontextmanager
async def awake(bot: StepBot) -> AsyncIterator[None]:
    """It hears and answers all the time, as a running bot does."""

    async def live() -> None:
        while True:
            await bot.step()
            await asyncio.sleep(0.02)

    living = asyncio.create_task(live())
    try:
        yield
    finally:
        living.cancel()
        with suppress(asyncio.CancelledError):
            await living


def is_whole(event: Event, *, sealed: bool = True) -> bool:
    """Read, and nothing about it that a strict client warns of."""
    return (
        event["failed"] is None
        and event["encrypted"] is sealed
        and event["shield"] in (("none",) if sealed else (None, "none"))
    )


async def joined(bot: StepBot, ana: Independent, version: str | None = None, **more: Any) -> str:
    room = await ana.create_room("lounge", [bot.user], version, **more)
    await ana.wait_for_member(room, bot.user)
    return room


@pytest.mark.parametrize("version", ["10", "12"])
async def test_asked_in_a_room_it_answers_in_an_encrypted_room_for_two(
    house: House, ana: Independent, version: str
) -> None:
    bot = await house.bot()
    async with awake(bot):
        room = await joined(bot, ana, version)
        asked = await ana.say(room, "!you show")
        invitation = await ana.wait_for_invite(bot.user)
        assert (invitation["direct"], invitation["encrypted"]) == (True, True)
        direct = invitation["room"]
        await ana.join(direct)
        answer = await ana.wait_for(direct, bot.user)
        assert is_whole(answer)
        sign = await ana.wait_for(room, bot.user, type="m.reaction")
        assert sign["content"]["m.relates_to"]["event_id"] == asked
        said = await ana.say(direct, "!help")
        assert is_whole(await ana.wait_for(direct, bot.user, after=said))
        assert [
            event["body"] for event in await ana.timeline(room) if event["sender"] == bot.user and event["body"]
        ] == []


async def test_in_an_encrypted_room_of_version_12_both_read_each_other(house: House, ana: Independent) -> None:
    bot = await house.bot()
    async with awake(bot):
        room = await joined(bot, ana, "12", encrypted=True)
        direct = await ana.create_direct(bot.user)
        await ana.wait_for_member(direct, bot.user)
        await ana.say(room, "!you show")
        assert is_whole(await ana.wait_for(direct, bot.user))
        (receipt,) = await bot.deliver(room, "for everyone here", choices=("Tea", "Water"))
        card = await ana.wait_for_event(room, receipt.message, "for everyone here")
        assert is_whole(card)
        await bot.deliver(room, "not any more", edits=receipt)
        assert is_whole(await ana.wait_for_event(room, receipt.message, "not any more"))
        root = await ana.say(room, "a thread of ours")
        (in_thread,) = await bot.deliver(f"{room}/{root}", "in it")
        seen = await ana.wait_for_event(room, in_thread.message, "in it")
        assert seen["content"]["m.relates_to"]["event_id"] == root


async def test_after_a_crash_and_a_restart_both_read_each_other(house: House, ana: Independent) -> None:
    bot = await house.bot()
    async with awake(bot):
        await joined(bot, ana)
        direct = await ana.create_direct(bot.user)
        await ana.wait_for_member(direct, bot.user)
        said = await ana.say(direct, "!you show")
        assert is_whole(await ana.wait_for(direct, bot.user, after=said))
    device = bot.link.wire.device
    await bot.crash()
    while_down = await ana.say(direct, "!help")
    await bot.start()
    assert bot.link.wire.device == device
    async with awake(bot):
        assert is_whole(await ana.wait_for(direct, bot.user, after=while_down))


async def test_after_the_folder_is_lost_both_read_each_other(house: House, ana: Independent) -> None:
    """With the password in the config: a new device, which the bot itself has signed."""
    bot = await house.bot()
    async with awake(bot):
        await joined(bot, ana)
        direct = await ana.create_direct(bot.user)
        await ana.wait_for_member(direct, bot.user)
        said = await ana.say(direct, "!you show")
        assert is_whole(await ana.wait_for(direct, bot.user, after=said))
    device = bot.link.wire.device
    await bot.stop()
    shutil.rmtree(bot.settings.folder)
    await bot.start()
    assert bot.link.wire.device != device
    async with awake(bot):
        said = await ana.say(direct, "!help")
        answer = await ana.wait_for(direct, bot.user, after=said)
        assert is_whole(answer)
    status = await ana.device_status(bot.user, bot.link.wire.device)
    assert status is not None
    assert status["signed_by_owner"]


async def test_after_all_of_its_data_is_lost_both_read_each_other(house: House, ana: Independent) -> None:
    """The database too, and the keys with which it signed: it is a new identity, and says so by being readable."""
    bot = await house.bot()
    async with awake(bot):
        await joined(bot, ana)
        direct = await ana.create_direct(bot.user)
        await ana.wait_for_member(direct, bot.user)
    await bot.stop()
    folder = bot.settings.folder.parent
    shutil.rmtree(folder)
    folder.mkdir()
    await bot.start()
    async with awake(bot):
        said = await ana.say(direct, "!help")
        assert is_whole(await ana.wait_for(direct, bot.user, after=said))


async def test_who_ignores_the_bot_is_left_in_peace(house: House, ana: Independent) -> None:
    """What they never see is an invitation that nobody takes: it is asked once, and nothing is sent."""
    bot = await house.bot()
    async with awake(bot):
        room = await joined(bot, ana)
        await ana.ignore(bot.user)
        await ana.say(room, "!you show")
        while not bot.link.direct._of_user.get(ana.user_id):
            await asyncio.sleep(0.02)
        await bot.step(2)
    (direct,) = bot.link.direct._of_user[ana.user_id]
    assert ana.user_id not in bot.link.rooms[direct].joined
    await ana.ignore(bot.user, on=False)
