"""The line to Discord breaks in every way: what people did meanwhile is heard once, and nobody waits for ever."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
import structlog

from bot.adapters.discord.client import Client
from bot.core.errors import OperatorError
from bot.core.heard import Heard
from tests.support.discord_bot import Home, a_home, a_part_of
from tests.support.discord_fake import FakeDiscord

pytestmark = pytest.mark.asyncio(loop_scope="module")
MEMBERS, CONTENT = 1 << 1, 1 << 15


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Home]:
    async with a_home(tmp_path_factory.mktemp("bot")) as home:
        yield home


@pytest_asyncio.fixture(loop_scope="module")
async def home(shared: Home) -> AsyncIterator[Home]:
    async with a_part_of(shared) as home:
        yield home


@pytest_asyncio.fixture(loop_scope="module")
async def alone(tmp_path: Path) -> AsyncIterator[Home]:
    """With a bot of its own, whose line may stay broken."""
    async with a_home(tmp_path) as home:
        yield home


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library and we wait a twentieth as long before we try again."""
    sleep = asyncio.sleep
    monkeypatch.setattr(asyncio, "sleep", lambda seconds, result=None: sleep(min(seconds, seconds / 20 + 0.001)))


CUTS: dict[str, Callable[[FakeDiscord], None]] = {
    "op 7": lambda fake: fake.gateway.reconnect(),
    "the line is cut": lambda fake: fake.gateway.cut(),
    "1001": lambda fake: fake.gateway.close(1001),
    "1006": lambda fake: fake.gateway.close(1011),
    "4000": lambda fake: fake.gateway.close(4000),
    "4008, too fast": lambda fake: fake.gateway.close(4008),
    "op 9, may be resumed": lambda fake: fake.gateway.invalidate(resumable=True),
}


@pytest.mark.usefixtures("quickly")
@pytest.mark.parametrize("cut", CUTS.values(), ids=CUTS.keys())
async def test_what_was_said_while_the_line_was_broken_is_heard_once(
    home: Home, cut: Callable[[FakeDiscord], None]
) -> None:
    identified, resumed = home.fake.gateway.identified, home.fake.gateway.resumed
    cut(home.fake)
    home.ana.say(None, "!checkin now 4")
    answer = (await home.fake.until(lambda: home.ana.sees_of_bot(), 15))[0]
    assert "Thank you" in answer.content
    await home.settled()
    assert len(home.ana.sees_of_bot()) == 1
    assert (home.fake.gateway.identified, home.fake.gateway.resumed) == (identified, resumed + 1)


@pytest.mark.usefixtures("quickly")
@pytest.mark.parametrize("code", [None, 4007, 4009])
async def test_a_session_that_is_over_is_begun_anew(home: Home, code: int | None) -> None:
    """What was said meanwhile is lost then; what is said afterwards is heard."""
    identified = home.fake.gateway.identified
    if code is None:
        home.fake.gateway.invalidate(resumable=False)
    else:
        home.fake.gateway.sessions.clear()
        for connection in list(home.fake.gateway.open):
            connection.close(code)
    await home.fake.until(lambda: home.fake.gateway.identified == identified + 1, 15)
    await home.fake.until(lambda: home.bot._hears(1), 15)
    await home.fake.answer_to(home.ana.slash(home.lounge, "help"), 10)


@pytest.mark.usefixtures("quickly")
async def test_what_is_told_twice_is_handled_once(home: Home) -> None:
    """The bot's place in the session is lost by a fault: Discord tells all of it again."""
    home.ana.say(None, "!checkin now 4")
    home.ana.say(home.lounge, "!checkin now 3")
    pressed = await home.fake.until(lambda: len(found := home.ana.sees_of_bot()) == 2 and found)
    session = next(iter(home.fake.gateway.sessions.values()))
    for _, _, written in list(session.events)[-12:]:
        assert session.connection is not None
        session.connection.send_written(written)
    await home.settled()
    await home.settled()
    assert home.ana.sees_of_bot() == pressed
    assert all(not each.edited for each in pressed)


