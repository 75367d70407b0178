"""Who heeds what becomes of a deed, by its topic."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bot.core.cog import Cog, Delivered, Undelivered


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
        delivered = {topic: handler for cog in cogs for topic, handler in cog.delivered_handlers}
        return cls(delivered, {topic: handler for cog in cogs for topic, handler in cog.undelivered_handlers}, teach)
