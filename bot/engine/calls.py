"""What an event comes to: a command to run, or something to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.commands import Command
from bot.core.errors import NotUnderstood
from bot.core.people import Place
from bot.core.ports import Message
from bot.core.replies import Card
from bot.core.typed import Reading
from bot.engine.asking import refusal


@dataclass(slots=True)
class Call:
    """A command to run. `pressed` is the message whose choice it was; `settles`: its choices count no more.

    `community`: the one of the message that this answers, and `asked_in` the place where that was asked for. `chose`:
    it answers which community is meant, and nothing else.
    """

    command: Command
    reading: Reading
    pressed: Message | None = None
    settles: bool = False
    community: int | None = None
    asked_in: Place | None = None
    chose: bool = False


@dataclass(slots=True)
class Answer:
    """Nothing to run: this is said. `shrugs`: it only says that we did not understand them."""

    card: Card
    cog: str = "help"
    shrugs: bool = False


def call_of(command: Command, read_it: Callable[[], Reading], pressed: Message | None = None) -> Call | Answer:
    """A command with what was given for it, or what would have been right."""
    try:
        return Call(command, read_it(), pressed)
    except NotUnderstood as error:
        return Answer(refusal(error), command.cog)


def calls_for_help(command: Command, rest: str) -> bool:
    """Such a word, alone, is never an answer to anything else: "hilfe" is no slip for Chile."""
    return not rest.strip() and (command.offline or command.name == "help")
