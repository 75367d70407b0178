"""From the config to what each platform's adapter wants to know."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.adapters.matrix.settings import Settings
from bot.config import MatrixConfig


def settings_of(config: MatrixConfig, environment: Mapping[str, str]) -> Settings:
    """A secret in the environment goes before one in the file, so that a file need hold none."""
    return Settings(
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
