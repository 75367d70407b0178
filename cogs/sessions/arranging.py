"""What opening, planning and moving share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.core.cog import Request
from bot.core.errors import UserError
from bot.core.options import Around, fold, quoted
from bot.core.people import Place, PlaceKind
from bot.core.ports import Rooms
from bot.core.replies import Moment, Text, Where
from cogs.sessions.calendar import Wish, occurrences
from cogs.sessions.options import NOWHERE
from cogs.sessions.store import Session

MINUTES = 60
SEATS = 8
"""What holds where nothing else was said."""

SHOWN = 3
"""Dates that are said of what repeats."""


def place_for(request: Request, rooms: Rooms, words: str | None) -> Place | None:
    """Where a card is shown; None: that has to be asked. Raises UserError."""
    place = request.place if request.place.kind is PlaceKind.ROOM else None
    if words is not None:
        place = rooms.named(request.community, words)
        if place is None:
            raise UserError("session-room-unknown", words=quoted(words))
    if place is not None and not rooms.takes(place):
        raise UserError("session-room-closed", room=Where(place))
    return place


def voice_for(request: Request, rooms: Rooms, words: str | None, otherwise: Place | None) -> Place | None:
    """Where people talk, if anywhere; `otherwise`: where nothing was said. Raises UserError."""
    if words is None:
        return otherwise
    if fold(words) in NOWHERE:
        return None
    place = rooms.named(request.community, words)
    if place is None:
        raise UserError("session-room-unknown", words=quoted(words))
    return place


def new_session(
    request: Request, place: Place, title: str, wish: Wish, minutes: int | None, seats: int | None
) -> Session:
    there = request.community
    named = (0, "", there.id, there.platform, there.handle, 0)
    return Session(*named, place, title, wish, minutes or MINUTES, seats or SEATS, request.at)


def around(request: Request, zone: str) -> Around:
    return Around(request.at, zone, request.member.country or request.community.country, request.member.language)


def dates(wish: Wish, now: datetime) -> Sequence[Text]:
    """The next three times, in the reader's own time, a line each."""
    if wish.rule is None:
        return [Text("session-date", {"when": Moment(one.at)}) for one in occurrences(wish, after=now, limit=1)]
    following = [
        Text("session-next-date", {"when": Moment(one.at)}) for one in occurrences(wish, after=now, limit=SHOWN)
    ]
    return [Text("session-dates"), *following] if following else []
