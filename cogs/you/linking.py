"""Two accounts of one person, on two platforms, become one: a code shown here, typed there, and a yes on both sides.

Whoever has one of the two accounts can then read and erase what was kept for both. So the code is shown to one person
alone, opens once, and is not enough: each side is asked, and is told which accounts these are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

from bot.core.cog import Cog, News, Request, Undelivered, undelivered
from bot.core.commands import command, pressed
from bot.core.deeds import KEY_LENGTH, Send, key_of
from bot.core.options import FreeText
from bot.core.people import Account, Member
from bot.core.ports import OwnData, Transaction
from bot.core.replies import Card, Choice, Moment, Reply, Several, Text, Typed, say
from bot.storage.people import known_member
from bot.storage.personal import agreed_by_one
from cogs.you import links
from cogs.you.links import Side

QUESTION = "you.link"
"""The topic of the question that the side is sent which showed the code."""

PLATFORMS = {"discord": "Discord", "matrix": "Matrix"}
"""How platforms write themselves, where that is not just their name in our data."""

Code = Annotated[str, FreeText(limit=200)]
Key = Annotated[str, FreeText(limit=KEY_LENGTH)]
"""Which try is meant; never typed, always given with a choice."""


class Linking(Cog):
    def __init__(self, own_data: OwnData) -> None:
        self._own_data = own_data

    @command("you link", also=("link my accounts", "join my accounts", "konten verbinden"), anywhere=True)
    async def link(self, request: Request, code: Code | None = None) -> Reply:
        if code is not None and request.in_the_open:
            return await self._overheard(request, code)
        instead = await self._cannot(request)
        if instead is not None:
            return instead
        if code is not None:
            return await self._typed(request, code)
        mine = await links.side(request.tx, request.account_id, request.at)
        both = await links.pair(request.tx, request.account_id, mine.key, request.at) if mine is not None else None
        if both is not None:
            return _waits(*both) if both[0].agreed else _question(*both, both[0].key)
        show = Choice(Text("you-link-begin"), "you.link", agrees=True)
        return Card(
            (Text("you-link"), Text("you-link-how")),
            (show, Choice(Text("you-link-not-now"), "you.link-not", agrees=False)),
        )

    @pressed("you.link", anywhere=True)
    async def show_code(self, request: Request) -> Reply:
        instead = await self._cannot(request)
        if instead is not None:
            return instead
        await self._leave(request)
        code, until = links.new_code(), request.at + links.VALID
        await links.begin(request.tx, request.account_id, request.community.id, code, until)
        shown = Typed(links.grouped(code))  # as if somebody had typed it: it waits for its delivery under seal
        return Card(
            (
                Text("you-link-code", {"code": shown}),
                Text("you-link-code-how", {"code": shown}),
                Text("you-link-code-until", {"until": Moment(until, "time")}),
            )
        )

    @pressed("you.link-not", anywhere=True)
    async def not_now(self, request: Request) -> Reply:
        return say("you-link-left")

    async def _cannot(self, request: Request) -> Card | None:
        """Somebody has one account on each of two platforms, at most."""
        there = await links.accounts_of(request.tx, request.member.id)
        if len(there) > 1:
            return say("you-link-joined-already", accounts=Several(tuple(map(named, there))))
        if await links.is_being_erased(request.tx, request.member.id):
            return say("you-link-while-erasing")
        return None

    async def _overheard(self, request: Request, words: str) -> Card:
        """Whoever read it there could have used it first."""
        code = links.code_in(words)
        found = await links.of_code(request.tx, code, request.at) if code is not None else None
        if found is not None:
            await links.end(request.tx, found.id)
        return say("you-link-overheard")

    async def _typed(self, request: Request, words: str) -> Card:
        tx, mine = request.tx, request.account_id
        code = links.code_in(words)
        if code is None:
            return say("you-link-no-code", letters=links.LENGTH)
        again_at = await links.may_try_at(tx, mine, request.at)
        if again_at is not None:
            return say("you-link-too-many", at=Moment(again_at, "time"))
        first = await links.of_code(tx, code, request.at)
        if first is None:
            await links.count_wrong(tx, mine, request.community.id, request.at)
            return say("you-link-wrong-code")
        if first.id == mine:
            return say("you-link-same-account")
        if first.account.platform == request.account.platform:
            return say("you-link-same-platform", platform=_platform(first.account))
        if await links.is_being_erased(tx, first.member):
            return say("you-link-while-erasing")
        return await self._meet(request, first)

    async def _meet(self, request: Request, first: Side) -> Card:
        await self._leave(request)
        key = await links.meet(request.tx, first, request.account_id, request.community.id)
        both = await links.pair(request.tx, request.account_id, key, request.at)
        assert both is not None  # it was just written
        second, first = both
        await _tell(request, first, "question", _question(first, second, key), topic=QUESTION)
        question = _question(second, first, key)  # quiet, or a closed door, may keep the other from being asked
        return Card((*question.lines, Text("you-link-ask-for-it", {"name": named(first.account)})), question.choices)

    async def _leave(self, request: Request) -> None:
        """Something new takes the place of what this account waited for; who waits with it is told."""
        before = await links.side(request.tx, request.account_id, request.at)
        both = await links.pair(request.tx, request.account_id, before.key, request.at) if before is not None else None
        await links.end(request.tx, request.account_id)
        if both is not None:
            await _tell(request, both[1], "left", say("you-link-refused", name=named(request.account)))

    @pressed("you.link-refuse", anywhere=True)
    async def refuse(self, request: Request, link: Key) -> Reply:
        if await links.pair(request.tx, request.account_id, link, request.at) is None:
            return say("you-link-over")
        await self._leave(request)
        return say("you-link-left")

    @pressed("you.link-agree", anywhere=True)
    async def agree(self, request: Request, link: Key) -> Reply:
        both = await links.pair(request.tx, request.account_id, link, request.at)
        if both is None:
            return say("you-link-over")
        mine, theirs = both
        if await links.is_being_erased(request.tx, mine.member, theirs.member):
            return say("you-link-while-erasing")
        if not theirs.agreed:
            await links.agree(request.tx, mine.id)
            return _waits(mine, theirs)
        return await self._join(request, mine, theirs)

    async def _join(self, request: Request, mine: Side, theirs: Side) -> Card:
        """Who began stays; the other's key serves nothing any more, and goes after the commit."""
        tx = request.tx
        first, second = (mine, theirs) if mine.began else (theirs, mine)
        into, other = await known_member(tx, first.member), await known_member(tx, second.member)
        there = [*await links.accounts_of(tx, first.member), *await links.accounts_of(tx, second.member)]
        if into is None or other is None or into.id == other.id or len(there) != 2:
            return say("you-link-over")
        stops = (Text("you-link-agreements"),) if await agreed_by_one(tx, into, other) else ()
        await links.end(tx, mine.id)
        await self._own_data.merge(tx, other, into, request.at)
        request.member = await known_member(tx, into.id) or into
        request.join()
        request.announce(News.SETTINGS)
        joined = Card((Text("you-link-joined"), Text("you-link-joined-now", {"accounts": _both(mine, theirs)}), *stops))
        await _tell(request, theirs, "joined", joined)
        return joined

    @undelivered(QUESTION)
    async def not_asked(self, refusal: Undelivered) -> None:
        """Their door is closed: the other side is told how to ask for the question there."""
        side = await links.side(refusal.tx, refusal.account_id or 0, refusal.now)
        both = await links.pair(refusal.tx, side.id, side.key, refusal.now) if side is not None else None
        if both is not None and not both[0].agreed:
            first, second = both
            card = say("you-link-not-delivered", name=named(first.account))
            deed = Send(to=second.id, card=card, until=second.until)
            key = key_of(refusal.key, "not delivered")
            await refusal.tx.outbox.put([(key, self.name, second.community, deed)], refusal.now)

    async def holds(self, tx: Transaction, member: Member) -> Sequence[Text]:
        there = await links.accounts_of(tx, member.id)
        return (Text("you-holds-accounts"),) if len(there) > 1 else ()

    async def export(self, tx: Transaction, member: Member) -> Mapping[str, Any]:
        return {"joining accounts": await links.exported(tx, member.id)}

    async def forget(self, tx: Transaction, member: Member) -> None:
        await links.forget(tx, member.id)

    async def merge(self, tx: Transaction, other: Member, into: Member) -> None:
        """What is kept of an account goes along with the account."""

    async def expire(self, tx: Transaction, now: datetime) -> None:
        await links.expire(tx, now)


