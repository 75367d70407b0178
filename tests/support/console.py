"""The console as a world for stories: the same player that `alongside rehearse` uses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.console.platform import Console, direct
from bot.adapters.console.player import Player
from bot.app import App
from bot.core.attached import Attached
from bot.core.clock import NO_HURRY, SetClock
from bot.core.heard import Gone, Heard, Pressed, Said
from bot.core.people import PlaceKind
from bot.core.ports import AtPoint
from tests.support.databases import everything_in
from tests.support.person import Person, Seen
from tests.support.words import label


class _Noting(App):
    """Says what it hears."""

    note: Callable[[Heard], None]

    def hear(self, event: Heard) -> asyncio.Task[None]:
        self.note(event)
        return super().hear(event)


class ConsoleWorld:
    name = "console"
    many = 120

    def __init__(self, folder: Path, url: str | None = None, language: str = "en") -> None:
        """Its database is at the address, or in a file in the folder. `language`: what people read who name none."""
        self.language = language
        self.folder = folder
        self.url = url or f"sqlite+aiosqlite:///{folder / 'story.sqlite3'}"
        self.shown: list[Seen] = []
        self.app: App | None = None
        self._without_database = False
        self._sent = self.fetched = 0
        self._said: dict[str, Said] = {}
        self._player = Player(self._make, self._take)

    def _make(self, console: Console, clock: SetClock, at_point: AtPoint) -> App:
        self._console = console
        self.app = _Noting(self.url, [console], clock, at_point=at_point, patience=NO_HURRY)
        self.app.note = self._note
        return self.app

    def _note(self, event: Heard) -> None:
        if isinstance(event, Said) and event.place.kind is PlaceKind.ROOM:
            self._said[event.who.account.ref] = event

    def _take(self, line: str) -> None:
        written: dict[str, Any] = json.loads(line)
        pings = () if written.get("edits") else self._console.posts[-1].pings
        self.shown.append(Seen(**{**written, "choices": tuple(written["choices"]), "pings": pings}))

    async def line(self, written: str) -> None:
        """A line of a rehearsal, as it is."""
        await self._player.line(written)

    async def _line(self, **entry: object) -> None:
        await self.line(json.dumps({key: value for key, value in entry.items() if value is not None}))

    async def person(
        self,
        name: str,
        *,
        zone: str | None = None,
        language: str | None = None,
        moderator: bool = False,
        helper: bool = False,
    ) -> Person:
        language = language or (self.language if self.language != "en" else None)
        await self._line(person=name, zone=zone, language=language, moderator=moderator, helper=helper)
        return Person(self, name, language or self.language)

    async def at(self, instant: str) -> None:
        await self._line(at=instant)

    async def crash(self, when: str | bool = True, *, until: str | None = None) -> None:
        await self._line(crash=when, until=until)

    async def say(self, name: str, text: str, room: str | None) -> None:
        if self._without_database:
            assert self.app is not None
            who = self._console.people[name]
            said = Said(id=f"gone-{text}", who=who.as_person(), place=direct(who), text=text, to_me=True)
            await self.app.hear(said)
            return
        place = {"to": "bot"} if room is None else {"in": room}
        await self._line(**{"as": name, "says": text, **place})

    async def send(self, name: str, text: str, file: str, content: bytes) -> None:
        """A rehearsal knows no files: the bot hears it as a terminal would tell it."""
        assert self.app is not None  # somebody was named before
        self.fetched = 0

        async def fetch() -> bytes:
            self.fetched += 1
            return content

        who = self._console.people[name]
        self._sent += 1
        attached = Attached(file, len(content), fetch)
        id_ = f"file-{self._sent}"
        said = Said(id=id_, who=who.as_person(), place=direct(who), text=text, to_me=True, attached=attached)
        await self.app.hear(said)
        await self.app.tick()

    async def press(self, name: str, choice: str, room: str | None) -> None:
        await self._line(**{"as": name, "presses": choice, "in": room})

    async def block(self, name: str, blocks: bool) -> None:
        await self._line(**{"as": name, "blocks": blocks})

    async def leave(self, name: str) -> None:
        await self._line(**{"as": name, "leaves": True})

    async def delete(self, name: str) -> None:
        assert self.app is not None
        said = self._said[name]
        await self.app.hear(Gone(id=f"gone-{said.id}", who=said.who, place=said.place, message=said.message))
        await self.app.tick()

    def mention(self, name: str) -> str:
        return f"@{name}"

    async def lose(self, room: str) -> None:
        pytest.skip("a room of the console is never lost")

    async def forbid_private(self, room: str, *, forbids: bool = True) -> None:
        pytest.skip("nothing is forbidden on the console")

    def is_in(self, name: str, room: str) -> bool:
        thread = self._console.threads.named(room)
        return thread is not None and name in (thread.let_in or ())

    def shown_to(self, name: str) -> Sequence[Seen]:
        """What only this person sees; rooms are looked at by `in_room`."""
        return [seen for seen in self.shown if seen.to == f"@{name}"]

    def in_room(self, room: str) -> Sequence[Seen]:
        return [seen for seen in self.shown if seen.to == room]

    async def kept(self) -> bytes:
        """All that is kept, wherever it is kept."""
        files = [path.read_bytes() for path in self.folder.iterdir() if path.is_file()]
        return b"".join([*files, await everything_in(self.url)])

    def standing(self, name: str) -> int:
        return sum(post.to == f"@{name}" and not post.removed for post in self._console.posts)

    def taken_away(self, name: str) -> int:
        return sum(post.to == f"@{name}" and post.removed for post in self._console.posts)

    @asynccontextmanager
    async def without_database(self) -> AsyncIterator[None]:
        """The player cannot go on meanwhile: what is said is heard, and nothing else happens."""
        assert self.app is not None
        database = self.app.database
        self._without_database = True
        engine, database._engine = database._engine, None
        try:
            yield
        finally:
            database._engine = engine
            self._without_database = False
        self._sent = self.fetched = 0

    async def sweep(self) -> None:
        assert self.app is not None
        await self.app.sweep()

    async def press_twice(self, name: str, choice: str) -> None:
        """Two presses of the same choice, the second before the first is answered."""
        assert self.app is not None
        someone = self._console.people[name]
        post = self._console.newest_with_choices(someone, None)
        assert post is not None
        index = post.choices.index(label(choice, self.language))
        pressed = [
            Pressed(id=f"twice-{time}", who=someone.as_person(), place=direct(someone), key=post.key, choice=index)
            for time in range(2)
        ]
        await asyncio.gather(*map(self.app.hear, pressed))
        await self.app.tick()

    async def end(self) -> None:
        await self._player.end()
