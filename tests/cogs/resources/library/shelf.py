"""What the library's tests put into it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.core.directory import Contact, Service
from bot.storage.database import Database
from cogs.resources import library

HERE, THERE = 1, 2
"""Two communities."""
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)

SLEEP = Service(
    id="gb-sleep",
    name="The Sleep Line",
    country="GB",
    contacts=(Contact("call", "0800 111"),),
    checked="2026-05",
    sources=("its own page",),
    topics=("sleep",),
    about={"en": "Somebody to talk to at night"},
)
WHOLE = Service(
    id="own-haven",
    name='Haven "Žluťoučký" \ud800 \x00 😀',
    country="DE",
    contacts=(
        Contact("text", "85258", keyword="HALLO", hours="Mo-Su 00:00-24:00", zone="Europe/Berlin"),
        Contact("call", "116 123", then="2"),
    ),
    checked="2025",
    sources=("one", "two"),
    topics=("youth", "housing"),
    kind="organisation",
    about={"en": "A roof", "de": "Ein Dach"},
    languages=("de", "pt-BR"),
    region="Bayern",
    also_in=("AT", "CH"),
    for_whom="under 25",
    cost="low",
    sends_help=False,
    unopened=True,
    also=("der Hafen",),
    beside="own-other",
    status="unverified",
    community=HERE,
    replaces="gb-sleep",
)


def own(id_: str, name: str, **other: Any) -> Service:
    return replace(SLEEP, id=id_, name=name, community=HERE, topics=("peer",), about={}, **other)


async def put(
    database: Database, community: int | None, *entries: Service, origin: str | None = None, at: datetime = AT
) -> int:
    async with database.transaction() as tx:
        return await library.put(tx, community, entries, origin=origin, at=at)


async def ids(
    database: Database,
    words: str = "",
    community: int = HERE,
    countries: Collection[str] | None = None,
    topics: Sequence[str] = (),
) -> list[str]:
    """Of what is found, the best first."""
    async with database.reading() as tx:
        found = await library.search(
            tx, words.split(" ") if words else [], community=community, countries=countries, topics=topics
        )
    return [one.entry.id for one in found]
