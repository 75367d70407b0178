"""Answers to slash commands, buttons and forms: in time, unseen by others, once, and never lost."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from bot.adapters.discord.message import Outgoing
from bot.storage.tables import outbox
from tests.support.discord_bot import Home, a_home, a_part_of
from tests.support.discord_fake_faults import How
from tests.support.discord_fake_interactions import Interaction
from tests.support.discord_fake_people import Person
from tests.support.discord_fake_world import Message

pytestmark = pytest.mark.asyncio(loop_scope="module")
OVER = timedelta(minutes=15, seconds=1)


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Home]:
    async with a_home(tmp_path_factory.mktemp("bot")) as home:
        yield home


@pytest_asyncio.fixture(loop_scope="module")
async def home(shared: Home) -> AsyncIterator[Home]:
    async with a_part_of(shared) as home:
        yield home
        assert not said_to_all(home), "an answer is for one person alone"


def said_to_all(home: Home) -> list[Message]:
    """Even what was deleted again."""
    return [each for each in home.lounge.messages.values() if each.author is home.fake.bot and not each.is_ephemeral]


def of(asked: Interaction) -> str:
    return rf"/interactions/{asked.id}/|/webhooks/\d+/{asked.token}"


def answers(asked: Interaction) -> list[str]:
    return [each.content for each in asked.answers if not each.is_deleted and not each.is_loading]


async def direct(home: Home, count: int = 1, timeout: float = 8) -> list[Message]:
    await home.fake.until(lambda: len(home.ana.sees_of_bot()) >= count, timeout)
    return home.ana.sees_of_bot()


async def card(home: Home) -> Message:
    return await home.fake.answer_to(home.ana.slash(home.lounge, "checkin now"))


# in time


async def test_a_loop_that_is_late_by_seconds_loses_no_answer(home: Home) -> None:
    """Nobody can answer in time then; what is said comes by the other way."""
    asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
    time.sleep(3.1)
    [answer] = await direct(home)
    assert "Thank you" in answer.content
    assert home.fake.interactions.has_failed(asked)
    assert len(home.ana.sees_of_bot()) == 1


async def test_what_is_slow_is_deferred_and_then_said(home: Home) -> None:
    async with home.bot.there.database.transaction():
        asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
        await home.fake.until(lambda: asked.acknowledged == 5, 2.9)
    answer = await home.fake.answer_to(asked)
    assert (answer.is_ephemeral, len(answers(asked))) == (True, 1)
    assert "Thank you" in answer.content


async def test_a_slow_question_has_a_button_instead_of_a_form(home: Home) -> None:
    async with home.bot.there.database.transaction():
        asked = home.ana.slash(home.lounge, "you zone")
        await home.fake.until(lambda: asked.acknowledged == 5, 2.9)
    question = await home.fake.answer_to(asked)
    opened = home.ana.click(question, "Write an answer")
    await home.fake.form_of(opened)
    given = await home.fake.answer_to(home.ana.submit(opened, {"answer": "berlin"}))
    assert "Berlin" in given.content


async def test_the_acknowledgement_itself_is_lost(home: Home) -> None:
    home.fake.fault("POST", "/callback$", lose=True)
    async with home.bot.there.database.transaction():
        asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
        await home.fake.until(lambda: asked.acknowledged == 5, 2.9)
        await asyncio.sleep(0.1)
    answer = await home.fake.answer_to(asked, 8)
    assert "Thank you" in answer.content
    assert (len(answers(asked)), home.ana.sees_of_bot()) == (1, [])


async def test_what_is_left_waiting_is_taken_away(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Heard twice, it is handled once: the second time there is nothing to say."""
    monkeypatch.setattr("bot.adapters.discord.interactions._STALE", 0.1)
    asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
    await home.fake.answer_to(asked)
    session = next(iter(home.fake.gateway.sessions.values()))
    again = dict(next(data for _, name, data in _told(session) if name == "INTERACTION_CREATE" and _is(data, asked)))
    session.tell("INTERACTION_CREATE", again)
    await home.settled()
    await asyncio.sleep(0.3)
    assert len(answers(asked)) == 1
    assert home.ana.sees_of_bot() == []


