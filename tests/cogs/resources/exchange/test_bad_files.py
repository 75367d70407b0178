"""What hostile or broken files do: nothing. The whole is refused, or the bad row, with a reason."""

from __future__ import annotations

import io
import json
import stat
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.core.directory import Service
from cogs.resources.entries import load
from cogs.resources.exchange.faults import Fault, Refused
from cogs.resources.exchange.limits import ATTACHMENT, Limits
from cogs.resources.exchange.reading import read
from tests.support.words import catalog

GOOD = b"name,country,phone\nLantern,GB,01632 960001\n"
SERVICE = {"id": "1", "name": "Lantern", "status": "active", "country": "GB", "phones": [{"number": "01632 960001"}]}


def found_in(content: bytes | Path, name: str, limits: Limits = ATTACHMENT) -> tuple[list[str], list[tuple[int, str]]]:
    found = list(read(content, name, limits, origin="a list", known=load()))
    names = [one.name for _, one in found if isinstance(one, Service)]
    return names, [(one.row, one.why) for _, one in found if isinstance(one, Fault) and not one.harmless]


def refused(content: bytes | Path, name: str, limits: Limits = ATTACHMENT) -> str:
    with pytest.raises(Refused) as refusal:
        found_in(content, name, limits)
    return refusal.value.fault.why


def archive(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members:
            made.writestr(name, content)
    return out.getvalue()


def _link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("services.csv")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def _locked() -> bytes:
    """Nothing here writes encrypted archives: the mark is set afterwards."""
    content = bytearray(archive(("a.csv", GOOD)))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    return bytes(content)


ARCHIVES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb": (lambda: archive(("a.csv", b"0" * 40_000_000)), "bomb"),
    "larger than may be": (lambda: archive(*((f"{n}.csv", bytes(9_000_000)) for n in range(6))), "bomb"),
    "a path up": (lambda: archive(("../a.csv", GOOD)), "unsafe-name"),
    "a path up within": (lambda: archive(("a/../../b.csv", GOOD)), "unsafe-name"),
    "an absolute path": (lambda: archive(("/etc/a.csv", GOOD)), "unsafe-name"),
    "a drive": (lambda: archive(("C:\\a.csv", GOOD)), "unsafe-name"),
    "a path of Windows": (lambda: archive(("..\\a.csv", GOOD)), "unsafe-name"),
    "a link": (lambda: archive((_link(), b"/etc/passwd")), "unsafe-name"),
    "an archive in it": (lambda: archive(("a.zip", archive(("a.csv", GOOD)))), "nested"),
    "an archive by another name": (lambda: archive(("a.csv", archive(("a.csv", GOOD)))), "nested"),
    "one name twice": (lambda: archive(("a/b.csv", GOOD), ("c/B.csv", GOOD)), "twice-named"),
    "a password": (_locked, "locked"),
    "cut off": (lambda: archive(("a.csv", GOOD))[:-30], "broken"),
    "too many files": (lambda: archive(*((f"{n}.csv", b"") for n in range(2_001))), "too-many"),
    "nothing": (lambda: archive(), "not-understood"),
}


@pytest.mark.parametrize("kind", ARCHIVES)
def test_no_bad_archive_is_opened(kind: str) -> None:
    make, why = ARCHIVES[kind]
    assert refused(make(), "a.zip") in (why, "empty")


def test_an_honest_archive_is_read() -> None:
    assert found_in(archive(("a/", b""), ("a/places.csv", GOOD), ("readme.md", b"#")), "a.zip") == (["Lantern"], [])


def test_no_link_in_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.csv").write_bytes(GOOD)
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "places.csv").symlink_to(tmp_path / "elsewhere" / "secret.csv")
    assert refused(tmp_path / "here", "here") == "empty"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "broken"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "not-understood"),
        (b'{"id": 1', "broken"),
        (b'[{"id": "1"}, {"id"', "broken"),
        (b"[1, 2", "broken"),
        (b'"only words"', "not-understood"),
        (b"[" * 100_000, "broken"),
        (b'[{"a":' * 50_000, "broken"),
        (b"\x1f\x8b\x08\0", "not-understood"),
    ],
)
def test_what_is_no_such_file_is_refused(content: bytes, why: str) -> None:
    assert refused(content, "a.json") == why


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert refused(b" " * 5_000_001, "a.csv") == "too-large"


def test_more_rows_than_may_be_are_refused() -> None:
    few = Limits(file=5_000_000, expanded=5_000_000, rows=3)
    assert refused(GOOD.splitlines()[0] + b"\nA,GB,123" * 4, "a.csv", few) == "too-many"
    assert refused(json.dumps([SERVICE] * 4).encode(), "a.json", few) == "too-many"


