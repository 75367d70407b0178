"""How the network is learned: it knows what sentences mean already, and learns what messages tell.

`python -m tests.cogs.signposting.learning_network FOLDER` needs torch, and in FOLDER, besides the ordinary talk that
`learning` needs, what was found and is not kept here: `encoder.npz`, the arrays of a sentence encoder of many languages
(a BERT), named as in `network.py`; none of them in bytes. `telling`, `told`, `out` and `written` are not in it, and of
its pieces the first stands for none, the next before, and the third behind all others.

It writes there `network.npz`, which `learning` makes part of the lexicon, and `<language>.read.npz`: what it reads in
messages of practice that it was not told about, and in the ordinary talk that is not learned from.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import sqrt
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from cogs.signposting.screening.lexicon import read_ranks
from cogs.signposting.screening.network import BEGINS, ENDS, HEADS, NETWORK, SCALE, TEXTS, TINY
from cogs.signposting.screening.normalise import tokens
from cogs.signposting.screening.pieces import BEGIN, Pieces
from cogs.signposting.screening.stretches import WINDOW
from cogs.signposting.screening.topics import LEARNED_TOPICS
from tests.cogs.signposting.learning import (
    AMID,
    LEARNED_FROM,
    READINGS,
    Message,
    amid,
    learn,
    read_messages,
    read_talk,
)
from tests.cogs.signposting.scoring import CASES

ENCODER: Final = "encoder.npz"
LAYERS: Final = 6
"""Of the encoder's, the first ones; what they cost grows with each."""

_SPECIAL: Final = ENDS + 1
"""Pieces at the beginning that stand for no letters."""
_APOSTROPHES: Final = str.maketrans("’", "'")
_WRITTEN: Final = (
    "i'm i've i'd don't can't won't didn't doesn't isn't wasn't aren't weren't couldn't wouldn't shouldn't hasn't "
    "haven't hadn't that's what's it's he's she's there's you're they're you've they'll you'll ain't"
)
"""Words that lack their apostrophe here, and had it in what the encoder was taught."""
_LEAST: Final = 2
"""How often a piece of more than two letters must stand in what is read."""
_APART: Final = (2, 8)
_RUNS: Final = 12
"""The practice messages of each language in so many runs, one after another: what is read in these runs, which the
network is not told about, tells where the limits are."""
_TELLING: Final = 256
_ROUNDS: Final = 2
_AT_ONCE: Final = 64
_NEAR: Final = 50
"""So many times as many messages are put in order of their lengths, for those of one length to be learned at once."""
_PACE: Final = (2e-4, 1e-3)
"""Of what is known already, and of what is new."""
_FIRST: Final = 100
"""So many steps until the pace is reached; then it slows down, to this share of it."""
_LAST: Final = 0.02
_DECAY: Final = 0.01
_STEEPEST: Final = 1.0
_FORGOTTEN: Final = (0.1, 0.2)
"""What share of the numbers is left out each time: within, and where it is told."""
_TOPICS: Final = 0.5
"""How much it matters what a message is about."""
_HEAVY: Final = 0.2
"""What share of ordinary talk is learned from, as its words weigh most."""
_SPARE: Final = 6
"""And every sixth else."""
_SAID_EVERY: Final = 200
"""Steps."""

Arrays: TypeAlias = dict[str, Any]
Numbers: TypeAlias = NDArray[np.float32]
NEW: Final = ("telling", "telling shift", "told", "out", "out shift")
RESULTS: Final = 2 + len(LEARNED_TOPICS) + 1
"""A crisis, danger now, each topic, and somebody else's being in danger."""


@dataclass(frozen=True, slots=True)
class Told:
    """Messages in pieces, and what they tell (n, RESULTS): NaN where it is not known."""

    pieces: Sequence[Sequence[int]]
    tell: Numbers

    def of(self, which: Sequence[int] | NDArray[Any]) -> Told:
        return Told([self.pieces[one] for one in which], self.tell[which])

    def batches(self, luck: random.Random) -> Iterator[list[int]]:
        """All of them once, those at once about as long as each other."""
        order = luck.sample(range(len(self.pieces)), len(self.pieces))
        near = _AT_ONCE * _NEAR
        made = []
        for at in range(0, len(order), near):
            some = sorted(order[at : at + near], key=lambda one: len(self.pieces[one]))
            made += [some[first : first + _AT_ONCE] for first in range(0, len(some), _AT_ONCE)]
        luck.shuffle(made)
        yield from made


