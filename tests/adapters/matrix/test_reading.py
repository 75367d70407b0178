"""What an event says, in whatever form it comes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.matrix.reading import Message, read_message, without_names

NAMES = ("alongside:example.org", "alongside", "Alongside")


def text(body: str, **more: Any) -> dict[str, Any]:  # an event's content can be anything
    return {"msgtype": "m.text", "body": body, **more}


def relation(**what: Any) -> dict[str, Any]:  # an event's content can be anything
    return {"m.relates_to": what}


def test_plain_words() -> None:
    assert read_message(text("hello")) == Message("hello")
    assert read_message({"msgtype": "m.emote", "body": "waves"}) == Message("waves")


@pytest.mark.parametrize(
    "content",
    [
        {"msgtype": "m.notice", "body": "a bot's words"},
        {"msgtype": "m.text"},
        {"msgtype": "m.text", "body": 7},
        {"msgtype": "m.unheard.of", "body": "hello"},
        {"body": "hello"},
        {},
        text("hello", **{"fi.mau.double_puppet_source": "mautrix-discord"}),
        text("hello", **{"com.beeper.per_message_profile": {"id": "x"}}),
    ],
)
def test_what_nobody_said(content: dict[str, Any]) -> None:
    assert read_message(content) is None


def test_a_picture_says_its_caption_and_its_name_says_nothing() -> None:
    assert read_message({"msgtype": "m.image", "body": "cat.png"}) == Message("")
    assert read_message({"msgtype": "m.image", "body": "cat.png", "filename": "cat.png"}) == Message("")
    assert read_message({"msgtype": "m.image", "body": "my cat", "filename": "cat.png"}) == Message("my cat")


def test_an_edit_says_the_new_words() -> None:
    edit = text("* better", **relation(rel_type="m.replace", event_id="$old"), **{"m.new_content": text("better")})
    assert read_message(edit) == Message("better", edits="$old")


def test_a_thread_is_known_and_its_fall_back_is_no_reply() -> None:
    hangs = relation(
        rel_type="m.thread", event_id="$root", is_falling_back=True, **{"m.in_reply_to": {"event_id": "$x"}}
    )
    assert read_message(text("> aside", **hangs)) == Message("> aside", thread="$root")
    replies = relation(rel_type="m.thread", event_id="$root", **{"m.in_reply_to": {"event_id": "$x"}})
    assert read_message(text("aside", **replies)) == Message("aside", thread="$root", answers="$x")


def test_a_reply_leaves_out_whom_it_quotes() -> None:
    quoting = text(
        "> <@ben:example.org> !you erase\n> and more\n\nno", **relation(**{"m.in_reply_to": {"event_id": "$x"}})
    )
    assert read_message(quoting) == Message("no", answers="$x")
    assert read_message(text("> a poem\nof mine")) == Message("> a poem\nof mine")


@pytest.mark.parametrize("ids", [None, "@a:b", [7, "@a:b"], {"@a:b": 1}])
def test_mentions_are_a_list_of_ids_or_nothing(ids: object) -> None:
    message = read_message(text("hi", **{"m.mentions": {"user_ids": ids}}))
    assert message is not None
    assert message.mentions == (frozenset({"@a:b"}) if isinstance(ids, list) else frozenset())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ["msgtype", "body", "filename", "m.relates_to", "m.new_content", "m.mentions", "rel_type", "event_id"]


@given(st.dictionaries(st.sampled_from(FIELDS), JSON | st.sampled_from(["m.text", "m.image", "m.replace", "$x"])))
def test_whatever_somebody_sends_is_read_or_is_nothing(content: dict[str, Any]) -> None:
    message = read_message(content)
    assert message is None or isinstance(message.text, str)


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("@alongside help", "help"),
        ("@Alongside: help", "help"),
        ("@alongside:example.org help", "help"),
        ("what is this, @alongside", "what is this, "),
        ("Alongside: help", "help"),
        ("alongside:  4", "4"),
    ],
)
def test_spoken_to_by_name(said: str, rest: str) -> None:
    assert without_names(said, NAMES, is_mentioned=False) == (rest, True)


@pytest.mark.parametrize(
    "said",
    ["alongside the river", "Alongside, we walked home", "walk alongside", "alongside:me", "mail me@alongside.org"],
)
def test_an_ordinary_word(said: str) -> None:
    assert without_names(said, NAMES, is_mentioned=False) == (said, False)


def test_where_the_client_says_that_it_is_a_mention_the_name_alone_is_enough() -> None:
    assert without_names("Alongside help", NAMES, is_mentioned=True) == ("help", True)
    assert without_names("Alongside, help", NAMES, is_mentioned=True) == ("help", True)
    assert without_names("hello there Alongside", NAMES, is_mentioned=True) == ("hello there Alongside", True)
