"""A message as it goes out: text, what can be pressed, files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.adapters.discord import layout
from bot.adapters.discord.choices import view_of
from bot.core.replies import Shown, ShownFile

NOBODY = discord.AllowedMentions.none()
"""Whatever a text holds, it notifies nobody."""

_MOST_CALLED = 80
"""So many names stand in one message; Discord takes a hundred to notify."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    text: str
    view: discord.ui.View | None = None
    shown_files: Sequence[ShownFile] = ()
    silent: bool = False
    called: Sequence[int] = ()

    @property
    def mentions(self) -> discord.AllowedMentions:
        """Who is notified, whoever else is named."""
        if not self.called:
            return NOBODY
        return discord.AllowedMentions(
            everyone=False, roles=False, replied_user=False, users=[discord.Object(user) for user in self.called]
        )

    def files(self) -> list[discord.File]:
        """Anew for each attempt: what was sent is read to its end."""
        return [
            discord.File(io.BytesIO(file.content), file.name, description=layout.alt_text(file))
            for file in self.shown_files
        ]


def parts_of(
    card: str,
    shown: Shown,
    *,
    choose: str,
    links: layout.Links = layout.NO_LINKS,
    form: str | None = None,
    silent: bool = False,
    called: Sequence[int] = (),
) -> list[Outgoing]:
    """All messages of an answer; what can be pressed, and the files, belong to the last, and the first calls who is
    `called`. `card`: the key that its choices are known by; `form`: the label of the button that opens a form;
    `choose`: what stands on a list."""
    called = called[:_MOST_CALLED]
    contents = layout.messages(shown, links=links, called=called)
    view = view_of(card, shown, form=form, choose=choose)
    return [
        Outgoing(
            content.text,
            view if content is contents[-1] else None,
            content.files,
            silent,
            called if content is contents[0] else (),
        )
        for content in contents
    ]


def edited(card: str, shown: Shown, *, choose: str, links: layout.Links = layout.NO_LINKS) -> Outgoing:
    """What takes the place of a message. It calls nobody once more."""
    content = layout.edited(shown, links=links)
    return Outgoing(content.text, view_of(card, shown, form=None, choose=choose), content.files)
