"""Changing the keys, losing them, and what a promise to stop leaves behind: with the real program where it matters."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.storage.tables import accounts, consents, members, outbox
from cogs.checkins.history import answers
from cogs.checkins.store import checkins
from tests.privacy.test_tampering import ROOT
from tests.privacy.thief import keys_in, masters_in, opened_anywhere
from tests.privacy.trial import NOTE, OTHERS_NOTE, Trial, in_file, trial
from tests.support.databases import NewUrl
from tests.support.postgres import Server

KILLED = """
import os, signal, sys
from bot.storage.keystore import KeyStore
rewrap, left = KeyStore.rewrap, [2]
async def dying(self, keys):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    await rewrap(self, keys)
KeyStore.rewrap = dying
import bot.storage.vault as vault
vault._AT_A_TIME = 1
from bot.__main__ import main
sys.argv = ["alongside", "keys", "rotate", "--config", "config.toml"]
main()
"""


def program(folder: Path, made: Trial, *arguments: str, killed: bool = False) -> subprocess.CompletedProcess[str]:
    (folder / "config.toml").write_text(
        f'[console]\n[database]\nurl = "{made.url}"\n[keys]\nfile = "{made.file}"\nstore = "{made.store}"\n'
    )
    called = ["-c", KILLED] if killed else ["-m", "bot", *arguments, "--config", "config.toml"]
    return subprocess.run(
        [sys.executable, *called],
        cwd=folder,
        input="",
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )


async def prepared(made: Trial) -> None:
    await made.start()
    await made.settles("ana", NOTE)
    await made.settles("ben", OTHERS_NOTE)
    await made.says("mod", "!community setup contact:mia", "!community policy we are kind here")
    await made.says("ana", "!checkin join days:mon")


async def everything_opens(made: Trial) -> None:
    assert await made.notes("ana") == [NOTE]
    assert await made.notes("ben") == [OTHERS_NOTE]
    made.platform.shown.clear()
    await made.says("mod", "!community show", "!community policy")
    assert "mia" in made.texts("mod")[0]
    assert "we are kind here" in made.texts("mod")[1]
    await made.says("ana", "11:00")
    assert made.was_told("ana", "went-wrong") == 0


async def test_what_was_sealed_before_a_change_of_keys_opens_after_it(tmp_path: Path) -> None:
    _, url = in_file(tmp_path)
    made = Trial(url, tmp_path)
    await prepared(made)
    await made.stop()
    before = masters_in(made.file)
    done = program(tmp_path, made, "keys", "rotate")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(masters_in(made.file)) == 1
    assert not masters_in(made.file).keys() & before.keys()
    await made.start()
    await everything_opens(made)
    await made.stop()


async def test_a_change_of_keys_that_was_killed_goes_on(tmp_path: Path) -> None:
    _, url = in_file(tmp_path)
    made = Trial(url, tmp_path)
    await prepared(made)
    await made.stop()
    assert program(tmp_path, made, killed=True).returncode == -signal.SIGKILL
    assert len(masters_in(made.file)) == 2
    await made.start()
    await made.erases("ben")
    await made.stop()
    done = program(tmp_path, made, "keys", "rotate")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(masters_in(made.file)) == 1
    await made.start()
    assert await made.notes("ana") == [NOTE]
    assert await made.notes("ben") == []
    await made.stop()


async def test_new_keys_remove_what_was_sealed_and_nothing_else(tmp_path: Path) -> None:
    _, url = in_file(tmp_path)
    made = Trial(url, tmp_path)
    await prepared(made)
    await made.stop()
    made.file.unlink()
    done = program(tmp_path, made, "keys", "new")
    assert (done.returncode, done.stderr) == (0, "")
    await made.start()
    async with made.app.database.reading() as look:
        kept = [
            (await look.execute(select(func.count()).select_from(table))).scalar()
            for table in (answers, checkins, consents, members, accounts)
        ]
    assert kept == [0, 2, 2, 3, 3]
    assert await made.notes("ana") == []
    await made.says("ana", f"!checkin now 3 {NOTE}", "!you privacy")
    assert await made.notes("ana") == [NOTE]
    assert made.was_told("ana", "went-wrong") == 0
    await made.stop()


async def test_new_keys_beside_a_running_bot_are_refused_and_nothing_is_moved(tmp_path: Path) -> None:
    _, url = in_file(tmp_path)
    made = Trial(url, tmp_path)
    await prepared(made)
    try:
        done = program(tmp_path, made, "keys", "new")
        assert done.returncode == 2, done
        assert made.file.exists()
        assert Path(made.store).exists()
        await everything_opens(made)
    finally:
        await made.stop()


async def test_a_change_of_keys_beside_a_running_bot_is_refused_and_nothing_is_changed(tmp_path: Path) -> None:
    _, url = in_file(tmp_path)
    made = Trial(url, tmp_path)
    await prepared(made)
    try:
        before = made.file.read_bytes()
        done = program(tmp_path, made, "keys", "rotate")
        assert (done.returncode, done.stderr.count("\n")) == (2, 1), done
        assert made.file.read_bytes() == before
    finally:
        await made.stop()


async def test_stopping_a_history_leaves_nothing_of_it(tmp_path: Path) -> None:
    """Not even in a freed page of the file, for whoever has all the keys."""
    path, url = in_file(tmp_path)
    made = Trial(url, tmp_path)
    await made.start()
    await made.settles("ana", NOTE)
    await made.says("ana", "!checkin keep no")
    async with made.app.database.reading() as look:
        assert not (await look.execute(select(answers))).all()
        (consent,) = (await look.execute(select(consents))).all()
    assert consent.withdrawn_at is not None
    await made.says("ana", f"!checkin now 2 {NOTE}")
    assert await made.notes("ana") == []
    await made.stop()
    assert not opened_anywhere(path.read_bytes(), keys_in(made.file, Path(made.store)), NOTE)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


async def test_after_a_year_an_answer_is_gone(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await bot.settles("ana", NOTE)
        bot.clock.set(bot.clock.now() + timedelta(days=365))
        await bot.app.sweep()
        assert await bot.notes("ana") == [NOTE]
        bot.clock.set(bot.clock.now() + timedelta(seconds=1))
        await bot.app.sweep()
        assert await bot.notes("ana") == []


async def test_quiet_begins_nothing_and_keeps_nothing_back(tmp_path: Path, new_url: NewUrl) -> None:
    """What falls due meanwhile is not saved up for later."""
    async with trial(await new_url(), tmp_path) as bot:
        await bot.settles("ana", NOTE)
        await bot.says("ana", "!you quiet on")
        bot.platform.shown.clear()
        for _ in range(3):
            await bot.moves(hours=12)
            await bot.moves(hours=12)
        assert not bot.texts("ana")
        async with bot.app.database.reading() as look:
            assert not (await look.execute(select(outbox))).all()
        await bot.says("ana", "!you quiet off")
        await bot.moves(seconds=1)
        assert len(bot.texts("ana")) == 1


async def test_no_dead_copy_of_a_key_stays_in_the_files_of_the_server(tmp_path: Path, postgres: Server) -> None:
    """The key store in a database of its own: its table is written anew when a key goes."""
    store, database = await postgres.create(migrated=False), await postgres.create()
    made = Trial(postgres.url(database), tmp_path, postgres.url(store))
    await made.start()
    await made.settles("ana", NOTE)
    await made.settles("ben", OTHERS_NOTE)
    handles = [await made.handle(name) for name in ("ana", "ben")]
    found = [await made.app.database.vault._files()[1].find(handle) for handle in handles]
    assert all(found)
    ana, ben = (one.wrapped for one in found if one is not None)
    before = await _file_of(postgres, store)
    assert ana[12:] in before
    await made.erases("ana")
    after = await _file_of(postgres, store)
    assert ben[12:] in after
    assert ana[12:28] not in after
    assert await made.notes("ben") == [OTHERS_NOTE]
    await made.stop()
    for name in (store, database):
        await postgres.drop(name)


async def _file_of(postgres: Server, database: str) -> bytes:
    path = await postgres.execute("CHECKPOINT", "SELECT pg_relation_filepath('member_keys')", database=database)
    file = postgres._data / str(path)
    if not os.access(file, os.R_OK):
        pytest.skip("the files of the server cannot be read")
    return file.read_bytes()
