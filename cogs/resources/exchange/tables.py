"""The tables of an HSDS package, joined: a service with all that belongs to it, as the JSON form has it.

A table may refer to rows of another that come later, or never. So all of them are put down in a file of their own
first, which goes when it is read; what is in memory does not grow with them.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from cogs.resources.exchange.faults import Fault
from cogs.resources.exchange.headings import columns_called, table_called
from cogs.resources.exchange.limits import LONGEST_FIELD, Limits
from cogs.resources.exchange.opening import Member, text_of
from cogs.resources.exchange.rows import as_meant, columns_of

_BATCH = 500
_MOST_DANGLING = 100
"""Rows that belong to nothing are said one by one up to here."""

_OWNED = ("service", "organization", "location", "service_at_location", "phone", "contact")
_LISTS = {
    "phone": "phones",
    "schedule": "schedules",
    "service_area": "service_areas",
    "language": "languages",
    "attribute": "attributes",
    "cost_option": "cost_options",
    "address": "addresses",
    "additional_url": "additional_urls",
    "service_at_location": "service_at_locations",
    "contact": "contacts",
    "eligibility": "eligibilities",
}
_PARENTS = ("service_id", "service_at_location_id", "location_id", "organization_id", "contact_id", "phone_id")
"""A row belongs to the first of them that it names and that is there. One of these tables only to those before it."""
_NEEDED = {"service": "organization", "service_at_location": "location", "attribute": "taxonomy_term"}
"""What rows of a table name and take over, beside what they belong to."""

Joined = tuple[int, dict[str, Any] | Fault]


def is_package(members: Sequence[Member]) -> bool:
    """Whether these are tables of HSDS."""
    return any(_stem(member) in ("service", "services") for member in members if not member.is_json)


def _stem(member: Member) -> str:
    return member.stem.lower()


def services_of(
    members: Sequence[Member], limits: Limits, no_place: Callable[[str], None]
) -> Iterator[tuple[str, int, dict[str, Any] | Fault]]:
    """The table that a row stands in, its number, and the whole service or what is wrong with it. Raises Refused.

    `no_place`: is told the names of tables that nothing is taken from.
    """
    with _put_down() as shelf:
        for member in members:
            if not member.is_json:
                for fault in _put(shelf, member, limits, no_place):
                    yield member.name, fault.row, fault
        shelf.execute("CREATE INDEX by_owner ON rows (owner)")
        yield from _dangling(shelf)
        for row, service in _joined(shelf):
            yield "services", row, service


@contextmanager
def _put_down() -> Iterator[sqlite3.Connection]:
    with (
        tempfile.TemporaryDirectory(prefix="alongside-import-") as folder,
        closing(sqlite3.connect(Path(folder) / "rows.sqlite3", isolation_level=None, check_same_thread=False)) as shelf,
    ):
        shelf.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "CREATE TABLE rows (kind TEXT, owner TEXT, id TEXT, needs TEXT, number INTEGER, body TEXT);"
        )
        yield shelf


def _put(shelf: sqlite3.Connection, member: Member, limits: Limits, no_place: Callable[[str], None]) -> Iterator[Fault]:
    """One table. Raises Refused."""
    with text_of(member) as reading:
        if reading.is_guessed:
            yield Fault(0, "encoding", where=member.name, harmless=True)
        found = columns_of(reading.stream, limits)
        table = table_called(member.stem, found.names)
        if table is None:
            if any(True for _ in found.rows):
                no_place(member.stem)
            return
        names = columns_called(table, found.names)
        batch: list[_Row] = []
        for row, cells in found.rows:
            if isinstance(cells, Fault):
                yield Fault(row, cells.why, where=member.name)
                continue
            values = {names[name]: as_meant(cell[: LONGEST_FIELD + 2]) for name, cell in cells.items()}
            batch += _rows(table, row, values)
            if len(batch) >= _BATCH:
                shelf.executemany(_INSERT, batch)
                batch.clear()
        shelf.executemany(_INSERT, batch)


_INSERT = "INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?)"
_Row = tuple[str, str, str, str, int, str]


def _rows(table: str, row: int, values: dict[str, str]) -> Iterator[_Row]:
    """With whom it belongs to, and as what it is referred to. A location is there by itself, and as its owner's."""
    id_ = f"{table}:{values['id']}" if values.get("id") else ""
    needed = _NEEDED.get(table, "")
    said = values.get(f"{needed}_id", "")
    owner = _owner(table, id_, values)
    yield table, owner, id_, f"{needed}:{said}" if said else "", row, json.dumps(values, ensure_ascii=False)
    if table == "location" and values.get("organization_id"):
        owner = f"organization:{values['organization_id']}"
        yield table, owner, id_, "", row, json.dumps(values, ensure_ascii=False)


def _owner(table: str, id_: str, values: dict[str, str]) -> str:
    if table == "service":
        return "*"
    if table in ("organization", "location", "taxonomy_term"):
        return id_
    if table == "attribute":
        entity = values.get("link_entity") or "service"
        return f"{entity if entity in _OWNED else 'service'}:{values['link_id']}" if values.get("link_id") else ""
    above = _PARENTS[: _PARENTS.index(f"{table}_id")] if f"{table}_id" in _PARENTS else _PARENTS
    named = [f"{name.removesuffix('_id')}:{values[name]}" for name in above if values.get(name)]
    if len(named) > 1:
        values["_others"] = "\0".join(named[1:])
    return next(iter(named), "")


