"""Where a test keeps its data: a file of its own, or a database of its own on the server of this run."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.storage import keys
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
        return f"sqlite+aiosqlite:///{folder / f'{len(made)}.sqlite3'}"

    if kind == SQLITE:
        yield in_file
        return
    server: Server = request.getfixturevalue("postgres")
    yield on_server
    for name in made:
        await server.drop(name)


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
