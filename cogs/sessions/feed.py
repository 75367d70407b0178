"""A member's sessions in their own calendar program: as a file, and at a private address that it can follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.core.cog import Cog, Request
from bot.core.commands import command, pressed
from bot.core.options import YesOrNo
from bot.core.people import Member
from bot.core.ports import Transaction
from bot.core.replies import Card, Choice, File, Moment, Reply, Text, Typed, say
from bot.storage.people import known_member
from cogs.sessions import feeds_store
from cogs.sessions.calendar import CalendarEvent, calendar_file
from cogs.sessions.events import events_of

Wording = Callable[[Text, str], tuple[str, str]]
"""A text as somebody with that language reads it, and the language in which that is."""

FILE = "calendar.ics"


class Feeds(Cog):
    def __init__(self, wording: Wording, address: str | None) -> None:
        """`address`: under which the feed is reached from outside; None: there is no feed."""
        self._wording = wording
        self.address = address

    @command("session calendar", about="member")
    async def calendar(self, request: Request, *, titles: YesOrNo | None = None) -> Reply:
        """The first time, there is an address, too. It is shown once: later only that there is one."""
        mine = await feeds_store.of_member(request.tx, request.member.id)
        titled = any(feed.titled for feed in mine) if titles is None else titles
        if titled != any(feed.titled for feed in mine):
            await feeds_store.show_titles(request.tx, request.member.id, titled)
        events = await events_of(request.tx, request.member, now=request.at)
        content = self._written(events, self._language(request), titled=titled)
        lines, choices = await self._about_address(request, mine, titled=titled)
        said = [Text("file-on-this-device"), Text("calendar-file")]
        if any(event.since is not None for event in events):
            said.append(Text("calendar-series"))
        said.append(Text("calendar-with-titles" if titled else "calendar-without-titles"))
        return Card((*said, *lines), choices, (File(FILE, content),))

    async def _about_address(
        self, request: Request, mine: Sequence[feeds_store.Feed], *, titled: bool
    ) -> tuple[tuple[Text, ...], tuple[Choice, ...]]:
        if self.address is None:
            return (), ()
        choices = (
            Choice(Text("calendar-address-anew"), "sessions.calendar-new"),
            Choice(Text("calendar-address-stop"), "sessions.calendar-stop"),
        )
        if mine:
            return (Text("calendar-address-there", {"since": Moment(mine[0].made_at, "date")}),), choices
        return await self._new_address(request, titled=titled), choices

    async def _new_address(self, request: Request, *, titled: bool) -> tuple[Text, ...]:
        secret = await feeds_store.make(request.tx, request.member.id, request.at, titled=titled)
        address = Typed(f"{self.address}/{secret}.ics")  # sealed on its way, and shown as it is
        return (
            Text("calendar-address"),
            Text("calendar-address-itself", {"address": address}),
            Text("calendar-address-once"),
        )

    @pressed("sessions.calendar-new", about="member")
    async def new_address(self, request: Request) -> Reply:
        if self.address is None:
            return say("calendar-address-off")
        mine = await feeds_store.of_member(request.tx, request.member.id)
        titled = any(feed.titled for feed in mine)
        told = (Text("calendar-address-replaced"),) if mine else ()
        stop = Choice(Text("calendar-address-stop"), "sessions.calendar-stop")
        return Card((*await self._new_address(request, titled=titled), *told), (stop,))

    @pressed("sessions.calendar-stop", about="member")
    async def no_address(self, request: Request) -> Reply:
        await feeds_store.remove(request.tx, request.member.id)
        return say("calendar-address-stopped")

    async def read(self, tx: Transaction, secret: str, now: datetime) -> str | None:
        """The calendar at the address with that secret; None: it is nobody's."""
        feed = await feeds_store.find(tx, secret)
        member = await known_member(tx, feed.member) if feed is not None else None
        if feed is None or member is None:
            return None
        return await self._content(tx, member, now, member.language or "en", titled=feed.titled)

    async def _content(self, tx: Transaction, member: Member, now: datetime, language: str, *, titled: bool) -> str:
        return self._written(await events_of(tx, member, now=now), language, titled=titled)

    def _written(self, events: Sequence[CalendarEvent], language: str, *, titled: bool) -> str:
        """Without titles, it says no more than that there is something at that time, and nothing of what it is."""
        title, _ = self._wording(Text("calendar-title"), language)
        shown = events if titled else [replace(event, title=title) for event in events]
        name, _ = self._wording(Text("calendar-name"), language)
        return calendar_file(sorted(shown, key=lambda event: event.uid), name=name)

    @staticmethod
    def _language(request: Request) -> str:
        return request.member.language or request.community.language or "en"

    async def export(self, tx: Transaction, member: Member) -> Mapping[str, Any]:
        mine = await feeds_store.of_member(tx, member.id)
        kept = [{"made at": feed.made_at.isoformat(), "shows titles": feed.titled} for feed in mine]
        return {"private calendar addresses": kept} if kept else {}

    async def holds(self, tx: Transaction, member: Member) -> Sequence[Text]:
        return (Text("calendar-holds"),) if await feeds_store.of_member(tx, member.id) else ()

    async def forget(self, tx: Transaction, member: Member) -> None:
        await feeds_store.remove(tx, member.id)

    async def merge(self, tx: Transaction, other: Member, into: Member) -> None:
        await feeds_store.hand_over(tx, other.id, into.id)
