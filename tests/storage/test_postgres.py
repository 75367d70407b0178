"""A server that cannot be used is explained in a sentence; one that goes away and comes back is used again."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy import insert, select, text

from bot.core.errors import NotSaved, OperatorError
from bot.storage.database import Database
from bot.storage.doctor import examine
from bot.storage.kinds import engine_for
from bot.storage.tables import notebook
from bot.storage.transaction import OpenTransaction
from tests.support.databases import OpenToAll, a_server
from tests.support.postgres import Server


@pytest.fixture
async def empty(postgres: Server) -> AsyncIterator[str]:
    """The name of a database without tables."""
    name = await postgres.create(migrated=False)
    yield name
    await postgres.drop(name)


def on(url: str) -> Database:
    return Database(url, vault=OpenToAll())


async def refusal(url: str) -> str:
    """What an operator is told who opens this; nothing where it opens."""
    said = ""
    try:
        database = on(url)
        await database.open()
        await database.close()
    except OperatorError as refused:
        said = str(refused)
    assert len(said.splitlines()) <= 1
    assert "s3cret" not in said
    return said


async def note(tx: OpenTransaction, key: str) -> None:
    await tx.execute(insert(notebook), {"platform": "test", "key": key, "value": key})


async def notes(database: Database) -> list[str]:
    async with database.reading() as look:
        return list((await look.execute(select(notebook.c.key).order_by(notebook.c.key))).scalars())


async def test_a_new_database_is_migrated_and_opening_it_again_changes_nothing(postgres: Server, empty: str) -> None:
    for scheme in ("postgresql+asyncpg", "postgresql", "postgres"):
        assert await refusal(postgres.url(empty).replace("postgresql+asyncpg", scheme)) == ""
    assert await postgres.execute("SELECT count(*) FROM alembic_version", database=empty) == 1


async def test_several_processes_that_start_at_once_migrate_it_once(postgres: Server, empty: str) -> None:
    assert await asyncio.gather(*(refusal(postgres.url(empty)) for _ in range(4))) == [""] * 4


async def test_a_database_that_is_not_there(postgres: Server) -> None:
    said = await refusal(postgres.url("nowhere").replace("test@", "test:s3cret@"))
    assert said.startswith(f"There is no database nowhere on 127.0.0.1:{postgres.port}. Create it")


async def test_a_server_that_is_not_there() -> None:
    said = await refusal("postgresql://ana:s3cret@127.0.0.1:1/alongside")
    assert said.startswith("No PostgreSQL answers for alongside on 127.0.0.1:1 (ConnectionRefusedError).")


async def test_a_database_of_another_program(postgres: Server, empty: str) -> None:
    await postgres.execute("CREATE TABLE recipes (soup text)", database=empty)
    assert re.search(r"belongs to another program. Nothing was changed", await refusal(postgres.url(empty)))
    tables = await postgres.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", database=empty)
    assert tables == 1


async def test_a_database_of_a_newer_version(postgres: Server, empty: str) -> None:
    assert await refusal(postgres.url(empty)) == ""
    await postgres.execute("UPDATE alembic_version SET version_num = '9999'", database=empty)
    assert re.search(r"newer Alongside .*9999.*Nothing was changed", await refusal(postgres.url(empty)))


async def test_a_database_that_lacks_letters(postgres: Server) -> None:
    await postgres.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1'")
    assert "keeps text as LATIN1" in await refusal(postgres.url("latin"))
    await postgres.drop("latin")


async def test_a_user_who_may_not_make_tables(postgres: Server, empty: str) -> None:
    await postgres.execute("CREATE ROLE guest LOGIN", "REVOKE CREATE ON SCHEMA public FROM PUBLIC", database=empty)
    said = await refusal(postgres.url(empty, "guest"))
    assert said.startswith(f"The user guest may not make tables in the database {empty} on 127.0.0.1")


@pytest.mark.parametrize(("secret", "said"), [("s3cret", "did not let locked in"), ("right", "")])
async def test_a_wrong_password(locked: Server, secret: str, said: str) -> None:
    assert said in await refusal(locked.url("postgres", f"locked:{secret}"))
    assert (await refusal(locked.url("postgres", f"locked:{secret}")) == "") == (not said)


@pytest.fixture
async def locked() -> AsyncIterator[Server]:
    """A server that asks one of its users for a password."""
    with a_server() as server:
        await server.execute("CREATE ROLE locked LOGIN SUPERUSER PASSWORD 'right'")
        server.let_in("host all locked 127.0.0.1/32 scram-sha-256")
        await server.execute("SELECT pg_reload_conf()")
        await asyncio.sleep(0.2)
        yield server


async def test_without_asyncpg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.postgres.find_spec", lambda _: None)
    assert "needs asyncpg, which is not installed. Install it" in await refusal("postgresql://u:s3cret@host/name")
    with pytest.raises(OperatorError, match="needs asyncpg"):
        engine_for("postgresql://u:s3cret@host/name")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://u:s3cret@host", "names no database"),
        ("postgresql://u:s3cret@host/name?sslcert=x", "an option that Alongside does not know: sslcert"),
        ("postgresql+psycopg2://u:s3cret@host/name", "cannot use the database"),
    ],
)
async def test_an_address_that_says_too_little_or_too_much(url: str, said: str) -> None:
    assert said in await refusal(url)


async def test_what_is_known_of_an_address_reaches_the_driver(postgres: Server, empty: str) -> None:
    assert await refusal(f"{postgres.url(empty)}?sslmode=disable") == ""
    assert "No PostgreSQL answers" in await refusal(f"{postgres.url(empty)}?sslmode=require")


async def test_the_doctor_looks_at_it(postgres: Server, empty: str) -> None:
    said: list[str] = []
    assert await examine(postgres.url(empty), said.append)
    assert said == [f"There is no database {empty} on 127.0.0.1:{postgres.port} yet. It is made at the first start."]
    assert await refusal(postgres.url(empty)) == ""
    assert await examine(postgres.url(empty), said.append)
    assert said[-1] == "No due work is parked."
    with pytest.raises(OperatorError, match="There is no database nowhere"):
        await examine(postgres.url("nowhere"), print)


@pytest.fixture
def frail() -> Iterator[Server]:
    """A server that a test may stop and start."""
    with a_server() as server:
        yield server


async def test_a_server_that_goes_away_and_comes_back(frail: Server) -> None:
    database = on(frail.url(await frail.create()))
    await database.open()
    assert database.backend.presence is not None
    number = database.backend.presence.number
    await database.run(lambda tx: note(tx, "before"))

    async def in_the_middle(tx: OpenTransaction) -> None:
        await note(tx, "never")
        frail.stop()
        await note(tx, "nor this")

    with pytest.raises(NotSaved) as failed:
        await database.run(in_the_middle)
    assert "never" not in str(failed.value)
    for attempt in (database.run(lambda tx: note(tx, "away")), notes(database)):
        with pytest.raises(NotSaved, match=r"^\w+$"):
            await attempt
    with pytest.raises(NotSaved):
        async with database.transaction() as tx:
            await note(tx, "away")
    frail.start()
    await database.run(lambda tx: note(tx, "after"))
    assert await notes(database) == ["after", "before"]
    async with database.reading() as look:
        held = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = :low")
        assert (await look.execute(held, {"low": number % 2**32})).scalar() == 1
    await database.close()


async def test_connections_that_the_server_ended_meanwhile_are_not_noticed(postgres: Server) -> None:
    name = await postgres.create()
    database = on(postgres.url(name))
    await database.open()
    await database.run(lambda tx: note(tx, "before"))
    ended = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = "
    assert await postgres.execute(f"{ended} '{name}'") >= 2
    await asyncio.sleep(0.1)
    await database.run(lambda tx: note(tx, "after"))
    assert await notes(database) == ["after", "before"]
    await database.close()
    await postgres.drop(name)


async def test_a_statement_that_is_wrong_is_a_fault_of_ours_and_one_that_is_not_allowed_is_not(
    postgres: Server, empty: str
) -> None:
    database = on(postgres.url(empty))
    await database.open()
    for wrong in ("SELECT * FROM nothing_of_that_name", "SELECT 1 / 0"):
        with pytest.raises(Exception, match="asyncpg") as failed:
            await database.run(lambda tx, wrong=wrong: tx.execute(text(wrong)))  # type: ignore[misc]  # a default in a lambda has no type
        assert not isinstance(failed.value, NotSaved)
    with pytest.raises(NotSaved, match="InsufficientPrivilegeError"):
        await database.run(lambda tx: tx.execute(text("DROP TABLE pg_class")))
    await database.close()
