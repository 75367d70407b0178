"""Finding: what people get who look for something, with whatever words."""

from __future__ import annotations

from tests.support.person import World
from tests.support.words import pattern_of


async def test_with_a_country_in_the_words(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!find samaratins ireland")
    message = ana.sees("find-found", "turn-not-ours", "find-for-country", seen="only_you")
    assert message.text.index("116 123") < message.text.index("HELLO"), "both of them, the one asked for first"
    assert "2023" in message.text, "it says when they were checked"
    assert "findahelpline.com" in message.text
    assert len(message.text) < 900, "a phone screen"
    assert ana.label("find-more") == message.choices[-1]


async def test_it_answers_before_it_asks(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!find somebody to talk to", room="#lounge")
    message = ana.sees("find-found", "find-which-country", seen="only_you")
    assert "findahelpline.com" in message.text
    await ana.says("britain")
    message = ana.sees("find-found", "find-for-country", seen="only_you")
    assert "116 123" in message.text
    assert "find-which-country" not in message.text
    assert not world.in_room("#lounge")


async def test_a_country_that_they_told_us_is_not_asked_for(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!you country germany")
    ana.skips()
    await ana.says("!find cant sleep")
    message = ana.sees("find-found", "find-for-country")
    assert "TelefonSeelsorge" in message.text, "beside something to do, somebody"
    assert ana.label("calm-sleep-label") == message.choices[0]
    await ana.says("!find somebody to talk to in new zealand")
    assert "1737" in ana.sees("find-found").text, "what is in the words goes before"


async def test_nothing_found_is_said(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!find xylophones in germany")
    assert "TelefonSeelsorge" in ana.sees("find-nothing-there", "find-for-country").text
    await ana.says("!find xylophones")
    ana.sees("find-nothing", "find-which-country")
    await ana.says("!find somebody to talk to, somalia")
    assert "findahelpline.com" in ana.sees("find-none-in-country").text


async def test_a_crisis_in_the_words(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!find i cant sleep and i want to die usa")
    message = ana.sees("find-found", "turn-emergency")
    assert "911" in message.text
    assert {*message.choices[:2]} == {"988 Suicide & Crisis Lifeline", "Crisis Text Line"}
    await ana.says("!find trevor project, want to die")
    assert ana.sees("find-found").choices[0].startswith("The Trevor Project"), "what is asked for by name comes first"


async def test_an_entry_in_full_and_what_is_shown_in_the_room(world: World) -> None:
    ana = await world.person("ana")
    ben = await world.person("ben")
    await ana.says("!find samaritans uk", room="#lounge")
    ana.sees("find-found", seen="only_you")
    await ana.presses("1")
    message = ana.sees("find-way", "find-checked", choices=["find-show", "find-not-working"], seen="only_you")
    assert "116 123" in message.text
    assert not world.in_room("#lounge")
    await ana.presses("find-show")
    ana.sees("find-shown", seen="only_you")
    [shown] = world.in_room("#lounge")
    assert "116 123" in shown.text
    assert "SHOUT" not in shown.text, "that one entry and no other"
    assert not shown.pings
    ben.sees_nothing()


async def test_in_private_there_is_nowhere_to_show_it(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!find samaritans uk")
    ana.sees("find-found")
    await ana.presses("1")
    ana.sees("find-way", choices=["find-not-working"])
    await ana.presses("find-not-working")
    ana.sees("urgent-not-working-thanks")


async def test_more(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!find panic uk")
    seen = set(ana.sees("find-found").choices)
    for _ in range(20):
        await ana.presses("find-more")
        message = ana.sees("only-you", seen="only_you")
        found = [choice for choice in message.choices if choice != ana.label("find-more")]
        assert not seen & set(found), "each is shown once"
        seen |= set(found)
        assert len(message.text) < 2000
        if ana.label("find-more") not in message.choices:
            break
    assert len(seen) > 10


async def test_an_exercise(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!find box breething", room="#lounge")
    message = ana.sees("find-found", "calm-box", seen="only_you")
    assert message.choices[0] == ana.label("calm-box-label")
    await ana.presses("1")
    ana.sees("calm-box", "calm-no-treatment")
    await ana.presses("find-show")
    ana.sees("find-shown")
    [shown] = world.in_room("#lounge")
    assert len(shown.choices) == 1, "to begin with it"


async def test_what_is_suspended_is_not_found(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    await mia.says("!resource suspend gb-samaritans")
    mia.skips()
    ana = await world.person("ana")
    await ana.says("!find samaritans uk")
    message = ana.sees("find-nothing-there")
    assert "Samaritans" not in message.text
    assert "SHOUT" in message.text


async def test_words_without_end(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!find " + "sucidal " * 200)
    ana.sees("find-found", "turn-emergency-unknown", "find-which-country")


async def test_words_are_asked_for(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!find")
    ana.sees("ask-find-words", seen="only_you")
    await ana.says("grief")
    ana.sees("find-found")
    await ana.says("!find grief country:US language:en topic:trauer")
    ana.sees("find-found", "find-for-country")
    await ana.says("!find grief topic:xylophones")
    ana.sees("topic-unknown")
    await ana.says("!find something topic:panic uk")
    ana.sees("find-found", "find-for-country")


async def test_in_german(world: World) -> None:
    lena = await world.person("lena", language="de")
    await lena.says("!find kann nich schlafen österreich")
    message = lena.sees("find-found", "find-for-country")
    assert "Geschulte Freiwillige" in message.text
    assert lena.label("calm-sleep-label") == message.choices[0]


async def test_a_number_of_another_country_says_of_which(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!find samaritans")
    first, second = ana.sees("find-found").choices[:2]
    assert first.startswith("Samaritans, ")
    assert second.startswith("Samaritans, ")
    assert first != second, "each with its country"
    await ana.presses(second)
    ana.sees("find-way", "find-country")
    await ana.says("!find samaritans uk")
    assert ana.sees("find-found", "find-for-country").choices[0] == "Samaritans", "there it need not be said"


async def test_a_name_of_the_communitys_own_means_nothing_else(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    await mia.says('!resource add "Grey heron" "call 0123 456" country:GB topics:suicide')
    mia.skips()
    ana = await world.person("ana")
    await ana.says("!find grey heron")
    message = ana.sees("find-found")
    assert message.choices[0].startswith("Grey heron")
    assert "Alcoholics" not in message.text, "a heron is no heroin"


async def test_a_child_who_is_hurt_at_home_is_sent_to_who_is_there_for_children(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!find my dad hits me uk")
    assert "0800 1111" in ana.sees("find-found").text.split("\n")[1]
    await ana.says("!find mein vater schlägt mich, germany")
    assert "al-anon" not in ana.sees("find-found").text.split("\n")[1]
    await ana.says("!find rape usa")
    assert "rainn.org" in ana.sees("find-found").text.split("\n")[1]


async def test_a_language_or_a_cost_that_nobody_is_known_to_offer(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!find grief in urdu usa")
    ana.sees("find-found", "find-no-language")
    await ana.says("!find cheap therapy usa")
    ana.sees("find-found", "find-no-cost-low")
    await ana.says("!find somebody to talk to in spanish usa")
    found = ana.sees("find-found").text
    assert "988" in found
    assert not pattern_of("find-no-language").search(found)
