"""What stands in the rooms after the bot has sent something: once, as it was meant, and nothing but what it was."""

from __future__ import annotations

import re
import struct
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.core.deeds import Lane, Manner, key_of
from bot.core.errors import TryLater, Undeliverable
from bot.core.people import Place, PlaceKind
from bot.core.replies import ShownFile
from tests.support.matrix_bot_fixture import ENCRYPTION, House, Someone, a_house, delivery
from tests.support.synapse import Synapse

pytestmark = pytest.mark.asyncio(loop_scope="module")

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 30, 20) + b"rest"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(synapse: Synapse, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with a_house(synapse, tmp_path_factory.mktemp("house")) as house:
        yield house


async def test_a_key_that_is_sent_again_stands_there_once(house: House) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    room = await house.lounge(bot, mia)
    first = await bot.deliver(room, "once", key="b" * 22)
    assert await bot.deliver(room, "once", key="b" * 22) == first
    assert await mia.texts(room, bot.user) == ["once"]


async def test_sent_again_by_another_process_it_stands_there_once(house: House) -> None:
    bot, mia = await house.bot(only_hears=True), await house.client("mia")
    plain = await house.lounge(bot, mia)
    sealed = await house.lounge(bot, mia, initial_state=[ENCRYPTION])
    for room in (plain, sealed):
        receipts = await bot.deliver(room, "once", key="b" * 22)
        await bot.crash()
        await bot.start()
        assert await bot.deliver(room, "once", key="b" * 22) == receipts
    await mia.look()
    assert sorted(mia.read(bot.user)) == sorted([(plain, "once"), (sealed, "once")])


@pytest.mark.parametrize(
    "typed",
    [
        "<b>bold</b><script>x</script>",
        "<mx-reply><blockquote>she said so</blockquote></mx-reply>",
        "@room look",
        "@mia:localhost",
        '<a href="https://matrix.to/#/@mia:localhost">mia</a>',
        "https://matrix.to/#/@mia:localhost",
        "matrix:u/mia:localhost",
        "#lounge:localhost",
        "> <@mia:localhost> I never said this",
        "\u202egnp.exe",
        "<img src=x onerror=alert(1)>",
        "&lt;b&gt;",
    ],
)
async def test_what_people_typed_is_shown_and_does_nothing(house: House, typed: str) -> None:
    bot = await house.ears()
    mia = await house.person("mia")
    room = await house.direct(bot, mia)
    await bot.matrix._sending._send(delivery(mia, "A note:", typed=typed), bot.link.rooms[room], None)  # type: ignore[union-attr]
    (event,) = await mia.events(room, bot.user)
    content = event["content"]
    assert content["m.mentions"] == {}
    assert set(re.findall(r"<\s*/?([a-z-]+)", content["formatted_body"])) <= {"p", "br", "strong", "code"}
    for text in (content["body"], content["formatted_body"]):
        assert not re.search(r"(?<!\w)@(room|mia)|matrix(\.to|:u)|#lounge:|\u202e|^>", text, re.MULTILINE)


async def test_a_name_of_a_room_is_no_markup_and_no_mention(house: House) -> None:
    """What a community is called, somebody has typed; a person who shares several is asked by those names."""
    bot, ana = await house.bot(), await house.person("ana")
    for name in ("<mx-reply>@room</mx-reply>", "<b>@room</b>"):
        room = await ana.create(name=name, invite=[bot.user])
        await bot.joined(room)
    direct = await house.direct(bot, ana)
    await ana.say(direct, "!session list")
    await ana.say(direct, "!community show")
    await bot.until(lambda: "!community show" in bot.said())
    contents = [event["content"] for event in await ana.events(direct, bot.user)]
    assert any("mx-reply" in content["body"] for content in contents), contents
    for content in contents:
        assert "<mx-reply" not in content["formatted_body"]
        assert not re.search(r"(?<!\w)@room", content["body"] + content["formatted_body"])
        assert content["m.mentions"] == {}


async def test_what_is_silent_is_a_notice(house: House) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    room = await house.lounge(bot, mia)
    await bot.deliver(room, "loud")
    await bot.deliver(room, "quiet", silent=True)
    kinds = [event["content"]["msgtype"] for event in await mia.events(room, bot.user)]
    assert kinds == ["m.text", "m.notice"]


async def test_choices_are_numbered_lines(house: House) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    room = await house.lounge(bot, mia)
    await bot.deliver(room, "Which?", choices=("Tea", "Water"))
    assert await mia.texts(room, bot.user) == ["Which?\n1 Tea\n2 Water"]


async def test_what_belongs_to_a_thread_stands_in_it(house: House) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    room = await house.lounge(bot, mia)
    root = await mia.say(room, "the root")
    await bot.deliver(f"{room}/{root}", "in it")
    (event,) = await mia.events(room, bot.user)
    relation = event["content"]["m.relates_to"]
    assert (relation["rel_type"], relation["event_id"]) == ("m.thread", root)


async def test_an_edit_takes_the_place_of_the_message(house: House) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    room = await house.lounge(bot, mia)
    (receipt,) = await bot.deliver(room, "before")
    for _ in range(2):
        await bot.deliver(room, "after", edits=receipt, key="c" * 22)
    events = await mia.events(room, bot.user)
    assert len(events) == 2
    content = events[1]["content"]
    assert content["m.relates_to"] == {"rel_type": "m.replace", "event_id": receipt.message}
    assert content["m.new_content"]["body"] == "after"


async def test_long_words_are_parted_and_each_part_stands_there_once(house: House) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    room = await house.lounge(bot, mia)
    lines = [f"Paragraph {number}. " + "word " * 300 for number in range(60)]
    first = await bot.deliver(room, *lines, choices=("Yes", "No"), key="d" * 22)
    assert await bot.deliver(room, *lines, choices=("Yes", "No"), key="d" * 22) == first
    texts = await mia.texts(room, bot.user)
    assert len(texts) == len(first) > 2
    assert [text for text in texts if "1 Yes\n2 No" in text] == texts[-1:]
    assert all(f"Paragraph {number}." in "".join(texts) for number in range(60))


@pytest.mark.parametrize("is_sealed", [False, True])
async def test_a_picture_has_words_and_is_sealed_where_the_room_is(house: House, is_sealed: bool) -> None:
    bot, mia = await house.ears(), await house.client("mia")
    room = await house.lounge(bot, mia, initial_state=[ENCRYPTION] if is_sealed else [])
    await bot.deliver(room, "Your week:", files=(ShownFile("week.png", PNG, "image/png", "It went up."),))
    await mia.look()
    content = next(
        event.source["content"] for _, event in mia.seen if event.source["content"].get("msgtype") == "m.image"
    )
    assert (content["body"], content["info"]["w"], content["info"]["h"]) == ("It went up.", 30, 20)
    assert ("file" in content, "url" in content) == (is_sealed, not is_sealed)
    address = content["file"]["url"] if is_sealed else content["url"]
    stored = await bot.link.wire.client.download(address)
    assert (stored.body == PNG) == (not is_sealed)


async def test_nothing_goes_open_into_an_encrypted_room(house: House) -> None:
    bot, mia = await house.ears(), await house.client("mia")
    room = await house.lounge(bot, mia, initial_state=[ENCRYPTION])
    await bot.deliver(room, "sealed")
    assert await mia.events(room, bot.user) == []
    assert len(await mia.events(room, bot.user, "m.room.encrypted")) == 1
    bot.link.wire.client.rooms[room].encrypted = False  # as where somebody encrypts in a way that we know not
    with pytest.raises(Undeliverable):
        await bot.deliver(room, "open")
    assert await mia.events(room, bot.user) == []
    bot.link.wire.client.rooms[room].encrypted = True


async def test_a_room_where_the_bot_may_not_speak_ends_the_deed(house: House) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    room = await house.lounge(bot, mia, power_level_content_override={"events_default": 50})
    with pytest.raises(Undeliverable) as caught:
        await bot.deliver(room, "hello")
    assert not caught.value.closed
    assert await mia.events(room, bot.user) == []


@pytest.mark.parametrize("place", ["!nowhere:localhost", "no id", "!a/$b/$c", ""])
async def test_a_place_that_is_none_ends_the_deed(house: House, place: str) -> None:
    bot = await house.ears()
    with pytest.raises(Undeliverable):
        await bot.deliver(place, "hello")


async def test_what_was_sent_is_taken_away_and_once_more_is_no_fault(house: House) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    room = await house.lounge(bot, mia)
    (receipt,) = await bot.deliver(room, "gone soon")
    assert bot.matrix is not None
    for _ in range(2):
        await bot.matrix.remove(receipt)
    assert await mia.texts(room, bot.user) == []
    await mia.kick(room, bot.user)
    await bot.until(lambda: room not in bot.link.rooms)
    await bot.matrix.remove(receipt)


async def test_the_answer_to_words_in_a_room_goes_to_the_person_and_the_room_shows_a_sign(house: House) -> None:
    bot, ana, ben = await house.bot(), await house.person("ana"), await house.person("ben")
    room = await house.lounge(bot, ana, ben)
    direct = await house.direct(bot, ana)
    for command in ("!you show", "!urgent", "!help", "alongside: nonsense"):
        event = await ana.say(room, command)
        await bot.until(lambda event=event: any(heard.id == event for heard in bot.heard))  # type: ignore[misc]
        await bot.step()
        await signed(bot.user, ana, room, event)
    assert await ben.texts(room, bot.user) == []
    assert len(await ana.texts(direct, bot.user)) >= 4


async def signed(bot: str, who: Someone, room: str, event: str) -> None:
    """One harmless reaction, the same for every command."""
    reactions = await who.events(room, bot, "m.reaction")
    keys = [r["content"]["m.relates_to"]["key"] for r in reactions if r["content"]["m.relates_to"]["event_id"] == event]
    assert keys == ["✉️"]


async def test_words_that_are_not_for_the_bot_get_no_sign(house: House) -> None:
    bot, ana = await house.bot(), await house.person("ana")
    room = await house.lounge(bot, ana)
    await ana.say(room, "good morning")
    await bot.hears_all([room], ana)
    await bot.step()
    assert await ana.events(room, bot.user, "m.reaction") == []


async def test_an_answer_to_a_direct_room_stays_in_that_one(house: House) -> None:
    bot, ana = await house.ears(), await house.person("ana")
    await house.lounge(bot, ana)
    first, second = await house.direct(bot, ana), await house.direct(bot, ana)
    for room in (first, second, first):
        place = Place(PlaceKind.DIRECT, room)
        key = key_of(room, "answer", len(await ana.texts(room, bot.user)))
        (receipt,) = await bot.deliver(ana, "here", manner=Manner.ANSWER, place=place, key=key)
        assert receipt.room == room


async def test_a_crisis_waits_at_the_gate_and_others_come_back_later(house: House) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    room = await house.lounge(bot, mia)
    gate = bot.matrix._sending._gate  # type: ignore[union-attr]  # it runs
    gate.shut(0.3)
    with pytest.raises(TryLater) as caught:
        await bot.deliver(room, "later")
    assert caught.value.after is not None
    await bot.deliver(room, "now", lane=Lane.CRISIS)
    assert await mia.texts(room, bot.user) == ["now"]
