"""Entries are put into the library, and looked up by their ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, func, insert, literal, null, or_, select, union_all, update

from bot.core.directory import Service, Status
from bot.core.ports import Transaction
from cogs.resources.library import vocabulary
from cogs.resources.library.rows import of_row, to_row
from cogs.resources.library.tables import resource_changes, resource_entries
from cogs.resources.library.words import SHIPPED

BATCH = 2_000
"""Entries that are written at once: what is held in memory does not grow with what is put."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as it is for a community: its `status` there, and its `checked` as of the last confirmation there.

    `origin`: where it was imported from. `confirmed_by`: a member's number; None where nobody confirmed it, or where
    they had themselves forgotten.
    """

    entry: Service
    origin: str | None
    changed_at: datetime
    confirmed_at: datetime | None
    confirmed_by: int | None


async def put(
    tx: Transaction, community: int | None, entries: Sequence[Service], *, origin: str | None, at: datetime
) -> int:
    """Inserts, or replaces by (community, id), with the status that each has; found by `search` in the same
    transaction. `community` None: shipped ones. How many are new or other than they were: those that are as they were,
    status and all, stay untouched; of the others, a confirmation counts no more.

    Ids are slugs of at most `ID_LENGTH` letters; of several with the same, the last counts.
    """
    owner = SHIPPED if community is None else community
    return sum([await _put(tx, owner, batch, origin, at) for batch in in_batches(entries)])


def in_batches(entries: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(entries), BATCH):
        yield entries[start : start + BATCH]


_REPLACE = update(resource_entries).where(resource_entries.c.number == bindparam("its_number"))
"""All that is given of it."""


async def _put(tx: Transaction, owner: int, batch: Sequence[Service], origin: str | None, at: datetime) -> int:
    before = await rows_of(tx, owner, [service.id for service in batch])
    rows = {service.id: to_row(service, owner) for service in batch}
    beside = {"origin": origin, "changed_at": at, "confirmed_at": None, "confirmed_by": None}
    new = [row | beside for id_, row in rows.items() if id_ not in before]
    changed = [row | beside for id_, row in rows.items() if id_ in before and _differs(row, before[id_])]
    if new:
        await tx.execute(insert(resource_entries), new)
    if changed:
        await tx.execute(_REPLACE, [row | {"its_number": before[row["id"]].number} for row in changed])
    gained = [row["words"] for row in (*new, *changed)]
    await vocabulary.note(tx, gained, [before[row["id"]].words for row in changed])
    return len(gained)


def _differs(row: Mapping[str, Any], before: Any) -> bool:  # noqa: ANN401  # a row
    return any(row[name] != getattr(before, name) for name in ("body", "status", "words"))


async def rows_of(tx: Transaction, owner: int, ids: Sequence[str]) -> Mapping[str, Row[Any]]:
    """The rows of an owner's entries, by id."""
    found: dict[str, Row[Any]] = {}
    for some in in_batches(ids):
        mine = (resource_entries.c.community == owner) & resource_entries.c.id.in_(some)
        found |= {row.id: row for row in await tx.execute(select(resource_entries).where(mine))}
    return found


async def kept(tx: Transaction, community: int, ids: Sequence[str]) -> Mapping[str, Kept]:
    """By id: the community's own entries among these, whatever their status."""
    return {id_: _kept(row) for id_, row in (await rows_of(tx, community, ids)).items()}


_OF_ENTRIES = resource_entries.c
_OF_CHANGES = resource_changes.c


def _own(community: int) -> Any:  # noqa: ANN401  # a select
    return select(
        *(_OF_ENTRIES.community, _OF_ENTRIES.id, _OF_ENTRIES.status, _OF_ENTRIES.body, _OF_ENTRIES.origin),
        *(_OF_ENTRIES.checked, _OF_ENTRIES.changed_at, _OF_ENTRIES.confirmed_at, _OF_ENTRIES.confirmed_by),
        literal(0).label("rank"),
    ).where(_OF_ENTRIES.community == community)


def _shipped(community: int, *, only_changed: bool = False) -> Any:  # noqa: ANN401  # a select
    """As they are there."""
    theirs = and_(_OF_CHANGES.entry == _OF_ENTRIES.id, _OF_CHANGES.community == community)
    return (
        select(
            *(_OF_ENTRIES.community, _OF_ENTRIES.id),
            func.coalesce(_OF_CHANGES.status, _OF_ENTRIES.status).label("status"),
            *(_OF_ENTRIES.body, _OF_ENTRIES.origin, _OF_ENTRIES.checked),
            func.coalesce(_OF_CHANGES.changed_at, _OF_ENTRIES.changed_at).label("changed_at"),
            *(_OF_CHANGES.confirmed_at, _OF_CHANGES.confirmed_by, literal(1).label("rank")),
        )
        .select_from(resource_entries.join(resource_changes, theirs, isouter=not only_changed))
        .where(_OF_ENTRIES.community == SHIPPED)
    )


async def entry(tx: Transaction, community: int, id_: str) -> Kept | None:
    """Whatever its status: the community's own first, then the shipped one as it is there."""
    both = union_all(
        _own(community).where(_OF_ENTRIES.id == id_), _shipped(community).where(_OF_ENTRIES.id == id_)
    ).subquery()
    row = (await tx.execute(select(both).order_by(both.c.rank))).first()
    return None if row is None else _kept(row)


async def listed(
    tx: Transaction,
    community: int,
    *,
    status: Status | None = None,
    checked_before: date | None = None,
    after: str | None = None,
    limit: int = 20,
) -> Sequence[Kept]:
    """In the order of their ids: the community's own, and what it changed of shipped ones.

    `status`: those that have it there. `checked_before`: neither checked nor confirmed there since that day's month.
    `after`: the id of the last one that was seen already.
    """
    both = union_all(_own(community), _shipped(community, only_changed=True)).subquery()
    chosen = select(both).order_by(both.c.id, both.c.rank).limit(limit)
    if status is not None:
        chosen = chosen.where(both.c.status == status)
    if checked_before is not None:
        month = f"{checked_before:%Y-%m}"
        begins = datetime.fromisoformat(f"{checked_before.isoformat()}T00:00+00:00")
        unconfirmed = or_(both.c.confirmed_at == null(), both.c.confirmed_at < begins)
        chosen = chosen.where(both.c.checked < month, unconfirmed)
    if after is not None:
        chosen = chosen.where(both.c.id > after)
    return [_kept(row) for row in await tx.execute(chosen)]


def _kept(row: Any) -> Kept:  # noqa: ANN401  # a row of either
    return Kept(
        as_confirmed(of_row(row), row.confirmed_at), row.origin, row.changed_at, row.confirmed_at, row.confirmed_by
    )


def as_confirmed(service: Service, at: datetime | None) -> Service:
    """Confirming is checking."""
    month = "" if at is None else f"{at:%Y-%m}"
    return replace(service, checked=month, unopened=False) if month > service.checked else service
