"""Which entry is meant: by its id, its number in `resource list`, or its name; and what is nearest where none is.

What belongs to another community is as unknown here as what is nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from rapidfuzz import fuzz, process

from bot.core.cog import Request
from bot.core.directory import Service, literally
from bot.core.errors import NotUnderstood
from bot.core.options import Around, Offers, bare, quoted
from bot.core.ports import Transaction
from bot.core.replies import Ask, Card, Choice, Text, Typed
from cogs.resources import library
from cogs.resources.fields import ends_a_name
from cogs.resources.library import Kept
from cogs.resources.shipped import ship

MOST_NUMBERED = 500
"""Entries that have a number; those behind them are named by their ids."""

_DIGITS = 3
_OFFERED = 3
_FOUND = 20
_LIKE_ENOUGH = 70
_LONGEST = 120
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


@dataclass(frozen=True, slots=True)
class EntryKind:
    """What an entry is called. `before_field`: among other words it ends where the name of a field begins."""

    before_field: bool = False
    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        said = " ".join(words.split())
        if len(said) > _LONGEST:
            raise NotUnderstood("words-too-long", limit=_LONGEST)
        if self.before_field and not around.alone and any(map(ends_a_name, said.split()[1:])):
            raise NotUnderstood("resource-unknown", words=quoted(said))
        return said


EntryName = Annotated[str, EntryKind()]
EntryBeforeField = Annotated[str, EntryKind(before_field=True)]


async def numbered(tx: Transaction, community: int) -> Sequence[Kept]:
    """In the order in which `resource list` counts them: what is the community's own, or was changed by it."""
    return await library.listed(tx, community, limit=MOST_NUMBERED)


async def find(request: Request, words: str, command: str, option: str = "entry") -> Kept | Ask:
    """The entry that is meant; or what to ask instead, in that command, for that option of it."""
    await ship(request.tx, request.at)
    said = words.strip().strip("\"'“”„«»")
    there = request.community.id
    if said.isascii() and said.isdecimal() and len(said) <= _DIGITS:
        known = await numbered(request.tx, there)
        if 1 <= int(said) <= len(known):
            return known[int(said) - 1]
    if _SLUG.fullmatch(said.lower()):
        found = await library.entry(request.tx, there, said.lower())
        if found is not None:
            return found
    named = await _some(request, said)
    called = [service for service in named if bare(service.name) == bare(said)]
    if len(called) == 1:
        found = await library.entry(request.tx, there, called[0].id)
        if found is not None:
            return found
    before = {name: Typed(given) for name, given in request.given.items()}
    choices = tuple(
        Choice(_label(one), command, {**before, option: one.id}) for one in (called or _nearest(said, named))[:_OFFERED]
    )
    key = "resource-unknown-nearest" if choices else "resource-unknown"
    return Ask(option, Card((Text(key, {"words": quoted(said)}),), choices))


async def _some(request: Request, said: str) -> list[Service]:
    """Those that can be called that: the community's own, whatever their status, and what a search finds."""
    there = request.community.id
    own = [kept.entry for kept in await numbered(request.tx, there)]
    found = await library.search(request.tx, library.plain_words(said), community=there, limit=_FOUND)
    return list({service.id: service for service in (*own, *(one.entry for one in found))}.values())


def _nearest(said: str, services: Iterable[Service]) -> list[Service]:
    by_id = {service.id: service for service in services}
    names = {id_: bare(service.name) for id_, service in by_id.items()}
    close = process.extract(bare(said), names, scorer=fuzz.WRatio, score_cutoff=_LIKE_ENOUGH, limit=_OFFERED)
    return [by_id[id_] for _, _, id_ in close]


def _label(service: Service) -> Text:
    return Text("resource-named", {"name": literally(service, service.name), "id": service.id})
