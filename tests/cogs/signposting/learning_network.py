"""How the network is learned: it knows what English sentences mean already, and learns what messages tell.

`python -m tests.cogs.signposting.learning_network FOLDER` needs torch and tokenizers, and in FOLDER, besides the
ordinary talk that `learning` needs, what was found and is not kept here: `encoder.npz`, an English sentence encoder's
arrays, named as in `network.py`; none of them in bytes, and `telling`, `told` and `out` may be missing. Of other
languages it learns first which pieces their words have, and then what those mean from what messages tell.

It writes there `network.npz`, which `learning` makes part of the lexicon, and `<language>.read.npz`: what networks read
in messages that they were not told about, and in the ordinary talk that is not learned from.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from math import sqrt
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
import tokenizers
import torch
from numpy.typing import NDArray
from torch.nn import functional

from cogs.signposting.screening.network import HEADS, LAYERS, NETWORK, SCALE, SHARPNESS, TEXTS, TINY
from cogs.signposting.screening.pieces import BEGIN, Pieces
from cogs.signposting.screening.topics import LEARNED_TOPICS
from cogs.signposting.screening.weights import WINDOW
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

_MORE: Final = 10_000
"""Pieces of the other languages, those that English has among them."""
_LONGEST: Final = 16
"""Letters of one."""
_FOLDS: Final = 2
"""Fewer than `learning` has: each takes long."""
_TELLING: Final = 256
_ROUNDS: Final = 3
_AT_ONCE: Final = 64
_NEAR: Final = 50
"""So many times as many messages are put in order of their lengths, for those of one length to be learned at once."""
_PACE: Final = (3e-4, 1e-3)
"""Of what is known already, and of what is new."""
_FIRST: Final = 100
"""So many steps until the pace is reached; then it slows down, to this share of it."""
_LAST: Final = 0.02
_DECAY: Final = 0.01
_STEEPEST: Final = 1.0
_FORGOTTEN: Final = (0.06, 0.2)
"""What share of the numbers of pieces, and of what was made of them, is left out each time."""
_TOPICS: Final = 0.5
"""How much it matters what a message is about."""
_HEAVY: Final = 0.2
"""What share of ordinary talk is learned from, as its words weigh most."""
_SPARE: Final = 6
"""And every sixth else."""

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
    size = known["meaning"].shape[0]
    luck = torch.Generator().manual_seed(0)

    def spread(rows: int, columns: int, by: float) -> Any:  # an array of torch
        return torch.randn(rows, columns, generator=luck) * by

    made: Arrays = {name: torch.tensor(array) for name, array in known.items() if array.dtype == np.float32}
    made.pop("likely")
    new = {"telling": spread(size, _TELLING, 1 / sqrt(size)), "telling shift": torch.zeros(_TELLING)}
    new |= {"told": spread(_TELLING, RESULTS, 0.05), "out": spread(size, RESULTS, 0.01)}
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
    places = torch.arange(pieces.shape[1])[:, None] * of["turns"]
    vectors = functional.embedding(pieces.clamp(min=0), of["vectors"]) + torch.cat([places.sin(), places.cos()], 1)
    vectors = functional.dropout(vectors, _FORGOTTEN[0], forgets)
    seen = there[:, None, None, :].expand(-1, -1, pieces.shape[1], -1)
    for layer in range(LAYERS):
        vectors = _layer(of, layer, vectors, seen)
    kept = (vectors * there[..., None]).sum(1) / there.sum(1, keepdim=True)
    meaning = SHARPNESS * functional.normalize(torch.tanh(_through(of, "meaning", kept)), dim=1)
    telling = torch.relu(_through(of, "telling", functional.dropout(meaning, _FORGOTTEN[1], forgets)))
    plain = functional.dropout(_normed(kept), _FORGOTTEN[1], forgets)
    return functional.dropout(telling, _FORGOTTEN[1], forgets) @ of["told"] + _through(of, "out", plain)


def _layer(of: Arrays, layer: int, vectors: Any, seen: Any) -> Any:  # arrays of torch
    count, length, size = vectors.shape
    by, shift = of[f"norm {layer}"]
    looking = _through(of, f"attend {layer}", _normed(vectors) * by + shift)
    parts = looking.view(count, length, 3, HEADS, size // HEADS).permute(2, 0, 3, 1, 4)
    taken = functional.scaled_dot_product_attention(*parts, attn_mask=seen).transpose(1, 2)
    carried = vectors if layer else _through(of, "carry 0", vectors)
    after = carried + _through(of, f"gather {layer}", taken.reshape(count, length, size))
    by, shift = of[f"second norm {layer}"]
    wide = torch.relu(_through(of, f"widen {layer}", _normed(after) * by + shift))
    return after + _through(of, f"narrow {layer}", wide)


def _through(of: Arrays, name: str, vectors: Any) -> Any:  # arrays of torch
    return vectors @ of[name] + of[f"{name} shift"]


def _normed(vectors: Any) -> Any:  # an array of torch
    return functional.layer_norm(vectors, vectors.shape[-1:], eps=TINY)


def tell(known: dict[str, NDArray[Any]], every: Told) -> Arrays:
    """Learns what messages tell (Adam)."""
    torch.manual_seed(0)
    network, luck = begun(known), random.Random(0)
    for name, array in network.items():
        array.requires_grad_(name != "turns")
    old, new = ([array for name, array in network.items() if (name in NEW) is is_new] for is_new in (False, True))
    groups = [{"params": some, "lr": pace} for some, pace in zip((old, new), _PACE, strict=True)]
    optimiser = torch.optim.AdamW(groups, weight_decay=_DECAY)
    plan = [some for _ in range(_ROUNDS) for some in every.batches(luck)]
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / _FIRST) * max(_LAST, 1 - step / len(plan))
    )
    for some in map(every.of, plan):
        with torch.autocast("cpu", torch.bfloat16):
            told = read(network, together(some.pieces), forgets=True)
        wrong = _wrong(told.float(), torch.from_numpy(some.tell))
        optimiser.zero_grad()
        wrong.backward()
        torch.nn.utils.clip_grad_norm_([*old, *new], _STEEPEST)
        optimiser.step()
        pace.step()
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
        if array.ndim == 1 or len(array) == 2:  # shifts, and norms
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


def with_more(known: dict[str, NDArray[Any]], words: Iterable[str]) -> dict[str, NDArray[Any]]:
    """With the pieces of other languages' words, each of which first stands for what its pieces in English do."""
    tokenizer = tokenizers.Tokenizer(tokenizers.models.Unigram())
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.WhitespaceSplit()
    trainer = tokenizers.trainers.UnigramTrainer(
        vocab_size=_MORE, max_piece_length=_LONGEST, special_tokens=["?"], unk_token="?"
    )
    tokenizer.train_from_iterator((BEGIN + word for word in words), trainer)
    learned = {name: likely for name, likely in json.loads(tokenizer.to_str())["model"]["vocab"]}
    names = _texts(known)["pieces"]
    found = {name: likely for name, likely in learned.items() if name not in {*names}}
    english = pieces_of(known)
    vectors = [known["vectors"][english.cut(name)].mean(axis=0) for name in found]
    return known | {
        "pieces": np.frombuffer("\n".join([*names, *found]).encode(), np.uint8),
        "likely": np.concatenate([known["likely"], np.array([*found.values()], np.float32)]),
        "vectors": np.concatenate([known["vectors"], np.array(vectors, np.float32)]),
    }


