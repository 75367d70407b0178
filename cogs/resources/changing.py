"""An entry of a community's own: made, put in the place of a shipped one, changed, and kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from bot.core.cog import Request
from bot.core.directory import Contact, Kind, Service
from bot.core.options import bare
from bot.core.people import Account
from bot.core.ports import Transaction
from bot.storage.tables import accounts
from cogs.resources import library, reminding, store
from cogs.resources.entry_cards import UNSAID
from cogs.resources.library import Kept

_OWN = "own-"
"""How the ids of a community's own entries begin: no shipped one does."""

_LONGEST_SLUG = 48
_DIRECT = ("call", "text", "whatsapp", "chat")


async def new_entry(request: Request, name: str, contacts: tuple[Contact, ...], country: str | None) -> Service:
    """With the least that there has to be, and an id that is free."""
    return Service(
        id=await _free_id(request.tx, request.community.id, name),
        name=name,
        country=country,
        contacts=contacts,
        checked=_month(request.at),
        sources=(),
        topics=UNSAID,
        kind=kind_of(contacts),
        community=request.community.id,
    )


def in_the_place(entry: Service, replaced: Service, *, is_placed: bool) -> Service:
    """What is not said of it is as it was of the one that it replaces. `is_placed`: its country was said."""
    country = entry.country if is_placed else replaced.country
    return replace(entry, replaces=replaced.id, country=country, topics=replaced.topics, kind=replaced.kind)


def kind_of(contacts: Sequence[Contact]) -> Kind:
    """Where there is somebody to talk to at once, it is a line."""
    return "line" if any(contact.way in _DIRECT for contact in contacts) else "organisation"


async def as_own(request: Request, kept: Kept) -> tuple[Service, Kept | None]:
    """What may be changed here, and what is kept of it: of a shipped one, the entry that takes its place, of which
    nothing may be kept yet."""
    entry = kept.entry
    if entry.community is not None:
        return entry, kept
    id_ = f"{_OWN}{entry.id}"[: library.ID_LENGTH]
    before = await library.entry(request.tx, request.community.id, id_)
    if before is not None:
        return before.entry, before
    own = replace(entry, id=id_, community=request.community.id, replaces=entry.id, sources=(), status="active")
    return own, None


async def save(request: Request, entry: Service, before: Kept | None = None, *, is_confirmed: bool) -> Kept:
    """`is_confirmed`: whoever saves it says with it how to reach it; otherwise, who confirmed it before still has."""
    tx, there = request.tx, request.community.id
    if is_confirmed and entry.status == "active":
        entry = replace(entry, checked=_month(request.at), unopened=False)
    await library.put(tx, there, [entry], origin=before.origin if before is not None else None, at=request.at)
    if entry.status == "active":
        if is_confirmed:
            await library.confirm(tx, there, [entry.id], by=request.member.id, at=request.at)
            await store.no_fault(tx, [entry.id], there)
        elif before is not None and before.confirmed_at is not None and before.confirmed_by is not None:
            await library.confirm(tx, there, [entry.id], by=before.confirmed_by, at=before.confirmed_at)
    await reminding.plan_review(tx, request.community, request.at)
    request.teach()
    kept = await library.entry(tx, there, entry.id)
    assert kept is not None  # it was just put there
    return kept


async def by_name(request: Request, name: str) -> Kept | None:
    """The community's own entry that has this name."""
    kept = await library.entry(request.tx, request.community.id, _slug(name))
    return kept if kept is not None and bare(kept.entry.name) == bare(name) else None


async def who_confirmed(request: Request, kept: Kept) -> Account | None:
    """Under which they are known on the platform of this community; None where nobody is, or they are gone."""
    if kept.confirmed_by is None:
        return None
    theirs = (accounts.c.member == kept.confirmed_by, accounts.c.platform == request.community.platform)
    found = await request.tx.execute(select(accounts.c.platform, accounts.c.ref).where(*theirs).order_by(accounts.c.id))
    row = found.first()
    return None if row is None else Account(row.platform, row.ref)


async def _free_id(tx: Transaction, community: int, name: str) -> str:
    slug, number = _slug(name), 1
    id_ = slug
    while await library.entry(tx, community, id_) is not None:
        number += 1
        id_ = f"{slug}-{number}"
    return id_


def _slug(name: str) -> str:
    """ "own-night-line"; of a name without such letters, "own-entry"."""
    plain = re.sub(r"[^a-z0-9]+", "-", bare(name)).strip("-")[:_LONGEST_SLUG].strip("-")
    return f"{_OWN}{plain or 'entry'}"


def _month(at: datetime) -> str:
    return f"{at:%Y-%m}"
