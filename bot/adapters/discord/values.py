"""What Discord is told of an option: its type, its limits, its choices; and what is suggested while somebody types.

| kind | on Discord |
|---|---|
| a number with a lowest and a highest | a whole number in that range, or its steps as choices where they have names |
| one of a few values, yes or no | choices |
| a kind that can suggest; offers that are examples | text, with suggestions |
| a file | an attachment |
| anything else | text, as long as the kind takes |

Nothing is required: what is missing is asked for afterwards, so that a command alone is enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from bot.adapters.discord.declared import Declared
from bot.adapters.discord.translator import LONGEST, Translator, shortened
from bot.core.attached import FileKind
from bot.core.options import FreeText, Kind, OneOf, SomeOf, Suggests, YesNo, bare

_MOST = 25
"""Choices, and suggestions, that Discord takes."""

_LONGEST_TEXT = 6000
"""Characters of a text, the same."""

Suggestion = tuple[str, str]
"""What is shown, and the words that stand for it."""


class Value(app_commands.Transformer):
    """One option. Whatever somebody picks becomes the words that they would have typed."""

    def __init__(self, kind: Kind[Any], translator: Translator) -> None:
        self._kind = kind
        self._range = range_of(kind)
        labels = [(translator.label(label.key), words) for label, words in kind.offers]
        self._choices: list[app_commands.Choice[str | int | float]] = []
        if is_whole_list(kind):
            self._choices = [app_commands.Choice(name=label, value=words) for label, words in labels]
        elif self._range is not None and len(labels) == self._range[1] - self._range[0] + 1 <= _MOST:
            self._choices = [app_commands.Choice(name=label, value=int(words)) for label, words in labels]

    @property
    def type(self) -> discord.AppCommandOptionType:
        if isinstance(self._kind, FileKind):
            return discord.AppCommandOptionType.attachment
        return discord.AppCommandOptionType.string if self._range is None else discord.AppCommandOptionType.integer

    @property
    def choices(self) -> list[app_commands.Choice[str | int | float]] | None:
        return self._choices or None

    @property
    def min_value(self) -> int | None:
        """The choices say it already, where there are some."""
        return self._range[0] if self._range is not None and not self._choices else None

    @property
    def max_value(self) -> int | None:
        if isinstance(self._kind, FreeText):
            return min(self._kind.limit, _LONGEST_TEXT)
        return self._range[1] if self._range is not None and not self._choices else None

    async def transform(self, interaction: discord.Interaction, value: Any, /) -> str:  # noqa: ANN401  # as declared there
        return str(value)


class SuggestedValue(Value):
    """The same, with something to pick from while somebody types. What they type themselves is as good."""

    def __init__(self, kind: Kind[Any], translator: Translator, declared: Declared) -> None:
        super().__init__(kind, translator)
        self._words = declared.words

    async def autocomplete(
        self, interaction: discord.Interaction, value: int | float | str, /
    ) -> list[app_commands.Choice[str | int | float]]:
        return [
            app_commands.Choice(name=label, value=words)
            for label, words in self.suggestions(str(value), interaction.locale.value)
        ]

    def suggestions(self, typed: str, language: str) -> Sequence[Suggestion]:
        """Their own words where nothing of ours is like them: Discord would say that there is no match, and there
        may well be one once the words are read."""
        typed = typed.strip()
        if isinstance(self._kind, Suggests):
            found = self._kind.suggest(typed, language)
        else:
            found = self._offered(typed, language)
        fitting = [(shortened(label), words) for label, words in found if label and len(words) <= LONGEST][:_MOST]
        if not fitting and 0 < len(typed) <= LONGEST:
            return [(typed, typed)]
        return fitting

    def _offered(self, typed: str, language: str) -> Sequence[Suggestion]:
        """The offers that what is typed could become; of several values, what its last word could."""
        offers = [(self._words(label.key, language), words) for label, words in self._kind.offers]
        if not isinstance(self._kind, SomeOf) or "," not in typed:
            return [offer for offer in offers if _could_become(typed, offer)]
        before, _, last = typed.rpartition(",")
        said = bare(before)
        new = [(label, words) for label, words in offers if bare(label) not in said and words not in said]
        return [
            (f"{before}, {label.lower()}", f"{before}, {words}")
            for label, words in new
            if _could_become(last, (label, words))
        ]


def value_of(kind: Kind[Any], translator: Translator, declared: Declared) -> Value:
    """What Discord is told of an option of this kind."""
    are_examples = kind.offers and not is_whole_list(kind) and range_of(kind) is None
    if isinstance(kind, Suggests) or are_examples:
        return SuggestedValue(kind, translator, declared)
    return Value(kind, translator)


def range_of(kind: Kind[Any]) -> tuple[int, int] | None:
    """The lowest and the highest number, of a kind that has them."""
    lowest, highest = getattr(kind, "lowest", None), getattr(kind, "highest", None)
    return (lowest, highest) if isinstance(lowest, int) and isinstance(highest, int) else None


def is_whole_list(kind: Kind[Any]) -> bool:
    """Whether nothing can be said but what it offers, and Discord takes so many."""
    return isinstance(kind, OneOf | YesNo) and len(kind.offers) <= _MOST


def _could_become(typed: str, offer: Suggestion) -> bool:
    return any(bare(typed) in bare(word) for word in offer)
