"""Accounts, members and communities."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from sqlalchemy import CursorResult, String, bindparam, exists, func, insert, or_, select, update

from bot.core.people import DAY_END, Account, AccountId, Community, Member, Person
from bot.core.ports import Preferences
from bot.storage.backend import Executes
from bot.storage.communities import chosen_in, community_of
from bot.storage.statements import Statements
from bot.storage.tables import HANDLE, Instant, accounts, communities, heard, members, outbox, receipts


@dataclass(frozen=True, slots=True)
class Known:
    """An account and its member. `closed_since`: direct messages to it have failed since then.

    `meant`: of the communities in common, the one that they last meant in private; until `meant_until` it still holds.
    """

    account_id: AccountId
    member: Member
    closed_since: datetime | None = None
    meant: int | None = None
    meant_until: datetime | None = None


def time_of(minutes: int | None) -> time:
    return DAY_END if minutes is None else time(minutes // 60, minutes % 60)


def minutes_of(wall: time) -> int:
    return wall.hour * 60 + wall.minute


def new_handle() -> str:
    """A name at random for somebody's key: no two people ever share one, in no copy of any database."""
    return secrets.token_hex(HANDLE // 2)


def inserted_id(made: CursorResult[*tuple[Any, ...]]) -> int:
    """The id that the database gave to the one row of an insert."""
    key = made.inserted_primary_key
    assert key is not None  # an insert of one row has one
    return int(key[0])


_HEARD = insert(heard).from_select(
    ["platform", "event", "at"],
    select(bindparam("platform", type_=String), bindparam("event", type_=String), bindparam("at", type_=Instant)).where(
        ~exists().where(heard.c.platform == bindparam("platform"), heard.c.event == bindparam("event"))
    ),
)
_ACCOUNT = (
    select(
        accounts.c.id,
        accounts.c.closed_since,
        accounts.c.meant,
        accounts.c.meant_until,
        members.c.id,
        members.c.zone,
        members.c.language,
        members.c.country,
        members.c.day_end,
        members.c.quiet,
        members.c.screened,
        members.c.handle,
    )
    .join(members, members.c.id == accounts.c.member)
    .where(accounts.c.platform == bindparam("platform"), accounts.c.ref == bindparam("ref"))
)
_QUIET = select(communities.c.id).where(communities.c.quiet_until > bindparam("now"))
_FEW = 5
_COMMUNITY = select(communities).where(
    communities.c.platform == bindparam("platform"), communities.c.ref == bindparam("ref")
)


class StoredPeople:
    def __init__(self, tx: Statements) -> None:
        self._tx = tx

    async def first_hearing(self, platform: str, event: str, now: datetime) -> bool:
        """Notes that an event is handled in this transaction. False: it was handled before."""
        noted = await self._tx.execute(_HEARD, {"platform": platform, "event": event, "at": now})
        return noted.rowcount == 1

    async def know(self, person: Person) -> Known:
        """The member behind an account, made when first met. What the platform knows fills what is not chosen."""
        login = {"platform": person.account.platform, "ref": person.account.ref}
        row = (await self._tx.execute(_ACCOUNT, login)).first()
        if row is None:
            return await self._meet(person)
        account_id, closed_since, meant, until, member_id, zone, language, country, day_end, *kept = row
        chosen = Member(member_id, zone, language, country, time_of(day_end), *kept)
        member = replace(chosen, zone=zone or person.zone, language=language or person.language)
        if member != chosen:
            await self.change(member)
        return Known(AccountId(account_id), member, closed_since, meant, until)

    async def _meet(self, person: Person) -> Known:
        handle = new_handle()
        known = {"zone": person.zone, "language": person.language, "handle": handle}
        member_id = inserted_id(await self._tx.execute(insert(members), known))
        login = {"platform": person.account.platform, "ref": person.account.ref, "member": member_id}
        account = await self._tx.execute(insert(accounts), login)
        member = Member(member_id, person.zone, person.language, handle=handle)
        return Known(AccountId(inserted_id(account)), member)

    async def is_known(self, account: Account) -> bool:
        """Whether we ever met."""
        login = {"platform": account.platform, "ref": account.ref}
        return (await self._tx.execute(_ACCOUNT, login)).first() is not None

    async def means(self, account_id: int, community: int | None, until: datetime | None) -> None:
        """Of several communities in common, the one that they mean in private, and until when. None: none."""
        meant = update(accounts).where(accounts.c.id == account_id)
        await self._tx.execute(meant.values(meant=community, meant_until=until))

    async def community(self, platform: str, ref: str) -> Community:
        """A community, made when first met."""
        row = (await self._tx.execute(_COMMUNITY, {"platform": platform, "ref": ref})).first()
        if row is not None:
            return community_of(row)
        handle = new_handle()
        made = await self._tx.execute(insert(communities), {"platform": platform, "ref": ref, "handle": handle})
        return Community(inserted_id(made), platform, ref, handle=handle)

    async def communities(self, platform: str, refs: Sequence[str]) -> list[Community]:
        """The same for several, in their order: somebody may share hundreds with us."""
        if len(refs) < _FEW:
            return [await self.community(platform, ref) for ref in refs]
        found = await self._tx.execute(
            select(communities).where(communities.c.platform == platform, communities.c.ref.in_(refs))
        )
        known = {row.ref: community_of(row) for row in found}
        return [known.get(ref) or await self.community(platform, ref) for ref in refs]

    async def last_used(self, account_id: int) -> dict[int, int]:
        """The communities in which this person was last shown something: the greater the number, the later."""
        seen = select(receipts.c.community, func.max(receipts.c.seq)).where(receipts.c.account == account_id)
        found = await self._tx.execute(seen.group_by(receipts.c.community))
        return {community: seq for community, seq in found}

    async def moved(self, platform: str, was: str, ref: str) -> None:
        """A room goes on in another: its community, if it stands for one, and what waits to be shown in it go along.

        What may have been begun in the new room keeps its record, at the old one, where nothing happens any more.
        """
        old, new = [
            (await self._tx.execute(_COMMUNITY, {"platform": platform, "ref": at})).first() for at in (was, ref)
        ]
        if old is not None:
            if new is not None:
                await self._stands_at(new.id, f"moved {new.id}")
            await self._stands_at(old.id, ref)
            if new is not None:
                await self._stands_at(new.id, was)
        here = select(communities.c.id).where(communities.c.platform == platform)
        waiting = update(outbox).where(outbox.c.place == was, outbox.c.account.is_(None), outbox.c.community.in_(here))
        await self._tx.execute(waiting.values(place=ref))

    async def _stands_at(self, community: int, ref: str) -> None:
        await self._tx.execute(update(communities).where(communities.c.id == community).values(ref=ref))

    async def community_of(self, account: Account) -> Community | None:
        """One that an account was in with us, for whoever is in none any more; None for somebody we never met."""
        login = {"platform": account.platform, "ref": account.ref}
        known = (await self._tx.execute(_ACCOUNT, login)).first()
        if known is None:
            return None
        last = select(receipts.c.community).where(receipts.c.account == known[0]).order_by(receipts.c.seq.desc())
        id_ = (await self._tx.execute(last.limit(1))).scalar()
        there = select(communities.c.ref).where(communities.c.platform == account.platform).order_by(communities.c.id)
        if id_ is not None:
            there = there.where(communities.c.id == id_)
        ref = (await self._tx.execute(there.limit(1))).scalar()
        return None if ref is None else await self.community(account.platform, ref)

    async def change(self, member: Member) -> None:
        """Keeps what the member chose."""
        await self._tx.execute(
            update(members)
            .where(members.c.id == member.id)
            .values(
                zone=member.zone,
                language=member.language,
                country=member.country,
                day_end=minutes_of(member.day_end),
                quiet=member.quiet,
                screened=member.is_screened,
            )
        )

    async def quiet_communities(self, now: datetime) -> frozenset[int]:
        """Where nothing that falls due is sent now."""
        return frozenset(id_ for (id_,) in await self._tx.read(_QUIET, {"now": now}))

    async def change_community(self, community: Community) -> None:
        """Keeps what its moderators chose."""
        this = communities.c.id == community.id
        await self._tx.execute(update(communities).where(this).values(chosen_in(community)))

    async def account(self, account_id: int) -> Account:
        found = await self._tx.execute(select(accounts.c.platform, accounts.c.ref).where(accounts.c.id == account_id))
        platform, ref = found.one()
        return Account(platform, ref)

    async def accounts_of(self, member_id: int) -> list[Account]:
        found = await self._tx.execute(
            select(accounts.c.platform, accounts.c.ref).where(accounts.c.member == member_id)
        )
        return [Account(platform, ref) for platform, ref in found]

    async def closed(self, account_id: int, since: datetime | None) -> None:
        """Direct messages to this account fail since then, or (None) may go again."""
        await self._tx.execute(update(accounts).where(accounts.c.id == account_id).values(closed_since=since))


async def known_member(tx: Executes, member_id: int) -> Member | None:
    row = (await tx.execute(select(members).where(members.c.id == member_id))).first()
    if row is None:
        return None
    chosen = (row.zone, row.language, row.country, time_of(row.day_end), row.quiet, row.screened)
    return Member(row.id, *chosen, row.handle)


async def member_of_key(tx: Executes, handle: str) -> Member | None:
    """Whose key in the vault has this name."""
    id_ = (await tx.execute(select(members.c.id).where(members.c.handle == handle))).scalar()
    return await known_member(tx, id_) if id_ is not None else None


async def preferences(tx: Statements) -> dict[Account, Preferences]:
    """Of every account whose member chose any: language and country, who wants nothing unasked, and whose words are
    not screened."""
    chosen = (members.c.language, members.c.country, members.c.quiet, members.c.screened)
    found = await tx.execute(
        select(accounts.c.platform, accounts.c.ref, *chosen)
        .join(members, members.c.id == accounts.c.member)
        .where(
            or_(members.c.language.is_not(None), members.c.country.is_not(None), members.c.quiet, ~members.c.screened)
        )
    )
    return {Account(platform, ref): Preferences(*preferred) for platform, ref, *preferred in found}
