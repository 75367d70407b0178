"""The bot asks to be told what it needs, and no more; a grant that is not there costs a feature, not the start."""

from __future__ import annotations

import discord
import pytest

from bot.adapters.discord.intents import PRIVILEGED, asked_for, page_of
from bot.adapters.discord.settings import Settings

BASE = {"guilds", "guild_messages", "dm_messages"}
SETTINGS = Settings(token="a token")


def flags(*names: str) -> discord.ApplicationFlags:
    return discord.ApplicationFlags(**dict.fromkeys(names, True))


def names(intents: discord.Intents) -> set[str]:
    return {name for name, is_asked in intents if is_asked}


@pytest.mark.parametrize("kind", ["", "_limited"])
def test_what_is_granted_in_either_form_is_asked_for(kind: str) -> None:
    asked = asked_for(SETTINGS, flags(f"gateway_message_content{kind}", f"gateway_guild_members{kind}"))
    assert names(asked.intents) == BASE | {"message_content", "members"}
    assert (asked.refused, asked.resting) == ((), ())


def test_without_a_grant_the_rest_works() -> None:
    asked = asked_for(SETTINGS, flags())
    assert names(asked.intents) == BASE
    content, members = asked.resting
    assert "Message Content Intent" in content
    assert "mentions and private messages work" in content
    assert "Server Members Intent" in members


def test_one_of_them_alone() -> None:
    asked = asked_for(SETTINGS, flags("gateway_guild_members", "gateway_presence"))
    assert names(asked.intents) == BASE | {"members"}
    assert [one.name for one in asked.refused] == ["message_content"]


def test_what_the_operator_does_not_want_is_neither_asked_for_nor_missed() -> None:
    everything = flags(*(flag for one in PRIVILEGED for flag in one.flags))
    for granted in (everything, flags()):
        asked = asked_for(Settings(token="a token", message_content=False, members=False), granted)
        assert names(asked.intents) == BASE
        assert asked.resting == ()


def test_what_it_stands_on() -> None:
    """The names are those of the settings, of the config and of discord.py's flags."""
    assert [one.setting for one in PRIVILEGED] == ["discord.message-content", "discord.members"]
    assert {flag for one in PRIVILEGED for flag in one.flags} <= set(discord.ApplicationFlags.VALID_FLAGS)
    assert {one.name for one in PRIVILEGED} <= set(discord.Intents.VALID_FLAGS)
    assert page_of(7).endswith("/applications/7/bot")
