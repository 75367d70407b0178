"""The shipped directory: read once from the files in `directory/`, every entry checked.

Numbers and names are data there, and none of it is code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from bot.core.directory import Contact, Service, Topic
from cogs.resources import hours

FOLDER = Path(__file__).parent / "directory"
_REACH = re.compile(r"(call|text) ([+*(]?\d[\d ()-]*?)(?: with (\w+)| then (\w+))?|(web) (\S+\.\S+)")

_Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
_Number = Annotated[str, Field(pattern=r"^\d{2,5}$")]


class Damaged(Exception):
    """The files cannot be read, or something in them is not as it has to be."""


@dataclass(frozen=True, slots=True)
class Entries:
    """All there is to choose from. `numbers`: the emergency numbers of a country; `ambulance`: where it has its own.

    `zones`: by the id of a service whose hours are known.
    """

    services: tuple[Service, ...]
    numbers: Mapping[str, str]
    ambulance: Mapping[str, str]
    zones: Mapping[str, str]


class Entry(BaseModel):
    """One table of services.toml, as it is written there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=2, max_length=80)
    country: _Country | None = None
    reach: tuple[str, ...] = Field(min_length=1, max_length=4)
    topics: tuple[Topic, ...] = Field(min_length=1)
    languages: tuple[str, ...] = ()
    region: str | None = None
    hours: str | None = None
    zone: str | None = None
    beside: str | None = None
    checked: str = Field(pattern=r"^20\d\d(-(0[1-9]|1[0-2]))?$")
    sources: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _holds_together(self) -> Entry:
        if self.country is not None and len(self.sources) < 2:
            raise ValueError("a number needs two sources")
        if (self.hours is None) != (self.zone is None):
            raise ValueError("hours need a zone, and a zone is for hours")
        if self.hours is not None:
            hours.check(self.hours)
        if self.zone is not None:
            ZoneInfo(self.zone)
        for way in self.reach:
            contact_of(way)
        return self

    def service(self, id_: str) -> Service:
        return Service(
            id=id_,
            name=self.name,
            country=self.country,
            contacts=tuple(map(contact_of, self.reach)),
            checked=self.checked,
            sources=self.sources,
            topics=self.topics,
            languages=self.languages,
            region=self.region,
            hours=self.hours,
            beside=self.beside,
        )


class Closed(BaseModel):
    """One table of closed.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    country: _Country
    numbers: tuple[str, ...] = Field(min_length=1)
    why: str
    since: str | None = None


class Emergency(BaseModel):
    """emergency.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    numbers: Mapping[_Country, tuple[_Number, ...]]
    ambulance: Mapping[_Country, _Number]


@cache
def load(folder: Path = FOLDER) -> Entries:
    """Once in a process: the files do not change while it lives. Raises Damaged."""
    try:
        written = TypeAdapter(dict[str, Entry]).validate_python(_read(folder / "services.toml"))
        closed = TypeAdapter(list[Closed]).validate_python(_read(folder / "closed.toml")["closed"])
        emergency = Emergency.model_validate(_read(folder / "emergency.toml"))
    except (OSError, ValueError, KeyError) as error:
        raise Damaged(str(error)) from error
    services = tuple(entry.service(id_) for id_, entry in written.items())
    _refuse(services, {(one.country, digits(number)) for one in closed for number in one.numbers})
    return Entries(
        services=services,
        numbers={country: " / ".join(numbers) for country, numbers in emergency.numbers.items()},
        ambulance=emergency.ambulance,
        zones={id_: entry.zone for id_, entry in written.items() if entry.zone is not None},
    )


def _refuse(services: Collection[Service], closed: Collection[tuple[str | None, str]]) -> None:
    """Raises Damaged for an entry that ended, and for one that belongs beside another which is not there."""
    known = {(service.country, service.id) for service in services}
    for service in services:
        if any((service.country, digits(contact.number)) in closed for contact in service.contacts):
            raise Damaged(f"{service.id} has ended")
        if service.beside is not None and (service.country, service.beside) not in known:
            raise Damaged(f"{service.id} stands beside nothing")
    if not any(service.country is None for service in services):
        raise Damaged("no place for everybody")


def digits(number: str) -> str:
    """What is dialled, however it is written."""
    return re.sub(r"[\s()./-]", "", number)


def contact_of(written: str) -> Contact:
    """From "call 116 123", "call 988 then 1", "text 85258 with SHOUT" or "web befrienders.org". Raises ValueError."""
    match = _REACH.fullmatch(written)
    if match is None:
        raise ValueError(f"not a way to reach anybody: {written}")
    if match[5] is not None:
        return Contact("web", match[6])
    return Contact("call" if match[1] == "call" else "text", match[2], match[3], match[4])


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))
