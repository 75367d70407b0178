"""From what people say of where they are (city, country, abbreviation, the time it is) to an IANA time zone."""

from __future__ import annotations

import re
import string
import zoneinfo
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from typing import Annotated

from rapidfuzz import fuzz, process

from bot.core.clock import zone_named
from bot.core.countries import country_name, find_country, names_of_countries
from bot.core.errors import NotUnderstood, Unclear
from bot.core.languages import locale_of
from bot.core.options import Around, Offers, bare, fold, quoted
from bot.core.replies import Text
from bot.core.suggesting import MOST, Names, likely_countries
from bot.core.times import WallTimeKind

_OFFSET = re.compile(
    r"(?:utc|gmt)?\s*([+\-−–])\s*(\d{1,2})(?::?(\d{2}))?|(?:utc|gmt)\s*([+\-−–]?)(\d{1,2})(?::?(\d{2}))?"
)
_NOW = re.compile(
    r"(?P<before>(?:(?:right now|now|here|hier|currently) )*(?:it'?s|it is|now|es ist|ist es|son las|il est|são) )?"
    r"(?:(?:currently|about|around|just|gerade) )*(?P<time>.+?)"
    r"(?P<after>(?: (?:right now|now|here|for me|where i am|where i live|hier|jetzt|ahora|aquí|ici))*)"
)
_PLACE = re.compile(
    r"^(?:[-–—] (?=[^\W\d]))?(?:(?:i'm|im|i am|i|live|from|here|in|near|time) )*(?=\w)"
    r"|(?: (?:standard|daylight|summer))?(?: local)? time ?(?:zone)?$"
)
_DIRECTIONS = frozenset(["north", "south", "east", "west", "act", "general", "center"])
_MOST = 6


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names (folded) of zones: surely one, or several; and the zones of each country, the most people first.

    `notable`: the zones that our own list has cities in, worth offering when only an offset is known.
    `regions`: the names of states and the like. `states`: their codes, which mean them only after a city and a comma.
    """

    one: dict[str, str] = field(default_factory=dict)
    several: dict[str, tuple[str, ...]] = field(default_factory=dict)
    of_country: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notable: list[str] = field(default_factory=list)
    regions: set[str] = field(default_factory=set)
    states: dict[str, tuple[str, ...]] = field(default_factory=dict)
    country_of: dict[str, str] = field(default_factory=dict)


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
            known.several.update({name.strip(): tuple(right.split()) for name in left[1:].split(",")})
        elif left.startswith("="):
            known.regions.update(name.strip() for name in left[1:].split(","))
        elif left.startswith("~"):
            known.states[left[1:].strip()] = tuple(right.split())
        elif left.startswith("@"):
            known.of_country[left[1:].strip()] = tuple(right.split())
        else:
            known.one.update({name.strip(): left for name in right.split(",")})
            known.one.update({bare(name): left for name in right.split(",")})
            known.notable.append(left)


def _add_tz_names(known: Gazetteer) -> None:
    for zone in sorted(zoneinfo.available_timezones()):
        if "/" in zone:
            known.one.setdefault(zone.casefold(), zone)
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/", "US/")):
            name = zone.rsplit("/", 1)[1].replace("_", " ").casefold()
            if name not in _DIRECTIONS:
                known.one.setdefault(name, zone)
    known.one["utc"] = known.one["zulu"] = "UTC"


def _add_tz_countries(known: Gazetteer) -> None:
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    by_country: dict[str, list[str]] = {}
    for row in table.splitlines():
        if not row.startswith("#"):
            country, _, zone = row.split("\t")[:3]
            by_country.setdefault(country, []).append(zone)
            known.country_of[zone] = country
    for country, zones in by_country.items():
        known.of_country.setdefault(country, tuple(zones))


def city_of(zone: str, language: str = "en") -> str:
    """What a zone is called in a sentence: "New York" for America/New_York; "Wien" for Europe/Vienna, in German."""
    own = None if language == "en" else locale_of(language).time_zones.get(zone, {}).get("city")
    return str(own or zone.rsplit("/", 1)[-1].replace("_", " "))


def city_text(zone: str) -> Text:
    """The same, in whatever language it will be read."""
    return Text("zone-name", {"zone": zone})


@dataclass(frozen=True, slots=True)
class ZoneKind:
    """A time zone, as its IANA name: from "berlin", "Europe/Berlin", "germany", "EST", "UTC+2", "it's 3pm now"."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        folded = _PLACE.sub("", fold(words)).strip()
        zones = _zones_called(folded) or _zones_in_region(folded, alone=around.alone)
        if not zones and around.alone and re.fullmatch(r"(?!AM|PM)[A-Z]{2}", words.strip()):
            zones = gazetteer().of_country.get(words.strip(), ())
        if zones:
            return _one_of(zones)
        offset = _offset_in(folded, around)
        if offset is not None:
            return _one_of(offset, "zone-which-offset")
        return _guess(words, folded.replace("_", " "), around)

    def suggest(self, words: str, language: str) -> Sequence[tuple[str, str]]:
        if words.strip():
            return _suggested().like(words, lambda zone, said: _label(zone, said, language))
        own, *others = (gazetteer().of_country.get(code, ()) for code in likely_countries(language))
        zones = dict.fromkeys((*own[:_MOST], *(zone for zones in others for zone in zones[:2])))
        return [(_label(zone, "", language), zone) for zone in list(zones)[:MOST]]


