"""A secret in the notebook opens with the keys of the program, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.engine import make_url

from bot.core.errors import KeyDestroyed, NotSaved, Unreadable
from bot.storage import begin_anew
from bot.storage.database import Database
from bot.storage.keys import vault_at, vault_beside
from bot.storage.notebook import StoredNotebook
from bot.storage.tables import notebook
from bot.storage.vault import Vault
from tests.storage.conftest import opened
from tests.support.databases import NewUrl, vault_for

SECRET = "a seed that must not lie open"


async def kept(database: Database) -> list[str]:
    async with database.reading() as look:
        return list((await look.execute(select(notebook.c.value))).scalars())


async def test_it_opens_and_the_table_does_not_show_it(database: Database) -> None:
    notes = StoredNotebook(database, "matrix")
    await notes.write("seed", SECRET, sealed=True)
    await notes.write("since", "s1")
    assert await notes.read("seed") == SECRET
    assert await notes.read("since") == "s1"
    assert SECRET not in "".join(await kept(database))
    await notes.write("seed", "now open")
    assert await notes.read("seed") == "now open"


@pytest.mark.parametrize("value", ["", "sealed:", "sealed:AAAA", "plain:", "plain:sealed:x", "\ud800 é漢🙂", "a\x00b"])
async def test_it_gives_back_what_was_written(database: Database, value: str) -> None:
    notes = StoredNotebook(database, "matrix")
    await notes.write("sealed", value, sealed=True)
    assert await notes.read("sealed") == value
    if value.isprintable():
        await notes.write("open", value)
        assert await notes.read("open") == value


async def test_it_opens_in_its_own_place_only(database: Database) -> None:
    notes = StoredNotebook(database, "matrix")
    await notes.write("seed", SECRET, sealed=True)
    [value] = await kept(database)
    for platform, key in (("matrix", "other"), ("discord", "seed")):
        others = StoredNotebook(database, platform)
        await others.write(key, "x")
        async with database.transaction() as tx:
            await tx.execute(update(notebook).where(notebook.c.value == "x").values(value=value))
        with pytest.raises(Unreadable):
            await others.read(key)


@pytest.mark.parametrize("harm", ["sealed:", "sealed:!", "sealed:AAAA", "sealed:" + "A" * 100])
async def test_what_was_changed_is_unreadable(database: Database, harm: str) -> None:
    notes = StoredNotebook(database, "matrix")
    await notes.write("seed", SECRET, sealed=True)
    async with database.transaction() as tx:
        await tx.execute(update(notebook).values(value=harm))
    with pytest.raises(Unreadable):
        await notes.read("seed")


async def test_it_outlives_the_process_and_a_change_of_keys(new_url: NewUrl, tmp_path: Path) -> None:
    url = await new_url()
    database = await opened(url, tmp_path)
    await StoredNotebook(database, "matrix").write("seed", SECRET, sealed=True)
    await database.close()
    vault = vault_for(url, tmp_path) or vault_beside(make_url(url))
    assert await vault.rotate() == 1
    await vault.close()
    again = await opened(url, tmp_path)
    assert await StoredNotebook(again, "matrix").read("seed") == SECRET
    await again.close()


async def test_new_keys_take_it_away_and_leave_the_rest(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/data/bot.sqlite3"
    file, store = tmp_path / "key", str(tmp_path / "keys")
    database = Database(url, vault=vault_at(file, store))
    await database.open()
    notes = StoredNotebook(database, "matrix")
    await notes.write("seed", SECRET, sealed=True)
    await notes.write("open", "sealed:not really")
    await database.close()
    await begin_anew.remove_sealed(url)
    begin_anew.move_away(file, store)
    database = Database(url, vault=vault_at(file, store))
    await database.open()
    notes = StoredNotebook(database, "matrix")
    assert await notes.read("seed") is None
    assert await notes.read("open") == "sealed:not really"
    await notes.write("seed", "anew", sealed=True)
    assert await notes.read("seed") == "anew"
    await database.close()


async def test_without_a_vault_nothing_is_sealed(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/bot.sqlite3", vault=Vault())
    await database.open(with_vault=False)
    notes = StoredNotebook(database, "matrix")
    with pytest.raises(NotSaved):
        await notes.write("seed", SECRET, sealed=True)
    assert await notes.read("seed") is None
    await notes.write("since", "s1")
    assert await notes.read("since") == "s1"
    await database.close()


async def test_a_key_that_is_gone(file: Database, tmp_path: Path) -> None:
    notes = StoredNotebook(file, "matrix")
    await notes.write("seed", SECRET, sealed=True)
    other = Database(f"sqlite+aiosqlite:///{tmp_path}/other.sqlite3")
    await other.open()
    file.vault, kept_vault = other.vault, file.vault
    with pytest.raises(KeyDestroyed):
        await notes.read("seed")
    file.vault = kept_vault
    await other.close()
