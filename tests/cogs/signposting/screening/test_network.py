"""A network reads words in their order, says the same each time, and is asked only of what stands close."""

from __future__ import annotations

import io
import pickle
from math import exp, pi, sqrt, tanh
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from cogs.signposting.screening.all_weights import read_weights
from cogs.signposting.screening.network import BEGINS, ENDS, HEADS, Network, read_network
from cogs.signposting.screening.pieces import BEGIN, MOST
from cogs.signposting.screening.rules import BadLexicon
from cogs.signposting.screening.screening import WEIGHED, Screening, read_data
from cogs.signposting.screening.topics import LEARNED_TOPICS

WORDS = ["north", "south", "then"]
PIECES = ["?", "<s>", "</s>", *(BEGIN + word for word in (*WORDS, "south-")), *"abcdefghijklmnopqrstuvwxyz", BEGIN]
NAMED = [
    "BIAS\t0\t0",
    "RULE SUPPORT\t0\t0",
    "RULE URGENT\t0\t0",
    "LIMIT\t2\t2",
    "KEPT\t0\t0",
    "ASKED\t-9\t0",
    "CLOSE\t0\t0",
]
PLAIN = [f"{word}\t0\t0" for word in WORDS]
SIZE = 12
LAYERS = 2
RESULTS = 3 + len(LEARNED_TOPICS)
MATRICES = {
    "attend": (SIZE, 3 * SIZE), "gather": (SIZE, SIZE), "widen": (SIZE, 1), "narrow": (1, SIZE),
}  # fmt: skip


def arrays() -> dict[str, Any]:
    """Looks for `north` among the first two words, and for nothing else: of it, it says 3, and half as much of danger;
    and of somebody else's."""
    made: dict[str, Any] = {
        "pieces": text("\n".join(PIECES)),
        "written": text("s\tsouth-\nn\tnorth"),
        "likely": np.array([*[-99.0] * 3, *[-2.0] * 4, *[-9.0] * 27], np.float32),
        "vectors": np.zeros((len(PIECES), SIZE), np.int8),
        "vectors scale": np.ones(len(PIECES), np.float32),
        "places": np.zeros((MOST + 2, SIZE), np.float32),
    }
    for number, piece in enumerate(range(ENDS + 1, len(WORDS) + ENDS + 1), 1):
        made["vectors"][piece, number] = 10
    made["places"][1:3, 8] = 10
    for norm in ("norm", *(f"{name} {layer}" for name in ("norm", "second norm") for layer in range(LAYERS))):
        made[norm] = np.array([np.ones(SIZE), np.zeros(SIZE)], np.float32)
    for layer in range(LAYERS):
        made |= shaped({f"{name} {layer}": shape for name, shape in MATRICES.items()})
    made |= shaped({"telling": (SIZE, 2), "out": (SIZE, RESULTS)})
    # in the first layer each piece finds whether it is that; in the next all of them see who has found it
    made["widen 0"][[1, 8], 0] = 10
    made["widen 0 shift"][:] = -33
    made["narrow 0"][0, 7] = 100
    made["attend 1 shift"][0] = 1
    made["attend 1"][7, [SIZE, 2 * SIZE]] = 10, 1
    made["gather 1"][0, 6] = 100
    made["gather 1 scale"][:] = 10
    made["out"][6, [0, 1, -1]] = 4, 2, 4
    made["out shift"][[0, 1, -1]] = -9.97, -5.33, -9.97
    made["told"] = np.zeros((2, RESULTS), np.int8)
    return made | {"told scale": np.ones(RESULTS, np.float32)}


