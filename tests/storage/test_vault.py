"""The vault: what is sealed opens in its own place, with its own key, and never again once that is destroyed."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.core.errors import NotSaved, OperatorError, Unreadable
from bot.storage.keyfile import KeyFile
from bot.storage.keys import vault_at
from bot.storage.keystore import KeyStore
from bot.storage.vault import Vault

NOW = datetime(2026, 3, 2, tzinfo=UTC)
ANA, BEN = "a" * 22, "b" * 22
WORDS = "Der Hund hat nicht geschlafen, und ich auch nicht: 😶"


def vault_in(folder: Path, name: str = "bot") -> Vault:
    return vault_at(folder / f"{name}.key", str(folder / f"{name}.keys"))


@asynccontextmanager
async def unlocked(folder: Path, mark: str | None, name: str = "bot") -> AsyncIterator[Vault]:
    vault = vault_in(folder, name)
    await vault.unlock(mark)
    try:
        yield vault
    finally:
        await vault.close()


async def begun(folder: Path, name: str = "bot", *owners: str) -> str:
    """A vault as a first start leaves it behind; gives its mark."""
    vault = vault_in(folder, name)
    mark = await vault.unlock(None)
    for owner in owners:
        await vault.seal(owner, "notes", "1", WORDS)
    await vault.close()
    return mark


@pytest.fixture
async def vault(tmp_path: Path) -> AsyncIterator[Vault]:
    async with unlocked(tmp_path, None) as vault:
        yield vault


async def refused(folder: Path, mark: str | None, name: str = "bot") -> str:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(OperatorError) as refusal:
        async with unlocked(folder, mark, name):
            pass
    assert {path: path.read_bytes() for path in folder.iterdir()} == before, "something was changed"
    return str(refusal.value)


async def test_what_is_sealed_opens_and_does_not_look_like_itself(vault: Vault) -> None:
    sealed = await vault.seal(ANA, "notes", "1", WORDS)
    assert await vault.open(ANA, "notes", "1", sealed) == WORDS
    assert b"Hund" not in sealed
    assert await vault.seal(ANA, "notes", "1", WORDS) != sealed, "the same words look the same"


async def test_words_that_are_no_valid_text_survive(vault: Vault) -> None:
    for words in ("", "\x00", "\ud800 alone", "x" * 100_000):
        assert await vault.open(ANA, "notes", "1", await vault.seal(ANA, "notes", "1", words)) == words


@pytest.mark.parametrize("place", [(ANA, "notes", "2"), (ANA, "others", "1"), (BEN, "notes", "1")])
async def test_moved_to_another_place_it_does_not_open(vault: Vault, place: tuple[str, str, str]) -> None:
    await vault.seal(BEN, "notes", "1", WORDS)
    sealed = await vault.seal(ANA, "notes", "1", WORDS)
    with pytest.raises(Unreadable):
        await vault.open(*place, sealed)


@pytest.mark.parametrize("changed", [b"", b"short", b"\x00" * 60])
async def test_changed_it_does_not_open(vault: Vault, changed: bytes) -> None:
    sealed = await vault.seal(ANA, "notes", "1", WORDS)
    for wrong in (changed, sealed[:-1], sealed[:-1] + bytes([sealed[-1] ^ 1])):
        with pytest.raises(Unreadable):
            await vault.open(ANA, "notes", "1", wrong)


async def test_a_destroyed_key_is_gone_for_good(tmp_path: Path) -> None:
    async with unlocked(tmp_path, None) as vault:
        mark = vault.mark
        sealed = await vault.seal(ANA, "notes", "1", WORDS)
        others = await vault.seal(BEN, "notes", "1", WORDS)
        await vault.destroy(ANA, NOW)
        await vault.destroy(ANA, NOW)
        for _ in range(2):
            with pytest.raises(Unreadable):
                await vault.open(ANA, "notes", "1", sealed)
            with pytest.raises(Unreadable):
                await vault.seal(ANA, "notes", "2", WORDS)
        assert await vault.open(BEN, "notes", "1", others) == WORDS
        assert await vault.destroyed() == [ANA]
    async with unlocked(tmp_path, mark) as vault:
        assert await vault.open(BEN, "notes", "1", others) == WORDS
        with pytest.raises(Unreadable):
            await vault.open(ANA, "notes", "1", sealed)


async def test_no_byte_of_a_destroyed_key_stays_in_the_store(tmp_path: Path) -> None:
    """Hundreds come and go in no order; the file is looked at as a thief would."""
    chance = random.Random(1)
    owners = [f"{number:022}" for number in range(240)]
    async with unlocked(tmp_path, None) as vault:
        wrapped: dict[str, bytes] = {}
        for owner in owners:
            await vault.seal(owner, "notes", "1", WORDS)
            found = await vault._files()[1].find(owner)
            assert found is not None
            wrapped[owner] = found.wrapped
        gone = chance.sample(owners, 140)
        for owner in gone:
            await vault.destroy(owner, NOW)
    files = [path for path in tmp_path.iterdir() if path.name != "bot.key"]
    bytes_left = b"".join(path.read_bytes() for path in files)
    assert not [owner for owner in gone if wrapped[owner][12:28] in bytes_left]
    assert all(wrapped[owner] in bytes_left for owner in owners if owner not in gone)


async def test_many_at_once_get_one_key(vault: Vault) -> None:
    sealed = await asyncio.gather(*(vault.seal(ANA, "notes", str(row), WORDS) for row in range(50)))
    vault._known.clear()
    for row, one in enumerate(sealed):
        assert await vault.open(ANA, "notes", str(row), one) == WORDS
    assert await vault.count() == 1


async def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    await begun(tmp_path, "bot", ANA)
    assert {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {
        "bot.key": 0o600,
        "bot.keys": 0o600,
    }


async def test_a_vault_without_files_says_so() -> None:
    with pytest.raises(NotSaved):
        await Vault().seal(ANA, "notes", "1", WORDS)


async def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    mark = await begun(tmp_path)
    (tmp_path / "bot.key").chmod(0o640)
    said = await refused(tmp_path, mark)
    assert "0640" in said
    assert "chmod 600" in said
    assert "rotate" in said


@pytest.mark.parametrize("lost", ["bot.key", "bot.keys"])
@pytest.mark.parametrize("empty", [False, True])
async def test_what_is_lost_is_never_made_anew_beside_data(tmp_path: Path, lost: str, empty: bool) -> None:
    mark = await begun(tmp_path, "bot", ANA)
    if empty:
        (tmp_path / lost).write_bytes(b"")
        (tmp_path / lost).chmod(0o600)
    else:
        (tmp_path / lost).unlink()
    said = await refused(tmp_path, mark)
    assert str(tmp_path / lost) in said
    assert "copy" in said


async def test_keys_of_another_bot_are_refused(tmp_path: Path) -> None:
    mark = await begun(tmp_path, "bot", ANA)
    other = await begun(tmp_path, "other", BEN)
    assert mark != other
    (tmp_path / "other.keys").rename(tmp_path / "bot.keys")
    assert "not the one that locked" in await refused(tmp_path, other)
    (tmp_path / "other.key").rename(tmp_path / "bot.key")
    assert "belongs to another database" in await refused(tmp_path, mark)


async def test_a_new_database_beside_keys_of_another_is_refused(tmp_path: Path) -> None:
    await begun(tmp_path, "bot", ANA)
    assert "holds the keys of another database" in await refused(tmp_path, None)


async def test_a_first_start_that_was_interrupted_goes_on(tmp_path: Path) -> None:
    mark = await begun(tmp_path)
    async with unlocked(tmp_path, None) as vault:
        assert vault.mark == mark


@pytest.mark.parametrize("to", [100, 4096, 5000])
async def test_a_truncated_store_is_refused(tmp_path: Path, to: int) -> None:
    mark = await begun(tmp_path, "bot", *(f"{number:022}" for number in range(100)))
    with (tmp_path / "bot.keys").open("r+b") as file:
        file.truncate(to)
    assert "damaged" in await refused(tmp_path, mark)


@pytest.mark.parametrize("written", [b"", b"hello\n", b"alongside-key x !!!\n", b"alongside-key x QUJD\n", b"\xff\n"])
async def test_a_key_file_that_is_none_is_refused(tmp_path: Path, written: bytes) -> None:
    mark = await begun(tmp_path)
    (tmp_path / "bot.key").write_bytes(written)
    assert "key file" in await refused(tmp_path, mark)


async def test_keys_are_changed_and_everything_opens(tmp_path: Path) -> None:
    mark = await begun(tmp_path)
    old = (tmp_path / "bot.key").read_bytes()
    async with unlocked(tmp_path, mark) as vault:
        sealed = await vault.seal(ANA, "notes", "1", WORDS)
        for number in range(1100):
            await vault._new_key_of(f"{number:022}")
    vault = vault_in(tmp_path)
    assert await vault.rotate() == 1101
    await vault.close()
    assert (tmp_path / "bot.key").read_bytes().count(b"alongside-key") == 1
    async with unlocked(tmp_path, mark) as vault:
        assert await vault.open(ANA, "notes", "1", sealed) == WORDS
    (tmp_path / "bot.key").write_bytes(old)
    assert "not the one that locked" in await refused(tmp_path, mark)


@pytest.mark.parametrize("point", ["rewrap", "prove", "retire"])
async def test_a_change_of_keys_that_was_interrupted_goes_on(
    tmp_path: Path, point: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = await begun(tmp_path, "bot", ANA, BEN)
    async with unlocked(tmp_path, mark) as vault:
        sealed = await vault.seal(ANA, "notes", "1", WORDS)

    def die(*_args: object) -> None:
        raise KeyboardInterrupt

    vault = vault_in(tmp_path)
    owner = KeyFile if point == "retire" else KeyStore
    with monkeypatch.context() as patched:
        patched.setattr(owner, point, die)
        with pytest.raises(KeyboardInterrupt):
            await vault.rotate()
    await vault.close()
    async with unlocked(tmp_path, mark) as vault:
        assert await vault.open(ANA, "notes", "1", sealed) == WORDS
        await vault.seal("c" * 22, "notes", "1", WORDS)
    vault = vault_in(tmp_path)
    await vault.rotate()
    await vault.close()
    assert (tmp_path / "bot.key").read_bytes().count(b"alongside-key") == 1
    async with unlocked(tmp_path, mark) as vault:
        assert await vault.open(ANA, "notes", "1", sealed) == WORDS
        assert await vault.count() == 3
