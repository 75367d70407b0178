"""Plays a rehearsal: people speak and press, the clock moves, the process dies and starts again."""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Protocol

from bot.adapters.console.overview import HELPERS_ROOM
from bot.adapters.console.platform import (
    COMMUNITY,
    NAME,
    Console,
    Post,
    Someone,
    direct,
    hangs_on,
    room,
    without_mention,
)
from bot.adapters.console.rehearsal import (
    BadLine,
    Blocks,
    Crashes,
    Declares,
    Entry,
    Leaves,
    MovesTo,
    Presses,
    Says,
    printed,
    read_line,
)
from bot.core.clock import SetClock
from bot.core.heard import Heard, Left, Pressed, Said
from bot.core.people import Account, Membership, Person, Place, Role
from bot.core.ports import AtPoint, Notebook, Point

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
_STATE = "console"


class Bot(Protocol):
    """The whole bot, as a rehearsal needs it."""

    async def start(self) -> None: ...

    async def stop(self) -> None: ...

    async def die(self) -> None: ...

    def hear(self, event: Heard) -> asyncio.Task[None]: ...

    async def tick(self) -> None: ...

    async def next_at(self) -> datetime | None: ...

    def notebook(self, platform: str) -> Notebook: ...

    async def settle(
        self, platform: str, community: str, alerts: Place | None = None, helpers: Sequence[Account] = ()
    ) -> None: ...


MakeBot = Callable[[Console, SetClock, AtPoint], Bot]


class Died(BaseException):
    """The process dies here. No `except Exception` may stop it, as none would stop a power cut."""


