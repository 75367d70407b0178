"""Messages in rooms that were taken away, as far as this process heard of it: nobody is sent there."""

from __future__ import annotations

from collections import OrderedDict

_REMEMBERED = 5000


class Gone:
    """By the platform's id of a message, which no two of its messages share."""

    def __init__(self) -> None:
        self._messages: OrderedDict[str, None] = OrderedDict()

    def note(self, message: str) -> None:
        self._messages[message] = None
        self._messages.move_to_end(message)
        if len(self._messages) > _REMEMBERED:
            self._messages.popitem(last=False)

    def __contains__(self, message: object) -> bool:
        return message in self._messages
