"""Joining two accounts: who is asked what, what a code is good for, and what is one afterwards."""

from __future__ import annotations

import json
import random
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, func, select

from bot.core.cog import Request
from bot.core.errors import Undeliverable
from bot.core.heard import Pressed
from bot.core.people import Place, PlaceKind
from bot.core.replies import Card
from bot.storage.tables import consents, erasures, members
from bot.storage.transaction import OpenTransaction
from cogs.checkins.store import checkins
from cogs.you import links
from cogs.you.linking import Linking
from tests.support.databases import NewUrl, everything_in
from tests.support.two_sides import HERE, THERE, THIRD, TwoSides, two_sides

OTHER = "matrix:ben"
NOTE = "the water rail squealed like a piglet in the sedge"
THEIR_NOTE = "a coot built its raft of crisp packets"


@pytest.fixture
async def bot(tmp_path: Path, new_url: NewUrl) -> AsyncIterator[TwoSides]:
    async with two_sides(await new_url(), tmp_path) as made:
        yield made


async def rows(bot: TwoSides, table: Table) -> int:
    async with bot.app.database.reading() as look:
        return int((await look.execute(select(func.count()).select_from(table))).scalar() or 0)


@pytest.mark.parametrize("order", [(HERE, THERE), (THERE, HERE)])
async def test_a_yes_on_both_sides_in_either_order(bot: TwoSides, order: tuple[str, str]) -> None:
    await bot.asked()
    await bot.presses(order[0], "you-link-agree")
    assert bot.was_told(order[0], "you-link-waits")
    assert not await bot.are_one()
    await bot.presses(order[1], "you-link-agree")
    assert await bot.are_one()
    for name in order:
        assert bot.was_told(name, "you-link-joined") == 1
        await bot.says(name, "!you show")
        assert "ana on Discord" in bot.texts(name)[-1]
        assert "ana on Matrix" in bot.texts(name)[-1]
        logins: Any = (await bot.exported(name))["accounts"]
        assert len(logins) == 2
    assert (await rows(bot, members), await rows(bot, erasures)) == (1, 0)


async def test_it_is_asked_first_and_can_be_left(bot: TwoSides) -> None:
    await bot.says(HERE, "!you link")
    await bot.presses(HERE, "you-link-not-now")
    assert bot.was_told(HERE, "you-link-left")
    assert await rows(bot, links.links) == 0


async def test_the_question_names_both_accounts_on_both_sides(bot: TwoSides) -> None:
    await bot.asked()
    for name in (HERE, THERE):
        assert "ana on Discord and ana on Matrix" in bot.texts(name)[-1]
        assert bot.texts(name)[-1].startswith("A question for you alone."), "nothing on a locked screen"


async def test_nobody_else_is_shown_the_code_and_it_is_kept_nowhere(bot: TwoSides) -> None:
    await bot.says(HERE, "!you link")
    platform = bot.platform_of(HERE)
    platform.hold("ana")
    pressing = bot.press(HERE, "you-link-begin")
    await platform.reached("ana")
    sealed = next(one.words for one in bot.sealings if one.table == "outbox")
    code = next(words for words in json.loads(sealed)[0][0][1].values())["typed"]
    while_waiting = await everything_in(bot.url)
    platform.let_go("ana")
    await pressing
    assert code in bot.texts(HERE)[-1]
    for written in (while_waiting, await everything_in(bot.url)):
        assert code.encode() not in written
        assert code.replace("-", "").encode() not in written
    await bot.says(THERE, f"!you link {code}")
    written = await everything_in(bot.url)
    assert code.encode() not in written
    assert code.replace("-", "").encode() not in written
    assert not [text for name in (THERE, OTHER) for text in bot.texts(name) if code in text]


@pytest.mark.parametrize("spelling", ["{}", "  {} ", "lower", "apart", "no hyphens"])
async def test_a_code_may_be_typed_in_any_way(bot: TwoSides, spelling: str) -> None:
    code = await bot.code()
    typed = {"lower": code.lower(), "apart": code.replace("-", " "), "no hyphens": code.replace("-", "")}
    await bot.says(THERE, f"you link {typed.get(spelling, spelling.format(code))}")
    assert bot.was_told(THERE, "you-link-question")


