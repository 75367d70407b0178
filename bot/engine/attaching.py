"""A file that came with a command: fetched and read between two runs of its transaction, so that neither waits for it.

The first run finds out what is meant and whether they may; it is undone, and the second one has what the file holds.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from bot.core.attached import Attached
from bot.core.commands import Command
from bot.core.errors import Problem
from bot.core.heard import Called, Heard, Said


@dataclass(frozen=True, slots=True)
class Read:
    """What a command made of the file that came with it. `command`: its name."""

    command: str
    value: Any


class FileWanted(Problem):
    """A command has everything but the file that came with it."""

    def __init__(self, command: Command, attached: Attached) -> None:
        super().__init__(command.name)
        self.command = command
        self.attached = attached

    async def read(self) -> Read:
        """Raises NotFetched."""
        assert self.command.reads is not None  # only such a command asks for it
        content = await self.attached.content()
        return Read(self.command.name, await asyncio.to_thread(self.command.reads, self.attached.name, content))


def attached_to(event: Heard) -> Attached | None:
    return event.attached if isinstance(event, Said | Called) else None


def wanted(command: Command, event: Heard, read: Read | None) -> FileWanted | None:
    """Whether its file has to be read first."""
    attached = attached_to(event)
    if command.reads is None or attached is None or (read is not None and read.command == command.name):
        return None
    return FileWanted(command, attached)
