"""The console's rooms: who reads them, which one is meant, and who is called in them."""

from __future__ import annotations

import pytest

from bot.adapters.console.platform import Console, Post, Someone, room
from bot.core.deeds import Delivery, Manner
from bot.core.people import Account, Community, Place, Role
from bot.core.replies import Shown, Where, Who

HERE = Community(1, "console", "here")
LOUNGE, HELPERS = room("#lounge"), room("#helpers")


def account(name: str) -> Account:
    return Account("console", name)


@pytest.fixture
def posts() -> list[Post]:
    return []


@pytest.fixture
def console(posts: list[Post]) -> Console:
    console = Console(posts.append, named={"#lounge", "#lounge/Evening"})
    console.people = {
        "ana": Someone("ana"),
        "ben": Someone("ben", frozenset({Role.HELPER})),
        "mia": Someone("mia", frozenset({Role.MODERATOR})),
        "cem": Someone("cem", frozenset({Role.HELPER}), has_left=True),
    }
    return console


@pytest.mark.parametrize(
    ("words", "place"),
    [("#lounge", LOUNGE), (" lounge ", LOUNGE), ("#helpers", HELPERS), ("#garden", None), ("", None)],
)
def test_rooms_that_somebody_named(console: Console, words: str, place: Place | None) -> None:
    assert console.rooms.named(HERE, words) == place


def test_everybody_reads_every_room_but_that_of_the_helpers(console: Console) -> None:
    rooms = console.rooms
    assert [rooms.is_open(place, HERE) for place in (LOUNGE, HELPERS, room("#helpers/Tonight"))] == [True, False, False]
    assert [rooms.reads(LOUNGE, account(name)) for name in ("ana", "ben", "mia")] == [True, True, True]
    assert [rooms.reads(HELPERS, account(name)) for name in ("ana", "ben", "mia")] == [False, True, True]


def test_who_has_left_reads_nothing(console: Console) -> None:
    assert not console.rooms.reads(LOUNGE, account("cem"))
    assert not console.rooms.reads(HELPERS, account("nobody"))


def test_where_something_can_be_written(console: Console) -> None:
    places = (LOUNGE, HELPERS, room("#lounge/Evening"), room("#garden"))
    assert [console.rooms.takes(place) for place in places] == [True, True, True, False]


@pytest.mark.parametrize("words", ["ana, mia", "@ana @mia", "ana;mia"])
def test_people_who_are_named(console: Console, words: str) -> None:
    assert console.rooms.holders(HERE, words) == {"ana": "ana", "mia": "mia"}


@pytest.mark.parametrize("words", ["", " , ", "nobody", "ana nobody", "cem"])
def test_what_names_nobody(console: Console, words: str) -> None:
    assert console.rooms.holders(HERE, words) is None


async def test_who_is_called_stands_above_all_else(console: Console, posts: list[Post]) -> None:
    shown = Shown(((Who(account("ana")), " in ", Where(LOUNGE, "12")),), (), "UTC", "en")
    delivery = Delivery(key="k" * 22, manner=Manner.ROOM, account=None, place=HELPERS, shown=shown, cog="tests")
    await console.deliver(delivery)
    await console.deliver(
        Delivery(
            key="l" * 22,
            manner=Manner.ROOM,
            account=None,
            place=HELPERS,
            shown=shown,
            cog="tests",
            pings=(account("ben"), account("mia")),
        )
    )
    assert [(post.text, post.pings) for post in posts] == [
        ("ana in #lounge", ()),
        ("@ben @mia\nana in #lounge", ("ben", "mia")),
    ]
