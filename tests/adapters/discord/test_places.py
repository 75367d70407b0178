"""Where something is said, who says it, and what they may do there: as Discord says at that moment."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.core.heard import Gone, Heard, Left, Said
from bot.core.people import PlaceKind, Role
from tests.support.discord_bot import Home, a_home, a_part_of
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_world import Channel, Kind, Message

pytestmark = pytest.mark.asyncio(loop_scope="module")
MEMBERS = 1 << 1


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Home]:
    async with a_home(tmp_path_factory.mktemp("bot")) as home:
        yield home


@pytest_asyncio.fixture(loop_scope="module")
async def home(shared: Home) -> AsyncIterator[Home]:
    async with a_part_of(shared) as home:
        yield home


@pytest.fixture
def heard(home: Home, monkeypatch: pytest.MonkeyPatch) -> list[Heard]:
    """All that the core hears from here on."""
    found: list[Heard] = []
    hear = home.bot.link.ears._hear

    def note(event: Heard) -> asyncio.Task[None]:
        found.append(event)
        return hear(event)

    monkeypatch.setattr(home.bot.link.ears, "_hear", note)
    return found


async def roles_of(home: Home, heard: list[Heard], where: Channel | None = None) -> frozenset[Role]:
    """What they may do, by the next thing that they do."""
    heard.clear()
    home.ana.say(where or home.lounge, "good evening")
    await home.fake.until(lambda: heard)
    [membership] = heard[0].who.memberships
    return membership.roles


# places


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.ANNOUNCEMENT, Kind.VOICE, Kind.STAGE])
async def test_channels_of_all_kinds(home: Home, heard: list[Heard], kind: Kind) -> None:
    channel = home.fake.channel(home.guild, f"of-kind-{kind.value}", kind)
    home.ana.say(channel, "!checkin now 4")
    await home.fake.until(lambda: home.ana.sees_of_bot())
    assert (heard[0].place.kind, heard[0].place.ref) == (PlaceKind.ROOM, str(channel.id))
    asked = home.ana.slash(channel, "help")
    assert (await home.fake.answer_to(asked)).is_ephemeral


@pytest.mark.parametrize("is_private", [False, True])
async def test_threads(home: Home, heard: list[Heard], is_private: bool) -> None:
    thread = home.fake.thread(home.lounge, "evening", home.ana, home.fake.bot, private=is_private)
    home.ana.say(thread, "!checkin now 4")
    await home.fake.until(lambda: home.ana.sees_of_bot())
    assert heard[0].place.ref == str(thread.id)
    assert isinstance(heard[0], Said)
    assert heard[0].hangs_on == str(home.lounge.id), "what is decided for the channel is decided for its threads"
    assert heard[0].who.memberships[0].community == str(home.guild.id)
    assert (await home.fake.answer_to(home.ana.slash(thread, "help"))).is_ephemeral


async def test_posts_of_a_forum(home: Home, heard: list[Heard]) -> None:
    forum = home.fake.channel(home.guild, "forum", Kind.FORUM)
    post = home.ana.post(forum, "evening", "!checkin now 4")
    await home.fake.until(lambda: home.ana.sees_of_bot())
    assert heard[0].place.ref == str(post.channel.id)


async def test_a_server_that_the_library_does_not_know_is_never_private(home: Home, heard: list[Heard]) -> None:
    """What is said there must not be taken for a private message, and its channel not for somebody's own."""
    other = home.fake.guild("other", home.ana, with_bot=False)
    channel = home.fake.channel(other, "square")
    session = next(iter(home.fake.gateway.sessions.values()))
    said = home.ana.say(channel, "!checkin now 4")
    from tests.support import discord_fake_payloads as payloads

    told = payloads.said(said, home.fake.bot, home.fake.state.base) | {"guild_id": str(other.id)}
    session.tell("MESSAGE_CREATE", told)
    session.tell("MESSAGE_UPDATE", told | {"edited_timestamp": datetime.now(UTC).isoformat()})
    await home.bot.hears()
    await home.settled()
    assert heard == []
    assert home.ana.sees_of_bot() == []
    assert home.bot.link.direct._known.get(home.ana.id) != channel.id