def test_one_object_as_deep_as_it_can_be_costs_only_itself() -> None:
    deep = b'{"id": "2", "name": "Deep", "x": ' + b"[" * 200_000 + b"]" * 200_000 + b"}"
    content = (
        b"[" + json.dumps(SERVICE).encode() + b"," + deep + b"," + json.dumps(SERVICE | {"id": "3"}).encode() + b"]"
    )
    assert found_in(content, "a.json") == (["Lantern", "Lantern"], [(2, "too-deep")])


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        (b'{"name": "Odd", "minimum_age": NaN}', "not-a-number"),
        (b'{"name": "Odd", "minimum_age": -Infinity}', "not-a-number"),
        (b'"words"', "not-an-entry"),
        (b"null", "not-an-entry"),
        (b'{"name": "Odd", "text": "' + b"x" * 1_000_100 + b'"}', "too-long"),
        (
            b'{"name": "' + b"x" * 2_001 + b'", "phones": [{"number": "123"}], "country": "GB", "status": "active"}',
            "too-long",
        ),
        (b'{"status": "active"}', "no-name"),
    ],
)
def test_an_odd_object_costs_only_itself(odd: bytes, why: str) -> None:
    good = json.dumps(SERVICE).encode()
    assert found_in(b"[" + good + b"," + odd + b"," + good + b"]", "a.json") == (["Lantern", "Lantern"], [(2, why)])


def test_a_number_of_a_million_digits_is_only_words() -> None:
    odd = (
        b'{"id": "2", "name": "Odd", "status": "active", "country": "GB", "phones": [{"number": "123"}], "age": '
        + b"9" * 900_000
        + b"}"
    )
    assert found_in(b"[" + odd + b"]", "a.json") == (["Odd"], [])


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("web", "javascript:alert(1)", "address"),
        ("web", "https://user:secret@example.org", "address"),
        ("web", "data:text/html,x", "address"),
        ("web", "http://127.0.0.1/x", "address"),
        ("web", "http://localhost", "address"),
        ("web", "//example.org", "address"),
        ("web", "https://exa mple.org", "address"),
        ("phone", "<b>123</b>", "number"),
        ("phone", "call us", "number"),
        ("phone", "**123 456**", "number"),
        ("phone", "1" * 41, "number"),
        ("email", "a@b", "email"),
        ("email", "<a@example.org>", "email"),
    ],
)
def test_no_bad_way_is_taken(column: str, value: str, why: str) -> None:
    """The way is left out; with no other, so is the entry."""
    with_other = f"name,country,call,{column}\nLantern,GB,01632 960001,{value}\n".encode()
    found = list(read(with_other, "a.csv", ATTACHMENT, origin="x", known=load()))
    assert [one.why for _, one in found if isinstance(one, Fault)] == [why]
    assert [len(one.contacts) for _, one in found if isinstance(one, Service)] == [1]
    alone = f"name,country,{column}\nLantern,GB,{value}\n".encode()
    assert found_in(alone, "a.csv") == ([], [(1, "no-way")])


def test_markup_becomes_text() -> None:
    row = SERVICE | {
        "name": "<img src=x onerror=alert(1)>Lantern",
        "description": "a &lt;script&gt;b&lt;/script&gt; c<br>d",
    }
    ((_, entry),) = read(json.dumps(row).encode(), "a.json", ATTACHMENT, origin="x", known=load())
    assert isinstance(entry, Service)
    assert (entry.name, entry.about) == ("Lantern", {"en": "a b c d"})


def test_what_has_ended_does_not_come_back() -> None:
    content = b"name,country,phone\nNEDA,US,1 (800) 931-2237\nLantern,GB,01632 960001\n"
    assert found_in(content, "a.csv") == (["Lantern"], [(1, "ended")])


def test_a_quotation_mark_that_never_closes_costs_its_row() -> None:
    rows = [f"Place {n},GB,01632 96{n:04}" for n in range(500)]
    rows[3] = '"' + rows[3]
    content = "\n".join(["name,country,phone", *rows]).encode()
    names, faults = found_in(content, "a.csv")
    assert len(names) == 499
    assert faults == [(4, "open-quote")]


def test_every_reason_has_its_sentence() -> None:
    from cogs.resources.exchange.faults import Why

    for language in ("en", "de"):
        for why in Why.__args__:  # type: ignore[attr-defined]  # the values of a Literal
            assert catalog().has(f"import-why-{why}", language), why


def test_words_of_a_file_are_shown_literally() -> None:
    from bot.core.replies import Typed

    args = Fault(3, "number", "phone", "<b>*1*</b>\n@everyone").text.args
    assert args["words"] == Typed("<b>*1*</b> @everyone")


def test_memory_does_not_grow_with_the_file() -> None:
    def peak(count: int) -> int:
        content = json.dumps([SERVICE | {"id": str(n)} for n in range(count)]).encode()
        wide = Limits(file=100_000_000, expanded=100_000_000, rows=1_000_000)
        tracemalloc.start()
        assert sum(1 for _ in read(content, "a.json", wide, origin="x", known=load())) == count
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(100)
    assert peak(20_000) < peak(5_000) * 1.5 + 500_000
