"""Who may what, commands that a platform took apart, and what a commit changes for those who come after."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.core.cog import Cog, News, Request, listens
from bot.core.commands import FACILITATORS, HELPERS, MODERATORS, command
from bot.core.deeds import Send
from bot.core.heard import Left
from bot.core.options import Words
from bot.core.people import Account, Membership, Person, Role
from bot.core.replies import Card, Choice, Text, say
from bot.storage import personal
from bot.storage.tables import accounts
from tests.engine.conftest import Build
from tests.engine.house import House, keep, person, place, room
from tests.support.fake_platform import key_shown


class Gate(Cog):
    """Tells the hall who changed and who left."""

    @listens(News.SETTINGS)
    async def changed(self, request: Request) -> None:
        request.do(Send(to=room("#hall"), card=say("new tongue")))

    @listens(News.LEFT)
    async def left(self, request: Request) -> None:
        request.do(Send(to=room("#hall"), card=say("left")))


Gate.name = "gate"
MOD = person("mod", roles=frozenset({Role.MODERATOR}))


class Hall(Cog):
    @command("menu")
    async def menu(self, request: Request) -> Card:
        return say("menu", Choice(Text("key"), "unlock"))

    @command("unlock", for_=MODERATORS)
    async def unlock(self, request: Request) -> Card:
        await keep(request, "unlocked")
        return say("unlocked")

    @command("lead", for_=FACILITATORS)
    async def lead(self, request: Request) -> Card:
        return say("led")

    @command("carry", for_=HELPERS)
    async def carry(self, request: Request) -> Card:
        return say("carried")

    @command("speak")
    async def speak(self, request: Request, tongue: Words) -> Card:
        request.member = replace(request.member, language=tongue)
        await request.tx.people.change(request.member)
        request.announce(News.SETTINGS)
        request.do(Send(to=room("#hall"), card=say("spoke")))
        if tongue == "xx":
            raise RuntimeError("no such tongue")
        return say("speaks")


@pytest.mark.parametrize(
    ("name", "helper", "facilitator", "moderator"),
    [("unlock", False, False, True), ("lead", False, True, True), ("carry", True, False, True)],
)
async def test_who_may_what(build: Build, name: str, helper: bool, facilitator: bool, moderator: bool) -> None:
    house = await build(Hall())
    may = {Role.HELPER: helper, Role.FACILITATOR: facilitator, Role.MODERATOR: moderator}
    for role, allowed in may.items():
        await house.says(person(role.value, roles=frozenset({role})), f"!{name}")
        assert (house.platform.seen(role.value) != ["not-allowed"]) == allowed
    await house.says("nobody", f"!{name}")
    await house.calls("caller", name)
    assert house.platform.seen("nobody") == house.platform.seen("caller") == ["not-allowed"]


async def test_authority_is_that_of_the_moment_and_pressing_gives_none(build: Build) -> None:
    house = await build(Hall())
    await house.says("ana", "!menu")
    menu = house.platform.newest("ana").key
    await house.says(replace(MOD, account=person("ana").account), "!unlock")
    await house.presses("ana", menu, 0)
    assert house.platform.seen("ana") == ["menu", "unlocked", "not-allowed"]
    assert await house.kept() == ["unlocked"]


async def test_a_moderator_elsewhere_is_nobody_here(build: Build) -> None:
    house = await build(Hall())
    here, there = person("ana").memberships[0], person("ana", roles=frozenset({Role.MODERATOR}), shares=["there"])
    await house.says(replace(there, memberships=(here, *there.memberships)), "!unlock")
    assert await house.kept() == []


async def test_a_command_that_the_platform_took_apart(build: Build) -> None:
    house = await build(Hall())
    await house.calls("ana", "speak", tongue=" pt \x07", colour="red")
    assert house.platform.seen("ana") == ["speaks"]
    await house.calls("ana", "speak")
    assert house.platform.seen("ana")[1] == "ask-speak-tongue"
    await house.calls("ana", "sing")
    assert house.platform.seen("ana")[2] == "command-gone"


async def test_each_cog_signs_what_it_wrote(build: Build) -> None:
    house = await build(Hall(), Gate())
    await house.says("ana", "!speak pt")
    await house.hear(Left(id="left", who=person("ana"), place=place("ana", None)))
    await house.postman.work()
    signed = {key_shown(delivery): delivery.cog for delivery in house.platform.shown}
    assert signed == {"speaks": "engine", "spoke": "engine", "new tongue": "gate", "left": "gate"}


async def test_standing_follows_what_was_committed_and_nothing_else(build: Build) -> None:
    house = await build(Hall())
    ana = person("ana").account
    before = house.dispatcher.standing
    await house.says("ana", "!speak pt")
    assert house.dispatcher.standing.of(ana).language == "pt"
    await house.says("ana", "!speak xx")
    assert house.dispatcher.standing.of(ana).language == "pt"
    house.refuses_writes = True
    await house.says("ana", "!speak de")
    assert house.dispatcher.standing.of(ana).language == "pt"
    assert before.of(ana).language is None


async def test_a_stranger_without_a_community_leaves_nothing_behind(build: Build) -> None:
    house = await build(Hall())
    eve = person("eve", shares=())
    await house.says(eve, "!you export")
    assert house.platform.seen("eve") == ["no-community"]
    async with house.database.reading() as look:
        assert (await look.execute(select(accounts.c.id))).all() == []


async def named(house: House, role: Role, *ids: str, community: str = "here") -> None:
    async with house.database.transaction() as tx:
        there = await tx.people.community("fake", community)
        await tx.people.change_community(replace(there, named={**there.named, role: frozenset(ids)}))


def holding(name: str, *roles: str, community: str = "here") -> Person:
    """Somebody with these roles of the platform's own."""
    return Person(Account("fake", name), (Membership(community, holds=frozenset(roles)),))


