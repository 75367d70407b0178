"""Where a test keeps its data: a file of its own, or a database of its own on the server of this run."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import create_engine, select

from bot.storage import keys
from bot.storage.database import upgrade
from bot.storage.kinds import engine_for
from bot.storage.tables import metadata
from bot.storage.vault import Vault
from tests.support.postgres import Server, programs

SQLITE, POSTGRES = "sqlite", "postgres"
KINDS = [SQLITE, POSTGRES]

NewUrl = Callable[[], Awaitable[str]]


@contextmanager
def a_server() -> Iterator[Server]:
    """Skips the test where there is no PostgreSQL."""
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    server = Server(found)
    try:
        server.start()
        server.migrate()
        yield server
    finally:
        server.remove()


@asynccontextmanager
async def urls(kind: str, folder: Path, request: pytest.FixtureRequest) -> AsyncIterator[NewUrl]:
    """Gives a function that makes a new database of this kind and gives its address; they are gone in the end."""
    made: list[str] = []

    async def on_server() -> str:
        made.append(await server.create())
        return server.url(made[-1])

    async def in_file() -> str:
        made.append("")
        path = folder / f"{len(made)}.sqlite3"
        path.touch(mode=0o600)
        path.write_bytes(_migrated())
        return f"sqlite+aiosqlite:///{path}"

    if kind == SQLITE:
        yield in_file
        return
    server: Server = request.getfixturevalue("postgres")
    yield on_server
    for name in made:
        await server.drop(name)


@cache
def _migrated() -> bytes:
    """What all files of the tests are copied from."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "template.sqlite3")
        engine = create_engine(f"sqlite:///{path}")
        with engine.begin() as connection:
            upgrade(connection)
        engine.dispose()
        return path.read_bytes()


def vault_for(url: str, folder: Path) -> Vault | None:
    """The keys for a database on a server; those of a file lie beside it by themselves."""
    if url.startswith("sqlite"):
        return None
    return keys.vault_at(folder / "test.key", str(folder / "test.keys"))


class OpenToAll(Vault):
    """For several processes in one test: it opens for any database. It seals nothing."""

    async def unlock(self, mark: str | None) -> str:
        return mark or "of everybody"


async def everything_in(url: str) -> bytes:
    """Every value of every row, as bytes."""
    engine = engine_for(url)
    async with engine.connect() as connection:
        rows = [row for table in metadata.sorted_tables for row in await connection.execute(select(table))]
    await engine.dispose()
    return b"\n".join(value if isinstance(value, bytes) else str(value).encode() for row in rows for value in row)
