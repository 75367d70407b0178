"""What is sent arrives once, whatever Discord answers, and what Discord refuses is told as what it is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.core.deeds import Delivery, Edit, Lane, Manner, Receipt, Send
from bot.core.errors import TryLater, Undeliverable
from bot.core.people import Account, Place, PlaceKind
from bot.core.replies import Card, Choice, Shown, ShownFile, Text, Typed, say
from tests.support.discord_bot import Home, a_home, a_part_of
from tests.support.discord_fake_faults import Rule
from tests.support.discord_fake_people import Person
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_world import Channel, Message
from tests.support.discord_markdown import pings, read

pytestmark = pytest.mark.asyncio(loop_scope="module")
SAID = Shown((("good evening",),), (), "UTC", "en")
LONG = Shown(tuple(((f"{number}. " + "word " * 150).strip(),) for number in range(8)), (), "UTC", "en")
FILE = ShownFile("history.png", b"a picture", "image/png", "feelings of seven days")
keys = iter("abcdefghijklmnopqrstuvwxyz")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Home]:
    async with a_home(tmp_path_factory.mktemp("bot")) as home:
        yield home


@pytest_asyncio.fixture(loop_scope="module")
async def home(shared: Home) -> AsyncIterator[Home]:
    async with a_part_of(shared) as home:
        yield home


def room(channel: Channel) -> Place:
    return Place(PlaceKind.ROOM, str(channel.id))


def to_room(channel: Channel, shown: Shown = SAID, **more: object) -> Delivery:
    key = f"{channel.id:022d}".translate(str.maketrans("0123456789", "abcdefghij"))
    made = {"key": key, "manner": Manner.ROOM, "account": None, "place": room(channel), "shown": shown, "cog": "help"}
    return Delivery(**{**made, "card": key, **more})  # type: ignore[arg-type]  # each of its own type


def to_person(who: Person, shown: Shown = SAID, **more: object) -> Delivery:
    key = f"{who.id:022d}".translate(str.maketrans("0123456789", "abcdefghij"))
    account = Account("discord", str(who.id))
    made = {"key": key, "manner": Manner.DIRECT, "account": account, "place": None, "shown": shown, "cog": "help"}
    return Delivery(**{**made, "card": key, **more})  # type: ignore[arg-type]  # each of its own type


async def sent(home: Home, delivery: Delivery) -> list[Receipt]:
    """As often as the postman would try, who waits as long as he is asked to."""
    assert home.bot.platform is not None
    for _ in range(6):
        try:
            return list(await home.bot.platform.deliver(delivery))
        except TryLater as later:
            await asyncio.sleep(min(later.after or 0.1, 2))
    raise AssertionError("put off again and again")


def said_in(home: Home, channel: Channel | None = None) -> list[str]:
    return [message.content for message in shown_in(home, channel)]


def shown_in(home: Home, channel: Channel | None = None) -> list[Message]:
    """To everybody who reads there."""
    return [message for message in home.ben.sees_of_bot(channel or home.lounge) if not message.is_ephemeral]


# what Discord answers, and what becomes of it


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_fault_of_discord_is_survived(home: Home, status: int) -> None:
    home.fake.fault("POST", rf"{home.lounge.id}/messages", status, html=status == 503)
    await sent(home, to_room(home.lounge))
    assert said_in(home) == ["good evening"]


async def test_a_connection_that_is_cut_before_the_deed(home: Home) -> None:
    home.fake.fault("POST", rf"{home.lounge.id}/messages", cut=True)
    await sent(home, to_room(home.lounge))
    assert said_in(home) == ["good evening"]


async def test_a_lost_answer_is_asked_for_again_and_nothing_is_doubled(home: Home) -> None:
    home.fake.fault("POST", rf"{home.lounge.id}/messages", lose=True, times=2)
    [receipt] = await sent(home, to_room(home.lounge))
    assert [str(message.id) for message in shown_in(home)] == [receipt.message]
    asked = home.fake.log.of("POST", rf"{home.lounge.id}/messages")
    assert len(asked) == 3
    assert len({request.body["nonce"] for request in asked}) == 1
    assert all(request.body["enforce_nonce"] for request in asked)


async def test_a_lost_answer_with_a_file(home: Home) -> None:
    home.fake.fault("POST", rf"{home.lounge.id}/messages", lose=True)
    await sent(home, to_room(home.lounge, Shown((("look",),), (), "UTC", "en", (FILE,))))
    [message] = shown_in(home)
    [picture] = message.attachments
    assert (picture.filename, picture.content) == ("history.png", b"a picture")
    assert picture.description == "feelings of seven days"


@pytest.mark.parametrize("lost", [0, 1, 2])
async def test_of_several_parts_each_comes_once_and_in_order(home: Home, lost: int) -> None:
    whole = to_room(home.lounge, LONG)
    for _ in range(lost):
        home.fake.fault("POST", rf"{home.lounge.id}/messages", delay=0.01)
    home.fake.fault("POST", rf"{home.lounge.id}/messages", lose=True)
    receipts = await sent(home, whole)
    shown = shown_in(home)
    assert [str(message.id) for message in shown] == [receipt.message for receipt in receipts]
    assert len(shown) >= 3
    assert all(len(message.content) <= 2000 for message in shown)
    numbers = [line.partition(".")[0].strip("\\") for message in shown for line in message.content.splitlines() if line]
    assert [int(number) for number in numbers if number.isdigit()] == list(range(8))


async def test_a_rate_limit_is_kept(home: Home) -> None:
    fault = home.fake.fault("POST", rf"{home.lounge.id}/messages", 429, retry_after=0.2)
    await sent(home, to_room(home.lounge))
    first, second = home.fake.log.of("POST", rf"{home.lounge.id}/messages")
    assert (fault.met, second.status) == (1, 200)
    assert second.at - first.at >= 0.2


async def test_a_global_rate_limit_is_kept(home: Home) -> None:
    home.fake.fault("POST", rf"{home.lounge.id}/messages", 429, retry_after=0.2, is_global=True)
    await sent(home, to_room(home.lounge))
    assert said_in(home) == ["good evening"]


async def test_a_limit_of_whoever_stands_before_discord_is_kept_for_a_minute(home: Home) -> None:
    """It has no `Via`: whoever goes on asking is shut out."""
    assert home.bot.platform is not None
    home.fake.fault("POST", rf"{home.lounge.id}/messages", 429, via=False, html=True, times=9)
    with pytest.raises(TryLater) as put_off:
        await home.bot.platform.deliver(to_room(home.lounge))
    assert put_off.value.after == 60
    assert len(home.fake.log.of("POST", rf"{home.lounge.id}/messages")) == 1


async def test_the_buckets_of_discord_are_kept(home: Home) -> None:
    home.fake.limits.rules = [Rule("POST", "/messages$", 3, 0.5)]
    await sent(home, to_room(home.lounge, LONG))
    await sent(home, to_person(home.ana, LONG))
    assert not [each for each in home.fake.log.limited if str(home.lounge.id) in each.path]


async def test_a_request_that_hangs_holds_up_nobody_else(home: Home) -> None:
    assert home.bot.platform is not None
    other = home.fake.channel(home.guild, "other")
    home.fake.fault("POST", rf"{home.lounge.id}/messages", delay=3)
    hangs = asyncio.create_task(sent(home, to_room(home.lounge)))
    began = time.monotonic()
    await asyncio.sleep(0.05)
    await sent(home, to_room(other))
    assert time.monotonic() - began < 1
    await hangs
    assert said_in(home) == ["good evening"]


@pytest.mark.parametrize(
    ("status", "code", "reason"),
    [
        (404, 10003, "gone"),
        (403, 50001, "forbidden"),
        (403, 50013, "forbidden"),
        (400, 50083, "forbidden"),
        (400, 160005, "forbidden"),
        (403, 200000, "forbidden"),
        (400, 200000, "refused"),
        (413, 40005, "too large"),
        (400, 40005, "too large"),
        (413, 0, "too large"),
        (400, 50035, "refused"),
    ],
)
async def test_a_refusal_is_told_as_what_it_is(home: Home, status: int, code: int, reason: str) -> None:
    assert home.bot.platform is not None
    fault = home.fake.fault("POST", rf"{home.lounge.id}/messages", status, code=code, times=5, html=not code)
    with pytest.raises(Undeliverable) as refused:
        await home.bot.platform.deliver(to_room(home.lounge))
    assert (refused.value.reason, refused.value.closed, fault.met) == (reason, False, 1)


async def test_a_channel_that_is_gone_and_one_that_is_shut(home: Home) -> None:
    assert home.bot.platform is not None
    gone, shut = home.fake.channel(home.guild, "gone"), home.fake.channel(home.guild, "shut")
    home.fake.delete(gone)
    home.fake.overwrite(shut, home.fake.bot, deny=Permission.SEND_MESSAGES)
    for channel, reason in ((gone, "gone"), (shut, "forbidden")):
        with pytest.raises(Undeliverable) as refused:
            await home.bot.platform.deliver(to_room(channel))
        assert refused.value.reason == reason


async def test_a_thread_that_was_put_away_wakes_up(home: Home) -> None:
    thread = home.fake.thread(home.lounge, "evening", home.ana)
    home.fake.archive(thread)
    await sent(home, to_room(thread))
    assert said_in(home, thread) == ["good evening"]


async def test_after_many_failures_at_once_it_waits_once(home: Home) -> None:
    """All that were on their way when the line broke are one failure, not thirty."""
    assert home.bot.platform is not None
    rooms = [home.fake.channel(home.guild, f"room-{number}") for number in range(30)]
    home.fake.fault("POST", "/messages$", cut=True, times=30)
    done = await asyncio.gather(
        *(home.bot.platform.deliver(to_room(channel)) for channel in rooms), return_exceptions=True
    )
    assert {type(each) for each in done} == {TryLater}
    home.fake.rest.faults.clear()
    began = time.monotonic()
    await sent(home, to_room(home.lounge))
    assert time.monotonic() - began < 3


# from the outbox to Discord, as the engine sends it


async def test_what_a_handler_sends_is_there_once_though_its_answer_was_lost(home: Home) -> None:
    await home.is_heard(home.ana)
    home.fake.fault("POST", rf"{home.lounge.id}/messages", lose=True)
    await home.bot.puts(home.guild, Send(to=room(home.lounge), card=say("nothing-done")))
    await home.fake.until(lambda: len(home.fake.log.of("POST", rf"{home.lounge.id}/messages")) == 2, 15)
    await asyncio.sleep(0.1)
    assert len(said_in(home)) == 1


async def test_it_is_edited_by_what_comes_later(home: Home) -> None:
    await home.is_heard(home.ana)
    card = Card((Text("nothing-done"),), (Choice(Text("answer-yes"), "help"),))
    [key] = await home.bot.puts(home.guild, Send(to=room(home.lounge), card=card))
    [message] = shown_in(home)
    assert message.components
    await home.bot.puts(home.guild, Edit(key=key, card=say("choice-gone")))
    assert message.edited
    assert not message.components
    home.fake.delete(home.lounge)
    await home.bot.puts(home.guild, Edit(key=key, card=say("nothing-done")))
    assert await home.bot.there.postman.next_at() is None, "what is gone is let go"


async def test_silent_means_no_push(home: Home) -> None:
    await home.is_heard(home.ana)
    account = await home.bot.account(home.ana)
    await home.bot.puts(
        home.guild,
        Send(to=account, card=say("nothing-done"), silent=True),
        Send(to=account, card=say("nothing-done")),
    )
    quiet, loud = home.ana.sees_of_bot()
    assert (quiet.is_silent, loud.is_silent) == (True, False)


HOSTILE = "@everyone @here <@&{role}> <@{user}> **bold** [click](https://evil.example) ||x|| `code` # head <#1> -# s"


async def test_what_somebody_typed_notifies_nobody_and_is_shown_as_it_is(home: Home) -> None:
    await home.is_heard(home.ana)
    words = HOSTILE.format(role=home.guild.id, user=home.ben.id)
    name = Text("which-community-name", {"name": Typed(words)})
    card = Card((name,), (Choice(name, "help"),))
    account = await home.bot.account(home.ana)
    [key, _] = await home.bot.puts(
        home.guild, Send(to=room(home.lounge), card=card), Send(to=account, card=card, lane=Lane.CRISIS)
    )
    await home.bot.puts(home.guild, Edit(key=key, card=Card((name, name))))
    [in_room], [in_private] = shown_in(home), home.ana.sees_of_bot()
    for message in (in_room, in_private):
        assert not message.pings
        assert not message.mentions_everyone
        assert not pings(message.content)
        reading = read(message.content)
        assert {rule for rule, _ in reading.marked} <= {"link"}, reading.marked
        assert "**bold**" in reading.text
