"""Statements that are constants of their modules: the rows are those that SQLAlchemy gives, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Integer, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from bot.storage.among import among
from bot.storage.database import Database
from bot.storage.prepared import PLAIN
from bot.storage.quick import Talk
from bot.storage.tables import communities
from bot.storage.transaction import OpenTransaction

NOON = datetime(2026, 3, 2, 12, 0, 0, 5, tzinfo=UTC)
NIGHT = datetime(2026, 3, 2, 23, tzinfo=UTC)
_HERE = ("discord", "matrix")
_COLUMNS = (communities.c.ref, communities.c.quiet_until, communities.c.points)
_LATER = (
    select(*_COLUMNS)
    .where(communities.c.platform.in_(_HERE), communities.c.quiet_until > bindparam("now"))
    .order_by(communities.c.ref)
    .limit(bindparam("most", type_=Integer))
)
_ADD = insert(communities)
_COUNTS = select(communities.c.platform, func.count()).group_by(communities.c.platform).order_by(communities.c.platform)
_OF_IDS = select(communities.c.ref).where(among(communities.c.id, "ids")).order_by(communities.c.ref)
_OF_REFS = select(communities.c.ref).where(among(communities.c.ref, "refs")).order_by(communities.c.ref)
_MOVE = update(communities).where(communities.c.ref == bindparam("of_ref")).values(quiet_until=bindparam("to"))
_GONE = delete(communities).where(communities.c.ref == bindparam("of_ref"))


def row(ref: str, until: datetime | None, *, points: bool = True, platform: str = "discord") -> dict[str, object]:
    return {"platform": platform, "ref": ref, "handle": ref.ljust(22, "0"), "quiet_until": until, "points": points}


def three() -> Talk[int]:
    yield _ADD, row("a", NOON)
    yield _ADD, row("b", NIGHT, points=False, platform="matrix")
    yield _ADD, row("c", None)
    return sum(count for _, count in (yield _COUNTS, {}))


async def refs(tx: OpenTransaction) -> list[str]:
    return [ref for (ref,) in (await tx.execute(select(communities.c.ref).order_by(communities.c.ref))).all()]


async def test_rows_have_their_columns_by_name_and_by_number_as_what_they_are(database: Database) -> None:
    async with database.transaction() as tx:
        assert await tx.converse(three()) == 3
        found = await tx.read(_LATER, {"now": datetime(2026, 3, 2, tzinfo=UTC), "most": 9})
        assert [tuple(one) for one in found] == [("a", NOON, True), ("b", NIGHT, False)]
        assert [(one.ref, one.quiet_until, one.points) for one in found] == [("a", NOON, True), ("b", NIGHT, False)]
        assert [one.points is True for one in found] == [True, False]
        assert [one.ref for one in await tx.read(_LATER, {"now": NOON, "most": 9})] == ["b"]
        assert [one.ref for one in await tx.read(_LATER, {"now": NIGHT, "most": 9})] == []
        assert len(await tx.read(_LATER, {"now": datetime(2026, 3, 2, tzinfo=UTC), "most": 1})) == 1
        assert [tuple(one) for one in await tx.read(_COUNTS)] == [("discord", 2), ("matrix", 1)]
        plain = await tx.read(_COUNTS.execution_options(**{PLAIN: True}))
        assert [tuple(one) for one in plain] == [("discord", 2), ("matrix", 1)]


async def test_any_number_of_values_is_one_parameter(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.converse(three())
        ids = [id_ for (id_,) in (await tx.execute(select(communities.c.id).order_by(communities.c.ref))).all()]
        assert [ref for (ref,) in await tx.read(_OF_IDS, {"ids": {ids[0], ids[2], 10**12}})] == ["a", "c"]
        assert [ref for (ref,) in await tx.read(_OF_IDS, {"ids": []})] == []
        assert [ref for (ref,) in await tx.read(_OF_REFS, {"refs": ("b", 'ö"]')})] == ["b"]


async def test_what_is_written_is_seen_by_what_follows_and_goes_with_the_transaction(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.converse(three())
        await tx.write(_GONE, [{"of_ref": "a"}, {"of_ref": "c"}])
        assert await refs(tx) == ["b"]

        def moved() -> Talk[datetime]:
            yield _MOVE, {"of_ref": "b", "to": NOON}
            [found] = yield _LATER, {"now": datetime(2026, 3, 2, tzinfo=UTC), "most": 9}
            until: datetime = found.quiet_until
            return until

        assert await tx.converse(moved()) == NOON

    async def stumble() -> None:
        async with database.transaction() as tx:
            await tx.write(_GONE, [{"of_ref": "b"}])
            raise LookupError

    with pytest.raises(LookupError):
        await stumble()
    async with database.reading() as look:
        assert await refs(look) == ["b"]


async def test_what_breaks_a_rule_of_the_database_leaves_nothing_behind(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.converse(three())

    async def stumble() -> None:
        async with database.transaction() as tx:
            await tx.write(_GONE, [{"of_ref": "c"}])
            await tx.write(_ADD, [row("a", None)])

    with pytest.raises(DBAPIError):
        await stumble()
    async with database.reading() as look:
        assert await refs(look) == ["a", "b", "c"]
