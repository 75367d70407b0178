"""What an operator writes about Matrix: a mistake is one sentence that names the key, and a secret is never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config import Config, MatrixConfig, known_keys, read_config
from bot.core.errors import OperatorError
from bot.platforms import settings_of

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
    settings = settings_of(matrix(tmp_path), {})
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
    settings = settings_of(matrix(tmp_path, more), {})
    assert (settings.password, settings.token, settings.folder) == ("p", "t", Path("f"))
    assert (settings.display_name, settings.avatar, settings.device_name) == ("n", Path("a.png"), "d")
    assert (settings.invitations, settings.people) == ("people", ("@ana:example.org",))
    assert (settings.moderator_level, settings.facilitator_level, settings.helper_level) == (100, 40, 10)
    assert settings.ignore == ("@_irc_*:example.org",)


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    config = matrix(tmp_path, 'password = "in the file"\ntoken = "in the file"\n')
    environment = {"ALONGSIDE_MATRIX_PASSWORD": "in the environment", "ALONGSIDE_MATRIX_TOKEN": ""}
    settings = settings_of(config, environment)
    assert settings.password == "in the environment"
    assert settings.token == "in the file", "what is set to nothing is not set"


def test_no_secret_is_shown(tmp_path: Path) -> None:
    config = matrix(tmp_path, 'password = "hush one"\ntoken = "hush two"\n')
    assert "hush" not in repr(config) + repr(settings_of(config, {}))
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
    ],
)
def test_a_mistake_is_one_sentence(tmp_path: Path, written: str, words: list[str]) -> None:
    with pytest.raises(OperatorError) as caught:
        read(tmp_path, written)
    for word in words:
        assert word in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_key_is_spelled_as_it_is_written() -> None:
    assert not [key for key in known_keys() if "_" in key]
    assert {"matrix.homeserver", "matrix.display-name", "matrix.moderator-level"} <= set(known_keys())
