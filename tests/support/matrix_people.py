"""People on Matrix who check in while the bot dies, and what the homeserver says they were shown in the end."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nio import (
    AsyncClient,
    AsyncClientConfig,
    Event,
    LocalProtocolError,
    MegolmEvent,
    RoomEncryptedMedia,
    RoomMessage,
    RoomSendResponse,
    SyncResponse,
)
from nio.exceptions import EncryptionError
from nio.store import SqliteStore

from tests.support.synapse import Synapse

CLIENT = "/_matrix/client/v3"
PATIENCE = 120.0
"""Seconds: the bot is dead for much of them."""

_WHOLE = {"room": {"timeline": {"limit": 1000}}}
"""Nothing is left out of what happened while a client was slow."""

KINDS = {
    "question": re.compile(r"\AA minute, if you like\."),
    "joined": re.compile(r"The first is "),
    "low": re.compile(r"\AThank you for answering\..*Would anything help\?", re.DOTALL),
    "thanks": re.compile(r"\AThank you for answering\."),
    "urgent": re.compile(r"\AAs you asked\."),
}
_MARK = re.compile(r"“(x\d+)”")


def kind_of(text: str) -> str:
    """Which command an answer answers: one with a mark of its own by that mark."""
    if mark := _MARK.search(text):
        return mark[1]
    return next((kind for kind, form in KINDS.items() if form.search(text)), f"unknown: {text}")


@dataclass(frozen=True, slots=True)
class Logged:
    """An event as the homeserver has it, and as the person reads it. `kind`: of what the bot says."""

    id: str
    room: str
    sender: str
    type: str
    content: dict[str, Any]
    was_sealed: bool

    @property
    def is_shown(self) -> bool:
        return self.type == "m.room.message" and self.replaces is None

    @property
    def replaces(self) -> str | None:
        relation = self.content.get("m.relates_to") or {}
        return str(relation["event_id"]) if relation.get("rel_type") == "m.replace" else None

    @property
    def kind(self) -> str:
        return kind_of(str(self.content.get("body")))


@dataclass(slots=True)
class Expected:
    """What somebody did, by kind of answer: in private, and in the lounge."""

    private: list[str] = field(default_factory=list)
    lounge: list[str] = field(default_factory=list)
    urgent: int = 0
    questions: int = 0


class MatrixPerson:
    """A client with encryption; goes into every room that it is invited to."""

    def __init__(self, server: Synapse, account: dict[str, Any], folder: Path, bot: str) -> None:
        self.user = str(account["user_id"])
        self.expected = Expected()
        self.direct: str | None = None
        self._server = server
        self._bot = bot
        self._token = str(account["access_token"])
        name = self.user[1:].partition(":")[0]
        config = AsyncClientConfig(encryption_enabled=True, store=SqliteStore, store_name=f"{name}.sqlite3")
        self._client = AsyncClient(
            server.url, self.user, device_id=account["device_id"], store_path=str(folder), config=config
        )
        self._client.restore_login(self.user, account["device_id"], self._token)
        self._client.add_event_callback(self._took, Event)
        self._shown: dict[str, str] = {}
        self._closed: dict[str, MegolmEvent] = {}
        self._stir = asyncio.Condition()
        self._listening: asyncio.Task[None] | None = None

    async def enter(self, stirred: Callable[[], None]) -> None:
        """`stirred` is called whenever the bot shows them something."""
        self._stirred = stirred
        await self._step(0)
        self._listening = asyncio.create_task(self._listen())

    async def close(self) -> None:
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        await self._client.close()
        self._client.store.database.close()

    async def _listen(self) -> None:
        while True:
            await self._step(30_000)

    async def _step(self, wait: int) -> None:
        client = self._client
        answer = await client.sync(timeout=wait, sync_filter=_WHOLE)
        assert isinstance(answer, SyncResponse), answer
        await self._keep_keys()
        for room in list(client.invited_rooms):
            await client.join(room)
            self.direct = room
        for id_, event in list(self._closed.items()):
            self._open(id_, event)
        async with self._stir:
            self._stir.notify_all()

    async def _keep_keys(self) -> None:
        client = self._client
        if client.should_upload_keys:
            await client.keys_upload()
        if client.should_query_keys:
            await client.keys_query()
        if client.should_claim_keys:
            await client.keys_claim(client.get_users_for_key_claiming())
        await client.send_to_device_messages()

    def _took(self, room: Any, event: Any) -> None:  # nio's
        if event.sender != self._bot:
            return
        if isinstance(event, MegolmEvent):
            event.room_id = room.room_id
            self._closed[event.event_id] = event
        elif isinstance(event, RoomMessage | RoomEncryptedMedia) and room.room_id == self.direct:
            self._saw(event.source)

    def _open(self, id_: str, event: MegolmEvent) -> None:
        try:
            opened: Any = self._client.decrypt_event(event)
        except EncryptionError:
            return
        del self._closed[id_]
        self._saw(opened.source)

    def _saw(self, source: dict[str, Any]) -> None:
        self._stirred()
        content = source["content"]
        if (content.get("m.relates_to") or {}).get("rel_type") != "m.replace":
            self._shown[source["event_id"]] = kind_of(str(content.get("body")))

    async def until(self, true: Callable[[], bool], what: str) -> None:
        """Raises AssertionError, naming what never came."""
        try:
            async with asyncio.timeout(PATIENCE), self._stir:
                await self._stir.wait_for(true)
        except TimeoutError:
            seen, closed = list(self._shown.values()), len(self._closed)
            there = [event.kind for event in await self.log(self.direct) if event.is_shown] if self.direct else []
            raise AssertionError(
                f"{self.user} waits for {what}: expects {self.expected}, has seen {seen}, cannot read {closed}; "
                f"the homeserver has {there}"
            ) from None

    def has_seen(self, kind: str) -> int:
        return list(self._shown.values()).count(kind)

    async def sees_all(self) -> None:
        """All that is expected by now."""
        wanted = [*self.expected.private, *self.expected.lounge]
        wanted += ["urgent"] * self.expected.urgent + ["question"] * self.expected.questions
        await self.until(lambda: all(self.has_seen(kind) >= wanted.count(kind) for kind in wanted), "all answers")

    async def join(self, room: str) -> None:
        await self._server.call("POST", f"{CLIENT}/join/{quote(room)}", {}, self._token)
        await self.until(lambda: room in self._client.rooms, "the lounge")

    async def until_joined(self, room: str, user: str) -> None:
        await self.until(lambda: self._is_in(user, room), f"{user} in {room}")

    def _is_in(self, user: str, room: str) -> bool:
        known = self._client.rooms[room]
        return user in known.users and user not in known.invited_users

    async def answers(self, text: str, kind: str) -> None:
        """The newest question, as a reply to it: that says which one is meant, whatever came in between."""
        question = [id_ for id_, what in self._shown.items() if what == "question"][-1]
        await self.says(text, kind, {"m.relates_to": {"m.in_reply_to": {"event_id": question}}})

    async def says(self, text: str, kind: str, more: dict[str, Any] | None = None) -> None:
        """In private. `kind`: of the answer."""
        assert self.direct is not None
        direct, bot = self.direct, self._bot
        await self.until(
            lambda: direct in self._client.rooms and any(self._client.device_store.active_user_devices(bot)),
            "the bot's device",
        )
        if kind == "urgent":
            self.expected.urgent += 1
        else:
            self.expected.private.append(kind)
        await self._send(direct, text, more)

    async def says_in(self, lounge: str, text: str, kind: str) -> None:
        """Where others read it; the answer comes in private, in no order with others if it has a mark of its own."""
        (self.expected.private if kind in KINDS else self.expected.lounge).append(kind)
        await self._send(lounge, text)

    async def _send(self, room: str, text: str, more: dict[str, Any] | None = None) -> None:
        content = {"msgtype": "m.text", "body": text, **(more or {})}
        answer = await self._client.room_send(room, "m.room.message", content, ignore_unverified_devices=True)
        assert isinstance(answer, RoomSendResponse), answer
        self._stirred()

    async def rooms(self) -> set[str]:
        found = await self._server.call("GET", f"{CLIENT}/joined_rooms", token=self._token)
        return set(found["joined_rooms"])

    async def log(self, room: str) -> list[Logged]:
        """The whole room, as the homeserver has it, oldest first; sealed events opened with this person's keys."""
        events: list[dict[str, Any]] = []
        start = ""
        while True:
            page = await self._server.call(
                "GET", f"{CLIENT}/rooms/{quote(room)}/messages?dir=b&limit=500{start}", token=self._token
            )
            events += page["chunk"]
            if "end" not in page:
                return [self._logged(room, event) for event in reversed(events)]
            start = f"&from={quote(page['end'])}"

    def _logged(self, room: str, event: dict[str, Any]) -> Logged:
        kind, content = event["type"], event["content"]
        if kind == "m.room.encrypted":
            sealed: Any = Event.parse_encrypted_event(event)
            sealed.room_id = room
            try:
                opened: Any = self._client.decrypt_event(sealed)
            except (EncryptionError, LocalProtocolError) as error:
                raise AssertionError(f"{self.user} cannot read {event}: {error}") from None
            kind, content = opened.source["type"], opened.source["content"]
            if "m.relates_to" in event["content"]:
                content = {**content, "m.relates_to": event["content"]["m.relates_to"]}
        return Logged(event["event_id"], room, event["sender"], kind, content, event["type"] == "m.room.encrypted")


def judge(person: MatrixPerson, bot: str, log: Sequence[Logged]) -> None:
    """Their direct room: all sealed, every question and every answer once; edits say that a question is answered."""
    mine = [event for event in log if event.sender == bot]
    assert all(event.was_sealed for event in log if event.type == "m.room.message"), f"plain text: {log}"
    shown = [event.kind for event in mine if event.is_shown]
    expected = person.expected
    what = f"{person.user}: expected {expected}, was shown {shown}"
    assert shown.count("question") == expected.questions, what
    assert shown.count("urgent") == expected.urgent, what
    answers = [kind for kind in shown if kind not in ("question", "urgent")]
    assert sorted(answers) == sorted([*expected.private, *expected.lounge]), what
    questions = [event.id for event in mine if event.is_shown and event.kind == "question"]
    edits = [event for event in mine if event.replaces is not None]
    assert {event.replaces for event in edits} <= set(questions), f"edits of what is no question: {edits}"
    assert {_new(event) for event in edits} <= {"Answered. Thank you."}, f"{person.user}: {edits}"


def _new(edit: Logged) -> str:
    """Its first line: choices follow."""
    return str(edit.content["m.new_content"]["body"]).partition("\n")[0]
