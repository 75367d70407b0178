"""`alongside doctor`, as far as data goes: is it whole, is it ours, are its keys there, is anything stuck."""

from __future__ import annotations

from collections.abc import Callable

from bot.core.errors import NotSaved, OperatorError
from bot.storage.database import Database
from bot.storage.vault import Vault


async def examine(url: str, say: Callable[[str], None], vault: Vault | None = None) -> bool:
    """Says what it finds, a line each. True: nothing needs to be done. Raises OperatorError where it cannot look.

    `vault`: the keys, if they are to be looked at.
    """
    database = Database(url)
    name = database.backend.name
    if not await database.backend.exists():
        say(f"There is no database {name} yet. It is made at the first start.")
        return True
    await database.backend.examine()
    if vault is not None:
        await vault.examine()
    say(f"The database {name} is whole.")
    if vault is not None:
        say("The key file is private, and the key store is there.")
    await database.open_to_look()
    try:
        async with database.reading() as tx:
            parked = await tx.agenda.parked()
    except NotSaved as error:
        raise OperatorError(f"The database {name} has no agenda ({error}). It is not one of ours.") from error
    finally:
        await database.close()
    if parked:
        say(f"{parked} rows of due work failed five times and are parked. The log says why: look for 'parked'.")
        return False
    say("No due work is parked.")
    return True
