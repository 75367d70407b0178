"""Which of the entries that were found come first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.directory import Contact, Service
from cogs.resources.as_of import as_of
from cogs.resources.asking import understand
from cogs.resources.ranking import Wanted, first_of, in_order

AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
CALL = Contact("call", "1")
CHAT = Contact("chat", "example.org/chat")


def entry(id_: str, **but: object) -> Service:
    plain = Service(id_, id_, "GB", (CALL,), "2026-06", ("a",), topics=("emotional-support",))
    return as_of(replace(plain, **but), AT)  # type: ignore[arg-type]  # fields of a service


def ranked(words: str, *entries: Service, country: str | None = "GB", language: str | None = "en") -> list[str]:
    asked = understand(words)
    wanted = Wanted(asked, asked.country or country, asked.language or language)
    return [one.id for one in in_order(dict.fromkeys(entries, 0.0), wanted, AT)]


def shown(words: str, *entries: Service, country: str | None = "GB") -> list[str]:
    asked = understand(words)
    wanted = Wanted(asked, asked.country or country, asked.language)
    return [one.id for one in first_of(in_order(dict.fromkeys(entries, 0.0), wanted, AT), wanted)]


EVERYWHERE = entry("everywhere", country=None, kind="directory", topics=("directory",))
EXERCISE = entry("calm-box", country=None, kind="exercise", topics=("anxiety", "sleep"), contacts=())


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("help", entry("fresh"), entry("old", checked="2023-10")),
        ("help", entry("year", checked="2026-06"), entry("older", checked="2025-01")),
        ("help", entry("whole"), entry("region", region="Leeds")),
        ("help leeds", entry("near", region="England"), entry("whole")),
        ("help", entry("here"), EVERYWHERE),
        ("grief", entry("grief", topics=("bereavement",)), entry("all")),
        ("grief", entry("all"), entry("veterans", topics=("veterans", "bereavement"))),
        ("spanish speaking", entry("es", languages=("es",)), entry("unknown")),
        ("spanish speaking", entry("unknown"), entry("en", languages=("en",))),
        ("spanish speaking", entry("grief", topics=("bereavement",), languages=("es",)), entry("unknown")),
        ("free help", entry("free", cost="free"), entry("paid", cost="paid")),
        ("chat", entry("chat", contacts=(CHAT,)), entry("a-call")),
        ("no phone", entry("chat", contacts=(CHAT,)), entry("a-call")),
        (
            "talk now",
            entry("open", contacts=(replace(CALL, hours="24/7", zone="UTC"),), checked="2025-06"),
            entry("closed", contacts=(replace(CALL, hours="09:00-17:00", zone="UTC"),)),
        ),
        ("help", entry("unknown"), entry("closed", contacts=(replace(CALL, hours="09:00-17:00", zone="UTC"),))),
        ("i want to die", entry("line", topics=("suicide",)), EXERCISE),
        ("box breathing, i want to die", EXERCISE, entry("line", topics=("suicide",))),
        ("samaritans", entry("samaritans", country="IE"), entry("here")),
        ("grief", entry("opened", topics=("bereavement",)), entry("a", topics=("bereavement",), unopened=True)),
    ],
)
def test_what_comes_first(words: str, first: Service, second: Service) -> None:
    assert ranked(words, second, first) == [first.id, second.id]


def test_an_old_one_is_never_left_out() -> None:
    assert shown("help", entry("old", checked="2020"), EVERYWHERE) == ["old", "everywhere"]


def test_those_that_belong_together_stay_together() -> None:
    pair = entry("b", beside="z"), entry("z", checked="2023-10", contacts=(CHAT,))
    assert ranked("help", *pair, entry("m")) == ["b", "z", "m"]


def test_one_of_the_first_is_no_call() -> None:
    calls = [entry(f"call-{number}") for number in range(5)]
    assert shown("help", *calls, entry("z-chat", contacts=(CHAT,))) == ["call-0", "call-1", "z-chat"]
    assert shown("help", *calls) == ["call-0", "call-1", "call-2"]


def test_one_of_the_first_is_somebody() -> None:
    exercises = [replace(EXERCISE, id=f"calm-{name}") for name in ("box", "feet", "out", "touch")]
    assert shown("panic", *exercises, entry("line")) == ["calm-box", "calm-feet", "line"]
    assert shown("panic exercise", *exercises, entry("line")) == ["calm-box", "calm-feet", "calm-out"]


def test_a_line_for_others_is_better_than_none() -> None:
    assert shown("helpline", entry("kids", topics=("youth",)), EVERYWHERE)[0] == "kids"
