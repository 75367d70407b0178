"""A homeserver that is down, slow, full or gone, and a line that is cut: what is said stands there once in the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
import pytest_asyncio

import bot.adapters.matrix.hearing as hearing
from bot.adapters.matrix.answers import Unreachable
from bot.adapters.matrix.platform import Matrix
from bot.core.deeds import Lane
from bot.core.errors import OperatorError, TryLater
from tests.support.matrix_bot_fixture import ENCRYPTION, House, StepBot, a_house
from tests.support.proxy import Proxy, a_line
from tests.support.synapse import Synapse

pytestmark = pytest.mark.asyncio(loop_scope="module")

SEND = "PUT .*/send/m.room"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(synapse: Synapse, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with a_house(synapse, tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def line(house: House) -> AsyncIterator[Proxy]:
    async with a_line(house.synapse.url) as line:
        yield line


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(house: House, line: Proxy) -> StepBot:
    return await house.bot(only_hears=True, homeserver=line.url)


@pytest.fixture
def bot(shared: StepBot, line: Proxy) -> StepBot:
    opens(shared)
    shared.heard.clear()
    line.requests.clear()
    return shared


def opens(bot: StepBot) -> None:
    """The time is over for which the bot knocks at no door."""
    assert bot.matrix is not None
    assert bot.matrix._sending is not None
    bot.matrix._sending._gate._opens_at = 0.0


@pytest.fixture
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the bot would have waited, as it goes on at once."""
    waited: list[float] = []
    sleep = asyncio.sleep

    async def at_once(seconds: float, *_: object) -> None:
        waited.append(seconds)
        await sleep(0)

    monkeypatch.setattr(asyncio, "sleep", at_once)
    return waited


@pytest.mark.parametrize("is_sealed", [False, True])
@pytest.mark.parametrize("fault", ["cut", "swallow", "500", "502"])
async def test_what_was_cut_off_stands_there_once_in_the_end(
    house: House, bot: StepBot, line: Proxy, fault: str, is_sealed: bool
) -> None:
    mia = await house.client("mia")
    room = await house.lounge(bot, mia, initial_state=[ENCRYPTION] if is_sealed else [])
    key = f"{fault}{is_sealed}".lower().ljust(22, "a")
    for _ in range(2):
        if fault in ("cut", "swallow"):
            rule = getattr(line, fault)(SEND, times=9)
        else:
            rule = line.answer(SEND, int(fault), errcode="M_UNKNOWN", times=9)
        with pytest.raises(TryLater):
            await bot.deliver(room, "once", key=key)
        rule.lift()
        opens(bot)
    receipts = await bot.deliver(room, "once", key=key)
    await mia.look()
    assert mia.read(bot.user) == [(room, "once")]
    kind = "m.room.encrypted" if is_sealed else "m.room.message"
    assert [event["event_id"] for event in await mia.events(room, bot.user, kind)] == [receipts[0].message]


async def test_a_part_that_is_cut_off_stands_there_once_as_well(house: House, bot: StepBot, line: Proxy) -> None:
    mia = await house.person("mia")
    room = await house.lounge(bot, mia)
    lines = [f"{number} " + "word " * 300 for number in range(60)]
    rule = line.swallow(SEND + ".*[.]1$", times=9)
    with pytest.raises(TryLater):
        await bot.deliver(room, *lines, key="e" * 22)
    rule.lift()
    opens(bot)
    receipts = await bot.deliver(room, *lines, key="e" * 22)
    assert [event["event_id"] for event in await mia.events(room, bot.user)] == [one.message for one in receipts]


