"""A line to a homeserver that can be cut: an HTTP proxy on 127.0.0.1 that does to requests what a test asks for."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from aiohttp import ClientSession, web
from yarl import URL

Fault = Literal["cut", "swallow", "answer", "wait"]
"""`cut`: the request never arrives. `swallow`: it does, and its answer never comes back. `answer`: the homeserver never
sees it, and the one of the rule is given. `wait`: it is let through when the rule is lifted."""


@dataclass
class Rule:
    """What happens to requests whose "METHOD /path" matches; to the first `times` of them."""

    pattern: re.Pattern[str]
    fault: Fault
    times: int
    status: int = 500
    body: Mapping[str, Any] = field(default_factory=dict)
    lifted: asyncio.Event = field(default_factory=asyncio.Event)
    met: asyncio.Event = field(default_factory=asyncio.Event)
    count: int = 0

    def lift(self) -> None:
        self.times = 0
        self.lifted.set()


class Proxy:
    """`requests`: all that was asked, as "METHOD /path", whether it was let through or not."""

    def __init__(self, upstream: str) -> None:
        self.requests: list[str] = []
        self.url = ""
        self._upstream = upstream
        self._rules: list[Rule] = []
        self._session: ClientSession | None = None

    def cut(self, pattern: str, times: int = 1) -> Rule:
        """One may be too few for a fault to be seen: a client asks again where a line it had was cut."""
        return self._rule(pattern, "cut", times)

    def swallow(self, pattern: str, times: int = 1) -> Rule:
        return self._rule(pattern, "swallow", times)

    def hold(self, pattern: str, times: int = 1) -> Rule:
        return self._rule(pattern, "wait", times)

    def answer(self, pattern: str, status: int, times: int = 1, **body: Any) -> Rule:  # JSON
        return self._rule(pattern, "answer", times, status, {"error": "no", **body})

    def asked(self, pattern: str) -> list[str]:
        return [request for request in self.requests if re.search(pattern, request)]

    def _rule(
        self, pattern: str, fault: Fault, times: int, status: int = 500, body: Mapping[str, Any] | None = None
    ) -> Rule:
        self._rules.append(Rule(re.compile(pattern), fault, times, status, body or {}))
        return self._rules[-1]

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        said = f"{request.method} {request.rel_url.raw_path}"
        self.requests.append(said)
        rule = next((rule for rule in self._rules if rule.times > 0 and rule.pattern.search(said)), None)
        if rule is not None:
            rule.times -= 1
            rule.count += 1
            rule.met.set()
            if rule.fault == "wait":
                await rule.lifted.wait()
            if rule.fault == "answer":
                return web.json_response(rule.body, status=rule.status)
            if rule.fault == "cut":
                return self._hang_up(request)
        status, content, kind = await self._passed_on(request)
        if rule is not None and rule.fault == "swallow":
            return self._hang_up(request)
        return web.Response(status=status, body=content, headers={"Content-Type": kind})

    async def _passed_on(self, request: web.Request) -> tuple[int, bytes, str]:
        assert self._session is not None
        headers = {name: value for name, value in request.headers.items() if name in ("Authorization", "Content-Type")}
        url = URL(self._upstream + request.raw_path, encoded=True)
        body = await request.read()
        async with self._session.request(request.method, url, data=body, headers=headers) as answer:
            return answer.status, await answer.read(), answer.headers.get("Content-Type", "application/json")

    @staticmethod
    def _hang_up(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.abort()
        return web.Response(status=500)


@asynccontextmanager
async def a_line(upstream: str) -> AsyncIterator[Proxy]:
    """A proxy before that address, as long as the `async with` lasts."""
    proxy = Proxy(upstream)
    app = web.Application(client_max_size=2**26)
    app.router.add_route("*", "/{path:.*}", proxy._handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    async with ClientSession() as proxy._session:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        proxy.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield proxy
        finally:
            for rule in proxy._rules:
                rule.lift()
            await runner.cleanup()
