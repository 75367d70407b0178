"""Trying the bot by hand: several people in several rooms, in one terminal. A pipe works as well."""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from itertools import chain, count
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill
from typing import Protocol

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.output import create_output
from prompt_toolkit.patch_stdout import patch_stdout

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
from bot.core.attached import Attached, NotFetched
from bot.core.heard import Heard, Pressed, Said
from bot.core.people import Account, Place, Role
from bot.core.ports import Notebook
from bot.core.replies import ShownFile

_STATE = "console"
_WELCOME = """\
Alongside, in this terminal. You are {person}, and what you type goes to the bot, in private.
  !checkin join           ask for a private question a day (try a time two minutes from now)
  !help   !urgent         what there is, and people to talk to now
  /as ben   /as mia       be somebody else; mia is a moderator
  /in #lounge   /dm       speak in a room, where everyone reads it; or to the bot again
  /file places.csv        what you type next comes with this file
  1, 2, 3 ...             press a choice.  /quit ends; it is all there next time"""


class Bot(Protocol):
    """The whole bot, as a terminal needs it."""

    def hear(self, event: Heard) -> asyncio.Task[None]: ...

    async def tick(self) -> None: ...

    async def settle(
        self, platform: str, community: str, alerts: Place | None = None, helpers: Sequence[Account] = ()
    ) -> None: ...

    def notebook(self, platform: str) -> Notebook: ...


