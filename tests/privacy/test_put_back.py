"""A database from before an erasure is put back, and today's key store stays."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import select, text

from bot.storage.tables import accounts, erasures, members
from cogs.checkins.history import answers
from cogs.checkins.store import checkins
from tests.privacy.trial import NOTE, OTHERS_NOTE, Trial, copied, in_file, put_back, trial


async def back(bot: Trial, copy: Path, path: Path) -> None:
    await bot.stop()
    put_back(copy, path)
    bot.platform.shown.clear()
    await bot.start()


async def members_there(bot: Trial) -> dict[str, str]:
    """Whose account belongs to which handle."""
    async with bot.app.database.reading() as look:
        found = await look.execute(select(accounts.c.ref, members.c.handle).join(members))
        return {ref: handle for ref, handle in found}


async def test_who_was_erased_is_gone_again_at_the_start(tmp_path: Path) -> None:
    path, url = in_file(tmp_path)
    async with trial(url, tmp_path) as bot:
        await bot.settles("ana", NOTE)
        await bot.settles("ben", OTHERS_NOTE)
        copy = copied(path, tmp_path / "copy")
        await bot.erases("ana")
        await bot.moves(hours=2)
        await back(bot, copy, path)
        assert set(await members_there(bot)) == {"ben"}
        assert await bot.notes("ben") == [OTHERS_NOTE]
        async with bot.app.database.reading() as look:
            assert len((await look.execute(select(answers))).all()) == 1
            assert len((await look.execute(select(checkins))).all()) == 1
            assert not (await look.execute(select(erasures))).all()
        await bot.moves(seconds=1)
        await bot.moves(hours=22, minutes=59, seconds=59)
        assert not bot.texts("ana"), "somebody unknown was asked"
        assert bot.texts("ben")


async def test_a_copy_from_the_middle_of_an_erasure(tmp_path: Path) -> None:
    path, url = in_file(tmp_path)
    async with trial(url, tmp_path) as bot:
        await bot.settles("ben", OTHERS_NOTE)
        await bot.settles("ana", NOTE)
        bot.platform.hold("ana")
        await_erasure = bot.hear("ana", "!you erase")
        await bot.platform.reached("ana")
        bot.platform.let_go("ana")
        await await_erasure
        bot.platform.hold("ana")
        pressing = bot.press("ana", "you-erase-now")
        await bot.platform.reached("ana")
        copy = copied(path, tmp_path / "middle")
        bot.platform.let_go("ana")
        await pressing
        await back(bot, copy, path)
        await bot.moves(hours=2)
        assert set(await members_there(bot)) == {"ben"}
        assert await bot.notes("ben") == [OTHERS_NOTE]


async def test_a_new_member_with_the_same_id_keeps_everything(tmp_path: Path) -> None:
    """A copy from before ana came: dee gets the id that ana had, and is somebody else."""
    path, url = in_file(tmp_path)
    async with trial(url, tmp_path) as bot:
        await bot.settles("ben", OTHERS_NOTE)
        copy = copied(path, tmp_path / "copy")
        await bot.settles("ana", NOTE)
        async with bot.app.database.transaction() as tx:
            ana = (await tx.people.know(bot.person("ana"))).member
        await bot.erases("ana")
        await back(bot, copy, path)
        await bot.settles("dee", "the dipper walks under water")
        async with bot.app.database.transaction() as tx:
            dee = (await tx.people.know(bot.person("dee"))).member
        assert (dee.id == ana.id, dee.handle == ana.handle) == (True, False)
        for _ in range(2):
            await bot.restart()
            await bot.moves(hours=2)
            assert "the dipper walks under water" in await bot.notes("dee")
            assert OTHERS_NOTE in await bot.notes("ben")


async def test_an_old_key_store_put_back_as_well_gives_everything_back_which_is_why_backups_keep_the_newest_only(
    tmp_path: Path,
) -> None:
    path, url = in_file(tmp_path)
    async with trial(url, tmp_path) as bot:
        await bot.settles("ana", NOTE)
        copy = copied(path, tmp_path / "copy")
        shutil.copy2(bot.store, tmp_path / "old.keys")
        await bot.erases("ana")
        await bot.stop()
        shutil.copy2(tmp_path / "old.keys", bot.store)
        put_back(copy, path)
        await bot.start()
        assert await bot.notes("ana") == [NOTE]


async def test_todays_database_with_an_old_key_store_loses_nobodys_words_and_finds_nobody_again(tmp_path: Path) -> None:
    """The rows are gone, so there is nothing that the old key would open."""
    path, url = in_file(tmp_path)
    async with trial(url, tmp_path) as bot:
        await bot.settles("ana", NOTE)
        await bot.settles("ben", OTHERS_NOTE)
        shutil.copy2(bot.store, tmp_path / "old.keys")
        await bot.erases("ana")
        await bot.stop()
        shutil.copy2(tmp_path / "old.keys", bot.store)
        await bot.start()
        assert await bot.notes("ben") == [OTHERS_NOTE]
        assert await bot.notes("ana") == []
        async with bot.app.database.reading() as look:
            assert (await look.execute(text("SELECT count(*) FROM checkin_answers"))).scalar() == 1
        assert path.exists()
