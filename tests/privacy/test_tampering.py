"""Somebody changes what is sealed, or the keys: it is refused, and everything else goes on."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from bot.core.errors import OperatorError
from bot.storage.tables import outbox, questions
from cogs.checkins.history import answers
from cogs.community.store import texts
from tests.privacy.trial import NOTE, OTHERS_NOTE, Trial, in_file, trial
from tests.support.databases import NewUrl

ROOT = Path(__file__).parents[2]
SECOND = "a second note, about a stonechat on a post"


@pytest.fixture
async def bot(tmp_path: Path, new_url: NewUrl) -> AsyncIterator[Trial]:
    async with trial(await new_url(), tmp_path) as made:
        await made.settles("ben", OTHERS_NOTE)
        await made.settles("ana", NOTE)
        await made.says("ana", f"!checkin now 4 {SECOND}")
        yield made


async def sees(bot: Trial, readable: list[str], unreadable: int) -> None:
    """Their history and their copy hold what opens, and say how much does not."""
    bot.platform.shown.clear()
    await bot.says("ana", "!checkin history", "!you export")
    shown, _ = bot.texts("ana")
    (file,) = bot.platform.shown[-1].shown.files
    copy = file.content.decode()
    for note in (NOTE, SECOND, OTHERS_NOTE):
        assert (note in shown, note in copy) == (note in readable,) * 2
    assert f'"check-in history that does not open": {unreadable}' in copy
    assert bot.was_told("ana", "went-wrong") == 0


async def ids(bot: Trial) -> tuple[int, int, int]:
    """ana's member id, and the ids of her two answers."""
    async with bot.app.database.transaction() as tx:
        member = (await tx.people.know(bot.person("ana"))).member.id
        found = await tx.execute(select(answers.c.id).where(answers.c.member == member).order_by(answers.c.id))
        first, second = found.scalars()
    return member, first, second


async def test_somebody_elses_answer_moved_to_me_stays_shut(bot: Trial) -> None:
    member, *_ = await ids(bot)
    async with bot.app.database.transaction() as tx:
        await tx.execute(update(answers).where(answers.c.member != member).values(member=member))
    await sees(bot, [NOTE, SECOND], 1)


async def test_an_answer_moved_to_another_key_stays_shut(bot: Trial) -> None:
    _, first, _ = await ids(bot)
    async with bot.app.database.transaction() as tx:
        await tx.execute(update(answers).where(answers.c.id == first).values(key="x" * 22))
    await sees(bot, [SECOND], 1)


async def test_two_answers_that_were_swapped_stay_shut(bot: Trial) -> None:
    _, first, second = await ids(bot)
    async with bot.app.database.transaction() as tx:
        sealed = {row.id: row.sealed for row in await tx.execute(select(answers.c.id, answers.c.sealed))}
        for one, other in ((first, second), (second, first)):
            await tx.execute(update(answers).where(answers.c.id == one).values(sealed=sealed[other]))
    await sees(bot, [], 2)


@pytest.mark.parametrize(
    "change",
    [
        lambda _: b"",
        lambda _: b"\0",
        lambda sealed: sealed[:12],
        lambda sealed: sealed[:-1],
        lambda sealed: sealed + b"\0",
    ],
    ids=["empty", "one byte", "nonce alone", "short by one", "long by one"],
)
async def test_an_answer_that_was_cut_or_changed_stays_shut(bot: Trial, change: Callable[[bytes], bytes]) -> None:
    _, first, _ = await ids(bot)
    async with bot.app.database.transaction() as tx:
        sealed = (await tx.execute(select(answers.c.sealed).where(answers.c.id == first))).scalar_one()
        await tx.execute(update(answers).where(answers.c.id == first).values(sealed=change(sealed)))
    await sees(bot, [SECOND], 1)
    await bot.erases("ana")
    assert bot.was_told("ana", "you-erased") == 1


NOT_SEALED = ["", "abc", "A" * 60]


@pytest.mark.parametrize("changed", NOT_SEALED)
async def test_a_changed_open_question_is_dropped_and_keeps_nobody_from_anything(bot: Trial, changed: str) -> None:
    await bot.says("ana", "!checkin join days:mon")
    async with bot.app.database.transaction() as tx:
        assert (await tx.execute(update(questions).values(given=changed))).rowcount == 1
    bot.platform.shown.clear()
    await bot.says("ana", "9:00", "!you show", "!you export")
    assert bot.was_told("ana", "went-wrong") == 0
    assert len(bot.platform.shown) == 3


