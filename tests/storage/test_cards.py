"""Cards written to the database come back as they were: keys and arguments, whatever a person typed into them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.people import Account, Place, PlaceKind
from bot.core.replies import Card, Choice, Moment, Several, Text, Typed, Usage, Value, Where, Who, say
from bot.storage.cards import dump_card, dump_choices, load_card, load_choices, offered

words = st.text(max_size=20)
names = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=12)
moments = st.builds(Moment, st.datetimes(timezones=st.just(UTC)), st.sampled_from(["time", "day", "moment"]))
places = st.builds(Place, st.sampled_from(PlaceKind), words)
ways = st.builds(Where, places, st.none() | words)
leaves: st.SearchStrategy[Value] = st.one_of(
    *(words, st.integers(), st.builds(Typed, words), moments, st.builds(Usage, words)),
    *(st.builds(Who, st.builds(Account, names, words)), ways),
)


def texts(values: st.SearchStrategy[Value]) -> st.SearchStrategy[Text]:
    return st.builds(Text, names, st.dictionaries(names, values, max_size=3))


values: st.SearchStrategy[Value] = st.recursive(
    leaves, lambda inner: texts(inner) | st.builds(Several, st.lists(inner, max_size=3).map(tuple)), max_leaves=6
)
choices = st.builds(
    Choice,
    texts(values),
    names,
    st.dictionaries(names, words, max_size=2),
    st.none() | names,
    st.none() | st.booleans(),
    st.booleans(),
)
cards = st.builds(
    Card,
    st.lists(texts(values), max_size=3).map(tuple),
    st.lists(choices, max_size=3).map(tuple),
    asks=st.none() | texts(values),
)


@given(cards)
@settings(deadline=None)
def test_a_card_comes_back_as_it_was(card: Card) -> None:
    assert load_card(dump_card(card)) == card


@given(cards)
@settings(deadline=None)
def test_what_is_written_is_plain_json(card: Card) -> None:
    written = dump_card(card)
    assert json.loads(written.encode()) == json.loads(written)


@given(st.lists(choices, max_size=3).map(tuple))
@settings(deadline=None)
def test_choices_come_back_as_they_were(some: tuple[Choice, ...]) -> None:
    assert load_choices(dump_choices(some)) == some


def test_what_is_offered_in_passing_is_not_offered_where_it_stays() -> None:
    stays, passes = Choice(Text("stays"), "x"), Choice(Text("passes"), "x", in_passing=True)
    assert offered((passes, stays), aside=True) == (passes, stays)
    assert offered((passes, stays), aside=False) == (stays,)


def test_no_choices_take_no_room() -> None:
    assert dump_choices(()) is None
    assert load_choices(None) == ()


@pytest.mark.parametrize("mine", ['{"typed":"x"}', '["key"]', '"', "\\", "\x00", "{ CMD(1) }", "ünï😭", "null", ""])
def test_what_a_person_typed_stays_typed_and_stays_their_words(mine: str) -> None:
    card = load_card(dump_card(say("date-unknown", words=Typed(mine), plain=mine)))
    assert card.lines[0].args == {"words": Typed(mine), "plain": mine}


def test_nothing_but_keys_and_arguments_is_written() -> None:
    at = Moment(datetime(2026, 3, 29, 7, tzinfo=UTC), "time")
    card = say("checkin-paused", Choice(Text("until-open"), "checkin resume", {"a": "b"}, rest="note"), first=at)
    assert json.loads(dump_card(card)) == [
        [["checkin-paused", {"first": {"at": "2026-03-29T07:00:00+00:00", "style": "time"}}]],
        [[["until-open"], "checkin resume", {"a": "b"}, "note"]],
    ]


@pytest.mark.parametrize("value", ["1.5", "null", '{"unknown":1}', '{"typed":1}', "[]", '{"at":5,"style":"time"}'])
def test_what_no_card_can_hold_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not a value of a card"):
        load_card(f'[[["key",{{"name":{value}}}]],[]]')
