"""What an operator decides about the bot on Discord."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`try_out`: a server's id; the slash commands are then known there alone, and changes show at once.

    `moderator_roles` and so on: ids of roles whose holders are that, besides those whose permissions say so.
    `message_content`, `members`: whether to ask for these intents, which Discord grants on request only. `shards`: how
    many in all (None: as many as Discord says); `shard_ids`: those that this process serves (none: all).
    """

    token: str = field(repr=False)
    try_out: int | None = None
    moderator_roles: frozenset[int] = frozenset()
    facilitator_roles: frozenset[int] = frozenset()
    helper_roles: frozenset[int] = frozenset()
    message_content: bool = True
    members: bool = True
    shards: int | None = None
    shard_ids: tuple[int, ...] = ()
