"""Whose it is, and what is denied: the zones of a message in which one person, or nobody, is the nearest named."""

from __future__ import annotations

from functools import cached_property, reduce
from itertools import chain
from operator import or_
from typing import Final

from cogs.signposting.screening.board import Board
from cogs.signposting.screening.boards import covered, sentences, stepping, upward
from cogs.signposting.screening.concepts import Concepts, Said

ROLES: Final = {
    "self": ("self", "i"),
    "other": ("other", "someone"),
    "you": ("you",),
    "thing": ("thing",),
    "not": ("not", "neg"),
    "no-denial": ("no-denial",),
    "but": ("but",),
    "and": ("and",),
    "mine": ("mine",),
    "past": ("past", "past-and-over"),
    "mourning": ("mourning",),
    "anew": ("anew",),
}
"""The concepts that mean something to the program, and what a lexicon may call them: one way, or several together."""

_DENIAL_REACHES = 3
"""So many words after its own a denial still denies."""


class Zones:
    """Boards, each worked out when it is asked for."""

    def __init__(self, board: Board, said: Said, concepts: Concepts) -> None:
        self._board = board
        self._said = said
        self._named = {role: [name for name in names if name in concepts] for role, names in ROLES.items()}

    def _at(self, role: str) -> int:
        return reduce(or_, map(self._said.at, self._named[role]), 0)

    def _over(self, role: str) -> int:
        return reduce(or_, map(self._said.over, self._named[role]), 0)

    def _after(self, name: str) -> int:
        """From where this one is named until another is, or the sentence ends."""
        named = {other: self._at(other) for other in ("self", "other", "you", "thing")}
        mine = named.pop(name)
        others = reduce(or_, named.values())
        if name == "self":  # "my" in "my sister" names her
            mine &= ~others
        if not mine:
            return 0
        return upward(mine, self._board.words & ~(others & ~mine))

    @cached_property
    def other(self) -> int:
        return self._after("other")

    @cached_property
    def nobody(self) -> int:
        """Of whom it is said is nothing to us: you, or no person at all."""
        return self._after("you") | self._after("thing")

    @cached_property
    def denying(self) -> int:
        """The words of denials."""
        return self._over("not") & ~self._over("no-denial")

    @cached_property
    def denied(self) -> int:
        """What stands shortly after a denial, in its clause, before the writer is named anew. A denial that names the
        writer itself ("not that i") denies from there on; one that a phrase begins with is a part of it."""
        if not self.denying:
            return 0
        behind = inside = 0
        for length, starts in chain.from_iterable(self._said.starts(name).items() for name in self._named["not"]):
            starts &= ~(self._over("no-denial") >> length - 1)
            behind |= starts << length
            inside |= covered(starts << 1, length - 1) if length > 1 else 0
        ends = self._board.clauses | self._at("but")
        through = self._board.words & ~ends & ~self._anew
        return stepping(behind & ~ends & ~self._anew, through, _DENIAL_REACHES) & ~ends | inside & self._anew

    @cached_property
    def _anew(self) -> int:
        """Where the writer is named, as who does something."""
        return self._at("anew" if self._named["anew"] else "self")

    def clause(self, first: int, end: int) -> tuple[int, int]:
        """Around the fields from `first` up to, not including, `end`: their clause. One begins behind a mark or a word
        that joins two, or where the writer is named, and ends before the next."""
        stops = ~self._board.words & (1 << len(self._board.fields)) - 1
        joins, begins = self._over("and") | stops, self._board.clauses | self._anew
        before = (joins << 1 | begins | 1) & (2 << first) - 1
        behind = (joins | begins | 1 << len(self._board.fields)) >> end
        return before.bit_length() - 1, end + (behind & -behind).bit_length() - 1

    def is_writers(self, first: int, end: int) -> bool:
        """Whether in these fields the writer is named, and nobody else."""
        here = (1 << end) - (1 << first)
        writer = self._at("mine") | self._at("self")
        return bool(writer & here) and not self._at("other") & here

    def is_past(self, first: int) -> bool:
        """Whether the sentence that this field is in tells of what is over, and that is not a death."""
        here = sentences(1 << first, self._board.words)
        return bool(self._over("past") & here) and not self._over("mourning") & here
