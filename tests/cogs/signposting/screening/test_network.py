"""A network reads words in their order, says the same each time, and is asked only of what stands close."""

from __future__ import annotations

import io
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cogs.signposting.screening.all_weights import read_weights
from cogs.signposting.screening.network import WIDTHS, Network, read_network
from cogs.signposting.screening.rules import BadLexicon
from cogs.signposting.screening.screening import Screening, read_data

WORDS = ["north", "south", "then"]
NAMED = ["BIAS\t0\t0", "RULE SUPPORT\t0\t0", "RULE URGENT\t0\t0", "LIMIT\t2\t2", "KEPT\t0\t0", "ASKED\t-9\t0"]
PLAIN = [f"{word}\t0\t0" for word in WORDS]


def arrays(size: int = 3) -> dict[str, Any]:
    """Looks for `north`, then `south`, and for nothing else: of them it says 3, and half as much of danger."""
    made: dict[str, Any] = {
        "words": np.frombuffer("\n".join(WORDS).encode(), np.uint8),
        "vectors": np.concatenate([np.zeros((1, size)), 127 * np.eye(size)]).astype(np.int8),
        "scales": np.full(size + 1, 1 / 127, np.float32),
    }
    for width in WIDTHS:
        made[f"kernel {width}"] = np.zeros((width * size, 1), np.float16)
        made[f"shift {width}"] = np.full(1, -1, np.float16)
    made["kernel 2"][[0, size + 1]] = 1
    seen = 2 * len(WIDTHS)
    made |= {"meaning": np.zeros((seen, 4), np.float16), "meaning shift": np.zeros(4, np.float16)}
    made |= {"telling": np.zeros((4, 2), np.float16), "telling shift": np.zeros(2, np.float16)}
    made |= {"told": np.zeros((2, 2), np.float16), "out": np.zeros((seen, 2), np.float16)}
    made["out"][2] = 3, 1.5  # how much stood out of what is looked for in two words
    return made | {"out shift": np.zeros(2, np.float16)}


def content(of: dict[str, Any]) -> bytes:
    file = io.BytesIO()
    np.savez_compressed(file, **of)
    return file.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "en"
    made.mkdir()
    (made / "weights.tsv").write_text("\n".join([*NAMED, "CLOSE\t0\t0", *PLAIN]), "utf-8")
    (made / "network.npz").write_bytes(content(arrays()))
    return tmp_path


def test_it_reads_words_in_their_order() -> None:
    network = Network(content(arrays()))
    assert network.weigh(["north", "south"]) == pytest.approx((3, 1.5))
    assert network.weigh(["then", "north", "south", "unheard"]) == pytest.approx((3, 1.5))
    assert network.weigh(["south", "north"]) == (0, 0)
    assert network.weigh(["north", "then", "south"]) == (0, 0)


def test_of_no_words_and_of_strange_ones_it_says_nothing() -> None:
    network = Network(content(arrays()))
    assert network.weigh([]) == (0, 0)
    assert network.weigh(["\ud800", "", "\x00", "北"]) == (0, 0)


def test_what_was_kept_of_it_reads_the_same() -> None:
    network = Network(content(arrays()))
    again: Network = pickle.loads(pickle.dumps(network))
    said = ["then", "north", "south"]
    assert again.weigh(said) == network.weigh(said)


def test_what_it_reads_counts_beside_the_words(folder: Path) -> None:
    screening = Screening(read_data(folder))
    found = screening.look("then north south")
    assert found is not None
    assert found.level == "support"
    assert screening.look("then south north") is None


def test_it_is_asked_only_of_what_stands_close(folder: Path) -> None:
    path = folder / "en" / "weights.tsv"
    path.write_text(path.read_text("utf-8").replace("then\t0", "then\t-1"), "utf-8")
    weights = read_weights(folder)
    far, close = (weights.weigh(said, None, ["en"]) for said in (["then", "north", "south"], ["north", "south", "a"]))
    assert far is not None
    assert far.crisis == float("-inf")
    assert not far.keeps
    assert close is None or close.crisis > 0


@pytest.mark.parametrize("lacking", sorted(arrays()))
def test_a_network_that_lacks_something_is_told(folder: Path, lacking: str) -> None:
    (folder / "en" / "network.npz").write_bytes(
        content({name: one for name, one in arrays().items() if name != lacking})
    )
    with pytest.raises(BadLexicon, match=r"en/network\.npz"):
        read_weights(folder)


def test_a_damaged_network_is_told(folder: Path) -> None:
    path = folder / "en" / "network.npz"
    whole = path.read_bytes()
    unfit = [name for name in arrays() if name != "words"]
    damaged = [b"", b"no network", whole[: len(whole) // 2], whole[:-40] + bytes(40)]
    inside = whole.find(b"vectors.npy") + 70
    damaged += [whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :] for at in range(inside, inside + 20)]
    damaged += [content(arrays() | {name: arrays()[name][:0]}) for name in unfit]
    damaged += [content(arrays() | {"vectors": np.array([{}], dtype=object)})]
    for number, each in enumerate(damaged):
        path.write_bytes(each)
        with pytest.raises(BadLexicon, match=r"en/network\.npz"):
            assert read_network(path) is None, number
