"""The answers of those who asked for a history: sealed with their own key, and nobody else's."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from bot.core.deeds import KEY_LENGTH, key_of
from bot.core.errors import KeyDestroyed, Unreadable
from bot.core.people import Member
from bot.core.ports import Transaction
from bot.storage.tables import Id, Instant, metadata

PURPOSE = "checkins.history"
"""What a member consents to."""

LONGEST = timedelta(days=365)
"""No answer is kept for longer."""

_STEP = 128
"""Answers are sealed in steps of so many letters: their length does not tell what was said, nor whether much was."""

answers = Table(
    "checkin_answers",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", String(KEY_LENGTH), nullable=False, comment="made of the question it answers, or its own"),
    Column("member", Id, ForeignKey("members.id"), nullable=False),
    Column("community", Id, ForeignKey("communities.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("sealed", LargeBinary, nullable=False, comment="feeling, energy, needs and note", info={"sealed": "row"}),
    Index("ix_checkin_answers_key", "key", unique=True),
    Index("ix_checkin_answers_member_at", "member", "at"),
    Index("ix_checkin_answers_at", "at"),
    sqlite_autoincrement=True,
)


_OF_KEY = select(answers.c.sealed).where(answers.c.key == bindparam("key"), answers.c.member == bindparam("member"))
_OF_MEMBER = (
    select(answers.c.key, answers.c.at, answers.c.sealed)
    .where(answers.c.member == bindparam("member"))
    .order_by(answers.c.at, answers.c.id)
)
_SINCE = _OF_MEMBER.where(answers.c.at >= bindparam("since"))
_KEEP = insert(answers)


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer: what was said of a feeling from 1 to 5, and whatever was added."""

    at: datetime
    feeling: int
    energy: str | None = None
    needs: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class History:
    """Answers in the order in which they were given. `unreadable`: how many more there are that do not open."""

    answers: Sequence[Kept]
    unreadable: int = 0


async def keeps(tx: Transaction, member: Member) -> bool:
    return await tx.consents.given(member.id, PURPOSE) is not None


def new_key(question: str | None = None) -> str:
    """Of the answer to a question there is one row, however often it changes; any other answer has its own."""
    return key_of("answer", question) if question is not None else secrets.token_hex(KEY_LENGTH // 2)


async def keep(tx: Transaction, member: Member, community: int, key: str, at: datetime, feeling: int) -> None:
    """An answer, in the place of an earlier one to the same question: what was added to that is added to this."""
    there = await _row(tx, member, key)
    said = {**(there or {}), "feeling": feeling}
    sealed = await _seal(tx, member, key, said)
    if there is not None:
        await tx.execute(update(answers).where(answers.c.key == key).values(at=at, sealed=sealed))
    else:
        row = {"key": key, "member": member.id, "community": community, "at": at, "sealed": sealed}
        await tx.execute(_KEEP, row)


async def add(tx: Transaction, member: Member, key: str, **more: Any) -> bool:  # noqa: ANN401  # as JSON takes it
    """Something more to an answer. False: it is not kept."""
    there = await _row(tx, member, key)
    if there is None:
        return False
    for name, value in more.items():
        if isinstance(value, list):  # one more of several is added to those before
            more[name] = list(dict.fromkeys([*there.get(name, ()), *value]))
    sealed = await _seal(tx, member, key, {**there, **more})
    await tx.execute(update(answers).where(answers.c.key == key).values(sealed=sealed))
    return True


async def read(tx: Transaction, member: Member, since: datetime | None = None) -> History:
    """All of it, or since an instant. A row that was changed, or moved from somebody else's, stays shut."""
    of_member = {"member": member.id}
    looked = tx.execute(_OF_MEMBER, of_member) if since is None else tx.execute(_SINCE, {**of_member, "since": since})
    found = (await looked).all()
    opened: list[Kept] = []
    for row in found:
        try:
            said = await _open(tx, member, row.key, row.sealed)
        except KeyDestroyed:
            raise
        except Unreadable:
            continue
        opened.append(_kept(row.at, said))
    return History(opened, len(found) - len(opened))


async def count(tx: Transaction, member: Member) -> int:
    found = await tx.execute(select(func.count()).select_from(answers).where(answers.c.member == member.id))
    return int(found.scalar() or 0)


async def remove(tx: Transaction, member: Member) -> int:
    """All of it; gives how many answers there were."""
    gone = await tx.execute(delete(answers).where(answers.c.member == member.id))
    return int(gone.rowcount)


async def remove_before(tx: Transaction, at: datetime) -> None:
    await tx.execute(delete(answers).where(answers.c.at < at))


async def hand_over(tx: Transaction, other: Member, into: Member) -> None:
    """What was sealed for the other is sealed for `into`. What does not open, because it was changed, goes."""
    for row in (await tx.execute(select(answers).where(answers.c.member == other.id))).all():
        mine = answers.c.key == row.key
        try:
            said = await _open(tx, other, row.key, row.sealed)
        except KeyDestroyed:
            raise
        except Unreadable:
            await tx.execute(delete(answers).where(mine))
            continue
        sealed = await _seal(tx, into, row.key, said)
        await tx.execute(update(answers).where(mine).values(member=into.id, sealed=sealed))


async def _row(tx: Transaction, member: Member, key: str) -> Mapping[str, Any] | None:
    found = await tx.execute(_OF_KEY, {"key": key, "member": member.id})
    sealed = found.scalar()
    return None if sealed is None else await _open(tx, member, key, sealed)


async def _seal(tx: Transaction, member: Member, key: str, said: Mapping[str, Any]) -> bytes:
    written = json.dumps(said, ensure_ascii=False)
    padded = written + " " * (-len(written) % _STEP)
    return await tx.vault.seal(member.handle, answers.name, key, padded)


async def _open(tx: Transaction, member: Member, key: str, sealed: bytes) -> Mapping[str, Any]:
    opened: Mapping[str, Any] = json.loads(await tx.vault.open(member.handle, answers.name, key, sealed))
    return opened


def _kept(at: datetime, said: Mapping[str, Any]) -> Kept:
    return Kept(at, said["feeling"], said.get("energy"), tuple(said.get("needs", ())), said.get("note"))
