"""What a calendar file says of a zone's clocks, as programs read it that know no zones of their own."""

from __future__ import annotations

import io
import random
import zoneinfo
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz

from cogs.sessions.calendar.zones import changes, vtimezone

ZONES = sorted(name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith("Etc/"))
BEGINNING, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2037, 12, 31, tzinfo=UTC)


def looked_at(name: str) -> list[datetime]:
    """Instants at random, and the last before and the first after each change of clocks whose wall time comes once."""
    drawn = random.Random(name)
    found = [BEGINNING + drawn.random() * (END - BEGINNING) for _ in range(20)]
    for change in changes(name, 2026):
        step = max(change.wall - change.gap_end, timedelta()) + timedelta(minutes=1)
        found += [change.at - step, change.at + step]
    return found


@pytest.mark.parametrize("number", range(8))
def test_an_independent_reader_finds_the_offsets_of_every_zone_until_2037(number: int) -> None:
    for name in ZONES[number::8]:
        read = tz.tzical(io.StringIO("\r\n".join(vtimezone(name, 2025)) + "\r\n")).get()
        for at in looked_at(name):
            wanted = at.astimezone(ZoneInfo(name)).utcoffset() or timedelta()
            assert (at + wanted).replace(tzinfo=read).utcoffset() == wanted, (name, at)


def test_what_changes_every_year_is_a_rule() -> None:
    written = "\n".join(vtimezone("Europe/Berlin", 2025))
    assert "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU" in written
    assert "RDATE" not in written


def test_what_no_simple_rule_says_is_a_list_of_dates() -> None:
    """The Friday before the last Sunday of March; and what follows the moon."""
    assert "\n".join(vtimezone("Asia/Jerusalem", 2025)).count("RDATE") == 12
    assert "\n".join(vtimezone("Asia/Gaza", 2025)).count("RDATE") > 20


def test_a_zone_whose_clocks_never_change_has_one_offset() -> None:
    written = vtimezone("Asia/Kathmandu", 2025)
    assert sum(line.startswith("BEGIN:STANDARD") for line in written) == 1
    assert "TZOFFSETTO:+0545" in written
