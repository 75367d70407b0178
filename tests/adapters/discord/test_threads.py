"""Private threads by deeds: opened once and for nobody else, who is in them, how they are closed and taken away."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from types import SimpleNamespace

import discord
import pytest
import pytest_asyncio

from bot.adapters.discord.message import NOBODY
from bot.adapters.discord.overview import Overview
from bot.core.deeds import (
    Admit,
    CloseThread,
    DeleteThread,
    Delivery,
    Edit,
    Expel,
    Inside,
    Manner,
    OpenThread,
    Receipt,
    Remove,
    Send,
)
from bot.core.errors import NotSaved, TryLater, Undeliverable
from bot.core.people import Account, Community
from bot.core.replies import Shown, Text, Typed, say
from tests.support.discord_bot import Home, a_home, a_part_of, done, room
from tests.support.discord_fake_people import Person
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_world import Channel, Kind, Message

pytestmark = pytest.mark.asyncio(loop_scope="module")
NAME = "evening circle"
TITLE = Text("which-community-name", {"name": Typed(NAME)})
LOST = [{"lose": True}, {"cut": True}, {"status": 500}, {"status": 503}]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Home]:
    async with a_home(tmp_path_factory.mktemp("bot")) as home:
        yield home


@pytest_asyncio.fixture(loop_scope="module")
async def home(shared: Home) -> AsyncIterator[Home]:
    async with a_part_of(shared) as home:
        await home.is_heard(home.ana, home.ben)
        yield home


def threads(home: Home, parent: Channel | None = None) -> list[Channel]:
    parent = parent or home.lounge
    return [each for each in home.guild.channels.values() if each.is_thread and each.parent is parent]


async def asked(home: Home, channel: Channel | None = None, *, is_private: bool = True) -> str:
    """A card is shown, and a thread wished for on it."""
    [on] = await home.bot.puts(home.guild, Send(to=room(channel or home.lounge), card=say("checkin-left")))
    [key] = await home.bot.puts(home.guild, OpenThread(on=on, title=TITLE, is_private=is_private))
    return key


async def opened(home: Home, *, is_private: bool = True) -> tuple[str, Channel]:
    before = threads(home)
    key = await asked(home, is_private=is_private)
    await done(home)
    [thread] = [each for each in threads(home) if each not in before]
    return key, thread


async def said_in(home: Home, key: str) -> str:
    [said] = await home.bot.puts(home.guild, Send(to=Inside(key), card=say("question-dropped")))
    await done(home)
    return said


async def let_in(home: Home, key: str, *people: Person) -> None:
    await home.bot.puts(home.guild, *[Admit(key=key, account=await home.bot.account(each)) for each in people])
    await done(home)


async def without(home: Home, *lacks: Permission) -> None:
    """From now on the bot may not do this in the lounge."""
    denied = Permission(0)
    for each in lacks:
        denied |= each
    home.fake.overwrite(home.lounge, home.fake.bot, deny=denied)
    await home.bot.hears()


def people_in(home: Home, thread: Channel) -> set[str]:
    return {home.fake.state.users[each].name for each in thread.joined} - {home.fake.bot.name}


def of_bot(thread: Channel) -> list[Message]:
    return [each for each in thread.messages.values() if not each.is_deleted]


def delivery(manner: Manner, place: Channel, target: Receipt, key: str = "a") -> Delivery:
    shown = Shown((("evening",),), (), "UTC", "en")
    return Delivery(
        key=key * 22, manner=manner, account=None, place=room(place), shown=shown, cog="help", target=target
    )


# opening


async def test_only_those_see_it_who_are_let_in(home: Home) -> None:
    key, thread = await opened(home)
    assert (thread.kind, thread.name, thread.is_invitable) == (Kind.PRIVATE_THREAD, NAME, False)
    await said_in(home, key)
    assert not home.ana.sees(thread)
    await let_in(home, key, home.ana)
    assert len(home.ana.sees_of_bot(thread)) == 1
    assert not home.ben.sees(thread)
    home.ana.say(thread, "!checkin now 4")
    await home.fake.until(lambda: home.ana.sees_of_bot())


@pytest.mark.parametrize("fault", LOST)
async def test_it_is_opened_once(home: Home, fault: dict[str, int]) -> None:
    made = home.fake.fault("POST", "/threads$", **fault)  # type: ignore[arg-type]  # of a fault's own words
    key, thread = await opened(home)
    assert made.met == 1
    await said_in(home, key)
    assert len(of_bot(thread)) == 1


async def test_one_that_was_put_away_meanwhile_is_found(home: Home) -> None:
    """Nobody heard that it was opened, and it was quiet for a long time."""
    lost = home.fake.fault("POST", "/threads$", lose=True)
    key = await asked(home)
    await home.fake.until(lambda: lost.met)
    [thread] = await home.fake.until(lambda: threads(home))
    home.fake.archive(thread)
    await done(home)
    assert threads(home) == [thread]
    await said_in(home, key)
    assert len(of_bot(thread)) == 1


async def test_two_of_one_name_are_two(home: Home) -> None:
    """Both cards stand there before either thread is opened: who was let into the first is not in the second."""
    home.fake.rest.latency = 0.05
    cards = await home.bot.puts(home.guild, *[Send(to=room(home.lounge), card=say("checkin-left"))] * 2)
    opens = [OpenThread(on=card, title=TITLE, is_private=True) for card in cards]
    keys = await home.bot.puts(home.guild, *opens)
    await done(home)
    home.fake.rest.latency = 0.0
    assert len(threads(home)) == 2
    await let_in(home, keys[0], home.ana)
    assert sorted(map(len, (people_in(home, each) for each in threads(home)))) == [0, 1]


async def test_two_of_one_name_stay_two_when_an_answer_is_lost(home: Home) -> None:
    """A process that died, and another one that knows nothing but what is written down."""
    first, thread = await opened(home)
    await let_in(home, first, home.ana)
    lost = home.fake.fault("POST", "/threads$", lose=True)
    second = await asked(home)
    await home.fake.until(lambda: lost.met)
    await home.bot.dies()
    home.fake.rest.faults.clear()
    await home.bot.starts()
    await done(home)
    assert len(threads(home)) == 2
    await let_in(home, second, home.ben)
    assert (people_in(home, thread), len(threads(home))) == ({home.ana.name}, 2)


async def test_two_at_the_same_moment_are_two(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second one is asked for when the first one is there, and is not yet written down to be whose."""
    assert home.bot.platform is not None
    notebook, is_written = home.bot.there.notebook("discord"), asyncio.Event()

    async def write(key: str, value: str) -> None:
        await is_written.wait()
        await notebook.write(key, value)

    slow = SimpleNamespace(read=notebook.read, write=write)
    monkeypatch.setattr(home.bot.link.sending._threads, "_notebook", slow)
    on = Receipt("1", str(home.lounge.id))
    opens = [delivery(Manner.PRIVATE_THREAD, home.lounge, on, key) for key in "ab"]
    first = asyncio.create_task(home.bot.platform.deliver(opens[0]))
    await home.fake.until(lambda: threads(home))
    second = asyncio.create_task(home.bot.platform.deliver(opens[1]))
    await asyncio.wait([second], timeout=0.2)
    is_written.set()
    assert await first != await second
    assert len(threads(home)) == 2


