"""Private threads on Matrix: rooms of our own in the community's space, for those who are let in, while they last."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio

from bot.adapters.matrix import threads
from bot.core.deeds import Manner, Receipt, key_of
from bot.core.errors import TryLater, Undeliverable
from bot.core.heard import Left, Opened, Said
from bot.core.people import Account, Community, Membership, Place, PlaceKind
from tests.support.matrix_bot_fixture import House, Someone, StepBot, WithClient, a_house
from tests.support.proxy import a_line
from tests.support.synapse import Refused, Synapse

pytestmark = pytest.mark.asyncio(loop_scope="module")

GOING = ["/m.space.child", "/aliases", "DELETE .*/directory", "/m.room.power_levels", "/redact", "/members", "/kick"]
VERSIONS = pytest.mark.parametrize("version", ["10", "12"])


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(synapse: Synapse, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with a_house(synapse, tmp_path_factory.mktemp("house")) as house:
        yield house


@dataclass
class Home:
    """A space of mia's with a lounge, in which ana and ben are, and a card of the bot's there."""

    bot: StepBot
    mia: Someone
    ana: WithClient
    ben: WithClient
    space: str
    lounge: str
    card: Receipt

    @classmethod
    async def made(cls, house: House, bot: StepBot | None = None, *, bot_level: int = 50, **body: Any) -> Home:  # JSON
        bot = bot or await house.ears()
        mia, ana, ben = await house.person("mia"), await house.client("ana"), await house.client("ben")
        space = await mia.create_space(name="The house", invite=[bot.user], preset="public_chat", **body)
        await mia.levels(space, **{bot.user: bot_level})
        for one in (ana, ben):
            await one.join(space)
        lounge = await house.lounge(bot, mia, ana, ben)
        await mia.state(space, "m.space.child", {"via": ["localhost"]}, lounge)
        await bot.joined(space)
        await bot.until(lambda: lounge in bot.link.rooms[space].children)
        (card,) = await bot.deliver(lounge, "the card")
        return cls(bot, mia, ana, ben, space, lounge, card)

    async def opens(self, title: str = "Evening circle", **more: Any) -> Receipt:  # of the delivery
        (thread,) = await self.bot.deliver(self.lounge, title, manner=Manner.PRIVATE_THREAD, target=self.card, **more)
        return thread

    async def does(self, manner: Manner, thread: Receipt, who: Someone | None = None) -> Sequence[Receipt]:
        account = Account("matrix", who.user) if who is not None else None
        return await self.bot.deliver(thread.room, manner=manner, target=thread, account=account)

    async def lets_in(self, thread: Receipt, *people: WithClient) -> None:
        for one in people:
            assert list(await self.does(Manner.THREAD_IN, thread, one)) == []

    def children(self) -> set[str]:
        return set(self.bot.link.rooms[self.space].children)

    async def state(self, room: str, kind: str, key: str = "") -> dict[str, Any]:
        return await self.bot.link.wire.call("GET", "rooms", room, "state", kind, key)


async def words(who: WithClient, bot: StepBot, room: str) -> list[str]:
    """What the bot said there, as they can read it; and nothing that they cannot."""
    await who.look()
    await who.look()
    assert who.unreadable(bot.user) == []
    return [text for where, text in who.read(bot.user) if where == room]


async def refusal(home: Home, manner: Manner, thread: Receipt, who: Someone | None = None) -> Undeliverable:
    with pytest.raises(Undeliverable) as refused:
        await home.does(manner, thread, who)
    return refused.value


@VERSIONS
async def test_it_is_a_room_in_the_space_that_nobody_is_in_but_the_bot(house: House, version: str) -> None:
    home = await Home.made(house, room_version=version)
    thread = await home.opens("Evening   *circle*")
    assert thread.message == thread.room
    assert (await home.state(thread.room, "m.room.name"))["name"] == "Evening *circle*"
    assert (await home.state(thread.room, "m.room.join_rules"))["join_rule"] == "invite"
    assert (await home.state(thread.room, "m.room.encryption"))["algorithm"] == "m.megolm.v1.aes-sha2"
    assert (await home.state(thread.room, "m.room.history_visibility"))["history_visibility"] == "invited"
    assert (await home.state(thread.room, "m.room.guest_access"))["guest_access"] == "forbidden"
    assert (await home.state(thread.room, "m.space.parent", home.space))["via"] == ["localhost"]
    await home.bot.step()
    assert home.children() == {home.lounge, thread.room}
    room = home.bot.link.rooms[thread.room]
    assert room.present == {home.bot.user}
    assert room.level_of(home.bot.user) >= 100
    assert not any(room.may_invite(user) for user in (home.mia.user, home.ana.user))
    for stranger in (home.mia, home.ana):
        with pytest.raises(Refused):
            await stranger.join(thread.room)


async def test_opened_twice_it_is_there_once(house: House) -> None:
    home = await Home.made(house)
    key = key_of("opened twice", home.lounge)
    first = await home.opens(key=key)
    assert await home.opens(key=key) == first
    assert await home.opens() != first
    rooms = await home.bot.link.wire.call("GET", "joined_rooms")
    assert rooms["joined_rooms"].count(first.room) == 1


async def test_an_answer_that_is_lost_leaves_one_room(house: House) -> None:
    async with a_line(house.synapse.url) as line:
        bot = await house.bot(only_hears=True, homeserver=line.url)
        home = await Home.made(house, bot)
        key = key_of("lost answer", home.lounge)
        rule = line.swallow("POST .*/createRoom", times=9)
        with pytest.raises(TryLater):
            await home.opens(key=key)
        rule.lift()
        await bot.step()
        made = {room.id for room in bot.link.rooms if bot.link.places.is_thread(room)}
        opens(bot)
        assert {(await home.opens(key=key)).room} == made
        assert len(made) == 1


async def test_where_the_homeserver_lets_us_make_none_there_is_none(house: House) -> None:
    async with a_line(house.synapse.url) as line:
        bot = await house.bot(only_hears=True, homeserver=line.url)
        home = await Home.made(house, bot)
        line.answer("POST .*/createRoom", 403, errcode="M_FORBIDDEN")
        with pytest.raises(Undeliverable) as refused:
            await home.opens()
        assert (refused.value.reason, refused.value.closed) == ("forbidden", False)
        line.answer("POST .*/createRoom", 429, errcode="M_LIMIT_EXCEEDED", retry_after_ms=7000)
        with pytest.raises(TryLater) as later:
            await home.opens()
        assert 6 < (later.value.after or 0) <= 7
        assert not any(bot.link.places.is_thread(room) for room in bot.link.rooms)


async def test_it_belongs_to_the_community_that_its_card_stands_in_and_still_does_after_a_restart(house: House) -> None:
    """Also where the space does not let the bot say so."""
    home = await Home.made(house, await house.bot(only_hears=True), bot_level=0)
    bot = home.bot
    thread = await home.opens()
    await home.lets_in(thread, home.ana)
    await home.ana.look()
    await bot.step()
    assert home.children() == {home.lounge}
    await bot.crash()
    await bot.start()
    await home.ana.look()
    await home.ana.say_sealed(thread.room, "is anybody here?")
    await bot.until(lambda: bot.of(Said, home.ana))
    (said,) = bot.of(Said, home.ana)
    assert said.text == "is anybody here?"
    assert said.who.memberships == (Membership(home.space, frozenset(), "The house"),)
    assert (said.place, said.hangs_on) == (Place(PlaceKind.ROOM, thread.room), home.lounge)
    relation = {"rel_type": "m.thread", "event_id": said.id}
    await home.ana.say(thread.room, "or here?", **{"m.relates_to": relation})
    await bot.until(lambda: "or here?" in bot.said(home.ana))
    again = bot.of(Said, home.ana)[-1]
    assert (again.place, again.hangs_on) == (said.place, home.lounge), "there is no thread in a thread"
    assert not bot.of(Opened)
    await home.mia.kick(home.lounge, bot.user)
    await bot.until(lambda: home.lounge not in bot.link.rooms)
    root = bot.link.places.root_of(bot.link.rooms[thread.room])
    assert root is not None
    assert root.id == home.space, "by the space that the bot named, where its card's room is gone"


async def test_a_room_that_stands_alone_has_threads_as_well(house: House) -> None:
    bot, mia, ana = await house.ears(), await house.person("mia"), await house.client("ana")
    lounge = await house.lounge(bot, mia, ana)
    (card,) = await bot.deliver(lounge, "the card")
    (thread,) = await bot.deliver(lounge, "its title", manner=Manner.PRIVATE_THREAD, target=card)
    root = bot.link.places.root_of(bot.link.rooms[thread.room])
    assert root is not None
    assert root.id == lounge
    assert bot.link.rooms[thread.room].parents == set()


async def test_who_is_let_in_reads_from_then_on_and_nothing_from_before(house: House) -> None:
    """What the bot says before they have come is for them, too, and before any sync told the bot of it."""
    home = await Home.made(house)
    bot, ana, ben = home.bot, home.ana, home.ben
    thread = await home.opens()
    await bot.deliver(thread.room, "to nobody")
    await home.lets_in(thread, ana)
    await bot.deliver(thread.room, "to ana")
    assert await words(ana, bot, thread.room) == ["to ana"]
    await bot.step()
    await home.lets_in(thread, ben)
    await bot.deliver(thread.room, "to both")
    for one, read in ((ana, ["to ana", "to both"]), (ben, ["to both"])):
        assert await words(one, bot, thread.room) == read
    await bot.step()
    await ben.say_sealed(thread.room, "thank you")
    await bot.until(lambda: "thank you" in bot.said(ben))
    await ana.look()
    assert (thread.room, "thank you") in ana.read(ben.user)
    with pytest.raises(Refused):
        await home.mia.events(thread.room)


async def test_the_keys_of_those_whom_the_bot_knows_already_are_given_as_well(house: House) -> None:
    home = await Home.made(house)
    bot, ana, ben = home.bot, home.ana, home.ben
    await home.lets_in(await home.opens(), ana, ben)
    for one in (ana, ben):
        await one.look()
    await bot.step()
    thread = await home.opens()
    for one in (ana, ben):
        await home.lets_in(thread, one)
        await bot.deliver(thread.room, f"to {'both' if one is ben else 'ana'}")
    assert await words(ana, bot, thread.room) == ["to ana", "to both"]
    assert await words(ben, bot, thread.room) == ["to both"]


async def test_let_in_twice_somebody_is_asked_once(house: House) -> None:
    home = await Home.made(house)
    thread = await home.opens()
    await home.lets_in(thread, home.ana)
    await home.bot.step()
    await home.lets_in(thread, home.ana)
    await home.ana.join(thread.room)
    await home.lets_in(thread, home.ana)
    await home.bot.step()
    await home.lets_in(thread, home.ana)
    found = await home.ana.events(thread.room, home.bot.user, "m.room.member")
    assert [event["content"]["membership"] for event in found if event["state_key"] == home.ana.user] == ["invite"]


async def test_sent_out_and_let_in_again_before_any_sync_they_are_in(house: House) -> None:
    home = await Home.made(house)
    thread = await home.opens()
    await home.lets_in(thread, home.ana)
    await home.ana.look()
    await home.bot.step()
    await home.does(Manner.THREAD_OUT, thread, home.ana)
    await home.lets_in(thread, home.ana)
    await home.bot.deliver(thread.room, "together again")
    assert await words(home.ana, home.bot, thread.room) == ["together again"]


async def test_nobody_from_elsewhere_is_let_in(house: House) -> None:
    home = await Home.made(house)
    thread = await home.opens()
    stranger = await house.person("stranger")
    assert (await refusal(home, Manner.THREAD_IN, thread, stranger)).closed
    assert await stranger.invited_to() == {}


async def test_nobody_waits_for_one_who_cannot_be_asked(house: House) -> None:
    """What is said in the room comes after it, in order."""
    async with a_line(house.synapse.url) as line:
        bot = await house.bot(only_hears=True, homeserver=line.url)
        home = await Home.made(house, bot)
        thread = await home.opens()
        line.answer("POST .*/invite", 429, errcode="M_LIMIT_EXCEEDED", retry_after_ms=5000)
        with pytest.raises(TryLater) as later:
            await home.does(Manner.THREAD_IN, thread, home.ana)
        assert 4 < (later.value.after or 0) <= 5
        assert await bot.deliver(home.lounge, "meanwhile"), "words are another matter"
        opens(bot)
        line.answer("POST .*/invite", 429, errcode="M_LIMIT_EXCEEDED", retry_after_ms=300_000)
        assert (await refusal(home, Manner.THREAD_IN, thread, home.ana)).closed
        far = Someone(house.synapse, {"user_id": "@far:away.example", "access_token": "", "device_id": ""})
        came = {"type": "m.room.member", "state_key": far.user, "content": {"membership": "join"}}
        bot.link.rooms.take(bot.link.rooms[home.lounge], [came])
        line.answer("POST .*/invite", 502, errcode="M_UNKNOWN")
        assert (await refusal(home, Manner.THREAD_IN, thread, far)).closed
        line.answer("POST .*/invite", 502, errcode="M_UNKNOWN")
        with pytest.raises(TryLater):
            await home.does(Manner.THREAD_IN, thread, home.ana)


@pytest.mark.parametrize("has_come", [True, False])
async def test_who_is_sent_out_can_neither_come_nor_read_nor_write(house: House, has_come: bool) -> None:
    home = await Home.made(house)
    bot, ana, ben = home.bot, home.ana, home.ben
    thread = await home.opens()
    await home.lets_in(thread, ana, ben)
    await ben.look()
    if has_come:
        await ana.look()
    for _ in range(2):
        assert list(await home.does(Manner.THREAD_OUT, thread, ana)) == []
    await bot.deliver(thread.room, "among ourselves")
    assert await words(ben, bot, thread.room) == ["among ourselves"]
    assert await words(ana, bot, thread.room) == []
    with pytest.raises(Refused):
        await ana.join(thread.room)
    with pytest.raises(Refused):
        await ana.say(thread.room, "and now?")
    await bot.step()
    assert bot.link.rooms[thread.room].present == {bot.user, ben.user}
    assert not bot.of(Left)
    await home.lets_in(thread, ana)
    await bot.deliver(thread.room, "together again")
    assert await words(ana, bot, thread.room) == ["together again"]


@VERSIONS
async def test_where_it_is_closed_nobody_writes_and_words_can_be_taken_back(
    house: House, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    home = await Home.made(house)
    makes_rooms_of(version, home.bot, monkeypatch)
    bot, ana = home.bot, home.ana
    thread = await home.opens()
    assert (await home.state(thread.room, "m.room.create"))["room_version"] == version
    await home.lets_in(thread, ana)
    await ana.look()
    said = await ana.say(thread.room, "that was much")
    for _ in range(2):
        assert list(await home.does(Manner.THREAD_END, thread)) == []
    with pytest.raises(Refused):
        await ana.say(thread.room, "one more thing")
    with pytest.raises(Refused):
        await ana.send(
            thread.room, {"m.relates_to": {"rel_type": "m.annotation", "event_id": said, "key": "+"}}, "m.reaction"
        )
    assert await bot.deliver(thread.room, "it is over")
    await ana.call("PUT", "rooms", thread.room, "redact", said, "back")
    assert await ana.events(thread.room, ana.user) == []


@VERSIONS
async def test_gone_it_is_gone_for_all(house: House, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    home = await Home.made(house)
    makes_rooms_of(version, home.bot, monkeypatch)
    bot, ana, ben = home.bot, home.ana, home.ben
    thread = await home.opens()
    await home.lets_in(thread, ana, ben)
    await ana.look()
    await bot.step()
    await bot.deliver(thread.room, "welcome")
    await ana.say(thread.room, "that was much")
    (alias,) = (await bot.link.wire.call("GET", "rooms", thread.room, "aliases"))["aliases"]
    assert thread.room in home.children()
    for _ in range(2):
        assert list(await home.does(Manner.THREAD_GONE, thread)) == []
    await is_gone(home, thread, alias)
    for kind in ("m.room.message", "m.room.encrypted"):
        assert await ana.events(thread.room, kind=kind) == [], "who was there cannot read it again"
    assert list(await home.does(Manner.THREAD_END, thread)) == []
    assert list(await home.does(Manner.THREAD_OUT, thread, ana)) == []
    assert (await refusal(home, Manner.THREAD_IN, thread, ana)).reason == "gone"
    with pytest.raises(Undeliverable):
        await bot.deliver(thread.room, "is anybody here?")


async def is_gone(home: Home, thread: Receipt, alias: str) -> None:
    bot = home.bot
    await bot.step()
    assert thread.room not in bot.link.rooms
    assert home.children() == {home.lounge}
    for one in (home.ana, home.ben):
        assert thread.room not in (await one.call("GET", "joined_rooms"))["joined_rooms"]
        assert await one.invited_to() == {}
        with pytest.raises(Refused):
            await one.join(thread.room)
    with pytest.raises(Refused):
        await home.ana.call("GET", "directory", "room", alias)
    members = await house_of(home).as_admin("GET", f"/_synapse/admin/v1/rooms/{thread.room}/members")
    assert members["members"] == []
    with pytest.raises(Refused):  # forgotten: whoever has only left a room can still ask about it
        await house_of(home).call(
            "GET", f"/_matrix/client/v3/rooms/{thread.room}/state", token=bot.link.wire.client.access_token
        )


def house_of(home: Home) -> Synapse:
    return home.bot.synapse


async def test_whatever_answer_is_lost_while_it_goes_it_is_gone_in_the_end(house: House) -> None:
    """Each step's answer in turn, and in two places the bot dies of it."""
    async with a_line(house.synapse.url) as line:
        bot = await house.bot(only_hears=True, homeserver=line.url)
        home = await Home.made(house, bot)
        thread = await home.opens()
        await home.lets_in(thread, home.ana, home.ben)
        await home.ana.look()
        await home.ana.say(thread.room, "that was much")
        await bot.step()
        (alias,) = (await bot.link.wire.call("GET", "rooms", thread.room, "aliases"))["aliases"]
        for step in (*GOING, "/leave", "/forget"):
            rule = line.swallow(step, times=9)
            with pytest.raises(TryLater):
                await home.does(Manner.THREAD_GONE, thread)
            assert rule.count, step
            rule.lift()
            opens(bot)
            if step in ("/kick", "/leave"):
                await bot.crash()
                await bot.start()
        assert list(await home.does(Manner.THREAD_GONE, thread)) == []
        await is_gone(home, thread, alias)


