"""Two members become one: what was sealed is readable, the key that goes is gone, and no fault leaves them between."""

from __future__ import annotations

import asyncio
import itertools
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, func, select, update

from bot.core.deeds import Send, key_of
from bot.core.errors import KeyDestroyed, NotSaved, TryLater
from bot.core.replies import Card, Choice, Text, Typed
from bot.storage.keystore import KeyStore
from bot.storage.tables import accounts, erasures, members, outbox, questions, receipts
from cogs.checkins.history import answers
from cogs.checkins.store import checkins
from cogs.you.links import links
from tests.privacy.test_erasing_under_fault import Cut, PowerCut
from tests.privacy.thief import keys_in, opened, written_in
from tests.privacy.trial import NOTE, OTHERS_NOTE, copied, in_file, put_back
from tests.support.databases import NewUrl
from tests.support.postgres import Server
from tests.support.two_sides import HERE, THERE, TwoSides, two_sides


async def settled(bot: TwoSides) -> dict[str, str]:
    """Both keep a history; gives their handles."""
    await bot.settles(HERE, NOTE)
    await bot.settles(THERE, OTHERS_NOTE)
    return await bot.handles()


async def count(bot: TwoSides, table: Table) -> int:
    async with bot.app.database.reading() as look:
        return int((await look.execute(select(func.count()).select_from(table))).scalar() or 0)


async def are_one_and_readable(bot: TwoSides, handles: dict[str, str]) -> None:
    found = await bot.handles()
    assert found[HERE] == found[THERE] == handles[HERE]
    for name in (HERE, THERE):
        assert sorted(map(str, await bot.notes(name))) == sorted([NOTE, OTHERS_NOTE])
    assert handles[THERE] in await bot.app.database.vault.destroyed()
    assert handles[HERE] not in await bot.app.database.vault.destroyed()
    assert (await count(bot, erasures), await count(bot, members)) == (0, 1)


async def are_two_as_before(bot: TwoSides, handles: dict[str, str]) -> None:
    assert await bot.handles() == handles
    assert (await bot.notes(HERE), await bot.notes(THERE)) == ([NOTE], [OTHERS_NOTE])
    assert not await bot.app.database.vault.destroyed()


async def test_what_was_sealed_is_readable_and_the_other_key_opens_nothing(tmp_path: Path) -> None:
    path, url = in_file(tmp_path)
    async with two_sides(url, tmp_path) as bot:
        handles = await settled(bot)
        before = keys_in(bot.file, Path(bot.store))
        copy = copied(path, tmp_path / "before")
        await bot.joins()
        await are_one_and_readable(bot, handles)
        today = keys_in(bot.file, Path(bot.store))
    other = {handles[THERE]: before[handles[THERE]]}
    assert opened(written_in(copy), other, OTHERS_NOTE), "the thief is no good"
    assert handles[THERE] not in today
    assert not opened(written_in(path), other, OTHERS_NOTE)
    assert not opened(written_in(copy), today, OTHERS_NOTE)
    assert opened(written_in(path), today, OTHERS_NOTE) == {handles[HERE]}