async def test_either_can_say_no_and_the_other_is_told(bot: TwoSides) -> None:
    for name, other in ((HERE, THERE), (THERE, HERE)):
        await bot.asked()
        before = bot.was_told(other, "you-link-refused")
        await bot.presses(name, "you-link-refuse")
        assert "Nothing was joined" in bot.texts(name)[-1]
        assert bot.was_told(other, "you-link-refused") == before + 1
        await bot.presses(other, "you-link-agree")
        assert bot.was_told(other, "you-link-over")
    assert not await bot.are_one()


async def test_whoever_agreed_can_still_stop(bot: TwoSides) -> None:
    await bot.asked()
    await bot.presses(THERE, "you-link-agree")
    await bot.presses(THERE, "you-link-stop")
    await bot.presses(HERE, "you-link-agree")
    assert bot.was_told(HERE, "you-link-over")
    assert not await bot.are_one()


async def test_a_code_runs_out(bot: TwoSides) -> None:
    code = await bot.code()
    bot.clock.set(bot.clock.now() + links.VALID)
    await bot.says(THERE, f"!you link {code}")
    assert bot.was_told(THERE, "you-link-wrong-code")


async def test_a_question_runs_out(bot: TwoSides) -> None:
    await bot.asked()
    await bot.presses(THERE, "you-link-agree")
    bot.clock.set(bot.clock.now() + links.VALID)
    await bot.presses(HERE, "you-link-agree")
    assert bot.was_told(HERE, "you-link-over")
    assert not await bot.are_one()


async def test_a_code_opens_once(bot: TwoSides) -> None:
    code = await bot.code()
    for name in (THERE, OTHER):
        await bot.says(name, f"!you link {code}")
    assert bot.was_told(THERE, "you-link-question")
    assert bot.was_told(OTHER, "you-link-wrong-code")


async def test_a_new_code_takes_the_place_of_the_old(bot: TwoSides) -> None:
    old, new = await bot.code(), await bot.code()
    await bot.says(THERE, f"!you link {old}")
    assert bot.was_told(THERE, "you-link-wrong-code")
    await bot.says(THERE, f"!you link {new}")
    assert bot.was_told(THERE, "you-link-question")


async def test_somebody_elses_code_that_one_types_takes_the_place_of_an_earlier_question(bot: TwoSides) -> None:
    await bot.asked()
    code = await bot.code("discord:ben")
    await bot.says(THERE, f"!you link {code}")
    assert bot.was_told(HERE, "you-link-refused")
    await bot.presses(HERE, "you-link-agree")
    assert bot.was_told(HERE, "you-link-over")


async def test_an_older_question_agrees_to_nothing_newer(bot: TwoSides) -> None:
    """The message of the first try is still there; the second names somebody else."""
    await bot.asked()
    old = next(one for one in bot.shown_to(THERE) if one.shown.choices)
    await bot.says(THERE, f"!you link {await bot.code('discord:ben')}")
    place = Place(PlaceKind.DIRECT, "ana")
    await bot.app.hear(Pressed(id="old", who=bot.person(THERE), place=place, key=old.key, choice=0))
    assert bot.was_told(THERE, "you-link-over")
    await bot.presses("discord:ben", "you-link-agree")
    assert bot.was_told("discord:ben", "you-link-waits")


async def test_the_account_that_was_shown_the_code(bot: TwoSides) -> None:
    code = await bot.code()
    await bot.says(HERE, f"!you link {code}")
    assert bot.was_told(HERE, "you-link-same-account")
    await bot.says(THERE, f"!you link {code}")
    assert bot.was_told(THERE, "you-link-question"), "it is still good"


async def test_two_accounts_of_one_platform(bot: TwoSides) -> None:
    code = await bot.code()
    await bot.says("discord:ben", f"!you link {code}")
    assert bot.was_told("discord:ben", "you-link-same-platform")
    assert not bot.was_told(HERE, "you-link-question")


async def test_a_third_account_and_what_is_joined_already(bot: TwoSides) -> None:
    await bot.joins()
    for name in (HERE, THERE):
        await bot.says(name, "!you link")
        assert "ana on Discord and ana on Matrix" in bot.texts(name)[-1]
        assert bot.was_told(name, "you-link-joined-already")
    code = await bot.code(THIRD)
    await bot.says(HERE, f"!you link {code}")
    assert bot.was_told(HERE, "you-link-joined-already") == 2


async def test_a_question_that_is_open_while_its_account_is_joined_with_another(bot: TwoSides) -> None:
    """Only the newest question counts, so the third never gets in between."""
    await bot.says(HERE, "!you show")
    code = await bot.code(THIRD)
    await bot.asked()
    await bot.says(THERE, f"!you link {code}")
    assert bot.was_told(HERE, "you-link-refused")
    await bot.presses(THERE, "you-link-agree")
    await bot.presses(THIRD, "you-link-agree")
    assert await bot.are_one(THERE, THIRD)
    await bot.presses(HERE, "you-link-agree")
    assert bot.was_told(HERE, "you-link-over")


