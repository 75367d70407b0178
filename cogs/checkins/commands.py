"""Joining a check-in, pausing and leaving it, and the asking itself."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from bot.core.clock import EVERY_DAY
from bot.core.cog import Batch, Cog, News, Request, Undelivered, due, listens, undelivered
from bot.core.commands import command
from bot.core.dates import Until
from bot.core.days import Days
from bot.core.deeds import Lane, Send
from bot.core.errors import UserError
from bot.core.people import AccountId, Member
from bot.core.ports import Transaction
from bot.core.replies import Ask, Card, Moment, Reply, Text, say
from bot.core.times import WallTime
from bot.core.zones import Zone, city_text
from bot.storage.people import time_of
from cogs.checkins import cards, store
from cogs.checkins.folding import fold
from cogs.checkins.rhythm import OPEN_END, STALE_AFTER, Refusal, Wish, after_refusal, days_of, mask_of
from cogs.checkins.store import CheckIn

ASK = "checkins.ask"
MOST = 8
"""Check-ins that one member can have in one community."""


Plan = tuple[datetime | None, datetime | None]
"""Until when an answer to a question asked now counts (None: it is too late to ask), and when to ask next."""


class CheckIns(Cog):
    @command("checkin join")
    async def join(self, request: Request, time: WallTime, zone: Zone | None = None, days: Days | None = None) -> Reply:
        zone = zone or request.member.zone
        if zone is None:
            return Ask("zone", say("checkin-which-zone"))
        moved = request.member.zone not in (None, zone)
        await self._remember(request, zone)
        there = await store.of_member(request.tx, request.member.id, request.community.id)
        same = next((checkin for checkin in there if checkin.wish.at == time), None)
        if same is None and len(there) >= MOST:
            raise UserError("checkin-too-many", most=MOST)
        wish = Wish(time, days or (same.wish.days if same else EVERY_DAY), zone, request.member.day_end)
        joined = await self._plan(request, wish, same)
        first = Moment(wish.next(request.at) or request.at)
        others = [replace(checkin, wish=replace(checkin.wish, zone=zone)) for checkin in there if checkin != same]
        more: list[Text] = []
        if moved:
            more.append(Text("checkin-zone-changed", {"city": city_text(zone)}))
        if others:
            every = sorted([*others, joined], key=lambda checkin: checkin.wish.at)
            more += cards.several_plans(every)
        more += _while_quiet(request)
        return cards.joined(cards.plan_line(joined), first, *more)

    @staticmethod
    async def _remember(request: Request, zone: str) -> None:
        if request.member.zone != zone:
            request.member = replace(request.member, zone=zone)
            await request.tx.people.change(request.member)
            request.announce(News.SETTINGS)

    @staticmethod
    async def _plan(request: Request, wish: Wish, same: CheckIn | None) -> CheckIn:
        """Adds one, or changes the days of the one at that time; a pause or a rest of it is over."""
        tx, community, account = request.tx, request.community.id, request.account_id
        if same is None:
            key = await store.add(tx, request.member.id, community, account, wish)
        else:
            key = same.id
            await store.change(
                tx, key, days=mask_of(wish.days), account=account, paused_until=None, let_go_at=None, resting=False
            )
        await _schedule(request, CheckIn(key, community, account, wish, None, None, False))
        return CheckIn(key, community, account, wish, None, None, False)

    @command("checkin pause", about="member")
    async def pause(self, request: Request, until: Until) -> Reply:
        checkins = await self._mine(request)
        instants: list[datetime] = []
        for checkin in checkins:
            paused = replace(checkin, paused_until=until or OPEN_END)
            await store.change(request.tx, checkin.id, paused_until=paused.paused_until)
            instants += await _schedule(request, paused)
        changed = replace(checkins[0], paused_until=until or OPEN_END)
        said = cards.paused(changed, _far(min(instants), request.at) if instants else None)
        return replace(said, lines=(*said.lines, *_while_quiet(request)))

    @command("checkin resume", about="member")
    async def resume(self, request: Request) -> Reply:
        checkins = await self._mine(request)
        if not any(self._is_away(checkin, request.at) for checkin in checkins):
            said = say("checkin-not-paused", first=Moment(await _go_on(request, checkins)))
        else:
            said = say("checkin-resumed", first=Moment(await _go_on(request, checkins)))
        return replace(said, lines=(*said.lines, *_while_quiet(request)))

    @staticmethod
    def _is_away(checkin: CheckIn, now: datetime) -> bool:
        return checkin.resting or (checkin.paused_until is not None and checkin.paused_until > now)

    @command("checkin leave", also=("stop", "unsubscribe"), about="member")
    async def leave(self, request: Request) -> Reply:
        await self._end(request, await self._mine(request))
        return say("checkin-left")

    async def _mine(self, request: Request) -> Sequence[CheckIn]:
        """In whichever community they began: whoever says "stop" means all that comes to them."""
        checkins = await store.of_member(request.tx, request.member.id)
        if not checkins:
            raise UserError("checkin-none")
        return checkins

    @staticmethod
    async def _end(request: Request, checkins: Sequence[CheckIn]) -> None:
        await store.remove(request.tx, [checkin.id for checkin in checkins])
        await request.tx.agenda.drop(ASK, [str(checkin.id) for checkin in checkins])
        for account in {checkin.account for checkin in checkins}:
            await request.tx.outbox.drop_waiting(account, cards.QUESTION)

    @due(ASK, stale_after=STALE_AFTER)
    async def ask(self, batch: Batch) -> None:
        """Thousands at once: members with the same wish share its plan."""

        @cache
        def plan(due_at: datetime, at: int, days: int, zone: str | None, day_end: int | None) -> Plan:
            wish = Wish(time_of(at), days_of(days), zone or "UTC", time_of(day_end))
            return wish.open_until(wish.occurrence(due_at, batch.now), batch.now), wish.next(batch.now)

        wishes = {wish[0]: wish for wish in await store.wishes(batch.tx, [int(row.key) for row in batch.rows])}
        for row in batch.rows:
            if (wish := wishes.get(int(row.key))) is None:
                continue
            _, account, at, days, zone, day_end = wish
            until, following = plan(row.due_at, at, days, zone, day_end)
            if until is not None:
                batch.send(row, _question(account, until))
            if following is not None:
                batch.again(row, following)

    @undelivered(cards.QUESTION)
    async def refused(self, refusal: Undelivered) -> None:
        if refusal.account_id is None:  # questions go to people only
            return
        checkins = await store.of_account(refusal.tx, refusal.account_id, refusal.community)
        if not checkins:
            return
        delivered = await refusal.tx.messages.shown(refusal.account_id, cards.QUESTION)
        wish = checkins[0].wish
        what = after_refusal(
            refusal.now,
            checkins[0].let_go_at,
            delivered[0].at if delivered else None,
            wish.zone,
            wish.day_end,
        )
        for checkin in checkins:
            if what is Refusal.LET_GO:
                await store.change(refusal.tx, checkin.id, let_go_at=refusal.now)
            elif what is Refusal.REST:
                await store.change(refusal.tx, checkin.id, resting=True)
        if what is Refusal.REST:
            await refusal.tx.agenda.drop(ASK, [str(checkin.id) for checkin in checkins])
            await refusal.tx.outbox.drop_waiting(refusal.account_id, cards.QUESTION)

    @listens(News.BACK)
    async def back(self, request: Request) -> Card | None:
        """Heard from again: what rested goes on, and they are told why nothing came."""
        checkins = await store.of_account(request.tx, request.account_id, request.community.id)
        rested = [checkin for checkin in checkins if checkin.resting]
        for checkin in checkins:
            if checkin.let_go_at is not None:
                await store.change(request.tx, checkin.id, let_go_at=None, resting=False)
        if not rested:
            return None
        for checkin in rested:
            await _schedule(request, replace(checkin, resting=False))
        return say("checkin-back")

    @listens(News.LEFT)
    async def left(self, request: Request) -> None:
        checkins = await store.of_member(request.tx, request.member.id, request.community.id)
        if checkins:
            await self._end(request, checkins)

    async def export(self, tx: Transaction, member: Member) -> Mapping[str, Any]:
        checkins = await store.of_member(tx, member.id)
        return {"check-ins": [_exported(checkin) for checkin in checkins]}

    async def holds(self, tx: Transaction, member: Member) -> Sequence[Text]:
        count = len(await store.of_member(tx, member.id))
        return (Text("checkin-holds", {"count": count}),) if count else ()

    async def forget(self, tx: Transaction, member: Member) -> None:
        ids = [checkin.id for checkin in await store.of_member(tx, member.id)]
        await store.remove(tx, ids)
        await tx.agenda.drop(ASK, [str(id_) for id_ in ids])

    async def merge(self, tx: Transaction, other: Member, into: Member) -> None:
        folded = fold(await store.of_member(tx, other.id), await store.of_member(tx, into.id))
        for checkin in folded.changed:
            days = mask_of(checkin.wish.days)
            await store.change(tx, checkin.id, days=days, paused_until=checkin.paused_until)
        gone = [checkin.id for checkin in folded.gone]
        await store.remove(tx, gone)
        await tx.agenda.drop(ASK, [str(id_) for id_ in gone])
        await store.hand_over(tx, other.id, into.id)

    @listens(News.SETTINGS)
    async def settings_changed(self, request: Request) -> None:
        """Another zone: the same wall time there, from now on."""
        for checkin in await store.of_member(request.tx, request.member.id):
            await _schedule(request, checkin)


def _far(at: datetime, now: datetime) -> Moment:
    """With its year, where that is not this one's."""
    return Moment(at, "moment" if at - now < timedelta(days=300) else "date")


