"""The room that a person and the bot have for themselves: made once, found again, theirs alone, or left in peace."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

import bot.adapters.matrix.direct as direct_rooms
from bot.core.deeds import Lane, Manner, key_of
from bot.core.errors import TryLater, Undeliverable
from bot.core.heard import Opened
from tests.support.matrix_bot_fixture import ENCRYPTION, REASON, House, Someone, StepBot, a_house
from tests.support.proxy import a_line
from tests.support.synapse import Synapse

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(synapse: Synapse, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with a_house(synapse, tmp_path_factory.mktemp("house")) as house:
        yield house


async def asks_in(bot: StepBot, who: Someone, **more: Any) -> str:  # of the delivery
    """The bot wants to tell them something, and may not yet: gives the room that it asks them into."""
    with pytest.raises(TryLater):
        await bot.deliver(who, "held", **more)
    (room,) = await who.invited_to()
    return room


async def opened(bot: StepBot, who: Someone) -> str:
    room = await asks_in(bot, who)
    await who.join(room)
    await bot.until(lambda: bot.of(Opened, who))
    return room


def knocks_again(bot: StepBot) -> None:
    """The time is over for which it knocks at no door."""
    assert bot.matrix is not None
    assert bot.matrix._sending is not None
    bot.matrix._sending._gate._opens_at = 0.0


async def known(bot: StepBot) -> dict[str, list[str]]:
    """As the homeserver keeps it for the bot."""
    found: dict[str, list[str]] = await bot.link.wire.call("GET", "user", bot.user, "account_data", "m.direct")
    return found


async def test_it_is_made_encrypted_for_two_and_asked_into_with_a_neutral_reason(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    await house.lounge(bot, ana)
    room = await asks_in(bot, ana)
    content = (await ana.invited_to())[room]["content"]
    assert (content["is_direct"], content["reason"]) == (True, REASON)
    await ana.join(room)
    found: Any = await ana.call("GET", "rooms", room, "state")
    state = {event["type"]: event for event in found}
    assert state["m.room.encryption"]["content"]["algorithm"] == "m.megolm.v1.aes-sha2"
    assert state["m.room.power_levels"]["content"]["invite"] == 100
    assert state["m.room.history_visibility"]["content"]["history_visibility"] == "joined"
    everything = await ana.call("GET", "rooms", room, "messages", query="?dir=f&limit=50")
    kinds = [event["type"] for event in everything["chunk"]]
    assert "m.room.message" not in kinds
    assert (await known(bot))[ana.user] == [room]


async def test_what_is_held_goes_out_when_they_come_and_not_before(house: House) -> None:
    bot, ana = await house.bot(), await house.client("ana")
    lounge = await house.lounge(bot, ana)
    await ana.say(lounge, "!you show")
    await bot.until(lambda: "!you show" in bot.said())
    await bot.step()
    (room,) = await ana.invited_to()
    assert bot.link.rooms[room].joined.keys() == {bot.user}
    found = await bot.link.wire.call("GET", "rooms", room, "messages", query={"dir": "b"})
    assert "m.room.encryption" in [event["type"] for event in found["chunk"]]
    assert "m.room.encrypted" not in [event["type"] for event in found["chunk"]]
    await ana.look()
    await bot.until(lambda: bot.of(Opened, ana))
    await bot.step()
    await ana.look()
    assert [where for where, _ in ana.read(bot.user)] == [room]


async def test_it_is_found_again_after_a_restart(house: House) -> None:
    bot, ana = await house.bot(only_hears=True), await house.person("ana")
    await house.lounge(bot, ana)
    room = await opened(bot, ana)
    await bot.crash()
    await bot.start()
    (receipt,) = await bot.deliver(ana, "again")
    assert receipt.room == room


async def test_their_own_room_is_taken_and_encrypted_where_the_bot_may(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    await house.lounge(bot, ana)
    room = await ana.create_direct(bot.user, power_level_content_override={"events": {"m.room.encryption": 0}})
    await bot.joined(room)
    await bot.until(lambda: bot.link.rooms[room].is_encrypted)
    (receipt,) = await bot.deliver(ana, "hello")
    assert receipt.room == room
    assert await ana.events(room, bot.user) == []


async def test_several_at_once_make_one_room(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    await house.lounge(bot, ana)
    await asyncio.gather(*(bot.deliver(ana, "held") for _ in range(8)), return_exceptions=True)
    await bot.step()
    await asyncio.gather(*(bot.deliver(ana, "held") for _ in range(8)), return_exceptions=True)
    assert len(await ana.invited_to()) == 1


@pytest.mark.parametrize("lost", ["POST .*/createRoom", "PUT .*/account_data/m.direct", "PUT .*/state/m.room.member"])
async def test_answers_that_are_lost_on_the_way_make_no_second_room(house: House, lost: str) -> None:
    async with a_line(house.synapse.url) as line:
        bot, ana = await house.bot(only_hears=True, homeserver=line.url), await house.person("ana")
        await house.lounge(bot, ana)
        rule = line.swallow(lost)
        with pytest.raises(TryLater):
            await bot.deliver(ana, "held")
        assert rule.count == 1
        await bot.crash()
        await bot.start()
        room = await asks_in(bot, ana)
        assert (await known(bot))[ana.user] == [room]
        await ana.join(room)
        await bot.until(lambda: bot.of(Opened, ana))
        assert (await bot.deliver(ana, "hello"))[0].room == room


async def test_a_list_that_could_not_be_saved_is_saved_the_next_time(house: House) -> None:
    """What is missing there counts as a community after a restart."""
    async with a_line(house.synapse.url) as line:
        bot, ana = await house.bot(only_hears=True, homeserver=line.url), await house.person("ana")
        await house.lounge(bot, ana)
        line.answer("PUT .*/account_data/m.direct", 500, errcode="M_UNKNOWN")
        with pytest.raises(TryLater):
            await bot.deliver(ana, "held")
        knocks_again(bot)
        await bot.step()
        room = await asks_in(bot, ana)
        assert await known(bot) == {ana.user: [room]}


async def test_lists_that_are_saved_at_once_do_not_overtake_each_other(house: House) -> None:
    async with a_line(house.synapse.url) as line:
        bot, ana, ben = (
            await house.bot(only_hears=True, homeserver=line.url),
            *[await house.person(name) for name in ("ana", "ben")],
        )
        first = line.hold("PUT .*/account_data/m.direct")
        notes = [asyncio.create_task(bot.link.direct.note(who.user, f"!{who.user}")) for who in (ana, ben)]
        await first.met.wait()
        await bot.link.wire.call("GET", "joined_rooms")  # by now the other one would be there as well
        assert len(line.asked("PUT .*/account_data/m.direct")) == 1
        first.lift()
        await asyncio.gather(*notes)
        assert set(await known(bot)) == {ana.user, ben.user}


async def test_a_room_that_fell_off_the_list_says_itself_whose_it_is(house: House) -> None:
    """Whoever sits in it already is not taken for somebody who wants nothing of us, and it is no community."""
    bot, ana = await house.bot(only_hears=True), await house.person("ana")
    await house.lounge(bot, ana)
    room = await opened(bot, ana)
    await bot.link.wire.call("PUT", "user", bot.user, "account_data", "m.direct", body={})
    await bot.stop()
    await bot.start()
    assert bot.link.direct.is_direct(room)
    (receipt,) = await bot.deliver(ana, "again")
    assert receipt.room == room
    assert (await known(bot))[ana.user] == [room]


@pytest.mark.parametrize(
    "content", [{"@a:b": "!r"}, {"@a:b": [5, None, {}]}, {"@a:b": {}}, {"": ["!r"], "@a:b": ["!r", "!r"]}]
)
async def test_a_list_of_odd_form_ends_nothing(house: House, content: dict[str, Any]) -> None:
    bot, ana = await house.bot(only_hears=True), await house.person("ana")
    await house.lounge(bot, ana)
    await bot.link.wire.call("PUT", "user", bot.user, "account_data", "m.direct", body=content)
    await bot.stop()
    await bot.start()
    await opened(bot, ana)


async def test_who_declines_wants_nothing_unasked_and_is_asked_once_when_they_ask(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    await house.lounge(bot, ana)
    room = await asks_in(bot, ana)
    await bot.joined(room)
    await ana.leave(room)
    await bot.until(lambda: ana.user in bot.link.rooms[room].gone)
    with pytest.raises(Undeliverable) as caught:
        await bot.deliver(ana, "unasked")
    assert caught.value.closed
    assert await ana.invited_to() == {}
    key = key_of(ana.user, "asked")
    assert await asks_in(bot, ana, manner=Manner.ANSWER, key=key) == room
    await ana.leave(room)
    await bot.until(lambda: ana.user in bot.link.rooms[room].gone)
    with pytest.raises(Undeliverable):
        await bot.deliver(ana, "the same answer", manner=Manner.ANSWER, key=key)
    assert await ana.invited_to() == {}


async def test_who_left_gets_nothing_into_an_empty_room(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    await house.lounge(bot, ana)
    room = await house.direct(bot, ana)
    await bot.deliver(ana, "before")
    await ana.leave(room)
    await bot.until(lambda: ana.user in bot.link.rooms[room].gone)
    with pytest.raises(Undeliverable):
        await bot.deliver(ana, "after")
    found = await bot.link.wire.call("GET", "rooms", room, "messages", query={"dir": "b", "limit": "50"})
    assert [event["content"]["body"] for event in found["chunk"] if event["type"] == "m.room.message"] == ["before"]


async def test_an_invitation_that_nobody_took_for_long_is_a_no(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    await house.lounge(bot, ana)
    await asks_in(bot, ana)
    await bot.step()
    monkeypatch.setattr(direct_rooms, "_PATIENCE", -1)
    with pytest.raises(Undeliverable) as caught:
        await bot.deliver(ana, "held")
    assert caught.value.closed


async def test_a_third_who_is_or_may_come_in_ends_the_talk_there(house: House) -> None:
    bot, ana, ben = await house.ears(), *[await house.person(name) for name in ("ana", "ben")]
    await house.lounge(bot, ana)
    room = await house.direct(bot, ana)
    (card,) = await bot.deliver(ana, "for two")
    await ana.invite(room, ben.user)
    await bot.until(lambda: ben.user in bot.link.rooms[room].invited)
    with pytest.raises(Undeliverable):
        await bot.deliver(ana, "changed", edits=card)
    other = await asks_in(bot, ana, lane=Lane.CRISIS)
    await ben.join(room)
    await bot.step()
    await ana.join(other)
    await bot.until(lambda: bot.of(Opened, ana))
    assert (await bot.deliver(ana, "for two again"))[0].room == other
    assert await ben.texts(room, bot.user) in ([], ["for two"])
    await ben.leave(room)
    await bot.step()
    assert bot.link.direct.is_private(bot.link.rooms[room]), "they are alone there again"


async def test_nobody_but_the_bot_can_let_a_third_into_a_room_of_its_own(house: House) -> None:
    bot, ana, ben = await house.ears(), *[await house.person(name) for name in ("ana", "ben")]
    await house.lounge(bot, ana)
    room = await opened(bot, ana)
    with pytest.raises(Exception, match="M_FORBIDDEN"):
        await ana.invite(room, ben.user)


async def test_a_third_who_came_unseen_cannot_read_it(house: House) -> None:
    """Between the last look and sending: the homeserver has them in the room, and they get no key."""
    bot, ana, ben = await house.ears(), await house.client("ana"), await house.client("ben")
    await house.lounge(bot, ana)
    room = await ana.create_direct(bot.user, initial_state=[ENCRYPTION])
    await bot.joined(room)
    await ana.look()
    await bot.deliver(ana, "first")
    await ana.invite(room, ben.user)
    await ben.look()
    await bot.deliver(ana, "second")
    for who in (ana, ben):
        await who.look()
    assert [text for _, text in ana.read(bot.user)] == ["first", "second"]
    assert ben.read(bot.user) == []


async def test_their_own_room_where_the_bot_may_not_write_is_none(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    await house.lounge(bot, ana)
    muted = await house.direct(bot, ana, power_level_content_override={"events_default": 50})
    assert await opened(bot, ana) != muted
    await bot.deliver(ana, "hello")


async def test_their_own_room_that_is_encrypted_as_nobody_knows_is_none(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    await house.lounge(bot, ana)
    room = await house.direct(bot, ana)
    bot.link.rooms[room].take({"type": "m.room.encryption", "state_key": "", "content": {}})
    assert await opened(bot, ana) != room


async def test_a_room_of_the_bots_that_is_gone_is_made_anew(house: House) -> None:
    """An operator may close any room; the person is still to be reached."""
    bot, ana = await house.ears(), await house.person("ana")
    await house.lounge(bot, ana)
    room = await opened(bot, ana)
    await bot.link.wire.call("POST", "rooms", room, "leave")
    await bot.until(lambda: room not in bot.link.rooms)
    bot.heard.clear()
    assert await opened(bot, ana) != room
    await bot.deliver(ana, "hello")


async def test_who_is_no_more_is_closed_and_our_own_dead_login_closes_nobody(house: House) -> None:
    bot, ana, ben = await house.bot(only_hears=True), *[await house.person(name) for name in ("ana", "ben")]
    await house.lounge(bot, ana, ben)
    nobody = Someone(house.synapse, {"user_id": "no id at all", "access_token": "", "device_id": ""})
    with pytest.raises(Undeliverable) as caught:
        await bot.deliver(nobody, "answer", manner=Manner.ANSWER)
    assert caught.value.closed
    with pytest.raises(TryLater):
        await bot.deliver(ben, "held")
    await bot.step()
    (room,) = await ben.invited_to()
    await ben.leave(room)
    await bot.step()
    await house.synapse.call("POST", "/_matrix/client/v3/logout", {}, token=bot.link.wire.client.access_token)
    for who in (ana, ben):
        knocks_again(bot)
        with pytest.raises(TryLater):
            await bot.deliver(who, "answer", manner=Manner.ANSWER)


async def test_nobody_can_ask_the_homeserver_who_talks_with_us(house: House) -> None:
    """A room's name in public could be guessed by whoever knows how it is made; so there is none."""
    bot, ana = await house.bot(only_hears=True), await house.person("ana")
    await house.lounge(bot, ana)
    room = await opened(bot, ana)
    aliases = await bot.link.wire.call("GET", "rooms", room, "aliases")
    assert aliases["aliases"] == []


async def test_a_strangers_room_that_says_it_is_ours_is_not(house: House) -> None:
    bot, eve = await house.bot(only_hears=True), await house.person("eve")
    trap = await house.lounge(bot, eve, creation_content={"org.alongside.direct": eve.user})
    assert not bot.link.direct.is_direct(trap)
