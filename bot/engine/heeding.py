"""Who heeds what becomes of a deed, by its topic."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from bot.core.cog import Cog, Delivered, Undelivered

What = TypeVar("What", Delivered, Undelivered)
Handler = Callable[[What], Awaitable[None]]


def _nobody() -> None:
    """Nobody keeps anything in memory."""


@dataclass(frozen=True, slots=True)
class Heeding:
    """`teach`: what they changed is kept in memory, and should be learned anew."""

    delivered: Mapping[str, Callable[[Delivered], Awaitable[None]]] = field(default_factory=dict)
    undelivered: Mapping[str, Callable[[Undelivered], Awaitable[None]]] = field(default_factory=dict)
    teach: Callable[[], None] = _nobody

    @classmethod
    def of(cls, cogs: Iterable[Cog], teach: Callable[[], None]) -> Heeding:
        cogs = list(cogs)
        delivered = _by_topic(declared for cog in cogs for declared in cog.delivered_handlers)
        return cls(delivered, _by_topic(declared for cog in cogs for declared in cog.undelivered_handlers), teach)


def _by_topic(declared: Iterable[tuple[str, Handler[What]]]) -> Mapping[str, Handler[What]]:
    """Of a topic that several heed, one after the other, in the order of the cogs."""
    found: dict[str, list[Handler[What]]] = {}
    for topic, handler in declared:
        found.setdefault(topic, []).append(handler)
    return {topic: _one_after_the_other(handlers) for topic, handlers in found.items()}


def _one_after_the_other(handlers: Sequence[Handler[What]]) -> Handler[What]:
    async def heed(what: What) -> None:
        for handler in handlers:
            await handler(what)

    return heed
