"""`session move` and `session cancel`: the next one, one by its day, or one and all later; who joined it is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from bot.core.clock import zone_named
from bot.core.cog import Cog, Request
from bot.core.commands import FACILITATORS, command
from bot.core.days import DaysKind
from bot.core.errors import NotUnderstood, UserError
from bot.core.options import Around
from bot.core.replies import Ask, Card, Choice, Moment, Reply, Text, Value, say
from cogs.sessions import calendar, cards, people_store, seats_store, series, series_store, store
from cogs.sessions.arranging import around, dates
from cogs.sessions.calendar import Wish, occurrences
from cogs.sessions.dated import Dated, dated
from cogs.sessions.desk import Desk
from cogs.sessions.options import Day, Name, Scope, When
from cogs.sessions.store import Meeting


class Moving(Cog):
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @command("session move", for_=FACILITATORS)
    async def move(
        self, request: Request, session: Name, when: When, scope: Scope | None = None, *, date: Day | None = None
    ) -> Reply:
        one = await dated(request, session, date)
        title = cards.title(one.session)
        if one.is_running:
            raise UserError("session-runs-already", title=title)
        if one.session.wish.rule is not None and scope is None and date is None:
            return _which_scope("session move", one, when=when)
        wanted = _read(request, when, one)
        to = next(iter(occurrences(wanted, after=request.at)), None)
        if to is None:
            raise UserError("session-in-the-past")
        to_wall = to.at.astimezone(zone_named(one.session.wish.zone)).replace(tzinfo=None)
        if one.meeting is None:
            return await self._moved_later(request, one, to_wall, all_later=scope == "all")
        moved = await self._moved(request, one.meeting, to_wall, all_later=scope == "all")
        there = await seats_store.of_occurrence(request.tx, moved.id)
        told = list(dict.fromkeys(seat.account for seat in there))
        seated = [seat.account for seat in there if seat.state != "maybe"]
        for accounts, has_place in (seated, True), ([one for one in told if one not in seated], False):
            card = cards.moved(moved, one.at, has_place=has_place)
            await self._desk.tell(request.tx, moved, accounts, card, request.at)
        await self._desk.go_on(request.tx, moved.session, request.at)
        args: dict[str, Value] = {"title": title, "when": Moment(moved.starts_at), "told": len(told)}
        stay = series.kept(moved.session.wish, request.at) if scope == "all" else ()
        return Card((Text("session-moved", args), *dates(moved.session.wish, request.at), *stay))

    async def _moved_later(self, request: Request, one: Dated, to: datetime, *, all_later: bool) -> Reply:
        """Nobody can have joined it yet, and its card, if it comes first now, is shown for the first time."""
        title = cards.title(one.session)
        if all_later:
            raise UserError("session-later-move-all", title=title)
        wish = calendar.move(one.session.wish, one.original, to)
        takes_place = calendar.occurrence(wish, one.original)
        if takes_place is None:
            raise UserError("session-in-the-past")
        session = await series_store.change_wish(request.tx, one.session, wish, request.at)
        await self._desk.go_on(request.tx, session, request.at)
        args: dict[str, Value] = {"title": title, "before": Moment(one.at), "when": Moment(takes_place.at)}
        return Card((Text("session-later-moved", args), *dates(wish, request.at)))

    async def _moved(self, request: Request, meeting: Meeting, to: datetime, *, all_later: bool) -> Meeting:
        wish, original = meeting.session.wish, meeting.original
        names: Mapping[int, datetime] = {}
        if wish.rule is None:
            wish, names = Wish(to, wish.zone), {meeting.id: to}
        elif all_later:
            moved = await series.moved_from(request.tx, meeting, to, request.at)
            wish, names = moved.wish, moved.names
        else:
            wish = calendar.move(wish, original, to)
        original = names.get(meeting.id, original)
        takes_place = calendar.occurrence(wish, original)
        if takes_place is None:
            raise UserError("session-in-the-past")
        session = await series_store.change_wish(request.tx, meeting.session, wish, request.at)
        await series_store.rename(request.tx, names)
        for other in (await store.many(request.tx, [id_ for id_ in names if id_ != meeting.id])).values():
            await self._desk.refresh(request.tx, other, request.at)  # its card says how the series goes
        return await self._desk.shift(
            request.tx, replace(meeting, original=original), session, takes_place.at, request.at
        )

    @command("session cancel", for_=FACILITATORS)
    async def cancel(
        self, request: Request, session: Name, scope: Scope | None = None, date: Day | None = None
    ) -> Reply:
        one = await dated(request, session, date)
        if one.is_running:
            raise UserError("session-close-instead", title=cards.title(one.session))
        repeats = one.session.wish.rule is not None
        if repeats and scope is None and date is None:
            return _which_scope("session cancel", one)
        if repeats and scope != "all":
            return await self._skipped(request, one)
        return await self._ended(request, one)

    async def _skipped(self, request: Request, one: Dated) -> Reply:
        wish = calendar.skip(one.session.wish, one.original)
        left = await series_store.change_wish(request.tx, one.session, wish, request.at)
        if one.meeting is None:
            args: dict[str, Value] = {"title": cards.title(left), "when": Moment(one.at)}
            return Card((Text("session-later-cancelled", args), *dates(left.wish, request.at)))
        following = await self._desk.go_on(request.tx, left, request.at, but=one.meeting.id)
        lines = [await self._called_off(request, [one.meeting], one)]
        if following is not None:
            lines.append(Text("session-following", {"when": Moment(following.starts_at)}))
        return Card(tuple(lines))

    async def _ended(self, request: Request, one: Dated) -> Reply:
        """This one and all later; an earlier one that was moved past it still takes place."""
        tx, now = request.tx, request.at
        ended = await series_store.change_wish(tx, one.session, calendar.end(one.session.wish, one.original), now)
        left = dates(ended.wish, now)
        if not left:
            await series_store.end(tx, ended, now)
        to_come = await people_store.to_come_of(tx, [ended.id])
        off = [meeting for meeting in to_come if meeting.state == "planned" and meeting.original >= one.original]
        if off:
            return Card((await self._called_off(request, off, one), *left))
        args: dict[str, Value] = {"title": cards.title(ended), "when": Moment(one.at)}
        return Card((Text("session-later-ended", args), *left))

    async def _called_off(self, request: Request, off: Sequence[Meeting], one: Dated) -> Text:
        told = 0
        for meeting in off:
            told += await self._desk.call_off(request.tx, meeting, request.at, but=request.account_id)
        request.teach()
        return Text("session-cancelled", {"title": cards.title(one.session), "when": Moment(one.at), "told": told})


def _read(request: Request, when: str, one: Dated) -> Wish:
    """A time alone means the day on which it would be, and a weekday that of its week. Raises NotUnderstood."""
    zone = one.session.wish.zone
    planned = one.at.astimezone(zone_named(zone))
    if when.replace(":", "").replace(".", "").isdecimal():
        when = f"{planned.date().isoformat()} {when}"
    here = around(request, zone)
    if _begins_with_a_weekday(when, here):
        monday = planned.date() - timedelta(days=planned.weekday())
        its_week = datetime.combine(monday, time(), zone_named(zone)).astimezone(UTC)
        here = replace(here, at=max(here.at, its_week))
    return calendar.read(when, None, here)


def _begins_with_a_weekday(words: str, here: Around) -> bool:
    try:
        return len(DaysKind().read(words.split()[0], here)) == 1
    except NotUnderstood:
        return False


def _which_scope(does: str, one: Dated, **given: str) -> Ask:
    before = {"session": one.meeting.key if one.meeting is not None else one.session.key, **given}
    choices = (Choice(Text(f"session-scope-{scope}"), does, {**before, "scope": scope}) for scope in ("this", "all"))
    return Ask("scope", say("session-scope-which", *choices))
