"""A homeserver that knows one thing to say: the same messages of one room, each time it is asked what happened.

`python -m benchmarks.matrix_canned MESSAGES PORT` prints a line when it listens, and goes on until it is ended.
"""

from __future__ import annotations

import json
import sys
from itertools import count
from random import Random
from typing import Any

from aiohttp import web

USER = "@bot:localhost"
_ROOM, _MEMBERS, _BEGAN = "!lounge:localhost", 50, 1_800_000_000_000
_WORDS = "today was long and I could not sleep again but the walk by the river helped a little so thank you all"


def _event(number: int, kind: str, sender: str, content: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
    return {
        "type": kind,
        "sender": sender,
        "event_id": f"$an-event-of-the-usual-length-{number:014}",
        "origin_server_ts": _BEGAN + number,
        "content": content,
        "unsigned": {"age": 100},
        **more,
    }


def _person(number: int) -> str:
    return f"@person-{number}:localhost"


def beginning() -> dict[str, Any]:
    """The room as it is, with nothing said in it."""
    creator = _person(0)
    state = [
        _event(0, "m.room.create", creator, {"room_version": "11"}, state_key=""),
        _event(1, "m.room.power_levels", creator, {"users": {creator: 100}}, state_key=""),
        _event(2, "m.room.name", creator, {"name": "Lounge"}, state_key=""),
    ]
    for number, user in enumerate([USER, *map(_person, range(_MEMBERS))], 3):
        content = {"membership": "join", "displayname": user[1:].partition(":")[0]}
        state.append(_event(number, "m.room.member", user, content, state_key=user))
    return _answer("s1", state, [])


def news(messages: int) -> dict[str, Any]:
    """What people say to each other, none of it for the bot."""
    chance = Random(20)
    said = []
    for number in range(messages):
        text = " ".join(chance.choices(_WORDS.split(), k=chance.randint(3, 40)))
        said.append(
            _event(
                1000 + number,
                "m.room.message",
                _person(chance.randrange(_MEMBERS)),
                {"msgtype": "m.text", "body": text, "m.mentions": {}},
            )
        )
    return _answer("s2", [], said)


def _answer(position: str, state: list[dict[str, Any]], timeline: list[dict[str, Any]]) -> dict[str, Any]:
    room = {
        "state": {"events": state},
        "timeline": {"events": timeline, "limited": False, "prev_batch": "p1"},
        "ephemeral": {"events": []},
        "account_data": {"events": []},
        "unread_notifications": {},
        "summary": {"m.joined_member_count": _MEMBERS + 1},
    }
    return {
        "next_batch": position,
        "rooms": {"join": {_ROOM: room}, "invite": {}, "leave": {}},
        "to_device": {"events": []},
        "device_lists": {"changed": [], "left": []},
        "device_one_time_keys_count": {"signed_curve25519": 50},
        "presence": {"events": []},
        "account_data": {"events": []},
    }


def main() -> None:
    first, then = (json.dumps(said).encode() for said in (beginning(), news(int(sys.argv[1]))))

    positions = count(2)  # matrix-nio leaves out what ends where it is

    async def sync(request: web.Request) -> web.Response:
        body = first
        if "since" in request.query:
            body = then.replace(b'"s2"', f'"s{next(positions)}"'.encode(), 1)
        return web.Response(body=body, content_type="application/json")

    server = web.Application()
    server.router.add_get("/_matrix/client/v3/sync", sync)
    web.run_app(server, host="127.0.0.1", port=int(sys.argv[2]), print=lambda _: print("ready", flush=True))


if __name__ == "__main__":
    main()