def what_they_tell(messages: Sequence[Message]) -> Numbers:
    told = np.full((len(messages), RESULTS), np.nan, np.float32)
    for row, message in zip(told, messages, strict=True):
        row[:2] = message.level != "none", message.level == "urgent"
        if message.topic in LEARNED_TOPICS:
            row[2:] = [*(message.topic == topic for topic in LEARNED_TOPICS), message.about == "someone"]
    return told


def begun(known: dict[str, NDArray[Any]]) -> Arrays:
    """A network that knows what sentences mean, and not what they tell."""
    size = known["vectors"].shape[1]
    luck = torch.Generator().manual_seed(0)

    def spread(rows: int, columns: int, by: float) -> Any:  # an array of torch
        return torch.randn(rows, columns, generator=luck) * by

    made: Arrays = {name: torch.tensor(array) for name, array in known.items() if array.dtype == np.float32}
    made.pop("likely")
    new = {"telling": spread(size, _TELLING, 1 / sqrt(size)), "telling shift": torch.zeros(_TELLING)}
    new |= {"told": spread(_TELLING, RESULTS, 0.05), "out": spread(size, RESULTS, 0.02)}
    return new | {"out shift": torch.zeros(RESULTS)} | made


def together(pieces: Sequence[Sequence[int]]) -> Any:  # an array of torch
    """One below the other; -1: there is none."""
    found = np.full((len(pieces), max(map(len, pieces))), -1, np.int64)
    for row, own in zip(found, pieces, strict=True):
        row[: len(own)] = own
    return torch.from_numpy(found)


def read(of: Arrays, pieces: Any, forgets: bool = False) -> Any:  # arrays of torch
    """What messages tell, as `network.py` reads it. `forgets`: while learning, some of it is left out at random."""
    there = pieces >= 0
    vectors = functional.embedding(pieces.clamp(min=0), of["vectors"]) + of["places"][: pieces.shape[1]]
    vectors = functional.dropout(_normed(of, "norm", vectors), _FORGOTTEN[0], forgets)
    for layer in range(LAYERS):
        vectors = _layer(of, layer, vectors, there[:, None, None, :], forgets)
    kept = functional.dropout((vectors * there[..., None]).sum(1) / there.sum(1, keepdim=True), _FORGOTTEN[0], forgets)
    telling = functional.dropout(torch.relu(_through(of, "telling", kept)), _FORGOTTEN[1], forgets)
    return telling @ of["told"] + _through(of, "out", kept)


