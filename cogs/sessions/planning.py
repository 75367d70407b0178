"""`session plan`: says what was understood, asks, and saves it; and what moderators set for sessions."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Annotated

from bot.core.cog import Cog, Request
from bot.core.commands import FACILITATORS, MODERATORS, command, pressed
from bot.core.errors import UserError
from bot.core.languages import Language
from bot.core.options import FreeText, OnOrOff
from bot.core.people import Place, PlaceKind
from bot.core.ports import Rooms
from bot.core.replies import Ask, Card, Choice, Moment, Reply, Text, Typed, Value, Where, say
from bot.core.zones import Zone
from cogs.sessions import calendar, cards, settings_store, store
from cogs.sessions.arranging import around, dates, new_session, place_for, voice_for
from cogs.sessions.desk import Desk
from cogs.sessions.options import About, Closes, Kind, Minimum, Minutes, Repeat, RoomWords, Seats, Title, When
from cogs.sessions.store import Session
from cogs.sessions.wishes import dump_wish, load_wish

CLOSES = 60
"""Of a session with a minimum, unless something else was said: minutes before it begins."""

Columns = Annotated[str, FreeText(limit=4000)]
"""A wish as `dump_wish` writes it; never typed, always given with a choice."""


class Planning(Cog):
    def __init__(self, desk: Desk, rooms: Rooms) -> None:
        self._desk = desk
        self._rooms = rooms

    @command("session plan", for_=FACILITATORS)
    async def plan(
        self,
        request: Request,
        title: Title,
        when: When,
        repeat: Repeat | None = None,
        minutes: Minutes | None = None,
        seats: Seats | None = None,
        *,
        minimum: Minimum | None = None,
        closes: Closes | None = None,
        kind: Kind | None = None,
        language: Language | None = None,
        about: About | None = None,
        room: RoomWords | None = None,
        private: OnOrOff | None = None,
        voice: RoomWords | None = None,
        zone: Zone | None = None,
    ) -> Reply:
        """Says what was understood, and asks before anything is saved."""
        zone = zone or request.member.zone or request.community.zone
        if zone is None:
            return Ask("zone", say("session-which-zone"))
        place = place_for(request, self._rooms, room)
        if place is None:
            return Ask("room", say("session-which-room"))
        wish = calendar.read(when, repeat, around(request, zone))
        made = new_session(request, place, title, wish, minutes, seats)
        closes = closes if closes is not None else CLOSES if minimum else None
        made = replace(made, minimum=minimum or 0, closes=closes, kind=kind or "open", about=about)
        made = replace(made, language=language or request.community.language)
        chosen = await settings_store.of(request.tx, request.community.id)
        made = replace(made, private=private, voice=voice_for(request, self._rooms, voice, chosen.voice))
        if made.minimum > made.seats:
            raise UserError("session-minimum-too-big", minimum=made.minimum, seats=made.seats)
        lines = [
            _understood(made),
            *dates(made.wish, request.at),
            _size(made),
            *cards.voice(made),
        ]
        if made.private or (made.private is None and chosen.private):
            lines.append(Text("session-card-private"))
        lines.append(Text("session-plan-where", {"room": Where(place)}))
        save = Choice(Text("session-plan-save"), "sessions.save", _given(made), agrees=True)
        return Card(tuple(lines), (save, Choice(Text("session-not-now"), "sessions.not-now", agrees=False)))

    @pressed("sessions.save", for_=FACILITATORS)
    async def save(
        self,
        request: Request,
        title: Title,
        wish: Columns,
        place: RoomWords,
        minutes: Minutes,
        seats: Seats,
        kind: Kind,
        *,
        minimum: Minimum | None = None,
        closes: Closes | None = None,
        language: Language | None = None,
        about: About | None = None,
        private: OnOrOff | None = None,
        voice: RoomWords | None = None,
    ) -> Reply:
        there = Place(PlaceKind.ROOM, place)
        made = new_session(request, there, title, load_wish(json.loads(wish)), minutes, seats)
        made = replace(made, minimum=minimum or 0, closes=closes, kind=kind, language=language, about=about)
        made = replace(made, private=private, voice=settings_store.room_of(voice))
        session = await store.add(request.tx, request.community, request.account_id, request.at, made)
        meeting = await self._desk.advance(request.tx, session, request.at)
        if meeting is None:  # it was left lying until all of it was past
            raise UserError("session-in-the-past")
        told: dict[str, Value] = {"title": cards.title(session), "when": Moment(meeting.starts_at)}
        return Card((Text("session-planned", told), Text("session-planned-change", {"number": session.number})))

    @pressed("sessions.not-now")
    async def not_now(self, request: Request) -> Reply:
        return say("session-not-done")

    @command("session settings", for_=MODERATORS)
    async def settings(
        self,
        request: Request,
        names: OnOrOff | None = None,
        *,
        events: OnOrOff | None = None,
        private: OnOrOff | None = None,
        voice: RoomWords | None = None,
    ) -> Reply:
        switched = {"names": names, "events": events, "private": private}
        chosen: dict[str, bool | str | None] = {name: is_on for name, is_on in switched.items() if is_on is not None}
        lines = [Text(f"session-{name}-{'on' if is_on else 'off'}") for name, is_on in chosen.items()]
        if voice is not None:
            place = voice_for(request, self._rooms, voice, None)
            chosen["voice"] = place.ref if place is not None else None
            lines.append(Text("session-voice-set", {"voice": Where(place)}) if place else Text("session-voice-none"))
        if not chosen:
            return Ask("names", say("ask-session-settings-names"))
        await settings_store.set_up(request.tx, request.community.id, **chosen)
        if names is not None or private is not None:
            for meeting in await store.to_come(request.tx, request.community.id):
                await self._desk.refresh(request.tx, meeting, request.at)
        return Card(tuple(lines))


def _understood(session: Session) -> Text:
    return Text("session-plan", {"title": cards.title(session), "rule": calendar.described(session.wish)})


def _size(session: Session) -> Text:
    return Text("session-size", {"minutes": session.minutes, "seats": session.seats})


def _given(session: Session) -> dict[str, str | Typed]:
    """All of it, to be given again with the choice that saves it."""
    given: dict[str, str | Typed] = {
        "title": Typed(session.title),
        "wish": json.dumps(dump_wish(session.wish)),
        "place": session.place.ref,
        "minutes": str(session.minutes),
        "seats": str(session.seats),
        "kind": session.kind,
    }
    if session.minimum:
        given["minimum"] = str(session.minimum)
    if session.closes is not None:
        given["closes"] = str(session.closes)
    if session.language is not None:
        given["language"] = session.language
    if session.about is not None:
        given["about"] = Typed(session.about)
    if session.private is not None:
        given["private"] = "on" if session.private else "off"
    if session.voice is not None:
        given["voice"] = session.voice.ref
    return given
