"""A bot of bare discord.py for the fake's own tests: a little of everything that ours will use."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass

import discord
from discord import app_commands

from bot.adapters.discord.client import hang_up
from tests.support.discord_fake import TOKEN, FakeDiscord
from tests.support.discord_fake_people import Person
from tests.support.discord_fake_world import Channel, Guild

SERVER_ONLY = app_commands.AppCommandContext(guild=True)


class Form(discord.ui.Modal, title="In your words"):
    """One field in a row, as modals always were."""

    words: discord.ui.TextInput[Form] = discord.ui.TextInput(label="How are you", custom_id="words", max_length=200)

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"Noted: {self.words.value}", ephemeral=True)


class Labelled(discord.ui.Modal, title="In your words"):
    """The newer kind: each field inside a label, and lists to choose from."""

    words: discord.ui.Label[Labelled] = discord.ui.Label(
        text="How are you", component=discord.ui.TextInput(custom_id="words", required=False)
    )
    day: discord.ui.Label[Labelled] = discord.ui.Label(
        text="Day",
        component=discord.ui.Select(custom_id="day", options=[discord.SelectOption(label="Today", value="0")]),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        words, day = self.words.component, self.day.component
        assert isinstance(words, discord.ui.TextInput)
        assert isinstance(day, discord.ui.Select)
        await interaction.response.edit_message(content=f"{words.value} on {day.values[0]}", view=None)


class Choices(discord.ui.View):
    """Buttons that outlive the process."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="I am well", custom_id="well")
    async def well(self, interaction: discord.Interaction, _: discord.ui.Button[Choices]) -> None:
        await interaction.response.edit_message(content="Good to hear.", view=None)

    @discord.ui.button(label="Tell more", custom_id="more")
    async def more(self, interaction: discord.Interaction, _: discord.ui.Button[Choices]) -> None:
        await interaction.response.send_modal(Form())

    @discord.ui.button(label="Tell a day", custom_id="labelled")
    async def labelled(self, interaction: discord.Interaction, _: discord.ui.Button[Choices]) -> None:
        await interaction.response.send_modal(Labelled())

    @discord.ui.select(
        custom_id="feeling",
        placeholder="How is it",
        options=[discord.SelectOption(label="Calm", value="0"), discord.SelectOption(label="Low", value="1")],
    )
    async def feeling(self, interaction: discord.Interaction, select: discord.ui.Select[Choices]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content=f"chosen {select.values[0]}", view=None)


class Whom(discord.ui.View):
    """A list of the people there."""

    @discord.ui.select(cls=discord.ui.UserSelect, custom_id="whom")
    async def whom(self, interaction: discord.Interaction, select: discord.ui.UserSelect[Whom]) -> None:
        await interaction.response.edit_message(content=f"chosen {select.values[0].display_name}", view=None)


