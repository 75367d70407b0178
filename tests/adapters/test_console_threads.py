"""Threads on the console are places with a name of their own; it has no scheduled events."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.adapters.console.platform import Console, Post, Someone, room
from bot.core.deeds import Delivery, Hours, Manner, Receipt
from bot.core.errors import Undeliverable
from bot.core.people import Account, Community, Role
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
    await console.deliver(delivery(Manner.ROOM, "i" * 22, thread.room))
    assert not console.can_read(Someone("ana"), console.posts[-1])


async def test_closing_one_shows_nothing(console: Console, shown: list[Post]) -> None:
    thread = await thread_in(console)
    assert await console.deliver(delivery(Manner.THREAD_END, "e" * 22, thread.room, thread)) == []
    assert len(shown) == 1


async def private_thread(console: Console, *let_in: str) -> Receipt:
    [card] = await console.deliver(delivery(Manner.ROOM))
    [thread] = await console.deliver(delivery(Manner.PRIVATE_THREAD, "t" * 22, target=card))
    for name in let_in:
        await console.deliver(about(Manner.THREAD_IN, name, thread))
    await console.deliver(delivery(Manner.ROOM, "i" * 22, thread.room))
    return thread


def about(manner: Manner, name: str, thread: Receipt) -> Delivery:
    return replace(delivery(manner, place=thread.room, target=thread), account=Account("console", name))


async def test_a_private_one_is_seen_by_those_let_in_and_by_moderators(console: Console, shown: list[Post]) -> None:
    thread = await private_thread(console, "ana", "ana", "ben")
    await console.deliver(about(Manner.THREAD_OUT, "ben", thread))
    for name in ("ana", "ben"):
        console.people[name] = Someone(name)
    inside, mia = shown[-1], Someone("mia", frozenset([Role.MODERATOR]))
    assert inside.to == "#lounge/Evening: our walk"
    assert [console.can_read(one, inside) for one in (Someone("ana"), Someone("ben"), mia)] == [True, False, True]
    there, here = room(thread.room), Community(1, "console", "here")
    assert [console.rooms.reads(there, Account("console", name)) for name in ("ana", "ben")] == [True, False]
    assert (console.rooms.is_open(there, here), console.rooms.is_open(room("#lounge"), here)) == (False, True)


async def test_opened_again_by_the_same_key_it_keeps_who_is_in_it(console: Console) -> None:
    thread = await private_thread(console, "ana")
    await console.deliver(delivery(Manner.PRIVATE_THREAD, "t" * 22, target=Receipt("0", "#lounge")))
    assert console.can_read(Someone("ana"), console.posts[-1])
    assert thread.message == "0"


async def test_a_later_one_of_the_same_name_has_its_own_people(console: Console) -> None:
    first = await private_thread(console, "ana")
    [card] = await console.deliver(delivery(Manner.ROOM, "d" * 22))
    [second] = await console.deliver(delivery(Manner.PRIVATE_THREAD, "u" * 22, target=card))
    await console.deliver(about(Manner.THREAD_IN, "ben", second))
    await console.deliver(delivery(Manner.ROOM, "j" * 22, second.room))
    assert first.room == second.room
    seen = {name: [console.can_read(Someone(name), console.posts[n]) for n in (1, 3)] for name in ("ana", "ben")}
    assert seen == {"ana": [True, False], "ben": [False, True]}


async def test_nobody_is_sent_out_of_an_open_one(console: Console) -> None:
    thread = await thread_in(console)
    await console.deliver(about(Manner.THREAD_IN, "ben", thread))
    await console.deliver(about(Manner.THREAD_OUT, "ana", thread))
    await console.deliver(delivery(Manner.ROOM, "i" * 22, thread.room))
    assert console.can_read(Someone("ana"), console.posts[-1])


async def test_taking_one_away_takes_what_stands_in_it(console: Console, shown: list[Post]) -> None:
    thread = await private_thread(console, "ana")
    gone = delivery(Manner.THREAD_GONE, "g" * 22, thread.room, thread)
    assert await console.deliver(gone) == []
    assert [post.removed for post in console.posts] == [False, True]
    assert not console.rooms.takes(room(thread.room))
    shown.clear()
    assert await console.deliver(gone) == []
    assert shown == []


async def test_who_was_let_in_outlives_the_process(console: Console) -> None:
    thread = await private_thread(console, "ana")
    after = Console(lambda _: None)
    after.load(console.dump())
    can_read = [after.can_read(Someone(name), after.posts[-1]) for name in ("ana", "ben")]
    assert can_read == [True, False]
    assert not after.rooms.is_open(room(thread.room), Community(1, "console", "here"))


@pytest.mark.parametrize("manner", [Manner.STAGE, Manner.STAGE_END])
async def test_there_are_no_stages(console: Console, shown: list[Post], manner: Manner) -> None:
    assert await console.deliver(delivery(manner)) == []
    assert shown == []


@pytest.mark.parametrize("manner", [Manner.EVENT, Manner.EVENT_MOVE, Manner.EVENT_END])
async def test_there_are_no_events(console: Console, shown: list[Post], manner: Manner) -> None:
    with pytest.raises(Undeliverable) as refused:
        await console.deliver(delivery(manner))
    assert (refused.value.reason, refused.value.closed) == ("unsupported", False)
    assert shown == []