class Player:
    """`make` builds a process of the bot on the same database; `out` takes each line of the rehearsal's output."""

    def __init__(self, make: MakeBot, out: Callable[[str], None]) -> None:
        self._make = make
        self._out = out
        self._clock = SetClock(BEGINNING)
        self._console = Console(self._print)
        self._bot: Bot | None = None
        self._run = secrets.token_hex(4)
        self._number = 0
        self._declared: set[str] = set()
        self._clock_is_set = False
        self._has_started = False
        self._dies_at: Point | None = None

    async def play(self, lines: Iterable[str]) -> None:
        """Raises BadLine, with all before it played."""
        try:
            for line in lines:
                await self.line(line)
        finally:
            await self.end()

    async def line(self, line: str) -> None:
        """Plays the next line, and all that it causes."""
        self._number += 1
        if line.strip():
            await self._play(read_line(self._number, line))

    async def end(self) -> None:
        """The process ends in order."""
        self._dies_at = None
        if self._bot is not None:
            await self._bot.notebook(NAME).write(_STATE, self._console.dump())
            await self._bot.stop()
            self._bot = None

    async def _play(self, entry: Entry) -> None:
        if isinstance(entry, Crashes):
            await self._crash(entry)
            return
        if isinstance(entry, MovesTo) and not self._clock_is_set:
            self._clock_is_set = True
            if self._bot is None or entry.at < self._clock.now():
                self._clock.set(entry.at)
        act = await self._act_of(entry)
        try:
            await self._settled(act)
        except Died:
            await self._restart()
            await (await self._running()).tick()  # what was on its way goes first, as by a ticker that does not wait
            await self._settled(act)
        finally:
            self._dies_at = None

    async def _act_of(self, entry: Entry) -> Callable[[], Awaitable[None]]:
        """What the line does. Done a second time, after a crash, it finishes what was left."""
        match entry:
            case Declares():
                self._declare(entry)
                bot = self._bot
                return _nothing if bot is None or not entry.helper else lambda: self._settle(bot)
            case MovesTo():
                await self._running()
                if entry.at < self._clock.now():
                    raise BadLine(self._number, "the clock never goes back")
                return lambda: self._move(entry.at)
            case Blocks():
                self._someone(entry.as_).blocks = entry.blocks
                return _nothing
            case Says():
                event: Heard = self._saying(entry)
            case Presses():
                await self._running()
                event = self._pressing(entry)
            case Leaves():
                event = self._leaving(entry)
            case _:
                raise TypeError(type(entry).__name__)
        await self._running()
        return lambda: self._hear(event)

    async def _settled(self, act: Callable[[], Awaitable[None]]) -> None:
        await act()
        if self._bot is not None:
            await self._bot.tick()

    async def _hear(self, event: Heard) -> None:
        await (await self._running()).hear(event)

    async def _move(self, to: datetime) -> None:
        """The clock stands at each instant at which something is due, in turn."""
        bot = await self._running()
        await bot.tick()
        while (following := await bot.next_at()) is not None and following <= to:
            if following > self._clock.now():
                self._clock.set(following)
            else:
                await asyncio.sleep(0)
            await bot.tick()
            if (again := await bot.next_at()) is not None and again <= self._clock.now():
                break
        self._clock.set(to)
        await bot.tick()

    async def _running(self) -> Bot:
        """The process; started when the first line needs it, so that declarations and the clock come first."""
        if self._bot is None:
            await self._start()
        assert self._bot is not None
        return self._bot

    async def _start(self) -> None:
        dies_at, self._dies_at = self._dies_at, None  # starting is no part of the line that it dies in
        bot = self._make(self._console, self._clock, self._at_point)
        await bot.start()
        await self._settle(bot)
        if not self._has_started and (kept := await bot.notebook(NAME).read(_STATE)):
            self._console.load(kept)
        self._bot = bot
        self._has_started = True
        self._dies_at = dies_at

    async def _settle(self, bot: Bot) -> None:
        """The community was set up long ago, and whoever is declared to help is on duty."""
        people = (self._console.people[name] for name in sorted(self._declared))
        helpers = [one.account for one in people if Role.HELPER in one.roles and not one.has_left]
        await bot.settle(NAME, COMMUNITY, room(HELPERS_ROOM), helpers)

    async def _restart(self) -> None:
        if self._bot is not None:
            await self._bot.die()
        await self._start()

    async def _crash(self, entry: Crashes) -> None:
        if not isinstance(entry.crash, bool):
            self._dies_at = entry.crash
            return
        self._dies_at = None
        await self._running()
        if entry.until is not None:
            if entry.until < self._clock.now():
                raise BadLine(self._number, "the clock never goes back")
            self._clock.set(entry.until)
        await self._restart()
        assert self._bot is not None
        await self._bot.tick()

    def _at_point(self, point: Point) -> None:
        if self._dies_at == point:
            self._dies_at = None
            raise Died

    def _declare(self, entry: Declares) -> None:
        if entry.person in self._declared:
            raise BadLine(self._number, f"{entry.person} is declared already")
        self._declared.add(entry.person)
        roles = {
            role
            for role, has in (
                (Role.MODERATOR, entry.moderator),
                (Role.FACILITATOR, entry.facilitator),
                (Role.HELPER, entry.helper),
            )
            if has
        }
        self._console.people[entry.person] = Someone(entry.person, frozenset(roles), entry.zone, entry.language)

    def _someone(self, name: str) -> Someone:
        if name not in self._declared:
            raise BadLine(self._number, f'nobody called {name} is declared; {{"person": "{name}"}} does it')
        return self._console.people[name]

    def _event_id(self) -> str:
        return f"{self._run}-{self._number}"

    def _saying(self, entry: Says) -> Said:
        someone = self._someone(entry.as_)
        if entry.in_ is not None:
            someone.has_left = False
            self._console.named.add(entry.in_)
        self._console.named.update(re.findall(r"(?<!\w)#[a-z][\w-]*", entry.says))
        place = room(entry.in_) if entry.in_ is not None else direct(someone)
        text, mentioned = without_mention(entry.says)
        to_me = mentioned or entry.to is not None
        return Said(
            id=self._event_id(),
            who=someone.as_person(),
            place=place,
            hangs_on=hangs_on(place),
            text=text,
            to_me=to_me,
        )

    def _pressing(self, entry: Presses) -> Pressed:
        someone = self._someone(entry.as_)
        post = self._console.newest_with_choices(someone, entry.in_)
        choice = self._console.choice_in(post, entry.presses) if post is not None else None
        if post is None or choice is None:
            raise BadLine(self._number, f"{entry.as_} sees no choice {entry.presses!r}")
        place = room(post.room) if post.room is not None else direct(someone)
        return Pressed(id=self._event_id(), who=someone.as_person(), place=place, key=post.key, choice=choice)

    def _leaving(self, entry: Leaves) -> Left:
        someone = self._someone(entry.as_)
        someone.has_left = True
        who = Person(someone.account, (Membership(COMMUNITY, someone.roles),), someone.language, someone.zone)
        return Left(id=self._event_id(), who=who, place=direct(someone))

    def _print(self, post: Post) -> None:
        if not post.removed:
            self._out(printed(post, self._clock.now()))


async def _nothing() -> None:
    """Nothing to hear of."""
