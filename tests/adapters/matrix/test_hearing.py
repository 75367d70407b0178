"""What the bot hears of what is said: once, in order, all of it, and nothing that was not said to it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import pytest
import pytest_asyncio

import bot.adapters.matrix.hearing as hearing
import bot.adapters.matrix.unreadable as unreadable
from bot.adapters.matrix.reading import Message, read_message
from bot.core.heard import Left, Opened, Pressed, Said, Unread
from bot.core.people import PlaceKind
from tests.support.matrix_bot_fixture import ENCRYPTION, House, StepBot, a_house
from tests.support.proxy import a_line
from tests.support.synapse import Refused, Synapse

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(synapse: Synapse, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with a_house(synapse, tmp_path_factory.mktemp("house")) as house:
        yield house


def position_of(bot: StepBot) -> str | None:
    return bot.link.hearing._position.read()


async def test_words_and_who_said_them_where(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    room = await house.lounge(bot, ana)
    direct = await house.direct(bot, ana)
    await ana.say(room, "in the open")
    await ana.say(direct, "in private")
    await bot.hears_all([room, direct], ana)
    first, second = (next(said for said in bot.of(Said) if said.place.ref == ref) for ref in (room, direct))
    assert (first.text, first.place.kind, first.to_me) == ("in the open", PlaceKind.ROOM, False)
    assert (second.text, second.place.kind, second.to_me) == ("in private", PlaceKind.DIRECT, True)
    assert first.who.account.ref == second.who.account.ref == ana.user


async def test_what_the_bot_is_called_stands_for_the_prefix_and_is_cut_out(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    room = await house.lounge(bot, ana)
    name = bot.user[1:].partition(":")[0]
    for text in (f"{bot.user}: help", f"@{name} help", "alongside: help", "walking alongside you helps"):
        await ana.say(room, text)
    await ana.say(room, "Alongside help", **{"m.mentions": {"user_ids": [bot.user]}})
    await bot.hears_all([room], ana)
    heard = [(said.text, said.to_me) for said in bot.of(Said)][:5]
    assert heard == [("help", True)] * 3 + [("walking alongside you helps", False), ("help", True)]


async def test_what_was_said_before_the_bot_came_was_not_said_to_it(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    room = await ana.create(name="lounge")
    await ana.say(room, "!before")
    await ana.invite(room, bot.user)
    await ana.say(room, "!still before")
    await bot.joined(room)
    await bot.hears_all([room], ana)
    assert bot.said() == ["that was all"]


async def test_nor_what_was_said_while_it_was_away(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    room = await house.lounge(bot, ana)
    await ana.kick(room, bot.user)
    await bot.until(lambda: room not in bot.link.rooms)
    await ana.say(room, "!without you")
    await ana.invite(room, bot.user)
    await bot.joined(room)
    await bot.hears_all([room], ana)
    assert bot.said() == ["that was all"]


async def test_notices_copies_ghosts_and_its_own_words_are_no_words_of_people(house: House) -> None:
    bot = await house.bot(only_hears=True, ignore=("@other*",))
    ana, other = await house.person("ana"), await house.person("other")
    room = await house.lounge(bot, ana, other)
    await other.say(room, "I am a program")
    assert not bot.link.places.is_person("@_irc_ana:localhost")
    await ana.send(room, {"msgtype": "m.notice", "body": "from a bot"})
    for mark in ("fi.mau.double_puppet_source", "com.beeper.per_message_profile"):
        await ana.say(room, "a copy", **{mark: "mautrix"})
    await ana.send(room, {"msgtype": "org.example.own", "body": "of a type of its own"})
    await bot.deliver(room, "mine")
    await bot.hears_all([room], ana)
    assert bot.said() == ["that was all"]


async def test_an_edit_is_heard_as_one(house: House) -> None:
    """It is screened, and the core executes none (there is a story of that)."""
    bot, ana = await house.ears(), await house.person("ana")
    room = await house.direct(bot, ana)
    await ana.edit(room, await ana.say(room, "!help"), "!checkin leave")
    await bot.hears_all([room], ana)
    assert [(said.text, said.edited) for said in bot.of(Said)][:2] == [("!help", False), ("!checkin leave", True)]


async def test_an_edit_is_never_executed(house: House) -> None:
    bot, ana = await house.bot(), await house.person("ana")
    await house.lounge(bot, ana)
    room = await house.direct(bot, ana)
    first = await ana.say(room, "just a word")
    await bot.until(lambda: bot.said() == ["just a word"])
    before = await ana.texts(room, bot.user)
    await ana.edit(room, first, "!help")
    await bot.until(lambda: "!help" in bot.said())
    assert await ana.texts(room, bot.user) == before


async def test_a_crash_before_the_position_is_saved_has_each_event_handled_once(house: House) -> None:
    bot, ana = await house.bot(), await house.person("ana")
    await house.lounge(bot, ana)
    room = await house.direct(bot, ana)
    await bot.step()
    await ana.say(room, "!you show")
    position = position_of(bot)
    await bot.link.hearing.once(0)
    await bot.app.dispatcher.finish()  # type: ignore[union-attr]  # it runs
    answers = await ana.texts(room, bot.user)
    assert len(answers) == 1
    bot.link.hearing._saving.cancel()  # type: ignore[union-attr]
    await bot.crash()
    bot.settings.folder.joinpath("position").write_text("")
    await bot.start()
    restore = bot.link.hearing
    restore._since, restore._is_first = position, True
    bot.heard.clear()
    await bot.until(lambda: "!you show" in bot.said())
    assert await ana.texts(room, bot.user) == answers


async def test_the_position_waits_for_what_is_being_handled(house: House) -> None:
    """Else a crash in the middle of handling would lose the event."""
    bot, ana = await house.bot(), await house.person("ana")
    await house.lounge(bot, ana)
    room = await house.direct(bot, ana)
    await bot.step()
    position = position_of(bot)
    async with bot.app.database.transaction():  # type: ignore[union-attr]  # so the handler waits
        await ana.say(room, "!you show")
        await bot.link.hearing.once(0)
        assert "!you show" in bot.said()
        assert position_of(bot) == position
    await bot.step()
    assert position_of(bot) != position
    assert len(await ana.texts(room, bot.user)) == 1


async def test_what_happened_while_the_bot_was_down_is_heard_in_order_and_once(house: House) -> None:
    bot, ana = await house.bot(only_hears=True), await house.person("ana")
    room = await house.lounge(bot, ana)
    await bot.step()
    await bot.stop()
    for number in range(150):  # more than one answer of the homeserver's holds
        await ana.say(room, f"word {number}")
    bot.heard.clear()
    await bot.start()
    await bot.hears_all([room], ana)
    assert bot.said() == [*(f"word {number}" for number in range(150)), "that was all"]


async def test_a_gap_in_the_timeline_is_filled_and_the_state_in_it_holds(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot, ana, ben = await house.ears(), await house.person("ana"), await house.person("ben")
    room = await house.lounge(bot, ana, ben)
    monkeypatch.setitem(hearing._FILTER["room"]["timeline"], "limit", 3)  # type: ignore[index]
    monkeypatch.setattr(hearing, "_PAGE", 4)
    await ana.levels(room, **{ben.user: 50})
    for number in range(9):
        await ana.say(room, f"a {number}")
    await ben.leave(room)
    for number in range(9):
        await ana.say(room, f"b {number}")
    await bot.hears_all([room], ana)
    assert bot.said() == [f"{letter} {number}" for letter in "ab" for number in range(9)] + ["that was all"]
    assert len(bot.of(Left, ben)) == 1
    assert ben.user not in bot.link.rooms[room].joined


async def test_a_gap_right_after_the_bot_came_is_filled_as_well_and_no_further(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    monkeypatch.setitem(hearing._FILTER["room"]["timeline"], "limit", 3)  # type: ignore[index]
    room = await ana.create(name="lounge", preset="public_chat")
    for number in range(5):
        await ana.say(room, f"before {number}")
    await bot.link.wire.call("POST", "join", room)
    for number in range(9):
        await ana.say(room, f"word {number}")
    await bot.hears_all([room], ana)
    assert bot.said() == [*(f"word {number}" for number in range(9)), "that was all"]


async def test_a_gap_of_a_room_that_may_not_be_read_any_more_ends_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_line(house.synapse.url) as line:
        bot, ana = await house.bot(only_hears=True, homeserver=line.url), await house.person("ana")
        room, other = await house.lounge(bot, ana), await house.lounge(bot, ana)
        monkeypatch.setitem(hearing._FILTER["room"]["timeline"], "limit", 3)  # type: ignore[index]
        line.answer("/messages", 403, times=9, errcode="M_FORBIDDEN")
        for number in range(9):
            await ana.say(room, f"word {number}")
        await ana.say(other, "hello")
        await bot.stop()
        await bot.start()
        assert "hello" in bot.said()


async def test_a_reply_to_a_card_presses_it_after_a_restart_too(house: House) -> None:
    bot, ana = await house.bot(only_hears=True), await house.person("ana")
    await house.lounge(bot, ana)
    room = await house.direct(bot, ana)
    (card,) = await bot.deliver(ana, "Which?", choices=("Tea", "Water"), key="a" * 22)
    await ana.reply(room, card.message, "2")
    await ana.reply(room, card.message, "tea")
    await ana.reply(room, card.message, "neither")
    await bot.hears_all([room], ana)
    assert [press.choice for press in bot.of(Pressed)] == [1, 0]
    assert "neither" in bot.said()
    await bot.stop()
    await bot.start()
    bot.heard.clear()
    await ana.reply(room, card.message, "> <@x:y> Which?\n\n1")
    await bot.hears_all([room], ana)
    assert [(press.key, press.choice) for press in bot.of(Pressed)] == [("a" * 22, 0)]


async def test_what_is_said_after_a_reply_is_heard_after_it(house: House) -> None:
    """Finding the card of a reply takes a request; what follows does not overtake it."""
    bot, ana = await house.ears(), await house.person("ana")
    await house.lounge(bot, ana)
    room = await house.direct(bot, ana)
    (card,) = await bot.deliver(ana, "Which?", choices=("Tea", "Water"))
    bot.link.cards._known.clear()
    await bot.step()
    bot.heard.clear()
    await ana.reply(room, card.message, "2")
    await ana.say(room, "!checkin leave")
    await ana.reply(room, card.message, "1")
    await bot.hears_all([room], ana)
    assert [event.choice if isinstance(event, Pressed) else event.text for event in bot.heard] == [  # type: ignore[attr-defined]
        1,
        "!checkin leave",
        0,
        "that was all",
    ]
    assert not bot.link.hearing._ears._looking


async def test_a_card_that_cannot_be_found_makes_a_reply_plain_words(house: House) -> None:
    async with a_line(house.synapse.url) as line:
        bot, ana = await house.bot(only_hears=True, homeserver=line.url), await house.person("ana")
        room = await house.lounge(bot, ana)
        line.answer("/event/", 500, errcode="M_UNKNOWN", times=9)
        await ana.reply(room, "$nothing-at-all", "2")
        await bot.hears_all([room], ana)
        assert bot.said() == ["2", "that was all"]


async def test_a_thread_is_a_place_of_its_own(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    room = await house.lounge(bot, ana)
    root = await ana.say(room, "the root")
    relation = {"rel_type": "m.thread", "event_id": root, "is_falling_back": True, "m.in_reply_to": {"event_id": root}}
    await ana.say(room, "in it", **{"m.relates_to": relation})
    await bot.hears_all([room], ana)
    assert [said.place.ref for said in bot.of(Said)] == [room, f"{room}/{root}", room]
    assert [said.hangs_on for said in bot.of(Said)] == [None, room, None]


@pytest.mark.parametrize("id_", ["$" + "x" * 3000, "$a\0b", "$a b", "", 5, None, ["$a"], {"$a": 1}])
async def test_a_relation_to_no_event_is_none(id_: object) -> None:
    """What stands there is anybody's writing, of any length and with any letters: no key of our records."""
    of = {"rel_type": "m.thread", "event_id": id_, "m.in_reply_to": {"event_id": id_}}
    message = read_message({"msgtype": "m.text", "body": "words", "m.relates_to": of})
    assert message == Message("words")


