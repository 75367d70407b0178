"""A platform for tests of the engine: it remembers what it showed, shows each key once, and fails as it is told to."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.core.deeds import Delivery, Manner, Receipt
from bot.core.errors import Undeliverable
from bot.core.people import Account, Community, Place, PlaceKind
from bot.core.ports import Reader
from bot.core.replies import Card, Shown, Text, Typed


class LostAnswer(Exception):
    """The platform took the message and showed it; what it answered never arrived."""


class Keys:
    """A catalog that shows keys, so that tests read keys and never sentences. What was typed follows its key."""

    def show(self, card: Card, reader: Reader) -> Shown:
        return Shown(
            lines=tuple((text.key, *_typed_in(text)) for text in card.lines),
            choices=tuple(choice.label.key for choice in card.choices),
            zone=reader.zone,
            language=reader.language,
            asks=card.asks.key if card.asks is not None else None,
        )


def _typed_in(text: Text) -> list[str]:
    return [value.words if isinstance(value, Typed) else str(value) for value in text.args.values()]


_PRIVATE = (Manner.ANSWER, Manner.DIRECT)
_ABOUT_SOMEONE = (Manner.THREAD_IN, Manner.THREAD_OUT)


def whom(delivery: Delivery) -> str:
    """Who or which room it is for."""
    if delivery.account is not None and delivery.manner in _PRIVATE:
        return delivery.account.ref
    assert delivery.place is not None
    return delivery.place.ref


def key_shown(delivery: Delivery) -> str:
    """The catalog key of its first line; of one that begins with somebody's words, these."""
    first = delivery.shown.lines[0][0] if delivery.shown.lines else ""
    return first.words if isinstance(first, Typed) else str(first)


@dataclass(slots=True)
class FakeRooms:
    """`places`: what rooms are called. `private`: those that not everyone reads, by their refs, and who does. `closed`:
    those that take nothing. `people`: the ids of roles and people, by what they are called. `moderators`: the ids of
    those who moderate; None: that is not known."""

    places: dict[str, str] = field(default_factory=dict)
    private: dict[str, set[str]] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    people: dict[str, str] = field(default_factory=dict)
    moderators: set[str] | None = None

    def named(self, community: Community, words: str) -> Place | None:
        ref = self.places.get(words.strip().removeprefix("#"))
        return Place(PlaceKind.ROOM, ref) if ref is not None else None

    def is_open(self, place: Place, community: Community) -> bool:
        return place.ref not in self.private

    def reads(self, place: Place, account: Account) -> bool:
        return place.ref not in self.private or account.ref in self.private[place.ref]

    def takes(self, place: Place) -> bool:
        return place.ref not in self.closed

    def moderates(self, community: Community, account: Account) -> bool | None:
        return None if self.moderators is None else account.ref in self.moderators

    def holders(self, community: Community, words: str) -> Mapping[str, str] | None:
        names = words.replace(",", " ").split()
        known = names and all(name in self.people for name in names)
        return {self.people[name]: name for name in names} if known else None


