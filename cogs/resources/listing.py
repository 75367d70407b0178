"""`resource list`: what of the directory is the community's own, and what of it should be looked after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from bot.core.cog import Cog, Request
from bot.core.commands import MODERATORS, command
from bot.core.directory import Service, literally
from bot.core.options import FreeText, OneOf
from bot.core.replies import Card, Choice, Reply, Text, Typed, Value, say
from cogs.resources import library, tending
from cogs.resources.library import Kept
from cogs.resources.naming import numbered
from cogs.resources.reminding import lines_of
from cogs.resources.tending import Due

Which = Literal["due", "all"]

_PAGE = 12

Listed = Annotated[
    Which,
    OneOf(
        values={"due": "resource-look", "all": "resource-list-all"},
        names={"fällig": "due", "faellig": "due", "old": "due", "alle": "all", "everything": "all"},
    ),
]
Seen = Annotated[str, FreeText(limit=library.ID_LENGTH + 20)]
"""Where the page before ended; never typed, always given with a choice."""


class Listing(Cog):
    @command("resource list", for_=MODERATORS)
    async def list(self, request: Request, due: Listed = "all", *, after: Seen | None = None) -> Reply:
        if due == "due":
            return await self._due(request, after)
        return await self._all(request, after)

    async def _all(self, request: Request, after: str | None) -> Card:
        """Above them what is to be looked after; each with the number by which it may be named."""
        there = request.community.id
        page = await library.listed(request.tx, there, after=after, limit=_PAGE + 1)
        if not page and after is None:
            return say("resource-list-none")
        numbers = {kept.entry.id: place for place, kept in enumerate(await numbered(request.tx, there), 1)}
        counts = await tending.counted(request.tx, there, request.at.date()) if after is None else {}
        look = (Choice(Text("resource-look"), "resource list", {"due": "due"}),) if counts else ()
        head = (*lines_of(counts), Text("resource-list"))
        lines = (*head, *(_row(kept, numbers) for kept in page[:_PAGE]), Text("resource-list-change"))
        return Card(lines, (*look, *_more(page, "all", page[_PAGE - 1].entry.id if len(page) > _PAGE else "")))

    async def _due(self, request: Request, after: str | None) -> Card:
        there, today = request.community.id, request.at.date()
        page = await tending.due(request.tx, there, today, after=after, most=_PAGE + 1)
        if not page:
            return say("resource-due-none")
        numbers = {kept.entry.id: place for place, kept in enumerate(await numbered(request.tx, there), 1)}
        origins = await library.origins(request.tx, there) if after is None else {}
        waiting = [
            Text("resource-due-origin", {"count": count, "origin": Typed(origin)}) for origin, count in origins.items()
        ]
        rows = (_due_row(one, numbers) for one in page[:_PAGE])
        lines = (Text("resource-due"), *rows, *waiting[:_PAGE], Text("resource-due-change"))
        return Card(lines, _more(page, "due", page[_PAGE - 1].cursor if len(page) > _PAGE else ""))


def _more(page: Sequence[object], which: Which, after: str) -> tuple[Choice, ...]:
    if len(page) <= _PAGE:
        return ()
    return (Choice(Text("resource-list-more"), "resource list", {"due": which, "after": after}),)


def _row(kept: Kept, numbers: dict[str, int]) -> Text:
    entry = kept.entry
    key = "resource-row" if entry.status == "active" else f"resource-row-{entry.status}"
    return Text(key, {**_called(entry, numbers), "checked": checked(entry)})


def _due_row(one: Due, numbers: dict[str, int]) -> Text:
    entry = one.kept.entry
    said = {**_called(entry, numbers), "checked": checked(entry)}
    if one.fault is not None:
        said |= {"days": one.fault.days, "last": f"{one.fault.last:%Y-%m-%d}"}
    return Text(f"resource-due-{one.section}", said)


def _called(entry: Service, numbers: dict[str, int]) -> dict[str, Value]:
    """By its number where it has one, and always by its name and its id."""
    return {"number": numbers.get(entry.id, 0), "name": literally(entry, entry.name), "id": entry.id}


def checked(entry: Service) -> Text:
    """The month in which it was checked or confirmed last."""
    year, _, month = entry.checked.partition("-")
    return Text("turn-month", {"month": int(month or 0), "year": year})
