"""Where somebody was just now, for what can only be said there; kept in memory, and not for long."""

from __future__ import annotations

import time
from collections import OrderedDict

from bot.adapters.discord.places import NAME
from bot.core.deeds import Receipt, key_of

_RECENT = 15 * 60.0
_REMEMBERED = 5000
_POINTER_STANDS = 5 * 60.0
"""Seconds, of the ten minutes after which what it points to is let go."""


class Whereabouts:
    def __init__(self) -> None:
        self._last: OrderedDict[int, tuple[float, int]] = OrderedDict()
        self._pointers: dict[tuple[int, int], tuple[float, Receipt]] = {}
        self._asked: OrderedDict[str, tuple[int, int]] = OrderedDict()

    def saw(self, user: int, channel: int) -> None:
        """Somebody spoke, or pressed something, in a channel of a server."""
        self._last[user] = time.monotonic(), channel
        self._last.move_to_end(user)
        if len(self._last) > _REMEMBERED:
            self._last.popitem(last=False)

    def of(self, user: int) -> int | None:
        """The channel in which they were heard last, if that was not long ago."""
        at, channel = self._last.get(user, (0.0, None))
        return channel if channel is not None and time.monotonic() - at < _RECENT else None

    def pointed(self, user: int, channel: int, receipt: Receipt) -> None:
        """A pointer was left for them."""
        self._pointers[user, channel] = time.monotonic(), receipt

    def pointer(self, user: int, channel: int) -> Receipt | None:
        """The one that stands there for them, as long as it will stand for a good while yet."""
        now = time.monotonic()
        for place in [place for place, (at, _) in self._pointers.items() if now - at > _POINTER_STANDS]:
            del self._pointers[place]
        found = self._pointers.get((user, channel))
        return found[1] if found is not None else None

    def gone(self, receipt: Receipt) -> None:
        """A message of ours is taken away."""
        for place in [place for place, (_, pointer) in self._pointers.items() if pointer == receipt]:
            del self._pointers[place]

    def heard(self, channel: int, message: int) -> None:
        """Should it have been for us, its answer goes to a direct channel, and its message shows a sign."""
        self._asked[key_of(NAME, str(message), "answer")] = channel, message
        if len(self._asked) > _REMEMBERED:
            self._asked.popitem(last=False)

    def asked(self, key: str) -> tuple[int, int] | None:
        """The channel and the message that the answer with this key answers, if it was typed in a channel."""
        return self._asked.get(key)
