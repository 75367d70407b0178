"""That moderators hear of what they have to look after: once a month, and when a number did not work."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.core.clock import instant_at, zone_named
from bot.core.cog import Batch, Cog, Request, due
from bot.core.deeds import Lane, Send
from bot.core.directory import Service, literally
from bot.core.people import Community
from bot.core.ports import Moderators, Transaction
from bot.core.replies import Card, Choice, Text
from bot.storage.tables import communities
from cogs.resources import library, store, tending
from cogs.resources.tending import Section

REVIEW = "resources.review"
"""What falls due on the first day of each month: a community looks at what it has not confirmed for a year."""

_AT = time(10)
_IN_A_DAY = 5
"""Entries of which moderators are told on one day; the others stand in `resource list due`."""


async def plan_review(tx: Transaction, community: Community, now: datetime) -> None:
    """From the first entry of its own on. Planned again, it is due at the same instant."""
    due_at = _next_month(now, zone_named(community.zone or "UTC"))
    await tx.agenda.plan(REVIEW, str(community.id), community=community.id, due_at=due_at, seq=community.id)


def _next_month(now: datetime, zone: ZoneInfo) -> datetime:
    """The morning of the first day of the next month there."""
    today = now.astimezone(zone).date()
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    at = instant_at(first, _AT, zone)
    return at if at is not None else now + timedelta(days=30)  # a date that is skipped there


async def tell_fault(request: Request, moderators: Moderators, entry: Service) -> None:
    """Once for each entry and day, where there is a place for it; never who said so. What is told of here, and what is
    not, stands in `resource list due`."""
    community, day = request.community.id, request.at.date()
    if not await store.note_fault(request.tx, entry.id, community, day):
        return
    place = await moderators.place(request.tx, community)
    if place is None or await store.faults_on(request.tx, community, day) > _IN_A_DAY:
        return
    given = {"entry": entry.id}
    choices = (
        Choice(Text("resource-it-works"), "resource confirm", given),
        Choice(Text("resource-suspend-it"), "resource suspend", given),
    )
    said = Text("resource-fault-told", {"name": literally(entry, entry.name), "id": entry.id})
    card = Card((said, Text("resource-fault-nobody")), choices)
    request.do(Send(to=place, card=card, lane=Lane.PROMPTS, silent=True))


def lines_of(counts: dict[Section, int]) -> list[Text]:
    """How much there is to look after, a line each."""
    return [Text(f"resource-due-{section}-count", {"count": count}) for section, count in counts.items()]


class Reminding(Cog):
    def __init__(self, moderators: Moderators) -> None:
        self._moderators = moderators

    @due(REVIEW, stale_after=timedelta(days=3))
    async def review(self, batch: Batch) -> None:
        """One message for a community, and none where nothing is to be looked after. Where there is no place for it,
        it stands at the top of `resource list`."""
        for row in batch.rows:
            if not await library.listed(batch.tx, row.community, limit=1):
                continue  # nothing of its own is left: it leaves the agenda
            batch.again(row, _next_month(max(batch.now, row.due_at), zone_named(await _zone(batch.tx, row.community))))
            if batch.now - row.due_at <= batch.stale_after:
                place = await self._moderators.place(batch.tx, row.community)
                counts = await tending.counted(batch.tx, row.community, batch.now.date())
                if place is not None and counts:
                    look = Choice(Text("resource-look"), "resource list", {"due": "due"})
                    card = Card((Text("resource-review"), *lines_of(counts)), (look,))
                    batch.send(row, Send(to=place, card=card, lane=Lane.PROMPTS, silent=True))


async def _zone(tx: Transaction, community: int) -> str:
    zone: str | None = (await tx.execute(select(communities.c.zone).where(communities.c.id == community))).scalar()
    return zone or "UTC"
