"""What the tables that belong to no cog keep about a member, and how the last of it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, exists, insert, or_, select, update

from bot.core.errors import KeyDestroyed, Unreadable
from bot.core.people import DAY_END, Member
from bot.core.ports import Transaction
from bot.storage.communities import naming, unname
from bot.storage.held import take_out
from bot.storage.people import inserted_id, new_handle
from bot.storage.removals import take_away as remove_shown
from bot.storage.sealing import open_text, seal_text
from bot.storage.tables import (
    accounts,
    communities,
    consents,
    erasures,
    members,
    metadata,
    notebook,
    outbox,
    questions,
    receipts,
)
from bot.storage.transaction import OpenTransaction

FAREWELL = "engine.farewell"
"""The topic of the answer that says what was erased: all others that wait go, this one stays until it is shown."""

FAREWELL_STAYS = timedelta(hours=1)

_NOTHING = {"closed_since": None, "meant": None, "meant_until": None}
"""What is left of an account but its name."""


async def export(tx: Transaction, member: Member) -> Mapping[str, Any]:
    mine = _accounts_of(member)
    open_questions = await tx.execute(select(questions).where(questions.c.account.in_(mine)))
    messages = await tx.execute(select(receipts).where(receipts.c.account.in_(mine)).order_by(receipts.c.seq))
    about_them = outbox.c.account.in_(mine) | outbox.c.whom.in_(mine)
    waiting = await tx.execute(select(outbox).where(about_them).order_by(outbox.c.seq))
    agreed = await tx.execute(select(consents).where(consents.c.member == member.id).order_by(consents.c.id))
    logins = await tx.execute(
        select(accounts, communities.c.ref.label("meant_ref"))
        .outerjoin(communities, communities.c.id == accounts.c.meant)
        .where(accounts.c.member == member.id)
        .order_by(accounts.c.id)
    )
    notes = await tx.execute(select(notebook).where(_notes_about(member)).order_by(notebook.c.platform, notebook.c.key))
    return {
        "settings": {
            "time zone": member.zone,
            "language": member.language,
            "country": member.country,
            "day ends at": f"{member.day_end:%H:%M}",
            "quiet": member.quiet,
            "words are screened": member.is_screened,
        },
        "accounts": [
            {
                "platform": row.platform,
                "id": row.ref,
                "private messages refused since": _iso(row.closed_since),
                "community last meant": row.meant_ref,
                "until": _iso(row.meant_until),
            }
            for row in logins
        ],
        "agreed to": [
            {
                "purpose": row.purpose,
                "words": row.wording,
                "language": row.language,
                "agreed at": _iso(row.agreed_at),
                "withdrawn at": _iso(row.withdrawn_at),
            }
            for row in agreed
        ],
        "open questions": [
            {
                "command": row.command,
                "asked for": row.option,
                "said before": await _said_before(tx, member, row.key, row.given),
                "until": _iso(row.until),
            }
            for row in open_questions
        ],
        "messages of the bot": [
            {"at": _iso(row.at), "about": row.topic or row.cog, "id": row.message, "room": row.room} for row in messages
        ],
        "named by": [{"platform": one.platform, "community": one.ref} for one in await naming(tx, member)],
        "where you can be reached": [{"platform": row.platform, "note": row.value} for row in notes],
        "messages waiting": [{"about": row.topic or row.cog, "due at": _iso(row.due_at)} for row in waiting],
    }


async def forget(tx: OpenTransaction, member: Member, now: datetime) -> None:
    """Everything but the member, their accounts and the farewell. What was shown to them is to be taken away."""
    mine = _accounts_of(member)
    goes = outbox.c.topic.is_(None) | (outbox.c.topic != FAREWELL)
    await take_out(tx, outbox.c.account.in_(mine) | outbox.c.whom.in_(mine), goes)
    await tx.execute(delete(questions).where(questions.c.account.in_(mine)))
    await tx.execute(delete(consents).where(consents.c.member == member.id))
    await unname(tx, member)
    await take_away(tx, member, now)


async def take_away(tx: OpenTransaction, member: Member, at: datetime) -> None:
    """Every message that this member was shown, as far as there are receipts, is taken away at that instant; and what
    adapters noted about where they are is struck out."""
    mine = _accounts_of(member)
    await tx.execute(delete(notebook).where(_notes_about(member)))
    await remove_shown(tx, receipts.c.account.in_(mine), at)


def _notes_about(member: Member) -> ColumnElement[bool]:
    """What an adapter wrote down about one of their accounts."""
    theirs = (accounts.c.platform == notebook.c.platform) & (accounts.c.ref == notebook.c.about)
    return exists().where(theirs, accounts.c.member == member.id)


async def agreed_by_one(tx: Transaction, one: Member, other: Member) -> bool:
    """Whether there is a purpose that only one of the two agreed to."""
    return bool(await _agreed(tx, one) ^ await _agreed(tx, other))


async def merge(tx: Transaction, other: Member, into: Member, now: datetime) -> None:
    """What is sealed for the other is sealed for `into`, whose accounts the other's are from now on.

    The other's key serves nothing any more. That it is to be destroyed is written down in this same transaction, as the
    erasure of somebody of whom nothing else is left: a crash before the commit leaves two members, after it one.
    """
    for table, row, column in _SEALED:
        await _seal_again(tx, table, row, column, other, into)
    await _agree_as_one(tx, other, into, now)
    await _fill_gaps(tx, other, into)
    await tx.execute(update(accounts).where(accounts.c.member == other.id).values(member=into.id))
    await tx.execute(delete(erasures).where(erasures.c.member == other.id))
    await tx.execute(delete(members).where(members.c.id == other.id))
    journal = {"member": other.id, "handle": other.handle, "asked_at": now, "cleared": False}
    await tx.execute(insert(erasures), {**journal, "joined_to": into.handle})


_SEALED = ((outbox, "key", "card"), (receipts, "key", "choices"), (questions, "key", "given"))
"""What is sealed with a member's key in these tables: the column that names the row, and that which is sealed."""


