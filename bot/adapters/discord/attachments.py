"""Files that people attach. Discord's own servers have them; they are asked for the ones that a command needs."""

from __future__ import annotations

from collections.abc import Iterable

import discord

from bot.adapters.discord.refusals import FAULTS
from bot.core.attached import Attached, NotFetched
from bot.core.cleaning import clean

_LONGEST_NAME = 100


def first_of(attachments: Iterable[discord.Attachment]) -> Attached | None:
    """Of a message."""
    found = next(iter(attachments), None)
    return None if found is None else _attached(found)


def given_with(interaction: discord.Interaction) -> Attached | None:
    """With a command: the value of its option."""
    return first_of(value for _, value in interaction.namespace if isinstance(value, discord.Attachment))


def _attached(file: discord.Attachment) -> Attached:
    async def fetch() -> bytes:
        try:
            return await file.read()
        except FAULTS as fault:
            raise NotFetched("file-not-given") from fault

    return Attached(clean(file.filename)[-_LONGEST_NAME:], file.size, fetch)
