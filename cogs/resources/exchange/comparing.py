"""What an import would change: which of its entries are new there, which say something else, which are as they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.core.directory import Service, Status
from bot.core.ports import Transaction
from cogs.resources import library
from cogs.resources.exchange.faults import Fault

SAID = 1_000
"""Faults that a report names one by one."""

_HIDDEN: tuple[Status, ...] = ("suspended", "closed")


@dataclass(slots=True)
class Report:
    """What came of a file. `refused`: rows of which nothing was taken; `faults`: the first of all that is to be said,
    `said`: of how many."""

    new: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0
    said: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def taken(self) -> int:
        return self.new + self.changed

    def note(self, fault: Fault) -> None:
        self.refused += not fault.harmless
        self.said += 1
        if not fault.row:  # of the whole file: nobody should have to look for it
            self.faults.insert(0, fault)
        elif len(self.faults) < SAID:
            self.faults.append(fault)


Numbered = tuple[int, Service]
"""An entry, and the number of its row."""


async def compare(
    tx: Transaction, community: int, batch: Sequence[Numbered], shipped: Mapping[str, Service], report: Report
) -> list[Service]:
    """The entries of the batch that change something there, as they are to be kept: unverified, unless the file says
    that they are closed. The rest is counted, or named with the reason.

    Whoever confirmed an entry confirmed what it says: as long as it says that, it stays confirmed. What the community
    wrote itself is never written over.
    """
    known = await library.kept(tx, community, [entry.id for _, entry in batch])
    taken: dict[str, Service] = {}
    for row, entry in batch:
        new = _arriving(entry)
        before = known.get(entry.id)
        if entry.id in taken:
            report.note(Fault(row, "twice", "id", entry.id))
        elif entry.id in shipped:
            if _facts(shipped[entry.id]) == _facts(entry):
                report.same += 1
            else:
                report.note(Fault(row, "shipped", "id", entry.id))
        elif before is None:
            report.new += 1
            taken[entry.id] = new
        elif _facts(before.entry) == _facts(new) and not _hides(new, before.entry):
            report.same += 1
        elif before.origin is None:
            report.note(Fault(row, "own", "name", entry.name))
        else:
            report.changed += 1
            taken[entry.id] = new
    return list(taken.values())


def _arriving(entry: Service) -> Service:
    """Not shown before it is confirmed; and what waits for nobody's confirmation takes no other's place."""
    if entry.status == "active":
        return replace(entry, status="unverified")
    return replace(entry, replaces=None) if entry.status in _HIDDEN and entry.replaces else entry


def _hides(new: Service, before: Service) -> bool:
    """Whether its source says by now that nobody is there."""
    return new.status in _HIDDEN and before.status not in _HIDDEN


def _facts(entry: Service) -> Service:
    """What is said of the place itself."""
    return replace(entry, status="active", checked="", community=None, may_have_changed=False, is_open=None)
