"""An independent person on Matrix: a client that shares no code with the bot, with the crypto engine people have."""

from __future__ import annotations

import asyncio
import base64
import json
import math
import shutil
import subprocess
from itertools import count
from pathlib import Path
from typing import Any, Self

import pytest

from tests.support.synapse import PASSWORD, Synapse

FOLDER = Path(__file__).parent / "matrix_client"
SECONDS = 15.0
_LONGEST_LINE = 2**26
_OLDEST_NODE = 18

Event = dict[str, Any]
"""`id`, `type`, `sender`, `room`, `time`, `state_key`, `content`, `msgtype`, `body`, `html`, `mentions`, `relation`,
`edited`, `redacted`, `encrypted`, `failed` (why it cannot be read), `shield` (`none`, `grey` or `red`; None where
nothing is encrypted) and `shield_reason`. An edited event has the body of its newest edit."""


def _missing() -> str | None:
    """What this machine lacks for independent people."""
    node = shutil.which("node")
    if node is None:
        return "Node.js is not installed (Debian: apt install nodejs npm)"
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.lstrip("v").split(".")[0]) < _OLDEST_NODE:
        return f"Node.js {version} is older than {_OLDEST_NODE}"
    if not (FOLDER / "node_modules" / "stamp").exists():
        return "the modules of tests/support/matrix_client are not installed (`make test` installs them)"
    return None


MISSING = _missing()
with_independent_people = pytest.mark.skipif(MISSING is not None, reason=str(MISSING))
"""For tests that have any, so that they are skipped where there is no Node.js."""


class Failed(Exception):
    """The person could not do it; `status` and `data` hold what the server said, if it was the server."""

    def __init__(self, why: str, status: int | None = None, data: dict[str, Any] | None = None) -> None:
        super().__init__(why)
        self.status = status
        self.data = data or {}


