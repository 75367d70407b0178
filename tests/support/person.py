"""A person in a test: they say and press things, and see what the bot shows them.

Nothing here is of one platform: a `World` carries out what a person does and remembers what each of them was shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from bot.app import App
from tests.support.words import catalog, label, messages, pattern_of


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that was shown: `to` names who can read it, `seen` is everyone_here, only_you or direct.

    `alt`: what its pictures show, in words. `files`: the name and the text of each. `pings`: whom it calls.
    """

    at: str
    to: str
    seen: str
    text: str
    choices: tuple[str, ...]
    cog: str
    edits: bool = False
    alt: str = ""
    files: Sequence[Mapping[str, str]] = ()
    pings: tuple[str, ...] = ()


class World(Protocol):
    """A community on some platform, with a clock of its own and a bot that can die.

    `language`: what people read who name none. `app`: the bot, from the first thing that it heard on. `many`: so many
    people are many there.
    """

    name: str
    many: int
    language: str
    app: App | None

    @property
    def shown(self) -> Sequence[Seen]:
        """All that anybody was shown, in order."""
        ...

    async def say(self, name: str, text: str, room: str | None) -> None: ...

    async def send(self, name: str, text: str, file: str, content: bytes) -> None:
        """A file in private, with words or without."""
        ...

    async def press(self, name: str, choice: str, room: str | None) -> None: ...

    async def press_twice(self, name: str, choice: str) -> None:
        """Two presses of the same choice, the second before the first is answered."""
        ...

    async def block(self, name: str, blocks: bool) -> None: ...

    async def leave(self, name: str) -> None: ...

    async def delete(self, name: str) -> None:
        """Takes away what they said last in a room."""
        ...

    def mention(self, name: str) -> str:
        """How this person is mentioned there, in a command."""
        ...

    async def lose(self, room: str) -> None:
        """From now on the bot can write nothing there: the room is gone, or it may not. The console loses none."""
        ...

    def shown_to(self, name: str) -> Sequence[Seen]:
        """What only this person sees; rooms are looked at by `in_room`."""
        ...

    def in_room(self, room: str) -> Sequence[Seen]: ...

    def is_in(self, name: str, room: str) -> bool:
        """Whether this person was let into the private room of that name, and not sent out since. False: there is no
        such room, or it was taken away."""
        ...

    async def forbid_private(self, room: str, *, forbids: bool = True) -> None:
        """From now on the bot may open no private room there; False: it may again. The console forbids none."""
        ...

    def standing(self, name: str) -> int:
        """How many private messages of the bot this person still finds; `taken_away`: how many no more."""
        ...

    def taken_away(self, name: str) -> int: ...

    async def person(
        self,
        name: str,
        *,
        zone: str | None = None,
        language: str | None = None,
        moderator: bool = False,
        helper: bool = False,
    ) -> Person:
        """A helper is on duty from the start. Alerts go to "#helpers", which helpers and moderators read."""
        ...

    async def at(self, instant: str) -> None:
        """Moves the clock (ISO 8601); all that falls due on the way happens."""
        ...

    async def crash(self, when: str | bool = True, *, until: str | None = None) -> None:
        """The process dies now (and stays down), or at a point of what comes next."""
        ...

    def without_database(self) -> AbstractAsyncContextManager[None]:
        """As long as it lasts, the bot cannot reach its database."""
        ...

    async def sweep(self) -> None:
        """What is done every night is done now."""
        ...

    async def kept(self) -> bytes:
        """All that is kept, wherever the bot keeps it."""
        ...

    async def end(self) -> None:
        """The process ends in order."""
        ...


class Person:
    """Reads in order: what was not looked at by one `sees` is there for the next.

    `language`: in which they are written to. Keys are looked up in its catalog, or in English if there is none.
    """

    def __init__(self, world: World, name: str, language: str = "en") -> None:
        self.name = name
        self.language = language
        self._world = world
        self._read = 0
        self._called = 0

    async def says(self, text: str, room: str | None = None) -> None:
        """To the bot in private, or in a room."""
        await self._world.say(self.name, text, room)

    async def sends(self, text: str, file: str, content: bytes) -> None:
        """A file with its name, and words that come with it ("": none), to the bot in private."""
        await self._world.send(self.name, text, file, content)

    async def presses(self, choice: str, room: str | None = None) -> None:
        """A choice by its catalog key, or by its label or number."""
        await self._world.press(self.name, self.label(choice), room)

    def label(self, choice: str) -> str:
        """What this person reads on a choice, from its catalog key; a label or a number is what it is."""
        return label(choice, self._catalog) if choice in messages() else choice

    @property
    def _catalog(self) -> str:
        return catalog().language_for(self.language)

    async def blocks(self, blocks: bool = True) -> None:
        await self._world.block(self.name, blocks)

    async def leaves(self) -> None:
        await self._world.leave(self.name)

    async def deletes(self) -> None:
        """What they said last in a room."""
        await self._world.delete(self.name)

    def is_pinged(self) -> bool:
        """Whether anything called them since this was last asked."""
        before, self._called = self._called, sum(self.name in seen.pings for seen in self._world.shown)
        return self._called > before

    def sees(self, *keys: str, choices: Sequence[str] | None = None, seen: str | None = None) -> Seen:
        """The next thing shown has a line of each key, and (if given) exactly these choices, by key or label."""
        unread = self.unread()
        assert unread, f"{self.name} sees nothing, and waits for {keys}"
        message = unread[0]
        self._read += 1
        for key in keys:
            assert pattern_of(key, self._catalog).search(message.text), (
                f"{self.name} waits for {key}, and sees: {message}"
            )
        if choices is not None:
            assert message.choices == tuple(map(self.label, choices)), message.choices
        if seen is not None:
            assert message.seen == seen, message
        return message

    def sees_edit(self, key: str, choices: Sequence[str] | None = None) -> Seen:
        message = self.sees(key, choices=choices)
        assert message.edits, message
        return message

    def sees_nothing(self) -> None:
        assert not self.unread(), f"{self.name} sees {self.unread()}"

    def unread(self) -> Sequence[Seen]:
        return self._world.shown_to(self.name)[self._read :]

    def skips(self) -> Sequence[Seen]:
        """Everything up to now is read."""
        unread = self.unread()
        self._read += len(unread)
        return unread
