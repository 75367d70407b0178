"""Who is called by a message in a room is called once; nobody else ever is, whoever is named."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.core.deeds import Delivery, Receipt
from bot.core.errors import Undeliverable
from bot.core.people import Account, Place, PlaceKind
from bot.core.replies import Shown, Typed, Where, Who
from tests.adapters.discord.test_delivery import sent, shown_in, to_person, to_room
from tests.support.discord_bot import Home, a_home, a_part_of
from tests.support.discord_fake_people import Person

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Home]:
    async with a_home(tmp_path_factory.mktemp("bot")) as home:
        yield home


@pytest_asyncio.fixture(loop_scope="module")
async def home(shared: Home) -> AsyncIterator[Home]:
    async with a_part_of(shared) as home:
        yield home


def account(who: Person) -> Account:
    return Account("discord", str(who.id))


def about(who: Person) -> Shown:
    return Shown(((Who(account(who)), " wrote."), (Typed("@everyone"),)), (), "UTC", "en")


async def test_those_alone_are_called_and_in_the_first_line(home: Home) -> None:
    called = (account(home.ben), account(home.ben), Account("matrix", "@ben:example.org"))
    await sent(home, to_room(home.lounge, about(home.ana), pings=called))
    [message] = shown_in(home)
    assert message.content.splitlines()[0] == f"<@{home.ben.id}>"
    assert f"<@{home.ana.id}> wrote." in message.content
    assert message.pings == {home.ben.id}


async def test_who_is_only_named_is_not_called(home: Home) -> None:
    await sent(home, to_room(home.lounge, about(home.ana)))
    [message] = shown_in(home)
    assert message.pings == frozenset()


async def test_of_a_long_message_the_first_part_calls(home: Home) -> None:
    long = Shown(tuple(((f"{number}. " + "word " * 150).strip(),) for number in range(8)), (), "UTC", "en")
    await sent(home, to_room(home.lounge, long, pings=(account(home.ben),)))
    first, *others = shown_in(home)
    assert others
    assert [first.pings, *(message.pings for message in others)] == [{home.ben.id}, *[frozenset[int]() for _ in others]]


async def test_an_edit_calls_nobody(home: Home) -> None:
    [receipt] = await sent(home, to_room(home.lounge, about(home.ana)))
    edit = to_room(home.lounge, about(home.ben), key="e" * 22, edits=receipt, pings=(account(home.ben),))
    await sent(home, edit)
    [message] = shown_in(home)
    assert (message.edited is not None, message.pings) == (True, frozenset())


async def test_what_is_private_calls_nobody(home: Home) -> None:
    await home.is_heard(home.ana)
    await sent(home, to_person(home.ana, about(home.ana), pings=(account(home.ben),)))
    assert all(message.pings == frozenset() for message in home.ana.sees_of_bot())


# where


def place(of: object) -> Place:
    return Place(PlaceKind.ROOM, str(of))


def pointing(home: Home, where: Where, **more: object) -> Delivery:
    return to_room(home.lounge, Shown((("There: ", where),), (), "UTC", "de"), **more)


async def test_the_way_to_a_message(home: Home) -> None:
    said = home.ana.say(home.lounge, "good evening")
    where = Where(place(home.lounge.id), str(said.id))
    await sent(home, pointing(home, where))
    [message] = shown_in(home)
    assert message.content == f"There: https://discord.com/channels/{home.guild.id}/{home.lounge.id}/{said.id}"


async def test_the_way_to_a_room_and_to_one_that_nobody_knows(home: Home) -> None:
    await sent(home, pointing(home, Where(place(home.lounge.id))))
    await sent(home, pointing(home, Where(place(77), "78"), key="o" * 22))
    assert [message.content for message in shown_in(home)] == [f"There: <#{home.lounge.id}>", "There: <#77>"]


async def test_no_way_leads_to_a_message_that_is_gone(home: Home) -> None:
    said = home.ana.say(home.lounge, "good evening")
    where = Where(place(home.lounge.id), str(said.id))
    home.ana.delete(said)
    await home.bot.hears()
    await sent(home, pointing(home, where))
    [message] = shown_in(home)
    assert message.content == f"There: <#{home.lounge.id}> (Nachricht gelöscht)"


# taken away


async def test_a_direct_message_is_taken_away(home: Home) -> None:
    await home.is_heard(home.ana)
    receipts = await sent(home, to_person(home.ana))
    assert home.bot.platform is not None
    for receipt in (*receipts, *receipts):
        await home.bot.platform.remove(receipt)
    assert "good evening" not in [message.content for message in home.ana.sees_of_bot()]


async def test_an_unseen_answer_is_taken_away_as_long_as_its_token_is_good(home: Home) -> None:
    shown = await home.fake.answer_to(home.ana.slash(home.lounge, "help"))
    receipt = Receipt(str(shown.id), f"~{home.lounge.id}")
    assert home.bot.platform is not None
    await home.bot.platform.remove(receipt)
    assert shown.is_deleted
    await home.bot.platform.remove(receipt)


async def test_a_silent_message_leaves_no_pointer(home: Home) -> None:
    await home.is_heard(home.ana)
    home.ana.closes_messages()
    home.ana.say(home.lounge, "I am here")
    await home.bot.hears()
    with pytest.raises(Undeliverable) as refused:
        await sent(home, to_person(home.ana, may_point=True, silent=True))
    assert refused.value.pointer is None
    assert shown_in(home) == []
    with pytest.raises(Undeliverable) as refused:
        await sent(home, to_person(home.ana, may_point=True))
    assert refused.value.pointer is not None
