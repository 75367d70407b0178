"""The rows of a CSV file, one after the other, however carelessly it was written."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from cogs.resources.exchange.faults import Fault, Refused
from cogs.resources.exchange.limits import Limits

_LONGEST_LINE = 1 << 16
_MOST_LINES = 200
"""A value that goes on for more lines began with a quotation mark that was none."""
_DELIMITERS = (",", ";", "\t")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = tuple[int, dict[str, str] | Fault]


def delimiter_of(header: str) -> str:
    """What stands most often between the names of the first line."""
    outside = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


@dataclass(frozen=True, slots=True)
class Columns:
    """`names`: the headings, in small letters. `rows`: what stands below them, and is not empty, with the number of its
    row from 1. To read on may raise Refused."""

    names: frozenset[str]
    rows: Iterator[Row]


def columns_of(stream: TextIO, limits: Limits) -> Columns:
    """Raises Refused."""
    lines = iter(lambda: stream.readline(_LONGEST_LINE), "")
    header = next((line for line in lines if line.strip()), "")
    delimiter = delimiter_of(header)
    names = [name.strip().strip('"').lower() for name in next(csv.reader([header], delimiter=delimiter), [])]
    if not any(names):
        raise Refused("empty")
    return Columns(frozenset(names), _rows(names, _records(_Lines(lines), delimiter), limits))


def _rows(names: Sequence[str], records: Iterator[Sequence[str] | None], limits: Limits) -> Iterator[Row]:
    row = 0
    for values in records:
        if values is not None and not any(values):
            continue
        row += 1
        if row > limits.rows:
            raise Refused("too-many", str(limits.rows))
        if values is None:
            yield row, Fault(row, "open-quote")
        else:
            yield row, {name: value for name, value in zip(names, values, strict=False) if value}


@dataclass(slots=True)
class _Lines:
    """Lines that can be read again: those of the record that is under way."""

    rest: Iterator[str]
    again: deque[str] = field(default_factory=deque)
    taken: list[str] = field(default_factory=list)

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= _MOST_LINES:
            raise _Runaway
        line = self.again.popleft() if self.again else next(self.rest)
        self.taken.append(line)
        return line

    def go_back(self) -> bool:
        """To the line after the first of those; whether there are any."""
        self.again.extendleft(reversed(self.taken[1:]))
        first, self.taken = self.taken[:1], []
        return bool(first)


class _Runaway(Exception):
    """A value that does not end."""


def _records(lines: _Lines, delimiter: str) -> Iterator[Sequence[str] | None]:
    """None: a line that is no row."""
    while True:
        reader = csv.reader(lines, delimiter=delimiter)
        try:
            for values in reader:
                if len(lines.taken) > 1 and _ends_open(lines.taken):
                    raise _Runaway
                lines.taken.clear()
                yield values
            return
        except (_Runaway, csv.Error):
            if lines.go_back():
                yield None


def _ends_open(taken: Sequence[str]) -> bool:
    """Whether a value was still open where the file ended: its quotation marks are not in pairs."""
    return sum(line.count('"') for line in taken) % 2 == 1


def safe(value: str) -> str:
    """As a cell that no spreadsheet takes for a formula; one that looks as if this had been done is marked as well."""
    return f"'{value}" if value.startswith(_FORMULA) or _is_marked(value) else value


def as_meant(value: str) -> str:
    """What `safe` was given."""
    return value[1:] if _is_marked(value) else value


def _is_marked(value: str) -> bool:
    return value.startswith("'") and value.lstrip("'").startswith(_FORMULA)
