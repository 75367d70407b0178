"""Somebody shares several communities with the bot and writes in private: it asks which one, where it has to."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from bot.app import WORDS, App
from bot.core.clock import SystemClock
from bot.core.cog import Cog, Request
from bot.core.commands import MODERATORS, command, pressed
from bot.core.deeds import Delivery
from bot.core.errors import UserError
from bot.core.options import Words
from bot.core.people import Account, Membership, Person, Role
from bot.core.ports import Preferences
from bot.core.replies import Ask, Card, Choice, Reply, Text, Typed, say
from bot.engine.catalog import Catalogs
from bot.engine.meant import MOST
from bot.engine.standing import Snapshot, read_standing
from bot.storage.tables import accounts, outbox, receipts
from tests.engine.conftest import Build
from tests.engine.house import House, keep, person

CATALOG = Catalogs.read(WORDS)
MOD = frozenset({Role.MODERATOR})


class Garden(Cog):
    @command("plant")
    async def plant(self, request: Request, what: Words = "") -> Card:
        if what == "stones":
            raise UserError("all-right")
        await keep(request, f"{what or 'nothing'} in {request.community.ref}")
        return say("answer-yes")

    @command("water")
    async def water(self, request: Request, what: Words | None = None) -> Reply:
        if what is None:
            return Ask("what", say("answer-no"))
        await keep(request, f"watered {what} in {request.community.ref}")
        return say("answer-yes")

    @command("dig", for_=MODERATORS)
    async def dig(self, request: Request) -> Card:
        await keep(request, f"dug in {request.community.ref}")
        return say("answer-yes", Choice(Text("switch-on"), "deeper"))

    @pressed("deeper", for_=MODERATORS)
    async def deeper(self, request: Request) -> Card:
        await keep(request, f"deeper in {request.community.ref}")
        return say("answer-yes")

    @command("who", about="member")
    async def who(self, request: Request, name: Words | None = None) -> Reply:
        await keep(request, f"{name}, {sorted(request.roles)}, {request.community.country}")
        return Ask("name", say("answer-no", Choice(Text("switch-on"), "plant"))) if name is None else say("answer-no")

    @command("mine", anywhere=True)
    async def mine(self, request: Request) -> Card:
        return say("answer-no")

    @command("lifeline", offline=True)
    async def lifeline(self, preferences: Preferences) -> Card:
        return say("country-name", country=preferences.country or "FR")


Names = Sequence[str | None]


def among(*names: str | None, who: str = "ana", mod: Sequence[int] = (), language: str = "en") -> Person:
    """Somebody in the communities c0, c1, ... of these names."""
    shared = (
        Membership(f"c{number}", MOD if number in mod else frozenset(), name) for number, name in enumerate(names)
    )
    return Person(Account("fake", who), tuple(shared), language, "Europe/Berlin")


ANA = among("Riverside", "Hilltop")


async def spoken(build: Build) -> House:
    return await build(Garden(), catalog=CATALOG)


def text_of(delivery: Delivery) -> str:
    return "\n".join(
        "".join(span.words if isinstance(span, Typed) else str(span) for span in line) for line in delivery.shown.lines
    )


def said(house: House, who: str = "ana") -> str:
    return text_of(house.platform.newest(who))


def asks(house: House, who: str = "ana") -> bool:
    return said(house, who).startswith(("Which community do you mean?", "Welche Community meinst du?"))


async def test_it_asks_which_and_the_choice_runs_the_command_there(build: Build) -> None:
    house = await spoken(build)
    await house.says(ANA, "!plant beans")
    question = house.platform.newest("ana")
    assert asks(house)
    assert question.shown.choices == ("Riverside", "Hilltop")
    assert await house.kept() == []
    await house.presses(ANA, question.key, 1)
    assert await house.kept() == ["beans in c1"]
    assert said(house) == "Yes"


@pytest.mark.parametrize("words", ["Hilltop", "hilltop", "2", "2.", " HILLTOP. "])
async def test_a_name_or_a_number_may_be_typed(build: Build, words: str) -> None:
    house = await spoken(build)
    await house.says(ANA, "plant beans")
    await house.says(ANA, words)
    assert await house.kept() == ["beans in c1"]


async def test_a_command_that_the_platform_took_apart_is_asked_about_too(build: Build) -> None:
    house = await spoken(build)
    await house.calls(ANA, "plant", what="beans")
    assert asks(house)
    await house.says(ANA, "1")
    assert await house.kept() == ["beans in c0"]


async def test_it_asks_in_german(build: Build) -> None:
    house = await spoken(build)
    ana = among("Am Fluss", None, language="de")
    await house.says(ana, "!plant bohnen")
    assert said(house) == "Welche Community meinst du? Deine Antwort gilt zwölf Stunden lang."
    assert house.platform.newest("ana").shown.choices == ("Am Fluss", "Community Nummer 2")
    await house.says(ana, "am fluss")
    await house.says(ana, "!plant kohl")
    assert said(house).endswith("Hier geht es um Am Fluss. Wenn du eine andere meinst, schreib „andere Community“.")
    await house.says(ana, "andere Community")
    assert said(house) == "In Ordnung. Beim nächsten Befehl frage ich, welche Community du meinst."
    await house.says(ana, "!plant rüben")
    assert asks(house)


async def test_what_else_a_command_needs_is_asked_for_afterwards(build: Build) -> None:
    house = await spoken(build)
    for command_name in ("who", "plant", "water"):
        await house.says(ANA, f"!{command_name}")
    await house.says(ANA, "Hilltop")
    assert not asks(house)
    await house.says(ANA, "roses")
    assert (await house.kept())[-1] == "watered roses in c1"


async def test_after_one_answer_the_next_commands_mean_the_same_and_the_answer_says_so(build: Build) -> None:
    house = await spoken(build)
    await house.says(ANA, "!plant beans")
    await house.says(ANA, "Hilltop")
    house.later(hours=11)
    await house.says(ANA, "!plant peas")
    assert said(house) == "Yes\nThis is about Hilltop. If you mean another one, write “another community”."
    await house.says(ANA, "!water")
    await house.says(ANA, "roses")
    assert await house.kept() == ["beans in c1", "peas in c1", "watered roses in c1"]
    assert said(house) == "Yes"


async def test_after_twelve_hours_it_asks_again(build: Build) -> None:
    house = await spoken(build)
    await house.says(ANA, "!plant beans")
    await house.says(ANA, "Hilltop")
    house.later(hours=12)
    await house.says(ANA, "!plant peas")
    assert asks(house)


@pytest.mark.parametrize("words", ["another community", "Another community.", "!another community", "andere Community"])
async def test_another_community_may_be_meant_at_any_time(build: Build, words: str) -> None:
    house = await spoken(build)
    await house.says(ANA, "!plant beans")
    await house.says(ANA, "Hilltop")
    await house.says(ANA, words)
    assert said(house) == "All right. With your next command, I ask which community you mean."
    await house.says(ANA, "!plant peas")
    await house.says(ANA, "Riverside")
    assert await house.kept() == ["beans in c1", "peas in c0"]


async def test_a_mistake_made_there_asks_for_the_community_no_second_time(build: Build) -> None:
    house = await spoken(build)
    await house.says(ANA, "!plant stones")
    await house.says(ANA, "Hilltop")
    assert said(house).startswith("All right.")
    await house.says(ANA, "!plant stones")
    assert said(house).endswith("This is about Hilltop. If you mean another one, write “another community”.")
    await house.says(ANA, "!plant beans")
    assert await house.kept() == ["beans in c1"]


async def test_what_they_took_up_says_which_one_where_nothing_else_does(build: Build) -> None:
    house = await spoken(build)
    await house.says(among("Riverside", mod=[0]), "!dig")
    both = among("Hilltop", "Riverside", mod=[0, 1])
    there = Person(both.account, (Membership("c1", MOD, "Hilltop"), Membership("c0", MOD, "Riverside")), "en")
    await house.presses(there, house.platform.newest("ana").key, 0)
    await house.says(there, "!plant peas")
    assert await house.kept() == ["dug in c0", "deeper in c0", "peas in c0"]
    assert "This is about Riverside." in said(house)


async def test_what_they_chose_holds_whatever_they_take_up_meanwhile(build: Build) -> None:
    house = await spoken(build)
    await house.says(among("Riverside", mod=[0]), "!dig")
    dug = house.platform.newest("ana").key
    both = among("Riverside", "Hilltop", mod=[0, 1])
    await house.says(both, "!plant beans")
    await house.says(both, "Hilltop")
    await house.presses(both, dug, 0)
    await house.says(both, "!plant peas")
    assert await house.kept() == ["dug in c0", "beans in c1", "deeper in c0", "peas in c1"]


async def test_in_one_community_nobody_is_asked_and_in_a_room_neither(build: Build) -> None:
    house = await spoken(build)
    await house.says(among("Riverside"), "!plant beans")
    await house.says(among("Riverside"), "!plant peas", room="#bed")
    assert await house.kept() == ["beans in c0", "peas in c0"]
    assert said(house) == "Yes"


@pytest.mark.parametrize("words", ["!who", "!mine", "!lifeline", "lifeline", "thanks", "hello", "!xyzzy", "plnt"])
async def test_what_is_about_the_person_alone_is_not_asked_about(build: Build, words: str) -> None:
    house = await spoken(build)
    await house.says(ANA, words)
    assert len(house.platform.shown) == 1
    assert not asks(house)


async def test_a_choice_of_an_answer_that_stands_in_no_community_says_nothing_of_where(build: Build) -> None:
    """The menu of `help` is shown to somebody in two communities: what it offers is asked about like what they type."""
    house = await spoken(build)
    await house.says(ANA, "!who")
    await house.presses(ANA, house.platform.newest("ana").key, 0)
    assert asks(house)
    await house.says(ANA, "Hilltop")
    assert (await house.kept())[-1] == "nothing in c1"


async def test_the_answer_to_a_question_about_the_person_decides_no_community(build: Build) -> None:
    house = await spoken(build)
    await house.says(ANA, "!who")
    await house.says(ANA, "ana")
    await house.says(ANA, "!plant beans")
    assert asks(house)


async def test_a_mistyped_command_that_is_offered_back_is_asked_about(build: Build) -> None:
    house = await spoken(build)
    await house.says(ANA, "!plamt")
    await house.says(ANA, "1")
    assert asks(house)


async def test_a_community_that_was_left_meanwhile_is_gone_like_one_that_never_was(build: Build) -> None:
    house = await spoken(build)
    ana = among("Riverside", "Hilltop", "Lakeside")
    await house.says(ana, "!plant beans")
    question = house.platform.newest("ana").key
    await house.presses(ANA, question, 2)
    gone = said(house)
    await house.presses(ANA, "a" * 22, 0)
    assert said(house) == gone == "That choice is no longer open. Nothing was done."
    await house.says(ANA, "Lakeside")
    assert said(house) == gone
    await house.presses(among("Riverside"), question, 1)
    assert said(house) == gone
    assert await house.kept() == []
    await house.presses(ANA, question, 1)
    assert await house.kept() == ["beans in c1"]


@pytest.mark.parametrize("shares", [["Hilltop"], ["Hilltop", "Lakeside"]])
async def test_a_choice_and_a_question_of_a_community_that_was_left_do_nothing_elsewhere(
    build: Build, shares: Names
) -> None:
    house = await spoken(build)
    before = Person(Account("fake", "ana"), (Membership("left", MOD, "Riverside"),), "en")
    await house.says(before, "!dig")
    dug = house.platform.newest("ana").key
    await house.says(before, "!water")
    now = among(*shares, mod=range(9))
    await house.says(now, "roses")
    assert said(house).startswith("I am a program, and I did not understand that.")
    await house.presses(now, dug, 0)
    assert said(house) == "That choice is no longer open. Nothing was done."
    assert await house.kept() == ["dug in left"]


async def test_what_was_meant_last_means_nothing_once_it_was_left(build: Build) -> None:
    house = await spoken(build)
    ana = among("Riverside", "Hilltop", "Lakeside")
    await house.says(ana, "!plant beans")
    await house.says(ana, "Lakeside")
    await house.says(ANA, "!plant peas")
    assert asks(house)


async def test_only_what_they_may_do_there_is_offered_and_what_they_may_is_that_of_the_moment(build: Build) -> None:
    house = await spoken(build)
    await house.says(among("Riverside", "Hilltop", "Lakeside", mod=[1, 2]), "!dig")
    question = house.platform.newest("ana")
    assert question.shown.choices == ("Hilltop", "Lakeside")
    await house.presses(among("Riverside", "Hilltop", "Lakeside", mod=[2]), question.key, 0)
    assert "is for people with another role here" in said(house)
    await house.says(ANA, "!dig")
    assert "is for people with another role here" in said(house)
    assert await house.kept() == []


async def test_a_role_in_one_community_is_none_in_the_one_that_is_meant(build: Build) -> None:
    house = await spoken(build)
    both = among("Riverside", "Hilltop", mod=[1])
    await house.says(both, "!plant beans")
    await house.says(both, "Riverside")
    await house.says(both, "!dig")
    assert asks(house)
    assert house.platform.newest("ana").shown.choices == ("Hilltop",)
    assert await house.kept() == ["beans in c0"]


async def test_somebody_elses_question_is_not_theirs(build: Build) -> None:
    house = await spoken(build)
    await house.says(ANA, "!plant beans")
    await house.presses(among("Riverside", "Hilltop", who="ben"), house.platform.newest("ana").key, 0)
    assert said(house, "ben") == "That choice belongs to somebody else. Nothing was done."
    assert await house.kept() == []


async def test_pressed_twice_it_is_done_once(build: Build) -> None:
    house = await spoken(build)
    await house.says(ANA, "!plant beans")
    question = house.platform.newest("ana").key
    await house.presses(ANA, question, 0)
    await house.presses(ANA, question, 1)
    assert await house.kept() == ["beans in c0"]
    assert said(house) == "That choice is no longer open. Nothing was done."


@pytest.mark.parametrize(
    "name",
    [
        "**bold** <b>x</b> @everyone [a](b)",
        '{ $name } { CMD("you erase") }',
        "\ue0000\ue001",
        "line\none\u202e\x00two",
        "x" * 4000,
        "!plant stones",
        "ß" * 60,
    ],
)
async def test_a_name_is_shown_as_words_whatever_is_in_it(build: Build, name: str) -> None:
    house = await spoken(build)
    ana = among(name, "Hilltop")
    await house.says(ana, "!plant beans")
    [first, second] = house.platform.newest("ana").shown.choices
    assert second == "Hilltop"
    assert 0 < len(first) <= 80
    assert "\n" not in first
    assert "\u202e" not in first
    await house.presses(ana, house.platform.newest("ana").key, 0)
    await house.says(ana, "!plant peas")
    names = [span for line in house.platform.newest("ana").shown.lines for span in line if isinstance(span, Typed)]
    assert [span.words for span in names] == [first]
    assert await house.kept() == ["beans in c0", "peas in c0"]


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (["River", "river ", "Hill"], ["River (1)", "river (2)", "Hill"]),
        ([None, "", " \u200b"], ["Community 1", "Community 2", "Community 3"]),
        (["2", "1", "3 Rivers"], ["2 (1)", "1 (2)", "3 Rivers"]),
        (["1 River", "2 River", "x"], ["1 River (1)", "2 River (2)", "x"]),
    ],
)
async def test_names_that_are_the_same_or_none_have_a_number(build: Build, names: Names, labels: list[str]) -> None:
    house = await spoken(build)
    ana = among(*names)
    for number, label in enumerate(labels, 1):
        for words in (str(number), label):
            await house.says(ana, "another community")
            await house.says(ana, "!plant beans")
            assert list(house.platform.newest("ana").shown.choices) == labels
            await house.says(ana, words)
            assert (await house.kept())[-1] == f"beans in c{number - 1}"


async def test_a_name_that_two_have_is_not_guessed(build: Build) -> None:
    house = await spoken(build)
    ana = among("River", "River")
    await house.says(ana, "!plant beans")
    await house.says(ana, "river")
    assert await house.kept() == []
    await house.says(ana, "2")
    assert await house.kept() == ["beans in c1"]


async def test_of_hundreds_the_last_used_are_offered_and_no_more_than_twenty(build: Build) -> None:
    house = await spoken(build)
    many = among(*(f"Number {number}" for number in range(300)))
    for used in (7, 250):
        one = Person(many.account, (many.memberships[used],), "en")
        await house.says(one, "!plant beans", room="#bed")
    await house.says(many, "!plant peas")
    choices = house.platform.newest("ana").shown.choices
    assert choices[:2] == ("Number 250", "Number 7")
    assert len(choices) == len(set(choices)) == MOST
    assert "These are the 20 that you used last." in said(house)
    await house.says(many, "20")
    assert (await house.kept())[-1].startswith("peas in c")
    await house.says(among(*(f"Number {number}" for number in range(MOST)), who="ben"), "!plant peas")
    assert "that you used last" not in said(house, "ben")


@pytest.mark.parametrize("names", [["Riverside", "Hilltop"], [None, None]])
async def test_their_own_words_stay_sealed_among_the_choices(build: Build, names: Names) -> None:
    house = await spoken(build)
    ana = among(*names)
    await house.says(ana, "!plant my secret garden")
    async with house.database.reading() as look:
        kept = [row.choices for row in await look.execute(select(receipts))]
        waiting = [row.card for row in await look.execute(select(outbox))]
    assert kept
    assert "secret" not in "\n".join([*map(str, kept), *waiting])
    await house.restart()
    await house.says(ana, "2")
    assert await house.kept() == ["my secret garden in c1"]


async def test_what_was_meant_last_goes_with_the_account(build: Build) -> None:
    """It is the account's own; nothing of it is on another row."""
    house = await spoken(build)
    await house.says(ANA, "!plant beans")
    await house.says(ANA, "2")
    async with house.database.reading() as look:
        assert (await look.execute(select(accounts.c.meant))).scalars().all() == [await house.community("c1")]