async def _seal_again(tx: Transaction, table: Table, row: str, column: str, other: Member, into: Member) -> None:
    """What does not open, because it was changed, goes: of a message that was shown, only its choices."""
    names_owner = "sealed_for" in table.c
    mine = table.c.sealed_for == other.handle if names_owner else table.c.account.in_(_accounts_of(other))
    for sealed in (await tx.execute(select(table).where(mine, table.c[column].is_not(None)))).all():
        key = sealed._mapping[row]
        this = (table.c[row] == key, table.c[column].is_not(None))
        try:
            words = await open_text(tx.vault, other.handle, table.name, key, sealed._mapping[column])
        except KeyDestroyed:
            raise
        except Unreadable:
            shut = delete(table) if table is not receipts else update(table).values(choices=None, sealed_for=None)
            await tx.execute(shut.where(*this))
            continue
        again = {column: await seal_text(tx.vault, into.handle, table.name, key, words)}
        if names_owner:
            again["sealed_for"] = into.handle
        await tx.execute(update(table).where(*this).values(again))


async def _agree_as_one(tx: Transaction, other: Member, into: Member, now: datetime) -> None:
    """The stricter counts: what only one of the two agreed to is taken back. What both agreed to is there once, in the
    words that `into` read."""
    theirs, ours = await _agreed(tx, other), await _agreed(tx, into)
    holds = consents.c.withdrawn_at.is_(None)
    both = consents.c.member.in_((other.id, into.id))
    taken_back = update(consents).where(both, holds, consents.c.purpose.in_(theirs ^ ours))
    await tx.execute(taken_back.values(withdrawn_at=now))
    twice = (consents.c.member == other.id, holds, consents.c.purpose.in_(theirs & ours))
    await tx.execute(delete(consents).where(*twice))
    await tx.execute(update(consents).where(consents.c.member == other.id).values(member=into.id))


async def _agreed(tx: Transaction, member: Member) -> set[str]:
    holds = select(consents.c.purpose).where(consents.c.member == member.id, consents.c.withdrawn_at.is_(None))
    return set((await tx.execute(holds)).scalars())


async def _fill_gaps(tx: Transaction, other: Member, into: Member) -> None:
    """What `into` chose counts, and what they left open is the other's; quiet, and not to be screened, is for both if
    it was for one. A day that ends as everybody's does was not chosen."""
    one = replace(
        into,
        zone=into.zone or other.zone,
        language=into.language or other.language,
        country=into.country or other.country,
        day_end=into.day_end if into.day_end != DAY_END else other.day_end,
        quiet=into.quiet or other.quiet,
        is_screened=into.is_screened and other.is_screened,
    )
    if one != into:
        await tx.people.change(one)


