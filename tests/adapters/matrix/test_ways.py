"""People and places in a message: links where there are any, names and addresses where not, and nobody is called."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest

from bot.adapters.gone import Gone
from bot.adapters.matrix.layout import Content, edited, messages
from bot.adapters.matrix.rooms import Rooms
from bot.adapters.matrix.ways import Ways
from bot.core.people import Account, Place, PlaceKind
from bot.core.replies import Shown, Span, Where, Who

ANA = Account("matrix", "@ana:example.org")
LOUNGE = Place(PlaceKind.ROOM, "!lounge:example.org")
ADDRESS = "https://matrix.to/#/!lounge:example.org"
VIA = "?via=example.org&via=other.example"
GONE = Gone()
GONE.note("$gone")


def member(user: str) -> dict[str, object]:
    return {"type": "m.room.member", "state_key": user, "content": {"membership": "join"}}


def ways(name: str | None = "Ana", room: str = "lounge") -> Ways:
    rooms = Rooms("@alongside:example.org")
    lounge = rooms.enter(LOUNGE.ref)
    named = {"type": "m.room.name", "state_key": "", "content": {"name": room}}
    users = ["@alongside:example.org", ANA.ref, "@ben:other.example"]
    rooms.take(lounge, [named, *map(member, users)])
    return Ways(rooms, lambda _: name, lambda key, language: f"({key} {language})", GONE)


def written(*line: Span, by: Ways | None = None, **more: object) -> Content:
    (content,) = messages(Shown((line,), (), "UTC", "en"), ways=by or ways(), **more)  # type: ignore[arg-type]  # each of its own
    return content


def test_somebody_is_a_link_with_their_name_and_not_called() -> None:
    content = written(Who(ANA), " wrote.")
    assert content["body"] == "Ana wrote."
    assert content["formatted_body"] == '<a href="https://matrix.to/#/@ana:example.org">Ana</a> wrote.'
    assert content["m.mentions"] == {}


def test_who_is_called_stands_above_all_else_and_is_a_link_too() -> None:
    content = written("Good evening.", mentions=[ANA.ref])
    assert content["body"] == "Ana\nGood evening."
    assert content["formatted_body"].startswith('<p><a href="https://matrix.to/#/@ana:example.org">Ana</a></p>')
    assert content["m.mentions"] == {"user_ids": [ANA.ref]}


def test_an_edit_calls_nobody() -> None:
    content = edited(Shown(((Who(ANA),),), (), "UTC", "en"), "$event", ways=ways())
    assert content["m.mentions"] == content["m.new_content"]["m.mentions"] == {}


@pytest.mark.parametrize(
    "name",
    ['"><script>alert(1)</script>', "@room", "\u202egnp", "https://matrix.to/#/@mia:example.org", "a\nb", "x" * 500],
)
def test_a_name_is_somebody_elses_words(name: str) -> None:
    content = written(Who(ANA), by=ways(name))
    body, marked = content["body"], content["formatted_body"]
    assert marked.count("<") == 2
    assert "\n" not in body
    assert "\u202e" not in body
    assert "@room" not in body
    assert "https://matrix.to" not in body
    assert len(body) <= 81
    assert html.unescape(marked.split(">", 1)[1].rsplit("<", 1)[0]) == body


@pytest.mark.parametrize("name", [None, "", " \n "])
def test_whoever_has_no_name_is_called_by_their_id(name: str | None) -> None:
    assert "ana:example.org" in written(Who(ANA), by=ways(name))["body"]


def test_somebody_of_another_platform_is_no_link() -> None:
    assert written(Who(Account("discord", "77")))["formatted_body"] == "77"


@pytest.mark.parametrize(
    ("where", "address"),
    [
        (Where(LOUNGE), ADDRESS + VIA),
        (Where(LOUNGE, "$said"), f"{ADDRESS}/$said{VIA}"),
        (Where(Place(PlaceKind.ROOM, f"{LOUNGE.ref}/$thread")), f"{ADDRESS}/$thread{VIA}"),
        (Where(Place(PlaceKind.ROOM, f"{LOUNGE.ref}/$thread"), "$said"), f"{ADDRESS}/$said{VIA}"),
        (Where(LOUNGE, "$a/b?c"), f"{ADDRESS}/$a%2Fb%3Fc{VIA}"),
    ],
)
def test_the_way_to_a_room_or_a_message(where: Where, address: str) -> None:
    content = written("There: ", where)
    assert content["body"] == f"There: {address}"
    assert content["formatted_body"] == f'There: <a href="{html.escape(address)}">lounge</a>'


def test_no_way_leads_to_a_message_that_is_gone() -> None:
    content = written(Where(LOUNGE, "$gone"))
    assert content["body"] == f"{ADDRESS}{VIA} (where-gone en)"
    assert content["formatted_body"].endswith(">lounge</a> (where-gone en)")


def test_a_room_that_we_are_not_in_is_called_by_its_id() -> None:
    content = written(Where(Place(PlaceKind.ROOM, "!elsewhere:example.org")))
    assert content["formatted_body"].endswith(">!elsewhere:example.org</a>")


def test_a_link_is_not_parted() -> None:
    shown = Shown(((("word " * 6000), Who(ANA), " word" * 200),), (), "UTC", "en")
    contents = messages(shown, ways=ways("A name of three words"))
    assert len(contents) > 1
    assert sum(content["formatted_body"].count("<a ") for content in contents) == 1


def test_only_so_many_gone_messages_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.adapters.gone._REMEMBERED", 2)
    gone = Gone()
    note: Callable[[str], None] = gone.note
    for message in ("a", "b", "a", "c"):
        note(message)
    assert [message in gone for message in ("a", "b", "c", None)] == [True, False, True, False]