async def test_without_a_database_it_is_tried_again_and_there_is_one(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert home.bot.platform is not None

    async def write(key: str, value: str) -> None:
        raise NotSaved

    opens = delivery(Manner.PRIVATE_THREAD, home.lounge, Receipt("1", str(home.lounge.id)), "c")
    with monkeypatch.context() as patch:
        broken = SimpleNamespace(read=home.bot.there.notebook("discord").read, write=write)
        patch.setattr(home.bot.link.sending._threads, "_notebook", broken)
        with pytest.raises(TryLater):
            await home.bot.platform.deliver(opens)
    [opened] = await home.bot.platform.deliver(opens)
    assert await home.bot.platform.deliver(opens) == [opened]
    assert [str(each.id) for each in threads(home)] == [opened.room]


async def test_what_others_opened_is_not_taken(home: Home) -> None:
    before = home.fake.thread(home.lounge, NAME, home.fake.bot, private=True)  # older than the card
    key = await asked(home)
    others = [
        home.fake.thread(home.lounge, NAME, home.ana, home.fake.bot, private=True),
        home.fake.thread(home.lounge, NAME, home.fake.bot),
        home.fake.thread(home.lounge, "another circle", home.fake.bot, private=True),
        home.fake.thread(home.fake.channel(home.guild, "other"), NAME, home.fake.bot, private=True),
    ]
    await done(home)
    await said_in(home, key)
    assert not any(of_bot(each) for each in [before, *others])


async def test_on_a_card_in_a_thread_it_stands_beside_that(home: Home) -> None:
    inside = home.fake.thread(home.lounge, "talk", home.ana, home.fake.bot)
    await home.bot.hears()
    await asked(home, inside)
    await done(home)
    assert [each.kind for each in threads(home)] == [Kind.PUBLIC_THREAD, Kind.PRIVATE_THREAD]


@pytest.mark.parametrize("kind", [Kind.ANNOUNCEMENT, Kind.VOICE, Kind.STAGE])
async def test_where_there_are_none_none_is_opened(home: Home, kind: Kind) -> None:
    channel = home.fake.channel(home.guild, f"none-{kind.value}", kind)
    await home.bot.hears()
    await asked(home, channel)
    await done(home)
    assert threads(home, channel) == []
    assert home.fake.log.of("POST", rf"/channels/{channel.id}/.*threads$") == []


async def test_not_in_a_forum_either(home: Home) -> None:
    forum = home.fake.channel(home.guild, "forum", Kind.FORUM)
    post = home.ana.post(forum, "a post", "hello")
    await home.bot.hears()
    await asked(home, post.channel)
    await done(home)
    assert threads(home, forum) == [post.channel]


@pytest.mark.parametrize("lacks", [Permission.CREATE_PRIVATE_THREADS, Permission.SEND_MESSAGES_IN_THREADS])
async def test_where_the_bot_may_not_none_is_opened(home: Home, lacks: Permission) -> None:
    await without(home, lacks)
    await asked(home)
    await done(home)
    assert threads(home) == []


async def test_without_the_history_it_still_opens(home: Home) -> None:
    """Those that were put away cannot be looked through there."""
    await without(home, Permission.READ_MESSAGE_HISTORY)
    await opened(home)


# who is in it


@pytest.mark.parametrize("fault", [{}, *LOST])
async def test_somebody_is_let_in_and_sent_out(home: Home, fault: dict[str, int]) -> None:
    key, thread = await opened(home)
    deed = (await home.bot.account(home.ana), await home.bot.account(home.ben))
    for method, is_in in (("PUT", True), ("DELETE", False)):
        if fault:
            home.fake.fault(method, "/thread-members/", **fault)  # type: ignore[arg-type]  # of a fault's own words
        if is_in:
            await home.bot.puts(home.guild, *(Admit(key=key, account=each) for each in deed))
        else:
            await home.bot.puts(home.guild, Expel(key=key, account=deed[0]))
        await done(home)
        assert people_in(home, thread) == ({home.ana.name, home.ben.name} if is_in else {home.ben.name})
    assert not home.ana.sees(thread)


async def test_whoever_is_not_in_it_need_not_go_and_whoever_has_left_need_not_come(home: Home) -> None:
    key, thread = await opened(home)
    left = home.another("left")
    await home.is_heard(left)
    account = await home.bot.account(left)
    home.fake.leave(home.guild, left)
    await home.bot.puts(home.guild, Expel(key=key, account=account), Admit(key=key, account=account))
    await let_in(home, key, home.ana)
    assert people_in(home, thread) == {home.ana.name}


async def test_who_has_left_is_no_fault_and_a_thread_that_is_gone_is(home: Home) -> None:
    assert home.bot.platform is not None
    _, thread = await opened(home)
    left = home.another("left")
    home.fake.leave(home.guild, left)
    comes = delivery(Manner.THREAD_IN, thread, Receipt(str(thread.id), str(thread.id)))
    comes = replace(comes, account=Account("discord", str(left.id)))
    assert await home.bot.platform.deliver(comes) == []
    home.fake.delete(thread)
    with pytest.raises(Undeliverable) as refused:
        await home.bot.platform.deliver(comes)
    assert (refused.value.closed, refused.value.reason) == (False, "gone")


async def test_without_manage_threads_it_looks_after_its_own(home: Home) -> None:
    await without(home, Permission.MANAGE_THREADS)
    key, thread = await opened(home)
    await let_in(home, key, home.ana, home.ben)
    await home.bot.puts(home.guild, Expel(key=key, account=await home.bot.account(home.ana)))
    await done(home)
    assert people_in(home, thread) == {home.ben.name}


async def test_from_an_open_one_nobody_is_sent_without_manage_threads(home: Home) -> None:
    await without(home, Permission.MANAGE_THREADS)
    key, thread = await opened(home, is_private=False)
    home.ana.say(thread, "hello")
    await home.bot.hears()
    await home.bot.puts(home.guild, Expel(key=key, account=await home.bot.account(home.ana)))
    await done(home)
    assert people_in(home, thread) == {home.ana.name}


@pytest.mark.parametrize("is_locked", [True, False])
async def test_into_one_that_was_put_away(home: Home, is_locked: bool) -> None:
    """One that was only quiet for long is open again; one that was locked stays shut, for those who are in it."""
    key, thread = await opened(home)
    home.fake.archive(thread, locked=is_locked)
    await let_in(home, key, home.ana)
    assert people_in(home, thread) == {home.ana.name}
    assert (thread.is_archived, thread.is_locked) == (is_locked, is_locked)
    home.fake.archive(thread, locked=is_locked)
    await home.bot.puts(home.guild, Expel(key=key, account=await home.bot.account(home.ana)))
    await done(home)
    assert people_in(home, thread) == set()
    assert (thread.is_archived, thread.is_locked) == (True, is_locked)


# the end


@pytest.mark.parametrize("fault", [{}, *LOST])
async def test_it_is_taken_away(home: Home, fault: dict[str, int]) -> None:
    key, thread = await opened(home)
    await let_in(home, key, home.ana)
    home.ana.say(thread, "good evening")
    if fault:
        home.fake.fault("DELETE", rf"/channels/{thread.id}$", **fault)  # type: ignore[arg-type]  # a fault's own words
    await home.bot.puts(home.guild, DeleteThread(key=key))
    await done(home)
    assert thread.is_deleted


async def test_one_that_is_gone_is_gone(home: Home) -> None:
    key, thread = await opened(home)
    home.fake.delete(thread)
    await home.bot.puts(home.guild, DeleteThread(key=key))
    await done(home)
    assert len(home.fake.log.of("DELETE", rf"/channels/{thread.id}$")) == 1


async def test_where_the_bot_may_not_take_it_away_it_is_told_so(home: Home) -> None:
    assert home.bot.platform is not None
    _, thread = await opened(home)
    await without(home, Permission.MANAGE_THREADS)
    gone = delivery(Manner.THREAD_GONE, thread, Receipt(str(thread.id), str(thread.id)))
    with pytest.raises(Undeliverable) as refused:
        await home.bot.platform.deliver(gone)
    assert (refused.value.closed, refused.value.reason) == (False, "refused")


@pytest.mark.parametrize("is_private", [True, False])
async def test_what_is_ours_is_changed_and_removed_in_one_that_is_locked(home: Home, is_private: bool) -> None:
    key, thread = await opened(home, is_private=is_private)
    said = [await said_in(home, key) for _ in range(3)]
    await home.bot.puts(home.guild, CloseThread(key=key))
    await done(home)
    assert (thread.is_archived, thread.is_locked) == (True, True)
    await home.bot.puts(home.guild, Edit(key=said[0], card=say("checkin-left")), *[Remove(key=one) for one in said[1:]])
    await done(home)
    [left] = of_bot(thread)
    assert left.content == home.bot.there.words("checkin-left", "en")
    assert (thread.is_archived, thread.is_locked) == (True, True)


async def test_without_manage_threads_it_is_not_locked_and_what_is_ours_can_be_removed(home: Home) -> None:
    """Discord would let it lock its own thread, and never again let it in."""
    await without(home, Permission.MANAGE_THREADS)
    key, thread = await opened(home)
    said = await said_in(home, key)
    await home.bot.puts(home.guild, CloseThread(key=key))
    await done(home)
    assert (thread.is_archived, thread.is_locked) == (True, False)
    await home.bot.puts(home.guild, Remove(key=said))
    await done(home)
    assert of_bot(thread) == []
    assert thread.is_archived


async def test_many_at_once_wake_it_once(home: Home) -> None:
    """Each of them needs it awake until it is done itself."""
    key, thread = await opened(home)
    await said_in(home, key)
    home.fake.archive(thread, locked=True)
    before = len(home.fake.log.of("PATCH", rf"/channels/{thread.id}$"))
    refused, together = asyncio.Barrier(3), asyncio.Barrier(3)
    [message] = of_bot(thread)

    async def deed() -> bool:
        there = home.bot.link.client.get_partial_messageable(thread.id)
        try:
            await there.get_partial_message(message.id).edit(content="changed", allowed_mentions=NOBODY)
        except discord.HTTPException:
            await refused.wait()
            raise
        await together.wait()
        return thread.is_archived

    through = home.bot.link.sending._threads.through
    assert await asyncio.gather(*(through(thread.id, deed) for _ in range(3))) == [False] * 3
    assert (thread.is_archived, thread.is_locked) == (True, True)
    assert len(home.fake.log.of("PATCH", rf"/channels/{thread.id}$")) == before + 2


async def test_where_it_cannot_be_put_away_again_what_was_to_be_removed_is_removed(home: Home) -> None:
    assert home.bot.platform is not None
    key, thread = await opened(home)
    await said_in(home, key)
    home.fake.archive(thread, locked=True)
    [message] = of_bot(thread)
    home.fake.fault("DELETE", "/messages/", delay=0.2, times=2)
    removing = asyncio.create_task(home.bot.platform.remove(Receipt(str(message.id), str(thread.id))))
    await home.fake.until(lambda: not thread.is_archived)
    rests = home.fake.fault("PATCH", rf"/channels/{thread.id}$", 403)
    await removing
    assert rests.met == 1
    assert of_bot(thread) == []


# who reads it


def rooms(home: Home) -> Overview:
    assert home.bot.platform is not None
    return home.bot.platform.rooms


async def test_who_reads_it(home: Home) -> None:
    key, thread = await opened(home)
    await let_in(home, key, home.ana)
    await home.bot.hears()
    ana, ben = (Account("discord", str(each.id)) for each in (home.ana, home.ben))
    assert not rooms(home).is_open(room(thread), Community(1, "discord", str(home.guild.id)))
    assert (rooms(home).reads(room(thread), ana), rooms(home).reads(room(thread), ben)) == (True, False)
    assert rooms(home).takes(room(thread))
    await home.bot.puts(home.guild, Expel(key=key, account=await home.bot.account(home.ana)))
    await done(home)
    await home.bot.hears()
    assert not rooms(home).reads(room(thread), ana)


async def test_who_looks_after_threads_reads_it(home: Home) -> None:
    _, thread = await opened(home)
    home.fake.role(home.guild, "carers", Permission.MANAGE_THREADS, home.ben)
    await home.bot.hears()
    assert rooms(home).reads(room(thread), Account("discord", str(home.ben.id)))
    assert not rooms(home).reads(room(thread), Account("discord", str(home.ana.id)))


async def test_of_one_that_is_older_than_we_it_is_not_known_who_is_in_it(home: Home) -> None:
    key, thread = await opened(home)
    await let_in(home, key, home.ana)
    await home.bot.dies()
    await home.bot.starts()
    ben = Account("discord", str(home.ben.id))
    assert not rooms(home).is_open(room(thread), Community(1, "discord", str(home.guild.id)))
    assert rooms(home).reads(room(thread), ben), "where that is not known, it is said that they read it"
    home.fake.overwrite(home.lounge, home.ben, deny=Permission.VIEW_CHANNEL)
    await home.bot.hears()
    assert not rooms(home).reads(room(thread), ben)
