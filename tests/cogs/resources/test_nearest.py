"""Which places come first: by what it is about, the language, what is open, and how long ago it was checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.clock import SetClock
from bot.core.directory import Contact, Nearest, Service, Topic, lines_of, place_choices, service_lines, short_line
from cogs.resources.entries import Entries, load
from cogs.resources.library import CommunityShelf
from cogs.resources.nearest import Shelf, open_directory

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
SHIPPED = open_directory(SetClock(AT))
PLAIN = Service("xx-plain", "Plain", "XX", (Contact("call", "1"),), "2026-10", ("a", "b"))
ANYWHERE = replace(PLAIN, id="all", country=None, contacts=(Contact("web", "example.org"),), topics=("directory",))


def service(name: str, **by: object) -> Service:
    return replace(PLAIN, id=f"xx-{name}", name=name, **by)  # type: ignore[arg-type]  # each test names real fields


def first(*services: Service, topic: Topic | None = None, language: str | None = None, at: datetime = AT) -> list[str]:
    return names(shelf(*services).nearest("XX", topic=topic, language=language, at=at).services)


def shelf(*services: Service) -> Shelf:
    return Shelf(Entries((*services, ANYWHERE), {"XX": "112"}, {}), SetClock(AT))


def names(services: tuple[Service, ...]) -> list[str]:
    return [each.name for each in services]


TEXT = (Contact("text", "2"),)


def test_two_or_three_and_the_rest_behind_them() -> None:
    nearest = shelf(*(service(name) for name in "abcde")).nearest("XX")
    assert names(nearest.services) == ["a", "b", "c"]
    assert names(nearest.more) == ["d", "e"]
    assert nearest.anywhere == (ANYWHERE,)
    assert nearest.emergency == "112"


def test_what_it_is_about_comes_first() -> None:
    youth = service("youth", topics=("youth",), checked="2020-01")
    also = service("also", topics=("veterans", "youth"))
    assert first(service("a"), service("b"), also, youth, topic="youth") == ["youth", "also", "a"]


def test_what_is_for_others_stands_behind() -> None:
    nearest = shelf(service("men", topics=("men",)), service("a")).nearest("XX")
    assert (names(nearest.services), names(nearest.more)) == (["a"], ["men"])


def test_where_nothing_else_is_known_it_is_better_than_nothing() -> None:
    assert first(service("men", topics=("men",))) == ["men"]


def test_the_language_of_the_reader() -> None:
    dutch, french = service("dutch", languages=("nl",)), service("french", languages=("fr", "de"))
    assert first(dutch, service("a"), french, language="fr-BE") == ["french", "a", "dutch"]
    assert first(dutch, service("a"), french) == ["dutch", "a", "french"]


def test_open_comes_before_unknown_and_unknown_before_closed() -> None:
    closed, open_ = (
        service(name, contacts=(Contact("call", "1", hours=hours, zone="UTC"),))
        for name, hours in (("closed", "13:00-14:00"), ("open", "11:00-13:00"))
    )
    assert first(closed, service("a"), open_) == ["open", "a", "closed"]
    assert first(closed, service("a"), open_, at=AT.replace(hour=13)) == ["closed", "a", "open"]


def test_unknown_hours_are_never_said_to_be_closed() -> None:
    assert shelf(service("a")).nearest("XX").services[0].is_open is None


@pytest.mark.parametrize(
    ("checked", "is_old"), [("2024-11", False), ("2024-10", True), ("2025", False), ("2024", True), ("2027-01", False)]
)
def test_after_24_months_it_may_have_changed(checked: str, is_old: bool) -> None:
    nearest = shelf(service("a", checked=checked)).nearest("XX")
    assert nearest.services[0].may_have_changed is is_old
    said = [line.key for line in service_lines(nearest)]
    assert ("turn-line-old" in said) is is_old
    assert ("turn-also" in said) is is_old, "with it comes a place that lists others"


def test_what_may_have_changed_stands_last_but_is_not_left_out() -> None:
    old = service("old", checked="2023-10")
    assert first(old, service("a")) == ["a", "old"]
    assert first(old, service("a"), service("b")) == ["a", "b"], "two that are fresh are enough"
    assert first(old) == ["old"]


def test_the_fresher_goes_before_as_long_as_it_is_years() -> None:
    assert first(service("a", checked="2025-01"), service("b", checked="2026-10")) == ["b", "a"]
    assert first(service("a", checked="2026-01"), service("b", checked="2026-10")) == ["a", "b"]


def test_one_can_be_reached_without_speaking_where_there_is_one() -> None:
    services = [*(service(name) for name in "abc"), service("quiet", contacts=TEXT)]
    assert first(*services) == ["a", "b", "quiet"]
    assert first(*services[:2], service("also", contacts=(*PLAIN.contacts, *TEXT)), services[3]) == ["a", "b", "also"]


def test_what_belongs_together_stays_together() -> None:
    pair = service("one", beside="xx-two"), service("two", checked="2020-01")
    assert first(service("a"), *pair) == ["a", "one", "two"]
    assert first(service("a"), service("b"), *pair) == ["a", "b"]
    assert first(service("a", checked="2023-01"), *pair) == ["one", "two", "a"]


def test_what_is_in_one_region_alone_stands_behind_the_whole_country() -> None:
    assert first(service("town", region="Town"), service("a")) == ["a", "town"]


def test_nowhere_and_a_country_without_services() -> None:
    nowhere = shelf(service("a")).nearest(None)
    assert (nowhere.services, nowhere.more, nowhere.emergency, nowhere.anywhere) == ((), (), None, (ANYWHERE,))
    assert place_choices(nowhere) == ()
    elsewhere = shelf(service("a")).nearest("YY")
    assert [line.key for line in service_lines(elsewhere)][:1] == ["turn-none-for-country"]


@pytest.mark.parametrize(
    ("country", "topic", "expected"),
    [
        ("GB", None, ["gb-samaritans", "gb-shout"]),
        ("US", None, ["us-988", "us-crisis-text-line"]),
        ("GB", "youth", ["gb-papyrus", "gb-childline", "gb-shout"]),
        ("US", "domestic-violence", ["us-domestic-violence", "us-988", "us-crisis-text-line"]),
        ("AU", "sexual-violence", ["au-1800respect", "au-lifeline", "au-beyond-blue"]),
        ("SE", None, ["se-bris"]),
    ],
)
def test_as_shipped(country: str, topic: Topic | None, expected: list[str]) -> None:
    assert [each.id for each in SHIPPED.nearest(country, topic=topic).services] == expected


def test_no_service_is_lost_and_none_is_said_twice() -> None:
    services = load().services
    for country in {each.country for each in services if each.country}:
        nearest = SHIPPED.nearest(country)
        there = [each.id for each in (*nearest.services, *nearest.more)]
        assert sorted(there) == sorted(each.id for each in services if each.country == country)
        assert 1 <= len(nearest.services) <= 3
        assert len(place_choices(nearest)) <= 3


def test_where_lists_agree_on_several_numbers_all_of_them_stand_there() -> None:
    assert SHIPPED.nearest("BW").emergency == "997 / 998 / 999"
    assert SHIPPED.nearest("JM").ambulance == "110"
    assert SHIPPED.nearest("PE").emergency is None, "the lists disagree"


def test_a_line_says_its_date_and_whose_it_is() -> None:
    keys = [line.key for line in lines_of(SHIPPED.nearest("GB").services)]
    assert keys == ["turn-line", "turn-line", "turn-not-ours"]


THERE = 7


def made_theirs(*own: Service, out: tuple[str, ...] = (), checked: dict[str, str] | None = None) -> CommunityShelf:
    return CommunityShelf(tuple(replace(each, community=THERE) for each in own), frozenset(out), checked or {})


def theirs(known: Shelf, shelf_of: CommunityShelf, country: str = "XX", community: int | None = THERE) -> Nearest:
    known.learn({THERE: shelf_of})
    return known.nearest(country, community=community)


def test_what_is_suspended_in_a_community_is_not_named_there() -> None:
    known = shelf(service("a"), service("b"))
    assert names(theirs(known, made_theirs(out=("xx-a",))).services) == ["b"]
    assert names(known.nearest("XX", community=8).services) == ["a", "b"], "elsewhere, nothing has changed"
    assert names(known.nearest("XX").services) == ["a", "b"]
    known.learn({})
    assert names(known.nearest("XX", community=THERE).services) == ["a", "b"], "and it comes back"


def test_where_all_of_a_country_is_taken_out_the_emergency_number_and_international_places_are_left() -> None:
    nearest = theirs(shelf(service("a"), service("b")), made_theirs(out=("xx-a", "xx-b", "all")))
    assert (nearest.services, nearest.more) == ((), ())
    assert nearest.emergency == "112"
    assert nearest.anywhere == (ANYWHERE,), "even if these were taken out"
    assert service_lines(nearest)[0].key == "turn-none-for-country"
    assert short_line(nearest).key == "turn-short"


def test_a_communitys_own_line_stands_first_among_equals() -> None:
    nearest = theirs(shelf(service("a"), service("b"), service("c")), made_theirs(service("own", checked="2026-11")))
    assert names(nearest.services) == ["own", "a", "b"]
    old = theirs(shelf(service("a"), service("b")), made_theirs(service("own", checked="2020-01")))
    assert names(old.services) == ["a", "b"], "not if it is old"


def test_one_in_the_place_of_another_stands_beside_what_that_stood_beside() -> None:
    pair = service("one", beside="xx-two"), service("two", beside=None, contacts=TEXT)
    own = service("own", replaces="xx-one")
    assert names(theirs(shelf(*pair, service("a")), made_theirs(own, out=("xx-one",))).services) == ["own", "two", "a"]
    own = service("own", replaces="xx-two", contacts=TEXT)
    assert names(theirs(shelf(*pair, service("a")), made_theirs(own, out=("xx-two",))).services) == ["one", "own", "a"]


def test_what_a_community_confirmed_counts_as_checked_there() -> None:
    known = shelf(service("a"), service("old", checked="2020-01"))
    nearest = theirs(known, made_theirs(checked={"xx-old": "2026-11"}))
    assert [each.checked for each in nearest.services if each.name == "old"] == ["2026-11"]
    assert not any(each.may_have_changed for each in nearest.services)
    assert known.nearest("XX").services[1].may_have_changed


def test_an_own_place_for_everybody_stands_behind_the_lists_of_others() -> None:
    own = replace(ANYWHERE, id="own-night", name="Night", contacts=(Contact("call", "3"),), topics=("suicide",))
    nearest = theirs(shelf(service("a", checked="2020-01")), made_theirs(own))
    assert [each.id for each in nearest.anywhere] == ["all", "own-night"]


def test_what_somebody_typed_is_shown_as_typed() -> None:
    own = replace(service("own", contacts=(Contact("text", "*1", "A"),), region="<b>"), name="@everyone **b**")
    typed = str(lines_of(theirs(shelf(), made_theirs(own)).services))
    for words in ("@everyone **b**", "*1", "A", "<b>"):
        assert f"Typed(words={words!r})" in typed


def test_what_is_for_another_country_too_is_found_there() -> None:
    assert names(shelf(service("a", also_in=("YY",))).nearest("YY").services) == ["a"]
