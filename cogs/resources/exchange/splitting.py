"""The objects of a JSON file, one after the other, of which no more than one is in memory.

What is listed is the top array, or the array in the top object that a page of an API or a collection has. One that is
too large, too deep or holds what is no number is stepped over, and said; only where the brackets no longer match is the
whole file refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn, TextIO

from cogs.resources.exchange.faults import BadValue, Fault, Refused, Why
from cogs.resources.exchange.limits import Limits

LISTS = ("contents", "records", "helplines", "services", "data", "results")
"""What such an array is called."""
_OF_ONE = ("services",)
"""An object that names itself is one entry, and its services are in it."""

_PIECE = 1 << 17
_SPACE = re.compile(r"[ \t\r\n]*")
_MARK = re.compile(r'["{}\[\]]')
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)


def _no_number(name: str) -> NoReturn:
    raise BadValue("not-a-number", words=name)


_decode = json.JSONDecoder(parse_constant=_no_number, parse_int=str, parse_float=str).raw_decode
"""Numbers stay as they are written: none of them is counted with, and one of a million digits costs nothing."""

Element = tuple[int, dict[str, Any] | Fault]


def elements(stream: TextIO, limits: Limits) -> Iterator[Element]:
    """Each object with its number from 1, or what is wrong with it. Raises Refused."""
    return _Splitter(stream, limits).elements()


class _Splitter:
    def __init__(self, stream: TextIO, limits: Limits) -> None:
        self._stream = stream
        self._limits = limits
        self._text = ""
        self._at = 0
        self._is_whole = False

    def elements(self) -> Iterator[Element]:
        begins = self._peek()
        if begins == "[":
            yield from self._listed({})
        elif begins == "{":
            yield from self._in_object()
        else:
            raise Refused("not-understood")

    def _in_object(self) -> Iterator[Element]:
        """A page, a collection, or one entry."""
        around: dict[str, Any] = {}
        self._at += 1
        is_list = False
        while self._peek() != "}":
            name = self._value()
            if not isinstance(name, str) or self._peek() != ":":
                raise Refused("broken")
            self._at += 1
            if name in LISTS and self._peek() == "[" and not (name in _OF_ONE and "name" in around):
                is_list = True
                yield from self._listed(around)
            else:
                value = self._value()
                around[name] = None if isinstance(value, Fault) else value
            if self._peek() == ",":
                self._at += 1
            elif self._peek() != "}":
                raise Refused("broken")
        if not is_list:
            yield 1, around

    def _listed(self, around: dict[str, Any]) -> Iterator[Element]:
        """`around`: what the object said before its list; a country named there is each one's."""
        country = around.get("country")
        row = 0
        self._at += 1
        while self._peek() != "]":
            row += 1
            if row > self._limits.rows:
                raise Refused("too-many", str(self._limits.rows))
            value = self._value()
            if isinstance(value, Fault):
                yield row, Fault(row, value.why, words=value.words)
            elif isinstance(value, dict):
                if isinstance(country, str):
                    value.setdefault("country", country)
                yield row, value
            else:
                yield row, Fault(row, "not-an-entry", words=str(value))
            if self._peek() == ",":
                self._at += 1
            elif self._peek() != "]":
                raise Refused("broken", f"{row + 1}")
        self._at += 1

    def _peek(self) -> str:
        """The next letter that is no space. Raises Refused at the end."""
        while True:
            space = _SPACE.match(self._text, self._at)
            self._at = space.end() if space else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                raise Refused("broken")

    def _more(self) -> bool:
        """Reads on, and lets go of what was read before."""
        piece = self._stream.read(_PIECE)
        self._text, self._at = self._text[self._at :] + piece, 0
        self._is_whole = not piece
        return bool(piece)

    def _value(self) -> Any:  # noqa: ANN401  # JSON
        """What stands here; a fault for what has to be stepped over."""
        self._peek()
        while True:
            try:
                value, end = _decode(self._text, self._at)
            except BadValue as bad:
                return self._step_over(bad.why, bad.words)
            except RecursionError:
                return self._step_over("too-deep")
            except ValueError:  # cut off here, or no JSON
                if len(self._text) - self._at > self._limits.entry:
                    return self._step_over("too-long")
                if not self._more():
                    raise Refused("broken") from None
                continue
            if end < len(self._text) or self._is_whole:
                if end - self._at > self._limits.entry:
                    self._at = end
                    return Fault(0, "too-long")
                self._at = end
                return value
            self._more()  # a number may go on

    def _step_over(self, why: Why, words: str = "") -> Fault:
        """To where its brackets are closed. Raises Refused where they never are."""
        depth = 0
        while True:
            mark = _MARK.search(self._text, self._at)
            if mark is None:
                self._at = len(self._text)
            elif mark[0] == '"':
                string = _STRING.match(self._text, mark.start())
                if string is not None:
                    self._at = string.end()
                    continue
                self._at = mark.start()
                if len(self._text) - self._at > self._limits.entry * 2:
                    raise Refused("broken")
            else:
                self._at = mark.end()
                depth += 1 if mark[0] in "{[" else -1
                if depth <= 0:
                    return Fault(0, why, words=words)
                continue
            if not self._more():
                raise Refused("broken")