async def test_the_time_that_the_homeserver_names_is_kept_and_a_crisis_goes_first(
    house: House, bot: StepBot, line: Proxy
) -> None:
    mia = await house.person("mia")
    room = await house.lounge(bot, mia)
    line.answer(SEND, 429, errcode="M_LIMIT_EXCEEDED", retry_after_ms=400)
    with pytest.raises(TryLater) as caught:
        await bot.deliver(room, "prompt", lane=Lane.PROMPTS)
    assert caught.value.after == pytest.approx(0.4, abs=0.1)
    asked = len(line.asked(SEND))
    crisis = asyncio.create_task(bot.deliver(room, "crisis", lane=Lane.CRISIS))
    await asyncio.sleep(0)
    for lane in (Lane.PROMPTS, Lane.ANSWERS):
        with pytest.raises(TryLater):
            await bot.deliver(room, "later", lane=lane)
    assert len(line.asked(SEND)) == asked, "nobody knocks in the meantime"
    await crisis
    await bot.deliver(room, "prompt", lane=Lane.PROMPTS)
    assert await mia.texts(room, bot.user) == ["crisis", "prompt"]


async def ended(running: asyncio.Task[None]) -> None:
    """A cancellation that comes in the very moment in which a request ends can be lost: it is said again."""
    while not running.done():
        running.cancel()
        await asyncio.wait([running], timeout=0.1)


async def test_a_homeserver_that_is_down_is_tried_with_longer_pauses_that_are_never_the_same(
    bot: StepBot, line: Proxy, no_pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "_WAIT", 0.0)
    rule = line.cut("GET .*/sync", times=12)
    running = asyncio.create_task(bot.link.hearing.run())
    while rule.times:
        await asyncio.wait([running], timeout=0.01)
    await ended(running)
    pauses = [pause for pause in no_pauses if pause][:12]
    assert pauses[0] < 2
    assert 4 < pauses[-1] <= 20
    assert len(set(pauses)) == len(pauses)


async def test_too_many_requests_are_answered_by_waiting_as_long_as_it_says(
    bot: StepBot, line: Proxy, no_pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "_WAIT", 0.0)
    rule = line.answer("GET .*/sync", 429, errcode="M_LIMIT_EXCEEDED", retry_after_ms=123_000)
    running = asyncio.create_task(bot.link.hearing.run())
    while rule.times:
        await asyncio.wait([running], timeout=0.01)
    await ended(running)
    assert no_pauses[0] == 123


async def test_a_homeserver_that_is_down_at_the_start_is_waited_for(
    house: House, line: Proxy, no_pauses: list[float]
) -> None:
    bot, mia = await house.bot(only_hears=True, starts=False, homeserver=line.url), await house.person("mia")
    bot.build()
    assert isinstance(bot.matrix, Matrix)
    assert bot.app is not None
    await bot.app.start()
    rules = [line.cut("POST .*/login", times=2), line.answer("GET .*/sync", 502, times=2)]
    await bot.matrix._reach(bot.app.notebook("matrix"), bot.hear)
    assert [rule.times for rule in rules] == [0, 0]
    await house.lounge(bot, mia)


async def test_an_answer_that_is_lost_in_the_middle_of_hearing_loses_no_words(
    house: House, bot: StepBot, line: Proxy
) -> None:
    mia = await house.client("mia")
    room = await house.lounge(bot, mia, initial_state=[ENCRYPTION])
    await mia.look()
    await mia.say_sealed(room, "once")
    rule = line.swallow("GET .*/sync", times=9)
    for _ in range(2):
        with pytest.raises(Unreachable):
            await bot.link.hearing.once(0)
    rule.lift()
    await bot.step(2)
    assert bot.said() == ["once"]


