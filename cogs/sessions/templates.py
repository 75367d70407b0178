"""Templates: a session is saved, and opened again by its name with `session open`."""

from __future__ import annotations

from bot.core.cog import Cog, Request
from bot.core.commands import FACILITATORS, command
from bot.core.errors import UserError
from bot.core.options import quoted
from bot.core.replies import Card, Reply, Text, Typed, say
from cogs.sessions import cards, templates_store
from cogs.sessions.going_on import known
from cogs.sessions.options import Name, Title

MOST = 50
"""So many a community can have."""


class Templates(Cog):
    @command("session template save", for_=FACILITATORS)
    async def save(self, request: Request, session: Name) -> Reply:
        """One of the same name is replaced."""
        meeting = await known(request, session)
        there = await templates_store.of_community(request.tx, request.community)
        if len(there) >= MOST:
            raise UserError("session-template-too-many", most=MOST)
        await templates_store.save(request.tx, request.community, meeting.session)
        return say("session-template-saved", title=cards.title(meeting.session))

    @command("session template list", for_=FACILITATORS)
    async def list(self, request: Request) -> Reply:
        there = await templates_store.of_community(request.tx, request.community)
        if not there:
            return say("session-template-none")
        lines = [
            Text("session-template-line", {"title": Typed(one.title), "minutes": one.minutes, "seats": one.seats})
            for one in there
        ]
        return Card((Text("session-template-list"), *lines, Text("session-template-how")))

    @command("session template remove", for_=FACILITATORS)
    async def remove(self, request: Request, title: Title) -> Reply:
        template = await templates_store.called(request.tx, request.community, title)
        if template is None:
            raise UserError("session-template-unknown", title=quoted(title))
        await templates_store.remove(request.tx, template)
        return say("session-template-removed", title=Typed(template.title))
