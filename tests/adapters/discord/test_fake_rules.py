"""How strict the fake is, by bare discord.py: what Discord refuses, it refuses by the same number."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

import discord
import pytest
from discord.http import Route

from tests.support.discord_fake import FakeDiscord
from tests.support.discord_fake_bot import Bot, Home, running
from tests.support.discord_fake_commands import check
from tests.support.discord_fake_errors import Refused
from tests.support.discord_fake_permissions import EVERYONE, Permission
from tests.support.discord_fake_world import Json

Deed = Callable[[Home], Awaitable[object]]


def _view(*labels_and_ids: tuple[str, str]) -> discord.ui.View:
    """Rows of five, past what discord.py itself would allow in one."""
    view = discord.ui.View(timeout=None)
    for label, custom_id in labels_and_ids:
        view.add_item(discord.ui.Button(label=label, custom_id=custom_id))
    return view


def _raw(home: Home, body: Json) -> Awaitable[object]:
    """What discord.py would not let us send."""
    return home.bot.http.request(Route("POST", "/channels/{channel_id}/messages", channel_id=home.lounge.id), json=body)


def _rows(*buttons: Json) -> list[Json]:
    return [{"type": 1, "components": list(buttons[at : at + 5])} for at in range(0, len(buttons), 5)]


def _button(number: int) -> Json:
    return {"type": 2, "style": 2, "label": str(number), "custom_id": str(number)}


REFUSED: dict[str, tuple[int, Deed]] = {
    "too long": (50035, lambda home: home.room.send("x" * 2001)),
    "empty": (50006, lambda home: home.room.send("   ")),
    "two buttons of one id": (50035, lambda home: home.room.send("x", view=_view(("a", "same"), ("b", "same")))),
    "a long label": (50035, lambda home: home.room.send("x", view=_view(("a" * 81, "a")))),
    "a long id": (50035, lambda home: _raw(home, {"content": "x", "components": _rows(_button(10**100))})),
    "six rows": (
        50035,
        lambda home: _raw(home, {"content": "x", "components": _rows(*map(_button, range(26)))}),
    ),
    "a long nonce": (50035, lambda home: home.room.send("x", nonce="n" * 26)),
    "a reply to nothing": (50035, lambda home: home.room.get_partial_message(77).reply("x")),
    "no such channel": (10003, lambda home: home.bot.fetch_channel(77)),
    "no such message": (10008, lambda home: home.room.fetch_message(77)),
    "no such server": (10004, lambda home: home.bot.fetch_guild(77)),
    "no such user": (10013, lambda home: home.bot.fetch_user(77)),
    "no such member": (10013, lambda home: home.bot.guilds[0].fetch_member(77)),
    "no such event": (10070, lambda home: home.bot.guilds[0].fetch_scheduled_event(77)),
    "to a bot": (50033, lambda home: home.bot.create_dm(discord.Object(home.fake.bot.id))),
    "an emoji that is none": (10014, lambda home: home.room.get_partial_message(_said(home)).add_reaction("x")),
    "the words of others": (50005, lambda home: home.room.get_partial_message(_said(home)).edit(content="x")),
    "taking away the words of others": (50013, lambda home: home.room.get_partial_message(_said(home)).delete()),
}


def _said(home: Home) -> int:
    return home.ana.say(home.lounge, "mine").id


@pytest.mark.parametrize("what", REFUSED)
async def test_what_discord_refuses(home: Home, what: str) -> None:
    code, deed = REFUSED[what]
    with pytest.raises(discord.HTTPException) as refused:
        await deed(home)
    assert refused.value.code == code
    assert home.ana.sees_of_bot(home.lounge) == []
    home.fake.forgive_requests()


async def test_permissions_are_looked_at_at_that_moment(home: Home) -> None:
    role = home.fake.role_of_bot(home.guild)
    home.fake.overwrite(home.lounge, role, deny=Permission.SEND_MESSAGES)
    with pytest.raises(discord.Forbidden, match="50013"):
        await home.room.send("x")
    home.fake.overwrite(home.lounge, role, deny=Permission.VIEW_CHANNEL)
    with pytest.raises(discord.Forbidden, match="50001"):
        await home.room.send("x")
    home.ana.say(home.lounge, "unheard")
    home.fake.overwrite(home.lounge, role, allow=Permission.VIEW_CHANNEL)
    await home.room.send("x")
    assert home.bot.heard == []
    home.fake.permit(home.guild, home.guild.everyone, EVERYONE & ~Permission.SEND_MESSAGES)
    with pytest.raises(discord.Forbidden, match="50013"):
        await home.room.send("x")
    home.fake.delete(home.lounge)
    with pytest.raises(discord.NotFound, match="10003"):
        await home.bot.get_partial_messageable(home.lounge.id).send("x")
    assert len(home.fake.log.invalid) == 3


async def test_private_messages_are_refused_by_three_numbers(home: Home) -> None:
    ana = await home.bot.fetch_user(home.ana.id)
    home.ana.closes_messages()
    with pytest.raises(discord.Forbidden, match="50007"):
        await ana.send("x")
    home.ana.closes_messages(False)
    home.ana.blocks_bot()
    with pytest.raises(discord.Forbidden, match="50007"):
        await ana.send("x")
    home.ana.blocks_bot(False)
    await ana.send("x")
    home.fake.leave(home.guild, home.ana)
    with pytest.raises(discord.Forbidden, match="50278"):
        await ana.send("x")
    assert [each.content for each in home.ana.sees()] == ["x"]
    home.fake.limits.openings = 1
    with pytest.raises(discord.Forbidden, match="40003"):
        await (await home.bot.fetch_user(home.ben.id)).send("x")
    home.fake.passes(timedelta(minutes=10))
    await (await home.bot.fetch_user(home.ben.id)).send("x")


async def test_a_nonce_counts_for_a_few_minutes(home: Home) -> None:
    first, again = [await home.room.send("once", nonce="the-same") for _ in range(2)]
    assert first.id == again.id
    home.fake.passes(home.fake.state.nonce_window + 1)
    assert (await home.room.send("once", nonce="the-same")).id != first.id
    assert len(home.ana.sees(home.lounge)) == 2


async def test_an_answer_is_due_within_three_seconds(home: Home) -> None:
    asked = home.ana.slash(home.lounge, "late")
    await home.fake.until(lambda: "late begins" in home.bot.noticed)
    assert not home.fake.interactions.has_failed(asked)
    home.fake.passes(3.5)
    assert home.fake.interactions.has_failed(asked)
    home.bot.may_answer.set()
    await home.fake.until(lambda: "late: 10062" in home.bot.noticed)


async def test_an_answer_is_given_once_and_follow_ups_for_fifteen_minutes(home: Home) -> None:
    asked = home.ana.slash(home.lounge, "hello", name="Ana")
    await home.fake.answer_to(asked)
    callback = Route(
        "POST", "/interactions/{webhook_id}/{webhook_token}/callback", webhook_id=asked.id, webhook_token=asked.token
    )
    with pytest.raises(discord.HTTPException, match="40060"):
        await home.bot.http.request(callback, json={"type": 4, "data": {"content": "again"}})
    with pytest.raises(discord.NotFound, match="10015"):
        await _follow_up(home, "another")
    home.fake.passes(timedelta(minutes=15))
    with pytest.raises(discord.HTTPException, match="50027"):
        await _follow_up(home, asked.token)


def _follow_up(home: Home, token: str) -> Awaitable[object]:
    route = Route("POST", "/webhooks/{webhook_id}/{webhook_token}", webhook_id=home.fake.bot.id, webhook_token=token)
    return home.bot.http.request(route, json={"content": "more"})


def _option(**more: object) -> Json:
    return {"type": 3, "name": "words", "description": "Words"} | more


_MANY = [_option(name=f"z{number}", description="x" * 100) for number in range(25)]

DECLARED: dict[str, Sequence[Json]] = {
    "a capital": [{"name": "Find", "description": "x"}],
    "a blank": [{"name": "find it", "description": "x"}],
    "no description": [{"name": "find", "description": ""}],
    "a long description": [{"name": "find", "description": "x" * 101}],
    "a long translation": [{"name": "find", "description": "x", "description_localizations": {"de": "x" * 101}}],
    "a language unknown to Discord": [{"name": "find", "description": "x", "name_localizations": {"at": "finde"}}],
    "twice": [{"name": "find", "description": "x"}] * 2,
    "required after not required": [
        {"name": "find", "description": "x", "options": [_option(), _option(name="more", required=True)]}
    ],
    "26 choices": [
        {
            "name": "find",
            "description": "x",
            "options": [_option(choices=[{"name": str(n), "value": str(n)} for n in range(26)])],
        }
    ],
    "choices and autocomplete": [
        {"name": "x", "description": "x", "options": [_option(autocomplete=True, choices=[{"name": "a", "value": ""}])]}
    ],
    "options beside subcommands": [
        {"name": "x", "description": "x", "options": [_option(), _option(type=1, name="y")]}
    ],
    "a group within a group": [
        {"name": "x", "description": "x", "options": [_option(type=2, options=[_option(type=2, name="y")])]}
    ],
    "too large in all": [
        {"name": "x", "description": "x", "options": [_option(name=f"y{n}", type=1, options=_MANY) for n in range(5)]}
    ],
}


@pytest.mark.parametrize("what", DECLARED)
def test_a_declaration_that_discord_refuses(what: str) -> None:
    with pytest.raises(Refused, match="50035"):
        check(DECLARED[what])


def test_a_declaration_of_101_commands() -> None:
    commands = [{"name": f"find{number}", "description": "x"} for number in range(101)]
    check(commands[1:])
    with pytest.raises(Refused, match="30032"):
        check(commands)


async def test_a_token_that_is_wrong(fake: FakeDiscord) -> None:
    with pytest.raises(discord.LoginFailure):
        async with running(fake, Bot(), token="wrong"):
            pass
    assert [each.status for each in fake.log.invalid] == [401]


async def test_intents_that_were_not_granted(fake: FakeDiscord) -> None:
    fake.granted = 0
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with running(fake, Bot()):
            pass
    assert fake.gateway.closed_with == [4014]