async def test_a_code_that_others_could_read_is_void(bot: TwoSides) -> None:
    code = await bot.code()
    await bot.says_in_room(THERE, f"!you link {code}")
    assert bot.was_told(THERE, "you-link-overheard")
    assert not bot.was_told(HERE, "you-link-question")
    await bot.says(THERE, f"!you link {code}")
    assert bot.was_told(THERE, "you-link-wrong-code")


async def test_what_is_no_code(bot: TwoSides) -> None:
    for words in ("please", "BCDF-GHJK", "BCDF-GHJK-LMN0", "1234-5678-9012", "x" * 150):
        before = bot.was_told(THERE, "you-link-no-code")
        await bot.says(THERE, f"!you link {words}")
        assert bot.was_told(THERE, "you-link-no-code") == before + 1, words
    assert not any("BCDF" in text for text in bot.texts(THERE)), "nothing is repeated"


async def test_wrong_codes_are_counted_and_then_the_right_one_opens_nothing(bot: TwoSides) -> None:
    code = await bot.code()
    for _ in range(links.MOST_WRONG):
        await bot.says(THERE, "!you link BCDF-GHJK-LMNP")
    await bot.restart()
    await bot.says(THERE, f"!you link {code}")
    assert bot.was_told(THERE, "you-link-too-many")
    await bot.says(OTHER, f"!you link {code}")
    assert bot.was_told(OTHER, "you-link-question"), "others are not held back by it"
    bot.clock.set(bot.clock.now() + links.WRONG_COUNT_FOR)
    await bot.says(THERE, f"!you link {await bot.code()}")
    assert bot.was_told(THERE, "you-link-question")


async def test_ten_thousand_wrong_codes(tmp_path: Path) -> None:
    """Five are looked at; 5 an hour of 20 to the twelfth would take one account ninety million years."""
    async with two_sides(f"sqlite+aiosqlite:///{tmp_path / 'bot.sqlite3'}", tmp_path) as bot:
        code = await bot.code()
        await bot.says(THERE, "!you show")
        linking = next(cog for cog in bot.app.cogs if isinstance(cog, Linking))
        guesses = random.Random(7)
        said: dict[str, int] = {}
        async with bot.app.database.transaction() as tx:
            request = await _request(tx, bot, THERE)
            for _ in range(10_000):
                guess = "".join(guesses.choice(links.LETTERS) for _ in range(links.LENGTH))
                card = await linking.link(request, guess)
                assert isinstance(card, Card)
                said[card.lines[0].key] = said.get(card.lines[0].key, 0) + 1
        assert said == {"you-link-wrong-code": 5, "you-link-too-many": 9995}
        await bot.says(THERE, f"!you link {code}")
        assert bot.was_told(THERE, "you-link-too-many")


async def _request(tx: OpenTransaction, bot: TwoSides, name: str) -> Request:
    known = await tx.people.know(bot.person(name))
    community = await tx.people.community("matrix", "home on matrix")
    place = Place(PlaceKind.DIRECT, "ana")
    account = bot.person(name).account
    return Request(tx, bot.clock.now(), known.member, account, known.account_id, community, place)


async def test_a_door_that_is_closed(bot: TwoSides) -> None:
    """The question does not reach the first account: the second is told, and it can be asked for."""
    code = await bot.code()
    bot.platform_of(HERE).always_fails("ana", Undeliverable(closed=True))
    await bot.says(THERE, f"!you link {code}")
    assert bot.was_told(THERE, "you-link-not-delivered")
    bot.platform_of(HERE).always_fails("ana", None)
    await bot.presses(THERE, "you-link-agree")
    await bot.says(HERE, "!you link")
    assert bot.was_told(HERE, "you-link-question")
    await bot.presses(HERE, "you-link-agree")
    assert await bot.are_one()


async def test_both_doors_closed_end_nowhere_and_nothing_is_stuck(bot: TwoSides) -> None:
    code = await bot.code()
    for name in (HERE, THERE):
        bot.platform_of(name).always_fails("ana", Undeliverable(closed=True))
    await bot.says(THERE, f"!you link {code}")
    for name in (HERE, THERE):
        bot.platform_of(name).always_fails("ana", None)
    await bot.moves(hours=1)
    assert await bot.app.postman.next_at() is None
    assert not await bot.are_one()


