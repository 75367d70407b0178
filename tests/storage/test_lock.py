"""One process holds the file, and lets go of it however it ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core.errors import OperatorError
from bot.storage.database import Database
from bot.storage.notebook import StoredNotebook
from bot.storage.tables import notebook
from tests.storage.conftest import at, refusal

HOLDER = """
import asyncio, sys
from pathlib import Path
from bot.storage.notebook import StoredNotebook
from tests.storage.conftest import at

async def hold() -> None:
    database = at(Path(sys.argv[1]))
    await database.open()
    await StoredNotebook(database, "test").write("key", "committed")
    async with database.transaction() as tx:
        await tx.claims.release_all()
        await tx.execute(__import__("sqlalchemy").text("INSERT INTO notebook VALUES ('test', 'other', 'open', NULL)"))
        print("held", flush=True)
        await asyncio.sleep(600)

asyncio.run(hold())
"""


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the database open, in the middle of a transaction."""
    root = Path(__file__).parents[2]
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True, cwd=root)
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == "held\n"
        yield process
    process.kill()
    process.wait()


async def test_a_second_process_is_refused(path: Path, holder: subprocess.Popen[str]) -> None:
    assert f"Another Alongside is using {path}." in await refusal(path)
    assert holder.poll() is None


async def test_a_process_that_is_killed_lets_go_and_leaves_what_it_committed(
    path: Path, holder: subprocess.Popen[str]
) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    database = at(path)
    await database.open()
    async with database.reading() as look:
        assert list((await look.execute(select(notebook.c.value))).scalars()) == ["committed"]
    await StoredNotebook(database, "test").write("key", "anew")
    await database.close()


async def test_a_second_handle_in_this_process_is_refused_and_harms_nothing(file: Database, path: Path) -> None:
    for _ in range(3):
        assert "Another Alongside" in await refusal(path)
    await StoredNotebook(file, "test").write("key", "still here")
    assert await StoredNotebook(file, "test").read("key") == "still here"


@pytest.mark.parametrize("how", ["link", "dots"])
async def test_another_name_for_the_same_file_is_refused_as_well(
    file: Database, path: Path, tmp_path: Path, how: str
) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    name = other / path.name
    if how == "link":
        name.symlink_to(path)
    else:
        name = other / ".." / path.name
    assert "Another Alongside" in await refusal(name)


async def test_after_closing_the_file_is_free_and_nothing_lies_about(path: Path) -> None:
    for _ in range(3):
        database = at(path)
        await database.open()
        await database.close()
    assert sorted(left.name for left in path.parent.iterdir()) == [path.name, f"{path.name}.key", f"{path.name}.keys"]


async def test_a_lock_file_that_was_left_behind_is_harmless(path: Path) -> None:
    path.with_name(f"{path.name}.lock").write_text("left by a process that was killed")
    database = at(path)
    await database.open()
    await database.close()


async def test_an_opening_that_is_refused_keeps_no_lock(path: Path) -> None:
    path.mkdir()
    database = at(path)
    with pytest.raises(OperatorError):
        await database.open()  # and nobody closes it: the program ends here
    assert sorted(left.name for left in path.parent.iterdir()) == [path.name]
