"""After somebody is erased, no copy of anything gives back what they wrote."""

from __future__ import annotations

from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.privacy.thief import is_plain_in, keys_in, opened, opened_anywhere, written_in
from tests.privacy.trial import NOTE, OTHERS_NOTE, Sealing, Trial, copied, in_file, trial

OPEN_QUESTION = "!checkin join days:mon"


async def prepared(bot: Trial) -> None:
    await bot.settles("ana", NOTE)
    await bot.settles("ben", OTHERS_NOTE)
    await bot.says("ana", f"!checkin now note:{NOTE}")


async def test_no_copy_opens_with_todays_keys(tmp_path: Path) -> None:
    """Copies from several times, one with an answer that was written down and not shown yet."""
    path, url = in_file(tmp_path)
    copies: list[Path] = []

    async with trial(url, tmp_path) as bot:
        await bot.settles("ben", OTHERS_NOTE)
        await bot.settles("ana", NOTE)
        copies.append(copied(path, tmp_path / "in peace"))
        bot.platform.hold("ana")
        asked = bot.hear("ana", "!checkin history")
        await bot.platform.reached("ana")
        copies.append(copied(path, tmp_path / "after commit"))
        bot.platform.let_go("ana")
        await asked
        await bot.says("ana", f"!checkin now note:{NOTE}", "!you export", OPEN_QUESTION)
        copies.append(copied(path, tmp_path / "with a question"))
        ana, ben = await bot.handle("ana"), await bot.handle("ben")
        before = keys_in(bot.file, Path(bot.store))
        await bot.erases("ana")
        assert bot.was_told("ana", "you-erased")
        assert await bot.notes("ben") == [OTHERS_NOTE]
        copies.append(copied(path, tmp_path / "afterwards"))
        await bot.app.sweep()
        today = keys_in(bot.file, Path(bot.store))

    assert ana not in today
    assert ben in today
    theirs = [one for one in bot.sealings if one.owner == ana]
    assert {one.table for one in theirs} >= {"checkin_answers", "outbox", "questions"}
    assert not [one for one in theirs if any_opens(one, today, [ana, ben, ""])]
    assert all(any_opens(one, before, [ana]) for one in theirs)
    for copy in copies:
        raw = b"".join(file.read_bytes() for file in sorted(copy.parent.iterdir()))
        values = written_in(copy)
        assert is_plain_in(NOTE, raw) is None
        assert is_plain_in(OTHERS_NOTE, raw) is None
        assert not opened(values, today, NOTE), copy
        assert opened(values, today, OTHERS_NOTE) == {ben}, "the thief is no good"
    held = copies[1].read_bytes()
    assert opened(written_in(copies[1]), before, NOTE) == {ana}, "the thief is no good"
    left = b"".join(file.read_bytes() for file in [*copies[2].parent.iterdir(), *path.parent.iterdir()])
    assert opened_anywhere(left, {ana: before[ana]}, NOTE), "the thief is no good"
    assert not opened_anywhere(held + left, {name: key for name, key in today.items() if name != ben}, NOTE)
    assert not opened_anywhere(left, {ben: today[ben]}, NOTE)


def any_opens(one: Sealing, keys: dict[str, bytes], handles: list[str]) -> bool:
    """With any key, for any owner."""
    for key in keys.values():
        for handle in handles:
            place = "\x1f".join((one.table, one.row, handle)).encode()
            try:
                AESGCM(key).decrypt(one.sealed[:12], one.sealed[12:], place)
            except InvalidTag:
                continue
            return True
    return False


async def test_no_file_holds_the_wrapped_key_any_more(tmp_path: Path) -> None:
    """Neither the key nor what wrapped it is a byte of any file that is there today."""
    _, url = in_file(tmp_path)
    async with trial(url, tmp_path) as bot:
        await prepared(bot)
        ana = await bot.handle("ana")
        found = await bot.app.database.vault._files()[1].find(ana)
        assert found is not None
        key = keys_in(bot.file, Path(bot.store))[ana]
        assert found.wrapped in Path(bot.store).read_bytes()
        await bot.erases("ana")
        for file in (path for path in tmp_path.rglob("*") if path.is_file()):
            raw = file.read_bytes()
            assert found.wrapped[:20] not in raw, file
            assert key[:16] not in raw, file


async def test_the_members_handle_names_nothing_in_the_database(tmp_path: Path) -> None:
    path, url = in_file(tmp_path)
    async with trial(url, tmp_path) as bot:
        await prepared(bot)
        ana = await bot.handle("ana")
        await bot.erases("ana")
        assert ana.encode() not in b"\n".join(written_in(path))
        await bot.moves(hours=2)
        written = b"\n".join(written_in(path))
        assert b"ana" not in written.replace(b"banana", b"")
