"""The two kinds of database that there are, by the address of one."""

from __future__ import annotations

import re

from sqlalchemy import URL
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.core.errors import OperatorError
from bot.storage.backend import OURS, Backend
from bot.storage.postgres import PostgresDatabase
from bot.storage.sqlite import SqliteFile

_ADDRESSES = (
    "One looks like sqlite+aiosqlite:///data/alongside.sqlite3 or postgresql+asyncpg://user:password@host/alongside"
)


def url_of(written: str) -> URL:
    try:
        return make_url(written)
    except (ArgumentError, ValueError):
        shown = re.sub(r"//.*@", "//***@", written)
        raise OperatorError(f"{shown!r} is not the address of a database. {_ADDRESSES}") from None


def backend_of(url: URL, *, ours: str = OURS, schema: str | None = None) -> Backend:
    """Which kind of database it is. Raises OperatorError for one that we cannot use.

    `ours`: the table by which it is known as ours. `schema`: where in a PostgreSQL database it lies.
    """
    match url.drivername:
        case "sqlite+aiosqlite":
            return SqliteFile(url, ours=ours)
        case "postgresql" | "postgres" | "postgresql+asyncpg":
            return PostgresDatabase(url, ours=ours, schema=schema)
    raise OperatorError(f"Alongside cannot use the database {url.render_as_string()}. {_ADDRESSES}")


def engine_for(url: str) -> AsyncEngine:
    """An engine of SQLAlchemy with the settings that we use, for either kind of database; nothing is opened yet."""
    return backend_of(url_of(url)).engine()
