"""From the config to the platforms that it names. What each needs is loaded when it is used: it takes a second."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.adapters.discord.declared import Declared
from bot.adapters.discord.settings import Settings as DiscordSettings
from bot.adapters.matrix.settings import Settings as MatrixSettings
from bot.app import App
from bot.config import Config, ConsoleConfig, DiscordConfig, FeedConfig, MatrixConfig, fault_in_token
from bot.core.clock import Clock, SystemClock
from bot.core.errors import OperatorError
from bot.core.heard import Heard
from bot.core.ports import Notebook, Platform

FILES = Path("shown")
"""Where pictures and files go that the terminal shows somebody."""
DISCORD_TOKEN = "ALONGSIDE_DISCORD_TOKEN"

Hear = Callable[[Heard], asyncio.Task[None]]
Say = Callable[[str], None]
Checkup = Callable[[Say], Awaitable[bool]]
"""Says what it finds, a line each. True: nothing needs to be done."""


@dataclass(frozen=True, slots=True)
class Served:
    """A platform and what it does as long as the bot runs: `live` ends when it cannot go on, and `close` tidies up."""

    platform: Platform
    live: Callable[[App], Awaitable[None]]
    close: Callable[[], Awaitable[None]]


class _Lasting(Platform, Protocol):
    """A platform that hears by itself, whatever happens to its line. `run` raises OperatorError, and nothing else."""

    async def run(self, notebook: Notebook, hear: Hear) -> None: ...

    async def close(self) -> None: ...


def served_by(config: Config, environment: Mapping[str, str], clock: Clock, app: Callable[[], App]) -> list[Served]:
    """`app` is called once it is there: it is built around the platforms. Raises OperatorError."""
    served: list[Served] = []
    if config.console is not None:
        served.append(_console(config.console))
    if config.matrix is not None:
        from bot.adapters.matrix.platform import Matrix

        of_matrix = matrix_settings_of(config.matrix, environment)
        served.append(_lasting(Matrix(of_matrix, lambda key, language: app().words(key, language), clock)))
    if config.discord is not None:
        from bot.adapters.discord.platform import Discord

        of_discord = discord_settings_of(config.discord, environment)
        served.append(_lasting(Discord(of_discord, lambda: declared_by(app()), clock)))
    return served


def _console(config: ConsoleConfig) -> Served:
    from bot.adapters.console.terminal import Terminal

    async def nothing_to_close() -> None: ...

    terminal = Terminal(config.people, config.moderators, config.rooms, FILES)
    return Served(terminal.console, terminal.talk, nothing_to_close)


def _lasting(platform: _Lasting) -> Served:
    return Served(platform, lambda app: platform.run(app.notebook(platform.name), app.hear), platform.close)


def checkups_of(config: Config, environment: Mapping[str, str]) -> list[Checkup]:
    """What the doctor looks at outside this machine, platform by platform. Raises OperatorError."""
    checkups: list[Checkup] = []
    if config.matrix is not None:
        from bot.adapters.matrix import checkup as matrix

        of_matrix = matrix_settings_of(config.matrix, environment)
        checkups.append(lambda say: matrix.check_up(of_matrix, say))
    if config.discord is not None:
        from bot.adapters.discord import checkup as discord

        of_discord = discord_settings_of(config.discord, environment)
        declared = declared_by(App(config.database.url, [], SystemClock()))  # never started: it opens nothing
        checkups.append(lambda say: discord.check_up(of_discord, declared, say))
    return checkups


def feed_checkup_of(feed: FeedConfig) -> Checkup:
    from bot.adapters.web import checkup as web

    return lambda say: web.check_up(feed.address, feed.host, feed.port, say)


def declared_by(app: App) -> Declared:
    return Declared(app.listed, app.words, app.languages)


def matrix_settings_of(config: MatrixConfig, environment: Mapping[str, str]) -> MatrixSettings:
    """A secret in the environment goes before one in the file, so that a file need hold none."""
    return MatrixSettings(
        homeserver=config.homeserver,
        user=config.user,
        folder=Path(config.folder),
        password=environment.get("ALONGSIDE_MATRIX_PASSWORD") or config.password,
        token=environment.get("ALONGSIDE_MATRIX_TOKEN") or config.token,
        display_name=config.display_name,
        avatar=Path(config.avatar) if config.avatar is not None else None,
        device_name=config.device_name,
        invitations=config.invitations,
        servers=config.servers,
        people=config.people,
        moderator_level=config.moderator_level,
        facilitator_level=config.facilitator_level,
        helper_level=config.helper_level,
        ignore=config.ignore,
    )


def discord_settings_of(config: DiscordConfig, environment: Mapping[str, str]) -> DiscordSettings:
    """Raises OperatorError where there is no token, or one in the environment that cannot be one."""
    return DiscordSettings(
        token=_discord_token(environment.get(DISCORD_TOKEN) or "", config.token),
        try_out=config.try_out,
        moderator_roles=frozenset(config.moderator_roles),
        facilitator_roles=frozenset(config.facilitator_roles),
        helper_roles=frozenset(config.helper_roles),
        message_content=config.message_content,
        members=config.members,
        shards=config.shards,
        shard_ids=config.shard_ids,
    )


def _discord_token(in_environment: str, in_file: str | None) -> str:
    if in_environment and (fault := fault_in_token(in_environment)):
        raise OperatorError(f"{DISCORD_TOKEN} in the environment does not fit: {fault[0].lower()}{fault[1:]}.")
    token = in_environment or in_file
    if not token:
        raise OperatorError(
            "Discord needs the bot's token: put it into discord.token in the config, or into "
            f"{DISCORD_TOKEN} in the environment. The README says where to get one."
        )
    return token
