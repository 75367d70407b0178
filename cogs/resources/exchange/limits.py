"""How much of a file is read. What is larger, or unfolds to more, is refused before it is read."""

from __future__ import annotations

from dataclasses import dataclass

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """`file`: bytes of the file as it comes; `expanded`: of all that is in it; `ratio`: by how much that may be more.

    `members`: files in an archive or a folder. `rows`: entries, and rows of each table. `entry`: characters of one.
    """

    file: int
    expanded: int
    rows: int
    ratio: int = 100
    members: int = 2_000
    entry: int = _MB


ATTACHMENT = Limits(file=5 * _MB, expanded=50 * _MB, rows=5_000)
"""What somebody sends in a chat."""

COMMAND_LINE = Limits(file=2_000 * _MB, expanded=8_000 * _MB, rows=2_000_000)
"""What whoever runs the bot takes in."""

LONGEST_FIELD = 2_000
"""Characters of one value."""
