"""Who is told: where an alert or a request goes, whom it calls, and what becomes of it.

Whom it is about, who asked, and whom they named are kept out of it, and so is everybody whose hands are full. Nothing
goes anywhere until the community has accepted a safety text and chosen a room that not everyone reads; both are looked
at again each time.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.cog import Request
from bot.core.deeds import Deed, Edit, Lane, Remove, Send, key_of
from bot.core.directory import Nearest
from bot.core.people import Account, Community, Place, PlaceKind
from bot.core.ports import Directory, Rooms, Transaction
from bot.core.replies import Card, say
from cogs.signposting import alert_cards, alert_messages, alerts_store, duty_store
from cogs.signposting.alerts import Alert
from cogs.signposting.duty_store import Helper
from cogs.signposting.store import settings_of

ALERT = "signposting.alert"
"""The topic of what is shown to helpers."""

UNTAKEN = "signposting.untaken"
"""What falls due when nobody has taken one."""

TOLD = "signposting.told"
"""The topic of what the person is told of theirs."""

COG = "signposting"

MOST = 2
"""Alerts and requests that one helper has open."""

TOGETHER = timedelta(hours=1)
"""What somebody writes within this time makes one alert."""

_LEVELS = ("support", "urgent")


class Told(StrEnum):
    """Whom a note may name."""

    NOBODY = "nobody"
    ASKED = "asked"
    """Nobody, but for what they ask the helpers themselves, in their own words."""
    HELPERS = "helpers"


@dataclass(frozen=True, slots=True)
class Route:
    """`place` None: by direct messages to `helpers`, of whom there is at least one; otherwise there, calling them."""

    place: Place | None
    helpers: Sequence[Helper]


class Care:
    def __init__(self, rooms: Rooms, directory: Directory) -> None:
        self._rooms = rooms
        self._directory = directory

    async def alert(
        self,
        request: Request,
        *,
        level: str,
        topic: str,
        about: str,
        rules: tuple[str, ...],
        where: Place,
        message: str,
        note_key: str | None,
    ) -> Told:
        """In the transaction of the note with that key (None: none): helpers are told where `request.member` wrote, if
        they can be. Several within an hour are one alert.

        `level`: "support" or "urgent"; `topic`, `about`: as the screening has them; `rules`: neutral names; `message`:
        the platform's id of the message.
        """
        tx, now = request.tx, request.at
        request.teach()
        found = {"level": level, "topic": topic, "about": about, "rules": rules}
        noted = {"note_key": note_key, "note": "none" if note_key is None else "waiting"}
        before = await self._in_this_hour(request)
        if before is not None and await alert_messages.shown(tx, before):
            higher = _LEVELS.index(level) > _LEVELS.index(before.level)
            again = {"again_place": where.ref, "again_message": message, "again_at": now}
            newer = (found if higher else {}) | (noted if note_key is not None else {})
            changed = await alerts_store.change(tx, before, **again, **newer)
            await self.refresh(tx, changed, now)
            return Told.HELPERS
        route = await self.route(tx, request.community, now, request.member.id)
        if route is None:
            return Told.NOBODY
        written = {"kind": "alert", "account": request.account_id, "place": where.ref, "message": message, "at": now}
        made = await alerts_store.add(tx, request.community.id, request.member, **written, **found, **noted)
        await self.call(tx, made, route, now)
        await self.wait(tx, made, now)
        return Told.HELPERS

    @staticmethod
    async def _in_this_hour(request: Request) -> Alert | None:
        theirs = await alerts_store.open_of(request.tx, request.member.id, request.community.id)
        return next((one for one in theirs if one.kind == "alert" and request.at - one.at < TOGETHER), None)

    async def route(
        self,
        tx: Transaction,
        community: Community,
        now: datetime,
        member: int,
        *,
        named: Account | None = None,
        moderators: bool = False,
    ) -> Route | None:
        """Where something that concerns a member, and perhaps somebody whom they named, can go now. None: nowhere.

        `moderators`: it is for nobody else.
        """
        settings = await settings_of(tx, community.id)
        if community.accepted_at is None or settings.alerts is None:
            return None
        place = Place(PlaceKind.ROOM, settings.alerts)
        out = await alerts_store.logins_of(tx, member) | ({named} if named is not None else set())
        free = await self._free(tx, community, now, out, moderators=moderators)
        is_good = self._rooms.takes(place) and not self._rooms.is_open(place, community)
        await self._note_fault(tx, community, place, now, is_good=is_good)
        if is_good:
            free = [helper for helper in free if self._rooms.reads(place, helper.account)]
            if not any(self._rooms.reads(place, one) for one in out if one.platform == community.platform):
                return Route(place, [helper for helper in free if helper.is_on_duty(now)])
        return Route(None, free) if free else None

    @staticmethod
    async def _free(
        tx: Transaction,
        community: Community,
        now: datetime,
        out: frozenset[Account] | set[Account],
        *,
        moderators: bool,
    ) -> list[Helper]:
        """Who can be called. Of moderators, whoever we know: what is not right may not wait for somebody's hours."""
        there = await duty_store.of_community(tx, community.id)
        busy = await alerts_store.busy(tx, MOST)
        kept_out = {helper.member for helper in there if helper.account in out}
        able = [one for one in there if one.account not in out and one.member not in kept_out | busy]
        if moderators:
            return [helper for helper in able if helper.moderates and not helper.quiet]
        return [helper for helper in able if helper.is_on_duty(now)]

    async def _note_fault(
        self, tx: Transaction, community: Community, place: Place, now: datetime, *, is_good: bool
    ) -> None:
        """One moderator is told once that the room for alerts is lost, or that everyone reads it."""
        if is_good:
            await duty_store.no_fault(tx, community.id)
        elif await duty_store.is_new_fault(tx, community.id, place.ref, now):
            known = [one for one in await duty_store.of_community(tx, community.id) if one.moderates and not one.quiet]
            if known:
                newest = max(known, key=lambda one: one.since)
                lost = not self._rooms.takes(place)
                card = say("alert-place-lost") if lost else say("alert-place-open")
                await put(tx, community.id, now, Send(to=newest.account_id, card=card))

    async def call(self, tx: Transaction, alert: Alert, route: Route, now: datetime) -> None:
        """Shows it there, or to each of them, and calls them."""
        card, lane = alert_cards.shown(alert), Lane.CRISIS if alert.kind == "alert" else Lane.ANSWERS
        pings = tuple(helper.account_id for helper in route.helpers)
        if route.place is not None:
            deed = Send(to=route.place, card=card, lane=lane, topic=ALERT, pings=pings)
            await alert_messages.show(tx, alert, await put(tx, alert.community, now, deed), None, now)
            return
        for account in pings:
            deed = Send(to=account, card=card, lane=lane, topic=ALERT)
            await alert_messages.show(tx, alert, await put(tx, alert.community, now, deed), account, now)

    async def wait(self, tx: Transaction, alert: Alert, now: datetime) -> None:
        """After the community's time, it is looked at again."""
        due_at = now + await self.patience(tx, alert.community)
        await tx.agenda.plan(UNTAKEN, str(alert.id), community=alert.community, due_at=due_at, seq=alert.id)

    @staticmethod
    async def patience(tx: Transaction, community: int) -> timedelta:
        """For how long an alert waits for somebody before all are called again; and so long again after that."""
        return timedelta(minutes=(await settings_of(tx, community)).untaken)

    async def repeat(self, tx: Transaction, alert: Alert, now: datetime, *, but: int | None = None) -> None:
        """All who are on duty now are called again. `but`: not this member, who has just passed it on."""
        called = await alerts_store.change(tx, alert, is_repeated=True, called_at=now)
        await self.refresh(tx, called, now)
        route = await self._again(tx, called, now)
        helpers = [helper for helper in route.helpers if helper.member != but] if route is not None else []
        if route is not None and helpers:
            await self.call(tx, called, Route(route.place, helpers), now)

    async def _again(self, tx: Transaction, alert: Alert, now: datetime) -> Route | None:
        community = await alerts_store.community(tx, alert.community)
        moderators = alert.is_for_moderators
        return await self.route(tx, community, now, alert.member, named=alert.named, moderators=moderators)

    async def refresh(self, tx: Transaction, alert: Alert, now: datetime) -> None:
        """Every message that shows it shows it as it is."""
        card = alert_cards.shown(alert)
        for key, _ in await alert_messages.shown(tx, alert):
            await put(tx, alert.community, now, Edit(key=key, card=card, lane=Lane.CRISIS))

    async def take_away(self, tx: Transaction, alert: Alert, now: datetime) -> None:
        """Every message that shows it goes, and so does the record."""
        for key, _ in await alert_messages.shown(tx, alert):
            await put(tx, alert.community, now, Remove(key=key))
        await tx.agenda.drop(UNTAKEN, [str(alert.id)])
        await alert_messages.remove(tx, [alert.id])

    async def give_up(self, tx: Transaction, alert: Alert, now: datetime) -> None:
        """Nobody was free: that is said, and it stays open."""
        await self.refresh(tx, await alerts_store.change(tx, alert, no_one=True), now)
        if alert.kind == "request":
            await self._tell(tx, alert, alert_cards.no_one_was_free(alert, self._nearest(alert, now)), now)

    async def tell_taken(self, tx: Transaction, alert: Alert, helper: Account, now: datetime) -> bool:
        """Whether the person will hear of it."""
        return await self._tell(tx, alert, alert_cards.taken_told(alert, helper), now)

    async def not_shown(self, tx: Transaction, key: str, now: datetime) -> None:
        """A message to helpers was not shown. Where none is left, it goes another way; or the person is told that
        nobody was reached after all."""
        alert = await alert_messages.with_card(tx, key)
        if alert is None:
            return
        was_in_room = any(shown == key and account is None for shown, account in await alert_messages.shown(tx, alert))
        await alert_messages.unshow(tx, [key])
        if not alert.is_open or await alert_messages.shown(tx, alert):
            return
        route = await self._again(tx, alert, now)
        directly = Route(None, route.helpers) if route is not None and was_in_room and route.helpers else None
        if directly is not None:
            await self.call(tx, alert, directly, now)
        else:
            await self._tell(tx, alert, alert_cards.not_told_after_all(self._nearest(alert, now)), now)

    def _nearest(self, alert: Alert, now: datetime) -> Nearest:
        return self._directory.nearest(alert.country, language=alert.language, at=now, community=alert.community)

    @staticmethod
    async def _tell(tx: Transaction, alert: Alert, card: Card, now: datetime) -> bool:
        """The person, in private; whoever wants nothing unasked only hears of what they asked for."""
        if alert.has_left or (alert.kind == "alert" and alert.quiet):
            return False
        silent = alert.topic in alert_cards.CLOSED_TOPICS
        await put(tx, alert.community, now, Send(to=alert.account, card=card, topic=TOLD, silent=silent))
        return True


async def put(tx: Transaction, community: int, now: datetime, deed: Deed) -> str:
    """In the outbox, under a key that is known at once: gives it."""
    key = key_of(COG, secrets.token_hex())
    await tx.outbox.put([(key, COG, community, deed)], now)
    return key
