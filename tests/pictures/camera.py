"""A bot whose Discord is a sheet of paper: all that it shows is laid out by the adapter itself and kept, to be drawn.

Only Discord's own part is made up here: a channel that takes messages, and an interaction that takes answers.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import discord

from bot.adapters.discord import choices
from bot.adapters.discord.direct import DirectChannels
from bot.adapters.discord.gate import Gate
from bot.adapters.discord.interactions import EPHEMERAL, Interactions
from bot.adapters.discord.layout import Links
from bot.adapters.discord.message import Outgoing
from bot.adapters.discord.sending import Sending
from bot.adapters.discord.whereabouts import Whereabouts
from bot.app import App
from bot.core.clock import SetClock
from bot.core.deeds import KEY_LENGTH, Delivery, Lane, Manner, Receipt
from bot.core.errors import Undeliverable
from bot.core.heard import Called, Heard, Pressed
from bot.core.people import Account, Membership, Person, Place, PlaceKind, Role
from bot.core.ports import Rooms
from bot.core.replies import Shown, ShownFile
from bot.platforms import declared_by
from tests.support.fake_platform import FakeRooms

BEGINNING = datetime.fromisoformat("2026-01-05T20:25:00+01:00")
ZONE = "Europe/Berlin"
SERVER = "11"
LOUNGE, DIRECT = 21, 31
LOUNGE_PLACE = Place(PlaceKind.ROOM, str(LOUNGE))
DIRECT_PLACE = Place(PlaceKind.DIRECT, str(DIRECT))

CANNOT_SEND = 50007
"""Discord's code for a person whom no direct message of ours reaches."""

Components = Sequence[Mapping[str, Any]]


@dataclass(slots=True)
class Bubble:
    """A message of the bot as it stands. `used`: the command that it answers, where Discord says so above it."""

    key: str
    at: datetime
    markdown: str
    components: Components = ()
    files: Sequence[ShownFile] = ()
    only_you: bool = False
    used: str | None = None
    edited: bool = False


@dataclass(slots=True)
class Form:
    """A form that stands open before somebody: as Discord is told of it."""

    modal: Mapping[str, Any]


Shot = Bubble | Form


def components_of(view: discord.ui.View | None) -> Components:
    return view.to_components() if isinstance(view, discord.ui.View) else ()


class Camera:
    """`clock`: what it is for the bot. `shots`: all that was shown, each as it is now. `is_closed`: no direct message
    arrives."""

    name = "discord"
    at_once = 1
    rooms: Rooms = FakeRooms()

    def __init__(self, language: str) -> None:
        self.language = language
        self.clock = SetClock(BEGINNING)
        self.shots: list[Shot] = []
        self.is_closed = False
        self._standing: dict[int, Bubble] = {}
        self._numbers = count(1)
        self._used: str | None = None
        self._delivering = ""
        self._app: App | None = None
        self._sending: Sending | None = None

    @property
    def app(self) -> App:
        assert self._app is not None  # a camera is used inside of `a_camera`
        return self._app

    async def start(self, url: str) -> None:
        self._app = App(url, [self], self.clock)
        self._sending = Sending(
            cast(discord.Client, _Channels(self)),
            declared_by(self._app),
            Gate(),
            cast(DirectChannels, _DirectChannels()),
            cast(Interactions, _Interactions(self)),
            Whereabouts(),
            Links(command=lambda name: f"</{name}:1>" if name in self.app.commands else None),
            self._app.notebook(self.name),
        )
        await self._app.start()
        await self._app.settle(self.name, SERVER)

    async def deliver(self, delivery: Delivery) -> Sequence[Receipt]:
        assert self._sending is not None
        self._delivering = delivery.card
        return await self._sending.deliver(delivery)

    async def remove(self, receipt: Receipt) -> None:
        """Nothing is taken away while pictures are taken."""

    def person(self, name: str, *roles: Role, servers: Mapping[str, str] | None = None) -> Person:
        ref = str(1000 + sum(map(ord, name)))
        shared = {SERVER: "Harbour Lights"} if servers is None else servers
        memberships = tuple(Membership(server, frozenset(roles), called) for server, called in shared.items())
        return Person(Account(self.name, ref), memberships, self.language, ZONE)

    async def calls(
        self, who: Person, command: str, given: Mapping[str, str] | None = None, *, place: Place = LOUNGE_PLACE
    ) -> list[Shot]:
        """What comes of a slash command."""
        self._used = command
        number = next(self._numbers)
        via = f"{number}:token"
        return await self._hear(
            Called(id=str(number), who=who, place=place, via=via, command=command, given=given or {})
        )

    async def presses(self, who: Person, bubble: Shot, choice: int, *, place: Place = LOUNGE_PLACE) -> list[Shot]:
        """What comes of pressing the choice with that number, from 0."""
        assert isinstance(bubble, Bubble), "a form is not pressed"
        self._used = None
        number = next(self._numbers)
        via = f"{number}:token"
        return await self._hear(Pressed(id=str(number), who=who, place=place, via=via, key=bubble.key, choice=choice))

    async def _hear(self, event: Heard) -> list[Shot]:
        before = len(self.shots)
        await self.app.hear(event)
        await self.app.tick()
        self._used = None
        return self.shots[before:]

    async def waits(self, until: str) -> list[Shot]:
        """What is shown by itself until then."""
        before = len(self.shots)
        self.clock.set(datetime.fromisoformat(until))
        await self.app.tick()
        return self.shots[before:]

    def opens_form(self, bubble: Shot) -> Form:
        """What the button that opens a form opens: the words above it once more, and a field."""
        assert isinstance(bubble, Bubble), "a form opens no form"
        title, label = (self.app.words(key, self.language) for key in ("form-open", "form-answer"))
        return Form(choices.form(bubble.key, bubble.markdown, title=title, label=label).to_dict())

    async def pointer(self, who: Person) -> list[Shot]:
        """What stands in a room when something private cannot reach its reader."""
        before = len(self.shots)
        private = Shown((("kept from everybody else",),), (), ZONE, self.language)
        self.is_closed = True
        with suppress(Undeliverable):
            await self.deliver(
                Delivery(
                    key="a" * KEY_LENGTH,
                    manner=Manner.DIRECT,
                    account=who.account,
                    place=LOUNGE_PLACE,
                    shown=private,
                    cog="",
                    may_point=True,
                )
            )
        self.is_closed = False
        return self.shots[before:]

    def show(self, markdown: str, view: discord.ui.View | None, files: Sequence[ShownFile], *, only_you: bool) -> int:
        number = next(self._numbers)
        bubble = Bubble(self._delivering, self.clock.now(), markdown, components_of(view), files, only_you, self._used)
        self._used = None
        self.shots.append(bubble)
        self._standing[number] = bubble
        return number

    def ask(self, form: discord.ui.Modal) -> None:
        self.shots.append(Form(form.to_dict()))

    def edit(self, number: int, markdown: str, view: discord.ui.View | None) -> None:
        self._standing[number].markdown = markdown
        self._standing[number].components = components_of(view)
        self._standing[number].edited = True