class Terminal:
    """Who is typing, where, and what waits for the others."""

    def __init__(self, people: Sequence[str], moderators: Sequence[str], rooms: Sequence[str], files: Path) -> None:
        """`files`: the folder where pictures and files go that somebody is shown."""
        self._files = files
        self.console = Console(self._show)
        for name in people:
            roles = frozenset({Role.MODERATOR, Role.HELPER}) if name in moderators else frozenset[Role]()
            self.console.people[name] = Someone(name, roles)
        self.console.named.update(rooms)
        self._as = self.console.people[people[0]]
        self._in: str | None = None
        self._attached: Attached | None = None
        self._run = secrets.token_hex(4)
        self._count = 0
        self._waiting: list[Post] = []
        self._width = get_terminal_size().columns
        self._is_screen = sys.stdin.isatty() and sys.stdout.isatty()

    async def talk(self, bot: Bot) -> None:
        """Until the end of the input, or /quit."""
        if kept := await bot.notebook(NAME).read(_STATE):
            self.console.load(kept)
            self._as = self.console.people[self._as.name]
        helpers = [someone.account for someone in self.console.people.values() if Role.HELPER in someone.roles]
        await bot.settle(NAME, COMMUNITY, room(HELPERS_ROOM), helpers)  # nothing would be screened before
        self._print(_WELCOME.format(person=self._as.name))
        try:
            async for line in self._lines():
                if line.strip() == "/quit":
                    break
                await self._do(bot, line)
        finally:
            await bot.notebook(NAME).write(_STATE, self.console.dump())

    async def _do(self, bot: Bot, line: str) -> None:
        word, _, rest = line.strip().partition(" ")
        local: dict[str, Callable[[str], None]] = {
            "/as": self._be,
            "/in": self._enter,
            "/dm": self._leave_room,
            "/file": self._attach,
        }
        if not word:
            return
        if word in local:
            local[word](rest.strip())
            return
        event = self._event(line)
        if not self._is_screen:
            self._print(f"{self._where()} {line}")
        await bot.hear(event)
        await bot.tick()

    def _event(self, line: str) -> Heard:
        self._count += 1
        event_id = f"{self._run}-{self._count}"
        who = self._as.as_person()
        post = self.console.newest_with_choices(self._as, None)
        if post is not None and line.strip().isdecimal():
            choice = self.console.choice_in(post, line)
            if choice is not None:
                place = room(post.room) if post.room is not None else direct(self._as)
                return Pressed(id=event_id, who=who, place=place, key=post.key, choice=choice)
        place = room(self._in) if self._in is not None else direct(self._as)
        text, mentioned = without_mention(line)
        to_me = mentioned or self._in is None
        attached, self._attached = self._attached, None
        return Said(
            id=event_id, who=who, place=place, hangs_on=hangs_on(place), text=text, to_me=to_me, attached=attached
        )

    def _be(self, name: str) -> None:
        name, _, role = name.partition(" ")
        if not name:
            self._print(f"There are {', '.join(self.console.people)}. /as and a name makes you that person.")
            return
        roles = frozenset({Role.MODERATOR, Role.HELPER}) if role == "moderator" else frozenset[Role]()
        self._as = self.console.people.setdefault(name, Someone(name, roles))
        self._in = None
        self._print(f"You are {name}. What you type goes to the bot, in private.")
        unread = [post for post in self._waiting if self._sees(post)]
        self._waiting = [post for post in self._waiting if post not in unread]
        for post in unread:
            self._show(post)

    def _enter(self, name: str) -> None:
        if not name.startswith("#"):
            self._print(f"A room begins with #: {', '.join(sorted(self.console.named))}, or a new one.")
            return
        self.console.named.add(name)
        self._in = name
        self._print(f"You are in {name}. Everyone here reads what you type; commands begin with !")

    def _attach(self, name: str) -> None:
        path = Path(name).expanduser()
        if not path.is_file():
            self._print(f"There is no file {name}.")
            return

        async def fetch() -> bytes:
            try:
                return await asyncio.to_thread(path.read_bytes)
            except OSError as error:
                raise NotFetched("file-not-given") from error

        self._attached = Attached(path.name, path.stat().st_size, fetch)
        self._print(f"What you type next comes with {path.name}.")

    def _leave_room(self, _rest: str) -> None:
        self._in = None
        self._print("What you type goes to the bot, in private.")

    def _sees(self, post: Post) -> bool:
        return self.console.can_read(self._as, post)

    def _show(self, post: Post) -> None:
        if not self._sees(post):
            self._waiting.append(post)
            self._print(f"\a({post.to} has a message: /as {post.to[1:]})" if self._is_screen else f"({post.to})")
            return
        if post.removed:
            if self._sees(post):
                self._print(f"[{post.to}: a message was taken away]")
            return
        seen = {"only_you": "only you", "direct": "in private", "everyone_here": "everyone here"}[post.seen]
        edited = ", edited" if post.edited else ""
        bell = "\a" if self._is_screen and post.seen == "direct" and not post.edited else ""
        self._print(f"{bell}[{post.to}, {seen}{edited}]")
        for line in post.text.splitlines():
            self._print(fill(line, self._width, initial_indent="  ", subsequent_indent="  "))
        for file in post.files:
            self._print(f"    ({file.alt or file.name}: {self._save(file)})")
        for number, label in enumerate(post.choices, 1):
            self._print(f"    {label}" if label.startswith(f"{number} ") else f"    {number} {label}")

    def _save(self, file: ShownFile) -> Path:
        """A terminal shows no pictures: it lies in a folder, for its owner's eyes, under a name that is free."""
        self._files.mkdir(parents=True, exist_ok=True, mode=0o700)
        stem, dot, ending = file.name.rpartition(".")
        names = chain([file.name], (f"{stem}-{number}{dot}{ending}" for number in count(2)))
        path = next(path for path in (self._files / name for name in names) if not path.exists())
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as saved:
            saved.write(file.content)
        return path

    def _where(self) -> str:
        return f"{self._as.name} {self._in or '(to the bot)'}>"

    def _print(self, text: str) -> None:
        print(text, flush=True)

    async def _lines(self) -> AsyncIterator[str]:
        if not self._is_screen:
            while line := await asyncio.to_thread(sys.stdin.buffer.readline):
                yield line.decode("utf-8", "replace").rstrip("\r\n")
            return
        session: PromptSession[str] = PromptSession(output=create_output(sys.stdout))
        while True:
            try:
                with patch_stdout(raw=True):
                    yield await session.prompt_async(FormattedText([("bold", f"{self._where()} ")]))
            except (EOFError, KeyboardInterrupt):
                return
