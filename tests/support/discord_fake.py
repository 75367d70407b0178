"""A small Discord on this machine (REST v10 and gateway v10, aiohttp, 127.0.0.1), for an unmodified discord.py.

    async with FakeDiscord(contract=...) as fake:       # the fixture `fake` does both lines, and ends by `violations`
        with fake.in_the_place_of_discord():            # Route.BASE and its like, put back afterwards
            ana = fake.person("Ana", locale="de")
            guild = fake.guild("Home", ana, ...)        # + permissions=, bot_permissions=, ref= (its id), with_bot=
            lounge = fake.channel(guild, "lounge", Kind.TEXT | VOICE | STAGE | FORUM ...)
            ... start the bot with fake.token; await fake.connected() ...
            asked = ana.slash(lounge, "checkin now", feeling=4)
            answer = await fake.answer_to(asked)        # the Message, once it says something

What people do is one synchronous step each (the bot's part comes after, wait with `fake.until(lambda: ...)`), and
raises `CannotDo` where their client would not let them. Where a channel is asked for, None is their direct messages.

- Person: say(where, text, reply_to=, files=), post(forum, title, text), edit, delete, react(message, emoji);
  slash(where, "group name", option=value or {"option": value}; values: str, int, bool, Person, Role, Channel,
  person.attach(name, bytes)), suggest(where, "name", "option", option="as far as typed"), click(message, label or
  custom id), select(message, label, ..., of=placeholder), submit(asked, {label or custom id: value}), forge(message,
  custom_id, values) and forge_form (as no client would); closes_messages() and blocks_bot() (50007); `direct`,
  sees(where) (all that they find there, the oldest first), sees_of_bot(where) (the bot's, without "is thinking").
- Interaction (of slash, click, ...): acknowledged, acknowledged_after, original, answers, form, suggestions;
  fake.answer_to(asked), form_of(asked), suggestions_of(asked); interactions.has_failed(asked), .failed.
- Message: content, components, embeds, attachments, flags, is_ephemeral, is_silent, only_for, nonce, pings (ids of whom
  it notifies), reactions, thread, edited, is_deleted.
- Ground (this class): guild, add_bot, remove_bot, outage, channel, thread(parent, name, owner, ..., private=),
  archive(thread, locked=), delete(channel), role(guild, name, permissions, *holders), role_of_bot, delete_role,
  permit(guild, role, permissions), give, take, overwrite(channel, whose, allow=, deny=), join, leave (then 50278).
- Time: fake.passes(timedelta, or seconds): the real clock, moved on. `interactions.deadline` 3 s, `.lifetime` 15 min,
  `state.nonce_window` 300 s: all may be set.
- Faults: fake.fault("POST", r"/messages$", 503, times=2) and with code=, delay=, lose=True (done, but never answered),
  cut=True (not done), html=True, via=False, retry_after=, is_global=True (of a 429). `rest.latency`: of every answer.
- Limits: fake.limits.per_second = 50, .window = "sliding" | "fixed" (429 global; answers to interactions exempt),
  .rules = [Rule("POST", "/messages$", 5, 5.0)] (per channel, with headers), .openings = n (40003 after so many).
- Gateway: fake.gateway.cut() (TCP), close(code), reconnect() (op 7), invalidate(resumable=) (op 9), acks = False (a
  zombie; `heartbeat` in seconds), refuse = n (next connections; refuse_with = 503, or 0 to cut), max_concurrency and
  is_strict, latency; counts: identified, resumed, connections, heartbeats; closed_with. From cut() and its like on,
  events wait for RESUME. `granted`: privileged intents (4014 for others); `token`: 401 and 4004 for others; `shards`:
  as /gateway/bot says.
- Log: fake.log.requests: at, method, path, body, status, code, did (what became visible by it), is_lost;
  log.of(method, pattern), log.invalid (401, 403, 429), log.limited. fake.visible: all that anybody could see happen,
  in order: at, deed, to, text, message, nonce, author. By these two, exactly once is judged.
- A bot in a process of its own: `python -m tests.support.discord_fake_redirect run ...` with `fake.environment` in its
  environment. The fake lives on when that process is killed. The other way round, for benchmarks: `fake_process`.
- A route that is not built, and an error in the fake itself, are violations: the fixture fails the test by them. A test
  that breaks Discord's document on purpose says fake.forgive_requests().
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TypeVar, Unpack

from aiohttp import web

from tests.support.discord_contract import Contract
from tests.support.discord_fake_commands import Commands
from tests.support.discord_fake_faults import Fault, How, Limits
from tests.support.discord_fake_gateway import PRIVILEGED, Gateway
from tests.support.discord_fake_ground import Ground
from tests.support.discord_fake_interactions import Interaction, Interactions
from tests.support.discord_fake_log import Log
from tests.support.discord_fake_people import Person
from tests.support.discord_fake_redirect import API as API_NAME
from tests.support.discord_fake_redirect import GATEWAY as GATEWAY_NAME
from tests.support.discord_fake_redirect import redirected
from tests.support.discord_fake_rest import API, Rest
from tests.support.discord_fake_state import State
from tests.support.discord_fake_world import Json, Message, Time, Visible

TOKEN = "fake-token"
__all__ = ["TOKEN", "FakeDiscord", "redirected"]
_T = TypeVar("_T")


class FakeDiscord(Ground):
    """`granted`: the privileged intents that the developer portal would grant. `shards`: how many it proposes.

    `contract`: judges what is asked and answered; what it finds stands in `violations`.
    """

    def __init__(self, *, token: str = TOKEN, contract: Contract | None = None) -> None:
        super().__init__(State(Time()))
        self.token = token
        self.granted = PRIVILEGED
        self.shards = 1
        self.developer = self.state.new_user("Developer")
        self.log = Log()
        self.limits = Limits(self.time)
        self.interactions = Interactions(self.state)
        self.commands = Commands(self.bot.id, self.time)
        self.gateway = Gateway(self)
        self.rest = Rest(self)
        self.violations: list[str] = []
        self.gateway_url = ""
        self._contract = contract
        self._runner: web.AppRunner | None = None
        self.state.tell = self.gateway.tell

    @property
    def time(self) -> Time:
        return self.state.time

    @property
    def visible(self) -> list[Visible]:
        """All that anybody could see happen, in order."""
        return self.state.visible

    @property
    def api_url(self) -> str:
        return f"{self.state.base}{API}"

    def person(self, name: str, *, locale: str = "en-US") -> Person:
        return Person(self.state.new_user(name, locale=locale), self.state, self.commands, self.interactions)

    def passes(self, much: timedelta | float) -> None:
        """So much time goes by at Discord at once."""
        self.time.passes(much)

    def fault(self, method: str, path: str, status: int = 0, **how: Unpack[How]) -> Fault:
        """What goes wrong with the next requests that fit; see `Fault`."""
        made = Fault(method, path, status, **how)
        self.rest.faults.append(made)
        return made

    # waiting

    async def until(self, found: Callable[[], _T], timeout: float = 5.0) -> _T:
        """Waits until this is true, and gives it back."""
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout
        while not (value := found()):
            if loop.time() > end:
                raise AssertionError(f"waited in vain; last asked: {[str(each) for each in self.log.requests[-8:]]}")
            await asyncio.sleep(0.005)
        return value

    async def answer_to(self, asked: Interaction, timeout: float = 5.0) -> Message:
        """The first answer that says something."""

        def said() -> Message | None:
            original = asked.original
            return None if original is None or original.is_loading else original

        found = await self.until(said, timeout)
        assert found is not None
        return found

    async def form_of(self, asked: Interaction, timeout: float = 5.0) -> Json:
        await self.until(lambda: asked.form is not None, timeout)
        assert asked.form is not None
        return asked.form

    async def suggestions_of(self, asked: Interaction, timeout: float = 5.0) -> list[Json]:
        await self.until(lambda: asked.suggestions is not None, timeout)
        assert asked.suggestions is not None
        return asked.suggestions

    async def connected(self, timeout: float = 10.0) -> None:
        """Until a bot is there and hears."""
        await self.until(lambda: any(each.connection for each in self.gateway.sessions.values()), timeout)

    # the contract

    def forgive_requests(self) -> None:
        """For a test that asks on purpose what the document does not allow: what was found so far is forgotten."""
        self.violations = [each for each in self.violations if not each.startswith("request")]

    def violated(self, *what: str) -> None:
        told = ": ".join(what)
        if told not in self.violations:
            self.violations.append(told)

    def judge_request(self, method: str, path: str, media_type: str | None, body: object) -> None:
        if self._contract is not None:
            for wrong in self._contract.request(method, path, media_type, body):
                self.violated("request", f"{method} {path}", wrong)

    def judge_answer(self, method: str, path: str, status: int, body: object) -> None:
        if self._contract is not None:
            for wrong in self._contract.answer(method, path, status, body):
                self.violated("answer of the fake", f"{method} {path} {status}", wrong)

    def judge_event(self, name: str, data: Json) -> None:
        if self._contract is not None:
            for wrong in self._contract.event(name, data):
                self.violated("event of the fake", name, wrong)

    # living

    async def __aenter__(self) -> FakeDiscord:
        app = web.Application(client_max_size=32 << 20)
        app.router.add_get("/gateway/", self.gateway.handle)
        app.router.add_get("/cdn/attachments/{attachment}/{name}", self._attachment)
        app.router.add_route("*", API + "/{path:.*}", self.rest.handle)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.state.base = f"http://{host}:{port}"
        self.gateway_url = f"ws://{host}:{port}/gateway/"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        for connection in list(self.gateway.open):
            connection.cut()
        await self._runner.cleanup()

    @property
    def environment(self) -> dict[str, str]:
        """For a process of the bot's own, started by way of `discord_fake_redirect`."""
        return {API_NAME: self.api_url, GATEWAY_NAME: self.gateway_url}

    @contextmanager
    def in_the_place_of_discord(self) -> Iterator[None]:
        """As long as it lasts, discord.py in this process finds this fake."""
        with redirected(self.api_url, self.gateway_url):
            yield

    async def _attachment(self, request: web.Request) -> web.Response:
        found = self.state.attachments.get(int(request.match_info["attachment"]))
        if found is None:
            return web.Response(status=404)
        return web.Response(body=found.content, content_type=found.media_type)
