"""`safety settings`: what moderators decide about screening, alerts and helpers, and what their rules did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.core.cog import Batch, Cog, Request, due
from bot.core.commands import MODERATORS, command
from bot.core.countries import Country, country_text
from bot.core.options import OnOrOff
from bot.core.people import Place, PlaceKind, Role
from bot.core.ports import Rooms
from bot.core.replies import Card, Reply, Text, Typed, Where
from cogs.signposting import counts, duty_store, store
from cogs.signposting.memory import Tally
from cogs.signposting.settings import (
    Languages,
    Minutes,
    Named,
    Screens,
    alert_room,
    helpers_named,
    lines_of,
    quiet_rooms,
)
from cogs.signposting.store import Settings

WRITE_DOWN = "signposting.tally"
EVERY = timedelta(hours=1)
"""So often, what is counted in a trial is written down."""

COUNTED = timedelta(days=30)
_RULES = 12


class Safety(Cog):
    def __init__(self, rooms: Rooms, tally: Tally) -> None:
        self._rooms = rooms
        self._tally = tally

    @command("safety settings", for_=MODERATORS)
    async def settings(
        self,
        request: Request,
        on: Screens | None = None,
        country: Country | None = None,
        languages: Languages | None = None,
        alerts: Named | None = None,
        helpers: Named | None = None,
        untaken: Minutes | None = None,
        quiet: Named | None = None,
        pointer: OnOrOff | None = None,
    ) -> Reply:
        """All of it is taken, or (a room or a helper that is not known) none."""
        await duty_store.know_moderator(request.tx, request.account_id, request.community.id, request.at)
        there, before = request.community, await store.settings_of(request.tx, request.community.id)
        changed = Settings(
            mode=on or before.mode,
            alerts=before.alerts if alerts is None else _ref(alert_room(self._rooms, there, alerts)),
            untaken=untaken or before.untaken,
            languages=before.languages if languages is None else languages,
            quiet=before.quiet if quiet is None else quiet_rooms(self._rooms, there, quiet),
        )
        named = there.named
        if helpers is not None:
            named = {**named, Role.HELPER: helpers_named(self._rooms, there, helpers)}
        points = there.points if pointer is None else pointer
        community = replace(there, country=country or there.country, named=named, points=points)
        if community != there or named != there.named:  # what is named is no part of what makes two of them equal
            request.community = community
            await request.tx.people.change_community(community)
            request.teach()
        if changed != before:
            await store.change(request.tx, there.id, changed)
            await self._try_out(request, changed)
            request.teach()
        return await self._shown(request, changed)

    @staticmethod
    async def _try_out(request: Request, changed: Settings) -> None:
        key = str(request.community.id)
        if changed.mode == "trial":
            at, seq = request.at + EVERY, request.community.id
            await request.tx.agenda.plan(WRITE_DOWN, key, community=request.community.id, due_at=at, seq=seq)
        else:
            await request.tx.agenda.drop(WRITE_DOWN, [key])

    @due(WRITE_DOWN, stale_after=timedelta(days=1))
    async def write_down(self, batch: Batch) -> None:
        for (community, rule), found in self._tally.take().items():
            await counts.count(batch.tx, community, [rule], batch.now, found=found)
        for row in batch.rows:
            if (await store.settings_of(batch.tx, row.community)).mode == "trial":
                batch.again(row, batch.now + EVERY)

    async def _shown(self, request: Request, settings: Settings) -> Card:
        community = request.community
        rooms = [Where(Place(PlaceKind.ROOM, ref)) for ref in sorted(settings.quiet)]
        alerts = Where(Place(PlaceKind.ROOM, settings.alerts)) if settings.alerts is not None else None
        country = country_text(community.country) if community.country else Text("safety-not-set")
        begun = [] if community.announced_at is not None else [Text("safety-not-announced")]
        lines = [*begun, Text("safety-settings"), *lines_of(settings, community, rooms, alerts)]
        lines.insert(3, Text("safety-country", {"value": country}))
        own = len(await store.phrases_of(request.tx, community.id, community.handle))
        lines.append(Text("safety-own-phrases", {"count": own}))
        return Card((*lines, *await self._counts(request), Text("safety-change")))

    async def _counts(self, request: Request) -> list[Text]:
        """By rule, of the last thirty days, and what this process has not written down yet."""
        for (community, rule), found in self._tally.take().items():
            await counts.count(request.tx, community, [rule], request.at, found=found)
        counted = await counts.counted(request.tx, request.community.id, request.at - COUNTED)
        return _rule_lines(counted)


def _rule_lines(rules: Mapping[str, tuple[int, int]]) -> list[Text]:
    if not rules:
        return [Text("safety-no-counts")]
    first = sorted(rules.items(), key=lambda one: (-one[1][0], one[0]))[:_RULES]
    return [Text("safety-counts"), *(_rule_line(rule, found, false) for rule, (found, false) in first)]


def _rule_line(rule: str, found: int, false_alarms: int) -> Text:
    return Text("safety-count", {"rule": Typed(rule), "found": found, "false": false_alarms})


def _ref(place: Place | None) -> str | None:
    return None if place is None else place.ref
