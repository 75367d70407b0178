"""The board of a message: which word stands where, and where sentences, clauses and messages begin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cogs.signposting.screening.normalise import STOP, runs
from cogs.signposting.screening.spelling import Spelling


@dataclass(frozen=True, slots=True)
class Board:
    """`fields`: the words, with a STOP between two sentences. Boards: `said` of each word, `words` all fields but the
    stops, `clauses` where a clause begins within a sentence, `newest` the message that is asked about, not those
    before it. `made_of`: of each field the first and the last word of its message, by number."""

    fields: Sequence[str]
    said: dict[str, int]
    words: int
    clauses: int
    newest: int
    made_of: Sequence[tuple[int, int]]

    @property
    def text(self) -> str:
        """As the automaton reads it: a space on either side of each word."""
        return f" {' '.join(self.fields)} "

    def said_with(self, beginnings: Iterable[str]) -> dict[str, int]:
        """The fields of each word, and of these beginnings of words, with a `*` behind them."""
        said = dict(self.said)
        words = sorted(self.said)
        for beginning in beginnings:
            there, at = 0, bisect_left(words, beginning)
            while at < len(words) and words[at].startswith(beginning):
                there |= self.said[words[at]]
                at += 1
            said[f"{beginning}*"] = there
        return said


def board_of(messages: Sequence[str], spelling: Spelling, slips: Mapping[str, str]) -> Board:
    """Of a person's messages, plain already, the newest last. `slips`: words that mean others, besides those that
    `spelling` knows."""
    making = _Making(spelling, slips)
    for message in messages:
        making.add(message)
    return making.board()


_FEW = 4


class _Making:
    def __init__(self, spelling: Spelling, slips: Mapping[str, str]) -> None:
        self._spelling = spelling
        self._slips = slips
        self._fields: list[str] = []
        self._made_of: list[tuple[int, int]] = []
        self._clauses: list[int] = []
        self._newest = 0

    def add(self, message: str) -> None:
        self._stop()
        self._newest = len(self._fields)
        number = 0
        for run, ending in runs(message):
            self._run(run, number)
            number += len(run)
            if ending == "sentence":
                self._stop()
            elif ending and self._fields:
                self._clauses.append(len(self._fields))

    def _run(self, run: list[str], number: int) -> None:
        run = [self._slips.get(word, word) for word in run] if self._slips else run
        if self._spelling.is_plain(run):
            self._fields += run
            self._made_of += [(at, at) for at in range(number, number + len(run))]
            return
        for word, first, last in self._spelling.meant(run):
            self._fields.append(word)
            self._made_of.append((number + first, number + last))

    def _stop(self) -> None:
        if self._fields and self._fields[-1] != STOP:
            self._fields.append(STOP)
            self._made_of.append((0, 0))

    def board(self) -> Board:
        size = len(self._fields)
        places: dict[str, list[int]] = {}
        for field, word in enumerate(self._fields):
            places.setdefault(word, []).append(field)
        stops = _with(places.pop(STOP, ()), size)
        every = (1 << size) - 1
        said = {word: _with(fields, size) for word, fields in places.items()}
        newest = every >> self._newest << self._newest
        return Board(self._fields, said, every & ~stops, _with(self._clauses, size) & every, newest, self._made_of)


def _with(fields: Sequence[int], size: int) -> int:
    """A board with these fields, in a time that grows with their number."""
    if len(fields) <= _FEW:
        return sum([1 << field for field in fields])
    taken = bytearray(size // 8 + 1)
    for field in fields:
        taken[field >> 3] |= 1 << (field & 7)
    return int.from_bytes(taken, "little")
