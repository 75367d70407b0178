"""What a signature says of a command."""

from __future__ import annotations

import inspect
from typing import Annotated, Any

import pytest

from bot.core.commands import (
    EVERYONE,
    FACILITATORS,
    HELPERS,
    MODERATORS,
    Command,
    command,
    declared_on,
    options_of,
    parameter_of,
    pressed,
)
from bot.core.options import FreeText, OneOf, Scale, Words
from bot.core.people import Role
from bot.core.replies import Reply
from bot.core.times import WallTime

Steps = Annotated[int, Scale(1, 5)]
Colour = Annotated[str, OneOf({"red": "colour-red", "blue": "colour-blue"})]


class Garden:
    """A cog as far as commands go."""

    @command("garden water", also=("rain",))
    async def water(self, request: object, when: WallTime, steps: Steps | None = None, *, note: Words = "") -> Reply:
        return None

    @command("garden day-end", for_=FACILITATORS)
    async def day_end(self, request: object, day_end: WallTime) -> Reply:
        return None

    @command("garden rest", offline=True)
    async def rest(self, preferences: object) -> Reply:
        return None

    @pressed("garden.bloom")
    async def bloom(self, request: object, colour: Colour) -> Reply:
        return None

    async def not_a_command(self, request: object) -> Reply:
        return None


@pytest.fixture
def garden() -> dict[str, Command]:
    return {command.name: command for command in declared_on(Garden(), "gardens")}


def test_commands_stand_in_the_order_of_the_source(garden: dict[str, Command]) -> None:
    assert list(garden) == ["garden water", "garden day-end", "garden rest", "garden.bloom"]


def test_a_signature_gives_names_kinds_and_what_is_needed(garden: dict[str, Command]) -> None:
    when, steps, note = garden["garden water"].options
    assert [option.name for option in (when, steps, note)] == ["when", "steps", "note"]
    assert [option.required for option in (when, steps, note)] == [True, False, False]
    assert [option.named_only for option in (when, steps, note)] == [False, False, True]
    assert steps.kind == Scale(1, 5)
    assert note.kind == FreeText(is_screened=True)


def test_usage_marks_what_may_be_left_out_and_leaves_out_what_goes_by_name_only(garden: dict[str, Command]) -> None:
    assert garden["garden water"].usage == "garden water when steps?"
    assert garden["garden day-end"].usage == "garden day-end day-end"
    assert garden["garden rest"].usage == "garden rest"


def test_a_command_knows_its_cog_other_words_and_how_it_is_reached(garden: dict[str, Command]) -> None:
    assert garden["garden water"].also == ("rain",)
    assert {command.cog for command in garden.values()} == {"gardens"}
    assert [command.via for command in garden.values()] == ["typed", "typed", "typed", "pressed"]
    assert [command.offline for command in garden.values()] == [False, False, True, False]


def test_slugs_are_words_for_a_catalog_key(garden: dict[str, Command]) -> None:
    assert [command.slug for command in garden.values()] == [
        "garden-water",
        "garden-day-end",
        "garden-rest",
        "garden-bloom",
    ]


def test_an_option_is_found_by_its_name(garden: dict[str, Command]) -> None:
    water = garden["garden water"]
    assert water.option("steps") is water.options[1]
    assert water.option("colour") is None


async def _from(request: object, from_: Words, not_before: WallTime | None = None) -> Reply:
    return None


@pytest.mark.parametrize(
    "handler", [Garden().water, Garden().day_end, Garden().bloom, _from], ids=lambda handler: handler.__name__
)
def test_every_option_leads_back_to_its_parameter(handler: Any) -> None:  # handlers differ
    parameters = inspect.signature(handler).parameters
    assert all(parameter_of(option.name) in parameters for option in options_of(handler))


async def _kindless(request: object, count: int) -> Reply:
    return None


def test_a_parameter_without_a_kind_is_a_mistake_in_the_source() -> None:
    with pytest.raises(TypeError, match="names no kind"):
        options_of(_kindless)


@pytest.mark.parametrize(
    ("for_", "roles", "may"),
    [
        (EVERYONE, frozenset(), True),
        (HELPERS, frozenset(), False),
        (HELPERS, frozenset({Role.HELPER}), True),
        (HELPERS, frozenset({Role.FACILITATOR}), False),
        (FACILITATORS, frozenset({Role.FACILITATOR}), True),
        (FACILITATORS, frozenset({Role.MODERATOR}), True),
        (MODERATORS, frozenset({Role.HELPER, Role.FACILITATOR}), False),
        (MODERATORS, frozenset({Role.MODERATOR}), True),
    ],
)
def test_who_may(for_: frozenset[Role], roles: frozenset[Role], may: bool) -> None:
    rest = Command("garden rest", "gardens", Garden().rest, (), for_=for_)
    assert rest.may(roles) is may


def test_what_works_without_a_community_is_about_the_person_and_all_else_says_so() -> None:
    class Shed:
        @command("shed lock")
        async def lock(self, request: object) -> Reply:
            return None

        @command("shed name", about="member")
        async def named(self, request: object) -> Reply:
            return None

        @command("shed mine", anywhere=True)
        async def mine(self, request: object) -> Reply:
            return None

        @command("shed help", offline=True)
        async def help(self, request: object) -> Reply:
            return None

        @pressed("shed.open", about="member")
        async def opened(self, request: object) -> Reply:
            return None

    about = {made.name: made.is_about_member for made in declared_on(Shed(), "shed")}
    assert about == {
        "shed lock": False, "shed name": True, "shed mine": True, "shed help": True, "shed.open": True
    }  # fmt: skip
