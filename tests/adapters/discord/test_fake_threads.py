"""How strict the fake is about threads and stages, by bare discord.py."""

from __future__ import annotations

from collections.abc import Awaitable

import discord
import pytest

from tests.support.discord_fake import FakeDiscord
from tests.support.discord_fake_bot import Bot, Home, home_of
from tests.support.discord_fake_permissions import EVERYONE, INVITED, Permission
from tests.support.discord_fake_routes_stages import MODERATES
from tests.support.discord_fake_world import Channel, Kind


async def code_of(deed: Awaitable[object]) -> int:
    with pytest.raises(discord.HTTPException) as refused:
        await deed
    return refused.value.code


def without(home: Home, lacks: Permission) -> None:
    home.fake.permit(home.guild, home.fake.role_of_bot(home.guild), INVITED & ~lacks)
    home.fake.permit(home.guild, home.guild.everyone, EVERYONE & ~lacks)


async def private(home: Home) -> discord.Thread:
    made = await home.room.create_thread(name="Quiet", type=discord.ChannelType.private_thread, invitable=False)
    await home.fake.until(lambda: home.bot.get_channel(made.id))
    thread = home.bot.get_channel(made.id)
    assert isinstance(thread, discord.Thread)
    return thread


def there(home: Home, thread: discord.Thread) -> Channel:
    return home.fake.state.channel(thread.id)


async def test_where_a_private_thread_can_be(home: Home) -> None:
    assert not (await private(home)).invitable
    for kind in (Kind.ANNOUNCEMENT, Kind.VOICE, Kind.STAGE):
        channel = home.fake.channel(home.guild, f"channel-{kind.value}", kind)
        opens = home.bot.http.start_thread_without_message(channel.id, name="x", auto_archive_duration=1440, type=12)
        assert await code_of(opens) == 50024
    without(home, Permission.CREATE_PRIVATE_THREADS)
    assert await code_of(home.room.create_thread(name="Quiet", type=discord.ChannelType.private_thread)) == 50013


async def test_who_is_in_a_thread(home: Home) -> None:
    thread, ana = await private(home), discord.Object(home.ana.id)
    for _ in range(2):
        await thread.add_user(ana)
    await home.fake.until(lambda: [each.id for each in thread.members] == [home.ana.id])
    assert await code_of(thread.add_user(discord.Object(77))) == 10013
    assert await code_of(thread.add_user(discord.Object(home.fake.person("Cem").id))) == 10007
    assert await code_of(thread.remove_user(discord.Object(home.ben.id))) == 10007
    await thread.remove_user(ana)
    await home.fake.until(lambda: not thread.members)
    without(home, Permission.SEND_MESSAGES_IN_THREADS)
    assert await code_of(thread.add_user(ana)) == 50013


async def test_who_is_called_in_a_thread_is_in_it(home: Home) -> None:
    thread = await private(home)
    await thread.send(f"<@{home.ana.id}>", allowed_mentions=discord.AllowedMentions.none())
    assert home.ana.id not in there(home, thread).joined
    await thread.send(f"<@{home.ana.id}>")
    assert home.ana.id in there(home, thread).joined
    home.ana.say(there(home, thread), home.ben.mention)
    assert home.ben.id not in there(home, thread).joined, "only who opened it brings others"


async def test_without_the_intent_for_members_nobody_is_told_of(fake: FakeDiscord) -> None:
    async with home_of(fake, Bot(intents=discord.Intents.default())) as home:
        thread = await private(home)
        await thread.add_user(discord.Object(home.ana.id))
        told = [name for session in fake.gateway.sessions.values() for _, name, _ in session.events]
        assert "THREAD_MEMBERS_UPDATE" not in told


async def test_what_one_may_in_ones_own_thread_without_managing_threads(home: Home) -> None:
    without(home, Permission.MANAGE_THREADS)
    thread, public = (
        await private(home),
        await home.room.create_thread(name="x", type=discord.ChannelType.public_thread),
    )
    for each in (thread, public):
        await each.add_user(discord.Object(home.ana.id))
        assert await code_of(each.delete()) == 50013
    await thread.remove_user(discord.Object(home.ana.id))
    assert await code_of(public.remove_user(discord.Object(home.ana.id))) == 50013
    said = await thread.send("words")
    await thread.edit(archived=True, locked=True)
    assert await code_of(said.delete()) == 50083
    assert await code_of(thread.edit(archived=False)) == 50013, "it has shut itself out"


async def test_a_thread_that_was_put_away_rests(home: Home) -> None:
    thread = await private(home)
    said = await thread.send("words")
    await thread.edit(archived=True, locked=True)
    for deed in (said.delete(), said.edit(content="x"), thread.add_user(discord.Object(home.ana.id)), thread.leave()):
        assert await code_of(deed) == 50083
    http = home.bot.http
    found = await http.get_joined_private_archived_threads(home.lounge.id)
    assert [each["id"] for each in found["threads"]] == [str(thread.id)]
    assert (await http.get_active_threads(home.guild.id))["threads"] == []
    await thread.edit(archived=False)
    await said.delete()
    assert (await http.get_joined_private_archived_threads(home.lounge.id))["threads"] == []
    await thread.delete()
    assert await code_of(thread.delete()) == 10003


async def test_a_locked_thread_is_not_written_in_without_managing_threads(home: Home) -> None:
    without(home, Permission.MANAGE_THREADS)
    thread = await private(home)
    said = await thread.send("words")
    await thread.edit(locked=True)
    assert await code_of(said.edit(content="x")) == 160005
    assert await code_of(thread.send("more")) == 160005
    await said.delete()


async def test_stages(home: Home) -> None:
    channel = home.fake.channel(home.guild, "stage", Kind.STAGE)
    home.fake.overwrite(channel, home.fake.bot, allow=MODERATES)
    await home.fake.until(lambda: home.bot.get_channel(channel.id))
    stage = home.bot.get_channel(channel.id)
    assert isinstance(stage, discord.StageChannel)
    assert await code_of(stage.fetch_instance()) == 10067
    assert await code_of(stage.create_instance(topic=" ")) == 50035
    assert await code_of(stage.create_instance(topic="x", send_start_notification=True)) == 50013
    live = await stage.create_instance(topic="evening")
    assert await code_of(stage.create_instance(topic="again")) == 150006
    await home.fake.until(lambda: [each.topic for each in home.bot.guilds[0].stage_instances] == ["evening"])
    await live.delete()
    await home.fake.until(lambda: not home.bot.guilds[0].stage_instances)
    assert await code_of(live.delete()) == 10067
    opens = home.bot.http.create_stage_instance(channel_id=home.lounge.id, topic="x", reason=None)
    assert await code_of(opens) == 50024
    home.fake.overwrite(channel, home.fake.bot, allow=MODERATES & ~Permission.MUTE_MEMBERS)
    assert await code_of(stage.create_instance(topic="x")) == 50013
