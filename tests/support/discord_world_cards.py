"""What people on Discord are shown, put together from the messages that stand there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from simcord.backend.models import Interaction, Message

from bot.core.deeds import Manner
from bot.core.people import PlaceKind
from bot.core.replies import Shown as ShownData
from tests.support.discord_world_reading import choices_in, opener_in, read, words_of_form
from tests.support.discord_world_server import Happened, Server
from tests.support.person import Seen
from tests.support.record import Asked, Record

_NOTICES = (18, 21)
"""Types of messages that Discord writes by itself where a thread is opened."""


@dataclass(slots=True)
class Card:
    """A message of the bot as it stands now. `asked_in`: the room it stands in, or answers what was said there.

    `opener`: its button that opens a form.
    """

    asked: Asked
    message: int
    channel: int
    to: str
    asked_in: str | None
    is_ephemeral: bool
    choices: Sequence[tuple[str, str, str | None]] = ()
    opener: str | None = None
    is_gone: bool = False


@dataclass(slots=True)
class Shown:
    """`rooms` and `people`: what they are called, by their ids. `seen`: in the order in which it was shown. `forms`:
    the one that stands open before somebody. `newest`: what each person was shown last.
    """

    record: Record
    server: Server
    rooms: dict[int, str] = field(default_factory=dict)
    people: dict[int, str] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    cards: dict[int, Card] = field(default_factory=dict)
    forms: dict[str, Interaction] = field(default_factory=dict)
    newest: dict[str, Card | None] = field(default_factory=dict)
    _read: int = 0
    _begun: int = 0
    _opened: list[Interaction] = field(default_factory=list)

    def take(self) -> None:
        """All that the bot has done since the last time."""
        parts: dict[int, list[Happened]] = {}
        happened = self.server.watched.happened[self._read :]
        self._read += len(happened)
        for one in happened:
            if one.message.type in _NOTICES:
                continue
            if one.what == "gone":
                self._goes(one.message.id)
                continue
            asked = one.asked or self.record.of_event.get(str(one.message.id))
            assert asked is not None, f"nobody asked for {one.message}"
            if not (one.what == "edited" and asked.delivery.edits is None):  # ... which the next process sent once more
                parts.setdefault(asked.number, []).append(Happened(one.what, one.message, asked))
        forms = {asked.number: (asked, form) for asked, form in self._new_forms()}
        for number in sorted({*parts, *forms}):
            if number in forms:
                self._open(*forms[number])
            else:
                self.seen.append(self._whole(parts[number]))

    def _goes(self, message: int) -> None:
        card = self.cards.get(message)
        if card is not None:
            card.is_gone, card.choices = True, ()

    def _new_forms(self) -> list[tuple[Asked, Interaction]]:
        """Forms that are questions of the bot. One that somebody opens below a question says nothing new."""
        self._opened += self.server.watched.begun[self._begun :]
        self._begun = len(self.server.watched.begun)
        opened = [one for one in self._opened if one.modal is not None]
        self._opened = [one for one in self._opened if not one.responded]
        found = []
        for interaction in opened:
            self.forms[f"@{self.people[interaction.user_id]}"] = interaction
            via = f"{interaction.id}:{interaction.token}"
            asked = next((asked for asked in self.record.asked.values() if asked.delivery.via == via), None)
            if asked is not None:
                found.append((asked, interaction))
        return found

    def _open(self, asked: Asked, interaction: Interaction) -> None:
        shown = asked.delivery.shown
        assert interaction.modal is not None
        assert asked.delivery.account is not None
        assert asked.delivery.account.ref == str(interaction.user_id), "a form is for who did something"
        assert not shown.choices, "a form has no choices"
        to = f"@{self.people[interaction.user_id]}"
        text = "\n".join(words_of_form(interaction.modal))
        self.newest[to] = None
        self.seen.append(Seen(asked.at, to, "only_you", self._read_of(text, shown), (), asked.delivery.cog))

    def _whole(self, parts: Sequence[Happened]) -> Seen:
        """One message, although it may have been too long for one."""
        asked = parts[0].asked
        assert asked is not None
        delivery, shown = asked.delivery, asked.delivery.shown
        if delivery.edits is None and not asked.receipts:
            return self._pointer(parts, asked)
        if delivery.edits is None:
            ids = [str(one.message.id) for one in parts]
            assert ids == [receipt.message for receipt in asked.receipts], "whole, in order, and once"
        to, seen = self._address(parts[0], asked)
        texts: list[str] = []
        pictures: list[str] = []
        files: list[dict[str, str]] = []
        for message in (one.message for one in parts):
            self._check_calls(message, asked, is_first=message is parts[0].message)
            texts += [self._read_of(message.content, shown)] if message.content else []
            for file in message.attachments:
                content = self.server.watched.cdn.get(file["url"])
                assert content is not None
                if file["filename"].endswith(".png"):
                    assert content.startswith(b"\x89PNG")
                    pictures.append(file["description"])
                else:
                    files.append({"name": file["filename"], "text": content.decode()})
        choices = [label for label, _, _ in choices_in(parts[-1].message.components)]
        assert choices == list(shown.choices), "what can be pressed is what is offered"
        self._stand(parts, asked, to)
        return Seen(
            at=asked.at,
            to=to,
            seen=seen,
            text="\n".join(texts),
            choices=shown.choices,
            cog=delivery.cog,
            edits=delivery.edits is not None,
            alt="\n".join(pictures),
            files=tuple(files),
            pings=tuple(self.people[user] for user in parts[0].message.ping_user_ids),
        )

    def _read_of(self, written: str, shown: ShownData) -> str:
        return read(written, shown, {**self.people, **self.rooms})

    @staticmethod
    def _check_calls(message: Message, asked: Asked, *, is_first: bool) -> None:
        """Those whom the bot wanted to call, by the first part of what is new in a room; nobody else, ever."""
        calls = is_first and asked.delivery.edits is None and asked.delivery.account is None
        wanted = [int(account.ref) for account in asked.delivery.pings] if calls else []
        assert sorted(message.ping_user_ids) == sorted(wanted)
        assert not message.ping_role_ids
        assert not message.allowed_mentions.everyone

    def _pointer(self, parts: Sequence[Happened], asked: Asked) -> Seen:
        """What was to be shown could not be; everyone reads that something waits for somebody."""
        (message,) = [one.message for one in parts]
        shown, room = asked.delivery.shown, self.rooms[message.channel_id]
        card = Card(asked, message.id, message.channel_id, room, room, is_ephemeral=False)
        card.choices = choices_in(message.components, "p:")
        self.cards[message.id] = card
        text = self._read_of(message.content, shown)
        choices = tuple(label for label, _, _ in card.choices)
        return Seen(asked.at, room, "everyone_here", text, choices, asked.delivery.cog)

    def _address(self, one: Happened, asked: Asked) -> tuple[str, str]:
        """Who can read it: everyone in a channel, unless it is ephemeral; one person in their direct channel."""
        message, delivery = one.message, asked.delivery
        if delivery.account is None:
            assert not message.is_ephemeral
            return self._room(message.channel_id), "everyone_here"
        user = int(delivery.account.ref)
        if message.is_ephemeral:
            readers = [int(message.interaction_metadata["user"]["id"])] if message.interaction_metadata else []
        else:
            readers = [who for who, channel in self.server.watched.dm_channels.items() if channel == message.channel_id]
        assert readers == [user], f"{readers} read what is for {user}"
        return f"@{self.people[user]}", "only_you" if delivery.manner is Manner.ANSWER else "direct"

    def _room(self, channel: int) -> str:
        """A thread is called after its room: "#lounge/Evening circle"."""
        thread = self.record.thread(str(channel))
        if channel not in self.rooms and thread is not None:
            self.rooms[channel] = f"{self.rooms[int(thread[0])]}/{thread[1]}"
        return self.rooms[channel]

    def _stand(self, parts: Sequence[Happened], asked: Asked, to: str) -> None:
        """A message can be pressed from now on, or has other choices; each of its parts can be taken away."""
        place = asked.delivery.place
        for message in (one.message for one in parts):
            choices, opener = choices_in(message.components), opener_in(message.components)
            card = self.cards.get(message.id)
            if card is None:
                room = self.rooms.get(int(place.ref)) if place is not None and place.kind is PlaceKind.ROOM else None
                card = Card(asked, message.id, message.channel_id, to, room, message.is_ephemeral)
                self.cards[message.id] = self.newest[to] = card
            card.choices, card.opener = choices, opener

    def _reads(self, who: str, card: Card) -> bool:
        if not card.to.startswith("#"):
            return who == card.to
        user = next(user for user, name in self.people.items() if f"@{name}" == who)
        return self.server.sees(card.channel, user)

    def newest_with_choices(self, to: str, room: str | None) -> Card | None:
        """The newest that this person can see, anywhere, or that belongs to one room."""
        found = [
            card
            for card in self.cards.values()
            if card.choices and self._reads(to, card) and room in (None, card.asked_in)
        ]
        return max(found, key=lambda card: card.asked.number, default=None)
