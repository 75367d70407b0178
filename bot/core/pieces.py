"""The words and quotations of a typed line, and where each begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»"}
_NAMED = re.compile(r"([^\W\d_][\w-]*):(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a quotation (without its quotes), and where it begins in the line. `name`: it is `name:value`."""

    text: str
    start: int
    name: str | None = None
    is_quoted: bool = False


def words_of(line: str, names: frozenset[str]) -> list[Word]:
    """Splits a line; apostrophes are letters. A quote that never closes is a letter, too."""
    found: list[Word] = []
    position = 0
    while position < len(line):
        if line[position].isspace():
            position += 1
            continue
        start = position
        name = None
        named = _NAMED.match(line, position)
        if named and named[1].casefold() in names:
            name = named[1].casefold()
            position += len(named[1]) + 1
        text, position, is_quoted = _piece(line, position)
        found.append(Word(text, start, name, is_quoted))
    return found


def _piece(line: str, position: int) -> tuple[str, int, bool]:
    """The word or quotation at a position, where it ends, and whether it is a quotation."""
    closing = _PAIRS.get(line[position : position + 1])
    if closing:
        ends = [end for quote in closing if (end := line.find(quote, position + 1)) > 0]
        if ends:
            return line[position + 1 : min(ends)], min(ends) + 1, True
    end = position
    while end < len(line) and not line[end].isspace():
        end += 1
    return line[position:end], end, False
