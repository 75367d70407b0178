"""`session open`: a session begins, in a thread on its card."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.clock import zone_named
from bot.core.cog import Cog, Request
from bot.core.commands import FACILITATORS, command
from bot.core.deeds import key_of
from bot.core.languages import Language
from bot.core.options import OnOrOff
from bot.core.ports import Rooms
from bot.core.replies import Ask, Reply, say
from cogs.sessions import cards, room_cards, rooms, series_store, settings_store, store, templates_store
from cogs.sessions.arranging import new_session, place_for, voice_for
from cogs.sessions.calendar import Occurrence, Wish
from cogs.sessions.desk import Desk, is_private
from cogs.sessions.options import About, Kind, Minutes, RoomWords, Seats, Title
from cogs.sessions.store import Meeting

ABOUT_NOW = timedelta(hours=12)
"""What is planned for later than that is not meant by its title."""


class Opening(Cog):
    def __init__(self, desk: Desk, rooms: Rooms) -> None:
        self._desk = desk
        self._rooms = rooms

    @command("session open", for_=FACILITATORS)
    async def open(
        self,
        request: Request,
        title: Title,
        minutes: Minutes | None = None,
        seats: Seats | None = None,
        *,
        kind: Kind | None = None,
        language: Language | None = None,
        about: About | None = None,
        room: RoomWords | None = None,
        private: OnOrOff | None = None,
        voice: RoomWords | None = None,
    ) -> Reply:
        """A planned one that is called so, or has that number, begins; otherwise a new one does. Of one that goes on
        without a room, because none could be opened, that is tried again."""
        planned = await self._planned(request, title)
        if planned is not None:
            return await self._open(request, planned, private, voice)
        place = place_for(request, self._rooms, room)
        if place is None:
            return Ask("room", say("session-which-room"))
        zone = request.member.zone or request.community.zone or "UTC"
        first = request.at.astimezone(zone_named(zone)).replace(second=0, microsecond=0, tzinfo=None)
        chosen = await settings_store.of(request.tx, request.community.id)
        saved = await templates_store.called(request.tx, request.community, title)
        if saved is not None:
            title, about, kind = saved.title, about or saved.about, kind or saved.kind
            minutes, seats, language = minutes or saved.minutes, seats or saved.seats, language or saved.language
            private = saved.private if private is None else private
        otherwise = saved.voice if saved is not None else chosen.voice
        made = new_session(request, place, title, Wish(first, zone), minutes, seats)
        made = replace(made, kind=kind or "open", language=language or request.community.language, about=about)
        made = replace(made, private=private, voice=voice_for(request, self._rooms, voice, otherwise))
        session = await store.add(request.tx, request.community, request.account_id, request.at, made)
        meeting = await store.add_meeting(request.tx, session, Occurrence(first, first, request.at))
        begun = await self._begin(request, meeting, private)
        await self._desk.show(request.tx, begun, request.at)
        await rooms.begin(request.tx, self._desk, begun, request.account_id, request.at)
        return room_cards.opened(begun)

    async def _open(self, request: Request, planned: Meeting, private: bool | None, voice: str | None) -> Reply:
        """One that was planned; or its room, if it goes on without."""
        if planned.room is not None and await rooms.is_under_way(request.tx, planned.room):
            return say("session-runs-already", title=cards.title(planned.session))
        if voice is not None:
            there = voice_for(request, self._rooms, voice, None)
            planned = replace(planned, session=await series_store.change_voice(request.tx, planned.session, there))
        begin = self._begin if planned.state == "planned" else self._begin_again
        begun = await begin(request, planned, private)
        await rooms.begin(request.tx, self._desk, begun, request.account_id, request.at)
        await self._desk.refresh(request.tx, begun, request.at)
        return room_cards.opened(begun)

    async def _begin_again(self, request: Request, meeting: Meeting, private: bool | None) -> Meeting:
        """As private as it should have been, unless something else is said now. Its card is shown if it never was."""
        request.teach()
        room = key_of(cards.ROOM, meeting.key, request.at)
        will_be = meeting.private if private is None else private
        begun = await store.change(request.tx, meeting, room=room, private=will_be)
        if not await rooms.is_under_way(request.tx, meeting.card):
            await self._desk.show(request.tx, begun, request.at)
        return begun

    @staticmethod
    async def _planned(request: Request, title: str) -> Meeting | None:
        """By "#3", or by its title if it is for about now; of a new one, any other title."""
        if title.startswith("#") and title[1:].isdecimal():
            return await store.with_number(request.tx, request.community.id, int(title[1:]))
        there = await store.titled(request.tx, request.community.id, title)
        near = [one for one in there if one.starts_at - request.at <= ABOUT_NOW]
        return next((one for one in near if one.session.title.casefold() == title.casefold()), None)

    @staticmethod
    async def _begin(request: Request, meeting: Meeting, private: bool | None) -> Meeting:
        """From now on it is held, if that is early; it ends when it would have ended. `private`: what was said of its
        room now."""
        request.teach()
        chosen = await settings_store.of(request.tx, request.community.id)
        will_be = is_private(meeting, chosen) if private is None else private
        starts_at, room = min(meeting.starts_at, request.at), key_of(cards.ROOM, meeting.key)
        values = {"state": "running", "room": room, "starts_at": starts_at, "private": will_be}
        return await store.change(request.tx, meeting, **values)
