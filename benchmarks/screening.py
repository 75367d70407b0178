"""The screening of messages: beside discord.py's own cost for one, beside regular expressions, and at its worst."""

from __future__ import annotations

import asyncio
import gc
import re
from collections.abc import Callable, Sequence
from functools import cache
from random import Random
from statistics import median, quantiles
from time import perf_counter

import aiohttp
import discord
import yarl

from benchmarks.discord_canned import API
from benchmarks.discord_hearing import Bare, served
from benchmarks.ground import Ground
from benchmarks.outcome import GOAL_OF_A_LIMIT, Outcome, interleaved, times_as_much
from cogs.signposting.screening.forms import parse
from cogs.signposting.screening.lexicon import read_ranks
from cogs.signposting.screening.patterns import read_pattern
from cogs.signposting.screening.rules import Examples, Frame, Lexicon
from cogs.signposting.screening.screening import Data, Screening

SHARE, ALTERNATION, LOOP, GROWTH, LONG = 0.2, 100.0, 5_000.0, 1.6, 10.0
LIMIT = 0.005
"""Seconds for the worst 4,000 characters."""
_MESSAGES = 2_000
_CHAT = (
    "hey anyone up for ranked later tonight?",
    "lol that was so funny",
    "I think the wifi in my room is broken again, it keeps dropping every ten minutes",
    "good morning everyone, hope you all slept well",
    "just finished my homework finally",
    "does anybody know how to fix a corrupted save file?",
    "nah im good thanks",
    "the new patch killed my favourite build :(",
    "what time is the session tomorrow",
    "my cat just knocked over a glass of water onto my keyboard",
    "happy birthday!!! 🎉",
    "can someone help me with the css, the header overlaps on mobile",
    "gg wp",
    "i love this song so much it reminds me of summer",
    "we are going to the beach on saturday if the weather holds",
    "ok",
    "yeah same here",
    "I have an exam on monday and I have not studied at all, wish me luck",
    "pizza or sushi tonight? can't decide",
    "this game is so hard, died like 20 times to the boss",
    "thanks for the recommendation, the second season was even better",
    "my bread did not rise, the yeast must have been old",
    "¿alguien sabe a qué hora empieza?",
    "die Aufgabe drei versteh ich nicht, kann mir das jemand erklären",
    "has anyone tried the update yet",
    "you could ask in the other channel, they know more about it",
    "third week at the new job and i still get lost in the building",
    "the bus was late again so I missed the start",
    "brb dinner",
    "that goal in the last minute was unbelievable",
)


@cache
def _screening() -> Screening:
    return Screening.of()


def median_message(ground: Ground) -> Outcome:
    return _share(ground, "median", lambda times: median(times), SHARE)


def slow_message(ground: Ground) -> Outcome:
    return _share(ground, "99th percentile", lambda times: quantiles(times, n=100)[98], SHARE * 10)


def _share(ground: Ground, name: str, of_times: Callable[[list[float]], float], goal: float) -> Outcome:
    screening = _screening()

    def ours() -> float:
        return of_times([_taken(screening, text) for _ in range(20) for text in _CHAT]) * 1000

    pairs = asyncio.run(_beside_bare(ours, 5 if ground.quick else 21))
    told = f"ms for the {name} of benign chat messages, divided by discord.py's own for a gateway message"
    return times_as_much(pairs, told, goal, "ms")


def _taken(screening: Screening, text: str) -> float:
    began = perf_counter()
    screening.look(text)
    return perf_counter() - began


async def _beside_bare(ours: Callable[[], float], pairs: int) -> list[tuple[float, float]]:
    """One more pair goes first, to warm up."""
    with served("benchmarks.discord_canned", str(_MESSAGES)) as url:
        discord.http.Route.BASE = f"{url}{API}"
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"{url.replace('http', 'ws')}/gateway/")
        bare = Bare(discord.Intents.all())
        await bare.login("bare")
        life = asyncio.create_task(bare.connect())
        await bare.wait_until_ready()
        async with aiohttp.ClientSession(url) as session:
            found = [(ours(), await _bare_cost(session, bare)) for _ in range(pairs + 1)]
        await bare.close()
        await asyncio.gather(life, return_exceptions=True)
    return found[1:]


async def _bare_cost(session: aiohttp.ClientSession, bare: Bare) -> float:
    gc.collect()
    until = bare.heard + _MESSAGES
    began = perf_counter()
    async with session.get("/go", params={"token": "bare"}) as answer:
        answer.raise_for_status()
    while bare.heard < until:
        await asyncio.sleep(0.001)
    return (perf_counter() - began) / _MESSAGES * 1000


def against_alternation(ground: Ground) -> Outcome:
    phrases = _phrases(2_000)
    every = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)
    return _against(ground, phrases, lambda text: every.search(text) is not None, ALTERNATION, "one `re` of them all")


