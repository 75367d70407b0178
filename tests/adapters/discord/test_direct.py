"""Private messages: to one person alone, by a channel that is kept; a closed door is not knocked at again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.core.deeds import Lane, Send
from bot.core.errors import TryLater, Undeliverable
from bot.core.replies import say
from tests.adapters.discord.test_delivery import to_person
from tests.support.discord_bot import Home, a_home, a_part_of
from tests.support.discord_fake_log import Request
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_world import Message

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Home]:
    async with a_home(tmp_path_factory.mktemp("bot")) as home:
        yield home


@pytest_asyncio.fixture(loop_scope="module")
async def home(shared: Home) -> AsyncIterator[Home]:
    async with a_part_of(shared) as home:
        yield home


@pytest_asyncio.fixture(loop_scope="module")
async def alone(tmp_path: Path) -> AsyncIterator[Home]:
    async with a_home(tmp_path) as home:
        yield home


def openings(home: Home) -> list[Request]:
    return [
        each for each in home.fake.log.of("POST", "/users/@me/channels") if each.body["recipient_id"] == home.ana.id
    ]


def pointers(home: Home) -> list[Message]:
    return [message for message in home.ben.sees_of_bot(home.lounge) if not message.is_ephemeral]


async def deliver(home: Home, which: str = "a", **more: object) -> None:
    """`which`: the same one has the same key."""
    assert home.bot.platform is not None
    made = to_person(home.ana, **more)  # type: ignore[arg-type]  # each of its own type
    await home.bot.platform.deliver(replace(made, key=which + made.key[1:]))


# closed doors


@pytest.mark.parametrize("how", ["closed", "blocked", "left"])
async def test_the_first_refusal_counts(home: Home, how: str) -> None:
    await home.is_heard(home.ana)
    account = await home.bot.account(home.ana)
    if how == "closed":
        home.ana.closes_messages()
    elif how == "blocked":
        home.ana.blocks_bot()
    else:
        home.fake.leave(home.guild, home.ana)
        await home.bot.hears()
    before = len(home.fake.log.invalid)
    for _ in range(3):
        await home.bot.puts(home.guild, Send(to=account, card=say("nothing-done"), silent=True))
    refused = home.fake.log.invalid[before:]
    assert {each.code for each in refused} <= {50007, 50278}
    assert len(refused) == 1, "nobody knocks again, until they open it"
    assert await home.bot.there.postman.next_at() is None
    assert home.ana.sees_of_bot() == []
    assert home.ben.sees_of_bot() == []
    assert pointers(home) == [], "and what is silent leaves no pointer"


@pytest.mark.parametrize(("status", "code"), [(403, 50007), (403, 50278), (400, 50033), (404, 10013)])
async def test_each_of_the_ways_in_which_discord_says_so(home: Home, status: int, code: int) -> None:
    home.fake.fault("POST", "/users/@me/channels$", status, code=code)
    with pytest.raises(Undeliverable) as refused:
        await deliver(home)
    assert refused.value.closed
    assert refused.value.pointer is None
    assert len(openings(home)) == 1


async def test_opened_too_fast(alone: Home) -> None:
    """Whoever is refused by that is not asked again; for ten minutes no channel is opened, but in a crisis."""
    home = alone
    assert home.bot.platform is not None
    await home.is_heard(home.ana, home.ben)
    home.ben.say(None, "!checkin now 4")
    await home.fake.until(lambda: home.ben.sees_of_bot())
    home.fake.fault("POST", "/users/@me/channels$", 403, code=40003)
    with pytest.raises(Undeliverable) as refused:
        await deliver(home)
    assert refused.value.closed
    with pytest.raises(TryLater) as put_off:
        await deliver(home, "b")
    assert 500 < (put_off.value.after or 0) <= 600
    assert len(openings(home)) == 1
    await home.bot.platform.deliver(to_person(home.ben))
    assert len(home.ben.sees_of_bot()) == 2, "who has a channel already is not concerned"
    await deliver(home, "c", lane=Lane.CRISIS)
    assert len(home.ana.sees_of_bot()) == 1


# the pointer


async def test_an_unasked_message_points_where_they_were_just_now(home: Home) -> None:
    await home.is_heard(home.ana)
    account = await home.bot.account(home.ana)
    home.ana.closes_messages()
    await home.bot.puts(home.guild, Send(to=account, card=say("checkin-left")))
    [pointer] = pointers(home)
    assert pointer.pings == frozenset()
    assert pointer.is_silent
    assert home.ana.mention in pointer.content
    opened = await home.fake.answer_to(home.ana.click(pointer, "Open it"))
    assert opened.is_ephemeral
    assert opened.content != pointer.content
    await home.fake.until(lambda: not pointers(home))


async def test_it_says_the_same_of_everything(home: Home) -> None:
    found = []
    for who, lane in ((home.ana, Lane.PROMPTS), (home.ben, Lane.CRISIS)):
        channel = home.lounge = home.fake.channel(home.guild, f"for-{who.name}")
        who.say(channel, "good evening")
        await home.fake.answer_to(who.slash(channel, "help"))
        account = await home.bot.account(who)
        who.closes_messages()
        await home.bot.puts(home.guild, Send(to=account, card=say("checkin-left"), lane=lane))
        found += [(each.content.replace(who.mention, ""), each.flags) for each in pointers(home)]
        buttons = [each["label"] for each in pointers(home)[0].components[0]["components"]]
        assert len(buttons) == 1
    assert len(found) == 2
    assert len(set(found)) == 1


async def test_all_that_is_held_can_be_opened(home: Home) -> None:
    """However many lines point to it."""
    await home.is_heard(home.ana)
    account = await home.bot.account(home.ana)
    home.ana.closes_messages()
    for key, lane in (("checkin-left", Lane.PROMPTS), ("question-dropped", Lane.CRISIS)):
        await home.bot.puts(home.guild, Send(to=account, card=say(key), lane=lane))
    for pointer in pointers(home):
        await home.fake.answer_to(home.ana.click(pointer, "Open it"))
    await home.settled()
    opened = " ".join(each.content for each in home.ana.sees_of_bot(home.lounge) if each.is_ephemeral)
    for key in ("checkin-left", "question-dropped"):
        assert home.bot.there.words(key, "en") in opened, key
    await home.fake.until(lambda: not pointers(home))


async def test_nobody_who_was_not_here_is_pointed_at(home: Home) -> None:
    """Only where they themselves spoke just now, never in any other channel."""
    cara = home.another("cara")
    home.ana, before = cara, len(home.fake.visible)
    cara.say(None, "!checkin now 4")
    await home.fake.until(lambda: cara.sees_of_bot())
    cara.closes_messages()
    account = await home.bot.account(cara)
    await home.bot.puts(home.guild, Send(to=account, card=say("checkin-left")))
    seen = [each.to for each in home.fake.visible[before:] if each.author == home.fake.bot.name]
    assert seen == [f"@{cara.name}"]


async def test_where_the_bot_may_not_write_there_is_none(home: Home) -> None:
    home.ana.say(home.lounge, "good evening")
    home.ana.closes_messages()
    home.fake.overwrite(home.lounge, home.fake.bot, deny=Permission.SEND_MESSAGES)
    home.ana.say(home.lounge, "!checkin now 4")
    await home.fake.until(lambda: [each for each in home.fake.log.invalid if str(home.lounge.id) in each.path])
    await home.settled()
    assert pointers(home) == []
    assert home.ana.sees_of_bot() == []


@pytest.mark.parametrize("fault", ["lose", "cut"])
async def test_a_pointer_whose_answer_is_lost(home: Home, fault: str) -> None:
    home.ana.closes_messages()
    made = home.fake.fault("POST", rf"{home.lounge.id}/messages", **{fault: True})  # type: ignore[arg-type]  # a flag
    home.ana.say(home.lounge, "!checkin now 4")
    await home.fake.until(lambda: made.met)
    await home.settled()
    assert len(pointers(home)) <= 1
    assert len(home.fake.log.of("POST", rf"{home.lounge.id}/messages")) == 1
    for pointer in pointers(home):
        assert (await home.fake.answer_to(home.ana.click(pointer, "Open it"))).is_ephemeral


# channels that are kept


async def test_a_channel_is_opened_once(home: Home) -> None:
    for which in "abc":
        await deliver(home, which)
    assert (len(openings(home)), len(home.ana.sees_of_bot())) == (1, 3)


async def test_whoever_wrote_first_has_one(home: Home) -> None:
    home.ana.say(None, "!checkin now 4")
    await home.fake.until(lambda: home.ana.sees_of_bot())
    await deliver(home)
    assert openings(home) == []


async def test_it_is_kept_after_a_restart(alone: Home) -> None:
    home = alone
    await deliver(home)
    await home.bot.ends()
    await home.bot.starts()
    await deliver(home, "b")
    assert (len(openings(home)), len(home.ana.sees_of_bot())) == (1, 2)


@pytest.mark.parametrize("is_heard", [True, False])
async def test_one_that_is_not_there_any_more_is_opened_anew_once(home: Home, is_heard: bool) -> None:
    if is_heard:
        home.ana.say(None, "!checkin now 4")
        await home.fake.until(lambda: home.ana.sees_of_bot())
    await deliver(home)
    opened, old = len(openings(home)), home.ana.direct
    old.is_deleted = True
    home.fake.state._direct.pop(home.ana.id)
    await deliver(home, "b")
    await deliver(home, "c")
    assert len(openings(home)) == opened + 1
    assert len(home.ana.sees_of_bot()) == 2


async def test_where_even_the_new_one_is_unknown(home: Home) -> None:
    home.fake.fault("POST", r"/channels/\d+/messages", 404, code=10003, times=9)
    await deliver_gone(home)
    assert len(openings(home)) == 1


async def deliver_gone(home: Home) -> None:
    with pytest.raises(Undeliverable) as refused:
        await deliver(home)
    assert refused.value.reason == "gone"


async def test_a_lost_answer_to_opening(home: Home) -> None:
    home.fake.fault("POST", "/users/@me/channels$", lose=True)
    with pytest.raises(TryLater):
        await deliver(home)
    await asyncio.sleep(1.1)
    await deliver(home)
    assert len(home.ana.sees_of_bot()) == 1


async def test_a_hung_database_hardly_delays_a_crisis(home: Home) -> None:
    cara = home.another("cara")
    async with home.bot.there.database.transaction():
        began = time.monotonic()
        cara.say(home.lounge, "!urgent")
        await home.fake.until(lambda: cara.sees_of_bot())
        assert time.monotonic() - began < 1


async def test_nobody_else_ever_gets_it(home: Home) -> None:
    """All that was said to somebody in this whole run stood in their own channel or was for their eyes alone."""
    before = len(home.fake.visible)
    home.ana.closes_messages()
    home.ana.say(home.lounge, "!checkin now 4")
    await home.fake.until(lambda: pointers(home))
    for each in home.fake.visible[before:]:
        assert "Thank you" not in each.text or each.to == f"@{home.ana.name}"
