"""What must be shown whatever else fails, and is in no outbox: `urgent`, a note, "not saved"."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress

from bot.core.deeds import Receipt
from bot.core.errors import DeliveryError, TryLater, Undeliverable
from bot.core.ports import Platform
from bot.core.replies import Card
from bot.engine.faults import report
from bot.engine.showing import Showing, as_offered
from bot.storage.parcels import Parcel

DOOR = 30.0
"""Seconds. Whoever asks us to wait for longer waits for a person, not for a machine."""

_TRIES = 6

Keep = Callable[[Receipt | None], Awaitable[bool]]
"""Puts it into the outbox after all, if it can: for somebody whose door has first to be opened, or, with the receipt of
a pointer, for whoever presses that."""


class Unstored:
    def __init__(self, platforms: Mapping[str, Platform], showing: Showing) -> None:
        self._platforms = platforms
        self._showing = showing

    async def show(self, parcel: Parcel, card: Card, keep: Keep) -> Sequence[Receipt]:
        """Tries for a while, then lets go. The receipts; none where it was not shown."""
        platform = self._platforms[parcel.platform]
        for tries in range(_TRIES):
            wait = 0.1 * 3**tries
            try:
                shown = await self._showing.show(platform, parcel, as_offered(card, parcel))
            except Undeliverable as final:
                if final.pointer is not None and not await keep(final.pointer):
                    await _take_away(platform, final.pointer)
                return ()
            except TryLater as later:
                if (later.after or 0) > DOOR and await keep(None):
                    return ()
                wait = min(max(wait, later.after or 0), DOOR)
            except Exception as error:  # whatever an adapter raises, it is tried again
                report("could not deliver", error, cog=parcel.cog, tries=tries)
            else:
                return shown or ()
            await asyncio.sleep(wait)
        await keep(None)
        return ()


async def _take_away(platform: Platform, pointer: Receipt) -> None:
    """It points to nothing. Where that cannot be said now, whoever presses it is told so."""
    with suppress(DeliveryError):
        await platform.remove(pointer)
