"""What the bot does: the table of contents. To add a cog: a folder, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.core.clock import Clock
from bot.core.cog import Cog
from bot.core.commands import Command
from bot.core.ports import Directory, OwnData, Rooms
from cogs.checkins.answering import Answers
from cogs.checkins.commands import CheckIns
from cogs.checkins.keeping import Keeping, Wording
from cogs.community.commands import Community, safety_text
from cogs.community.store import contact_of
from cogs.help.commands import Help
from cogs.resources.calming import Calm
from cogs.resources.commands import Resources
from cogs.signposting.alert_commands import Alerts
from cogs.signposting.care import Care
from cogs.signposting.commands import Signposting
from cogs.signposting.comparing import Comparing, shipped
from cogs.signposting.duty import Duty
from cogs.signposting.memory import Tally
from cogs.signposting.own_words import OwnWords
from cogs.signposting.requests import Requests
from cogs.signposting.safety import Safety
from cogs.signposting.trying import Trying
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
    rooms: Rooms,
    clock: Clock,
) -> tuple[Cog, ...]:
    """Every cog, with what it needs of others, in the order in which help names their commands.

    `speaks`: whether there is a catalog for a language tag.
    """
    care = Care(rooms, directory)
    comparing = Comparing(shipped)
    tally = Tally()
    return (
        Resources(directory),
        Requests(care, directory, rooms),
        Calm(),
        Answers(directory),
        CheckIns(),
        Keeping(wording),
        You(speaks, own_data),
        Linking(own_data),
        Data(own_data, contact_of, operator),
        Duty(),
        Alerts(care, safety_text),
        Signposting(comparing, directory, Calm.choice_for, care, clock, tally),
        Safety(rooms, tally),
        OwnWords(comparing),
        Trying(comparing, directory),
        Community(speaks),
        Help(directory, listed, speaks),
    )
