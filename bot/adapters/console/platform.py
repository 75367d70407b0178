"""The console as a platform: its people, its rooms, and what each of them can see. It outlives the bot's crashes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace

from bot.adapters.console.overview import Overview, is_read_by
from bot.adapters.console.threads import Threads
from bot.adapters.plain import text_of
from bot.core.deeds import Delivery, Manner, Receipt
from bot.core.errors import Undeliverable
from bot.core.people import Account, Membership, Person, Place, PlaceKind, Role
from bot.core.replies import ShownFile

NAME = "console"
COMMUNITY = "here"
PREFIX = "!"
_EVENTS = (Manner.EVENT, Manner.EVENT_MOVE, Manner.EVENT_END)
_IN_THREADS = (Manner.THREAD_IN, Manner.THREAD_OUT, Manner.THREAD_GONE)
_UNSEEN = (Manner.THREAD_END, Manner.STAGE, Manner.STAGE_END)
"""What changes nothing on the console, which has no stages."""


@dataclass(slots=True)
class Someone:
    """A person of the console: who they are, and whether the bot can reach them (`blocks` None: nothing was said)."""

    name: str
    roles: frozenset[Role] = frozenset()
    zone: str | None = None
    language: str | None = None
    blocks: bool | None = None
    has_left: bool = False

    @property
    def account(self) -> Account:
        return Account(NAME, self.name)

    def as_person(self) -> Person:
        shared = () if self.has_left else (Membership(COMMUNITY, self.roles),)
        return Person(self.account, shared, self.language, self.zone)


@dataclass(slots=True)
class Post:
    """A message of the bot. `to` names who can read it: "@ana", or "#lounge". `room`: the one it stands in, if any.

    `thread`: the number of the post on which the thread hangs in which it stands. `pings`: the names of those whom it
    calls.
    """

    key: str
    to: str
    seen: str
    cog: str
    text: str
    room: str | None = None
    thread: str | None = None
    choices: tuple[str, ...] = ()
    files: tuple[ShownFile, ...] = ()
    edited: bool = False
    removed: bool = False
    pings: tuple[str, ...] = ()


@dataclass(slots=True)
class Console:
    """`shown` is called for each post, again for each edit of one, and when it is taken away. `named`: the rooms that
    somebody named."""

    shown: Callable[[Post], None]
    people: dict[str, Someone] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    posts: list[Post] = field(default_factory=list)
    at_once: int = 1
    threads: Threads = field(default_factory=Threads)
    _place_of_key: dict[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return NAME

    @property
    def rooms(self) -> Overview:
        return Overview(self.named, self._roles_of, self.threads)

    def _roles_of(self, name: str) -> frozenset[Role] | None:
        someone = self.people.get(name)
        return someone.roles if someone is not None and not someone.has_left else None

    async def deliver(self, delivery: Delivery) -> Sequence[Receipt]:
        if delivery.manner in (Manner.THREAD, Manner.PRIVATE_THREAD):
            return [self._open_thread(delivery)]
        if delivery.manner in _IN_THREADS:
            await self._change_thread(delivery)
            return []
        if delivery.manner in _UNSEEN:
            return []
        if delivery.manner in _EVENTS:
            raise Undeliverable(closed=False, reason="unsupported")
        if delivery.edits is not None:
            return [self._edit(delivery, int(delivery.edits.message))]
        known = self._place_of_key.get(delivery.key)
        if known is None:
            known = self._post(delivery)
        return [Receipt(str(known), self.posts[known].to)]

    def _open_thread(self, delivery: Delivery) -> Receipt:
        """It is there as soon as it has a name; a thread of a thread is one of the room."""
        assert delivery.place is not None  # that of the message on which it hangs
        assert delivery.target is not None  # which is there
        title = " ".join(text_of(replace(delivery.shown, lines=delivery.shown.lines[:1]), PREFIX).split())
        thread = f"{delivery.place.ref.partition('/')[0]}/{title}"
        self.named.add(thread)
        is_private = delivery.manner is Manner.PRIVATE_THREAD
        self.threads.open(delivery.target.message, thread, is_private=is_private)
        return Receipt(delivery.target.message, thread)

    async def _change_thread(self, delivery: Delivery) -> None:
        assert delivery.target is not None  # the thread
        on = delivery.target.message
        if delivery.account is not None:
            change = self.threads.admit if delivery.manner is Manner.THREAD_IN else self.threads.expel
            change(on, delivery.account.ref)
            return
        gone = self.threads.remove(on)
        if gone is None:
            return
        if self.threads.named(gone.name) is None:
            self.named.discard(gone.name)
        for number, post in enumerate(self.posts):
            if post.thread == on and not post.removed:
                await self.remove(Receipt(str(number), post.to))

    def _post(self, delivery: Delivery) -> int:
        person = self.people.get(delivery.account.ref) if delivery.account else None
        if delivery.manner is Manner.DIRECT and (person is None or person.blocks or person.has_left):
            raise Undeliverable(closed=True)
        to, seen = _address(delivery)
        in_room = delivery.place is not None and delivery.place.kind is PlaceKind.ROOM
        thread = self.threads.named(delivery.place.ref) if delivery.place is not None and in_room else None
        called = " ".join(f"@{account.ref}" for account in delivery.pings)
        text = text_of(delivery.shown, PREFIX)
        post = Post(
            key=delivery.key,
            to=to,
            seen=seen,
            cog=delivery.cog,
            text=f"{called}\n{text}" if called else text,
            pings=tuple(account.ref for account in delivery.pings),
            room=delivery.place.ref if delivery.place is not None and in_room else None,
            thread=thread.on if thread is not None else None,
            choices=delivery.shown.choices,
            files=delivery.shown.files,
        )
        self.posts.append(post)
        self._place_of_key[delivery.key] = len(self.posts) - 1
        self.shown(post)
        return len(self.posts) - 1

    def _edit(self, delivery: Delivery, number: int) -> Receipt:
        post = self.posts[number]
        if delivery.key not in self._place_of_key:
            self._place_of_key[delivery.key] = number
            post.text, post.choices = text_of(delivery.shown, PREFIX), delivery.shown.choices
            post.files, post.cog, post.edited = delivery.shown.files, delivery.cog, True
            self.shown(post)
        return Receipt(str(number), post.to)

    async def remove(self, receipt: Receipt) -> None:
        """The post loses what it said and offered; its number stays taken."""
        post = self.posts[int(receipt.message)]
        post.text, post.choices, post.files, post.removed = "", (), (), True
        self.shown(post)

    def can_read(self, someone: Someone, post: Post) -> bool:
        """Everybody reads every room, but the helpers' room, and private threads into which they were not let."""
        if post.to.startswith("@"):
            return post.to == f"@{someone.name}"
        sees_thread = self.threads.are_seen(post.thread, someone.name, someone.roles)
        return sees_thread and is_read_by(post.to, someone.roles)

    def newest_with_choices(self, someone: Someone, room: str | None) -> Post | None:
        """The newest post with choices that this person can see, anywhere or in one room."""
        for post in reversed(self.posts):
            if post.choices and self.can_read(someone, post) and room in (None, post.room):
                return post
        return None

    def choice_in(self, post: Post, words: str) -> int | None:
        """Which choice a label, or its number from 1, means."""
        if words in post.choices:
            return post.choices.index(words)
        folded = [label.casefold() for label in post.choices]
        if words.strip().casefold() in folded:
            return folded.index(words.strip().casefold())
        if words.strip().isdecimal() and 0 < int(words.strip()[:6]) <= len(post.choices):
            return int(words.strip()[:6]) - 1
        return None

    def dump(self) -> str:
        """What has to outlive this process: no words, only what a choice or an edit needs."""
        people = [{**asdict(someone), "roles": sorted(someone.roles)} for someone in self.people.values()]
        posts = [[one.key, one.to, one.seen, one.cog, one.room, one.thread, list(one.choices)] for one in self.posts]
        rooms = {"rooms": sorted(self.named), "threads": self.threads.dump()}
        return json.dumps({"people": people, **rooms, "posts": posts, "keys": self._place_of_key})

    def load(self, written: str) -> None:
        kept = json.loads(written)
        for one in kept["people"]:
            someone = Someone(**{**one, "roles": frozenset(Role(role) for role in one["roles"])})
            known = self.people.setdefault(someone.name, someone)
            known.has_left |= someone.has_left
            known.blocks = someone.blocks if known.blocks is None else known.blocks
        self.named |= set(kept["rooms"])
        self.threads.load(kept["threads"])
        self.posts = [
            Post(key, to, seen, cog, "", room, thread, tuple(choices))
            for key, to, seen, cog, room, thread, choices in kept["posts"]
        ] + self.posts
        self._place_of_key.update(kept["keys"])


def _address(delivery: Delivery) -> tuple[str, str]:
    """Who can read it, and how it is seen."""
    if delivery.account is None:
        assert delivery.place is not None  # what is for no one person is for a room
        return delivery.place.ref, "everyone_here"
    return f"@{delivery.account.ref}", "only_you" if delivery.manner is Manner.ANSWER else "direct"


def without_mention(text: str) -> tuple[str, bool]:
    """The words without a mention of the bot, and whether there was one."""
    rest, count = re.subn(r"(?<!\w)@(?:bot|alongside)\b[:,]?\s*", "", text, flags=re.IGNORECASE)
    return rest, count > 0


def room(name: str) -> Place:
    return Place(PlaceKind.ROOM, name)


def direct(someone: Someone) -> Place:
    return Place(PlaceKind.DIRECT, f"@{someone.name}")


def hangs_on(place: Place) -> str | None:
    """The room of a thread: "#lounge" of "#lounge/Evening circle"."""
    above, slash, _ = place.ref.partition("/")
    return above if slash and place.kind is PlaceKind.ROOM else None