# who


async def test_a_role_given_and_taken_in_the_same_minute(home: Home, heard: list[Heard]) -> None:
    role = home.fake.role(home.guild, "keeper", Permission.MODERATE_MEMBERS)
    assert await roles_of(home, heard) == frozenset()
    home.fake.give(home.guild, home.ana, role)
    assert await roles_of(home, heard) == {Role.MODERATOR}
    home.fake.take(home.guild, home.ana, role)
    assert await roles_of(home, heard) == frozenset()


@pytest.mark.parametrize(
    ("permission", "is_one"),
    [
        (Permission.ADMINISTRATOR, True),
        (Permission.MANAGE_GUILD, True),
        (Permission.MODERATE_MEMBERS, True),
        (Permission.MANAGE_MESSAGES, False),
        (Permission.MANAGE_CHANNELS, False),
    ],
)
async def test_whose_permissions_make_a_moderator(
    home: Home, heard: list[Heard], permission: Permission, is_one: bool
) -> None:
    home.fake.role(home.guild, "some role", permission, home.ana)
    assert (Role.MODERATOR in await roles_of(home, heard)) is is_one


async def test_a_name_makes_nobody_anything(home: Home, heard: list[Heard]) -> None:
    home.fake.role(home.guild, "Moderator", Permission(0), home.ana)
    home.guild.members[home.ana.id].nick = "Moderator"
    assert await roles_of(home, heard) == frozenset()


async def test_what_a_role_may_is_changed(home: Home, heard: list[Heard]) -> None:
    role = home.fake.role(home.guild, "keeper", Permission.MANAGE_GUILD, home.ana)
    assert await roles_of(home, heard) == {Role.MODERATOR}
    home.fake.permit(home.guild, role, Permission(0))
    assert await roles_of(home, heard) == frozenset()


async def test_the_owner_of_a_server_moderates_it(home: Home, heard: list[Heard]) -> None:
    owner = home.fake.guild("of ana", home.ana)
    owner.owner = home.ana.user
    session = next(iter(home.fake.gateway.sessions.values()))
    from tests.support import discord_fake_payloads_guilds as guilds

    session.tell("GUILD_CREATE", guilds.arriving(owner, home.fake.bot))
    square = home.fake.channel(owner, "square")
    await home.bot.hears()
    assert await roles_of(home, heard, square) == {Role.MODERATOR}
    assert await roles_of(home, heard) == frozenset(), "and no other"


async def test_a_moderators_command_of_nobody_is_refused(home: Home) -> None:
    home.ana.say(home.lounge, "!community quiet tomorrow")
    [answer] = await home.fake.until(lambda: home.ana.sees_of_bot())
    assert "people with another role" in answer.content


async def test_a_form_of_somebody_who_lost_the_role_meanwhile(home: Home) -> None:
    role = home.fake.role(home.guild, "keeper", Permission.MODERATE_MEMBERS, home.ana)
    asked = home.ana.slash(home.lounge, "community quiet")
    question = await home.fake.until(lambda: asked.form or (asked.original if asked.answers else None))
    if isinstance(question, Message):
        asked = home.ana.click(question, "Write an answer")
        await home.fake.form_of(asked)
    home.fake.take(home.guild, home.ana, role)
    answer = await home.fake.answer_to(home.ana.submit(asked, {"answer": "tomorrow"}))
    assert "people with another role" in answer.content
    assert answer.is_ephemeral


# whom it does not hear


async def test_bots_webhooks_and_the_system_are_not_heard(home: Home, heard: list[Heard]) -> None:
    state = home.fake.state
    robot = state.new_user("robot", is_bot=True)
    home.fake.join(home.guild, robot)
    state.post(Message(state.time.new_id(), home.lounge, robot, state.time.now(), "!checkin now 4"))
    joined = Message(state.time.new_id(), home.lounge, home.ana.user, state.time.now(), "!checkin now 4", kind=7)
    state.post(joined)
    from tests.support import discord_fake_payloads as payloads

    said = Message(state.time.new_id(), home.lounge, home.ana.user, state.time.now(), "!checkin now 4")
    session = next(iter(home.fake.gateway.sessions.values()))
    session.tell("MESSAGE_CREATE", payloads.said(said, home.fake.bot, state.base) | {"webhook_id": str(said.id)})
    await home.bot.hears()
    assert heard == []


