"""Discord as a world for stories: a server in a Discord that is simulated, its people, and the bot.

What people say is typed, or said by a slash command, or written into a form, as the test's name and how much was said
before have it: so about half of all commands go each way, always the same ones. In a test that is about what is typed,
all is.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import discord
from simcord import ChannelHandle

from bot.core.people import Account, Membership
from bot.core.people import Person as Known
from bot.core.typed import without_prefix
from tests.support.discord_world_cards import Card
from tests.support.discord_world_life import Life
from tests.support.discord_world_people import Client
from tests.support.discord_world_server import HELPERS_ROOM
from tests.support.person import Person, Seen
from tests.support.words import label

_LONGEST = 2000
"""Characters that can be typed at once; in the options of a slash command, there is room for more."""
_HALF = 4
_LOCALES = {locale.value for locale in discord.Locale}


class DiscordWorld(Life):
    name = "discord"
    many = 12

    def __init__(self, folder: Path, url: str | None = None, language: str = "en", story: str = "") -> None:
        """`story`: the test's name."""
        super().__init__(folder, url, language)
        self._story = story
        self._acts = 0
        self._people: dict[str, Client] = {}
        self._rooms: dict[str, ChannelHandle] = {HELPERS_ROOM: self._helpers_room}
        self._said: dict[str, tuple[int, int]] = {}

    async def person(
        self,
        name: str,
        *,
        zone: str | None = None,
        language: str | None = None,
        moderator: bool = False,
        helper: bool = False,
    ) -> Person:
        roles = [self._moderators] * moderator + [self._helpers] * helper
        client = self._people[name] = Client(self._server, self._guild, name, roles)
        self._shown.people[client.user.id] = name
        if helper:
            await self._puts_on_duty(Account("discord", str(client.user.id)))
        spoken = language or (self.language if self.language != "en" else None)
        self._server.watched.locales[client.user.id] = spoken if spoken in _LOCALES else "en-US"
        if zone is not None or spoken is not None:
            account = Account("discord", str(client.user.id))
            self._known.append(Known(account, (Membership(str(self._guild.id)),), spoken, zone))
            if self.app is not None:
                await self._tell()
        return Person(self, name, spoken or self.language)

    def _room(self, name: str) -> ChannelHandle:
        """A room, which is there from when it is first named; or the newest thread of that name."""
        channel, _, title = name.partition("/")
        if channel in self._rooms and (found := [each for each in self._rooms[channel].threads if each.name == title]):
            return found[-1]
        if name not in self._rooms:
            room = self._rooms[name] = self._guild.create_text_channel(name.removeprefix("#"))
            self._shown.rooms[room.id] = name
        return self._rooms[name]

    def _coin(self, what: str) -> int:
        """One of eight numbers, always the same one at the same place of a story."""
        return crc32(f"{self._story} {self._acts} {what}".encode()) % 8

    async def say(self, name: str, text: str, room: str | None) -> None:
        await self._running()
        client = self._people[name]
        channel = self._room(room) if room is not None else None
        if channel is not None:
            client.joins()  # whoever had left comes back to say something
        await self._server.quiet()
        text = text.replace("@alongside", self._mention).replace("@bot", self._mention)
        self._acts += 1
        await self._done(lambda: self._says(client, text, channel), lambda: len(self.shown_to(name)))

    async def send(self, name: str, text: str, file: str, content: bytes) -> None:
        await self._running()
        client = self._people[name]
        await self._server.quiet()
        self._acts += 1
        await self._done(lambda: client.sends(text, file, content), lambda: len(self.shown_to(name)))

    @property
    def _mention(self) -> str:
        return f"<@{self._server.backend.bot_user.id}>"

    async def _says(self, client: Client, text: str, room: ChannelHandle | None) -> None:
        to = f"@{client.name}"
        form, card = self._shown.forms.pop(to, None), self._shown.newest.get(to)
        is_answer = room is None and without_prefix(text) is None
        if is_answer and form is not None and card is None:
            await client.submits(form, text)
        elif is_answer and card is not None and card.opener is not None:  # asked unseen: what is typed answers nothing
            await client.clicks(card, card.opener)
            await self._server.quiet()
            self._shown.take()
            await client.submits(self._shown.forms.pop(to), text)
        else:
            call = client.call_for(text, self._app.listed, self._clock.now(), room)
            is_long = len(text) > _LONGEST
            if call is not None and (is_long or ("typed" not in self._story and self._coin("slash") < _HALF)):
                await client.calls(*call, room)
            else:
                self._note(client, await client.types(text, room))

    def _note(self, client: Client, message: discord.Message | None) -> None:
        if message is not None:
            self._said[client.name] = message.channel.id, message.id

    async def press(self, name: str, choice: str, room: str | None) -> None:
        await self._running()
        card = self._card(name, room)
        self._acts += 1
        which = _choice([label for label, _, _ in card.choices], choice)
        await self._done(lambda: self._presses(self._people[name], card, which), lambda: len(self.shown_to(name)))

    async def _presses(self, client: Client, card: Card, which: int) -> None:
        """Now and then, somebody replies with the words or the number instead."""
        self._shown.forms.pop(f"@{client.name}", None)
        text, custom_id, value = card.choices[which]
        if not card.is_ephemeral and card.to == f"@{client.name}" and not self._coin("reply"):
            await client.types(text if which % 2 else str(which + 1), None, card)
        else:
            await client.clicks(card, custom_id, value)

    def _card(self, name: str, room: str | None) -> Card:
        card = self._shown.newest_with_choices(f"@{name}", room)
        assert card is not None, f"{name} sees no choices"
        return card

    async def press_twice(self, name: str, choice: str) -> None:
        await self._running()
        client, card = self._people[name], self._card(name, None)
        which = _choice([label for label, _, _ in card.choices], label(choice, self.language))
        _, custom_id, value = card.choices[which]
        for _ in range(2):
            await client.clicks(card, custom_id, value)
        await self._survived(self._settled)

    async def block(self, name: str, blocks: bool) -> None:
        await self._running()
        self._people[name].blocks(blocks)
        await self._survived(self._settled)

    async def leave(self, name: str) -> None:
        await self._running()
        self._people[name].leaves()
        await self._survived(self._settled)

    @property
    def shown(self) -> Sequence[Seen]:
        return self._shown.seen

    async def delete(self, name: str) -> None:
        await self._running()
        with self._server.acting():
            self._server.backend.delete_message(*self._said[name])
        await self._survived(self._settled)

    def mention(self, name: str) -> str:
        return f"<@{self._people[name].user.id}>"

    async def lose(self, room: str) -> None:
        """Somebody deletes the channel."""
        await self._running()
        with self._server.acting():
            self._server.backend.delete_channel(self._room(room).id)
        await self._survived(self._settled)

    async def forbid_private(self, room: str, *, forbids: bool = True) -> None:
        await self._running()
        with self._server.acting():
            self._server.forbid(self._room(room), *["create_private_threads"] * forbids)
        await self._survived(self._settled)

    def is_in(self, name: str, room: str) -> bool:
        """By the newest private thread of that name."""
        channel, _, title = room.partition("/")
        found = [each for each in self._rooms[channel].threads if each.name == title and self._server.is_private(each)]
        return bool(found) and self._server.is_in(found[-1], self._people[name].user)

    def shown_to(self, name: str) -> Sequence[Seen]:
        return [seen for seen in self._shown.seen if seen.to == f"@{name}"]

    def in_room(self, room: str) -> Sequence[Seen]:
        return [seen for seen in self._shown.seen if seen.to == room]

    def standing(self, name: str) -> int:
        return sum(card.to == f"@{name}" and not card.is_gone for card in self._shown.cards.values())

    def taken_away(self, name: str) -> int:
        return sum(card.to == f"@{name}" and card.is_gone for card in self._shown.cards.values())


def _choice(choices: Sequence[str], wanted: str) -> int:
    """By its label, or its number from 1."""
    folded = [choice.casefold() for choice in choices]
    if wanted.casefold() in folded:
        return folded.index(wanted.casefold())
    assert wanted in map(str, range(1, len(choices) + 1)), f"no choice {wanted!r} in {choices}"
    return int(wanted) - 1