async def test_events_of_every_odd_form_hide_nobody_elses(house: House) -> None:
    bot, ana, mallory = await house.ears(), await house.person("ana"), await house.person("mallory")
    room = await house.lounge(bot, ana, mallory)
    loop = await mallory.say(room, "loop")
    odd: list[dict[str, object]] = [
        {},
        {"msgtype": 5, "body": {}},
        {"msgtype": "m.text", "body": None},
        {"msgtype": "m.text", "body": ["a"]},
        {"msgtype": "m.text", "body": "x", "m.mentions": 5},
        {"msgtype": "m.text", "body": "x", "m.mentions": {"user_ids": "all"}},
        {"msgtype": "m.text", "body": "x", "m.mentions": {"user_ids": [{}, 5, None]}},
        {"msgtype": "m.text", "body": "x", "m.relates_to": []},
        {"msgtype": "m.text", "body": "x", "m.relates_to": {"rel_type": [], "m.in_reply_to": 5}},
        {"msgtype": "m.text", "body": "x", "m.relates_to": {"rel_type": "m.replace", "event_id": loop}},
        {"msgtype": "m.text", "body": "x", "m.relates_to": {"m.in_reply_to": {"event_id": loop}}, "m.new_content": 5},
        {"msgtype": "m.image", "body": 5, "url": [], "info": 5, "file": "x"},
        {"msgtype": "m.text", "body": "x", "formatted_body": 5, "format": {}},
        {"msgtype": "m.text", "body": "\u0000\ud7ff\u202e\ufeff" * 50},
    ]
    kinds = ("m.room.message", "m.room.encrypted", "m.sticker")
    assert sum([await mallory.tries(room, content, kind) for content in odd for kind in kinds]) > 20
    for kind in ("m.room.encryption", "m.room.name", "m.space.parent", "m.space.child", "m.room.tombstone"):
        own = await mallory.create(invite=[bot.user])
        await bot.joined(own)
        with suppress(Refused):
            await mallory.state(own, kind, {"via": 5, "name": [], "replacement_room": {}, "algorithm": 5})
    await ana.say(room, "and me?")
    await bot.hears_all([room], ana)
    assert bot.said(ana) == ["and me?", "that was all"]


