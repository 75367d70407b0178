"""Single values of other people's files, made fit to be kept: plain text, numbers, addresses, codes."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, get_args
from urllib.parse import urlsplit

from bot.core.cleaning import clean
from bot.core.countries import find_country
from bot.core.directory import Contact, Topic, Way
from bot.core.errors import UserError
from bot.core.languages import LanguageKind
from bot.core.options import Around, bare, shortened
from bot.core.zones import gazetteer
from cogs.resources import hours as opening
from cogs.resources.exchange.faults import BadValue
from cogs.resources.exchange.limits import LONGEST_FIELD

LONGEST_NAME = 120
LONGEST_LINE = 300
"""Characters of what an entry is in one line."""
_LONGEST_NUMBER = 40
_LONGEST_ADDRESS = 300

_PLAIN = re.compile(r"[ -%'-;=-~]*")
"""Nearly all that there is: nothing to unescape, no tags, no control characters."""
_TAG = re.compile(r"<[A-Za-z/!?][^<>]*>")
_NUMBER = re.compile(r"[+*#(\d][\dA-Za-z ()+*#./,–-]*")
_TWO_DIGITS = re.compile(r"\d\D*\d")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}", re.ASCII | re.IGNORECASE)
_USUAL_ADDRESS = re.compile(r"(?:https?://)?(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}(?:/[\w./?=&%+~#-]*)?", re.ASCII)
_EMAIL = re.compile(r"[\w.+-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}", re.ASCII)
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_DATE = re.compile(r"(20\d\d)(?:-(0[1-9]|1[0-2])(?:-\d\d)?)?(?:[T ].*)?")

_SOMETIME = Around(datetime(2000, 1, 1, tzinfo=UTC), alone=False)
"""What a language is called does not depend on the time."""


_TOPICS: Mapping[str, Topic] = {
    **{topic: topic for topic in get_args(Topic)},
    "1305": "emotional-support",
    "help hotlines": "emotional-support",
    "1310": "peer",
    "peer support": "peer",
    "1312": "peer",
    "support groups": "peer",
    "1178": "substance",
    "addiction and recovery": "substance",
    "addiction": "substance",
    "substance abuse": "substance",
    "substance use": "substance",
    "1124": "domestic-violence",
    "help escape violence": "domestic-violence",
    "domestic violence": "domestic-violence",
    "20078": "lgbtq",
    "lgbt": "lgbtq",
    "lgbtqia": "lgbtq",
    "20010": "veterans",
    "suicide prevention": "suicide",
    "general crisis": "emotional-support",
    "crisis": "emotional-support",
    "mental health": "emotional-support",
    "children": "youth",
    "child": "youth",
    "young people": "youth",
    "sexual assault": "sexual-violence",
    "sexual violence": "sexual-violence",
    "eating disorder": "eating-disorders",
    "eating disorders": "eating-disorders",
    "grief": "bereavement",
    "alcohol": "substance",
    "drugs": "substance",
}


def text(value: object, field: str = "", longest: int = LONGEST_FIELD) -> str:
    """In one line and without markup; what is longer than `longest` ends with "…". "" for what is no text.

    Raises BadValue for more characters than anybody writes.
    """
    if not value or isinstance(value, dict | list | bool):
        return ""
    if isinstance(value, str) and len(value) <= longest and value.isascii() and _PLAIN.fullmatch(value):
        return " ".join(value.split())
    said = value if isinstance(value, str) else str(value)
    if len(said) > LONGEST_FIELD:
        raise BadValue("too-long", field, said)
    if "<" in said or "&" in said:
        said = _TAG.sub(" ", html.unescape(_TAG.sub(" ", said)))
    if not (said.isascii() and said.isprintable()):
        said = clean(said)
    return shortened(" ".join(said.split()), longest)


def number(value: object, field: str) -> str:
    """As it is dialled or texted. Raises BadValue."""
    if isinstance(value, str) and ("<" in value or "&" in value):
        raise BadValue("number", field, value)
    said = text(value, field).strip("\"'“” ").removeprefix("tel:").removeprefix("sms:")
    if (
        len(said) > _LONGEST_NUMBER
        or "**" in said
        or not _TWO_DIGITS.search(said)
        or not (said.isascii() or "–" in said)
        or not _NUMBER.fullmatch(said)
    ):
        raise BadValue("number", field, value)
    return said


def address(value: object, field: str) -> str:
    """An address of the web: https, http, or none of both. Raises BadValue for any other kind."""
    said = value.strip().strip("\"'") if isinstance(value, str) else ""
    if len(said) <= _LONGEST_ADDRESS and _USUAL_ADDRESS.fullmatch(said):
        return said
    if not said or len(said) > _LONGEST_ADDRESS or any(letter.isspace() or letter in '<>"\\`' for letter in said):
        raise BadValue("address", field, value)
    if not said.isprintable():
        raise BadValue("address", field, value)
    try:
        parts = urlsplit(said if "://" in said[:8] else f"https://{said}")
        is_plain = parts.username is None and parts.password is None
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BadValue("address", field, value) from None
    if parts.scheme not in ("https", "http") or not is_plain or port == 0 or not _HOST.fullmatch(_as_ascii(host)):
        raise BadValue("address", field, value)
    return said


def _as_ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def email(value: object, field: str) -> str:
    """Raises BadValue."""
    said = str(value).strip().removeprefix("mailto:") if isinstance(value, str) else ""
    if len(said) > _LONGEST_ADDRESS or not _EMAIL.fullmatch(said):
        raise BadValue("email", field, value)
    return said


def contact(
    way: str,
    value: object,
    field: str,
    *,
    keyword: object = None,
    then: object = None,
    hours: str | None = None,
    zone: str | None = None,
) -> Contact:
    """One way to an entry. Raises BadValue."""
    kind = _way(way, field)
    if kind == "email":
        said = email(value, field)
    elif kind in ("chat", "web", "app") or (kind == "whatsapp" and _is_address(value)):
        said = address(value, field)
    else:
        said = number(value, field)
    known_hours, known_zone = _hours_in(hours, zone)
    return Contact(
        kind,
        said,
        (text(keyword, field, _LONGEST_NUMBER) or None) if keyword else None,
        (text(then, field, _LONGEST_NUMBER) or None) if then else None,
        known_hours,
        known_zone,
    )


def _is_address(value: object) -> bool:
    return isinstance(value, str) and ("://" in value or "wa.me" in value)


_WAYS: Mapping[str, Way] = {
    **{way: way for way in get_args(Way)},
    "phone": "call",
    "voice": "call",
    "cell": "call",
    "mobile": "call",
    "telephone": "call",
    "tel": "call",
    "sms": "text",
    "website": "web",
    "url": "web",
    "webchat": "chat",
    "online": "chat",
    "mail": "email",
}


def _way(value: str, field: str) -> Way:
    way = _WAYS.get(value.strip().lower())
    if way is None:
        raise BadValue("way", field, value)
    return way


def knows_way(value: str) -> bool:
    """Whether it is a kind of contact that somebody here can use: a fax is none."""
    return value.strip().lower() in _WAYS


@lru_cache(maxsize=4096)
def _hours_in(hours: str | None, zone: str | None) -> tuple[str | None, str | None]:
    """Both, or none: hours by unknown clocks would say that somebody is there who is not. Raises BadValue."""
    if not hours or (not zone and hours != opening.ALWAYS):
        return None, None
    try:
        opening.check(hours)
    except ValueError:
        raise BadValue("hours", "hours", hours) from None
    known = zone if zone in _zones() else None
    if known is None and hours != opening.ALWAYS:
        raise BadValue("hours", "zone", zone)
    return hours, known or "UTC"


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    known = gazetteer()
    return frozenset((*known.one.values(), *known.country_of))


@lru_cache(maxsize=512)
def zone_of(country: str | None) -> str | None:
    """The one that everybody in a country lives by; None where there are several."""
    zones = gazetteer().of_country.get(country or "", ())
    return zones[0] if len(zones) == 1 else None


@lru_cache(maxsize=4_096)
def country(said: str) -> str | None:
    """Its ISO 3166 code, from a code or a name."""
    return find_country(said.strip().upper() if len(said.strip()) <= 3 else said.strip(), alone=True)


PARTS = frozenset(["england", "scotland", "wales", "northern ireland"])
"""Names that people give for a country, and that say a part of it."""


@lru_cache(maxsize=4_096)
def language(said: str) -> str | None:
    """Its BCP 47 tag, from a code or a name."""
    try:
        return LanguageKind().read(said.strip(), _SOMETIME)
    except UserError:
        return None


@lru_cache(maxsize=4096)
def topic(said: str) -> Topic | None:
    """What a word or a code of other lists means here."""
    return _TOPICS.get(said.strip().lower()) or _TOPICS.get(bare(said.replace("_", " ").replace("-", " ")))


@lru_cache(maxsize=4096)
def _month(said: str) -> str | None:
    match = _DATE.fullmatch(said)
    return None if match is None else (f"{match[1]}-{match[2]}" if match[2] else match[1])


def checked(value: object) -> str | None:
    """The month, or the year, of a date."""
    return _month(str(value).strip()[:40]) if value else None


def is_slug(value: str) -> bool:
    """Whether it can be the id of an entry."""
    return _SLUG.fullmatch(value) is not None


def listed(found: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The objects that another has under a name; none where there is anything else."""
    there = found.get(name)
    return [each for each in there if isinstance(each, dict)] if there and isinstance(there, list) else []


def one(found: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The object that another has under a name, or an empty one."""
    there = found.get(name)
    return there if isinstance(there, dict) else {}
