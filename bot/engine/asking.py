"""Questions: what is missing, what could mean several things, and what would have been right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.core.commands import Command, Option
from bot.core.errors import NotUnderstood, Unclear
from bot.core.options import OneOf, Scale, YesNo
from bot.core.replies import Ask, Card, Choice, Text, Typed, say
from bot.core.typed import Reading


def asked(command: Command, ask: Ask) -> Card:
    """A question as it is shown: with what its form is for, where there are forms. Where all that can be answered is
    there to be chosen, it needs none."""
    option = command.option(ask.option)
    if option is not None and ask.card.choices and isinstance(option.kind, OneOf | Scale | YesNo):
        return ask.card
    return replace(ask.card, asks=asked_for(command, ask.option))


def asked_for(command: Command, option: str) -> Text:
    """What an option takes, in a few words."""
    return Text(f"option-{command.slug}-{option}")


def refusal(error: NotUnderstood) -> Card:
    """What would be right; and, where something had been asked for, that nothing was done."""
    return Card((error.text,)) if error.asks else Card((error.text, Text("nothing-done")))


def ask_for(command: Command, reading: Reading) -> Ask | None:
    """The question that has to come first: for words that could mean several things, or for what is missing."""
    for name, unclear in reading.unclear.items():
        return ask_which(command, name, unclear, reading.given)
    missing = reading.missing(command)
    return ask_option(command, missing, reading.given) if missing is not None else None


def ask_which(command: Command, option: str, unclear: Unclear, given: Mapping[str, str]) -> Ask:
    before = kept(command, given)
    choices = tuple(Choice(label, command.name, {**before, option: words}) for label, words in unclear.meanings)
    return Ask(option, Card((unclear.text,), choices))


def ask_option(command: Command, option: Option, given: Mapping[str, str]) -> Ask:
    before = kept(command, given)
    choices = tuple(Choice(label, command.name, {**before, option.name: words}) for label, words in option.kind.offers)
    return Ask(option.name, say(f"ask-{command.slug}-{option.name}", *choices))


def kept(command: Command, given: Mapping[str, str]) -> dict[str, str | Typed]:
    """What was said before, to be given again with a choice: a person's own words are known as such, and sealed."""
    kinds = {option.name: option.kind for option in command.options}
    return {name: Typed(words) if name in kinds and kinds[name].free_text else words for name, words in given.items()}
