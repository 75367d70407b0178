"""The seam between the database and its two kinds: `sqlite.py` and `postgres.py` say what is their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Literal, Protocol

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

Way = Literal["reading", "once", "again"]
"""How a connection is used: to look only, for one short transaction, or for one that is run again if it must be."""


OURS = "alembic_version"
"""The table by which a database is known as ours."""


class Executes(Protocol):
    """An open transaction, as far as the claims of several processes need it."""

    async def execute(self, statement: Any, rows: Any = None, /) -> Any: ...  # noqa: ANN401  # SQLAlchemy Core's own types


class Presence(Protocol):
    """This process among others that share the database."""

    @property
    def number(self) -> int:
        """Its own, written beside what it claims."""
        ...

    async def take_turns(self, tx: Executes) -> None:
        """Whoever claims next waits until this transaction ends."""
        ...

    async def dead(self, tx: Executes, numbers: Sequence[int]) -> Sequence[int]:
        """Those whose process lives no more."""
        ...


class Backend(Protocol):
    """What is a database's own. `name` is how a sentence calls it, without a password; `path` is that of its file."""

    @property
    def name(self) -> str: ...

    @property
    def path(self) -> Path | None: ...

    @property
    def writers(self) -> int:
        """How many transactions of this process may write at the same time."""
        ...

    @property
    def presence(self) -> Presence | None:
        """None where this process has the database to itself."""
        ...

    def engine(self) -> AsyncEngine:
        """With our settings; nothing is opened, looked at or locked."""
        ...

    def options(self, way: Way) -> Mapping[str, Any]:
        """The execution options of a connection that is used like this."""
        ...

    async def open(self) -> AsyncEngine:
        """Checks and locks. Raises OperatorError, having changed nothing."""
        ...

    async def close(self) -> None: ...

    async def be_present(self) -> None:
        """Before a transaction that writes: others know that this process lives. Raises what a connection raises."""
        ...

    async def exists(self) -> bool:
        """Whether there is anything to look at. Raises OperatorError where that cannot be told."""
        ...

    async def examine(self) -> None:
        """Looks it over as thoroughly as can be done beside a bot that runs. Raises OperatorError."""
        ...

    async def be_alone(self, tx: Executes) -> None:
        """Of those that start, the others wait until this transaction ends: one migrates, one makes the keys."""
        ...

    async def after_looking(self, connection: AsyncConnection) -> None:
        """Once it is known that the database is ours, and before anything is written."""
        ...

    def explained(self) -> AbstractContextManager[None]:
        """Turns what the driver says into an OperatorError."""
        ...

    def reruns(self, error: DBAPIError) -> int:
        """How often a transaction is run again after this, because others were the cause."""
        ...

    def is_our_fault(self, error: DBAPIError) -> bool:
        """What a database says of a wrong statement, and not of itself."""
        ...

    def kind_of(self, error: DBAPIError) -> str:
        """A fault in one word, without anybody's."""
        ...
