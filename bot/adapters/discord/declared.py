"""What the adapter is told about the bot that it shows: its commands, and words of the catalogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.core.commands import Command


@dataclass(frozen=True, slots=True)
class Declared:
    """`commands`: those that people type. `words(key, language)`: a text of the catalogs without arguments.

    `languages`: the tags that there is a catalog for, English first.
    """

    commands: Sequence[Command]
    words: Callable[[str, str], str]
    languages: Sequence[str]
