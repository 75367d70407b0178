"""The key file: the one secret outside every database. It wraps the keys of the key store, and nothing else."""

from __future__ import annotations

import os
import secrets
import stat
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.core.errors import OperatorError

_HEAD = """\
# The key of one Alongside. Together with its key store it opens what people wrote to it.
# Nobody else may read this file. Keep a copy of it, apart from the copies of the database.
"""
_WORD = "alongside-key"
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Masters:
    """The keys of a key file, by their names: the current one first, and while keys are changed the one before."""

    keys: Mapping[str, bytes]

    @property
    def current(self) -> str:
        return next(iter(self.keys))


class KeyFile:
    """At `path`, readable by its owner alone. Raises OperatorError with a sentence that says how to go on."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __str__(self) -> str:
        return f"the key file {self.path}"

    def exists(self) -> bool:
        return self.path.exists()

    def read(self) -> Masters:
        try:
            mode = self.path.stat().st_mode
            written = self.path.read_text("ascii")
        except (OSError, UnicodeDecodeError) as error:
            raise OperatorError(f"The key file {self.path} cannot be read ({_kind(error)}).") from None
        if stat.S_IMODE(mode) & 0o077:
            raise OperatorError(
                f"The key file {self.path} can be read by others than its owner (its mode is "
                f"{stat.S_IMODE(mode):04o}). Make it private: chmod 600 {self.path}. If others may have read it, "
                "change the keys, too: alongside keys rotate."
            )
        lines = [line.split() for line in written.splitlines() if line.strip() and not line.startswith("#")]
        try:
            keys = {name: b64decode(key, validate=True) for word, name, key in lines if word == _WORD}
        except ValueError:
            keys = {}
        if len(keys) != len(lines) or not keys or any(len(key) != KEY_BYTES for key in keys.values()):
            raise OperatorError(
                f"The key file {self.path} is damaged, or is no key file of Alongside. Nothing was changed. "
                "Put a copy of the right one in its place."
            )
        return Masters(keys)

    def create(self) -> Masters:
        """A new one. Never over one that is there."""
        if self.exists():
            raise OperatorError(f"There is a key file {self.path} already. Nothing was changed.")
        masters = Masters({_new_name(): secrets.token_bytes(KEY_BYTES)})
        self._write(masters)
        return masters

    def add(self, masters: Masters) -> Masters:
        """With a new current key before those that are there."""
        more = Masters({_new_name(): secrets.token_bytes(KEY_BYTES), **masters.keys})
        self._write(more)
        return more

    def retire(self, masters: Masters) -> Masters:
        """With the current key alone: no key store needs another."""
        fewer = Masters({masters.current: masters.keys[masters.current]})
        self._write(fewer)
        return fewer

    def _write(self, masters: Masters) -> None:
        """All of it or nothing: a key that is lost half way would be lost for good."""
        lines = "".join(f"{_WORD} {name} {b64encode(key).decode()}\n" for name, key in masters.keys.items())
        beside = self.path.with_name(self.path.name + ".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            beside.unlink(missing_ok=True)
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(_HEAD + lines)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, self.path)
            _sync_folder(self.path.parent)
        except OSError as error:
            raise OperatorError(f"The key file {self.path} cannot be written ({_kind(error)}).") from None


class FixedKey:
    """In the place of a key file, where a key need not be secret."""

    def __init__(self, name: str, key: bytes) -> None:
        self._masters = Masters({name: key})

    def exists(self) -> bool:
        return True

    def read(self) -> Masters:
        return self._masters

    def create(self) -> Masters:
        return self._masters

    def add(self, masters: Masters) -> Masters:
        return masters

    def retire(self, masters: Masters) -> Masters:
        return masters


def _new_name() -> str:
    return secrets.token_hex(4)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _kind(error: Exception) -> str:
    return (error.strerror or type(error).__name__) if isinstance(error, OSError) else "it is not text"
