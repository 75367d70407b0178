"""What people on Matrix are shown, put together from the events that their own clients have read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.core.deeds import Manner
from bot.core.people import PlaceKind
from tests.support.matrix_house import HELPERS_ROOM
from tests.support.matrix_person import Client, Read
from tests.support.person import Seen
from tests.support.record import Asked, Record

_LINK = re.compile(r"https://matrix\.to/#/(?P<room>![^/?\s]+)(?:/[^?\s]+)?(?:\?[^\s),]+(?<![.:;]))?")
_CARD = "org.alongside.card"
_WITHOUT_WIDTH = dict.fromkeys(map(ord, "\u2060\u2068\u2069"))
"""Signs that nobody sees: they keep words that somebody typed from becoming a link, or from turning around."""


@dataclass(slots=True)
class Card:
    """A message of the bot as it stands now. `asked_in`: the room it stands in, or answers what was said there."""

    asked: Asked
    event: str
    room: str
    to: str
    asked_in: str | None
    choices: tuple[str, ...]
    is_gone: bool = False


@dataclass(slots=True)
class Shown:
    """`rooms` and `people`: what they are called, by their ids. `helping`: who reads the helpers' room.
    `seen`: in the order in which it was shown. `newest`: the last message in each room. `signed`: the events under
    which the bot put a sign.
    """

    record: Record
    rooms: dict[str, str]
    people: dict[str, str] = field(default_factory=dict)
    helping: set[str] = field(default_factory=set)
    seen: list[Seen] = field(default_factory=list)
    cards: dict[str, Card] = field(default_factory=dict)
    newest: dict[str, str] = field(default_factory=dict)
    signed: set[str] = field(default_factory=set)
    _read: set[tuple[str, str]] = field(default_factory=set)
    _edits_of: dict[str, int] = field(default_factory=dict)
    _readers: dict[str, set[str]] = field(default_factory=dict)

    async def take(self, read: Sequence[tuple[Client, Read]]) -> None:
        """What several people have read since the last time; what many of them read is shown once."""
        parts: dict[tuple[int, str], list[tuple[Client, Read, Asked]]] = {}
        for client, event in read:
            self._readers.setdefault(event.room, set()).add(f"@{client.name}")
            if (event.room, event.id) in self._read:
                continue
            self._read.add((event.room, event.id))
            match event.kind:
                case "m.room.message":
                    asked = self._asked(event)
                    parts.setdefault((asked.number, event.room), []).append((client, event, asked))
                case "m.room.redaction":
                    gone = self.cards.get(str(event.content.get("redacts")))
                    if gone is not None:
                        gone.is_gone, gone.choices = True, ()
                case "m.reaction":
                    self.signed.add(event.content["m.relates_to"]["event_id"])
        for _, together in sorted(parts.items(), key=lambda item: item[0]):
            self.seen.append(await self._whole(together))

    def _asked(self, event: Read) -> Asked:
        """Which wish of the bot's an event carries out."""
        relation = event.content.get("m.relates_to") or {}
        if relation.get("rel_type") != "m.replace":
            return self.record.of_event[event.id]
        edited = relation["event_id"]
        number = self._edits_of.get(edited, 0)
        self._edits_of[edited] = number + 1
        return self.record.edits[edited][number]

    async def _whole(self, parts: Sequence[tuple[Client, Read, Asked]]) -> Seen:
        """One message, although it may have been too long for one event, or have files."""
        client, first, asked = parts[0]
        delivery = asked.delivery
        if delivery.edits is None:
            events = [event.id for _, event, _ in parts]
            assert events == [receipt.message for receipt in asked.receipts], "whole, in order, and once"
        to, seen = self._address(client, first, asked)
        texts: list[str] = []
        pictures: list[str] = []
        files: list[Mapping[str, str]] = []
        for _, event, _ in parts:
            content = event.content.get("m.new_content") or event.content
            self._check_calls(content, asked, is_first=event is first)
            match content["msgtype"]:
                case "m.text" | "m.notice":
                    texts += content["body"].split("\n")
                case "m.image":
                    pictures.append(content["body"].translate(_WITHOUT_WIDTH))
                    assert (await client.opens(content)).startswith(b"\x89PNG")
                case "m.file":
                    files.append({"name": content["filename"], "text": (await client.opens(content)).decode()})
            if delivery.edits is not None:
                assert event.content["body"] == f"* {content['body']}", "what clients show that know no edits"
        choices = delivery.shown.choices
        said, offered = (texts[: -len(choices)], texts[-len(choices) :]) if choices else (texts, [])
        self._check_choices(offered, choices, parts, is_edit=delivery.edits is not None)
        self._stands(parts, to)
        return Seen(
            at=asked.at,
            to=to,
            seen=seen,
            text=_LINK.sub(self._name_of, "\n".join(said).translate(_WITHOUT_WIDTH)),
            choices=choices,
            cog=delivery.cog,
            edits=delivery.edits is not None,
            alt="\n".join(pictures),
            files=tuple(files),
            pings=tuple(self.people[user] for user in first.content["m.mentions"].get("user_ids", ())),
        )

    @staticmethod
    def _check_calls(content: Mapping[str, Any], asked: Asked, *, is_first: bool) -> None:
        """Those whom the bot wanted to call, by the first event of what is new in a room; nobody else, ever."""
        calls = is_first and asked.delivery.edits is None and asked.delivery.account is None
        wanted = [account.ref for account in asked.delivery.pings] if calls else []
        assert content["m.mentions"] == ({"user_ids": wanted} if wanted else {})

    def _name_of(self, link: re.Match[str]) -> str:
        return self.called(link["room"]) or self.rooms[link["room"]]

    def _address(self, client: Client, event: Read, asked: Asked) -> tuple[str, str]:
        """Who can read it. What is for one person stands in their own room, and the homeserver cannot read it."""
        delivery = asked.delivery
        if delivery.account is None:
            assert delivery.place is not None
            assert not (event.was_open and self._is_private(event.room)), "what is for some is encrypted"
            return self._room(event.room, delivery.place.ref), "everyone_here"
        assert delivery.account.ref == client.user, f"{client.name} reads what is for somebody else"
        assert event.room not in self.rooms
        assert not event.was_open, "what is private is encrypted"
        return f"@{client.name}", "only_you" if delivery.manner is Manner.ANSWER else "direct"

    def _room(self, room: str, place: str) -> str:
        name = self.called(place)
        if name is None:
            return self.rooms[room]
        self.rooms[place] = name
        return name

    def called(self, place: str) -> str | None:
        """A thread is called after its room: "#lounge/Evening circle"; a room as it is."""
        thread = self.record.thread(place) if place not in self.rooms else None
        return f"{self.rooms[thread[0]]}/{thread[1]}" if thread is not None else self.rooms.get(place)

    @staticmethod
    def _check_choices(
        lines: Sequence[str], choices: Sequence[str], parts: Sequence[tuple[Client, Read, Asked]], *, is_edit: bool
    ) -> None:
        """Numbered lines at the end say to people what the event says to programs."""
        said = [line.translate(_WITHOUT_WIDTH) for line in lines]
        assert said == [f"{number} {label.removeprefix(f'{number} ')}" for number, label in enumerate(choices, 1)]
        if not is_edit:
            marked = [event.content[_CARD]["choices"] for _, event, _ in parts if _CARD in event.content]
            assert marked == ([list(choices)] if choices else [])

    def _stands(self, parts: Sequence[tuple[Client, Read, Asked]], to: str) -> None:
        """A message can be pressed from now on, or has other choices; each of its events can be taken away."""
        for _, event, asked in parts:
            delivery = asked.delivery
            if delivery.edits is not None:
                self.cards[delivery.edits.message].choices = delivery.shown.choices
                self.cards[event.id] = Card(asked, event.id, event.room, to, None, ())  # nobody sees it, but it is kept
                continue
            place = delivery.place
            is_room = place is not None and place.kind is PlaceKind.ROOM
            asked_in = self.rooms.get(place.ref) if place is not None and is_room else None
            is_words = event.content["msgtype"] in ("m.text", "m.notice")
            offered = delivery.shown.choices if is_words and event is self._last_words(parts) else ()
            self.cards[event.id] = Card(asked, event.id, event.room, to, asked_in, offered)
            self.newest[event.room] = event.id

    @staticmethod
    def _last_words(parts: Sequence[tuple[Client, Read, Asked]]) -> Read:
        return [event for _, event, _ in parts if event.content["msgtype"] in ("m.text", "m.notice")][-1]

    def _reads(self, who: str, card: Card) -> bool:
        if self._is_private(card.room):
            return who in self._readers[card.room]
        is_private = card.to.partition("/")[0] == HELPERS_ROOM and who not in self.helping
        return who == card.to or (card.to.startswith("#") and not is_private)

    def _is_private(self, room: str) -> bool:
        """Whether it is a thread for those alone who were let in."""
        return self.record.thread(room) is not None

    def newest_with_choices(self, to: str, room: str | None) -> Card | None:
        """The newest that this person can see, anywhere, or that belongs to one room."""
        found = [
            card
            for card in self.cards.values()
            if card.choices and self._reads(to, card) and room in (None, card.asked_in)
        ]
        return max(found, key=lambda card: card.asked.number, default=None)