async def test_quiet_keeps_the_question_away_until_it_is_asked_for(bot: TwoSides) -> None:
    await bot.says(HERE, "!you quiet on")
    code = await bot.code()
    await bot.says(THERE, f"!you link {code}")
    assert not bot.was_told(HERE, "you-link-question")
    assert bot.was_told(THERE, "you-link-ask-for-it")
    await bot.says(HERE, "!you link")
    await bot.presses(HERE, "you-link-agree")
    await bot.presses(THERE, "you-link-agree")
    assert await bot.are_one()
    for name in (HERE, THERE):
        assert bot.app.dispatcher.standing.of(bot.person(name).account).quiet, "quiet for one is quiet for both"
    await bot.says(THERE, "!you quiet off")
    for name in (HERE, THERE):
        assert not bot.app.dispatcher.standing.of(bot.person(name).account).quiet


async def test_asked_again_whoever_agreed_is_told_what_is_waited_for(bot: TwoSides) -> None:
    await bot.asked()
    await bot.presses(THERE, "you-link-agree")
    await bot.says(THERE, "!you link")
    assert bot.was_told(THERE, "you-link-waits") == 2


async def test_whoever_left_all_communities_can_still_agree(bot: TwoSides) -> None:
    await bot.asked()
    bot.homeless = {HERE, THERE}
    await bot.presses(HERE, "you-link-agree")
    await bot.presses(THERE, "you-link-agree")
    assert await bot.are_one()


async def test_what_was_chosen_here_counts_and_gaps_are_filled_from_there(bot: TwoSides) -> None:
    await bot.says(HERE, "!you language english", "!you zone Lisbon")
    await bot.says(THERE, "!you language spanish", "!you country Ireland", "!you day-end 2:00", "!you zone Oslo")
    await bot.joins()
    settings: Any = (await bot.exported(THERE))["settings"]
    assert settings["language"] == "en"
    assert settings["country"] == "IE"
    assert settings["time zone"] == "Europe/Lisbon"
    assert settings["day ends at"] == "02:00"
    for name in (HERE, THERE):
        known = bot.app.dispatcher.standing.of(bot.person(name).account)
        assert (known.language, known.country) == ("en", "IE")


async def test_a_moderator_here_is_none_there(bot: TwoSides) -> None:
    await bot.joins("discord:mod", THERE)
    await bot.says(THERE, "!community show")
    assert bot.was_told(THERE, "not-allowed")
    await bot.says("discord:mod", "!community show")
    assert bot.was_told("discord:mod", "community-show")


async def test_nobody_is_asked_twice_at_the_same_minute(bot: TwoSides) -> None:
    await bot.says(HERE, "!checkin join 9:00")
    await bot.says(THERE, "!checkin join 9:00", "!checkin join 19:00")
    await bot.joins()
    assert await rows(bot, checkins) == 2
    before = {name: len(bot.shown_to(name)) for name in (HERE, THERE)}
    bot.clock.set(bot.clock.now().replace(hour=9))
    await bot.app.tick()
    assert {name: len(bot.shown_to(name)) - before[name] for name in before} == {HERE: 1, THERE: 0}
    bot.clock.set(bot.clock.now().replace(hour=19))
    await bot.app.tick()
    assert {name: len(bot.shown_to(name)) - before[name] for name in before} == {HERE: 1, THERE: 1}


async def test_of_the_same_time_only_the_days_that_both_have_are_folded(bot: TwoSides) -> None:
    await bot.says(HERE, "!checkin join 9:00 days:mon,tue")
    await bot.says(THERE, "!checkin join 9:00 days:tue,wed")
    await bot.joins()
    seen = {name: len(bot.shown_to(name)) for name in (HERE, THERE)}
    asked = []
    for day in range(7):
        bot.clock.set(bot.clock.now().replace(hour=9) + timedelta(days=bool(day)))
        await bot.app.tick()
        asked += [(day, name) for name, count in seen.items() if len(bot.shown_to(name)) > count]
        seen = {name: len(bot.shown_to(name)) for name in seen}
    assert asked == [(0, HERE), (1, HERE), (2, THERE)]


