"""Moving one time of a series and all later: what was said of single ones stays said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.errors import UserError
from bot.core.ports import Transaction
from bot.core.replies import Moment, Several, Text
from cogs.sessions import calendar, cards, people_store, series_store
from cogs.sessions.calendar import Wish
from cogs.sessions.store import Meeting


@dataclass(frozen=True, slots=True)
class Moved:
    """The series that takes the place of the old one. `names`: by their ids, what the times that have a card are called
    in it."""

    wish: Wish
    names: Mapping[int, datetime]


async def moved_from(tx: Transaction, meeting: Meeting, to: datetime, now: datetime) -> Moved:
    """This one and all later. Raises UserError where one that comes before it in the series is still to come, and where
    one that is over, or was called off, has that very time."""
    session, original = meeting.session, meeting.original
    others = [one for one in await people_store.to_come_of(tx, [session.id]) if one.id != meeting.id]
    known = await series_store.known_originals(tx, session)
    over = known - {one.original for one in (*others, meeting)}
    left = calendar.occurrences(calendar.end(session.wish, original), after=now)
    before = next((one for one in left if one.original not in over), None)
    title = cards.title(session)
    if before is not None:
        raise UserError("session-move-all-earlier", title=title, when=Moment(before.at))
    _, wish = calendar.move_all(session.wish, original, to)
    names = calendar.new_names(session.wish, original, wish, {one.original for one in others})
    renamed = {one.id: names[one.original] for one in others if one.original in names}
    renamed[meeting.id] = wish.first
    if over & set(renamed.values()):
        raise UserError("session-move-taken", title=title)
    return Moved(wish, renamed)


def kept(wish: Wish, now: datetime) -> Sequence[Text]:
    """Which were moved by themselves, and stay where they are."""
    moved = (calendar.occurrence(wish, original) for original in sorted(wish.moved))
    to_come = [Moment(one.at) for one in moved if one is not None and one.at > now]
    return [Text("session-moved-kept", {"dates": Several(tuple(to_come))})] if to_come else []
