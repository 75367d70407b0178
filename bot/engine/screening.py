"""From somebody's words to a private note, and to those who are to be told: at once, beside all that they wait for.

First it is tried in a transaction: whoever is told is told by what commits, and the note says so. Where that fails, or
takes longer than a person in need should wait, the note is shown without it, and says that nobody was told.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.core.cleaning import clean
from bot.core.clock import Clock
from bot.core.commands import Command, Option
from bot.core.deeds import Edit, Lane
from bot.core.errors import NotSaved, UserError
from bot.core.heard import Called, Heard, Said, Submitted
from bot.core.options import Around, FreeText
from bot.core.screen import Note, Screen, Signpost
from bot.core.typed import PREFIXES, find_command, read, without_prefix
from bot.engine.at_once import AtOnce, first_kept
from bot.engine.faults import report
from bot.engine.postman import LEASE
from bot.engine.standing import Snapshot
from bot.engine.turn import NOTE, NoCommunity, Turn, begin
from bot.storage.cards import load_card
from bot.storage.database import Database
from bot.storage.parcels import Parcel
from bot.storage.transaction import OpenTransaction

PATIENCE = 1.5
"""Seconds: for so long a note waits for the database, and what somebody waits for waits for their note."""


@dataclass(frozen=True, slots=True)
class _Committed:
    """`note`: already claimed; None where there is none after all, or it was kept before."""

    turn: Turn | None = None
    note: Parcel | None = None


class Screening:
    def __init__(
        self,
        database: Database,
        screen: Screen | None,
        commands: Mapping[str, Command],
        at_once: AtOnce,
        clock: Clock,
        wake: Callable[[], None],
        learn: Callable[[], Awaitable[None]],
        patience: float | None = None,
    ) -> None:
        """`screen` None: nobody's words are compared with anything. `learn`: the cogs were taught something.

        `patience`: instead of PATIENCE.
        """
        self.patience = PATIENCE if patience is None else patience
        self._database = database
        self._screen = screen
        self._commands = commands
        self._typed = [command for command in commands.values() if command.via == "typed"]
        self._at_once = at_once
        self._clock = clock
        self._wake = wake
        self._learn = learn

    def look(self, event: Heard, standing: Snapshot) -> Signpost | None:
        """What their words call for. A fault in it keeps nobody from an answer."""
        known = standing.of(event.who.account)
        if self._screen is None or known.quiet or not known.is_screened:
            return None
        try:
            words = self._words(event)
            return self._screen.look(event, words, standing) if words else None
        except Exception as error:  # whatever it trips over, the person is answered
            report("screening failed", error)
            return None

    def _words(self, event: Heard) -> str:
        """What of it may say how somebody is."""
        match event:
            case Said():
                return self._of_message(event.text)
            case Called(command=name) if name in self._commands:
                return _own_words(self._commands[name], event.given)
            case Submitted():
                return event.text
        return ""

    def _of_message(self, text: str) -> str:
        """All of it, unless it is a command with its prefix: then what is said in that. What such a command did not
        understand may be anything."""
        line = without_prefix(clean(text)) if any(prefix in text for prefix in PREFIXES) else None
        found = find_command(line, self._typed) if line is not None else None
        if found is None:
            return text
        command, rest = found
        if not any(map(_is_screened, command.options)):
            return ""
        try:
            return _own_words(command, read(command, rest, Around(self._clock.now())).given)
        except UserError:
            return rest

    async def guide(self, event: Heard, found: object, alone: Note) -> None:
        """Shows the note, once for each event, and tells whom it is about to be told. `alone`: what it says where
        nobody could be told."""
        saving = asyncio.create_task(self._saved(event, found))
        begun: list[asyncio.Task[Any]] = [saving]
        try:
            await asyncio.wait([saving], timeout=self.patience)
            is_late = not saving.done() or saving.result() is None
            if is_late:
                begun.append(asyncio.create_task(self._at_once.note(event, alone, self._cog)))
            await self._deliver(await saving, is_late=is_late)
            await asyncio.gather(*begun)
        finally:
            for task in begun:
                task.cancel()

    @property
    def _cog(self) -> str:
        return self._screen.name if self._screen is not None else ""

    async def _saved(self, event: Heard, found: object) -> _Committed | None:
        """None: nothing was done, and nobody told."""
        now = self._clock.now()
        try:
            return await self._database.run(lambda tx: self._tell(tx, event, found, now))
        except NoCommunity:
            return None
        except NotSaved as error:
            report("nobody could be told", error, fault=str(error))
        except Exception as error:  # a fault of ours must not leave a person without a note
            report("nobody could be told", error)
        return None

    async def _tell(self, tx: OpenTransaction, event: Heard, found: object, now: datetime) -> _Committed:
        if self._screen is None or not await first_kept(tx, event, NOTE, now):
            return _Committed()
        turn = await begin(tx, event, now, "note deed")
        turn.request.cog = self._cog
        note = await self._screen.signpost(turn.request, found)
        parcel = turn.note(note, self._cog) if note is not None else None
        await tx.outbox.keep([parcel] if parcel is not None else [], now, now + LEASE)
        await tx.outbox.put(turn.deeds(), now)
        return _Committed(turn, parcel)

    async def _deliver(self, committed: _Committed | None, *, is_late: bool) -> None:
        """`is_late`: the note is on its way to them already, as one that nobody knows of."""
        if committed is None or committed.turn is None:
            return
        if committed.turn.request.deeds:
            self._wake()
        if committed.note is not None:
            await self._at_once.deliver([committed.note])
            if is_late:
                await self._correct(committed.turn, committed.note)
        if committed.turn.request.teaches:
            await self._learn()

    async def _correct(self, turn: Turn, note: Parcel) -> None:
        """They were shown that nobody was told; now they see what is true."""
        edit = Edit(key=note.key, card=load_card(note.card), lane=Lane.CRISIS)
        deeds = [(turn.key("note corrected"), note.cog, note.community, edit)]
        try:
            await self._database.run(lambda tx: tx.outbox.put(deeds, self._clock.now()))
        except NotSaved as error:
            report("a note could not be corrected", error, fault=str(error))
        self._wake()


def _is_screened(option: Option) -> bool:
    return isinstance(option.kind, FreeText) and option.kind.is_screened


def _own_words(command: Command, given: Mapping[str, str]) -> str:
    screened = (option.name for option in command.options if _is_screened(option))
    return "\n".join(given[name] for name in screened if name in given)
