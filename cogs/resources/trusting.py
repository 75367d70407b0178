"""`resource confirm all from …`: what was imported is confirmed at once, where its source is one that they trust."""

from __future__ import annotations

import re

from bot.core.cog import Request
from bot.core.errors import UserError
from bot.core.options import bare, quoted
from bot.core.replies import Card, Several, Typed, say
from cogs.resources import library, reminding

_ALL = re.compile(r"(?:all|alle|everything|alles|todos|tous|tout)(?:\s+(?:from|of|aus|von|de)\s+(.+))?", re.I)
_NAMED = 5


def origin_in(words: str) -> str | None:
    """Where all that is meant came from; an empty one where that was not said. None: one entry is meant."""
    said = _ALL.fullmatch(words.strip())
    return None if said is None else (said[1] or "").strip("\"'“”„ ")


async def confirm_all(request: Request, said: str) -> Card:
    """Raises UserError where nothing of that source waits: it says which do."""
    waiting = await library.origins(request.tx, request.community.id)
    meant = [origin for origin in waiting if bare(origin) == bare(said)]
    if not meant:
        if not waiting:
            raise UserError("resource-none-waiting")
        sources = Several(tuple(Typed(origin) for origin in list(waiting)[:_NAMED]))
        key = "resource-origin-unknown" if said else "resource-origin-which"
        raise UserError(key, words=quoted(said), sources=sources)
    tx, there, by = request.tx, request.community.id, request.member.id
    count = await library.confirm_all(tx, there, origin=meant[0], by=by, at=request.at)
    await reminding.plan_review(tx, request.community, request.at)
    request.teach()
    return say("resource-confirmed-all", count=count, origin=Typed(meant[0]))
