"""A bot with a session in it, for tests that look at what is kept."""

from __future__ import annotations

from sqlalchemy import select

from bot.core.heard import Said
from bot.core.people import Account, Membership, Person, Place, PlaceKind, Role
from cogs.sessions.tables import seats
from tests.privacy.trial import Trial
from tests.support.words import pattern_of

LOUNGE = Place(PlaceKind.ROOM, "#lounge")


async def opened(bot: Trial, minutes: int = 45, seats: int = 8) -> None:
    """A session that is going on, number 1."""
    bot.platform.rooms.places["lounge"] = LOUNGE.ref
    await bot.says("mod", f'!session open "Evening circle" {minutes} {seats} room:#lounge')
    assert saw(bot, "mod", "session-opened")


async def planned(bot: Trial, when: str = "2026-03-03 19:00", rest: str = "45 8") -> None:
    """One to come, number 1; it is 8:00 on 2 March 2026, UTC."""
    bot.platform.rooms.places["lounge"] = LOUNGE.ref
    await bot.says("mod", f'!session plan "Evening circle" {when} {rest} room:#lounge')
    await bot.presses("mod", "session-plan-save")
    assert saw(bot, "mod", "session-planned")


def saw(bot: Trial, name: str, key: str) -> int:
    """How often they were shown a text of this key."""
    return sum(pattern_of(key).search(text) is not None for text in bot.texts(name))


async def states(bot: Trial) -> list[str]:
    """Of all seats, in the order in which they were taken."""
    async with bot.app.database.reading() as look:
        return list((await look.execute(select(seats.c.state).order_by(seats.c.id))).scalars())


async def says_in(bot: Trial, name: str, community: str, text: str, id: str, *roles: Role) -> None:
    """Somebody of another community, in private."""
    who = Person(Account("fake", name), (Membership(community, frozenset(roles)),), None, "UTC")
    said = Said(id=id, who=who, place=Place(PlaceKind.DIRECT, name), text=text, to_me=True)
    await bot.app.hear(said)
    await bot.app.postman.work()
