"""Who holds a session: late, handed over, and whoever lost the role can do nothing more."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from bot.core.heard import Left
from bot.core.people import Membership, Person
from cogs.sessions.tables import facilitators, occurrences
from tests.cogs.sessions.house import LOUNGE, opened, planned, saw, says_in, states
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl


async def begins(bot: Trial, minutes: int) -> None:
    """So many minutes after it should have begun."""
    async with bot.app.database.reading() as look:
        starts_at = (await look.execute(select(occurrences.c.starts_at).order_by(occurrences.c.id))).scalars().first()
    assert starts_at is not None
    await bot.moves(seconds=(starts_at - bot.clock.now()).total_seconds())
    await bot.moves(minutes=minutes)


def names(bot: Trial, *people: str) -> None:
    bot.platform.rooms.people.update({f"@{name}": name for name in people})


async def holders(bot: Trial) -> int:
    async with bot.app.database.reading() as look:
        return len((await look.execute(select(facilitators.c.session))).all())


async def test_those_who_wait_are_told_once_and_others_are_called(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, rest="45 1")
        for name in ("ana", "ben", "cem"):
            await bot.says(name, "!session join 1")
        await bot.says("cem", "!session leave 1", "!session maybe 1")
        await begins(bot, 9)
        assert saw(bot, "ana", "session-late") == 0
        await bot.moves(minutes=1)
        for name, count in (("ana", 1), ("ben", 1), ("cem", 0)):
            assert saw(bot, name, "session-late") == count, name
        assert saw(bot, "mod", "session-late-lead") == 1
        await bot.moves(minutes=20)
        assert saw(bot, "ana", "session-late") == 1


async def test_nobody_is_told_that_one_is_late_that_goes_on(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot)
        await bot.says("ana", "!session join 1")
        await bot.says("mod", "!session open #1")
        await begins(bot, 15)
        assert saw(bot, "ana", "session-late") == 0
        assert saw(bot, "mod", "session-late-lead") == 0


async def test_a_co_facilitator_takes_over(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot)
        await bot.says("mod2", '!session open "Morning circle" 45 8 room:#lounge')
        await bot.says("ana", "!session join 1")
        await begins(bot, 10)
        assert saw(bot, "mod2", "session-called") == 1
        await bot.presses("mod2", "session-take-over")
        assert saw(bot, "mod2", "session-taken-over") == 1
        assert saw(bot, "mod", "session-taken-from") == 1
        await bot.presses("mod2", "session-open-now")
        assert saw(bot, "mod2", "session-opened") == 2


async def test_a_handover_is_asked_and_taken_once(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot)
        names(bot, "mod2", "mod3", "eve")
        await bot.says("mod", "!session handover 1 @eve")
        assert saw(bot, "mod", "session-handover-stranger") == 1
        await bot.says("mod2", "!session join 1")
        await bot.says("mod3", "!session list")
        await bot.says("mod", "!session handover 1 @mod2", "!session handover 1 @mod3")
        assert saw(bot, "mod", "session-handover-asked") == 2
        assert await states(bot) == ["joined"], "nothing has changed yet"
        await bot.presses("mod2", "session-take-over")
        await bot.presses("mod3", "session-take-over")
        assert saw(bot, "mod3", "session-taken-already") == 1
        assert await holders(bot) == 1
        assert await states(bot) == [], "whoever holds it needs no seat"


async def test_whoever_may_not_hold_one_cannot_take_it(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot)
        names(bot, "ana")
        await bot.says("ana", "!session list")
        await bot.says("mod", "!session handover 1 @ana")
        assert saw(bot, "ana", "session-handed") == 1
        await bot.presses("ana", "session-take-over")
        assert saw(bot, "ana", "session-taken-over") == 0
        assert saw(bot, "mod", "session-taken-from") == 0


async def test_a_facilitator_who_lost_the_role_can_do_nothing_more(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        for number, text in enumerate(("close", "round", "quiet 5", "attendance 1", "template save 1")):
            await says_in(bot, "mod", "here", f"!session {text}", f"lost-{number}")
        assert saw(bot, "mod", "not-allowed") == 5


async def test_whoever_leaves_holds_nothing(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot)
        who = Person(bot.person("mod").account, (Membership("here"),), None, "UTC")
        await bot.app.hear(Left(id="left", who=who, place=LOUNGE))
        assert await holders(bot) == 0


async def test_after_an_outage_nobody_waits_for_what_is_called_off(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, rest="45 8 minimum:2")
        await bot.says("ana", "!session join 1")
        await bot.stop()
        bot.clock.set(bot.clock.now().replace(day=3, hour=19, minute=20))
        await bot.start()
        await bot.moves(minutes=1)
        assert saw(bot, "ana", "session-too-few-told") == 1
        assert saw(bot, "ana", "session-late") == 0
        assert saw(bot, "mod", "session-late-lead") == 0
