"""The fake Discord itself, tried with bare discord.py: what people and bots do, and who sees it."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import discord
import pytest

from tests.support.discord_fake import FakeDiscord
from tests.support.discord_fake_bot import Bot, Home, Whom, home_of, running
from tests.support.discord_fake_client import CannotDo
from tests.support.discord_fake_people import Given
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_world import Kind


async def test_a_bot_logs_in_and_its_commands_are_known(home: Home) -> None:
    assert {each.name for each in home.bot.synced} == {"hello", "checkin", "late", "zone", "settings"}
    assert [each.name for each in home.bot.guilds] == ["Home"]
    assert home.bot.guilds[0].member_count == 4  # with the owner and the bot
    assert {each.name for each in home.bot.guilds[0].members} >= {"ana", "ben"}


async def test_what_is_said_is_heard_and_answered(home: Home) -> None:
    said = home.ana.say(home.lounge, "good morning")
    await home.fake.until(lambda: home.bot.heard == ["good morning"])
    await home.room.get_partial_message(said.id).reply("and to you")
    assert [each.content for each in home.ben.sees(home.lounge)] == ["good morning", "and to you"]
    assert home.ben.sees(home.lounge)[-1].replies_to == said.id


async def test_an_ephemeral_answer_is_seen_by_one_person_alone(home: Home) -> None:
    asked = home.ana.slash(home.lounge, "hello", name="Ana")
    assert (await home.fake.answer_to(asked)).content == "Hello Ana"
    assert [each.content for each in home.ana.sees(home.lounge)] == ["Hello Ana"]
    assert home.ben.sees(home.lounge) == []
    assert home.fake.visible[-1].to == "@Ana"
    with pytest.raises(discord.NotFound, match="10008"):
        await home.room.fetch_message(home.ana.sees(home.lounge)[0].id)


async def test_deferred_followed_up_and_a_direct_message(home: Home) -> None:
    asked = home.ana.slash(home.lounge, "checkin now", feeling=4)
    await home.fake.until(lambda: home.ana.sees_of_bot())
    assert [each.content for each in asked.answers] == ["feeling 4", "second, edited"]
    assert home.ana.sees()[0].content == "How was your day?"
    deeds = [(each.deed, each.to, each.text) for each in home.fake.visible]
    assert deeds[-4:] == [
        ("sent", "@Ana", "feeling 4"),
        ("sent", "@Ana", "second"),
        ("edited", "@Ana", "second, edited"),
        ("sent", "@Ana", "How was your day?"),
    ]


async def test_buttons_lists_and_forms_old_and_new(home: Home) -> None:
    home.ana.slash(None, "checkin now")
    await home.fake.until(lambda: home.ana.sees_of_bot()[-1:] and home.ana.sees_of_bot()[-1].components)
    question = home.ana.sees_of_bot()[-1]
    with pytest.raises(CannotDo):
        home.ben.click(question, "Tell more")
    with pytest.raises(CannotDo):
        home.ana.click(question, "Not there")
    pressed = home.ana.click(question, "Tell more")
    await home.fake.form_of(pressed)
    with pytest.raises(CannotDo):
        home.ana.submit(pressed, {"How are you": "x" * 201})
    answered = await home.fake.answer_to(home.ana.submit(pressed, {"How are you": "a long day"}))
    assert answered.content == "Noted: a long day"
    pressed = home.ana.click(question, "labelled")
    await home.fake.form_of(pressed)
    home.ana.submit(pressed, {"How are you": "fine", "Day": ["Today"]})
    await home.fake.until(lambda: question.content == "fine on 0")


async def test_a_choice_from_a_list(home: Home) -> None:
    home.ana.slash(None, "checkin now")
    await home.fake.until(lambda: home.ana.sees_of_bot()[-1:] and home.ana.sees_of_bot()[-1].components)
    question = home.ana.sees_of_bot()[-1]
    with pytest.raises(CannotDo):
        home.ana.select(question, "Elsewhere")
    home.ana.select(question, "Low", of="How is it")
    await home.fake.until(lambda: question.content == "chosen 1")
    assert question.components == []
    await home.room.send("Whom", view=Whom())
    people = home.ana.sees(home.lounge)[-1]
    home.ana.select(people, home.ben)
    await home.fake.until(lambda: people.content == "chosen Ben")


async def test_what_is_being_typed_is_completed(home: Home) -> None:
    asked = home.ana.suggest(home.lounge, "zone", "place", place="euro")
    assert [each["name"] for each in await home.fake.suggestions_of(asked)] == ["Europe/Berlin", "Europe/Lisbon"]


async def test_a_client_offers_only_what_is_declared_and_allowed(home: Home) -> None:
    helpers = home.fake.role(home.guild, "Helpers", Permission(0), home.ben)
    keeper = home.fake.role(home.guild, "Keepers", Permission.MANAGE_GUILD, home.ben)
    tried: dict[str, dict[str, Given]] = {
        "hullo": {},
        "checkin": {},
        "checkin later": {},
        "hello": {},
        "checkin now": {"feeling": 6},
        "settings": {"helpers": helpers, "room": home.lounge},
    }
    for name, options in tried.items():
        with pytest.raises(CannotDo):
            home.ana.slash(home.lounge, name, options)
    with pytest.raises(CannotDo):
        home.ben.slash(None, "settings", helpers=helpers, room=home.lounge)
    asked = home.ben.slash(home.lounge, "settings", helpers=helpers, room=home.lounge)
    assert (await home.fake.answer_to(asked)).content == "Helpers in lounge"
    home.fake.take(home.guild, home.ben, keeper)
    with pytest.raises(CannotDo):
        home.ben.slash(home.lounge, "settings", helpers=helpers, room=home.lounge)


async def test_a_command_has_a_name_in_ones_own_language(fake: FakeDiscord) -> None:
    ana = fake.person("Ana", locale="de")
    guild = fake.guild("Home", ana)
    lounge = fake.channel(guild, "lounge")
    fake.commands.put(
        [{"name": "find", "name_localizations": {"de": "finde"}, "description": "Find", "type": 1}], guild.id
    )
    assert ana.slash(lounge, "finde").data["name"] == "find"
    with pytest.raises(CannotDo):
        fake.person("Ben").slash(lounge, "finde")


async def test_edits_deletions_and_reactions_are_told(home: Home) -> None:
    message = await home.room.send("first")
    await message.edit(content="second")
    await message.add_reaction("🌱")
    shown = home.ana.sees(home.lounge)[0]
    home.ana.react(shown, "🌱")
    await home.fake.until(lambda: home.bot.noticed.count("reacted 🌱") == 2)
    assert (shown.content, shown.reactions) == ("second", {"🌱": [home.fake.bot.id, home.ana.id]})
    await message.delete()
    assert home.ana.sees(home.lounge) == []
    assert [each.deed for each in home.fake.visible[-5:]] == ["sent", "edited", "reacted", "reacted", "deleted"]


async def test_who_is_mentioned_and_who_is_called(home: Home) -> None:
    text = f"{home.ana.mention} and {home.ben.mention} @everyone"
    await home.room.send(text, allowed_mentions=discord.AllowedMentions.none(), silent=True)
    await home.room.send(text, allowed_mentions=discord.AllowedMentions(users=[discord.Object(home.ana.id)]))
    quiet, loud = home.ana.sees(home.lounge)
    assert (quiet.pings, quiet.mentions_everyone, quiet.is_silent) == (frozenset(), False, True)
    assert (loud.pings, loud.is_silent) == (frozenset({home.ana.id}), False)


async def test_files_both_ways(home: Home) -> None:
    await home.room.send("here", file=discord.File(io.BytesIO(b"a,b"), "list.csv", description="a list"))
    attached = home.ana.sees(home.lounge)[0].attachments[0]
    assert (attached.filename, attached.content, attached.description) == ("list.csv", b"a,b", "a list")
    said = home.ana.say(home.lounge, "mine", files=[("mine.txt", b"words")])
    assert await (await home.room.fetch_message(said.id)).attachments[0].read() == b"words"


async def test_threads_on_messages_forums_and_private_ones(home: Home) -> None:
    said = home.ana.say(home.lounge, "let us talk")
    message = home.room.get_partial_message(said.id)
    thread = await message.create_thread(name="Talk")
    assert thread.id == said.id
    with pytest.raises(discord.HTTPException, match="160004"):
        await message.create_thread(name="Talk again")
    inside = await thread.send("inside")
    await thread.edit(archived=True, locked=True)
    with pytest.raises(discord.HTTPException, match="50083"):
        await inside.edit(content="changed")
    with pytest.raises(CannotDo):
        home.ana.say(home.fake.state.channel(thread.id), "hello")
    quiet = await home.room.create_thread(name="Quiet", type=discord.ChannelType.private_thread)
    await quiet.send("for two")
    await quiet.add_user(discord.Object(home.ana.id))
    there = home.fake.state.channel(quiet.id)
    assert [len(each.sees(there)) for each in (home.ana, home.ben)] == [1, 0]
    forum = home.fake.channel(home.guild, "forum", Kind.FORUM)
    await home.fake.until(lambda: home.bot.get_channel(forum.id))
    posts = home.bot.get_channel(forum.id)
    assert isinstance(posts, discord.ForumChannel)
    made = await posts.create_thread(name="Post", content="first words")
    assert home.ben.sees(home.fake.state.channel(made.thread.id))[0].content == "first words"
    home.ana.post(forum, "Mine", "of Ana")
    await home.fake.until(lambda: home.bot.heard[-1:] == ["of Ana"] and "thread Mine" in home.bot.noticed)


async def test_scheduled_events(home: Home) -> None:
    guild = home.bot.guilds[0]
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    event = await guild.create_scheduled_event(
        name="Evening",
        start_time=tomorrow,
        end_time=tomorrow + timedelta(hours=1),
        entity_type=discord.EntityType.external,
        location="#lounge",
        privacy_level=discord.PrivacyLevel.guild_only,
    )
    await home.fake.until(lambda: guild.get_scheduled_event(event.id))
    await event.edit(name="Late evening")
    await event.cancel()
    await home.fake.until(lambda: "event Late evening canceled" in home.bot.noticed)
    assert [each.name for each in await guild.fetch_scheduled_events()] == ["Late evening"]
    with pytest.raises(discord.HTTPException, match="180000"):
        await event.edit(name="Again")
    await event.delete()
    assert await guild.fetch_scheduled_events() == []


async def test_members_and_servers_come_and_go(home: Home) -> None:
    cem = home.fake.person("Cem")
    home.fake.join(home.guild, cem)
    await home.fake.until(lambda: "joined Cem" in home.bot.noticed)
    home.fake.leave(home.guild, cem)
    await home.fake.until(lambda: "left Cem" in home.bot.noticed)
    other = home.fake.guild("Other", cem)
    await home.fake.until(lambda: len(home.bot.guilds) == 2)
    home.fake.remove_bot(other)
    await home.fake.until(lambda: "removed from Other" in home.bot.noticed)
    home.fake.outage(home.guild)
    await home.fake.until(lambda: home.bot.guilds == [] or home.bot.guilds[0].unavailable)
    home.fake.outage(home.guild, is_over=True)
    await home.fake.until(lambda: home.bot.guilds and not home.bot.guilds[0].unavailable)


async def test_without_the_content_intent_only_private_and_own_words_arrive(fake: FakeDiscord) -> None:
    fake.granted = 0
    async with home_of(fake, Bot(intents=discord.Intents.default())) as home:
        home.ana.say(home.lounge, "unheard")
        home.ana.say(home.lounge, f"<@{fake.bot.id}> heard")
        home.ana.say(None, "in private")
        await fake.until(lambda: len(home.bot.heard) == 3)
        assert home.bot.heard == ["", f"<@{fake.bot.id}> heard", "in private"]


async def test_each_shard_hears_of_its_own_servers(fake: FakeDiscord) -> None:
    ana = fake.person("Ana")
    rooms = [fake.channel(fake.guild(f"Home {number}", ana, ref=(1000 + number) << 22), "room") for number in range(2)]
    async with running(fake, Bot(shard_count=2)) as bot:
        for room in rooms:
            ana.say(room, f"in {room.guild}")
        ana.say(None, "in private")
        await fake.until(lambda: len(bot.heard) == 3)
        heard = {each.shard: each.number for each in fake.gateway.sessions.values()}
        assert heard.keys() == {(0, 2), (1, 2)}
        names = {each.shard[0]: [name for _, name, _ in each.events] for each in fake.gateway.sessions.values()}
        assert [names[number].count("MESSAGE_CREATE") for number in range(2)] == [2, 1]
