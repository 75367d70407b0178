"""Somebody's own client on Matrix: it encrypts, decrypts and accepts invitations, with no code of the bot's in it."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any
from urllib.parse import quote

from nio import AsyncClient, AsyncClientConfig, MegolmEvent, RoomSendResponse, SyncResponse
from nio.crypto import DeviceStore, GroupSessionStore, SessionStore
from nio.crypto.attachments import decrypt_attachment, encrypt_attachment

from tests.support.synapse import PASSWORD, Synapse

_API = "/_matrix/client/v3"
_FILTER = {
    "presence": {"types": []},
    "account_data": {"types": []},
    "room": {"timeline": {"limit": 200}, "ephemeral": {"types": []}, "account_data": {"types": []}},
}
_TO_THE_BOT = re.compile(r"(?<!\w)@(?:alongside|bot)\b", re.IGNORECASE)
_ENCRYPTION = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}


@dataclass(frozen=True, slots=True)
class Read:
    """What the bot did in a room, as the client of somebody there has it. `was_open`: it came without encryption."""

    id: str
    room: str
    kind: str
    content: Mapping[str, Any]
    was_open: bool


class _Forgetful:
    """Where the keys of somebody are kept who is never away: in the client itself. A database would take longer."""

    def __init__(self, *_: object) -> None:
        pass

    def load_account(self) -> None:
        return None

    def load_sessions(self) -> SessionStore:
        return SessionStore()

    def load_inbound_group_sessions(self) -> GroupSessionStore:
        return GroupSessionStore()

    def load_device_keys(self) -> DeviceStore:
        return DeviceStore()

    def load_outgoing_key_requests(self) -> dict[str, Any]:
        return {}

    def load_encrypted_rooms(self) -> set[str]:
        return set()

    def _keep(self, *_: object) -> None:
        pass

    def _no(self, *_: object) -> bool:
        return False

    is_device_verified = is_device_blacklisted = is_device_ignored = _no
    ignore_device = ignore_devices = _keep
    save_account = save_session = save_inbound_group_session = save_device_keys = save_encrypted_rooms = _keep
    add_outgoing_key_request = remove_outgoing_key_request = save_sync_token = _keep


class Client:
    """`name`: what the test calls them; `user`: who they are on the homeserver; `bot`: whom they talk with. `let_into`:
    rooms of the bot's that they were asked into, and not sent out of since."""

    def __init__(self, synapse: Synapse, name: str, account: Mapping[str, Any]) -> None:
        self.name = name
        self.user: str = account["user_id"]
        self.blocks = False
        self.direct: str | None = None
        self.let_into: set[str] = set()
        self.token = ""
        self.has_acted = False
        self._looked_at: set[str] = set()
        self.bot = ""
        self._synapse = synapse
        self._transactions = count()
        config = AsyncClientConfig(
            encryption_enabled=True,
            store=_Forgetful,
            store_sync_tokens=False,
            max_limit_exceeded=0,
            max_timeouts=0,
        )
        self._nio = AsyncClient(synapse.url, self.user, account["device_id"], store_path="nowhere", config=config)
        self._nio.restore_login(self.user, account["device_id"], account["access_token"])

    @classmethod
    async def new(cls, synapse: Synapse, name: str) -> Client:
        """Somebody with an account of their own, who has not looked at anything yet."""
        client = cls(synapse, name, await synapse.register(synapse.new_name(name), PASSWORD, called=name))
        await client._upkeep()
        return client

    async def close(self) -> None:
        await self._nio.close()

    async def call(self, method: str, *path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        url = "/".join([_API, *(quote(piece, safe="") for piece in path)])
        headers = {"Authorization": f"Bearer {self._nio.access_token}", "Content-Type": "application/json"}
        written = json.dumps(body if body is not None else {}) if method != "GET" else None
        async with await self._nio.send(method, url, written, headers) as answer:
            found: dict[str, Any] = await answer.json()
        assert answer.status < 400, (path, found)
        return found

    def knows(self, room: str) -> bool:
        return room in self._nio.rooms

    async def looks(self) -> list[Read]:
        """What the bot did since the last look."""
        answer = await self._nio.sync(timeout=0, sync_filter=_FILTER)
        assert isinstance(answer, SyncResponse), answer
        self.token = answer.next_batch
        self.has_acted = await self._upkeep()
        for room, invited in answer.rooms.invite.items():
            self.has_acted = await self._asked_into(room, invited.invite_state) or self.has_acted
        for room in answer.rooms.leave:
            self.let_into.discard(room)
            self._looked_at.discard(room)
        return [read for room, info in answer.rooms.join.items() for read in self._read(room, info.timeline)]

    async def _upkeep(self) -> bool:
        client, acted = self._nio, False
        if client.should_upload_keys:
            await client.keys_upload()
        if client.should_query_keys:
            await client.keys_query()
        if client.should_claim_keys:
            await client.keys_claim(client.get_users_for_key_claiming())
            acted = True
        return bool(await client.send_to_device_messages()) or acted

    async def _asked_into(self, room: str, state: Sequence[Any]) -> bool:
        """They go wherever the bot asks them to, unless they want no more of it."""
        asked = [event for event in state if event.source.get("state_key") == self.user]
        assert [event.sender for event in asked] == [self.bot], asked
        is_direct = asked[0].content.get("is_direct") is True
        if not is_direct:
            self.let_into.add(room)
        if self.blocks:
            return False
        await self.call("POST", "join", room)
        if is_direct:
            self.direct = room
        return True

    def _read(self, room: str, timeline: Any) -> list[Read]:  # nio's responses have no types
        assert not timeline.limited or room not in self._looked_at, "more happened than one look shows"
        self._looked_at.add(room)
        found = []
        for event in timeline.events:
            assert not (isinstance(event, MegolmEvent) and event.sender == self.bot), f"{self.name} cannot decrypt it"
            if event.sender == self.bot:
                source = event.source
                was_open = not getattr(event, "decrypted", False)
                found.append(Read(event.event_id, room, source["type"], source.get("content", {}), was_open))
        return found

    async def says(self, text: str, room: str, answers: str | None = None) -> str:
        """Words, sent as the usual clients do: a mention of the bot is a link. `answers`: what it is a reply to."""
        content: dict[str, Any] = {"msgtype": "m.text", "body": text}
        if _TO_THE_BOT.search(text):
            link = f'<a href="https://matrix.to/#/{self.bot}">Alongside</a>'
            content["body"] = _TO_THE_BOT.sub("Alongside", text)
            content["format"] = "org.matrix.custom.html"
            content["formatted_body"] = _TO_THE_BOT.sub(link, html.escape(text, quote=False))
            content["m.mentions"] = {"user_ids": [self.bot]}
        if answers is not None:
            content["m.relates_to"] = {"m.in_reply_to": {"event_id": answers}}
            content["m.mentions"] = {"user_ids": [self.bot]}
        transaction = f"{self.name}{next(self._transactions)}"
        sent = await self._nio.room_send(room, "m.room.message", content, transaction, ignore_unverified_devices=True)
        assert isinstance(sent, RoomSendResponse), sent
        return str(sent.event_id)

    async def sends(self, text: str, file: str, content: bytes, room: str) -> None:
        """A file, sealed as clients do it in an encrypted room. `text`: its caption, "" for none."""
        sealed, keys = encrypt_attachment(content)
        kept, _ = await self._nio.upload(io.BytesIO(sealed), "application/octet-stream", filesize=len(sealed))
        body = {"msgtype": "m.file", "body": text or file, "filename": file, "info": {"size": len(content)}}
        said = {**body, "file": {**keys, "url": kept.content_uri}}
        transaction = f"{self.name}{next(self._transactions)}"
        sent = await self._nio.room_send(room, "m.room.message", said, transaction, ignore_unverified_devices=True)
        assert isinstance(sent, RoomSendResponse), sent

    async def begins_talking(self) -> None:
        """A direct room with the bot, as clients make it when somebody is written to for the first time."""
        body = {
            "preset": "trusted_private_chat",
            "is_direct": True,
            "invite": [self.bot],
            "initial_state": [_ENCRYPTION],
        }
        self.direct = (await self.call("POST", "createRoom", body=body))["room_id"]

    async def opens(self, content: Mapping[str, Any]) -> bytes:
        """The file of a message, as it was before it was sealed."""
        sealed = content["file"]
        server, _, media = sealed["url"].removeprefix("mxc://").partition("/")
        path = f"/_matrix/client/v1/media/download/{server}/{media}"
        headers = {"Authorization": f"Bearer {self._nio.access_token}"}
        async with await self._nio.send("GET", path, None, headers) as answer:
            found = await answer.read()
        return bytes(decrypt_attachment(found, sealed["key"]["k"], sealed["hashes"]["sha256"], sealed["iv"]))

    async def leaves(self, room: str) -> None:
        await self.call("POST", "rooms", room, "leave")
        if room == self.direct:
            self.direct = None
