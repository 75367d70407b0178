"""Weights are learned from messages whose level is known, and what is written is what the bot reads."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np

from cogs.signposting.screening.weights import WEIGHTS, read_weights
from tests.cogs.signposting.learning import Message, learn, learn_topics, limits, write, write_topics

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
    write(folder / WEIGHTS, learned, np.zeros(2), -9.0, -9.0)
    write_topics(folder / "topics.tsv", learn_topics(messages))
    weights = read_weights(tmp_path)
    around = ["the", "of"] * 60
    for words, level in ((["dusk"], "support"), (["brink"], "urgent"), (["tea"], None)):
        for said in (["a", *words, "to"], [*around, *words, *around]):
            found = weights.weigh(said, None, ["en"])
            heard = found is not None and found.crisis >= 0
            assert heard is (level is not None), words
            if found is not None and heard:
                assert (found.danger >= 0) is (level == "urgent"), words
    assert weights.topic(["plate", "plate"], "en") == ("eating", "self")
    assert weights.topic(["shout", "brother", "shout", "brother"], "en") == ("abuse", "someone")
    assert weights.topic(["unheard"], "en") == ("suicide", "self")
    assert weights.topic(["plate"], "it") == ("suicide", "self")


def test_the_same_messages_teach_the_same(tmp_path: Path) -> None:
    written = []
    for turn in range(2):
        messages = made(200, seed=3)
        learned = learn(messages)
        limit, kept = limits(messages, learned.score(messages), np.zeros((0, 2)))
        write(tmp_path / f"{turn}.tsv", learned, limit, kept, 0.0)
        written.append((tmp_path / f"{turn}.tsv").read_bytes())
    assert written[0] == written[1]


def test_ordinary_talk_raises_the_limits() -> None:
    messages = made(300)
    weighed = learn(messages).score(messages)
    without, _ = limits(messages, weighed, np.zeros((0, 2)))
    limit, _ = limits(messages, weighed, np.full((50, 2), 20.0))
    assert (without < limit).all()
