"""Where somebody was just now, for what can only be said there; kept in memory, and not for long."""

from __future__ import annotations

import time
from collections import OrderedDict

from bot.adapters.discord.places import NAME
from bot.core.deeds import key_of

_RECENT = 15 * 60.0
_REMEMBERED = 5000


class Whereabouts:
    def __init__(self) -> None:
        self._last: OrderedDict[int, tuple[float, int]] = OrderedDict()
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

    def heard(self, channel: int, message: int) -> None:
        """Should it have been for us, its answer goes to a direct channel, and its message shows a sign."""
        self._asked[key_of(NAME, str(message), "answer")] = channel, message
        if len(self._asked) > _REMEMBERED:
            self._asked.popitem(last=False)

    def asked(self, key: str) -> tuple[int, int] | None:
        """The channel and the message that the answer with this key answers, if it was typed in a channel."""
        return self._asked.get(key)
