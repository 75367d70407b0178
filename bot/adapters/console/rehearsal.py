"""`alongside rehearse`: the lines of a rehearsal, each checked before anything of it happens, and the lines it prints.

The contract stands in the README. A bad line ends the rehearsal with its number and why.
"""

from __future__ import annotations

import json
import re
import zoneinfo
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from bot.adapters.console.platform import Post

CrashPoint = Literal["before commit", "after commit", "after send"]


class BadLine(Exception):
    """The line's number, and why it cannot be played."""

    def __init__(self, number: int, why: str) -> None:
        super().__init__(f"line {number}: {why}")


@cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def _is_zone(name: str) -> str:
    if name not in _zones():
        raise ValueError(f"{name!r} is not an IANA time zone such as Europe/Berlin")
    return name


def _is_text(words: str) -> str:
    if re.search("[\ud800-\udfff\x00]", words):
        raise ValueError("a name may hold no NUL and no lone surrogate")
    return words


def _is_iso(written: object) -> object:
    if not isinstance(written, str):
        raise ValueError("an instant is written as in 2026-03-28T08:00:00+01:00")
    return written


Name = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(_is_text)]
Room = Annotated[str, Field(pattern=r"^#[^\s/]+(/.+)?$", max_length=200), AfterValidator(_is_text)]


def _is_in_time(at: datetime) -> datetime:
    if not 1971 <= at.year <= 9998:
        raise ValueError("the clock goes from 1971 to 9998")
    return at


Instant = Annotated[AwareDatetime, BeforeValidator(_is_iso), Field(strict=False), AfterValidator(_is_in_time)]


class Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Declares(Entry):
    person: Name
    zone: Annotated[str, AfterValidator(_is_zone)] | None = None
    language: str | None = Field(default=None, min_length=1, max_length=35)
    moderator: bool = False
    facilitator: bool = False
    helper: bool = False


class MovesTo(Entry):
    at: Instant


class Says(Entry):
    as_: Name = Field(alias="as")
    says: str
    in_: Room | None = Field(default=None, alias="in")
    to: Literal["bot"] | None = None

    @model_validator(mode="after")
    def _has_one_place(self) -> Says:
        if (self.in_ is None) == (self.to is None):
            raise ValueError('say where: "in": "#room", or "to": "bot"')
        return self


class Presses(Entry):
    as_: Name = Field(alias="as")
    presses: str
    in_: Room | None = Field(default=None, alias="in")


class Blocks(Entry):
    as_: Name = Field(alias="as")
    blocks: bool


class Leaves(Entry):
    as_: Name = Field(alias="as")
    leaves: Literal[True]


class Crashes(Entry):
    crash: bool | CrashPoint
    until: Instant | None = None

    @model_validator(mode="after")
    def _until_goes_with_true(self) -> Crashes:
        if self.crash is False:
            raise ValueError("a crash is true, or a point of the next line")
        if self.until is not None and self.crash is not True:
            raise ValueError('"until" goes with "crash": true')
        return self


_BY_KEY: dict[str, type[Entry]] = {
    "person": Declares,
    "at": MovesTo,
    "says": Says,
    "presses": Presses,
    "blocks": Blocks,
    "leaves": Leaves,
    "crash": Crashes,
}


def read_line(number: int, line: str) -> Entry:
    """One line, as what it says. Raises BadLine."""
    if re.search("[\udc80-\udcff]", line):
        raise BadLine(number, "this is not UTF-8")
    try:
        written: Any = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLine(number, "this is not JSON") from None
    if not isinstance(written, dict):
        raise BadLine(number, "this is not a JSON object")
    kind = next((entry for key, entry in _BY_KEY.items() if key in written), None)
    if kind is None:
        raise BadLine(number, f"nothing is done here; one of these keys is needed: {', '.join(_BY_KEY)}")
    try:
        return kind.model_validate(written)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadLine(number, f"{where}: {first['msg']}" if where else first["msg"]) from None


def printed(post: Post, at: datetime) -> str:
    """What somebody is shown, as a line."""
    line: dict[str, object] = {
        "at": at.isoformat(),
        "to": post.to,
        "seen": post.seen,
        "text": post.text,
        "choices": list(post.choices),
        "cog": post.cog,
    }
    pictures = [file.alt for file in post.files if file.alt is not None]
    if pictures:
        line["alt"] = "\n".join(pictures)
    if post.edited:
        line["edits"] = True
    texts = [(file.name, file.content.decode(errors="replace")) for file in post.files if file.alt is None]
    files = [{"name": name, "text": text} for name, text in texts]
    if files:
        line["files"] = files
    return json.dumps(line, ensure_ascii=False)
