"""What is done around a seat and a meeting: the card is kept true, what is due is planned, the next in line is asked.

All of it happens in the transaction of whoever changed something, so that no process can die between a seat that comes
free and its being offered to the next.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.deeds import Deed, Edit, Send, key_of
from bot.core.gatherings import Agreement
from bot.core.people import AccountId, Community
from bot.core.ports import Transaction
from bot.core.replies import Card, Where
from bot.storage.quick import Talk
from cogs.sessions import cards, native, people_store, round_names, seats_store, series_store, settings_store, store
from cogs.sessions.calendar import occurrences
from cogs.sessions.cards import Around
from cogs.sessions.seats import Filled, Seat, held_until, next_in_line, reminds_at
from cogs.sessions.settings_store import Settings
from cogs.sessions.store import Meeting, Session, State

COG = "sessions"
REMIND = "sessions.remind"
"""Due for a seat; `LAPSE`: an offered one is the next one's; the others are due for a meeting."""
LAPSE = "sessions.lapse"
LEAD = "sessions.lead"
CLOSE = "sessions.close"
END = "sessions.end"
LATE = "sessions.late"
OF_MEETING = (LEAD, CLOSE, END, LATE)

RUN_SHEET = timedelta(minutes=15)
"""So long before it begins, whoever holds it gets the run sheet."""

WAITED = timedelta(minutes=10)
"""So long after it should have begun, those who wait for it are told."""

AgreementOf = Callable[[Transaction, Community], Awaitable[Agreement | None]]
"""What a group in a community agrees on; None: it has written nothing."""


AskingForAgreement = Callable[[int], Talk[bool]]
"""Whether it agrees on anything: asked in the course of a conversation, of a community by its number."""


