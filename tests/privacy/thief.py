"""A thief with copies of the database, the key file and today's key store, and all the time there is.

Nothing here uses our vault: what it wrapped is unwrapped by hand, and what it sealed is tried without its seal of
authenticity, at every byte.
"""

from __future__ import annotations

import re
import sqlite3
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import numpy as np
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12
_BLOCK = 16


def masters_in(file: Path) -> dict[str, bytes]:
    lines = [line.split() for line in file.read_text().splitlines() if not line.startswith("#")]
    return {name: b64decode(key) for _, name, key in lines}


def keys_in(file: Path, store: Path) -> dict[str, bytes]:
    """Every key of the store, unwrapped, and those of the key file themselves."""
    with closing(sqlite3.connect(store)) as connection:
        rows = connection.execute("SELECT handle, wrapped, master FROM member_keys").fetchall()
    return unwrapped(file, rows)


def unwrapped(file: Path, rows: Iterable[tuple[str, bytes, str]]) -> dict[str, bytes]:
    masters = masters_in(file)
    keys = {
        handle: AESGCM(masters[master]).decrypt(
            wrapped[:_NONCE], wrapped[_NONCE:], f"alongside key of {handle}".encode()
        )
        for handle, wrapped, master in rows
    }
    return keys | masters


def written_in(path: Path) -> list[bytes]:
    """Every value of every table of a copy, whatever the table is called."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [row for table in tables for row in connection.execute(f'SELECT * FROM "{table}"')]
    return [as_bytes(value) for row in rows for value in row if value is not None]


def as_bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


def is_plain_in(words: str, raw: bytes) -> str | None:
    """As what the words stand there: as they are, in UTF-16, or in base64 at any offset."""
    for name in ("utf-8", "utf-16-le", "utf-16-be"):
        written = words.encode(name)
        if written in raw:
            return name
        for offset in range(3):
            middle = b64encode(b"\0" * offset + written)[4:-4]
            if middle in raw:
                return f"base64 of {name}"
    return None


def opened(values: Iterable[bytes], keys: Mapping[str, bytes], words: str) -> set[str]:
    """Whose key gives back a part of the words, from any value as it is stored, or from its base64."""
    candidates = [*values]
    candidates += [
        b64decode(value) for value in candidates if re.fullmatch(rb"(?:[A-Za-z0-9+/]{4})+[A-Za-z0-9+/=]{4}", value)
    ]
    parts = _parts(words)
    return {
        name
        for name, key in keys.items()
        for value in candidates
        if len(value) > _NONCE and any(part in _stream(value, key) for part in parts)
    }


def _stream(value: bytes, key: bytes) -> bytes:
    """What it says, whatever the seal says of it."""
    counter = value[:_NONCE] + (2).to_bytes(4, "big")
    return Cipher(algorithms.AES(key), modes.CTR(counter)).decryptor().update(value[_NONCE:])


def opened_anywhere(raw: bytes, keys: Mapping[str, bytes], words: str) -> set[str]:
    """Whose key gives back a part of the words, from any byte on: freed pages, logs, whatever is left over."""
    runs = [run.group()[offset:] for run in re.finditer(rb"[A-Za-z0-9+/]{160,}", raw) for offset in range(4)]
    decoded = b"".join(b64decode(run[: len(run) // 4 * 4]) for run in runs)
    return {
        name
        for name, key in keys.items()
        if _windows_open(raw, key, words, blocks=5) or _windows_open(decoded, key, words, blocks=12)
    }


def _windows_open(raw: bytes, key: bytes, words: str, *, blocks: int) -> bool:
    """Decrypts from every byte on, as if a nonce began there; the seal itself is not asked."""
    count = len(raw) - _NONCE - _BLOCK
    if count <= 0:
        return False
    step = 20_000
    for start in range(0, count, step):
        piece = raw[start : start + step + _NONCE + blocks * _BLOCK]
        tried = _tried(piece, key, blocks)
        if any(part in tried for part in _parts(words)):
            return True
    return False


def _parts(words: str) -> list[bytes]:
    """Eight letters are enough to know the words by, wherever a block ends."""
    written = words.encode()
    return [written[at : at + 8] for at in range(0, len(written) - 8, 8)]


def _tried(piece: bytes, key: bytes, blocks: int) -> bytes:
    padded = np.frombuffer(piece + b"\0" * (blocks * _BLOCK + _NONCE), dtype=np.uint8)
    count = max(len(piece) - _NONCE, 0)
    nonces = np.lib.stride_tricks.sliding_window_view(padded, _NONCE)[:count]
    counters = np.zeros((count, blocks, _BLOCK), dtype=np.uint8)
    counters[:, :, :_NONCE] = nonces[:, None, :]
    counters[:, :, _BLOCK - 1] = np.arange(2, 2 + blocks, dtype=np.uint8)
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # the stream that GCM is made of
    stream = np.frombuffer(encryptor.update(counters.tobytes()), dtype=np.uint8).reshape(count, blocks * _BLOCK)
    bodies = np.lib.stride_tricks.sliding_window_view(padded[_NONCE:], blocks * _BLOCK)[:count]
    return bytes((stream ^ bodies).tobytes())
