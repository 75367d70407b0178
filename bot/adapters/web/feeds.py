"""The private feeds: an address with a secret in it gives one member's calendar, and every other address gives nothing.

The secret is in the path, so no path is ever logged, and neither is who asks. What the address of nobody gives is the
same to the letter, whatever is wrong with it.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
import re

import structlog
from aiohttp import web

from bot.adapters.web.allowance import Allowance
from bot.core.errors import NotSaved, OperatorError
from bot.core.feeds import Feeds

for _name in ("aiohttp.server", "aiohttp.web"):
    _library = logging.getLogger(_name)  # they log who asked, and what was sent that is no HTTP
    _library.addHandler(logging.NullHandler())
    _library.propagate = False

log: structlog.stdlib.BoundLogger = structlog.get_logger("web")

_PATH = re.compile(r"(?:/[^/]*)*/([0-9a-f]{64})\.ics")
_SHUTDOWN = 5.0
_LATER = "600"
"""Seconds after which a program may try again."""
_ALWAYS = {
    "Cache-Control": "private, no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Server": "Alongside",
}


class FeedServer:
    """Answers GET and HEAD at `host` and `port` (0: any that is free; then `port` says which). A proxy in front of it
    does what HTTPS needs, and may put any folders before the secret."""

    def __init__(self, feeds: Feeds, host: str, port: int) -> None:
        self._feeds = feeds
        self._host = host
        self.port = port
        self._everybody = Allowance(100, 20.0)
        self._one_feed = Allowance(20, 1 / 30)
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Raises OperatorError where it cannot listen there."""
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=_SHUTDOWN)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self.port)
        try:
            await site.start()
        except OSError as error:
            await self.close()
            reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
            raise OperatorError(
                f"The calendar feed cannot listen at {self._host}:{self.port} ({reason}). Is something else "
                "there already? Change feed.listen in the config, or take [feed] out."
            ) from None
        self.port = self._runner.addresses[0][1]

    async def close(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def run(self) -> None:
        """Until it is cancelled."""
        await self.start()
        try:
            await asyncio.Event().wait()
        finally:
            await self.close()

    async def _answer(self, request: web.Request) -> web.Response:
        if request.method not in ("GET", "HEAD"):
            return _nothing(405, Allow="GET, HEAD")
        found = _PATH.fullmatch(request.path)
        if found is None:
            return _nothing(404)
        try:
            return await self._calendar(request, found[1])
        except NotSaved:
            return _nothing(503, **{"Retry-After": _LATER})
        except Exception as error:  # its words might hold the address
            log.error("a calendar could not be read", fault=type(error).__name__)
            return _nothing(500)

    async def _calendar(self, request: web.Request, secret: str) -> web.Response:
        now = asyncio.get_running_loop().time()
        name = hashlib.sha256(secret.encode()).hexdigest()
        if not self._everybody.takes("", now):
            return _nothing(429, **{"Retry-After": "5"})
        content = await self._feeds.feed(secret)
        if content is None:
            return _nothing(404)
        if not self._one_feed.takes(name, now):  # only of those that there are: others would push these out
            return _nothing(429, **{"Retry-After": _LATER})
        tag = hashlib.sha256(content).hexdigest()[:32]
        if _matches(request, tag):
            return _nothing(304, ETag=f'"{tag}"')
        headers = {**_ALWAYS, "ETag": f'"{tag}"', "Content-Disposition": 'inline; filename="calendar.ics"'}
        return web.Response(body=content, content_type="text/calendar", charset="utf-8", headers=headers)


def _matches(request: web.Request, tag: str) -> bool:
    return any(one.value in (tag, "*") for one in request.if_none_match or ())


def _nothing(status: int, **headers: str) -> web.Response:
    return web.Response(status=status, headers={**_ALWAYS, **headers})
