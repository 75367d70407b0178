"""Requests to the homeserver, as one login makes them."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from nio import (
    AsyncClient,
    EncryptionError,
    KeysUploadResponse,
    LocalProtocolError,
    MatrixRoom,
    MegolmEvent,
    OlmTrustError,
    RoomGetEventResponse,
    RoomGetStateResponse,
    RoomMessagesResponse,
    RoomSendResponse,
    SendRetryError,
    SyncResponse,
)
from nio import Event as NioEvent

from bot.adapters.matrix.answers import FAILURES, R, Unreachable, checked, refusal_of
from bot.adapters.matrix.client import TIMEOUT

for _name in ("nio", "peewee", "aiohttp"):
    _library = logging.getLogger(_name)  # they log what people wrote where it has not the form they expect
    _library.addHandler(logging.NullHandler())
    _library.propagate = False

_CLIENT = "/_matrix/client/v3"
_MEDIA = "/_matrix/media/v3"


class Wire:
    """One login's requests. Raises Refused and Unreachable, and nothing else of the network's."""

    def __init__(self, client: AsyncClient) -> None:
        self.client = client

    @property
    def user(self) -> str:
        return str(self.client.user_id)

    @property
    def device(self) -> str:
        return self.client.device_id or ""

    async def call(
        self,
        method: str,
        *path: str,
        body: Mapping[str, Any] | None = None,
        query: Mapping[str, str] | None = None,
        base: str = _CLIENT,
        timeout: float = TIMEOUT,
    ) -> dict[str, Any]:
        """A request of the client-server API: the path's pieces are quoted, the answer is its JSON."""
        url = "/".join([base, *(quote(piece, safe="") for piece in path)])
        if query:
            url += f"?{urlencode(query)}"
        written = json.dumps(body if body is not None else {}) if method != "GET" else None
        return await self._answer(method, url, written, "application/json", timeout)

    async def upload(self, content: bytes, media_type: str, name: str | None = None) -> str:
        """A file for the homeserver to keep; gives its address ("mxc://..."): whoever knows it can read the file."""
        query = f"?{urlencode({'filename': name})}" if name else ""
        found = await self._answer("POST", f"{_MEDIA}/upload{query}", content, media_type, TIMEOUT)
        return str(found.get("content_uri", ""))

    async def download(self, path: str, most: int) -> bytes:
        """A file that the homeserver keeps: no more of it than so many bytes and one."""
        headers = {"Authorization": f"Bearer {self.client.access_token}"}
        try:
            async with await self.client.send("GET", path, None, headers, timeout=TIMEOUT) as answer:
                if answer.status != 200:
                    raise refusal_of(answer.status, None, answer.headers.get("Retry-After"))
                return bytes(await answer.content.readexactly(most + 1))
        except asyncio.IncompleteReadError as whole:
            return whole.partial
        except FAILURES as error:
            raise Unreachable(type(error).__name__) from None

    async def _answer(
        self, method: str, url: str, written: str | bytes | None, kind: str, timeout: float
    ) -> dict[str, Any]:
        headers = {"Content-Type": kind}
        if self.client.access_token:
            headers["Authorization"] = f"Bearer {self.client.access_token}"
        try:
            answer = await self.client.send(method, url, written, headers, timeout=timeout)
            async with answer:
                raw = await answer.read()
        except FAILURES as error:
            raise Unreachable(type(error).__name__) from None
        try:
            content = json.loads(raw or b"{}")
        except ValueError:
            content = None
        if answer.status >= 400 or not isinstance(content, dict):
            raise refusal_of(answer.status, content, answer.headers.get("Retry-After"))
        return content

    async def sync(self, since: str | None, *, wait: float, sync_filter: Mapping[str, Any], full: bool) -> SyncResponse:
        """What happened since. `wait`: seconds that the server may keep us waiting for something to happen."""
        self.client.next_batch = ""  # else it ignores an answer that ends there: one that we could not finish with, or
        # the whole state after a start before which nothing had happened
        asked = self.client.sync(
            timeout=int(wait * 1000), sync_filter=dict(sync_filter), since=since, full_state=full or None
        )
        return await self._asked(asked, SyncResponse)

    async def messages(
        self, room: str, start: str, end: str | None, limit: int, room_filter: Mapping[str, Any]
    ) -> RoomMessagesResponse:
        """A page of a room's history, backwards from `start`."""
        asked = self.client.room_messages(room, start=start, end=end, limit=limit, message_filter=dict(room_filter))
        return await self._asked(asked, RoomMessagesResponse)

    async def state(self, room: str) -> Sequence[Mapping[str, Any]]:
        """The state of a room as it is now."""
        events: Sequence[Mapping[str, Any]] = (
            await self._asked(self.client.room_get_state(room), RoomGetStateResponse)
        ).events
        return events

    async def send(self, room: str, kind: str, content: Mapping[str, Any], transaction: str) -> str:
        """Sends an event, encrypted where the room is; gives its id. The same transaction again is the same event."""
        try:
            asked = self.client.room_send(room, kind, dict(content), transaction, ignore_unverified_devices=True)
            answer = await self._asked(asked, RoomSendResponse)
        except (LocalProtocolError, OlmTrustError, SendRetryError) as error:  # the room is not synced yet, or its keys
            raise Unreachable(type(error).__name__) from error
        return str(answer.event_id)

    async def own_event(self, room: str, event: str) -> Mapping[str, Any] | None:
        """The content of an event that we sent, as we last edited it. None: somebody else sent it, or it is closed."""
        found = (await self._asked(self.client.room_get_event(room, event), RoomGetEventResponse)).event
        edit = _latest_edit(found.source)
        original = self._own_content(room, found)
        edited = self._own_content(room, NioEvent.parse_event(edit)) if edit is not None else None
        new = edited.get("m.new_content") if edited is not None else original
        return new if original is not None and isinstance(new, Mapping) else None

    def _own_content(self, room: str, event: Any) -> Mapping[str, Any] | None:  # noqa: ANN401  # nio's own
        if isinstance(event, MegolmEvent):
            event.room_id = room
            event = self.decrypted(event)
        if event is None or event.sender != self.user:
            return None
        content = event.source.get("content")
        return content if isinstance(content, Mapping) else None

    def decrypted(self, event: MegolmEvent) -> Any | None:  # noqa: ANN401  # nio's events have no one type
        """The event that was not readable when it came, if it is now."""
        try:
            return self.client.decrypt_event(event)
        except EncryptionError:
            return None

    async def ask_for_key(self, event: MegolmEvent) -> None:
        """Asks the other devices of whoever wrote it, and our own, for what opens it."""
        try:
            await self._asked(self.client.request_room_key(event), object)
        except LocalProtocolError:  # asked already
            return

    def enter(self, room: str) -> None:
        """We have just made it, encrypted: something may be sent there before a sync tells of it."""
        self.client.rooms.setdefault(room, MatrixRoom(room, self.user, encrypted=True))

    async def let_in(self, room: str, user: str) -> None:
        """Who was asked in a moment ago gets the keys of what is sent from now on, before a sync tells of it."""
        known = self.client.rooms.get(room)
        if known is None or not known.add_member(user, None, None, invited=True):
            return
        self.client.invalidate_outbound_session(room)
        self.client.olm.update_tracked_users(known)
        if self.client.should_query_keys:
            await self._asked(self.client.keys_query(), object)

    def let_out(self, room: str, user: str) -> None:
        """Who was sent out a moment ago gets no more keys."""
        known = self.client.rooms.get(room)
        if known is not None and known.remove_member(user):
            self.client.invalidate_outbound_session(room)

    def forget(self, room: str) -> None:
        """We are in it no more."""
        self.client.rooms.pop(room, None)
        self.client.invited_rooms.pop(room, None)

    def knows_encrypted(self, room: str) -> bool:
        """Whether what is sent there would be encrypted."""
        known = self.client.rooms.get(room)
        return known is not None and bool(known.encrypted)

    async def upkeep(self) -> None:
        """What encryption needs after each sync: our keys uploaded, others' known, messages to devices sent."""
        client = self.client
        if client.olm is None:
            return
        if client.should_upload_keys:
            await self._upload_keys()
        if client.should_query_keys:
            await self._asked(client.keys_query(), object)
        if client.should_claim_keys:
            await self._asked(client.keys_claim(client.get_users_for_key_claiming()), object)
        for answer in await self._survived(client.send_to_device_messages()):
            checked(answer, object)

    async def _upload_keys(self) -> None:
        """Kept before they are sent: matrix-nio keeps them only after the answer, and a crash between the two would
        leave keys with the homeserver that we cannot open, and others would use them."""
        keys = self.client.olm.share_keys()
        self.client.olm.save_account()
        answer = await self.call("POST", "keys", "upload", body=keys)
        checked(uploaded := KeysUploadResponse.from_dict(answer), KeysUploadResponse)
        await self.client.receive_response(uploaded)

    async def close(self) -> None:
        await self.client.close()

    async def _asked(self, request: Any, kind: type[R]) -> R:  # noqa: ANN401  # nio's requests have no one type
        return checked(await self._survived(request), kind)

    @staticmethod
    async def _survived(request: Any) -> Any:  # noqa: ANN401  # nio's requests have no one type
        try:
            return await request
        except FAILURES as error:
            raise Unreachable(type(error).__name__) from None


def _latest_edit(event: Mapping[str, Any]) -> dict[str, Any] | None:
    """The event that says this one anew, as the homeserver bundles it."""
    unsigned = event.get("unsigned")
    relations = unsigned.get("m.relations") if isinstance(unsigned, Mapping) else None
    edit = relations.get("m.replace") if isinstance(relations, Mapping) else None
    return edit if isinstance(edit, dict) and "type" in edit else None