@dataclass(slots=True)
class FakePlatform:
    """Outlives the bot, as a platform does.

    `shown`: what became visible, in order. `tried`: every call. `when_shown` is called after each thing is visible.
    `points_in`: the room where it leaves pointers, if it can; `pointers`: those it left, by the key of what they hold.
    """

    name: str = "fake"
    at_once: int = 4
    shown: list[Delivery] = field(default_factory=list)
    tried: list[Delivery] = field(default_factory=list)
    removed: list[Receipt] = field(default_factory=list)
    when_shown: Callable[[Delivery], None] | None = None
    points_in: str | None = None
    pointers: dict[str, Receipt] = field(default_factory=dict)
    rooms: FakeRooms = field(default_factory=FakeRooms)
    has_stages: bool = True
    _closed: set[str] = field(default_factory=set)
    _receipts: dict[str, Receipt] = field(default_factory=dict)
    _faults: dict[str, deque[Exception]] = field(default_factory=dict)
    _always: dict[str, Exception] = field(default_factory=dict)
    _gates: dict[str, asyncio.Event] = field(default_factory=dict)
    _reached: dict[str, asyncio.Event] = field(default_factory=dict)

    def fails(self, ref: str, *faults: Exception) -> None:
        """The next calls for this person or room raise these, one each."""
        self._faults.setdefault(ref, deque()).extend(faults)

    def always_fails(self, ref: str, fault: Exception | None) -> None:
        """Every call for this person or room raises this; None: works again."""
        if fault is None:
            self._always.pop(ref, None)
        else:
            self._always[ref] = fault

    def closes(self, ref: str, *, points_in: str | None = None) -> None:
        """Their door is closed from here on, but to an answer by the handle of what they just did."""
        self._closed.add(ref)
        self.points_in = points_in

    def opens(self, ref: str) -> None:
        self._closed.discard(ref)

    def hold(self, ref: str) -> None:
        """Calls for this person or room take until `let_go`."""
        self._gates[ref] = asyncio.Event()
        self._reached[ref] = asyncio.Event()

    def let_go(self, ref: str) -> None:
        self._gates.pop(ref).set()

    def let_everyone_go(self) -> None:
        for ref in list(self._gates):
            self.let_go(ref)

    async def reached(self, ref: str) -> None:
        """Waits until a call for a held person or room has begun."""
        await self._reached[ref].wait()

    async def deliver(self, delivery: Delivery) -> Sequence[Receipt]:
        names_someone = delivery.manner in (*_PRIVATE, *_ABOUT_SOMEONE)
        assert (delivery.account is None) != names_someone, "private words in a room"
        ref = whom(delivery)
        self.tried.append(delivery)
        if ref in self._gates:
            self._reached[ref].set()
            await self._gates[ref].wait()
        fault = self._faults[ref].popleft() if self._faults.get(ref) else self._always.get(ref)
        if fault is not None and not isinstance(fault, LostAnswer):
            raise fault
        if ref in self._closed and delivery.via is None:
            raise Undeliverable(closed=True, pointer=self._point(delivery) if delivery.may_point else None)
        receipt = self._take(delivery, ref)
        if fault is not None:
            raise fault
        return [] if delivery.manner is Manner.STAGE and not self.has_stages else [receipt]

    async def remove(self, receipt: Receipt) -> None:
        self.removed.append(receipt)

    def _point(self, delivery: Delivery) -> Receipt | None:
        """A pointer has a key of its own on the wire: left twice, it stands there once."""
        if self.points_in is None:
            return None
        return self.pointers.setdefault(delivery.key, Receipt(f"p{len(self.pointers)}", self.points_in))

    def standing(self) -> list[str]:
        """The keys of what pointers still point to."""
        return [key for key, pointer in self.pointers.items() if pointer not in self.removed]

    def _take(self, delivery: Delivery, ref: str) -> Receipt:
        if delivery.key not in self._receipts:
            number = delivery.edits.message if delivery.edits is not None else f"m{len(self._receipts)}"
            is_thread = delivery.manner in (Manner.THREAD, Manner.PRIVATE_THREAD)
            self._receipts[delivery.key] = Receipt(
                number, f"{ref}/{key_shown(delivery)}" if is_thread else f"room of {ref}"
            )
            self.shown.append(delivery)
            if self.when_shown is not None:
                self.when_shown(delivery)
        return self._receipts[delivery.key]

    def seen(self, ref: str) -> list[str]:
        """What this person or room was shown, in order: the key of each first line."""
        return [key_shown(delivery) for delivery in self.shown if whom(delivery) == ref]

    def newest(self, ref: str) -> Delivery:
        return [delivery for delivery in self.shown if whom(delivery) == ref][-1]

    def tries(self, ref: str) -> int:
        return sum(whom(delivery) == ref for delivery in self.tried)
