"""The gateway half of the fake: sessions that are identified, resumed, cut and closed, and events on their way."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from tests.support import discord_fake_payloads as payloads
from tests.support import discord_fake_payloads_guilds as guilds
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_session import Connection, Session
from tests.support.discord_fake_state import Happening
from tests.support.discord_fake_world import Guild, Json

if TYPE_CHECKING:
    from tests.support.discord_fake import FakeDiscord

HEARTBEAT, IDENTIFY, RESUME, RECONNECT, MEMBERS, INVALID, HELLO, ACK = 1, 2, 6, 7, 8, 9, 10, 11
GUILDS, GUILD_MEMBERS, SCHEDULED, CONTENT = 1 << 0, 1 << 1, 1 << 16, 1 << 15
PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)
_KNOWN_INTENTS = (1 << 26) - 1
_BY_PREFIX = {
    "GUILD_MEMBER": GUILD_MEMBERS,
    "GUILD_SCHEDULED_EVENT": SCHEDULED,
    "GUILD_": GUILDS,
    "CHANNEL_": GUILDS,
    "THREAD_": GUILDS,
    "STAGE_INSTANCE_": GUILDS,
}
_IN_GUILD_AND_DIRECT = {"MESSAGE_REACTION": (1 << 10, 1 << 13), "MESSAGE_": (1 << 9, 1 << 12)}


class Gateway:
    """`heartbeat`: how often it wants to hear from a client; `acks`: whether it then says so (if not: a zombie).

    `refuse`: so many of the next connections are refused, with status `refuse_with` (0: the line is cut).
    `max_concurrency`: so many shards may identify in five seconds, if `is_strict`. `identified`, `resumed`,
    `connections`: how many there were; `closed_with`: how those ended that did.
    """

    def __init__(self, fake: FakeDiscord) -> None:
        self._fake = fake
        self.sessions: dict[str, Session] = {}
        self.open: set[Connection] = set()
        self.heartbeat = 41.25
        self.acks = True
        self.refuse = 0
        self.refuse_with = 503
        self.latency = 0.0
        self.max_concurrency = 1
        self.is_strict = False
        self.identified = self.resumed = self.connections = self.heartbeats = 0
        self.closed_with: list[int] = []
        self._identified_at: dict[int, float] = {}

    # what goes wrong on purpose

    def cut(self) -> None:
        """Every line breaks without a word."""
        for connection in self._connections():
            connection.cut()
        self._forget_connections()

    def close(self, code: int) -> None:
        for connection in self._connections():
            connection.close(code)
        self._forget_connections()

    def reconnect(self) -> None:
        """Op 7: every client is asked to come again."""
        for connection in self._connections():
            connection.send(RECONNECT)
        self._forget_connections()

    def invalidate(self, resumable: bool) -> None:
        """Op 9: every session is over, unless it may be resumed."""
        for connection in self._connections():
            connection.send(INVALID, resumable)
        self._forget_connections()
        if not resumable:
            self.sessions.clear()

    def _connections(self) -> list[Connection]:
        return [each.connection for each in self.sessions.values() if each.connection is not None]

    def _forget_connections(self) -> None:
        """From here on, until they come again, what happens is kept for them."""
        for session in self.sessions.values():
            session.connection = None

    # events

    def tell(self, happening: Happening) -> None:
        for session in self.sessions.values():
            if session.hears_of(happening.guild) and self._is_for(session, happening):
                data = self._without_content(session, happening)
                self._fake.judge_event(happening.name, data)
                session.tell(happening.name, data)

    def _is_for(self, session: Session, happening: Happening) -> bool:
        name, guild = happening.name, happening.guild
        if guild is not None and self._fake.bot.id not in guild.members and name != "GUILD_DELETE":
            return False
        needed = _intent_for(name, is_direct=guild is None)
        if (needed and not session.intents & needed) or not self._knows_members(session, happening):
            return False
        channel = happening.channel
        return channel is None or bool(self._fake.state.may(self._fake.bot, channel) & Permission.VIEW_CHANNEL)

    def _knows_members(self, session: Session, happening: Happening) -> bool:
        """Who else is let into a thread, or sent out, is told only to who is told of members."""
        if happening.name != "THREAD_MEMBERS_UPDATE" or session.intents & GUILD_MEMBERS:
            return True
        data, bot = happening.data, str(self._fake.bot.id)
        added = [each["user_id"] for each in data.get("added_members", ())]
        return bot in (*added, *data.get("removed_member_ids", ()))

    def _without_content(self, session: Session, happening: Happening) -> Json:
        """Without the intent for it, a bot reads only what is said in private, to it or by it."""
        message, bot = happening.message, self._fake.bot
        if message is None or happening.guild is None or session.intents & CONTENT:
            return happening.data
        if message.author is bot or bot in message.mentions:
            return happening.data
        return happening.data | {"content": "", "embeds": [], "attachments": [], "components": []}

    # a client's line

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.connections += 1
        if self.refuse > 0:
            self.refuse -= 1
            if not self.refuse_with and request.transport is not None:
                request.transport.abort()
            return web.Response(status=self.refuse_with or 503)
        line = web.WebSocketResponse(compress=False)
        await line.prepare(request)
        connection = Connection(line, request, self.latency)
        self.open.add(connection)
        if request.query.get("v") != "10" or request.query.get("encoding") != "json":
            connection.close(4012)
        connection.send(HELLO, {"heartbeat_interval": int(self.heartbeat * 1000)})
        try:
            async for message in line:
                if message.type is WSMsgType.TEXT:
                    self._heard(connection, message.data)
        except Exception as broken:
            self._fake.violated("the fake broke", "gateway", repr(broken))
            raise
        finally:
            self._gone(connection, line.close_code)
            await connection.ends()
        return line

    def _gone(self, connection: Connection, code: int | None) -> None:
        self.open.discard(connection)
        self.closed_with.append(connection.closed_with or int(code or 1006))
        for session in [each for each in self.sessions.values() if each.connection is connection]:
            session.connection = None
            if code in (1000, 1001) and not connection.is_cut:  # who says goodbye does not come back to it
                del self.sessions[session.id]

    def _heard(self, connection: Connection, written: str) -> None:
        if len(written) > 4096:
            return connection.close(4002)
        payload = json.loads(written)
        op, data = payload["op"], payload.get("d")
        if op == HEARTBEAT:
            self.heartbeats += 1
            if self.acks:
                connection.send(ACK)
        elif op == IDENTIFY:
            self._identify(connection, data)
        elif op == RESUME:
            self._resume(connection, data)
        elif op == MEMBERS:
            self._members(connection, data)
        elif op not in (3, 4):
            connection.close(4001)
        return None

    def _identify(self, connection: Connection, data: Json) -> None:
        self.identified += 1
        number, of = data.get("shard") or (0, 1)
        refusal = self._refusal(data["token"], data["intents"], number, of)
        if refusal is not None:
            return connection.close(refusal)
        if self.is_strict and not self._may_identify(number):
            return connection.send(INVALID, False)
        for old in [each for each in self.sessions.values() if each.shard == (number, of) and each.connection is None]:
            del self.sessions[old.id]
        session = Session(f"session{self._fake.time.new_id()}", (number, of), data["intents"], connection)
        self.sessions[session.id] = session
        mine = [each for each in self._fake.state.guilds.values() if session.hears_of(each)]
        mine = [each for each in mine if self._fake.bot.id in each.members]
        self._tell(session, "READY", self._ready(session, mine))
        if session.intents & GUILDS:
            for guild in mine:
                if guild.is_available:
                    self._tell(session, "GUILD_CREATE", guilds.arriving(guild, self._fake.bot))
        return None

    def _refusal(self, token: str, intents: int, number: int, of: int) -> int | None:
        if token != self._fake.token:
            return 4004
        if intents & ~_KNOWN_INTENTS:
            return 4013
        if intents & PRIVILEGED & ~self._fake.granted:
            return 4014
        return None if 0 <= number < of else 4010

    def _may_identify(self, number: int) -> bool:
        bucket, now = number % self.max_concurrency, self._fake.time.now()
        if now - self._identified_at.get(bucket, 0.0) < 5:
            return False
        self._identified_at[bucket] = now
        return True

    def _ready(self, session: Session, guilds: Iterable[Guild]) -> Json:
        bot = self._fake.bot
        return {
            "v": 10,
            "user": payloads.myself(bot),
            "guilds": [{"id": str(each.id), "unavailable": True} for each in guilds],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self._fake.gateway_url,
            "private_channels": [],
            "relationships": [],
            "shard": list(session.shard),
            "application": {"id": str(bot.id), "flags": 0, "flags_new": "0"},
        }

    def _resume(self, connection: Connection, data: Json) -> None:
        session = self.sessions.get(data["session_id"])
        if data["token"] != self._fake.token:
            return connection.close(4004)
        if session is None:
            return connection.send(INVALID, False)
        if data["seq"] > session.number:
            return connection.close(4007)
        self.resumed += 1
        session.connection = connection
        for number, _, written in session.events:
            if number > data["seq"]:
                connection.send_written(written)
        self._tell(session, "RESUMED", {})
        return None

    def _members(self, connection: Connection, data: Json) -> None:
        session = next((each for each in self.sessions.values() if each.connection is connection), None)
        guild = self._fake.state.guilds.get(int(data["guild_id"]))
        if session is None or guild is None:
            return
        wants_all = data.get("query") == "" and not data.get("limit")
        if wants_all and not session.intents & GUILD_MEMBERS:
            connection.close(4014)
            return
        asked = {int(each) for each in _listed(data.get("user_ids"))}
        query = (data.get("query") or "").lower()
        found = [
            payloads.member(each)
            for each in guild.members.values()
            if (each.user.id in asked if asked else each.user.name.lower().startswith(query))
        ]
        chunks = [found[at : at + 1000] for at in range(0, len(found), 1000)] or [[]]
        for index, chunk in enumerate(chunks):
            self._tell(
                session,
                "GUILD_MEMBERS_CHUNK",
                {
                    "guild_id": str(guild.id),
                    "members": chunk,
                    "chunk_index": index,
                    "chunk_count": len(chunks),
                    "nonce": data.get("nonce"),
                    "not_found": [],
                },
            )

    def _tell(self, session: Session, name: str, data: Json) -> None:
        self._fake.judge_event(name, data)
        session.tell(name, data)


def _intent_for(name: str, *, is_direct: bool) -> int:
    for prefix, (in_guild, direct) in _IN_GUILD_AND_DIRECT.items():
        if name.startswith(prefix):
            return direct if is_direct else in_guild
    return next((intent for prefix, intent in _BY_PREFIX.items() if name.startswith(prefix)), 0)


def _listed(given: object) -> list[Any]:
    return given if isinstance(given, list) else [] if given is None else [given]
