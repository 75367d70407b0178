"""The account vouches for the device, so that clients which accept only signed devices read the bot."""

from __future__ import annotations

import json
from base64 import b64decode
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from structlog.testing import capture_logs

from bot.adapters.matrix import cross_signing
from bot.adapters.matrix.answers import Refused
from bot.adapters.matrix.client import client_for
from bot.adapters.matrix.cross_signing import (
    PasswordNeeded,
    Published,
    SigningKey,
    canonical,
    is_signed,
    published,
    unpadded,
    with_password,
)
from bot.adapters.matrix.identity import log_in
from bot.adapters.matrix.wire import Wire
from bot.core.errors import OperatorError
from tests.adapters.matrix.bots import PASSWORD, Bot, Dies, is_strictly_readable, master_of, refused, token_of


async def other_identity(bot: Bot) -> str:
    """Somebody cross-signs the account in another client; gives its master key."""
    token = await token_of(bot.synapse, bot.user, "ELEMENT")
    wire = Wire(client_for(bot.synapse.url, bot.user))
    wire.client.access_token = token
    keys = {usage: SigningKey(SigningKey.generate()) for usage in cross_signing.USAGES}
    body = cross_signing._identity(bot.user, keys)
    await with_password(wire, ("keys", "device_signing", "upload"), body, user=bot.user, password=PASSWORD)
    await wire.close()
    return keys["master"].public


