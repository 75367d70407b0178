"""Who answers for the data is named as the operator wrote it."""

from __future__ import annotations

import pytest

from bot.core.cog import Cog
from bot.core.people import Community, Member
from bot.core.replies import Card, Typed
from bot.engine.own_data import OwnData
from cogs.you.data import Data, Operator


class Asked:
    """As much of a request as is looked at."""

    tx = None
    member = Member(1)
    community = Community(1, "test", "here")


async def nobody(*_: object) -> None:
    return None


@pytest.mark.parametrize(
    ("operator", "key", "named"),
    [
        (Operator(), "you-privacy-run-by-unknown", []),
        (Operator("Hill House"), "you-privacy-run-by", ["Hill House"]),
        (Operator("Hill House", "hill@example.org"), "you-privacy-run-by-contact", ["Hill House", "hill@example.org"]),
    ],
)
async def test_who_answers_for_the_data(operator: Operator, key: str, named: list[str]) -> None:
    no_cogs: list[Cog] = []
    cog = Data(OwnData(lambda: no_cogs), nobody, operator)
    card = await cog.privacy(Asked())
    assert isinstance(card, Card)
    (said,) = (line for line in card.lines if line.key.startswith("you-privacy-run-by"))
    assert said.key == key
    assert [value.words for value in said.args.values() if isinstance(value, Typed)] == named
