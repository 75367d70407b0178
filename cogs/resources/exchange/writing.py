"""The directory as a file: HSDS 3.0 as JSON or as a package of tables, or the plain CSV."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any, Literal

from bot.core.directory import Service
from cogs.resources.exchange import columns
from cogs.resources.exchange.hsds_out import STATUSES, service_object
from cogs.resources.exchange.rows import safe

Format = Literal["json", "zip", "csv"]

FILE_NAMES: Mapping[Format, str] = {"json": "directory.json", "zip": "directory.zip", "csv": "directory.csv"}

_THEN = (1980, 1, 1, 0, 0, 0)
"""The date of everything in an archive: the same entries give the same file."""

_UNIQUE = {"required": True, "unique": True}
_REQUIRED = {"required": True}
_UUID = {"type": "string", "format": "uuid"}
_ID = {**_UUID, "constraints": _UNIQUE}
_REFERS = {**_UUID, "constraints": _REQUIRED}
_TEXT = {"type": "string"}
_NAME = {**_TEXT, "constraints": _REQUIRED}
_URI = {"type": "string", "format": "uri"}
_NUMBER = {"type": "number"}
_TIME = {"type": "time"}

_TABLES: Mapping[str, tuple[str, Mapping[str, Mapping[str, Any]]]] = {
    "organization": ("organizations", {"id": _ID, "name": _NAME, "description": _NAME, "website": _URI}),
    "service": (
        "services",
        {
            "id": _ID,
            "organization_id": _REFERS,
            "name": _NAME,
            "alternate_name": _TEXT,
            "description": _TEXT,
            "url": _URI,
            "email": {"type": "string", "format": "email"},
            "status": {**_TEXT, "constraints": {**_REQUIRED, "enum": [*STATUSES]}},
            "eligibility_description": _TEXT,
            "fees_description": _TEXT,
            "assured_date": {"type": "date"},
        },
    ),
    "phone": (
        "phones",
        {"id": _ID, "service_id": _REFERS, "number": _NAME, "type": _TEXT, "description": _TEXT},
    ),
    "schedule": (
        "schedules",
        {
            **{"id": _ID, "service_id": _REFERS, "timezone": _NUMBER},
            "freq": {**_TEXT, "constraints": {"enum": ["WEEKLY", "MONTHLY"]}},
            **{"interval": _NUMBER, "byday": _TEXT, "description": _TEXT, "opens_at": _TIME, "closes_at": _TIME},
        },
    ),
    "service_area": (
        "service_areas",
        {
            **{"id": _ID, "service_id": _REFERS, "name": _TEXT, "description": _TEXT},
            **{"extent": _TEXT, "extent_type": _TEXT},
        },
    ),
    "language": ("languages", {"id": _ID, "service_id": _REFERS, "name": _TEXT, "code": _TEXT}),
    "attribute": (
        "attributes",
        {"id": _ID, "link_id": _REFERS, "taxonomy_term_id": _REFERS, "link_entity": _NAME, "value": _TEXT},
    ),
    "taxonomy_term": (
        "taxonomy_terms",
        {
            "id": _ID,
            "code": {**_TEXT, "constraints": {"unique": True}},
            **{"name": _NAME, "description": _NAME, "taxonomy": _TEXT},
        },
    ),
}
"""What is written, table by table: the name of its file, and its columns with what may stand in them."""

_KEYS: Mapping[str, Mapping[str, str]] = {
    "service": {"organization_id": "organization"},
    "attribute": {"taxonomy_term_id": "taxonomy_term"},
    **{name: {"service_id": "service"} for name in ("phone", "schedule", "service_area", "language")},
}


def write(entries: Iterable[Service], out: IO[bytes], form: Format) -> int:
    """All of them, one after the other; how many there were."""
    if form == "json":
        return _write_json(entries, out)
    if form == "zip":
        return _write_package(entries, out)
    text = io.TextIOWrapper(out, "utf-8-sig", newline="", write_through=True)
    try:
        return columns.write(entries, text)
    finally:
        text.detach()


def _write_json(entries: Iterable[Service], out: IO[bytes]) -> int:
    count = 0
    out.write(b"[")
    for count, entry in enumerate(entries, 1):
        made = json.dumps(service_object(entry), ensure_ascii=False, separators=(",", ":"))
        out.write((",\n" if count > 1 else "\n").encode() + made.encode())
    out.write(b"\n]\n")
    return count


def _write_package(entries: Iterable[Service], out: IO[bytes]) -> int:
    """Each table is written whole before the next, so what is to be written is gone through once for each."""
    kept = list(entries)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "datapackage.json", json.dumps(_package(), indent=2).encode())
        for table, (name, columns_) in _TABLES.items():
            _add(archive, f"{name}.csv", _table(table, [*columns_], kept))
    return len(kept)


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _THEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, content)


def _package() -> dict[str, Any]:
    """As Frictionless has it: what is in which file, and what refers to what."""
    return {
        "name": "human_services_data",
        "profile": "tabular-data-package",
        "resources": [_resource(table, name, columns_) for table, (name, columns_) in _TABLES.items()],
    }


def _resource(table: str, name: str, columns_: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    keys = [
        {"fields": column, "reference": {"resource": other, "fields": "id"}}
        for column, other in _KEYS.get(table, {}).items()
    ]
    schema = {"fields": [{"name": column, **what} for column, what in columns_.items()], "primaryKey": "id"}
    return {
        "name": table,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {**schema, **({"foreignKeys": keys} if keys else {})},
    }


def _table(table: str, columns_: Sequence[str], entries: Iterable[Service]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns_)
    seen: set[str] = set()
    for entry in entries:
        for row in _rows(table, service_object(entry)):
            if row["id"] not in seen:  # terms and organisations are shared
                seen.add(row["id"])
                writer.writerow([_cell(str(row.get(column, ""))) for column in columns_])
    return out.getvalue().encode()


def _cell(value: str) -> str:
    """No formula; but a number with its country's code is what whoever reads the tables expects, and runs nothing."""
    return value if _DIALLED.fullmatch(value) else safe(value)


_DIALLED = re.compile(r"[+-]?\d[\d ]*(?:\.\d+)?")


def _rows(table: str, service: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rows of one service in one table."""
    own = {"service_id": service["id"]}
    attributes = [*service["attributes"], *(each for phone in service["phones"] for each in phone["attributes"])]
    match table:
        case "organization":
            return [service["organization"]]
        case "service":
            return [{**service, "organization_id": service["organization"]["id"]}]
        case "attribute":
            return attributes
        case "taxonomy_term":
            return [attribute["taxonomy_term"] for attribute in attributes]
        case _:
            return [{**each, **own} for each in service[f"{table}s"]]