def _label(zone: str, said: str, language: str) -> str:
    """ "Berlin, Germany"; "Munich: Berlin, Germany" """
    city, country = city_of(zone, language), gazetteer().country_of.get(zone)
    name = f"{city}, {country_name(country, language)}" if country else city
    return f"{said}: {name}" if said and bare(said) != bare(city) else name


@cache
def _suggested() -> Names:
    """By the names of cities and the like, and by those of their countries; cities of our own list come first."""
    known = gazetteer()
    zones = dict.fromkeys((*known.notable, *known.country_of))
    order = {zone: place for place, zone in enumerate(zones)}
    names = [*_names_of_places(), *_names_by_country()]
    return Names(sorted(names, key=lambda named: order.get(named[1], len(order))))


def _names_of_places() -> Iterator[tuple[str, str, str]]:
    known = gazetteer()
    for name, zones in (*((name, (zone,)) for name, zone in known.one.items()), *known.several.items()):
        for zone in zones:
            if "/" not in name:
                yield name, zone, "" if bare(name) == bare(city_of(zone)) else _written(name)
            elif zone in known.country_of:
                yield name, zone, ""


def _names_by_country() -> Iterator[tuple[str, str, str]]:
    for name, code in names_of_countries().items():
        yield from ((name, zone, "") for zone in gazetteer().of_country.get(code, ()))


def _written(name: str) -> str:
    """ "NYC", "CEST", "Salt Lake City": of a name that is known in small letters only."""
    short = re.fullmatch(r"[a-z]{2,3}|[^aeiou ]{4}|[a-z]{2}[sd]t", name)
    return name.upper() if short else string.capwords(name)


def _zones_called(name: str) -> tuple[str, ...]:
    """The zones that a name can mean: a city or an abbreviation, else a country."""
    known = gazetteer()
    for spoken in (name, name.replace("_", " "), re.sub(r"\s*/\s*", "/", name), bare(name)):
        if spoken in known.several or spoken in known.one:
            return _zones_named(spoken)
    return known.of_country.get(find_country(name, alone=False) or "", ())


def _zones_in_region(name: str, *, alone: bool) -> tuple[str, ...]:
    """ "portland maine", "Birmingham, UK", "Paris, Texas": where both can be, else what the region surely is.

    Two places that do not go together ("london berlin", "London, ON") are a question where they are all that was said.
    """
    for gap in re.finditer(r",\s*|\s+", name):
        place, region = name[: gap.start()], name[gap.end() :]
        here, (there, surely) = _zones_called(place), _region_called(region, after_comma="," in gap[0])
        if not here or not there:
            continue
        both = tuple(zone for zone in here if zone in there) or _same_country(here, there, region)
        if both or surely or alone:
            return _zones_called(f"{place} {region}") or both or (there if surely else (*here, *there))
    return ()


