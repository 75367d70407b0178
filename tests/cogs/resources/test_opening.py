"""Hours, as moderators write them and as the directory keeps them."""

from __future__ import annotations

import pytest

from cogs.resources import hours
from cogs.resources.opening import HoursKind
from tests.core.reading import ALONE, refused, rows

KIND = HoursKind()
SAID = {
    "24/7": "24/7; always; rund um die Uhr; 24h; 24 hours a day; toujours",
    "Mon-Fri 18:00-23:00": "Mon-Fri 18:00-23:00; weekdays 6pm to 11pm; weekdays 6-11pm; Mo-Fr 18-23"
    "; montag bis freitag 18-23 Uhr",
    "09:00-17:00": "daily 9am-5pm; 9-5pm; every day from 9:00 until 17:00; 9.00 Uhr bis 17.00 Uhr",
    "Mon 10:00-12:00, Wed 10:00-12:00": "Mon, Wed 10:00-12:00; mon and wed 10-12",
    "Mon-Thu 18:00-23:00, Sat 09:00-12:00": "Mon-Thu 18:00-23:00, Sat 9-12; mon-thu 6pm-11pm and sat 9am-12pm",
    "Fri-Sun 20:00-00:00": "fri-sun 20-24; fri to sun 8pm to midnight",
    "22:00-02:00": "22-2; 10pm to 2am",
    "": "unknown; -; unbekannt",
}


@pytest.mark.parametrize(("written", "read"), rows(SAID))
def test_hours(written: str, read: str) -> None:
    assert KIND.read(written, ALONE) == read
    if read:
        hours.check(read)


@pytest.mark.parametrize(
    "written",
    ["whenever", "Mon-Fri", "18:00", "25-26", "9-9", "weekdays 9 to 5", "12-2", "Mon 9-12 or so", "some days 9-12", ""],
)
def test_what_cannot_be_read(written: str) -> None:
    assert refused(KIND, written) == "resource-hours-unknown"
