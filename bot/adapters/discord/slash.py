"""The declared commands as slash commands.

    tree = build_tree(client, declared, called)

`called(interaction, name, given)` is awaited for every command that somebody invokes: its declared name ("checkin
now"), and each option that they filled in, as the words that they would have typed. That holds for a command, or an
option, that Discord still shows and we no longer know, too: what is to be said of it is the engine's business.
Suggestions while somebody types are answered here. `syncing.py` tells Discord of the tree.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, cast

import discord
from discord import app_commands

from bot.adapters.discord.declared import Declared
from bot.adapters.discord.log import log
from bot.adapters.discord.translator import Translator
from bot.adapters.discord.values import SuggestedValue, value_of
from bot.core.commands import MODERATORS, Command, parameter_of

Invoked = Callable[[discord.Interaction, str, dict[str, str]], Awaitable[None]]
"""What a command does: the interaction, the command's name, what was given."""

_EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False)
_SERVERS = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
_INSTALLED = app_commands.AppInstallationType(guild=True, user=False)
_MODERATING = discord.Permissions(moderate_members=True)
"""Who is shown moderators' commands: it is what nearly all who may use them have. A server's own settings can show them
to others; whether somebody may is asked when they do."""

_DEEPEST = 3
"""Words of a name: "safety words add" is a command of a group in a group, and Discord knows no deeper ones."""

_GROUPS = (discord.AppCommandOptionType.subcommand.value, discord.AppCommandOptionType.subcommand_group.value)


class Tree(app_commands.CommandTree[discord.Client]):
    """Answers all that can go wrong: Discord says "did not respond" to silence, and a traceback helps nobody."""

    def __init__(self, client: discord.Client, declared: Declared, called: Invoked) -> None:
        super().__init__(client, allowed_contexts=_EVERYWHERE, allowed_installs=_INSTALLED)
        self.words = Translator(declared)
        self.suggesting: dict[tuple[str, str], SuggestedValue] = {}
        self._called = called

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Suggestions are answered before the library looks for them: an option that Discord still shows, or an
        answer that came too late, would be a traceback in the log."""
        if interaction.type is not discord.InteractionType.autocomplete:
            return True
        try:
            choices = await self._suggestions(interaction)
        except Exception as fault:
            log.error("discord suggestions failed", fault=type(fault).__name__)
            choices = []
        with suppress(Exception):  # too late, or cut off: whoever types goes on typing, and is answered the next time
            await interaction.response.autocomplete(choices)
        return False

    async def _suggestions(self, interaction: discord.Interaction) -> list[app_commands.Choice[str | int | float]]:
        name, options = _taken_apart(interaction)
        focused = next((option for option in options if option.get("focused")), None)
        if focused is None:
            return []
        value = self.suggesting.get((name, focused["name"]))
        return await value.autocomplete(interaction, focused["value"]) if value is not None else []

    def warm(self) -> None:
        """Names of cities, countries and languages are read once, in a quarter of a second: not while somebody types,
        and not in the loop."""
        for value in self.suggesting.values():
            value.suggestions("a", "en-US")

    async def invoke(self, interaction: discord.Interaction) -> None:
        name, options = _taken_apart(interaction)
        given = {option["name"]: str(option["value"]) for option in options if "value" in option}
        try:
            await self._called(interaction, name, given)
        except Exception as fault:
            log.error("discord command not answered", command=name, fault=type(fault).__name__)

    async def on_error(self, interaction: discord.Interaction, error: app_commands.AppCommandError, /) -> None:
        """What Discord shows is not what is declared by now."""
        log.info("discord command is of another declaration", fault=type(error).__name__)
        await self.invoke(interaction)


def build_tree(client: discord.Client, declared: Declared, called: Invoked) -> Tree:
    """All declared commands. Raises ValueError, naming it, for one that Discord cannot have."""
    tree = Tree(client, declared, called)
    for name, commands in _by_first_word(declared.commands).items():
        if len(commands) == 1 and commands[0].name == name:
            tree.add_command(_top_command(commands[0], tree, declared))
        else:
            tree.add_command(_top_group(name, commands, tree, declared))
    return tree


def _by_first_word(commands: Iterable[Command]) -> Mapping[str, Sequence[Command]]:
    found: dict[str, list[Command]] = {}
    for command in commands:
        found.setdefault(command.name.split()[0], []).append(command)
    return found


def _top_command(command: Command, tree: Tree, declared: Declared) -> app_commands.Command[Any, ..., None]:
    made = _leaf(command, tree, declared)
    if command.for_ == MODERATORS:
        made.default_permissions, made.allowed_contexts = _MODERATING, _SERVERS
    return made


def _top_group(name: str, commands: Sequence[Command], tree: Tree, declared: Declared) -> app_commands.Group:
    """Discord hides a group, or shows it: it knows no permissions of the commands in it."""
    moderating = all(command.for_ == MODERATORS for command in commands)
    group = app_commands.Group(
        name=name,
        description=tree.words.sentence(f"group-{name}"),
        default_permissions=_MODERATING if moderating else None,
        allowed_contexts=_SERVERS if moderating else None,
    )
    inner: dict[str, app_commands.Group] = {}
    for command in commands:
        _, *rest = command.name.split()
        if not rest or (len(rest) == 1 and rest[0] in inner):
            raise ValueError(f"{command.name!r} is a command and a group of commands")
        if len(rest) >= _DEEPEST:
            raise ValueError(f"{command.name!r} has more than {_DEEPEST} words")
        parent = group
        if len(rest) > 1:
            parent = inner[rest[0]] = inner.get(rest[0]) or _inner_group(f"{name} {rest[0]}", group, tree)
        parent.add_command(_leaf(command, tree, declared))
    return group


def _inner_group(name: str, parent: app_commands.Group, tree: Tree) -> app_commands.Group:
    if parent.get_command(name.split()[-1]) is not None:
        raise ValueError(f"{name!r} is a command and a group of commands")
    return app_commands.Group(
        name=name.split()[-1],
        description=tree.words.sentence(f"group-{name.replace(' ', '-')}"),
        parent=parent,
    )


def _leaf(command: Command, tree: Tree, declared: Declared) -> app_commands.Command[Any, ..., None]:
    """A command whose options Discord reads from a signature, as it would from one that was written by hand."""

    async def invoked(interaction: discord.Interaction, **_: object) -> None:
        await tree.invoke(interaction)

    parameters = [inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD)]
    for option in command.options:
        value = value_of(option.kind, tree.words, declared)
        if isinstance(value, SuggestedValue):
            tree.suggesting[command.name, option.name] = value
        name = parameter_of(option.name)
        parameters.append(
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=value),
        )
    invoked.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # any function may carry one
    names = {parameter_of(option.name): option.name for option in command.options}
    describe = {name: tree.words.sentence(f"option-{command.slug}-{option}") for name, option in names.items()}
    app_commands.rename(**names)(invoked)
    app_commands.describe(**describe)(invoked)
    return app_commands.Command(
        name=command.name.split()[-1],
        description=tree.words.sentence(f"command-{command.slug}"),
        callback=invoked,
    )


def _taken_apart(interaction: discord.Interaction) -> tuple[str, list[dict[str, Any]]]:
    """The command that somebody invoked, by its whole name, and its options, as Discord sends them."""
    data = cast("dict[str, Any]", interaction.data or {})
    names, options = [str(data.get("name", ""))], list(data.get("options") or ())
    while options and options[0].get("type") in _GROUPS:
        names.append(str(options[0]["name"]))
        options = list(options[0].get("options") or ())
    return " ".join(names), options
