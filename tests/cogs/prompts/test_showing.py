"""What happens where a prompt cannot be shown, whom that is told, and what is kept of people: on both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.core.deeds import Delivery, Manner
from bot.core.errors import Reason, TryLater, Undeliverable
from bot.storage.tables import outbox
from cogs.prompts import store, words_store
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl
from tests.support.words import label, pattern_of

ROOM = "#lounge"
WORDS = "a nuthatch that walks down the trunk head first"


@pytest.fixture
async def bot(tmp_path: Path, new_url: NewUrl) -> AsyncIterator[Trial]:
    async with trial(await new_url(), tmp_path) as bot:
        bot.platform.rooms.places = {"lounge": ROOM, "porch": "#porch"}
        yield bot


async def planned(bot: Trial, more: str = "", room: str = "lounge") -> None:
    """Half an hour before the clock of these tests, which goes on in days, so a prompt is late, and not too late."""
    await bot.says("mod", f"!prompt plan 7:30 daily London place:{room} {more}".rstrip())
    assert bot.was_told("mod", "prompt-answers")


def shown(bot: Trial, manner: Manner = Manner.ROOM, room: str = ROOM) -> Sequence[Delivery]:
    return [
        one for one in bot.platform.shown if one.manner is manner and one.place is not None and one.place.ref == room
    ]


async def days(bot: Trial, count: int) -> None:
    for _ in range(count):
        await bot.moves(days=1)


async def plan_of(bot: Trial) -> store.Plan:
    async with bot.app.database.transaction() as tx:
        there = await tx.people.community("fake", "here")
        (plan,) = await store.of_community(tx, there.id)
    return plan


async def own(bot: Trial, name: str) -> Any:
    async with bot.app.database.transaction() as tx:
        known = await tx.people.know(bot.person(name))
        return await bot.app.own_data.export(tx, known.member)


REASONS: list[tuple[Reason, str]] = [
    ("gone", "prompt-fault-gone"),
    ("forbidden", "prompt-fault-forbidden"),
    ("refused", "prompt-fault-other"),
]


@pytest.mark.parametrize(("reason", "said"), REASONS)
async def test_a_lost_room_pauses_its_plan_and_one_moderator_is_told_once(
    bot: Trial, reason: Reason, said: str
) -> None:
    await bot.says("moddy", "!community digest on")
    await planned(bot)
    await planned(bot, room="porch")
    bot.platform.always_fails(ROOM, Undeliverable(closed=False, reason=reason))
    before = len(bot.texts("mod"))
    await days(bot, 3)
    assert len(bot.texts("mod")) == before + 1
    assert label(said) in bot.texts("mod")[-1]
    assert len([one for one in bot.platform.tried if one.place is not None and one.place.ref == ROOM]) == 1
    assert len(shown(bot, room="#porch")) == 3
    assert not any(label(said) in text for text in bot.texts("moddy"))
    await bot.says("moddy", "!prompt list")
    assert label(said) in bot.texts("moddy")[-1]


async def test_planned_again_it_goes_on_and_what_did_not_appear_is_not_used_up(bot: Trial) -> None:
    await planned(bot)
    bot.platform.always_fails(ROOM, Undeliverable(closed=False, reason="gone"))
    await days(bot, 2)
    never = [one for one in bot.platform.tried if one.manner is Manner.ROOM][-1]
    bot.platform.always_fails(ROOM, None)
    await planned(bot)
    await days(bot, 1)
    (first,) = shown(bot)
    assert first.shown.lines == never.shown.lines
    assert (await plan_of(bot)).fault is None


async def test_who_moderates_no_more_is_not_told(bot: Trial) -> None:
    await planned(bot)
    bot.platform.rooms.moderators = {"moddy"}
    bot.platform.always_fails(ROOM, Undeliverable(closed=False, reason="gone"))
    before = len(bot.texts("mod"))
    await days(bot, 2)
    assert len(bot.texts("mod")) == before
    assert (await plan_of(bot)).fault == "gone"


async def test_who_wants_nothing_unasked_is_not_told(bot: Trial) -> None:
    await planned(bot)
    await bot.says("mod", "!you quiet on")
    bot.platform.always_fails(ROOM, Undeliverable(closed=False, reason="gone"))
    before = len(bot.texts("mod"))
    await days(bot, 1)
    assert len(bot.texts("mod")) == before


async def test_a_room_that_takes_nothing_cannot_be_planned_for(bot: Trial) -> None:
    bot.platform.rooms.closed = {ROOM}
    await bot.says("mod", "!prompt plan 9:00 London place:lounge")
    assert pattern_of("prompt-place-closed").search(bot.texts("mod")[-1])
    await bot.says("mod", "!prompt now place:lounge")
    assert not bot.platform.tried or all(one.manner is not Manner.ROOM for one in bot.platform.tried)


async def test_a_room_of_another_community_is_one_that_does_not_exist(bot: Trial) -> None:
    await planned(bot)
    await bot.says("mod", "!prompt stop place:elsewhere")
    unknown = bot.texts("mod")[-1]
    async with bot.app.database.transaction() as tx:
        there = await tx.people.community("fake", "other")
        plan = replace(
            await _first(tx), id=0, community=there.id, place=replace((await _first(tx)).place, ref="#theirs")
        )
        await store.keep(tx, replace(plan, planner=None))
    await bot.says("mod", "!prompt stop place:#theirs")
    assert bot.texts("mod")[-1].replace("#theirs", "elsewhere") == unknown


async def _first(tx: Any) -> store.Plan:
    return (await store.of_community(tx, (await tx.people.community("fake", "here")).id))[0]


async def test_each_opens_a_thread_where_that_is_wanted(bot: Trial) -> None:
    await planned(bot, "threads:on")
    await days(bot, 2)
    assert len(shown(bot)) == 2
    opened = shown(bot, Manner.THREAD)
    assert len(opened) == 2
    assert all(one.target is not None for one in opened)
    await planned(bot, "threads:off")
    await days(bot, 1)
    assert len(shown(bot, Manner.THREAD)) == 2


async def test_one_now_opens_its_thread_too(bot: Trial) -> None:
    await planned(bot, "threads:on")
    await bot.says("mod", "!prompt now place:lounge")
    await bot.app.tick()
    assert len(shown(bot)) == len(shown(bot, Manner.THREAD)) == 1


async def test_without_leave_to_open_threads_prompts_go_on(bot: Trial) -> None:
    await planned(bot, "threads:on")
    before = len(bot.texts("mod"))

    def refuse(delivery: Delivery) -> None:
        if delivery.manner is Manner.ROOM:
            bot.platform.fails(ROOM, Undeliverable(closed=False, reason="forbidden"))

    bot.platform.when_shown = refuse
    await days(bot, 1)
    bot.platform.when_shown = None
    await days(bot, 2)
    assert len(shown(bot)) == 3
    assert not shown(bot, Manner.THREAD)
    assert len(bot.texts("mod")) == before + 1
    assert bot.was_told("mod", "prompt-no-threads")


async def test_what_a_platform_does_not_take_in_time_is_let_go(bot: Trial) -> None:
    await planned(bot)
    bot.platform.always_fails(ROOM, TryLater())
    await bot.moves(days=1)
    bot.platform.always_fails(ROOM, None)
    await bot.moves(hours=7)
    assert not shown(bot)
    await bot.moves(hours=17)
    assert len(shown(bot)) == 1


async def test_a_moved_room_keeps_its_plan_and_what_was_shown(bot: Trial) -> None:
    await planned(bot)
    await days(bot, 1)
    async with bot.app.database.transaction() as tx:
        await store.move(tx, "fake", ROOM, "#hall")
        there = await tx.people.community("fake", "here")
        (plan,) = await store.of_community(tx, there.id)
        assert len(await store.history(tx, there.id, plan.place)) == 1
    assert plan.place.ref == "#hall"
    await days(bot, 1)
    assert len(shown(bot, room="#hall")) == 1


async def test_who_leaves_plans_nothing_any_more_and_the_plan_stays(bot: Trial) -> None:
    await planned(bot)
    assert (await own(bot, "mod"))["prompts that you planned"]
    await bot.erases("mod")
    assert (await plan_of(bot)).planner is None
    bot.platform.shown.clear()
    await days(bot, 1)
    assert len(shown(bot)) == 1


async def test_a_suggestion_is_its_members_until_it_is_taken(bot: Trial) -> None:
    await bot.says("ana", f"!prompt suggest {WORDS}")
    (kept,) = (await own(bot, "ana"))["prompts that you suggested"]
    assert kept["words"] == WORDS
    await bot.says("mod", "!prompt review")
    await bot.presses("mod", "prompt-approve")
    assert not (await own(bot, "ana"))["prompts that you suggested"]
    await bot.erases("ana")
    async with bot.app.database.transaction() as tx:
        there = await tx.people.community("fake", "here")
        assert [one.text for one in await words_store.own_of(tx, there)] == [WORDS]


async def test_an_erased_members_suggestion_is_gone(bot: Trial) -> None:
    await bot.says("ana", f"!prompt suggest {WORDS}")
    await bot.erases("ana")
    await bot.says("mod", "!prompt review")
    assert bot.was_told("mod", "prompt-review-none")


async def test_suggestions_of_two_who_are_one_are_both_kept(bot: Trial) -> None:
    await bot.says("ana", f"!prompt suggest {WORDS}")
    await bot.says("ben", "!prompt suggest a word for moss")
    async with bot.app.database.transaction() as tx:
        ana, ben = [(await tx.people.know(bot.person(name))).member for name in ("ana", "ben")]
        await bot.app.own_data.merge(tx, ana, ben, bot.clock.now())
    async with bot.app.database.transaction() as tx:
        assert {one.words for one in await words_store.suggested_by(tx, ben)} == {WORDS, "a word for moss"}


async def test_nobody_takes_back_what_is_not_theirs(bot: Trial) -> None:
    await bot.says("ana", f"!prompt suggest {WORDS}")
    async with bot.app.database.transaction() as tx:
        ben = (await tx.people.know(bot.person("ben"))).member
        there = await tx.people.community("fake", "here")
        found = await words_store.suggested(tx, there)
        assert found is not None
        assert found.member != ben.id
        other = await tx.people.community("fake", "other")
        assert await words_store.suggestion(tx, other, found.key) is None
        assert await words_store.suggested(tx, other) is None


async def test_so_many_suggestions_and_no_more(bot: Trial) -> None:
    for number in range(6):
        await bot.says("ana", f"!prompt suggest a word for pebble {number}")
    assert bot.was_told("ana", "prompt-suggested") == 5
    await bot.says("mod", "!community digest")
    assert "5" in bot.texts("mod")[-1]


async def test_two_moderators_take_one_suggestion_once(bot: Trial) -> None:
    await bot.says("ana", f"!prompt suggest {WORDS}")
    await bot.says("mod", "!prompt review")
    await bot.says("moddy", "!prompt review")
    await bot.presses("mod", "prompt-approve")
    await bot.presses("moddy", "prompt-approve")
    assert bot.was_told("moddy", "choice-gone")


async def test_no_words_lie_open_in_the_outbox(bot: Trial) -> None:
    await bot.says("mod", f"!prompt add {WORDS}")
    await planned(bot)
    bot.platform.always_fails(ROOM, TryLater())
    await days(bot, 1)
    async with bot.app.database.transaction() as tx:
        for row in await tx.execute(select(outbox.c.card)):
            assert WORDS not in row.card


async def test_special_days_of_years_that_are_over_go(bot: Trial) -> None:
    await bot.says("mod", "!prompt special 5 march A word for the wind.", "!prompt special 6 march yearly:yes")
    async with bot.app.database.transaction() as tx:
        there = await tx.people.community("fake", "here")
        assert len(await words_store.specials_of(tx, there)) == 2
        await bot.app.own_data.expire(tx, datetime(2026, 4, 2, tzinfo=UTC))
        (left,) = await words_store.specials_of(tx, there)
    assert left.year is None


async def test_a_long_list_comes_in_pages_and_each_is_one_message(bot: Trial) -> None:
    for number in range(30):
        await bot.says("mod", f"!prompt add {number} {'a word for each of the stones here ' * 7}")
    await bot.says("mod", "!prompt list")
    pages = [bot.texts("mod")[-1]]
    while "More of them" in bot.shown_to("mod")[-1].shown.choices:
        await bot.presses("mod", "prompt-more")
        pages.append(bot.texts("mod")[-1])
    assert len(pages) == 3
    assert all(len(page) < 2000 for page in pages)
    listed = [line for page in pages for line in page.splitlines() if " a word for each" in line]
    assert [line.split(". ")[0] for line in listed] == [str(number) for number in range(1, 31)]
    assert len({line.split(". ")[1] for line in listed}) == 30


async def test_what_is_paused_can_be_ended_though_its_room_has_no_name_any_more(bot: Trial) -> None:
    await planned(bot)
    await planned(bot, room="porch")
    bot.platform.always_fails(ROOM, Undeliverable(closed=False, reason="gone"))
    await days(bot, 1)
    del bot.platform.rooms.places["lounge"]
    await bot.presses("mod", "prompt-end-paused")
    assert (await plan_of(bot)).place.ref == "#porch"
    await bot.presses("mod", "prompt-end-paused")
    assert (await plan_of(bot)).place.ref == "#porch"
    await bot.says("moddy", "!prompt list")
    assert label("prompt-end-paused") not in bot.shown_to("moddy")[-1].shown.choices