def _dangling(shelf: sqlite3.Connection) -> Iterator[tuple[str, int, Fault]]:
    """Rows that belong to nothing, or name what is not there. Those with a second owner who is there belong to it."""
    shelf.execute("CREATE TABLE ids AS SELECT DISTINCT id FROM rows WHERE id != ''")
    shelf.execute("CREATE UNIQUE INDEX by_id ON ids (id)")
    said = 0
    query = (
        "SELECT rowid, kind, owner, number, body FROM rows WHERE kind NOT IN ('service', 'taxonomy')"
        " AND owner NOT IN (SELECT id FROM ids) ORDER BY kind, number"
    )
    needing = (
        "SELECT kind, needs, number FROM rows WHERE needs != '' AND needs NOT IN (SELECT id FROM ids) ORDER BY 1, 3"
    )
    for rowid, kind, owner, number, body in shelf.execute(query).fetchmany(100_000):
        others = json.loads(body).get("_others", "").split("\0")
        there = next((one for one in others if one and _is_there(shelf, one)), None)
        if there is not None:
            shelf.execute("UPDATE rows SET owner = ? WHERE rowid = ?", (there, rowid))
            continue
        if said < _MOST_DANGLING:
            said += 1
            yield kind, number, _leads_nowhere(kind, number, owner)
    for kind, needs, number in shelf.execute(needing).fetchmany(_MOST_DANGLING - said):
        yield kind, number, _leads_nowhere(kind, number, needs)


def _leads_nowhere(kind: str, number: int, key: str) -> Fault:
    field, _, words = key.partition(":")
    name = "link_id" if kind == "attribute" and field in _OWNED else f"{field}_id" if field else ""
    return Fault(number, "dangling", name, words, kind, harmless=True)


def _is_there(shelf: sqlite3.Connection, id_: str) -> bool:
    return shelf.execute("SELECT 1 FROM ids WHERE id = ?", (id_,)).fetchone() is not None


def _joined(shelf: sqlite3.Connection) -> Iterator[Joined]:
    read = shelf.cursor().execute("SELECT number, body FROM rows WHERE owner = '*' ORDER BY number, rowid")
    while batch := read.fetchmany(_BATCH):
        services = [(number, json.loads(body)) for number, body in batch]
        yield from _whole(shelf, services)


def _whole(shelf: sqlite3.Connection, services: list[tuple[int, dict[str, Any]]]) -> Iterator[Joined]:
    """Each with what belongs to it, to its organisation, and to the places where it is."""
    owners = [f"service:{service.get('id', '')}" for _, service in services]
    owners += [f"organization:{service.get('organization_id', '')}" for _, service in services]
    found = _owned_by(shelf, owners)
    at = _of_kind("service_at_location", found)
    found |= _owned_by(shelf, [f"service_at_location:{one.get('id')}" for one in at])
    places = [one.get("id") for one in _of_kind("location", found)]
    found |= _owned_by(shelf, [f"location:{id_}" for id_ in (*(one.get("location_id") for one in at), *places)])
    for kind in ("contact", "phone"):
        found |= _owned_by(shelf, [f"{kind}:{one.get('id')}" for one in _of_kind(kind, found)])
    terms = [one.get("taxonomy_term_id") for one in _of_kind("attribute", found)]
    found |= _owned_by(shelf, [f"taxonomy_term:{id_}" for id_ in terms])
    for number, service in services:
        organisation = _filled(f"organization:{service.get('organization_id', '')}", found, "organization")
        whole = _with_lists(service, f"service:{service.get('id', '')}", found)
        if organisation:
            organisation["locations"] = [
                _filled(f"location:{one.get('id')}", found, "location")
                for kind, one in found.get(f"organization:{organisation.get('id')}", ())
                if kind == "location"
            ]
            whole["organization"] = organisation
        yield number, whole


_Found = Mapping[str, list[tuple[str, dict[str, Any]]]]


def _of_kind(kind: str, found: _Found) -> list[dict[str, Any]]:
    return [one for rows_ in found.values() for its_kind, one in rows_ if its_kind == kind]


def _owned_by(shelf: sqlite3.Connection, owners: Sequence[str]) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    found: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    wanted = list(dict.fromkeys(owners))
    for start in range(0, len(wanted), _BATCH):
        some = wanted[start : start + _BATCH]
        marks = ",".join("?" * len(some))
        for owner, kind, body in shelf.execute(
            f"SELECT owner, kind, body FROM rows WHERE owner IN ({marks}) ORDER BY kind, number", some
        ):
            found.setdefault(owner, []).append((kind, json.loads(body)))
    return found


def _filled(key: str, found: _Found, kind: str) -> dict[str, Any]:
    """A row that others refer to, with what belongs to it; nothing where there is none."""
    row = next((one for its_kind, one in found.get(key, ()) if its_kind == kind), None)
    return {} if row is None else _with_lists(row, key, found)


def _with_lists(row: dict[str, Any], key: str, found: _Found) -> dict[str, Any]:
    whole: dict[str, Any] = dict(row)
    for kind, one in found.get(key, ()):
        if kind not in _LISTS:
            continue
        if kind in ("phone", "contact"):
            one = _with_lists(one, f"{kind}:{one.get('id')}", found)
        elif kind == "attribute":
            term = _filled(f"taxonomy_term:{one.get('taxonomy_term_id')}", found, "taxonomy_term")
            one = {**one, "taxonomy_term": term}
        elif kind == "service_at_location":
            one = _with_lists(one, f"service_at_location:{one.get('id')}", found)
            one["location"] = _filled(f"location:{one.get('location_id')}", found, "location")
        whole.setdefault(_LISTS[kind], []).append(one)
    return whole
