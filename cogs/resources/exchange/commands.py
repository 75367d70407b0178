"""`resource import` and `resource export`: the community's own directory, from files of others and for others."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from bot.core.attached import GivenFile
from bot.core.cog import Cog, Request
from bot.core.commands import MODERATORS, command
from bot.core.directory import Service
from bot.core.errors import UserError
from bot.core.options import OneOf
from bot.core.ports import Transaction
from bot.core.replies import Card, File, Reply, Text, Typed
from cogs.resources import library, shipped
from cogs.resources.entries import load
from cogs.resources.exchange import staging
from cogs.resources.exchange.around import COUNTRY_OF_THE_COMMUNITY
from cogs.resources.exchange.comparing import Numbered, Report, compare
from cogs.resources.exchange.faults import Fault, Refused
from cogs.resources.exchange.fields import text
from cogs.resources.exchange.limits import ATTACHMENT
from cogs.resources.exchange.reading import if_not_ended, read
from cogs.resources.exchange.writing import FILE_NAMES, Format, write
from cogs.resources.reminding import plan_review

_SHOWN = 5
"""Reasons that an answer names; all of them are in its file."""
_MOST = 1_000
"""Entries that a file in a chat has."""

AsFormat = Annotated[Format, OneOf({"json": "resource-as-json", "zip": "resource-as-zip", "csv": "resource-as-csv"})]


@dataclass(frozen=True, slots=True)
class InFile:
    """What a file holds. `refused`: why nothing of it can be taken."""

    entries: tuple[Numbered, ...] = ()
    faults: tuple[Fault, ...] = ()
    refused: Fault | None = None


def in_file(name: str, content: bytes) -> InFile:
    """Everything that an attachment holds. Pure; it may take a second."""
    entries: list[Numbered] = []
    faults: list[Fault] = []
    try:
        found = read(
            content,
            name,
            ATTACHMENT,
            origin=origin_of(name),
            country=COUNTRY_OF_THE_COMMUNITY,
            known=load(),
            arriving=True,
        )
        for row, entry in found:
            if isinstance(entry, Fault):
                faults.append(entry)
            else:
                entries.append((row, entry))
    except Refused as refused:
        return InFile(refused=refused.fault)
    return InFile(tuple(entries), tuple(faults))


def origin_of(name: str) -> str:
    """What a source is called, where nothing else is said: as its file."""
    return text(name.rpartition("/")[2][:200], longest=60) or "file"


class Exchange(Cog):
    @command("resource import", for_=MODERATORS, reads=in_file)
    async def import_(self, request: Request, file: GivenFile) -> Reply:
        """What was read of the file before is compared and kept: all of it, in this one transaction."""
        found: InFile = request.read
        if found.refused is not None:
            return Card((found.refused.text, Text("nothing-done")))
        await shipped.ship(request.tx, request.at)
        report, here = Report(), request.community
        for fault in found.faults:
            report.note(fault)
        entries: list[Numbered] = []
        for row, entry in found.entries:
            placed = _placed(row, entry, here.country)
            if isinstance(placed, Fault):
                report.note(placed)
            else:
                entries.append((row, placed))
        there = {entry.id: entry for entry in shipped.everything()}
        changes = await compare(request.tx, here.id, entries, there, report)
        await library.put(request.tx, here.id, changes, origin=origin_of(file), at=request.at)
        if report.taken:
            await plan_review(request.tx, here, request.at)
            request.teach()
        return report_card(report, file)

    @command("resource export", for_=MODERATORS)
    async def export_(self, request: Request, format: AsFormat = "json") -> Reply:
        """The community's own entries. Nobody who confirmed one is in it."""
        entries = await own_entries(request.tx, request.community.id, _MOST + 1)
        if not entries:
            raise UserError("resource-export-none")
        if len(entries) > _MOST:
            raise UserError("resource-export-too-many", most=_MOST)
        out = io.BytesIO()
        write(entries, out, format)
        said = Text("resource-export", {"count": len(entries)})
        return Card((Text("file-on-this-device"), said), files=(File(FILE_NAMES[format], out.getvalue()),))

    async def expire(self, tx: Transaction, now: datetime) -> None:
        await staging.expire(tx, now)


def _placed(row: int, entry: Service, country: str | None) -> Service | Fault:
    """Where a file names no country, it is meant for that of the community; a fault where that has none."""
    if entry.country != COUNTRY_OF_THE_COMMUNITY:
        return entry
    if country is None:
        return Fault(row, "no-country", "country")
    return if_not_ended(row, replace(entry, country=country), load())


def report_card(report: Report, file: str) -> Card:
    """How many there were of each, the first reasons, and all of them as a file."""
    counts = {"new": report.new, "changed": report.changed, "same": report.same, "refused": report.refused}
    said = Text("resource-import", {"file": Typed(file), **counts})
    lines = [said, *(fault.text for fault in report.faults[:_SHOWN])]
    if report.taken:
        lines.append(Text("resource-import-confirm"))
    if not report.faults:
        return Card(tuple(lines))
    rest = (Text("resource-import-rest", {"count": report.said - len(report.faults)}),)
    whole = (said, *(fault.text for fault in report.faults), *(rest if report.said > len(report.faults) else ()))
    return Card((Text("file-on-this-device"), *lines), files=(File("report.txt", whole),))


async def own_entries(tx: Transaction, community: int, most: int) -> list[Service]:
    """The community's own, whatever their status, but no more than that; in order of their ids."""
    found: list[Service] = []
    after: str | None = None
    while len(found) < most:
        page = await library.listed(tx, community, after=after, limit=500)
        if not page:
            break
        found += [one.entry for one in page if one.entry.community == community]
        after = page[-1].entry.id
    return found[:most]
