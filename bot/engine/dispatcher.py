"""Heard -> screening -> handler -> answer. One person's events keep their order; screening and `urgent` do not wait."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from bot.core.clock import Clock
from bot.core.cog import Listener, News, Request
from bot.core.commands import Command, parameter_of
from bot.core.deeds import Lane, Manner, Receipt, key_of
from bot.core.errors import KeyDestroyed, NotSaved
from bot.core.heard import Called, Heard, Left, Moved, Opened, Said
from bot.core.people import Account
from bot.core.ports import Catalog, Screen
from bot.core.replies import Ask, Card, Reply, Text, say
from bot.engine.answering import Answering
from bot.engine.asking import asked
from bot.engine.faults import report
from bot.engine.postman import LEASE, Postman
from bot.engine.refused import HELD_FOR
from bot.engine.standing import EMPTY, Snapshot, read_standing
from bot.engine.turn import Mistake, NoCommunity, Turn, begin, unstored
from bot.engine.understanding import Understanding
from bot.storage import personal, questions
from bot.storage.database import Database
from bot.storage.parcels import Parcel
from bot.storage.transaction import OpenTransaction


def _sleep_on() -> None:
    """The postman comes by itself."""


class Dispatcher:
    def __init__(
        self,
        database: Database,
        commands: Mapping[str, Command],
        listeners: Mapping[News, Sequence[tuple[str, Listener]]],
        catalog: Catalog,
        postman: Postman,
        screen: Screen,
        clock: Clock,
        wake: Callable[[], None] = _sleep_on,
        erase: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """`wake` is called when a handler left something for the postman, `erase` when there is somebody to erase."""
        self._database = database
        self._understanding = Understanding(commands, catalog)
        self._answering = Answering(self._understanding, listeners)
        self._postman = postman
        self._screen = screen
        self._clock = clock
        self._wake = wake
        self._erase = erase or _nothing
        self._lines: dict[Account, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._idle: asyncio.Task[None] | None = None
        self.standing: Snapshot = EMPTY

    def hear(self, event: Heard) -> asyncio.Task[None]:
        """Begins to handle an event, and returns at once; the task ends when it is handled and answered."""
        if isinstance(event, Said | Called) and (offline := self._understanding.offline(event, self._clock.now())):
            return self._begin(self._answer_offline(event, *offline))
        note = self._note(event) if isinstance(event, Said) else None
        if isinstance(event, Said) and note is None and not self._understanding.is_for_me(event):
            return self._nothing_to_do()
        account = event.who.account
        task = self._begin(self._in_line(self._lines.get(account), event, note))
        self._lines[account] = task
        task.add_done_callback(lambda done: self._leave_line(account, done))
        return task

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

    def _note(self, said: Said) -> Card | None:
        if self.standing.of(said.who.account).quiet:
            return None
        try:
            return self._screen.note(said, self.standing)
        except Exception as error:  # a fault of screening keeps nobody from an answer
            report("screening failed", error)
            return None

    async def finish(self) -> None:
        """Waits until all that was heard is handled."""
        while self._tasks:
            await asyncio.wait(list(self._tasks))

    def abandon(self) -> None:
        """Lets go of all that is under way."""
        for task in self._tasks:
            task.cancel()

    def _leave_line(self, account: Account, done: asyncio.Task[None]) -> None:
        if self._lines.get(account) is done:
            del self._lines[account]

    async def _in_line(self, before: asyncio.Task[None] | None, event: Heard, note: Card | None) -> None:
        if note is not None:
            await self._show(event, note, "signposting", Lane.CRISIS, "note", manner=Manner.DIRECT)
        if before is not None:
            await asyncio.wait([before])
        if not isinstance(event, Opened):
            await self._postman.underway.wait(event.who.account)
        if isinstance(event, Said) and not self._understanding.is_for_me(event):
            return
        await self._handled(event, partial(self._in_transaction, event))

    async def _handled(self, event: Heard, handle: Callable[[], Awaitable[None]]) -> None:
        """Whatever goes wrong, the person is told what was not done and where people can be reached; not whoever only
        left, opened a door or moved a room: they wait for no answer."""
        waits = not isinstance(event, Left | Moved | Opened)
        try:
            await handle()
        except NoCommunity:
            if waits:
                await self._show(event, say("no-community"), "help", Lane.ANSWERS, "answer")
        except Mistake as mistake:
            await self._handled(event, partial(self._in_transaction, event, mistake))
        except NotSaved as error:
            report("not saved", error, fault=str(error))
            card = Card((Text("not-saved"), Text("not-saved-urgent")))
            if waits:
                await self._show(event, card, "help", Lane.ANSWERS, "not saved")
        except Exception as error:  # the last stop: a fault of ours must not leave a person without an answer
            reference = report("a handler failed", error)
            if waits:
                card = say("went-wrong", reference=reference)
                await self._show(event, card, "help", Lane.ANSWERS, "went wrong")

    async def _answer_offline(
        self, event: Said | Called, command: Command, values: Mapping[str, Any], mistake: Text | None
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
        await self._show(event, card, command.cog, Lane.CRISIS, "answer")
        if isinstance(reply, Ask):
            await self._keep_offline_question(event, command, reply)

    async def _keep_offline_question(self, event: Heard, command: Command, ask: Ask) -> None:
        if not event.who.memberships:
            return

        async def keep(tx: OpenTransaction) -> None:
            turn = await begin(tx, event, self._clock.now())
            await questions.ask(tx, turn.request.account_id, turn.request.member.handle, turn.question(command, ask))

        try:
            await self._database.run(keep)
        except NotSaved as error:
            report("not saved", error, fault=str(error))

    async def _show(
        self, event: Heard, card: Card, cog: str, lane: Lane, what: str, *, manner: Manner = Manner.ANSWER
    ) -> None:
        """Shows something at once, without the database. Its key derives from the event, so it is shown once."""
        language = self.standing.of(event.who.account).language
        parcel = unstored(event, cog, lane, key_of(event.who.account.platform, event.id, what), manner, language)

        async def keep(pointer: Receipt | None) -> bool:
            is_kept = manner is Manner.ANSWER or pointer is not None
            return is_kept and await self._keep(event, card, parcel, what, pointer)

        await self._postman.unstored.show(parcel, card, keep)

    async def _keep(self, event: Heard, card: Card, parcel: Parcel, what: str, pointer: Receipt | None) -> bool:
        """What could not be shown at once waits like all else, or is held for whoever presses the pointer to it. False:
        no database, or nobody to keep it for."""
        now = self._clock.now()

        async def put(tx: OpenTransaction) -> None:
            if await tx.people.first_hearing(event.who.account.platform, key_of(event.id, what, "kept"), now):
                kept = (await begin(tx, event, now)).answer(card, parcel.cog, what)
                kept = replace(kept, lane=parcel.lane, pointer=pointer, is_held=pointer is not None)
                if parcel.manner is Manner.DIRECT:
                    kept = replace(kept, manner=Manner.DIRECT, place=None, asked_in=None, via=None)
                await tx.outbox.keep([kept], now if pointer is None else now + HELD_FOR, None)

        try:
            await self._database.run(put)
        except (NotSaved, NoCommunity):
            return False
        self._wake()
        return True

    async def _in_transaction(self, event: Heard, mistake: Mistake | None = None) -> None:
        """Everything that an event causes happens in one transaction; the answer is delivered after it."""
        now = self._clock.now()
        try:
            done = await self._database.run(lambda tx: self._take_turn(tx, event, mistake, now))
        except KeyDestroyed:  # another process is erasing them: that comes first, and then they are a stranger
            await self._erase()
            done = await self._database.run(lambda tx: self._take_turn(tx, event, mistake, now))
        if isinstance(event, Moved):
            self.standing = await read_standing(self._database)
        if done is None:
            return
        turn, answers = done
        for account in turn.accounts or (event.who.account,):
            self.standing = self.standing.with_member(account, turn.request.member)
        if not turn.is_undecided:
            self.standing = self.standing.with_community(turn.request.community)
        if turn.request.erases:
            await self._erase()
        if isinstance(event, Opened):
            self._postman.opened(turn.request.account_id, turn.waiting)
        if turn.request.deeds or turn.waiting:
            self._wake()
        await self._deliver(answers)
        if turn.collected:  # the pointer to it goes now
            self._wake()
        await self._destroy_keys(turn.request)

    async def _destroy_keys(self, request: Request) -> None:
        """The end of an erasure; or the key of somebody who is one with another now, which can wait if it must."""
        if request.erases:
            await self._erase()
        if request.joins:
            with suppress(NotSaved):
                await self._erase()

    async def _take_turn(
        self, tx: OpenTransaction, event: Heard, mistake: Mistake | None, now: datetime
    ) -> tuple[Turn, list[Parcel]] | None:
        """What one transaction makes of an event; None: it was handled before, or is nothing to us."""
        if isinstance(event, Opened) and not await tx.people.is_known(event.who.account):
            return None
        if not await tx.people.first_hearing(event.who.account.platform, event.id, now):
            return None
        if isinstance(event, Moved):
            await tx.people.moved(event.who.account.platform, event.was, event.place.ref)
            return None
        turn = await begin(tx, event, now)
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

    async def _deliver(self, answers: Sequence[Parcel]) -> None:
        """What is committed is saved, whatever happens now; what could not be shown is left to the postman."""
        try:
            await self._postman.deliver(answers)
        except Exception as error:  # nothing that goes wrong from here on makes it untrue
            report("could not deliver", error)


async def _nothing() -> None:
    """Words that are not for us."""
