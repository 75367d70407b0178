"""For where a service of HSDS is: the areas that it names, else where it or its organisation is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.core.options import shortened
from cogs.resources.exchange import fields
from cogs.resources.exchange.around import Around
from cogs.resources.exchange.faults import BadValue
from cogs.resources.exchange.fields import listed, one
from cogs.resources.exchange.limits import LONGEST_FIELD

_EXTENT = re.compile(r"ISO3166-1:([A-Z]{2})")
_LONGEST_REGION = 60
_NAMESAKES = {"GE": "US"}
"""A country that is called as a part of another is."""


def where(
    found: Mapping[str, Any], own: Mapping[str, list[str]], around: Around
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Country, region, other countries. Raises BadValue where nobody says which country: it would be shown to all."""
    areas = listed(found, "service_areas")
    if not areas:
        areas = [area for at in listed(found, "service_at_locations") for area in listed(at, "service_areas")]
    named = [_area(area) for area in areas]
    codes = [code for _, code, is_sure in named if code and is_sure]
    if "worldwide" in own:
        return None, own.get("region", [None])[0], tuple(dict.fromkeys(codes))
    parts: list[str] = []
    if not codes or len(codes) < len(named):
        there = [code for each in _countries_of_addresses(found) if (code := fields.country(each))]
        whole, parts = _in_doubt(named, there or [around.country])
        codes += whole
        parts = parts if not codes else []
        codes = codes or there or [code for said, code, _ in named if code and said.casefold() in fields.PARTS]
    country = codes[0] if codes else around.country
    if country is None:
        raise BadValue("no-country", "service_areas")
    region = shortened(", ".join(dict.fromkeys(parts)), _LONGEST_REGION) or None
    if own:
        region = own["region"][0] if "region" in own else None
    return country, region, tuple(code for code in dict.fromkeys(codes) if code != country)


_Area = tuple[str, str | None, bool]
"""What it is called, the country that this is or is a part of, and whether it is that country without a doubt."""


def _area(area: Mapping[str, Any]) -> _Area:
    name = area.get("name") or area.get("service_area")
    said = fields.text(name[:LONGEST_FIELD], "service_area.name") if isinstance(name, str) else ""
    extent = _EXTENT.match(str(area.get("extent") or ""))
    if extent:
        return said, extent[1], True
    code = fields.country(said[:80])
    is_name = len(said) > len(code or "")
    return said, code, not (said.casefold() in fields.PARTS or (is_name and code in _NAMESAKES))


def _in_doubt(named: Sequence[_Area], there: Sequence[str | None]) -> tuple[list[str], list[str]]:
    """Of the areas that may be a country or a part of one: the countries, and the parts; where it is decides."""
    whole: list[str] = []
    parts: list[str] = []
    for said, code, is_sure in named:
        if code is None or said.casefold() in fields.PARTS:
            parts += [said] if said else []
        elif not is_sure:
            is_part = _NAMESAKES.get(code) in there
            (parts if is_part else whole).append(said if is_part else code)
    return whole, parts


def _countries_of_addresses(found: Mapping[str, Any]) -> Iterator[str]:
    said = found.get("country")
    if isinstance(said, str):
        yield said[:80]
    organisation = one(found, "organization")
    places = [one(at, "location") for at in listed(found, "service_at_locations")]
    for place in (*places, *listed(found, "locations"), *listed(organisation, "locations")):
        for address in (*listed(place, "addresses"), *listed(place, "physical_addresses")):
            if isinstance(address.get("country"), str) and address["country"]:
                yield address["country"][:80]
