"""Any file that entries can come in, entry by entry. What cannot be taken is said, and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bot.core.directory import Service
from cogs.resources.entries import Entries
from cogs.resources.exchange import columns, helplines, hsds
from cogs.resources.exchange.around import Around
from cogs.resources.exchange.faults import BadValue, Fault, Refused
from cogs.resources.exchange.limits import Limits
from cogs.resources.exchange.opening import Member, members_of, text_of
from cogs.resources.exchange.rows import columns_of
from cogs.resources.exchange.splitting import elements
from cogs.resources.exchange.tables import is_package, services_of

Read = tuple[int, Service | Fault]
"""The number of its row in the file, from 1, and the entry; or something that has to be said of that row."""


def read(
    source: Path | bytes,
    name: str,
    limits: Limits,
    *,
    origin: str,
    known: Entries,
    country: str | None = None,
    arriving: bool = False,
) -> Iterator[Read]:
    """Everything in a file, a folder or an archive. `name`: what it is called. `country`: where it names none.
    `arriving`: what is active there comes unverified.

    `known`: what is shipped; an entry with a number of it that has ended is not taken. Raises Refused, which may be
    after some entries: then none of them should be kept.
    """
    with members_of(source, name, limits) as members:
        tables = [member for member in members if not member.is_json]
        found = [member for member in members if member.is_json and member.stem != "datapackage"]
        if not tables and not found:
            raise Refused("not-understood" if members else "empty", name)
        around = Around(origin, country, arriving)
        if is_package(tables):
            yield from _without_ended(_package(tables, limits, around), known)
        else:
            for member in (*found, *tables):
                one = _json(member, limits, around) if _is_json(member) else _table(member, limits, around)
                yield from _without_ended(one, known)
        if around.unkept:
            yield 0, Fault(0, "no-place", words=", ".join(sorted(around.unkept)), harmless=True)


def _is_json(member: Member) -> bool:
    """By how it begins: names of files say little."""
    if member.is_json:
        return True
    with text_of(member) as reading:
        return reading.stream.read(200).lstrip()[:1] in ("{", "[")


def _without_ended(found: Iterator[Read], known: Entries) -> Iterator[Read]:
    """What lists still pass on although it has ended stays away."""
    for row, entry in found:
        if isinstance(entry, Service):
            yield row, if_not_ended(row, entry, known)
        else:
            yield row, entry


def if_not_ended(row: int, entry: Service, known: Entries) -> Service | Fault:
    """The entry, unless one of its numbers is known to have ended."""
    for one in entry.contacts:
        ended = known.ended(entry.country, one.number, entry.name)
        if ended is not None:
            return Fault(row, "ended", "number", f"{ended.name}: {ended.why}")
    return entry


def _json(member: Member, limits: Limits, around: Around) -> Iterator[Read]:
    with text_of(member) as reading:
        yield from _encoding(reading.is_guessed, member)
        for row, found in elements(reading.stream, limits):
            if isinstance(found, Fault):
                yield row, found
            else:
                yield from _from_object(row, found, around, "")


def _from_object(row: int, found: Mapping[str, Any], around: Around, where: str) -> Iterator[Read]:
    around.row, around.where = row, where
    if helplines.is_helpline(found) and not hsds.is_organisation(found):
        yield from _taken(row, around, partial(helplines.service_of, found, around))
        return
    for service in hsds.services_in(found):
        yield from _taken(row, around, partial(hsds.service_of, service, around))


def _package(members: Sequence[Member], limits: Limits, around: Around) -> Iterator[Read]:
    for where, row, found in services_of(members, limits, around.no_place):
        if isinstance(found, Fault):
            yield row, found
        else:
            yield from _from_object(row, found, around, where)


def _table(member: Member, limits: Limits, around: Around) -> Iterator[Read]:
    with text_of(member) as reading:
        yield from _encoding(reading.is_guessed, member)
        found = columns_of(reading.stream, limits)
        if not columns.is_ours(found.names):
            raise Refused("not-understood", member.name)
        around.no_place(*columns.without_place(found.names))
        for row, cells in found.rows:
            around.row, around.where = row, ""
            if isinstance(cells, Fault):
                yield row, cells
            else:
                yield from _taken(row, around, partial(columns.service_of, cells, around))


def _encoding(is_guessed: bool, member: Member) -> Iterator[Read]:
    if is_guessed:
        yield 0, Fault(0, "encoding", where=member.name, harmless=True)


def _taken(row: int, around: Around, make: Callable[[], Service]) -> Iterator[Read]:
    """The entry that `make` makes of a row, and what was left out of it."""
    try:
        entry = make()
    except BadValue as bad:
        yield from ((row, fault) for fault in around.found)
        yield row, bad.at(row, around.where)
    else:
        yield from ((row, fault) for fault in around.found)
        yield row, entry
    finally:
        around.found.clear()
