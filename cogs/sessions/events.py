"""A member's sessions, as a calendar has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from bot.core.clock import zone_named
from bot.core.people import Member
from bot.core.ports import Transaction
from bot.storage.tables import accounts
from cogs.sessions import people_store, seats_store, store
from cogs.sessions.calendar import CalendarEvent, Wish
from cogs.sessions.store import TO_COME, Meeting, Session
from cogs.sessions.tables import facilitators


async def events_of(tx: Transaction, member: Member, *, now: datetime) -> Sequence[CalendarEvent]:
    """What they hold, and what is planned or running in which they have a seat, wait for one or said maybe. Of a
    series, all that follows stands there, too: a seat is for one time, but weeks are planned for more."""
    seats = await seats_store.all_of(tx, member.id)
    meetings = (await store.many(tx, [seat.occurrence for seat in seats])).values()
    joined = [one for one in meetings if one.state in TO_COME and one.ends_at > now]
    mine = select(facilitators.c.session).join(accounts, accounts.c.id == facilitators.c.account)
    held = list((await tx.execute(mine.where(accounts.c.member == member.id))).scalars())
    shown = {one.session.id: _event(one.session, one.session.wish) for one in await people_store.to_come_of(tx, held)}
    for one in sorted(joined, key=lambda one: one.original, reverse=True):  # the first that is theirs comes last
        shown[one.session.id] = _joined(one)
    return list(shown.values())


def _joined(meeting: Meeting) -> CalendarEvent:
    """From the one on in which they have a seat; one that is held once, when it really began."""
    session = meeting.session
    if session.wish.rule is not None:
        return replace(_event(session, session.wish), since=meeting.original)
    zone = session.wish.zone
    first = meeting.starts_at.astimezone(zone_named(zone)).replace(second=0, microsecond=0, tzinfo=None)
    return _event(session, Wish(first, zone))


def _event(session: Session, wish: Wish) -> CalendarEvent:
    return CalendarEvent(
        uid=f"{session.key}@alongside",
        wish=wish,
        minutes=session.minutes,
        title=session.title,
        changed_at=session.changed_at,
        changes=session.changes,
    )
