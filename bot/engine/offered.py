"""The choices of what was shown without a database, in memory: those that lead to what needs none, either."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

from bot.core.commands import Command
from bot.core.errors import UserError
from bot.core.heard import Pressed
from bot.core.options import Around
from bot.core.people import Account
from bot.core.replies import Choice
from bot.core.typed import values_in

_MOST = 1000
"""Messages; whoever presses an older one while the database is gone is told that it is no longer open."""


class Offered:
    def __init__(self, commands: Mapping[str, Command]) -> None:
        self._commands = commands
        self._known: OrderedDict[str, tuple[Account, Sequence[Choice]]] = OrderedDict()

    def lasting(self, choices: Sequence[Choice]) -> tuple[Choice, ...]:
        """Those that work whatever else fails."""
        return tuple(choice for choice in choices if self._is_offline(choice.does))

    def keep(self, key: str, account: Account, choices: Sequence[Choice]) -> None:
        if any(self._is_offline(choice.does) for choice in choices):
            self._known[key] = account, choices
            while len(self._known) > _MOST:
                self._known.popitem(last=False)

    def pressed(self, event: Pressed, around: Around) -> tuple[Command, Mapping[str, Any], None] | None:
        """The command that such a choice means, and its values. None: it is none of these."""
        account, choices = self._known.get(event.key, (None, ()))
        if account != event.who.account or not 0 <= event.choice < len(choices):
            return None
        choice = choices[event.choice]
        if not self._is_offline(choice.does):
            return None
        command = self._commands[choice.does]
        try:
            return command, values_in(command, choice.values, around).values, None
        except UserError:
            return command, {}, None

    def _is_offline(self, does: str) -> bool:
        return does in self._commands and self._commands[does].offline
