"""Time zones from what people say of where they are: said on 10 March 2026, at 14:02 UTC."""

from __future__ import annotations

import zoneinfo
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.errors import NotUnderstood, Unclear
from bot.core.zones import ZoneKind, city_of, gazetteer
from tests.core.reading import ALONE, AMONG_OTHERS, TUESDAY, offered, refused, rows

ZONES = ZoneKind()
BERLIN, LONDON, NEW_YORK, CHICAGO = "Europe/Berlin", "Europe/London", "America/New_York", "America/Chicago"
LOS_ANGELES, KOLKATA = "America/Los_Angeles", "Asia/Kolkata"


@pytest.mark.parametrize(
    ("said", "zone"),
    rows(
        {
            BERLIN: "berlin; Berlin; BERLIN; Europe/Berlin; europe/berlin; Berlin, Germany; in berlin"
            "; I live in Berlin; i'm in berlin; near berlin; berlin time; Berlin.; germany; Deutschland; Alemania"
            "; munich; münchen; muenchen; köln",
            LONDON: "london; London, UK; uk; UK; U.K.; england; scotland; manchester; Great Britain; Angleterre",
            NEW_YORK: "new york; New York; new_york; NYC; new york, usa; New York, NY; EST; est; edt; eastern"
            "; eastern time; ET; boston; east coast; America/New_York; florida",
            CHICAGO: "chicago; Chicago, IL; texas; houston; central time; st louis; CT",
            LOS_ANGELES: "LA; la; los angeles; los angeles, ca; california; san francisco; SF; pacific; PT; pdt"
            "; west coast",
            "America/Denver": "denver; mountain; mdt; colorado",
            KOLKATA: "india; India; mumbai; Delhi; bangalore; kolkata; UTC+5:30; +5:30; +0530",
            "Asia/Kathmandu": "nepal; kathmandu; utc+5:45; it's 19:47",
            "America/Sao_Paulo": "sao paulo; São Paulo; rio; brasilia",
            "America/Mexico_City": "mexico city; cdmx",
            "Asia/Tokyo": "tokyo; Tokyo, Japan; japan; jst; osaka",
            "Australia/Brisbane": "brisbane; queensland",
            "Europe/Kyiv": "kyiv; kiev; ukraine",
            "Europe/Amsterdam": "netherlands; the netherlands; holland; the hague; amsterdam",
            "Africa/Johannesburg": "south africa; cape town; sast",
            "UTC": "utc; UTC",
            "Europe/Rome": "italy; IT; rome; Italia",
        }
    ),
)
def test_a_place(said: str, zone: str) -> None:
    assert ZONES.read(said, ALONE) == zone


@pytest.mark.parametrize(
    ("said", "zone"),
    rows(
        {
            BERLIN: "berlin germany; Berlin (Germany); im in berlin; berlin timezone; time in berlin"
            "; Europe / Berlin; koln",
            LONDON: "uk time; UK time; london uk; in the uk; london england; york; leicester",
            NEW_YORK: "new york usa; Georgia, USA; eastern standard time; eastern daylight time; ny; portland maine",
            CHICAGO: "Paris, Texas; birmingham alabama; kansas; Birmingham, AL; St Louis, MO",
            LOS_ANGELES: "Portland, Oregon; oregon; pacific standard time; san jose, california; Portland, OR",
            "America/Costa_Rica": "san jose costa rica",
            "America/Toronto": "london, ontario; london ontario",
            "America/Detroit": "michigan",
            "America/Phoenix": "phoenix, usa",
            "America/Denver": "el paso texas; El Paso, TX",
            "Asia/Qatar": "doha",
            "Asia/Kabul": "+4:30; UTC+4:30",
            "Pacific/Kiritimati": "utc+14",
        }
    ),
)
def test_a_place_as_people_say_it(said: str, zone: str) -> None:
    assert ZONES.read(said, ALONE) == zone


