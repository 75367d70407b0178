"""The least that a bot on Matrix does: bare matrix-nio that answers whatever it reads, encrypted where the room is.

`python -m benchmarks.matrix_echo HOMESERVER USER DEVICE TOKEN FOLDER` goes on until it is ended.
"""

from __future__ import annotations

import asyncio
import sys

from nio import AsyncClient, AsyncClientConfig, InviteMemberEvent, MatrixRoom, RoomMessageText
from nio.store import SqliteStore


async def main(homeserver: str, user: str, device: str, token: str, folder: str) -> None:
    config = AsyncClientConfig(encryption_enabled=True, store=SqliteStore, store_name="echo.sqlite3")
    client = AsyncClient(homeserver, user, device_id=device, store_path=folder, config=config)
    client.restore_login(user, device, token)

    async def answer(room: MatrixRoom, event: RoomMessageText) -> None:
        if event.sender != user:
            content = {"msgtype": "m.text", "body": event.body}
            await client.room_send(room.room_id, "m.room.message", content, ignore_unverified_devices=True)

    async def enter(room: MatrixRoom, _: InviteMemberEvent) -> None:
        await client.join(room.room_id)

    client.add_event_callback(answer, RoomMessageText)
    client.add_event_callback(enter, InviteMemberEvent)
    await client.sync_forever(timeout=30_000, full_state=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
