"""What is in a file, a folder or an archive: names, and bytes as they are asked for. Nothing is ever unpacked to disk.

An archive is looked over before anything in it is read: its names, how much it unfolds to, what kind of files they are.
"""

from __future__ import annotations

import codecs
import io
import re
import stat
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TextIO

from cogs.resources.exchange.faults import Refused
from cogs.resources.exchange.limits import Limits

_ARCHIVES = (".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z", ".rar", ".zst", ".jar", ".xlsx", ".docx", ".ods")
_READ = (".csv", ".json", ".tsv", ".txt")
_ZIP = b"PK\x03\x04"
_ENCRYPTED = 0x1
_SMALL = 100_000
"""Bytes: whatever unfolds to no more than this is no bomb, however well it is packed."""
_PIECE = 1 << 18
_DRIVE = re.compile(r"^[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Member:
    """One file. `name`: without folders, in small letters. `open` gives its bytes, from the beginning."""

    name: str
    open: Callable[[], IO[bytes]]

    @property
    def is_json(self) -> bool:
        return self.name.endswith(".json")

    @property
    def stem(self) -> str:
        return self.name.rpartition(".")[0] or self.name


@contextmanager
def members_of(source: Path | bytes, name: str, limits: Limits) -> Iterator[list[Member]]:
    """What is in it, for as long as it is open. `name`: what the file is called. Raises Refused."""
    if isinstance(source, Path) and source.is_dir():
        yield _in_folder(source, limits)
        return
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > limits.file:
        raise Refused("too-large")

    def opened() -> IO[bytes]:
        return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")

    with opened() as file:
        begins = file.read(4)
    if begins != _ZIP:
        if begins[:2] in (b"\x1f\x8b", b"BZ", b"7z", b"Ra", b"PK"):
            raise Refused("not-understood", name)
        yield [Member(_plain(name), opened)]
        return
    try:
        with opened() as file, zipfile.ZipFile(file) as archive:
            yield _in_archive(archive, limits)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, UnicodeError) as fault:
        raise Refused("broken", name) from fault


def _in_folder(folder: Path, limits: Limits) -> list[Member]:
    """The files in it; none that a link leads to."""
    found = [path for path in sorted(folder.iterdir()) if path.is_file() and not path.is_symlink()]
    if len(found) > limits.members:
        raise Refused("too-many", str(len(found)))
    if sum(path.stat().st_size for path in found) > limits.expanded:
        raise Refused("too-large")
    return [Member(_plain(path.name), _reader_of(path)) for path in found if path.suffix.lower() in _READ]


def _reader_of(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _in_archive(archive: zipfile.ZipFile, limits: Limits) -> list[Member]:
    infos = archive.infolist()
    if len(infos) > limits.members:
        raise Refused("too-many", str(len(infos)))
    expanded, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    if expanded > limits.expanded or (expanded > _SMALL and expanded > limits.ratio * max(packed, 1)):
        raise Refused("bomb")
    named: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        _check(info)
        name = _plain(info.filename)
        if info.is_dir() or name.startswith(".") or "__macosx/" in info.filename.lower():
            continue
        if name in named:
            raise Refused("twice-named", info.filename)
        named[name] = info
    return [Member(name, _unpacker_of(archive, info)) for name, info in named.items() if name.endswith(_READ)]


def _check(info: zipfile.ZipInfo) -> None:
    """Raises Refused for what no honest archive of tables holds."""
    name = info.filename
    # `ZipInfo` has mended the separators of this system and cut the name at a NUL: what was written counts
    written = info.orig_filename.replace("\\", "/")
    if written.startswith("/") or _DRIVE.match(written) or ".." in written.split("/") or "\0" in written:
        raise Refused("unsafe-name", name)
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise Refused("unsafe-name", name)
    if name.lower().endswith(_ARCHIVES):
        raise Refused("nested", name)
    if info.flag_bits & _ENCRYPTED:
        raise Refused("locked", name)


def _unpacker_of(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    def opened() -> IO[bytes]:
        if info.file_size >= len(_ZIP):
            with archive.open(info) as file:
                if file.read(len(_ZIP)) == _ZIP:
                    raise Refused("nested", info.filename)
        return archive.open(info)

    return opened


def _plain(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].lower()


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as text. `is_guessed`: it is no UTF-8, and was read as what old programs on Windows write."""

    stream: TextIO
    is_guessed: bool


@contextmanager
def text_of(member: Member) -> Iterator[Reading]:
    """Its text, with its line ends as they are. Read once before, to know how it is written. Raises Refused."""
    encoding = _encoding_of(member)
    with member.open() as file, io.TextIOWrapper(file, encoding or "cp1252", "replace", newline="") as stream:
        yield Reading(stream, encoding is None)


_MARKS: Mapping[bytes, str] = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def _encoding_of(member: Member) -> str | None:
    """UTF-8, or what its first bytes say; None where it is neither. Raises Refused for what is no text."""
    with member.open() as file:
        begins = file.read(3)
        marked = next((encoding for mark, encoding in _MARKS.items() if begins.startswith(mark)), None)
        if marked == "utf-16":
            return marked
        decoder = codecs.getincrementaldecoder("utf-8")()
        is_utf8, piece = True, begins
        while piece:
            if b"\0" in piece:
                raise Refused("not-understood", member.name)
            if is_utf8:
                try:
                    decoder.decode(piece)
                except UnicodeDecodeError:
                    is_utf8 = False
            piece = file.read(_PIECE)
        if is_utf8:
            try:
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                is_utf8 = False
    return (marked or "utf-8") if is_utf8 else None