async def test_what_was_heard_is_decrypted_though_filling_the_gap_failed(
    house: House, bot: StepBot, line: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    mia = await house.client("mia")
    room = await house.lounge(bot, mia, initial_state=[ENCRYPTION])
    await bot.step()
    await mia.look()
    monkeypatch.setitem(hearing._FILTER["room"]["timeline"], "limit", 2)  # type: ignore[index]
    for number in range(6):
        await mia.say_sealed(room, str(number))
    rule = line.cut("/messages", times=9)
    with pytest.raises(Unreachable):
        await bot.link.hearing.once(0)
    rule.lift()
    await bot.step(2)
    assert sorted(set(bot.said())) == [str(number) for number in range(6)]


async def test_after_a_start_before_which_nothing_happened_encrypted_rooms_are_known(house: House) -> None:
    bot, mia = await house.bot(only_hears=True), await house.client("mia")
    room = await house.lounge(bot, mia, initial_state=[ENCRYPTION])
    await bot.step(2)
    await bot.stop()
    await bot.start()
    await bot.deliver(room, "readable")
    await mia.look()
    assert mia.read(bot.user) == [(room, "readable")]


@asynccontextmanager
async def running(bot: StepBot) -> AsyncIterator[asyncio.Task[None]]:
    """As `alongside run` has it."""
    bot.build()
    assert bot.app is not None
    assert bot.matrix is not None
    await bot.app.start()
    life = asyncio.create_task(bot.matrix.run(bot.app.notebook("matrix"), bot.hear))
    await holds(life, lambda: bot.matrix is not None and bot.matrix._link is not None)
    yield life
    life.cancel()
    await asyncio.wait([life])


async def holds(life: asyncio.Task[None], condition: Callable[[], bool]) -> None:
    while not condition():
        done, _ = await asyncio.wait([life], timeout=0.02)
        assert not done, life.exception()


async def test_a_revoked_login_ends_the_program_with_a_sentence(house: House) -> None:
    bot = await house.bot(only_hears=True)
    token = bot.link.wire.client.access_token
    await bot.stop()
    bot.settings = replace(bot.settings, password=None)
    async with running(bot) as life:
        await house.synapse.call("POST", "/_matrix/client/v3/logout", {}, token=token)
        with pytest.raises(OperatorError) as caught:
            await asyncio.wait_for(life, 30)
    said = str(caught.value)
    assert "token" in said
    assert "password" in said
    assert token not in said


async def test_with_the_password_a_revoked_login_is_taken_up_again(house: House) -> None:
    bot, mia = await house.bot(only_hears=True, starts=False), await house.person("mia")
    async with running(bot) as life:
        room = await mia.create(invite=[bot.user])
        await holds(life, lambda: room in bot.link.rooms)
        device, token = bot.link.wire.device, bot.link.wire.client.access_token
        await house.synapse.call("POST", "/_matrix/client/v3/logout", {}, token=token)
        await holds(life, lambda: bot.matrix._link is not None and bot.link.wire.device != device)  # type: ignore[union-attr]
        await mia.say(room, "are you there?")
        await holds(life, lambda: "are you there?" in bot.said())


async def test_a_storm_of_limits_ends_with_everything_said_once(
    strict_synapse: Synapse, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """With the limits that a homeserver has by default, and nobody who exempted the bot: the crisis goes first."""
    async with a_house(strict_synapse, tmp_path_factory.mktemp("strict")) as strict:
        bot, mia = await strict.bot(only_hears=True), await strict.person("mia")
        room = await strict.lounge(bot, mia)
        waiting = [f"{number}" for number in range(14)]
        limits = 0
        asked: list[float | None] = []
        while waiting:
            try:
                await bot.deliver(room, waiting[0], key=waiting[0].ljust(22, "z"), lane=Lane.PROMPTS)
            except TryLater as later:
                limits += 1
                asked.append(later.after)
                if limits == 1:
                    await bot.deliver(room, "crisis", key="c" * 22, lane=Lane.CRISIS)
                    continue
                await strict_synapse.override_ratelimit(bot.user, on=True)
                opens(bot)
            else:
                waiting.pop(0)
        texts = await mia.texts(room, bot.user)
        assert asked
        assert all(asked)
        assert sorted(texts) == sorted([*(f"{number}" for number in range(14)), "crisis"])
        assert texts.index("crisis") < 13