@pytest.mark.parametrize(
    ("said", "zones"),
    [
        ("cst", (CHICAGO, "Asia/Shanghai", "America/Havana")),
        ("CST", (CHICAGO, "Asia/Shanghai", "America/Havana")),
        ("ist", (KOLKATA, "Europe/Dublin", "Asia/Jerusalem")),
        ("bst", (LONDON, "Asia/Dhaka")),
        ("pst", (LOS_ANGELES, "Asia/Manila")),
        ("portland", (LOS_ANGELES, NEW_YORK)),
        ("birmingham", (LONDON, CHICAGO)),
        ("georgia", ("Asia/Tbilisi", NEW_YORK)),
        ("spain", ("Europe/Madrid", "Atlantic/Canary")),
        ("nz", ("Pacific/Auckland", "Pacific/Chatham")),
    ],
)
def test_what_can_mean_several_zones_is_asked(said: str, zones: tuple[str, ...]) -> None:
    assert offered(ZONES, said) == zones
    assert offered(ZONES, said, AMONG_OTHERS) == zones


@pytest.mark.parametrize(
    ("said", "zones"),
    [
        ("san jose", (LOS_ANGELES, "America/Costa_Rica")),
        ("mt", ("America/Denver", "Europe/Malta")),
        ("AZ", ("America/Phoenix", "Asia/Baku")),
        ("GA", (NEW_YORK, "Africa/Libreville")),
        ("London, ON", (LONDON, "America/Toronto")),
        ("london berlin", (LONDON, BERLIN)),
        ("rome georgia", ("Asia/Tbilisi", NEW_YORK)),
        ("central european time", (BERLIN, "Europe/Paris", "Europe/Madrid", "Europe/Warsaw")),
        ("utc-11", ("Pacific/Pago_Pago", "Pacific/Niue", "Pacific/Midway")),
    ],
)
def test_none_of_several_zones_is_taken_for_sure(said: str, zones: tuple[str, ...]) -> None:
    assert offered(ZONES, said) == zones


@pytest.mark.parametrize("said", ["usa", "us", "america", "canada", "australia", "brazil", "russia", "indonesia"])
def test_a_wide_country_offers_its_zones_the_most_people_first(said: str) -> None:
    zones = offered(ZONES, said)
    assert 3 <= len(zones) <= 6
    assert all(ZONES.read(zone, ALONE) == zone for zone in zones)


@pytest.mark.parametrize(
    "said",
    [
        *(
            "it's 3pm",
            "it's 3pm now",
            "its 3pm",
            "it is 3pm here",
            "it’s 3:05 pm right now",
            "3pm",
            "15:02",
            "now 15:02",
        ),
        *(
            "it is 15:02",
            "es ist 15 uhr",
            "son las 15",
            "il est 15h",
            "UTC+1",
            "gmt +1",
            "GMT+1",
            "+1",
            "+01:00",
            "utc 1",
        ),
    ],
)
def test_the_time_that_it_is_there_or_an_offset_gives_the_zones_that_have_it(said: str) -> None:
    zones = offered(ZONES, said)
    assert zones[0] == BERLIN
    assert {TUESDAY.astimezone(ZoneInfo(zone)).utcoffset() for zone in zones} == {timedelta(hours=1)}


@pytest.mark.parametrize(
    "said",
    [
        *(
            "3pm now",
            "3 pm here",
            "15:00 now",
            "right now it's 3pm",
            "it's currently 3pm",
            "it's about 3pm",
            "here it's 3pm",
        ),
        *("son las 3 de la tarde", "hier ist es 15 uhr", "it's 3pm where I live"),
    ],
)
def test_the_time_that_it_is_there_in_other_words(said: str) -> None:
    assert offered(ZONES, said)[0] == BERLIN


@pytest.mark.parametrize("said", ["3pm", "15:02", "9", "it"])
def test_a_bare_time_or_a_small_word_is_no_zone_among_other_words(said: str) -> None:
    assert refused(ZONES, said, AMONG_OTHERS) == "zone-unknown"


@pytest.mark.parametrize("said", ["PM", "AM", "MO", "SO", "FR"])
def test_short_words_in_capitals_are_no_zones_among_other_words(said: str) -> None:
    """9 PM, and Mo, Fr and So, which are German for days."""
    assert refused(ZONES, said, AMONG_OTHERS) == "zone-unknown"


