"""The shipped directory: read once from the files in `directory/`, every entry checked.

Numbers and names are data there, and none of it is code.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from bot.core.directory import Service
from cogs.resources.contacts import digits
from cogs.resources.schema import Closed, Emergency, Entry, Id

FOLDER = Path(__file__).parent / "directory"
LINES = tuple(f"lines/{part}.toml" for part in ("africa", "americas", "asia", "europe", "oceania", "everywhere"))
ORGANISATIONS = "organisations.toml"
_ABROAD = 7
"""Digits from which on a number can be dialled from abroad."""
_ID = TypeAdapter(Id)
_Model = TypeVar("_Model", bound=BaseModel)


class Damaged(Exception):
    """The files cannot be read, or something in them is not as it has to be: every fault, with its file and id."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What ended, moved, or never was what lists say. `replaced_by`: the id of the entry that is there instead."""

    name: str
    country: str
    numbers: tuple[str, ...]
    why: str
    since: str | None = None
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """All there is to choose from. `services`: what may be named in a crisis, lines and the directories for
    everywhere; `organisations`: the others. `numbers`: the emergency numbers of a country; `ambulance`: where it has
    its own."""

    services: tuple[Service, ...]
    numbers: Mapping[str, str]
    ambulance: Mapping[str, str]
    organisations: tuple[Service, ...] = ()
    closed: tuple[Ended, ...] = ()

    @property
    def every(self) -> tuple[Service, ...]:
        return (*self.services, *self.organisations)

    def ended(self, country: str | None, number: str, name: str = "") -> Ended | None:
        """What is known to have ended under this number, however it is written; of what nobody has a number of, under
        this name."""
        there = (one for one in self.closed if one.country == country)
        return next((one for one in there if _is(one, digits(number), name.casefold())), None)


def _is(one: Ended, dialled: str, name: str) -> bool:
    """Also where the code of the country stands before the number, in the place of its noughts."""
    if not one.numbers:
        return one.name.casefold() == name
    ended = [digits(number) for number in one.numbers]
    abroad = [number.lstrip("0") for number in ended if len(number) >= _ABROAD] if dialled.startswith("+") else []
    return dialled in ended or any(dialled.endswith(number) for number in abroad)


@cache
def load(folder: Path = FOLDER) -> Entries:
    """Once in a process: the files do not change while it lives. Raises Damaged."""
    try:
        entries = _load(folder)
    except (OSError, ValueError) as error:
        raise Damaged(str(error)) from error
    faults = [*_faults(entries)]
    if faults:
        raise Damaged("; ".join(faults))
    return entries


def _load(folder: Path) -> Entries:
    lines = [service for file in LINES for service in _services(folder, file)]
    closed = _checked(_Closed, _read(folder, "closed.toml"), "closed.toml").closed
    emergency = _checked(Emergency, _read(folder, "emergency.toml"), "emergency.toml")
    return Entries(
        services=tuple(lines),
        organisations=tuple(_services(folder, ORGANISATIONS)),
        closed=tuple(Ended(**one.model_dump()) for one in closed),
        numbers={country: " / ".join(numbers) for country, numbers in emergency.numbers.items()},
        ambulance=emergency.ambulance,
    )


class _Closed(BaseModel):
    closed: tuple[Closed, ...]


def _services(folder: Path, file: str) -> Iterator[Service]:
    written = _read(folder, file)
    if not written:
        raise Damaged(f"{file} holds nothing")
    faults, services = [], []
    for id_, table in written.items():
        try:
            services.append(Entry.model_validate(table).service(_ID.validate_python(id_)))
        except ValidationError as error:
            faults.append(f"{file}, {id_}: {_told(error)}")
    if faults:
        raise Damaged("; ".join(faults))
    yield from services


def _checked(model: type[_Model], written: Mapping[str, Any], file: str) -> _Model:
    try:
        return model.model_validate(written)
    except ValidationError as error:
        raise Damaged(f"{file}: {_told(error)}") from error


def _told(error: ValidationError) -> str:
    """Where in the entry, and what is wrong there."""
    return ", ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())


def _faults(entries: Entries) -> Iterator[str]:
    """What is wrong between entries: one that ended, that is there twice, or that belongs beside what is not there."""
    known = {(service.country, service.id) for service in entries.every}
    for id_, times in Counter(service.id for service in entries.every).items():
        if times > 1:
            yield f"{id_} is there {times} times"
    for service in entries.every:
        if any(entries.ended(service.country, contact.number, service.name) for contact in service.contacts):
            yield f"{service.id} has ended"
        if service.beside is not None and (service.country, service.beside) not in known:
            yield f"{service.id} stands beside nothing"
    for one in entries.closed:
        if one.replaced_by is not None and (one.country, one.replaced_by) not in known:
            yield f"closed.toml, {one.name}: replaced by nothing"
    if not any(service.country is None for service in entries.services):
        yield "no place for everybody"


def _read(folder: Path, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / file).read_text("utf-8"))
    except ValueError as error:
        raise Damaged(f"{file}: {error}") from error
