"""Private threads: who is let in and sent out, and what is taken away with them; and stages."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from bot.core.cog import Cog, Undelivered, undelivered
from bot.core.deeds import (
    Admit,
    CloseStage,
    CloseThread,
    Deed,
    DeleteThread,
    Expel,
    Inside,
    Manner,
    OpenStage,
    OpenThread,
    Receipt,
    Send,
)
from bot.core.errors import TryLater, Undeliverable
from bot.core.people import AccountId
from bot.core.replies import Text, Typed, say
from bot.storage import personal
from bot.storage.tables import accounts, members, outbox, receipts
from tests.engine.conftest import Build
from tests.engine.house import House, keep, person, room

SQUARE = room("#square")
THREAD = "#square/title"
REFUSED = Undeliverable(closed=False, reason="refused")


class Host(Cog):
    @undelivered("sessions")
    async def not_opened(self, session: Undelivered) -> None:
        await keep(session, f"{session.key} {session.reason}")

    @undelivered("gone")
    async def not_taken_away(self, session: Undelivered) -> None:
        await keep(session, f"{session.after} stays: {session.reason}")


async def opened(house: House, *after: Deed, is_private: bool = True) -> str:
    """A thread on a card, both on their way; gives its key."""
    [on] = await house.puts(Send(to=SQUARE, card=say("card")))
    deed = OpenThread(on=on, title=Text("title"), is_private=is_private, topic="sessions")
    [key] = await house.puts(deed, *after)
    return key


def manners(house: House) -> list[Manner]:
    return [delivery.manner for delivery in house.platform.shown]


def named(house: House) -> list[tuple[Manner, str]]:
    """Who was let in and sent out, in order."""
    people = (Manner.THREAD_IN, Manner.THREAD_OUT)
    return [(one.manner, one.account.ref) for one in house.platform.shown if one.manner in people and one.account]


async def test_a_private_thread_hangs_on_its_message_as_any_does(build: Build) -> None:
    house = await build(Host())
    key = await opened(house)
    await house.postman.work()
    made = house.platform.shown[-1]
    assert (made.key, made.manner, made.account, made.place) == (key, Manner.PRIVATE_THREAD, None, SQUARE)
    assert (made.shown.lines, made.target) == ((("title",),), Receipt("m0", "room of #square"))


async def test_people_are_let_in_and_sent_out_in_the_order_of_what_is_said_there(build: Build) -> None:
    house = await build(Host())
    ana, ben = await house.account("ana"), await house.account("ben")
    key = await opened(house)
    await house.puts(Admit(key=key, account=ana))
    await house.puts(Admit(key=key, account=ben))
    await house.puts(Send(to=Inside(key), card=say("hello")))
    await house.puts(Expel(key=key, account=ben), CloseThread(key=key))
    await house.postman.work()
    assert manners(house)[1:] == [
        Manner.PRIVATE_THREAD,
        Manner.THREAD_IN,
        Manner.THREAD_IN,
        Manner.ROOM,
        Manner.THREAD_OUT,
        Manner.THREAD_END,
    ]
    assert named(house) == [(Manner.THREAD_IN, "ana"), (Manner.THREAD_IN, "ben"), (Manner.THREAD_OUT, "ben")]
    let_in = house.platform.shown[2]
    assert (let_in.place, let_in.target) == (room(THREAD), Receipt("m1", THREAD))
    assert (let_in.may_point, let_in.shown.lines) == (False, ())


async def test_who_is_let_in_waits_behind_what_is_put_off_there(build: Build) -> None:
    house = await build(Host())
    key = await opened(house)
    await house.postman.work()
    house.platform.fails(THREAD, TryLater(after=20))
    await house.puts(Send(to=Inside(key), card=say("hello")))
    await house.puts(Expel(key=key, account=await house.account("ana")))
    await house.postman.work()
    assert manners(house)[-1] is Manner.PRIVATE_THREAD
    house.later(seconds=30)
    await house.postman.work()
    assert manners(house)[-2:] == [Manner.ROOM, Manner.THREAD_OUT]


async def test_it_is_no_message_to_them(build: Build) -> None:
    """Who wants nothing unasked, and whose door is closed, is let in all the same; nothing of theirs waits for it."""
    house = await build(Host())
    ana = await house.account("ana")
    async with house.database.transaction() as tx:
        await tx.execute(update(members).values(quiet=True))
    house.platform.closes("ana", points_in="#square")
    house.platform.hold(THREAD)
    key = await opened(house)
    await house.postman.work()
    await house.puts(Admit(key=key, account=ana))
    async with house.database.transaction() as tx:
        assert await tx.claims.accounts_due(house.clock.now()) == []
        assert await tx.claims.free(ana, house.clock.now()) == set()
    house.platform.let_go(THREAD)
    await house.postman.work()
    assert named(house) == [(Manner.THREAD_IN, "ana")]
    assert house.platform.standing() == []
    async with house.database.reading() as look:
        assert (await look.execute(select(receipts.c.account))).scalars().all() == [None, None]


async def test_one_who_is_erased_is_not_let_in_and_it_is_given_out_that_they_would_be(build: Build) -> None:
    house = await build(Host())
    ana = await house.account("ana")
    key = await opened(house)
    await house.puts(Admit(key=key, account=ana))
    async with house.database.transaction() as tx:
        member = (await tx.people.know(person("ana"))).member
        assert [one["about"] for one in (await personal.export(tx, member))["messages waiting"]] == ["engine"]
        await personal.forget(tx, member, house.clock.now())
        assert (await tx.execute(select(outbox.c.key).where(outbox.c.whom == ana))).all() == []
    await house.postman.work()
    assert manners(house) == [Manner.ROOM, Manner.PRIVATE_THREAD]


async def test_nobody_is_let_in_who_is_known_no_more_or_elsewhere(build: Build) -> None:
    house = await build(Host())
    elsewhere = await house.account("ana")
    async with house.database.transaction() as tx:
        await tx.execute(update(accounts).where(accounts.c.id == elsewhere).values(platform="other"))
    key = await opened(house)
    await house.puts(Admit(key=key, account=elsewhere), Expel(key=key, account=AccountId(4711)))
    await house.postman.work()
    assert manners(house) == [Manner.ROOM, Manner.PRIVATE_THREAD]
    assert await house.postman.next_at() is None


async def test_where_it_cannot_be_its_cog_hears_so_and_all_that_waited_for_it_goes(build: Build) -> None:
    house = await build(Host())
    ana = await house.account("ana")
    key = await opened(house)
    house.platform.when_shown = lambda _: house.platform.always_fails("#square", REFUSED)
    await house.puts(Admit(key=key, account=ana), Send(to=Inside(key), card=say("hello")), DeleteThread(key=key))
    await house.postman.work()
    assert manners(house) == [Manner.ROOM]
    assert await house.kept() == [f"{key} refused"]
    assert await house.postman.next_at() is None


async def test_it_is_taken_away_after_all_that_was_done_in_it(build: Build) -> None:
    house = await build(Host())
    key = await opened(house)
    await house.puts(Send(to=Inside(key), card=say("hello")))
    await house.puts(CloseThread(key=key), DeleteThread(key=key, topic="gone"))
    await house.postman.work()
    assert manners(house)[-3:] == [Manner.ROOM, Manner.THREAD_END, Manner.THREAD_GONE]
    gone = house.platform.shown[-1]
    assert (gone.account, gone.place, gone.target) == (None, room(THREAD), Receipt("m1", THREAD))
    assert await house.kept() == []


async def test_where_it_may_not_be_taken_away_its_cog_hears_of_which(build: Build) -> None:
    house = await build(Host())
    key = await opened(house, is_private=False)
    await house.postman.work()
    house.platform.fails(THREAD, REFUSED)
    await house.puts(DeleteThread(key=key, topic="gone"))
    await house.postman.work()
    assert await house.kept() == [f"{key} stays: refused"]
    assert await house.postman.next_at() is None


async def test_a_stage_is_opened_and_ended_once(build: Build) -> None:
    house = await build(Host())
    stage = room("#stage")
    [key] = await house.puts(OpenStage(place=stage, title=Text("title", {"name": Typed("our evening")})))
    async with house.database.reading() as look:
        assert "evening" not in (await look.execute(select(outbox.c.card))).scalar_one()
    await house.postman.work()
    await house.puts(CloseStage(key=key))
    await house.postman.work()
    begun, ended = house.platform.shown
    assert (begun.manner, begun.place, begun.target) == (Manner.STAGE, stage, None)
    assert begun.shown.lines == (("title", "our evening"),)
    assert (ended.manner, ended.place, ended.target) == (Manner.STAGE_END, stage, Receipt("m0", "room of #stage"))


@pytest.mark.parametrize("fault", [REFUSED, None])
async def test_a_stage_that_was_never_opened_is_not_ended(build: Build, fault: Undeliverable | None) -> None:
    house = await build(Host())
    if fault is not None:
        house.platform.fails("#stage", fault)
    house.platform.has_stages = fault is not None
    [key] = await house.puts(OpenStage(place=room("#stage"), title=Text("title"), topic="sessions"))
    await house.postman.work()
    await house.puts(CloseStage(key=key))
    await house.postman.work()
    assert Manner.STAGE_END not in manners(house)
    assert await house.kept() == ([] if fault is None else [f"{key} refused"])
    assert await house.postman.next_at() is None
