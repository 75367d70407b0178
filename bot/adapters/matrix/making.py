"""Rooms that we make: encrypted from their first event on, and made once, however often that is tried."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Mapping, Sequence
from typing import Any

from bot.adapters.matrix.answers import Refused
from bot.adapters.matrix.wire import Wire
from bot.core.errors import TryLater

_ENCRYPTION = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}
_GUESTS = {"type": "m.room.guest_access", "state_key": "", "content": {"guest_access": "forbidden"}}

_IN_THE_MAKING = 60.0
"""Seconds: a room has its alias before we are in it, and a homeserver goes on making it when we are gone."""


class Making:
    def __init__(self, wire: Wire, secret: str) -> None:
        self._wire = wire
        self._secret = secret.encode()[:64]
        self._missed: dict[str, float] = {}

    def alias_for(self, what: str) -> str:
        """Made of what the room is for. An alias is public: without the secret, anybody who can guess that could ask
        the homeserver whether there is one."""
        return "alongside_" + hashlib.blake2b(what.encode(), digest_size=12, key=self._secret).hexdigest()

    async def make(
        self,
        alias: str,
        name: str,
        creation: Mapping[str, Any],
        history: str,
        state: Sequence[Mapping[str, Any]] = (),
        *,
        is_direct: bool = False,
    ) -> str:
        """The id of the room with this alias. Nobody but we may invite to it: so nobody else ever reads.

        `history`: who may read what, as the specification has it. Raises TryLater while it may still be in the making.
        """
        shown_to = {"type": "m.room.history_visibility", "state_key": "", "content": {"history_visibility": history}}
        body: Mapping[str, Any] = {
            "preset": "private_chat",
            "name": name,
            "is_direct": is_direct,
            "creation_content": creation,
            "room_alias_name": alias,
            "initial_state": [_ENCRYPTION, shown_to, _GUESTS, *state],
            "power_level_content_override": {"invite": 100},
        }
        made: Mapping[str, Any]
        try:
            made = await self._wire.call("POST", "createRoom", body=body)
        except Refused as error:
            if error.code != "M_ROOM_IN_USE" and error.status != 409:  # the second: of two at once, the other won
                raise
            made = await self._made_before(alias) or await self._wire.call(
                "POST", "createRoom", body={**body, "room_alias_name": f"{alias}_{secrets.token_hex(4)}"}
            )
        return str(made["room_id"])

    async def _made_before(self, alias: str) -> Mapping[str, Any] | None:
        """The room that an attempt made whose answer was lost. None: we are in it no more, and it is lost as well.

        Raises TryLater while it may still be in the making: a second room would be one too many.
        """
        try:
            found = await self._wire.call("GET", "directory", "room", self._whole(alias))
        except Refused as error:
            if error.code != "M_NOT_FOUND":
                raise
            raise TryLater(1) from error  # the other attempt has just given it back
        joined = await self._wire.call("GET", "joined_rooms")
        if found.get("room_id") in joined.get("joined_rooms", ()):
            return found
        if time.monotonic() - self._missed.setdefault(alias, time.monotonic()) < _IN_THE_MAKING:
            raise TryLater(2)
        return None

    async def give_back(self, alias: str) -> None:
        """The room has no such name any more."""
        await self._wire.call("DELETE", "directory", "room", self._whole(alias))

    def _whole(self, alias: str) -> str:
        return f"#{alias}:{self._wire.user.partition(':')[2]}"
