"""Beginning anew where keys are lost for good: what they sealed is removed, because nobody can read it any more."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from sqlalchemy import delete, update

from bot.storage.database import Database
from bot.storage.notebook import remove_sealed_notes
from bot.storage.tables import metadata, vault

SEALED = "sealed"
"""What a column's `info` says of it: "row" where its row means nothing without it, "value" where it does."""


def move_away(*files: Path | str) -> list[Path]:
    """Keys that are there may still be right for an older copy: they are kept under another name."""
    moved = []
    for path in (Path(file) for file in files if "://" not in str(file)):
        if path.exists():
            free = next(
                other for number in count(1) if not (other := path.with_name(f"{path.name}.old-{number}")).exists()
            )
            moved.append(path.rename(free))
    return moved


async def remove_sealed(url: str) -> None:
    """Raises OperatorError where the database cannot be opened."""
    database = Database(url)
    await database.open(with_vault=False)
    try:
        async with database.transaction() as tx:
            for table in reversed(metadata.sorted_tables):
                for column in table.columns:
                    match column.info.get(SEALED):
                        case "row":
                            await tx.execute(delete(table).where(column.is_not(None)))
                        case "value":
                            await tx.execute(update(table).where(column.is_not(None)).values({column: None}))
            await remove_sealed_notes(tx)
            await tx.execute(delete(vault))
    finally:
        await database.close()
