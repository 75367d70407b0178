"""What is kept in memory only: the last few lines of each person for two minutes, and who was given a note lately."""

from __future__ import annotations

from collections import Counter, OrderedDict, deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.core.people import Account
from cogs.signposting.store import About, Given

TOGETHER = timedelta(minutes=2)
"""Lines of one person within this time are read together."""

BEFORE = 2
"""So many lines before the newest."""

PEOPLE = 5_000
"""Of so many people at most are lines remembered: those who wrote last."""

LONGEST = 1_000
"""Characters that are remembered of a line."""

SUPPORT_EVERY = timedelta(hours=24)
URGENT_EVERY = timedelta(hours=1)
NOT_NOW = timedelta(hours=24)


class Speaker(NamedTuple):
    """Somebody in a community, or (None) in private: what is said here is not read together with what is said there."""

    account: Account
    community: int | None


class Lines:
    """The last lines of each person."""

    def __init__(self) -> None:
        self._lines: OrderedDict[Speaker, deque[tuple[datetime, str]]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._lines)

    def before(self, speaker: Speaker, text: str, now: datetime) -> tuple[str, ...]:
        """What they wrote in the last two minutes, the oldest first; from now on, this belongs to it."""
        lines = self._lines.setdefault(speaker, deque(maxlen=BEFORE))
        self._lines.move_to_end(speaker)
        there = tuple(line for at, line in lines if now - at <= TOGETHER)
        lines.append((now, text[:LONGEST]))
        self._let_go(now)
        return there

    def forget(self, accounts: Iterable[Account]) -> None:
        gone = set(accounts)
        for speaker in [one for one in self._lines if one.account in gone]:
            del self._lines[speaker]

    def _let_go(self, now: datetime) -> None:
        """Whoever wrote longest ago stands first."""
        while self._lines:
            speaker, lines = next(iter(self._lines.items()))
            if len(self._lines) <= PEOPLE and now - lines[-1][0] <= TOGETHER:
                return
            del self._lines[speaker]


def stands_in_the_way(given: Iterable[Given], note: Given) -> bool:
    """Whether a note would come too soon after these. A higher level breaks through, and so do words about oneself
    after words about somebody else, and the news that the helpers were told now."""
    if note.level == "urgent":
        return any(_is_as_good(one, note) for one in given)
    return any(
        (one.at > note.at - SUPPORT_EVERY and _covers(one.about, note.about))
        or (one.muted_until is not None and one.muted_until > note.at)
        for one in given
    )


def _is_as_good(given: Given, note: Given) -> bool:
    """Whether an urgent note that was given says all that this one would say."""
    is_recent = given.level == "urgent" and given.at > note.at - URGENT_EVERY
    return is_recent and _covers(given.about, note.about) and (given.helpers_told or not note.helpers_told)


def _covers(given: About, about: About) -> bool:
    return given == "self" or about == "someone"


class Recent:
    """Who was given which note lately: as the database has it, and as this process knows it besides."""

    def __init__(self) -> None:
        self._stored: dict[tuple[Account, int], list[Given]] = {}
        self._own: dict[tuple[Account, int], list[Given]] = {}

    def of(self, account: Account, community: int) -> Sequence[Given]:
        there = (account, community)
        return [*self._stored.get(there, ()), *self._own.get(there, ())]

    def add(self, account: Account, community: int, note: Given) -> None:
        """It is on its way, whether or not it can be stored."""
        own = self._own.get((account, community), [])
        others = [one for one in own if (one.level, one.about) != (note.level, note.about)]
        self._own[account, community] = [*others, note]

    def take_back(self, account: Account, community: int, note: Given) -> None:
        """It was not given after all."""
        own = self._own.get((account, community), [])
        if note in own:
            own.remove(note)

    def learn(self, stored: Iterable[tuple[Account, int, Given]], now: datetime) -> None:
        self._stored = {}
        for account, community, note in stored:
            self._stored.setdefault((account, community), []).append(note)
        kept = {there: [one for one in own if one.at > now - SUPPORT_EVERY] for there, own in self._own.items()}
        self._own = {there: own for there, own in kept.items() if own}

    def forget(self, accounts: Iterable[Account]) -> None:
        gone = set(accounts)
        for memory in (self._stored, self._own):
            for there in [one for one in memory if one[0] in gone]:
                del memory[there]


class Tally:
    """What is counted while a community tries things out, until it is written down. A count that is lost with a process
    is a count, and nobody's note."""

    def __init__(self) -> None:
        self._found: Counter[tuple[int, str]] = Counter()

    def add(self, community: int, rules: Iterable[str]) -> None:
        self._found.update((community, rule) for rule in set(rules))

    def take(self) -> Mapping[tuple[int, str], int]:
        """By community and rule; from now on they are somebody else's to keep."""
        taken, self._found = self._found, Counter()
        return taken