def _told(session: object) -> list[tuple[int, str, dict[str, object]]]:
    import json

    events = session.events  # type: ignore[attr-defined]  # of the fake's session
    return [(number, name, json.loads(written)["d"]) for number, name, written in events]


def _is(data: dict[str, object], asked: Interaction) -> bool:
    return data.get("id") == str(asked.id)


# once


@pytest.mark.parametrize("lost", ["lose", "cut"])
async def test_a_first_answer_that_is_lost_is_shown_once(home: Home, lost: str) -> None:
    home.fake.fault("POST", "/callback$", **{lost: True})  # type: ignore[arg-type]  # one of two flags
    asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
    await home.fake.until(lambda: answers(asked) or home.ana.sees_of_bot(), 8)
    await home.settled()
    await asyncio.sleep(1.5)
    found = answers(asked) + [each.content for each in home.ana.sees_of_bot()]
    assert len([each for each in found if "Thank you" in each]) == 1, found


async def test_a_first_answer_that_discord_could_not_take(home: Home) -> None:
    home.fake.fault("POST", "/callback$", 503)
    asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
    await home.fake.until(lambda: answers(asked) or home.ana.sees_of_bot(), 8)
    await home.settled()
    found = answers(asked) + [each.content for each in home.ana.sees_of_bot()]
    assert len([each for each in found if "Thank you" in each]) == 1, found


async def test_answered_by_somebody_else_already(home: Home) -> None:
    """40060: another process was quicker with its first word."""
    home.fake.fault("POST", "/callback$", 400, code=40060)
    asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
    await home.fake.until(lambda: answers(asked) or home.ana.sees_of_bot(), 8)
    found = answers(asked) + [each.content for each in home.ana.sees_of_bot()]
    assert len(found) == 1


async def test_a_long_answer_comes_in_parts_and_none_twice(home: Home) -> None:
    """The second part fails: the first is not said again."""
    interactions = home.bot.link.interactions
    asked = home.ana.slash(home.lounge, "you privacy")
    await home.fake.answer_to(asked)
    await home.settled()
    via, parts = f"{asked.id}:{asked.token}", [Outgoing(f"part {number}") for number in range(3)]
    before = len(asked.answers)
    home.fake.fault("POST", rf"/webhooks/\d+/{asked.token}", delay=0.01)
    home.fake.fault("POST", rf"/webhooks/\d+/{asked.token}", cut=True)
    with pytest.raises(aiohttp.ClientError):
        await interactions.answer(via, parts, None, "key", is_private=False)
    receipts = await interactions.answer(via, parts, None, "key", is_private=False)
    assert [each.content for each in asked.answers[before:]] == ["part 0", "part 1", "part 2"]
    assert [receipt.message for receipt in receipts] == [str(each.id) for each in asked.answers[before:]]
    assert all(each.is_ephemeral for each in asked.answers)


async def test_several_parts_of_a_real_answer_are_all_unseen(home: Home) -> None:
    asked = home.ana.slash(home.lounge, "help")
    await home.fake.answer_to(asked)
    await home.settled()
    assert all(len(each.content) <= 2000 and each.is_ephemeral for each in asked.answers)


async def test_what_somebody_wrote_stands_in_no_log_whatever_goes_wrong(home: Home) -> None:
    """The fixture looks through the log."""
    faults: list[How] = [{"lose": True}, {"cut": True}, {"code": 50035}, {"html": True}]
    for fault in faults:
        home.fake.fault("POST", "/callback$", 404 if "html" in fault else 400 if "code" in fault else 0, **fault)
        asked = home.ana.slash(home.lounge, "checkin now", feeling=2, note="slept badly")
        await home.fake.until(lambda: home.fake.rest.faults[-1].met)
        await home.settled()
        assert asked.at
    home.fake.fault("POST", "/messages$", 403, code=50007)
    home.ana.say(None, "!checkin now 2 slept badly")
    await home.fake.until(lambda: home.fake.rest.faults[-1].met, 8)