class _Channels:
    """All of the client that the sender asks for."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera

    def get_partial_messageable(self, channel: int) -> _Channel:
        return _Channel(self._camera, is_closed=self._camera.is_closed and channel == DIRECT)


class _Channel:
    def __init__(self, camera: Camera, *, is_closed: bool) -> None:
        self._camera = camera
        self._is_closed = is_closed

    async def send(
        self, text: str, *, view: discord.ui.View | None, files: Sequence[discord.File] = (), **_: object
    ) -> Any:  # the library's message
        if self._is_closed:
            raise discord.Forbidden(cast(Any, SimpleNamespace(status=403, reason="")), {"code": CANNOT_SEND})
        shown = [ShownFile(one.filename, one.fp.read(), "", one.description) for one in files]
        return SimpleNamespace(id=self._camera.show(text, view, shown, only_you=False))

    def get_partial_message(self, number: int) -> Any:  # the library's message
        async def edit(*, content: str, view: discord.ui.View | None, **_: object) -> None:
            self._camera.edit(number, content, view)

        return SimpleNamespace(edit=edit)


class _DirectChannels:
    def is_closed(self, user: int) -> bool:
        return False

    async def kept(self, user: int, lane: Lane) -> int:
        return DIRECT

    def refused(self, user: int) -> None:
        """Whoever lets nothing in does so in one picture only."""


class _Interactions:
    def __init__(self, camera: Camera) -> None:
        self._camera = camera

    async def answer(
        self, via: str, parts: Sequence[Outgoing], form: discord.ui.Modal | None, key: str, *, is_private: bool
    ) -> list[Receipt]:
        if form is not None:
            self._camera.ask(form)
            return [Receipt("0", EPHEMERAL)]
        show = self._camera.show
        shown = [show(one.text, one.view, one.shown_files, only_you=not is_private) for one in parts]
        return [Receipt(str(number), f"{EPHEMERAL if not is_private else ''}{LOUNGE}") for number in shown]

    async def edit(self, receipt: Receipt, part: Outgoing) -> bool:
        self._camera.edit(int(receipt.message), part.text, part.view)
        return True


@asynccontextmanager
async def a_camera(language: str, folder: Path) -> AsyncIterator[Camera]:
    """A bot that begins anew, in a folder of its own."""
    camera = Camera(language)
    await camera.start(f"sqlite+aiosqlite:///{folder / f'{language}.sqlite3'}")
    try:
        yield camera
    finally:
        await camera.app.stop()
