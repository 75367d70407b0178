"""The REST half of the fake: faults, limits, who is asking, the deed itself, the contract, and the log of it all."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import BodyPartReader, web

from tests.support import (
    discord_fake_routes,
    discord_fake_routes_app,
    discord_fake_routes_guilds,
    discord_fake_routes_stages,
    discord_fake_routes_threads,
)
from tests.support.discord_fake_errors import Refused
from tests.support.discord_fake_faults import Bucket, Fault, Limited, limit_body, limit_headers
from tests.support.discord_fake_log import Request
from tests.support.discord_fake_messages import Upload
from tests.support.discord_fake_routing import Answer, Call, Routes

if TYPE_CHECKING:
    from tests.support.discord_fake import FakeDiscord

API = "/api/v10"
ROUTES = Routes(
    discord_fake_routes.routes,
    discord_fake_routes_threads.routes,
    discord_fake_routes_guilds.routes,
    discord_fake_routes_stages.routes,
    discord_fake_routes_app.routes,
)
_PAGE = "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center></body></html>"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a request brought with it."""

    media_type: str | None
    body: Any
    files: Sequence[Upload]


class Rest:
    """`latency`: so long every answer takes on its way."""

    def __init__(self, fake: FakeDiscord) -> None:
        self._fake = fake
        self.faults: list[Fault] = []
        self.latency = 0.0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        fake, path = self._fake, request.raw_path.partition("?")[0][len(API) :]
        entry = Request(fake.time.now(), request.method, path, is_exempt=_is_exempt(path))
        fake.log.requests.append(entry)
        asked = await _read(request)
        entry.body = asked.body
        fake.judge_request(request.method, path, asked.media_type, asked.body)
        if self.latency:
            await asyncio.sleep(self.latency)
        fault = self._fault(request.method, path)
        if fault is not None and fault.delay:
            await asyncio.sleep(fault.delay)
        if fault is not None and fault.cut:
            return self._cut(request, entry)
        if fault is not None and fault.status:
            return self._answer_fault(entry, fault)
        taken = fake.limits.take(request.method, path, entry.is_exempt)
        if isinstance(taken, Limited):
            headers = fake.limits.headers(taken.bucket) if taken.bucket is not None else {}
            headers |= limit_headers(taken.retry_after, taken.scope) | {"Via": "1.1 google"}
            entry.scope = taken.scope
            return self._answer(entry, Answer(limit_body(taken.retry_after, taken.scope == "global"), 429), headers)
        return self._done(request, entry, asked, fault, taken)

    def _done(
        self, request: web.Request, entry: Request, asked: _Asked, fault: Fault | None, bucket: Bucket
    ) -> web.StreamResponse:
        fake = self._fake
        before = len(fake.state.visible)
        try:
            answer = self._carry_out(request, entry, asked)
        except Refused as refused:
            entry.code = refused.code
            answer = Answer(refused.body, refused.status)
        except Exception as broken:
            fake.violated("the fake broke", f"{entry.method} {entry.path}", repr(broken))
            raise
        entry.did = tuple(fake.state.visible[before:])
        if fault is not None and fault.lose:
            entry.is_lost = True
            return self._cut(request, entry)
        via = {"Via": "1.1 google"} if fault is None or fault.via else {}
        return self._answer(entry, answer, fake.limits.headers(bucket) | via)

    def _carry_out(self, request: web.Request, entry: Request, asked: _Asked) -> Answer:
        needs_token = not entry.path.startswith(("/interactions/", "/webhooks/")) and entry.path != "/gateway"
        if needs_token and request.headers.get("Authorization") != f"Bot {self._fake.token}":
            return Answer({"message": "401: Unauthorized", "code": 0}, 401)
        found = ROUTES.find(entry.method, entry.path)
        if found is None:
            self._fake.violated("not built", f"{entry.method} {entry.path}")
            return Answer({"message": "405: Method Not Allowed", "code": 0}, 405)
        handler, ids = found
        if asked.media_type == "broken":
            raise Refused(50109)
        return handler(Call(self._fake, ids, request.query, asked.body, asked.files))

    def _fault(self, method: str, path: str) -> Fault | None:
        for fault in self.faults:
            if fault.fits(method, path):
                fault.met += 1
                return fault
        return None

    def _cut(self, request: web.Request, entry: Request) -> web.StreamResponse:
        entry.answered = self._fake.time.now()
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    def _answer_fault(self, entry: Request, fault: Fault) -> web.StreamResponse:
        entry.code, entry.scope = fault.code, "global" if fault.is_global else fault.scope
        if fault.html:
            entry.status, entry.answered = fault.status, self._fake.time.now()
            page = _PAGE.format(f"{fault.status} went wrong on purpose")
            return web.Response(text=page, status=fault.status, headers=fault.headers(), content_type="text/html")
        return self._answer(entry, Answer(fault.body(), fault.status), fault.headers(), is_judged=False)

    def _answer(
        self, entry: Request, answer: Answer, headers: dict[str, str], is_judged: bool = True
    ) -> web.StreamResponse:
        entry.status, entry.answered = answer.status, self._fake.time.now()
        if is_judged:
            self._fake.judge_answer(entry.method, entry.path, answer.status, answer.body)
        if answer.body is None:
            return web.Response(status=answer.status, headers=headers)
        # discord.py takes for JSON only what says exactly this, without a character set
        headers |= {"Content-Type": "application/json"}
        return web.Response(body=json.dumps(answer.body).encode(), status=answer.status, headers=headers)


def _is_exempt(path: str) -> bool:
    """Answers to interactions do not count towards the limit on all requests."""
    return path.startswith("/interactions/") or (path.startswith("/webhooks/") and path.count("/") > 2)


async def _read(request: web.Request) -> _Asked:
    if not request.can_read_body:
        return _Asked(None, None, ())
    if request.content_type == "multipart/form-data":
        return await _read_parts(request)
    written = await request.read()
    if not written:
        return _Asked(None, None, ())
    try:
        return _Asked(request.content_type, json.loads(written), ())
    except ValueError:
        return _Asked("broken", None, ())


async def _read_parts(request: web.Request) -> _Asked:
    body: Any = {}
    files = []
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        content = bytes(await part.read(decode=True))
        if part.name == "payload_json":
            body = json.loads(content)
        elif part.name is not None and part.name.startswith("files["):
            media_type = part.headers.get("Content-Type", "application/octet-stream")
            files.append(Upload(int(part.name[6:-1]), part.filename or "file", media_type, content))
    return _Asked("multipart/form-data", body, files)