async def test_it_does_not_hear_itself(home: Home, heard: list[Heard]) -> None:
    state = home.fake.state
    state.post(Message(state.time.new_id(), home.lounge, home.fake.bot, state.time.now(), "!checkin now 4"))
    await home.bot.hears()
    assert heard == []


async def test_an_edit_is_looked_at_and_never_carried_out(home: Home, heard: list[Heard]) -> None:
    said = home.ana.say(home.lounge, "!help")
    await home.fake.until(lambda: home.ana.sees_of_bot())
    await home.settled()
    answers = len(home.ana.sees_of_bot())
    home.ana.edit(said, "!checkin now 4")
    edit = await home.fake.until(lambda: next((each for each in heard if isinstance(each, Said) and each.edited), None))
    assert edit is not None
    assert (edit.text, edit.place.ref) == ("!checkin now 4", str(home.lounge.id))
    await home.settled()
    assert len(home.ana.sees_of_bot()) == answers


async def test_a_preview_that_appears_below_a_link_is_no_edit(home: Home, heard: list[Heard]) -> None:
    said = home.ana.say(home.lounge, "look: https://example.org")
    home.fake.state._tell_message("MESSAGE_UPDATE", said)
    await home.bot.hears()
    await home.settled()
    assert not [each for each in heard if isinstance(each, Said) and each.edited]


async def test_an_edit_is_of_the_message_that_it_edits(home: Home, heard: list[Heard]) -> None:
    said = home.ana.say(home.lounge, "good evening")
    home.ana.edit(said, "good evening, everyone")
    await home.fake.until(lambda: len(heard) > 1)
    assert [(event.message, event.edited) for event in heard if isinstance(event, Said)] == [
        (str(said.id), False),
        (str(said.id), True),
    ]
    assert len({event.id for event in heard}) == 2


async def test_messages_that_are_taken_away(home: Home, heard: list[Heard]) -> None:
    said = [home.ana.say(home.lounge, words) for words in ("good evening", "I am here")]
    home.ana.delete(said[0])
    home.fake.delete_many(home.lounge, said)
    gone = await home.fake.until(lambda: found if len(found := [e for e in heard if isinstance(e, Gone)]) > 2 else None)
    assert gone is not None
    assert [event.message for event in gone] == [str(each.id) for each in (said[0], *said)]
    assert {(event.place.ref, event.who.account.ref) for event in gone} == {(str(home.lounge.id), "")}
    assert {event.who.memberships[0].community for event in gone} == {str(home.guild.id)}


async def test_what_is_taken_away_in_private_is_not_heard_of(home: Home, heard: list[Heard]) -> None:
    home.ana.delete(home.ana.say(None, "good evening"))
    await home.bot.hears()
    assert not [event for event in heard if isinstance(event, Gone)]


async def test_the_roles_that_somebody_holds(home: Home, heard: list[Heard]) -> None:
    role = home.fake.role(home.guild, "owls", Permission(0), home.ana)
    await home.bot.hears()
    await roles_of(home, heard)
    assert heard[0].who.memberships[0].holds == {str(role.id)}


# coming and going


async def test_leaving_and_coming_back(home: Home, heard: list[Heard]) -> None:
    await home.is_heard(home.ana)
    for _ in range(2):
        heard.clear()
        home.fake.leave(home.guild, home.ana)
        home.fake.join(home.guild, home.ana)
        await home.fake.until(lambda: [each for each in heard if isinstance(each, Left)])
        assert await roles_of(home, heard) == frozenset()
    home.ana.say(None, "!you show")
    await home.fake.until(lambda: home.ana.sees_of_bot())


