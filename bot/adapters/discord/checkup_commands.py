"""Whether the slash commands that Discord shows are those that are declared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import discord
from discord.http import Route

from bot.adapters.discord.declared import Declared
from bot.adapters.discord.slash import build_tree

Payload = Mapping[str, Any]
_OF_DISCORD = frozenset(
    ("id", "application_id", "guild_id", "version", "dm_permission", "name_localized", "description_localized")
)
"""What Discord adds, or says twice."""
_EVERYWHERE_ALONE = frozenset(("contexts", "integration_types"))
"""A command of one server has neither, whatever was asked for."""


@dataclass(frozen=True, slots=True)
class Difference:
    """First words of commands: what Discord lacks, shows in another form, and shows though nobody declares it."""

    missing: tuple[str, ...]
    old: tuple[str, ...]
    foreign: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.old or self.foreign)


async def shown_by_discord(client: discord.Client, guild: int | None) -> list[dict[str, Any]]:
    """The commands of one server, or those of all."""
    path = "/applications/{application_id}/" + ("commands" if guild is None else "guilds/{guild_id}/commands")
    route = Route("GET", path, application_id=client.application_id, guild_id=guild)
    found: list[dict[str, Any]] = await client.http.request(route, params={"with_localizations": "true"})
    return found


async def declared_to_discord(client: discord.Client, declared: Declared) -> list[dict[str, Any]]:
    """What Discord is told at a start."""

    async def called(interaction: discord.Interaction, name: str, given: dict[str, str]) -> None:
        """Nobody calls anything here."""

    tree = build_tree(client, declared, called)
    await tree.set_translator(tree.words)
    return [await command.get_translated_payload(tree, tree.words) for command in tree.get_commands()]


def difference(declared: Iterable[Payload], shown: Iterable[Payload], *, in_one: bool) -> Difference:
    """`in_one`: they are those of one server."""
    left_out = _OF_DISCORD | (_EVERYWHERE_ALONE if in_one else frozenset())
    ours = {str(command["name"]): _bare(command, left_out) for command in declared}
    theirs = {str(command["name"]): _bare(command, left_out) for command in shown}
    return Difference(
        tuple(sorted(ours.keys() - theirs.keys())),
        tuple(sorted(name for name in ours.keys() & theirs.keys() if ours[name] != theirs[name])),
        tuple(sorted(theirs.keys() - ours.keys())),
    )


def _bare(value: Any, left_out: frozenset[str]) -> Any:  # noqa: ANN401  # any JSON
    """In one form, whoever wrote it: what says nothing is left out, permissions are numbers, sets are in order."""
    if isinstance(value, Mapping):
        said = {name: _bare(_plain(name, inner), left_out) for name, inner in value.items() if name not in left_out}
        return {name: inner for name, inner in said.items() if inner is not None and inner is not False and inner != []}
    if isinstance(value, list | tuple):
        return [_bare(inner, left_out) for inner in value]
    return value


def _plain(name: str, value: Any) -> Any:  # noqa: ANN401  # any JSON
    if name == "default_member_permissions" and value is not None:
        return int(value)
    if name in _EVERYWHERE_ALONE and value is not None:
        return sorted(value)
    return value
