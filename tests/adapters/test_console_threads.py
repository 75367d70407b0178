"""Threads on the console are places with a name of their own; it has no scheduled events."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.adapters.console.platform import Console, Post, Someone, room
from bot.core.deeds import Delivery, Hours, Manner, Receipt
from bot.core.errors import Undeliverable
from bot.core.replies import Shown, Typed

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def delivery(manner: Manner, key: str = "k" * 22, place: str = "#lounge", target: Receipt | None = None) -> Delivery:
    shown = Shown(lines=(("Evening: ", Typed("our\n walk")), ("More.",)), choices=(), zone="UTC", language="en")
    hours = Hours(NOON, NOON)
    return Delivery(
        key=key, manner=manner, account=None, place=room(place), shown=shown, cog="tests", target=target, hours=hours
    )


@pytest.fixture
def shown() -> list[Post]:
    return []


@pytest.fixture
def console(shown: list[Post]) -> Console:
    return Console(shown.append)


async def thread_in(console: Console, place: str = "#lounge") -> Receipt:
    [card] = await console.deliver(delivery(Manner.ROOM, place=place))
    [thread] = await console.deliver(delivery(Manner.THREAD, "t" * 22, place, card))
    return thread


async def test_a_thread_is_a_place_below_its_room_and_opening_one_shows_nothing(
    console: Console, shown: list[Post]
) -> None:
    thread = await thread_in(console)
    assert thread == Receipt("0", "#lounge/Evening: our walk")
    assert await console.deliver(delivery(Manner.THREAD, "t" * 22, target=Receipt("0", "#lounge"))) == [thread]
    assert [post.to for post in shown] == ["#lounge"]


async def test_what_is_sent_into_it_stands_there(console: Console, shown: list[Post]) -> None:
    thread = await thread_in(console)
    await console.deliver(delivery(Manner.ROOM, "i" * 22, thread.room))
    assert [(post.to, post.seen) for post in shown[1:]] == [("#lounge/Evening: our walk", "everyone_here")]
    assert console.newest_with_choices(Someone("ana"), thread.room) is None


async def test_a_thread_of_a_thread_is_one_of_the_room(console: Console) -> None:
    first = await thread_in(console)
    assert (await thread_in(console, first.room)).room == first.room


async def test_the_helpers_threads_are_theirs(console: Console) -> None:
    thread = await thread_in(console, "#helpers")
    assert not console.can_read(Someone("ana"), thread.room)


async def test_closing_one_shows_nothing(console: Console, shown: list[Post]) -> None:
    thread = await thread_in(console)
    assert await console.deliver(delivery(Manner.THREAD_END, "e" * 22, thread.room, thread)) == []
    assert len(shown) == 1


@pytest.mark.parametrize("manner", [Manner.EVENT, Manner.EVENT_MOVE, Manner.EVENT_END])
async def test_there_are_no_events(console: Console, shown: list[Post], manner: Manner) -> None:
    with pytest.raises(Undeliverable) as refused:
        await console.deliver(delivery(manner))
    assert (refused.value.reason, refused.value.closed) == ("unsupported", False)
    assert shown == []