def _layer(of: Arrays, layer: int, vectors: Any, seen: Any, forgets: bool) -> Any:  # arrays of torch
    count, length, size = vectors.shape
    looking = _through(of, f"attend {layer}", vectors)
    parts = looking.view(count, length, 3, HEADS, size // HEADS).permute(2, 0, 3, 1, 4)
    taken = functional.scaled_dot_product_attention(*parts, attn_mask=seen).transpose(1, 2)
    gathered = _through(of, f"gather {layer}", taken.reshape(count, length, size))
    after = _normed(of, f"norm {layer}", vectors + functional.dropout(gathered, _FORGOTTEN[0], forgets))
    wide = functional.gelu(_through(of, f"widen {layer}", after), approximate="tanh")
    narrow = functional.dropout(_through(of, f"narrow {layer}", wide), _FORGOTTEN[0], forgets)
    return _normed(of, f"second norm {layer}", after + narrow)


def _through(of: Arrays, name: str, vectors: Any) -> Any:  # arrays of torch
    flat = torch.addmm(of[f"{name} shift"], vectors.reshape(-1, vectors.shape[-1]), of[name])
    return flat.view(*vectors.shape[:-1], -1)


def _normed(of: Arrays, name: str, vectors: Any) -> Any:  # an array of torch
    return functional.layer_norm(vectors, vectors.shape[-1:], *of[name], eps=TINY)


def tell(known: dict[str, NDArray[Any]], every: Told) -> Arrays:
    """Learns what messages tell (Adam)."""
    torch.manual_seed(0)
    network, luck = begun(known), random.Random(0)
    for array in network.values():
        array.requires_grad_(True)
    old, new = ([array for name, array in network.items() if (name in NEW) is is_new] for is_new in (False, True))
    groups = [{"params": some, "lr": pace} for some, pace in zip((old, new), _PACE, strict=True)]
    optimiser = torch.optim.AdamW(groups, weight_decay=_DECAY)
    plan = [some for _ in range(_ROUNDS) for some in every.batches(luck)]
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / _FIRST) * max(_LAST, 1 - step / len(plan))
    )
    for step, some in enumerate(map(every.of, plan)):
        with torch.autocast("cpu", torch.bfloat16):
            told = read(network, together(some.pieces), forgets=True)
        wrong = _wrong(told.float(), torch.from_numpy(some.tell))
        optimiser.zero_grad()
        wrong.backward()
        torch.nn.utils.clip_grad_norm_([*old, *new], _STEEPEST)
        optimiser.step()
        pace.step()
        if step % _SAID_EVERY == 0:
            print(f"step {step} of {len(plan)}: {float(wrong.detach()):.3f}", flush=True)
    return {name: array.detach() for name, array in network.items()}


def _wrong(told: Any, should: Any) -> Any:  # arrays of torch
    known = ~should.isnan()
    each = functional.binary_cross_entropy_with_logits(told, should.nan_to_num(), reduction="none") * known
    topics = each[:, 2:].sum() / known[:, 2:].sum().clamp(min=1)
    return each[:, :2].mean() + _TOPICS * topics


def told_by(network: Arrays, pieces: Sequence[Sequence[int]]) -> Numbers:
    found = np.zeros((len(pieces), RESULTS), np.float32)
    order = np.argsort([len(own) for own in pieces], kind="stable")
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for at in range(0, len(order), 256):
            some = order[at : at + 256]
            found[some] = read(network, together([pieces[one] for one in some])).float().numpy()
    return found


def even(network: Arrays, messages: Sequence[Message]) -> Arrays:
    """Of topics, the rare count as much as the common."""
    topics = Counter(message.topic for message in messages)
    common = torch.tensor([float(topics[topic] or 1) for topic in LEARNED_TOPICS])
    shift = network["out shift"].clone()
    shift[2:-1] -= (common / common.sum()).log()
    return network | {"out shift": shift}


def packed(network: Arrays, known: dict[str, NDArray[Any]]) -> dict[str, Any]:
    """As `network.py` wants it: what has rows and columns in bytes, each column with a scale; of vectors, each row."""
    made: dict[str, Any] = {name: known[name] for name in (*TEXTS, "likely")}
    for name, tensor in network.items():
        array = tensor.numpy()
        if array.ndim == 1 or len(array) == 2 or name == "places":  # shifts and norms
            made[name] = array
            continue
        axis = 1 if name == "vectors" else 0
        scales = np.maximum(np.abs(array).max(axis), 1e-9) / 127
        made[name] = np.round(array / np.expand_dims(scales, axis)).astype(np.int8)
        made[name + SCALE] = scales.astype(np.float32)
    return made


def messages(folder: Path, language: str) -> tuple[list[Message], list[Message], list[Message], list[Message]]:
    """Of practice, of seen, of ordinary talk, and of that which is not learned from."""
    practice, seen = (read_messages(language, [half], _unruled) for half in LEARNED_FROM)
    talk = read_talk(folder / f"{language}.txt", _unruled)
    weighed = learn([*practice, *seen, *talk[::2]]).score(talk[::2])[:, 0]
    heavy = weighed >= np.quantile(weighed, 1 - _HEAVY)
    known = [one for at, one in enumerate(talk[::2]) if heavy[at] or at % _SPARE == 0]
    return practice, seen, known, talk[1::2]