async def test_a_pause_of_either_holds(bot: TwoSides) -> None:
    await bot.says(HERE, "!checkin join 9:00")
    await bot.says(THERE, "!checkin join 9:00", "!checkin pause until 2026-03-05")
    await bot.joins()
    before = len(bot.shown_to(HERE))
    for day in (2, 3, 4):
        bot.clock.set(bot.clock.now().replace(day=day, hour=9))
        await bot.app.tick()
    assert len(bot.shown_to(HERE)) == before
    bot.clock.set(bot.clock.now().replace(day=5))
    await bot.app.tick()
    assert len(bot.shown_to(HERE)) == before + 1


async def test_another_zone_moves_what_was_joined_there(bot: TwoSides) -> None:
    await bot.says(HERE, "!you zone Lisbon", "!checkin join 12:00")
    await bot.says(THERE, "!you zone Athens", "!checkin join 14:00")
    await bot.joins()
    before = len(bot.shown_to(THERE))
    bot.clock.set(bot.clock.now().replace(hour=12))
    await bot.app.tick()
    assert len(bot.shown_to(THERE)) == before
    bot.clock.set(bot.clock.now().replace(hour=14))
    await bot.app.tick()
    assert len(bot.shown_to(THERE)) == before + 1


async def test_what_both_agreed_to_goes_on(bot: TwoSides) -> None:
    await bot.settles(HERE, NOTE)
    await bot.settles(THERE, THEIR_NOTE)
    await bot.joins()
    assert not bot.was_told(HERE, "you-link-agreements")
    await bot.says(THERE, "!checkin now 4 a third")
    assert sorted(map(str, await bot.notes(HERE))) == sorted([NOTE, THEIR_NOTE, "a third"])
    agreed: Any = (await bot.exported(HERE))["agreed to"]
    assert [one["withdrawn at"] for one in agreed] == [None]


@pytest.mark.parametrize("keeper", [HERE, THERE])
async def test_what_only_one_agreed_to_is_done_no_longer_and_nothing_is_lost(bot: TwoSides, keeper: str) -> None:
    await bot.settles(keeper, NOTE)
    await bot.joins()
    for name in (HERE, THERE):
        assert bot.was_told(name, "you-link-agreements")
        await bot.says(name, "!checkin now 4 a note that is not kept", "!checkin history")
        assert NOTE in bot.texts(name)[-1]
        assert bot.was_told(name, "checkin-history-stopped")
    assert await bot.notes(HERE) == [NOTE]
    async with bot.app.database.reading() as look:
        withdrawn = (await look.execute(select(consents.c.withdrawn_at))).scalars().all()
    assert withdrawn == [bot.clock.now()]
    await bot.says(THERE, "!checkin keep yes")
    await bot.presses(THERE, "checkin-keep-agree")
    await bot.says(HERE, "!checkin now 4 one more")
    assert await bot.notes(THERE) == [NOTE, "one more"]


async def test_what_was_taken_back_on_one_side_is_taken_back(bot: TwoSides) -> None:
    await bot.settles(HERE, NOTE)
    await bot.settles(THERE, THEIR_NOTE)
    await bot.says(THERE, "!checkin keep no")
    await bot.joins()
    await bot.says(HERE, "!checkin now 4 not kept")
    assert await bot.notes(THERE) == [NOTE]


async def test_stop_on_one_side_stops_both(bot: TwoSides) -> None:
    await bot.says(HERE, "!checkin join 9:00")
    await bot.says(THERE, "!checkin join 19:00")
    await bot.joins()
    await bot.says(THERE, "stop")
    assert await rows(bot, checkins) == 0


async def test_what_is_no_longer_needed_goes_at_night(bot: TwoSides) -> None:
    await bot.asked()
    await bot.says(OTHER, "!you link BCDF-GHJK-LMNP")
    await bot.moves(minutes=20)
    await bot.app.sweep()
    assert await rows(bot, links.links) == 1, "the wrong code still counts"
    await bot.moves(hours=1)
    await bot.app.sweep()
    assert await rows(bot, links.links) == 0


async def test_a_copy_of_ones_data_says_what_is_waited_for(bot: TwoSides) -> None:
    await bot.asked()
    for name in (HERE, THERE):
        waiting: Any = (await bot.exported(name))["joining accounts"]
        [waits] = waiting
        assert waits["until"] == (bot.clock.now() + links.VALID).isoformat()


async def test_the_code_is_fifty_bits_and_of_plain_letters() -> None:
    assert len(set(links.LETTERS)) ** links.LENGTH > 2**51
    assert not set(links.LETTERS) & set("AEIOUY0123456789")
    made = {links.new_code() for _ in range(100)}
    assert len(made) == 100
    assert all(links.code_in(links.grouped(code).lower()) == code for code in made)