def shaped(of: dict[str, tuple[int, int]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, shape in of.items():
        made |= {name: np.zeros(shape, np.int8), f"{name} scale": np.ones(shape[1], np.float32)}
        made[f"{name} shift"] = np.zeros(shape[1], np.float32)
    return made


def text(of: str) -> Any:  # an array of bytes
    return np.frombuffer(of.encode(), np.uint8)


def content(of: dict[str, Any]) -> bytes:
    file = io.BytesIO()
    np.savez_compressed(file, **of)
    return file.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "en"
    made.mkdir()
    (made / "weights.tsv").write_text("\n".join([*NAMED, "READ\t1\t1", *PLAIN]), "utf-8")
    (tmp_path / "network.npz").write_bytes(content(arrays()))
    return tmp_path


def test_it_reads_words_at_their_places() -> None:
    network = Network(content(arrays()))
    assert len(network) == RESULTS
    for said in (["north", "south"], ["then", "north"], ["north", "then", "south", "unheard"], ["n", "then"]):
        crisis, danger, *topics, someone = network.read(said)
        assert crisis == pytest.approx(3.3, abs=0.1), said
        assert danger == pytest.approx(1.3, abs=0.1), said
        assert topics == pytest.approx([0] * len(LEARNED_TOPICS)), said
        assert someone == pytest.approx(crisis)
    for said in (["then", "south", "north"], ["south"], ["s", "then"], ["noth"]):
        assert network.read(said)[0] < 0, said


def test_of_no_words_it_says_nothing_and_of_strange_ones_something() -> None:
    network = Network(content(arrays()))
    assert network.read([]) == [0.0] * RESULTS
    said = ["\ud800", "", "\x00", "北", "n" * 100_000, *["北"] * 10_000]
    assert all(np.isfinite(network.read(said)))
    assert network.read(["", ""]) == [0.0] * RESULTS


def test_what_was_kept_of_it_reads_the_same() -> None:
    network = Network(content(arrays()))
    again: Network = pickle.loads(pickle.dumps(network))
    said = ["then", "north", "south"]
    assert again.read(said) == network.read(said)


def test_pieces_look_at_each_other_as_a_transformer_has_it() -> None:
    """Against the same written out for each number (Vaswani and others, 2017; Devlin and others: BERT, 2019)."""
    made, luck = arrays(), np.random.default_rng(3)
    for name, one in made.items():
        if one.dtype == np.int8:
            made[name] = luck.integers(-9, 9, one.shape).astype(np.int8)
        elif name.endswith((" scale", " shift")) or "norm" in name or name == "places":
            made[name] = luck.normal(0, 0.1, one.shape).astype(np.float32)
    slow = slowly(made, [BEGINS, *(ENDS + 1 + WORDS.index(word) for word in ("north", "then", "south")), ENDS])
    assert Network(content(made)).read(["north", "then", "south"]) == pytest.approx(slow, rel=1e-3, abs=1e-4)


def slowly(of: dict[str, Any], pieces: list[int]) -> list[float]:
    def through(name: str, one: list[float]) -> list[float]:
        rows, scale = of[name].tolist(), of[f"{name} scale"].tolist()
        shift = of[f"{name} shift"].tolist() if f"{name} shift" in of else [0.0] * len(scale)
        return [
            sum(number * row[at] for number, row in zip(one, rows, strict=True)) * by + add
            for at, (by, add) in enumerate(zip(scale, shift, strict=True))
        ]

    def normed(one: list[float], name: str) -> list[float]:
        middle = sum(one) / len(one)
        spread = sqrt(sum((number - middle) ** 2 for number in one) / len(one) + 1e-6)
        by, shift = of[name].tolist()
        return [(number - middle) / spread * a + b for number, a, b in zip(one, by, shift, strict=True)]

    def added(one: list[float], other: list[float]) -> list[float]:
        return [a + b for a, b in zip(one, other, strict=True)]

    def bent(number: float) -> float:
        return number / 2 * (1 + tanh(sqrt(2 / pi) * (number + 0.044715 * number**3)))

    known = [[number * of["vectors scale"][piece] for number in of["vectors"][piece].tolist()] for piece in pieces]
    every = [normed(added(one, of["places"][at].tolist()), "norm") for at, one in enumerate(known)]
    wide = SIZE // HEADS
    for layer in range(LAYERS):
        looking = [through(f"attend {layer}", one) for one in every]
        after = []
        for one, own in zip(every, looking, strict=True):
            taken = []
            for head in range(0, SIZE, wide):
                likes = [
                    exp(sum(own[head + at] * other[SIZE + head + at] for at in range(wide)) / sqrt(wide))
                    for other in looking
                ]
                for at in range(2 * SIZE + head, 2 * SIZE + head + wide):
                    gives = (like * other[at] for like, other in zip(likes, looking, strict=True))
                    taken.append(sum(gives) / sum(likes))
            sees = normed(added(one, through(f"gather {layer}", taken)), f"norm {layer}")
            thinks = [bent(number) for number in through(f"widen {layer}", sees)]
            after.append(normed(added(sees, through(f"narrow {layer}", thinks)), f"second norm {layer}"))
        every = after
    kept = [sum(numbers) / len(every) for numbers in zip(*every, strict=True)]
    telling = [max(0.0, number) for number in through("telling", kept)]
    return added(through("told", telling), through("out", kept))


def test_what_it_reads_counts_beside_the_words(folder: Path) -> None:
    screening = Screening(read_data(folder))
    found = screening.look("then north south")
    assert found is not None
    assert found.level == "support"
    assert screening.look("then south north") is None


def test_it_counts_as_much_as_the_language_has_learned(folder: Path) -> None:
    path = folder / "en" / "weights.tsv"
    once = read_weights(folder).weigh(["then", "north", "south"], None, ["en"])
    path.write_text(path.read_text("utf-8").replace("READ\t1\t1", "READ\t2\t3"), "utf-8")
    more = read_weights(folder).weigh(["then", "north", "south"], None, ["en"])
    assert once is not None
    assert more is not None
    assert more.crisis + 2 == pytest.approx(2 * (once.crisis + 2))
    path.write_text(path.read_text("utf-8").replace("READ\t2\t3", "READ\t0\t0"), "utf-8")
    none = read_weights(folder).weigh(["then", "north", "south"], None, ["en"])
    assert none is not None
    assert none.crisis == -2


def test_it_reads_a_sentence_alone_too(folder: Path) -> None:
    path = folder / "en" / "weights.tsv"
    lines = path.read_text("utf-8").replace("READ\t1\t1", "READ\t3\t3").replace("south\t0", "south\t1")
    path.write_text(lines.replace("CLOSE\t0", "CLOSE\t-9"), "utf-8")
    screening = Screening(read_data(folder))
    assert screening.look("then then then. north then south") is not None
    assert screening.look("then then then north then south") is None
    path.write_text(lines, "utf-8")  # where the sentence weighs too little for the network to be asked
    assert Screening(read_data(folder)).look("then then then. north then south") is None


def test_it_reads_with_one_thread() -> None:
    with threadpool_limits(2, "blas"):
        network = Network(content(arrays()))
        assert network.read(["north"])
        assert {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"} == {1}


def test_all_languages_have_the_same_one(folder: Path) -> None:
    (folder / "de").mkdir()
    lines = (folder / "en" / "weights.tsv").read_text("utf-8")
    for language, words in (("en", "yours"), ("de", "deins")):
        path = folder / language / "weights.tsv"
        path.write_text(f"{lines}\n{words}\t0\t0", "utf-8")
    weights = read_weights(folder)
    for words in ("yours", "deins"):
        found = weights.weigh(["then", "north", words], None, None)
        assert found is not None
        assert found.language == ("en" if words == "yours" else "de")
        assert found.crisis == pytest.approx(1.3, abs=0.1)


def test_what_it_reads_of_topics_counts_beside_the_words(folder: Path) -> None:
    zeros = "\t".join(["0"] * len(LEARNED_TOPICS))
    (folder / "en" / "topics.tsv").write_text(f"BIAS\t{zeros}\t0\nthen\t{zeros}\t9", "utf-8")
    made = arrays()
    made["out shift"][2 + LEARNED_TOPICS.index("eating")] = 2
    (folder / "network.npz").write_bytes(content(made))
    weights = read_weights(folder)
    assert weights.topic(["north", "unheard"], [], "en") == ("eating", "someone")
    assert weights.topic(["south", "unheard"], [], "en") == ("eating", "self")
    assert weights.topic(["then", "south", "north"], [], "en") == ("eating", "self")
    assert weights.topic(["south", "unheard"], ["north"], "en") == ("eating", "self")
    assert weights.topic(["north"], ["south"], "en") == ("eating", "someone")
    assert weights.topic(["north"], [], "de") == ("suicide", "self")
    made["out shift"][2 + LEARNED_TOPICS.index("abuse")] = 4
    (folder / "network.npz").write_bytes(content(made))
    harm = read_weights(folder)
    assert harm.topic(["north", "unheard"], [], "en") == ("abuse", "self")  # somebody else's is not sure enough
    assert harm.topic(["north", "then"], [], "en") == ("abuse", "someone")
    (folder / "network.npz").unlink()
    assert read_weights(folder).topic(["south", "then"], [], "en") == ("suicide", "someone")


def test_one_that_tells_something_else_is_told(folder: Path) -> None:
    made = arrays()
    few = {name: made[name][..., :2] for name in ("told", "told scale", "out", "out scale", "out shift")}
    (folder / "network.npz").write_bytes(content(made | few))
    with pytest.raises(BadLexicon, match=r"network\.npz: not a crisis, danger, each topic"):
        read_weights(folder)


def test_it_is_asked_only_of_what_stands_close(folder: Path) -> None:
    path = folder / "en" / "weights.tsv"
    path.write_text(path.read_text("utf-8").replace("then\t0", "then\t-1"), "utf-8")
    weights = read_weights(folder)
    far, close = (weights.weigh(said, None, ["en"]) for said in (["north", "then", "south"], ["north", "south", "a"]))
    assert far is not None
    assert far.crisis == float("-inf")
    assert not far.keeps
    assert close is None or close.crisis > 0


@pytest.mark.parametrize("lacking", sorted(arrays()))
def test_a_network_that_lacks_something_is_told(folder: Path, lacking: str) -> None:
    (folder / "network.npz").write_bytes(content({name: one for name, one in arrays().items() if name != lacking}))
    with pytest.raises(BadLexicon, match=r"network\.npz"):
        read_weights(folder)


def test_a_damaged_network_is_told(folder: Path) -> None:
    path = folder / "network.npz"
    whole = path.read_bytes()
    unfit = [name for name in arrays() if name not in {"pieces", "written"}]
    damaged = [b"", b"no network", whole[: len(whole) // 2], whole[:-40] + bytes(40)]
    inside = whole.find(b"vectors.npy") + 70
    damaged += [whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :] for at in range(inside, inside + 20)]
    damaged += [content(arrays() | {name: arrays()[name][:0]}) for name in unfit]
    damaged += [content(arrays() | {"vectors": np.array([{}], dtype=object)})]
    damaged += [content(arrays() | {name: text(of)}) for name, of in (("pieces", "a\nb"), ("written", "no tab"))]
    for number, each in enumerate(damaged):
        path.write_bytes(each)
        with pytest.raises(BadLexicon, match=r"network\.npz"):
            assert read_network(path) is None, number


RULES = """
shows = "north south then"
[concepts]
at-sea = ["then", "sea"]
on-land = ["then", "land"]
at-home = ["home"]
[[frames]]
name = "at sea"
level = "support"
topic = "suicide"
pattern = ["at-sea"]
must = ["the sea"]
[[frames]]
name = "on land"
level = "support"
topic = "eating"
pattern = ["on-land"]
must = ["the land"]
[[frames]]
name = "at home"
level = "support"
topic = "abuse"
pattern = ["at-home"]
must = ["the home"]
"""


def test_of_what_rules_name_it_picks_the_topic_and_only_when_sure_somebody_else(folder: Path) -> None:
    zeros = "\t".join(["0"] * len(LEARNED_TOPICS))
    (folder / "en" / "topics.tsv").write_text(f"BIAS\t{zeros}\t0", "utf-8")
    path = folder / "en" / "weights.tsv"
    words = [f"{word}\t0\t0" for word in ("sea", "land", "the", "home")]
    path.write_text("\n".join([path.read_text("utf-8").replace("KEPT\t0", "KEPT\t-99"), *words]), "utf-8")
    (folder / "en" / "rules.toml").write_text(RULES, "utf-8")

    def heard(said: str, topic: str, someone: float) -> tuple[str, str, int]:
        made = arrays()
        made["out shift"][2 + LEARNED_TOPICS.index(topic)] = 3
        made["out"][:, -1] = 0
        made["out shift"][-1] = someone
        (folder / "network.npz").write_bytes(content(made))
        found = Screening(read_data(folder)).look(said, languages=["en"])
        assert found is not None
        return found.topic, found.about, len({reason.rule for reason in found.why} - {WEIGHED})

    assert heard("south then the sea", "suicide", 0) == ("suicide", "self", 2)
    assert heard("south then the sea", "eating", 0) == ("eating", "self", 2)
    assert heard("south then the sea", "abuse", 0) == ("eating", "self", 2)  # no rule has named abuse
    assert heard("the land south of it", "suicide", 0) == ("eating", "self", 1)
    assert heard("the land south of it", "eating", 3) == ("eating", "self", 1)
    assert heard("the land south of it", "eating", 5) == ("eating", "someone", 1)
    assert heard("the home south of land", "eating", 5) == ("abuse", "self", 2)  # its note alone keeps out of sight
    assert heard("the land south of home", "abuse", 5) == ("abuse", "self", 2)