def pieces_of(known: dict[str, NDArray[Any]]) -> Pieces:
    texts = _texts(known)
    return Pieces(texts["pieces"], known["likely"].tolist(), dict(line.split("\t") for line in texts["written"]))


def _texts(known: dict[str, NDArray[Any]]) -> dict[str, list[str]]:
    return {name: known[name].tobytes().decode().split("\n") for name in TEXTS}


def main(folder: Path) -> None:
    every = {path.stem: messages(folder, path.stem) for path in sorted((CASES / "practice").glob("*.tsv"))}
    with np.load(folder / ENCODER) as file:
        known: dict[str, NDArray[Any]] = dict(file)
    others = [one for language, (*own, _) in every.items() if language != "en" for some in own for one in some]
    known = with_more(known, (word for one in others for word in one.tokens if word[:1].isalnum()))
    pieces = pieces_of(known)

    def cut(some: Sequence[Message]) -> list[list[int]]:
        return [pieces.of(one.tokens[:WINDOW]) or [0] for one in some]

    said: list[Message] = []
    left_out: list[int] = []
    """Of each message, which of the networks is not told about it; -1: none."""
    begins: dict[str, int] = {}
    for language, (practice, seen, talk, _) in every.items():
        begins[language] = len(said)
        folds = [len(practice) * fold // _FOLDS for fold in range(_FOLDS + 1)]
        parts = [practice[first:end] for first, end in pairwise(folds)]
        again = [amid(part, talk, AMID) for part in parts]
        for some in (parts, again):
            said += chain.from_iterable(some)
            left_out += chain.from_iterable([fold] * len(part) for fold, part in enumerate(some))
        besides = [*seen, *talk, *amid(talk, talk, AMID / 2)]
        said += besides
        left_out += [-1] * len(besides)
    told = Told(cut(said), what_they_tell(said))
    print(f"{len(said)} messages, {len(known['likely'])} pieces", flush=True)
    readings = np.zeros((len(said), RESULTS), np.float32)
    for fold in range(_FOLDS):
        apart = np.flatnonzero(np.array(left_out) == fold)
        network = tell(known, told.of(np.flatnonzero(np.array(left_out) != fold)))
        readings[apart] = told_by(network, told.of(apart).pieces)
        print(f"left out: {fold + 1} of {_FOLDS}", flush=True)
    learned = tell(known, told)
    np.savez_compressed(folder / NETWORK, **packed(even(learned, said), known))
    for language, (practice, *_, apart_talk) in every.items():
        own = readings[begins[language] :][: len(practice)]
        np.savez(folder / READINGS.format(language), practice=own, talk=told_by(learned, cut(apart_talk)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
