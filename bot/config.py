"""What an operator decides before the start: TOML -> frozen models. An unknown key is an error."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError
from rapidfuzz import process

from bot.core.errors import OperatorError

_SECRET = ("password", "token")
DATABASE = "sqlite+aiosqlite:///data/alongside.sqlite3"


class Section(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, alias_generator=lambda name: name.replace("_", "-")
    )


class DatabaseConfig(Section):
    """Where all that is kept is kept."""

    url: str = DATABASE


class KeysConfig(Section):
    """Where the keys are that open what people wrote. Never in the folder of the database."""

    file: str = "keys/alongside.key"
    store: str = "keys/alongside.keys"


class OperatorConfig(Section):
    """Who runs the bot, and answers for its data. `you privacy` names them."""

    name: str = ""
    contact: str = ""


class LogConfig(Section):
    level: Literal["debug", "info", "warning", "error"] = "warning"


class ConsoleConfig(Section):
    """The terminal as a platform: who is there at the start."""

    people: tuple[str, ...] = Field(default=("ana", "ben", "mia"), min_length=1, strict=False)
    moderators: tuple[str, ...] = Field(default=("mia",), strict=False)
    rooms: tuple[str, ...] = Field(default=("#lounge", "#quiet"), strict=False)


def _homeserver(url: str) -> str:
    try:
        parts = urlsplit(url)
        bare = parts.hostname and not (parts.query or parts.fragment or parts.username) and parts.port != 0
        fits = parts.scheme in ("http", "https") and bool(bare)
    except ValueError:
        fits = False
    if not fits:
        raise PydanticCustomError("homeserver", 'It is an address such as "https://matrix.example.org"')
    return url.rstrip("/")


def _user_id(user: str) -> str:
    if not re.fullmatch(r"@[^:\s]+:[^\s/@]+", user) or len(user) > 255:
        raise PydanticCustomError("user_id", 'It is a whole user id such as "@alongside:example.org"')
    return user


def _server_name(server: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.:\[\]-]+", server):
        raise PydanticCustomError("server_name", 'It is what a user id ends with, such as "example.org"')
    return server


UserId = Annotated[str, AfterValidator(_user_id)]
Level = Annotated[int, Field(ge=-(2**53) + 1, le=2**53 - 1)]
"""A power level: any number that JSON of Matrix can hold."""


class MatrixConfig(Section):
    """The bot on Matrix: which account it has, whose invitations it accepts, and who may do what."""

    homeserver: Annotated[str, AfterValidator(_homeserver)]
    user: UserId
    password: str | None = Field(default=None, min_length=1, repr=False)
    token: str | None = Field(default=None, min_length=1, repr=False)
    folder: str = "data/matrix"
    display_name: str | None = Field(default=None, min_length=1)
    avatar: str | None = Field(default=None, min_length=1)
    device_name: str = Field(default="Alongside", min_length=1)
    invitations: Literal["anybody", "servers", "people"] = "servers"
    servers: tuple[Annotated[str, AfterValidator(_server_name)], ...] = Field(default=(), strict=False)
    people: tuple[UserId, ...] = Field(default=(), strict=False)
    moderator_level: Level = 50
    facilitator_level: Level | None = None
    helper_level: Level | None = None
    ignore: tuple[str, ...] = Field(default=(), strict=False)


def fault_in_token(token: str) -> str | None:
    """What is wrong with a token of Discord that can be seen without asking Discord. It never repeats the token."""
    if token.lower().startswith("bot "):
        return 'It begins with "Bot ", which is no part of it: take that away'
    if any(mark in token for mark in "\"'`"):
        return "There are quotes in it, which are no part of it: take them away"
    if not re.fullmatch(r"[!-~]+", token):
        return "It holds a space or another character that no token has: copy it again"
    return None


def _discord_token(token: str) -> str:
    if fault := fault_in_token(token):
        raise PydanticCustomError("discord_token", "{fault}", {"fault": fault})
    return token


def _discord_id(written: object) -> object:
    """A number of Discord's, as TOML's number or in quotes."""
    number = int(written) if isinstance(written, str) and re.fullmatch(r"[0-9]{1,20}", written) else written
    if type(number) is not int or not 0 < number < 2**64:
        raise PydanticCustomError("discord_id", "It is an id: a number such as 1203040506070809010")
    return number


DiscordToken = Annotated[str, AfterValidator(_discord_token)]
DiscordId = Annotated[int, BeforeValidator(_discord_id)]
DiscordIds = Annotated[tuple[DiscordId, ...], Field(strict=False)]


class DiscordConfig(Section):
    """The bot on Discord: its token, who may do what, what it asks to be told, and which shards this process serves."""

    token: DiscordToken | None = Field(default=None, repr=False)
    try_out: DiscordId | None = None
    moderator_roles: DiscordIds = ()
    facilitator_roles: DiscordIds = ()
    helper_roles: DiscordIds = ()
    message_content: bool = True
    members: bool = True
    shards: int | None = Field(default=None, ge=1)
    shard_ids: tuple[int, ...] = Field(default=(), strict=False)

    @field_validator("shard_ids")
    @classmethod
    def _are_among_the_shards(cls, ids: tuple[int, ...], known: ValidationInfo) -> tuple[int, ...]:
        shards = known.data.get("shards", 0)  # not there: it did not fit, which is what is said first
        if ids and shards is None:
            raise PydanticCustomError("shard_ids", "It needs shards, which says how many there are in all")
        if ids and shards and not all(0 <= shard < shards for shard in ids):
            raise PydanticCustomError("shard_ids", "With shards = {n}, they go from 0 to {last}", _upto(shards))
        if len(set(ids)) < len(ids):
            raise PydanticCustomError("shard_ids", "One of them is there twice")
        return ids


def _upto(shards: int) -> dict[str, Any]:
    return {"n": shards, "last": shards - 1}


def _public_address(url: str) -> str:
    try:
        parts = urlsplit(url)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and not (parts.query or parts.fragment)
    except ValueError:
        fits = False
    if not fits or not url.isascii() or re.search(r"\s", url):
        raise PydanticCustomError("address", 'It is an address such as "https://calendar.example.org"')
    return url.rstrip("/")


def _listen(written: str) -> str:
    match = re.fullmatch(r"(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):([0-9]{1,5})", written)
    if match is None or not 0 < int(match[1]) < 2**16:
        raise PydanticCustomError("listen", 'It is a host and a port, such as "127.0.0.1:8089"')
    return written


class FeedConfig(Section):
    """The private calendar feeds: where this process listens, and the address under which others reach that."""

    address: Annotated[str, AfterValidator(_public_address)]
    listen: Annotated[str, AfterValidator(_listen)] = "127.0.0.1:8089"

    @property
    def host(self) -> str:
        return self.listen.rpartition(":")[0].strip("[]")

    @property
    def port(self) -> int:
        return int(self.listen.rpartition(":")[2])


class Config(Section):
    database: DatabaseConfig = DatabaseConfig()
    keys: KeysConfig = KeysConfig()
    operator: OperatorConfig = OperatorConfig()
    log: LogConfig = LogConfig()
    console: ConsoleConfig | None = None
    matrix: MatrixConfig | None = None
    discord: DiscordConfig | None = None
    feed: FeedConfig | None = None


def read_config(path: Path) -> Config:
    """Raises OperatorError with a sentence that names the file, the key and what would be right."""
    try:
        written = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise OperatorError(f"There is no config file {path}. Copy config.example.toml to it and fill it in.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise OperatorError(f"The config file {path} cannot be read: {error}.") from None
    except tomllib.TOMLDecodeError as error:
        raise OperatorError(f"The config file {path} is not valid TOML: {error}.") from None
    try:
        return Config.model_validate(written)
    except ValidationError as error:
        raise OperatorError(f"In the config file {path}: {_sentence(error)}") from None


def _sentence(error: ValidationError) -> str:
    first = error.errors()[0]
    loc = [str(part) for part in first["loc"]]
    key = ".".join(loc)
    if first["type"] == "extra_forbidden":
        near = process.extractOne(key, known_keys(), score_cutoff=60)
        hint = f"Did you mean {near[0]}?" if near else f"Known keys: {', '.join(known_keys())}."
        return f"there is no setting {key}. {hint}"
    if first["type"] == "missing":
        return f"{key} is not set, and there is no good guess. The example shows what it can be."
    fault = f"{first['msg'][0].lower()}{first['msg'][1:]}."
    if loc[-1] in _SECRET or ".".join(loc[:2]) not in known_keys():  # what is no setting may hold a secret
        return f"{key} does not fit: {fault}"
    return f"{key} is {first['input']!r}, and that does not fit: {fault}"


def known_keys(model: type[BaseModel] = Config, before: str = "") -> list[str]:
    """Every setting there is, as "table.key"."""
    keys: list[str] = []
    for name, info in model.model_fields.items():
        inner, written = _section(info.annotation), info.alias or name
        keys += known_keys(inner, f"{before}{written}.") if inner else [f"{before}{written}"]
    return keys


def _section(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401  # a type hint can be anything
    parts = getattr(annotation, "__args__", (annotation,))
    return next((part for part in parts if isinstance(part, type) and issubclass(part, Section)), None)
