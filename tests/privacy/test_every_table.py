"""Every table with a person in it is given, erased and joined: also one that somebody adds and forgets."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    func,
    insert,
    select,
)

from bot.core.people import Member
from bot.core.replies import Card, Choice, Typed
from bot.core.replies import Text as Said
from bot.storage.cards import dump_card, dump_choices
from bot.storage.tables import Id, Instant, metadata
from bot.storage.transaction import OpenTransaction
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl

OF_THE_ERASER = {"accounts", "members", "erasures"}
"""These the eraser ends itself, after the farewell."""

OF_ACCOUNTS = ("account", "whom")
"""Columns that name one."""

WORDS: dict[str, Callable[[str], str | None]] = {
    "checkin_answers": lambda mark: json.dumps({"feeling": 2, "note": mark}),
    "outbox": lambda mark: dump_card(Card((Said("note", {"note": Typed(mark)}),))),
    "receipts": lambda mark: dump_choices((Choice(Said("yes"), "checkin now", {"note": Typed(mark)}),)),
    "questions": lambda mark: json.dumps({"note": mark}),
    "signposting_alerts": lambda mark: json.dumps({"words": mark}),
    "prompt_suggestions": lambda mark: mark,
}
"""What is sealed in a table, as it is written. A new table with something sealed adds its own."""


@dataclass
class Somebody:
    member: Member
    account: int
    community: int
    number: int
    marks: dict[str, list[str]] = field(default_factory=dict)
    """By table: what only its row says."""


def of_people(tables: MetaData) -> dict[str, str]:
    """The tables with a person in them, and the column that names the person."""
    found: dict[str, str] = {}
    for table in tables.sorted_tables:
        for column in table.columns:
            to = {key.column.table.name for key in column.foreign_keys}
            if column.name in ("member", *OF_ACCOUNTS) or to & {"members", "accounts"}:
                found.setdefault(table.name, column.name)
    return found


def of_person(table: Table, who: Somebody) -> Any:  # a condition
    columns: list[Any] = []
    for column in table.columns:
        to = {key.column.table.name for key in column.foreign_keys}
        if column.name == "member" or "members" in to:
            columns.append(column == who.member.id)
        elif column.name in OF_ACCOUNTS or "accounts" in to:
            columns.append(column == who.account)
    made: Any = columns[0]
    for column in columns[1:]:
        made = made | column
    return made


async def fill(tx: OpenTransaction, tables: MetaData, who: Somebody) -> None:
    for index, name in enumerate(of_people(tables)):
        if name != "accounts":
            await _fill(tx, tables.tables[name], who, index)
        else:
            who.marks[name] = [f"somebody-{who.number}"]


async def _fill(tx: OpenTransaction, table: Table, who: Somebody, index: int) -> None:
    mark = f"m{who.number}{index:02}{table.name}"
    day = datetime(2031 + who.number, 1, 1, tzinfo=UTC) + timedelta(days=index)
    minute = who.number * 400 + 100 + index
    who.marks[table.name] = [mark[:16], f"{day:%Y-%m-%d}", f"{minute // 60:02}:{minute % 60:02}"]
    row: dict[str, Any] = {}
    for column in table.columns:
        to = {key.column.table.name for key in column.foreign_keys}
        if column.name == "member" or "members" in to:
            row[column.name] = who.member.id
        elif column.name in OF_ACCOUNTS or "accounts" in to:
            row[column.name] = who.account
        elif column.name == "community" or "communities" in to:
            row[column.name] = who.community
        elif column.name == "cleared" or (column.primary_key and column.autoincrement is not False):
            continue
        elif isinstance(column.type, Instant):
            row[column.name] = day
        elif isinstance(column.type, Boolean):
            row[column.name] = False
        elif isinstance(column.type, BigInteger | Integer) or column.type is Id:
            row[column.name] = minute
        elif isinstance(column.type, String | Text):
            row[column.name] = mark[: column.type.length or 99]
    fixed: dict[str, object] = {"manner": "answer", "place_kind": "direct", "edits": None, "handle": who.member.handle}
    fixed |= {"pointer": None, "after": None, "days": "1" if isinstance(row.get("days"), str) else 1}
    row |= {name: value for name, value in fixed.items() if name in row}
    await _seal(tx, table, who, row, mark)
    await tx.execute(insert(table), row)


async def _seal(tx: OpenTransaction, table: Table, who: Somebody, row: dict[str, Any], mark: str) -> None:
    for column in table.columns:
        if "sealed" not in column.info:
            continue
        sealed = await tx.vault.seal(who.member.handle, table.name, row["key"], WORDS[table.name](mark) or "")
        if isinstance(column.type, LargeBinary):
            row[column.name] = sealed
        elif column.name == "sealed_for":
            row["sealed_for"] = who.member.handle
            row["card" if "card" in row else "choices"] = b64encode(sealed).decode()
        else:
            row[column.name] = b64encode(sealed).decode()


async def two(bot: Trial, tables: MetaData) -> tuple[Somebody, Somebody]:
    people = []
    async with bot.app.database.transaction() as tx:
        for number in (1, 2):
            known = await tx.people.know(bot.person(f"somebody-{number}"))
            community = await tx.people.community("fake", "here")
            people.append(Somebody(known.member, known.account_id, community.id, number))
            await fill(tx, tables, people[-1])
    return people[0], people[1]


async def counts(tx: OpenTransaction, tables: MetaData, who: Somebody) -> Mapping[str, int]:
    return {
        name: int(
            (
                await tx.execute(
                    select(func.count()).select_from(tables.tables[name]).where(of_person(tables.tables[name], who))
                )
            ).scalar()
            or 0
        )
        for name in of_people(tables)
    }


async def not_given(bot: Trial, tables: MetaData) -> set[str]:
    """The tables of which a copy of one's own data says nothing, or of which it says something to somebody else."""
    one, other = await two(bot, tables)
    wrong = set()
    async with bot.app.database.transaction() as tx:
        for who, stranger in ((one, other), (other, one)):
            copy = json.dumps(await bot.app.own_data.export(tx, who.member))
            wrong |= {name for name, marks in who.marks.items() if not any(mark in copy for mark in marks)}
            wrong |= {name for name, marks in stranger.marks.items() if any(mark in copy for mark in marks)}
    return wrong - {"erasures"}