async def test_what_may_be_told_to_a_moderator_anywhere_is_told(build: Build) -> None:
    house = await spoken(build)
    await house.says(among("Riverside", "Hilltop", mod=[1]), "!who ana")
    assert await house.kept() == ["ana, [<Role.MODERATOR: 'moderator'>], None"]


@pytest.mark.parametrize(("countries", "told"), [(["DE", "US"], None), (["DE", "DE"], "DE"), (["DE", None], None)])
async def test_a_country_is_that_of_all_their_communities_or_none(
    build: Build, countries: list[str | None], told: str | None
) -> None:
    """To be told the lines of a country that happens to come first would be no help."""
    house = await spoken(build)
    refs = {("fake", f"c{number}"): country for number, country in enumerate(countries) if country}
    snapshot = Snapshot({}, {}, refs)
    assert snapshot.of_person(ANA).country == told
    assert snapshot.of_person(person("ana", shares=["c0"])).country == countries[0]
    async with house.database.transaction() as tx:
        for number, country in enumerate(countries):
            there = await tx.people.community("fake", f"c{number}")
            await tx.people.change_community(type(there)(there.id, "fake", there.ref, None, None, country))
    await house.says(ANA, "!who ana")
    assert await house.kept() == [f"ana, [], {told}"]
    standing = house.dispatcher.standing
    assert standing.of_person(person("ana", shares=["c0"])).country in (None, countries[0])


