"""Asking a kind of option what it makes of somebody's words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.core.errors import NotUnderstood, Unclear
from bot.core.options import Around, Kind

TUESDAY = datetime(2026, 3, 10, 14, 2, tzinfo=UTC)
"""New York has its summer time already, Berlin not yet."""

ALONE = Around(TUESDAY, zone="Europe/Berlin")
AMONG_OTHERS = Around(TUESDAY, zone="Europe/Berlin", alone=False)


def offered(kind: Kind[Any], words: str, around: Around = ALONE) -> tuple[str, ...]:
    """The values that words could mean, which are offered as choices."""
    with pytest.raises(Unclear) as unclear:
        kind.read(words, around)
    return tuple(value for _, value in unclear.value.meanings)


def refused(kind: Kind[Any], words: str, around: Around = ALONE) -> str:
    """The key of the text that says what would be right."""
    with pytest.raises(NotUnderstood) as unknown:
        kind.read(words, around)
    return unknown.value.text.key


def rows(table: dict[Any, str]) -> list[Any]:
    """A test item for each way of saying a value: several, with semicolons between them."""
    return [pytest.param(said, value, id=said) for value, ways in table.items() for said in ways.split("; ")]