@pytest.mark.parametrize("said", ["berlin, weekdays", "berlin, mon", "berlin, mo", "Berlin, FR", "london berlin"])
def test_a_day_or_another_city_after_a_city_is_no_part_of_it(said: str) -> None:
    assert refused(ZONES, said, AMONG_OTHERS) == "zone-unknown"


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("berln", BERLIN),
        ("Belrin", BERLIN),
        ("sydny", "Australia/Sydney"),
        ("melborne", "Australia/Melbourne"),
        ("chicgo", CHICAGO),
        ("philadelpia", NEW_YORK),
        ("los angelos", LOS_ANGELES),
        ("san fransisco", LOS_ANGELES),
        ("edinborough", LONDON),
        ("copenhagn", "Europe/Copenhagen"),
        ("europe berlin", BERLIN),
    ],
)
def test_a_slip_is_offered_back_where_it_is_all_that_was_said(said: str, zone: str) -> None:
    assert offered(ZONES, said)[0] == zone
    assert refused(ZONES, said, AMONG_OTHERS) == "zone-unknown"


@pytest.mark.parametrize(
    "said",
    [
        *(
            "",
            "?",
            "here",
            "my city",
            "idk",
            "weekdays",
            "mon",
            "please",
            "mars",
            "europe",
            "x" * 4000,
            "a" * 41,
            "\x00",
            "😴",
        ),
        *("' OR 1=1", "../../etc/passwd", "/etc/localtime", "utc+", "Berlin/Europe"),
    ],
)
def test_what_is_no_place(said: str) -> None:
    assert refused(ZONES, said) == "zone-unknown"


@pytest.mark.parametrize("said", ["utc+99", "-23", "+7:77"])
def test_an_offset_that_no_place_has(said: str) -> None:
    assert refused(ZONES, said) == "zone-no-such-time"


@pytest.mark.parametrize("said", ["south", "north", "east", "west", "general"])
def test_a_direction_is_no_place(said: str) -> None:
    assert refused(ZONES, said) == "zone-unknown"


def regions() -> list[str]:
    return sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone)


@given(st.sampled_from(regions()), st.sampled_from([str, str.lower, str.upper]))
@example("America/Argentina/Buenos_Aires", str.lower)
@example("Etc/GMT+5", str.upper)
@settings(deadline=None)
def test_every_zone_of_the_tz_database_by_its_own_name(zone: str, write: type[str]) -> None:
    assert ZONES.read(write(zone), ALONE) == zone


@given(st.sampled_from(regions()))
@settings(deadline=None)
def test_every_city_of_the_tz_database_is_understood(zone: str) -> None:
    city = city_of(zone)
    try:
        found: tuple[str, ...] = (ZONES.read(city, ALONE),)
    except Unclear as unclear:
        found = tuple(zone for _, zone in unclear.meanings)
    except NotUnderstood:
        assert zone.startswith(("Etc/", "SystemV/", "US/", "Australia/", "Brazil/", "Mexico/", "America/North_Dakota/"))
        return
    assert all(ZoneInfo(name) for name in found)


def test_all_that_the_list_of_places_names_is_a_zone() -> None:
    known = gazetteer()
    named = {*known.one.values(), *known.notable}
    named.update(zone for zones in (*known.several.values(), *known.of_country.values()) for zone in zones)
    assert named <= zoneinfo.available_timezones()


def test_every_name_in_the_list_reads_as_its_zones() -> None:
    known = gazetteer()
    assert all(ZONES.read(name, AMONG_OTHERS) == zone for name, zone in known.one.items() if name not in known.several)
    several = {name: zones for name, zones in known.several.items() if len(zones) > 1}
    assert all(offered(ZONES, name, AMONG_OTHERS) == zones for name, zones in several.items())


@given(st.integers(-12 * 4, 14 * 4), st.integers(0, 366 * 24))
@settings(deadline=None)
def test_every_offset_leads_to_zones_that_have_it_then(quarters: int, hours: int) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    hour, minute = divmod(abs(quarters) * 15, 60)
    said = f"UTC{'-' if quarters < 0 else '+'}{hour}:{minute:02}"
    try:
        found: tuple[str, ...] = (ZONES.read(said, replace(ALONE, at=at)),)
    except Unclear as unclear:
        found = tuple(zone for _, zone in unclear.meanings)
    except NotUnderstood:
        return
    assert {at.astimezone(ZoneInfo(zone)).utcoffset() for zone in found} == {timedelta(minutes=quarters * 15)}


def test_a_zone_is_called_by_its_city() -> None:
    assert city_of("America/Argentina/Buenos_Aires") == "Buenos Aires"
    assert city_of("UTC") == "UTC"
