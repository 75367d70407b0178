"""Many at once: a session is never fuller than it is, and nobody who waits is forgotten."""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from pathlib import Path

from tests.cogs.sessions.house import opened, states
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl

PEOPLE = 500 if os.environ.get("ALONGSIDE_TORTURE") == "long" else 120
"""`make test` plays a sample, `make torture` all of it."""

SEATS = 8


async def counted(bot: Trial) -> Counter[str]:
    return Counter(await states(bot))


async def test_many_join_and_leave_at_once(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot, seats=SEATS)
        await asyncio.gather(*(bot.hear(f"p{number}", "!session join 1") for number in range(PEOPLE)))
        assert await counted(bot) == {"joined": SEATS, "waiting": PEOPLE - SEATS}
        leaving = [f"p{number}" for number in range(0, PEOPLE, 5)]
        joining = [f"q{number}" for number in range(PEOPLE // 20)]
        await asyncio.gather(
            *(bot.hear(name, "!session leave 1") for name in leaving),
            *(bot.hear(name, "!session join 1") for name in joining),
        )
        found = await counted(bot)
        assert found["joined"] + found["offered"] == SEATS
        assert found.total() == PEOPLE - len(leaving) + len(joining)


async def test_one_person_who_presses_often_has_one_seat(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot, seats=SEATS)
        await asyncio.gather(*(bot.hear("ana", "!session join 1") for _ in range(20)))
        assert await counted(bot) == {"joined": 1}
