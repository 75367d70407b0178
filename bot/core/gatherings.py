"""What others may know of group sessions: where one is going on, and which one somebody could join next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from bot.core.people import Community, Member
from bot.core.replies import Choice, Text

if TYPE_CHECKING:
    from bot.core.ports import Transaction


@dataclass(frozen=True, slots=True)
class Agreement:
    """What those who come together agree on, a line each. `since`: whoever agreed before that, agreed to another."""

    since: datetime
    lines: Sequence[Text]


@dataclass(frozen=True, slots=True)
class Gathering:
    """A session that somebody could join: a line that says what and when, and the choice that joins it."""

    line: Text
    join: Choice


class Gatherings(Protocol):
    """Sessions, as other cogs know them."""

    def is_going_on(self, platform: str, place: str) -> bool:
        """Whether a session is going on in that place (the platform's id of it). From memory: it is asked at once, of
        words that may be a crisis."""
        ...

    async def next_for(self, tx: Transaction, community: Community, member: Member, now: datetime) -> Gathering | None:
        """The next one there with a seat free in which this member has none."""
        ...