async def test_an_event_as_large_as_the_homeserver_takes(house: House) -> None:
    bot, ana = await house.bot(), await house.person("ana")
    await house.lounge(bot, ana)
    room = await house.direct(bot, ana)
    await ana.say(room, "!find " + "words " * 10_000)
    await ana.say(room, "> q\n" * 12_000 + "!", **{"m.relates_to": {"m.in_reply_to": {"event_id": "$x"}}})
    await ana.say(room, "@" * 60_000)
    await ana.say(room, "!urgent")
    await bot.until(lambda: "!urgent" in bot.said())
    answers = await ana.texts(room, bot.user)
    assert len(answers) >= 4
    assert max(len(json.dumps(event["content"])) for event in await ana.events(room, bot.user)) < 60_000


SEALED = {"msgtype": "m.text", "body": "sealed"}


async def test_state_never_comes_encrypted(house: House, caplog: pytest.LogCaptureFixture) -> None:
    """The homeserver cannot see what is encrypted, so it cannot forbid it. It gives nobody power, puts nobody into a
    room, and hides nobody's words."""
    bot, mia, mallory = await house.ears(), await house.person("mia"), await house.client("mallory")
    room = await mia.create(name="lounge", invite=[bot.user, mallory.user], initial_state=[ENCRYPTION])
    await mallory.look()
    await bot.joined(room)
    await mallory.look()
    await mia.say(room, "before it")
    forged: list[dict[str, object]] = [
        {"type": "m.room.power_levels", "state_key": "", "content": {"users": {mallory.user: 100}}},
        {"type": "m.room.member", "state_key": "@spy:localhost", "content": {"membership": "join"}},
        {"type": "m.room.member", "state_key": mia.user, "content": {"membership": "leave"}},
        {"type": "m.room.member", "state_key": bot.user, "content": {"membership": "join"}},
        {"type": "m.room.member", "state_key": bot.user, "content": {"membership": 5}},
        {"type": "m.room.create", "state_key": "", "sender": mallory.user, "content": {"room_version": "12"}},
        {"type": "m.room.message", "state_key": "", "content": SEALED},
    ]
    for event in forged:
        await mallory.seal(room, {"room_id": room, **event})
    await mallory.say_sealed(room, "after it")
    await bot.hears_all([room], mia)
    here = bot.link.rooms[room]
    assert here.level_of(mallory.user) == 0
    assert set(here.joined) == {mia.user, bot.user, mallory.user}
    assert set(bot.link.wire.client.rooms[room].users) == {mia.user, bot.user, mallory.user}
    assert bot.said() == ["before it", "after it", "that was all"]
    assert bot.of(Left) == []


