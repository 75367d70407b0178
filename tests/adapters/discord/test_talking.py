"""People and the bot on Discord: who hears what, by which way, and what happens when Discord makes it hard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.discord_bot import Bot, a_bot
from tests.support.discord_contract import contract, documents
from tests.support.discord_fake import FakeDiscord
from tests.support.discord_fake_people import Person
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_world import Channel, Guild, Message


@dataclass
class Home:
    """A server with two people in it, and a channel where both read."""

    fake: FakeDiscord
    bot: Bot
    guild: Guild
    lounge: Channel
    ana: Person
    ben: Person

    async def answer(self, who: Person, before: int) -> Message:
        """What they are told in private next."""
        return (await self.fake.until(lambda: who.sees_of_bot()[before:]))[0]


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    folder = documents()
    async with FakeDiscord(contract=contract(folder) if folder is not None else None) as fake:
        ana, ben = fake.person("ana"), fake.person("ben")
        guild = fake.guild("home", ana, ben)
        lounge = fake.channel(guild, "lounge")
        async with a_bot(fake, tmp_path) as bot:
            yield Home(fake, bot, guild, lounge, ana, ben)
        assert not fake.violations, "\n".join(fake.violations)


async def test_a_slash_command_is_answered_unseen(home: Home) -> None:
    asked = home.ana.slash(home.lounge, "help")
    answer = await home.fake.answer_to(asked)
    assert answer.is_ephemeral
    seen = home.ana.sees_of_bot(home.lounge)
    assert seen[0] == answer
    assert all(part.is_ephemeral for part in seen), "all that there is to say takes more than one message"
    assert not home.ben.sees_of_bot(home.lounge)


async def test_a_typed_command_in_a_channel_is_answered_in_private_and_marked(home: Home) -> None:
    said = home.ana.say(home.lounge, "!checkin now 4")
    answer = await home.answer(home.ana, 0)
    assert "Thank you" in answer.content
    assert not home.ben.sees_of_bot(home.lounge)
    await home.fake.until(lambda: said.reactions)


async def test_a_mention_is_a_prefix(home: Home) -> None:
    home.ana.say(home.lounge, f"<@{home.fake.bot.id}> checkin now 4")
    assert "Thank you" in (await home.answer(home.ana, 0)).content


async def test_whatever_is_missing_is_asked_for_in_a_form(home: Home) -> None:
    asked = home.ana.slash(home.lounge, "you zone")
    await home.fake.form_of(asked)
    given = home.ana.submit(asked, {"answer": "berlin"})
    assert "Berlin" in (await home.fake.answer_to(given)).content
    assert not home.ben.sees_of_bot(home.lounge)


async def test_a_question_with_choices_can_be_answered_in_words_too(home: Home) -> None:
    asked = await home.fake.answer_to(home.ana.slash(home.lounge, "checkin join"))
    opened = home.ana.click(asked, "Write an answer")
    await home.fake.form_of(opened)
    given = await home.fake.answer_to(home.ana.submit(opened, {"answer": "half past eight"}))
    assert given.is_ephemeral


async def test_urgent_is_never_a_form(home: Home) -> None:
    answer = await home.fake.answer_to(home.ana.slash(home.lounge, "urgent"))
    assert "findahelpline.com" in answer.content


async def test_buttons_outlive_a_crash(home: Home) -> None:
    card = await home.fake.answer_to(home.ana.slash(None, "checkin now"))
    await home.bot.dies()
    await home.bot.starts()
    assert "Thank you" in (await home.fake.answer_to(home.ana.click(card, "4 all right"))).content


@pytest.mark.parametrize("custom_id", ["c:aaaaaaaaaaaaaaaaaaaaaa:0", "c:zz:99", "no such thing", "l:abc:0", "p:abc"])
async def test_what_was_never_offered_is_explained_in_private(home: Home, custom_id: str) -> None:
    card = await home.fake.answer_to(home.ana.slash(home.lounge, "checkin now"))
    answer = await home.fake.answer_to(home.ana.forge(card, custom_id))
    assert "no longer open" in answer.content
    assert answer.is_ephemeral


async def test_a_choice_of_somebody_else_does_nothing(home: Home) -> None:
    card = await home.fake.answer_to(home.ana.slash(home.lounge, "checkin now"))
    custom_id = card.components[0]["components"][0]["custom_id"]
    post = home.ben.say(home.lounge, "good evening")
    answer = await home.fake.answer_to(home.ben.forge(post, custom_id))
    assert "somebody else" in answer.content
    assert answer.is_ephemeral
    assert not home.ana.sees_of_bot()


async def test_what_is_slow_is_announced_in_time(home: Home) -> None:
    """The database does not answer for longer than Discord waits."""
    assert home.bot.app is not None
    database = home.bot.app.database
    async with database.transaction():
        asked = home.ana.slash(home.lounge, "you show")
        await home.fake.until(lambda: asked.original is not None, 2.9)
        assert asked.original is not None
        assert asked.original.is_loading
        await asyncio.sleep(2)
    answer = await home.fake.answer_to(asked)
    assert answer.is_ephemeral


async def test_closed_messages_get_a_pointer_that_opens_what_is_held(home: Home) -> None:
    home.ana.closes_messages()
    home.ana.say(home.lounge, "!checkin now 4")
    pointer = (await home.fake.until(lambda: home.ben.sees_of_bot(home.lounge)))[0]
    assert "Thank you" not in pointer.content
    assert not pointer.pings
    foreign = await home.fake.answer_to(home.ben.click(pointer, "Open it"))
    assert "somebody else" in foreign.content
    opened = await home.fake.answer_to(home.ana.click(pointer, "Open it"))
    assert "Thank you" in opened.content
    assert opened.is_ephemeral
    await home.fake.until(lambda: pointer not in home.ben.sees_of_bot(home.lounge))


async def test_one_pointer_is_enough_for_all_that_waits(home: Home) -> None:
    home.ana.closes_messages()
    home.ana.say(home.lounge, "!checkin now 4")
    pointer = (await home.fake.until(lambda: home.ben.sees_of_bot(home.lounge)))[0]
    home.ana.say(home.lounge, "!you show")
    await asyncio.sleep(0.7)
    assert home.ben.sees_of_bot(home.lounge) == [pointer]
    home.ana.click(pointer, "Open it")
    await home.fake.until(lambda: len(home.ana.sees_of_bot(home.lounge)) >= 2 and pointer.is_deleted)
    opened = [message.content for message in home.ana.sees_of_bot(home.lounge)]
    assert any("Thank you" in text for text in opened)
    assert any("time zone" in text.lower() for text in opened)
    assert not home.ben.sees_of_bot(home.lounge)


async def test_commands_of_other_bots_are_none_of_our_business(home: Home) -> None:
    for words in ("!play some music", "!rank", "!important: meeting at five", "/giphy cat"):
        home.ana.say(home.lounge, words)
    said = home.ana.say(home.lounge, "!chekin now 4")  # nearly one of ours
    assert "Did you mean" in (await home.answer(home.ana, 0)).content
    assert len(home.ana.sees_of_bot()) == 1
    await home.fake.until(lambda: said.reactions)
    assert not any(message.reactions for message in home.ana.sees(home.lounge) if message is not said)


async def test_a_form_that_was_put_away_takes_no_other_words(home: Home) -> None:
    await home.fake.form_of(home.ana.slash(home.lounge, "you country"))
    home.ana.say(None, "it was a long day and I would like to talk")
    answer = await home.answer(home.ana, 0)
    assert "country" not in answer.content


async def test_the_choice_another_can_be_answered_where_it_is_asked(home: Home) -> None:
    card = await home.fake.answer_to(home.ana.slash(home.lounge, "checkin join"))
    asked = home.ana.click(card, "Another")
    form = await home.fake.form_of(asked)
    assert form["title"]
    given = await home.fake.answer_to(home.ana.submit(asked, {"answer": "half past eight"}))
    assert given.is_ephemeral
    assert "did not understand" not in given.content


async def test_our_name_alone_is_a_call_for_help(home: Home) -> None:
    home.ana.say(home.lounge, f"<@{home.fake.bot.id}>")
    assert "What I can do here" in (await home.answer(home.ana, 0)).content


async def test_a_country_that_nobody_knows_is_said_to_be_unknown(home: Home) -> None:
    answer = await home.fake.answer_to(home.ana.slash(home.lounge, "urgent", {"country": "Narnia"}))
    assert "Narnia" in answer.content
    assert "findahelpline.com" in answer.content
    assert "not told me" not in answer.content


async def test_a_choice_for_moderators_names_no_command_of_ours(home: Home) -> None:
    role = home.fake.role(home.guild, "moderators", Permission.MODERATE_MEMBERS, home.ana)
    card = await home.fake.answer_to(home.ana.slash(home.lounge, "community setup"))
    home.fake.take(home.guild, home.ana, role)
    refused = await home.fake.answer_to(home.ana.click(card, "Post it here"))
    assert "another role" in refused.content
    assert "community." not in refused.content
    assert not home.ben.sees_of_bot(home.lounge)
