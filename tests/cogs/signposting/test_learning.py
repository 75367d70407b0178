"""Weights are learned from messages whose level is known, and what is written is what the bot reads."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from cogs.signposting.screening.all_weights import read_weights
from cogs.signposting.screening.weights import WEIGHTS, Ruled
from tests.cogs.signposting.learning import (
    LeftOut,
    Limits,
    Message,
    amid,
    heeded,
    learn,
    learn_topics,
    limits,
    write,
    write_topics,
)

CRISIS, DANGER, HARMLESS = ["dusk", "ebb", "fade"], ["brink", "edge"], ["tea", "cake", "bus"]
AROUND = ["the", "a", "of", "and", "to"]


def made(number: int, seed: int = 1) -> list[Message]:
    """`dusk` and `ebb` tell of a crisis, `brink` of danger, and only `black tea` does, not tea."""
    luck = random.Random(seed)
    messages = []
    for _ in range(number):
        level = luck.choice(["none", "none", "support", "urgent"])
        telling = {"none": HARMLESS, "support": CRISIS, "urgent": DANGER}[level]
        said = [luck.choice(AROUND) for _ in range(luck.randrange(3, 60))]
        said.insert(luck.randrange(len(said)), luck.choice(telling))
        topic = luck.choice(["eating", "abuse"]) if level != "none" else ""
        said += {"eating": ["plate"], "abuse": ["shout"]}.get(topic, [])
        about = luck.choice(["self", "someone"]) if topic else ""
        said += ["brother"] if about == "someone" else []
        messages.append(Message(level, None, said, topic, about))
    return messages


def test_it_learns_which_words_tell_something_and_writes_what_the_bot_reads(tmp_path: Path) -> None:
    messages = made(600)
    learned = learn(messages)
    folder = tmp_path / "en"
    folder.mkdir()
    write(folder / WEIGHTS, learned, Limits(np.zeros(2), np.full(2, -9.0), -9.0, -9.0), np.zeros(2))
    write_topics(folder / "topics.tsv", learn_topics(messages))
    weights = read_weights(tmp_path)
    around = ["the", "of"] * 60
    for words, level in ((["dusk"], "support"), (["brink"], "urgent"), (["tea"], None)):
        for said in (["a", *words, "to", "the", "of", "and"], [*around, *words, "a", "to", "and", *around]):
            found = weights.weigh(said, None, ["en"])
            heard = found is not None and found.crisis >= 0
            assert heard is (level is not None), words
            if found is not None and heard:
                assert (found.danger >= 0) is (level == "urgent"), words
    assert weights.topic(["plate", "plate"], [], "en") == ("eating", "self")
    assert weights.topic(["plate", "brother", "plate", "brother"], [], "en") == ("eating", "someone")
    assert weights.topic(["shout", "shout"], [], "en") == ("abuse", "self")
    assert weights.topic(["unheard"], [], "en") == ("suicide", "self")
    assert weights.topic(["plate"], [], "it") == ("suicide", "self")


def test_the_same_messages_teach_the_same(tmp_path: Path) -> None:
    written = []
    for turn in range(2):
        messages = made(200, seed=3)
        learned = learn(messages)
        write(tmp_path / f"{turn}.tsv", learned, limits(messages, weighed(messages)), np.ones(2))
        written.append((tmp_path / f"{turn}.tsv").read_bytes())
    assert written[0] == written[1]


def test_ordinary_talk_raises_the_limits() -> None:
    messages = made(300)
    without, with_talk = (limits(messages, weighed(messages, talk)) for talk in (0, 50))
    assert (without.heard < with_talk.heard).all()


def test_rules_are_asked_of_nearly_all_that_is_kept_of_what_they_heard() -> None:
    messages = [replace(one, ruled=Ruled("support", ["a rule"]) if "dusk" in one.tokens else None) for one in made(900)]
    out = weighed(messages)
    found = limits(messages, out)
    asked = out.bare >= found.asked
    kept = np.array([one.ruled is not None for one in messages]) & (out.weighed[:, 0] >= found.kept[0])
    assert kept.sum() > 50
    assert asked[kept].mean() >= 0.98
    assert (~asked[[one.level == "none" for one in messages]]).sum() > 20


def test_a_network_is_asked_of_nearly_all_that_are_heard_with_it() -> None:
    """It knows `dusk` from the rest; words alone cannot."""
    messages = made(900)
    telling = np.array([[9.0 if "dusk" in one.tokens else 0.0, 0.0] for one in messages])
    alone = LeftOut(np.zeros((900, 2)), np.zeros(900), np.zeros((50, 2)))
    alone.weighed[:, 0] = alone.bare[:] = [float(index % 7) for index in range(900)]
    out = alone.read(telling, np.zeros((50, 2)))
    found = limits(messages, out)
    close = out.closely(found.close, messages, messages[:50])
    heard = close.weighed[:, 0] >= found.heard[0]
    dusk = np.array(["dusk" in one.tokens for one in messages])
    assert heard[dusk].mean() > 0.9
    assert heard[~dusk].mean() < 0.2
    assert (close.weighed[alone.bare < found.close] == -np.inf).all()
    assert found.asked <= found.close
    assert alone.closely(99.0, messages, []) is alone


def test_what_the_network_reads_weighs_as_much_as_it_tells_more_than_words() -> None:
    messages, luck = made(600), np.random.default_rng(5)
    told = np.array([[one.level != "none", one.level == "urgent"] for one in messages], dtype=float)
    clear, dim, guessed = (told + luck.normal(0, spread, told.shape) for spread in (0.2, 0.6, 9.0))
    talk = np.zeros((100, 2))

    def heed(words: object, read: object) -> list[float]:
        out = LeftOut(np.array(words), np.zeros(600), talk)
        return [float(one) for one in heeded(messages, out, np.array(read), talk)]

    assert all(one > 5 for one in heed(dim, clear))
    assert all(0.7 < one < 1.4 for one in heed(dim, told + luck.normal(0, 0.6, told.shape)))
    assert all(one < 0.1 for one in heed(clear, guessed))
    assert heed(clear, -dim) == [0.0, 0.0]


def weighed(messages: Sequence[Message], talk: int = 0) -> LeftOut:
    """By what was learned from these very messages; talk that weighs much."""
    learned = learn(messages)
    bare = learned.score([replace(one, ruled=None) for one in messages])[:, 0]
    return LeftOut(learned.score(messages), bare, np.full((talk, 2), 20.0))


def test_a_share_of_the_messages_is_learned_once_more_amid_talk() -> None:
    talk = [Message("none", None, ["bus", "late"]), Message("none", None, ["cake"])]
    messages = [one for one in made(300) if len(one.tokens) < 30]
    again = amid(messages, talk, 0.5)
    assert 0.3 * len(messages) < len(again) < 0.7 * len(messages)
    assert again == amid(messages, talk, 0.5)
    for one in again:
        said = " ".join(one.tokens)
        [whole] = [m for m in messages if f" {' '.join(m.tokens)} " in f" {said} " and m.level == one.level][:1]
        assert (one.topic, one.about, one.ruled) == (whole.topic, whole.about, whole.ruled)
        assert len(one.tokens) > len(whole.tokens)
    assert amid(messages, [], 1) == []
    assert amid([Message("urgent", None, ["ebb"] * 40)], talk, 1) == []  # nothing more can be weighed with it


def test_words_that_stand_beside_a_crisis_take_nothing_from_it() -> None:
    messages = made(600)
    talk = [Message("none", None, [*words, "bus"]) for words in (["late", "red"], ["slow", "full"])] * 100
    said = [Message("support", None, ["the", "dusk", "of", *talk[at].tokens, "a"]) for at in range(2)]
    alone, beside = learn([*messages, *talk]), learn([*messages, *talk, *amid(messages, talk, 0.5)])
    assert (beside.score(said)[:, 0] > alone.score(said)[:, 0]).all()