async def test_no_form_at_all_within_an_encrypted_event_ends_nothing(house: House) -> None:
    bot, mia, mallory = await house.ears(), await house.person("mia"), await house.client("mallory")
    room = await mia.create(name="lounge", invite=[bot.user, mallory.user], initial_state=[ENCRYPTION])
    await mallory.look()
    await bot.joined(room)
    await mallory.look()
    text = {"type": "m.room.message", "content": SEALED, "room_id": room}
    forms: tuple[dict[str, Any], ...] = (
        {"content": {}},
        {"content": {"msgtype": 5}},
        {"content": "words"},
        {"unsigned": 5},
        {"type": 5},
        {"type": "m.room.encrypted"},
        {"type": "m.sticker", "content": {}},
        {"room_id": "!elsewhere:localhost"},
    )
    for odd in forms:
        await mallory.seal(room, {**text, **odd})
    await mallory.say_sealed(room, "and then words")
    await bot.hears_all([room], mia)
    assert bot.said()[-2:] == ["and then words", "that was all"]


async def test_events_to_the_device_of_no_form_end_nothing(house: House) -> None:
    """Anybody on the homeserver may send those, without sharing a room with the bot."""
    bot, mia, mallory = await house.ears(), await house.person("mia"), await house.client("mallory")
    room = await house.lounge(bot, mia)
    key = bot.link.wire.client.olm.account.identity_keys["curve25519"]
    olm = {"algorithm": "m.olm.v1.curve25519-aes-sha2", "sender_key": "k" * 43}
    sealed = [{**olm, "ciphertext": {key: {"type": kind, "body": body}}} for kind in (0, 1) for body in ("x", "AAAA")]
    start = {"from_device": mallory.device, "method": "m.sas.v1", "transaction_id": "t", "hashes": ["sha256"]}
    wish = {"algorithm": "m.megolm.v1.aes-sha2", "room_id": room, "session_id": "s", "sender_key": "k"}
    ask = {"action": "request", "request_id": "r", "requesting_device_id": "no such", "body": wish}
    for kind, content in (
        *(("m.room.encrypted", content) for content in sealed),
        ("m.key.verification.start", start),
        ("m.room_key_request", ask),
        ("m.room_key_request", {**ask, "action": "request_cancellation"}),
        ("m.room_key_request", {**ask, "body": 5}),
        ("m.room_key", {}),
    ):
        for device in (bot.link.wire.device, "*"):
            body = {"messages": {bot.user: {device: content}}}
            await mallory.call("PUT", "sendToDevice", kind, f"{kind}{device}{len(str(content))}", body=body)
    await bot.hears_all([room], mia)
    assert bot.said() == ["that was all"]