# an answer that outlived its interaction


async def test_an_answer_after_the_token_died_comes_in_private(home: Home) -> None:
    async with home.bot.there.database.transaction():
        asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
        await home.fake.until(lambda: asked.acknowledged == 5, 2.9)
        home.fake.passes(OVER)
    [answer] = await direct(home)
    assert "Thank you" in answer.content


async def test_with_a_closed_door_too_it_is_a_pointer_alone(shared: Home) -> None:
    async with a_part_of(shared) as home:
        home.ana.closes_messages()
        async with home.bot.there.database.transaction():
            asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
            await home.fake.until(lambda: asked.acknowledged == 5, 2.9)
            home.fake.passes(OVER)
        [pointer] = await home.fake.until(lambda: said_to_all(home), 8)
        assert "Thank you" not in pointer.content
        assert not pointer.pings
        assert pointer.is_silent
        opened = await home.fake.answer_to(home.ana.click(pointer, "Open it"))
        assert "Thank you" in opened.content
        assert opened.is_ephemeral


async def test_the_message_that_waited_was_dismissed(home: Home) -> None:
    async with home.bot.there.database.transaction():
        asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
        await home.fake.until(lambda: asked.original, 2.9)
        assert asked.original is not None
        home.ana.delete(asked.original)
    said = await home.fake.until(lambda: home.fake.log.of("POST", rf"/webhooks/\d+/{asked.token}$"))
    assert [("Thank you" in each.body["content"], each.status) for each in said] == [(True, 200)]


# forms


async def test_a_form_that_was_dismissed_is_opened_by_asking_again(home: Home) -> None:
    await home.fake.form_of(home.ana.slash(home.lounge, "you zone"))
    again = home.ana.slash(home.lounge, "you zone")
    await home.fake.form_of(again)
    assert "Berlin" in (await home.fake.answer_to(home.ana.submit(again, {"answer": "berlin"}))).content


async def test_a_form_sent_twice_counts_once(home: Home) -> None:
    asked = home.ana.slash(home.lounge, "you zone")
    await home.fake.form_of(asked)
    first, second = home.ana.submit(asked, {"answer": "berlin"}), home.ana.submit(asked, {"answer": "lima"})
    assert "Berlin" in (await home.fake.answer_to(first)).content
    assert "no longer open" in (await home.fake.answer_to(second)).content


async def test_a_form_whose_question_was_answered_elsewhere(home: Home) -> None:
    """In a newer form, and by the command with all that it needs."""
    first = home.ana.slash(home.lounge, "you zone")
    await home.fake.form_of(first)
    second = home.ana.slash(home.lounge, "you zone")
    await home.fake.form_of(second)
    assert "Lima" in (await home.fake.answer_to(home.ana.submit(second, {"answer": "lima"}))).content
    late = await home.fake.answer_to(home.ana.submit(first, {"answer": "berlin"}))
    assert "no longer open" in late.content
    third = home.ana.slash(home.lounge, "you zone")
    await home.fake.form_of(third)
    await home.fake.answer_to(home.ana.slash(home.lounge, "you zone", zone="Asia/Tokyo"))
    late = await home.fake.answer_to(home.ana.submit(third, {"answer": "berlin"}))
    assert "no longer open" in late.content
    assert late.is_ephemeral


