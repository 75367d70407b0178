"""Which session somebody means: by its number in the list, the key in a choice of ours, or its title."""

from __future__ import annotations

import re

from bot.core.cog import Request
from bot.core.deeds import KEY_LENGTH
from bot.core.errors import UserError
from bot.core.options import quoted
from bot.core.replies import Several
from cogs.sessions import store
from cogs.sessions.store import TO_COME, Meeting


async def meant(request: Request, name: str) -> Meeting:
    """The next time that it takes place. Raises UserError: the same words for one of another community, one that is
    over, and none at all."""
    tx, here = request.tx, request.community.id
    if name.startswith("#"):
        found = await store.with_number(tx, here, int(name[1:]))
    elif re.fullmatch(rf"[0-9a-f]{{{KEY_LENGTH}}}", name):
        found = await store.with_key(tx, here, name)
        if found is None or found.state not in TO_COME:
            raise UserError("session-over")
    else:
        titled = await store.titled(tx, here, name)
        if len(titled) > 1:
            numbers = Several(tuple(f"{one.session.number}" for one in titled[:_FEW]))
            raise UserError("session-several", session=quoted(name), numbers=numbers)
        found = titled[0] if titled else None
    if found is None:
        raise UserError("session-unknown", session=quoted(name.removeprefix("#")))
    return found


_FEW = 5