async def test_keys_that_are_none_keep_the_bots_words_from_nobody_else(house: House) -> None:
    """Signed by their owner, so that the homeserver and the library trust them; they open no session."""
    bot, mia, mallory = await house.ears(), await house.client("mia"), await house.client("mallory")
    claim = {"one_time_keys": {mallory.user: {mallory.device: "signed_curve25519"}}}
    while (await mia.call("POST", "keys", "claim", body=claim))["one_time_keys"]:
        pass
    bad = {
        "key": "x",
        "signatures": {mallory.user: {f"ed25519:{mallory.device}": mallory.nio.olm.sign_json({"key": "x"})}},
    }
    keys = {f"signed_curve25519:AAAA{number}": bad for number in range(20)}
    await mallory.call("POST", "keys", "upload", body={"one_time_keys": keys})
    room = await mia.create(name="lounge", invite=[bot.user, mallory.user], initial_state=[ENCRYPTION])
    await mallory.look()
    await bot.joined(room)
    await mia.look()
    await bot.deliver(room, "for all who can read it")
    await mia.look()
    assert (room, "for all who can read it") in mia.read(bot.user)


async def test_what_cannot_be_read_is_asked_for_and_let_go_with_one_private_line(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unreadable, "_PATIENCE", 0.0)
    async with a_line(house.synapse.url) as line:
        bot, ana = await house.bot(only_hears=True, homeserver=line.url), await house.client("ana")
        lounge = await house.lounge(bot, ana, initial_state=[ENCRYPTION])
        room = await house.direct(bot, ana)
        sealed = {
            "algorithm": "m.megolm.v1.aes-sha2",
            "ciphertext": "AwgA",
            "sender_key": "of a device",
            "session_id": "that we know not",
            "device_id": ana.device,
        }
        ids = [await ana.send(where, sealed, "m.room.encrypted") for where in (lounge, room, room)]
        await bot.hears_all([room], ana)
        await bot.step(2)
        told = bot.of(Unread, ana)
        assert told
        assert {event.id for event in told} <= set(ids)
        assert {event.place.ref for event in told} == {room}
        assert line.asked("sendToDevice/m.room_key_request")
        assert bot.said() == ["that was all"]


