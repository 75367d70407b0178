"""Which of all places to turn to come first for somebody: two or three, and the rest behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import structlog

from bot.core.clock import Clock
from bot.core.directory import Nearest, Service, Topic
from bot.core.ports import Directory
from cogs.resources import hours
from cogs.resources.entries import FOLDER, Damaged, Entries, load
from cogs.resources.minimum import MINIMUM

log: structlog.stdlib.BoundLogger = structlog.get_logger("alongside")

_OLD = 24
"""Months after which a number may have changed."""
_MOST = 3
"""Services that are shown first."""

_Rank = tuple[int, int, bool, bool, int, int]


class Shelf:
    """The directory in memory."""

    def __init__(self, entries: Entries, clock: Clock) -> None:
        self._entries = entries
        self._clock = clock

    def nearest(
        self,
        country: str | None,
        *,
        topic: Topic | None = None,
        language: str | None = None,
        at: datetime | None = None,
    ) -> Nearest:
        at = at or self._clock.now()
        known = [self._as_of(each, at) for each in self._entries.services if each.country in (country, None)]
        here = [service for service in known if service.country is not None]
        ranked = _in_order(here, topic, language, at)
        first = _first(ranked, topic)
        return Nearest(
            country=country,
            emergency=self._entries.numbers.get(country or ""),
            ambulance=self._entries.ambulance.get(country or ""),
            services=tuple(first),
            anywhere=tuple(service for service in known if service.country is None),
            more=tuple(service for service in ranked if service not in first),
        )

    def _as_of(self, service: Service, at: datetime) -> Service:
        """As it is at that instant: whether it may have changed, and whether it is open, where its hours are known."""
        zone = self._entries.zones.get(service.id)
        is_open = hours.is_open(service.hours, zone, at) if service.hours and zone else None
        return replace(service, may_have_changed=_months(service, at) > _OLD, is_open=is_open)


def open_directory(clock: Clock, folder: Path = FOLDER) -> Directory:
    """The shipped one; if its files are missing or damaged, the little that is compiled in."""
    try:
        return Shelf(load(folder), clock)
    except Damaged as damaged:
        log.error("the directory cannot be read: serving the compiled-in minimum", fault=str(damaged))
        return Shelf(MINIMUM, clock)


def _in_order(services: Sequence[Service], topic: Topic | None, language: str | None, at: datetime) -> list[Service]:
    """Those that belong beside each other stay together, where the better of them stands."""
    position = {service.id: number for number, service in enumerate(services)}
    units: dict[str, list[Service]] = {}
    for service in services:
        units.setdefault(_unit(service, services), []).append(service)

    def rank(unit: Iterable[Service]) -> tuple[_Rank, int]:
        return min((_rank(service, topic, language, at), position[service.id]) for service in unit)

    in_order = sorted(units.values(), key=rank)
    return [each for unit in in_order for each in sorted(unit, key=lambda one: _foreign(one, language))]


def _unit(service: Service, services: Iterable[Service]) -> str:
    """The id by which it and what belongs beside it are one."""
    if service.beside is not None:
        return service.id
    return next((other.id for other in services if other.beside == service.id), service.id)


def _rank(service: Service, topic: Topic | None, language: str | None, at: datetime) -> _Rank:
    """The lower, the sooner. Unknown hours come after open, and before closed."""
    openness = {True: 0, None: 1, False: 2}[service.is_open]
    return (
        _misfit(service, topic),
        _foreign(service, language),
        service.may_have_changed,
        service.region is not None,
        openness,
        max(_months(service, at), 0) // 12,
    )


def _misfit(service: Service, topic: Topic | None) -> int:
    """0: above all about that; 1: that, too; 2: for everybody; 3: for others, or about something else."""
    if topic is not None and topic in service.topics:
        return 0 if service.topics[0] == topic or service.is_for_all else 1
    return 2 if service.is_for_all else 3


def _foreign(service: Service, language: str | None) -> int:
    """0: it is known to speak that language; 2: it is known to speak others."""
    if language is None or not service.languages:
        return 1
    return 0 if language.partition("-")[0] in service.languages else 2


def _months(service: Service, at: datetime) -> int:
    """How long ago it was checked; where only the year is known, that counts from its beginning."""
    year, _, month = service.checked.partition("-")
    return (at.year - int(year)) * 12 + at.month - int(month or 1)


def _first(ranked: Sequence[Service], topic: Topic | None) -> list[Service]:
    """Two or three; one that can be reached without speaking among them, where there is one. What is for others stands
    there only if nothing else does."""
    fit = [service for service in ranked if _misfit(service, topic) < 3] or list(ranked)
    first = _fresh(_whole(fit, _MOST))
    silent = next((service for service in fit if service.is_silent), None)
    if silent is None or silent in first:
        return first
    return [*_whole(fit, _MOST - 1), silent]


def _whole(fit: Sequence[Service], most: int) -> list[Service]:
    """The first of them, at most so many, and none without what belongs beside it."""
    first = list(fit[:most])
    if len(fit) > most > 1 and fit[most] in _beside(first[-1], fit):
        first.pop()
    return first


def _fresh(first: list[Service]) -> list[Service]:
    """Beside two that are fresh, one that may have changed is not needed, unless it belongs there."""
    if len(first) < _MOST or any(service.may_have_changed for service in first[:-1]):
        return first
    last = first[-1]
    return first[:-1] if last.may_have_changed and last not in _beside(first[-2], first) else first


def _beside(service: Service, services: Iterable[Service]) -> list[Service]:
    return [other for other in services if other.beside == service.id or service.beside == other.id]
