"""Instants and commands as plain text, in the reader's language and zone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.adapters.plain import moment_text, text_of
from bot.core.replies import Moment, Shown, Typed, Usage

AT = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "Monday 5 January"),
        ("en-US", "Monday 5 January"),
        ("de", "Montag, 5. Januar"),
        ("de-AT", "Montag, 5. Jänner"),
        ("es", "lunes, 5 de enero"),
        ("fr", "lundi 5 janvier"),
        ("pt", "segunda-feira, 5 de janeiro"),
        ("pt-BR", "segunda-feira, 5 de janeiro"),
        ("it", "lunedì 5 gennaio"),
        ("pl", "poniedziałek, 5 stycznia"),
        ("tr", "5 Ocak Pazartesi"),
        ("ja", "1月5日(月曜日)"),
        ("xx", "Monday 5 January"),
        ("no such tag", "Monday 5 January"),
    ],
)
def test_an_instant_in_the_order_of_the_language(language: str, day: str) -> None:
    assert moment_text(Moment(AT), "Europe/Berlin", language) == f"{day}, 9:00"
    assert moment_text(Moment(AT, "day"), "Europe/Berlin", language) == day
    assert moment_text(Moment(AT, "time"), "Europe/Berlin", language) == "9:00"


def test_an_instant_is_in_the_readers_zone() -> None:
    assert moment_text(Moment(AT), "Pacific/Auckland", "en") == "Monday 5 January, 21:00"
    assert moment_text(Moment(AT), "Pacific/Honolulu", "de") == "Sonntag, 4. Januar, 22:00"


def test_the_zone_of_nobody_is_named() -> None:
    assert moment_text(Moment(AT), "UTC", "en") == "Monday 5 January, 8:00 UTC"
    assert moment_text(Moment(AT, "time"), "UTC", "de") == "8:00 UTC"
    assert moment_text(Moment(AT, "date"), "UTC", "en") == "5 January 2026"


def test_commands_carry_their_prefix_and_words_stay_as_typed() -> None:
    shown = Shown((("Zum Beispiel: ", Usage("help"), " ", Typed("<b>")), (Moment(AT, "time"),)), (), "UTC", "de")
    assert text_of(shown, "!") == "Zum Beispiel: !help <b>\n8:00 UTC"
