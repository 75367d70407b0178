"""A statement of SQLAlchemy Core in SQLite's own words, worked out once.

SQLAlchemy's way from a statement to its rows takes ten times as long as SQLite takes with a short one. What a module
holds as a constant needs that way only once: here it is kept which words it comes to, in which order they take their
values, and what becomes of a row.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Executable, Insert
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement, ReturnsRows

Rows = Sequence[Any]
"""Each with its columns by name and by number."""

_SQLITE = SQLiteDialect_aiosqlite()

PLAIN = "alongside_plain"
"""The execution option of a statement with thousands of rows, whose columns are asked for by number only."""

_As = Callable[[Any], Any] | None
"""What a value becomes on its way; None: it stays as it is."""


class Prepared:
    def __init__(self, statement: Executable, columns: tuple[str, ...]) -> None:
        """`columns`: of an `insert`, those that it fills."""
        assert isinstance(statement, ClauseElement)  # all that can be executed are
        made = statement.compile(dialect=_SQLITE, column_keys=columns or None)
        assert isinstance(made, SQLCompiler)  # what a statement compiles to
        asked = [name for name, parameter in made.binds.items() if parameter.required]
        state = made.construct_expanded_state(dict.fromkeys(asked))
        self.words = state.statement
        self._values: list[tuple[str | None, _As, Any]] = []
        for name in state.positiontup or ():
            becomes: _As = state.processors.get(name)
            if becomes is None and name in made.binds:
                becomes = made.binds[name].type.dialect_impl(_SQLITE).bind_processor(_SQLITE)
            if name in asked:
                self._values.append((name, becomes, None))
            else:
                always = state.parameters[name]
                self._values.append((None, None, always if becomes is None else becomes(always)))
        found: list[ColumnElement[Any]] = []
        if isinstance(statement, ReturnsRows):
            found = list(statement.exported_columns)
        self._becomes = [
            (number, becomes)
            for number, column in enumerate(found)
            if (becomes := column.type.dialect_impl(_SQLITE).result_processor(_SQLITE, None)) is not None
        ]
        names = [str(column.key) for column in found]
        row: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]  # names that are known only now
        self._row: Callable[[Sequence[Any]], Any] = row._make
        self._is_plain = bool(statement.get_execution_options().get(PLAIN, False)) and not self._becomes

    def values(self, given: Mapping[str, Any]) -> list[Any]:
        """In the order of the words."""
        return [
            always if name is None else given[name] if becomes is None else becomes(given[name])
            for name, becomes, always in self._values
        ]

    def rows(self, found: Sequence[Sequence[Any]]) -> Rows:
        if self._is_plain:
            return found
        if not self._becomes:
            return [self._row(row) for row in found]
        return [self._row(self._read(row)) for row in found]

    def _read(self, row: Sequence[Any]) -> Sequence[Any]:
        columns = list(row)
        for number, becomes in self._becomes:
            columns[number] = becomes(columns[number])
        return columns


@lru_cache(maxsize=512)
def _prepared(statement: Executable, columns: tuple[str, ...]) -> Prepared:
    return Prepared(statement, columns)


def prepared(statement: Executable, given: Mapping[str, Any]) -> Prepared:
    return _prepared(statement, tuple(given) if isinstance(statement, Insert) else ())
