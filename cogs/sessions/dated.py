"""Which time of a session somebody means who names its day: the next one, or a later one that has no card yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.core.clock import zone_named
from bot.core.cog import Request
from bot.core.errors import UserError
from bot.core.replies import Moment, Several
from cogs.sessions import cards, series_store
from cogs.sessions.arranging import SHOWN
from cogs.sessions.calendar import Occurrence, Wish, occurrences
from cogs.sessions.naming import meant
from cogs.sessions.store import TO_COME, Meeting, Session


@dataclass(frozen=True, slots=True)
class Dated:
    """`original`: its name in the wish. `meeting`: None where it is a later one, in which nobody can have a seat."""

    session: Session
    original: datetime
    at: datetime
    meeting: Meeting | None

    @property
    def is_running(self) -> bool:
        return self.meeting is not None and self.meeting.state == "running"


async def dated(request: Request, name: str, day: date | None) -> Dated:
    """The next one, unless a day is named: as the asker's clocks have it, or else those of the session. Raises
    UserError."""
    following = await meant(request, name)
    session = following.session
    if day is None:
        return Dated(session, following.original, following.starts_at, following)
    wish = session.wish
    found = _on(day, wish, request.member.zone or wish.zone) or _on(day, wish, wish.zone)
    meeting = await series_store.with_original(request.tx, session.id, found.original) if found is not None else None
    is_past = found is not None and meeting is None and found.at <= request.at
    if found is None or is_past or (meeting is not None and meeting.state not in TO_COME):
        to_come = [one.at for one in occurrences(wish, after=request.at, limit=SHOWN)] or [following.starts_at]
        raise UserError("session-no-such-day", title=cards.title(session), dates=Several(tuple(map(Moment, to_come))))
    return Dated(session, found.original, found.at, meeting)


def _on(day: date, wish: Wish, zone: str) -> Occurrence | None:
    near, clocks = datetime.combine(day, time(), UTC), zone_named(zone)
    around = occurrences(wish, after=near - timedelta(days=1), before=near + timedelta(days=2))
    return next((one for one in around if one.at.astimezone(clocks).date() == day), None)
