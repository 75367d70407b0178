"""Planning a daily prompt for a room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.clock import EVERY_DAY
from bot.core.cog import Cog, Request
from bot.core.commands import MODERATORS, command, pressed
from bot.core.days import Days
from bot.core.errors import UserError
from bot.core.options import OnOrOff, quoted
from bot.core.people import Place, PlaceKind
from bot.core.ports import Rooms
from bot.core.replies import Ask, Card, Moment, Reply, Text, Where, say
from bot.core.times import WallTime
from bot.core.zones import Zone
from cogs.prompts import cards, store
from cogs.prompts.choosing import Shown
from cogs.prompts.decks import coming, deck_of, first_of
from cogs.prompts.kinds import Key, RoomName
from cogs.prompts.rhythm import Wish
from cogs.prompts.showing import SHOW, deed, rooms_of, schedule, thread_on
from cogs.prompts.store import Plan

MOST = 50
"""Rooms with a plan that one community can have."""

_AHEAD = 7
"""Dates that a preview shows."""


class Prompts(Cog):
    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    @command("prompt plan", for_=MODERATORS)
    async def plan(
        self,
        request: Request,
        time: WallTime,
        days: Days | None = None,
        zone: Zone | None = None,
        *,
        place: RoomName | None = None,
        threads: OnOrOff | None = None,
    ) -> Reply:
        """What is left out stays as it was there. A plan that was paused goes on. Where the community has no zone, it
        goes by the clocks of whoever plans it, which the answer names."""
        tx, community = request.tx, request.community
        known = await store.of_community(tx, community.id)
        there = self._place(request, known, place)
        if there is None:
            return _which_room(known)
        before = next((plan for plan in known if plan.place == there), None)
        zone = zone or (before.zone if before is not None else None)
        zone = zone or (request.member.zone if community.zone is None else None)
        clocks = zone or community.zone
        if clocks is None:
            return Ask("zone", say("prompt-which-zone"))
        if before is None and len(known) >= MOST:
            raise UserError("prompt-too-many-plans", most=MOST)
        if not self._rooms.takes(there):
            raise UserError("prompt-place-closed", room=Where(there))
        wish = Wish(time, days or (before.wish.days if before is not None else EVERY_DAY), clocks)
        plan = before or Plan(0, community.id, there, wish)
        plan = replace(plan, wish=wish, zone=zone, planner=request.account_id, not_before=None, fault=None)
        plan = await store.keep(tx, replace(plan, threads=plan.threads if threads is None else threads))
        await schedule(tx, plan, request.at)
        return cards.planned(plan, community, first_of(plan, community, request.at))

    @command("prompt stop", for_=MODERATORS)
    async def stop(self, request: Request, *, place: RoomName | None = None) -> Reply:
        plan = await self._planned(request, place)
        if isinstance(plan, Ask):
            return plan
        await store.remove(request.tx, plan)
        await request.tx.agenda.drop(SHOW, [str(plan.id)])
        return say("prompt-stopped", room=Where(plan.place))

    @pressed("prompts.end-paused", for_=MODERATORS)
    async def end_paused(self, request: Request, place: RoomName | None = None) -> Reply:
        """Of one room, or of all: a room that is gone cannot be named."""
        known = await store.of_community(request.tx, request.community.id)
        paused = [plan for plan in known if plan.fault is not None and place in (None, plan.place.ref)]
        for plan in paused:
            await store.remove(request.tx, plan)
        return say("prompt-stopped", room=rooms_of(paused)) if paused else say("choice-gone")

    @command("prompt skip", for_=MODERATORS)
    async def skip(self, request: Request, *, place: RoomName | None = None) -> Reply:
        """The next date is left out; what would have come then comes on the one after it."""
        plan = await self._planned(request, place)
        if isinstance(plan, Ask):
            return plan
        skipped = _going_on(plan, first_of(plan, request.community, request.at))
        plan = await store.keep(request.tx, replace(plan, not_before=plan.wish.next(skipped)))
        await schedule(request.tx, plan, request.at)
        following = cards.next_line(first_of(plan, request.community, request.at))
        return Card((Text("prompt-skipped", {"at": Moment(skipped)}), following), (cards.see_preview(plan),))

    @command("prompt now", for_=MODERATORS)
    async def now(self, request: Request, *, place: RoomName | None = None) -> Reply:
        """With a plan or without one."""
        tx, community = request.tx, request.community
        known = await store.of_community(tx, community.id)
        there = self._place(request, known, place) or (known[0].place if len(known) == 1 else None)
        if there is None:
            return _which_room(known)
        if not self._rooms.takes(there):
            raise UserError("prompt-place-closed", room=Where(there))
        prompt = (await deck_of(tx, community, there)).next()
        plan = next((plan for plan in known if plan.place == there), None)
        key = request.do(deed(there, prompt))
        thread = request.do(thread_on(key, prompt, request.at)) if plan is not None and plan.threads else None
        if plan is not None:
            await store.showed(tx, [(plan.id, key, thread)])
        await store.note_shown(tx, [(community.id, there, Shown(prompt.id, prompt.theme), key)])
        return say("prompt-under-way", room=Where(there))

    @command("prompt preview", for_=MODERATORS)
    async def preview(self, request: Request, *, place: RoomName | None = None) -> Reply:
        plan = await self._planned(request, place)
        return plan if isinstance(plan, Ask) else await self._preview(request, plan)

    @staticmethod
    async def _preview(request: Request, plan: Plan) -> Card:
        if plan.fault is not None:
            return Card((cards.plan_line(plan), Text("prompt-how-to-go-on")))
        deck = await deck_of(request.tx, request.community, plan.place)
        return cards.preview(plan, coming(plan, request.community, deck, request.at, _AHEAD))

    @pressed("prompts.another", for_=MODERATORS)
    async def another(self, request: Request, place: RoomName, prompt: Key) -> Reply:
        """The next one goes to the end, as if it had been shown."""
        plan = await self._planned(request, place)
        if isinstance(plan, Ask):
            return plan
        deck = await deck_of(request.tx, request.community, plan.place)
        first = deck.next()
        if first.id != prompt:
            return say("choice-gone")
        passed = Shown(first.id, first.theme)
        await store.note_shown(request.tx, [(request.community.id, plan.place, passed, "")])
        return await self._preview(request, plan)

    def _place(self, request: Request, known: Sequence[Plan], words: str | None) -> Place | None:
        """The room that is named, or the one where this was typed. None: in private, none was named. Raises UserError.

        A room with a plan is known by the platform's id of it, too, even when it is gone.
        """
        if words is None:
            return request.place if request.place.kind is PlaceKind.ROOM else None
        planned = next((plan.place for plan in known if plan.place.ref == words), None)
        place = planned or self._rooms.named(request.community, words)
        if place is None:
            raise UserError("prompt-place-unknown", words=quoted(words))
        return place

    async def _planned(self, request: Request, words: str | None) -> Plan | Ask:
        """The plan that is meant, or the question which. Raises UserError where there is none."""
        known = await store.of_community(request.tx, request.community.id)
        if not known:
            raise UserError("prompt-none")
        there = self._place(request, known, words)
        if there is None:
            return known[0] if len(known) == 1 else _which_room(known)
        found = next((plan for plan in known if plan.place == there), None)
        if found is None:
            raise UserError("prompt-none-there", room=Where(there), rooms=rooms_of(known))
        return found


def _which_room(known: Sequence[Plan]) -> Ask:
    planned = (Text("prompt-planned-in", {"rooms": rooms_of(known)}),) if known else ()
    return Ask("place", Card((Text("prompt-which-room"), *planned)))


def _going_on(plan: Plan, first: datetime | None) -> datetime:
    """When its next prompt comes. Raises UserError where nothing comes."""
    if plan.fault is not None:
        raise UserError("prompt-paused-already", room=Where(plan.place))
    if first is None:
        raise UserError("prompt-while-quiet")
    return first
