"""Erasing while everything goes wrong: it is done in the end, and nobody is told so before it is."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.core.errors import NotSaved, TryLater
from bot.core.heard import Pressed
from bot.core.people import Place, PlaceKind
from bot.core.ports import Point
from bot.engine.erasing import Eraser
from bot.storage import personal
from bot.storage.keystore import KeyStore
from bot.storage.tables import accounts, consents, erasures, members, outbox, questions, receipts
from cogs.checkins.history import answers
from cogs.checkins.store import checkins
from tests.privacy.trial import NOTE, OTHERS_NOTE, Trial, in_file, trial
from tests.support.databases import NewUrl


class PowerCut(BaseException):
    """No `except Exception` stops it."""


class Cut:
    """Ends the process at a point, the so-manieth time it comes by once it is armed."""

    def __init__(self, point: str, time: int) -> None:
        self._point = point
        self._left = time
        self.armed = False

    def __call__(self, now: Point) -> None:
        if self.armed and now == self._point:
            self._left -= 1
            if self._left == 0:
                raise PowerCut


async def settled(bot: Trial) -> None:
    await bot.settles("ben", OTHERS_NOTE)
    await bot.settles("ana", NOTE)


async def rows(bot: Trial) -> dict[str, int]:
    async with bot.app.database.reading() as look:
        return {
            table.name: int((await look.execute(select(func.count()).select_from(table))).scalar() or 0)
            for table in (answers, checkins, consents, members, accounts, erasures, questions, outbox, receipts)
        }


async def is_gone(bot: Trial, handle: str) -> None:
    """Nothing but ben is left, and ana's key is destroyed."""
    assert handle in await bot.app.database.vault.destroyed()
    assert await bot.notes("ben") == [OTHERS_NOTE]
    found = await rows(bot)
    assert (found["checkin_answers"], found["checkins"], found["consents"]) == (1, 1, 1)
    async with bot.app.database.reading() as look:
        assert handle not in (await look.execute(select(members.c.handle))).scalars().all()


async def dying(act: asyncio.Task[None]) -> None:
    with pytest.raises(PowerCut):
        await act


@pytest.mark.parametrize(
    ("point", "time"),
    [*((point, time) for point in ("before commit", "after commit") for time in range(1, 6)), ("after send", 1)],
)
async def test_a_power_cut_at_any_commit(tmp_path: Path, point: str, time: int) -> None:
    """Of the wish, of the clearing, of the first try to end, of the farewell's receipt, and of the end."""
    _, url = in_file(tmp_path)
    async with trial(url, tmp_path) as bot:
        await settled(bot)
        handle = await bot.handle("ana")
        await bot.says("ana", "!you erase")
        cut = Cut(point, time)
        await bot.restart(cut)
        cut.armed = True
        await dying(bot.press("ana", "you-erase-now"))
        cut.armed = False
        if bot.was_told("ana", "you-erased"):
            await is_gone(bot, handle)
        await bot.restart()
        if (point, time) == ("before commit", 1):
            assert await bot.notes("ana") == [NOTE]
            await bot.presses("ana", "you-erase-now")
        await bot.moves(seconds=2)
        await is_gone(bot, handle)
        assert bot.was_told("ana", "you-erased") == 1
        await bot.moves(hours=2)
        found = await rows(bot)
        assert (found["erasures"], found["members"], found["accounts"]) == (0, 1, 1)


WRITES = {"the key store": "destroy", "the database": "_clear"}
STEPS: list[tuple[Any, str]] = [
    (KeyStore, "destroy"),
    (Eraser, "_clear"),
    (personal, "replace_with_a_stranger"),
    (Eraser, "_end"),
    (personal, "end_erasing"),
]


@pytest.mark.parametrize(("owner", "step"), STEPS, ids=[step for _, step in STEPS])
@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_power_cut_between_the_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, step: str, when: str
) -> None:
    _, url = in_file(tmp_path)
    async with trial(url, tmp_path) as bot:
        await settled(bot)
        handle = await bot.handle("ana")
        await bot.says("ana", "!you erase")
        real = getattr(owner, step)

        async def cut(*args: object, **kwargs: object) -> None:
            if when == "after":
                await real(*args, **kwargs)
            raise PowerCut

        with monkeypatch.context() as patched:
            patched.setattr(owner, step, cut)
            await dying(bot.press("ana", "you-erase-now"))
            if bot.was_told("ana", "you-erased"):
                await is_gone(bot, handle)
        await bot.restart()
        await bot.moves(seconds=2)
        await is_gone(bot, handle)
        assert bot.was_told("ana", "you-erased") == 1
        assert await bot.notes("ana") == []