def named(account: Account) -> Text:
    """ "@ana:example.org on Matrix": by the platform's own name for it, which tells two of them apart for certain."""
    return Text("you-link-account", {"name": Typed(account.ref), "platform": _platform(account)})


def _platform(account: Account) -> str:
    return PLATFORMS.get(account.platform, account.platform.capitalize())


def _both(one: Side, other: Side) -> Several:
    first, second = (one, other) if one.began else (other, one)
    return Several((named(first.account), named(second.account)))


def _question(mine: Side, theirs: Side, key: str) -> Card:
    first = mine if mine.began else theirs
    return Card(
        (
            Text("you-link-question"),
            Text("you-link-both", {"accounts": _both(mine, theirs)}),
            Text("you-link-what", {"name": named(first.account)}),
            Text("you-link-warning"),
            Text("you-link-question-until", {"until": Moment(mine.until, "time")}),
        ),
        (
            Choice(Text("you-link-agree"), "you.link-agree", {"link": key}, agrees=True),
            Choice(Text("you-link-refuse"), "you.link-refuse", {"link": key}, agrees=False),
        ),
    )


def _waits(mine: Side, theirs: Side) -> Card:
    stop = Choice(Text("you-link-stop"), "you.link-refuse", {"link": mine.key}, agrees=False)
    return say("you-link-waits", stop, name=named(theirs.account), until=Moment(mine.until, "time"))


async def _tell(request: Request, side: Side, what: str, card: Card, topic: str | None = None) -> None:
    """The other side, on its own platform, and in a community of that platform."""
    until = side.until if topic is not None else None
    key = key_of(QUESTION, side.key, side.id, what)
    deed = Send(to=side.id, card=card, topic=topic, until=until)
    await request.tx.outbox.put([(key, Linking.name, side.community, deed)], request.at)
