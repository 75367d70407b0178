"""The server of private feeds, asked by a real client over a real line."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

import aiohttp
import pytest
from multidict import CIMultiDict
from structlog.testing import capture_logs

from bot.adapters.web.allowance import Allowance
from bot.adapters.web.feeds import FeedServer
from bot.core.errors import NotSaved, OperatorError

SECRET = secrets.token_hex(32)
CALENDAR = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Büro\r\nEND:VCALENDAR\r\n".encode()


@dataclass
class Kept:
    """Feeds without a database."""

    known: dict[str, bytes] = field(default_factory=lambda: {SECRET: CALENDAR})
    fault: Exception | None = None
    asked: int = 0

    async def feed(self, secret: str) -> bytes | None:
        self.asked += 1
        if self.fault is not None:
            raise self.fault
        return self.known.get(secret)


@asynccontextmanager
async def served(kept: Kept) -> AsyncIterator[aiohttp.ClientSession]:
    server = FeedServer(kept, "127.0.0.1", 0)
    await server.start()
    try:
        async with aiohttp.ClientSession(f"http://127.0.0.1:{server.port}", auto_decompress=False) as client:
            yield client
    finally:
        await server.close()


async def answer(
    client: aiohttp.ClientSession, path: str, method: str = "GET", **headers: str
) -> tuple[int, bytes, CIMultiDict[str]]:
    async with client.request(method, path, headers=headers) as response:
        told = CIMultiDict(response.headers)
        told.pop("Date")
        return response.status, await response.read(), told


async def test_the_address_gives_the_calendar_and_lets_no_one_keep_it() -> None:
    async with served(Kept()) as client:
        status, body, headers = await answer(client, f"/{SECRET}.ics")
    assert (status, body) == (200, CALENDAR)
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert headers["Cache-Control"] == "private, no-cache"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "aiohttp" not in str(headers)


async def test_a_proxy_may_put_folders_before_the_secret() -> None:
    async with served(Kept()) as client:
        assert (await answer(client, f"/our/calendar/{SECRET}.ics"))[0] == 200


async def test_what_was_read_already_is_not_sent_again_until_it_changes() -> None:
    kept = Kept()
    async with served(kept) as client:
        tag = (await answer(client, f"/{SECRET}.ics"))[2]["ETag"]
        same = await answer(client, f"/{SECRET}.ics", **{"If-None-Match": tag})
        weak = await answer(client, f"/{SECRET}.ics", **{"If-None-Match": f'"other", W/{tag}'})
        kept.known[SECRET] = CALENDAR.replace(b"ro", b"sch")
        changed = await answer(client, f"/{SECRET}.ics", **{"If-None-Match": tag})
    assert (same[0], same[1], same[2]["ETag"]) == (304, b"", tag)
    assert weak[0] == 304
    assert changed[0] == 200
    assert changed[2]["ETag"] != tag


async def test_head_tells_what_get_would_and_sends_nothing() -> None:
    async with served(Kept()) as client:
        got = await answer(client, f"/{SECRET}.ics")
        head = await answer(client, f"/{SECRET}.ics", "HEAD")
    assert head == (200, b"", got[2])


async def test_whatever_else_is_asked_for_is_nothing_in_the_same_way() -> None:
    elsewhere = secrets.token_hex(32)
    wrong = [
        *("/", "/index.html", "/robots.txt", "/favicon.ico", f"/{SECRET}", f"/{SECRET}.ics/", f"/{SECRET[:-1]}.ics"),
        *(f"/{SECRET.upper()}.ics", f"/{SECRET}0.ics", f"/{elsewhere}.ics", f"/x{SECRET}.ics", "/%2e%2e/etc/passwd"),
    ]
    async with served(Kept()) as client:
        answers = [await answer(client, path) for path in wrong]
    assert answers == [answers[0]] * len(wrong)
    assert answers[0][:2] == (404, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PROPFIND", "OPTIONS"])
async def test_nothing_can_be_written(method: str) -> None:
    kept = Kept()
    async with served(kept) as client:
        answers = [await answer(client, path, method) for path in (f"/{SECRET}.ics", "/nothing")]
    assert answers[0] == answers[1]
    assert answers[0][0] == 405
    assert kept.asked == 0


async def test_a_revoked_address_leads_nowhere_at_once() -> None:
    kept = Kept()
    async with served(kept) as client:
        tag = (await answer(client, f"/{SECRET}.ics"))[2]["ETag"]
        del kept.known[SECRET]
        assert (await answer(client, f"/{SECRET}.ics", **{"If-None-Match": tag}))[0] == 404


async def test_a_program_that_asks_all_the_time_is_told_to_wait_and_others_are_not() -> None:
    other = secrets.token_hex(32)
    async with served(Kept({SECRET: CALENDAR, other: CALENDAR})) as client:
        statuses = [(await answer(client, f"/{SECRET}.ics"))[0] for _ in range(25)]
        refused = await answer(client, f"/{SECRET}.ics")
        assert (await answer(client, f"/{other}.ics"))[0] == 200
    assert statuses == [200] * 20 + [429] * 5
    assert refused[2]["Retry-After"] == "600"


async def test_guessing_is_slowed_down() -> None:
    kept = Kept()
    async with served(kept) as client:
        tried = await asyncio.gather(*(answer(client, f"/{secrets.token_hex(32)}.ics") for _ in range(300)))
    statuses = [status for status, *_ in tried]
    assert set(statuses) == {404, 429}
    assert kept.asked < 200


@contextmanager
def library_logs() -> Iterator[list[str]]:
    """All that the libraries would log, down to the least of it."""
    said: list[str] = []

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(self.format(record))

    root, handler = logging.getLogger(), Listening(0)
    level = root.level
    root.addHandler(handler)
    root.setLevel(0)
    try:
        yield said
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


@pytest.mark.parametrize("fault", [None, NotSaved("OperationalError"), ValueError(SECRET)], ids=["none", "down", "bug"])
async def test_no_log_holds_an_address_or_who_asked(fault: Exception | None) -> None:
    with capture_logs() as ours, library_logs() as theirs:
        async with served(Kept(fault=fault)) as client:
            status, body, _ = await answer(client, f"/{SECRET}.ics")
    assert status == (200 if fault is None else 503 if isinstance(fault, NotSaved) else 500)
    assert body == (CALENDAR if fault is None else b"")
    assert SECRET not in f"{ours}{theirs}"
    assert not [line for line in theirs if "GET" in line or "127.0.0.1" in line]
    assert [line["fault"] for line in ours] == (["ValueError"] if isinstance(fault, ValueError) else [])


async def test_what_is_no_http_is_not_logged_either() -> None:
    server = FeedServer(Kept(), "127.0.0.1", 0)
    await server.start()
    try:
        with library_logs() as theirs:
            reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
            writer.write(f"GARBAGE {SECRET} \x00\r\n\r\n".encode())
            await writer.drain()
            await asyncio.wait_for(reader.read(), 5)
            writer.close()
    finally:
        await server.close()
    assert SECRET not in str(theirs)


async def test_a_port_that_is_taken_is_a_sentence_for_the_operator() -> None:
    first = FeedServer(Kept(), "127.0.0.1", 0)
    await first.start()
    try:
        with pytest.raises(OperatorError, match=r"feed\.listen"):
            await FeedServer(Kept(), "127.0.0.1", first.port).start()
    finally:
        await first.close()


def test_an_allowance_grows_back_and_remembers_only_so_many_names() -> None:
    allowance = Allowance(2, 0.5, names=2)
    assert [allowance.takes("one", now) for now in (0.0, 0.0, 1.0, 2.0, 2.0)] == [True, True, False, True, False]
    assert allowance.takes("two", 2.0)
    assert allowance.takes("three", 2.0)
    assert allowance.takes("one", 2.0), "forgotten, so as if it had never asked"
