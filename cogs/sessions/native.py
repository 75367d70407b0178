"""The platform's own scheduled event beside a card, where it has such. Off unless moderators want it: it shows to
everyone there who is interested."""

from __future__ import annotations

from bot.core.deeds import CancelEvent, MoveEvent, PlanEvent, key_of
from bot.core.replies import Text
from cogs.sessions.cards import title
from cogs.sessions.store import Meeting


def key(meeting: Meeting) -> str:
    """Of the deed that plans it."""
    return key_of("sessions.event", meeting.key)


def planned(meeting: Meeting) -> PlanEvent:
    session = meeting.session
    return PlanEvent(
        place=session.place,
        title=Text("session-event-title", {"title": title(session)}),
        about=Text("session-event-about"),
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
    )


def moved(meeting: Meeting) -> MoveEvent:
    return MoveEvent(key=key(meeting), starts_at=meeting.starts_at, ends_at=meeting.ends_at)


def cancelled(meeting: Meeting) -> CancelEvent:
    return CancelEvent(key=key(meeting))
