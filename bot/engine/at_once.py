"""What is shown at once, whatever the database does: `urgent`, "not saved", a note while nobody can be told.

Its key derives from the event, so that it is shown once. What cannot be shown yet is kept like all else, if it can be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.core.clock import Clock
from bot.core.commands import Command
from bot.core.deeds import Lane, Manner, Receipt, key_of
from bot.core.errors import NotSaved
from bot.core.heard import Heard
from bot.core.replies import Ask, Card
from bot.core.screen import Note
from bot.engine.faults import report
from bot.engine.offered import Offered
from bot.engine.postman import LEASE, Postman
from bot.engine.refused import HELD_FOR
from bot.engine.showing import as_offered
from bot.engine.standing import Snapshot
from bot.engine.turn import NOTE, NoCommunity, Turn, begin
from bot.storage import questions
from bot.storage.database import Database
from bot.storage.parcels import Parcel
from bot.storage.transaction import OpenTransaction


class AtOnce:
    def __init__(
        self,
        database: Database,
        postman: Postman,
        clock: Clock,
        wake: Callable[[], None],
        standing: Callable[[], Snapshot],
        offered: Offered,
    ) -> None:
        """`wake` is called when something was left for the postman; `standing` is what is known without a database."""
        self._offered = offered
        self._database = database
        self._postman = postman
        self._clock = clock
        self._wake = wake
        self._standing = standing

    async def answer(self, event: Heard, card: Card, cog: str, lane: Lane, what: str) -> None:
        """An answer to what somebody just did. `what`: one event may have several, each with a key of its own."""
        parcel = replace(self._parcel(event, cog, lane, what), place=event.place, via=event.via)
        receipts = await self._show(
            event, parcel, card, what, lambda turn: replace(turn.answer(card, cog, what), lane=lane)
        )
        if receipts and card.choices:
            offered = as_offered(card, parcel)
            self._offered.keep(parcel.key, event.who.account, offered.choices)
            await self._record(event, what, lambda turn: turn.answer(card, cog, what), offered, receipts)

    async def note(self, event: Heard, note: Note, cog: str) -> None:
        """What somebody's words call for, as it is while nothing is kept; most of its choices would not work."""
        alone = replace(note, card=replace(note.card, choices=self._offered.lasting(note.card.choices)))
        unasked = replace(self._parcel(event, cog, Lane.CRISIS, NOTE), manner=Manner.DIRECT)
        parcel = replace(unasked, silent=note.silent, until=note.until)
        if await self._show(event, parcel, alone.card, NOTE, lambda turn: turn.note(alone, cog)):
            self._offered.keep(parcel.key, event.who.account, alone.card.choices)

    async def deliver(self, parcels: Sequence[Parcel]) -> None:
        """What is committed is saved, whatever happens now; what could not be shown is left to the postman."""
        try:
            await self._postman.deliver(parcels)
        except Exception as error:  # nothing that goes wrong from here on makes it untrue
            report("could not deliver", error)

    async def keep_question(self, event: Heard, command: Command, ask: Ask) -> None:
        """What an answer asked that was given without a transaction: kept if the database is there."""
        if not event.who.memberships:
            return

        async def keep(tx: OpenTransaction) -> None:
            turn = await begin(tx, event, self._clock.now())
            await questions.ask(tx, turn.request.account_id, turn.request.member.handle, turn.question(command, ask))

        try:
            await self._database.run(keep)
        except NotSaved as error:
            report("not saved", error, fault=str(error))

    def _parcel(self, event: Heard, cog: str, lane: Lane, what: str) -> Parcel:
        """For whoever did this, and in no outbox."""
        who = event.who
        standing = self._standing()
        return Parcel(
            key=key_of(who.account.platform, event.id, what),
            lane=lane,
            cog=cog,
            topic=None,
            manner=Manner.ANSWER,
            community=0,
            account_id=0,
            place=None,
            edits=None,
            card="",
            until=None,
            tries=0,
            platform=who.account.platform,
            account=who.account,
            language=standing.of(who.account).language or who.language,
            zone=who.zone,
            points=standing.may_point(who),
        )

    async def _show(
        self, event: Heard, parcel: Parcel, card: Card, what: str, as_kept: Callable[[Turn], Parcel]
    ) -> Sequence[Receipt]:
        async def keep(pointer: Receipt | None) -> bool:
            return await self._keep(event, what, as_kept, pointer)

        return await self._postman.unstored.show(parcel, card, keep)

    async def _record(
        self, event: Heard, what: str, as_kept: Callable[[Turn], Parcel], offered: Card, receipts: Sequence[Receipt]
    ) -> None:
        """It was shown; now its choices can be pressed, and typed, like those of any answer. Without a database, only
        those that need none."""
        if not event.who.memberships:
            return
        now = self._clock.now()

        async def put(tx: OpenTransaction) -> None:
            if await first_kept(tx, event, what, now):
                shown = as_kept(await begin(tx, event, now))
                await tx.outbox.keep([shown], now, now + LEASE)
                await tx.outbox.settle([(shown, offered, receipts)], now)

        with suppress(NotSaved, NoCommunity):
            await self._database.run(put)

    async def _keep(self, event: Heard, what: str, as_kept: Callable[[Turn], Parcel], pointer: Receipt | None) -> bool:
        """What could not be shown at once waits like all else, or is held for whoever presses the pointer to it. False:
        no database, or nobody to keep it for."""
        now = self._clock.now()

        async def put(tx: OpenTransaction) -> None:
            if await first_kept(tx, event, what, now):
                kept = as_kept(await begin(tx, event, now))
                held_until = min(now + HELD_FOR, kept.until or now + HELD_FOR)
                kept = replace(kept, pointer=pointer, is_held=pointer is not None)
                await tx.outbox.keep([kept], now if pointer is None else held_until, None)

        try:
            await self._database.run(put)
        except (NotSaved, NoCommunity):
            return False
        self._wake()
        return True


async def first_kept(tx: OpenTransaction, event: Heard, what: str, now: datetime) -> bool:
    """Notes that something is kept for an event in this transaction. False: it was kept before."""
    return await tx.people.first_hearing(event.who.account.platform, key_of(event.id, what, "kept"), now)
