"""What every reader needs beside the row that it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import blake2s
from uuid import UUID

from bot.core.directory import Status
from cogs.resources.exchange.faults import BadValue, Fault, taken_without

OURS = "alongside"
"""The taxonomy of attributes that hold what HSDS has no place for; the code of the term is the name of a field."""
TOPICS = "alongside topics"

COUNTRY_OF_THE_COMMUNITY = "ZZ"
"""No country has this code: an entry's own is not known before it is known whose file it is."""

UNKNOWN_DATE = "2000"
"""As old as can be said, where a file does not say when anything in it was true. It says so until somebody confirms."""


_MOST_NAMES = 200
_LONGEST_NAME = 60


@dataclass(slots=True)
class Around:
    """What an entry is read among. `origin`: what the source is called; `country`: where a file says none.

    `arriving`: nothing is active before somebody here has confirmed it. `found`: what was left out on the way, by row.
    `unkept`: what stood in the file and has no place in an entry, by its names there.
    """

    origin: str
    country: str | None = None
    arriving: bool = False
    found: list[Fault] = field(default_factory=list)
    unkept: set[str] = field(default_factory=set)
    row: int = 0
    where: str = ""

    def status(self, said: Status) -> Status:
        return "unverified" if self.arriving and said == "active" else said

    def no_place(self, *names: str) -> None:
        for name in names:
            if len(self.unkept) < _MOST_NAMES:
                self.unkept.add(name[:_LONGEST_NAME])

    def left_out(self, bad: BadValue) -> None:
        self.found.append(taken_without(bad.at(self.row, self.where)))


_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
"""As nearly all of them are written."""


def foreign_id(value: object, origin: str, name: str, country: str | None) -> str:
    """The same whenever the same thing comes again: an id that is one in the whole world counts wherever it is from."""
    said = str(value or "").strip()
    try:
        key = said.replace("-", "").lower() if _UUID.fullmatch(said) else UUID(said).hex
    except ValueError:
        key = f"{origin}\0{said}" if said else f"{origin}\0{country}\0{name.casefold()}"
    return f"import-{blake2s(key.encode(errors='replace'), digest_size=8).hexdigest()}"
