"""Ways to reach a service, as moderators write them: as dialled, and nothing that is not."""

from __future__ import annotations

import pytest

from bot.core.directory import Contact
from cogs.resources.reaching import MOST, ReachKind, looks_like_a_way
from tests.core.reading import ALONE, refused

KIND = ReachKind()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("call 0123 456", Contact("call", "0123 456")),
        ("0800 111 0 111", Contact("call", "0800 111 0 111")),
        ("tel:116123", Contact("call", "116123")),
        ("Telefon: 116 123", Contact("call", "116 123")),
        ("*4141", Contact("call", "*4141")),
        ("call *31#", Contact("call", "*31#")),
        ("+7 495 123-45-67", Contact("call", "+7 495 123-45-67")),
        ("(011) 5275-1135", Contact("call", "(011) 5275-1135")),
        ("112 opcion 5", Contact("call", "112", then="5")),
        ("988 then 1", Contact("call", "988", then="1")),
        ("call 988, then press 1", Contact("call", "988", then="1")),
        ("0800 1 Taste 2", Contact("call", "0800 1", then="2")),
        ("text 85258 with SHOUT", Contact("text", "85258", "SHOUT")),
        ("text SHOUT to 85258", Contact("text", "85258", "SHOUT")),
        ("sms 741741 mit HOME", Contact("text", "741741", "HOME")),
        ("WhatsApp +49 170 1234567", Contact("whatsapp", "+49 170 1234567")),
        ("https://Example.org/chat/", Contact("web", "example.org/chat")),
        ("chat https://example.org/a?b=c", Contact("chat", "example.org/a?b=c")),
        ("befrienders.org", Contact("web", "befrienders.org")),
        ("help@example.org", Contact("email", "help@example.org")),
        ("mailto:help@example.org", Contact("email", "help@example.org")),
        ("app Calm Harm", Contact("app", "Calm Harm")),
    ],
)
def test_one_way(written: str, read: Contact) -> None:
    assert KIND.read(written, ALONE) == (read,)


def test_several_ways_stand_apart_by_semicolons() -> None:
    read = KIND.read("call 0123 456; text 85258 with NIGHT;https://example.org; call 0123 456", ALONE)
    assert [contact.way for contact in read] == ["call", "text", "web"]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("javascript:alert(1)", "resource-reach-https"),
        ("web javascript:alert(1)", "resource-reach-https"),
        ("http://example.org", "resource-reach-https"),
        ("data:text/html,x", "resource-reach-https"),
        ("https://good.org@evil.org", "resource-reach-unknown"),
        ("https://example.org/<script>", "resource-reach-unknown"),
        ("https://example.org/](x)", "resource-reach-unknown"),
        ("call <b>123</b>", "resource-reach-number"),
        ("call **123**", "resource-reach-number"),
        ("call `123`", "resource-reach-number"),
        ("call @everyone", "resource-reach-number"),
        ("call <@123456>", "resource-reach-number"),
        ("call 1", "resource-reach-number"),
        ("call 123456789012345678901", "resource-reach-number"),
        ("call 85258 with SHOUT", "resource-reach-number"),
        ("ask around", "resource-reach-unknown"),
        (";", "resource-reach-none"),
        ("; ".join(["call 12"] + [f"call 12{number}" for number in range(MOST)]), "resource-reach-many"),
        ("1" * 500, "words-too-long"),
    ],
)
def test_what_is_none_is_refused_with_the_reason(written: str, why: str) -> None:
    assert refused(KIND, written) == why


@pytest.mark.parametrize(
    "name", ["Night line", "988 Lifeline", "3114, prévention du suicide", "Crisis Chat", "Text About It"]
)
def test_a_name_is_no_way(name: str) -> None:
    assert not looks_like_a_way(name)


@pytest.mark.parametrize(
    "words",
    ["Night line call 0123", "Night line 0800 111 0 111", "Night line https://x.org", "a@b.org", "Night line call",
     "Night javascript:alert(1)"],
)  # fmt: skip
def test_what_holds_a_way_is_no_name(words: str) -> None:
    assert looks_like_a_way(words)