@pytest.mark.parametrize("point", ["before commit", "after commit", "after send"])
@pytest.mark.parametrize("time", [1, 2, 3, 4])
async def test_a_power_cut_at_any_commit(tmp_path: Path, point: str, time: int) -> None:
    """Of the second yes, of the clearing, of the end of the journal, and of receipts."""
    _, url = in_file(tmp_path)
    async with two_sides(url, tmp_path) as bot:
        handles = await settled(bot)
        await bot.asked()
        await bot.presses(HERE, "you-link-agree")
        cut = Cut(point, time)
        await bot.restart(cut)
        cut.armed = True
        pressing = asyncio.gather(bot.press(THERE, "you-link-agree"))
        done = await asyncio.gather(pressing, return_exceptions=True)
        cut.armed = False
        await bot.restart()
        if (point, time) == ("before commit", 1):
            assert isinstance(done[0], PowerCut)
            await are_two_as_before(bot, handles)
            await bot.presses(THERE, "you-link-agree")
        await bot.moves(minutes=3)
        await are_one_and_readable(bot, handles)
        for name in (HERE, THERE):
            assert bot.was_told(name, "you-link-joined") == 1


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_power_cut_at_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str) -> None:
    _, url = in_file(tmp_path)
    async with two_sides(url, tmp_path) as bot:
        handles = await settled(bot)
        await bot.asked()
        await bot.presses(HERE, "you-link-agree")
        real: Any = KeyStore.destroy

        async def cut(*args: object) -> None:
            if when == "after":
                await real(*args)
            raise PowerCut

        with monkeypatch.context() as patched:
            patched.setattr(KeyStore, "destroy", cut)
            with pytest.raises(PowerCut):
                await bot.press(THERE, "you-link-agree")
        await bot.restart()
        await are_one_and_readable(bot, handles)


