"""Matrix as a world for stories: a community on a real homeserver, people with clients of their own, and the bot."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.core.deeds import key_of
from bot.core.people import Account, Membership
from bot.core.people import Person as Known
from tests.support.matrix_cards import Card
from tests.support.matrix_house import HELPERS_ROOM, HELPS, MODERATES, House
from tests.support.matrix_life import Life
from tests.support.matrix_person import Client
from tests.support.person import Person, Seen
from tests.support.words import label


class MatrixWorld(Life):
    name = "matrix"
    many = 12

    async def person(
        self,
        name: str,
        *,
        zone: str | None = None,
        language: str | None = None,
        moderator: bool = False,
        helper: bool = False,
    ) -> Person:
        client, house = await asyncio.gather(Client.new(self._synapse, name), self._founded())
        client.bot, self._people[name] = self._bot, client
        self._shown.people[client.user] = name
        if moderator or helper:
            await house.appoint(client.user, MODERATES if moderator else HELPS)
            await house.admit(client.user)
            self._shown.helping.add(f"@{name}")
        await asyncio.gather(*(client.call("POST", "join", room) for room in self._rooms_of(name, house)))
        if helper:
            await self._puts_on_duty(Account("matrix", client.user))
        spoken = language or (self.language if self.language != "en" else None)
        if zone is not None or spoken is not None:
            self._known.append(Known(Account("matrix", client.user), (Membership(house.space),), spoken, zone))
            if self.app is not None:
                await self._tell()
        return Person(self, name, spoken or self.language)

    def _rooms_of(self, name: str, house: House) -> list[str]:
        """The space, and all of its rooms that this person may read."""
        helps = f"@{name}" in self._shown.helping
        return [house.space, *(room for known, room in house.rooms.items() if helps or known != HELPERS_ROOM)]

    async def _room(self, name: str) -> str:
        house = await self._founded()
        private = [id_ for id_, known in self._shown.rooms.items() if known == name and id_ not in house.rooms.values()]
        if private:
            return private[-1]
        if name not in house.rooms:
            room = await house.room(name, self._bot)
            self._shown.rooms[room] = name
            await asyncio.gather(*(client.call("POST", "join", room) for client in self._people.values()))
        return house.rooms[name]

    async def say(self, name: str, text: str, room: str | None) -> None:
        client = self._people[name]
        if room is None and client.direct is None:
            await asyncio.gather(client.begins_talking(), self._running(quiet=False))
            await self._quietly_settled()
        await self._running()
        place = await self._room(room) if room is not None else client.direct
        assert place is not None
        await self._brought_up(client, place)
        event = await client.says(text, place)
        if room is not None:
            self._said[name] = place, event
        await self._caused()
        was_answered = room is not None and key_of(self.name, event, "answer") in self._record.asked
        assert (event in self._shown.signed) == was_answered, "the room sees a sign if there is an answer elsewhere"

    async def send(self, name: str, text: str, file: str, content: bytes) -> None:
        client = self._people[name]
        if client.direct is None:
            await asyncio.gather(client.begins_talking(), self._running(quiet=False))
            await self._quietly_settled()
        await self._running()
        assert client.direct is not None
        await self._brought_up(client, client.direct)
        await client.sends(text, file, content, client.direct)
        await self._caused()

    async def _brought_up(self, client: Client, room: str) -> None:
        """Nobody writes in a room that their client has not seen yet, or before the bot is there."""
        if not client.knows(room):
            await self._quietly_settled()
        if not client.knows(room):
            await client.call("POST", "join", room)  # whoever had left comes back to say something
            await self._read([client])

    async def press(self, name: str, choice: str, room: str | None) -> None:
        """Types the number of what was asked just now; whatever is older, or of a room, is replied to."""
        await self._running()
        client, card = self._people[name], self._card(name, room)
        number = _choice(card.choices, choice)
        is_fresh = self._shown.newest[card.room] == card.event and card.asked.at == self._clock.now().isoformat()
        if is_fresh and card.to == f"@{name}":
            await client.says(str(number), card.room)
        else:
            await client.says(card.choices[number - 1] if number % 2 else str(number), card.room, card.event)
        await self._caused()

    def _card(self, name: str, room: str | None) -> Card:
        card = self._shown.newest_with_choices(f"@{name}", room)
        assert card is not None, f"{name} sees no choices"
        return card

    async def press_twice(self, name: str, choice: str) -> None:
        await self._running()
        client, card = self._people[name], self._card(name, None)
        number = _choice(card.choices, label(choice, self.language))
        for _ in range(2):
            await client.says(str(number), card.room, card.event)
        await self._caused()

    async def block(self, name: str, blocks: bool) -> None:
        """Leaves the room with the bot, and lets it ask in vain; or begins to talk with it again."""
        client = self._people[name]
        client.blocks = blocks
        await self._running()
        if blocks and client.direct is not None:
            await client.leaves(client.direct)
        elif not blocks and client.direct is None:
            await client.begins_talking()
        await self._caused()

    async def leave(self, name: str) -> None:
        house, client = await self._founded(), self._people[name]
        await self._running()
        await asyncio.gather(*map(client.leaves, reversed(self._rooms_of(name, house))))
        await self._caused()

    async def delete(self, name: str) -> None:
        room, event = self._said[name]
        await self._running()
        await self._people[name].call("PUT", "rooms", room, "redact", event, f"gone{event[1:20]}")
        await self._caused()

    def mention(self, name: str) -> str:
        return self._people[name].user

    async def lose(self, room: str) -> None:
        """Somebody takes the bot's power to write there, with everybody's."""
        await self._running()
        await (await self._founded()).close(room)
        await self._caused()

    async def forbid_private(self, room: str, *, forbids: bool = True) -> None:
        """Anywhere: a homeserver lets somebody make rooms, or does not."""
        await self._running()
        assert self._process is not None
        self._makes_rooms = self._process.makes_rooms = not forbids

    def is_in(self, name: str, room: str) -> bool:
        return any(self._shown.called(id_) == room for id_ in self._people[name].let_into)

    @property
    def shown(self) -> Sequence[Seen]:
        return self._shown.seen

    def shown_to(self, name: str) -> Sequence[Seen]:
        return [seen for seen in self._shown.seen if seen.to == f"@{name}"]

    def in_room(self, room: str) -> Sequence[Seen]:
        return [seen for seen in self._shown.seen if seen.to == room]

    def standing(self, name: str) -> int:
        return sum(card.to == f"@{name}" and not card.is_gone for card in self._shown.cards.values())

    def taken_away(self, name: str) -> int:
        return sum(card.to == f"@{name}" and card.is_gone for card in self._shown.cards.values())


def _choice(choices: Sequence[str], words: str) -> int:
    """Which choice a label, or its number from 1, means."""
    folded = [choice.casefold() for choice in choices]
    if words.casefold() in folded:
        return folded.index(words.casefold()) + 1
    assert words in map(str, range(1, len(choices) + 1)), f"no choice {words!r} in {choices}"
    return int(words)
