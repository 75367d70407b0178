"""Whom a message is about, with the lexicons that come with the bot: each gets a note of its own."""

from __future__ import annotations

import pytest

from cogs.signposting.screening.screening import Screening

LOSSES = [
    "my best friend killed herself last year",
    "my brother died by suicide in march",
    "mein onkel hat sich das leben genommen",
    "meine schwester hat sich letztes jahr umgebracht",
    "mi primo se quitó la vida",
    "mi tía se suicidó hace un mes",
    "mon cousin s'est pendu",
    "depuis le suicide de ma soeur",
    "meu tio se matou",
    "minha prima tirou a própria vida",
    "mio padre si è suicidato",
]
WORRIES = [
    "my dad says he will kill himself",
    "my girlfriend threatens to kill herself",
    "my daughter wants to die",
    "mein bruder will sich umbringen",
    "meine tochter hat versucht sich umzubringen",
    "mi hermana quiere suicidarse",
    "mi padre dice que se va a matar",
    "mon frère parle de se suicider",
    "ma fille a essayé de se suicider",
    "meu irmão quer se suicidar",
    "minha filha tentou se matar",
]
HARMS = ["my dad says he will kill me", "my husband threatened me with a knife"]
OWN = [
    "my girlfriend left me and i don't want to live anymore",
    "mein vater ist gestorben und ich will nicht mehr leben",
    "seit meine freundin schluss gemacht hat will ich nicht mehr leben",
    "meine schwester ruft dauernd an. ich will sterben",
    "mon ami dort à côté et je veux mourir",
    "mi pareja se fue y me voy a matar",
    "meu irmão vai casar e quero me matar hoje à noite",
]


@pytest.fixture(scope="module")
def every() -> Screening:
    return Screening.of()


@pytest.mark.parametrize("text", LOSSES)
def test_a_loss_is_the_writers_own(every: Screening, text: str) -> None:
    found = every.look(text)
    assert found is not None
    assert (found.topic, found.about) == ("bereavement", "self")


@pytest.mark.parametrize("text", WORRIES)
def test_who_may_still_live_is_worried_about(every: Screening, text: str) -> None:
    found = every.look(text)
    assert found is not None
    assert found.about == "someone"
    assert found.topic != "bereavement"


@pytest.mark.parametrize("text", HARMS)
def test_what_is_done_to_the_writer_is_their_own(every: Screening, text: str) -> None:
    found = every.look(text)
    assert found is not None
    assert (found.topic, found.about) == ("abuse", "self")


@pytest.mark.parametrize("text", OWN)
def test_what_is_said_of_the_writer_is_theirs_whoever_else_is_named(every: Screening, text: str) -> None:
    found = every.look(text)
    assert found is not None
    assert (found.topic, found.about) == ("suicide", "self")
