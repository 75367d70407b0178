"""What an operator decides about the bot on Matrix."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Invitations = Literal["anybody", "servers", "people"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`user`: the whole id, "@alongside:example.org". `folder`: where login, device and keys are kept together.

    `password` is needed once; `token` instead of it. `invitations`: whose are accepted, of those `servers` or `people`.
    `moderator_level` and so on: the power level in a community from which on somebody is one (None: nobody is).
    `ignore`: patterns of user ids ("@_irc_*:example.org") that are no people: other bots, copies of other networks.
    """

    homeserver: str
    user: str
    folder: Path
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    display_name: str | None = None
    avatar: Path | None = None
    device_name: str = "Alongside"
    invitations: Invitations = "servers"
    servers: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    moderator_level: int = 50
    facilitator_level: int | None = None
    helper_level: int | None = None
    ignore: tuple[str, ...] = ()
