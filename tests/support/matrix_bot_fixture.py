"""A bot on a real homeserver that takes one step at a time, and people who may send whatever they like."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from nio import AsyncClient, AsyncClientConfig, MegolmEvent, SyncResponse
from nio.store import SqliteMemoryStore

from bot.adapters.matrix.link import Link
from bot.adapters.matrix.platform import Matrix
from bot.adapters.matrix.settings import Settings
from bot.app import App
from bot.core.clock import SystemClock
from bot.core.deeds import Delivery, Lane, Manner, Receipt, key_of
from bot.core.heard import Heard, Said
from bot.core.people import Account, Place, PlaceKind
from bot.core.replies import Line, Shown, ShownFile, Typed
from tests.support.synapse import PASSWORD, Refused, Synapse

API = "/_matrix/client/v3"
ENCRYPTION = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}
REASON = "A room for the two of us."
_PATIENCE = 40
"""So many steps, and then what is waited for will not come."""

H = TypeVar("H", bound=Heard)
Content = Mapping[str, Any]


class Someone:
    """A person with an account and no client: each request is one of the client-server API."""

    _transactions = count()

    def __init__(self, synapse: Synapse, account: Mapping[str, str]) -> None:
        self.synapse = synapse
        self.user = account["user_id"]
        self.token = account["access_token"]
        self.device = account["device_id"]

    async def call(self, method: str, *path: str, body: Content | None = None, query: str = "") -> dict[str, Any]:
        url = "/".join([API, *(quote(piece, safe="") for piece in path)]) + query
        return await self.synapse.call(method, url, None if method == "GET" else dict(body or {}), self.token)

    async def create(self, **body: Any) -> str:  # JSON
        return str((await self.call("POST", "createRoom", body={"preset": "private_chat", **body}))["room_id"])

    async def create_direct(self, bot: str, **body: Any) -> str:  # JSON
        """Not encrypted, so that whoever has no client can read it; the bot may not change that."""
        return await self.create(is_direct=True, invite=[bot], **body)

    async def create_space(self, **body: Any) -> str:  # JSON
        return await self.create(creation_content={"type": "m.space"}, **body)

    async def invite(self, room: str, user: str, *, is_direct: bool = False) -> None:
        content = {"membership": "invite", "is_direct": is_direct}
        await self.state(room, "m.room.member", content, user)

    async def join(self, room: str) -> None:
        await self.call("POST", "join", room)

    async def leave(self, room: str) -> None:
        await self.call("POST", "rooms", room, "leave")

    async def kick(self, room: str, user: str) -> None:
        await self.call("POST", "rooms", room, "kick", body={"user_id": user})

    async def ban(self, room: str, user: str) -> None:
        await self.call("POST", "rooms", room, "ban", body={"user_id": user})

    async def state(self, room: str, kind: str, content: Content, key: str = "") -> str:
        return str((await self.call("PUT", "rooms", room, "state", kind, key, body=content))["event_id"])

    async def levels(self, room: str, **users: int) -> None:
        """By what follows in `users`, of people as their whole id says."""
        power = await self.call("GET", "rooms", room, "state", "m.room.power_levels", "")
        await self.state(room, "m.room.power_levels", {**power, "users": {**power.get("users", {}), **users}})

    async def send(self, room: str, content: Content, kind: str = "m.room.message") -> str:
        transaction = f"t{next(self._transactions)}"
        return str((await self.call("PUT", "rooms", room, "send", kind, transaction, body=content))["event_id"])

    async def tries(self, room: str, content: Content, kind: str = "m.room.message") -> int:
        """Sends it if the homeserver lets it through. Another one may, so whatever it refuses is no proof."""
        try:
            await self.send(room, content, kind)
        except Refused:
            return 0
        return 1

    async def say(self, room: str, text: str, **more: Any) -> str:  # JSON
        return await self.send(room, {"msgtype": "m.text", "body": text, **more})

    async def reply(self, room: str, to: str, text: str) -> str:
        return await self.say(room, text, **{"m.relates_to": {"m.in_reply_to": {"event_id": to}}})

    async def edit(self, room: str, event: str, text: str) -> str:
        new = {"msgtype": "m.text", "body": text}
        relation = {"rel_type": "m.replace", "event_id": event}
        return await self.say(room, f"* {text}", **{"m.new_content": new, "m.relates_to": relation})

    async def events(self, room: str, sender: str | None = None, kind: str = "m.room.message") -> list[dict[str, Any]]:
        """What stands in a room as this person may see it, oldest first."""
        found = await self.call("GET", "rooms", room, "messages", query="?dir=b&limit=500")
        events = [event for event in reversed(found["chunk"]) if event["type"] == kind and event["content"]]
        return [event for event in events if sender in (None, event["sender"])]

    async def texts(self, room: str, sender: str) -> list[str]:
        return [event["content"]["body"] for event in await self.events(room, sender)]

    async def invited_to(self) -> dict[str, Mapping[str, Any]]:
        """The rooms that they are asked into, and the invitation."""
        rooms = (await self.call("GET", "sync", query="?timeout=0")).get("rooms", {}).get("invite", {})
        return {
            room: next(event for event in told["invite_state"]["events"] if event.get("state_key") == self.user)
            for room, told in rooms.items()
        }


class WithClient(Someone):
    """A person whose client encrypts, and encrypts whatever they say, in the form of an event or not."""

    def __init__(self, synapse: Synapse, account: Mapping[str, str]) -> None:
        super().__init__(synapse, account)
        config = AsyncClientConfig(encryption_enabled=True, store=SqliteMemoryStore, store_sync_tokens=False)
        self.nio = AsyncClient(synapse.url, self.user, device_id=self.device, config=config)
        self.nio.restore_login(self.user, self.device, self.token)
        self.seen: list[tuple[str, Any]] = []

    async def look(self, *, joins: bool = True) -> None:
        answer = await self.nio.sync(timeout=0, full_state=not self.seen)
        assert isinstance(answer, SyncResponse), answer
        if self.nio.should_upload_keys:
            await self.nio.keys_upload()
        if self.nio.should_query_keys:
            await self.nio.keys_query()
        if self.nio.should_claim_keys:
            await self.nio.keys_claim(self.nio.get_users_for_key_claiming())
        await self.nio.send_to_device_messages()
        for room, info in answer.rooms.join.items():
            self.seen += [(room, event) for event in info.timeline.events]
        for room in list(answer.rooms.invite) if joins else ():
            await self.nio.join(room)

    async def seal(self, room: str, payload: Mapping[str, Any]) -> str:
        """Sends this, encrypted for all who are there: the homeserver cannot see that it is no message."""
        if self.nio.olm.should_share_group_session(room):
            await self.nio.share_group_session(room, ignore_unverified_devices=True)
        content = self.nio.olm.group_encrypt(room, dict(payload))
        return await self.send(room, content, "m.room.encrypted")

    async def say_sealed(self, room: str, text: str) -> str:
        message = {"msgtype": "m.text", "body": text}
        answer = await self.nio.room_send(room, "m.room.message", message, ignore_unverified_devices=True)
        return str(answer.event_id)

    def read(self, sender: str) -> list[tuple[str, str]]:
        """Room and words of all that this sender said, as this client can read it."""
        return [
            (room, event.source["content"].get("body", ""))
            for room, event in self.seen
            if event.sender == sender and event.source.get("type") == "m.room.message"
        ]

    def unreadable(self, sender: str) -> list[Any]:
        return [event for _, event in self.seen if isinstance(event, MegolmEvent) and event.sender == sender]

    async def close(self) -> None:
        await self.nio.close()
        self.nio.store.database.close()


class StepBot:
    """The whole bot, or with `only_hears` its adapter alone. It hears when it is told to, and `heard` keeps what."""

    def __init__(self, synapse: Synapse, settings: Settings, url: str, *, only_hears: bool = False) -> None:
        self.synapse = synapse
        self.settings = settings
        self.heard: list[Heard] = []
        self._url = url
        self._only_hears = only_hears
        self.app: App | None = None
        self.matrix: Matrix | None = None

    @property
    def user(self) -> str:
        return self.settings.user

    @property
    def link(self) -> Link:
        assert self.matrix is not None
        return self.matrix.link

    def build(self) -> None:
        self.matrix = Matrix(self.settings, lambda key, language: REASON, SystemClock())
        self.app = App(self._url, [self.matrix], SystemClock())

    async def start(self, **changed: Any) -> None:  # any setting
        self.settings = replace(self.settings, **changed)
        self.build()
        assert self.matrix is not None
        assert self.app is not None
        await self.app.start()
        await self.matrix.connect(self.app.notebook("matrix"), self.hear)

    def hear(self, event: Heard) -> asyncio.Task[None]:
        self.heard.append(event)
        assert self.app is not None
        return asyncio.create_task(asyncio.sleep(0)) if self._only_hears else self.app.hear(event)

    async def step(self, times: int = 1) -> None:
        """What happened is heard, handled and answered, and what is due is done."""
        for _ in range(times):
            await self.link.hearing.once(0)
            await self.link.settled()
            assert self.app is not None
            await self.app.tick()

    async def until(self, holds: Callable[[], Any]) -> None:
        for _ in range(_PATIENCE):
            if holds():
                return
            await self.step()
        raise TimeoutError("it did not come to that")

    async def joined(self, *rooms: str) -> None:
        await self.until(lambda: all(room in self.link.rooms for room in rooms))

    async def hears_all(self, rooms: Sequence[str], by: Someone) -> None:
        """Everything up to here: a last word in each room, and it is heard."""
        marks = [await by.say(room, "that was all") for room in rooms]
        await self.until(lambda: {event.id for event in self.heard} >= set(marks))

    def of(self, kind: type[H], by: Someone | None = None) -> list[H]:
        found = [event for event in self.heard if isinstance(event, kind)]
        return [event for event in found if by is None or event.who.account.ref == by.user]

    def said(self, by: Someone | None = None) -> list[str]:
        return [event.text for event in self.of(Said, by)]

    async def deliver(self, to: Someone | str, *lines: str, **more: Any) -> Sequence[Receipt]:
        assert self.matrix is not None
        return await self.matrix.deliver(delivery(to, *lines, **more))

    async def stop(self) -> None:
        if self.app is not None and self.matrix is not None:
            await self.matrix.close()
            await self.app.stop()
        self.app = self.matrix = None

    async def crash(self) -> None:
        """Nothing is saved that was not, and nothing that is under way ends."""
        assert self.matrix is not None
        assert self.app is not None
        link, self.matrix._link = self.matrix._link, None
        await self.app.dispatcher.abandon()
        if link is not None and link.hearing._saving is not None:
            link.hearing._saving.cancel()
        await self.matrix.close()
        await self.app.die()
        self.app = self.matrix = None


def delivery(to: Someone | str, *lines: str, key: str = "", **more: Any) -> Delivery:  # its fields
    """Something unasked for a person, or something for a room. `typed`: words that somebody typed, at the end."""
    account = Account("matrix", to.user) if isinstance(to, Someone) else None
    place = None if account is not None else Place(PlaceKind.ROOM, str(to))
    spans: tuple[Line, ...] = tuple((line,) for line in lines)
    typed: str | None = more.pop("typed", None)
    files: tuple[ShownFile, ...] = more.pop("files", ())
    choices: tuple[str, ...] = more.pop("choices", ())
    if typed is not None:
        spans = (*spans, (Typed(typed),))
    key = key or key_of("test", next(_keys))
    said: dict[str, Any] = {
        "key": key,
        "card": key,
        "manner": Manner.DIRECT if account is not None else Manner.ROOM,
        "account": account,
        "place": place,
        "shown": Shown(spans, choices, "UTC", "en", files),
        "cog": "tests",
        "lane": Lane.ANSWERS,
    }
    return Delivery(**{**said, **more})


_keys = count()


class House:
    """A homeserver with people on it, and the bots of one test. Their names are new in each test."""

    def __init__(self, synapse: Synapse, folder: Path) -> None:
        self.synapse = synapse
        self._folder = folder
        self._bots: list[StepBot] = []
        self._clients: list[WithClient] = []
        self._ears: StepBot | None = None

    async def ears(self) -> StepBot:
        """A bot that only hears, the same for all tests of a house: for those that neither stop nor change it."""
        if self._ears is None:
            self._ears = await self.bot(only_hears=True)
        await self._ears.step()
        self._ears.heard.clear()
        return self._ears

    async def person(self, name: str) -> Someone:
        return Someone(self.synapse, await self.synapse.register(self.synapse.new_name(name)))

    async def client(self, name: str) -> WithClient:
        client = WithClient(self.synapse, await self.synapse.register(self.synapse.new_name(name)))
        self._clients.append(client)
        await client.look()
        return client

    async def bot(self, *, only_hears: bool = False, starts: bool = True, **changed: Any) -> StepBot:
        account = await self.synapse.register(self.synapse.new_name("alongside"), PASSWORD)
        folder = self._folder / f"bot{len(self._bots)}"
        settings = Settings(
            homeserver=self.synapse.url,
            user=account["user_id"],
            folder=folder / "matrix",
            password=PASSWORD,
            display_name="Alongside",
        )
        folder.mkdir()
        url = f"sqlite+aiosqlite:///{folder / 'bot.sqlite3'}"
        bot = StepBot(self.synapse, replace(settings, **changed), url, only_hears=only_hears)
        self._bots.append(bot)
        if starts:
            await bot.start()
        return bot

    async def lounge(self, bot: StepBot, host: Someone, *others: Someone, **body: Any) -> str:  # JSON
        """A room that stands alone, with the bot in it."""
        more = [other.user for other in others]
        room = await host.create(name="lounge", invite=[bot.user, *more], **body)
        for other in others:
            await other.join(room)
        await bot.joined(room)
        return room

    async def direct(self, bot: StepBot, person: Someone, **body: Any) -> str:  # JSON
        """Their own direct room, not encrypted, with the bot in it."""
        room = await person.create_direct(bot.user, **body)
        await bot.joined(room)
        return room

    async def end(self) -> None:
        for client in self._clients:
            await client.close()
        for bot in self._bots:
            await bot.stop()


@asynccontextmanager
async def a_house(synapse: Synapse, folder: Path) -> AsyncIterator[House]:
    house = House(synapse, folder)
    try:
        yield house
    finally:
        await house.end()
