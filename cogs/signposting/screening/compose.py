"""From concepts to frames, from frames to signals, from signals to a level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Literal, NamedTuple

from cogs.signposting.screening.board import Board
from cogs.signposting.screening.boards import fields, sentences, stepping
from cogs.signposting.screening.concepts import Concepts, Said
from cogs.signposting.screening.patterns import Pattern
from cogs.signposting.screening.rules import Frame, Level, Raise, Silence, Topic
from cogs.signposting.screening.who import ROLES, Zones

About = Literal["self", "someone"]


class Match(NamedTuple):
    """The fields that a pattern took: `first` up to, not including, `end`."""

    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Signal:
    """A frame, or a raise, that spoke."""

    rule: str
    level: Level | None
    topic: Topic
    about: About
    at: Match
    newest: bool
    """Whether some of it is in the message that is asked about."""
    clause: Match
    own: bool
    """Whether of all people its clause names the writer alone."""
    past: bool = False
    """Whether its sentence tells of what is over."""


class Reading:
    """One message, or one person's last few, read with the rules of one language."""

    def __init__(self, board: Board, concepts: Concepts, said: dict[str, int]) -> None:
        self._board = board
        self._said = Said(concepts, said, board.words)
        self._zones = Zones(board, self._said, concepts)
        self._silences: dict[Silence, int] = {}

    def signals(self, candidates: Iterable[tuple[Frame, Pattern]]) -> list[Signal]:
        """Of each frame the first match that nothing silences, and at most one for each person it may be about."""
        found: dict[tuple[Frame, About], Signal] = {}
        for frame, pattern in candidates:
            if self._match(pattern, self._board.words, self._board.words) is None:  # the silences cost more
                continue
            for about, allowed in self._allowed(frame, pattern):
                over = self._board.words & ~self._zones.denying if frame.denial else self._board.words
                before = found.get((frame, about))
                if before is not None and before.newest:
                    continue
                match = self._match(pattern, allowed, over)
                if match is not None and frame.alone is not None:
                    match = self._as_all(match, frame.alone)
                if match is not None:
                    newest = bool(self._board.newest >> match.end - 1 & 1)
                    clause = Match(*self._zones.clause(*match))
                    own = about == "self" and self._zones.is_writers(*clause)
                    past = self._zones.is_past(match.first)
                    found[frame, about] = Signal(
                        frame.name, frame.level, frame.topic, about, match, newest, clause, own, past
                    )
        return list(found.values())

    def raised(self, raises: Sequence[Raise], signals: list[Signal]) -> list[Signal]:
        """What signals and concepts mean together. It is about whoever the signals among them are about."""
        found = []
        for one in raises:
            if (made := self._raised(one, signals)) is not None:
                found.append(made)
        return found

    def _raised(self, one: Raise, signals: list[Signal]) -> Signal | None:
        used: list[Signal] = []
        places: list[int] = []
        if not all(self._may_be(parts, signals) for parts in one.all):  # cheaper than to look where they are
            return None
        for parts in one.all:
            spoke = [signal for part in parts for signal in signals if _is(signal, part)]
            spoke.sort(key=lambda signal: (not signal.newest, signal.about != "self"))
            over = reduce(or_, (self._said.over(part) for part in parts if ":" not in part), 0) if not spoke else 0
            if not spoke and not over:
                return None
            used += spoke[:1]
            places += [over] if over else []
        at = self._newest_of(used, places)
        if at is None or any(self._silenced(silence) for silence in one.unless):
            return None
        topic = one.topic or (used[0].topic if used else "suicide")
        about: About = "someone" if any(signal.about == "someone" for signal in used) else "self"
        clause = Match(*self._zones.clause(*at))
        return Signal(one.name, one.level, topic, about, at, newest=True, clause=clause, own=False)

    def _newest_of(self, used: Iterable[Signal], places: Iterable[int]) -> Match | None:
        """Where the newest message says any of it; None: it says nothing of it."""
        if (newest := next((signal.at for signal in used if signal.newest), None)) is not None:
            return newest
        first = next((next(fields(here)) for each in places if (here := each & self._board.newest)), None)
        return Match(first, first + 1) if first is not None else None

    def _may_be(self, parts: Iterable[str], signals: Iterable[Signal]) -> bool:
        """False if certainly none of these is said."""
        return any(
            any(_is(signal, part) for signal in signals) if ":" in part else self._said.may_be(part) for part in parts
        )

    def _allowed(self, frame: Frame, pattern: Pattern) -> list[tuple[About, int]]:
        """Where the pattern may begin, for each of those it may be about."""
        allowed = self._board.words
        for silence in frame.unless:
            allowed &= ~self._silenced(silence)
        if frame.denial:
            allowed &= ~self._zones.denied
        if frame.who == "other":
            return [("someone", allowed)]
        if frame.who == "said" or _names_somebody(pattern):
            return [("self", allowed)]
        allowed &= ~self._zones.nobody
        ours: tuple[About, int] = ("self", allowed & ~self._zones.other)
        return [ours] if frame.who == "self" else [ours, ("someone", allowed & self._zones.other)]

    def _silenced(self, silence: Silence) -> int:
        found = self._silences.get(silence)
        if found is None:
            found = self._said.over(silence.concept)
            if found and silence.without and self._said.at(silence.without):
                found = 0
            if found:
                found = self._board.words if silence.everywhere else sentences(found, self._board.words)
            self._silences[silence] = found
        return found

    def _as_all(self, match: Match, besides: str) -> Match | None:
        """All of the newest message, if nothing but that is said, besides what this concept is."""
        matched = (1 << match.end) - (1 << match.first)
        if self._board.words & ~matched & ~self._said.over(besides):
            return None
        newest = self._board.newest & self._board.words
        return Match(next(fields(newest)), newest.bit_length()) if newest & matched else match

    def _match(self, pattern: Pattern, allowed: int, over: int) -> Match | None:
        """The last, so that the newest message counts; the shortest of those that end there."""
        if not allowed:
            return None
        reach = allowed
        ends: list[tuple[int, int]] = []
        for step in pattern:
            reach = stepping(reach, over, step.between)
            behind = 0
            for concept in step.of:
                for length, starts in self._said.starts(concept).items():
                    behind |= (starts & reach) << length
            if not behind:
                return None
            ends.append((reach, behind))
            reach = behind
        end = reach.bit_length() - 1
        return Match(self._first(pattern, ends, end), end)

    def _first(self, pattern: Pattern, ends: list[tuple[int, int]], end: int) -> int:
        """Back from where a match ends to where it begins."""
        for step, (reach, _), before in zip(reversed(pattern), reversed(ends), [*ends[-2::-1], None], strict=True):
            end = max(
                end - length
                for concept in step.of
                for length, starts in self._said.starts(concept).items()
                if length <= end and (starts & reach) >> (end - length) & 1
            )
            if before is not None:
                end = (before[1] & (2 << end) - 1).bit_length() - 1
        return end


def _names_somebody(pattern: Pattern) -> bool:
    return any(concept in _PERSONS for step in pattern for concept in step.of)


_PERSONS = {*ROLES["self"], *ROLES["other"], *ROLES["you"]}


def _is(signal: Signal, part: str) -> bool:
    return part in (f"signal:{signal.rule}", f"topic:{signal.topic}")