def _while_quiet(request: Request) -> list[Text]:
    """A first time that is said is no promise while nothing is begun."""
    if request.member.quiet:
        return [Text("checkin-while-quiet")]
    until = request.community.quiet_until
    return [Text("checkin-while-community-quiet")] if until is not None and until > request.at else []


def _exported(checkin: CheckIn) -> Mapping[str, Any]:
    return {
        "at": f"{checkin.wish.at:%H:%M}",
        "weekdays": [calendar.day_name[day] for day in sorted(checkin.wish.days)],
        "paused until": checkin.paused_until.isoformat() if checkin.paused_until else None,
        "a question was refused at": checkin.let_go_at.isoformat() if checkin.let_go_at else None,
        "rests, because questions were refused": checkin.resting,
    }


def _question(account: AccountId, until: datetime) -> Send:
    return Send(to=account, card=cards.ASKED, lane=Lane.ANSWERS, topic=cards.QUESTION, until=until)


async def _schedule(request: Request, checkin: CheckIn) -> list[datetime]:
    """Puts a check-in on the agenda, or takes it off where it rests or has no end of its pause."""
    at = None if checkin.resting else checkin.wish.next(request.at, checkin.paused_until)
    if at is None:
        await request.tx.agenda.drop(ASK, [str(checkin.id)])
        return []
    key = str(checkin.id)
    await request.tx.agenda.plan(ASK, key, community=checkin.community, due_at=at, seq=checkin.id)
    return [at]


async def _go_on(request: Request, checkins: Sequence[CheckIn]) -> datetime:
    """No pause, no rest; gives the next instant of all of them."""
    instants: list[datetime] = []
    for checkin in checkins:
        going = replace(checkin, paused_until=None, resting=False)
        if going != checkin:
            await store.change(request.tx, checkin.id, paused_until=None, let_go_at=None, resting=False)
        instants += await _schedule(request, going)
    return min(instants)