@pytest.mark.usefixtures("quickly")
async def test_the_order_of_one_persons_events_is_kept_over_a_break(home: Home) -> None:
    heard: list[Heard] = []
    hear = home.bot.link.ears._hear

    def note(event: Heard) -> asyncio.Task[None]:
        heard.append(event)
        return hear(event)

    home.bot.link.ears._hear = note
    said = [home.ana.say(home.lounge, f"!you zone {zone}") for zone in ("berlin", "lima")]
    home.fake.gateway.cut()
    said += [home.ana.say(home.lounge, f"!you zone {zone}") for zone in ("tokyo", "oslo", "cairo")]
    await home.fake.until(lambda: len(home.ana.sees_of_bot()) == 5, 15)
    home.bot.link.ears._hear = hear
    mine = [event for event in heard if event.who.account.ref == str(home.ana.id)]
    assert [event.id for event in mine] == [str(each.id) for each in said]
    found = [each.content for each in home.ana.sees_of_bot()]
    for content, zone in zip(found, ("Berlin", "Lima", "Tokyo", "Oslo", "Cairo"), strict=True):
        assert zone in content


@pytest.mark.usefixtures("quickly")
async def test_a_gateway_that_is_down_for_a_while(home: Home) -> None:
    home.fake.gateway.refuse = 6
    home.fake.gateway.cut()
    home.ana.say(None, "!checkin now 4")
    answer = (await home.fake.until(lambda: home.ana.sees_of_bot(), 30))[0]
    assert "Thank you" in answer.content
    assert not home.fake.gateway.refuse
    await home.settled()
    assert len(home.ana.sees_of_bot()) == 1


@pytest.mark.usefixtures("quickly")
async def test_answers_go_out_while_the_gateway_is_down(home: Home) -> None:
    """Only hearing needs it."""
    async with home.bot.there.database.transaction():
        asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
        await home.fake.until(lambda: asked.acknowledged == 5, 2.9)
        home.fake.gateway.refuse = 1
        home.fake.gateway.cut()
    answer = await home.fake.answer_to(asked)
    assert "Thank you" in answer.content
    home.fake.gateway.refuse = 0
    await home.fake.until(lambda: any(each.connection for each in home.fake.gateway.sessions.values()), 15)


