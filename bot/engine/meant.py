"""Which community somebody means who writes in private and shares several with us.

A choice, or the answer to a question, belongs to the community of the message that it answers. What is about the person
alone needs none. All else is for the one that they meant last; if there is none, we ask. Whatever says which one it is,
what they may do there is what the platform says at this moment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.core.cleaning import clean
from bot.core.options import fold, shortened
from bot.core.replies import WHICH, Card, Choice, Text, Typed, say
from bot.engine.asking import kept
from bot.engine.calls import Call
from bot.engine.turn import Shared, Turn

MOST = 20
"""Communities that one question offers."""

_LONGEST_NAME = 60


async def decide(turn: Turn, call: Call) -> Card | None:
    """Puts the request where it is meant. A card: what is said instead, because that is not known, or not there."""
    several = len(turn.shared) > 1
    if call.command.is_about_member:
        if several:  # nothing of any community is touched, so what they may do anywhere may be told
            turn.request.roles = frozenset(role for one in turn.shared for role in one.roles)
        return None
    if call.community is not None:
        there = next((one for one in turn.shared if one.community.id == call.community), None)
        if there is None:
            return say("choice-gone")
        turn.enter(there, call.asked_in)
        if several and (call.chose or turn.last_meant(turn.shared) is None):
            await turn.mean(call.community)
        return None
    return await _guess(turn, call) if several else None


async def _guess(turn: Turn, call: Call) -> Card | None:
    able = [one for one in turn.shared if call.command.may(one.roles)]
    last = turn.last_meant(able)
    if last is not None:
        turn.enter(last)
        turn.assumed = (_assumed(last),)
    if last is not None or not able:
        return None
    if len(able) > MOST:  # where all are offered, each keeps its number from one time to the next
        used = await turn.tx.people.last_used(turn.request.account_id)
        able.sort(key=lambda one: used.get(one.community.id, 0), reverse=True)
    return which(able, call)


def which(among: Sequence[Shared], call: Call) -> Card:
    """The question, and the command with all that was given for it as each answer."""
    offered = among[:MOST]
    given = kept(call.command, call.reading.given)
    choices = tuple(
        Choice(label, call.command.name, {**given, WHICH: str(one.community.id)})
        for label, one in zip(_labels(offered), offered, strict=True)
    )
    more = (Text("which-community-more", {"count": MOST}),) if len(among) > MOST else ()
    return Card((Text("which-community"), *more), choices)


def _labels(offered: Sequence[Shared]) -> list[Text]:
    """By name; with its number where two have the same one, and where a name could be taken for a number."""
    names = [_name(one) for one in offered]
    count = Counter(_as_typed(name) for name in names)
    labels = []
    for number, name in enumerate(names, 1):
        if not name:
            labels.append(Text("which-community-number", {"number": number}))
        elif count[_as_typed(name)] > 1 or not _as_typed(name):
            labels.append(Text("which-community-same", {"name": Typed(name), "number": number}))
        else:
            labels.append(Text("which-community-name", {"name": Typed(name)}))
    return labels


def _name(one: Shared) -> str:
    """In one line, and not a page of it."""
    return shortened(" ".join(clean(one.name or "").split()), _LONGEST_NAME)


def _as_typed(name: str) -> str:
    """What of a name is left where labels are compared with what somebody typed."""
    return fold(name.lstrip("0123456789 "))


def _assumed(there: Shared) -> Text:
    name = _name(there)
    return Text("which-community-last", {"name": Typed(name)}) if name else Text("which-community-last-unnamed")
