"""Edits: they wait for the message that they change, fold into the newest, and go when it was never shown."""

from __future__ import annotations

import pytest

from bot.core.deeds import Edit, Lane, Send
from bot.core.errors import TryLater, Undeliverable
from bot.core.replies import Choice, Text, say
from bot.storage.messages import StoredMessages
from tests.engine.conftest import Build
from tests.engine.house import House, room
from tests.support.fake_platform import LostAnswer

SQUARE = room("#square")


async def card(house: House, key: str = "card", lane: Lane = Lane.ANSWERS) -> str:
    [written] = await house.puts(Send(to=SQUARE, card=say(key, Choice(Text("join"), "join")), lane=lane))
    return written


async def edit(house: House, written: str, key: str, lane: Lane = Lane.ANSWERS) -> None:
    await house.puts(Edit(key=written, card=say(key, Choice(Text("leave"), "leave")), lane=lane))


async def choices(house: House, written: str) -> list[str]:
    """What can be pressed on it."""
    async with house.database.reading() as look:
        message = await StoredMessages(look).find(written)
    assert message is not None
    return [choice.does for choice in message.choices]


async def test_an_edit_changes_the_message_and_its_choices(build: Build) -> None:
    house = await build()
    written = await card(house)
    await house.postman.work()
    await edit(house, written, "edited")
    await house.postman.work()
    shown, changed = house.platform.shown
    assert changed.edits is not None
    assert changed.edits.message == "m0"
    assert changed.key != shown.key
    assert house.platform.seen("#square") == ["card", "edited"]
    assert await choices(house, written) == ["leave"]


async def test_an_edit_of_what_is_not_shown_yet_follows_it(build: Build) -> None:
    house = await build()
    written = await card(house)
    await edit(house, written, "edited")
    await house.postman.work()
    assert house.platform.seen("#square")[-1] == "edited"
    assert await choices(house, written) == ["leave"]


async def test_an_edit_waits_with_the_message_that_the_platform_puts_off(build: Build) -> None:
    house = await build()
    house.platform.fails("#square", TryLater(after=30))
    written = await card(house)
    await house.postman.work()
    await edit(house, written, "edited")
    await house.postman.work()
    assert house.platform.seen("#square") == []
    house.later(seconds=30)
    await house.postman.work()
    assert house.platform.seen("#square")[-1] == "edited"


async def test_an_edit_waits_with_the_message_that_met_a_fault(build: Build) -> None:
    house = await build()
    house.platform.fails("#square", ConnectionResetError())
    written = await card(house)
    await edit(house, written, "edited")
    await house.postman.work()
    house.later(minutes=1)
    await house.postman.work()
    assert house.platform.seen("#square")[-1:] == ["edited"]


@pytest.mark.parametrize("lane", [Lane.CRISIS, Lane.ANSWERS])
async def test_an_edit_in_a_quicker_lane_does_not_overtake_its_message(build: Build, lane: Lane) -> None:
    house = await build()
    written = await card(house, lane=Lane.PROMPTS)
    await edit(house, written, "edited", lane)
    await house.postman.work()
    await house.postman.work()
    assert house.platform.seen("#square")[-1] == "edited"


async def test_an_edit_of_what_is_being_shown_at_this_moment_comes_after_it(build: Build) -> None:
    house = await build()
    written = await card(house)
    now = house.clock.now()
    async with house.database.transaction() as tx:
        claimed = await tx.claims.claim(now, house.later(minutes=1), 10)
    house.clock.set(now)
    await edit(house, written, "edited")
    await house.postman.work()
    assert house.platform.tried == []
    await house.postman.deliver(claimed)
    await house.postman.work()
    assert house.platform.seen("#square") == ["card", "edited"]


async def test_waiting_edits_fold_into_the_newest(build: Build) -> None:
    house = await build()
    written = await card(house)
    other = await card(house, "other")
    await house.postman.work()
    for number in range(5):
        await edit(house, written, f"edit-{number}")
        await edit(house, other, f"other-{number}")
    await house.postman.work()
    assert house.platform.seen("#square") == ["card", "other", "edit-4", "other-4"]


async def test_an_edit_that_is_on_its_way_is_followed_by_a_newer_one(build: Build) -> None:
    house = await build()
    written = await card(house)
    await house.postman.work()
    await edit(house, written, "older")
    now = house.clock.now()
    async with house.database.transaction() as tx:
        claimed = await tx.claims.claim(now, house.later(minutes=1), 10)
    house.clock.set(now)
    await edit(house, written, "newer")
    await house.postman.deliver(claimed)
    await house.postman.work()
    assert house.platform.seen("#square") == ["card", "older", "newer"]


@pytest.mark.parametrize("together", [True, False])
async def test_an_edit_of_what_was_never_shown_goes_with_it(build: Build, together: bool) -> None:
    house = await build()
    house.platform.fails("#square", Undeliverable(closed=False))
    written = await card(house)
    if not together:
        await house.postman.work()
    await edit(house, written, "edited")
    await house.postman.work()
    assert house.platform.shown == []
    assert house.platform.tries("#square") == 1
    assert await house.postman.next_at() is None


async def test_an_edit_that_is_sent_again_after_a_lost_answer_has_its_key(build: Build) -> None:
    house = await build()
    written = await card(house)
    await house.postman.work()
    house.platform.fails("#square", LostAnswer())
    await edit(house, written, "edited")
    await house.postman.work()
    house.later(minutes=1)
    await house.postman.work()
    _, first, second = house.platform.tried
    assert first.key == second.key
    assert house.platform.seen("#square") == ["card", "edited"]
    assert await choices(house, written) == ["leave"]
