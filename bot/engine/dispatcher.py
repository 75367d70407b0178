"""Heard -> screening -> handler -> answer. One person's events keep their order; a note and `urgent` do not wait."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from bot.core.attached import NotFetched
from bot.core.clock import Clock
from bot.core.cog import Cog, Listener, News, Request
from bot.core.commands import Command, parameter_of
from bot.core.deeds import Lane
from bot.core.errors import KeyDestroyed, NotSaved
from bot.core.heard import Called, Gone, Heard, Left, Moved, Opened, Pressed, Said
from bot.core.options import Around
from bot.core.people import Account
from bot.core.ports import Catalog
from bot.core.replies import Ask, Card, Reply, Text, say
from bot.core.screen import Screen
from bot.engine.answering import Answering
from bot.engine.asking import asked
from bot.engine.at_once import AtOnce
from bot.engine.attaching import FileWanted, Read
from bot.engine.faults import report
from bot.engine.learning import Learning
from bot.engine.offered import Offered
from bot.engine.postman import LEASE, Postman
from bot.engine.screening import Screening
from bot.engine.standing import EMPTY, Snapshot, read_standing
from bot.engine.turn import Mistake, NoCommunity, Turn, begin
from bot.engine.understanding import Understanding
from bot.engine.watching import Watching
from bot.storage import personal
from bot.storage.database import Database
from bot.storage.parcels import Parcel
from bot.storage.transaction import OpenTransaction


def _sleep_on() -> None:
    """The postman comes by itself."""


class Dispatcher:
    def __init__(
        self,
        database: Database,
        cogs: Sequence[Cog],
        catalog: Catalog,
        postman: Postman,
        learning: Learning,
        clock: Clock,
        wake: Callable[[], None] = _sleep_on,
        erase: Callable[[], Awaitable[None]] | None = None,
        patience: float | None = None,
    ) -> None:
        """`wake` is called when a handler left something for the postman, `erase` when there is somebody to erase.

        `patience`: seconds that a note waits for the database; None: as long as a person can be let wait.
        """
        commands = {command.name: command for cog in cogs for command in cog.commands}
        screen = next((cog for cog in cogs if isinstance(cog, Screen)), None)
        self._database = database
        self._understanding = Understanding(commands, catalog)
        self._cogs = cogs
        self._answering = Answering(self._understanding, _listeners(cogs))
        self._offered = Offered(commands)
        self._at_once = AtOnce(database, postman, clock, wake, lambda: self.standing, self._offered)
        self._screening = Screening(database, screen, commands, self._at_once, clock, wake, learning.learn, patience)
        self._watching = Watching(database, cogs, clock, wake)
        self._learning = learning
        self._postman = postman
        self._clock = clock
        self._wake = wake
        self._erase = erase or _nothing
        self._lines: dict[Account, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._idle: asyncio.Task[None] | None = None
        self.standing: Snapshot = EMPTY

    def hear(self, event: Heard) -> asyncio.Task[None]:
        """Begins to handle an event, and returns at once; the task ends when it is handled and answered."""
        if isinstance(event, Gone):
            watched_by = self._watching.by(event)
            return self._begin(self._watching.tell(event, watched_by)) if watched_by else self._nothing_to_do()
        if isinstance(event, Said | Called) and (offline := self._understanding.offline(event, self._clock.now())):
            return self._begin(self._answer_offline(event, *offline))
        if isinstance(event, Pressed) and (offered := self._offered.pressed(event, Around(self._clock.now()))):
            return self._begin(self._answer_offline(event, *offered))
        signpost = self._screening.look(event, self.standing)
        note = None
        if signpost is not None and signpost.note is not None:
            note = self._begin(self._screening.guide(event, signpost.found, signpost.note))
        if isinstance(event, Said) and not self._understanding.is_for_me(event):
            return note or self._nothing_to_do()
        account = event.who.account
        task = self._begin(self._in_line(self._lines.get(account), event, note, signpost is not None))
        self._lines[account] = task
        task.add_done_callback(lambda done: self._leave_line(account, done))
        return task if note is None else self._begin(_both(note, task))

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _nothing_to_do(self) -> asyncio.Task[None]:
        """Most of what is said is not for us: one task stands for all of it."""
        if self._idle is None:
            self._idle = self._begin(_nothing())
        return self._idle

    async def finish(self) -> None:
        """Waits until all that was heard is handled."""
        while self._tasks:
            await asyncio.wait(list(self._tasks))

    async def abandon(self) -> None:
        """Lets go of all that is under way."""
        under_way = list(self._tasks)
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)

    def _leave_line(self, account: Account, done: asyncio.Task[None]) -> None:
        if self._lines.get(account) is done:
            del self._lines[account]

    async def _in_line(
        self, before: asyncio.Task[None] | None, event: Heard, note: asyncio.Task[None] | None, is_hard: bool
    ) -> None:
        """After what came before it, and, if that takes no longer than a moment, after its own note. `is_hard`: its
        words called for a note, given now or before."""
        if before is not None:
            await asyncio.wait([before])
        if note is not None and (await asyncio.wait([note], timeout=self._screening.patience))[0]:
            note.result()  # a process that died over it does no more
        if not isinstance(event, Opened):
            await self._postman.underway.wait(event.who.account)
        await self._handled(event, partial(self._in_transaction, event, is_hard=is_hard))

    async def _handled(self, event: Heard, handle: Callable[[], Awaitable[None]]) -> None:
        """Whatever goes wrong, the person is told what was not done and where people can be reached; not whoever only
        left, opened a door or moved a room: they wait for no answer."""
        waits = not isinstance(event, Left | Moved | Opened)
        try:
            await handle()
        except NoCommunity:
            if waits:
                await self._at_once.answer(event, say("no-community"), "help", Lane.ANSWERS, "answer")
        except Mistake as mistake:
            await self._handled(event, partial(self._in_transaction, event, mistake))
        except FileWanted as wanted:
            await self._handled(event, partial(self._with_file, event, wanted))
        except NotFetched as error:
            await self._at_once.answer(event, Card((error.text, Text("nothing-done"))), "help", Lane.ANSWERS, "answer")
        except NotSaved as error:
            report("not saved", error, fault=str(error))
            card = Card((Text("not-saved"), Text("not-saved-urgent")))
            if waits:
                await self._at_once.answer(event, card, "help", Lane.ANSWERS, "not saved")
        except Exception as error:  # the last stop: a fault of ours must not leave a person without an answer
            reference = report("a handler failed", error)
            if waits:
                card = say("went-wrong", reference=reference)
                await self._at_once.answer(event, card, "help", Lane.ANSWERS, "went wrong")

    async def _answer_offline(
        self, event: Said | Called | Pressed, command: Command, values: Mapping[str, Any], mistake: Text | None
    ) -> None:
        """Without a transaction; what the answer asks is kept if the database is there."""
        try:
            named = {parameter_of(name): value for name, value in values.items()}
            reply: Reply = await command.handler(self.standing.of_person(event.who), **named)
        except Exception as error:  # of all answers, this one is given
            report("a handler failed", error)
            reply = say("went-wrong-urgent")
        card = asked(command, reply) if isinstance(reply, Ask) else reply or Card(())
        if mistake is not None:  # what helps comes first all the same
            card = replace(card, lines=(*card.lines[:-1], mistake, *card.lines[-1:]))
        await self._at_once.answer(event, card, command.cog, Lane.CRISIS, "answer")
        if isinstance(reply, Ask):
            await self._at_once.keep_question(event, command, reply)

    async def _with_file(self, event: Heard, wanted: FileWanted) -> None:
        await self._in_transaction(event, read=await wanted.read())

    async def _in_transaction(
        self, event: Heard, mistake: Mistake | None = None, *, is_hard: bool = False, read: Read | None = None
    ) -> None:
        """Everything that an event causes happens in one transaction; the answer is delivered after it."""
        now = self._clock.now()
        try:
            done = await self._database.run(lambda tx: self._take_turn(tx, event, mistake, now, is_hard, read))
        except KeyDestroyed:  # another process is erasing them: that comes first, and then they are a stranger
            await self._erase()
            done = await self._database.run(lambda tx: self._take_turn(tx, event, mistake, now, is_hard, read))
        if isinstance(event, Moved):
            self.standing = await read_standing(self._database)
            await self._learning.learn()
        if done is not None:
            await self._follow(event, *done)

    async def _follow(self, event: Heard, turn: Turn, answers: Sequence[Parcel]) -> None:
        """What comes after the commit: all of it would come as well if the process died here, but later."""
        await self._take_in(turn)
        if turn.request.erases:
            await self._erase()
        if isinstance(event, Opened):
            self._postman.opened(turn.request.account_id, turn.waiting)
        if turn.request.deeds or turn.waiting:
            self._wake()
        await self._at_once.deliver(answers)
        if turn.collected:  # the pointer to it goes now
            self._wake()
        await self._destroy_keys(turn.request)

    async def _take_in(self, turn: Turn) -> None:
        """What is kept in memory is as it is in the database again."""
        for account in turn.accounts or (turn.event.who.account,):
            self.standing = self.standing.with_member(account, turn.request.member)
        if not turn.is_undecided:
            self.standing = self.standing.with_community(turn.request.community)
        if turn.request.teaches:
            await self._learning.learn()

    async def _destroy_keys(self, request: Request) -> None:
        """The end of an erasure; or the key of somebody who is one with another now, which can wait if it must."""
        if request.erases:
            await self._erase()
        if request.joins:
            with suppress(NotSaved):
                await self._erase()

    async def _take_turn(
        self,
        tx: OpenTransaction,
        event: Heard,
        mistake: Mistake | None,
        now: datetime,
        is_hard: bool,
        read: Read | None,
    ) -> tuple[Turn, list[Parcel]] | None:
        """What one transaction makes of an event; None: it was handled before, or is nothing to us."""
        if isinstance(event, Opened) and not await tx.people.is_known(event.who.account):
            return None
        if not await tx.people.first_hearing(event.who.account.platform, event.id, now):
            return None
        if isinstance(event, Moved):
            await tx.people.moved(event.who.account.platform, event.was, event.place.ref)
            for cog in self._cogs:
                await cog.moved(tx, event)
            return None
        turn = await begin(tx, event, now)
        turn.is_hard, turn.read = is_hard, read
        request = turn.request
        answers: list[Parcel] = []
        if isinstance(event, Opened):
            turn.waiting = frozenset(await tx.claims.free(request.account_id, now))
        if isinstance(event, Left):
            await self._answering.tell(request, News.LEFT)
        else:
            answers += await self._answering.answers(turn, mistake)
        for news in request.news:
            await self._answering.tell(request, news)
        if News.SETTINGS in request.news:
            turn.accounts = await tx.people.accounts_of(request.member.id)
        if request.erases:
            await personal.begin_erasing(tx, request.member, now)
            await tx.outbox.hold_back(answers)
        else:
            await tx.outbox.keep(answers, now, now + LEASE)
        await tx.outbox.put(turn.deeds(), now)
        return turn, [*answers, *turn.collected]


def _listeners(cogs: Iterable[Cog]) -> Mapping[News, Sequence[tuple[str, Listener]]]:
    found: dict[News, list[tuple[str, Listener]]] = {}
    for cog in cogs:
        for news, listener in cog.listeners:
            found.setdefault(news, []).append((cog.name, listener))
    return found


async def _both(note: asyncio.Task[None], answer: asyncio.Task[None]) -> None:
    await asyncio.gather(note, answer)


async def _nothing() -> None:
    """Words that are not for us."""
