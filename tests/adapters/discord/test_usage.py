"""Examples of commands, as they are used on Discord."""

from __future__ import annotations

import pytest

from bot.adapters.discord.usage import Usages
from bot.app import App
from bot.core.clock import SystemClock
from bot.core.replies import Shown, Usage

USAGES = Usages(App("sqlite+aiosqlite:////nowhere/usage.sqlite3", [], SystemClock()).listed)


def shown(command: str) -> str:
    ((span,),) = USAGES.on_discord(Shown(((Usage(command),),), (), "UTC", "en")).lines
    assert isinstance(span, Usage)
    return span.command


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("urgent", "urgent"),
        ("urgent GB", "urgent country:GB"),
        ("checkin now 2 slept badly", "checkin now feeling:2 note:slept badly"),
        ("checkin join 9am Berlin weekdays", "checkin join time:9am zone:Berlin days:weekdays"),
        ("community setup german Berlin country:DE", "community setup language:german zone:Berlin country:DE"),
        ("help checkin join", "help topic:checkin join"),
        ("you quiet off", "you quiet on-or-off:off"),
    ],
)
def test_each_option_has_its_name(typed: str, used: str) -> None:
    assert shown(typed) == used


@pytest.mark.parametrize("usage", ["checkin join time zone? days?", "urgent country?", "nothing of ours", "checkin"])
def test_what_only_says_which_options_there_are_stays(usage: str) -> None:
    assert shown(usage) == usage
