"""Threads and scheduled events by deeds: each thing once, whatever Discord answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio

from bot.core.deeds import CancelEvent, CloseThread, Inside, MoveEvent, OpenThread, PlanEvent, Send
from bot.core.replies import Text, Typed, say
from tests.support.discord_bot import Home, a_home, a_part_of, done, room
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_world import Channel, Kind, Message, ScheduledEvent

pytestmark = pytest.mark.asyncio(loop_scope="module")
NAME = "**our** evening @everyone <@1>"
TITLE = Text("which-community-name", {"name": Typed(NAME)})
SOON = datetime.now(UTC).replace(microsecond=0) + timedelta(days=1)


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Home]:
    async with a_home(tmp_path_factory.mktemp("bot")) as home:
        yield home


@pytest_asyncio.fixture(loop_scope="module")
async def home(shared: Home) -> AsyncIterator[Home]:
    async with a_part_of(shared) as home:
        await home.is_heard(home.ben)
        yield home


def plain(name: str) -> str:
    """As it is read; between its signs stands what keeps Discord from making anything of them."""
    assert "@everyone" not in name
    return name.replace("\u2060", "")


def threads(home: Home) -> list[Channel]:
    return [each for each in home.guild.channels.values() if each.is_thread and each.parent is home.lounge]


def card(home: Home) -> Message:
    return next(each for each in home.ana.sees_of_bot(home.lounge) if not each.is_ephemeral)


async def opened(home: Home) -> tuple[str, Channel]:
    [on] = await home.bot.puts(home.guild, Send(to=room(home.lounge), card=say("checkin-left")))
    [key] = await home.bot.puts(home.guild, OpenThread(on=on, title=TITLE))
    await done(home)
    [thread] = threads(home)
    return key, thread


# threads


async def test_a_thread_hangs_on_its_message(home: Home) -> None:
    _, thread = await opened(home)
    assert thread.id == card(home).id
    assert plain(thread.name) == NAME


async def test_what_is_said_in_it_stands_in_it(home: Home) -> None:
    key, thread = await opened(home)
    await home.bot.puts(home.guild, Send(to=Inside(key), card=say("question-dropped")))
    await done(home)
    assert len(home.ana.sees_of_bot(thread)) == 1
    home.ana.say(thread, "!checkin now 4")
    await home.fake.until(lambda: home.ana.sees_of_bot())


@pytest.mark.parametrize("fault", [{"lose": True}, {"cut": True}, {"status": 500}, {"status": 503}])
async def test_a_thread_is_opened_once(home: Home, fault: dict[str, int]) -> None:
    made = home.fake.fault("POST", "/threads$", **fault)  # type: ignore[arg-type]  # of a fault's own words
    _, thread = await opened(home)
    assert made.met == 1
    assert plain(thread.name) == NAME


@pytest.mark.parametrize("fault", [{}, {"lose": True}, {"status": 503}])
async def test_it_is_put_away_and_locked(home: Home, fault: dict[str, int]) -> None:
    key, thread = await opened(home)
    if fault:
        home.fake.fault("PATCH", rf"/channels/{thread.id}$", **fault)  # type: ignore[arg-type]  # of a fault's own words
    await home.bot.puts(home.guild, CloseThread(key=key))
    await done(home)
    assert (thread.is_archived, thread.is_locked) == (True, True)


async def test_where_the_bot_may_not_lock_it_is_only_put_away(home: Home) -> None:
    key, thread = await opened(home)
    held = home.fake.role_of_bot(home.guild).permissions
    home.fake.permit(home.guild, home.fake.role_of_bot(home.guild), held & ~Permission.MANAGE_THREADS)
    await home.bot.hears()
    await home.bot.puts(home.guild, CloseThread(key=key))
    await done(home)
    home.fake.permit(home.guild, home.fake.role_of_bot(home.guild), held)
    assert thread.is_archived


@pytest.mark.parametrize("how", ["gone", "put away"])
async def test_one_that_is_closed_already(home: Home, how: str) -> None:
    key, thread = await opened(home)
    if how == "gone":
        home.fake.delete(thread)
    else:
        home.fake.archive(thread)
    await home.bot.hears()
    await home.bot.puts(home.guild, CloseThread(key=key))
    await done(home)
    assert thread.is_deleted or thread.is_archived


async def test_a_message_that_is_gone_has_no_thread(home: Home) -> None:
    [on] = await home.bot.puts(home.guild, Send(to=room(home.lounge), card=say("checkin-left")))
    home.fake.state.delete(card(home))
    await home.bot.puts(home.guild, OpenThread(on=on, title=TITLE))
    await done(home)
    assert threads(home) == []


async def test_where_the_bot_may_open_none(home: Home) -> None:
    home.fake.overwrite(home.lounge, home.fake.bot, deny=Permission.CREATE_PUBLIC_THREADS)
    [on] = await home.bot.puts(home.guild, Send(to=room(home.lounge), card=say("checkin-left")))
    await home.bot.puts(home.guild, OpenThread(on=on, title=TITLE))
    await done(home)
    assert len(home.fake.log.of("POST", rf"{home.lounge.id}/messages/\d+/threads$")) == 1


# events


def planned(channel: Channel, after: int = 0) -> PlanEvent:
    at = SOON + timedelta(days=after)
    return PlanEvent(
        place=room(channel), title=TITLE, about=Text("checkin-left"), starts_at=at, ends_at=at + timedelta(hours=1)
    )


async def event_in(home: Home, channel: Channel) -> tuple[str, ScheduledEvent]:
    before = set(home.guild.events)
    [key] = await home.bot.puts(home.guild, planned(channel))
    await done(home)
    [made] = set(home.guild.events) - before
    return key, home.guild.events[made]


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.VOICE, Kind.STAGE])
async def test_an_event_is_planned(home: Home, kind: Kind) -> None:
    channel = home.fake.channel(home.guild, f"evening-{kind.value}", kind)
    await home.bot.hears()
    _, event = await event_in(home, channel)
    assert plain(event.said["name"]) == NAME
    assert event.said["description"] == home.bot.there.words("checkin-left", "en")
    assert datetime.fromisoformat(event.said["scheduled_start_time"]) == SOON
    if kind is Kind.TEXT:
        assert event.said["entity_metadata"]["location"] == f"#{channel.name}"
    else:
        assert str(event.said["channel_id"]) == str(channel.id)
    home.guild.events.clear()


@pytest.mark.parametrize("fault", [{"lose": True}, {"cut": True}, {"status": 500}, {"status": 503}])
async def test_an_event_is_planned_once(home: Home, fault: dict[str, int]) -> None:
    made = home.fake.fault("POST", "/scheduled-events$", **fault)  # type: ignore[arg-type]  # of a fault's own words
    await event_in(home, home.lounge)
    assert made.met == 1


async def test_two_evenings_at_once_are_two_events(home: Home) -> None:
    """The same name and hour in two places: the one that is there already is not the other one."""
    other = home.fake.channel(home.guild, "the other room", Kind.VOICE)
    await home.bot.hears()
    before = len(home.guild.events)
    for channel in (home.lounge, other):
        await home.bot.puts(home.guild, planned(channel))
    await done(home)
    assert len(home.guild.events) == before + 2


@pytest.mark.parametrize("fault", [{}, {"lose": True}, {"status": 503}])
async def test_it_is_moved_and_called_off(home: Home, fault: dict[str, int]) -> None:
    key, event = await event_in(home, home.lounge)
    later = SOON + timedelta(days=2)
    for _ in range(2):
        if fault:
            home.fake.fault("PATCH", f"/scheduled-events/{event.id}$", **fault)  # type: ignore[arg-type]  # a fault's
        if _ == 0:
            move = MoveEvent(key=key, starts_at=later, ends_at=later + timedelta(hours=2))
            await home.bot.puts(home.guild, move)
            await done(home)
            assert datetime.fromisoformat(event.said["scheduled_start_time"]) == later
            assert datetime.fromisoformat(event.said["scheduled_end_time"]) == later + timedelta(hours=2)
    await home.bot.puts(home.guild, CancelEvent(key=key))
    await done(home)
    assert event.status == 4


async def test_one_that_is_on_is_ended(home: Home) -> None:
    key, event = await event_in(home, home.lounge)
    event.status = 2
    await home.bot.puts(home.guild, CancelEvent(key=key))
    await done(home)
    assert event.status == 3


async def test_one_that_is_gone(home: Home) -> None:
    key, event = await event_in(home, home.lounge)
    del home.guild.events[event.id]
    move = MoveEvent(key=key, starts_at=SOON + timedelta(days=3), ends_at=SOON + timedelta(days=4))
    await home.bot.puts(home.guild, move, CancelEvent(key=key))
    await done(home)
    assert event.id not in home.guild.events


async def test_where_the_bot_may_plan_none(home: Home) -> None:
    held = home.fake.role_of_bot(home.guild).permissions
    home.fake.permit(
        home.guild, home.fake.role_of_bot(home.guild), held & ~Permission.CREATE_EVENTS & ~Permission.MANAGE_EVENTS
    )
    before = len(home.guild.events)
    await home.bot.puts(home.guild, planned(home.lounge, 5))
    await done(home)
    home.fake.permit(home.guild, home.fake.role_of_bot(home.guild), held)
    assert len(home.guild.events) == before


async def test_a_place_that_is_gone(home: Home) -> None:
    home.fake.delete(home.lounge)
    await home.bot.hears()
    before = len(home.guild.events)
    await home.bot.puts(home.guild, planned(home.lounge, 6))
    await done(home)
    assert len(home.guild.events) == before
