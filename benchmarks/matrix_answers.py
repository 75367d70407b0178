"""From a member's command in an encrypted direct room until they see the answer: ours against a bare echo bot.

Both are processes of their own on one Synapse; one client writes to the one and to the other in turn.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any

from nio import AsyncClient, AsyncClientConfig, RoomMessageText, RoomSendResponse
from nio.store import SqliteStore

from benchmarks.ground import Ground
from benchmarks.outcome import Outcome, Skipped
from tests.support.synapse import INSTALLED, PASSWORD, Synapse, a_homeserver

GOALS = {50: 1.5, 99: 2.5}
_WARM, _PATIENCE = 20, 60
_OF = (
    "ms from `!you show` in an encrypted direct room until the member sees the answer, percentile {} of {}, divided by "
    "those of a bare matrix-nio bot that echoes, on the same Synapse"
)
_SEALED = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}

Pairs = Sequence[tuple[float, float]]


def percentile(ground: Ground, percent: int) -> Outcome:
    pairs = _measured(ground)
    blocks = [pairs[start::5] for start in range(5)]
    each = [_of(percent, [mine for mine, _ in some]) / _of(percent, [other for _, other in some]) for some in blocks]
    ours, base = _of(percent, [mine for mine, _ in pairs]), _of(percent, [other for _, other in pairs])
    return Outcome(
        ratio=ours / base,
        of=_OF.format(percent, len(pairs)),
        goal=GOALS[percent],
        ours=ours,
        base=base,
        unit="ms",
        runs=len(pairs),
        lowest=min(each),
        highest=max(each),
    )


def _of(percent: int, times: Sequence[float]) -> float:
    return quantiles(times, n=100, method="inclusive")[percent - 1]


@cache
def _measured(ground: Ground) -> Pairs:
    """Once for both percentiles."""
    if not (INSTALLED / "stamp").exists():
        raise Skipped("Synapse is not installed (`make test` installs it)")
    with a_homeserver() as server:
        return asyncio.run(_in_turn(server, ground.folder("matrix-answers"), 60 if ground.quick else 500))


async def _in_turn(server: Synapse, folder: Path, count: int) -> Pairs:
    account, echo, member = [await server.register(name) for name in ("bot", "echo", "member")]
    with ExitStack() as running:
        running.enter_context(_ours(server, account["user_id"], folder))
        running.enter_context(_bare(server, echo, folder))
        someone = _Member(server, member, folder)
        try:
            await someone.come(account["user_id"], echo["user_id"])
            found = [
                (await someone.asks(account["user_id"], "!you show"), await someone.asks(echo["user_id"], "!you show"))
                for _ in range(_WARM + count)
            ]
        finally:
            await someone.close()
    return found[_WARM:]


@contextmanager
def _ours(server: Synapse, user: str, folder: Path) -> Iterator[None]:
    """`alongside run`, as an operator runs it."""
    (folder / "config.toml").write_text(f'[matrix]\nhomeserver = "{server.url}"\nuser = "{user}"\n', "utf-8")
    with _process([str(Path(sys.executable).with_name("alongside")), "run"], folder):
        yield


@contextmanager
def _bare(server: Synapse, account: dict[str, Any], folder: Path) -> Iterator[None]:
    login = (account["user_id"], account["device_id"], account["access_token"])
    with _process([sys.executable, "-m", "benchmarks.matrix_echo", server.url, *login, str(folder)], None):
        yield


@contextmanager
def _process(command: Sequence[str], folder: Path | None) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, "ALONGSIDE_MATRIX_PASSWORD": PASSWORD})
    try:
        yield
        assert process.poll() is None, f"{command[0]} ended with {process.returncode}"
    finally:
        process.terminate()
        process.wait(20)


class _Member:
    """One client with a room for each bot."""

    def __init__(self, server: Synapse, account: dict[str, Any], folder: Path) -> None:
        config = AsyncClientConfig(encryption_enabled=True, store=SqliteStore, store_name="member.sqlite3")
        self._user = account["user_id"]
        self._client = AsyncClient(
            server.url, self._user, device_id=account["device_id"], store_path=str(folder), config=config
        )
        self._client.restore_login(self._user, account["device_id"], account["access_token"])
        self._client.add_event_callback(self._read, RoomMessageText)
        self._rooms: dict[str, str] = {}
        self._answered: asyncio.Future[float] | None = None
        self._awaited = ""
        self._listening: asyncio.Task[None] | None = None

    async def come(self, *bots: str) -> None:
        """A community with both, and a direct room with each, in which each can read what is said."""
        await self._step(0)
        lounge = await self._client.room_create(name="Lounge", invite=bots)
        await self._until(lambda: all(self._is_in(bot, lounge.room_id) for bot in bots))
        for bot in bots:
            made = await self._client.room_create(is_direct=True, invite=[bot], initial_state=[_SEALED])
            self._rooms[bot] = made.room_id
        await self._until(
            lambda: all(self._is_in(bot, room) and self._has_keys(bot) for bot, room in self._rooms.items())
        )
        self._listening = asyncio.create_task(self._listen())

    async def close(self) -> None:
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        await self._client.close()
        self._client.store.database.close()

    def _is_in(self, user: str, room: str) -> bool:
        known = self._client.rooms.get(room)
        return known is not None and user in known.users and user not in known.invited_users

    def _has_keys(self, user: str) -> bool:
        return any(self._client.device_store.active_user_devices(user))

    async def _until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(_PATIENCE):
            while not true():
                await self._step(1000)

    async def _listen(self) -> None:
        while True:
            await self._step(30_000)

    async def _step(self, wait: int) -> None:
        client = self._client
        await client.sync(timeout=wait)
        if client.should_upload_keys:
            await client.keys_upload()
        if client.should_query_keys:
            await client.keys_query()
        if client.should_claim_keys:
            await client.keys_claim(client.get_users_for_key_claiming())
        await client.send_to_device_messages()

    def _read(self, room: Any, event: Any) -> None:  # noqa: ANN401  # nio's
        if event.sender == self._awaited and self._answered is not None and not self._answered.done():
            assert event.decrypted
            self._answered.set_result(perf_counter())

    async def asks(self, bot: str, text: str) -> float:
        """Milliseconds."""
        self._awaited, self._answered = bot, asyncio.get_running_loop().create_future()
        content = {"msgtype": "m.text", "body": text}
        began = perf_counter()
        sent = await self._client.room_send(self._rooms[bot], "m.room.message", content, ignore_unverified_devices=True)
        assert isinstance(sent, RoomSendResponse), sent
        async with asyncio.timeout(_PATIENCE):
            return (await self._answered - began) * 1000
