"""What the state of the rooms says: which one is meant, who reads it, whether we may write there, and who helps."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from bot.adapters.matrix.overview import Overview
from bot.adapters.matrix.platform import Matrix
from bot.core.heard import Gone, Said
from bot.core.people import Account, Community, Place, PlaceKind, Role
from tests.support.matrix_bot_fixture import ENCRYPTION, House, Someone, StepBot, a_house
from tests.support.synapse import Synapse

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(synapse: Synapse, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with a_house(synapse, tmp_path_factory.mktemp("house")) as house:
        yield house


def adapter(bot: StepBot) -> Matrix:
    assert bot.matrix is not None
    return bot.matrix


class Home:
    """A space with a lounge, of mia, where ana and ben are members."""

    def __init__(self, house: House, bot: StepBot, mia: Someone, ana: Someone, ben: Someone) -> None:
        self.house, self.bot, self.mia, self.ana, self.ben = house, bot, mia, ana, ben
        self.space = ""

    @classmethod
    async def made(cls, house: House) -> Home:
        home = cls(house, await house.ears(), *[await house.person(name) for name in ("mia", "ana", "ben")])
        home.space = await home.mia.create_space(name="home", invite=[home.bot.user], preset="public_chat")
        for person in (home.ana, home.ben):
            await person.join(home.space)
        await home.bot.joined(home.space)
        return home

    @property
    def rooms(self) -> Overview:
        return adapter(self.bot).rooms

    def community(self, *helpers: Someone) -> Community:
        named = {Role.HELPER: frozenset(helper.user for helper in helpers)}
        return Community(1, "matrix", self.space, named=named)

    async def room(self, name: str, *members: Someone, **body: Any) -> Place:  # JSON
        more = [member.user for member in members]
        room = await self.mia.create(name=name, invite=[self.bot.user, *more], **body)
        await self.mia.state(self.space, "m.space.child", {"via": ["localhost"]}, room)
        for member in members:
            await member.join(room)
        await self.bot.joined(room)
        await self.bot.until(lambda: room in self.bot.link.rooms[self.space].children)
        return Place(PlaceKind.ROOM, room)


def account(who: Someone) -> Account:
    return Account("matrix", who.user)


async def test_a_room_by_whatever_people_write(house: House) -> None:
    home = await Home.made(house)
    alias = house.synapse.new_name("quiet")
    place = await home.room("Quiet corner", room_alias_name=alias)
    link = f"https://matrix.to/#/{place.ref}?via=localhost"
    await home.bot.until(lambda: home.bot.link.rooms[place.ref].aliases)
    for words in (place.ref, f" #{alias}:localhost ", "quiet corner", "#Quiet Corner", link):
        assert home.rooms.named(home.community(), words) == place
    for words in ("", "#", "#no:localhost", "!no:localhost", home.space, "home"):
        assert home.rooms.named(home.community(), words) is None
    await home.room("Quiet corner")
    assert home.rooms.named(home.community(), "quiet corner") is None


async def test_a_room_of_another_community_is_not_found(house: House) -> None:
    home, other = await Home.made(house), await Home.made(house)
    place = await other.room("theirs")
    for words in ("theirs", place.ref):
        assert home.rooms.named(home.community(), words) is None
    assert home.rooms.is_open(place, home.community())


@pytest.mark.parametrize("version", ["10", "12"])
async def test_who_reads_it(house: House, version: str) -> None:
    home = await Home.made(house)
    place = await home.room("for ben", home.ben, room_version=version)
    assert not home.rooms.is_open(place, home.community())
    assert home.rooms.reads(place, account(home.ben))
    assert not home.rooms.reads(place, account(home.ana))
    thread = Place(PlaceKind.ROOM, f"{place.ref}/$thread")
    assert not home.rooms.is_open(thread, home.community())
    assert not home.rooms.reads(thread, account(home.ana))


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("m.room.join_rules", {"join_rule": "public"}),
        ("m.room.join_rules", {"join_rule": "knock"}),
        ("m.room.history_visibility", {"history_visibility": "world_readable"}),
    ],
)
async def test_where_anybody_may_come_in_or_read(house: House, kind: str, content: dict[str, str]) -> None:
    home = await Home.made(house)
    place = await home.room("open", home.ben)
    await home.mia.state(place.ref, kind, content)
    await home.bot.until(lambda: home.rooms.is_open(place, home.community()))
    assert home.rooms.reads(place, account(home.ana))


async def test_where_whoever_is_in_the_community_may_come_in(house: House) -> None:
    home = await Home.made(house)
    place = await home.room("for members", home.ben)
    allow = [{"type": "m.room_membership", "room_id": home.space}]
    await home.mia.state(place.ref, "m.room.join_rules", {"join_rule": "restricted", "allow": allow})
    await home.bot.until(lambda: home.rooms.is_open(place, home.community()))
    assert home.rooms.reads(place, account(home.ana))


async def test_where_whoever_is_in_a_closed_room_may_come_in(house: House) -> None:
    home = await Home.made(house)
    closed, place = await home.room("closed", home.ben), await home.room("behind it")
    allow = [{"type": "m.room_membership", "room_id": closed.ref}]
    await home.mia.state(place.ref, "m.room.join_rules", {"join_rule": "restricted", "allow": allow})
    await home.bot.until(lambda: home.bot.link.rooms[place.ref].joins_from)
    assert not home.rooms.is_open(place, home.community())
    assert home.rooms.reads(place, account(home.ben))
    assert not home.rooms.reads(place, account(home.ana))


async def test_where_everyone_is_in_who_has_no_role(house: House) -> None:
    home = await Home.made(house)
    place = await home.room("of all", home.ana, home.ben)
    assert home.rooms.is_open(place, home.community())
    assert home.rooms.is_open(place, home.community(home.ben))
    assert not home.rooms.is_open(place, home.community(home.ana, home.ben)), "all of them help"


async def test_a_room_that_stands_alone_is_read_by_its_community(house: House) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    room = await house.lounge(bot, mia)
    assert adapter(bot).rooms.is_open(Place(PlaceKind.ROOM, room), Community(1, "matrix", room))


async def test_what_is_not_known_is_read_by_all_and_takes_nothing(house: House) -> None:
    home = await Home.made(house)
    nowhere, asleep = Place(PlaceKind.ROOM, "!no:localhost"), Overview(lambda: None)
    for rooms in (home.rooms, asleep):
        assert rooms.is_open(nowhere, home.community())
        assert rooms.reads(nowhere, account(home.ana))
        assert not rooms.takes(nowhere)
    assert asleep.named(home.community(), "lounge") is None
    assert asleep.holders(home.community(), home.ana.user) is None


async def test_where_we_may_write(house: House) -> None:
    home = await Home.made(house)
    place = await home.room("to write in")
    sealed = await home.room("sealed", initial_state=[ENCRYPTION])
    direct = await house.direct(home.bot, home.ana)
    assert home.rooms.takes(place)
    assert home.rooms.takes(sealed)
    assert not home.rooms.takes(Place(PlaceKind.ROOM, direct))
    for room in (place, sealed):
        await home.mia.state(room.ref, "m.room.power_levels", {"events_default": 50})
    await home.bot.until(lambda: not home.rooms.takes(sealed) and not home.rooms.takes(place))


async def test_people_who_are_named(house: House) -> None:
    home = await Home.made(house)
    ana, ben = home.ana.user, home.ben.user
    found = home.rooms.holders(home.community(), f"{ana}, https://matrix.to/#/{ben}")
    assert found is not None
    assert set(found) == {ana, ben}
    stranger = await house.person("stranger")
    for words in ("", "ana", f"{ana} and more", stranger.user, home.bot.user, "@room"):
        assert home.rooms.holders(home.community(), words) is None


# what is taken away, and who is called


@pytest.mark.parametrize("version", ["10", "12"])
async def test_a_message_that_is_taken_away(house: House, version: str) -> None:
    bot, mia, ana = await house.ears(), await house.person("mia"), await house.person("ana")
    room = await house.lounge(bot, mia, ana, room_version=version)
    event = await ana.say(room, "good evening")
    await bot.until(lambda: bot.of(Said))
    await mia.call("PUT", "rooms", room, "redact", event, "once", body={})
    await bot.until(lambda: bot.of(Gone))
    (gone,) = bot.of(Gone)
    assert (gone.message, gone.place.ref, gone.who.account.ref) == (event, room, mia.user)
    assert [said.message for said in bot.of(Said)] == [event]


async def test_what_is_taken_away_in_private_or_by_the_bot_is_not_heard_of(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    room = await house.lounge(bot, ana)
    direct = await house.direct(bot, ana)
    event = await ana.say(direct, "good evening")
    await ana.call("PUT", "rooms", direct, "redact", event, "once", body={})
    (receipt,) = await bot.deliver(room, "mine")
    await adapter(bot).remove(receipt)
    await bot.hears_all([room, direct], ana)
    assert not bot.of(Gone)


async def test_an_edit_is_of_the_message_that_it_edits(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    room = await house.lounge(bot, ana)
    event = await ana.say(room, "good evening")
    await ana.edit(room, event, "good evening, everyone")
    await bot.until(lambda: len(bot.of(Said)) > 1)
    assert [(said.message, said.edited) for said in bot.of(Said)] == [(event, False), (event, True)]
    assert len({said.id for said in bot.of(Said)}) == 2


async def test_those_alone_are_called_who_are_meant_and_in_a_room(house: House) -> None:
    home = await Home.made(house)
    place = await home.room("helpers", home.ben)
    called = (account(home.ben), Account("discord", "77"))
    (receipt,) = await home.bot.deliver(place.ref, "Good evening", pings=called)
    await home.bot.deliver(place.ref, "Edited", edits=receipt, pings=called)
    first, edit = [event["content"] for event in await home.ben.events(place.ref, home.bot.user)]
    assert first["m.mentions"] == {"user_ids": [home.ben.user]}
    assert home.ben.user in first["formatted_body"]
    assert edit["m.mentions"] == edit["m.new_content"]["m.mentions"] == {}


async def test_what_is_silent_stays_so_when_it_is_edited(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    await house.lounge(bot, ana)
    room = await house.direct(bot, ana)
    (receipt,) = await bot.deliver(ana, "Something to read", silent=True)
    await bot.deliver(ana, "Read", silent=True, edits=receipt)
    said = await ana.events(room, bot.user)
    kinds = [(event["content"].get("m.new_content") or event["content"])["msgtype"] for event in said]
    assert kinds == ["m.notice", "m.notice"]


async def test_who_moderates_now(house: House) -> None:
    home = await Home.made(house)
    assert home.rooms.moderates(home.community(), account(home.mia))
    assert home.rooms.moderates(home.community(home.ana), account(home.ana)) is False
    assert home.rooms.moderates(Community(2, "matrix", "!no:localhost"), account(home.mia)) is None
    assert home.rooms.moderates(home.community(), Account("discord", "1")) is None
    assert Overview(lambda: None).moderates(home.community(), account(home.mia)) is None
