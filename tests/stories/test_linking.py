"""Joining two accounts, as far as one platform sees it: what is asked, who is shown the code, and what refuses it."""

from __future__ import annotations

from cogs.you.links import grouped
from tests.support.person import Person, World
from tests.support.two_sides import CODE


async def shown_a_code(person: Person) -> str:
    await person.says("!you link")
    person.sees("you-link", "you-link-how", choices=["you-link-begin", "you-link-not-now"], seen="only_you")
    await person.presses("you-link-begin")
    shown = person.sees("you-link-code", "you-link-code-how", "you-link-code-until", seen="only_you")
    found = CODE.search(shown.text)
    assert found is not None, shown
    return found[0]


async def test_a_code_is_for_one_person_alone_and_asked_for_twice(world: World) -> None:
    ana, ben = await world.person("ana"), await world.person("ben")
    old = await shown_a_code(ana)
    new = await shown_a_code(ana)
    assert old != new
    ben.sees_nothing()
    kept = await world.kept()
    for code in (old, new):
        assert code.encode() not in kept
        assert code.replace("-", "").encode() not in kept


async def test_it_can_be_left(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!you link")
    ana.skips()
    await ana.presses("you-link-not-now")
    ana.sees("you-link-left")


async def test_the_same_account_and_another_one_here(world: World) -> None:
    ana, ben = await world.person("ana"), await world.person("ben")
    code = await shown_a_code(ana)
    await ana.says(f"!you link {code}")
    ana.sees("you-link-same-account", seen="only_you")
    await ben.says(f"!you link {code.lower()}")
    ben.sees("you-link-same-platform", seen="only_you")
    ana.sees_nothing()


async def test_a_code_typed_in_a_room_is_void(world: World) -> None:
    ana, ben = await world.person("ana"), await world.person("ben")
    code = await shown_a_code(ana)
    await ben.says(f"!you link {code}", room="#lounge")
    ben.sees("you-link-overheard", seen="only_you")
    await ben.says(f"!you link {code}")
    ben.sees("you-link-wrong-code")


async def test_after_a_crash_the_code_still_counts_and_after_a_while_it_does_not(world: World) -> None:
    ana, ben = await world.person("ana"), await world.person("ben")
    await world.at("2026-03-02T08:00:00+01:00")
    code = await shown_a_code(ana)
    await world.crash()
    await ben.says(f"!you link {code}")
    ben.sees("you-link-same-platform")
    await world.at("2026-03-02T08:15:00+01:00")
    await ben.says(f"!you link {code}")
    ben.sees("you-link-wrong-code")


async def test_what_is_no_code_is_not_counted(world: World) -> None:
    ana, ben = await world.person("ana"), await world.person("ben")
    code = await shown_a_code(ana)
    for words in ("please", "0000-0000-0000", "my code", "BCDF", "bcdf-ghjk", "x"):
        await ben.says(f"!you link {words}")
        ben.sees("you-link-no-code")
    for _ in range(5):
        await ben.says(f"!you link {grouped('Z' * 12)}")
        ben.sees("you-link-wrong-code")
    await ben.says(f"!you link {code}")
    ben.sees("you-link-too-many")
