"""Forms: a question says what its form is for, and what is written in the form is its answer."""

from __future__ import annotations

from typing import Annotated

import pytest
from sqlalchemy import update

from bot.core.cog import Cog, Request
from bot.core.commands import MODERATORS, command, pressed
from bot.core.heard import Submitted
from bot.core.options import Scale, Words
from bot.core.people import Role
from bot.core.ports import Preferences
from bot.core.replies import Ask, Card, Choice, Reply, Text, say
from bot.storage.questions import STAYS_OPEN
from bot.storage.tables import questions
from tests.engine.conftest import Build
from tests.engine.house import House, keep, person, place

BOTH = ["here", "there"]
MODERATOR = frozenset({Role.MODERATOR})


class Desk(Cog):
    """Asks for a number, with words said before it kept; and for words, where a choice is pressed."""

    @command("count")
    async def count(self, request: Request, number: Annotated[int, Scale(1, 5)], note: Words | None = None) -> Card:
        where = "in the open" if request.in_the_open else "unseen"
        await keep(request, f"{number} {note} {request.community.ref} {request.place.ref} {where}")
        return say("counted")

    @command("rule", for_=MODERATORS)
    async def rule(self, request: Request, number: Annotated[int, Scale(1, 5)]) -> Card:
        await keep(request, f"rule {number}")
        return say("ruled")

    @command("menu")
    async def menu(self, request: Request) -> Card:
        return say("menu", Choice(Text("tell"), "tell"))

    @pressed("tell")
    async def tell(self, request: Request, note: Words | None = None) -> Reply:
        if note is None:
            return Ask("note", say("telling"))
        await keep(request, note)
        return say("told")

    @command("sos", offline=True)
    async def sos(self, request: Preferences, number: Annotated[int, Scale(1, 5)] | None = None) -> Reply:
        return say("line") if number else Ask("number", say("lines"))


async def asked(build: Build, text: str = "!count", who: str = "ana") -> tuple[House, str]:
    """A house, and the key of the question that somebody was asked."""
    house = await build(Desk())
    await house.says(who, text)
    return house, house.platform.newest(who).key


async def test_a_question_says_what_its_form_is_for(build: Build) -> None:
    house, _ = await asked(build)
    assert house.platform.newest("ana").shown.asks == "option-count-number"
    await house.says("ana", "3")
    assert house.platform.newest("ana").shown.asks is None


async def test_a_question_that_waited_in_the_outbox_says_it_as_well(build: Build) -> None:
    house = await build(Desk())
    house.platform.fails("ana", ConnectionResetError())
    await house.says("ana", "!count")
    await house.restart()
    house.later(minutes=1)
    await house.postman.work()
    assert house.platform.newest("ana").shown.asks == "option-count-number"


async def test_a_question_of_a_choice_has_a_form(build: Build) -> None:
    house, menu = await asked(build, "!menu")
    await house.presses("ana", menu, 0)
    question = house.platform.newest("ana")
    assert question.shown.asks == "option-tell-note"
    await house.submits("ana", question.key, "slept badly")
    assert await house.kept() == ["slept badly"]


async def test_what_is_written_in_the_form_is_the_answer(build: Build) -> None:
    house, question = await asked(build, "!count note:tired")
    await house.submits("ana", question, "4")
    assert await house.kept() == ["4 tired here ana unseen"]
    assert house.platform.seen("ana")[-1] == "counted"


async def test_a_form_is_good_after_a_restart_and_once(build: Build) -> None:
    house, question = await asked(build)
    await house.restart()
    await house.submits("ana", question, "4")
    await house.submits("ana", question, "5")
    assert await house.kept() == ["4 None here ana unseen"]
    assert house.platform.seen("ana")[1:] == ["counted", "choice-gone"]


async def test_a_form_is_private_wherever_it_was_opened(build: Build) -> None:
    house, question = await asked(build)
    await house.submits("ana", question, "4", room="#square")
    assert await house.kept() == ["4 None here #square unseen"]


async def test_a_form_has_no_prefix(build: Build) -> None:
    house, menu = await asked(build, "!menu")
    await house.presses("ana", menu, 0)
    await house.submits("ana", house.platform.newest("ana").key, "!menu")
    assert await house.kept() == ["!menu"]


async def test_words_that_do_not_fit_are_refused_and_the_refusal_has_a_form(build: Build) -> None:
    house, question = await asked(build, "!count note:tired")
    await house.submits("ana", question, "many")
    refusal = house.platform.newest("ana")
    assert house.platform.seen("ana")[-1] == "scale-unknown"
    assert refusal.shown.asks == "option-count-number"
    await house.restart()
    await house.submits("ana", refusal.key, "even more")
    again = house.platform.newest("ana")
    assert again.shown.asks == "option-count-number"
    await house.submits("ana", again.key, "4")
    assert await house.kept() == ["4 tired here ana unseen"]


