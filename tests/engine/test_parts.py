"""A room that a space counts as its own: it stands alone until one of its own moderators agrees."""

from __future__ import annotations

from bot.core.cog import Cog, Request
from bot.core.commands import MODERATORS, command
from bot.core.people import Account, Membership, Person, Role
from bot.core.replies import Reply
from cogs.community.commands import Community
from tests.engine.conftest import Build
from tests.engine.house import House, keep

MODERATES = frozenset({Role.MODERATOR})
NOBODY = frozenset[Role]()


class Asks(Cog):
    """Writes down in which community it was asked."""

    @command("where")
    async def where(self, request: Request) -> Reply:
        await keep(request, request.community.ref)
        return None

    @command("rule", for_=MODERATORS)
    async def rule(self, request: Request) -> Reply:
        await keep(request, f"ruled in {request.community.ref}")
        return None


def somebody(name: str, room: frozenset[Role], space: frozenset[Role], *, claims: bool = True) -> Person:
    """In a room that the space Hilltop claims."""
    claimed_by = (Membership("hilltop", space, "Hilltop <b>"),) if claims else ()
    return Person(Account("fake", name), (Membership("lounge", room, "Lounge", claimed_by=claimed_by),), "en")


async def opened(build: Build) -> House:
    return await build(Asks(), Community(lambda _: True))


async def agrees(house: House, who: Person) -> None:
    """To what `community setup` offers, in the room and then in private, as it is on Matrix."""
    await house.says(who, "!community setup", room="lounge")
    card = house.platform.shown[-1]
    assert "community-belong" in card.shown.choices
    await house.presses(who, card.key, card.shown.choices.index("community-belong"))


async def test_it_stands_alone_whoever_claims_it(build: Build) -> None:
    house = await opened(build)
    await house.says(somebody("eve", NOBODY, MODERATES), "!rule", room="lounge")
    await house.says(somebody("ana", NOBODY, NOBODY), "!where", room="lounge")
    assert await house.kept() == ["lounge"]
    assert house.platform.seen("eve") == ["not-allowed"]


async def test_its_own_moderator_agrees_and_then_it_belongs(build: Build) -> None:
    house = await opened(build)
    await agrees(house, somebody("mia", MODERATES, NOBODY))
    assert house.platform.seen("mia")[-1] == "community-belongs"
    await house.says(somebody("ana", NOBODY, NOBODY), "!where", room="lounge")
    await house.says(somebody("ana", NOBODY, NOBODY), "!where")
    await house.says(somebody("tom", NOBODY, MODERATES), "!rule", room="lounge")
    await house.says(somebody("mia", MODERATES, NOBODY), "!rule", room="lounge")
    assert await house.kept() == ["hilltop", "hilltop", "ruled in hilltop"]
    assert house.platform.seen("mia")[-1] == "not-allowed"


async def test_a_moderator_of_the_space_alone_agrees_to_nothing(build: Build) -> None:
    house = await opened(build)
    await house.says(somebody("mia", MODERATES, NOBODY), "!community setup", room="lounge")
    card = house.platform.shown[-1]
    choice = card.shown.choices.index("community-belong")
    await house.presses(somebody("mia", NOBODY, MODERATES), card.key, choice)  # she moderates it no more
    assert house.platform.seen("mia")[-1] == "not-yours"
    await house.presses(somebody("mia", MODERATES, NOBODY, claims=False), card.key, choice)  # nobody claims it any more
    assert house.platform.seen("mia")[-1] == "choice-gone"
    await house.says(somebody("ana", NOBODY, NOBODY), "!where", room="lounge")
    assert await house.kept() == ["lounge"]


async def test_when_the_space_lets_it_go_it_stands_alone_again(build: Build) -> None:
    house = await opened(build)
    await agrees(house, somebody("mia", MODERATES, NOBODY))
    await house.says(somebody("ana", NOBODY, NOBODY, claims=False), "!where", room="lounge")
    assert await house.kept() == ["lounge"]


async def test_whoever_is_in_both_is_in_one_community(build: Build) -> None:
    house = await opened(build)
    await agrees(house, somebody("mia", MODERATES, NOBODY))
    in_room = somebody("ana", NOBODY, NOBODY).memberships
    both = Person(Account("fake", "ana"), (*in_room, Membership("hilltop", NOBODY, "Hilltop")), "en")
    await house.says(both, "!where")
    assert await house.kept() == ["hilltop"]
