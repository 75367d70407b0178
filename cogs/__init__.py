"""What the bot does: the table of contents. To add a cog: a folder, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.core.clock import Clock
from bot.core.cog import Cog
from bot.core.commands import Command
from bot.core.ports import OwnData, Rooms
from cogs.checkins.answering import Answers
from cogs.checkins.commands import CheckIns
from cogs.checkins.keeping import Keeping, Wording
from cogs.community.commands import Community, agreement_of, safety_text
from cogs.community.digest import Digest, Says
from cogs.community.store import asking_for_agreement, contact_of
from cogs.help.commands import Help
from cogs.prompts.commands import Prompts
from cogs.prompts.own_prompts import OwnPrompts
from cogs.prompts.showing import Showing
from cogs.resources.calming import Calm
from cogs.resources.commands import Resources
from cogs.resources.exchange.commands import Exchange
from cogs.resources.finding import Find
from cogs.resources.keeping import OwnEntries
from cogs.resources.listing import Listing
from cogs.resources.nearest import Shelf
from cogs.resources.own_words import OwnTopics
from cogs.resources.reminding import Reminding
from cogs.sessions.closing import Closing
from cogs.sessions.desk import Desk
from cogs.sessions.feed import Feeds as Calendars
from cogs.sessions.holding import Holding
from cogs.sessions.joining import Joining
from cogs.sessions.keeping import Keeping as SessionKeeping
from cogs.sessions.moving import Moving
from cogs.sessions.opening import Opening
from cogs.sessions.planning import Planning
from cogs.sessions.presence import Presence
from cogs.sessions.rounds import Rounds
from cogs.sessions.templates import Templates
from cogs.signposting.alert_commands import Alerts
from cogs.signposting.back_room import BackRoom
from cogs.signposting.care import Care
from cogs.signposting.commands import Signposting
from cogs.signposting.comparing import Comparing, shipped
from cogs.signposting.duty import Duty
from cogs.signposting.listening import Ears
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
    directory: Shelf,
    listed: Callable[[], Sequence[Command]],
    speaks: Callable[[str], bool],
    wording: Wording,
    own_data: OwnData,
    operator: Operator,
    rooms: Rooms,
    says: Says,
    calendars: Calendars,
    clock: Clock,
) -> tuple[Cog, ...]:
    """Every cog, with what it needs of others, in the order in which help names their commands.

    `speaks`: whether there is a catalog for a language tag; `says`: what all cogs say of a community's days.
    """
    care = Care(rooms, directory)
    back_room = BackRoom(rooms)
    comparing = Comparing(shipped)
    tally = Tally()
    desk = Desk(agreement_of, asking_for_agreement)
    gatherings = SessionKeeping(desk, clock)
    return (
        Resources(directory, back_room),
        Requests(care, directory, rooms),
        Calm(),
        Find(directory, rooms),
        Answers(directory, gatherings),
        CheckIns(),
        Keeping(wording),
        Joining(desk),
        Opening(desk, rooms),
        Planning(desk, rooms),
        Moving(desk),
        Holding(desk, rooms),
        Rounds(desk),
        Presence(desk, rooms),
        Closing(desk),
        Templates(),
        calendars,
        gatherings,
        You(speaks, own_data),
        Linking(own_data),
        Data(own_data, contact_of, operator),
        Duty(),
        Alerts(care, safety_text),
        Signposting(Ears(gatherings), comparing, directory, Calm.choice_for, care, clock, tally),
        Safety(rooms, tally),
        OwnWords(comparing),
        Trying(comparing, directory),
        OwnEntries(),
        Listing(),
        Exchange(),
        OwnTopics(),
        Reminding(back_room),
        OwnPrompts(),
        Prompts(rooms),
        Showing(rooms),
        Community(speaks),
        Digest(rooms, says),
        Help(directory, listed, speaks),
    )
