"""What an operator writes about the platforms: a mistake is one sentence with the key in it, and no secret."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.config import Config, DiscordConfig, MatrixConfig, known_keys, read_config
from bot.core.errors import OperatorError
from bot.platforms import DISCORD_TOKEN, discord_settings_of, matrix_settings_of

GOOD = '[matrix]\nhomeserver = "https://matrix.example.org/"\nuser = "@alongside:example.org"\n'


def read(folder: Path, written: str) -> Config:
    path = folder / "config.toml"
    path.write_text(written)
    return read_config(path)


def matrix(folder: Path, more: str = "") -> MatrixConfig:
    config = read(folder, GOOD + more).matrix
    assert config is not None
    return config


def test_little_need_be_said(tmp_path: Path) -> None:
    settings = matrix_settings_of(matrix(tmp_path), {})
    assert settings.homeserver == "https://matrix.example.org"
    assert settings.user == "@alongside:example.org"
    assert settings.folder == Path("data/matrix")
    assert (settings.invitations, settings.servers, settings.people) == ("servers", (), ())
    assert (settings.moderator_level, settings.facilitator_level, settings.helper_level) == (50, None, None)
    assert (settings.password, settings.token, settings.avatar) == (None, None, None)


def test_everything_can_be_said(tmp_path: Path) -> None:
    more = (
        'password = "p"\ntoken = "t"\nfolder = "f"\ndisplay-name = "n"\navatar = "a.png"\ndevice-name = "d"\n'
        'invitations = "people"\nservers = ["example.org", "[::1]:8448"]\npeople = ["@ana:example.org"]\n'
        'moderator-level = 100\nfacilitator-level = 40\nhelper-level = 10\nignore = ["@_irc_*:example.org"]\n'
    )
    settings = matrix_settings_of(matrix(tmp_path, more), {})
    assert (settings.password, settings.token, settings.folder) == ("p", "t", Path("f"))
    assert (settings.display_name, settings.avatar, settings.device_name) == ("n", Path("a.png"), "d")
    assert (settings.invitations, settings.people) == ("people", ("@ana:example.org",))
    assert (settings.moderator_level, settings.facilitator_level, settings.helper_level) == (100, 40, 10)
    assert settings.ignore == ("@_irc_*:example.org",)


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    config = matrix(tmp_path, 'password = "in the file"\ntoken = "in the file"\n')
    environment = {"ALONGSIDE_MATRIX_PASSWORD": "in the environment", "ALONGSIDE_MATRIX_TOKEN": ""}
    settings = matrix_settings_of(config, environment)
    assert settings.password == "in the environment"
    assert settings.token == "in the file", "what is set to nothing is not set"


def test_no_secret_is_shown(tmp_path: Path) -> None:
    config = matrix(tmp_path, 'password = "hush one"\ntoken = "hush two"\n')
    assert "hush" not in repr(config) + repr(matrix_settings_of(config, {}))
    for key in ("password", "token"):
        with pytest.raises(OperatorError, match=f"matrix.{key}") as caught:
            read(tmp_path, GOOD + f'{key} = ["hush"]\n')
        assert "hush" not in str(caught.value)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('[matrix]\nuser = "@a:b"\n', ["matrix.homeserver is not set"]),
        ('[matrix]\nhomeserver = "https://a.b"\n', ["matrix.user is not set"]),
        *[
            (f'[matrix]\nuser = "@a:b"\nhomeserver = "{url}"\n', ["matrix.homeserver", "https://matrix.example.org"])
            for url in (
                "",
                "example.org",
                "matrix.example.org:8448",
                "ftp://a.b",
                "https://",
                "https://a:b@c.d",
                "https://[",
                "https://a:x",
            )
        ],
        *[
            (f'[matrix]\nhomeserver = "https://a.b"\nuser = "{user}"\n', ["matrix.user", "@alongside:example.org"])
            for user in ("", "alongside", "@alongside", "alongside:example.org", "@a b:c", "@a:", "@a:https://b")
        ],
        (GOOD + 'display_name = "x"\n', ["matrix.display_name", "Did you mean matrix.display-name"]),
        (GOOD + 'moderator-level = "50"\n', ["matrix.moderator-level", "50"]),
        (GOOD + 'invitations = "everybody"\n', ["matrix.invitations", "everybody", "anybody"]),
        (GOOD + 'servers = ["https://a.b"]\n', ["matrix.servers", "https://a.b", "example.org"]),
        (GOOD + 'people = ["ana"]\n', ["matrix.people", "ana", "@alongside:example.org"]),
        ("[discord]\ntry_out = 7\n", ["discord.try_out", "Did you mean discord.try-out"]),
        ("[discord]\nmoderators-role = [7]\n", ["Did you mean discord.moderator-roles"]),
        *[
            (f"[discord]\n{key} = {value}\n", [f"discord.{key}", "such as 1203040506070809010"])
            for key, value in (
                ("try-out", '"my server"'),
                ("try-out", "true"),
                ("try-out", "0"),
                ("try-out", "1.5"),
                ("moderator-roles", '["@moderators"]'),
                ("facilitator-roles", "[7, -7]"),
                ("helper-roles", '["<@&7>"]'),
                ("helper-roles", '["99999999999999999999"]'),
                ("helper-roles", '["٧"]'),
            )
        ],
        ("[discord]\nmoderator-roles = 7\n", ["discord.moderator-roles", "7"]),
        ('[discord]\nmembers = "yes"\n', ["discord.members", "yes"]),
        ("[discord]\nshards = 0\n", ["discord.shards", "0"]),
        ("[discord]\nshards = 0\nshard-ids = [1]\n", ["discord.shards", "0"]),
        ("[discord]\nshard-ids = [0]\n", ["discord.shard-ids", "needs shards"]),
        ("[discord]\nshards = 2\nshard-ids = [0, 2]\n", ["discord.shard-ids", "from 0 to 1"]),
        ("[discord]\nshards = 2\nshard-ids = [-1]\n", ["discord.shard-ids", "from 0 to 1"]),
        ("[discord]\nshards = 2\nshard-ids = [1, 1]\n", ["discord.shard-ids", "twice"]),
        ('[discord]\nshards = 2\nshard-ids = ["1"]\n', ["discord.shard-ids", "'1'"]),
    ],
)
def test_a_mistake_is_one_sentence(tmp_path: Path, written: str, words: list[str]) -> None:
    with pytest.raises(OperatorError) as caught:
        read(tmp_path, written)
    for word in words:
        assert word in str(caught.value)
    assert "\n" not in str(caught.value)


def discord(folder: Path, more: str = "") -> DiscordConfig:
    config = read(folder, f"[discord]\n{more}").discord
    assert config is not None
    return config


def test_a_token_is_all_that_discord_needs(tmp_path: Path) -> None:
    settings = discord_settings_of(discord(tmp_path, 'token = "t"\n'), {})
    assert (settings.token, settings.try_out) == ("t", None)
    assert settings.moderator_roles == settings.facilitator_roles == settings.helper_roles == frozenset()
    assert (settings.message_content, settings.members) == (True, True)
    assert (settings.shards, settings.shard_ids) == (None, ())


def test_everything_can_be_said_of_discord(tmp_path: Path) -> None:
    more = (
        'token = "t"\ntry-out = 1203040506070809010\nmoderator-roles = [1, "2"]\nfacilitator-roles = ["3"]\n'
        "helper-roles = [4]\nmessage-content = false\nmembers = false\nshards = 3\nshard-ids = [2, 0]\n"
    )
    settings = discord_settings_of(discord(tmp_path, more), {})
    assert settings.try_out == 1203040506070809010
    assert settings.moderator_roles == {1, 2}
    assert (settings.facilitator_roles, settings.helper_roles) == (frozenset({3}), frozenset({4}))
    assert (settings.message_content, settings.members) == (False, False)
    assert (settings.shards, settings.shard_ids) == (3, (2, 0))


def test_the_token_in_the_environment_goes_before_the_one_in_the_file(tmp_path: Path) -> None:
    config = discord(tmp_path, 'token = "in.the.file"\n')
    assert discord_settings_of(config, {DISCORD_TOKEN: "in.the.environment"}).token == "in.the.environment"
    assert discord_settings_of(config, {DISCORD_TOKEN: ""}).token == "in.the.file"
    assert discord_settings_of(discord(tmp_path), {DISCORD_TOKEN: "alone"}).token == "alone"
    with pytest.raises(OperatorError, match=rf"discord\.token in the config, or into {DISCORD_TOKEN}"):
        discord_settings_of(discord(tmp_path), {})


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("Bot hush.hush", "Bot"),
        ("bot hush.hush", "Bot"),
        ("'hush.hush'", "quotes"),
        ('"hush.hush"', "quotes"),
        (" hush.hush", "a space"),
        ("hush.hush\n", "a space"),
        ("hush hush", "a space"),
        ("hush\u2026", "another character"),
    ],
)
def test_a_token_that_cannot_be_one_is_never_repeated(tmp_path: Path, token: str, words: str) -> None:
    with pytest.raises(OperatorError, match=r"discord\.token does not fit") as in_file:
        discord(tmp_path, f"token = {json.dumps(token)}\n")
    with pytest.raises(OperatorError, match=f"{DISCORD_TOKEN} in the environment does not fit") as in_environment:
        discord_settings_of(discord(tmp_path, 'token = "good"\n'), {DISCORD_TOKEN: token})
    for said in (str(in_file.value), str(in_environment.value)):
        assert words in said
        assert "hush" not in said
        assert "\n" not in said


@pytest.mark.parametrize(
    "written",
    [
        '[discord]\ntoken = ["hush"]\n',
        '[discord.token]\nhush = "hush"\n',
        '[[discord]]\ntoken = "hush"\n',
        'discord = "hush"\n',
        '[discord]\ntokn = "hush"\n',
    ],
)
def test_a_token_in_the_wrong_place_is_not_repeated(tmp_path: Path, written: str) -> None:
    with pytest.raises(OperatorError, match=r"discord|tokn") as caught:
        read(tmp_path, written)
    assert "hush" not in str(caught.value).replace("discord.token.hush", "")
    config = discord(tmp_path, 'token = "hush"\n')
    assert "hush" not in repr(config) + repr(discord_settings_of(config, {}))


def test_every_key_is_spelled_as_it_is_written() -> None:
    assert not [key for key in known_keys() if "_" in key]
    assert {
        "discord.try-out",
        "discord.shard-ids",
        "matrix.homeserver",
        "matrix.display-name",
        "matrix.moderator-level",
    } <= set(known_keys())


def test_the_calendar_feed_is_off_until_it_has_an_address(tmp_path: Path) -> None:
    assert read(tmp_path, "").feed is None
    feed = read(tmp_path, '[feed]\naddress = "https://calendar.example.org/a/"\n').feed
    assert feed is not None
    assert (feed.address, feed.host, feed.port) == ("https://calendar.example.org/a", "127.0.0.1", 8089)
    feed = read(tmp_path, '[feed]\naddress = "http://localhost:8089"\nlisten = "[::1]:80"\n').feed
    assert feed is not None
    assert (feed.host, feed.port) == ("::1", 80)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ('listen = "127.0.0.1:8089"', "feed.address"),
        ('address = "calendar.example.org"', "feed.address"),
        ('address = "https://calendar.example.org/?a=b"', "feed.address"),
        ('address = "https://calendar.example.org/a b"', "feed.address"),
        ('address = "webcal://calendar.example.org"', "feed.address"),
        ('address = "https://a.example"\nlisten = "8089"', "feed.listen"),
        ('address = "https://a.example"\nlisten = "127.0.0.1:0"', "feed.listen"),
        ('address = "https://a.example"\nlisten = "127.0.0.1:65536"', "feed.listen"),
        ('address = "https://a.example"\nlisten = "::1:80"', "feed.listen"),
    ],
)
def test_a_feed_that_nobody_could_reach_is_one_sentence(tmp_path: Path, written: str, key: str) -> None:
    with pytest.raises(OperatorError, match=rf"{key}\b.*\.$"):
        read(tmp_path, f"[feed]\n{written}\n")
