"""What we sent and can be replied to with "2" or a label: which choices the message has, and under which key."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

from bot.adapters.matrix.answers import Refused, Unreachable
from bot.adapters.matrix.wire import Wire

FIELD = "org.alongside.card"
"""In the content of our messages: so that a reply finds its card after any restart, in the room itself."""
_REMEMBERED = 2000


def marked(content: Mapping[str, Any], key: str, choices: Sequence[str]) -> dict[str, Any]:
    """A content that says which card it is, if there is anything to choose."""
    return {**content, FIELD: {"key": key, "choices": list(choices)}} if choices else dict(content)


class Cards:
    LONGEST = 200
    """Whatever is longer names no choice."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._known: OrderedDict[str, tuple[str, tuple[str, ...]] | None] = OrderedDict()

    def sent(self, event: str, key: str, choices: Sequence[str]) -> None:
        self._known[event] = (key, tuple(choices)) if choices else None
        self._known.move_to_end(event)
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)

    async def choice_named(self, room: str, event: str, words: str) -> tuple[str, int] | None:
        """The key of a card and the choice that these words name; None: it is none of ours, or they name none."""
        words = words.strip().casefold()
        if event not in self._known:
            await self._look_up(room, event)
        card = self._known.get(event)
        if card is None:
            return None
        key, labels = card
        for position, label in enumerate(labels):
            if words in (label.strip().casefold(), str(position + 1)):
                return key, position
        return None

    async def _look_up(self, room: str, event: str) -> None:
        try:
            content = await self._wire.own_event(room, event)
        except (Refused, Unreachable):
            return
        card = content.get(FIELD) if content is not None else None
        if isinstance(card, Mapping) and isinstance(card.get("key"), str) and isinstance(card.get("choices"), list):
            self.sent(event, card["key"], [str(label) for label in card["choices"]])
        else:
            self.sent(event, "", ())
