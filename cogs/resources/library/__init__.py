"""The library: every entry of the directory in the database, shipped ones and communities' own, found by words.

Entries come as `bot.core.directory.Service` and are given back as they came. A shipped one has no community; what a
community changed about it (suspended it, confirmed it, put its own in its place) holds in that community alone.
"""

from __future__ import annotations

from cogs.resources.library.changing import confirm, confirm_all, origins, remove, set_status, suspended
from cogs.resources.library.keeping import Kept, entry, kept, listed, put
from cogs.resources.library.people import confirmed_by, forget, hand_over
from cogs.resources.library.searching import Found, search
from cogs.resources.library.shelves import CommunityShelf, crisis_entries
from cogs.resources.library.shipping import ship
from cogs.resources.library.tidying import tidy
from cogs.resources.library.words import ID_LENGTH, plain_words

__all__ = [
    "ID_LENGTH",
    "CommunityShelf",
    "Found",
    "Kept",
    "confirm",
    "confirm_all",
    "confirmed_by",
    "crisis_entries",
    "entry",
    "forget",
    "hand_over",
    "kept",
    "listed",
    "origins",
    "plain_words",
    "put",
    "remove",
    "search",
    "set_status",
    "ship",
    "suspended",
    "tidy",
]
