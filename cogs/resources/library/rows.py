"""An entry as it is kept, and back: what somebody put in comes out as it was."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

from bot.core.directory import Contact, Service, Status
from cogs.resources.library.words import SHIPPED, index_words

_REMEMBERED = 2048
"""Entries that stay read: the shipped ones, above all, are asked for again and again."""
_OF_THE_ROW = {"id", "status", "community", "may_have_changed", "is_open"}
"""What stands in columns of its own, or is known only when it is asked for."""
_DEFAULTS = {field.name: field.default for field in fields(Service)} | {"about": {}}
_USUAL = [(name, default) for name, default in _DEFAULTS.items() if name not in _OF_THE_ROW]
_SAID = attrgetter(*(name for name, _ in _USUAL))
_USUAL_CONTACT = [(field.name, field.default) for field in fields(Contact)]
_SAID_CONTACT = attrgetter(*(name for name, _ in _USUAL_CONTACT))
_ENCODE = json.JSONEncoder(separators=(",", ":")).encode
_LISTS = ("sources", "topics", "languages", "also_in", "also")


def to_row(service: Service, community: int) -> dict[str, Any]:
    """`community`: a community's number, or SHIPPED."""
    return {
        "community": community,
        "id": service.id,
        "status": service.status,
        "kind": service.kind,
        "country": service.country,
        "checked": service.checked,
        "replaces": service.replaces,
        "body": _ENCODE(_body(service)),
        "words": index_words(service, community),
    }


def of_row(row: Any, status: Status | None = None) -> Service:  # noqa: ANN401  # a row with those columns
    """`status`: what it is for whoever asks, where that is another than its own."""
    return _read(row.id, row.body, row.community, status or row.status)


@lru_cache(maxsize=_REMEMBERED)
def _read(id_: str, body: str, community: int, status: Status) -> Service:
    said = json.loads(body)
    said["contacts"] = tuple(Contact(**contact) for contact in said["contacts"])
    for name in _LISTS:
        if name in said:
            said[name] = tuple(said[name])
    return Service(id=id_, status=status, community=None if community == SHIPPED else community, **said)


def _body(service: Service) -> Mapping[str, Any]:
    """Only what is other than usual."""
    said = _unusual(_USUAL, _SAID(service))
    said["about"] = dict(service.about)
    said["contacts"] = [_unusual(_USUAL_CONTACT, _SAID_CONTACT(contact)) for contact in service.contacts]
    return said


def _unusual(usual: Iterable[tuple[str, Any]], values: Iterable[Any]) -> dict[str, Any]:
    return {name: value for (name, default), value in zip(usual, values, strict=True) if value != default}
