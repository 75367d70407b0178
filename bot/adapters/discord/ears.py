"""What people do on Discord, as the core hears it: who said, called or pressed what where, and who left."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping
from contextlib import suppress

import discord

from bot.adapters.discord import attachments, choices
from bot.adapters.discord.declared import Declared
from bot.adapters.discord.direct import DirectChannels
from bot.adapters.discord.interactions import Interactions
from bot.adapters.discord.places import NAME, Memberships, Places, place_of
from bot.adapters.discord.refusals import FAULTS
from bot.adapters.discord.whereabouts import Whereabouts
from bot.core.heard import Called, Collected, Gone, Heard, Left, Pressed, Said, Submitted
from bot.core.people import Account, Person, Place
from bot.core.typed import PREFIXES

Hear = Callable[[Heard], "asyncio.Task[None]"]

_SAID = (discord.MessageType.default, discord.MessageType.reply)
_LONGEST_CHOICE = 200
"""Whatever is longer names no choice."""
_NOBODY = Account(NAME, "")
_NOTHING = ("", -1)
"""A choice that there never was: the engine says that it is gone."""


class Ears:
    def __init__(
        self,
        client: discord.Client,
        places: Places,
        direct: DirectChannels,
        interactions: Interactions,
        whereabouts: Whereabouts,
        declared: Declared,
        hear: Hear,
    ) -> None:
        self._client = client
        self._declared = declared
        self._places = places
        self._direct = direct
        self._interactions = interactions
        self._whereabouts = whereabouts
        self._hear = hear
        self._before: dict[int, asyncio.Event] = {}
        self._errands: set[asyncio.Task[None]] = set()

    def said(self, message: discord.Message) -> None:
        if not _is_of_a_person(message) or not _is_somewhere(message):
            return
        in_private = message.guild is None
        text, is_mentioned = self._without_mention(message)
        if in_private:
            self._direct.heard(message.author.id, message.channel.id)
        else:
            self._whereabouts.saw(message.author.id, message.channel.id)
            if is_mentioned or text[:1] in PREFIXES:
                self._whereabouts.heard(message.channel.id, message.id)
        chosen = self._choice_named_by(message)
        place = place_of(message.channel.id, is_private=in_private)

        def event(who: Person) -> Heard:
            if chosen is not None:
                return Pressed(id=str(message.id), who=who, place=place, key=chosen[0], choice=chosen[1])
            to_me = in_private or is_mentioned
            return Said(
                id=str(message.id),
                who=who,
                place=place,
                hangs_on=_hangs_on(message),
                text=text,
                attached=attachments.first_of(message.attachments),
                to_me=to_me,
                among_bots=not in_private,
            )

        self._in_order(message.author, None, event)

    def edited(self, payload: discord.RawMessageUpdateEvent) -> None:
        """New words of an old message; a preview of a link that appears below it changes none."""
        message = payload.message
        if message.edited_at is None or not (_is_of_a_person(message) and _is_somewhere(message)):
            return
        if payload.cached_message is not None and payload.cached_message.content == message.content:
            return
        place = place_of(message.channel.id, is_private=message.guild is None)
        text, _ = self._without_mention(message)
        id_ = f"{message.id} {message.edited_at.timestamp()}"
        hangs_on = _hangs_on(message)

        def event(who: Person) -> Heard:
            return Said(id=id_, who=who, place=place, hangs_on=hangs_on, text=text, edited=True)

        self._in_order(message.author, None, event)

    def deleted(self, server: int, channel: int, message: int) -> None:
        """Discord does not say by whom, nor whose it was."""
        guild = self._client.get_guild(server)
        there = self._places.of_server(server, guild.name if guild is not None else None)
        place = place_of(channel, is_private=False)
        self._hear(Gone(id=f"gone:{message}", who=Person(_NOBODY, (there,)), place=place, message=str(message)))

    def left(self, payload: discord.RawMemberRemoveEvent) -> None:
        user, server = payload.user, payload.guild_id
        if user.bot:
            return
        joined_at = user.joined_at if isinstance(user, discord.Member) else None
        since = (joined_at or discord.utils.utcnow()).timestamp()  # each time that they were there ends once
        guild = self._client.get_guild(server)
        there = self._places.of_server(server, guild.name if guild is not None else None)
        who = self._places.person(user, (there,))
        self._hear(Left(id=f"left:{server}:{user.id}:{since}", who=who, place=place_of(server, is_private=False)))

    async def called(self, interaction: discord.Interaction, command: str, given: Mapping[str, str]) -> None:
        attached = attachments.given_with(interaction)
        self._answered(
            interaction,
            lambda who, place, via: Called(
                id=str(interaction.id),
                who=who,
                place=place,
                via=via,
                command=command,
                given=given,
                attached=attached,
            ),
        )

    async def interacted(self, interaction: discord.Interaction) -> None:
        """A button, a list or a form, of whatever message: what is none of ours is a choice that is gone."""
        match interaction.type:
            case discord.InteractionType.component:
                kind, key, which = choices.pressed(interaction) or (choices.CHOICE, *_NOTHING)
                if kind == choices.FORM:
                    await self._open_form(interaction, key)
                    return
                self._answered(
                    interaction,
                    lambda who, place, via: (
                        Collected(id=str(interaction.id), who=who, place=place, via=via, key=key)
                        if kind == choices.OPEN
                        else Pressed(id=str(interaction.id), who=who, place=place, via=via, key=key, choice=which)
                    ),
                )
            case discord.InteractionType.modal_submit:
                key, words = choices.submitted(interaction) or ("", "")
                self._answered(
                    interaction,
                    lambda who, place, via: Submitted(
                        id=str(interaction.id), who=who, place=place, via=via, key=key, text=words
                    ),
                )
            case _:
                pass

    async def _open_form(self, interaction: discord.Interaction, key: str) -> None:
        """The question stands above the button. Whether it is still open is seen when it is answered."""
        words = interaction.message.content if interaction.message is not None else ""
        title = self._declared.words("form-open", interaction.locale.value)
        label = self._declared.words("form-answer", interaction.locale.value)
        with suppress(*FAULTS):
            await interaction.response.send_modal(choices.form(key, words, title=title, label=label))

    def _answered(self, interaction: discord.Interaction, event: Callable[[Person, Place, str], Heard]) -> None:
        in_private = interaction.guild_id is None
        channel = interaction.channel_id or 0
        if in_private:
            self._direct.heard(interaction.user.id, channel)
        else:
            self._whereabouts.saw(interaction.user.id, channel)
        via = self._interactions.begin(interaction)
        place = place_of(channel, is_private=in_private)
        handled = self._in_order(interaction.user, self._language_of(interaction), lambda who: event(who, place, via))
        self._interactions.see_to(via, handled)

    def _in_order(
        self, user: discord.abc.User, locale: str | None, event: Callable[[Person], Heard]
    ) -> asyncio.Task[None]:
        """What one person does is heard in its order, also where Discord has first to be asked who they are."""
        known = self._places.here(user)
        if known is None:
            known = self._places.known(user)
        before = self._before.get(user.id)
        if known is not None and before is None:
            return self._hear(event(self._places.person(user, known, locale)))
        heard = self._before[user.id] = asyncio.Event()
        task = asyncio.create_task(self._later(user, locale, event, known, before, heard))
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)
        return task

    async def _later(
        self,
        user: discord.abc.User,
        locale: str | None,
        event: Callable[[Person], Heard],
        known: Memberships | None,
        before: asyncio.Event | None,
        heard: asyncio.Event,
    ) -> None:
        try:
            found = known if known is not None else await self._places.looked_up(user)
            if before is not None:
                await before.wait()
            handled = self._hear(event(self._places.person(user, found, locale)))
        finally:
            heard.set()
            if self._before.get(user.id) is heard:
                del self._before[user.id]
        await handled

    def _language_of(self, interaction: discord.Interaction) -> str | None:
        """As their Discord is set, if we speak it; where it only says in which country it is spoken, the language."""
        locale = interaction.locale.value
        spoken = (locale, locale.partition("-")[0])
        return next((language for language in spoken if language in self._declared.languages), None)

    def _choice_named_by(self, message: discord.Message) -> tuple[str, int] | None:
        """A reply to one of our messages that is the label or the number of a choice of it."""
        replied = message.reference.resolved if message.reference is not None else None
        if not isinstance(replied, discord.Message) or replied.author != self._client.user:
            return None
        return choices.named_in(replied, message.content) if len(message.content) <= _LONGEST_CHOICE else None

    def _without_mention(self, message: discord.Message) -> tuple[str, bool]:
        """The words without our name, and whether it was there. A reply mentions nobody by itself."""
        if "<@" not in message.content:
            return message.content, False
        assert self._client.user is not None  # who hears is logged in
        role = message.guild.self_role if message.guild is not None else None
        ours = rf"<@!?{self._client.user.id}>" + (rf"|<@&{role.id}>" if role is not None else "")
        text, count = re.subn(rf"\s*(?:{ours})[\s,:]*", " ", message.content)
        return (text.strip(), True) if count and (text.strip() or message.guild) else (message.content, bool(count))


def _is_of_a_person(message: discord.Message) -> bool:
    """No bots, no webhooks (copies from elsewhere come by them), nothing that Discord says itself."""
    return not message.author.bot and message.webhook_id is None and message.type in _SAID


def _is_somewhere(message: discord.Message) -> bool:
    """In private, or in a server that the library knows: what it cannot place must never count as private."""
    return message.guild is not None or isinstance(message.channel, discord.DMChannel)


def _hangs_on(message: discord.Message) -> str | None:
    """The channel of a thread."""
    channel = message.channel
    return str(channel.parent_id) if isinstance(channel, discord.Thread) else None
