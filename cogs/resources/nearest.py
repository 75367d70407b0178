"""Which of all places to turn to come first for somebody: two or three, and the rest behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import structlog

from bot.core.clock import Clock
from bot.core.directory import Nearest, Service, Topic
from cogs.resources.as_of import as_of, months_since
from cogs.resources.entries import FOLDER, Damaged, Entries, load
from cogs.resources.library import CommunityShelf
from cogs.resources.minimum import MINIMUM

log: structlog.stdlib.BoundLogger = structlog.get_logger("alongside")

_MOST = 3
"""Services that are shown first."""

_Rank = tuple[int, int, bool, bool, int, int]


class Shelf:
    """The directory in memory: the shipped one, and what each community has made of it."""

    def __init__(self, entries: Entries, clock: Clock) -> None:
        self._entries = entries
        self._clock = clock
        self._shelves: Mapping[int, CommunityShelf] = {}

    def learn(self, shelves: Mapping[int, CommunityShelf]) -> None:
        """What communities have of their own counts from now on, by their ids, and until this is said again."""
        self._shelves = shelves

    def nearest(
        self,
        country: str | None,
        *,
        topic: Topic | None = None,
        language: str | None = None,
        at: datetime | None = None,
        community: int | None = None,
    ) -> Nearest:
        at = at or self._clock.now()
        own = self._shelves.get(community) if community is not None else None
        known = [as_of(each, at) for each in self._there(country, own)]
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

    def _there(self, country: str | None, own: CommunityShelf | None) -> list[Service]:
        """What is for that country, and for every country, as that community has it."""
        shipped = [each for each in self._entries.services if _is_for(each, country)]
        if own is None:
            return shipped
        theirs = [each for each in own.own if _is_for(each, country)]
        left = list(_as_left(shipped, theirs, own))
        if all(each.country is not None for each in left):  # somewhere to turn to is named, whatever was taken out
            left += [each for each in shipped if each.country is None]
        new = [each for each in theirs if each.replaces is None or each.id not in {one.id for one in left}]
        everywhere = [each for each in new if each.country is None]
        return [*(each for each in new if each.country is not None), *left, *everywhere]


def open_directory(clock: Clock, folder: Path = FOLDER) -> Shelf:
    """The shipped one; if its files are missing or damaged, the little that is compiled in."""
    try:
        return Shelf(load(folder), clock)
    except Damaged as damaged:
        log.error("the directory cannot be read: serving the compiled-in minimum", fault=str(damaged))
        return Shelf(MINIMUM, clock)


def _is_for(service: Service, country: str | None) -> bool:
    return service.country is None or country == service.country or country in service.also_in


def _as_left(shipped: Iterable[Service], theirs: Iterable[Service], own: CommunityShelf) -> Iterator[Service]:
    """The shipped ones that a community has left there, checked when it confirmed them itself; and its own in the place
    of those that they replace, with what stood beside these."""
    instead = {each.replaces: each for each in theirs if each.replaces is not None}
    for each in shipped:
        new, beside = instead.get(each.id), instead.get(each.beside or "")
        next_to = beside.id if beside is not None else each.beside
        if new is not None:
            yield replace(new, beside=new.beside or next_to)
        elif each.id not in own.out:
            yield replace(each, checked=own.checked.get(each.id, each.checked), beside=next_to)


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
        max(months_since(service, at), 0) // 12,
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
