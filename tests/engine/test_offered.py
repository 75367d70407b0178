"""What is offered without a database: it can be pressed, with one or without."""

from __future__ import annotations

from bot.core.cog import Cog, Request
from bot.core.commands import command
from bot.core.options import Words
from bot.core.ports import Preferences
from bot.core.replies import Card, Choice, Text, say
from tests.engine.conftest import Build
from tests.support.fake_platform import key_shown

_MORE = Choice(Text("more"), "turn", {"words": "more"})
_KEEP = Choice(Text("keep"), "store")


class Turning(Cog):
    """`turn` works whatever else fails; `store` does not."""

    @command("turn", offline=True)
    async def turn(self, preferences: Preferences, words: Words | None = None) -> Card:
        return say("turned-more") if words == "more" else say("turned", _MORE, _KEEP)

    @command("store")
    async def store(self, request: Request) -> Card:
        return say("stored")


async def test_without_a_database_it_leads_on_to_what_needs_none(build: Build) -> None:
    house = await build(Turning())
    house.refuses_writes = True
    await house.says("ana", "!turn")
    [shown] = house.platform.shown
    assert shown.shown.choices == ("more", "keep")
    await house.presses("ana", shown.key, 0)
    assert house.platform.seen("ana")[-1] == "turned-more"


async def test_without_a_database_what_needs_one_says_so(build: Build) -> None:
    house = await build(Turning())
    house.refuses_writes = True
    await house.says("ana", "!turn")
    [shown] = house.platform.shown
    await house.presses("ana", shown.key, 1)
    assert house.platform.seen("ana")[-1] == "not-saved"


async def test_nobody_else_presses_it(build: Build) -> None:
    house = await build(Turning())
    await house.says("ana", "!turn")
    [shown] = house.platform.shown
    await house.presses("ben", shown.key, 0)
    assert key_shown(house.platform.shown[-1]) == "choice-of-another"


async def test_with_a_database_all_of_it_can_be_pressed_also_after_a_restart(build: Build) -> None:
    house = await build(Turning())
    await house.says("ana", "!turn")
    [shown] = house.platform.shown
    await house.restart()
    await house.presses("ana", shown.key, 1)
    await house.presses("ana", shown.key, 0)
    assert house.platform.seen("ana")[1:] == ["stored", "turned-more"]


async def test_words_typed_after_it_mean_its_choices(build: Build) -> None:
    house = await build(Turning())
    await house.says("ana", "!turn")
    await house.says("ana", "2")
    assert house.platform.seen("ana")[1:] == ["stored"]
