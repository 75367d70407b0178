"""What `help` suggests while somebody types a topic."""

from __future__ import annotations

import pytest

from bot.app import App
from bot.core.clock import SystemClock
from bot.core.options import Suggests
from bot.core.typed import find_command
from cogs.help.commands import ANSWERING
from tests.core.reading import ALONE

APP = App("sqlite+aiosqlite:////nowhere/house.sqlite3", [], SystemClock())
TOPIC = APP.commands["help"].options[0].kind
OPEN = [command for command in APP.commands.values() if command.via == "typed" and command.may(frozenset())]


def topics(words: str, language: str = "en") -> list[str]:
    assert isinstance(TOPIC, Suggests)
    found = TOPIC.suggest(words, language)
    assert all(label == value for label, value in found)
    return [value for _, value in found]


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("checkin j", "checkin join"),
        ("!checkin join", "checkin join"),
        ("/check", "checkin now"),
        ("history", "checkin history"),
        ("cheking", "checkin now"),
        ("zone", "you zone"),
        ("answ", "answering"),
        ("listening", "answering"),
        ("sos", "urgent"),
    ],
)
def test_a_topic(words: str, topic: str) -> None:
    assert topics(words)[0] == topic


def test_a_topic_in_german() -> None:
    assert topics("zuhör", "de") == ["antworten"]
    assert topics("", "de")[0] == "antworten"


def test_all_that_is_suggested_is_explained() -> None:
    suggested = {*topics(""), *(topic for command in OPEN for topic in topics(command.name))}
    assert suggested >= {command.name for command in OPEN} - {"help"}
    for topic in suggested - ANSWERING:
        found = find_command(topic, OPEN)
        assert found is not None
        assert (found[0].name, found[1]) == (topic, "")
    assert all(TOPIC.read(topic, ALONE) == topic for topic in suggested)


def test_what_moderators_alone_may_is_suggested_to_nobody() -> None:
    assert "community setup" in APP.commands
    assert "community setup" not in topics("community setup")


def test_words_like_nothing() -> None:
    assert topics("xqzyv") == []
    assert len(topics("")) <= 25