async def test_of_a_stranger_what_cannot_be_read_is_let_go_in_silence(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unreadable, "_PATIENCE", 0.0)
    bot, ana = await house.ears(), await house.person("ana")
    room = await house.lounge(bot, ana)
    await ana.send(room, {"algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "x"}, "m.room.encrypted")
    await bot.hears_all([room], ana)
    await bot.step(2)
    assert bot.of(Unread) == []


async def test_a_key_that_comes_late_opens_the_message(house: House) -> None:
    bot, ana = await house.ears(), await house.client("ana")
    room = await house.lounge(bot, ana, initial_state=[ENCRYPTION])
    await ana.look()
    await ana.say_sealed(room, "with a key")
    await bot.until(lambda: "with a key" in bot.said())
    session = ana.nio.olm.outbound_group_sessions[room]
    store = bot.link.wire.client.olm.inbound_group_store
    key = (room, ana.nio.olm.account.identity_keys["curve25519"], session.id)
    kept = store._entries[room][key[1]].pop(session.id)
    await ana.say_sealed(room, "the key comes later")
    await bot.link.hearing.once(0)
    assert "the key comes later" not in bot.said()
    store._entries[room][key[1]][session.id] = kept
    await bot.link.hearing.once(0)
    await bot.link.settled()
    assert bot.said() == ["with a key", "the key comes later"]


async def test_a_door_that_opens_is_heard_once(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    await house.lounge(bot, ana)
    with pytest.raises(Exception):  # noqa: B017, PT011  # they have not joined yet
        await bot.deliver(ana, "held")
    (room,) = await ana.invited_to()
    await ana.join(room)
    await bot.until(lambda: bot.of(Opened, ana))
    await bot.step(2)
    assert [event.place.ref for event in bot.of(Opened)] == [room]


async def test_hours_of_traffic_leave_nothing_behind(house: House) -> None:
    """What is kept while it runs has a bound: people who come and go, words, replies, wishes for keys."""
    bot, ana = await house.bot(only_hears=True), await house.person("ana")
    room = await house.lounge(bot, ana)
    ears, here = bot.link.hearing._ears, bot.link.rooms[room]
    for number in range(12_000):
        user, id_ = f"@passer{number}:localhost", f"${number}"
        for membership in ("join", "leave"):
            content = {"membership": membership}
            event = {"type": "m.room.member", "state_key": user, "sender": user, "event_id": id_, "content": content}
            ears.event(here, event)
        said = {
            "type": "m.room.message",
            "sender": ana.user,
            "event_id": id_,
            "content": {"msgtype": "m.text", "body": "a"},
        }
        ears.event(here, said)
    assert bot.matrix is not None
    assert len(bot.matrix._asked) <= 5000
    assert len(bot.link.rooms._of_user) < 10
    assert len(here.gone) <= 100
