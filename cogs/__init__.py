"""What the bot does: the table of contents. To add a cog: a folder, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.core.cog import Cog
from bot.core.commands import Command
from bot.core.ports import Directory
from cogs.checkins import history  # noqa: F401  # its table, until the cog uses it
from cogs.checkins.answering import Answers
from cogs.checkins.commands import CheckIns
from cogs.community import store  # noqa: F401  # its table, until the cog uses it
from cogs.help.commands import Help
from cogs.resources.commands import Resources
from cogs.you.commands import You


def build(
    directory: Directory, listed: Callable[[], Sequence[Command]], speaks: Callable[[str], bool]
) -> tuple[Cog, ...]:
    """Every cog, with what it needs of others, in the order in which help names their commands.

    `speaks`: whether there is a catalog for a language tag.
    """
    return (
        Resources(directory),
        Answers(directory),
        CheckIns(),
        You(speaks),
        Help(directory, listed, speaks),
    )
