"""The console as a world for stories: the same player that `alongside rehearse` uses."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.adapters.console.platform import Console
from bot.adapters.console.player import Player
from bot.app import App
from bot.core.clock import SetClock
from bot.core.ports import AtPoint
from tests.support.person import Person, Seen


class ConsoleWorld:
    name = "console"

    def __init__(self, folder: Path) -> None:
        self.database = folder / "story.sqlite3"
        self.shown: list[Seen] = []
        self.app: App | None = None
        self._player = Player(self._make, self._take)

    def _make(self, console: Console, clock: SetClock, at_point: AtPoint) -> App:
        self.app = App(f"sqlite+aiosqlite:///{self.database}", [console], clock, at_point=at_point)
        return self.app

    def _take(self, line: str) -> None:
        written: dict[str, Any] = json.loads(line)
        self.shown.append(Seen(**{**written, "choices": tuple(written["choices"])}))

    async def line(self, written: str) -> None:
        """A line of a rehearsal, as it is."""
        await self._player.line(written)

    async def _line(self, **entry: object) -> None:
        await self.line(json.dumps({key: value for key, value in entry.items() if value is not None}))

    async def person(
        self, name: str, *, zone: str | None = None, language: str | None = None, moderator: bool = False
    ) -> Person:
        await self._line(person=name, zone=zone, language=language, moderator=moderator)
        return Person(self, name)

    async def at(self, instant: str) -> None:
        await self._line(at=instant)

    async def crash(self, when: str | bool = True, *, until: str | None = None) -> None:
        await self._line(crash=when, until=until)

    async def say(self, name: str, text: str, room: str | None) -> None:
        place = {"to": "bot"} if room is None else {"in": room}
        await self._line(**{"as": name, "says": text, **place})

    async def press(self, name: str, choice: str, room: str | None) -> None:
        await self._line(**{"as": name, "presses": choice, "in": room})

    async def block(self, name: str, blocks: bool) -> None:
        await self._line(**{"as": name, "blocks": blocks})

    async def leave(self, name: str) -> None:
        await self._line(**{"as": name, "leaves": True})

    def shown_to(self, name: str) -> Sequence[Seen]:
        """What only this person sees; rooms are looked at by `in_room`."""
        return [seen for seen in self.shown if seen.to == f"@{name}"]

    def in_room(self, room: str) -> Sequence[Seen]:
        return [seen for seen in self.shown if seen.to == room]

    async def end(self) -> None:
        await self._player.end()
