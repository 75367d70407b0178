"""How the files of `directory/` are written: what an entry holds, what ended, the emergency numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from bot.core.directory import Contact, Cost, Kind, Service, Topic
from cogs.resources import hours
from cogs.resources.contacts import contact_of

LONGEST_ABOUT = 140


def _way(written: str) -> str:
    contact_of(written)
    return written


def _one_line(about: str) -> str:
    if len(about.splitlines()) != 1 or "!" in about:
        raise ValueError("not one plain line")
    return about


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,64}$")]
_Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
_Emergency = Annotated[str, StringConstraints(pattern=r"^\d{2,5}$")]
_Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$")]
_Name = Annotated[str, StringConstraints(min_length=2, max_length=80)]
_Reach = Annotated[str, AfterValidator(_way)]
_About = Annotated[str, StringConstraints(min_length=10, max_length=LONGEST_ABOUT), AfterValidator(_one_line)]
_SENDS_HELP: Mapping[str, bool] = {"yes": True, "no": False}


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Timed(_Table):
    """A way whose hours are known: by the clocks of its own zone."""

    by: _Reach
    hours: str
    zone: str

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        hours.check(self.hours)
        try:
            ZoneInfo(self.zone)
        except (KeyError, OSError) as error:
            raise ValueError(f"no time zone: {self.zone}") from error
        return self

    def contact(self) -> Contact:
        return replace(contact_of(self.by), hours=self.hours, zone=self.zone)


class About(_Table):
    """In one line what it is, in each language that all entries have."""

    en: _About
    de: _About


class Entry(_Table):
    """A line, an organisation or a directory, as it stands in the files under its id."""

    name: _Name
    country: _Country | None = None
    kind: Kind = "line"
    reach: tuple[_Reach | Timed, ...] = Field(min_length=1, max_length=4)
    topics: tuple[Topic, ...] = Field(min_length=1)
    about: About
    languages: tuple[_Language, ...] = ()
    region: str | None = None
    also_in: tuple[_Country, ...] = ()
    also: tuple[_Name, ...] = ()
    cost: Cost | None = None
    sends_help: Literal["yes", "no"] | None = None
    unopened: bool = False
    beside: Id | None = None
    checked: str = Field(pattern=r"^20\d\d(-(0[1-9]|1[0-2]))?$")
    sources: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self._has_a_number and len(set(self.sources)) < 2:
            raise ValueError("a number needs two sources")
        if self.unopened and self._has_a_number:
            raise ValueError("a number stands here only if somebody has read it at its source")
        if self.kind == "exercise":
            raise ValueError("exercises are in exercises.py")
        if len(set(self.topics)) < len(self.topics):
            raise ValueError("a topic stands there twice")
        if self.country in self.also_in:
            raise ValueError("also_in names other countries")
        return self

    @property
    def _contacts(self) -> tuple[Contact, ...]:
        return tuple(way.contact() if isinstance(way, Timed) else contact_of(way) for way in self.reach)

    @property
    def _has_a_number(self) -> bool:
        return any(contact.way in ("call", "text", "whatsapp") for contact in self._contacts)

    def service(self, id_: str) -> Service:
        return Service(
            id=id_,
            name=self.name,
            country=self.country,
            contacts=self._contacts,
            checked=self.checked,
            sources=self.sources,
            topics=self.topics,
            kind=self.kind,
            about={"en": self.about.en, "de": self.about.de},
            languages=self.languages,
            region=self.region,
            also_in=self.also_in,
            cost=self.cost,
            sends_help=None if self.sends_help is None else _SENDS_HELP[self.sends_help],
            unopened=self.unopened,
            also=self.also,
            beside=self.beside,
        )


class Closed(_Table):
    """One table of closed.toml."""

    name: _Name
    country: _Country
    numbers: tuple[str, ...] = ()
    why: str
    since: str | None = None
    replaced_by: Id | None = None


class Emergency(_Table):
    """emergency.toml."""

    numbers: Mapping[_Country, tuple[_Emergency, ...]]
    ambulance: Mapping[_Country, _Emergency]
