"""The library that comes with the program: its form, and what must never stand in it.

What peer support asks of each line is judged by people. What of it can be told from letters is looked for here.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter

import pytest

from cogs.prompts.library import FOLDER, THEMES, Prompt, language_of, languages, library

LANGUAGES = sorted(languages())
EVERY = [(language, prompt) for language in LANGUAGES for prompt in library(language)]

NEVER = {
    "a count to be reached": r"\d|kcal|calorie|kalorie|\bsteps\b|schritte|\bkilo|pound|workout|exercise|sport|fitness"
    r"|train(?:ing|iert)|joggen|\bruns?\b|\bgym\b",
    "food or weight": r"\beat\b|\bate\b|\bmeal|breakfast|lunch|dinner|\bfood|\bdiet|weigh|essen\b|frühstück|mahlzeit"
    r"|diät|abnehm|gewicht|\bkoch|recipe|rezept|chocolate|schokolade|hungry|hungrig",
    "what harms some": r"alcohol|alkohol|\bwine\b|\bbeer\b|\bwein\b|\bbier\b|cigarette|zigarette|\bcoffee|kaffee",
    "a diagnosis or a treatment": r"diagnos|symptom|medic|medikament|tablet|therap|disorder|störung|depress"
    r"|anxiet|angst|trauma|trigger|\bpills?\b|doctor|\barzt|ärztin|hospital|klinik|relapse|rückfall"
    r"|suicid|suizid|self-harm|panic",
    "the speech of therapy": r"mindful|achtsam|resilien|self-care|selbstfürsorge|healing|heilung|\bprocess|gratitude"
    r"|grateful|dankbar|inner child|inneres kind|boundar|grenzen setzen|toxi|journey|validat|self-love|selbstliebe"
    r"|safe space|empower|manifest|affirmation|let go|loslassen|triggert|coping|bewältig",
    "a past that may hurt": r"childhood|kindheit|worst|schlimmst|regret|bereu|\blost\b|verloren|grief|trauer|abuse"
    r"|gewalt|\bdeath|\btod\b|gestorben|died|fear|furcht|secret you|geheimnis von dir|ashamed|scham",
    "a family or a love": r"\bmother|\bfather|\bmum\b|\bdad\b|mutter|vater\b|eltern|parent|sister|brother|schwester"
    r"|bruder|famil|partner|husband|\bwife|ehe(?:mann|frau)|\bkids\b|your child|dein kind|grandm|grandf|oma\b|opa\b"
    r"|your friend",
    "a faith": r"\bgod\b|\bgott\b|pray|gebet|church|kirche|bless|segen|faith|glaube|christmas|weihnacht|soul\b|seele",
    "work or school": r"\bjob\b|\bwork\b|your boss|colleague|kolleg|office|büro|school|schule|career|beruf"
    r"|holiday|urlaub",
    "a comparison": r"better than|more than|less than|than (?:others|yesterday|last)|besser als|mehr als|weniger als"
    r"|\bnormal\b|like everyone|wie alle|most people|die meisten",
    "pressure": r"\bmust\b|\bshould you\b|you should|have to|du solltest|sollst|musst du (?!nicht)|share|teile|tell us"
    r"|erzähl|please answer|bitte antwort|everyone here|everybody answer|don't forget|vergiss nicht",
    "cheer that was not asked for": r"!|amazing|awesome|proud|stolz|you've got this|du schaffst|stay positive|positiv"
    r"|cheer up|kopf hoch|think positive|just smile|happy\b|glücklich",
}


def test_there_are_as_many_as_promised_and_each_theme_has_its_share() -> None:
    assert len(THEMES) == 7
    for language in LANGUAGES:
        assert len(library(language)) >= 120
        assert set(Counter(prompt.theme for prompt in library(language)).values()) == {18}


def test_the_same_ones_in_every_language() -> None:
    assert {"en", "de"} <= set(LANGUAGES)
    ids = [[prompt.id for prompt in library(language)] for language in LANGUAGES]
    assert all(each == ids[0] for each in ids)
    notes = [[prompt.id for prompt in library(language) if prompt.note] for language in LANGUAGES]
    assert all(each == notes[0] for each in notes)
    assert len(set(ids[0])) == len(ids[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_holds_nothing_else(language: str) -> None:
    written = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    assert set(written) == {*THEMES, "notes"}
    assert set(written["notes"]) <= {prompt.id for prompt in library(language)}


@pytest.mark.parametrize(("language", "prompt"), EVERY, ids=lambda value: value if isinstance(value, str) else value.id)
def test_each_is_short_and_keeps_to_the_lines(language: str, prompt: Prompt) -> None:
    assert 15 <= len(prompt.text) <= 160
    assert prompt.text == prompt.text.strip()
    assert prompt.text[0].isupper()
    assert prompt.text[-1] in ".?”“"
    assert "\n" not in prompt.text
    assert re.fullmatch(r"[\w\s.,:;?“”„'’-]+", prompt.text), "no emoji, no markup, no address"
    assert len(re.findall(r"[.?]", prompt.text)) <= 4
    for what, pattern in NEVER.items():
        found = re.search(pattern, f"{prompt.text} {prompt.note or ''}", re.IGNORECASE)
        assert found is None, f"{prompt.id}: {what}: {found}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_say_the_same(language: str) -> None:
    texts = [prompt.text.casefold() for prompt in library(language)]
    assert len(set(texts)) == len(texts)
    openings = Counter(" ".join(text.split()[:4]) for text in texts)
    assert openings.most_common(1)[0][1] <= 3


def test_what_looks_for_what_must_not_be_there_finds_it() -> None:
    wrong = {
        "a count to be reached": "Walk 10000 steps",
        "food or weight": "What did you eat for breakfast",
        "a diagnosis or a treatment": "Which medication do you take",
        "a past that may hurt": "Your worst day",
        "a family or a love": "Call your mother",
        "a comparison": "Are you better than last week",
        "pressure": "Tell us about it",
        "cheer that was not asked for": "Have a nice day!",
    }
    for what, text in wrong.items():
        assert re.search(NEVER[what], text, re.IGNORECASE), what


@pytest.mark.parametrize(
    ("wanted", "found"), [("de", "de"), ("de-AT", "de"), ("en-GB", "en"), ("fr", "en"), (None, "en")]
)
def test_a_community_reads_its_own_language_or_english(wanted: str | None, found: str) -> None:
    assert language_of(wanted) == found
