"""A statement that each kind of database has to be asked in its own words: both are written side by side."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import TextClause, text

from bot.core.ports import Transaction

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement, as SQLite and as PostgreSQL understand it."""

    sqlite: TextClause
    postgresql: TextClause

    @classmethod
    def of(cls, written: str, **parts: tuple[str, str]) -> Spoken:
        """`{part}` stands for what SQLite calls it, and what PostgreSQL does."""
        sqlite, postgresql = (
            text(written.format(**{name: both[number] for name, both in parts.items()})) for number in (0, 1)
        )
        return cls(sqlite, postgresql)

    def on(self, dialect: str) -> TextClause:
        return self.postgresql if dialect == "postgresql" else self.sqlite

    async def run(self, tx: Transaction, **values: Any) -> Any:  # noqa: ANN401  # a result of SQLAlchemy's
        return await tx.execute(self.on(tx.dialect), values)


Talk = Generator[tuple[TextClause, Mapping[str, Any]], Sequence[Sequence[Any]], T]
"""As `Transaction.converse` takes it."""


def many(values: Iterable[Any]) -> str:
    """Any number of values, or of rows, as one that both databases take."""
    return json.dumps(list(values), separators=(",", ":"))


def each(name: str) -> tuple[str, str]:
    """All values of a parameter that `many` made: for `IN (...)`, in a way that goes by an index."""
    return (
        f"SELECT value FROM json_each(:{name})",
        f"SELECT json_array_elements_text(CAST(:{name} AS JSON))",
    )
