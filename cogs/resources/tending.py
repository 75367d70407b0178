"""What moderators have to look after: numbers that did not work, what is suspended, what waits, what has grown old."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from bot.core.ports import Transaction
from cogs.resources import library, store
from cogs.resources.library import Kept
from cogs.resources.store import Fault

Section = Literal["failing", "suspended", "unverified", "old"]
"""In the order in which they are shown. `old`: not confirmed for a year."""

A_YEAR = timedelta(days=365)
MOST_COUNTED = 100
"""More than these are not counted: "100" says enough."""

_SECTIONS: tuple[Section, ...] = get_args(Section)


@dataclass(frozen=True, slots=True)
class Due:
    """An entry that somebody should look at, and why. `fault`: on which days its number did not work."""

    section: Section
    kept: Kept
    fault: Fault | None = None

    @property
    def cursor(self) -> str:
        return f"{self.section}/{self.kept.entry.id}"


async def due(tx: Transaction, community: int, today: date, *, after: str | None = None, most: int) -> list[Due]:
    """At most so many. `after`: the cursor of the last one that was seen already."""
    begun, _, last = (after or "").partition("/")
    first = _SECTIONS.index(begun) if begun in _SECTIONS else 0
    found: list[Due] = []
    for section in _SECTIONS[first:]:
        seen = last if section == begun else None
        async for one in _section(tx, community, today, section, seen, most):
            if len(found) == most:
                return found
            found.append(one)
    return found


async def _section(
    tx: Transaction, community: int, today: date, section: Section, after: str | None, most: int
) -> AsyncIterator[Due]:
    if section == "failing":
        async for one in _failing(tx, community, after):
            yield one
    elif section == "old":
        before = today - A_YEAR
        for kept in await library.listed(
            tx, community, status="active", checked_before=before, after=after, limit=most
        ):
            yield Due(section, kept)
    else:
        for kept in await library.listed(tx, community, status=section, after=after, limit=most):
            yield Due(section, kept)


async def _failing(tx: Transaction, community: int, after: str | None) -> AsyncIterator[Due]:
    """The newest first; what is suspended already stands there."""
    is_seen = after is not None
    for fault in await store.faults(tx, community):
        if not is_seen:
            kept = await library.entry(tx, community, fault.entry)
            if kept is not None and kept.entry.status == "active":
                yield Due("failing", kept, fault)
        is_seen = is_seen and fault.entry != after


async def counted(tx: Transaction, community: int, today: date) -> dict[Section, int]:
    """How many of each there are, of those that there are any of."""
    found = {section: 0 for section in _SECTIONS}
    for section in _SECTIONS:
        async for _ in _section(tx, community, today, section, None, MOST_COUNTED):
            found[section] += 1
    return {section: count for section, count in found.items() if count}