class Independent:
    """Somebody with a client and a device of their own, while the `async with` lasts.

    `strict`: they neither read devices that their owner has not signed nor send them keys (MSC4153).
    `sign`: they sign their own device, as everybody's client does; this makes them a new identity, so it is for
    their first device only.
    """

    def __init__(
        self, synapse: Synapse, user: str, password: str = PASSWORD, *, strict: bool = True, sign: bool = True
    ) -> None:
        self._server = synapse.url
        self._login = {"user": user, "password": password, "strict": strict, "sign": sign}
        self._numbers = count(1)
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self.user_id = ""
        self.device_id = ""
        self.access_token = ""

    async def __aenter__(self) -> Self:
        assert MISSING is None, MISSING
        self._process = await asyncio.create_subprocess_exec(
            "node",
            FOLDER / "person.mjs",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=_LONGEST_LINE,
        )
        self._reading = asyncio.create_task(self._read())
        try:
            here = await self._ask("log_in", 60, server=self._server, **self._login)
        except BaseException:
            await self.close()
            raise
        self.user_id, self.device_id = here["user_id"], here["device_id"]
        self.access_token = here["access_token"]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Ends the client. The account and what was sent remain."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), 5)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        await self._reading

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            said = json.loads(line)
            waiting = self._waiting.pop(said["id"], None)
            if waiting is None or waiting.done():
                continue
            if "error" in said:
                waiting.set_exception(Failed(said["error"], said["status"], said["data"]))
            else:
                waiting.set_result(said["answer"])
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(Failed("the client has ended"))

    async def _ask(self, request: str, seconds: float = SECONDS, /, **options: Any) -> Any:  # JSON
        if self._reading.done():
            raise Failed("the client has ended")
        number = next(self._numbers)
        self._waiting[number] = asyncio.get_running_loop().create_future()
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"id": number, "request": request, **options}).encode() + b"\n")
        try:
            return await asyncio.wait_for(self._waiting[number], seconds + 15)
        finally:
            self._waiting.pop(number, None)

    async def _wait(self, request: str, seconds: float, **options: Any) -> Any:  # JSON
        found = await self._ask(request, seconds, seconds=seconds, **options)
        if found is None:
            what = ", ".join(f"{name}={value!r}" for name, value in options.items() if value is not None)
            raise TimeoutError(f"{self.user_id} saw nothing in {seconds} s: {request}({what})")
        return found

    # Rooms

    async def wait_for_invite(self, from_user: str, timeout: float = SECONDS) -> dict[str, Any]:
        """Gives `room`, `name`, `direct`, `reason` and `encrypted`."""
        found: dict[str, Any] = await self._wait("wait_for_invite", timeout, **{"from": from_user})
        return found

    async def join(self, room: str) -> None:
        await self._ask("join", room=room)

    async def leave(self, room: str) -> None:
        """Of an invitation: refuse it."""
        await self._ask("leave", room=room)

    async def invite(self, room: str, user: str, reason: str | None = None) -> None:
        await self._ask("invite", room=room, user=user, reason=reason)

    async def kick(self, room: str, user: str, reason: str | None = None) -> None:
        await self._ask("kick", room=room, user=user, reason=reason)

    async def create_direct(self, user: str, *, encrypted: bool = True) -> str:
        room: str = await self._ask("create_direct", user=user, encrypted=encrypted)
        return room

    async def create_room(
        self,
        name: str,
        invite: list[str] | None = None,
        version: str | None = None,
        *,
        encrypted: bool = False,
        space: bool = False,
    ) -> str:
        room: str = await self._ask(
            "create_room", name=name, invite=invite or [], version=version, encrypted=encrypted, space=space
        )
        return room

    async def members(self, room: str) -> dict[str, str]:
        """The membership of each user id that has one."""
        found: dict[str, str] = await self._ask("members", room=room)
        return found

    async def wait_for_member(self, room: str, user: str, membership: str = "join", timeout: float = SECONDS) -> None:
        await self._wait("wait_for_member", timeout, room=room, user=user, membership=membership)

    # Messages

    async def say(
        self,
        room: str,
        text: str,
        *,
        thread: str | None = None,
        reply_to: str | None = None,
        html: str | None = None,
        mentions: list[str] | None = None,
        msgtype: str = "m.text",
    ) -> str:
        """Gives the id of the event, as everything does that sends one."""
        options = {"thread": thread, "reply_to": reply_to, "html": html, "mentions": mentions, "msgtype": msgtype}
        event: str = await self._ask("say", room=room, text=text, **options)
        return event

    async def edit(self, room: str, event: str, text: str, *, html: str | None = None) -> str:
        edit: str = await self._ask("edit", room=room, event=event, text=text, html=html)
        return edit

    async def react(self, room: str, event: str, text: str) -> str:
        reaction: str = await self._ask("react", room=room, event=event, text=text)
        return reaction

    async def redact(self, room: str, event: str) -> str:
        redaction: str = await self._ask("redact", room=room, event=event)
        return redaction

    async def send(self, room: str, type: str, content: dict[str, Any]) -> str:
        """An event of any kind, encrypted where the room is."""
        event: str = await self._ask("send", room=room, type=type, content=content)
        return event

    async def timeline(self, room: str) -> list[Event]:
        """All that this client has seen there, edits and reactions too, from the oldest on."""
        events: list[Event] = await self._ask("timeline", room=room)
        return events

    async def wait_for(
        self,
        room: str,
        sender: str,
        containing: str | None = None,
        timeout: float = SECONDS,
        *,
        after: str | None = None,
        relation: str | None = None,
        type: str | None = None,
    ) -> Event:
        """The first message of this sender that fits, later than the event `after` if that is known.

        Without `containing`, one that cannot be decrypted fits too. Events that edit others fit only
        `relation="m.replace"`; `type` is for what is no message, such as `m.reaction`.
        """
        options = {"containing": containing, "after": after, "relation": relation, "type": type}
        found: Event = await self._wait("wait_for", timeout, room=room, sender=sender, **options)
        return found

    async def wait_for_event(
        self,
        room: str,
        event: str,
        containing: str | None = None,
        timeout: float = SECONDS,
        *,
        redacted: bool = False,
    ) -> Event:
        """This event, once it says that (or is redacted): what an edit of it looks like to people."""
        options = {"event": event, "containing": containing, "redacted": redacted}
        found: Event = await self._wait("wait_for_event", timeout, room=room, **options)
        return found

    async def download(self, room: str, event: str) -> bytes:
        """The picture or file of an event, decrypted and compared with its hash where it was encrypted."""
        return base64.b64decode(await self._ask("download", room=room, event=event))

    # What is set

    async def device_status(self, user: str, device: str) -> dict[str, bool] | None:
        """`signed_by_owner` and `verified`, as the server knows it now; None for no such device."""
        status: dict[str, bool] | None = await self._ask("device_status", user=user, device=device)
        return status

    async def state(self, room: str, type: str, key: str = "") -> dict[str, Any] | None:
        content: dict[str, Any] | None = await self._ask("state", room=room, type=type, key=key)
        return content

    async def set_state(self, room: str, type: str, content: dict[str, Any], key: str = "") -> str:
        event: str = await self._ask("set_state", room=room, type=type, content=content, key=key)
        return event

    async def power_level(self, room: str, user: str) -> float:
        """Infinite for those who created a room of version 12."""
        level: int | None = await self._ask("power_level", room=room, user=user)
        return math.inf if level is None else level

    async def set_power_level(self, room: str, user: str, level: int) -> str:
        event: str = await self._ask("set_power_level", room=room, user=user, level=level)
        return event

    async def ignore(self, user: str, on: bool = True) -> None:
        await self._ask("ignore", user=user, on=on)
