"""From what people say of where they are (city, country, abbreviation, the time it is) to an IANA time zone."""

from __future__ import annotations

import re
import zoneinfo
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from typing import Annotated

from rapidfuzz import fuzz, process

from bot.core.clock import zone_named
from bot.core.countries import find_country
from bot.core.errors import NotUnderstood, Unclear
from bot.core.options import Around, Offers, fold, quoted
from bot.core.replies import Text
from bot.core.times import WallTimeKind

_OFFSET = re.compile(
    r"(?:utc|gmt)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?|(?:utc|gmt)\s*([+\-−]?)(\d{1,2})(?::?(\d{2}))?"
)
_NOW = re.compile(r"(?:it'?s|it is|now|es ist|son las|il est|são)\s+(.+?)(?:\s+(?:now|here|for me|right now))*$")
_MOST = 6


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names (folded) of zones: surely one, or several; and the zones of each country, the most people first.

    `notable`: the zones that our own list has cities in, worth offering when only an offset is known.
    """

    one: dict[str, str] = field(default_factory=dict)
    several: dict[str, tuple[str, ...]] = field(default_factory=dict)
    of_country: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notable: list[str] = field(default_factory=list)


@cache
def gazetteer() -> Gazetteer:
    """Our list first, then the tz database's own names and its table of countries."""
    known = Gazetteer()
    _add_our_list(known)
    _add_tz_names(known)
    _add_tz_countries(known)
    return known


def _add_our_list(known: Gazetteer) -> None:
    for line in resources.files("bot.core.data").joinpath("cities.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        left, _, right = line.partition(":")
        if left.startswith("?"):
            known.several.update({name: tuple(right.split()) for name in _abbreviations(left[1:].strip())})
        elif left.startswith("@"):
            known.of_country[left[1:].strip()] = tuple(right.split())
        else:
            known.one.update({name.strip(): left for name in right.split(",")})
            known.notable.append(left)


def _add_tz_names(known: Gazetteer) -> None:
    for zone in sorted(zoneinfo.available_timezones()):
        if "/" in zone:
            known.one.setdefault(zone.casefold(), zone)
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/", "US/")):
            known.one.setdefault(zone.rsplit("/", 1)[1].replace("_", " ").casefold(), zone)
    known.one["utc"] = known.one["zulu"] = "UTC"


def _add_tz_countries(known: Gazetteer) -> None:
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    by_country: dict[str, list[str]] = {}
    for row in table.splitlines():
        if not row.startswith("#"):
            country, _, zone = row.split("\t")[:3]
            by_country.setdefault(country, []).append(zone)
    for country, zones in by_country.items():
        known.of_country.setdefault(country, tuple(zones))


def _abbreviations(names: str) -> tuple[str, ...]:
    """Three-letter names share a line; a name of several words has its own."""
    words = names.split()
    return tuple(words) if all(len(word) <= 8 and word.isascii() for word in words) and len(words[0]) <= 4 else (names,)


def city_of(zone: str) -> str:
    """What a zone is called in a sentence: "New York" for America/New_York."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


@dataclass(frozen=True, slots=True)
class ZoneKind:
    """A time zone, as its IANA name: from "berlin", "Europe/Berlin", "germany", "EST", "UTC+2", "it's 3pm now"."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        known = gazetteer()
        folded = re.sub(r"^(?:in|i'm in|i am in|i live in|near) ", "", fold(words)).removesuffix(" time").strip()
        spoken = folded.replace("_", " ")
        if folded in known.several:
            return _one_of(known.several[folded])
        if spoken in known.several:
            return _one_of(known.several[spoken])
        found = known.one.get(folded) or known.one.get(spoken)
        if found is None:
            first, comma, _ = folded.partition(",")
            found = known.one.get(first.strip()) if comma else None
        if found is not None:
            return found
        country = find_country(words, alone=False)
        if country is not None and country in known.of_country:
            return _one_of(known.of_country[country])
        offset = _offset_in(folded, around)
        if offset is not None:
            return _one_of(_zones_at(offset, around.at), "zone-which-offset")
        return _guess(words, spoken, around)


def _one_of(zones: tuple[str, ...], key: str = "zone-which") -> str:
    if len(zones) == 1:
        return zones[0]
    if not zones:
        raise NotUnderstood("zone-no-such-time")
    meanings = tuple((Text("zone-name", {"city": city_of(zone)}), zone) for zone in zones[:_MOST])
    raise Unclear(key, meanings)


def _offset_in(words: str, around: Around) -> timedelta | None:
    """The offset from UTC that was said, or that follows from the time it is for them now."""
    match = _OFFSET.fullmatch(words)
    if match:
        sign, hour, minute = (match[1], match[2], match[3]) if match[2] else (match[4], match[5], match[6])
        size = timedelta(hours=int(hour), minutes=int(minute or 0))
        return -size if sign in ("-", "−") else size
    said = _NOW.fullmatch(words)
    if not said and not (around.alone and re.search(r"\d", words)):
        return None
    try:
        wall = WallTimeKind().read(said[1] if said else words, around)
    except NotUnderstood:
        return None
    now = around.at
    ahead = (wall.hour * 60 + wall.minute) - (now.hour * 60 + now.minute)
    quarters = round(((ahead + 12 * 60) % (24 * 60) - 12 * 60) / 15)
    return timedelta(minutes=quarters * 15)


def _zones_at(offset: timedelta, at: datetime) -> tuple[str, ...]:
    """Zones whose clocks show that offset now. At the far side of the date line one wall time has two offsets."""
    day = timedelta(days=1)
    wanted = (offset, offset + day, offset - day)
    return tuple(zone for zone in gazetteer().notable if at.astimezone(zone_named(zone)).utcoffset() in wanted)[:_MOST]


def _guess(words: str, folded: str, around: Around) -> str:
    """A slip of the fingers is offered back; a word that is nothing like a place is not."""
    if around.alone and 5 <= len(folded) <= 40:
        names = [*gazetteer().one, *gazetteer().several]
        close = process.extract(folded, names, scorer=fuzz.ratio, score_cutoff=80, limit=3)
        zones = dict.fromkeys(zone for name, _, _ in close for zone in _zones_named(name))
        if zones:
            meanings = tuple((Text("zone-name", {"city": city_of(zone)}), zone) for zone in zones)
            raise Unclear("zone-guess", meanings[:3])
    raise NotUnderstood("zone-unknown", words=quoted(words))


def _zones_named(name: str) -> tuple[str, ...]:
    known = gazetteer()
    return known.several.get(name) or (known.one[name],)


Zone = Annotated[str, ZoneKind()]
"""An IANA name."""
