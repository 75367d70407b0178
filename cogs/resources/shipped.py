"""All that is shipped, in the library before anything is looked for there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from bot.core.directory import Service
from bot.core.ports import Transaction
from cogs.resources import library
from cogs.resources.entries import Damaged, load
from cogs.resources.exercises import exercises


async def ship(tx: Transaction, at: datetime) -> None:
    """One look, where nothing has changed since. Needs a transaction that writes. Where the files cannot be read, the
    library stays as it is."""
    if everything():
        await library.ship(tx, everything(), at)


@cache
def everything() -> Sequence[Service]:
    """Once in a process: the files do not change while it lives."""
    try:
        return (*load().every, *exercises())
    except Damaged:  # which is told when the directory is opened
        return ()
