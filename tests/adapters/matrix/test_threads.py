"""Threads on Matrix: one is there as soon as somebody writes in it, and it has no end. There are no events."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.core.deeds import Manner, Receipt
from bot.core.errors import Undeliverable
from bot.core.people import Account
from tests.support.matrix_bot_fixture import House, a_house
from tests.support.synapse import Synapse

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(synapse: Synapse, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with a_house(synapse, tmp_path_factory.mktemp("house")) as house:
        yield house


async def test_a_thread_hangs_on_the_message_and_what_is_sent_into_it_stands_there(house: House) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    room = await house.lounge(bot, mia)
    (card,) = await bot.deliver(room, "the card")
    (thread,) = await bot.deliver(room, "its title", manner=Manner.THREAD, target=card)
    assert thread == Receipt(card.message, f"{room}/{card.message}")
    assert await mia.texts(room, bot.user) == ["the card"]
    (inside,) = await bot.deliver(thread.room, "in it")
    _, event = await mia.events(room, bot.user)
    relation = event["content"]["m.relates_to"]
    assert (relation["rel_type"], relation["event_id"]) == ("m.thread", card.message)
    (deeper,) = await bot.deliver(thread.room, "its title", manner=Manner.THREAD, target=inside)
    assert deeper.room == thread.room
    assert list(await bot.deliver(thread.room, manner=Manner.THREAD_END, target=thread)) == []
    assert await mia.texts(room, bot.user) == ["the card", "in it"]


async def test_there_is_no_thread_in_a_room_that_is_gone(house: House) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    room = await house.lounge(bot, mia)
    with pytest.raises(Undeliverable) as refused:
        await bot.deliver(room, "title", manner=Manner.THREAD, target=Receipt("$card", "!gone:localhost"))
    assert refused.value.reason == "gone"


@pytest.mark.parametrize("manner", [Manner.EVENT, Manner.EVENT_MOVE, Manner.EVENT_END])
async def test_there_are_no_events(house: House, manner: Manner) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    room = await house.lounge(bot, mia)
    with pytest.raises(Undeliverable) as refused:
        await bot.deliver(room, "title", "about", manner=manner)
    assert (refused.value.reason, refused.value.closed) == ("unsupported", False)
    assert await mia.texts(room, bot.user) == []


async def test_everybody_is_in_an_open_thread_and_it_stays(house: House) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    room = await house.lounge(bot, mia)
    (card,) = await bot.deliver(room, "the card")
    (thread,) = await bot.deliver(room, "its title", manner=Manner.THREAD, target=card)
    who = Account("matrix", mia.user)
    assert list(await bot.deliver(thread.room, manner=Manner.THREAD_IN, target=thread, account=who)) == []
    for manner, reason in ((Manner.THREAD_OUT, "unsupported"), (Manner.THREAD_GONE, "refused")):
        with pytest.raises(Undeliverable) as refused:
            await bot.deliver(thread.room, manner=manner, target=thread, account=who)
        assert (refused.value.reason, refused.value.closed) == (reason, False)
    assert mia.user in bot.link.rooms[room].joined
    assert await mia.texts(room, bot.user) == ["the card"]


async def test_there_are_no_stages_and_nothing_is_to_be_done(house: House) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    room = await house.lounge(bot, mia)
    assert list(await bot.deliver(room, "title", manner=Manner.STAGE)) == []
    assert list(await bot.deliver(room, manner=Manner.STAGE_END, target=Receipt(room, room))) == []
    assert await mia.texts(room, bot.user) == []