async def not_erased(bot: Trial, tables: MetaData) -> set[str]:
    one, other = await two(bot, tables)
    async with bot.app.database.transaction() as tx:
        before = await counts(tx, tables, other)
        assert all(before.values()), before
        await bot.app.own_data.forget(tx, one.member, bot.clock.now())
        left = {name for name, count in (await counts(tx, tables, one)).items() if count}
        assert await counts(tx, tables, other) == before, "somebody else lost something"
    return left - OF_THE_ERASER


async def not_joined(bot: Trial, tables: MetaData) -> set[str]:
    one, other = await two(bot, tables)
    async with bot.app.database.transaction() as tx:
        both = {
            name: count + (await counts(tx, tables, other))[name]
            for name, count in (await counts(tx, tables, one)).items()
        }
        await bot.app.own_data.merge(tx, one.member, other.member, bot.clock.now())
        left = {
            name
            for name, table in tables.tables.items()
            if name in both
            and "member" in table.c
            and (await tx.execute(select(table.c.member).where(table.c.member == one.member.id))).first() is not None
        }
        merged = Somebody(other.member, other.account, other.community, 3)
        now = await counts(tx, tables, merged)
        of_account = await counts(tx, tables, Somebody(Member(-1), one.account, one.community, 3))
        lost = {
            name
            for name in both
            if now[name] + (of_account[name] if "member" not in tables.tables[name].c else 0) < both[name]
        }
        copy = json.dumps(await bot.app.own_data.export(tx, other.member))
        for who in (one, other):
            lost |= {name for name, marks in who.marks.items() if not any(mark in copy for mark in marks)}
    return (left | lost) - {"erasures"}


CHECKS = [not_given, not_erased, not_joined]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: str(check.__name__))
async def test_no_table_is_left_out(tmp_path: Path, new_url: NewUrl, check: Any) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        assert len(of_people(metadata)) >= 8
        assert await check(bot, metadata) == set()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: str(check.__name__))
@pytest.mark.parametrize("column", ["member", "account"])
async def test_a_table_that_somebody_forgot_is_noticed(tmp_path: Path, check: Any, column: str) -> None:
    more = MetaData()
    for table in metadata.sorted_tables:
        table.to_metadata(more)
    Table(
        "diary",
        more,
        Column("id", Id, primary_key=True),
        Column(column, Id, nullable=False),
        Column("words", String(40)),
    )
    async with trial(f"sqlite+aiosqlite:///{tmp_path / 'bot.sqlite3'}", tmp_path) as bot:
        async with bot.app.database.engine.begin() as connection:
            await connection.run_sync(lambda sync: more.tables["diary"].create(sync))
        assert await check(bot, more) == {"diary"}


async def test_what_both_agreed_to_is_agreed_to_once(tmp_path: Path) -> None:
    async with trial(f"sqlite+aiosqlite:///{tmp_path / 'bot.sqlite3'}", tmp_path) as bot:
        for name in ("ana", "ben"):
            await bot.settles(name, f"a note of {name}, who saw a jay")
        async with bot.app.database.transaction() as tx:
            one = (await tx.people.know(bot.person("ana"))).member
            other = (await tx.people.know(bot.person("ben"))).member
            await bot.app.own_data.merge(tx, one, other, bot.clock.now())
        async with bot.app.database.transaction() as tx:
            copy = await bot.app.own_data.export(tx, other)
        assert len(copy["agreed to"]) == 1
        assert len(copy["check-in history"]) == 2
        assert len(copy["accounts"]) == 2
