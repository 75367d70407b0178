"""A community on a homeserver: a space and its rooms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from tests.support.synapse import Synapse

HELPERS_ROOM = "#helpers"
MODERATES, HELPS = 50, 25
"""Power levels in the community."""
_API = "/_matrix/client/v3"

_founders: WeakKeyDictionary[Synapse, str] = WeakKeyDictionary()
"""The token of whoever founds all communities of a homeserver."""


@dataclass(slots=True)
class House:
    """A space and its rooms, founded by somebody who does nothing else. Whoever is asked in comes."""

    synapse: Synapse
    token: str
    space: str
    rooms: dict[str, str]
    version: str

    @classmethod
    async def founded(cls, synapse: Synapse, bot: str, version: str) -> House:
        if synapse not in _founders:
            _founders[synapse] = (await synapse.register("founder"))["access_token"]
        house = cls(synapse, _founders[synapse], "", {}, version)
        house.space = await house._make("here", [bot], {"creation_content": {"type": "m.space"}})
        await house.room(HELPERS_ROOM, bot, preset="private_chat")
        return house

    async def _make(self, name: str, invite: Sequence[str], more: dict[str, Any]) -> str:
        body = {"name": name, "preset": "public_chat", "room_version": self.version, "invite": list(invite), **more}
        return str((await self._call("POST", "createRoom", body))["room_id"])

    async def _call(self, method: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return await self.synapse.call(method, f"{_API}/{path}", body, self.token)

    async def room(self, name: str, bot: str, **more: str) -> str:
        """A room of the community: both say that it is."""
        if name not in self.rooms:
            parent = {"type": "m.space.parent", "state_key": self.space, "content": {"via": ["localhost"]}}
            room = await self._make(name, [bot], {"initial_state": [parent], **more})
            await self._call("PUT", f"rooms/{self.space}/state/m.space.child/{room}", {"via": ["localhost"]})
            self.rooms[name] = room
        return self.rooms[name]

    async def close(self, name: str) -> None:
        """Only who moderates that room writes there from now on."""
        path = f"rooms/{self.rooms[name]}/state/m.room.power_levels"
        levels = await self.synapse.call("GET", f"{_API}/{path}", None, self.token)
        await self._call("PUT", path, {**levels, "events_default": 50})

    async def appoint(self, user: str, level: int) -> None:
        """They moderate the community from now on, or help in it."""
        path = f"rooms/{self.space}/state/m.room.power_levels"
        levels = await self.synapse.call("GET", f"{_API}/{path}", None, self.token)
        await self._call("PUT", path, {**levels, "users": {**levels.get("users", {}), user: level}})

    async def admit(self, user: str) -> None:
        """They may read what the helpers write."""
        await self._call("POST", f"rooms/{self.rooms[HELPERS_ROOM]}/invite", {"user_id": user})