async def test_a_key_store_that_fails_delays_nobody(
    tmp_path: Path, new_url: NewUrl, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with two_sides(await new_url(), tmp_path) as bot:
        handles = await settled(bot)
        await bot.asked()

        async def fails(*_args: object) -> None:
            raise NotSaved("OperationalError")

        with monkeypatch.context() as patched:
            patched.setattr(KeyStore, "destroy", fails)
            for name in (HERE, THERE):
                await bot.presses(name, "you-link-agree")
            assert bot.was_told(THERE, "you-link-joined") == 1
            assert not bot.was_told(THERE, "not-saved")
            assert sorted(map(str, await bot.notes(HERE))) == sorted([NOTE, OTHERS_NOTE])
            await bot.moves(seconds=30)
            assert await count(bot, erasures) == 1
        await bot.moves(minutes=2)
        await are_one_and_readable(bot, handles)


async def test_a_database_that_is_gone(tmp_path: Path, new_url: NewUrl, monkeypatch: pytest.MonkeyPatch) -> None:
    async with two_sides(await new_url(), tmp_path) as bot:
        handles = await settled(bot)
        await bot.asked()
        await bot.presses(HERE, "you-link-agree")

        async def fails(*_args: object) -> None:
            raise NotSaved("OperationalError")

        with monkeypatch.context() as patched:
            patched.setattr("bot.storage.personal._fill_gaps", fails)
            await bot.presses(THERE, "you-link-agree")
        assert bot.was_told(THERE, "not-saved")
        await are_two_as_before(bot, handles)
        await bot.presses(THERE, "you-link-agree")
        await are_one_and_readable(bot, handles)


async def test_both_say_yes_at_the_same_moment(tmp_path: Path, new_url: NewUrl) -> None:
    async with two_sides(await new_url(), tmp_path) as bot:
        for round_ in range(5):
            names = f"discord:{round_}", f"matrix:{round_}"
            await bot.asked(*names)
            await asyncio.gather(*(bot.press(name, "you-link-agree") for name in names))
            await bot.app.postman.work()
            assert await bot.are_one(*names)
            assert [bot.was_told(name, "you-link-joined") for name in names] == [1, 1]
        assert (await count(bot, erasures), await count(bot, links)) == (0, 10)


async def test_both_say_yes_at_the_same_moment_to_two_processes(postgres: Server, tmp_path: Path) -> None:
    """One of the two has to look again, and finds that the other has agreed."""
    url = postgres.url(await postgres.create())
    store = postgres.url(await postgres.create(migrated=False))
    async with two_sides(url, tmp_path, store) as one, two_sides(url, tmp_path, store) as two:
        two.platforms[:] = one.platforms
        two._ids = itertools.count(10_000)  # other events than those of the first
        await two.app.die()
        await two.start()
        for round_ in range(8):
            names = f"discord:{round_}", f"matrix:{round_}"
            await one.settles(names[0], NOTE)
            await one.settles(names[1], OTHERS_NOTE)
            await one.asked(*names)
            await asyncio.gather(one.press(names[0], "you-link-agree"), two.press(names[1], "you-link-agree"))
            await one.app.postman.work()
            await two.app.postman.work()
            assert await one.are_one(*names)
            assert sorted(map(str, await two.notes(names[0]))) == sorted([NOTE, OTHERS_NOTE])
            assert [one.was_told(name, "you-link-joined") for name in names] == [1, 1]
        assert await count(one, erasures) == 0
        assert len(await one.app.database.vault.destroyed()) == 8


async def test_erased_while_it_is_asked(tmp_path: Path, new_url: NewUrl) -> None:
    async with two_sides(await new_url(), tmp_path) as bot:
        await settled(bot)
        await bot.asked()
        await bot.presses(THERE, "you-link-agree")
        await bot.erases(HERE)
        await bot.moves(seconds=2)
        assert bot.was_told(HERE, "you-erased")
        assert await bot.notes(THERE) == [OTHERS_NOTE]
        await bot.says(THERE, "!you link")
        assert bot.was_told(THERE, "you-link-how")
        await bot.presses(HERE, "you-link-agree")
        assert not bot.was_told(HERE, "you-link-joined")


@pytest.mark.parametrize("first", [HERE, THERE])
async def test_erased_at_the_moment_of_the_last_yes(tmp_path: Path, new_url: NewUrl, first: str) -> None:
    """Whichever comes first: what was to be erased is erased, with what was one with it by then."""
    second = THERE if first == HERE else HERE
    async with two_sides(await new_url(), tmp_path) as bot:
        handles = await settled(bot)
        await bot.asked()
        await bot.presses(first, "you-link-agree")
        await bot.says(first, "!you erase")
        await asyncio.gather(bot.press(second, "you-link-agree"), bot.press(first, "you-erase-now"))
        for _ in range(3):
            await bot.moves(seconds=2)
        assert bot.was_told(first, "you-erased") == 1
        joined = bot.was_told(second, "you-link-joined") > 0
        assert handles[first] in await bot.app.database.vault.destroyed()
        assert await count(bot, erasures) == 0
        assert await count(bot, answers) == (0 if joined else 1)


async def test_an_erasure_takes_both_and_that_they_were_one(tmp_path: Path, new_url: NewUrl) -> None:
    async with two_sides(await new_url(), tmp_path) as bot:
        handles = await settled(bot)
        await bot.joins()
        await bot.says(THERE, "!you erase")
        assert "both of your accounts" in bot.texts(THERE)[-1]
        await bot.presses(THERE, "you-erase-now")
        await bot.moves(seconds=2)
        assert bot.was_told(THERE, "you-erased") == 1
        assert set(handles.values()) <= set(await bot.app.database.vault.destroyed())
        for table in (answers, checkins, links):
            assert await count(bot, table) == 0
        for name in (HERE, THERE):
            taken = {receipt.message for receipt in bot.platform_of(name).removed}
            assert taken, "messages on both sides are taken away"
        await bot.says(HERE, "!checkin keep yes")
        assert not await bot.are_one()
        await bot.moves(hours=2)
        assert await count(bot, erasures) == 0


async def test_whoever_begins_anew_before_the_farewell_is_shown_is_not_joined_any_more(
    tmp_path: Path, new_url: NewUrl
) -> None:
    async with two_sides(await new_url(), tmp_path) as bot:
        await settled(bot)
        await bot.joins()
        await bot.says(THERE, "!you erase")
        bot.platform_of(THERE).fails("ana", TryLater(1))
        await bot.presses(THERE, "you-erase-now")
        await bot.says(HERE, "!checkin join 10:00")
        await bot.says(THERE, "!you link")
        await bot.moves(seconds=5)
        assert bot.was_told(THERE, "you-erased") == 1
        assert bot.was_told(THERE, "you-link-while-erasing") == 1
        await bot.says(THERE, "!you show")
        assert not await bot.are_one()
        assert await count(bot, checkins) == 1


async def test_a_row_that_was_changed_goes_and_keeps_nobody_apart(tmp_path: Path, new_url: NewUrl) -> None:
    """Also what waits, and what can be pressed: as if it had not been said."""
    async with two_sides(await new_url(), tmp_path) as bot:
        await settled(bot)
        await bot.says(THERE, "!checkin now 4 a second note", "!checkin join days:mon")
        async with bot.app.database.transaction() as tx:
            row = (await tx.execute(select(answers.c.id).order_by(answers.c.id.desc()).limit(1))).scalar()
            await tx.execute(update(answers).where(answers.c.id == row).values(sealed=b"changed in the night"))
        await bot.joins()
        assert sorted(map(str, await bot.notes(HERE))) == sorted([NOTE, OTHERS_NOTE])


async def test_what_is_on_its_way_while_they_become_one(tmp_path: Path, new_url: NewUrl) -> None:
    """Its words and its choices were sealed with the key that goes: they are readable afterwards."""
    async with two_sides(await new_url(), tmp_path) as bot:
        handles = await settled(bot)
        await bot.asked()
        await bot.presses(HERE, "you-link-agree")
        held = Card(
            (Text("help-line", {"usage": Typed(OTHERS_NOTE), "what": "x"}),),
            (Choice(Text("help-try", {"command": Typed("a label")}), "help", {"topic": Typed(OTHERS_NOTE)}),),
        )
        platform = bot.platform_of(THERE)
        async with bot.app.database.transaction() as tx:
            known = await tx.people.know(bot.person(THERE))
            community = await tx.people.community("matrix", "home on matrix")
            deed = Send(to=known.account_id, card=held)
            await tx.outbox.put([(key_of("test"), "help", community.id, deed)], bot.clock.now())
        platform.hold("ana")
        working = asyncio.create_task(bot.app.postman.work())
        await platform.reached("ana")
        bot.app.postman.underway.end(bot.person(THERE).account)
        async with bot.app.database.reading() as look:
            sealed = (await look.execute(select(outbox.c.sealed_for).where(outbox.c.key == key_of("test")))).scalar()
        assert sealed == handles[THERE]
        pressing = bot.press(THERE, "you-link-agree")
        for _ in range(200):
            await asyncio.sleep(0.01)
            if await count(bot, members) == 1:
                break
        assert await bot.are_one()
        platform.let_go("ana")
        await asyncio.gather(working, pressing)
        await bot.app.tick()
        async with bot.app.database.transaction() as tx:
            row = (await tx.execute(select(receipts.c.sealed_for).where(receipts.c.key == key_of("test")))).scalar()
            assert row == handles[HERE]
            message = await tx.messages.find(key_of("test"))
        assert message is not None
        assert message.choices[0].values == {"topic": OTHERS_NOTE}
        await are_one_and_readable(bot, handles)


async def test_an_open_question_is_answered_after_they_became_one(tmp_path: Path, new_url: NewUrl) -> None:
    async with two_sides(await new_url(), tmp_path) as bot:
        handles = await settled(bot)
        await bot.says(THERE, "!checkin join days:mon")
        async with bot.app.database.reading() as look:
            assert (await look.execute(select(questions.c.given))).scalar(), "the question holds words"
        await bot.joins()
        await are_one_and_readable(bot, handles)
        await bot.says(THERE, "7:30")
        async with bot.app.database.reading() as look:
            assert (await look.execute(select(checkins.c.days).where(checkins.c.at == 450))).scalar() == 1


async def test_nothing_opens_with_a_key_that_was_destroyed_meanwhile(tmp_path: Path) -> None:
    """Another process is erasing them at this moment: they are not joined as if nothing had been kept."""
    _, url = in_file(tmp_path)
    async with two_sides(url, tmp_path) as bot:
        handles = await settled(bot)
        await bot.app.database.vault.destroy(handles[THERE], bot.clock.now())
        async with bot.app.database.transaction() as tx:
            into = (await tx.people.know(bot.person(HERE))).member
            other = (await tx.people.know(bot.person(THERE))).member
            with pytest.raises(KeyDestroyed):
                await bot.app.own_data.merge(tx, other, into, bot.clock.now())


async def test_a_copy_from_before_they_were_one(tmp_path: Path) -> None:
    """What only the destroyed key opens is lost; what the other side set is not, and they are one again."""
    path, url = in_file(tmp_path)
    async with two_sides(url, tmp_path) as bot:
        handles = await settled(bot)
        await bot.says(THERE, "!checkin join 19:00", "!you country Ireland")
        copy = copied(path, tmp_path / "before")
        await bot.joins()
        await bot.stop()
        put_back(copy, path)
        await bot.start()
        found = await bot.handles()
        assert found[HERE] == found[THERE] == handles[HERE]
        assert await bot.notes(THERE) == [NOTE]
        assert await count(bot, checkins) == 2
        assert (await count(bot, erasures), await count(bot, members)) == (0, 1)
        settings: Any = (await bot.exported(HERE))["settings"]
        assert settings["country"] == "IE"
        await bot.says(THERE, "!checkin now 4 after that")
        assert "after that" in await bot.notes(HERE)


async def test_a_copy_from_before_they_were_one_and_all_was_erased_since(tmp_path: Path) -> None:
    path, url = in_file(tmp_path)
    async with two_sides(url, tmp_path) as bot:
        await settled(bot)
        await bot.settles("discord:ben", "a note of somebody else")
        copy = copied(path, tmp_path / "before")
        await bot.joins()
        await bot.erases(THERE)
        await bot.moves(hours=2)
        await bot.stop()
        put_back(copy, path)
        await bot.start()
        assert set(await bot.handles()) == {"discord:ben"}
        for table in (answers, checkins, members, accounts):
            assert await count(bot, table) == 1
        assert await bot.notes("discord:ben") == ["a note of somebody else"]


async def test_a_copy_from_before_the_one_who_stayed_was_known(tmp_path: Path) -> None:
    path, url = in_file(tmp_path)
    async with two_sides(url, tmp_path) as bot:
        await bot.settles(THERE, OTHERS_NOTE)
        copy = copied(path, tmp_path / "before")
        await bot.settles(HERE, NOTE)
        await bot.joins()
        await bot.stop()
        put_back(copy, path)
        await bot.start()
        assert await count(bot, checkins) == 1
        assert await bot.notes(THERE) == []
        await bot.says(THERE, "!checkin now 4 after that")
        assert await bot.notes(THERE) == ["after that"]
        await bot.restart()
        assert await bot.notes(THERE) == ["after that"]
        await bot.says(HERE, "!you show")
        await bot.joins()
        assert await bot.notes(HERE) == ["after that"]
        await bot.stop()
        put_back(copy, path)
        await bot.start()
        assert await count(bot, checkins) == 1, "joined twice, erased never"
        await bot.says(THERE, "!checkin now 4 once more")
        assert await bot.notes(THERE) == ["once more"]


async def test_where_what_arrives_afterwards_arrives(tmp_path: Path, new_url: NewUrl) -> None:
    """What was asked for on an account goes on arriving there."""
    async with two_sides(await new_url(), tmp_path) as bot:
        await bot.says(HERE, "!checkin join 10:00")
        await bot.says(THERE, "!checkin join 11:00")
        await bot.joins()
        before = {name: len(bot.shown_to(name)) for name in (HERE, THERE)}
        for hour, asked in ((10, HERE), (11, THERE)):
            bot.clock.set(bot.clock.now().replace(hour=hour))
            await bot.app.tick()
            after = {name: len(bot.shown_to(name)) for name in (HERE, THERE)}
            assert {name for name in after if after[name] > before[name]} == {asked}
            before = after
