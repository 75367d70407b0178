"""A round names those who wait to speak; whoever leaves, or is forgotten, is named there no more."""

from __future__ import annotations

from pathlib import Path

from bot.core.deeds import Delivery, Manner
from bot.core.heard import Pressed
from bot.core.people import Place, PlaceKind
from bot.core.replies import Who
from tests.cogs.sessions.house import LOUNGE, opened
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl

THREAD = "#lounge/Evening circle"


async def wants_to_speak(bot: Trial, name: str) -> None:
    newest = next(one for one in reversed(rounds(bot)) if one.edits is None)
    there = Place(PlaceKind.ROOM, THREAD)
    await bot.app.hear(Pressed(id=f"turn-{name}", who=bot.person(name), place=there, key=newest.key, choice=0))
    await bot.app.postman.work()


async def line(bot: Trial, *names: str) -> None:
    """They wait to speak, in this order, all at the same instant."""
    await opened(bot)
    for name in names:
        await bot.says(name, "!session join 1")
    await bot.says("mod", "!session round")
    for name in reversed(names):
        await wants_to_speak(bot, name)


def rounds(bot: Trial) -> list[Delivery]:
    """What was shown of the round, the newest last."""
    inside = [one for one in bot.platform.shown if one.manner is Manner.ROOM and one.place not in (None, LOUNGE)]
    return [one for one in inside if len(one.shown.choices) == 3]


def removed_inside(bot: Trial) -> int:
    return [receipt.room for receipt in bot.platform.removed].count(f"room of {THREAD}")


def named(one: Delivery) -> list[str]:
    return [span.account.ref for said in one.shown.lines for span in said if isinstance(span, Who)]


async def test_they_speak_in_the_order_in_which_they_said_so(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await line(bot, "ana", "ben", "cem")
        assert named(rounds(bot)[-1]) == ["cem", "ben", "ana"]


async def test_whoever_gives_up_their_seat_waits_no_more(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await line(bot, "ana", "ben")
        await bot.says("ben", "!session leave 1")
        assert named(rounds(bot)[-1]) == ["ana"]
        assert rounds(bot)[-1].edits is not None


async def test_who_is_forgotten_leaves_no_name_behind(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await line(bot, "ana", "ben")
        await bot.erases("ben")
        await bot.moves(minutes=1)
        assert removed_inside(bot) == 1
        assert named(rounds(bot)[-1]) == ["ana"]
        assert rounds(bot)[-1].edits is None, "those who still wait are not forgotten with them"


async def test_after_the_end_nothing_is_shown_anew(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await line(bot, "ana")
        await bot.says("mod", "!session close")
        shown = len(rounds(bot))
        await bot.erases("ana")
        await bot.moves(minutes=1)
        assert removed_inside(bot) == 1
        assert len(rounds(bot)) == shown
