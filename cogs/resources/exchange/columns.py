"""The plain CSV with our own columns, which anybody can fill in: one row an entry.

Ways to reach it are `call`, `text`, `whatsapp`, `chat`, `email`, `app`, `web`, several of a kind apart by a semicolon;
or, where order, menus and hours count, `way 1`, `number 1`, `keyword 1`, `then 1`, `hours 1`, `zone 1` and so on.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO, cast, get_args

from bot.core.directory import Contact, Cost, Kind, Service, Status, Topic
from cogs.resources.exchange import fields
from cogs.resources.exchange.around import UNKNOWN_DATE, Around, foreign_id
from cogs.resources.exchange.faults import BadValue
from cogs.resources.exchange.rows import as_meant, safe

_MOST_WAYS = 8
_ABOUT = re.compile(r"about(?: ([a-z]{2,3}(?:-[a-z0-9]+)*))?")
_EVERYWHERE = ("everywhere", "worldwide", "international")
_SIMPLE = {
    "call": "call",
    "phone": "call",
    "telephone": "call",
    "number": "call",
    "text": "text",
    "sms": "text",
    "whatsapp": "whatsapp",
    "chat": "chat",
    "email": "email",
    "app": "app",
    "web": "web",
    "website": "web",
    "url": "web",
}
_WAY = tuple(
    (part, index)
    for index in range(1, _MOST_WAYS + 1)
    for part in ("way", "number", "keyword", "then", "hours", "zone")
)
COLUMNS = (
    *("id", "name", "kind", "country", "also in", "region", "topics", "languages", "for whom", "cost", "sends help"),
    *(f"{part} {index}" for part, index in _WAY),
    *("about", "also", "checked", "sources", "unopened", "beside", "replaces", "status"),
)
_ALSO = ("hours", "zone", "keyword", "description")


def is_ours(columns: Iterable[str]) -> bool:
    """Whether these columns are ours, or near enough: a name, and a way to reach it."""
    known = set(columns)
    return "name" in known and bool(known & {*_SIMPLE, "number 1", "way 1"}) and "organization_id" not in known


def without_place(columns: Iterable[str]) -> list[str]:
    """Those that nothing is taken from."""
    known = {*COLUMNS, *_SIMPLE, *_ALSO, ""}
    return sorted(column for column in columns if column not in known and not _ABOUT.fullmatch(column))


def service_of(cells: Mapping[str, str], around: Around) -> Service:
    """One row as an entry. Raises BadValue."""
    row = {name: as_meant(value) for name, value in cells.items()}
    name = fields.text(row.get("name"), "name", fields.LONGEST_NAME)
    if not name:
        raise BadValue("no-name", "name")
    country = _country(row.get("country", ""), around)
    kind = cast(Kind, row["kind"] if row.get("kind") in get_args(Kind) else "line")
    contacts = tuple(_contacts(row, country, around))
    if not contacts and kind != "exercise":
        raise BadValue("no-way")
    return Service(
        id=row["id"] if fields.is_slug(row.get("id", "")) else foreign_id(row.get("id"), around.origin, name, country),
        name=name,
        country=country,
        contacts=contacts,
        checked=fields.checked(row.get("checked")) or UNKNOWN_DATE,
        sources=_lines(row, "sources") or (around.origin,),
        topics=_topics(row) or ("information",),
        kind=kind,
        about=_about(row),
        languages=tuple(dict.fromkeys(filter(None, map(fields.language, _several(row, "languages"))))),
        region=_region(row),
        also_in=tuple(dict.fromkeys(filter(None, map(fields.country, _several(row, "also in"))))),
        for_whom=fields.text(row.get("for whom"), "for whom", fields.LONGEST_LINE) or None,
        cost=cast("Cost | None", row["cost"] if row.get("cost") in get_args(Cost) else None),
        sends_help={"yes": True, "no": False}.get(row.get("sends help", "").strip().lower()),
        unopened=row.get("unopened", "").strip().lower() == "yes",
        also=_lines(row, "also"),
        beside=_slug(row, "beside"),
        status=around.status(cast(Status, row["status"] if row.get("status") in get_args(Status) else "active")),
        replaces=_slug(row, "replaces"),
    )


def _country(said: str, around: Around) -> str | None:
    """Raises BadValue where there is none, or nobody knows it."""
    if said.strip().lower() in _EVERYWHERE:
        return None
    country = fields.country(said[:80]) if said.strip() else around.country
    if country is None:
        raise BadValue("no-country", "country", said)
    return country


def _region(row: Mapping[str, str]) -> str | None:
    said = row.get("country", "").strip()
    part = said if said.casefold() in fields.PARTS else None
    return fields.text(row.get("region"), "region", fields.LONGEST_LINE) or part


def _slug(row: Mapping[str, str], name: str) -> str | None:
    value = row.get(name, "")
    return value if fields.is_slug(value) else None


def _several(row: Mapping[str, str], name: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;,\n|]", row.get(name, "")[:2_000]) if part.strip()]


def _lines(row: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Free words, one a line: any other mark may be in them."""
    said = (fields.text(line, name, fields.LONGEST_LINE) for line in re.split(r"[\r\n]+", row.get(name, "")))
    return tuple(filter(None, said))


