"""When a session takes place: what people wish for in wall time, and what it comes to on the calendar. No database."""

from __future__ import annotations

from cogs.sessions.calendar.beginning import day_meant
from cogs.sessions.calendar.describing import described
from cogs.sessions.calendar.file import CalendarEvent, calendar_file
from cogs.sessions.calendar.occurring import occurrence, occurrences
from cogs.sessions.calendar.reading import read
from cogs.sessions.calendar.shifting import move_all, new_names
from cogs.sessions.calendar.wish import Occurrence, Wish, end, move, restore, skip

__all__ = [
    "CalendarEvent",
    "Occurrence",
    "Wish",
    "calendar_file",
    "day_meant",
    "described",
    "end",
    "move",
    "move_all",
    "new_names",
    "occurrence",
    "occurrences",
    "read",
    "restore",
    "skip",
]
