"""Somebody shares several communities with the bot, and asks for a person in private."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest

from bot.adapters.plain import text_of
from bot.core.heard import Said
from bot.core.people import Account, Membership, Person, Place, PlaceKind, Role
from tests.privacy.trial import Trial, trial
from tests.support.fake_platform import whom
from tests.support.words import pattern_of

HELPER = frozenset({Role.HELPER})
IDS = count(1)


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Trial]:
    """Hal helps here, and Tess there; each community has a room for alerts that only its helper reads."""
    async with trial(f"sqlite+aiosqlite:///{tmp_path / 'bot.sqlite3'}", tmp_path) as started:
        for ref, name in (("here", "hal"), ("there", "tess")):
            started.platform.rooms.private[f"helpers {ref}"] = {name}
            place = Place(PlaceKind.ROOM, f"helpers {ref}")
            await started.app.settle("fake", ref, alerts=place, helpers=[Account("fake", name)])
        yield started


async def says(two: Trial, name: str, text: str, *refs: str, roles: frozenset[Role] = frozenset()) -> str:
    """In private. What they read then."""
    who = Person(Account("fake", name), tuple(Membership(ref, roles, ref) for ref in refs), "en", "UTC")
    place = Place(PlaceKind.DIRECT, name)
    await two.app.hear(Said(id=f"said-{next(IDS)}", who=who, place=place, text=text, to_me=True))
    await two.app.tick()
    return two.texts(name)[-1]


def posted(two: Trial, ref: str) -> list[str]:
    return [text_of(one.shown, "!") for one in two.platform.shown if whom(one) == f"helpers {ref}"]


async def test_they_are_asked_which_one_and_nobody_hears_of_it_in_the_other(two: Trial) -> None:
    asked = await says(two, "ana", "!ask me listen", "here", "there")
    assert pattern_of("which-community").search(asked)
    assert not posted(two, "here") + posted(two, "there"), "nothing is sent before it is known where to"
    sent = await says(two, "ana", "there", "here", "there")
    assert pattern_of("ask-sent").search(sent)
    assert not posted(two, "here")
    (request,) = posted(two, "there")
    assert pattern_of("request-me").search(request)


async def test_one_of_another_community_is_as_unknown_as_one_that_does_not_exist(two: Trial) -> None:
    await says(two, "ana", "!ask me listen", "there")
    of_another = await says(two, "hal", "!alert take 1", "here", roles=HELPER)
    of_none = await says(two, "hal", "!alert take 7", "here", roles=HELPER)
    assert pattern_of("alert-unknown").search(of_another)
    assert of_another == of_none.replace("7", "1")
    assert pattern_of("alert-yours").search(await says(two, "tess", "!alert take 1", "there", roles=HELPER))