@dataclass(frozen=True, slots=True)
class Desk:
    agreement_of: AgreementOf
    asking_for_agreement: AskingForAgreement

    async def put(self, tx: Transaction, community: int, now: datetime, deed: Deed, key: str | None = None) -> str:
        """In the outbox, under a key that is known at once: gives it."""
        key = key or key_of(COG, secrets.token_hex())
        await tx.outbox.put([(key, COG, community, deed)], now)
        return key

    async def card(self, tx: Transaction, meeting: Meeting, now: datetime) -> Card:
        filled, around = await tx.converse(self._asking_around(meeting))
        return cards.card(meeting, filled, around, now)

    def _asking_around(self, meeting: Meeting) -> Talk[tuple[Filled, Around]]:
        """Who has a seat, and who holds it; a card is made at every change, so that all is asked for together."""
        community = meeting.session.community
        filled = yield from seats_store.asking_filled(meeting.id)
        facilitators = [account for _, account in (yield from store.asking_held_by(meeting.session.id))]
        chosen = yield from settings_store.asking(community)
        names = (yield from seats_store.asking_joined(meeting.id, cards.NAMED)) if chosen.names else None
        has_agreement = yield from self.asking_for_agreement(community)
        return filled, Around(facilitators, names, has_agreement, is_private(meeting, chosen))

    async def refresh(self, tx: Transaction, meeting: Meeting, now: datetime) -> None:
        """The card shows it as it is. Edits that wait fold into the newest."""
        deed = Edit(key=meeting.card, card=await self.card(tx, meeting, now))
        await self.put(tx, meeting.session.community, now, deed)

    async def show(self, tx: Transaction, meeting: Meeting, now: datetime) -> None:
        """Its card, in the room; and what is due for it."""
        deed = Send(to=meeting.session.place, card=await self.card(tx, meeting, now), topic=cards.CARD)
        await self.put(tx, meeting.session.community, now, deed, meeting.card)
        if meeting.state == "planned" and (await settings_store.of(tx, meeting.session.community)).events:
            await self.put(tx, meeting.session.community, now, native.planned(meeting), native.key(meeting))
        await self.plan(tx, meeting, now)

    async def plan(self, tx: Transaction, meeting: Meeting, now: datetime) -> None:
        """What is due for it, by the time at which it takes place now."""
        due = {LEAD: meeting.starts_at - RUN_SHEET, CLOSE: meeting.closes_at, END: meeting.ends_at}
        due[LATE] = meeting.starts_at + WAITED
        for kind, due_at in due.items():
            if due_at > now and (kind, meeting.session.closes) != (CLOSE, None):
                await self._plan(tx, kind, meeting, meeting.id, due_at)
            else:
                await tx.agenda.drop(kind, [str(meeting.id)])

    async def go_on_at(self, tx: Transaction, meeting: Meeting, at: datetime) -> None:
        """Then the next time that it takes place gets its card."""
        await self._plan(tx, END, meeting, meeting.id, at)

    @staticmethod
    async def _plan(tx: Transaction, kind: str, meeting: Meeting, id_: int, due_at: datetime) -> None:
        await tx.agenda.plan(kind, str(id_), community=meeting.session.community, due_at=due_at, seq=id_)

    async def advance(self, tx: Transaction, session: Session, now: datetime) -> Meeting | None:
        """The next time that it takes place gets its card. None: there is no other."""
        known = await series_store.known_originals(tx, session)
        following = next((one for one in occurrences(session.wish, after=now) if one.original not in known), None)
        if following is None:
            await series_store.end(tx, session, now)
            return None
        meeting = await store.add_meeting(tx, session, following)
        await self.show(tx, meeting, now)
        return meeting

    async def go_on(
        self, tx: Transaction, session: Session, now: datetime, *, but: int | None = None
    ) -> Meeting | None:
        """The next time that it takes place, which has a card from now on, if it had none: also where another was moved
        past it, or it was moved before another. `but`: not this one."""
        there = [one for one in await people_store.to_come_of(tx, [session.id]) if one.id != but]
        first = min(there, key=lambda one: one.starts_at, default=None)
        following = next(occurrences(session.wish, after=now), None)
        if first is not None and (following is None or first.starts_at <= following.at):
            return first
        return await self.advance(tx, session, now)

    async def remind(self, tx: Transaction, meeting: Meeting, seat: Seat, now: datetime) -> bool:
        """Plans the reminder of a seat, or that there is none. Whether one will come."""
        at = reminds_at(meeting.starts_at, seat)
        if at is None or at <= now:
            await tx.agenda.drop(REMIND, [str(seat.id)])
            return False
        await self._plan(tx, REMIND, meeting, seat.id, at)
        return True

    async def free(self, tx: Transaction, meeting: Meeting, seat: Seat, now: datetime) -> None:
        """Nobody sits there any more, and whoever is next is asked."""
        await seats_store.remove(tx, [seat.id])
        for kind in (REMIND, LAPSE):
            await tx.agenda.drop(kind, [str(seat.id)])
        if seat.state == "offered":
            await tx.outbox.drop_waiting(seat.account, cards.OFFER)
        if seat.turn is not None:
            for deed in await round_names.shown_again(tx, meeting):
                await self.put(tx, meeting.session.community, now, deed)
        await self.promote(tx, meeting, now)
        await self.refresh(tx, meeting, now)

    async def promote(self, tx: Transaction, meeting: Meeting, now: datetime) -> None:
        """As long as there is room, and time, whoever has waited longest is offered a seat, which is held for them."""
        until = held_until(now, meeting.starts_at, meeting.closes_at)
        if until is None or not meeting.takes_more(now):
            return
        while (await seats_store.filled(tx, meeting.id)).has_room(meeting.session.seats):
            seat = next_in_line(await seats_store.waiting(tx, meeting.id))
            if seat is None:
                return
            await seats_store.change(tx, seat, state="offered", until=until)
            await self._plan(tx, LAPSE, meeting, seat.id, until)
            deed = private(seat.account, cards.offered(meeting, until), cards.OFFER, until)
            await self.put(tx, meeting.session.community, now, deed)

    async def tell(
        self, tx: Transaction, meeting: Meeting, told: Sequence[AccountId], card: Card, now: datetime
    ) -> None:
        """Several people, in private: the same."""
        deeds = [
            (key_of(COG, secrets.token_hex()), COG, meeting.session.community, private(to, card, cards.TOLD))
            for to in told
        ]
        await tx.outbox.put(deeds, now)

    async def call_off(
        self, tx: Transaction, meeting: Meeting, now: datetime, *, too_few: bool = False, but: AccountId | None = None
    ) -> int:
        """It does not take place: everyone who has a seat, or asked for one, is told, and offered the next group. So
        many were told. `but`: whoever called it off knows."""
        there = await seats_store.of_occurrence(tx, meeting.id)
        leads = [account for account, _ in await store.held_by(tx, meeting.session.id)]
        ended = await self.stop(tx, meeting, "cancelled", now)
        following = await self.next_with_room(tx, meeting.session.community, now, but=meeting.id)
        card = cards.cancelled(ended, cards.next_group(following) if following is not None else None, too_few=too_few)
        told = dict.fromkeys([*leads, *(seat.account for seat in there)])
        told.pop(but, None) if but is not None else None
        await self.tell(tx, meeting, list(told), card, now)
        return len(told)

    async def stop(self, tx: Transaction, meeting: Meeting, state: State, now: datetime) -> Meeting:
        """Nothing of it is due any more; its card says how it stands. Seats in what does not take place go."""
        there = await seats_store.of_occurrence(tx, meeting.id)
        ended = await store.change(tx, meeting, state=state)
        for kind in OF_MEETING:
            await tx.agenda.drop(kind, [str(meeting.id)])
        for kind in (REMIND, LAPSE):
            await tx.agenda.drop(kind, [str(seat.id) for seat in there])
        gone = [seat.id for seat in there if state == "cancelled" or seat.state != "joined"]
        await seats_store.remove(tx, gone)
        if state == "cancelled":
            await self.put(tx, ended.session.community, now, native.cancelled(ended))
        await self.refresh(tx, ended, now)
        return ended

    async def shift(
        self, tx: Transaction, meeting: Meeting, session: Session, starts_at: datetime, now: datetime
    ) -> Meeting:
        """It takes place at another time: reminders, offers and the card go along."""
        ends_at = starts_at + timedelta(minutes=session.minutes)
        changed = await store.change(tx, meeting, starts_at=starts_at, ends_at=ends_at)
        changed = replace(changed, session=session)
        await self.put(tx, session.community, now, native.moved(changed))
        await self.plan(tx, changed, now)
        for seat in await seats_store.of_occurrence(tx, meeting.id):
            if seat.remind is not None:
                await self.remind(tx, changed, seat, now)
        await self.promote(tx, changed, now)
        await self.refresh(tx, changed, now)
        return changed

    async def next_with_room(
        self, tx: Transaction, community: int, now: datetime, *, but: int | None = None, member: int | None = None
    ) -> Meeting | None:
        """The next one there that has a seat free, and in which this member has none. `but`: not this one."""
        there = [one for one in await store.to_come(tx, community, most=_FEW) if one.id != but and one.takes_more(now)]
        filled = await seats_store.all_filled(tx, [one.id for one in there])
        for meeting in there:
            count = filled.get(meeting.id)
            if count is not None and not count.free(meeting.session.seats):
                continue
            if member is None or not await self._sits(tx, meeting, member):
                return meeting
        return None

    @staticmethod
    async def _sits(tx: Transaction, meeting: Meeting, member: int) -> bool:
        has_seat = await seats_store.of_member(tx, meeting.id, member) is not None
        return has_seat or await store.is_held_by(tx, meeting.session.id, member)


_FEW = 10
"""Where the next ten are full, nobody is sent further."""


def private(to: AccountId, card: Card, topic: str, until: datetime | None = None) -> Send:
    """For one person. Titles are the community's words, so that a reminder for hundreds needs no key but one."""
    return Send(to=to, card=card, topic=topic, until=until, is_communitys=True)


def is_private(meeting: Meeting, chosen: Settings) -> bool:
    """Whether its room is, or will be: as was said of it, or else as its community has it."""
    if meeting.state == "running":
        return meeting.private
    return chosen.private if meeting.session.private is None else meeting.session.private


def where(meeting: Meeting, message: str | None = None) -> Where:
    return Where(meeting.session.place, message)
