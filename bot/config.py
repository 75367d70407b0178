"""What an operator decides before the start: TOML -> frozen models. An unknown key is an error."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from rapidfuzz import process

from bot.core.errors import OperatorError

DATABASE = "sqlite+aiosqlite:///data/alongside.sqlite3"


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


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


class Config(Section):
    database: DatabaseConfig = DatabaseConfig()
    keys: KeysConfig = KeysConfig()
    operator: OperatorConfig = OperatorConfig()
    log: LogConfig = LogConfig()
    console: ConsoleConfig | None = None


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
    return f"{key} is {first['input']!r}, and that does not fit: {first['msg'][0].lower()}{first['msg'][1:]}."


def known_keys(model: type[BaseModel] = Config, before: str = "") -> list[str]:
    """Every setting there is, as "table.key"."""
    keys: list[str] = []
    for name, info in model.model_fields.items():
        inner = _section(info.annotation)
        keys += known_keys(inner, f"{before}{name}.") if inner else [f"{before}{name}"]
    return keys


def _section(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401  # a type hint can be anything
    parts = getattr(annotation, "__args__", (annotation,))
    return next((part for part in parts if isinstance(part, type) and issubclass(part, Section)), None)
