"""What may be said about group sessions and daily prompts: a talk a line; `@` before a line: in the room."""

from __future__ import annotations

_OF_MODERATORS = """
!community quiet over > !you quiet off > !community setup zone:Berlin
!you zone berlin
@!session plan "Heron circle" tomorrow 19:00 > 1
!session plan "Egret walk" > 2026-03-10 18:00 > 1
!session plan "Teal hour" friday 20:00 repeat:weekly > 1
!session plan "Teal hour" yesterday 20:00
!session plan "Teal hour" the cows come
!session plan "Teal hour" 30 february 19:00
!session plan "Teal hour" monday 24 december 2026 19:00
!session plan "Teal hour" tomorrow 19:00 minutes:45 seats:2 minimum:9
!session move "Teal hour" 20:00 date:24 december
@!session open "Smew now" 45 2
!session open "Heron circle" private:yes voice:#lounge
!session list
!session settings > 1
!session settings names:yes > !session settings names:no
!session settings private:yes > !session settings private:no
!session settings voice:#lounge > !session settings voice:none
!session move "Heron circle" tomorrow 20:00
!session move "Teal hour" saturday 20:00 scope:all > 1
!session move "Teal hour" the cows come
!session template save "Heron circle" > !session template list > !session template remove "Heron circle"
!session handover "Heron circle" nobody
!session attendance "Smew now"
!session round "Smew now" > 1
!session quiet "Smew now" 2
!community agreement > 1
!community agreement A heron may pass at any time > 1
!community digest on > !community digest off
@!prompt plan 9:00 weekdays
@!prompt plan 9:00 weekdays threads:on
@!prompt preview > 1
@!prompt skip
@!prompt now
@!prompt list
!prompt add What does a heron see > 1
!prompt add What does a heron see > 1
!prompt list > !prompt remove 1 > !prompt remove 90
!prompt special 24 december A heron in the snow > 1
!prompt special 24 december > 1
!prompt review > 1
!prompt review > 2
"""
_AT_LAST = """
!session remove "Smew now" p17 > 1
!session close "Smew now" > 1
!session attendance "Smew now"
!session cancel "Egret walk" > 1
!session cancel "Teal hour" > 1
!session cancel "Wigeon hour" all > 1
!session cancel "Knot hour" date:"6 march" > 1
@!prompt plan 9:00 weekdays
@!prompt stop
@!prompt plan 9:00 weekdays
"""
_OF_MEMBERS = """
!session list
!session join "Heron circle" > 1 > 1
!session join "Smew now" > 1 > 1
!session join "Full nest" > 1 > 1
!session join "Full nest"
!session maybe "Full nest"
!session remind "Full nest" a day
!session remind "Full nest" often
!session leave "Wigeon hour"
!session join 90
!session remind "Heron circle" an hour > !session remind "Heron circle" no
!session maybe "Heron circle"
!session leave "Heron circle"
!session join "Heron circle" > 1 > 2
!session calendar > 1 > !session calendar titles:yes > 2
!prompt suggest Where does the heron sleep > 1
"""


def _talks(written: str) -> list[tuple[str | None, list[str]]]:
    lines = written.strip().splitlines()
    return [("#lounge" if line.startswith("@") else None, line.removeprefix("@").split(" > ")) for line in lines]


OF_MODERATORS = _talks(_OF_MODERATORS)
"""The room in which it is said (None: in private), and what is said there, one after the other."""
OF_MEMBERS = _talks(_OF_MEMBERS)
AT_LAST = _talks(_AT_LAST)
"""Of moderators: what ends things."""
NAMED = (
    *(
        f"{bird} hour"
        for bird in ("Wigeon", "Ruff", "Knot", "Dunlin", "Sora", "Rail", "Coot", "Crane", "Stork", "Ibis")
    ),
    *("Herons only", "often", "p17"),
    "Heron circle",
    "Egret walk",
    "Teal hour",
    "Smew now",
    "Smew now 2",
    "Full nest",
    "Heron",
    "#lounge",
    "ana",
    "p18",
    "p19",
)