async def test_after_a_refusal_the_first_form_counts_as_well(build: Build) -> None:
    house, question = await asked(build)
    await house.submits("ana", question, "many")
    await house.submits("ana", question, "4")
    assert await house.kept() == ["4 None here ana unseen"]


async def test_a_refusal_of_typed_words_has_a_form(build: Build) -> None:
    house, _ = await asked(build)
    await house.says("ana", "many")
    await house.submits("ana", house.platform.newest("ana").key, "4")
    assert await house.kept() == ["4 None here ana unseen"]


async def test_the_form_of_an_earlier_question_is_not_open(build: Build) -> None:
    house, question = await asked(build)
    await house.submits("ana", question, "many")
    refusal = house.platform.newest("ana").key
    await house.says("ana", "!count note:tired")
    for key in (question, refusal):
        await house.submits("ana", key, "4")
        assert house.platform.seen("ana")[-1] == "choice-gone"
    assert await house.kept() == []


@pytest.mark.parametrize("gone", ["late", "never shown", "left"])
async def test_a_question_that_is_not_open_any_more_takes_no_form(build: Build, gone: str) -> None:
    house, question = await asked(build)
    if gone == "late":
        house.clock.set(house.clock.now() + STAYS_OPEN)
    key = "a" * 22 if gone == "never shown" else question
    await house.submits(person("ana", shares=["there"]) if gone == "left" else "ana", key, "4")
    assert house.platform.seen("ana")[-1] == "choice-gone"
    assert await house.kept() == []


async def test_the_question_of_a_command_that_is_gone_is_not_open(build: Build) -> None:
    house, question = await asked(build)
    async with house.database.transaction() as tx:
        await tx.execute(update(questions).values(command="measure"))
    await house.submits("ana", question, "4")
    assert house.platform.seen("ana")[-1] == "choice-gone"


async def test_the_form_of_another_person_is_theirs(build: Build) -> None:
    house, question = await asked(build)
    await house.says("ben", "!count")
    await house.submits("ben", question, "4")
    assert house.platform.seen("ben")[-1] == "choice-of-another"
    assert await house.kept() == []


async def test_a_form_counts_in_the_community_that_asked(build: Build) -> None:
    house = await build(Desk())
    await house.says(person("ana", shares=["there"]), "!count")
    await house.submits(person("ana", shares=BOTH), house.platform.newest("ana").key, "4")
    assert await house.kept() == ["4 None there ana unseen"]


async def test_whoever_has_lost_their_role_since_may_not_any_more(build: Build) -> None:
    house = await build(Desk())
    await house.says(person("mia", roles=MODERATOR), "!rule")
    question = house.platform.newest("mia").key
    await house.submits("mia", question, "4")
    assert house.platform.seen("mia")[-1] == "not-allowed"
    assert await house.kept() == []


async def test_never_mind_in_a_form_drops_the_question(build: Build) -> None:
    house, question = await asked(build)
    await house.submits("ana", question, "never mind")
    assert house.platform.seen("ana")[-1] == "question-dropped"
    await house.submits("ana", question, "4")
    assert house.platform.seen("ana")[-1] == "choice-gone"


async def test_a_call_for_help_in_a_form_is_one(build: Build) -> None:
    house, question = await asked(build)
    await house.submits("ana", question, "sos")
    assert house.platform.seen("ana")[-1] == "lines"


async def test_the_question_of_what_works_offline_has_a_form_that_can_be_filled_in_again(build: Build) -> None:
    house, question = await asked(build, "!sos")
    assert house.platform.newest("ana").shown.asks == "option-sos-number"
    await house.submits("ana", question, "many")
    house.later(minutes=1)
    await house.submits("ana", house.platform.newest("ana").key, "2")
    assert house.platform.seen("ana")[-1] == "line"


async def test_the_same_form_heard_twice_is_handled_once(build: Build) -> None:
    house, question = await asked(build, "!count")
    form = Submitted(id="form", who=person("ana"), place=place("ana", None), key=question, text="many")
    await house.hear(form)
    await house.hear(form)
    assert house.platform.seen("ana")[1:] == ["scale-unknown"]


async def test_a_form_that_cannot_be_saved_is_said_to_be_not_saved(build: Build) -> None:
    house, question = await asked(build)
    house.refuses_writes = True
    await house.submits("ana", question, "4")
    assert house.platform.seen("ana")[-1] == "not-saved"
    house.refuses_writes = False
    await house.submits("ana", question, "4")
    assert await house.kept() == ["4 None here ana unseen"]