def _topics(row: Mapping[str, str]) -> tuple[Topic, ...]:
    return tuple(dict.fromkeys(filter(None, map(fields.topic, _several(row, "topics")))))


def _about(row: Mapping[str, str]) -> dict[str, str]:
    about = {}
    for name, value in row.items():
        match = _ABOUT.fullmatch(name)
        words = fields.text(value, name, fields.LONGEST_LINE) if match else ""
        if match and words:
            about[_tag(match[1] or "en")] = words
    description = fields.text(row.get("description"), "description", fields.LONGEST_LINE)
    return {"en": description, **about} if description else about


def _tag(said: str) -> str:
    """As tags are written: headings are in small letters here."""
    language, *rest = said.split("-")
    return "-".join((language, *(part.upper() if len(part) == 2 else part.title() for part in rest)))


def _contacts(row: Mapping[str, str], country: str | None, around: Around) -> Iterator[Contact]:
    zone = fields.zone_of(country)
    for way, value, field, said in (*_numbered(row), *_simple(row)):
        try:
            yield fields.contact(
                way,
                value,
                field,
                keyword=said.get("keyword"),
                then=said.get("then"),
                hours=said.get("hours"),
                zone=said.get("zone") or zone,
            )
        except BadValue as bad:
            around.left_out(bad)


def _numbered(row: Mapping[str, str]) -> Iterator[tuple[str, str, str, Mapping[str, str]]]:
    for index in range(1, _MOST_WAYS + 1):
        if row.get(f"number {index}"):
            said = {part: row.get(f"{part} {index}", "") for part in ("keyword", "then", "hours", "zone")}
            yield row.get(f"way {index}") or "call", row[f"number {index}"], f"number {index}", said


def _simple(row: Mapping[str, str]) -> Iterator[tuple[str, str, str, Mapping[str, str]]]:
    said = {part: row.get(part, "") for part in ("hours", "zone")}
    for name, way in _SIMPLE.items():
        for value in re.split(r"[;\n]", row.get(name, "")):
            if value.strip():
                keyword = {"keyword": row["keyword"]} if way == "text" and row.get("keyword") else {}
                yield way, value.strip(), name, {**said, **keyword}


def write(entries: Iterable[Service], out: TextIO) -> int:
    """All of them, with a line of headings; how many there were. No cell is a formula."""
    tags: list[str] = []
    kept = list(entries)
    for entry in kept:
        tags += [tag for tag in entry.about if tag != "en" and tag not in tags]
    names = [*COLUMNS, *(f"about {tag}" for tag in tags)]
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(names)
    for entry in kept:
        row = _row(entry)
        writer.writerow([safe(row.get(name, "")) for name in names])
    return len(kept)


def _row(entry: Service) -> dict[str, str]:
    ways: dict[str, str] = {}
    for index, one in enumerate(entry.contacts[:_MOST_WAYS], 1):
        parts = {"way": one.way, "number": one.number, "keyword": one.keyword, "then": one.then}
        parts |= {"hours": one.hours, "zone": one.zone}
        ways |= {f"{part} {index}": value or "" for part, value in parts.items()}
    return {
        "id": entry.id,
        "name": entry.name,
        "kind": entry.kind,
        "country": entry.country or _EVERYWHERE[0],
        "also in": "; ".join(entry.also_in),
        "region": entry.region or "",
        "topics": "; ".join(entry.topics),
        "languages": "; ".join(entry.languages),
        "for whom": entry.for_whom or "",
        "cost": entry.cost or "",
        "sends help": "" if entry.sends_help is None else "yes" if entry.sends_help else "no",
        **ways,
        **{"about" if tag == "en" else f"about {tag}": words for tag, words in entry.about.items()},
        "also": "\n".join(entry.also),
        "checked": entry.checked,
        "sources": "\n".join(entry.sources),
        "unopened": "yes" if entry.unopened else "",
        "beside": entry.beside or "",
        "replaces": entry.replaces or "",
        "status": entry.status,
    }
