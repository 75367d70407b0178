"""A few private lines a week, for moderators who asked for them."""

from __future__ import annotations

from tests.support.person import Person, World
from tests.support.words import pattern_of

SUNDAY, MONDAY = "2026-03-01T12:00:00Z", "2026-03-02T09:00:00Z"


async def asked(world: World) -> Person:
    mia = await world.person("mia", moderator=True, language=world.language, zone="UTC")
    await world.at(SUNDAY)
    await mia.says("!community digest on")
    mia.sees("community-digest-on", seen="only_you")
    return mia


async def test_once_a_week_for_whoever_asked(world: World) -> None:
    mia = await asked(world)
    eve = await world.person("eve", moderator=True, language=world.language)
    await world.at(MONDAY)
    mia.sees("community-digest", "community-digest-nothing", "community-digest-end", seen="direct")
    await world.at("2026-03-08T12:00:00Z")
    mia.sees_nothing()
    await world.at("2026-03-09T09:00:00Z")
    mia.sees("community-digest")
    await mia.says("!community digest off")
    mia.sees("community-digest-off")
    await world.at("2026-03-16T12:00:00Z")
    mia.sees_nothing()
    eve.sees_nothing()


async def test_it_says_what_is_open_and_counts_nobody_below_five(world: World) -> None:
    mia = await asked(world)
    await world.person("ben", helper=True)
    names = ["ana", "cem", "dan", "eve", "fay"]
    people = [await world.person(name) for name in names]
    await people[0].says("!ask me listen")
    await people[0].says("!prompt suggest A word for moss.")
    await mia.says("!community digest")
    now = mia.sees("community-digest-now", "alert-digest-some", "prompt-digest-some", seen="only_you")
    assert not any(character.isdigit() for character in now.text)
    for person in people[1:]:
        await person.says("!ask me listen")
    await world.at(MONDAY)
    told = [seen for seen in mia.skips() if pattern_of("community-digest", mia.language).search(seen.text)]
    assert pattern_of("alert-digest", mia.language).search(told[-1].text)
    assert "5" in told[-1].text
    assert "ana" not in told[-1].text


async def test_it_is_for_moderators(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!community digest on")
    ana.sees("not-allowed")


async def test_not_while_they_want_nothing_unasked(world: World) -> None:
    mia = await asked(world)
    await mia.says("!you quiet on")
    mia.skips()
    await world.at("2026-03-02T12:00:00Z")
    mia.sees_nothing()
    await mia.says("!you quiet off")
    mia.skips()
    await world.at("2026-03-09T09:00:00Z")
    mia.sees("community-digest")