@pytest.mark.parametrize(("shares", "told"), [(["c0"], 1), (["c0", "c1"], None), (["c9"], None)])
def test_a_community_is_known_where_it_can_be_only_one(shares: list[str], told: int | None) -> None:
    """What one of several has changed in the directory is nobody else's."""
    snapshot = Snapshot({}, {}, {}, frozenset(), {("fake", "c0"): 1, ("fake", "c1"): 2})
    assert snapshot.of_person(person("ana", shares=shares)).community == told


async def test_a_community_is_known_from_the_first_word_in_it_and_after_a_restart(build: Build) -> None:
    house, eva = await spoken(build), person("eva", shares=["here"])
    assert house.dispatcher.standing.of_person(eva).community is None
    await house.says(eva, "!who eva")
    known = house.dispatcher.standing.of_person(eva).community
    assert known is not None
    assert (await read_standing(house.database)).of_person(eva).community == known


def test_which_commands_are_about_the_person_alone() -> None:
    """A list, so that whoever adds a command decides."""
    commands = App("sqlite+aiosqlite:////nowhere/house.sqlite3", [], SystemClock()).commands
    assert {name for name, one in commands.items() if one.is_about_member} == {
        *("help", "urgent", "checkin keep", "checkin history", "checkins.keep", "checkins.keep-not"),
        *("checkin pause", "checkin resume", "checkin leave"),
        *("you show", "you zone", "you language", "you country", "you day-end", "you quiet", "you export"),
        *("you erase", "you privacy", "you.erase", "you.keep"),
        *("you link", "you.link", "you.link-not", "you.link-refuse", "you.link-agree", "you screening"),
        *("session calendar", "sessions.calendar-new", "sessions.calendar-stop"),
        *("calm", "resources.step", "resources.enough", "resources.not-working"),
        *(f"signposting.{done}" for done in ("open", "send", "country", "not-now", "hide")),
    }