def _region_called(name: str, *, after_comma: bool) -> tuple[tuple[str, ...], bool]:
    """The zones of a region, and whether its name is surely a region's. Codes as "or", "in", "mo" need a comma."""
    known = gazetteer()
    zones = _zones_called(name)
    if zones:
        return zones, name in known.regions or find_country(name, alone=False) is not None
    if not after_comma:
        return (), False
    country = find_country(name, alone=True) or ""
    return (*known.states.get(name, ()), *known.of_country.get(country, ())), False


def _same_country(here: tuple[str, ...], there: tuple[str, ...], region: str) -> tuple[str, ...]:
    """The places that are in the region's country: our list has not every zone of "usa" or of "texas" (El Paso)."""
    country_of = gazetteer().country_of
    countries = {country_of.get(zone) for zone in there} - {None}
    whole_country = find_country(region, alone=True) in countries and region not in gazetteer().regions
    inside = tuple(zone for zone in here if country_of.get(zone) in countries)
    return inside if whole_country or len(here) == 1 else ()


def _one_of(zones: tuple[str, ...], key: str = "zone-which") -> str:
    if len(zones) == 1:
        return zones[0]
    if not zones:
        raise NotUnderstood("zone-no-such-time")
    meanings = tuple((city_text(zone), zone) for zone in zones[:_MOST])
    raise Unclear(key, meanings)


def _offset_in(words: str, around: Around) -> tuple[str, ...] | None:
    """The zones with the offset from UTC that was said, or in which it is now the time that was said."""
    match = _OFFSET.fullmatch(words)
    if match:
        sign, hour, minute = (match[1], match[2], match[3]) if match[2] else (match[4], match[5], match[6])
        size = timedelta(hours=int(hour), minutes=int(minute or 0))
        return _zones_at((-size if sign in ("-", "−", "–") else size,), around.at)
    said = _NOW.fullmatch(words)
    if said is None or not (said["before"] or said["after"] or (around.alone and re.search(r"\d", words))):
        return None
    try:
        wall = WallTimeKind().read(said["time"], around)
    except NotUnderstood:
        return None
    ahead = (wall.hour * 60 + wall.minute) - (around.at.hour * 60 + around.at.minute)
    quarters = round(((ahead + 12 * 60) % (24 * 60) - 12 * 60) / 15)
    offset, day = timedelta(minutes=quarters * 15), timedelta(days=1)
    return _zones_at((offset, offset + day, offset - day), around.at)  # at the date line one wall time has two offsets


def _zones_at(offsets: tuple[timedelta, ...], at: datetime) -> tuple[str, ...]:
    """Zones whose clocks are now ahead of UTC by one of these: those with cities in our list, else any."""
    known = gazetteer()
    everywhere = dict.fromkeys(zone for zones in known.of_country.values() for zone in zones)
    for zones in (known.notable, everywhere):
        found = tuple(zone for zone in zones if at.astimezone(zone_named(zone)).utcoffset() in offsets)
        if found:
            return found[:_MOST]
    return ()


def _guess(words: str, folded: str, around: Around) -> str:
    """A slip of the fingers is offered back; a word that is nothing like a place is not."""
    if around.alone and 5 <= len(folded) <= 40:
        names = [*gazetteer().one, *gazetteer().several]
        close = process.extract(folded, names, scorer=fuzz.ratio, score_cutoff=80, limit=3)
        zones = dict.fromkeys(zone for name, _, _ in close for zone in _zones_named(name))
        if zones:
            meanings = tuple((city_text(zone), zone) for zone in zones)
            raise Unclear("zone-guess", meanings[:3])
    raise NotUnderstood("zone-unknown", words=quoted(words))


def _zones_named(name: str) -> tuple[str, ...]:
    known = gazetteer()
    return known.several.get(name) or (known.one[name],)


Zone = Annotated[str, ZoneKind()]
"""An IANA name."""
