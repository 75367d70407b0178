"""A message as it goes out: text, what can be pressed, files."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import discord

from bot.adapters.discord import layout
from bot.adapters.discord.choices import view_of
from bot.core.replies import Shown, ShownFile

NOBODY = discord.AllowedMentions.none()
"""Whatever a text holds, it notifies nobody."""

Mentionable = Callable[[str], str | None]
"""How a command is written so that it can be clicked, if it can."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    text: str
    view: discord.ui.View | None = None
    shown_files: Sequence[ShownFile] = ()
    silent: bool = False

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
    mentionable: Mentionable | None = None,
    form: str | None = None,
    silent: bool = False,
) -> list[Outgoing]:
    """All messages of an answer; what can be pressed, and the files, belong to the last. `card`: the key that its
    choices are known by; `form`: the label of the button that opens a form; `choose`: what stands on a list."""
    contents = layout.messages(shown, mentionable=mentionable)
    view = view_of(card, shown, form=form, choose=choose)
    return [
        Outgoing(content.text, view if content is contents[-1] else None, content.files, silent) for content in contents
    ]


def edited(card: str, shown: Shown, *, choose: str, mentionable: Mentionable | None = None) -> Outgoing:
    """What takes the place of a message."""
    content = layout.edited(shown, mentionable=mentionable)
    return Outgoing(content.text, view_of(card, shown, form=None, choose=choose), content.files)