def against_loop(ground: Ground) -> Outcome:
    """What a simple bot does: `re.search(phrase, text)` for each. The 512 patterns that `re` keeps are soon others, so
    that each is compiled anew each time."""
    phrases = _phrases(2_000)
    patterns = [rf"\b{re.escape(phrase)}\b" for phrase in phrases]

    def search(text: str) -> bool:
        return any(re.search(pattern, text, re.IGNORECASE) is not None for pattern in patterns)

    return _against(ground, phrases, search, LOOP, "a loop of `re.search`", texts=1)


def _against(
    ground: Ground,
    phrases: Sequence[str],
    other: Callable[[str], bool],
    goal: float,
    name: str,
    texts: int | None = None,
) -> Outcome:
    """`texts`: so many of the messages are enough to know how long the other takes."""
    screening = _of_phrases(phrases)
    pairs = interleaved(
        lambda: 1 / _per_message(screening.look, 20),
        lambda: 1 / _per_message(other, 1, _CHAT[:texts]),
        5 if ground.quick else 11,
    )
    told = f"messages a second with {len(phrases):,} phrases, divided by those of {name}"
    return times_as_much(pairs, told, goal, "/s", better="higher")


def growth(ground: Ground) -> Outcome:
    many, few = _of_phrases(_phrases(20_000)), _of_phrases(_phrases(200))
    pairs = interleaved(
        lambda: _per_message(many.look, 20) * 1000, lambda: _per_message(few.look, 20) * 1000, 7 if ground.quick else 31
    )
    return times_as_much(pairs, "ms for a message with 20,000 phrases, divided by that with 200", GROWTH, "ms")


def _per_message(look: Callable[[str], object], rounds: int, texts: Sequence[str] = _CHAT) -> float:
    began = perf_counter()
    for _ in range(rounds):
        for text in texts:
            look(text)
    return (perf_counter() - began) / rounds / len(texts)


def _phrases(number: int) -> list[str]:
    """Of three words: two that everybody uses, and one that nobody does."""
    random = Random(number)
    syllables = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]
    common = ("i want", "i feel", "my own", "end of", "going to", "have to")
    return sorted({f"{random.choice(common)} {''.join(random.choices(syllables, k=4))}" for _ in range(number)})


def _of_phrases(phrases: Sequence[str]) -> Screening:
    forms = tuple(parse(phrase, lambda word: (word,)) for phrase in phrases)
    patterns = tuple(read_pattern("phrase"))
    frame = Frame("phrase", "support", "suicide", patterns, "said", (), False, None, Examples((), ()), "")
    lexicon = Lexicon("en", concepts={"phrase": forms}, frames=[frame])
    return Screening(Data([lexicon], {}, read_ranks(), {}))


def worst(ground: Ground) -> Outcome:
    screening = _screening()
    runs = 3 if ground.quick else 11
    slowest = max(_constructed(4_000), key=lambda text: min(_taken(screening, text) for _ in range(3)))
    times = [_taken(screening, slowest) * 1000 for _ in range(runs)]
    return Outcome(
        ratio=median(times) / (LIMIT * 1000),
        of=f"ms for the worst of {len(_constructed(4_000))} constructions of 4,000 characters, divided by 5 ms",
        goal=GOAL_OF_A_LIMIT,
        ours=median(times),
        base=LIMIT * 1000,
        unit="ms",
        runs=runs,
        lowest=min(times) / (LIMIT * 1000),
        highest=max(times) / (LIMIT * 1000),
    )


def long_text(ground: Ground) -> Outcome:
    screening = _screening()
    both = list(zip(_constructed(32_000), _constructed(4_000), strict=True))
    long, short = max(both, key=lambda pair: min(_taken(screening, pair[0]) for _ in range(2)))
    pairs = interleaved(
        lambda: _taken(screening, long) * 1000, lambda: _taken(screening, short) * 1000, 3 if ground.quick else 11
    )
    told = "ms for the worst construction of 32,000 characters, divided by that of 4,000"
    return times_as_much(pairs, told, LONG, "ms")


def _constructed(size: int) -> list[str]:
    """Texts that make work: all the words of the lexicons, disguises, quotations, and each of them over and over."""
    random = Random(20)
    every = sorted(_screening().words)
    short = [word for word in every if len(word) < 5]
    units = (
        "i want to not ", "kill myself ", "i do not want to die. ", "he wants to kill himself\n", "i ", "a", "k.i.l.l ",
        "k1ll mys3lf ", "1i1i1i1i1i1i1i1i1i ", "im ", "> die\n", '"i want to die" ', "`a` ", "\u0301a",
        "i wnat to be wiht yuo adn ", "\u200b", "\ud800", "\ufdfa", "j'ai ", "死にたい",
    )  # fmt: skip
    texts = [" ".join(random.choices(words, k=size)) for words in (every, short, sorted(_screening().keys))]
    texts += [unit * (size // len(unit) + 1) for unit in units]
    texts.append("i want to be " + "xq" * size)
    texts.append("".join(chr(random.randrange(0x20, 0x2FFFF)) for _ in range(size)))
    return [text[:size] for text in texts]
