"""Whose invitations are accepted, and how many."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.adapters.matrix.invitations import Invitation, Invitations, read_invitation
from bot.adapters.matrix.settings import Settings

BOT = "@alongside:example.org"


def policy(**more: Any) -> Invitations:  # any setting
    return Invitations(Settings(homeserver="https://example.org", user=BOT, folder=Path("unused"), **more))


def by(user: str, *, is_direct: bool = False) -> Invitation:
    return Invitation("!room", user, is_direct)


@pytest.mark.parametrize(
    ("settings", "welcome"),
    [
        ({}, ["@ana:example.org"]),
        ({"servers": ("other.example",)}, ["@eve:other.example"]),
        ({"invitations": "people", "people": ("@eve:other.example",)}, ["@eve:other.example"]),
        ({"invitations": "anybody"}, ["@ana:example.org", "@eve:other.example", "@eve:evil.example.org"]),
    ],
)
def test_from_whom(settings: dict[str, Any], welcome: list[str]) -> None:
    everybody = ["@ana:example.org", "@eve:other.example", "@eve:evil.example.org", "@example.org:evil.example"]
    assert [user for user in everybody if policy(**settings).accepts(by(user), 1e6, knows=False)] == [
        user for user in everybody if user in welcome or settings.get("invitations") == "anybody"
    ]


def test_whoever_shares_a_community_may_have_a_direct_room() -> None:
    stranger = "@eve:other.example"
    assert policy().accepts(by(stranger, is_direct=True), 1e6, knows=True)
    assert not policy().accepts(by(stranger, is_direct=True), 1e6, knows=False)
    assert not policy().accepts(by(stranger), 1e6, knows=True)


def test_a_flood_is_refused_and_passes() -> None:
    invitations = policy(invitations="anybody")
    from_one = sum(invitations.accepts(by("@eve:other.example"), 1e6, knows=False) for _ in range(1000))
    assert 20 <= from_one < 50
    assert invitations.accepts(by("@ana:example.org"), 1e6, knows=False), "one person's flood is not another's"
    from_many = sum(invitations.accepts(by(f"@a{n}:x.example"), 1e6, knows=False) for n in range(1000))
    assert from_many < 100
    assert not invitations.accepts(by("@ben:example.org"), 1e6, knows=False)
    assert invitations.accepts(by("@ben:example.org"), 1e6 + 3600, knows=False)
    assert invitations.accepts(by("@eve:other.example"), 1e6 + 7200, knows=False)


def test_a_whole_community_may_want_direct_rooms_at_once_and_one_person_not_a_hundred() -> None:
    invitations = policy()
    assert all(invitations.accepts(by(f"@a{n}:x.example", is_direct=True), 1e6, knows=True) for n in range(300))
    from_one = [invitations.accepts(by("@eve:x.example", is_direct=True), 1e6, knows=True) for _ in range(100)]
    assert sum(from_one) < 50
    assert invitations.accepts(by("@mia:example.org"), 1e6, knows=False)


def test_what_comes_with_an_invitation() -> None:
    ours = {"type": "m.room.member", "state_key": BOT, "sender": "@ana:example.org"}
    assert read_invitation("!r", BOT, [{**ours, "content": {"membership": "invite", "is_direct": True}}]) == Invitation(
        "!r", "@ana:example.org", True
    )
    assert read_invitation("!r", BOT, [{**ours, "content": {"is_direct": "yes"}}]) == Invitation(
        "!r", "@ana:example.org", False
    )
    for nothing in ([], [{"type": "m.room.name"}], [{**ours, "content": None}], [{**ours, "sender": 7, "content": {}}]):
        assert read_invitation("!r", BOT, nothing) is None
