"""What is due when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Integer, and_, bindparam, delete, func, insert, select, update

from bot.core.cog import DueRow
from bot.storage.statements import Statements
from bot.storage.tables import agenda, micros

TRIES = 5
"""After this many failures a row is parked: it stays, is counted by `alongside doctor`, and is not tried again."""

_KIND = agenda.c.kind + ""
"""The kind, hidden from the planner: rows are found by the index on (due_at, seq), never by reading a whole kind."""

_IS_DUE = and_(agenda.c.due_at <= bindparam("now"), agenda.c.tries < TRIES)
_KINDS = select(_KIND).distinct().where(_IS_DUE)
_DUE = (
    select(agenda.c.key, agenda.c.community, agenda.c.due_at)
    .where(_IS_DUE, _KIND.in_([bindparam("of_kind")]))
    .order_by(agenda.c.due_at, agenda.c.seq)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True)
)
_MOVE = (
    update(agenda)
    .where(agenda.c.kind == bindparam("of_kind"), agenda.c.key == bindparam("of_key"))
    .values(due_at=bindparam("to"), tries=bindparam("tries"))
)

_GONE = delete(agenda).where(agenda.c.kind == bindparam("of_kind"), agenda.c.key == bindparam("of_key"))
_FIRST = (
    select(agenda.c.due_at)
    .where(_KIND.in_(bindparam("kinds", expanding=True)), agenda.c.tries < TRIES)
    .order_by(agenda.c.due_at, agenda.c.seq)
    .limit(1)
)


class StoredAgenda:
    def __init__(self, tx: Statements) -> None:
        self._tx = tx

    async def plan(self, kind: str, key: str, *, community: int, due_at: datetime, seq: int) -> None:
        moved = await self._tx.execute(_MOVE, {"of_kind": kind, "of_key": key, "to": due_at, "tries": 0})
        if moved.rowcount == 0:
            row = {"kind": kind, "key": key, "community": community, "due_at": due_at, "seq": seq}
            await self._tx.execute(insert(agenda), row)

    async def replan(self, kind: str, instants: Mapping[str, datetime]) -> None:
        if instants:
            rows = [{"to": micros(at), "tries": 0, "of_kind": kind, "of_key": key} for key, at in instants.items()]
            await self._tx.write(_MOVE, rows)

    async def drop(self, kind: str, keys: Iterable[str]) -> None:
        await self._tx.write(_GONE, [{"of_kind": kind, "of_key": key} for key in keys])

    async def due(self, kind: str, now: datetime, most: int) -> Sequence[DueRow]:
        """The rows of a kind that are due, the earliest first, ties by `seq`; not those that another process does."""
        found = await self._tx.read(_DUE, {"now": now, "of_kind": kind, "most": most})
        return [DueRow(*row) for row in found]

    async def kinds(self, now: datetime) -> frozenset[str]:
        """Those of which something is due."""
        return frozenset(kind for (kind,) in await self._tx.read(_KINDS, {"now": now}))

    async def first(self, kinds: Iterable[str]) -> datetime | None:
        """When the earliest row of these kinds is due."""
        found = await self._tx.execute(_FIRST, {"kinds": list(kinds)})
        earliest: datetime | None = found.scalar()
        return earliest

    async def failed(self, kind: str, row: DueRow, now: datetime) -> int:
        """One more failure, and how many that makes: the row backs off alone (1, 2, 4 ... minutes), then is parked.

        Nothing where another process has done it meanwhile.
        """
        where = and_(agenda.c.kind == kind, agenda.c.key == row.key, agenda.c.due_at == row.due_at)
        tries = (await self._tx.execute(select(agenda.c.tries).where(where))).scalar()
        if tries is None:
            return 0
        later = now + timedelta(minutes=2**tries)
        await self._tx.execute(update(agenda).where(where).values(tries=tries + 1, due_at=later))
        return int(tries + 1)

    async def parked(self) -> int:
        found = await self._tx.execute(select(func.count()).select_from(agenda).where(agenda.c.tries >= TRIES))
        return int(found.scalar() or 0)