async def test_a_form_of_yesterday(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = home.ana.slash(home.lounge, "you zone")
    await home.fake.form_of(asked)
    await home.settled()
    clock = home.bot.there.dispatcher._clock
    now = clock.now
    monkeypatch.setattr(type(clock), "now", lambda _: now() + timedelta(hours=25))
    late = await home.fake.answer_to(home.ana.submit(asked, {"answer": "berlin"}))
    assert "no longer open" in late.content


async def test_what_is_wrong_in_a_form_is_asked_again(home: Home) -> None:
    asked = home.ana.slash(home.lounge, "you zone")
    await home.fake.form_of(asked)
    refused = await home.fake.answer_to(home.ana.submit(asked, {"answer": "qqqqqqqq"}))
    again = home.ana.click(refused, "Write an answer")
    await home.fake.form_of(again)
    assert "Berlin" in (await home.fake.answer_to(home.ana.submit(again, {"answer": "berlin"}))).content


async def test_a_form_that_calls_for_help_gets_it(home: Home) -> None:
    asked = home.ana.slash(home.lounge, "you zone")
    await home.fake.form_of(asked)
    answer = await home.fake.answer_to(home.ana.submit(asked, {"answer": "sos"}))
    assert "findahelpline.com" in answer.content


async def opened(home: Home, who: Person, custom_id: str) -> Interaction:
    """A form of theirs, which a client of their own changes at will."""
    asked = who.slash(home.lounge, "you zone")
    form = await home.fake.form_of(asked)
    form["components"][-1]["component"]["max_length"] = 200_000
    asked.form = {**form, "custom_id": custom_id}
    return asked


@pytest.mark.parametrize("custom_id", ["f:aaaaaaaaaaaaaaaaaaaaaa", "f:zz", "nothing of ours", "f:"])
async def test_a_forged_form_is_explained(home: Home, custom_id: str) -> None:
    asked = await opened(home, home.ana, custom_id)
    answer = await home.fake.answer_to(home.ana.submit(asked, {"answer": "x" * 100_000}))
    assert answer.is_ephemeral
    assert "no longer open" in answer.content


async def test_the_form_of_somebody_else(home: Home) -> None:
    form = await home.fake.form_of(home.ana.slash(home.lounge, "you zone"))
    asked = await opened(home, home.ben, form["custom_id"])
    answer = await home.fake.answer_to(home.ben.submit(asked, {"answer": "berlin"}))
    assert "Berlin" not in answer.content
    assert home.ana.sees_of_bot() == []


async def test_more_words_than_anybody_writes(home: Home) -> None:
    form = await home.fake.form_of(home.ana.slash(home.lounge, "you zone"))
    asked = await opened(home, home.ana, form["custom_id"])
    answer = await home.fake.answer_to(home.ana.submit(asked, {"answer": "x" * 100_000}))
    assert answer.is_ephemeral
    assert "xxxx" not in answer.content


# presses


async def test_a_button_pressed_twice_is_answered_twice_and_counts_once(home: Home) -> None:
    question = await home.fake.answer_to(home.ana.slash(home.lounge, "checkin keep", {"yes-or-no": "yes"}))
    agree = next(each["label"] for each in question.components[0]["components"])
    both = [await home.fake.answer_to(each) for each in [home.ana.click(question, agree) for _ in range(2)]]
    assert all(each.is_ephemeral for each in both)
    assert both[0].content != both[1].content, "the second time there is nothing left to agree to"


async def test_a_press_in_private_is_answered_there(home: Home) -> None:
    question = await home.fake.answer_to(home.ana.slash(None, "checkin now"))
    answer = await home.fake.answer_to(home.ana.click(question, "4 all right"))
    assert not answer.is_ephemeral
    assert answer in home.ana.sees_of_bot()


async def test_a_press_of_somebody_who_left_the_server(home: Home) -> None:
    question = await home.fake.answer_to(home.ana.slash(None, "checkin now"))
    await home.settled()
    home.fake.leave(home.guild, home.ana)
    await home.bot.hears()
    answer = await home.fake.answer_to(home.ana.click(question, "4 all right"))
    assert "no community together" in answer.content


async def test_a_press_of_an_old_message_still_has_an_answer(home: Home) -> None:
    question = await card(home)
    home.fake.passes(timedelta(days=40))
    answer = await home.fake.answer_to(home.ana.click(question, "4 all right"))
    assert answer.content


async def test_a_choice_can_be_named_in_a_reply(home: Home) -> None:
    question = await home.fake.answer_to(home.ana.slash(None, "checkin now"))
    home.ana.say(None, "4", reply_to=question)
    answer = (await direct(home, 2))[-1]
    assert "Thank you" in answer.content


async def test_a_hung_database_does_not_delay_urgent(home: Home) -> None:
    async with home.bot.there.database.transaction():
        began = time.monotonic()
        asked = home.ana.slash(home.lounge, "urgent")
        assert "findahelpline.com" in (await home.fake.answer_to(asked)).content
        home.ana.say(None, "!urgent")
        await direct(home)
        home.ben.say(home.lounge, "!urgent")
        await home.fake.until(lambda: home.ben.sees_of_bot(), 3)
        assert time.monotonic() - began < 1.5
    assert asked.acknowledged == 4, "and it is no form"


async def test_no_token_stays_in_the_database(home: Home) -> None:
    asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
    await home.fake.answer_to(asked)
    await home.settled()
    async with home.bot.there.database.reading() as look:
        assert not (await look.execute(outbox.select().where(outbox.c.via.like(f"%{asked.token}%")))).all()


# after a crash


@pytest_asyncio.fixture(loop_scope="module")
async def alone(tmp_path: Path) -> AsyncIterator[Home]:
    """With a bot of its own, which may die."""
    async with a_home(tmp_path) as home:
        yield home


async def test_a_crash_between_the_first_word_and_the_answer(alone: Home) -> None:
    """It is committed; the next process finishes it, by the token."""
    home = alone
    home.fake.fault("PATCH", r"/messages/@original$", delay=60)
    async with home.bot.there.database.transaction():
        asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
        await home.fake.until(lambda: asked.acknowledged == 5, 2.9)
    await home.fake.until(lambda: home.fake.log.of("PATCH", "@original"))
    await home.bot.dies()
    await home.bot.starts()
    answer = await home.fake.answer_to(asked)
    assert "Thank you" in answer.content
    assert answer.is_ephemeral
    assert (answers(asked), home.ana.sees_of_bot()) == ([answer.content], [])


@pytest.mark.parametrize("is_deferred", [True, False])
async def test_a_crash_with_the_answer_shown_and_not_written_down(alone: Home, is_deferred: bool) -> None:
    home = alone
    method, path = ("PATCH", "@original$") if is_deferred else ("POST", "/callback$")
    if is_deferred:
        async with home.bot.there.database.transaction():
            asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
            await home.fake.until(lambda: asked.acknowledged == 5, 2.9)
            home.fake.fault(method, path, lose=True)
    else:
        home.fake.fault(method, path, lose=True)
        asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
    await home.fake.answer_to(asked)
    await home.bot.dies()
    await home.bot.starts()
    await home.fake.until(lambda: len(home.fake.log.of("PATCH", "@original$")) == 1 + is_deferred)
    await home.settled()
    assert len(answers(asked)) == 1
    assert home.ana.sees_of_bot() == []


async def test_a_crash_before_the_first_word(alone: Home) -> None:
    """Nothing can be said there any more: it comes in private."""
    home = alone
    home.fake.fault("POST", "/callback$", delay=60)
    asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
    await home.fake.until(lambda: home.fake.log.of("POST", "/callback$"))
    await asyncio.sleep(0.1)
    await home.bot.dies()
    await home.bot.starts()
    [answer] = await direct(home)
    assert "Thank you" in answer.content
    assert answers(asked) == []


async def test_an_answer_is_no_longer_awaited_by_a_life_that_is_over(
    alone: Home, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What was to be taken away later is let go of, without a word in the log."""
    home = alone
    monkeypatch.setattr("bot.adapters.discord.interactions._STALE", 0.5)
    monkeypatch.setattr(home.bot.there.dispatcher._at_once, "answer", _nothing)
    monkeypatch.setattr(home.bot.there.postman, "deliver", _nothing)
    asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
    await home.fake.until(lambda: asked.acknowledged == 5)
    await home.bot.dies()
    await asyncio.sleep(0.7)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def _nothing(*_: object, **__: object) -> None: ...
