"""A moderator sends a file with places; nothing of it is shown before it is confirmed, and nobody else's is opened."""

from __future__ import annotations

import json

from bot.core.replies import Text
from cogs.resources.exchange.limits import ATTACHMENT
from tests.support.person import Person, World
from tests.support.words import catalog

PLACES = b"name,country,phone,topics\nLantern,GB,01632 960001,sleep\nHarbour,GB,01632 960002,peer\n"


async def moderator(world: World) -> Person:
    mia = await world.person("mia", zone="Europe/London", moderator=True)
    await world.at("2026-03-02T08:00:00+00:00")
    return mia


def words(key: str, person: Person) -> str:
    return catalog().plain(Text(key), person.language)


async def test_a_moderators_file_is_taken_in_and_waits(world: World) -> None:
    mia = await moderator(world)
    await mia.sends("!resource import", "places.csv", PLACES)
    mia.sees("resource-import", "resource-import-confirm", seen="only_you")
    await mia.sends("!resource import", "places.csv", PLACES)
    said = mia.sees("resource-import").text
    assert "0" in said
    assert "2" in said
    ana = await world.person("ana")
    await ana.says("!find lantern")
    assert not [seen for seen in ana.unread() if "960001" in seen.text], "nobody has confirmed it"


async def test_the_file_may_be_the_answer(world: World) -> None:
    mia = await moderator(world)
    await mia.says("!resource import")
    mia.sees("ask-resource-import-file")
    await mia.sends("", "places.csv", PLACES)
    mia.sees("resource-import", "resource-import-confirm")


async def test_what_was_taken_in_goes_out_again(world: World) -> None:
    mia = await moderator(world)
    await mia.sends("!resource import", "places.csv", PLACES)
    mia.skips()
    await mia.says("!resource export")
    (file,) = mia.sees("resource-export", seen="only_you").files
    assert {service["name"] for service in json.loads(file["text"])} == {"Lantern", "Harbour"}
    assert "mia" not in file["text"]


async def test_a_members_file_is_not_opened(world: World) -> None:
    await moderator(world)
    ana = await world.person("ana")
    await ana.sends("!resource import", "places.csv", PLACES)
    ana.sees("not-allowed", seen="only_you")
    assert getattr(world, "fetched", 0) == 0
    kept = await world.kept()
    assert b"01632 960001" not in kept


async def test_bad_rows_are_named_and_the_rest_is_taken(world: World) -> None:
    mia = await moderator(world)
    rows = PLACES + b"Mill,GB,<b>1</b>,\n,GB,01632 960003,\n"
    await mia.sends("!resource import", "places.csv", rows)
    seen = mia.sees("resource-import")
    (report,) = seen.files
    for why in ("import-why-number", "import-why-no-way", "import-why-no-name"):
        assert words(why, mia) in seen.text
        assert words(why, mia) in report["text"]
    assert report["name"] == "report.txt"
    assert "<b>1</b>" in report["text"]


async def test_a_hostile_file_does_nothing(world: World) -> None:
    mia = await moderator(world)
    await mia.sends("!resource import", "places.json", b"[" * 100_000)
    assert words("import-why-broken", mia) in mia.sees("nothing-done", seen="only_you").text
    await mia.sends("!resource import", "places.csv", b"x" * (ATTACHMENT.file + 1))
    mia.sees("file-too-large", "nothing-done")
    await mia.says("!resource export")
    mia.sees("resource-export-none")


async def test_without_a_file_it_is_said_what_to_send(world: World) -> None:
    mia = await moderator(world)
    await mia.says("!resource import places.csv")
    mia.sees("file-none")
