"""Communities as rows: what their moderators chose, and whom they named."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, or_, select, update

from bot.core.people import Community, Member, Role
from bot.storage.backend import Executes
from bot.storage.tables import accounts, communities

_NAMED = {Role.HELPER: communities.c.helpers, Role.FACILITATOR: communities.c.facilitators}
"""The roles that moderators may give here, and where it is kept who has them."""


def community_of(row: Row[Any]) -> Community:
    return Community(
        id=row.id,
        platform=row.platform,
        ref=row.ref,
        language=row.language,
        zone=row.zone,
        country=row.country,
        handle=row.handle,
        quiet_until=row.quiet_until,
        part_of=row.part_of,
        announced_at=row.announced_at,
        accepted_at=row.accepted_at,
        named=_named_in(row),
        points=row.points,
    )


def chosen_in(community: Community) -> dict[str, Any]:
    """The columns of what its moderators chose."""
    return {
        "language": community.language,
        "zone": community.zone,
        "country": community.country,
        "quiet_until": community.quiet_until,
        "part_of": community.part_of,
        "announced_at": community.announced_at,
        "accepted_at": community.accepted_at,
        "points": community.points,
        **{column.name: _written(community.named.get(role, ())) for role, column in _NAMED.items()},
    }


def _named_in(row: Row[Any]) -> Mapping[Role, frozenset[str]]:
    written = {role: getattr(row, column.name) for role, column in _NAMED.items()}
    return {role: frozenset(json.loads(ids)) for role, ids in written.items() if ids is not None}


def _written(ids: Iterable[str]) -> str | None:
    return json.dumps(sorted(ids), ensure_ascii=False) if ids else None


async def naming(tx: Executes, member: Member) -> list[Community]:
    """The communities whose moderators have named one of their accounts."""
    return [one for one, _ in await _naming(tx, member)]


async def unname(tx: Executes, member: Member) -> None:
    """No community names them any more."""
    for one, refs in await _naming(tx, member):
        left = {column.name: _written(one.named.get(role, frozenset()) - refs) for role, column in _NAMED.items()}
        await tx.execute(update(communities).where(communities.c.id == one.id).values(left))


async def _naming(tx: Executes, member: Member) -> list[tuple[Community, frozenset[str]]]:
    """Each with what the member is called on its platform."""
    logins = await tx.execute(select(accounts.c.platform, accounts.c.ref).where(accounts.c.member == member.id))
    refs: dict[str, frozenset[str]] = {}
    for platform, ref in logins:
        refs[platform] = refs.get(platform, frozenset()) | {ref}
    names_somebody = or_(*(column.is_not(None) for column in _NAMED.values()))
    found = await tx.execute(select(communities).where(communities.c.platform.in_(refs), names_somebody))
    there = (community_of(row) for row in found)
    return [(one, refs[one.platform]) for one in there if any(refs[one.platform] & ids for ids in one.named.values())]


async def countries(tx: Executes) -> dict[tuple[str, str], str]:
    """The country of each community (its platform and ref) that has one."""
    found = await tx.execute(
        select(communities.c.platform, communities.c.ref, communities.c.country).where(
            communities.c.country.is_not(None)
        )
    )
    return {(platform, ref): country for platform, ref, country in found}


async def numbers(tx: Executes) -> dict[tuple[str, str], int]:
    """The id of each community, by its platform and ref."""
    found = await tx.execute(select(communities.c.platform, communities.c.ref, communities.c.id))
    return {(platform, ref): id_ for platform, ref, id_ in found}


async def without_pointers(tx: Executes) -> frozenset[tuple[str, str]]:
    """The communities (their platform and ref) in which no line says that something private waits."""
    found = await tx.execute(select(communities.c.platform, communities.c.ref).where(communities.c.points.is_(False)))
    return frozenset((platform, ref) for platform, ref in found)
