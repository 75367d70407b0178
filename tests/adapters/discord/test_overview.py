"""What is known of channels, roles and people: which one is meant, who reads it, whether we may write there."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.adapters.discord.overview import Overview
from bot.core.people import Account, Community, Place, PlaceKind
from tests.support.discord_bot import Home, a_home
from tests.support.discord_fake_people import Person
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_world import Channel, Kind

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def home(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Home]:
    async with a_home(tmp_path_factory.mktemp("bot")) as home:
        yield home


def rooms(home: Home) -> Overview:
    assert home.bot.platform is not None
    return home.bot.platform.rooms


def community(home: Home) -> Community:
    return Community(1, "discord", str(home.guild.id))


def place(channel: Channel) -> Place:
    return Place(PlaceKind.ROOM, str(channel.id))


def account(who: Person) -> Account:
    return Account("discord", str(who.id))


async def closed(home: Home, name: str, *readers: Person) -> Channel:
    """A channel that everyone is kept out of, but these."""
    channel = home.fake.channel(home.guild, name)
    home.fake.overwrite(channel, home.guild.roles[home.guild.id], deny=Permission.VIEW_CHANNEL)
    home.fake.overwrite(channel, home.fake.role_of_bot(home.guild), allow=Permission.VIEW_CHANNEL)
    for reader in readers:
        home.fake.overwrite(channel, reader, allow=Permission.VIEW_CHANNEL)
    await home.bot.hears()
    return channel


@pytest.mark.parametrize(
    "words", ["<#{id}>", "{id}", " #quiet-corner ", "Quiet-Corner", "https://discord.com/channels/1/{id}"]
)
async def test_a_channel_by_whatever_people_write(home: Home, words: str) -> None:
    channel = home.fake.channel(home.guild, "quiet-corner")
    await home.bot.hears()
    assert rooms(home).named(community(home), words.format(id=channel.id)) == place(channel)
    home.fake.delete(channel)
    await home.bot.hears()
    assert rooms(home).named(community(home), words.format(id=channel.id)) is None


async def test_a_name_that_two_channels_have_names_none(home: Home) -> None:
    for _ in range(2):
        home.fake.channel(home.guild, "twice")
    await home.bot.hears()
    assert rooms(home).named(community(home), "#twice") is None


async def test_a_channel_of_another_server_is_not_found(home: Home) -> None:
    elsewhere = home.fake.guild("elsewhere", home.ana)
    channel = home.fake.channel(elsewhere, "theirs")
    await home.bot.hears()
    for words in (f"<#{channel.id}>", "#theirs"):
        assert rooms(home).named(community(home), words) is None
    assert rooms(home).is_open(place(channel), community(home))


@pytest.mark.parametrize("words", ["", "#", "<#1>", "<@5>", "#no-such-channel", "9" * 40, "٣" * 18])
async def test_what_names_no_channel(home: Home, words: str) -> None:
    assert rooms(home).named(community(home), words) is None


async def test_who_reads_it(home: Home) -> None:
    channel = await closed(home, "for-ben", home.ben)
    known, here = rooms(home), community(home)
    assert known.is_open(place(home.lounge), here)
    assert not known.is_open(place(channel), here)
    assert known.reads(place(channel), account(home.ben))
    assert not known.reads(place(channel), account(home.ana))
    home.fake.overwrite(channel, home.guild.roles[home.guild.id], allow=Permission.VIEW_CHANNEL)
    await home.bot.hears()
    assert known.is_open(place(channel), here)
    assert known.reads(place(channel), account(home.ana))


async def test_a_thread_is_read_like_the_channel_that_it_hangs_in(home: Home) -> None:
    channel = await closed(home, "with-a-thread", home.ben)
    thread = home.fake.thread(channel, "evening", home.ben, home.fake.bot)
    await home.bot.hears()
    known = rooms(home)
    assert not known.is_open(place(thread), community(home))
    assert known.reads(place(thread), account(home.ben))
    assert not known.reads(place(thread), account(home.ana))
    assert known.takes(place(thread))
    home.fake.archive(thread, locked=True)
    await home.bot.hears()
    assert not known.takes(place(thread))


async def test_what_is_not_known_is_read_by_all_and_takes_nothing(home: Home) -> None:
    nowhere = Place(PlaceKind.ROOM, "77")
    assert rooms(home).is_open(nowhere, community(home))
    assert rooms(home).reads(nowhere, account(home.ana))
    assert not rooms(home).takes(nowhere)
    asleep = Overview(lambda: None, lambda member: frozenset())
    assert asleep.is_open(place(home.lounge), community(home))
    assert asleep.named(community(home), "#lounge") is None
    assert asleep.holders(community(home), "@ana") is None


async def test_who_has_left_reads_nothing(home: Home) -> None:
    gone = home.another("gone")
    await home.bot.hears()
    assert rooms(home).reads(place(home.lounge), account(gone))
    home.fake.leave(home.guild, gone)
    await home.bot.hears()
    assert not rooms(home).reads(place(home.lounge), account(gone))


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.VOICE, Kind.STAGE])
async def test_where_we_may_write(home: Home, kind: Kind) -> None:
    channel = home.fake.channel(home.guild, f"mute-{kind.value}", kind)
    await home.bot.hears()
    assert rooms(home).takes(place(channel))
    home.fake.overwrite(channel, home.fake.role_of_bot(home.guild), deny=Permission.SEND_MESSAGES)
    await home.bot.hears()
    assert not rooms(home).takes(place(channel))


async def test_roles_and_people_who_are_named(home: Home) -> None:
    role = home.fake.role(home.guild, "Night Owls")
    await home.bot.hears()
    known, here = rooms(home), community(home)
    of_role, of_ana = {str(role.id): "Night Owls"}, {str(home.ana.id): "ana"}
    assert known.holders(here, f"<@&{role.id}>") == of_role
    assert known.holders(here, "night owls") == known.holders(here, "@Night Owls") == of_role
    assert known.holders(here, f"<@{home.ana.id}>") == known.holders(here, f"<@!{home.ana.id}>,") == of_ana
    assert known.holders(here, f"<@{home.ana.id}> <@&{role.id}>") == of_ana | of_role
    assert known.holders(here, f"Night Owls, <@{home.ana.id}>") == of_ana | of_role


@pytest.mark.parametrize(
    "words", ["", ",", "nobody called so", "@everyone", "<@&{guild}>", "<@77>", "<@{ana}> and more", "ana"]
)
async def test_what_names_nobody_in_particular(home: Home, words: str) -> None:
    words = words.format(guild=home.guild.id, ana=home.ana.id)
    assert rooms(home).holders(community(home), words) is None


async def test_a_name_that_two_roles_have_names_none(home: Home) -> None:
    for _ in range(2):
        home.fake.role(home.guild, "doubled")
    await home.bot.hears()
    assert rooms(home).holders(community(home), "doubled") is None


async def test_who_moderates_now(home: Home) -> None:
    keeper = home.another("keeper")
    home.fake.role(home.guild, "keeper", Permission.MODERATE_MEMBERS, keeper)
    await home.bot.hears()
    assert rooms(home).moderates(community(home), account(keeper))
    assert rooms(home).moderates(community(home), account(home.ana)) is False
    home.fake.leave(home.guild, keeper)
    await home.bot.hears()
    assert rooms(home).moderates(community(home), account(keeper)) is False
    assert rooms(home).moderates(Community(2, "discord", "77"), account(keeper)) is None
    assert rooms(home).moderates(community(home), Account("matrix", "@ana:localhost")) is None
    asleep = Overview(lambda: None, lambda member: frozenset())
    assert asleep.moderates(community(home), account(home.ana)) is None
