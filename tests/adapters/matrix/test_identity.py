"""One account, one device, and keys that belong to it: at the first start, at every other, and after any mishap."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.adapters.matrix import keys
from bot.adapters.matrix.answers import Refused, Unreachable
from bot.adapters.matrix.client import client_for
from bot.adapters.matrix.folder import KEYS, LOGIN, POSITION, Position, read_login
from bot.adapters.matrix.identity import log_in
from bot.adapters.matrix.wire import Wire
from bot.core.errors import OperatorError
from tests.adapters.matrix.bots import PASSWORD, Bot, Dies, NewBot, is_strictly_readable, master_of, refused, token_of
from tests.support.synapse import Synapse


async def test_the_first_start_logs_in_by_password(bot: Bot) -> None:
    session = await bot.start(display_name="Alongside")
    assert session.is_new_device
    assert session.wire.user == bot.user
    assert await bot.devices() == {session.wire.device}
    assert await is_strictly_readable(session)
    assert (await session.wire.call("GET", "profile", bot.user))["displayname"] == "Alongside"
    shown = await session.wire.call("GET", "devices", session.wire.device)
    assert shown["display_name"] == "A bot"


async def test_later_starts_need_no_password(bot: Bot) -> None:
    first = await bot.start()
    await first.position.save("s1_2")
    await first.close()
    with capture_logs() as logs:
        second = await bot.start(password=None)
    assert not second.is_new_device
    assert second.position.read() == "s1_2"
    assert second.wire.device == first.wire.device
    assert await is_strictly_readable(second)
    assert logs == []


async def test_as_long_as_nothing_was_handled_the_device_is_new(bot: Bot) -> None:
    await bot.starts_and_stops()
    assert (await bot.start()).is_new_device


async def test_a_token_will_do(bot: Bot) -> None:
    token = await token_of(bot.synapse, bot.user, "OFTHETOKEN")
    session = await bot.starts_and_stops(password=None, token=token)
    assert session.wire.device == "OFTHETOKEN"
    again = await bot.start(password=None)
    assert again.wire.device == "OFTHETOKEN"
    assert await is_strictly_readable(again)


async def test_neither_password_nor_token(bot: Bot) -> None:
    await refused(bot, "neither a password nor a token", "ALONGSIDE_MATRIX_PASSWORD", password=None)


async def test_a_wrong_password(bot: Bot) -> None:
    await refused(bot, "refuses the user", bot.user, password="wrong")
    assert (await bot.start()).is_new_device


async def test_an_unknown_token(bot: Bot) -> None:
    await refused(bot, "does not know the bot's token", "make a new token", password=None, token="nonsense")


async def test_a_token_of_somebody_else(bot: Bot, new_bot: NewBot) -> None:
    other = await new_bot("other")
    token = await token_of(bot.synapse, other.user, "THEIRS")
    await refused(bot, other.user, bot.user, token=token)


async def test_a_token_whose_device_is_used_elsewhere(bot: Bot, tmp_path: Path) -> None:
    first = await bot.starts_and_stops()
    token = read_login(bot.folder)
    assert token is not None
    elsewhere = tmp_path / "elsewhere"
    await refused(bot, "keys that are elsewhere", "new token", password=None, token=token.token, folder=elsewhere)
    again = await bot.start(password=None)
    assert again.wire.device == first.wire.device


async def test_a_homeserver_that_is_down(bot: Bot) -> None:
    with pytest.raises(Unreachable):
        await bot.start(homeserver="http://127.0.0.1:1")
    assert await bot.start()


async def test_something_that_is_no_homeserver(bot: Bot) -> None:
    await bot.starts_and_stops()
    await refused(bot, "Is this the address", homeserver=bot.synapse.url + "/nowhere")


async def test_another_user_in_the_config(bot: Bot, new_bot: NewBot) -> None:
    other = await new_bot("other")
    await bot.starts_and_stops()
    before = bot.kept()
    await refused(bot, bot.user, other.user, "Name another folder", user=other.user)
    assert bot.kept() == before


async def test_another_address_of_the_same_homeserver(bot: Bot) -> None:
    first = await bot.starts_and_stops()
    url = bot.synapse.url.replace("127.0.0.1", "localhost")
    again = await bot.start(password=None, homeserver=url)
    assert again.wire.device == first.wire.device
    assert bot.kept()["homeserver"] == url


async def logs_out(bot: Bot) -> None:
    await bot.synapse.call("POST", "/_matrix/client/v3/logout", {}, token=bot.kept()["token"])


async def test_a_revoked_token_without_a_password(bot: Bot) -> None:
    await bot.starts_and_stops()
    await logs_out(bot)
    await refused(bot, "does not know the bot's token", password=None)


async def test_a_revoked_token_with_a_password_is_a_new_device_of_the_same_identity(bot: Bot) -> None:
    first = await bot.start()
    master = await master_of(first)
    await first.position.save("s1")
    await first.close()
    await logs_out(bot)
    with capture_logs() as logs:
        second = await bot.start()
    assert second.wire.device != first.wire.device
    assert second.is_new_device
    assert await master_of(second) == master
    assert await is_strictly_readable(second)
    assert [log["log_level"] for log in logs if log["log_level"] != "info"] == ["warning"]
    assert "cannot read" in logs[-1]["event"]


async def test_a_revoked_token_and_a_new_one_in_the_config(bot: Bot) -> None:
    await bot.starts_and_stops()
    await logs_out(bot)
    token = await token_of(bot.synapse, bot.user, "ANEW")
    session = await bot.start(password=None, token=token)
    assert session.wire.device == "ANEW"
    assert session.is_new_device
    assert await is_strictly_readable(session)


async def test_a_soft_logout_keeps_the_device(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    first = await bot.start()
    await first.position.save("s1")
    await first.close()
    call = Wire.call

    async def expired(wire: Wire, method: str, *path: str, **more: Any) -> dict[str, Any]:
        if "whoami" in path:
            raise Refused(401, "M_UNKNOWN_TOKEN", "", soft=True)
        return await call(wire, method, *path, **more)

    monkeypatch.setattr(Wire, "call", expired)
    await refused(bot, "does not know the bot's token", password=None)
    second = await bot.start()
    assert second.wire.device == first.wire.device
    assert not second.is_new_device
    assert await bot.devices() == {first.wire.device}
    assert bot.kept()["token"] == second.wire.client.access_token


def lose(path: Path) -> None:
    path.unlink()


def damage(path: Path) -> None:
    path.write_bytes(b"this is no database at all" * 1000)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize("harm", [lose, damage, cut])
async def test_lost_keys_mean_a_new_device_and_the_old_one_goes(bot: Bot, harm: Callable[[Path], None]) -> None:
    first = await bot.start()
    master = await master_of(first)
    await first.position.save("s1")
    await first.close()
    harm(bot.folder / KEYS)
    await refused(bot, str(bot.folder / KEYS), "password", password=None)
    with capture_logs() as logs:
        second = await bot.start()
    assert second.wire.device != first.wire.device
    assert second.is_new_device
    assert second.position.read() is None
    assert await bot.devices() == {second.wire.device}
    assert await master_of(second) == master
    assert await is_strictly_readable(second)
    assert len([log for log in logs if log["log_level"] == "warning"]) == 1
    assert (bot.folder / f"lost-{first.wire.device}").is_dir()
    await second.close()
    assert (await bot.start(password=None)).wire.device == second.wire.device


async def test_keys_of_another_account(bot: Bot, new_bot: NewBot) -> None:
    other = await new_bot("other")
    await other.starts_and_stops()
    first = await bot.starts_and_stops()
    shutil.copy(other.folder / KEYS, bot.folder / KEYS)
    await refused(bot, "belong to another device", password=None)
    second = await bot.start()
    assert second.wire.device != first.wire.device
    assert (bot.folder / f"lost-{first.wire.device}" / KEYS).read_bytes() == (other.folder / KEYS).read_bytes()


async def test_the_folder_alone_opens_nothing(bot: Bot, new_bot: NewBot) -> None:
    """With the notebook of another database, whatever is in the folder stays closed."""
    other = await new_bot("other")
    first = await bot.starts_and_stops()
    with capture_logs() as logs:
        second = await log_in(bot.settings, other.notebook)
    bot.open.append(second)
    assert second.wire.device != first.wire.device
    assert await is_strictly_readable(second)
    assert any("identity has changed" in log["event"] for log in logs)


@pytest.mark.parametrize(
    "edited", [{"device": "ANOTHER"}, {"homeserver": "http://elsewhere.test"}, {"next": "SOME"}, {"avatar": "x"}]
)
async def test_an_edited_login_is_mended(bot: Bot, edited: dict[str, str]) -> None:
    first = await bot.starts_and_stops()
    bot.keep(**edited)
    again = await bot.start(password=None)
    assert again.wire.device == first.wire.device
    assert bot.kept()["device"] == first.wire.device
    assert bot.kept()["homeserver"] == bot.synapse.url


@pytest.mark.parametrize("written", ["", "{", "[]", '{"user": 3}', "\x00"])
async def test_a_login_that_cannot_be_read(bot: Bot, written: str) -> None:
    await bot.starts_and_stops()
    (bot.folder / LOGIN).write_text(written)
    await refused(bot, "neither a password nor a token", password=None)
    assert await is_strictly_readable(await bot.start())


async def test_one_process_at_a_time(bot: Bot) -> None:
    first = await bot.start()
    await refused(bot, "Another Alongside", str(bot.folder))
    await first.close()
    assert await bot.start()


async def test_everything_in_the_folder_is_for_its_owner_only(bot: Bot) -> None:
    bot.folder.mkdir(mode=0o755)
    session = await bot.start()
    await session.position.save("s1")
    store = session.wire.client.store.database
    with store.atomic():
        store.execute_sql("CREATE TABLE more (x)")
        assert_private(bot.folder)
    await session.close()
    (bot.folder / KEYS).chmod(0o644)
    with capture_logs() as logs:
        await bot.start()
    assert_private(bot.folder)
    assert any("readable by others" in log["event"] for log in logs)


def assert_private(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path
    assert {LOGIN, KEYS, POSITION, "lock"} <= {path.name for path in folder.iterdir()}


async def test_nothing_secret_is_logged_or_shown(bot: Bot, capfd: pytest.CaptureFixture[str]) -> None:
    with capture_logs() as logs:
        session = await bot.starts_and_stops()
        lose(bot.folder / KEYS)
        again = await bot.start()
    shown = repr([logs, bot.settings, session, again, read_login(bot.folder)]) + "".join(capfd.readouterr())
    assert logs
    for secret in (PASSWORD, bot.kept()["token"], "syt_"):
        assert secret not in shown


@pytest.mark.parametrize("fault", [Dies(), Unreachable("cut")], ids=["killed", "cut"])
@pytest.mark.parametrize("lost", [False, True])
async def test_a_start_that_ends_after_any_request(
    bot: Bot, monkeypatch: pytest.MonkeyPatch, lost: bool, fault: BaseException
) -> None:
    """Each start gets one request further, until one gets through: the account has one device then, and it is read."""
    before = await bot.starts_and_stops() if lost else None
    if before is not None:
        lose(bot.folder / KEYS)
    call = Wire.call
    left = 0

    async def failing(wire: Wire, method: str, *path: str, **more: Any) -> dict[str, Any]:
        nonlocal left
        answer = await call(wire, method, *path, **more)
        left -= 1
        if left == 0:
            raise fault
        return answer

    monkeypatch.setattr(Wire, "call", failing)
    for tries in range(1, 40):
        left = tries
        try:
            session = await bot.start()
        except (Dies, Unreachable):
            continue
        break
    else:
        pytest.fail("it never got through")
    assert tries > 5
    left = 0
    assert await is_strictly_readable(session)
    await session.close()
    session = await bot.start()
    assert await bot.devices() == {session.wire.device}
    assert before is None or session.wire.device != before.wire.device


async def test_the_position_belongs_to_its_device(tmp_path: Path) -> None:
    position = Position(tmp_path / POSITION, "ONE")
    assert position.read() is None
    await position.save("s1_2~3")
    assert Position(tmp_path / POSITION, "ONE").read() == "s1_2~3"
    assert Position(tmp_path / POSITION, "OTHER").read() is None
    for harm in (b"", b"ONE", b"ONE ", b"\xff\xfe"):
        (tmp_path / POSITION).write_bytes(harm)
        assert Position(tmp_path / POSITION, "ONE").read() is None


async def test_a_server_that_was_put_back_to_before_gets_the_keys_again(bot: Bot) -> None:
    first = await bot.starts_and_stops()
    await logs_out(bot)
    token = await token_of(bot.synapse, bot.user, first.wire.device)
    bot.keep(token=token)
    again = await bot.start(password=None)
    assert again.wire.device == first.wire.device
    assert await is_strictly_readable(again)


async def test_a_picture_is_uploaded_once(bot: Bot, tmp_path: Path) -> None:
    picture = tmp_path / "bot.png"
    await refused(bot, str(picture), "cannot be read", avatar=picture)
    picture.write_bytes(b"\x89PNG one")
    await bot.starts_and_stops(avatar=picture)
    first = bot.kept()["avatar"]
    session = await bot.starts_and_stops(avatar=picture)
    assert bot.kept()["avatar"] == first
    picture.write_bytes(b"\x89PNG two")
    session = await bot.start(avatar=picture)
    shown = (await session.wire.call("GET", "profile", bot.user))["avatar_url"]
    assert first.split()[1] != shown == bot.kept()["avatar"].split()[1]
    await session.close()
    await refused(bot, "no picture", avatar=tmp_path / "bot.txt")


async def test_a_limit_is_told_to_whoever_tries_again(
    strict_synapse: Synapse, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = await strict_synapse.register(strict_synapse.new_name("held"), PASSWORD)
    settings = replace(bot.settings, homeserver=strict_synapse.url, user=account["user_id"])
    with pytest.raises(Refused) as caught:  # noqa: PT012  # the limit is reached after a few
        for number in range(20):
            await (await log_in(replace(settings, folder=bot.folder / str(number)), bot.notebook)).close()
    assert caught.value.is_passing
    assert caught.value.after


async def test_keys_are_kept_before_anybody_hears_of_them(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is killed between the upload and its answer can open what is encrypted with those keys."""
    call = Wire.call
    uploaded: dict[str, Any] = {}

    async def dying(wire: Wire, method: str, *path: str, **more: Any) -> dict[str, Any]:
        answer = await call(wire, method, *path, **more)
        if path == ("keys", "upload"):
            uploaded.update(more["body"]["one_time_keys"])
            raise Dies
        return answer

    monkeypatch.setattr(Wire, "call", dying)
    with pytest.raises(Dies):
        await bot.start()
    kept = bot.kept()
    pickle_key = await keys.pickle_key_of(bot.notebook)
    client = client_for(bot.synapse.url, bot.user, store=bot.folder / KEYS, pickle_key=pickle_key)
    client.restore_login(bot.user, kept["device"], kept["token"])
    held = client.olm.account.one_time_keys["curve25519"]
    client.store.database.close()
    assert {key["key"] for key in uploaded.values()} == set(held.values())


async def test_a_folder_that_is_gone_means_a_new_device_and_the_log_says_so(bot: Bot) -> None:
    with capture_logs() as logs:
        first = await bot.starts_and_stops()
    assert not [log for log in logs if log["log_level"] == "warning"]
    shutil.rmtree(bot.folder)
    with capture_logs() as logs:
        second = await bot.start()
    assert second.wire.device != first.wire.device
    (warning,) = [log for log in logs if log["log_level"] == "warning"]
    assert "new device" in warning["event"]
    assert str(bot.folder) in warning["why"]


async def test_a_user_that_nobody_ever_got_in_as_is_no_owner_of_the_folder(bot: Bot) -> None:
    mistyped = bot.user.replace("@", "@x")
    with pytest.raises(OperatorError, match="refuses"):
        await bot.start(user=mistyped)
    assert (await bot.start()).wire.user == bot.user