@pytest.mark.parametrize("changed", NOT_SEALED)
async def test_a_changed_card_is_let_go_and_the_others_messages_go_out(bot: Trial, changed: str) -> None:
    async with bot.app.database.transaction() as tx:
        ana = await tx.people.know(bot.person("ana"))
        community = await tx.people.community("fake", "here")
        row = {"key": "changed", "lane": 1, "cog": "you", "manner": "direct", "community": community.id}
        row |= {"account": ana.account_id, "card": changed, "sealed_for": ana.member.handle, "due_at": bot.clock.now()}
        await tx.execute(insert(outbox), row)
    bot.platform.shown.clear()
    await bot.moves(hours=1)
    assert bot.texts("ben")
    assert bot.texts("ana")


@pytest.mark.parametrize("changed", NOT_SEALED)
async def test_a_changed_contact_keeps_nobody_from_knowing_their_rights(bot: Trial, changed: str) -> None:
    await bot.says("mod", "!community setup contact:mia")
    async with bot.app.database.transaction() as tx:
        assert (await tx.execute(update(texts).values(contact=changed, policy=changed))).rowcount == 1
    await bot.says("ana", "!you privacy")
    await bot.says("mod", "!community show", "!community policy")
    assert bot.was_told("ana", "went-wrong") == 0
    assert bot.was_told("mod", "went-wrong") == 0


def spoil_mode(file: Path, store: Path) -> None:
    file.chmod(0o644)


def spoil_half(file: Path, store: Path) -> None:
    os.truncate(store, store.stat().st_size // 2)


def spoil_header(file: Path, store: Path) -> None:
    os.truncate(store, 60)


def spoil_other(file: Path, store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE key_store SET mark = 'b' || mark")


def spoil_key(file: Path, store: Path) -> None:
    file.write_text(file.read_text().translate(str.maketrans("abcdef", "bcdefa")))


def spoil_no_file(file: Path, store: Path) -> None:
    file.unlink()


def spoil_no_store(file: Path, store: Path) -> None:
    store.unlink()


SPOILED = [spoil_mode, spoil_half, spoil_header, spoil_other, spoil_key, spoil_no_file, spoil_no_store]


@pytest.mark.parametrize("spoil", SPOILED, ids=lambda spoil: str(spoil.__name__))
async def test_wrong_keys_are_refused_and_nothing_is_changed(
    tmp_path: Path, spoil: Callable[[Path, Path], None]
) -> None:
    path, url = in_file(tmp_path)
    made = Trial(url, tmp_path)
    await made.start()
    await made.settles("ana", NOTE)
    await made.stop()
    spoil(made.file, Path(made.store))
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    with pytest.raises(OperatorError):
        await made.start()
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
    result = _program(tmp_path, path, made, "run")
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1), result
    assert "Traceback" not in result.stderr
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file in before} == before


@pytest.mark.parametrize(
    "spoil",
    [spoil_mode, spoil_half, spoil_header],
    ids=["mode", "half", "header"],
)
async def test_the_doctor_says_what_is_wrong_with_the_keys(tmp_path: Path, spoil: Callable[[Path, Path], None]) -> None:
    path, url = in_file(tmp_path)
    made = Trial(url, tmp_path)
    await made.start()
    await made.settles("ana", NOTE)
    await made.stop()
    spoil(made.file, Path(made.store))
    result = _program(tmp_path, path, made, "doctor")
    assert result.returncode in (1, 2), result
    assert "key" in result.stdout + result.stderr


def _program(folder: Path, path: Path, made: Trial, command: str) -> subprocess.CompletedProcess[str]:
    (folder / "config.toml").write_text(
        f'[console]\n[database]\nurl = "sqlite+aiosqlite:///{path}"\n'
        f'[keys]\nfile = "{made.file}"\nstore = "{made.store}"\n'
    )
    return subprocess.run(
        [sys.executable, "-m", "bot", command, "--config", "config.toml"],
        cwd=folder,
        input="",
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
