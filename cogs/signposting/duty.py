"""`duty`: whether, and when, alerts and requests reach a helper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.core.cog import Cog, News, Request, Settled, listens
from bot.core.commands import HELPERS, command
from bot.core.dates import Until
from bot.core.people import Community, Member, Role
from bot.core.ports import Transaction
from bot.core.replies import Ask, Card, Moment, Reply, Text, say
from bot.core.zones import Zone, city_text
from cogs.signposting import alerts_store, duty_store
from cogs.signposting.duty_hours import DutyHours, DutyTimes
from cogs.signposting.duty_store import Helper
from cogs.signposting.store import Settings, change, is_set_up, settings_of


class Duty(Cog):
    @command("duty on", for_=HELPERS)
    async def on(self, request: Request) -> Reply:
        await self._keep(request, is_on=True)
        return Card((Text("duty-on"), *await self._in_the_way(request)))

    @command("duty off", for_=HELPERS)
    async def off(self, request: Request, until: Until | None = None) -> Reply:
        """With a day: a rest, after which it is as before."""
        there = await duty_store.of_account(request.tx, request.account_id, request.community.id)
        if until is None or there is None or not there.is_on:
            await self._keep(request, is_on=False, hours=there.hours if there is not None else None)
            said = Text("duty-off")
        else:
            await duty_store.rest(request.tx, request.account_id, request.community.id, until)
            said = Text("duty-off-until", {"until": Moment(until)})
        held = len(await alerts_store.held_by(request.tx, request.member.id))
        return Card((said, *([Text("duty-still-yours", {"count": held})] if held else [])))

    @command("duty hours", for_=HELPERS)
    async def hours(self, request: Request, when: DutyTimes, zone: Zone | None = None) -> Reply:
        zone = zone or request.member.zone
        if zone is None:
            return Ask("zone", say("duty-which-zone"))
        if zone != request.member.zone:
            request.member = replace(request.member, zone=zone)
            await request.tx.people.change(request.member)
            request.announce(News.SETTINGS)
        await self._keep(request, is_on=True, hours=when)
        said = Text("duty-hours", {"hours": when.said, "city": city_text(zone)})
        return Card((said, *await self._in_the_way(request)))

    @staticmethod
    async def _keep(request: Request, *, is_on: bool, hours: DutyHours | None = None) -> None:
        moderates = Role.MODERATOR in request.roles
        account, community = request.account_id, request.community.id
        await duty_store.keep(request.tx, account, community, request.at, moderates=moderates, is_on=is_on, hours=hours)

    @staticmethod
    async def _in_the_way(request: Request) -> Sequence[Text]:
        """Why nothing would reach them all the same."""
        found = []
        if request.member.quiet:
            found.append(Text("duty-while-quiet"))
        settings = await settings_of(request.tx, request.community.id)
        if request.community.accepted_at is None or settings.alerts is None:
            found.append(Text("duty-nothing-set-up"))
        return found

    @listens(News.LEFT)
    async def left(self, request: Request) -> None:
        await duty_store.end(request.tx, request.account_id, request.community.id)

    async def settle(self, tx: Transaction, community: Community, settled: Settled) -> None:
        await duty_store.settle(tx, community.id, settled.at, settled.helpers)
        if settled.alerts is not None and not await is_set_up(tx, community.id):
            await change(tx, community.id, Settings(alerts=settled.alerts.ref))

    async def export(self, tx: Transaction, member: Member) -> Mapping[str, Any]:
        return {"duty": [_exported(one) for one in await duty_store.of_member(tx, member)]}

    async def forget(self, tx: Transaction, member: Member) -> None:
        await duty_store.forget(tx, member)

    async def merge(self, tx: Transaction, other: Member, into: Member) -> None:
        """What is kept of an account goes along with the account."""


def _exported(helper: Helper) -> Mapping[str, Any]:
    hours = helper.hours
    return {
        "said at": helper.since.isoformat(),
        "on duty": helper.is_on,
        "off until": _iso(helper.off_until),
        "weekdays": sorted(hours.days) if hours is not None else None,
        "from": f"{hours.start:%H:%M}" if hours is not None else None,
        "to": f"{hours.end:%H:%M}" if hours is not None else None,
    }


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