async def test_whoever_shares_two_servers_is_asked_which(home: Home) -> None:
    other = home.fake.guild("the other **one** @everyone", home.ana)
    square = home.fake.channel(other, "square")
    await home.bot.hears()
    await home.is_heard(home.ana)
    await home.fake.answer_to(home.ana.slash(square, "help"))
    await home.settled()
    account = await home.bot.account(home.ana)
    async with home.bot.there.database.transaction() as tx:  # as if it were long ago
        await tx.people.means(account, 1, datetime(2020, 1, 1, tzinfo=UTC))
    home.ana.say(None, "!checkin join 9:00 Europe/Berlin")
    [question] = await home.fake.until(lambda: home.ana.sees_of_bot())
    labels = [each["label"] for each in question.components[0]["components"]]
    assert labels == ["home", "the other **one** @everyone"]
    assert not question.pings
    answer = await home.fake.answer_to(home.ana.click(question, labels[1]))
    assert "09:00" in answer.content or "9:00" in answer.content


# without the members intent


@pytest_asyncio.fixture(loop_scope="module")
async def unknowing(tmp_path: Path) -> AsyncIterator[Home]:
    """The bot is not told who is in its servers."""
    async with a_home(tmp_path, members=False) as home:
        yield home


async def test_a_first_contact_in_private_is_looked_up(unknowing: Home) -> None:
    home = unknowing
    home.ana.say(None, "!checkin now 4")
    assert "Thank you" in (await home.answer(home.ana, 0)).content
    assert home.fake.log.of("GET", rf"/guilds/{home.guild.id}/members/{home.ana.id}$")


async def test_whoever_was_heard_somewhere_is_looked_up_there(unknowing: Home) -> None:
    home = unknowing
    others = [home.fake.guild(f"other {number}") for number in range(3)]
    await home.bot.hears()
    await home.is_heard(home.ana)
    await home.bot.link.places.settled()
    home.ana.say(None, "!checkin now 4")
    await home.answer(home.ana, 0)
    asked = home.fake.log.of("GET", r"/members/\d+$")
    assert [str(home.guild.id) in each.path for each in asked] == [True]
    assert others


async def test_authority_is_looked_up_too(unknowing: Home) -> None:
    home = unknowing
    home.fake.role(home.guild, "keeper", Permission.MODERATE_MEMBERS, home.ana)
    home.ana.say(None, "!community quiet tomorrow")
    assert "another role" not in (await home.answer(home.ana, 0)).content


async def test_neither_a_hung_database_nor_a_hung_discord_delays_urgent_for_long(unknowing: Home) -> None:
    home = unknowing
    home.fake.fault("GET", "/members/", delay=30, times=9)
    async with home.bot.there.database.transaction():
        began = time.monotonic()
        asked = home.ben.slash(None, "urgent")
        home.ana.say(None, "!urgent")
        assert "findahelpline.com" in (await home.fake.answer_to(asked, 3)).content
        assert "findahelpline.com" in (await home.answer(home.ana, 0)).content
        assert time.monotonic() - began < 2.9


async def test_when_nobody_says_where_they_are_they_are_still_answered(unknowing: Home) -> None:
    home = unknowing
    await home.is_heard(home.ana)
    home.fake.fault("GET", "/members/", cut=True, times=9)
    home.ana.say(None, "!checkin now 4")
    assert (await home.answer(home.ana, 0)).content


async def test_a_member_in_a_timeout_moderates_nothing(home: Home, heard: list[Heard]) -> None:
    from tests.support import discord_fake_payloads as payloads

    home.fake.role(home.guild, "keeper", Permission.MANAGE_GUILD, home.ana)
    assert await roles_of(home, heard) == {Role.MODERATOR}
    until = (datetime.now(UTC) + timedelta(minutes=5)).isoformat()
    told = payloads.member(home.guild.members[home.ana.id])
    home.fake.state.tell_guild("GUILD_MEMBER_UPDATE", home.guild, told | {"communication_disabled_until": until})
    await home.bot.hears()
    member = home.bot.link.client.get_guild(home.guild.id).get_member(home.ana.id)  # type: ignore[union-attr]  # is there
    assert member is not None
    assert home.bot.link.places.membership(member).roles == frozenset()