@pytest.mark.parametrize("what", ["the key store", "the database"])
async def test_what_cannot_be_written_is_never_called_done(
    tmp_path: Path, new_url: NewUrl, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await settled(bot)
        handle = await bot.handle("ana")
        await bot.says("ana", "!you erase")

        async def fails(*_args: object) -> None:
            raise NotSaved("OperationalError")

        with monkeypatch.context() as patched:
            patched.setattr(KeyStore if what == "the key store" else Eraser, WRITES[what], fails)
            await bot.presses("ana", "you-erase-now")
            for _ in range(3):
                await bot.moves(seconds=50)
            assert not bot.was_told("ana", "you-erased")
        await bot.moves(seconds=61)
        await bot.moves(seconds=1)
        assert bot.was_told("ana", "you-erased") == 1
        await is_gone(bot, handle)


async def test_a_second_erasure_before_the_first_farewell_is_shown(tmp_path: Path) -> None:
    """The platform fails just then. What was told to the bot meanwhile is erased as well, and both come to an end."""
    _, url = in_file(tmp_path)
    async with trial(url, tmp_path) as bot:
        await settled(bot)
        await bot.says("ana", "!you erase", "!you erase")
        bot.platform.always_fails("ana", TryLater(1))
        await bot.presses("ana", "you-erase-now")
        await bot.says("ana", "!checkin join 9:00")
        handle = await bot.handle("ana")
        await bot.says("ana", "!you erase")
        async with bot.app.database.reading() as look:
            asked = select(outbox.c.key).where(outbox.c.cog == "you").order_by(outbox.c.seq.desc()).limit(1)
            key = (await look.execute(asked)).scalar_one()
        place = Place(PlaceKind.DIRECT, "ana")
        await bot.app.hear(Pressed(id="again", who=bot.person("ana"), place=place, key=key, choice=0))
        bot.platform.always_fails("ana", None)
        for _ in range(5):
            await bot.moves(seconds=30)
        assert handle in await bot.app.database.vault.destroyed()
        found = await rows(bot)
        assert (found["erasures"], found["checkins"], found["members"]) == (0, 1, 1)
        assert bot.was_told("ana", "you-erased") == 2


async def test_who_begins_anew_before_the_erasure_ends_does_not_block_it(tmp_path: Path) -> None:
    """A consent given between the farewell and the end: it holds, and every other erasure goes on."""
    _, url = in_file(tmp_path)
    async with trial(url, tmp_path, zone=None) as bot:
        await settled(bot)
        await bot.says("ana", "!you erase")
        bot.platform.fails("ana", TryLater(1))
        await bot.presses("ana", "you-erase-now")
        await bot.says("ana", "!checkin keep yes")
        bot.clock.set(bot.clock.now().replace(minute=5))
        await bot.app.postman.work()  # as `_wake` does, between two ticks
        assert bot.was_told("ana", "you-erased") == 1
        await bot.presses("ana", "checkin-keep-agree")
        await bot.moves(seconds=1)
        assert (await rows(bot))["erasures"] == 0
        assert (await rows(bot))["consents"] == 2


async def test_a_message_that_arrives_while_it_erases_is_taken_away(
    tmp_path: Path, new_url: NewUrl, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question was claimed, and is on its way for so long that nobody waits for it, while the rows go."""
    monkeypatch.setattr("bot.engine.settling._PATIENCE", 0.01)
    async with trial(await new_url(), tmp_path) as bot:
        await settled(bot)
        await bot.says("ana", "!you erase")
        bot.platform.hold("ana")
        bot.clock.set(bot.clock.now().replace(hour=9))
        ticking = asyncio.create_task(bot.app.tick())
        await bot.platform.reached("ana")
        pressing = bot.press("ana", "you-erase-now")
        for _ in range(20):
            await asyncio.sleep(0.02)
            if (await rows(bot))["checkins"] == 1:
                break
        await bot.app.eraser.work()
        assert (await rows(bot))["checkins"] == 1
        bot.platform.let_go("ana")
        await asyncio.gather(ticking, pressing)
        late = [one for one in bot.platform.shown if one.cog == "checkins"][-1]
        await bot.moves(seconds=5)
        taken = [receipt.message for receipt in bot.platform.removed]
        assert bot.platform._receipts[late.key].message in taken
        await bot.moves(hours=2)
        assert {receipt.message for receipt in bot.platform.removed} >= {
            receipt.message for receipt in bot.platform._receipts.values() if receipt.room.endswith("ana")
        }


async def test_a_copy_asked_for_while_it_erases(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await settled(bot)
        handle = await bot.handle("ana")
        await bot.says("ana", "!you erase")
        await asyncio.gather(
            bot.hear("ana", "!you export"),
            bot.press("ana", "you-erase-now"),
            bot.hear("ana", "!you export"),
            bot.hear("ben", "!you export"),
        )
        await bot.moves(seconds=5)
        files = [file.content for one in bot.platform.shown for file in one.shown.files]
        assert [NOTE.encode() in file for file in files].count(True) == 1
        await is_gone(bot, handle)


async def test_two_at_once(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await settled(bot)
        await bot.settles("cem", NOTE)
        handles = [await bot.handle("ana"), await bot.handle("cem")]
        for name in ("ana", "cem"):
            await bot.says(name, "!you erase")
        await asyncio.gather(bot.press("ana", "you-erase-now"), bot.press("cem", "you-erase-now"))
        await bot.moves(seconds=5)
        for handle in handles:
            await is_gone(bot, handle)
        assert [bot.was_told(name, "you-erased") for name in ("ana", "cem")] == [1, 1]


async def test_a_question_due_at_the_same_instant(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await settled(bot)
        await bot.says("ana", "!you erase")
        bot.clock.set(bot.clock.now().replace(hour=9))
        await asyncio.gather(bot.app.tick(), bot.press("ana", "you-erase-now"))
        await bot.moves(seconds=5)
        await bot.moves(hours=2)
        assert (await rows(bot))["checkins"] == 1
        assert {receipt.message for receipt in bot.platform.removed} >= {
            receipt.message for receipt in bot.platform._receipts.values() if receipt.room.endswith("ana")
        }
        bot.platform.shown.clear()
        await bot.moves(days=1)
        assert bot.texts("ana") == []
        assert bot.texts("ben")