def _unruled(text: str) -> None:
    """No rule is asked."""


def known_pieces(known: dict[str, NDArray[Any]], words: Iterable[str]) -> dict[str, NDArray[Any]]:
    """An encoder's arrays with the pieces that such words have; each in small letters and without marks, as words are
    here. Of several that are alike then, the likeliest."""
    names = known["pieces"].tobytes().decode().split("\n")
    likely = known["likely"].tolist()
    best: dict[str, int] = {}
    for number in sorted(range(_SPECIAL, len(names)), key=likely.__getitem__, reverse=True):
        best.setdefault(_folded(names[number]), number)
    best.pop("", None)
    plain = np.frombuffer("\n".join(written_so()).encode(), np.uint8)
    every = Pieces(["?", *best], [0.0, *map(likely.__getitem__, best.values())], _written(plain))
    counts = Counter(chain.from_iterable(every.of([word]) for word in words))
    kept = [
        number
        for at, (name, number) in enumerate(best.items(), 1)
        if counts[at] >= (_LEAST if len(name) > 2 else 1) or len(name.removeprefix(BEGIN)) < 2
    ]
    found = [*range(_SPECIAL), *kept]
    folded = {number: name for name, number in best.items()}
    return known | {
        "pieces": np.frombuffer("\n".join(folded.get(one, names[one]) for one in found).encode(), np.uint8),
        "written": plain,
        "likely": known["likely"][found],
        "vectors": known["vectors"][found],
    }


def _folded(piece: str) -> str:
    """ "": it is none of ours."""
    begin = BEGIN if piece.startswith(BEGIN) else ""
    rest = piece.removeprefix(BEGIN).translate(_APOSTROPHES)
    if "'" in rest:
        return begin + rest.lower()
    found = tokens(rest)
    return begin + found[0] if len(found) == 1 else begin if not rest else ""


def written_so() -> list[str]:
    return [f"{word.replace(chr(39), '')}\t{word}" for word in _WRITTEN.split()]


def _written(lines: NDArray[Any]) -> dict[str, str]:
    return dict(line.split("\t") for line in lines.tobytes().decode().split("\n"))


def pieces_of(known: dict[str, NDArray[Any]]) -> Pieces:
    return Pieces(known["pieces"].tobytes().decode().split("\n"), known["likely"].tolist(), _written(known["written"]))


def main(folder: Path) -> None:
    every = {path.stem: messages(folder, path.stem) for path in sorted((CASES / "practice").glob("*.tsv"))}
    with np.load(folder / ENCODER) as file:
        known: dict[str, NDArray[Any]] = dict(file)
    words = (word for own in every.values() for some in own for one in some for word in one.tokens)
    known = known_pieces(known, chain(words, read_ranks()))
    pieces = pieces_of(known)

    def cut(some: Sequence[Message]) -> list[list[int]]:
        return [[BEGINS, *pieces.of(one.tokens[:WINDOW]), ENDS] for one in some]

    said: list[Message] = []
    left_out: dict[str, NDArray[Any]] = {}
    """Of each language, the numbers of the practice messages that the network is not told about."""
    for language, (practice, seen, talk, _) in every.items():
        run = np.arange(len(practice)) * _RUNS // len(practice)
        left_out[language] = np.flatnonzero(np.isin(run, _APART))
        own = [practice[at] for at in np.flatnonzero(~np.isin(run, _APART))]
        said += [*own, *amid(own, talk, AMID), *seen, *talk, *amid(talk, talk, AMID / 2)]
    told = Told(cut(said), what_they_tell(said))
    print(f"{len(said)} messages, {len(known['likely'])} pieces", flush=True)
    learned = tell(known, told)
    np.savez_compressed(folder / NETWORK, **packed(even(learned, said), known))
    for language, (practice, *_, apart) in every.items():
        which = left_out[language]
        read_in = told_by(learned, cut([practice[at] for at in which]))
        np.savez(folder / READINGS.format(language), which=which, practice=read_in, talk=told_by(learned, cut(apart)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
