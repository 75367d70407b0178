"""One parcel, rendered for whoever reads it, and given to its platform."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.core.clock import Clock
from bot.core.cog import Drawer
from bot.core.deeds import Delivery, Lane, Manner, Receipt
from bot.core.errors import Undeliverable
from bot.core.ports import AtPoint, Catalog, Platform, Reader
from bot.core.replies import Card
from bot.engine.catalog import ENGLISH
from bot.engine.files import Files
from bot.storage.cards import load_card, load_hours, offered
from bot.storage.parcels import Parcel

_NOTHING = Card(())
_IN_PRIVATE = (Manner.ANSWER, Manner.DIRECT)
_TIMED = (Manner.EVENT, Manner.EVENT_MOVE)
_ABOUT_SOMEONE = (Manner.THREAD_IN, Manner.THREAD_OUT)
_BEGINNINGS = (Manner.ROOM, Manner.THREAD, Manner.PRIVATE_THREAD)
"""What cannot be without that which it waited for, and is missed by its cog; an end without it is no loss."""


class Showing:
    def __init__(self, catalog: Catalog, drawers: Mapping[str, Drawer], clock: Clock, at_point: AtPoint) -> None:
        self._catalog = catalog
        self._files = Files(drawers, catalog)
        self._clock = clock
        self._at_point = at_point

    async def show(self, platform: Platform, parcel: Parcel, card: Card) -> Sequence[Receipt] | None:
        """The receipts; None where there is nothing to show any more. Raises TryLater and Undeliverable."""
        if parcel.is_held:  # nobody came for it
            raise Undeliverable(closed=True)
        if parcel.until is not None and parcel.until <= self._clock.now():
            return None
        if parcel.manner is Manner.DIRECT and parcel.is_quiet:
            return None
        if parcel.receipt is None and (parcel.edits or parcel.after):
            if parcel.manner in _BEGINNINGS and parcel.edits is None:
                raise Undeliverable(closed=False)
            return None
        if parcel.manner in _ABOUT_SOMEONE and (parcel.whom is None or parcel.whom.platform != parcel.platform):
            return None
        if parcel.manner is Manner.REMOVAL:
            if parcel.receipt is not None:
                await platform.remove(parcel.receipt)
            return None
        receipts = await platform.deliver(await self._delivery(parcel, card))
        self._at_point("after send")
        return receipts

    async def _delivery(self, parcel: Parcel, card: Card) -> Delivery:
        reader = Reader(parcel.language or ENGLISH, parcel.zone or "UTC")
        shown = self._catalog.show(card, reader)
        if card.files:
            shown = replace(shown, files=await self._files.of(card, reader))
        return Delivery(
            key=parcel.key,
            manner=parcel.manner,
            account=parcel.account or parcel.whom,
            place=parcel.place,
            shown=shown,
            cog=parcel.cog,
            edits=parcel.receipt if parcel.edits else None,
            card=parcel.edits or parcel.key,
            silent=parcel.silent,
            lane=Lane(parcel.lane),
            via=parcel.via,
            may_point=_may_point(parcel),
            target=parcel.receipt if parcel.after and parcel.manner is not Manner.ROOM else None,
            hours=load_hours(parcel.card) if parcel.manner in _TIMED else None,
            pings=parcel.pings,
        )


def card_of(parcel: Parcel) -> Card:
    return _NOTHING if parcel.manner is Manner.REMOVAL else as_offered(load_card(parcel.card), parcel)


def as_offered(card: Card, parcel: Parcel) -> Card:
    """With the choices that there are where it is shown."""
    choices = offered(card.choices, aside=parcel.is_aside)
    return card if choices == card.choices else replace(card, choices=choices)


def _may_point(parcel: Parcel) -> bool:
    """Once, at something new and private that should be noticed, where the community does not mind."""
    is_new = parcel.edits is None and parcel.pointer is None
    return parcel.points and parcel.manner in _IN_PRIVATE and not parcel.silent and is_new
