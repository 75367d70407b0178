"""What the doctor makes of the servers that the bot is in, and of the roles that the config names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.adapters.discord.invitation import STAGES, THREADS, has, missing, without
from bot.adapters.discord.settings import Settings

LOOKED_AT = 20
"""Servers. Of many, nobody wants to read more; what is amiss everywhere shows in these."""


@dataclass(frozen=True, slots=True)
class Server:
    """`permissions`: all that the bot's roles give it there. A channel may take some of it away again."""

    id: int
    name: str
    permissions: int

    def __str__(self) -> str:
        """Whatever they call it, it is one line."""
        return f"{''.join(filter(str.isprintable, self.name))} ({self.id})"


def lacking(servers: Iterable[Server]) -> list[str]:
    """A line for each server in which the bot may not do all that it needs."""
    return [
        f"In {server} the bot lacks: {', '.join(f'{name} ({without(name)})' for name in lacks)}. "
        "Give its role these permissions, or invite it again."
        for server in servers
        if (lacks := missing(server.permissions))
    ]


def not_given(servers: Sequence[Server], stages: Collection[int]) -> list[str]:
    """What the bot may do only where a community gives it more than it asks for. `stages`: the servers that have
    stages of which it is no moderator."""
    lines = []
    if plain := [str(server) for server in servers if not has(server.permissions, THREADS)]:
        lines.append(
            f"In {listed(plain)} the bot has not the permission Manage Threads, for which it does not ask: threads are "
            "put away and not locked, and of what was said in them it removes only its own words. Give it to its role "
            "where that is not enough."
        )
    if silent := [str(server) for server in servers if server.id in stages]:
        lines.append(
            f"In {listed(silent)} are stages that the bot cannot open and end. Where it should, give its role Manage "
            "Channels, Mute Members and Move Members, in that stage channel alone."
        )
    return lines


def is_closed_stage(channel: Mapping[str, Any]) -> bool:
    """A stage channel in which nobody is given what a moderator of it needs."""
    given = (int(each["allow"]) for each in channel.get("permission_overwrites", ()))
    return channel["type"] == discord.ChannelType.stage_voice.value and not any(has(each, STAGES) for each in given)


def named_roles(settings: Settings) -> dict[str, frozenset[int]]:
    """Under each setting that names roles, their ids."""
    return {
        "discord.moderator-roles": settings.moderator_roles,
        "discord.facilitator-roles": settings.facilitator_roles,
        "discord.helper-roles": settings.helper_roles,
    }


def faults_in_roles(settings: Settings, roles: Mapping[int, frozenset[int]], *, is_all: bool) -> list[str]:
    """A line for each id that is no role, or everybody's. `roles`: by server; `is_all`: there are no more servers."""
    everywhere = frozenset[int]().union(*roles.values())
    lines = []
    for setting, named in named_roles(settings).items():
        for everyone in sorted(named & roles.keys()):
            lines.append(f"{setting} names {everyone}, the role of everyone there: so every member has that power.")
        unknown = sorted(named - everywhere) if is_all else ()
        for role in unknown:
            lines.append(f"{setting} names {role}, and no server that the bot is in has a role with that id.")
    return lines


def counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def listed(names: Sequence[str]) -> str:
    """A few of them by name; of more, how many."""
    shown = ", ".join(names[:_SHOWN])
    return shown if len(names) <= _SHOWN else f"{shown} and {len(names) - _SHOWN} more"


_SHOWN = 5
