"""Two members are one person: nobody is asked twice at the same minute, in two places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cogs.checkins.store import CheckIn


@dataclass(frozen=True, slots=True)
class Folded:
    """`changed`: other days, or a longer pause. `gone`: the check-ins of which no day is left."""

    changed: Sequence[CheckIn]
    gone: Sequence[CheckIn]


def fold(theirs: Sequence[CheckIn], ours: Sequence[CheckIn]) -> Folded:
    """At the same time of the same day, ours asks, unless it rests because its door is closed and theirs does not.

    A pause that either had holds for both: somebody is away or is not. The clocks are those of one zone by now.
    """
    there = {checkin.id: checkin for checkin in (*ours, *theirs)}
    for their_id in [checkin.id for checkin in theirs]:
        for our_id in [checkin.id for checkin in ours]:
            one, other = there[our_id], there[their_id]
            if one.resting and not other.resting:
                one, other = other, one
            twice = one.wish.days & other.wish.days
            if one.wish.at != other.wish.at or not twice:
                continue
            pauses = [checkin.paused_until for checkin in (one, other) if checkin.paused_until is not None]
            there[one.id] = replace(one, paused_until=max(pauses, default=None))
            there[other.id] = replace(other, wish=replace(other.wish, days=other.wish.days - twice))
    gone = [checkin for checkin in there.values() if not checkin.wish.days]
    kept = [checkin for checkin in there.values() if checkin.wish.days]
    return Folded([checkin for checkin in kept if checkin not in (*ours, *theirs)], gone)
