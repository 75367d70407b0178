"""Where people talk: it is named, and if it is a stage, it is open as long as the session goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core.deeds import Manner
from bot.core.errors import Undeliverable
from cogs.sessions import people_store
from cogs.sessions.tables import sessions, settings
from tests.cogs.sessions.house import planned, saw
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl
from tests.support.words import pattern_of

VOICE = "#voice"
REFUSED = Undeliverable(closed=False, reason="forbidden")


def stages(bot: Trial) -> list[tuple[Manner, str]]:
    kinds = (Manner.STAGE, Manner.STAGE_END)
    return [(one.manner, one.place.ref) for one in bot.platform.shown if one.manner in kinds and one.place]


async def with_voice(bot: Trial, words: str = f"voice:{VOICE}") -> None:
    """One to come, number 1."""
    bot.platform.rooms.places["voice"] = VOICE
    await planned(bot, rest=f"45 8 {words}")


def named_in(bot: Trial, place: str) -> int:
    return sum(pattern_of("session-voice").search(text) is not None for text in bot.texts(place))


async def test_it_is_named_and_open_until_the_end(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await with_voice(bot)
        assert saw(bot, "mod", "session-voice") == 1
        assert named_in(bot, "#lounge") == 1
        await bot.says("mod", "!session open #1")
        assert named_in(bot, "#lounge/Evening circle") == 1
        assert stages(bot) == [(Manner.STAGE, VOICE)]
        await bot.says("mod", "!session close")
        assert stages(bot) == [(Manner.STAGE, VOICE), (Manner.STAGE_END, VOICE)]


async def test_nobody_is_cut_off_when_its_time_is_over(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await with_voice(bot)
        await bot.says("mod", "!session open #1")
        await bot.moves(days=1, hours=11, minutes=45)
        assert stages(bot) == [(Manner.STAGE, VOICE)]
        await bot.moves(minutes=30)
        assert stages(bot)[-1] == (Manner.STAGE_END, VOICE)


async def test_where_it_cannot_be_opened_whoever_holds_it_hears_so(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await with_voice(bot)
        bot.platform.fails(VOICE, REFUSED)
        await bot.says("mod", "!session open #1")
        assert saw(bot, "mod", "session-no-stage") == 1
        await bot.says("mod", "!session close")
        assert stages(bot) == []


async def test_tried_again_it_is_opened_once(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await with_voice(bot)
        bot.platform.fails("#lounge", REFUSED)
        await bot.says("mod", "!session open #1", "!session open #1")
        assert stages(bot) == [(Manner.STAGE, VOICE)]


async def test_where_there_are_no_stages_nothing_is_ended(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        bot.platform.has_stages = False
        await with_voice(bot)
        await bot.says("mod", "!session open #1", "!session close")
        assert stages(bot) == [(Manner.STAGE, VOICE)]


async def test_a_room_that_nobody_knows_is_asked_for_again(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await bot.says("mod", "!session settings voice:#nowhere-at-all")
        assert saw(bot, "mod", "session-room-unknown") == 1
        assert saw(bot, "mod", "session-voice-set") == 0


@pytest.mark.parametrize(("words", "names"), [("", 1), ("voice:none", 0), ("voice:#other", 1)])
async def test_what_the_community_chose_counts_where_nothing_was_said(
    tmp_path: Path, new_url: NewUrl, words: str, names: int
) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        bot.platform.rooms.places.update({"voice": VOICE, "other": "#other"})
        await bot.says("mod", f"!session settings voice:{VOICE}")
        assert saw(bot, "mod", "session-voice-set") == 1
        await with_voice(bot, words)
        assert named_in(bot, "#lounge") == names
        await bot.says("mod", "!session open #1")
        assert [place for _, place in stages(bot)] == {"": [VOICE], "voice:none": [], "voice:#other": ["#other"]}[words]
        await bot.says("mod", "!session settings voice:none")
        assert saw(bot, "mod", "session-voice-none") == 1


async def test_another_place_can_be_said_when_it_opens(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        bot.platform.rooms.places["other"] = "#other"
        await with_voice(bot)
        await bot.says("mod", "!session open #1 voice:#other", "!session open #1 voice:#voice")
        assert stages(bot) == [(Manner.STAGE, "#other")]
        assert saw(bot, "mod", "session-runs-already") == 1
        async with bot.app.database.reading() as look:
            assert (await look.execute(select(sessions.c.voice))).scalar_one() == "#other"


async def test_it_goes_along_where_a_room_goes_on_in_another(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await with_voice(bot)
        await bot.says("mod", f"!session settings voice:{VOICE}")
        async with bot.app.database.transaction() as tx:
            await people_store.move(tx, "fake", VOICE, "#upgraded")
            for table in (sessions, settings):
                assert (await tx.execute(select(table.c.voice))).scalar_one() == "#upgraded"