async def remove_sealed(tx: Transaction, member: Member) -> None:
    """What their key alone opened, in every table: the key was destroyed, and this is left of it."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            if column.info.get("sealed") != "row":
                continue
            if column.name == "sealed_for":
                theirs = column == member.handle
            elif "member" in table.c:
                theirs = table.c.member == member.id
            else:
                theirs = table.c.account.in_(_accounts_of(member))
            await tx.execute(delete(table).where(theirs, column.is_not(None)))


async def take_key(tx: Transaction, member: Member, handle: str) -> None:
    """What is sealed for them from now on is sealed with the key of that name."""
    await tx.execute(update(members).where(members.c.id == member.id).values(handle=handle))


async def begin_erasing(tx: OpenTransaction, member: Member, now: datetime) -> None:
    """Asked twice, it is done once; asked by the stranger of an erasure that has not ended, it begins again."""
    row = {"member": member.id, "handle": member.handle, "asked_at": now, "cleared": False, "joined_to": None}
    again = update(erasures).where(erasures.c.member == member.id).values(row)
    if (await tx.execute(again)).rowcount == 0:
        await tx.execute(insert(erasures), row)


async def replace_with_a_stranger(tx: OpenTransaction, member: Member) -> int:
    """The account that asked belongs to somebody of whom nothing is known, whose id this gives; the member is gone.

    Only their language stays until the farewell is shown, so that it is said in it. Another account of theirs, to which
    nothing is on its way, goes at once: that the two were one person's is forgotten as well.
    """
    made = await tx.execute(insert(members), {"handle": new_handle(), "language": member.language})
    stranger = inserted_id(made)
    mine = accounts.c.member == member.id
    told = select(outbox.c.account).where(outbox.c.account.is_not(None))
    if len(await tx.people.accounts_of(member.id)) > 1:
        await tx.execute(delete(accounts).where(mine, accounts.c.id.not_in(told)))
    await tx.execute(update(accounts).where(mine).values(member=stranger, **_NOTHING))
    await tx.execute(delete(members).where(members.c.id == member.id))
    erasing = erasures.c.member == member.id
    await tx.execute(update(erasures).where(erasing).values(member=stranger, cleared=True))
    return stranger


async def is_farewell_shown(tx: OpenTransaction, stranger: Member) -> bool:
    waiting = await tx.execute(select(outbox.c.key).where(outbox.c.account.in_(_accounts_of(stranger))))
    return waiting.first() is None


async def is_known(tx: OpenTransaction, stranger: Member) -> bool:
    """Whether they have told us anything since; then they are somebody we know anew."""
    chose = (members.c.zone.is_not(None), members.c.country.is_not(None), members.c.day_end.is_not(None))
    set_something = or_(*chose, members.c.quiet, ~members.c.screened)
    found = await tx.execute(select(members.c.id).where(members.c.id == stranger.id, set_something))
    asked = await tx.execute(select(questions.c.account).where(questions.c.account.in_(_accounts_of(stranger))))
    agreed = await tx.execute(select(consents.c.id).where(consents.c.member == stranger.id))
    return any(result.first() is not None for result in (found, asked, agreed))


async def end_erasing(tx: OpenTransaction, stranger: Member, *, stays: bool) -> None:
    """The last of an erasure."""
    await tx.execute(delete(erasures).where(erasures.c.member == stranger.id))
    if not stays:
        await tx.execute(delete(accounts).where(accounts.c.member == stranger.id))
        await tx.execute(delete(members).where(members.c.id == stranger.id))


async def _said_before(tx: Transaction, member: Member, key: str, given: str | None) -> str | None:
    try:
        return None if given is None else await open_text(tx.vault, member.handle, "questions", key, given)
    except KeyDestroyed:
        raise
    except Unreadable:
        return "(it does not open)"


def _accounts_of(member: Member) -> Any:  # noqa: ANN401  # a subquery
    return select(accounts.c.id).where(accounts.c.member == member.id)


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
