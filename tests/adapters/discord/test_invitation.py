"""The bot is invited with the permissions that it needs, and with no power over anybody."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from bot.adapters.discord.invitation import PERMISSIONS, STAGES, THREADS, has, invitation, missing, without


def test_the_address_asks_for_exactly_what_is_needed() -> None:
    address = urlsplit(invitation(1203040506070809010))
    assert (address.scheme, address.netloc, address.path) == ("https", "discord.com", "/oauth2/authorize")
    asked = {name: value[0] for name, value in parse_qs(address.query).items()}
    assert asked == {
        "client_id": "1203040506070809010",
        "scope": "bot applications.commands",
        "permissions": str(PERMISSIONS.value),
    }


def test_it_asks_for_no_power_over_people() -> None:
    powers = discord.Permissions.elevated()
    powers |= discord.Permissions(mention_everyone=True, kick_members=True, moderate_members=True, manage_roles=True)
    assert PERMISSIONS.value & powers.value == 0


def test_what_is_missing_is_named_as_discord_names_it() -> None:
    assert missing(PERMISSIONS.value) == []
    assert missing(discord.Permissions.all().value) == []
    without = PERMISSIONS.value & ~discord.Permissions(attach_files=True, view_channel=True).value
    assert set(missing(without)) == {"Attach Files", "View Channels"}


@pytest.mark.parametrize("name", [name for name, is_needed in PERMISSIONS if is_needed])
def test_each_of_them_is_missed(name: str) -> None:
    (said,) = missing(PERMISSIONS.value & ~discord.Permissions(**{name: True}).value)
    assert said.istitle() or " in " in said
    assert without(said)


def test_powers_that_a_community_may_give_it() -> None:
    assert not has(PERMISSIONS.value, THREADS)
    assert not has(THREADS.value | discord.Permissions(manage_channels=True).value, STAGES)
    assert has(PERMISSIONS.value | THREADS.value, THREADS)
    assert has(discord.Permissions(administrator=True).value, STAGES)


def test_an_administrator_misses_nothing() -> None:
    assert missing(discord.Permissions(administrator=True).value) == []
