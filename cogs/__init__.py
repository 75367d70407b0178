"""What the bot does: the table of contents. To add a cog: a folder, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.core.cog import Cog
from bot.core.commands import Command
from bot.core.ports import Directory, OwnData
from cogs.checkins.answering import Answers
from cogs.checkins.commands import CheckIns
from cogs.checkins.keeping import Keeping, Wording
from cogs.community.commands import Community
from cogs.community.store import contact_of
from cogs.help.commands import Help
from cogs.resources.commands import Resources
from cogs.you.commands import You
from cogs.you.data import Data, Operator
from cogs.you.linking import Linking


def build(
    *,
    directory: Directory,
    listed: Callable[[], Sequence[Command]],
    speaks: Callable[[str], bool],
    wording: Wording,
    own_data: OwnData,
    operator: Operator,
) -> tuple[Cog, ...]:
    """Every cog, with what it needs of others, in the order in which help names their commands.

    `speaks`: whether there is a catalog for a language tag.
    """
    return (
        Resources(directory),
        Answers(directory),
        CheckIns(),
        Keeping(wording),
        You(speaks, own_data),
        Linking(own_data),
        Data(own_data, contact_of, operator),
        Community(speaks),
        Help(directory, listed, speaks),
    )
