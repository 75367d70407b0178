"""What falls due for sessions, what others may know of them, and what becomes of people who go or become one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.core.clock import Clock
from bot.core.cog import Batch, Cog, Delivered, News, Request, Undelivered, delivered, due, listens, undelivered
from bot.core.gatherings import Gathering
from bot.core.heard import Moved
from bot.core.people import AccountId, Community, Member
from bot.core.ports import Transaction
from bot.core.replies import Text, say
from cogs.sessions import cards, people_store, rooms, round_names, seats_store, store
from cogs.sessions.desk import CLOSE, END, LAPSE, LEAD, REMIND, Desk, private, where
from cogs.sessions.seats import Seat, better

LATE = timedelta(minutes=15)
"""A reminder is of use until it has begun, and a little after."""

LOOKS_AGAIN = timedelta(hours=1)
"""So often it is looked whether a community is quiet no more."""

SEATS_STAY = timedelta(days=7)
"""So long after it ended, it is known who had a seat."""

_NOWHERE = (0, AccountId(0))
"""A seat that is not there."""

A_NUMBER = 5
"""Fewer people are never counted."""


class Keeping(Cog):
    """Also the `Gatherings` of other cogs."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk = desk
        self._clock = clock
        self._going_on: frozenset[tuple[str, str]] = frozenset()

    def is_going_on(self, platform: str, place: str) -> bool:
        return (platform, place) in self._going_on

    async def next_for(self, tx: Transaction, community: Community, member: Member, now: datetime) -> Gathering | None:
        meeting = await self._desk.next_with_room(tx, community.id, now, member=member.id)
        return None if meeting is None else Gathering(*cards.next_group(meeting))

    @due(REMIND, stale_after=timedelta(days=1))
    async def remind(self, batch: Batch) -> None:
        """Thousands at once: one card for all who are reminded of the same."""
        seats = await seats_store.sitting(batch.tx, [int(row.key) for row in batch.rows])
        meetings = await store.many(batch.tx, list({occurrence for occurrence, _ in seats.values()}))
        going = {
            id_: (cards.reminder(meeting, where(meeting)), meeting.ends_at)
            for id_, meeting in meetings.items()
            if meeting.state in store.TO_COME and batch.now <= meeting.starts_at + LATE
        }
        for row in batch.rows:
            occurrence, account = seats.get(int(row.key), _NOWHERE)
            if occurrence in going:
                card, until = going[occurrence]
                batch.send(row, private(account, card, cards.TOLD, until))

    @due(LEAD, stale_after=timedelta(hours=1))
    async def lead(self, batch: Batch) -> None:
        """The run sheet, for whoever holds it."""
        for row in batch.rows:
            meeting = await store.find(batch.tx, int(row.key))
            if meeting is None or meeting.state != "planned" or batch.now > meeting.starts_at + LATE:
                continue
            facilitators = await store.held_by(batch.tx, meeting.session.id)
            filled = await seats_store.filled(batch.tx, meeting.id)
            card = cards.run_sheet(meeting, filled, where(meeting))
            for account, _ in facilitators[:1]:
                batch.send(row, private(account, card, cards.TOLD, meeting.ends_at))

    @due(LAPSE, stale_after=timedelta(days=1))
    async def lapse(self, batch: Batch) -> None:
        """A seat that was not taken in time is the next one's."""
        seats = await seats_store.many(batch.tx, [int(row.key) for row in batch.rows])
        for row in batch.rows:
            seat = seats.get(int(row.key))
            if seat is not None and seat.state == "offered":
                await self._free(batch.tx, seat, batch.now)

    @due(CLOSE, stale_after=timedelta(days=1))
    async def close(self, batch: Batch) -> None:
        """Nobody joins any more; with too few, it does not take place."""
        for row in batch.rows:
            meeting = await store.find(batch.tx, int(row.key))
            if meeting is None or meeting.state != "planned":
                continue
            filled = await seats_store.filled(batch.tx, meeting.id)
            if filled.joined >= meeting.session.minimum:
                await self._desk.refresh(batch.tx, meeting, batch.now)
                continue
            await self._desk.call_off(batch.tx, meeting, batch.now, too_few=True)
            await self._desk.go_on_at(batch.tx, meeting, meeting.starts_at)

    @due(END, stale_after=timedelta(days=1))
    async def end(self, batch: Batch) -> None:
        """Its time is over, and the next time that it takes place gets its card: not while the community is quiet."""
        quiet = await people_store.quiet_communities(batch.tx, batch.now)
        for row in batch.rows:
            meeting = await store.find(batch.tx, int(row.key))
            if meeting is None:
                continue
            if meeting.state in store.TO_COME:
                over = await self._desk.stop(batch.tx, meeting, "over", batch.now)
                await rooms.end(batch.tx, self._desk, over, batch.now, at_once=False)
                batch.teach()
            if row.community in quiet:
                await self._desk.go_on_at(batch.tx, meeting, batch.now)  # stopping it took the row away
                batch.again(row, batch.now + LOOKS_AGAIN)
            else:
                await self._desk.go_on(batch.tx, meeting.session, batch.now)

    @undelivered(cards.OFFER)
    async def not_offered(self, refusal: Undelivered) -> None:
        """Nobody waits for somebody who cannot be reached."""
        if refusal.account_id is None:  # offers go to people only
            return
        for seat in await people_store.offered_to(refusal.tx, refusal.account_id, refusal.community):
            await self._free(refusal.tx, seat, refusal.now)

    @undelivered(cards.CARD)
    async def not_shown(self, refusal: Undelivered) -> None:
        """Whoever holds it hears that its room does not take the card."""
        meeting = await store.with_card(refusal.tx, refusal.key)
        if meeting is not None:
            card = say("session-card-lost", title=cards.title(meeting.session), room=where(meeting))
            leads = [account for account, _ in await store.held_by(refusal.tx, meeting.session.id)]
            await self._desk.tell(refusal.tx, meeting, leads, card, refusal.now)

    @delivered(cards.ROOM)
    async def room_is_there(self, done: Delivered) -> None:
        """From now on, words in it are held by those who are there."""
        done.teach()

    @listens(News.LEFT)
    async def left(self, request: Request) -> None:
        for seat in await seats_store.all_of_in(request.tx, request.member.id, request.community.id):
            meeting = await store.find(request.tx, seat.occurrence)
            if meeting is not None and seat.state == "joined":
                await rooms.let_out(request.tx, self._desk, meeting, seat.account, request.at)
            await self._free(request.tx, seat, request.at)

    async def _free(self, tx: Transaction, seat: Seat, now: datetime) -> None:
        meeting = await store.find(tx, seat.occurrence)
        if meeting is not None and meeting.state in store.TO_COME:
            await self._desk.free(tx, meeting, seat, now)
        else:
            await seats_store.remove(tx, [seat.id])

    async def _unname(self, tx: Transaction, seat: Seat, now: datetime) -> None:
        """A round may have shown them waiting to speak."""
        meeting = await store.find(tx, seat.occurrence)
        if meeting is not None:
            for deed in await round_names.taken_away(tx, meeting):
                await self._desk.put(tx, meeting.session.community, now, deed)

    async def learn(self, tx: Transaction) -> None:
        self._going_on = await people_store.rooms_going_on(tx)

    async def moved(self, tx: Transaction, moved: Moved) -> None:
        await people_store.move(tx, moved.who.account.platform, moved.was, moved.place.ref)

    async def export(self, tx: Transaction, member: Member) -> Mapping[str, Any]:
        seats = await seats_store.all_of(tx, member.id)
        meetings = await store.many(tx, [seat.occurrence for seat in seats])
        held = await people_store.held_by_member(tx, member.id)
        agreed = await seats_store.agreed_by(tx, member)
        return {
            "seats in sessions": [_exported(seat, meetings.get(seat.occurrence)) for seat in seats],
            "sessions that you hold": [{"session": number, "since": since.isoformat()} for number, since in held],
            "group agreements": [{"since": since.isoformat(), "at": at.isoformat()} for since, at in agreed],
        }

    async def holds(self, tx: Transaction, member: Member) -> Sequence[Text]:
        count = len(await seats_store.all_of(tx, member.id))
        return (Text("session-holds", {"count": count}),) if count else ()

    async def forget(self, tx: Transaction, member: Member) -> None:
        """Their seats are free, and whoever is next is asked. What they held is held by nobody until somebody does."""
        now = self._clock.now()
        for seat in await seats_store.all_of(tx, member.id):
            await self._free(tx, seat, now)
            await self._unname(tx, seat, now)
        await seats_store.forget_agreements(tx, member.id)
        sessions = await people_store.let_go(tx, member.id)
        for meeting in await people_store.to_come_of(tx, sessions):
            await self._desk.refresh(tx, meeting, now)

    async def merge(self, tx: Transaction, other: Member, into: Member) -> None:
        """Nobody sits twice: of two seats in one session, the better one is kept."""
        now = self._clock.now()
        theirs = {seat.occurrence: seat for seat in await seats_store.all_of(tx, into.id)}
        for seat in await seats_store.all_of(tx, other.id):
            if seat.occurrence in theirs:
                _, gone = better(seat, theirs[seat.occurrence])
                await self._free(tx, gone, now)
        await seats_store.hand_over(tx, other.id, into.id)

    async def digest(self, tx: Transaction, community: Community, since: datetime, now: datetime) -> Sequence[Text]:
        """What took place and what comes; how many people had a seat is said from five up."""
        week = await people_store.week(tx, community.id, since, now)
        lines = []
        if week.people >= A_NUMBER:
            lines.append(Text("session-digest-people", {"count": week.over, "people": week.people}))
        elif week.over:
            lines.append(Text("session-digest-over", {"count": week.over}))
        others = {"cancelled": week.cancelled, "to-come": week.to_come, "unheld": week.unheld}
        return [*lines, *(Text(f"session-digest-{said}", {"count": n}) for said, n in others.items() if n)]

    async def expire(self, tx: Transaction, now: datetime) -> None:
        await seats_store.expire(tx, now - SEATS_STAY)
        await people_store.expire(tx, now)


def _exported(seat: Seat, meeting: store.Meeting | None) -> Mapping[str, Any]:
    return {
        "session": meeting.session.title if meeting is not None else None,
        "at": meeting.starts_at.isoformat() if meeting is not None else None,
        "seat": seat.state,
        "since": seat.since.isoformat(),
        "minutes before which you are reminded": seat.remind,
        "you said that you are": seat.presence,
        "you said how it was": seat.has_answered,
        "you wait to speak since": seat.turn.isoformat() if seat.turn is not None else None,
    }
