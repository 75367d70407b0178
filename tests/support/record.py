"""What a story's bot was asked to show, and how it dies. It is the same on every platform that is not the console."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.core.deeds import Delivery, Manner, Receipt
from bot.core.replies import Typed


class Died(BaseException):
    """The process dies here. No `except Exception` may stop it, as none would stop a power cut."""


@dataclass(slots=True)
class Asked:
    """Something that the bot was asked to show: when by its clock, as which of all, and what came of it."""

    number: int
    at: str
    delivery: Delivery
    receipts: Sequence[Receipt] = ()


@dataclass(slots=True)
class Record:
    """All that the bot was ever asked to show, in order; it outlives the bot. `edits`: by the message they change.

    `moves` counts what it did; `tried`: to whom it wanted to show something since that was last looked at.
    """

    asked: dict[str, Asked] = field(default_factory=dict)
    of_event: dict[str, Asked] = field(default_factory=dict)
    edits: dict[str, list[Asked]] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)
    moves: int = 0

    def begins(self, delivery: Delivery, at: str) -> Asked:
        self.moves += 1
        asked = self.asked.get(delivery.key)
        if asked is None:
            asked = self.asked[delivery.key] = Asked(len(self.asked), at, delivery)
            if delivery.edits is not None:
                self.edits.setdefault(delivery.edits.message, []).append(asked)
        asked.delivery = delivery  # shown after all, it may be shown elsewhere
        if delivery.account is not None:
            self.tried.add(delivery.account.ref)
        return asked

    def thread(self, ref: str) -> tuple[str, str] | None:
        """The room in which a thread hangs (the platform's id), and what the thread is called; None: it is none."""
        for asked in self.asked.values():
            delivery = asked.delivery
            if delivery.manner in (Manner.THREAD, Manner.PRIVATE_THREAD) and any(
                receipt.room == ref for receipt in asked.receipts
            ):
                assert delivery.place is not None
                spans = delivery.shown.lines[0]
                return delivery.place.ref, "".join(one.words if isinstance(one, Typed) else str(one) for one in spans)
        return None

    def ends(self, asked: Asked, at: str, receipts: Sequence[Receipt]) -> None:
        if not asked.receipts:
            asked.at = at
        asked.receipts = receipts
        if asked.delivery.edits is None and asked.delivery.target is None:  # a thread hangs on a message, and is none
            self.of_event.update((receipt.message, asked) for receipt in receipts)