async def test_whom_moderators_named_may_what_they_were_named_for(build: Build) -> None:
    house = await build(Hall())
    await named(house, Role.HELPER, "nurses", "ana")
    await named(house, Role.FACILITATOR, "hosts")
    for who in (holding("ana"), holding("ben", "nurses", "hosts"), holding("cem", "hosts"), holding("dia", "here")):
        await house.says(who, "!carry")
        await house.says(who, "!lead")
    assert house.platform.seen("ana") == ["carried", "not-allowed"]
    assert house.platform.seen("ben") == ["carried", "led"]
    assert house.platform.seen("cem") == ["not-allowed", "led"]
    assert house.platform.seen("dia") == ["not-allowed", "not-allowed"]


async def test_what_they_are_in_one_community_they_are_in_no_other(build: Build) -> None:
    house = await build(Hall())
    await named(house, Role.HELPER, "nurses", "ana")
    await house.says(holding("ana", "nurses", community="there"), "!carry")
    await named(house, Role.HELPER)
    await house.says(holding("ana", "nurses"), "!carry")
    assert house.platform.seen("ana") == ["not-allowed", "not-allowed"]


async def test_that_somebody_was_named_is_given_out_and_erased_with_them(build: Build) -> None:
    house = await build(Hall())
    await named(house, Role.HELPER, "ana", "ben")
    await named(house, Role.FACILITATOR, "ana", community="there")
    async with house.database.transaction() as tx:
        ana = (await tx.people.know(person("ana"))).member
        given = await personal.export(tx, ana)
        assert [one["community"] for one in given["named by"]] == ["here", "there"]
        await personal.forget(tx, ana, house.clock.now())
        assert (await personal.export(tx, ana))["named by"] == []
        here, there = [await tx.people.community("fake", ref) for ref in ("here", "there")]
    assert (here.named, there.named) == ({Role.HELPER: frozenset({"ben"})}, {})