async def test_an_answer_that_is_lost_as_it_leaves_is_no_matter(house: House) -> None:
    """Before any sync has told the bot that it is out."""
    async with a_line(house.synapse.url) as line:
        bot = await house.bot(only_hears=True, homeserver=line.url)
        home = await Home.made(house, bot)
        thread = await home.opens()
        (alias,) = (await bot.link.wire.call("GET", "rooms", thread.room, "aliases"))["aliases"]
        rule = line.swallow("/leave", times=9)
        with pytest.raises(TryLater):
            await home.does(Manner.THREAD_GONE, thread)
        rule.lift()
        opens(bot)
        assert list(await home.does(Manner.THREAD_GONE, thread)) == []
        await is_gone(home, thread, alias)


async def test_much_that_was_said_is_taken_away_in_several_goes(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    home = await Home.made(house)
    thread = await home.opens()
    await home.lets_in(thread, home.ana)
    await home.ana.look()
    for number in range(5):
        await home.ana.say(thread.room, f"{number}")
    monkeypatch.setattr(threads, "_AT_ONCE", 3)
    with pytest.raises(TryLater):
        await home.does(Manner.THREAD_GONE, thread)
    assert list(await home.does(Manner.THREAD_GONE, thread)) == []
    assert await home.ana.events(thread.room) == []


async def test_a_sync_that_was_on_its_way_does_not_bring_it_back(house: House) -> None:
    async with a_line(house.synapse.url) as line:
        bot = await house.bot(only_hears=True, homeserver=line.url)
        home = await Home.made(house, bot)
        thread = await home.opens()
        await home.lets_in(thread, home.ana)
        sync = bot.link.wire.sync

        async def late(*args: Any, **more: Any) -> Any:
            answer = await sync(*args, **more)
            await home.does(Manner.THREAD_GONE, thread)
            return answer

        bot.link.wire.sync = late  # type: ignore[method-assign]
        await bot.link.hearing.once(0)
        bot.link.wire.sync = sync  # type: ignore[method-assign]
        assert thread.room not in bot.link.rooms
        await bot.step()
        assert thread.room not in bot.link.rooms


@pytest.mark.parametrize("manner", [Manner.THREAD_IN, Manner.THREAD_OUT, Manner.THREAD_END, Manner.THREAD_GONE])
async def test_a_room_that_is_none_of_ours_is_left_alone(house: House, manner: Manner) -> None:
    home = await Home.made(house)
    assert (await refusal(home, manner, Receipt(home.lounge, home.lounge), home.ana)).reason == "refused"
    assert home.bot.link.rooms[home.lounge].present >= {home.mia.user, home.ana.user, home.bot.user}


async def test_there_is_none_on_what_is_private_or_gone(house: House) -> None:
    home = await Home.made(house)
    direct = await house.direct(home.bot, await house.person("eve"))
    for room in (direct, "!gone:localhost"):
        with pytest.raises(Undeliverable) as refused:
            await home.bot.deliver(room, "title", manner=Manner.PRIVATE_THREAD, target=Receipt("$card", room))
        assert refused.value.reason == "gone"


async def test_it_is_not_open_to_everyone_whoever_is_in_it_and_cannot_be_named(house: House) -> None:
    home = await Home.made(house)
    assert home.bot.matrix is not None
    rooms, community = home.bot.matrix.rooms, Community(1, "matrix", home.space)
    thread = await home.opens("Evening circle")
    place = Place(PlaceKind.ROOM, thread.room)
    assert rooms.takes(place)
    assert not rooms.is_open(place, community)
    assert not rooms.reads(place, Account("matrix", home.ana.user))
    await home.lets_in(thread, home.ana, home.ben)
    for one in (home.ana, home.ben):
        await one.look()
    await home.bot.step()
    assert not rooms.is_open(place, community)
    assert rooms.reads(place, Account("matrix", home.ana.user))
    assert not rooms.reads(place, Account("matrix", home.mia.user))
    assert rooms.named(community, "Evening circle") is None


async def test_who_leaves_the_community_is_no_member_in_its_threads(house: House) -> None:
    home = await Home.made(house)
    bot, ana = home.bot, home.ana
    await house.lounge(bot, home.mia, ana)  # another community, which has nothing to do with it
    thread = await home.opens()
    await home.lets_in(thread, ana)
    await ana.look()
    for room in (home.lounge, home.space):
        await ana.leave(room)
    await ana.look()
    await ana.say_sealed(thread.room, "still here")
    await bot.until(lambda: "still here" in bot.said(ana))
    assert [left.who.memberships[0].community for left in bot.of(Left, ana)] == [home.space]
    (said,) = bot.of(Said, ana)
    assert said.who.memberships == ()
    assert (await refusal(home, Manner.THREAD_IN, thread, ana)).closed


def makes_rooms_of(version: str, bot: StepBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a homeserver would whose usual version that is."""
    call = bot.link.wire.call

    async def usually(method: str, *path: str, body: Mapping[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        body = {**(body or {}), "room_version": version} if path == ("createRoom",) else body
        return await call(method, *path, body=body, **more)

    monkeypatch.setattr(bot.link.wire, "call", usually)


def opens(bot: StepBot) -> None:
    """The time is over for which the bot knocks at no door."""
    assert bot.matrix is not None
    assert bot.matrix._sending is not None
    bot.matrix._sending._threads._gate._opens_at = 0.0
