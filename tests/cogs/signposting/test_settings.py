"""What `safety settings` understands."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.core.errors import NotUnderstood
from bot.core.options import Around
from cogs.signposting.settings import LanguagesKind, MinutesKind, NamedKind

AROUND = Around(datetime(2026, 3, 2, tzinfo=UTC), alone=False)


@pytest.mark.parametrize(
    ("words", "minutes"), [("20", 20), ("20m", 20), ("20 minutes", 20), ("2h", 120), ("5", 5), ("720", 720)]
)
def test_minutes(words: str, minutes: int) -> None:
    assert MinutesKind().read(words, AROUND) == minutes


@pytest.mark.parametrize("words", ["4", "721", "13h", "soon", "-20", "20 days", ""])
def test_what_are_no_minutes(words: str) -> None:
    with pytest.raises(NotUnderstood):
        MinutesKind().read(words, AROUND)


@pytest.mark.parametrize(
    ("words", "languages"),
    [("german", ("de",)), ("de,en", ("de", "en")), ("german and english", ("de", "en")), ("all", ()), ("none", ())],
)
def test_languages(words: str, languages: tuple[str, ...]) -> None:
    assert LanguagesKind().read(words, AROUND) == languages


def test_a_language_that_is_none_is_refused() -> None:
    with pytest.raises(NotUnderstood):
        LanguagesKind().read("german and glorb", AROUND)


@pytest.mark.parametrize("words", ["#helpers", "<#123>", "<@&77>", "@mia", "!room:example.org", "none"])
def test_names_that_only_a_platform_can_read(words: str) -> None:
    assert NamedKind().read(words, AROUND) == words


def test_any_other_word_among_others_is_no_name() -> None:
    """It may be a slip for something else: "tril" is no room."""
    with pytest.raises(NotUnderstood):
        NamedKind().read("tril", AROUND)