async def test_a_line_that_is_dead_without_a_word_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A zombie: it takes what we send, and answers no heartbeat."""
    monkeypatch.setattr("bot.adapters.discord.client.Client", functools.partial(Client, heartbeat_timeout=0.4))
    async with a_home(tmp_path) as home:
        home.fake.gateway.heartbeat = 0.2
        home.fake.gateway.reconnect()
        await home.fake.until(lambda: home.fake.gateway.resumed == 1)
        home.fake.gateway.acks = False
        await home.fake.until(lambda: home.fake.gateway.connections == 3, 15)
        home.fake.gateway.acks = True
        home.ana.say(None, "!checkin now 4")
        assert "Thank you" in (await home.answer(home.ana, 0)).content


@pytest.mark.usefixtures("quickly")
@pytest.mark.parametrize("refuse_with", [0, 503])
async def test_first_connections_that_fail(alone: Home, refuse_with: int) -> None:
    home = alone
    await home.bot.ends()
    home.fake.gateway.refuse, home.fake.gateway.refuse_with = 3, refuse_with
    await home.bot.starts()
    await home.fake.answer_to(home.ana.slash(home.lounge, "help"))


@pytest.mark.usefixtures("quickly")
@pytest.mark.parametrize("fault", [{"status": 503}, {"status": 500}, {"cut": True}, {"status": 429, "via": False}])
async def test_a_login_that_fails_is_tried_again(alone: Home, fault: dict[str, int]) -> None:
    home = alone
    await home.bot.ends()
    met = home.fake.fault("GET", "/users/@me$", **fault)  # type: ignore[arg-type]  # of a fault's own words
    await home.bot.starts()
    await home.fake.answer_to(home.ana.slash(home.lounge, "help"))
    assert met.met == 1


# what only an operator can mend


async def ended(home: Home) -> OperatorError:
    assert home.bot.life is not None
    with pytest.raises(OperatorError) as told:
        await asyncio.wait_for(asyncio.shield(home.bot.life), 10)
    return told.value


async def test_a_token_that_is_bad_from_the_start(alone: Home) -> None:
    home = alone
    await home.bot.ends()
    home.fake.token = "another-token"
    await home.bot.starts(waits=False)
    assert "token" in str(await ended(home))
    assert len(home.fake.log.of("GET", "/users/@me$")) == 2, "it is not tried again"


async def test_a_token_that_is_taken_away_later(alone: Home) -> None:
    home = alone
    home.fake.token = "another-token"
    home.fake.gateway.close(4004)
    told = str(await ended(home))
    assert "no longer knows the token" in told
    assert "fake-token" not in told


async def test_after_that_nothing_is_sent_that_would_be_refused(alone: Home) -> None:
    """The token is dead for requests first: they rest, and are not lost."""
    home = alone
    await home.is_heard(home.ana)
    home.fake.token = "another-token"
    home.ana.say(None, "!checkin now 4")
    await home.fake.until(lambda: home.fake.log.invalid)
    await asyncio.sleep(0.5)
    assert len(home.fake.log.invalid) == 1
    async with home.bot.there.database.reading() as look:
        assert await look.claims.first() is not None


@pytest.mark.parametrize(("code", "says"), [(4010, "shards"), (4011, "shards"), (4012, "shards"), (4013, "intents")])
async def test_other_ends(alone: Home, code: int, says: str) -> None:
    alone.fake.gateway.close(code)
    assert says in str(await ended(alone))


# intents that are not granted


@pytest.mark.parametrize("granted", [0, MEMBERS, CONTENT])
async def test_without_a_grant_it_starts_and_says_what_rests(alone: Home, granted: int) -> None:
    await alone.bot.ends()
    alone.fake.granted = granted
    with structlog.testing.capture_logs() as logs:
        await alone.bot.starts()
    await _all_but_what_rests_works(alone, granted)
    said = " ".join(entry["event"] for entry in logs if entry["log_level"] == "warning")
    assert ("Message Content Intent is not granted" in said) is not bool(granted & CONTENT)
    assert ("Server Members Intent is not granted" in said) is not bool(granted & MEMBERS)


@pytest.mark.usefixtures("quickly")
@pytest.mark.parametrize("granted", [0, MEMBERS, CONTENT])
async def test_a_portal_that_says_what_is_not_so(alone: Home, granted: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its flags promise what the gateway refuses, by 4014."""
    await alone.bot.ends()
    gateway = alone.fake.gateway
    refusal = gateway._refusal

    def refuses(token: str, intents: int, number: int, of: int) -> int | None:
        return 4014 if intents & (MEMBERS | CONTENT) & ~granted else refusal(token, intents, number, of)

    monkeypatch.setattr(gateway, "_refusal", refuses)
    with structlog.testing.capture_logs() as logs:
        await alone.bot.starts()
    await _all_but_what_rests_works(alone, 0)
    assert gateway.closed_with.count(4014) == 1
    assert any("is not granted" in entry["event"] for entry in logs)


async def _all_but_what_rests_works(home: Home, granted: int) -> None:
    await home.fake.answer_to(home.ana.slash(home.lounge, "help"))
    home.ana.say(None, "!checkin now 4")
    assert "Thank you" in (await home.answer(home.ana, 0)).content
    home.ana.say(home.lounge, f"<@{home.fake.bot.id}> checkin now 4")
    await home.answer(home.ana, 1)
    home.ana.say(home.lounge, "!checkin now 4")
    await home.settled()
    assert len(home.ana.sees_of_bot()) == 2 + bool(granted & CONTENT)
