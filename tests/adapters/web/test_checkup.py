"""What the doctor says of the private feeds, beside a bot that runs and one that does not."""

from __future__ import annotations

import asyncio

from bot.adapters.web.checkup import check_up
from bot.adapters.web.feeds import FeedServer
from tests.adapters.web.test_feeds import Kept

OUTSIDE = "https://calendar.example.invalid"


async def said(address: str, port: int) -> tuple[bool, str]:
    lines: list[str] = []
    healthy = await check_up(address, "127.0.0.1", port, lines.append)
    return healthy, "\n".join(lines)


async def test_a_port_that_is_free(unused_tcp_port: int) -> None:
    assert await said(OUTSIDE, unused_tcp_port) == (
        True,
        f"[feed] Port {unused_tcp_port} at 127.0.0.1 is free. Whether {OUTSIDE} leads here is seen once the bot runs.",
    )


async def test_an_address_that_others_can_read_along(unused_tcp_port: int) -> None:
    healthy, why = await said("http://calendar.example.invalid", unused_tcp_port)
    assert not healthy
    assert "not https" in why


async def test_a_bot_that_runs_and_an_address_that_leads_to_it_or_does_not() -> None:
    server = FeedServer(Kept(), "127.0.0.1", 0)
    await server.start()
    try:
        reached = f"http://127.0.0.1:{server.port}"
        assert await said(reached, server.port) == (True, f"[feed] {reached} leads to the bot.")
        healthy, why = await said(OUTSIDE, server.port)
        assert not healthy
        assert "does not lead to the bot" in why
    finally:
        await server.close()


async def test_a_port_that_another_program_has() -> None:
    async def hangs_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    other = await asyncio.start_server(hangs_up, "127.0.0.1", 0)
    async with other:
        port = other.sockets[0].getsockname()[1]
        healthy, why = await said(OUTSIDE, port)
    assert not healthy
    assert "Another program" in why
