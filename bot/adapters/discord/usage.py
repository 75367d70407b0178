"""Commands as they are used on Discord, where options are chosen by name: "checkin join time:9am zone:Berlin"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

from bot.core.commands import Command
from bot.core.errors import UserError
from bot.core.options import Around
from bot.core.replies import Line, Shown, Usage
from bot.core.typed import find_command, read

_ANY_DAY = Around(datetime(2026, 1, 1, tzinfo=UTC))


class Usages:
    def __init__(self, commands: Sequence[Command]) -> None:
        self._commands = commands
        self._named = lru_cache(maxsize=1000)(self._with_names)

    def on_discord(self, shown: Shown) -> Shown:
        return replace(shown, lines=tuple(map(self._line, shown.lines)))

    def _line(self, line: Line) -> Line:
        return tuple(Usage(self._named(span.command)) if isinstance(span, Usage) else span for span in line)

    def _with_names(self, usage: str) -> str:
        """Of an example; what only says which options there are, "checkin join time zone? days?", says so already."""
        found = find_command(usage, self._commands)
        if found is None or not usage.startswith(found[0].name):
            return usage
        command, rest = found
        names = {option.name for option in command.options}
        if {word.rstrip("?") for word in rest.split()} <= names:
            return usage
        try:
            given = read(command, rest, _ANY_DAY).given
        except UserError:
            return usage
        return " ".join([command.name, *(f"{name}:{words}" for name, words in given.items())])