async def test_each_start_finds_it_signed_and_changes_nothing(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    first = await bot.start()
    master = await master_of(first)
    there = await published(first.wire, bot.user)
    assert f"ed25519:{first.wire.device}" in there.keys["master"]["signatures"][bot.user]
    await first.close()
    asked: list[tuple[str, ...]] = []
    call = Wire.call

    async def listening(wire: Wire, method: str, *path: str, **more: Any) -> dict[str, Any]:
        asked.append(path)
        return await call(wire, method, *path, **more)

    monkeypatch.setattr(Wire, "call", listening)
    second = await bot.start()
    assert not [path for path in asked if "upload" in path]
    assert await master_of(second) == master


async def test_an_account_with_another_identity_is_not_begun_with_unless_there_is_a_password(bot: Bot) -> None:
    theirs = await other_identity(bot)
    token = await token_of(bot.synapse, bot.user, "OURS")
    await refused(bot, "cross-signing", "ALONGSIDE_MATRIX_PASSWORD", password=None, token=token)
    with capture_logs() as logs:
        session = await bot.start()
    assert session.wire.device == "OURS"
    assert await is_strictly_readable(session)
    assert await master_of(session) != theirs
    assert [log["event"] for log in logs if "identity has changed" in log["event"]]


async def test_a_device_that_is_known_goes_on_loudly_when_somebody_changed_the_identity(bot: Bot) -> None:
    first = await bot.start()
    await first.position.save("s1")
    await first.close()
    theirs = await other_identity(bot)
    with capture_logs() as logs:
        second = await bot.start(password=None)
    assert not await is_strictly_readable(second)
    assert await master_of(second) == theirs
    assert [log["log_level"] for log in logs] == ["error"]
    await second.close()
    third = await bot.start()
    assert await is_strictly_readable(third)
    assert third.wire.device == first.wire.device


async def test_a_crash_between_making_the_keys_and_uploading_them(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    async def dying(*_: Any, **__: Any) -> None:
        raise Dies

    with monkeypatch.context() as patched:
        patched.setattr(cross_signing, "with_password", dying)
        with pytest.raises(Dies):
            await bot.start()
    [name] = [key for key in await bot.notes() if key.startswith("cross-signing")]
    kept = await bot.notebook.read(name)
    session = await bot.start()
    assert await bot.notebook.read(name) == kept
    assert kept is not None
    master = SigningKey(b64decode(json.loads(kept)["master"])).public
    assert await master_of(session) == master


async def test_no_secret_lies_open_in_the_database_or_the_folder(bot: Bot) -> None:
    await bot.starts_and_stops()
    secrets = [json.loads(await bot.notebook.read(key) or "") for key in await bot.notes() if key.startswith("cross")]
    secrets = [seed for seeds in secrets for seed in seeds.values()]
    secrets += [await bot.notebook.read("store key")]
    assert len(secrets) == 4
    for path in [*bot.folder.rglob("*"), *bot.folder.parent.glob("*.sqlite3*")]:
        for secret in secrets:
            assert path.is_dir() or secret.encode() not in path.read_bytes(), path


async def test_lost_seeds_and_no_password(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The seeds alone are gone, as if somebody had emptied the notebook."""
    first = await bot.start()
    await first.position.save("s1")
    await first.close()
    [name] = [key for key in await bot.notes() if key.startswith("cross-signing")]
    await bot.forget(name)
    with capture_logs() as logs:
        second = await bot.start(password=None)
    assert second.wire.device == first.wire.device
    assert await is_strictly_readable(second), "it was signed before, and still is"
    assert [log["log_level"] for log in logs] == ["error"]


async def test_a_password_that_is_refused(bot: Bot) -> None:
    await bot.starts_and_stops()
    await other_identity(bot)
    await refused(bot, "refuses the password", password="wrong")


@pytest.mark.parametrize("asked", [{"flows": [{"stages": ["m.login.sso"]}]}, {"flows": []}, {}])
async def test_a_homeserver_that_takes_no_password(asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    async def answers(*_: Any, **__: Any) -> dict[str, Any]:
        raise Refused(401, "M_UNKNOWN", "", content=asked)

    monkeypatch.setattr(Wire, "call", answers)
    wire = Wire(client_for("http://127.0.0.1:1", "@bot:here"))
    with pytest.raises(PasswordNeeded if asked else Refused):
        await with_password(wire, ("x",), {}, user="@bot:here", password=PASSWORD)


async def test_whoever_takes_no_signature_is_not_believed(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    call = Wire.call

    async def refusing(wire: Wire, method: str, *path: str, **more: Any) -> dict[str, Any]:
        answer = await call(wire, method, *path, **more)
        return {"failures": {bot.user: {}}} if path[1:] == ("signatures", "upload") else answer

    monkeypatch.setattr(Wire, "call", refusing)
    with pytest.raises(Refused) as caught:
        await log_in(bot.settings, bot.notebook)
    assert caught.value.is_passing


def test_canonical_json_is_what_the_specification_says() -> None:
    """Its examples: keys sorted, no spaces, no escapes but those that must be, signatures left out."""
    assert canonical({"b": "2", "a": "1"}) == b'{"a":"1","b":"2"}'
    assert canonical({"本": 2, "日": 1}) == '{"日":1,"本":2}'.encode()
    assert canonical({"a": None, "signatures": {}, "unsigned": {}}) == b'{"a":null}'


def test_the_specifications_own_signature() -> None:
    """Its test vector: this seed signs an empty object, and {"one": 1, "two": "Two"}, like this."""
    key = SigningKey(cross_signing._bytes("YJDBA9Xnr2sVqXD9Vj7XVUnmFZcZrlw8Md7kMW+3XA1"))
    assert key.public == "XGX0JRS2Af3be3knz2fBiRbApjm2Dh61gXDJA8kcJNI"
    assert key.sign({}) == "K8280/U9SSy9IVtjBuVeLr+HpOB4BQFWbg+UZaADMtTdGYI7Geitb76LTrr5QV/7Xg4ahLwYGYZzuHGZKM5ZAQ"
    signed = "KqmLSbO39/Bzb0QIYE82zqLwsA+PDzYIpIRA2sRQ4sL53+sN6/fpNSoqE7BP7vBZhG6kYdD13EIMJpvhJI+6Bw"
    assert key.sign({"two": "Two", "one": 1}) == signed


def test_a_signature_that_is_none() -> None:
    key = SigningKey(SigningKey.generate())
    what: dict[str, Any] = {"a": 1}
    good = {**what, "signatures": {"@a:b": {f"ed25519:{key.public}": key.sign(what)}}}
    assert is_signed(good, "@a:b", key.public)
    assert not is_signed({**good, "a": 2}, "@a:b", key.public)
    assert not is_signed(good, "@other:b", key.public)
    other = unpadded(Ed25519PrivateKey.generate().public_key().public_bytes_raw())
    assert not is_signed(good, "@a:b", other)
    harms: list[Any] = [None, 3, "", "x", "ä", {}]
    for harm in harms:
        assert not is_signed({**what, "signatures": {"@a:b": {f"ed25519:{key.public}": harm}}}, "@a:b", key.public)
    assert not Published({}, {}).vouches_for("@a:b", "D")


def test_an_operator_error_is_what_a_new_device_gets() -> None:
    with pytest.raises(OperatorError, match="signed devices"):
        cross_signing._say_unsigned("Why.", "@a:b", is_new_device=True)
