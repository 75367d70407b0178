"""What is PostgreSQL's own: reaching the server, what its errors mean, and several processes on one database."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from sqlalchemy import URL, BigInteger, bindparam, event, func, inspect, select, text
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.exc import DBAPIError, DisconnectionError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateSchema

from bot.core.errors import OperatorError
from bot.storage.backend import OURS, Executes, Way

DRIVER = "postgresql+asyncpg"
_OPTIONS = {"ssl", "host", "port"}
_CONNECTIONS = 8
_SPARE = 8
"""For those who only look, so that they wait for nobody."""

_SETTINGS = {
    "application_name": "alongside",
    "jit": "off",
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}
"""The server soon lets go of what a machine held that went away without a word. No statement of ours is worth `jit`."""

_STARTING, _CLAIMING = 4_701, 4_702
_FIRST_PROCESS = 2**32
"""Advisory locks are numbers: two of the house, and one of each process, above these."""

_LEVELS: dict[Way, str] = {"reading": "AUTOCOMMIT", "once": "READ COMMITTED", "again": "SERIALIZABLE"}

_RERUNS = {
    "40001": 12,  # could not serialize
    "40P01": 12,  # deadlock
    "23505": 3,  # unique violation: somebody else may have been quicker; one that comes again is a fault of ours
    "0A000": 1,  # what was prepared is out of date since another process migrated
}
_OURS = ("22", "23", "42")
"""Classes of errors in what was asked for: wrong values, broken constraints, wrong statements."""
_NOT_ALLOWED = "42501"


def normal(url: URL) -> URL:
    """The address as asyncpg takes it. Raises OperatorError where it says too little, or what we do not know."""
    query = dict(url.query)
    if "sslmode" in query:
        query["ssl"] = query.pop("sslmode")
    if not url.database:
        raise OperatorError(
            f"The address {url.render_as_string()} names no database. "
            "One looks like postgresql+asyncpg://user:password@host/alongside"
        )
    if unknown := sorted(query.keys() - _OPTIONS):
        raise OperatorError(
            f"The address of the database {url.database} has an option that Alongside does not know: {unknown[0]}. "
            "It knows sslmode, host and port."
        )
    return url.set(drivername=DRIVER, query=query)


def place_of(url: URL) -> str:
    """How a sentence calls it: neither name nor password."""
    host = url.query.get("host") or url.host or "localhost"
    port = url.query.get("port") or url.port or 5432
    return f"{url.database} on {host}:{port}"


def engine(url: URL, *, schema: str | None = None, **settings: Any) -> AsyncEngine:  # noqa: ANN401  # of the engine
    """With our settings. Raises OperatorError where asyncpg is not installed."""
    if find_spec("asyncpg") is None:
        raise OperatorError(
            "For a database on PostgreSQL, Alongside needs asyncpg, which is not installed. "
            "Install it (pip install 'alongside[postgres]'), then start again."
        )
    if "poolclass" not in settings:
        settings |= {"pool_size": _CONNECTIONS, "max_overflow": _SPARE}
    own = _SETTINGS if schema is None else {**_SETTINGS, "search_path": schema}
    made = create_async_engine(
        url, connect_args={"timeout": 10, "command_timeout": 60, "server_settings": own}, **settings
    )

    @event.listens_for(made.sync_engine, "checkout")
    def still_there(connection: DBAPIConnection, *_: object) -> None:
        """The pool takes another one instead. Asked of the driver, not of the server, so that it costs nothing."""
        if connection.driver_connection.is_closed():
            raise DisconnectionError

    @event.listens_for(made.sync_engine, "handle_error")
    def went_away(context: ExceptionContext) -> BaseException | None:
        """A socket's own error, which SQLAlchemy would hand on as it is."""
        error = context.original_exception
        if isinstance(error, OSError):
            context.is_disconnect = True
            return OperationalError(None, None, error)
        return None

    return made


def sqlstate_of(error: BaseException) -> str:
    """The code of an error; empty where it has none."""
    return str(getattr(getattr(error, "orig", error), "sqlstate", None) or "")


