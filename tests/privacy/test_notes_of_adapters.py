"""What an adapter wrote down about somebody (where they are reached) is given to them, and goes with them."""

from __future__ import annotations

from pathlib import Path

from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl

KEY = "channel"


async def kept(bot: Trial, name: str) -> str | None:
    return await bot.app.notebook("fake").read(f"{KEY} {name}")


async def settled(bot: Trial) -> None:
    notebook = bot.app.notebook("fake")
    for name in ("ana", "ben"):
        await bot.says(name, "!help")
        await notebook.write(f"{KEY} {name}", f"the channel with {name}", about=name)
    await notebook.write("position", "s1")
    await bot.app.notebook("other").write(f"{KEY} ana", "somebody else of that name", about="ana")


async def test_it_is_in_ones_own_copy(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await settled(bot)
        async with bot.app.database.transaction() as tx:
            known = await tx.people.know(bot.person("ana"))
            found = await bot.app.own_data.export(tx, known.member)
    assert found["where you can be reached"] == [{"platform": "fake", "note": "the channel with ana"}]


async def test_it_goes_with_its_person_and_nothing_else_does(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await settled(bot)
        await bot.erases("ana")
        assert bot.was_told("ana", "you-erased")
        assert await kept(bot, "ana") is None
        assert await kept(bot, "ben") == "the channel with ben"
        assert await bot.app.notebook("fake").read("position") == "s1"
        assert await bot.app.notebook("other").read(f"{KEY} ana") == "somebody else of that name"


async def test_what_is_written_down_for_the_farewell_goes_too(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await settled(bot)
        await bot.says("ana", "!you erase")
        bot.platform.hold("ana")
        erasing = bot.press("ana", "you-erase-now")
        await bot.platform.reached("ana")
        await bot.app.notebook("fake").write(f"{KEY} ana", "opened anew", about="ana")
        bot.platform.let_go("ana")
        await erasing
        await bot.moves(minutes=2)
        assert await kept(bot, "ana") is None
