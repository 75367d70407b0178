"""Rooms: one that moderators move to another keeps what was meant for it, and one that takes nothing is told of."""

from __future__ import annotations

from bot.core.cog import Cog, Request, Undelivered, undelivered
from bot.core.commands import command
from bot.core.deeds import Edit, Send
from bot.core.errors import Reason, Undeliverable
from bot.core.heard import Moved, Unread
from bot.core.replies import Reply, say
from tests.engine.conftest import Build
from tests.engine.house import House, keep, person, place, room


class Board(Cog):
    """Hears what a room did not take."""

    @undelivered("board.notice")
    async def refused(self, refusal: Undelivered) -> None:
        await keep(refusal, f"{refusal.reason} {refusal.account_id}")

    @command("where")
    async def where(self, request: Request) -> Reply:
        return say("here", id=request.community.id)


async def notice(house: House, where: str, community: str = "here") -> str:
    deed = Send(to=room(where), card=say("notice"), topic="board.notice")
    return (await house.puts(deed, community=community))[0]


async def moves(house: House, was: str, to: str) -> None:
    await house.hear(Moved(id=f"moved to {to}", who=person("mia", shares=(to,)), place=place("mia", to), was=was))


async def test_a_cog_hears_why_a_room_took_nothing(build: Build) -> None:
    house = await build(Board())
    reasons: list[Reason] = ["gone", "forbidden", "too large", "refused"]
    for reason in reasons:
        house.platform.fails("lounge", Undeliverable(closed=False, reason=reason))
        await notice(house, "lounge")
        await house.postman.work()
    assert await house.kept() == [f"{reason} None" for reason in reasons]
    assert await house.postman.next_at() is None


async def test_an_edit_names_the_card_that_it_changes(build: Build) -> None:
    house = await build()
    key = await notice(house, "lounge")
    await house.postman.work()
    await house.puts(Edit(key=key, card=say("changed")))
    await house.postman.work()
    first, second = house.platform.shown
    assert (first.key, first.card, second.card) == (key, key, key)
    assert second.key != key


async def test_a_community_goes_along_when_its_room_is_moved(build: Build) -> None:
    house = await build(Board())
    before = await house.community("old room")
    await notice(house, "old room", "old room")
    await moves(house, "old room", "new room")
    assert await house.community("new room") == before
    await house.postman.work()
    assert house.platform.seen("new room") == ["notice"]
    assert not house.platform.seen("old room")


async def test_what_was_begun_in_the_new_room_gives_way(build: Build) -> None:
    house = await build(Board())
    old, new = await house.community("old room"), await house.community("new room")
    await moves(house, "old room", "new room")
    assert [await house.community("new room"), await house.community("old room")] == [old, new]
    await moves(house, "old room", "new room")  # heard again
    assert await house.community("new room") == old


async def test_a_room_of_a_community_is_moved_and_the_community_stays(build: Build) -> None:
    house = await build(Board())
    before = await house.community("here")
    await notice(house, "lounge")
    await notice(house, "garden")
    await moves(house, "lounge", "new lounge")
    await house.postman.work()
    assert house.platform.seen("new lounge") == ["notice"]
    assert house.platform.seen("garden") == ["notice"]
    assert await house.community("here") == before


async def test_whoever_cannot_be_read_is_told_once_and_in_private(build: Build) -> None:
    house = await build()
    unread = Unread(id="sealed", who=person("ana"), place=place("ana", None))
    await house.hear(unread)
    await house.hear(unread)
    assert house.platform.seen("ana") == ["message-unreadable"]
