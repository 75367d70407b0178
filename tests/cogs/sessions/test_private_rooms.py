"""A private room: who is let in and sent out, and what is done where none can be opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.core.deeds import Manner
from bot.core.errors import Undeliverable
from bot.core.heard import Left
from bot.core.people import Membership, Person, Role
from bot.storage.tables import accounts
from cogs.sessions.tables import occurrences
from tests.cogs.sessions.house import LOUNGE, opened, planned, saw, says_in
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl

THREAD = "#lounge/Evening circle"
REFUSED = Undeliverable(closed=False, reason="refused")
FORBIDDEN = Undeliverable(closed=False, reason="forbidden")


def moves(bot: Trial) -> list[str]:
    """Who was let in (+) and sent out (-), in order."""
    signs = {Manner.THREAD_IN: "+", Manner.THREAD_OUT: "-"}
    return [signs[one.manner] + one.account.ref for one in bot.platform.shown if one.manner in signs and one.account]


def rooms(bot: Trial) -> list[Manner]:
    kinds = (Manner.THREAD, Manner.PRIVATE_THREAD, Manner.THREAD_END, Manner.THREAD_GONE)
    return [one.manner for one in bot.platform.shown if one.manner in kinds]


async def private_one(bot: Trial, *seated: str) -> None:
    """One that is going on in a private room, number 1."""
    await planned(bot, rest="45 8 private:yes")
    for name in seated:
        await bot.says(name, "!session join 1")
    await bot.says("mod", "!session open #1")


def named(bot: Trial, *people: str) -> None:
    bot.platform.rooms.people.update({f"@{name}": name for name in people})


async def leaves(bot: Trial, name: str) -> None:
    who = Person(bot.person(name).account, (Membership("here", frozenset()),), None, "UTC")
    await bot.app.hear(Left(id=f"left-{name}", who=who, place=LOUNGE))
    await bot.app.postman.work()


async def test_who_has_a_seat_or_holds_it_is_let_in_before_the_first_words(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, rest="45 1 private:yes")
        for name in ("ana", "ben"):
            await bot.says(name, "!session join 1")
        await bot.says("cem", "!session maybe 1")
        await bot.says("mod2", "!session open #1")
        assert moves(bot) == ["+mod2", "+mod", "+ana"]
        inside = [one.manner for one in bot.platform.shown if one.place is not None and one.place.ref == THREAD]
        assert inside == [Manner.THREAD_IN] * 3 + [Manner.ROOM]
        assert saw(bot, "mod2", "session-opened-private") == 1


async def test_whoever_comes_and_goes_is_let_in_and_out(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await private_one(bot)
        await bot.says("ana", "!session join 1", "!session join 1", "!session maybe 1", "!session join 1")
        await bot.says("ana", "!session leave 1", "!session leave 1")
        await bot.says("ben", "!session maybe 1", "!session leave 1")
        assert moves(bot) == ["+mod", "+ana", "+ana", "-ana", "+ana", "-ana"]
        assert saw(bot, "ana", "session-left-room") == 1
        assert saw(bot, "ben", "session-left-room") == 0
        await bot.says("mod", "!session close")
        assert rooms(bot) == [Manner.PRIVATE_THREAD, Manner.THREAD_END]


async def test_whoever_leaves_the_community_goes_out_too(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, rest="45 8 private:yes")
        for name in ("ana", "ben"):
            await bot.says(name, "!session join 1")
        await leaves(bot, "ana")
        await bot.says("mod", "!session open #1")
        await leaves(bot, "ben")
        await leaves(bot, "mod")
        assert moves(bot) == ["+mod", "+ben", "-ben", "-mod"]


async def test_in_an_open_room_nobody_is_let_in_or_out(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        await bot.says("ana", "!session join 1", "!session leave 1")
        assert moves(bot) == []
        assert saw(bot, "mod", "session-opened-private") == 0
        assert saw(bot, "ana", "session-joined-room") == 0


@pytest.mark.parametrize(("private", "said"), [("yes", "session-removed-private"), ("no", "session-removed-open")])
async def test_whoever_is_removed_is_sent_out_with_each_of_their_accounts(
    tmp_path: Path, new_url: NewUrl, private: str, said: str
) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, rest=f"45 8 private:{private}")
        await bot.says("ana", "!session join 1")
        await bot.says("anna", "!session list")
        async with bot.app.database.transaction() as tx:
            one, other = [(await tx.people.know(bot.person(name))).member for name in ("anna", "ana")]
            await bot.app.own_data.merge(tx, one, other, bot.clock.now())
        await bot.says("mod", "!session open #1")
        named(bot, "anna")
        await bot.says("mod", "!session remove 1 @anna")
        assert [one for one in moves(bot) if one != "+mod"][-2:] == ["-ana", "-anna"]
        assert [saw(bot, "mod", key) for key in ("session-removed", said)] == [1, 1]


async def test_before_it_begins_there_is_no_room_to_be_sent_out_of(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, rest="45 8 private:yes")
        await bot.says("ana", "!session join 1")
        named(bot, "ana")
        await bot.says("mod", "!session remove 1 @ana", "!session open #1")
        assert moves(bot) == ["+mod"]
        assert saw(bot, "mod", "session-removed-private") == 0


async def test_where_none_can_be_opened_nothing_is_public_and_it_can_be_tried_again(
    tmp_path: Path, new_url: NewUrl
) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, rest="45 8 private:yes")
        await bot.says("ana", "!session join 1")
        bot.platform.fails(LOUNGE.ref, REFUSED)
        await bot.says("mod", "!session open #1")
        assert [saw(bot, "mod", f"session-{key}") for key in ("no-private-room", "room-again")] == [1, 1]
        assert saw(bot, "mod", "session-no-room") == 0
        assert (rooms(bot), moves(bot)) == ([], [])
        await bot.says("ben", "!session join 1")
        await bot.says("mod", "!session round", "!session open #1", "!session open #1")
        assert rooms(bot) == [Manner.PRIVATE_THREAD]
        assert moves(bot) == ["+mod", "+ana", "+ben"]
        assert saw(bot, "mod", "session-runs-already") == 1


async def test_it_is_said_to_be_open_only_where_that_is_wanted(tmp_path: Path, new_url: NewUrl) -> None:
    """Tried again after the community no longer wants private rooms, it is private all the same."""
    async with trial(await new_url(), tmp_path) as bot:
        await bot.says("mod", "!session settings private:yes")
        await planned(bot)
        bot.platform.fails(LOUNGE.ref, REFUSED)
        await bot.says("mod", "!session open #1", "!session settings private:no", "!session open #1")
        assert rooms(bot) == [Manner.PRIVATE_THREAD]
        await bot.says("mod", "!session close 1")
        await planned(bot)
        await bot.says("mod", "!session open #2 private:no")
        assert rooms(bot)[-1] is Manner.THREAD


async def test_a_room_that_takes_no_card_takes_no_private_room(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        bot.platform.always_fails(LOUNGE.ref, FORBIDDEN)
        await opened_privately(bot)
        assert [saw(bot, "mod", f"session-{key}") for key in ("card-lost", "no-private-room", "no-card")] == [1, 1, 1]
        assert [one.manner for one in bot.platform.shown if one.place == LOUNGE] == []
        bot.platform.always_fails(LOUNGE.ref, None)
        await bot.says("mod", "!session open #1")
        assert rooms(bot) == [Manner.PRIVATE_THREAD]
        assert moves(bot) == ["+mod"]


async def opened_privately(bot: Trial) -> None:
    bot.platform.rooms.places["lounge"] = LOUNGE.ref
    await bot.says("mod", '!session open "Evening circle" 45 8 room:#lounge private:yes')
    assert saw(bot, "mod", "session-opened-private") == 1


async def test_an_open_one_can_be_tried_again_too(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot)
        bot.platform.fails(LOUNGE.ref, FORBIDDEN)
        await bot.says("mod", "!session open #1")
        assert [saw(bot, "mod", f"session-{key}") for key in ("no-room", "room-again", "no-private-room")] == [1, 1, 0]
        await bot.says("mod", "!session open #1")
        assert rooms(bot) == [Manner.THREAD]


async def test_what_the_community_chose_counts_where_nothing_was_said(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot)
        await bot.says("mod", "!session settings private:yes", "!session open #1")
        await bot.says("mod", "!session settings private:no")
        assert [saw(bot, "mod", f"session-private-{chosen}") for chosen in ("on", "off")] == [1, 1]
        await bot.says("ana", "!session join 1")
        assert moves(bot) == ["+mod", "+ana"]
        await bot.says("mod", "!session close 1", "!session settings private:yes")
        await planned(bot, rest="45 8 private:no")
        await bot.says("mod", "!session open #2")
        assert rooms(bot) == [Manner.PRIVATE_THREAD, Manner.THREAD_END, Manner.THREAD]


async def test_a_template_keeps_it(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        bot.platform.rooms.places["voice"] = "#voice"
        await planned(bot, rest="45 8 private:yes voice:#voice")
        await bot.says("mod", "!session template save 1", "!session cancel 1")
        await bot.says("mod", '!session open "evening circle" room:#lounge')
        assert rooms(bot) == [Manner.PRIVATE_THREAD]
        assert [one.place.ref for one in bot.platform.shown if one.manner is Manner.STAGE and one.place] == ["#voice"]


async def test_who_holds_sessions_elsewhere_does_not_reach_it(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await private_one(bot, "ana")
        async with bot.app.database.reading() as look:
            key = (await look.execute(select(occurrences.c.key))).scalar_one()
        named(bot, "ana")
        commands = [f"!session {does} {name}" for does in ("close", "join", "round") for name in ("1", key)]
        for number, text in enumerate([*commands, "!session remove 1 @ana", "!session handover 1 @eve"]):
            await says_in(bot, "eve", "there", text, f"eve-{number}", Role.FACILITATOR)
        assert moves(bot) == ["+mod", "+ana"]
        assert rooms(bot) == [Manner.PRIVATE_THREAD]


async def test_one_who_was_known_elsewhere_only_is_not_let_in(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, rest="45 8 private:yes")
        await bot.says("ana", "!session join 1")
        async with bot.app.database.transaction() as tx:
            await tx.execute(update(accounts).where(accounts.c.ref == "ana").values(platform="other"))
        await bot.says("mod", "!session open #1")
        assert moves(bot) == ["+mod"]


async def test_a_week_later_it_is_taken_away(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await private_one(bot, "ana")
        await bot.says("mod", "!session close")
        await bot.moves(days=6, hours=23)
        assert rooms(bot)[-1] is Manner.THREAD_END
        await bot.moves(hours=1)
        assert rooms(bot)[-1] is Manner.THREAD_GONE
        assert bot.platform.removed == []
