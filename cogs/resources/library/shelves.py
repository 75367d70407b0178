"""What must be known of communities' entries without a database: their own lines, and what is not shown there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select, union_all

from bot.core.directory import Service
from bot.core.ports import Transaction
from cogs.resources.library.keeping import as_confirmed
from cogs.resources.library.rows import of_row
from cogs.resources.library.tables import resource_changes, resource_entries
from cogs.resources.library.words import SHIPPED

PER_COUNTRY = 30
"""Lines of a community's own for one country that are kept in memory."""


@dataclass(frozen=True, slots=True)
class CommunityShelf:
    """`own`: its active lines. `out`: the ids of shipped ones that are not shown there. `checked`: when shipped ones
    were confirmed there, as a month, by id; only where that is later than the shipped one was checked."""

    own: tuple[Service, ...] = ()
    out: frozenset[str] = frozenset()
    checked: Mapping[str, str] = field(default_factory=dict, hash=False)


async def crisis_entries(tx: Transaction) -> Mapping[int, CommunityShelf]:
    """By community, of each that has anything of its own to say. Of very many lines for one country, those that have
    been there longest."""
    own: dict[int, list[Service]] = {}
    for row in await tx.execute(_lines()):
        own.setdefault(row.community, []).append(as_confirmed(of_row(row), row.confirmed_at))
    out: dict[int, set[str]] = {}
    for community, id_ in await tx.execute(_OUT):
        out.setdefault(community, set()).add(id_)
    checked: dict[int, dict[str, str]] = {}
    for row in await tx.execute(_CONFIRMED):
        month = f"{row.confirmed_at:%Y-%m}"
        if month > row.checked:
            checked.setdefault(row.community, {})[row.entry] = month
    return {
        community: CommunityShelf(
            tuple(own.get(community, ())), frozenset(out.get(community, ())), checked.get(community, {})
        )
        for community in {*own, *out, *checked}
    }


_entries, _changes = resource_entries.c, resource_changes.c


def _lines() -> Any:  # noqa: ANN401  # a select
    place = func.row_number().over(partition_by=(_entries.community, _entries.country), order_by=_entries.number)
    active = (_entries.community > SHIPPED, _entries.kind == "line", _entries.status == "active")
    ranked = select(resource_entries, place.label("place")).where(*active).subquery()
    return select(ranked).where(ranked.c.place <= PER_COUNTRY).order_by(ranked.c.number)


_OUT = union_all(
    select(_changes.community, _changes.entry).where(_changes.status != "active"),
    select(_entries.community, _entries.replaces).where(
        _entries.replaces.is_not(None), _entries.status.in_(("active", "suspended"))
    ),
)
_CONFIRMED = (
    select(_changes.community, _changes.entry, _changes.confirmed_at, _entries.checked)
    .join(resource_entries, (_entries.community == SHIPPED) & (_entries.id == _changes.entry))
    .where(_changes.confirmed_at.is_not(None))
)
