"""A Discord that knows one thing to say: the same messages of one channel, each time it is told to.

`python -m benchmarks.discord_canned MESSAGES PORT` prints a line when it listens, and goes on until it is ended.
`GET /go?token=...` says them to the bot with that token, as fast as it takes them.
"""

from __future__ import annotations

import asyncio
import json
import sys
import zlib
from collections.abc import Mapping
from itertools import count
from random import Random
from typing import Any

from aiohttp import WSMsgType, web

API = "/api/v10"
BOT, GUILD, CHANNEL, APPLICATION = "1001", "2001", "3001", "1001"
_MEMBERS = 50
_WORDS = "today was long and I could not sleep again but the walk by the river helped a little so thank you all"

_ids = count(10**18)


def _user(number: int) -> dict[str, Any]:
    return {
        "id": str(5000 + number),
        "username": f"person{number}",
        "global_name": f"Person {number}",
        "discriminator": "0",
        "avatar": None,
        "public_flags": 0,
    }


def _member() -> dict[str, Any]:
    return {
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "nick": None,
    }


def _bot() -> dict[str, Any]:
    return {**_user(0), "id": BOT, "username": "alongside", "global_name": None, "bot": True}


def _guild() -> dict[str, Any]:
    everyone = {"id": GUILD, "name": "@everyone", "permissions": "1071698660929", "position": 0, "color": 0}
    flags = {"hoist": False, "managed": False, "mentionable": False, "flags": 0}
    channel = {
        "id": CHANNEL,
        "type": 0,
        "name": "lounge",
        "position": 0,
        "permission_overwrites": [],
        "parent_id": None,
    }
    people = [{**_member(), "user": _user(number)} for number in range(_MEMBERS)]
    return {
        "id": GUILD,
        "name": "home",
        "owner_id": _user(1)["id"],
        "roles": [{**everyone, **flags}],
        "channels": [{**channel, "parent_id": None}],
        "members": [{**_member(), "user": _bot()}, *people],
        "member_count": _MEMBERS + 1,
        "threads": [],
        "emojis": [],
        "stickers": [],
        "features": [],
        "unavailable": False,
    }


def news(messages: int) -> list[dict[str, Any]]:
    """What people say to each other, none of it for the bot."""
    chance = Random(20)
    said: list[dict[str, Any]] = []
    for _ in range(messages):
        author = chance.randrange(_MEMBERS)
        said.append(
            {
                "channel_id": CHANNEL,
                "guild_id": GUILD,
                "author": _user(author),
                "member": _member(),
                "content": " ".join(chance.choices(_WORDS.split(), k=chance.randint(3, 40))),
                "timestamp": "2026-03-01T12:00:00.000000+00:00",
                "edited_timestamp": None,
                "tts": False,
                "mention_everyone": False,
                "mentions": [],
                "mention_roles": [],
                "attachments": [],
                "embeds": [],
                "components": [],
                "pinned": False,
                "type": 0,
                "flags": 0,
            }
        )
    return said


class Canned:
    def __init__(self, messages: int) -> None:
        self._news = news(messages)
        self._lines: dict[str, tuple[web.WebSocketResponse, Any]] = {}
        self._said = count(1)
        self._url = ""

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get(f"{API}/users/@me", self._me)
        app.router.add_get(f"{API}/oauth2/applications/@me", self._application)
        app.router.add_get(f"{API}/gateway/bot", self._gateway_address)
        app.router.add_put(API + "/applications/{id}/commands", self._commands)
        app.router.add_get("/go", self._go)
        app.router.add_get("/gateway/", self._gateway)
        return app

    async def _me(self, _: web.Request) -> web.Response:
        return as_json(_bot())

    async def _application(self, _: web.Request) -> web.Response:
        flags = 1 << 15 | 1 << 19
        owner = {**_user(0), "id": "9"}
        return as_json(
            {
                "id": APPLICATION,
                "name": "alongside",
                "icon": None,
                "description": "",
                "summary": "",
                "bot_public": True,
                "bot_require_code_grant": False,
                "verify_key": "",
                "owner": owner,
                "flags": flags,
                "hook": True,
                "rpc_origins": [],
                "team": None,
            }
        )

    async def _gateway_address(self, request: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 1, "max_concurrency": 1}
        return as_json({"url": f"ws://{request.host}/gateway/", "shards": 1, "session_start_limit": limit})

    async def _commands(self, request: web.Request) -> web.Response:
        asked = await request.json()
        told = {"application_id": APPLICATION, "version": "1", "default_member_permissions": None, "type": 1}
        return as_json([{**told, **each, "id": str(next(_ids))} for each in asked])

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        line = web.WebSocketResponse(compress=False)
        await line.prepare(request)
        packer = zlib.compressobj()
        await _say(line, packer, 10, {"heartbeat_interval": 600_000})
        async for heard in line:
            if heard.type is not WSMsgType.TEXT:
                continue
            told = json.loads(heard.data)
            if told["op"] == 1:
                await _say(line, packer, 11, None)
            if told["op"] == 8:
                people = [{**_member(), "user": _user(number)} for number in range(_MEMBERS)]
                chunk = {"guild_id": GUILD, "members": people, "chunk_index": 0, "chunk_count": 1, "not_found": []}
                nonce = told["d"].get("nonce")
                await _say(line, packer, 0, {**chunk, "nonce": nonce}, "GUILD_MEMBERS_CHUNK", next(self._said))
            if told["op"] == 2:
                self._lines[told["d"]["token"]] = line, packer
                ready = {
                    "v": 10,
                    "user": _bot(),
                    "guilds": [{"id": GUILD, "unavailable": True}],
                    "session_id": "session",
                    "resume_gateway_url": f"ws://{request.host}/gateway/",
                    "shard": told["d"].get("shard", [0, 1]),
                    "application": {"id": APPLICATION, "flags": 0},
                    "private_channels": [],
                }
                await _say(line, packer, 0, ready, "READY", next(self._said))
                await _say(line, packer, 0, _guild(), "GUILD_CREATE", next(self._said))
        return line

    async def _go(self, request: web.Request) -> web.Response:
        line, packer = self._lines[request.query["token"]]
        for message in self._news:
            await _say(line, packer, 0, {**message, "id": str(next(_ids))}, "MESSAGE_CREATE", next(self._said))
        return as_json({})


async def _say(
    line: web.WebSocketResponse,
    packer: Any,  # noqa: ANN401  # zlib names no type for it
    op: int,
    data: Any,  # noqa: ANN401  # JSON
    event: str | None = None,
    number: int | None = None,
) -> None:
    raw = json.dumps({"op": op, "d": data, "t": event, "s": number}).encode()
    await line.send_bytes(packer.compress(raw) + packer.flush(zlib.Z_SYNC_FLUSH))


def as_json(body: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:  # noqa: ANN401  # JSON
    """With exactly the type that discord.py reads as JSON."""
    told = {**(headers or {}), "Content-Type": "application/json"}
    return web.Response(body=json.dumps(body).encode(), status=status, headers=told)


async def _serve(messages: int, port: int) -> None:
    runner = web.AppRunner(Canned(messages).app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print("listening", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), int(sys.argv[2])))