class Processes:
    """`backend.Presence`: each process locks a number of its own, on a connection that it keeps for this.

    The server lets go of the lock when the process ends, however it ends.
    """

    def __init__(self, url: URL) -> None:
        self._url = url
        self.number = _FIRST_PROCESS + secrets.randbelow(2**62)
        self._engine: AsyncEngine | None = None
        self._connection: AsyncConnection | None = None
        self._driver: Any = None
        self._entering = asyncio.Lock()

    async def enter(self) -> None:
        """Locks the number, anew where the connection was lost."""
        if self._driver is not None and not self._driver.is_closed():
            return
        async with self._entering:
            if self._driver is not None and not self._driver.is_closed():
                return
            await self.leave()
            self._engine = engine(self._url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
            self._connection = await self._engine.connect()
            await self._connection.execute(select(func.pg_advisory_lock(_number(self.number))))
            self._driver = (await self._connection.get_raw_connection()).driver_connection

    async def leave(self) -> None:
        connection, made = self._connection, self._engine
        self._driver = self._connection = self._engine = None
        if connection is not None:
            await connection.close()
        if made is not None:
            await made.dispose()

    async def take_turns(self, tx: Executes) -> None:
        await tx.execute(select(func.pg_advisory_xact_lock(_number(_CLAIMING))))

    async def dead(self, tx: Executes, numbers: Sequence[int]) -> Sequence[int]:
        others = [number for number in numbers if number != self.number]
        return [number for number in others if (await tx.execute(_IS_FREE, {"number": number})).scalar()]


def _number(number: int) -> Any:  # noqa: ANN401  # an expression
    return bindparam(None, number, BigInteger)


_IS_FREE = select(func.pg_try_advisory_xact_lock(bindparam("number", type_=BigInteger)))


class PostgresDatabase:
    """A database on a server, shared by several processes: `backend.Backend` for PostgreSQL."""

    path = None
    writers = _CONNECTIONS

    def __init__(self, url: URL, *, ours: str = OURS, schema: str | None = None) -> None:
        """`ours`: the table by which a database of ours is known. `schema`: its own, in a database that others use."""
        self._url = normal(url)
        self._ours = ours
        self._schema = schema
        self.name = place_of(self._url)
        self.presence = Processes(self._url)

    def engine(self, **settings: Any) -> AsyncEngine:  # noqa: ANN401  # of SQLAlchemy's engine
        return engine(self._url, schema=self._schema, **settings)

    def options(self, way: Way) -> Mapping[str, Any]:
        return {"isolation_level": _LEVELS[way]}

    async def open(self) -> AsyncEngine:
        await self.exists()
        with self.explained():
            await self.presence.enter()
        return self.engine()

    async def close(self) -> None:
        await self.presence.leave()

    async def be_present(self) -> None:
        await self.presence.enter()

    async def exists(self) -> bool:
        """Whether our tables are there."""
        made = self.engine(poolclass=NullPool, isolation_level="AUTOCOMMIT")
        try:
            with self.explained():
                async with made.connect() as connection:
                    if self._schema is not None:
                        await connection.execute(CreateSchema(self._schema, if_not_exists=True))
                    encoding = (await connection.execute(text("SHOW server_encoding"))).scalar()
                    tables = await connection.run_sync(lambda looking: inspect(looking).get_table_names())
        finally:
            await made.dispose()
        if encoding != "UTF8":
            raise OperatorError(
                f"The database {self.name} keeps text as {encoding}, which lacks letters that people write. "
                "Nothing was changed. Create one with the encoding UTF8."
            )
        if tables and self._ours not in tables:
            raise OperatorError(
                f"The database {self.name} belongs to another program. Nothing was changed. Choose another one."
            )
        return bool(tables)

    async def examine(self) -> None:
        """The server looks after its files itself."""
        await self.exists()

    async def be_alone(self, tx: Executes) -> None:
        await tx.execute(select(func.pg_advisory_xact_lock(_number(_STARTING))))

    async def after_looking(self, connection: AsyncConnection) -> None:
        """There is nothing to set."""

    @contextmanager
    def explained(self) -> Iterator[None]:
        try:
            yield
        except (OSError, DBAPIError) as error:
            raise OperatorError(self._sentence(error)) from error

    def _sentence(self, error: BaseException) -> str:
        code = sqlstate_of(error)
        match code[:2], code:
            case _, "3D000":
                return f"There is no database {self.name}. Create it (createdb {self._url.database}), then start again."
            case "28", _:
                return (
                    f"The server of {self.name} did not let {self._url.username or 'us'} in. "
                    "Check the name and the password in the address of the database."
                )
            case _, "42501":
                return (
                    f"The user {self._url.username} may not make tables in the database {self.name}. "
                    "Nothing was changed. Make them its owner, then start again."
                )
            case "53", _:
                return f"The server of {self.name} has no room left ({self._name(error)}). Make room, then start again."
            case ("57" | "08" | "", _):
                return (
                    f"No PostgreSQL answers for {self.name} ({self._name(error)}). Nothing was changed. "
                    "Check that it runs and that the address of the database is right."
                )
            case _:
                return f"The database {self.name} cannot be used ({self._name(error)}). Nothing was changed."

    @staticmethod
    def _name(error: BaseException) -> str:
        original = getattr(error, "orig", None) or error
        return type(original.__cause__ or original).__name__

    def reruns(self, error: DBAPIError) -> int:
        return _RERUNS.get(sqlstate_of(error), 0)

    def is_our_fault(self, error: DBAPIError) -> bool:
        code = sqlstate_of(error)
        return code.startswith(_OURS) and code != _NOT_ALLOWED

    def kind_of(self, error: DBAPIError) -> str:
        return self._name(error)
