"""What was found in a message: how pressing, what it is about, and which words say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cogs.signposting.screening.board import Board
from cogs.signposting.screening.community import Community
from cogs.signposting.screening.compose import About, Match, Signal
from cogs.signposting.screening.mask import masked
from cogs.signposting.screening.normalise import places, uncapped, words
from cogs.signposting.screening.rules import Level, Topic
from cogs.signposting.screening.topics import HARM

_MOST = 0.5
"""Of a clause that hardly says more than what a rule spoke about."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that spoke, by its neutral name, and the stretch of the message that it spoke about."""

    rule: str
    start: int
    end: int
    span: str


@dataclass(frozen=True, slots=True)
class Finding:
    level: Level
    topic: Topic
    about: About
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    level: Level
    topic: Topic
    about: About
    reason: Reason
    clause: tuple[int, int] | None = None
    """The clause of what a rule spoke about, in what was read of the message."""
    own: bool = False
    """Whether of all people that names the writer alone."""
    plainly: bool = False
    """Whether it is the writer's own, tells of now, and hardly says more."""


def found_in(spoken: list[Spoken]) -> Finding | None:
    """What is most pressing, about the writer before anybody else, and all that was said about the same."""
    if not spoken:
        return None
    spoken.sort(key=lambda one: (one.level != "urgent", one.about != "self", one.reason.start, one.reason.rule))
    first = spoken[0]
    return Finding(
        first.level, first.topic, first.about, tuple(one.reason for one in spoken if one.about == first.about)
    )


def understood(ruled: Sequence[Spoken], topic: Topic, about: About) -> list[Spoken]:
    """What rules have heard, with what a network reads it to be about: that topic, if a rule has named it. What is
    heard as harm by somebody stays that, and the writer's own: its note keeps out of sight, and no other does. What is
    said of the writer alone, in a clause of its own, stays theirs, whoever else is spoken of."""
    heard = found_in([*ruled])
    if heard is None:
        return []
    named = any(one.topic == topic for one in ruled)
    meant = topic if named and (heard.topic not in HARM or topic in HARM) else heard.topic
    theirs = about == "someone" and meant not in HARM
    return [replace(one, topic=meant, about="someone" if theirs and not one.own else one.about) for one in ruled]


def by_rules(text: str, plain: str, board: Board, signals: Iterable[Signal]) -> Iterator[Spoken]:
    where: list[tuple[int, int]] | None = None
    for one in signals:
        if one.level is not None and one.newest:
            where = where or places(plain)
            start, end = _place(where, board, one.at)
            clause = _place(where, board, one.clause)
            plainly = one.own and not one.past and end - start >= _MOST * (clause[1] - clause[0])
            yield Spoken(
                one.level, one.topic, one.about, reason_for(text, one.rule, start, end), clause, one.own, plainly
            )


def _place(where: list[tuple[int, int]], board: Board, match: Match) -> tuple[int, int]:
    taken = [board.made_of[at] for at in range(*match) if board.newest >> at & 1 and board.words >> at & 1]
    return where[taken[0][0]][0], where[taken[-1][1]][1]


def by_community(community: Community, text: str, short: str) -> Iterator[Spoken]:
    """What the community looks for, in a text of which `short` is read."""
    short = masked(short)
    for match in community.patterns(short):
        yield Spoken(match.own.level, match.own.topic, "self", reason_for(text, match.own.name, match.start, match.end))
    where: list[tuple[int, int]] | None = None
    for own, first, behind in community.phrases(words(short)):
        where = where or places(short)
        reason = reason_for(text, own.name, where[first][0], where[behind - 1][1])
        yield Spoken(own.level, own.topic, "self", reason)


def reason_for(text: str, rule: str, start: int, end: int) -> Reason:
    """The places are those in what was read of the text."""
    start, end = uncapped(start, text), uncapped(end, text)
    return Reason(rule, start, end, text[start:end])
