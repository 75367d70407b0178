"""Showing what is planned: at its time, in its room, and what follows where that cannot be."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.core.cog import Batch, Cog, News, Request, Undelivered, due, listens, undelivered
from bot.core.deeds import Deed, Lane, OpenThread, Send, key_of
from bot.core.heard import Moved
from bot.core.people import Community, Member, Place
from bot.core.ports import Rooms, Transaction
from bot.core.replies import Card, Several, Text, Where, say
from cogs.prompts import cards, store
from cogs.prompts.choosing import Shown
from cogs.prompts.decks import decks_of
from cogs.prompts.library import SPECIAL, Prompt
from cogs.prompts.rhythm import STALE_AFTER
from cogs.prompts.store import Plan

SHOW = "prompts.show"
"""What falls due when a prompt is to be shown."""

PROMPT = "prompts.prompt"
"""The topic of a prompt in a room."""

THREAD = "prompts.thread"
"""And of its thread."""


class Showing(Cog):
    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    @due(SHOW, stale_after=STALE_AFTER)
    async def show(self, batch: Batch) -> None:
        """Today's, once, as long as it is not too late; never yesterday's."""
        plans = await store.some(batch.tx, [int(row.key) for row in batch.rows])
        going = [(row, plan) for row in batch.rows if (plan := plans.get(int(row.key))) and plan.fault is None]
        there = await store.communities_of(batch.tx, [plan for _, plan in going])
        due_now: list[tuple[Plan, datetime]] = []
        for row, plan in going:
            batch.again(row, plan.next(batch.now))
            at, quiet = plan.wish.today(batch.now), there[plan.community].quiet_until
            is_skipped = at is not None and plan.not_before is not None and at < plan.not_before
            if at is not None and not is_skipped and (quiet is None or quiet <= batch.now):
                due_now.append((plan, at))
        await self._show(batch.tx, due_now, there, batch.now)

    async def _show(
        self, tx: Transaction, plans: Sequence[tuple[Plan, datetime]], there: Mapping[int, Community], now: datetime
    ) -> None:
        """Each at its instant, written in bulk."""
        decks = await decks_of(tx, there, [(plan.community, plan.place) for plan, _ in plans])
        deeds: list[tuple[str, str, int, Deed]] = []
        showed: list[tuple[int, str, str | None]] = []
        seen: list[store.Seen] = []
        for plan, at in plans:
            prompt = decks[plan.community, plan.place].on(plan.wish.day_of(at))
            if prompt is None:
                continue
            key = key_of(SHOW, plan.id, at.isoformat())
            deeds.append((key, self.name, plan.community, deed(plan.place, prompt, plan.wish.open_until(at))))
            thread = key_of(THREAD, key) if plan.threads else None
            if thread is not None:
                deeds.append((thread, self.name, plan.community, thread_on(key, prompt, at)))
            showed.append((plan.id, key, thread))
            if prompt.theme != SPECIAL:
                seen.append((plan.community, plan.place, Shown(prompt.id, prompt.theme), key))
        await tx.outbox.put(deeds, now)
        await store.showed(tx, showed)
        await store.note_shown(tx, seen)

    @undelivered(PROMPT)
    async def not_shown(self, refusal: Undelivered) -> None:
        """The room is gone, or we may not write there: its plan is paused until somebody plans it again."""
        await store.not_shown(refusal.tx, refusal.key)
        plan = await store.with_key(refusal.tx, refusal.key)
        if plan is None or plan.fault is not None:
            return
        paused = await store.keep(refusal.tx, replace(plan, fault=refusal.reason))
        await refusal.tx.agenda.drop(SHOW, [str(plan.id)])
        await self._tell_planner(refusal, paused, cards.paused(paused, refusal.reason))

    @undelivered(THREAD)
    async def no_thread(self, refusal: Undelivered) -> None:
        """Prompts go on without. Where the prompt itself was not shown, that was said."""
        plan = await store.with_key(refusal.tx, refusal.key)
        if plan is None or plan.fault is not None or not plan.threads:
            return
        without = await store.keep(refusal.tx, replace(plan, threads=False))
        await self._tell_planner(refusal, without, say("prompt-no-threads", room=Where(plan.place)))

    async def _tell_planner(self, refusal: Undelivered, plan: Plan, card: Card) -> None:
        """One private word to one moderator; the others read it in `prompt list`."""
        if plan.planner is None:
            return
        account, wants_quiet = await store.login_of(refusal.tx, plan.planner)
        community = (await store.communities_of(refusal.tx, [plan]))[plan.community]
        if wants_quiet or self._rooms.moderates(community, account) is False:
            return
        word = key_of(self.name, "told", refusal.key)
        await refusal.tx.outbox.put([(word, self.name, plan.community, Send(to=plan.planner, card=card))], refusal.now)

    @listens(News.COMMUNITY)
    async def settings_changed(self, request: Request) -> None:
        """Another zone: the same wall time there, from now on."""
        for plan in await store.of_community(request.tx, request.community.id):
            if plan.zone is None and plan.fault is None:
                await schedule(request.tx, plan, request.at)

    @listens(News.LEFT)
    async def left(self, request: Request) -> None:
        await store.without_planner(request.tx, request.member, request.community.id)

    async def moved(self, tx: Transaction, moved: Moved) -> None:
        await store.move(tx, moved.who.account.platform, moved.was, moved.place.ref)

    async def digest(self, tx: Transaction, community: Community, since: datetime, now: datetime) -> Sequence[Text]:
        paused = [plan for plan in await store.of_community(tx, community.id) if plan.fault is not None]
        return [Text("prompt-digest-paused", {"rooms": rooms_of(paused)})] if paused else []

    async def export(self, tx: Transaction, member: Member) -> Mapping[str, Any]:
        return {"prompts that you planned": [_exported(plan) for plan in await store.planned_by(tx, member)]}

    async def forget(self, tx: Transaction, member: Member) -> None:
        await store.without_planner(tx, member)


def rooms_of(plans: Sequence[Plan]) -> Several:
    return Several(tuple(Where(plan.place) for plan in plans))


def deed(place: Place, prompt: Prompt, until: datetime | None = None) -> Send:
    return Send(to=place, card=cards.shown(prompt), lane=Lane.PROMPTS, topic=PROMPT, until=until, silent=True)


def thread_on(key: str, prompt: Prompt, at: datetime) -> OpenThread:
    return OpenThread(on=key, title=cards.thread_title(prompt, at), topic=THREAD, lane=Lane.PROMPTS)


async def schedule(tx: Transaction, plan: Plan, now: datetime) -> None:
    """Its next prompt is due then, and no other."""
    await tx.agenda.plan(SHOW, str(plan.id), community=plan.community, due_at=plan.next(now), seq=plan.id)


def _exported(plan: Plan) -> Mapping[str, Any]:
    return {
        "room": plan.place.ref,
        "at": f"{plan.wish.at:%H:%M}",
        "time zone": plan.wish.zone,
        "weekdays": [calendar.day_name[day] for day in sorted(plan.wish.days)],
    }
