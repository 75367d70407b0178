"""Two accounts on their way to each other: a code, what each side said to it, and how many codes were wrong.

There is a row for each account that has to do with it. No code is kept, only what it hashes to.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Table,
    delete,
    false,
    insert,
    or_,
    select,
    update,
)

from bot.core.deeds import KEY_LENGTH
from bot.core.people import Account, AccountId
from bot.core.ports import Transaction
from bot.storage.tables import Id, Instant, accounts, erasures, metadata

VALID = timedelta(minutes=15)
"""For so long a code opens something, and both sides can agree."""

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""Those of RFC 8628, 6.1: no digit that looks like a letter, no vowel, so that no code is a word."""

LENGTH = 12
"""52 bits: even a copy of the database, with its hashes, is not searched through before the code has run out."""

_GROUP = 4
MOST_WRONG = 5
WRONG_COUNT_FOR = timedelta(hours=1)
"""Wrong codes from one account, and for how long they count: a hundred thousand accounts guess for centuries."""

_HASH = 32

links = Table(
    "links",
    metadata,
    Column("account", Id, ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    Column("community", Id, ForeignKey("communities.id"), nullable=False, comment="where messages to it belong"),
    Column("code", String(2 * _HASH), comment="a hash; empty once it was typed, and on the side that typed it"),
    Column("key", String(KEY_LENGTH), comment="which try it is: an older question counts no more"),
    Column("other", Id, ForeignKey("accounts.id"), comment="the other side, once the code was typed there"),
    Column("began", Boolean, nullable=False, server_default=false(), comment="here the code was shown"),
    Column("agreed", Boolean, nullable=False, server_default=false()),
    Column("until", Instant),
    Column("wrong", Integer, nullable=False, server_default="0", comment="codes typed here that opened nothing"),
    Column("wrong_until", Instant, comment="for so long they count"),
    Index("ix_links_code", "code", unique=True),
)

_NOTHING = {"code": None, "key": None, "other": None, "began": False, "agreed": False, "until": None}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two accounts. `other`: the other one, once the code was typed there."""

    id: AccountId
    account: Account
    member: int
    community: int
    key: str
    other: int | None
    began: bool
    agreed: bool
    until: datetime


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def grouped(code: str) -> str:
    """As it is shown: "BCDF-GHJK-LMNP"."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def code_in(words: str) -> str | None:
    """The code that somebody typed, however they set it apart; None where this is no code."""
    letters = "".join(letter for letter in words.upper() if letter.isalnum())
    return letters if len(letters) == LENGTH and set(letters) <= set(LETTERS) else None


async def side(tx: Transaction, account: int, now: datetime) -> Side | None:
    """What an account waits for, if that has not run out."""
    return _side((await tx.execute(_SIDE.where(links.c.account == account, links.c.until > now))).first())


async def of_code(tx: Transaction, code: str, now: datetime) -> Side | None:
    """Who was shown this code."""
    return _side((await tx.execute(_SIDE.where(links.c.code == _hashed(code), links.c.until > now))).first())


async def pair(tx: Transaction, account: int, key: str, now: datetime) -> tuple[Side, Side] | None:
    """This side and the other, while that try is open."""
    mine = await side(tx, account, now)
    theirs = await side(tx, mine.other, now) if mine is not None and mine.other is not None else None
    if mine is None or theirs is None or key != mine.key or key != theirs.key:
        return None
    return mine, theirs


async def begin(tx: Transaction, account: int, community: int, code: str, until: datetime) -> None:
    """A code takes the place of whatever this account waited for."""
    row = {**_NOTHING, "community": community, "code": _hashed(code), "began": True, "until": until}
    await _put(tx, account, {**row, "key": _new_key()})


async def meet(tx: Transaction, first: Side, account: int, community: int) -> str:
    """The code was typed: it is used up, and both are asked. Gives the key of the try."""
    key = _new_key()
    both = {**_NOTHING, "key": key, "until": first.until}
    await _put(tx, first.id, {**both, "community": first.community, "other": account, "began": True})
    await _put(tx, account, {**both, "community": community, "other": first.id})
    return key


async def agree(tx: Transaction, account: int) -> None:
    await tx.execute(update(links).where(links.c.account == account).values(agreed=True))


async def end(tx: Transaction, account: int) -> None:
    """On both sides. How many codes were wrong still counts."""
    either = or_(links.c.account == account, links.c.other == account)
    await tx.execute(update(links).where(either).values(_NOTHING))


async def may_try_at(tx: Transaction, account: int, now: datetime) -> datetime | None:
    """When this account may try another code; None: now."""
    row = (await tx.execute(select(links.c.wrong, links.c.wrong_until).where(links.c.account == account))).first()
    if row is None or row.wrong < MOST_WRONG or row.wrong_until is None or row.wrong_until <= now:
        return None
    until: datetime = row.wrong_until
    return until


async def count_wrong(tx: Transaction, account: int, community: int, now: datetime) -> None:
    row = (await tx.execute(select(links.c.wrong, links.c.wrong_until).where(links.c.account == account))).first()
    if row is None or row.wrong_until is None or row.wrong_until <= now:
        count = {"wrong": 1, "wrong_until": now + WRONG_COUNT_FOR}
        await _put(tx, account, {**count, "community": community} if row is None else count)
    else:
        await _put(tx, account, {"wrong": row.wrong + 1})


async def accounts_of(tx: Transaction, member: int) -> Sequence[Account]:
    """A member's accounts in the order in which we met them."""
    mine = select(accounts.c.platform, accounts.c.ref).where(accounts.c.member == member).order_by(accounts.c.id)
    return [Account(platform, ref) for platform, ref in await tx.execute(mine)]


async def is_being_erased(tx: Transaction, *members: int) -> bool:
    """Whether an erasure of one of them has not come to its end."""
    return (await tx.execute(select(erasures.c.member).where(erasures.c.member.in_(members)))).first() is not None


async def exported(tx: Transaction, member: int) -> Sequence[Mapping[str, Any]]:
    found = await tx.execute(_ALL.where(accounts.c.member == member).order_by(links.c.account))
    return [
        {
            "account": f"{row.platform} {row.ref}",
            "agreed": row.agreed,
            "until": row.until.isoformat() if row.until else None,
            "wrong codes": row.wrong,
            "counted until": row.wrong_until.isoformat() if row.wrong_until else None,
        }
        for row in found
    ]


async def forget(tx: Transaction, member: int) -> None:
    mine = list((await tx.execute(select(accounts.c.id).where(accounts.c.member == member))).scalars())
    others = select(links.c.account).where(links.c.other.in_(mine))
    for other in list((await tx.execute(others)).scalars()):
        await end(tx, other)
    await tx.execute(delete(links).where(links.c.account.in_(mine)))


async def expire(tx: Transaction, now: datetime) -> None:
    """What has run out, as soon as neither its wrong codes count."""
    over = or_(links.c.until.is_(None), links.c.until <= now)
    await tx.execute(update(links).where(over).values(_NOTHING))
    uncounted = or_(links.c.wrong_until.is_(None), links.c.wrong_until <= now)
    await tx.execute(delete(links).where(links.c.until.is_(None), uncounted))


async def _put(tx: Transaction, account: int, values: Mapping[str, Any]) -> None:
    changed = await tx.execute(update(links).where(links.c.account == account).values(values))
    if changed.rowcount == 0:
        await tx.execute(insert(links), {"account": account, **values})


def _hashed(code: str) -> str:
    return hashlib.blake2b(code.encode(), digest_size=_HASH, person=b"alongside link").hexdigest()


def _new_key() -> str:
    return secrets.token_hex(KEY_LENGTH // 2)


_ALL = select(links, accounts.c.platform, accounts.c.ref, accounts.c.member).join(
    accounts, accounts.c.id == links.c.account
)
_SIDE = _ALL.where(links.c.key.is_not(None))


def _side(row: Row[Any] | None) -> Side | None:
    if row is None:
        return None
    account = Account(row.platform, row.ref)
    more = (row.community, row.key, row.other, row.began, row.agreed, row.until)
    return Side(AccountId(row.account), account, row.member, *more)