class Bot(discord.AutoShardedClient):
    """`heard`: what was said, in order. `noticed`: what else happened."""

    def __init__(
        self, *, shard_count: int = 1, heartbeat_timeout: float = 60.0, intents: discord.Intents | None = None
    ) -> None:
        if intents is None:
            intents = discord.Intents.default()
            intents.message_content = intents.members = True
        super().__init__(
            intents=intents,
            shard_count=shard_count,
            heartbeat_timeout=heartbeat_timeout,
            guild_ready_timeout=0.05,
            max_ratelimit_timeout=None,
        )
        self.tree = app_commands.CommandTree(self)
        self.heard: list[str] = []
        self.noticed: list[str] = []
        self.closed: list[int] = []
        self._declare()

    def _declare(self) -> None:
        tree, checkin = self.tree, app_commands.Group(name="checkin", description="Check in")

        @tree.command(description="Hello")
        async def hello(interaction: discord.Interaction, name: app_commands.Range[str, 1, 20]) -> None:
            await interaction.response.send_message(f"Hello {name}", ephemeral=True)

        @checkin.command(description="How are you")
        async def now(interaction: discord.Interaction, feeling: app_commands.Range[int, 1, 5] = 3) -> None:
            await interaction.response.defer(ephemeral=True, thinking=True)
            await interaction.followup.send(f"feeling {feeling}", ephemeral=True)
            second = await interaction.followup.send("second", ephemeral=True, wait=True)
            await second.edit(content="second, edited")
            try:
                await interaction.user.send("How was your day?", view=Choices())
            except discord.Forbidden as refused:
                await interaction.followup.send(f"closed: {refused.code}", ephemeral=True)

        @tree.command(description="Late on purpose")
        async def late(interaction: discord.Interaction) -> None:
            self.noticed.append("late begins")
            await self.may_answer.wait()
            try:
                await interaction.response.send_message("too late")
            except discord.NotFound as refused:
                self.noticed.append(f"late: {refused.code}")

        @tree.command(description="Where you are")
        async def zone(interaction: discord.Interaction, place: str) -> None:
            await interaction.response.send_message(place, ephemeral=True)

        @zone.autocomplete("place")
        async def places(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
            known = ["Europe/Berlin", "Europe/Lisbon", "Asia/Tokyo"]
            fitting = [each for each in known if typed.lower() in each.lower()]
            return [app_commands.Choice(name=each, value=each) for each in fitting]

        @tree.command(description="Settings")
        @app_commands.default_permissions(manage_guild=True)
        @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
        async def settings(interaction: discord.Interaction, helpers: discord.Role, room: discord.TextChannel) -> None:
            await interaction.response.send_message(f"{helpers.name} in {room.name}", ephemeral=True)

        tree.add_command(checkin)

    async def setup_hook(self) -> None:
        self.may_answer = asyncio.Event()
        self.add_view(Choices())
        self.synced = await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Without the five seconds that discord.py leaves between two shards."""

    async def on_message(self, message: discord.Message) -> None:
        if not message.author.bot:
            self.heard.append(message.content)

    async def on_shard_resumed(self, shard_id: int) -> None:
        self.noticed.append("resumed")

    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        self.noticed.append(f"reacted {event.emoji}")

    async def on_member_join(self, member: discord.Member) -> None:
        self.noticed.append(f"joined {member.display_name}")

    async def on_raw_member_remove(self, event: discord.RawMemberRemoveEvent) -> None:
        self.noticed.append(f"left {event.user.display_name}")

    async def on_thread_create(self, thread: discord.Thread) -> None:
        self.noticed.append(f"thread {thread.name}")

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.noticed.append(f"removed from {guild.name}")

    async def on_scheduled_event_update(self, _: discord.ScheduledEvent, after: discord.ScheduledEvent) -> None:
        self.noticed.append(f"event {after.name} {after.status.name}")

    async def on_error(self, event: str, *_: object, **__: object) -> None:
        self.noticed.append(f"error in {event}: {sys.exc_info()[1]!r}")

    def room(self, channel: object) -> discord.TextChannel:
        found = self.get_channel(getattr(channel, "id", 0))
        assert isinstance(found, discord.TextChannel)
        return found


@contextlib.asynccontextmanager
async def running(fake: FakeDiscord, bot: Bot, token: str = TOKEN) -> AsyncIterator[Bot]:
    """From when it is ready until it has closed. What ends it early is raised."""
    task = asyncio.create_task(bot.start(token))
    try:
        await fake.until(lambda: task.done() or bot.is_ready(), 10)
        if task.done():
            task.result()
        yield bot
    finally:
        await bot.close()
        await asyncio.gather(task, return_exceptions=True)
        await hang_up(bot)
    assert not [each for each in bot.noticed if each.startswith("error")], bot.noticed


@dataclass(frozen=True, slots=True)
class Home:
    """A server with two people, a room and a bot that is connected."""

    fake: FakeDiscord
    guild: Guild
    lounge: Channel
    ana: Person
    ben: Person
    bot: Bot

    @property
    def room(self) -> discord.TextChannel:
        """The lounge, as discord.py knows it."""
        return self.bot.room(self.lounge)


@contextlib.asynccontextmanager
async def home_of(fake: FakeDiscord, bot: Bot | None = None) -> AsyncIterator[Home]:
    ana, ben = fake.person("Ana"), fake.person("Ben")
    guild = fake.guild("Home", ana, ben)
    lounge = fake.channel(guild, "lounge")
    async with running(fake, bot or Bot()) as connected:
        yield Home(fake, guild, lounge, ana, ben, connected)
